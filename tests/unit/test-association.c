/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/association.h"

#include <math.h>
#include <string.h>

/* Equal to a relative TOLERANCE, both missing, or both exactly 0.  */
static gboolean
near (double value, double expected, double tolerance)
{
  if (isnan (expected))
    return isnan (value);
  return fabs (value - expected) <= tolerance * fabs (expected);
}

static ThemaAssociation
compute (guint64 both, guint64 a, guint64 b, guint64 units)
{
  ThemaPairCounts counts = { both, a, b, units };
  ThemaAssociation result;

  thema_association_compute (&counts, &result);
  return result;
}

/* Figures as printed in their papers, to the digits printed there.  */
static void
test_published (void)
{
  /* Dunning 1993, Computational Linguistics 19(1), p. 72: cells 10, 0, 3, 31764.  */
  g_assert_true (fabs (compute (10, 10, 13, 31777).log_likelihood - 167.23) < 0.005);
  /* Pedersen 1996, Fishing for exactness, p. 10: cells 1, 3, 3, 1.  */
  g_assert_true (fabs (compute (1, 4, 4, 8).p_fisher - 0.486) < 0.0005);
  /* Church & Hanks 1990, Computational Linguistics 16(1), p. 24.  */
  g_assert_true (fabs (compute (8, 1105, 44, 15000000).pmi - 11.3) < 0.05);
  /* Bouma 2009, p. 36: always, by chance, never together.  */
  g_assert_cmpfloat (compute (10, 10, 10, 100).npmi, ==, 1);
  g_assert_cmpfloat (compute (1, 10, 10, 100).npmi, ==, 0);
  g_assert_cmpfloat (compute (0, 10, 10, 100).npmi, ==, -1);
  /* Smadja, McKeown & Hatzivassiloglou 1996, Computational Linguistics 22(1), p. 13.  */
  g_assert_true (fabs (compute (130, 3121, 143, 10000).dice - 0.08) < 0.005);
  /* Church & Gale 1991, Concordances for parallel text, p. 12: cells 31950, 12004, 4793, 848330;
     phi squared.  */
  g_assert_true (fabs (pow (compute (31950, 43954, 36743, 897077).phi, 2) - 0.62) < 0.005);
  /* Pojanapunya & Todd 2016, p. 154: 16217 of 2796938 words against 735 of 2087946.  */
  g_assert_true (fabs (compute (16217, 2796938, 16952, 4884884).odds_ratio - 16.6) < 0.05);
}

/* R 4.2, with o <- matrix (c (both, b - both, a - both, units - a - b + both), 2)
   and e <- outer (rowSums (o), colSums (o)) / units:
   a * b / units; both / (a + b - both); 2 * both / (a + b);
   (both * units - a * b) / sqrt (prod (rowSums (o))) / sqrt (prod (colSums (o)));
   log2 (both * units / (a * b)); pmi / -log2 (both / units);
   2 * sum (ifelse (o > 0, o * log (o / e), 0)); o[1] * o[4] / (o[2] * o[3]);
   exp (log (or) + c (-1, 1) * qnorm (0.975) * sqrt (sum (1 / o))); fisher.test (o)$p.value  */
