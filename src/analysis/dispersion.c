/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/dispersion.h"

#include "analysis/spreads.h"

struct _ThemaDispersionTable
{
  const ThemaPass *places;   /* borrowed */
  const ThemaTerms *terms;   /* borrowed; NULL: things are codes */
  const ThemaGroups *groups; /* borrowed, or NULL */
  ThemaSpreads spreads;
  ThemaSortKey *ranked; /* owned, once prepared: the things in the order of rows */
  gsize n_rows;
};

ThemaDispersionTable *
thema_dispersion_table_new (const ThemaPass *places, const ThemaTerms *terms,
                            const ThemaGroups *groups)
{
  ThemaDispersionTable *self = g_new0 (ThemaDispersionTable, 1);
  self->places = places;
  self->terms = terms;
  self->groups = groups;
  return self;
}

void
thema_dispersion_table_free (ThemaDispersionTable *self)
{
  if (self == NULL)
    return;
  thema_spreads_clear (&self->spreads);
  g_free (self->ranked);
  g_free (self);
}

/* Terms by frequency, those that do not occur left out; all codes as they come. */
gsize
thema_dispersion_table_prepare (gpointer data, guint n_threads)
{
  ThemaDispersionTable *self = data;
  ThemaPlaces places = thema_places (self->places);
  thema_spreads_clear (&self->spreads);
  thema_spreads_init (&self->spreads, &places, self->groups, n_threads);
  gsize n = 0;
  g_free (self->ranked);
  self->ranked = g_new (ThemaSortKey, MAX (places.n_things, 1));
  for (guint32 i = 0; i < places.n_things; i++)
    if (self->terms == NULL || self->spreads.frequencies[i] > 0)
      self->ranked[n++] = (ThemaSortKey){ self->spreads.frequencies[i], i };
  if (self->terms != NULL)
    thema_terms_rank (self->terms, self->ranked, n);
  return self->n_rows = n;
}

gsize
thema_dispersion_table_n_rows (const ThemaDispersionTable *self)
{
  return self->n_rows;
}

const ThemaParts *
thema_dispersion_table_parts (const ThemaDispersionTable *self)
{
  return &self->spreads.parts;
}

void
thema_dispersion_table_write_header (gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "corpus_size", "parts",       "range",   "sd", "vc",      "juilland_d",
          "carroll_d2",  "rosengren_s", "lyne_d3", "dp", "dp_norm", "kl_divergence",
          "arf",         "ald",         "awt",     NULL };
  const ThemaDispersionTable *self = data;
  thema_csv_writer_text (csv, self->terms != NULL ? "term" : "code");
  thema_csv_writer_text (csv, self->terms != NULL ? "frequency" : "segments");
  thema_csv_writer_header (csv, header);
}

static void
write_measures (const ThemaSpreads *self, guint32 thing, ThemaCsvWriter *csv)
{
  guint64 frequency = self->frequencies[thing];
  ThemaDispersion spread;
  ThemaReducedFrequency reduced;
  thema_spread_compute (&self->spreads[thing], &self->parts, frequency, &spread);
  thema_distances_compute (&self->distances[thing], self->parts.size, frequency, &reduced);
  const double numbers[]
      = { spread.sd,      spread.vc,  spread.juilland_d, spread.carroll_d2,    spread.rosengren_s,
          spread.lyne_d3, spread.dp,  spread.dp_norm,    spread.kl_divergence, reduced.arf,
          reduced.ald,    reduced.awt };
  thema_csv_writer_count (csv, frequency);
  thema_csv_writer_count (csv, self->parts.size);
  thema_csv_writer_count (csv, self->parts.n);
  thema_csv_writer_count (csv, self->spreads[thing].range);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
}

void
thema_dispersion_table_write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaDispersionTable *self = data;
  for (gsize i = from; i < to; i++)
    {
      guint32 thing = (guint32) self->ranked[i].item;
      if (self->terms != NULL)
        {
          ThemaSlice term = thema_terms_string (self->terms, thing);
          thema_csv_writer_bytes (csv, term.bytes, term.length);
        }
      else
        thema_csv_writer_text (csv, thema_segments_code_name (self->places->segments, thing));
      write_measures (&self->spreads, thing, csv);
      thema_csv_writer_end_row (csv);
    }
}
