/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/reliability.h"

#include "analysis/code-ratings.h"
#include "analysis/find-document.h"
#include "analysis/unit-text.h"
#include "base/parallel.h"
#include "stats/interval.h"

#include <string.h>

gboolean
thema_reliability_is_yes_no (const ThemaReliability *self, guint32 code)
{
  const ThemaCodingsOptions *options = &self->codings->options;
  return !options->numbers && !options->any
         && thema_interner_length (self->codings->codes, code) > 0;
}

/* agreement.csv */

static const char *
weights_name (ThemaWeights weights)
{
  static const char *const names[] = { "identity", "linear", "quadratic" };
  return names[weights];
}

/* The name by which a coefficient is known: of two coders some have one of their own. */
static const char *
coefficient_name (ThemaAgreementKind kind, guint32 n_coders, ThemaWeights weights)
{
  static const char *const of_two[]
      = { "percent_agreement", "cohen_kappa", "scott_pi", "gwet_ac1", "brennan_prediger" };
  static const char *const of_more[]
      = { "percent_agreement", "conger_kappa", "fleiss_kappa", "gwet_ac1", "brennan_prediger" };
  if (kind == THEMA_GWET_AC && weights != THEMA_WEIGHTS_IDENTITY)
    return "gwet_ac2";
  return (n_coders == 2 ? of_two : of_more)[kind];
}

static void
write_coefficient (ThemaCsvWriter *csv, const char *code, const char *name, const char *weights,
                   const ThemaAgreement *row, guint32 n_categories)
{
  const double numbers[] = { row->value, row->std_error, row->low, row->high };
  const guint64 counts[]
      = { row->n_units, row->n_paired, row->n_ratings, row->n_coders, n_categories };
  thema_csv_writer_text (csv, code);
  thema_csv_writer_text (csv, name);
  thema_csv_writer_text (csv, weights);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
  thema_csv_writer_text (csv, thema_interval_method_name (row->method));
  thema_csv_writer_number (csv, row->observed);
  thema_csv_writer_number (csv, row->expected);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    thema_csv_writer_count (csv, counts[i]);
  thema_csv_writer_end_row (csv);
}

/* All coefficients of a code. */
typedef struct
{
  ThemaAgreement rows[THEMA_N_AGREEMENTS], alpha;
  guint32 n_categories;
} CodeAgreement;

typedef struct
{
  const ThemaReliability *reliability; /* borrowed */
  CodeAgreement *codes;                /* borrowed */
} Computation;

static void
compute_codes (gpointer user_data, gsize from, gsize to)
{
  const Computation *computation = user_data;
  const ThemaReliability *self = computation->reliability;
  for (guint32 code = (guint32) from; code < to; code++)
    {
      CodeAgreement *out = &computation->codes[code];
      g_auto (ThemaCodeRatings) ratings;
      thema_code_ratings_init (&ratings, self->codings, code,
                               thema_reliability_is_yes_no (self, code));
      out->n_categories = ratings.all.n_categories;
      thema_agreement_compute (&ratings.all, self->weights, out->rows);
      thema_alpha (&ratings.all, self->level, &out->alpha);
      if (self->n_bootstrap > 0)
        thema_alpha_bootstrap (&ratings.all, self->level, self->n_bootstrap, self->seed, code,
                               &out->alpha);
    }
}

gboolean
thema_reliability_write_agreement (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const columns[]
      = { "code",    "coefficient", "weights",    "value",    "std_error", "low",
          "high",    "interval",    "observed",   "expected", "units",     "units_paired",
          "ratings", "coders",      "categories", NULL };
  const ThemaReliability *self = data;
  guint32 n_coders = thema_interner_size (self->codings->coders);
  guint32 n_codes = thema_interner_size (self->codings->codes);
  g_autofree CodeAgreement *codes = g_new0 (CodeAgreement, n_codes + 1);
  Computation computation = { self, codes };
  thema_parallel_for (n_codes, 1, MAX (self->n_threads, 1), compute_codes, &computation);
  thema_csv_writer_header (csv, columns);
  for (guint32 code = 0; code < n_codes; code++)
    {
      const char *name = thema_interner_string (self->codings->codes, code);
      for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
        write_coefficient (csv, name, coefficient_name (i, n_coders, self->weights),
                           weights_name (self->weights), &codes[code].rows[i],
                           codes[code].n_categories);
      write_coefficient (csv, name, "krippendorff_alpha", thema_level_name (self->level),
                         &codes[code].alpha, codes[code].n_categories);
    }
  return TRUE;
}

