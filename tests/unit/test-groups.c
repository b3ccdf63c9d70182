/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of documents: their order, and what is said when there are none. */
#include "analysis/groups.h"

#include "analysis/error.h"
#include "fixture.h"

#define CORPUS                                                                                          \
  "id,text,year,field,mixed\n"                                                                          \
  "a,one,2001,law,10\n"                                                                                 \
  "b,two,999,,9\n"                                                                                      \
  "c,three,2001,art,ten\n"                                                                              \
  "d,four,1e3,law,\n"

static ThemaGroups *
groups_of (const ThemaStore *store, const char *column)
{
  g_autoptr (GError) error = NULL;
  ThemaGroups *groups = thema_groups_new (store, column, &error);
  g_assert_no_error (error);
  return groups;
}

/* Years by their numbers, names by their code points; an empty cell is in no group. */
static void
test_order (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaGroups) years = groups_of (store, "year");
  g_assert_cmpuint (years->n, ==, 3);
  g_assert_cmpstr (years->names[0], ==, "999");
  g_assert_cmpstr (years->names[1], ==, "1e3");
  g_assert_cmpstr (years->names[2], ==, "2001");
  g_assert_cmpfloat (years->numbers[1], ==, 1000);
  g_assert_cmpuint (years->of_document[0], ==, 2);
  g_assert_cmpuint (years->of_document[1], ==, 0);
  g_assert_cmpuint (years->sizes[2], ==, 2);
  g_autoptr (ThemaGroups) fields = groups_of (store, "field");
  g_assert_cmpuint (fields->n, ==, 2);
  g_assert_null (fields->numbers);
  g_assert_cmpstr (fields->names[0], ==, "art");
  g_assert_cmpuint (fields->n_missing, ==, 1);
  g_assert_cmpuint (fields->of_document[1], ==, THEMA_NO_ID);
  g_assert_cmpuint (fields->sizes[1], ==, 2);
  g_autoptr (ThemaGroups) mixed = groups_of (store, "mixed");
  g_assert_null (mixed->numbers);
  g_assert_cmpstr (mixed->names[0], ==, "10");
  g_assert_cmpstr (mixed->names[2], ==, "ten");
}

static void
test_find (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaGroups) fields = groups_of (store, "field");
  g_autoptr (GError) error = NULL;
  guint32 group;
  g_assert_true (thema_groups_find (fields, "law", &group, &error));
  g_assert_cmpuint (group, ==, 1);
  g_assert_false (thema_groups_find (fields, "Law", &group, &error));
  g_assert_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY);
  g_assert_cmpstr (error->message, ==,
                   "no document has 'Law' in the column 'field'; there are art, law");
}

static void
test_no_column (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaStore) plain = fixture_store_from_csv ("id,text\na,one\n", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_groups_new (store, "Year", &error));
  g_assert_cmpstr (error->message, ==,
                   "the corpus has no metadata column 'Year'; it has year, field, mixed");
  g_clear_error (&error);
  g_assert_null (thema_groups_new (plain, "year", &error));
  g_assert_cmpstr (error->message, ==, "the corpus has no metadata column 'year', and no other one");
}

/* One value a document is no grouping. */
static void
test_limit (void)
{
  g_autoptr (GString) csv = g_string_new ("id,text,key\n");
  for (int i = 0; i <= THEMA_MAX_GROUPS; i++)
    g_string_append_printf (csv, "d%d,x,k%d\n", i, i);
  g_autoptr (ThemaStore) store = fixture_store_from_csv (csv->str, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_groups_new (store, "key", &error));
  g_assert_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/groups/order", test_order);
  g_test_add_func ("/groups/find", test_find);
  g_test_add_func ("/groups/no-column", test_no_column);
  g_test_add_func ("/groups/limit", test_limit);
  return g_test_run ();
}
