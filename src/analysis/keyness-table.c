/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/keyness-private.h"

#include "stats/dispersion.h"

static const char *const term_header[] = { "target",
                                           "reference",
                                           "term",
                                           "frequency_target",
                                           "frequency_reference",
                                           "words_target",
                                           "words_reference",
                                           "per_1000_target",
                                           "per_1000_reference",
                                           "documents_target",
                                           "documents_reference",
                                           "all_documents_target",
                                           "all_documents_reference",
                                           "dispersion_target",
                                           "dispersion_reference",
                                           "expected",
                                           "direction",
                                           "log_ratio",
                                           "log_ratio_low",
                                           "log_ratio_high",
                                           "percent_diff",
                                           "odds_ratio",
                                           "odds_ratio_low",
                                           "odds_ratio_high",
                                           "difference_coefficient",
                                           "simple_maths",
                                           "log_likelihood",
                                           "log_likelihood_two_cells",
                                           "bic",
                                           "chi_squared",
                                           "chi_squared_yates",
                                           "p_log_likelihood",
                                           "p_chi_squared",
                                           "p_chi_squared_yates",
                                           "p_fisher",
                                           "tests",
                                           "p_adjusted",
                                           "permutations",
                                           "p_permutation",
                                           NULL };

static const char *const code_header[] = { "target",
                                           "reference",
                                           "code",
                                           "label",
                                           "segments_target",
                                           "segments_reference",
                                           "words_target",
                                           "words_reference",
                                           "per_1000_target",
                                           "per_1000_reference",
                                           "documents_target",
                                           "documents_reference",
                                           "all_documents_target",
                                           "all_documents_reference",
                                           "document_share_target",
                                           "document_share_reference",
                                           "dispersion_target",
                                           "dispersion_reference",
                                           "expected",
                                           "direction",
                                           "log_ratio",
                                           "log_ratio_low",
                                           "log_ratio_high",
                                           "percent_diff",
                                           "odds_ratio",
                                           "odds_ratio_low",
                                           "odds_ratio_high",
                                           "difference_coefficient",
                                           "log_likelihood",
                                           "bic",
                                           "chi_squared",
                                           "chi_squared_yates",
                                           "p_log_likelihood",
                                           "p_chi_squared",
                                           "p_chi_squared_yates",
                                           "p_fisher",
                                           "tests",
                                           "p_adjusted",
                                           "permutations",
                                           "p_permutation",
                                           NULL };

void
thema_keyness_write_header (const ThemaKeyness *self, ThemaCsvWriter *csv)
{
  thema_csv_writer_header (csv, self->segments != NULL ? code_header : term_header);
}

static void
write_name (const ThemaKeyness *self, const ThemaKeynessRow *row, ThemaCsvWriter *csv)
{
  guint32 thing = self->tally->things[row->thing];
  if (self->segments != NULL)
    {
      thema_csv_writer_text (csv, thema_segments_code_name (self->segments, thing));
      thema_csv_writer_text (csv, thema_segments_code_label (self->segments, thing));
    }
  else
    thema_csv_writer_bytes (csv, self->names[thing].bytes, self->names[thing].length);
}

/* How often, in how many words and documents. */
static void
write_counts (const ThemaKeyness *self, const ThemaKeynessRow *row, ThemaCsvWriter *csv)
{
  guint64 words[THEMA_N_SIDES];
  guint32 documents[THEMA_N_SIDES];
  for (ThemaSide side = 0; side < THEMA_N_SIDES; side++)
    {
      words[side] = thema_keyness_size (self, row->comparison, side);
      documents[side] = thema_keyness_documents (self, row->comparison, side);
      thema_csv_writer_count (csv, row->frequencies[side]);
    }
  for (ThemaSide side = 0; side < THEMA_N_SIDES; side++)
    thema_csv_writer_count (csv, words[side]);
  for (ThemaSide side = 0; side < THEMA_N_SIDES; side++)
    thema_csv_writer_number (csv, thema_per_1000 (row->frequencies[side], words[side]));
  for (ThemaSide side = 0; side < THEMA_N_SIDES; side++)
    thema_csv_writer_count (csv, row->documents[side]);
  for (ThemaSide side = 0; side < THEMA_N_SIDES; side++)
    thema_csv_writer_count (csv, documents[side]);
  for (ThemaSide side = 0; side < THEMA_N_SIDES && self->segments != NULL; side++)
    thema_csv_writer_number (csv, thema_share (row->documents[side], documents[side]));
}