/* agreement_pairs.csv */

/* Ratings of yes and no by two coders. */
static ThemaConfusion
count_cells (const ThemaRatings *pair)
{
  ThemaConfusion cells = { 0 };
  for (gsize i = 0; i < pair->n_units; i++)
    {
      const ThemaRating *own = pair->ratings + pair->starts[i];
      if (pair->starts[i + 1] - pair->starts[i] < 2)
        continue;
      guint64 *cell = own[0].category ? (own[1].category ? &cells.tp : &cells.fp)
                                      : (own[1].category ? &cells.fn : &cells.tn);
      (*cell)++;
    }
  return cells;
}

static guint64
count_same (const ThemaRatings *pair)
{
  guint64 same = 0;
  for (gsize i = 0; i < pair->n_units; i++)
    same += pair->starts[i + 1] - pair->starts[i] == 2
            && pair->ratings[pair->starts[i]].category
                   == pair->ratings[pair->starts[i] + 1].category;
  return same;
}

static void
write_cells (ThemaCsvWriter *csv, gboolean yes_no, const ThemaConfusion *cells)
{
  const guint64 counts[] = { cells->tp, cells->fp, cells->fn, cells->tn };
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (yes_no)
      thema_csv_writer_count (csv, counts[i]);
    else
      thema_csv_writer_text (csv, "");
}

static void
write_pair (const ThemaReliability *self, guint32 code, const ThemaCodeRatings *ratings, guint32 a,
            guint32 b, ThemaCsvWriter *csv)
{
  ThemaAgreement rows[THEMA_N_AGREEMENTS], alpha;
  gboolean yes_no = thema_reliability_is_yes_no (self, code);
  double low, high;
  g_auto (ThemaCodeRatings) pair;
  thema_code_ratings_init_pair (&pair, ratings, a, b);
  thema_agreement_compute (&pair.all, self->weights, rows);
  thema_alpha (&pair.all, self->level, &alpha);
  guint64 same = count_same (&pair.all), n = rows[THEMA_PERCENT_AGREEMENT].n_paired;
  ThemaConfusion cells = yes_no ? count_cells (&pair.all) : (ThemaConfusion){ 0 };
  thema_wilson_interval (same, n, 0.95, &low, &high);
  const ThemaAgreement *kappa = &rows[THEMA_KAPPA];
  const double numbers[] = { n > 0 ? (double) same / (double) n : kappa->value,
                             low,
                             high,
                             kappa->value,
                             kappa->std_error,
                             kappa->low,
                             kappa->high,
                             rows[THEMA_FLEISS_KAPPA].value,
                             rows[THEMA_GWET_AC].value,
                             alpha.value };
  thema_csv_writer_text (csv, thema_interner_string (self->codings->codes, code));
  thema_csv_writer_text (csv, thema_interner_string (self->codings->coders, a));
  thema_csv_writer_text (csv, thema_interner_string (self->codings->coders, b));
  thema_csv_writer_count (csv, n);
  thema_csv_writer_count (csv, same);
  write_cells (csv, yes_no, &cells);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
  thema_csv_writer_end_row (csv);
}

