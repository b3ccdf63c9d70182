/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/coder-sample-private.h"

#include "analysis/codings.h"
#include "analysis/error.h"

#include <string.h>

#define NO_CODE "(none)"
#define NO_VALUE "(missing)"
#define ALL "all"

/* The columns and strata of the tables that are not codes. */
static gboolean
is_taken (const char *name)
{
  static const char *const names[]
      = { "stratum", "stratum_units", "stratum_sampled", "inclusion_probability", "code", "value" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return strcmp (name, NO_CODE) == 0 || thema_codings_is_reserved (name)
         || g_ascii_strncasecmp (name, THEMA_CODED_PREFIX, strlen (THEMA_CODED_PREFIX)) == 0;
}

static gboolean
fail_code (const char *format, const char *name, GError **error)
{
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY, format, name);
  return FALSE;
}

static gboolean
choose_codes (ThemaCoderSample *self, const char *const *wanted, GError **error)
{
  guint32 n = self->segments != NULL ? thema_segments_n_codes (self->segments) : 0;
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->codes = g_new (guint32, n + 1);
  self->numbers = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      const char *name = thema_segments_code_name (self->segments, i);
      g_hash_table_add (there, (gpointer) name);
      self->numbers[i] = THEMA_NO_ID;
      if (wanted != NULL && !g_strv_contains (wanted, name))
        continue;
      if (is_taken (name))
        return fail_code (
            "the code '%s' has a name that the sample has for other things; name it otherwise "
            "in the codebook, or leave it out with --codes",
            name, error);
      if (!g_hash_table_add (columns, g_ascii_strdown (name, -1)))
        return fail_code ("the code '%s' differs from another one in capital letters alone, which "
                          "the columns of a sample must not; name it otherwise in the codebook, or "
                          "leave it out with --codes",
                          name, error);
      self->numbers[i] = self->n_codes;
      self->codes[self->n_codes++] = i;
    }
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (!g_hash_table_contains (there, wanted[i]))
      return fail_code ("--codes: the codebook has no code '%s'", wanted[i], error);
  return TRUE;
}

static void
add_stratum (ThemaCoderSample *self, const char *name)
{
  ThemaCoderStratum stratum = { name, 0, 0 };
  g_array_append_val (self->strata, stratum);
}

/* The stratum of units that are in no other one. Brackets keep its name apart from theirs. */
static void
add_rest (ThemaCoderSample *self, const char *name)
{
  self->rest = g_strdup (name);
  for (guint i = 0; i < self->strata->len; i++)
    if (strcmp (g_array_index (self->strata, ThemaCoderStratum, i).name, self->rest) == 0)
      {
        char *longer = g_strdup_printf ("(%s)", self->rest);
        g_free (self->rest);
        self->rest = longer;
        i = G_MAXUINT; /* from the first one again */
      }
  add_stratum (self, self->rest);
}

/* How many units have each code. */
static guint64 *
count_codes (const ThemaCoderSample *self)
{
  guint64 *counts = g_new0 (guint64, self->n_codes + 1);
  for (guint i = 0; i < self->frame.codes->len; i++)
    counts[g_array_index (self->frame.codes, guint32, i)]++;
  return counts;
}

/* The rarest code is the stratum; of equally rare ones the last, which is the narrower one where
 * one stands above the other. */
static void
stratify_by_code (ThemaCoderSample *self)
{
  g_autofree guint64 *counts = count_codes (self);
  for (guint32 i = 0; i < self->n_codes; i++)
    add_stratum (self, thema_segments_code_name (self->segments, self->codes[i]));
  add_rest (self, NO_CODE);
  for (guint32 i = 0; i < self->frame.units->len; i++)
    {
      gsize n;
      const guint32 *codes = thema_sample_frame_codes (&self->frame, i, &n);
      guint32 rarest = self->n_codes;
      for (gsize j = 0; j < n; j++)
        if (rarest == self->n_codes || counts[codes[j]] < counts[rarest]
            || (counts[codes[j]] == counts[rarest] && codes[j] > rarest))
          rarest = codes[j];
      self->of_unit[i] = rarest;
    }
}

static void
stratify_by_group (ThemaCoderSample *self, const ThemaGroups *groups)
{
  for (guint32 i = 0; i < groups->n; i++)
    add_stratum (self, groups->names[i]);
  add_rest (self, NO_VALUE);
  for (guint32 i = 0; i < self->frame.units->len; i++)
    {
      guint32 document = g_array_index (self->frame.units, ThemaSampleUnit, i).document;
      guint32 group = groups->of_document[document];
      self->of_unit[i] = group != THEMA_NO_ID ? group : groups->n;
    }
}

static void
stratify (ThemaCoderSample *self, const ThemaCoderSampleOptions *options)
{
  self->of_unit = g_new0 (guint32, self->frame.units->len + 1);
  if (options->by_code)
    stratify_by_code (self);
  else if (options->groups != NULL)
    stratify_by_group (self, options->groups);
  else
    add_stratum (self, ALL);
  for (guint32 i = 0; i < self->frame.units->len; i++)
    g_array_index (self->strata, ThemaCoderStratum, self->of_unit[i]).units++;
}

