/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kappas, which give each coder shares of their own: Cohen's and Conger's.  */
#include "stats/agreement-private.h"

#include "stats/distribution.h"

#include <math.h>
#include <string.h>

/* What one coder's ratings are made of.  */
typedef struct
{
  double *shares; /* owned, by category */
  double *match;  /* owned, by category: the agreement to be expected with the other coders, of one
                     that this coder uses */
  double mean;    /* of match, over this coder's ratings */
  double n;       /* ratings */
} Coder;

static Coder *
coders_new (const ThemaRatings *ratings)
{
  Coder *coders = g_new0 (Coder, ratings->n_coders + 1);

  for (guint32 g = 0; g < ratings->n_coders; g++)
    {
      coders[g].shares = g_new0 (double, ratings->n_categories + 1);
      coders[g].match = g_new0 (double, ratings->n_categories + 1);
    }
  for (gsize i = ratings->starts[0]; i < ratings->starts[ratings->n_units]; i++)
    {
      Coder *coder = &coders[ratings->ratings[i].coder];

      coder->shares[ratings->ratings[i].category]++;
      coder->n++;
    }
  for (guint32 g = 0; g < ratings->n_coders; g++)
    for (guint32 k = 0; coders[g].n > 0 && k < ratings->n_categories; k++)
      coders[g].shares[k] /= coders[g].n;
  return coders;
}

static void
coders_free (Coder *coders, guint32 n)
{
  for (guint32 g = 0; g < n; g++)
    {
      g_free (coders[g].shares);
      g_free (coders[g].match);
    }
  g_free (coders);
}

/* Finds what each coder's ratings may expect of the others', and returns the sum of the means.  */
static double
match_coders (const ThemaAgreementFrame *self, Coder *coders, double *all)
{
  const ThemaRatings *ratings = self->ratings;
  double sum = 0;

  for (guint32 g = 0; g < ratings->n_coders; g++)
    for (guint32 k = 0; k < ratings->n_categories; k++)
      all[k] += coders[g].shares[k];
  for (guint32 g = 0; g < ratings->n_coders; g++)
    {
      for (guint32 k = 0; k < ratings->n_categories; k++)
        {
          if (coders[g].shares[k] == 0)
            continue;
          for (guint32 l = 0; l < ratings->n_categories; l++)
            coders[g].match[k]
                += thema_agreement_weight (self, k, l) * (all[l] - coders[g].shares[l]);
          coders[g].mean += coders[g].shares[k] * coders[g].match[k];
        }
      sum += coders[g].mean;
    }
  return sum;
}

/* A unit's part in what is expected: how it moves the shares of those who rated it.  */
static double
unit_chance (const ThemaAgreementFrame *self, const Coder *coders, gsize unit, double expected,
             double pairs)
{
  const ThemaRating *own;
  gsize m = thema_ratings_of (self->ratings, unit, &own);
  double sum = 0;

  for (gsize j = 0; j < m; j++)
    {
      const Coder *coder = &coders[own[j].coder];

      sum += (double) self->n / coder->n * (coder->match[own[j].category] - coder->mean);
    }
  return expected + sum / pairs;
}

void
thema_agreement_conger (const ThemaAgreementFrame *self, ThemaAgreement *out)
{
  const ThemaRatings *ratings = self->ratings;
  Coder *coders = coders_new (ratings);
  g_autofree double *all = g_new0 (double, ratings->n_categories + 1);
  g_autofree double *chance = g_new0 (double, ratings->n_units + 1);
  double r = 0, pairs, sum;

  for (guint32 g = 0; g < ratings->n_coders; g++)
    r += coders[g].n > 0;
  pairs = r * (r - 1);
  sum = match_coders (self, coders, all);
  if (pairs > 0)
    {
      for (gsize i = 0; i < ratings->n_units; i++)
        chance[i] = unit_chance (self, coders, i, sum / pairs, pairs);
      thema_agreement_finish (self, sum / pairs, chance, out);
    }
  coders_free (coders, ratings->n_coders);
}

