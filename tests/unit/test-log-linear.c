/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/log-linear.h"

#include <math.h>

/* What textstat_collocations () of quanteda.textstats 0.97.2 says of the texts in its own examples
 * (the first four) and of the tokens "a b c a b d e b d a b". Counts are by the set of places that
 * match, whatever stands elsewhere. */
/* clang-format off */
static const struct
{
  guint n;
  guint64 counts[8];
  double lambda, z;
} from_quanteda[] = {
  { 2, { 16, 7, 7, 7 }, 5.65248918026865, 2.74554586167788 }, /* a b */
  { 2, { 16, 6, 6, 6 }, 5.60947179518496, 2.72128669064748 }, /* b c */
  { 2, { 16, 2, 2, 2 }, 4.97673374242057, 2.35418671500063 }, /* c d */
  { 3, { 4, 2, 2, 2, 2, 2, 2, 2 }, 0, 0 },                    /* a b c */
  { 2, { 10, 3, 4, 3 }, 3.41224721784874, 1.93608261718217 }, /* a b */
  { 2, { 10, 3, 2, 2 }, 3.21887582486820, 1.79940628888400 }, /* b d */
};
/* clang-format on */

static void
test_from_quanteda (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (from_quanteda); i++)
    {
      guint64 cells[8];
      ThemaLogLinear out;
      for (guint k = 0; k < 1u << from_quanteda[i].n; k++)
        cells[k] = from_quanteda[i].counts[k];
      thema_log_linear_cells (from_quanteda[i].n, cells);
      thema_log_linear_compute (from_quanteda[i].n, cells, 0.5, &out);
      g_assert_cmpfloat_with_epsilon (out.lambda, from_quanteda[i].lambda, 1e-13);
      g_assert_cmpfloat_with_epsilon (out.z, from_quanteda[i].z, 1e-13);
      g_assert_cmpfloat_with_epsilon (out.low, out.lambda - 1.959963984540054 * out.se, 1e-13);
      g_assert_cmpfloat_with_epsilon (out.high, out.lambda + 1.959963984540054 * out.se, 1e-13);
    }
}

/* With two words it is the logarithm of the odds ratio, and its error that of Woolf. */
static void
test_odds_ratio (void)
{
  const guint64 cells[] = { 100, 20, 30, 12 };
  ThemaLogLinear out;
  thema_log_linear_compute (2, cells, 0, &out);
  g_assert_cmpfloat_with_epsilon (out.lambda, log (100. * 12 / (20 * 30)), 1e-14);
  g_assert_cmpfloat_with_epsilon (out.se, sqrt (1. / 100 + 1. / 20 + 1. / 30 + 1. / 12), 1e-15);
}

static void
test_cells (void)
{
  /* Ten things: 4 with neither, 3 with the first alone, 1 with the second alone, 2 with both. */
  guint64 counts[] = { 10, 5, 3, 2 };
  thema_log_linear_cells (2, counts);
  g_assert_cmpuint (counts[0], ==, 4);
  g_assert_cmpuint (counts[1], ==, 3);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (counts[3], ==, 2);

  guint64 five[32] = { 0 };
  for (guint i = 0; i < 32; i++)
    five[i] = G_GUINT64_CONSTANT (1) << 40; /* all things have everything */
  thema_log_linear_cells (5, five);
  for (guint i = 0; i < 32; i++)
    g_assert_cmpuint (five[i], ==, i == 31 ? G_GUINT64_CONSTANT (1) << 40 : 0);
}

static void
test_empty_cells (void)
{
  const guint64 none[8] = { 0 }, some[] = { 5, 0, 2, 3 };
  ThemaLogLinear out;
  thema_log_linear_compute (2, some, 0, &out);
  g_assert_true (isnan (out.lambda) && isnan (out.se) && isnan (out.low) && isnan (out.high)
                 && isnan (out.z));
  /* An empty corpus: smoothing alone says nothing. */
  thema_log_linear_compute (3, none, 0.5, &out);
  g_assert_cmpfloat (out.lambda, ==, 0);
  g_assert_cmpfloat (out.z, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log-linear/from-quanteda", test_from_quanteda);
  g_test_add_func ("/log-linear/odds-ratio", test_odds_ratio);
  g_test_add_func ("/log-linear/cells", test_cells);
  g_test_add_func ("/log-linear/empty-cells", test_empty_cells);
  return g_test_run ();
}
