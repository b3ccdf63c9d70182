/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sensitivity-private.h"

#include <math.h>
#include <string.h>

/* The kinds of unit that shares are of. */
static const ThemaUnit units[] = { THEMA_UNIT_DOCUMENT, THEMA_UNIT_SENTENCE };
#define N_UNITS G_N_ELEMENTS (units)

/* A code's share by one way of coding. */
typedef struct
{
  const char *setting, *value, *pattern_code; /* borrowed */
  guint32 code;
  ThemaCarriers carriers, base;
} Row;

typedef void (*Visit) (const ThemaSensitivityPass *self, const Row *row, gpointer user_data);

static guint64
count_of (const ThemaCarriers *carriers, ThemaUnit unit)
{
  return unit == THEMA_UNIT_DOCUMENT ? carriers->documents : carriers->sentences;
}

static double
share_of (const ThemaSensitivityPass *self, double count, ThemaUnit unit)
{
  guint64 n = unit == THEMA_UNIT_DOCUMENT ? thema_store_n_documents (self->base.store)
                                          : thema_store_n_sentences (self->base.store);
  return n > 0 ? count / (double) n : NAN;
}

/* How far the share moves: one quotient of whole numbers, so that no change is exactly 0. */
static double
change_of (const ThemaSensitivityPass *self, const Row *row, ThemaUnit unit)
{
  double change = (double) count_of (&row->carriers, unit) - (double) count_of (&row->base, unit);
  return share_of (self, change, unit);
}

static ThemaCarriers
base_of (const ThemaSensitivityState *state, guint32 code)
{
  return (ThemaCarriers){ thema_leave_out_documents (state->left_out, code),
                          thema_leave_out_sentences (state->left_out, code) };
}

static void
visit_left_out (const ThemaSensitivityPass *self, Visit visit, gpointer user_data)
{
  const ThemaSensitivityState *state = self->base.state;
  const ThemaMatcher *matcher = self->how->matcher;
  g_autoptr (GArray) changes = thema_leave_out_list (state->left_out);
  for (guint i = 0; i < changes->len; i++)
    {
      const ThemaLeftOut *change = &g_array_index (changes, ThemaLeftOut, i);
      guint32 code = thema_matcher_pattern_code (matcher, change->pattern);
      ThemaCarriers base = base_of (state, change->code);
      Row row = { "without",
                  thema_matcher_pattern (matcher, change->pattern)->text,
                  thema_codebook_code (self->how->codebook, code)->name,
                  change->code,
                  base,
                  base };
      row.carriers.documents += change->documents_gained - change->documents_lost;
      row.carriers.sentences += (guint64) change->sentences;
      visit (self, &row, user_data);
    }
}

/* Calls `visit` for each way of coding and each code: the study's own, the alternatives, and each
 * pattern left out with the codes that this changes. */
static void
visit_rows (const ThemaSensitivityPass *self, Visit visit, gpointer user_data)
{
  const ThemaSensitivityState *state = self->base.state;
  guint32 n_codes = self->how->n_codes;
  for (guint32 code = 0; code < n_codes; code++)
    {
      Row row = { "base", "", "", code, base_of (state, code), base_of (state, code) };
      visit (self, &row, user_data);
    }
  for (guint i = 0; i < self->how->alternatives->len; i++)
    {
      const ThemaAlternative *alternative
          = &g_array_index (self->how->alternatives, ThemaAlternative, i);
      for (guint32 code = 0; code < n_codes; code++)
        {
          Row row = { alternative->setting,
                      alternative->value,
                      "",
                      code,
                      state->carriers[(gsize) i * n_codes + code],
                      base_of (state, code) };
          visit (self, &row, user_data);
        }
    }
  visit_left_out (self, visit, user_data);
}

static const char *
code_name (const ThemaSensitivityPass *self, guint32 code)
{
  return thema_codebook_code (self->how->codebook, code)->name;
}