static void
write_effects (const ThemaKeyness *self, const ThemaKeyCounts *counts, const ThemaKeyMeasures *of,
               ThemaCsvWriter *csv)
{
  static const char *const directions[] = { "less", "same", "more" };
  thema_csv_writer_number (csv, of->expected);
  thema_csv_writer_text (csv, directions[thema_key_direction (counts) + 1]);
  thema_csv_writer_number (csv, of->log_ratio);
  thema_csv_writer_number (csv, of->log_ratio_low);
  thema_csv_writer_number (csv, of->log_ratio_high);
  thema_csv_writer_number (csv, of->percent_diff);
  thema_csv_writer_number (csv, of->odds_ratio);
  thema_csv_writer_number (csv, of->odds_ratio_low);
  thema_csv_writer_number (csv, of->odds_ratio_high);
  thema_csv_writer_number (csv, of->difference_coefficient);
  if (self->segments == NULL)
    thema_csv_writer_number (csv, of->simple_maths);
}

static void
write_tests (const ThemaKeyness *self, const ThemaKeyCounts *counts, const ThemaKeyMeasures *of,
             ThemaCsvWriter *csv)
{
  thema_csv_writer_number (csv, of->log_likelihood);
  if (self->segments == NULL)
    thema_csv_writer_number (csv, of->log_likelihood_two_cells);
  thema_csv_writer_number (csv, of->bic);
  thema_csv_writer_number (csv, of->chi_squared);
  thema_csv_writer_number (csv, of->chi_squared_yates);
  thema_csv_writer_number (csv, of->p_log_likelihood);
  thema_csv_writer_number (csv, of->p_chi_squared);
  thema_csv_writer_number (csv, of->p_chi_squared_yates);
  thema_csv_writer_number (csv, thema_key_fisher (counts));
}

/* Rates that are undefined are not tested. */
static double
p_permutation (const ThemaKeyness *self, const ThemaKeynessRow *row)
{
  gboolean rated = thema_keyness_size (self, row->comparison, THEMA_SIDE_TARGET) > 0
                   && thema_keyness_size (self, row->comparison, THEMA_SIDE_REFERENCE) > 0;
  return thema_permutation_p (row->n_reaching, rated ? self->options.n_permutations : 0);
}

void
thema_keyness_write_rows (const ThemaKeyness *self, gsize from, gsize to, ThemaCsvWriter *csv)
{
  for (gsize i = from; i < to; i++)
    {
      const ThemaKeynessRow *row = &self->rows[i];
      ThemaKeyCounts counts = thema_keyness_counts (self, row);
      ThemaKeyMeasures measures;
      thema_key_measure (&counts, &measures);
      thema_csv_writer_text (csv, self->contrast->targets[row->comparison]);
      thema_csv_writer_text (csv, self->contrast->references[row->comparison]);
      write_name (self, row, csv);
      write_counts (self, row, csv);
      for (ThemaSide side = 0; side < THEMA_N_SIDES; side++)
        thema_csv_writer_number (csv, thema_keyness_dispersion (self, row, side));
      write_effects (self, &counts, &measures, csv);
      write_tests (self, &counts, &measures, csv);
      thema_csv_writer_count (csv, self->tally->n_things);
      thema_csv_writer_number (csv, row->p_adjusted);
      thema_csv_writer_count (csv, self->options.n_permutations);
      thema_csv_writer_number (csv, p_permutation (self, row));
      thema_csv_writer_end_row (csv);
    }
}