/* clang-format off */
static const struct
{
  ThemaPairCounts counts;
  ThemaAssociation expected;
} from_r[] = {
  { { 10, 20, 30, 100 }, { 6, 0.25, 0.4, 0.2182178902359924, 0.7369655941662062, 0.2218487496163564, 4.473350049571542, 3, 1.09034181536878, 8.254292253256365, 0.0533775956849936 } },
  { { 1, 20, 30, 100 }, { 6, 0.02040816326530612, 0.04, -0.2727723627949905, -2.584962500721156, -0.3890756251918218, 9.457361806419453, 0.0925589836660617, 0.01177462809128807, 0.7275954187999398, 0.005685970368251539 } },
  { { 6, 20, 30, 100 }, { 6, 0.1363636363636364, 0.24, 0, 0, 0, 0, 1, 0.3432665519902368, 2.913187999827149, 1 } },
  { { 0, 20, 30, 100 }, { 6, 0, 0, -0.3273268353539886, NAN, -1, 16.32274230570157, 0, NAN, NAN, 0.0006092249029492853 } },
  { { 20, 20, 20, 100 }, { 4, 1, 1, 1, 2.321928094887362, 1, 100.0804847076376, NAN, NAN, NAN, 1.865729526732524e-21 } },
  { { 20, 20, 50, 100 }, { 10, 0.4, 0.5714285714285714, 0.5, 1, 0.4306765580733931, 32.77931800671193, NAN, NAN, NAN, 1.758607257103998e-07 } },
  { { 70, 80, 90, 100 }, { 72, 0.7, 0.8235294117647058, -0.1666666666666667, -0.04064198449734593, -0.07898193423851878, 4.733368877259762, 0, NAN, NAN, 0.204688123390065 } },
  { { 1, 1, 1, 1000 }, { 0.001, 1, 1, 1, 9.965784284662087, 1, 15.81451022446435, NAN, NAN, NAN, 0.001 } },
  { { 1, 2, 1, 2 }, { 1, 0.5, 0.6666666666666666, NAN, 0, 0, 0, NAN, NAN, NAN, 1 } },
  { { 120, 1500, 900, 10000 }, { 135, 0.05263157894736842, 0.1, -0.01467892379250256, -0.1699250014423125, -0.02663058257950016, 2.217627428350205, 0.8606465997770345, 0.7042537908909521, 1.051769375313827, 0.1557364511230088 } },
  { { 35, 4000, 90, 10000 }, { 36, 0.008631319358816275, 0.01711491442542787, -0.002161405723585268, -0.04064198449734593, -0.004981594212684517, 0.04686430477427361, 0.9541442164392984, 0.6233576799862907, 1.460463574916707, 0.914024859054977 } },
  { { 2500, 40000, 30000, 600000 }, { 2000, 0.03703703703703703, 0.07142857142857142, 0.01532848348712415, 0.3219280948873623, 0.04071487912911821, 131.7777253339042, 1.290909090909091, 1.23749165981679, 1.34663233305221, 1.599888353189345e-30 } },
  { { 1900, 40000, 30000, 600000 }, { 2000, 0.02790014684287812, 0.05428571428571428, -0.003065696697424829, -0.07400058144377693, -0.00891270531370838, 5.72392530002557, 0.943957183288032, 0.9000697392793772, 0.9899845811886541, 0.01755656545178983 } },
  { { 2030, 40000, 30000, 600000 }, { 2000, 0.02986611740473738, 0.058, 0.0009197090092274488, 0.02147972741045139, 0.002617136626994677, 0.5053032106876287, 1.016948818992169, 0.9709963582544461, 1.065075982683101, 0.476206009698066 } },
  { { 3000, 40000, 30000, 600000 }, { 2000, 0.04477611940298507, 0.08571428571428572, 0.03065696697424829, 0.5849625007211562, 0.07652714627254073, 497.3661019391318, 1.600600600600601, 1.539126834568214, 1.664529670396998, 3.332819659813858e-110 } },
  { { 250000, 300000, 400000, 600000 }, { 200000, 0.5555555555555556, 0.7142857142857143, 0.3535533905932737, 0.3219280948873623, 0.2548846598322404, 77591.9682980254, 5, 4.940479220415139, 5.060237860467975, 0 } },
  { { 3, 12, 250, 600000 }, { 0.005, 0.01158301158301158, 0.02290076335877863, 0.05469291101910972, 9.228818690495881, 0.5240776325838665, 33.24684211573419, 809.3670715249663, 217.8201313811279, 3007.41282412823, 1.568033159581792e-08 } },
};
/* clang-format on */

static void
test_against_r (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (from_r); i++)
    {
      const ThemaAssociation *r = &from_r[i].expected;
      ThemaAssociation t;

      thema_association_compute (&from_r[i].counts, &t);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (near (t.expected, r->expected, 1e-14));
      g_assert_true (near (t.jaccard, r->jaccard, 1e-14));
      g_assert_true (near (t.dice, r->dice, 1e-14));
      g_assert_true (near (t.phi, r->phi, 1e-13));
      g_assert_true (near (t.pmi, r->pmi, 1e-13));
      g_assert_true (near (t.npmi, r->npmi, 1e-13));
      g_assert_true (near (t.log_likelihood, r->log_likelihood, 1e-8)); /* R's sum cancels */
      g_assert_true (near (t.odds_ratio, r->odds_ratio, 1e-14));
      g_assert_true (near (t.odds_ratio_low, r->odds_ratio_low, 1e-13));
      g_assert_true (near (t.odds_ratio_high, r->odds_ratio_high, 1e-13));
      g_assert_true (near (t.p_fisher, r->p_fisher, 1e-11));
    }
}