gboolean
thema_reliability_write_pairs (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const columns[] = { "code",
                                         "coder_a",
                                         "coder_b",
                                         "units",
                                         "agreements",
                                         "both_yes",
                                         "only_a",
                                         "only_b",
                                         "both_no",
                                         "agreement",
                                         "agreement_low",
                                         "agreement_high",
                                         "kappa",
                                         "kappa_se",
                                         "kappa_low",
                                         "kappa_high",
                                         "scott_pi",
                                         "gwet_ac",
                                         "krippendorff_alpha",
                                         NULL };
  const ThemaReliability *self = data;
  guint32 n_coders = thema_interner_size (self->codings->coders);
  thema_csv_writer_header (csv, columns);
  for (guint32 code = 0; code < thema_interner_size (self->codings->codes); code++)
    {
      g_auto (ThemaCodeRatings) ratings;
      thema_code_ratings_init (&ratings, self->codings, code,
                               thema_reliability_is_yes_no (self, code));
      for (guint32 a = 0; a < n_coders; a++)
        for (guint32 b = a + 1; b < n_coders; b++)
          write_pair (self, code, &ratings, a, b, csv);
    }
  return TRUE;
}

/* disagreements.csv */

/* Columns of coders stand beside columns of thema's. */
static void
write_coder_column (ThemaCsvWriter *csv, const char *name)
{
  g_autofree char *other = g_strconcat ("coder_", name, NULL);
  gboolean taken = thema_codings_is_reserved (name) || strcmp (name, "code") == 0;
  thema_csv_writer_text (csv, taken ? other : name);
}

static gboolean
write_unit_text (const ThemaReliability *self, const ThemaCodedUnit *unit, GHashTable *documents,
                 ThemaCsvWriter *csv, GError **error)
{
  gpointer document;
  if (*unit->text == '\0' && documents != NULL
      && g_hash_table_lookup_extended (documents, unit->id, NULL, &document))
    return thema_unit_text_write (self->store, GPOINTER_TO_UINT (document), unit->sentence, csv,
                                  error);
  thema_csv_writer_text (csv, unit->text);
  return TRUE;
}

/* The ratings of a unit, which are `n` and not all the same. */
static gboolean
write_disagreement (const ThemaReliability *self, const ThemaCoding *ratings, gsize n,
                    GHashTable *documents, ThemaCsvWriter *csv, GError **error)
{
  const ThemaCodings *codings = self->codings;
  const ThemaCodedUnit *unit = &g_array_index (codings->units, ThemaCodedUnit, ratings->unit);
  gsize next = 0;
  thema_csv_writer_text (csv, unit->id);
  if (unit->sentence > 0)
    thema_csv_writer_count (csv, unit->sentence);
  else
    thema_csv_writer_text (csv, "");
  thema_csv_writer_text (csv, thema_interner_string (codings->codes, ratings->code));
  for (guint32 coder = 0; coder < thema_interner_size (codings->coders); coder++)
    if (next < n && ratings[next].coder == coder)
      thema_csv_writer_text (csv, thema_interner_string (codings->values, ratings[next++].value));
    else
      thema_csv_writer_text (csv, "");
  if (!write_unit_text (self, unit, documents, csv, error))
    return FALSE;
  thema_csv_writer_end_row (csv);
  return TRUE;
}

gboolean
thema_reliability_write_disagreements (gpointer data, ThemaCsvWriter *csv, GError **error)
{
  const ThemaReliability *self = data;
  const ThemaCodings *codings = self->codings;
  g_autoptr (GHashTable) documents
      = self->store != NULL ? thema_document_index (self->store) : NULL;
  thema_csv_writer_text (csv, "unit");
  thema_csv_writer_text (csv, "sentence");
  thema_csv_writer_text (csv, "code");
  for (guint32 i = 0; i < thema_interner_size (codings->coders); i++)
    write_coder_column (csv, thema_interner_string (codings->coders, i));
  thema_csv_writer_text (csv, "text");
  thema_csv_writer_end_row (csv);
  for (guint i = 0, next; i < codings->codings->len; i = next)
    {
      const ThemaCoding *first = &g_array_index (codings->codings, ThemaCoding, i);
      gboolean same = TRUE;
      for (next = i; next < codings->codings->len; next++)
        {
          const ThemaCoding *other = &g_array_index (codings->codings, ThemaCoding, next);
          if (other->code != first->code || other->unit != first->unit)
            break;
          same = same && other->value == first->value;
        }
      if (!same && !write_disagreement (self, first, next - i, documents, csv, error))
        return FALSE;
    }
  return TRUE;
}
