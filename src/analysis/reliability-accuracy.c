/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coders against one that is taken to be right. */
#include "analysis/reliability.h"

#include <math.h>
#include <string.h>

/* What is compared: a coder and the standard, in one code. */
typedef struct
{
  guint32 gold, coder, code;
} Comparison;

static guint32
machine (const ThemaReliability *self)
{
  return thema_interner_find (self->codings->coders, THEMA_MACHINE_CODER,
                              strlen (THEMA_MACHINE_CODER));
}

static gboolean
is_compared (const ThemaReliability *self, guint32 gold, guint32 coder)
{
  if (gold == coder)
    return FALSE;
  return self->gold != THEMA_NO_ID ? gold == self->gold : coder == machine (self);
}

/* Calls `visit` for each comparison, by standard, coder and code. */
static void
foreach_comparison (const ThemaReliability *self,
                    void (*visit) (const ThemaReliability *self, const Comparison *comparison,
                                   ThemaCsvWriter *csv),
                    ThemaCsvWriter *csv)
{
  guint32 n_coders = thema_interner_size (self->codings->coders);
  for (guint32 gold = 0; gold < n_coders; gold++)
    for (guint32 coder = 0; coder < n_coders; coder++)
      for (guint32 code = 0; code < thema_interner_size (self->codings->codes); code++)
        if (is_compared (self, gold, coder) && thema_reliability_is_yes_no (self, code))
          visit (self, &(Comparison){ gold, coder, code }, csv);
}

/* Adds each unit that both have rated to the counts of its stratum (NULL: to the first). */
static void
count_units (const ThemaReliability *self, const Comparison *comparison, const guint32 *strata,
             ThemaConfusion *counts)
{
  gsize n;
  const ThemaCoding *codings = thema_codings_of (self->codings, comparison->code, &n);
  for (gsize i = 0, next; i < n; i = next)
    {
      guint32 gold = THEMA_NO_ID, coder = THEMA_NO_ID;
      for (next = i; next < n && codings[next].unit == codings[i].unit; next++)
        {
          if (codings[next].coder == comparison->gold)
            gold = codings[next].value;
          if (codings[next].coder == comparison->coder)
            coder = codings[next].value;
        }
      if (gold == THEMA_NO_ID || coder == THEMA_NO_ID)
        continue;
      ThemaConfusion *own = &counts[strata != NULL ? strata[codings[i].unit] : 0];
      guint64 *cell = coder == THEMA_VALUE_YES ? (gold == THEMA_VALUE_YES ? &own->tp : &own->fp)
                                               : (gold == THEMA_VALUE_YES ? &own->fn : &own->tn);
      (*cell)++;
    }
}

static guint64
size_of (const ThemaConfusion *counts)
{
  return counts->tp + counts->fp + counts->fn + counts->tn;
}

static void
write_names (const ThemaReliability *self, const Comparison *comparison, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv, thema_interner_string (self->codings->coders, comparison->gold));
  thema_csv_writer_text (csv, thema_interner_string (self->codings->coders, comparison->coder));
  thema_csv_writer_text (csv, thema_interner_string (self->codings->codes, comparison->code));
}

static void
write_counts (const ThemaConfusion *counts, ThemaCsvWriter *csv)
{
  const guint64 cells[] = { size_of (counts), counts->tp, counts->fp, counts->fn, counts->tn };
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    thema_csv_writer_count (csv, cells[i]);
}

/* accuracy.csv */

static void
write_accuracy_row (const ThemaReliability *self, const Comparison *comparison, ThemaCsvWriter *csv)
{
  ThemaConfusion counts = { 0 };
  ThemaAccuracy accuracy;
  count_units (self, comparison, NULL, &counts);
  thema_accuracy_compute (&counts, &accuracy);
  const ThemaRate *const rates[] = { &accuracy.precision, &accuracy.recall, &accuracy.f1 };
  write_names (self, comparison, csv);
  write_counts (&counts, csv);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      thema_csv_writer_number (csv, rates[i]->value);
      thema_csv_writer_number (csv, rates[i]->low);
      thema_csv_writer_number (csv, rates[i]->high);
    }
  thema_csv_writer_end_row (csv);
}

