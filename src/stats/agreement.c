/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/agreement-private.h"

#include "stats/interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

const char *
thema_interval_method_name (ThemaIntervalMethod method)
{
  static const char *const names[]
      = { "", "linearized", "fleiss_cohen_everitt", "wilson", "bootstrap_percentile" };

  return names[method];
}

double
thema_agreement_weight (const ThemaAgreementFrame *self, guint32 a, guint32 b)
{
  double apart;

  if (a == b)
    return 1;
  if (self->weights == THEMA_WEIGHTS_IDENTITY)
    return 0;
  apart = fabs (self->ratings->values[a] - self->ratings->values[b]) / self->range;
  return 1 - (self->weights == THEMA_WEIGHTS_QUADRATIC ? apart * apart : apart);
}

static double
range_of (const ThemaRatings *ratings)
{
  double least = INFINITY, greatest = -INFINITY;

  for (guint32 i = 0; ratings->values != NULL && i < ratings->n_categories; i++)
    {
      least = MIN (least, ratings->values[i]);
      greatest = MAX (greatest, ratings->values[i]);
    }
  return greatest - least;
}

/* The mean weight of the pairs of a unit's ratings.  */
static double
unit_agreement (const ThemaAgreementFrame *self, const ThemaRating *ratings, gsize m)
{
  double sum = 0;

  for (gsize i = 0; i < m; i++)
    for (gsize j = i + 1; j < m; j++)
      sum += thema_agreement_weight (self, ratings[i].category, ratings[j].category);
  return m < 2 ? 0 : sum / ((double) m * (double) (m - 1) / 2);
}

void
thema_agreement_frame_init (ThemaAgreementFrame *self, const ThemaRatings *ratings,
                            ThemaWeights weights)
{
  *self = (ThemaAgreementFrame){ .ratings = ratings, .weights = weights };
  self->range = range_of (ratings);
  self->unit = g_new0 (double, ratings->n_units + 1);
  self->shares = g_new0 (double, ratings->n_categories + 1);
  for (gsize i = 0; i < ratings->n_units; i++)
    {
      const ThemaRating *own;
      gsize m = thema_ratings_of (ratings, i, &own);

      self->n += m > 0;
      self->n_paired += m > 1;
      self->unit[i] = unit_agreement (self, own, m);
      self->observed += self->unit[i];
      for (gsize j = 0; j < m; j++)
        self->shares[own[j].category] += 1 / (double) m;
    }
  self->observed = self->n_paired > 0 ? self->observed / (double) self->n_paired : NAN;
  for (guint32 k = 0; k < ratings->n_categories; k++)
    self->shares[k] /= (double) self->n;
}

void
thema_agreement_frame_clear (ThemaAgreementFrame *self)
{
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->shares, g_free);
}

void
thema_agreement_interval (ThemaAgreement *out, gsize n)
{
  double reach;

  /* Without spread among the units there is an error, but not one that could be estimated.  */
  if (!(out->std_error > 0))
    return;
  reach = out->std_error * gsl_cdf_tdist_Pinv (0.975, (double) (n - 1));
  /* With missing ratings or weights a value may itself be below -1.  */
  out->low = MAX (out->value - reach, MIN (out->value, -1));
  out->high = MIN (out->value + reach, 1);
  out->method = THEMA_INTERVAL_LINEARIZED;
}

/* Differences of rounding are none.  */
static double
root_of_variance (double sum, gsize n)
{
  double variance = sum / ((double) n * (double) (n - 1));

  return variance < 1e-24 ? 0 : sqrt (variance);
}

void
thema_agreement_finish (const ThemaAgreementFrame *self, double expected, const double *chance,
                        ThemaAgreement *out)
{
  double scale = (double) self->n / (double) self->n_paired, sum = 0;

  out->observed = self->observed;
  out->expected = expected;
  /* What chance gives is 1 up to rounding: then nothing can be beyond chance.  */
  if (isnan (self->observed) || !(1 - expected > 1e-12))
    return;
  out->value = (self->observed - expected) / (1 - expected);
  for (gsize i = 0; i < self->ratings->n_units; i++)
    {
      gsize m = self->ratings->starts[i + 1] - self->ratings->starts[i];
      double part;

      if (m == 0)
        continue;
      part = m > 1 ? scale * (self->unit[i] - expected) / (1 - expected) : 0;
      part -= 2 * (1 - out->value) * (chance[i] - expected) / (1 - expected);
      sum += (part - out->value) * (part - out->value);
    }
  if (self->n > 1)
    out->std_error = root_of_variance (sum, self->n);
  thema_agreement_interval (out, self->n);
}

/* Percent agreement: nothing is expected of chance.  Of two coders who agree or do not it is a
   share of units, for which Wilson's interval is the better one.  */
