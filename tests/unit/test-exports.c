/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports as databases and reference managers wrote them, below THEMA_SHARED_DATA/exports: the format that
 * each is taken for, its records, those with an abstract, and some fields as anybody can read them in the
 * file. */
#include "corpus/parts.h"
#include "fixture.h"

#include <string.h>

/* What a record says: fields[field] of the record `number` (from 1), all of it or, with `...` at the end,
 * what it begins with. */
typedef struct
{
  guint number;
  ThemaField field;
  const char *value;
} Spot;

typedef struct
{
  const char *file; /* below exports/ */
  const char *format;
  guint n_records, n_abstracts;
  Spot spots[8];
} Export;

static const Export exports[] = {
  { "asreview/generic_tab.tsv", "table", 2, 2,
    { { 1, THEMA_FIELD_TITLE, "Title of reference" },
      { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" } } },
};

static void
check_spot (const Export *export, const Spot *spot, const ThemaEntry *entry)
{
  const ThemaSlice *value = &entry->fields[spot->field];
  g_autofree char *text = g_strndup (value->bytes, value->length);
  gsize length = strlen (spot->value);
  if (g_str_has_suffix (spot->value, "..."))
    {
      length -= 3;
      if (strlen (text) > length)
        text[length] = '\0';
    }
  g_autofree char *expected = g_strndup (spot->value, length);
  g_test_message ("%s, record %u, %s", export->file, spot->number, thema_field_names[spot->field]);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_export (const Export *export, const char *path)
{
  const ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaParts) parts = thema_parts_open (&options, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaEntry entry;
  guint n_records = 0, n_abstracts = 0;
  while (thema_parts_next (parts, arena, &entry, &error))
    {
      n_records++;
      n_abstracts += entry.fields[THEMA_FIELD_ABSTRACT].length > 0;
      g_assert_cmpstr (thema_parts_format (parts)->name, ==, export->format);
      g_assert_cmpstr (entry.fault, ==, NULL);
      for (const Spot *spot = export->spots; spot->value != NULL; spot++)
        if (spot->number == n_records)
          check_spot (export, spot, &entry);
    }
  g_assert_no_error (error);
  g_test_message ("%s: records, abstracts", export->file);
  g_assert_cmpuint (n_records, ==, export->n_records);
  g_assert_cmpuint (n_abstracts, ==, export->n_abstracts);
}

static void
test_export (gconstpointer data)
{
  const Export *export = data;
  const char *shared = g_getenv ("THEMA_SHARED_DATA");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "exports", export->file, NULL);
  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no THEMA_SHARED_DATA with this export");
      return;
    }
  check_export (export, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exports/%s", exports[i].file);
      g_test_add_data_func (path, &exports[i], test_export);
    }
  return g_test_run ();
}
