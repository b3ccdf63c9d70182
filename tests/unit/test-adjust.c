/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/adjust.h"

#include <math.h>

#define LONGEST 15

/* p.adjust (p, "BH").  The last holds the 15 values of the example in Benjamini & Hochberg
   1995, where four hypotheses fall at 0.05.  */
/* clang-format off */
static const struct
{
  gsize n;
  double p[LONGEST], adjusted[LONGEST];
} from_r[] = {
  { 0, { 0 }, { 0 } },
  { 1, { 0.2 }, { 0.2 } },
  { 1, { NAN }, { NAN } },
  { 3, { 1, 1, 1 }, { 1, 1, 1 } },
  { 3, { 0, 0, 0 }, { 0, 0, 0 } },
  { 5, { 0.01, 0.02, 0.03, 0.04, 0.05 }, { 0.05, 0.05, 0.05, 0.05, 0.05 } },
  { 8, { 0.9, 0.001, 0.04, NAN, 0.04, 1, 0, 0.03 }, { 1, 0.0035, 0.056, NAN, 0.056, 1, 0, 0.056 } },
  { 15, { 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1 },
    { 0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765, 0.486, 0.5811818181818181, 0.714875, 0.7532307692307693, 0.8132142857142857, 1 } },
};
/* clang-format on */

static gboolean
near (double value, double expected)
{
  return isnan (expected) ? isnan (value) : fabs (value - expected) <= 1e-15;
}

static void
test_against_r (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (from_r); i++)
    {
      double adjusted[LONGEST];

      thema_adjust_bh (from_r[i].p, from_r[i].n, adjusted);
      for (gsize k = 0; k < from_r[i].n; k++)
        g_assert_true (near (adjusted[k], from_r[i].adjusted[k]));
    }
}

static void
test_in_place (void)
{
  double p[] = { 0.9, NAN, 0.01, 0.02 }, adjusted[4];

  thema_adjust_bh (p, 4, adjusted);
  thema_adjust_bh (p, 4, p);
  for (gsize k = 0; k < 4; k++)
    g_assert_true (near (p[k], adjusted[k]));
}

/* Adjusting keeps the order of values, never lowers one, and does not see their places.  */
static void
test_properties (void)
{
  enum
  {
    N = 200
  };
  double p[N], adjusted[N], reversed[N];
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gsize i = 0; i < N; i++)
    p[i] = i % 7 == 0 ? 0.25 : g_rand_double (rand); /* with ties */
  thema_adjust_bh (p, N, adjusted);
  for (gsize i = 0; i < N; i++)
    {
      reversed[i] = p[N - 1 - i];
      g_assert_true (adjusted[i] >= p[i] && adjusted[i] <= 1);
      for (gsize k = 0; k < N; k++)
        g_assert_true (p[i] > p[k] || adjusted[i] <= adjusted[k]);
    }
  thema_adjust_bh (reversed, N, reversed);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat (reversed[i], ==, adjusted[N - 1 - i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adjust/against-r", test_against_r);
  g_test_add_func ("/adjust/in-place", test_in_place);
  g_test_add_func ("/adjust/properties", test_properties);
  return g_test_run ();
}