gboolean
thema_reliability_write_accuracy (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const columns[] = { "gold",
                                         "coder",
                                         "code",
                                         "units",
                                         "tp",
                                         "fp",
                                         "fn",
                                         "tn",
                                         "precision",
                                         "precision_low",
                                         "precision_high",
                                         "recall",
                                         "recall_low",
                                         "recall_high",
                                         "f1",
                                         "f1_low",
                                         "f1_high",
                                         NULL };
  thema_csv_writer_header (csv, columns);
  foreach_comparison (data, write_accuracy_row, csv);
  return TRUE;
}

/* corpus_accuracy.csv */

static void
write_estimate (const ThemaReliability *self, const Comparison *comparison, ThemaCorpusRate rate,
                const ThemaCorpusEstimate *estimate, const ThemaConfusion *sample, guint64 units,
                ThemaCsvWriter *csv)
{
  const double numbers[] = { estimate->value, estimate->std_error, estimate->low,
                             estimate->high,  estimate->numerator, estimate->denominator };
  write_names (self, comparison, csv);
  thema_csv_writer_text (csv, thema_corpus_rate_name (rate));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
  thema_csv_writer_count (csv, units);
  thema_csv_writer_count (csv, self->key->names->len);
  write_counts (sample, csv);
  thema_csv_writer_end_row (csv);
}

/* How many units of each stratum thema gave the code; FALSE: the key does not tell. */
static gboolean
get_coded (const ThemaReliability *self, guint32 code, guint64 *coded)
{
  guint32 n_codes = thema_interner_size (self->codings->codes);
  for (guint i = 0; i < self->key->names->len; i++)
    {
      coded[i] = g_array_index (self->key->coded, guint64, (gsize) i * n_codes + code);
      if (coded[i] == G_MAXUINT64)
        return FALSE;
    }
  return TRUE;
}

/* Where thema is judged, it is known of all units of the corpus what it said. */
static void
write_corpus_rows (const ThemaReliability *self, const Comparison *comparison, ThemaCsvWriter *csv)
{
  gsize n = self->key->names->len;
  g_autofree ThemaConfusion *counts = g_new0 (ThemaConfusion, n + 1);
  g_autofree ThemaStratum *strata = g_new0 (ThemaStratum, n + 1);
  g_autofree ThemaStratum *halves = g_new0 (ThemaStratum, 2 * n + 1);
  g_autofree guint64 *coded = g_new0 (guint64, n + 1);
  ThemaCorpusEstimate estimates[THEMA_N_CORPUS_RATES];
  ThemaConfusion sample = { 0 };
  guint64 units = 0;
  count_units (self, comparison, self->key->of_unit, counts);
  count_units (self, comparison, NULL, &sample);
  for (gsize i = 0; i < n; i++)
    {
      strata[i] = (ThemaStratum){ g_array_index (self->key->sizes, guint64, i), counts[i] };
      units += strata[i].units;
    }
  thema_strata_estimate (strata, n, estimates);
  if (comparison->coder == machine (self) && get_coded (self, comparison->code, coded))
    {
      const ThemaCorpusEstimate prevalence = estimates[THEMA_CORPUS_PREVALENCE];
      thema_strata_split (strata, coded, n, halves);
      thema_strata_estimate (halves, 2 * n, estimates);
      /* When no unit with the code was coded, the sample can still tell how many there are. */
      if (isnan (estimates[THEMA_CORPUS_PREVALENCE].value))
        estimates[THEMA_CORPUS_PREVALENCE] = prevalence;
    }
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    write_estimate (self, comparison, i, &estimates[i], &sample, units, csv);
}

gboolean
thema_reliability_write_corpus (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const columns[]
      = { "gold",  "coder", "code",      "measure",     "value",        "std_error",
          "low",   "high",  "numerator", "denominator", "corpus_units", "strata",
          "units", "tp",    "fp",        "fn",          "tn",           NULL };
  thema_csv_writer_header (csv, columns);
  foreach_comparison (data, write_corpus_rows, csv);
  return TRUE;
}