/* How many units of each stratum have each code. */
static void
count_coded (ThemaCoderSample *self)
{
  self->coded = g_new0 (guint64, (gsize) self->strata->len * self->n_codes + 1);
  for (guint32 i = 0; i < self->frame.units->len; i++)
    {
      gsize n;
      const guint32 *codes = thema_sample_frame_codes (&self->frame, i, &n);
      for (gsize j = 0; j < n; j++)
        self->coded[(gsize) self->of_unit[i] * self->n_codes + codes[j]]++;
    }
}

static gboolean
allocate (ThemaCoderSample *self, const ThemaCoderSampleOptions *options, GError **error)
{
  guint n = self->strata->len, occupied = 0;
  guint64 least = 0;
  g_autofree guint64 *units = g_new (guint64, n);
  g_autofree guint64 *sampled = g_new0 (guint64, n);
  for (guint i = 0; i < n; i++)
    {
      units[i] = g_array_index (self->strata, ThemaCoderStratum, i).units;
      occupied += units[i] > 0;
      least += MIN (units[i], THEMA_STRATUM_LEAST);
    }
  if (!thema_strata_allocate (units, n, options->size, options->allocation, sampled))
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                   "--n=%u is too few for %u strata, each of which gives %d units at least: ask "
                   "for %" G_GUINT64_FORMAT " or more, or for fewer strata",
                   options->size, occupied, THEMA_STRATUM_LEAST, least);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    g_array_index (self->strata, ThemaCoderStratum, i).sampled = sampled[i];
  return TRUE;
}

/* The units of a stratum, from which some are taken. */
typedef struct
{
  ThemaCoderSample *sample; /* borrowed */
  const guint32 *units;     /* borrowed */
} Drawing;

static void
take_unit (guint32 number, gpointer user_data)
{
  Drawing *drawing = user_data;
  g_array_append_val (drawing->sample->chosen, drawing->units[number]);
}

static gint
compare_units (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

/* Each stratum has random numbers of its own, and so has the order, which comes last. */
static void
draw (ThemaCoderSample *self, guint64 seed)
{
  guint32 n_units = self->frame.units->len;
  g_autofree guint32 *sorted = g_new (guint32, n_units + 1);
  g_autofree gsize *places = g_new0 (gsize, self->strata->len + 1);
  g_autoptr (ThemaRandom) random = thema_random_new (seed, 0);
  for (guint i = 1; i < self->strata->len; i++)
    places[i] = places[i - 1] + g_array_index (self->strata, ThemaCoderStratum, i - 1).units;
  for (guint32 i = 0; i < n_units; i++)
    sorted[places[self->of_unit[i]]++] = i;
  const guint32 *units = sorted;
  for (guint i = 0; i < self->strata->len; i++)
    {
      const ThemaCoderStratum *stratum = &g_array_index (self->strata, ThemaCoderStratum, i);
      Drawing drawing = { self, units };
      thema_random_set (random, seed, i + 1);
      thema_sample_choose (random, (guint32) stratum->units, (guint32) stratum->sampled, take_unit,
                           &drawing);
      units += stratum->units;
    }
  g_array_sort (self->chosen, compare_units);
  self->order = g_new (guint32, self->chosen->len + 1);
  if (self->chosen->len > 0)
    memcpy (self->order, self->chosen->data, self->chosen->len * sizeof *self->order);
  thema_random_set (random, seed, 0);
  thema_random_shuffle (random, self->order, self->chosen->len);
}

ThemaCoderSample *
thema_coder_sample_new (const ThemaStore *store, const ThemaSegments *segments,
                        const ThemaCoderSampleOptions *options, GError **error)
{
  g_autoptr (ThemaCoderSample) self = g_new0 (ThemaCoderSample, 1);
  self->store = store;
  self->segments = segments;
  self->unit = options->unit;
  self->frame.units = g_array_new (FALSE, FALSE, sizeof (ThemaSampleUnit));
  self->frame.starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->frame.codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->strata = g_array_new (FALSE, FALSE, sizeof (ThemaCoderStratum));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!choose_codes (self, options->codes, error) || !thema_coder_sample_list (self, error))
    return NULL;
  stratify (self, options);
  count_coded (self);
  if (!allocate (self, options, error))
    return NULL;
  draw (self, options->seed);
  return g_steal_pointer (&self);
}

void
thema_coder_sample_free (ThemaCoderSample *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->frame.units);
  g_array_unref (self->frame.starts);
  g_array_unref (self->frame.codes);
  g_array_unref (self->strata);
  g_array_unref (self->chosen);
  g_free (self->codes);
  g_free (self->numbers);
  g_free (self->coded);
  g_free (self->rest);
  g_free (self->of_unit);
  g_free (self->order);
  g_free (self);
}

const ThemaCoderStratum *
thema_coder_sample_strata (const ThemaCoderSample *self, gsize *n)
{
  *n = self->strata->len;
  return (const ThemaCoderStratum *) (gpointer) self->strata->data;
}