static void
percent (const ThemaAgreementFrame *self, const double *zeros, ThemaAgreement *out)
{
  thema_agreement_finish (self, 0, zeros, out);
  out->expected = NAN;
  if (out->low < 0)
    out->low = 0;
  if (self->ratings->n_coders == 2 && self->weights == THEMA_WEIGHTS_IDENTITY && self->n_paired > 0)
    {
      guint64 same = (guint64) llround (self->observed * (double) self->n_paired);

      thema_wilson_interval (same, self->n_paired, 0.95, &out->low, &out->high);
      out->method = THEMA_INTERVAL_WILSON;
    }
}

/* Sets each unit's mean of WHAT (by category) over its ratings.  */
static void
spread (const ThemaAgreementFrame *self, const double *what, double *chance)
{
  for (gsize i = 0; i < self->ratings->n_units; i++)
    {
      const ThemaRating *own;
      gsize m = thema_ratings_of (self->ratings, i, &own);
      double sum = 0;

      for (gsize j = 0; j < m; j++)
        sum += what[own[j].category];
      chance[i] = m > 0 ? sum / (double) m : 0;
    }
}

/* Two ratings drawn from all of them: the sum over pairs of categories of weight times shares.  */
static void
fleiss (const ThemaAgreementFrame *self, double *what, double *chance, ThemaAgreement *out)
{
  guint32 q = self->ratings->n_categories;
  double expected = 0;

  for (guint32 k = 0; k < q; k++)
    {
      what[k] = 0;
      for (guint32 l = 0; l < q; l++)
        what[k] += thema_agreement_weight (self, k, l) * self->shares[l];
      expected += what[k] * self->shares[k];
    }
  spread (self, what, chance);
  thema_agreement_finish (self, expected, chance, out);
}

static double
sum_of_weights (const ThemaAgreementFrame *self)
{
  guint32 q = self->ratings->n_categories;
  double sum = 0;

  if (self->weights == THEMA_WEIGHTS_IDENTITY)
    return q;
  for (guint32 k = 0; k < q; k++)
    for (guint32 l = 0; l < q; l++)
      sum += thema_agreement_weight (self, k, l);
  return sum;
}

static void
gwet (const ThemaAgreementFrame *self, double all, double *what, double *chance,
      ThemaAgreement *out)
{
  double q = self->ratings->n_categories, expected = 0;

  if (q < 2)
    return;
  for (guint32 k = 0; k < self->ratings->n_categories; k++)
    {
      what[k] = all / (q * (q - 1)) * (1 - self->shares[k]);
      expected += what[k] * self->shares[k];
    }
  spread (self, what, chance);
  thema_agreement_finish (self, expected, chance, out);
}

static void
brennan_prediger (const ThemaAgreementFrame *self, double all, double *chance, ThemaAgreement *out)
{
  double q = self->ratings->n_categories, expected;

  if (q < 2)
    return;
  expected = all / (q * q);
  for (gsize i = 0; i < self->ratings->n_units; i++)
    chance[i] = expected;
  thema_agreement_finish (self, expected, chance, out);
}

static void
begin (const ThemaAgreementFrame *self, ThemaAgreement *out)
{
  const ThemaRatings *ratings = self->ratings;
  gsize n_ratings = ratings->starts[ratings->n_units] - ratings->starts[0];
  g_autofree guint8 *seen = g_new0 (guint8, ratings->n_coders + 1);
  guint32 n_coders = 0;

  for (gsize i = ratings->starts[0]; i < ratings->starts[ratings->n_units]; i++)
    {
      n_coders += !seen[ratings->ratings[i].coder];
      seen[ratings->ratings[i].coder] = 1;
    }
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    out[i] = (ThemaAgreement){ .value = NAN,
                               .std_error = NAN,
                               .low = NAN,
                               .high = NAN,
                               .observed = self->observed,
                               .expected = NAN,
                               .n_units = self->n,
                               .n_paired = self->n_paired,
                               .n_ratings = n_ratings,
                               .n_coders = n_coders };
}

void
thema_agreement_compute (const ThemaRatings *ratings, ThemaWeights weights,
                         ThemaAgreement out[THEMA_N_AGREEMENTS])
{
  ThemaAgreementFrame frame;
  g_autofree double *what = g_new0 (double, ratings->n_categories + 1);
  g_autofree double *chance = g_new0 (double, ratings->n_units + 1);
  double all;

  thema_agreement_frame_init (&frame, ratings, weights);
  begin (&frame, out);
  if (frame.n_paired > 0)
    {
      all = sum_of_weights (&frame);
      percent (&frame, chance, &out[THEMA_PERCENT_AGREEMENT]);
      if (ratings->n_coders == 2)
        thema_cohen_kappa (ratings, weights, &out[THEMA_KAPPA]);
      else
        thema_agreement_conger (&frame, &out[THEMA_KAPPA]);
      fleiss (&frame, what, chance, &out[THEMA_FLEISS_KAPPA]);
      gwet (&frame, all, what, chance, &out[THEMA_GWET_AC]);
      brennan_prediger (&frame, all, chance, &out[THEMA_BRENNAN_PREDIGER]);
    }
  thema_agreement_frame_clear (&frame);
}