/* fisher.test (matrix (c (both, a - both, b - both, units - a - b + both), 2))$p.value  */
/* clang-format off */
static const struct
{
  ThemaPairCounts counts;
  double p;
} fisher_cases[] = {
  { { 3, 4, 4, 8 }, 0.4857142857142858 },
  { { 1, 4, 4, 8 }, 0.4857142857142858 },
  { { 4, 4, 4, 8 }, 0.02857142857142858 },
  { { 2, 4, 4, 8 }, 1 },
  { { 0, 4, 4, 8 }, 0.02857142857142858 },
  { { 0, 5, 5, 10 }, 0.00793650793650794 },
  { { 5, 5, 5, 10 }, 0.00793650793650794 },
  { { 1, 10, 1, 10000 }, 0.001 },
  { { 0, 1, 530318, 530329 }, 2.074184138528107e-05 },
  { { 1, 2, 5, 11 }, 1 },
  { { 2, 2, 5, 11 }, 0.1818181818181819 },
  { { 0, 0, 5, 11 }, 1 },
  { { 5, 11, 5, 11 }, 1 },
  { { 50, 100, 100, 200 }, 1 },
  { { 51, 100, 100, 200 }, 0.8875844242959579 },
  { { 60, 100, 100, 200 }, 0.007059515495016238 },
  { { 400, 1000, 1000, 20000 }, 2.101931447598034e-277 },
  { { 900, 1000, 1000, 20000 }, 0 },
  { { 0, 1000, 1000, 20000 }, 2.293702180659823e-23 },
  { { 2000, 40000, 30000, 600000 }, 1 },
  { { 2001, 40000, 30000, 600000 }, 0.9810541901650616 },
  { { 2100, 40000, 30000, 600000 }, 0.01813228443759852 },
  { { 1800, 40000, 30000, 600000 }, 1.51202287983181e-06 },
  { { 2110, 40000, 30000, 600000 }, 0.009313731480190029 },
  { { 20000, 40000, 30000, 600000 }, 0 },
  { { 0, 40000, 30000, 600000 }, 0 },
  { { 212502, 212502, 381834, 381835 }, 0.4434716566052792 },
};
/* clang-format on */

static void
test_fisher (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fisher_cases); i++)
    {
      double p = thema_fisher_exact (&fisher_cases[i].counts);

      g_test_message ("case %" G_GSIZE_FORMAT ": %.17g", i, p);
      g_assert_true (near (p, fisher_cases[i].p, 1e-11));
    }
}

/* Fisher's test by its definition, summing over the whole support; for small tables.  */
static double
fisher_by_definition (const ThemaPairCounts *c)
{
  guint64 low = c->a + c->b > c->units ? c->a + c->b - c->units : 0;
  guint64 high = MIN (c->a, c->b);
  double weights[64], weight = 1, all = 0, extreme = 0;

  for (guint64 x = low; x <= high; x++)
    {
      all += weights[x - low] = weight;
      weight *= (double)((c->a - x) * (c->b - x));
      weight /= (double)((x + 1) * (c->units + x + 1 - c->a - c->b));
    }
  for (guint64 x = low; x <= high; x++)
    if (weights[x - low] <= weights[c->both - low] * (1 + 1e-7))
      extreme += weights[x - low];
  return extreme / all;
}

/* Runs FUNC on all consistent counts of up to UNITS units.  */
static void
for_all_tables (guint64 units, void (*func) (const ThemaPairCounts *))
{
  for (guint64 n = 1; n <= units; n++)
    for (guint64 a = 0; a <= n; a++)
      for (guint64 b = 0; b <= n; b++)
        for (guint64 both = a + b > n ? a + b - n : 0; both <= MIN (a, b); both++)
          func (&(ThemaPairCounts){ both, a, b, n });
}

static void
check_definition (const ThemaPairCounts *counts)
{
  g_assert_true (near (thema_fisher_exact (counts), fisher_by_definition (counts), 1e-11));
}

static void
check_properties (const ThemaPairCounts *c)
{
  ThemaPairCounts swapped = { c->both, c->b, c->a, c->units };
  ThemaPairCounts inverse = { c->a - c->both, c->a, c->units - c->b, c->units };
  ThemaAssociation t, s, i;
  double values[11];

  thema_association_compute (c, &t);
  thema_association_compute (&swapped, &s);
  thema_association_compute (&inverse, &i);
  g_assert_true (near (s.jaccard, t.jaccard, 0));
  g_assert_true (near (s.phi, t.phi, 1e-15));
  g_assert_true (near (s.pmi, t.pmi, 0));
  g_assert_true (near (s.log_likelihood, t.log_likelihood, 1e-14));
  g_assert_true (near (s.p_fisher, t.p_fisher, 1e-13));
  /* "Not b" in the place of b: as strong, in the other direction.  */
  g_assert_true (near (i.phi, -t.phi, 1e-15));
  g_assert_true (near (i.log_likelihood, t.log_likelihood, 1e-14));
  g_assert_true (near (i.p_fisher, t.p_fisher, 1e-13));

  g_assert_true (t.p_fisher > 0 && t.p_fisher <= 1);
  g_assert_true (t.log_likelihood >= 0);
  g_assert_true (isnan (t.phi) || (t.phi >= -1 && t.phi <= 1));
  g_assert_true (isnan (t.npmi) || (t.npmi >= -1 && t.npmi <= 1));
  memcpy (values, &t, sizeof t);
  for (gsize k = 0; k < G_N_ELEMENTS (values); k++)
    g_assert_false (isinf (values[k]));
}

