/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/error.h"
#include "corpus/where.h"

#include <string.h>

/* The record that conditions are tried on. */
static const char *const record[][2] = {
  { "year", "2010" },       { "language", "en" },   { "title", "\xC3\x89tude of Risk" },
  { "keywords", "risk; art" }, { "empty", "" },     { "blank", " \t" },
  { "score", "-1.50" },     { "source title", "Nature" }, { "doi", "10.1000/abc" },
};

static ThemaSlice
value_of (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (record); i++)
    if (strcmp (record[i][0], name) == 0)
      return (ThemaSlice){ record[i][1], strlen (record[i][1]) };
  g_error ("no column %s", name);
}

static const struct
{
  const char *expression;
  gboolean holds;
} conditions[] = {
  { "year = 2010", TRUE },
  { "year == 2010", TRUE },
  { "year = 2010.0", TRUE },
  { "year != 2010", FALSE },
  { "year <> 2011", TRUE },
  { "year < 2010", FALSE },
  { "year <= 2010", TRUE },
  { "year > 999", TRUE }, /* as a text it would not be */
  { "year >= 2010 and language = en", TRUE },
  { "year>=2010 and language=EN", TRUE },
  { "year > 2010 or language = en", TRUE },
  { "year > 2010 or language = de", FALSE },
  { "not year > 2010", TRUE },
  { "not not year > 2010", FALSE },
  { "NOT (year > 2010 OR language = en)", FALSE },
  /* and binds closer than or, not than both */
  { "year = 2010 or year = 2011 and language = de", TRUE },
  { "(year = 2010 or year = 2011) and language = de", FALSE },
  { "not language = de and year = 2010", TRUE },
  { "title contains '\xC3\xA9TUDE'", TRUE },
  { "title contains 'e\xCC\x81tude'", TRUE },
  { "title = \"\xC3\xA9tude of risk\"", TRUE },
  { "keywords contains risk", TRUE },
  { "keywords contains \"risk; art\"", TRUE },
  { "keywords contains 'it''s'", FALSE },
  { "empty is empty", TRUE },
  { "blank is empty", TRUE },
  { "year is empty", FALSE },
  { "year is not empty", TRUE },
  { "empty is not empty", FALSE },
  { "language in (de, en)", TRUE },
  { "language in (de)", FALSE },
  { "language not in (de, fr)", TRUE },
  { "year in (2009, 2010.00)", TRUE },
  { "score < -1", TRUE },
  { "score = -1.5", TRUE },
  { "'source title' = nature", TRUE },
  { "doi = '10.1000/ABC'", TRUE },
  /* a missing value is equal to nothing */
  { "empty = 2010", FALSE },
  { "empty != 2010", TRUE },
  { "empty < 2010", FALSE },
  { "empty >= 0", FALSE },
  { "empty contains a", FALSE },
  { "empty in (a, b)", FALSE },
  { "empty not in (a, b)", TRUE },
};

static void
test_conditions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *quoted = NULL;
      /* "empty" is a word of the language, and here also a column. */
      const char *expression = conditions[i].expression;
      if (g_str_has_prefix (expression, "empty "))
        expression = quoted = g_strdup_printf ("'empty' %s", expression + 6);
      g_test_message ("%s", expression);
      g_autoptr (ThemaWhere) where = thema_where_new (expression, &error);
      g_assert_no_error (error);
      ThemaSlice values[8];
      const char *const *names = thema_where_names (where);
      for (guint n = 0; names[n] != NULL; n++)
        values[n] = value_of (names[n]);
      g_assert_cmpint (thema_where_holds (where, values), ==, conditions[i].holds);
    }
}

/* The place that is pointed at, and what is said. */
static const struct
{
  const char *expression, *message; /* a pattern */
} faults[] = {
  { "", "--where: character 1 of \"\", at its end: the name of a column must stand here" },
  { "year", "--where: character 5 of *, at its end: a comparison must stand here*" },
  { "year 2010", "*character 6 *, at '2010': a comparison *" },
  { "year >> 2010", "*character 7 *, at '> 2010': a value must stand here*" },
  { "year = ", "*character 8 *, at its end: a value must stand here*" },
  { "year = ''", "*'is empty'*" },
  { "= 2010", "*character 1 *the name of a column*" },
  { "\xC3\xA9 = 1 = 2", "*character 7 *, at '= 2': and, or, or the end must stand here" },
  { "year = 1 2", "*character 10 *and, or, or the end*" },
  { "(year = 1", "*character 10 *closing parenthesis*" },
  { "year = 1)", "*character 9 *and, or, or the end*" },
  { "year in 1", "*character 9 *needs a list in parentheses*" },
  { "year in ()", "*character 10 *a value must stand here*" },
  { "year in (1, 2", "*a comma or a closing parenthesis*" },
  { "year is 3", "*character 9 *followed by 'empty' or 'not empty'" },
  { "year = 1 and", "*character 13 *, at its end: the name of a column*" },
  { "year = 'a", "*character 8 *the quote is not closed" },
  { "doi = 10.1000/abc", "*character 14 *this character has no meaning here*" },
  { "empty = 1", "*character 1 *the name of a column*" },
  { "year = \xFF", "*not UTF-8*" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (thema_where_new (faults[i].expression, &error));
      g_assert_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_WHERE);
      if (!g_pattern_match_simple (faults[i].message, error->message))
        g_error ("%s: %s", faults[i].expression, error->message);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "not (");
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_where_new (deep->str, &error));
  g_assert_true (g_pattern_match_simple ("*nested too deeply", error->message));
  /* A long chain is not deep. */
  g_string_assign (deep, "a = 1");
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, " or a = 2");
  g_autoptr (ThemaWhere) where = thema_where_new (deep->str, NULL);
  g_assert_true (thema_where_holds (where, &(ThemaSlice){ "2", 1 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/where/conditions", test_conditions);
  g_test_add_func ("/where/faults", test_faults);
  g_test_add_func ("/where/depth", test_depth);
  return g_test_run ();
}
