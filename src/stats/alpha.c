/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/alpha.h"

#include "stats/agreement-private.h"
#include "stats/bootstrap.h"

#include <math.h>

/* Two categories are (x - y)^2 apart, where x is the category's position: its value, at the ordinal
   level the middle of its ranks among all ratings (which is Krippendorff's metric written shorter).
   At the nominal level and at that of ratios there are no positions.  */
typedef struct
{
  const ThemaRatings *ratings; /* borrowed */
  ThemaLevel level;
  gsize *units;      /* owned: those with two ratings or more */
  guint32 n_units;   /* of these */
  guint64 *counts;   /* owned, by category: ratings in these units */
  double *positions; /* owned, by category */
  double *apart;     /* owned, by unit of `units`: its disagreement, unless positions change */
  guint64 n;         /* ratings in these units */
} Alpha;

const char *
thema_level_name (ThemaLevel level)
{
  static const char *const names[] = { "nominal", "ordinal", "interval", "ratio" };

  return names[level];
}

static double
distance (const Alpha *self, guint32 a, guint32 b)
{
  double difference;

  if (a == b)
    return 0;
  if (self->level == THEMA_LEVEL_NOMINAL)
    return 1;
  if (self->level == THEMA_LEVEL_RATIO)
    difference = (self->ratings->values[a] - self->ratings->values[b])
                 / (self->ratings->values[a] + self->ratings->values[b]);
  else
    difference = self->positions[a] - self->positions[b];
  return difference * difference;
}

/* Sum over all ordered pairs of the unit's ratings, each by 1 / (m - 1).  */
static double
unit_disagreement (const Alpha *self, gsize unit)
{
  const ThemaRating *own;
  gsize m = thema_ratings_of (self->ratings, unit, &own);
  double sum = 0;

  for (gsize i = 0; i < m; i++)
    for (gsize j = i + 1; j < m; j++)
      sum += distance (self, own[i].category, own[j].category);
  return 2 * sum / (double) (m - 1);
}

/* Values are taken from the first that was used, so that great ones lose no digits.  */
static void
place_values (Alpha *self)
{
  guint32 q = self->ratings->n_categories, first = 0;

  while (first < q && self->counts[first] == 0)
    first++;
  for (guint32 k = first; k < q; k++)
    self->positions[k] = self->ratings->values[k] - self->ratings->values[first];
}

static void
place_ranks (Alpha *self)
{
  double below = -(double) self->n / 2;

  for (guint32 k = 0; k < self->ratings->n_categories; k++)
    {
      self->positions[k] = below + (double) self->counts[k] / 2;
      below += (double) self->counts[k];
    }
}

/* Counts the ratings where each unit of `units` is there TIMES over (NULL: once).  */
static void
count (Alpha *self, const guint32 *times)
{
  self->n = 0;
  for (guint32 k = 0; k < self->ratings->n_categories; k++)
    self->counts[k] = 0;
  for (guint32 i = 0; i < self->n_units; i++)
    {
      const ThemaRating *own;
      gsize m = thema_ratings_of (self->ratings, self->units[i], &own);
      guint64 weight = times != NULL ? times[i] : 1;

      if (weight == 0)
        continue;
      for (gsize j = 0; j < m; j++)
        self->counts[own[j].category] += weight;
      self->n += weight * m;
    }
  if (self->level == THEMA_LEVEL_ORDINAL)
    place_ranks (self);
}

/* The mean of the ratings' positions; 0 where they have none.  */
static double
mean_position (const Alpha *self)
{
  double sum = 0;

  for (guint32 k = 0; k < self->ratings->n_categories; k++)
    sum += (double) self->counts[k] * self->positions[k];
  return sum / (double) self->n;
}

/* Sum over all ordered pairs of ratings.  */
static double
all_disagreement (const Alpha *self)
{
  guint32 q = self->ratings->n_categories;
  double n = (double) self->n, mean = mean_position (self), squares = 0;

  for (guint32 k = 0; k < q; k++)
    {
      double c = (double) self->counts[k];

      if (c == 0)
        continue;
      if (self->level == THEMA_LEVEL_NOMINAL)
        squares += c * (n - c);
      else if (self->level == THEMA_LEVEL_RATIO)
        for (guint32 l = 0; l < k; l++)
          squares += 2 * c * (double) self->counts[l] * distance (self, k, l);
      else
        squares += 2 * n * c * (self->positions[k] - mean) * (self->positions[k] - mean);
    }
  return squares;
}

/* Whether two of the ratings differ.  */
static gboolean
vary (const Alpha *self)
{
  guint used = 0;

  for (guint32 k = 0; k < self->ratings->n_categories; k++)
    used += self->counts[k] > 0;
  return used > 1;
}

static double
compute (const Alpha *self, const guint32 *times, double *observed, double *expected)
{
  double sum = 0, n = (double) self->n;

  *observed = *expected = NAN;
  if (self->n < 2)
    return NAN;
  for (guint32 i = 0; i < self->n_units; i++)
    {
      double weight = times != NULL ? times[i] : 1;

      if (weight == 0)
        continue;
      sum += weight
             * (self->level == THEMA_LEVEL_ORDINAL ? unit_disagreement (self, self->units[i])
                                                   : self->apart[i]);
    }
  *observed = sum / n;
  *expected = vary (self) ? all_disagreement (self) / (n * (n - 1)) : 0;
  return *expected > 0 ? 1 - *observed / *expected : NAN;
}