static void
test_definition (void)
{
  for_all_tables (24, check_definition);
}

static void
test_properties (void)
{
  for_all_tables (16, check_properties);
}

static void
test_no_units (void)
{
  ThemaAssociation t = compute (0, 0, 0, 0);
  double values[11];

  memcpy (values, &t, sizeof t);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (isnan (values[i]));
}

static void
test_edges (void)
{
  ThemaAssociation t = compute (0, 0, 0, 9); /* neither occurs */

  g_assert_true (isnan (t.jaccard) && isnan (t.dice) && isnan (t.phi));
  g_assert_true (isnan (t.pmi) && isnan (t.npmi) && isnan (t.odds_ratio));
  g_assert_cmpfloat (t.log_likelihood, ==, 0);
  g_assert_cmpfloat (t.p_fisher, ==, 1);

  t = compute (0, 0, 5, 9); /* one does not */
  g_assert_cmpfloat (t.jaccard, ==, 0);
  g_assert_true (isnan (t.phi) && isnan (t.pmi) && isnan (t.npmi) && isnan (t.odds_ratio));
  g_assert_cmpfloat (t.log_likelihood, ==, 0);

  t = compute (9, 9, 9, 9); /* both everywhere */
  g_assert_cmpfloat (t.jaccard, ==, 1);
  g_assert_cmpfloat (t.pmi, ==, 0);
  g_assert_cmpfloat (t.npmi, ==, 1);
  g_assert_true (isnan (t.phi) && isnan (t.odds_ratio));

  t = compute (1, 1, 1, 1); /* one document */
  g_assert_cmpfloat (t.expected, ==, 1);
  g_assert_cmpfloat (t.p_fisher, ==, 1);

  t = compute (0, 4, 5, 9); /* never together, always one of them */
  g_assert_cmpfloat (t.odds_ratio, ==, 0);
  g_assert_cmpfloat (t.phi, ==, -1);
  g_assert_true (isnan (t.odds_ratio_low) && isnan (t.odds_ratio_high));
}

static void
test_huge (void)
{
  const guint64 half = G_MAXUINT32 / 2;

  /* sum of dhyper () over the tables as improbable, by its normal limit:
     2 * pnorm (-(x - 0.5 - mean) / sd) is 0.61775 and 0.26726.  */
  g_assert_true (fabs (compute (1073750000, half, half, G_MAXUINT32).p_fisher - 0.61775) < 1e-4);
  g_assert_true (fabs (compute (1073760000, half, half, G_MAXUINT32).p_fisher - 0.26726) < 1e-4);
  /* Beyond the limit of the counts there is no p, but all else.  */
  g_assert_true (isnan (compute (5, 10, 10, (guint64)G_MAXUINT32 + 1).p_fisher));
  g_assert_cmpfloat (compute (5, 10, 10, (guint64)G_MAXUINT32 + 1).jaccard, ==, 1.0 / 3);
  g_assert_cmpfloat (compute (1, 1, G_MAXUINT64, G_MAXUINT64).log_likelihood, ==, 0);
  g_assert_false (isnan (compute (1, G_MAXUINT64 / 2, G_MAXUINT64 / 2, G_MAXUINT64).phi));
}

/* Inconsistent counts are refused, whatever their sums would overflow to.  */
static void
test_inconsistent (void)
{
  static const ThemaPairCounts wrong[] = {
    { 2, 1, 3, 9 },  { 2, 3, 1, 9 },  { 0, 5, 5, 9 },
    { 1, 10, 1, 9 }, { 1, 1, 10, 9 }, { 0, G_MAXUINT64, 2, 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      ThemaAssociation t = { .expected = 42 };

      g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*consistent*");
      thema_association_compute (&wrong[i], &t);
      g_test_assert_expected_messages ();
      g_assert_cmpfloat (t.expected, ==, 42);
      g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*consistent*");
      g_assert_true (isnan (thema_fisher_exact (&wrong[i])));
      g_test_assert_expected_messages ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/association/published", test_published);
  g_test_add_func ("/association/against-r", test_against_r);
  g_test_add_func ("/association/fisher", test_fisher);
  g_test_add_func ("/association/definition", test_definition);
  g_test_add_func ("/association/properties", test_properties);
  g_test_add_func ("/association/no-units", test_no_units);
  g_test_add_func ("/association/edges", test_edges);
  g_test_add_func ("/association/huge", test_huge);
  g_test_add_func ("/association/inconsistent", test_inconsistent);
  return g_test_run ();
}