static void
write_row (const ThemaSensitivityPass *self, const Row *row, gpointer user_data)
{
  ThemaCsvWriter *csv = user_data;
  for (guint u = 0; u < N_UNITS; u++)
    {
      guint64 count = count_of (&row->carriers, units[u]), base = count_of (&row->base, units[u]);
      if (*row->pattern_code != '\0' && count == base)
        continue;
      thema_csv_writer_text (csv, row->setting);
      thema_csv_writer_text (csv, row->value);
      thema_csv_writer_text (csv, row->pattern_code);
      thema_csv_writer_text (csv, code_name (self, row->code));
      thema_csv_writer_text (csv, thema_unit_name (units[u]));
      thema_csv_writer_count (csv, count);
      thema_csv_writer_number (csv, share_of (self, (double) count, units[u]));
      thema_csv_writer_number (csv, share_of (self, (double) base, units[u]));
      thema_csv_writer_number (csv, change_of (self, row, units[u]));
      thema_csv_writer_end_row (csv);
    }
}

void
thema_sensitivity_write (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "setting", "value", "pattern_code", "code",   "unit",
                                        "units",   "share", "base_share",   "change", NULL };
  thema_csv_writer_header (csv, header);
  visit_rows ((const ThemaSensitivityPass *) pass, write_row, csv);
}

/* The greatest change of each code, for each kind of unit: an array of Row, code after code; the
 * first one of equals. Without any change it is the row of the study itself. */

static void
offer_row (const ThemaSensitivityPass *self, const Row *row, gpointer user_data)
{
  GArray *best = user_data;
  const ThemaCode *code = thema_codebook_code (self->how->codebook, row->code);
  /* That nothing is left of a code without its rule tells nothing. */
  if (code->rule != NULL && strcmp (row->pattern_code, code->name) == 0)
    return;
  for (guint u = 0; u < N_UNITS; u++)
    {
      Row *known = &g_array_index (best, Row, row->code * N_UNITS + u);
      if (known->setting == NULL
          || fabs (change_of (self, row, units[u])) > fabs (change_of (self, known, units[u])))
        *known = *row;
    }
}

static GArray *
list_best (const ThemaSensitivityPass *self)
{
  GArray *best = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_size (best, self->how->n_codes * N_UNITS);
  visit_rows (self, offer_row, best);
  return best;
}

void
thema_sensitivity_write_summary (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",    "unit",  "base_share",   "share", "change",
                                        "setting", "value", "pattern_code", NULL };
  const ThemaSensitivityPass *self = (const ThemaSensitivityPass *) pass;
  g_autoptr (GArray) best = list_best (self);
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < best->len; i++)
    {
      const Row *row = &g_array_index (best, Row, i);
      ThemaUnit unit = units[i % N_UNITS];
      gboolean moves = count_of (&row->carriers, unit) != count_of (&row->base, unit);
      thema_csv_writer_text (csv, code_name (self, row->code));
      thema_csv_writer_text (csv, thema_unit_name (unit));
      thema_csv_writer_number (csv, share_of (self, (double) count_of (&row->base, unit), unit));
      thema_csv_writer_number (csv,
                               share_of (self, (double) count_of (&row->carriers, unit), unit));
      thema_csv_writer_number (csv, change_of (self, row, unit));
      thema_csv_writer_text (csv, moves ? row->setting : "");
      thema_csv_writer_text (csv, row->value);
      thema_csv_writer_text (csv, row->pattern_code);
      thema_csv_writer_end_row (csv);
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Row *x = a, *y = b;
  double change = fabs (change_of (user_data, x, THEMA_UNIT_DOCUMENT));
  double other = fabs (change_of (user_data, y, THEMA_UNIT_DOCUMENT));
  if (change != other)
    return change > other ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

GPtrArray *
thema_sensitivity_lines (const ThemaPass *pass, guint n)
{
  const ThemaSensitivityPass *self = (const ThemaSensitivityPass *) pass;
  g_autoptr (GArray) all = list_best (self);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i += N_UNITS)
    if (change_of (self, &g_array_index (all, Row, i), THEMA_UNIT_DOCUMENT) != 0)
      g_array_append_val (rows, g_array_index (all, Row, i));
  g_array_sort_with_data (rows, compare_changes, (gpointer) self);
  for (guint i = 0; i < MIN (rows->len, n); i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_ptr_array_add (
          lines, g_strdup_printf (
                     "%s: %.1f%% -> %.1f%% of documents (%s %s)", code_name (self, row->code),
                     100 * share_of (self, (double) row->base.documents, THEMA_UNIT_DOCUMENT),
                     100 * share_of (self, (double) row->carriers.documents, THEMA_UNIT_DOCUMENT),
                     row->setting, row->value));
    }
  return lines;
}