/* Fleiss, Cohen & Everitt (1969), as a mean over units instead of cells: of the squares of a term
   less the square of its mean, written without the difference.  FIRST and
   SECOND: what a rating of each coder may expect of the other's.  */
static double
cohen_error (const ThemaAgreementFrame *pairs, const double *first, const double *second,
             const ThemaAgreement *out)
{
  const ThemaRatings *ratings = pairs->ratings;
  double left = 1 - out->expected, centre, sum = 0, n = (double) ratings->n_units, variance;

  centre = out->observed * out->expected - 2 * out->expected + out->observed;
  for (gsize i = 0; i < ratings->n_units; i++)
    {
      const ThemaRating *own = ratings->ratings + ratings->starts[i];
      double term = pairs->unit[i] * left
                    - (first[own[0].category] + second[own[1].category]) * (1 - out->observed);

      sum += (term - centre) * (term - centre);
    }
  variance = sum / n / (n * left * left * left * left);
  return variance < 1e-24 ? 0 : sqrt (variance);
}

/* Kappa of units that all have two ratings.  */
static void
cohen (const ThemaAgreementFrame *pairs, ThemaAgreement *out)
{
  guint32 q = pairs->ratings->n_categories;
  g_autofree double *shares = g_new0 (double, 2 * (gsize) q + 1);
  g_autofree double *match = g_new0 (double, 2 * (gsize) q + 1);
  double expected = 0, n = (double) pairs->ratings->n_units;

  for (gsize i = 0; i < pairs->ratings->n_units; i++)
    for (gsize g = 0; g < 2; g++)
      shares[g * q + pairs->ratings->ratings[2 * i + g].category] += 1 / n;
  for (guint32 k = 0; k < q; k++)
    {
      for (guint32 l = 0; l < q; l++)
        {
          double weight = thema_agreement_weight (pairs, k, l);

          match[k] += weight * shares[q + l];
          match[q + k] += weight * shares[l];
        }
      expected += match[k] * shares[k];
    }
  out->observed = pairs->observed;
  out->expected = expected;
  if (!(1 - expected > 1e-12))
    return;
  out->value = (out->observed - expected) / (1 - expected);
  if (pairs->ratings->n_units < 2)
    return;
  out->std_error = cohen_error (pairs, match, match + q, out);
  if (!(out->std_error > 0))
    return;
  out->low = MAX (out->value - THEMA_Z_95 * out->std_error, MIN (out->value, -1));
  out->high = MIN (out->value + THEMA_Z_95 * out->std_error, 1);
  out->method = THEMA_INTERVAL_FLEISS;
}

void
thema_cohen_kappa (const ThemaRatings *ratings, ThemaWeights weights, ThemaAgreement *out)
{
  g_autofree gsize *starts = g_new (gsize, ratings->n_units + 1);
  g_autofree ThemaRating *paired = g_new (ThemaRating, 2 * ratings->n_units + 1);
  ThemaRatings both = *ratings;
  ThemaAgreementFrame frame;
  gsize n = 0;

  g_return_if_fail (ratings->n_coders == 2);
  for (gsize i = 0; i < ratings->n_units; i++)
    {
      const ThemaRating *own;

      starts[n] = 2 * n;
      if (thema_ratings_of (ratings, i, &own) == 2)
        memcpy (paired + 2 * n++, own, 2 * sizeof *own);
    }
  starts[n] = 2 * n;
  both.starts = starts;
  both.ratings = paired;
  both.n_units = n;
  *out = (ThemaAgreement){ NAN, NAN, NAN, NAN,   THEMA_INTERVAL_NONE, NAN,
                           NAN, n,   n,   2 * n, n > 0 ? 2 : 0 };
  if (n == 0)
    return;
  thema_agreement_frame_init (&frame, &both, weights);
  cohen (&frame, out);
  thema_agreement_frame_clear (&frame);
}
