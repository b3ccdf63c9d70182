/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cooccurrence-private.h"

#include "base/parallel.h"
#include "stats/adjust.h"
#include "stats/association.h"

/* Pairs that a thread tests in one go. */
#define STEP 1024

void
thema_pair_rows_clear (ThemaPairRows *self)
{
  g_clear_pointer (&self->pairs, g_free);
  g_clear_pointer (&self->log_likelihood, g_free);
  g_clear_pointer (&self->p, g_free);
  g_clear_pointer (&self->p_adjusted, g_free);
  self->n = 0;
}

/* What orders the rows. Terms: the most frequent pairs first. Codes: as they are numbered; beside a
 * code the most frequent terms first. Things are numbered in the order of their names. */
static guint64
key_of (const ThemaPairPass *self, guint32 left, guint32 both)
{
  guint64 rarity = self->right_codes ? 0 : G_MAXUINT32 - both;
  return self->left_codes ? (guint64) left << 32 | rarity : rarity;
}

static gboolean
is_row (const ThemaPairPass *self, guint32 left, guint32 right)
{
  /* A code and its ancestor would always co-occur. */
  return !(self->left_codes && self->right_codes)
         || !thema_segments_is_ancestor (self->base.segments, left, right);
}

static void
list_pairs (const ThemaPairPass *self, const ThemaPairCounter *counter, ThemaPairRows *rows)
{
  gsize n_left = self->n_left, n = 0;
  gsize most = thema_pair_is_symmetric (self) ? n_left * n_left / 2 : n_left * self->n_right;
  rows->pairs = g_new (ThemaSortKey, MAX (most, 1));
  for (guint32 left = 0; left < self->n_left; left++)
    for (guint32 right = thema_pair_is_symmetric (self) ? left + 1 : 0; right < self->n_right;
         right++)
      if (is_row (self, left, right))
        {
          guint32 both = counter->pairs[thema_pair_place (self, left, right)];
          rows->pairs[n++]
              = (ThemaSortKey){ key_of (self, left, both), (guint64) left << 32 | right };
        }
  rows->n = n;
  thema_sort_keys (rows->pairs, n);
}

static inline guint32
left_of (const ThemaSortKey *pair)
{
  return (guint32) (pair->item >> 32);
}

static inline guint32
right_of (const ThemaSortKey *pair)
{
  return (guint32) pair->item;
}

static ThemaPairCounts
counts_of (const ThemaPairPass *self, const ThemaPairCounter *counter, const ThemaSortKey *pair)
{
  guint32 left = left_of (pair), right = right_of (pair);
  return (ThemaPairCounts){ counter->pairs[thema_pair_place (self, left, right)],
                            counter->left[left], counter->right[right], counter->n_units };
}

typedef struct
{
  const ThemaPairPass *pass; /* borrowed, as is all here */
  ThemaPairState *state;
  ThemaUnit unit; /* whose pairs are tested */
} Job;

static gboolean
is_asked_for (const Job *job, gsize unit)
{
  return job->pass->base.units >> unit & 1;
}

static void
list_units (gpointer data, gsize from, gsize to)
{
  const Job *job = data;
  for (gsize u = from; u < to; u++)
    {
      ThemaPairRows *rows = &job->state->rows[u];
      thema_pair_rows_clear (rows);
      if (!is_asked_for (job, u))
        continue;
      list_pairs (job->pass, &job->state->counters[u], rows);
      rows->log_likelihood = g_new (double, MAX (rows->n, 1));
      rows->p = g_new (double, MAX (rows->n, 1));
      rows->p_adjusted = g_new (double, MAX (rows->n, 1));
    }
}

static void
test_pairs (gpointer data, gsize from, gsize to)
{
  const Job *job = data;
  const ThemaPairCounter *counter = &job->state->counters[job->unit];
  ThemaPairRows *rows = &job->state->rows[job->unit];
  for (gsize i = from; i < to; i++)
    {
      ThemaPairCounts counts = counts_of (job->pass, counter, &rows->pairs[i]);
      thema_association_test (&counts, &rows->log_likelihood[i], &rows->p[i]);
    }
}

