/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/passes.h"

#include "analysis/scan.h"

static void
free_pass (gpointer pass)
{
  thema_pass_free (pass);
}

GPtrArray *
thema_passes_new (void)
{
  return g_ptr_array_new_with_free_func (free_pass);
}

gboolean
thema_passes_scan (GPtrArray *passes, const ThemaOptions *options, const ThemaStore *store,
                   const ThemaSegments *segments, const char *label, ThemaConsole *console,
                   GError **error)
{
  gboolean good = thema_scan (store, segments, passes, thema_options_threads (options),
                              thema_console_begin (console, label), error);
  thema_console_end (console);
  return good;
}

static gsize
prepare_pass (gpointer data, guint n_threads)
{
  ThemaPass *pass = data;
  return pass->class->prepare (pass, pass->state, n_threads);
}

static void
write_pass_header (gconstpointer data, ThemaCsvWriter *csv)
{
  const ThemaPass *pass = data;
  pass->class->write_header (pass, csv);
}

static void
write_pass_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaPass *pass = data;
  pass->class->write_rows (pass, pass->state, from, to, csv);
}

void
thema_passes_append_tables (GPtrArray *passes, GArray *tables)
{
  for (guint i = 0; i < passes->len; i++)
    {
      ThemaPass *pass = g_ptr_array_index (passes, i);
      ThemaTable table = { .name = pass->class->table,
                           .data = pass,
                           .prepare = prepare_pass,
                           .write_header = write_pass_header,
                           .write_rows = write_pass_rows };
      if (table.name != NULL)
        g_array_append_val (tables, table);
    }
}
