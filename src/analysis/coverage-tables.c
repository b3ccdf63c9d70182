/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/coverage-private.h"

#include <string.h>

static double
share (const ThemaCoveragePass *self, double documents)
{
  return documents / thema_store_n_documents (self->base.store);
}

static double
documents_of (const ThemaLeftOut *row)
{
  return (double) row->documents_gained - (double) row->documents_lost;
}

/* Patterns. */

/* What each pattern's own code loses without it (transfer full; by pattern). */
static ThemaLeftOut *
own_changes (const ThemaCoveragePass *self, const ThemaCoverageState *state)
{
  g_autoptr (GArray) changes = thema_leave_out_list (state->left_out);
  ThemaLeftOut *own
      = g_new0 (ThemaLeftOut, MAX (thema_matcher_n_patterns (self->options.matcher), 1));
  for (guint i = 0; i < changes->len; i++)
    {
      const ThemaLeftOut *row = &g_array_index (changes, ThemaLeftOut, i);
      if (row->code == thema_matcher_pattern_code (self->options.matcher, row->pattern))
        own[row->pattern] = *row;
    }
  return own;
}

static const char *
code_name_of (const ThemaCoveragePass *self, guint32 pattern)
{
  return thema_coverage_code (self, thema_matcher_pattern_code (self->options.matcher, pattern))
      ->name;
}

static const char *
text_of (const ThemaCoveragePass *self, guint32 pattern)
{
  return thema_matcher_pattern (self->options.matcher, pattern)->text;
}

void
thema_coverage_write_patterns (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code",    "pattern", "segments",       "documents",    "unique_segments",
          "example", "dead",    "documents_lost", "share_change", NULL };
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaCoverageState *state = pass->state;
  g_autoptr (GArray) uses = thema_search_pattern_uses (state->search);
  g_autofree ThemaLeftOut *own = own_changes (self, state);
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < uses->len; i++)
    {
      const ThemaPatternUse *use = &g_array_index (uses, ThemaPatternUse, i);
      thema_csv_writer_text (csv, code_name_of (self, i));
      thema_csv_writer_text (csv, text_of (self, i));
      thema_csv_writer_count (csv, use->segments);
      thema_csv_writer_count (csv, use->documents);
      thema_csv_writer_count (csv, use->unique_segments);
      thema_csv_writer_text (csv, use->example != NULL ? use->example : "");
      thema_csv_writer_count (csv, state->matches[i] == 0);
      thema_csv_writer_count (csv, own[i].documents_lost);
      thema_csv_writer_number (csv, share (self, documents_of (&own[i])));
      thema_csv_writer_end_row (csv);
    }
}

void
thema_coverage_write_leave_one_out (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "pattern_code", "pattern",       "code",   "documents", "documents_without",
          "share",        "share_without", "change", NULL };
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaCoverageState *state = pass->state;
  g_autoptr (GArray) changes = thema_leave_out_list (state->left_out);
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < changes->len; i++)
    {
      const ThemaLeftOut *row = &g_array_index (changes, ThemaLeftOut, i);
      if (row->documents_lost + row->documents_gained == 0)
        continue;
      guint64 documents = thema_leave_out_documents (state->left_out, row->code);
      guint64 without = documents - row->documents_lost + row->documents_gained;
      thema_csv_writer_text (csv, code_name_of (self, row->pattern));
      thema_csv_writer_text (csv, text_of (self, row->pattern));
      thema_csv_writer_text (csv, thema_coverage_code (self, row->code)->name);
      thema_csv_writer_count (csv, documents);
      thema_csv_writer_count (csv, without);
      thema_csv_writer_number (csv, share (self, (double) documents));
      thema_csv_writer_number (csv, share (self, (double) without));
      thema_csv_writer_number (csv, share (self, documents_of (row)));
      thema_csv_writer_end_row (csv);
    }
}

GPtrArray *
thema_coverage_dead (const ThemaPass *pass)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaCoverageState *state = pass->state;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint32 i = 0; i < thema_matcher_n_patterns (self->options.matcher); i++)
    if (state->matches[i] == 0)
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s: %s", code_name_of (self, i), text_of (self, i)));
  return lines;
}

GPtrArray *
thema_coverage_carriers (const ThemaPass *pass)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaCoverageState *state = pass->state;
  g_autofree ThemaLeftOut *own = own_changes (self, state);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint32 i = 0; i < thema_matcher_n_patterns (self->options.matcher); i++)
    {
      guint64 lost = own[i].documents_lost, gained = own[i].documents_gained;
      guint64 documents = thema_leave_out_documents (state->left_out, own[i].code);
      if (lost > gained && 2 * (lost - gained) > documents && !self->is_rule[i])
        g_ptr_array_add (lines, g_strdup_printf ("%s: %s (%" G_GUINT64_FORMAT
                                                 " of %" G_GUINT64_FORMAT " documents)",
                                                 code_name_of (self, i), text_of (self, i),
                                                 lost - gained, documents));
    }
  return lines;
}

/* Pairs of codes. */

static int
compare_overlaps (gconstpointer a, gconstpointer b)
{
  const ThemaCodeOverlap *x = a, *y = b;
  if (x->jaccard != y->jaccard)
    return x->jaccard > y->jaccard ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

GArray *
thema_coverage_list_overlaps (const ThemaCoverageState *state)
{
  g_autoptr (GArray) pairs = thema_pairs_list (state->shared);
  GArray *overlaps = g_array_sized_new (FALSE, FALSE, sizeof (ThemaCodeOverlap), pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const ThemaPair *pair = &g_array_index (pairs, ThemaPair, i);
      ThemaCodeOverlap overlap = { .a = pair->a, .b = pair->b, .both = (guint64) *pair->values };
      guint64 either = state->tokens[pair->a] + state->tokens[pair->b] - overlap.both;
      overlap.jaccard = (double) overlap.both / (double) either;
      g_array_append_val (overlaps, overlap);
    }
  g_array_sort (overlaps, compare_overlaps);
  return overlaps;
}

void
thema_coverage_write_overlap (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code_a", "code_b", "tokens_a", "tokens_b", "tokens_both", "jaccard", NULL };
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaCoverageState *state = pass->state;
  g_autoptr (GArray) overlaps = thema_coverage_list_overlaps (state);
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < overlaps->len; i++)
    {
      const ThemaCodeOverlap *overlap = &g_array_index (overlaps, ThemaCodeOverlap, i);
      thema_csv_writer_text (csv, thema_coverage_code (self, overlap->a)->name);
      thema_csv_writer_text (csv, thema_coverage_code (self, overlap->b)->name);
      thema_csv_writer_count (csv, state->tokens[overlap->a]);
      thema_csv_writer_count (csv, state->tokens[overlap->b]);
      thema_csv_writer_count (csv, overlap->both);
      thema_csv_writer_number (csv, overlap->jaccard);
      thema_csv_writer_end_row (csv);
    }
}

GPtrArray *
thema_coverage_overlaps (const ThemaPass *pass, guint n)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  g_autoptr (GArray) overlaps = thema_coverage_list_overlaps (pass->state);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MIN (overlaps->len, n); i++)
    {
      const ThemaCodeOverlap *overlap = &g_array_index (overlaps, ThemaCodeOverlap, i);
      g_ptr_array_add (
          lines, g_strdup_printf ("%s and %s: %.2g", thema_coverage_code (self, overlap->a)->name,
                                  thema_coverage_code (self, overlap->b)->name, overlap->jaccard));
    }
  return lines;
}
