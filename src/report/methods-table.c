/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that stand in a report's tables alone. */
#include "base/csv-reader.h"
#include "base/digest.h"
#include "base/input.h"
#include "report/methods-private.h"

#include <string.h>

/* Whether a table has the digest that the manifest says. */
typedef struct
{
  const char *table, *hex; /* borrowed */
  gboolean found;
} Match;

static void
match_output (G_GNUC_UNUSED const char *stage, const char *name, G_GNUC_UNUSED guint64 bytes,
              const char *sha256, gpointer user_data)
{
  Match *self = user_data;
  self->found |= strcmp (name, self->table) == 0 && strcmp (sha256, self->hex) == 0;
}

static gint64
add_cell (const ThemaSlice *cell, gint64 sum)
{
  g_autofree char *text = g_strndup (cell->bytes, cell->length);
  return sum + g_ascii_strtoll (text, NULL, 10);
}

gboolean
thema_methods_sum_table (const ThemaMethods *self, const char *table, const char *column,
                         guint64 *rows, guint64 *sum)
{
  if (self->folder == NULL || !thema_methods_has (self, table))
    return FALSE;
  g_autofree char *path = g_build_filename (self->folder, table, NULL);
  g_autoptr (ThemaInput) input = thema_input_open (path, NULL);
  if (input == NULL)
    return FALSE;
  g_autofree char *hex = thema_digest_of_bytes (input->bytes, input->length);
  Match match = { table, hex, FALSE };
  thema_manifest_visit_outputs (self->manifest, match_output, &match);
  if (!match.found)
    return FALSE;
  g_autoptr (ThemaCsvReader) csv = thema_csv_reader_new (path, input->bytes, input->length, ',');
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  guint n, at = G_MAXUINT;
  gint64 total = 0;
  for (*rows = 0; thema_csv_reader_next (csv, arena, NULL); (*rows)++)
    {
      const ThemaSlice *cells = thema_csv_reader_fields (csv, &n);
      for (guint i = 0; *rows == 0 && i < n; i++)
        if (cells[i].length == strlen (column)
            && memcmp (cells[i].bytes, column, cells[i].length) == 0)
          at = i;
      if (*rows > 0 && at < n)
        total = add_cell (&cells[at], total);
      thema_arena_reset (arena);
    }
  *rows -= *rows > 0;
  *sum = (guint64) MAX (total, 0);
  return at != G_MAXUINT;
}
