/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/stratified.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

#include "stats/distribution.h"

/* A pivot this small beside the diagonal is 0: no two groups are left to compare.  */
#define SINGULAR 1e-12

typedef struct
{
  const ThemaStratumCell *cells; /* borrowed: those of one stratum that have trials, and not */
  gsize n;
  double trials, events;
  gsize groups; /* that have trials */
} Stratum;

/* The stratum that begins at FROM; whether it compares anything.  */
static gboolean
stratum_init (Stratum *self, const ThemaStratumCell *cells, gsize n_cells, gsize from)
{
  guint64 trials = 0, events = 0;

  *self = (Stratum){ .cells = cells + from };
  for (; from < n_cells && cells[from].stratum == self->cells->stratum; from++)
    {
      trials += cells[from].trials;
      events += cells[from].events;
      self->groups += cells[from].trials > 0;
      self->n++;
    }
  self->trials = (double) trials;
  self->events = (double) events;
  return self->groups > 1 && events > 0 && events < trials;
}

static guint32
root_of (guint32 *parents, guint32 group)
{
  while (parents[group] != group)
    group = parents[group] = parents[parents[group]];
  return group;
}

/* Events less what the stratum expects, and the covariances of that.  */
static void
add_stratum (const Stratum *self, double *excess, gsl_matrix *covariance, guint32 *parents)
{
  double n = self->trials, share = self->events / n;
  double scale = share * (1 - share) / (n - 1);
  guint32 first = G_MAXUINT32;

  for (gsize i = 0; i < self->n; i++)
    {
      const ThemaStratumCell *a = &self->cells[i];
      double size = (double) a->trials;

      if (a->trials == 0)
        continue;
      first = first == G_MAXUINT32 ? a->group : first;
      parents[root_of (parents, a->group)] = root_of (parents, first);
      excess[a->group] += (double) a->events - size * share;
      for (gsize j = 0; j < self->n; j++)
        {
          const ThemaStratumCell *b = &self->cells[j];
          double value = i == j ? size * (n - size) : -size * (double) b->trials;

          *gsl_matrix_ptr (covariance, a->group, b->group) += scale * value;
        }
    }
}

/* The quadratic form of EXCESS in the inverse of COVARIANCE.  The covariances are the Laplacian of
   a graph in which groups are tied by the strata that they share, so that one group of each
   connected part can be left out.  */
static void
solve (const double *excess, const gsl_matrix *covariance, guint32 *parents, guint32 n_groups,
       ThemaStratified *out)
{
  g_autofree guint32 *kept = g_new (guint32, n_groups);
  gsize n = 0;

  for (guint32 i = 0; i < n_groups; i++)
    if (root_of (parents, i) != i)
      kept[n++] = i;
  if (n == 0)
    return;
  gsl_matrix *a = gsl_matrix_alloc (n, n);
  gsl_vector *x = gsl_vector_alloc (n);
  gsl_permutation *order = gsl_permutation_alloc (n);
  for (gsize i = 0; i < n; i++)
    {
      gsl_vector_set (x, i, excess[kept[i]]);
      for (gsize j = 0; j < n; j++)
        gsl_matrix_set (a, i, j, gsl_matrix_get (covariance, kept[i], kept[j]));
    }
  gsl_linalg_pcholesky_decomp (a, order);
  if (gsl_matrix_get (a, n - 1, n - 1) > SINGULAR * gsl_matrix_get (a, 0, 0))
    {
      gsl_linalg_pcholesky_svx (a, order, x);
      out->statistic = 0;
      for (gsize i = 0; i < n; i++)
        out->statistic += gsl_vector_get (x, i) * excess[kept[i]];
      out->statistic = MAX (out->statistic, 0);
      out->df = (double) n;
      out->p = thema_chisq_upper (out->statistic, out->df);
    }
  gsl_permutation_free (order);
  gsl_vector_free (x);
  gsl_matrix_free (a);
}

/* Robins, J., Breslow, N., & Greenland, S. (1986), Biometrics 42, 311-323.  */
static void
estimate_odds (const ThemaStratumCell *cells, gsize n_cells, guint32 n_groups, ThemaStratified *out)
{
  double r = 0, s = 0, pr = 0, ps_qr = 0, qs = 0;
  Stratum stratum;

  if (n_groups != 2)
    return;
  for (gsize from = 0; from < n_cells; from += stratum.n)
    {
      double cell[2][2] = { { 0 } };

      stratum_init (&stratum, cells, n_cells, from);
      for (gsize i = 0; i < stratum.n; i++)
        {
          const ThemaStratumCell *at = &stratum.cells[i];

          cell[at->group][0] = (double) at->events;
          cell[at->group][1] = (double) (at->trials - at->events);
        }
      if (stratum.trials < 2)
        continue;
      double n = stratum.trials;
      double p = (cell[0][0] + cell[1][1]) / n, q = (cell[0][1] + cell[1][0]) / n;
      double rk = cell[0][0] * cell[1][1] / n, sk = cell[0][1] * cell[1][0] / n;
      r += rk, s += sk;
      pr += p * rk, ps_qr += p * sk + q * rk, qs += q * sk;
    }
  if (s > 0)
    out->odds_ratio = r / s;
  if (r > 0 && s > 0)
    {
      double reach = THEMA_Z_95 * sqrt (pr / (2 * r * r) + ps_qr / (2 * r * s) + qs / (2 * s * s));

      out->odds_ratio_low = out->odds_ratio * exp (-reach);
      out->odds_ratio_high = out->odds_ratio * exp (reach);
    }
}

void
thema_stratified_test (const ThemaStratumCell *cells, gsize n_cells, guint32 n_groups,
                       ThemaStratified *out)
{
  Stratum stratum;

  g_return_if_fail (out != NULL && (n_cells == 0 || cells != NULL));

  *out = (ThemaStratified){ 0, 0, NAN, NAN, NAN, NAN, NAN };
  estimate_odds (cells, n_cells, n_groups, out);
  for (gsize from = 0; from < n_cells; from += stratum.n)
    out->strata += stratum_init (&stratum, cells, n_cells, from);
  if (n_groups < 2 || n_groups > THEMA_MAX_STRATIFIED_GROUPS)
    return;
  g_autofree double *excess = g_new0 (double, n_groups);
  g_autofree guint32 *parents = g_new (guint32, n_groups);
  gsl_matrix *covariance = gsl_matrix_calloc (n_groups, n_groups);
  for (guint32 i = 0; i < n_groups; i++)
    parents[i] = i;
  for (gsize from = 0; from < n_cells; from += stratum.n)
    if (stratum_init (&stratum, cells, n_cells, from))
      add_stratum (&stratum, excess, covariance, parents);
  solve (excess, covariance, parents, n_groups, out);
  gsl_matrix_free (covariance);
}