static void
alpha_init (Alpha *self, const ThemaRatings *ratings, ThemaLevel level)
{
  *self = (Alpha){ .ratings = ratings, .level = level };
  self->units = g_new (gsize, ratings->n_units + 1);
  self->counts = g_new0 (guint64, ratings->n_categories + 1);
  self->positions = g_new0 (double, ratings->n_categories + 1);
  self->apart = g_new0 (double, ratings->n_units + 1);
  for (gsize i = 0; i < ratings->n_units; i++)
    if (ratings->starts[i + 1] - ratings->starts[i] > 1)
      self->units[self->n_units++] = i;
  count (self, NULL);
  if (level == THEMA_LEVEL_INTERVAL)
    place_values (self);
  for (guint32 i = 0; i < self->n_units; i++)
    self->apart[i] = unit_disagreement (self, self->units[i]);
}

static void
alpha_clear (Alpha *self)
{
  g_free (self->units);
  g_free (self->counts);
  g_free (self->positions);
  g_free (self->apart);
}

/* By category, how far it is from a rating drawn from all.  */
static double *
mean_distances (const Alpha *self)
{
  guint32 q = self->ratings->n_categories;
  double *means = g_new0 (double, q + 1);

  for (guint32 k = 0; k < q; k++)
    for (guint32 l = 0; l < q; l++)
      means[k] += distance (self, k, l) * (double) self->counts[l] / (double) self->n;
  return means;
}

/* The influence of each unit on 1 - observed / expected, both with replacement.  */
static double
linearized_error (const Alpha *self, double observed)
{
  g_autofree double *means = mean_distances (self);
  double units = self->n_units, size = (double) self->n / units, expected = 0, sum = 0, ratio;

  for (guint32 k = 0; k < self->ratings->n_categories; k++)
    expected += means[k] * (double) self->counts[k] / (double) self->n;
  ratio = observed / expected;
  for (guint32 i = 0; i < self->n_units; i++)
    {
      const ThemaRating *own;
      gsize m = thema_ratings_of (self->ratings, self->units[i], &own);
      double surplus = ((double) m - size) / size, here = 0, part;

      for (gsize j = 0; j < m; j++)
        here += means[own[j].category] / size;
      part = -(self->apart[i] / size - observed * surplus) / expected
             + 2 * ratio * (here - expected * surplus - expected) / expected + ratio;
      sum += part * part;
    }
  sum /= units * (units - 1);
  return sum < 1e-24 ? 0 : sqrt (sum);
}

static guint32
count_coders (const Alpha *self)
{
  g_autofree guint8 *seen = g_new0 (guint8, self->ratings->n_coders + 1);
  guint32 n = 0;

  for (guint32 i = 0; i < self->n_units; i++)
    {
      const ThemaRating *own;
      gsize m = thema_ratings_of (self->ratings, self->units[i], &own);

      for (gsize j = 0; j < m; j++)
        {
          n += !seen[own[j].coder];
          seen[own[j].coder] = 1;
        }
    }
  return n;
}

void
thema_alpha (const ThemaRatings *ratings, ThemaLevel level, ThemaAgreement *out)
{
  Alpha alpha;

  alpha_init (&alpha, ratings, level);
  *out = (ThemaAgreement){ .std_error = NAN,
                           .low = NAN,
                           .high = NAN,
                           .n_units = alpha.n_units,
                           .n_paired = alpha.n_units,
                           .n_ratings = alpha.n,
                           .n_coders = count_coders (&alpha) };
  out->value = compute (&alpha, NULL, &out->observed, &out->expected);
  if (!isnan (out->value) && level != THEMA_LEVEL_ORDINAL && alpha.n_units > 1)
    {
      out->std_error = linearized_error (&alpha, out->observed);
      thema_agreement_interval (out, alpha.n_units);
    }
  alpha_clear (&alpha);
}

void
thema_alpha_bootstrap (const ThemaRatings *ratings, ThemaLevel level, gsize n, guint64 seed,
                       guint64 stream, ThemaAgreement *out)
{
  g_autoptr (ThemaRandom) random = thema_random_new (seed, stream);
  g_autofree guint32 *times = NULL;
  g_autofree double *replicates = g_new (double, n + 1);
  Alpha alpha;
  ThemaBootstrap interval;

  if (isnan (out->value))
    return;
  alpha_init (&alpha, ratings, level);
  times = g_new (guint32, alpha.n_units + 1);
  for (gsize i = 0; i < n; i++)
    {
      double observed, expected;

      thema_bootstrap_draw (random, alpha.n_units, times);
      count (&alpha, times);
      replicates[i] = compute (&alpha, times, &observed, &expected);
    }
  thema_bootstrap_interval (replicates, n, out->value, NAN, &interval);
  /* Without an interval too many samples had no alpha for the others to tell its spread.  */
  out->std_error = interval.method == THEMA_BOOTSTRAP_NONE ? NAN : interval.std_error;
  out->low = interval.low;
  out->high = interval.high;
  out->method
      = interval.method == THEMA_BOOTSTRAP_NONE ? THEMA_INTERVAL_NONE : THEMA_INTERVAL_BOOTSTRAP;
  alpha_clear (&alpha);
}