static void
adjust_units (gpointer data, gsize from, gsize to)
{
  const Job *job = data;
  for (gsize u = from; u < to; u++)
    {
      ThemaPairRows *rows = &job->state->rows[u];
      thema_adjust_bh (rows->p, rows->n, rows->p_adjusted);
    }
}

gsize
thema_pairs_prepare (const ThemaPass *pass, gpointer data, guint n_threads)
{
  ThemaPairState *state = data;
  Job job = { (const ThemaPairPass *) pass, state, 0 };
  gsize n = 0;
  thema_parallel_for (THEMA_N_UNITS, 1, n_threads, list_units, &job);
  for (job.unit = 0; job.unit < THEMA_N_UNITS; job.unit++)
    {
      thema_parallel_for (state->rows[job.unit].n, STEP, n_threads, test_pairs, &job);
      n += state->rows[job.unit].n;
    }
  thema_parallel_for (THEMA_N_UNITS, 1, n_threads, adjust_units, &job);
  return n;
}

void
thema_pairs_write_header (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const names[3][2]
      = { { "term_a", "term_b" }, { "code", "term" }, { "code_a", "code_b" } };
  static const char *const rest[] = { "n_a",
                                      "n_b",
                                      "n_ab",
                                      "units",
                                      "expected",
                                      "jaccard",
                                      "dice",
                                      "phi",
                                      "pmi",
                                      "npmi",
                                      "log_likelihood",
                                      "odds_ratio",
                                      "odds_ratio_low",
                                      "odds_ratio_high",
                                      "p_fisher",
                                      "p_adjusted",
                                      NULL };
  const ThemaPairPass *self = (const ThemaPairPass *) pass;
  const char *const *pair = names[self->left_codes + self->right_codes];
  thema_csv_writer_text (csv, "unit");
  thema_csv_writer_text (csv, pair[0]);
  thema_csv_writer_text (csv, pair[1]);
  thema_csv_writer_header (csv, rest);
}

static void
write_name (const ThemaPairPass *self, gboolean is_code, guint32 thing, ThemaCsvWriter *csv)
{
  const ThemaTermSelection *selection = self->base.selection;
  if (is_code)
    thema_csv_writer_text (csv, thema_segments_code_name (self->base.segments, thing));
  else
    thema_csv_writer_bytes (csv, selection->strings[thing].bytes, selection->strings[thing].length);
}

static void
write_row (const ThemaPairPass *self, const ThemaPairState *state, ThemaUnit unit, gsize i,
           ThemaCsvWriter *csv)
{
  const ThemaPairRows *rows = &state->rows[unit];
  const ThemaSortKey *pair = &rows->pairs[i];
  ThemaPairCounts counts = counts_of (self, &state->counters[unit], pair);
  ThemaAssociation association;
  thema_association_measure (&counts, &association);
  thema_csv_writer_text (csv, thema_unit_name (unit));
  write_name (self, self->left_codes, left_of (pair), csv);
  write_name (self, self->right_codes, right_of (pair), csv);
  thema_csv_writer_count (csv, counts.a);
  thema_csv_writer_count (csv, counts.b);
  thema_csv_writer_count (csv, counts.both);
  thema_csv_writer_count (csv, counts.units);
  const double numbers[] = {
    association.expected,
    association.jaccard,
    association.dice,
    association.phi,
    association.pmi,
    association.npmi,
    rows->log_likelihood[i],
    association.odds_ratio,
    association.odds_ratio_low,
    association.odds_ratio_high,
    rows->p[i],
    rows->p_adjusted[i],
  };
  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    thema_csv_writer_number (csv, numbers[k]);
  thema_csv_writer_end_row (csv);
}

/* The rows of one unit follow those of another. */
void
thema_pairs_write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to,
                        ThemaCsvWriter *csv)
{
  const ThemaPairState *state = data;
  gsize first = 0;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      gsize end = first + state->rows[u].n;
      for (gsize row = MAX (from, first); row < MIN (to, end); row++)
        write_row ((const ThemaPairPass *) pass, state, u, row - first, csv);
      first = end;
    }
}
