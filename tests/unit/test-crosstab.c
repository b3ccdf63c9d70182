/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics of thema-crosstab: published figures, and the edges. */
#include "analysis/years.h"
#include "stats/contingency.h"
#include "stats/fisher-groups.h"
#include "stats/logistic.h"
#include "stats/noncentral.h"
#include "stats/stratified.h"
#include "stats/trend.h"

#include <math.h>

/* To the digits printed. */
#define PRINTED(value, printed, digits) g_assert_cmpfloat_with_epsilon (value, printed, 0.5000001 * (digits))
#define NEAR(value, wanted) \
  g_assert_cmpfloat_with_epsilon (value, wanted, 1e-10 * fabs (wanted))

static void
test_contingency_published (void)
{
  /* Agresti 2007, An Introduction to Categorical Data Analysis, table 2.5 (p. 37), pp. 38-39: party
   * by gender. */
  static const guint64 counts[] = { 762, 327, 468, 484, 239, 477 };
  static const double printed[] = { 4.50, 0.70, -5.32, -4.50, -0.70, 5.32 };
  static const double expected_printed[] = { 703.7, 319.6, 533.7, 542.3, 246.4, 411.3 };
  double expected[6], residuals[6];
  ThemaContingency out;

  thema_contingency_test (counts, 2, 3, &out);
  PRINTED (out.chi_squared, 30.1, 0.1);
  PRINTED (out.log_likelihood, 30.0, 0.1);
  g_assert_cmpfloat (out.df, ==, 2);
  g_assert_cmpfloat (out.p, <, 0.001);
  thema_contingency_residuals (counts, 2, 3, expected, residuals);
  for (int i = 0; i < 6; i++)
    {
      PRINTED (residuals[i], printed[i], 0.01);
      PRINTED (expected[i], expected_printed[i], 0.1);
    }
  /* R: chisq.test () */
  NEAR (out.chi_squared, 30.07014909575);
  g_assert_true (out.is_approximate && out.cells == 6 && out.cells_below_5 == 0);
  g_assert_true (out.v_low < out.v_corrected && out.v_corrected < out.v && out.v < out.v_high);
}

static void
test_contingency_edges (void)
{
  static const guint64 one_group[] = { 3, 5 };
  static const guint64 all_coded[] = { 3, 0, 5, 0 };
  static const guint64 none[] = { 0, 0, 0, 0 };
  static const guint64 parted[] = { 4, 0, 0, 6 };
  static const guint64 holes[] = { 2, 0, 7, 0, 0, 0, 5, 0, 1 };
  static const guint64 filled[] = { 2, 7, 5, 1 };
  static const guint64 huge[] = { 3000000000, 5000000000, 7000000000, 4000000000 };
  ThemaContingency out, other;
  double expected[4], residuals[4];

  thema_contingency_test (NULL, 0, 0, &out);
  g_assert_true (out.total == 0 && isnan (out.p) && out.df == 0);
  thema_contingency_test (one_group, 1, 2, &out);
  g_assert_true (isnan (out.chi_squared) && isnan (out.v_low) && out.df == 0 && out.total == 8);
  thema_contingency_test (all_coded, 2, 2, &out);
  g_assert_true (out.rows == 2 && out.columns == 1 && isnan (out.p) && isnan (out.least_expected));
  thema_contingency_residuals (all_coded, 2, 2, expected, residuals);
  g_assert_true (expected[0] == 3 && expected[1] == 0 && isnan (residuals[0]));
  thema_contingency_test (none, 2, 2, &out);
  g_assert_true (out.rows == 0 && isnan (out.v));
  thema_contingency_residuals (none, 2, 2, expected, residuals);
  g_assert_true (isnan (expected[0]) && isnan (residuals[0]));
  thema_contingency_test (parted, 2, 2, &out);
  g_assert_true (out.chi_squared == 10 && out.v == 1 && out.v_high == 1 && !out.is_approximate);
  thema_contingency_test (holes, 3, 3, &out);
  thema_contingency_test (filled, 2, 2, &other);
  g_assert_true (out.chi_squared == other.chi_squared && out.df == other.df && out.v == other.v);
  thema_contingency_test (huge, 2, 2, &out);
  g_assert_true (out.total == 19000000000 && out.p == 0 && isfinite (out.chi_squared));
  g_assert_true (out.v_low < out.v && out.v < out.v_high && out.v_high - out.v_low < 1e-4);
}

static void
test_noncentral (void)
{
  double low, high, below, above;

  /* R: pchisq (x, df, ncp) */
  NEAR (thema_noncentral_chisq (30.07014909, 2, 12, TRUE), 0.0284001510700248);
  NEAR (thema_noncentral_chisq (5, 10, 3, FALSE), 0.0424978440246371);
  NEAR (thema_noncentral_chisq (100, 37, 60, FALSE), 0.586901542226922);
  thema_noncentral_interval (3, 5, 0.95, &low, &high);
  g_assert_true (low == 0 && high > 0);
  thema_noncentral_interval (0, 5, 0.95, &low, &high);
  g_assert_true (low == 0 && high == 0);
  thema_noncentral_interval (NAN, 5, 0.95, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
  /* The two ways of computing it meet. */
  for (double df = 1; df <= 100; df += 33)
    {
      thema_noncentral_interval (1.9e6, df, 0.95, &low, &high);
      thema_noncentral_interval (1.9e6 * (1 + 1e-13), df, 0.95, &below, &above);
      g_assert_cmpfloat (fabs (low / below - 1), <, 1e-9);
      g_assert_cmpfloat (fabs (high / above - 1), <, 1e-9);
    }
}

static void
test_fisher (void)
{
  gboolean too_large;
  /* Pedersen 1996, Fishing for exactness, p. 10: cells 1, 3, 3, 1. */
  static const guint64 tea[] = { 1, 3 }, cups[] = { 4, 4 };
  static const guint64 x[] = { 2, 4, 0, 0 }, n[] = { 7, 5, 7, 0 };
  static const guint64 y[] = { 3, 0, 1, 7 }, m[] = { 13, 12, 10, 11 };
  static const guint64 none[] = { 0, 0, 0 }, all[] = { 3, 4, 5 };
  guint64 many[40], most[40];

  PRINTED (thema_fisher_groups (tea, cups, 2, &too_large), 0.486, 0.001);
  /* R: fisher.test () */
  NEAR (thema_fisher_groups (x, n, 4, &too_large), 0.0165118679050566);
  NEAR (thema_fisher_groups (y, m, 4, &too_large), 0.00194738401923727);
  g_assert_false (too_large);
  g_assert_true (isnan (thema_fisher_groups (none, all, 3, &too_large)) && !too_large);
  g_assert_true (isnan (thema_fisher_groups (all, all, 3, &too_large)) && !too_large);
  g_assert_true (isnan (thema_fisher_groups (x, n, 1, &too_large)) && !too_large);
  g_assert_true (isnan (thema_fisher_groups (NULL, NULL, 0, &too_large)) && !too_large);
  /* Too large is said, and soon: what varies a lot, and what has very many tables. */
  for (int i = 0; i < 40; i++)
    many[i] = 40 + 3 * (guint64)i, most[i] = 100 + 7 * (guint64)i;
  g_assert_true (isnan (thema_fisher_groups (many, most, 40, &too_large)) && too_large);
  for (int i = 0; i < 40; i++)
    many[i] = 1;
  g_assert_true (isnan (thema_fisher_groups (many, most, 40, &too_large)) && too_large);
  many[0] = 3000000000, most[0] = 7000000000;
  g_assert_true (isnan (thema_fisher_groups (many, most, 2, &too_large)) && too_large);
  g_assert_true (isnan (thema_fisher_groups (many, most, 9, &too_large)) && too_large);
  g_assert_true (isfinite (thema_fisher_groups (many + 1, most + 1, 3, &too_large)));
  g_assert_true (isnan (thema_fisher_groups (many, most, 3, &too_large)) && too_large);
}

static void
test_kendall (void)
{
  static const double times[] = { 2001, 2002, 2003, 2005, 2006, 2007, 2008, 2009 };
  static const double rising[] = { 1, 2, 3, 5, 6, 7, 8, 9 };
  static const double flat[] = { 4, 4, 4, 4, 4, 4, 4, 4 };
  static const double tied[] = { 1, 1, 2, 3 };
  ThemaMannKendall out;

  /* All 28 pairs rise; variance 8 * 7 * 21 / 18; every slope is 1. */
  thema_mann_kendall (times, rising, 8, &out);
  g_assert_true (out.s == 28 && out.tau_b == 1 && out.slope == 1);
  NEAR (out.variance, 65.33333333333333);
  NEAR (out.z, 27 / sqrt (65.33333333333333));
  g_assert_true (out.slope_low == 1 && out.slope_high == 1);
  thema_mann_kendall (times, flat, 8, &out);
  g_assert_true (out.s == 0 && out.variance == 0 && isnan (out.z) && isnan (out.p));
  g_assert_true (isnan (out.tau_b) && out.slope == 0 && out.slope_low == 0 && out.slope_high == 0);
  /* One tie of two: (4 * 3 * 13 - 2 * 1 * 9) / 18; tau-b is 5 / sqrt (6 * 5). */
  thema_mann_kendall (times, tied, 4, &out);
  g_assert_true (out.s == 5);
  NEAR (out.variance, 138. / 18);
  NEAR (out.tau_b, 5 / sqrt (30));
  thema_mann_kendall (times, rising, 2, &out);
  g_assert_true (out.s == 1 && out.p == 1 && isnan (out.slope_low) && isnan (out.slope_high));
  thema_mann_kendall (times, rising, 1, &out);
  g_assert_true (isnan (out.s) && isnan (out.slope));
  thema_mann_kendall (NULL, NULL, 0, &out);
  g_assert_true (isnan (out.s));
}

static void
test_armitage (void)
{
  /* Agresti 2007, table 2.7 (p. 42): malformations by the mother's drinking; M2 = 6.6 is (n - 1) r2,
   * here it is n r2. */
  static const guint64 x[] = { 48, 38, 5, 1, 1 }, n[] = { 17114, 14502, 793, 127, 38 };
  static const double scores[] = { 0, 0.5, 1.5, 4, 7 };
  /* Fleiss 1981, Statistical Methods for Rates and Proportions, p. 139, as R's help has it: smokers
   * among patients. */
  static const guint64 smokers[] = { 83, 90, 129, 70 }, patients[] = { 86, 93, 136, 82 };
  static const double ranks[] = { 1, 2, 3, 4 };
  static const guint64 huge[] = { 3000000000, 4000000000 }, huger[] = { 6000000000, 7000000000 };
  ThemaCochranArmitage out;

  thema_cochran_armitage (x, n, scores, 5, &out);
  PRINTED (out.chi_squared, 6.6, 0.1);
  PRINTED (out.p, 0.010, 0.001);
  NEAR (out.chi_squared, 6.570133944706);
  thema_cochran_armitage (smokers, patients, ranks, 4, &out);
  PRINTED (out.chi_squared, 8.2249, 0.0001);
  PRINTED (out.p, 0.004132, 0.000001);
  g_assert_true (out.z < 0 && out.slope < 0 && out.slope_low < out.slope && out.slope_high < 0);
  thema_cochran_armitage (patients, patients, ranks, 4, &out);
  g_assert_true (isnan (out.z) && isnan (out.p) && isnan (out.slope));
  thema_cochran_armitage (smokers, patients, ranks, 1, &out);
  g_assert_true (isnan (out.z) && isnan (out.slope_low));
  thema_cochran_armitage (NULL, NULL, NULL, 0, &out);
  g_assert_true (isnan (out.z));
  thema_cochran_armitage (huge, huger, ranks, 2, &out);
  g_assert_true (isfinite (out.z) && out.z > 0 && out.p == 0);
}

static void
test_stratified (void)
{
  /* Admissions to Berkeley's six largest departments, men and women (Bickel, Hammel & O'Connell
   * 1975): R's mantelhaen.test (UCBAdmissions, correct = FALSE). */
  static const guint64 men[] = { 512, 353, 120, 138, 53, 22 };
  static const guint64 all_men[] = { 825, 560, 325, 417, 191, 373 };
  static const guint64 women[] = { 89, 17, 202, 131, 94, 24 };
  static const guint64 all_women[] = { 108, 25, 593, 375, 393, 341 };
  ThemaStratumCell cells[12];
  ThemaStratified out;

  for (guint32 i = 0; i < 6; i++)
    {
      cells[2 * i] = (ThemaStratumCell){ i, 0, all_men[i], men[i] };
      cells[2 * i + 1] = (ThemaStratumCell){ i, 1, all_women[i], women[i] };
    }
  thema_stratified_test (cells, 12, 2, &out);
  NEAR (out.statistic, 1.524606660443);
  NEAR (out.p, 0.216923697056);
  NEAR (out.odds_ratio, 0.904696828258623);
  NEAR (out.odds_ratio_low, 0.77190736175935);
  NEAR (out.odds_ratio_high, 1.06032976443666);
  g_assert_true (out.df == 1 && out.strata == 6);

  thema_stratified_test (cells, 1, 2, &out); /* men alone */
  g_assert_true (out.strata == 0 && isnan (out.statistic) && isnan (out.odds_ratio));
  thema_stratified_test (NULL, 0, 5, &out);
  g_assert_true (out.strata == 0 && isnan (out.p));
  for (guint32 i = 0; i < 12; i++)
    cells[i].events = cells[i].trials;
  thema_stratified_test (cells, 12, 2, &out); /* all coded */
  g_assert_true (out.strata == 0 && isnan (out.p) && isnan (out.odds_ratio));
  /* Two pairs of groups that no stratum compares: a degree of freedom each. */
  const ThemaStratumCell pairs[]
      = { { 0, 0, 10, 3 }, { 0, 1, 10, 6 }, { 1, 2, 10, 4 }, { 1, 3, 10, 7 } };
  thema_stratified_test (pairs, 4, 4, &out);
  g_assert_true (out.df == 2 && out.statistic > 0 && isnan (out.odds_ratio));
  /* Groups that are too many for the test are still known to meet in a stratum. */
  thema_stratified_test (pairs, 4, THEMA_MAX_STRATIFIED_GROUPS + 1, &out);
  g_assert_true (out.strata == 2 && out.df == 0 && isnan (out.statistic));
}

static ThemaLogistic *
fit (const guint64 *trials, const guint64 *events, const guint32 *groups, const double *x, gsize n,
     guint32 n_groups, gsize n_covariates)
{
  ThemaLogisticData data = { n, trials, events, groups, x, n_groups, n_covariates };

  return thema_logistic_fit (&data);
}

static void
test_logistic_published (void)
{
  /* Agresti 2007, table 3.1 (p. 69) and p. 72: snoring and heart disease. */
  static const guint64 n[] = { 1379, 638, 213, 254 }, y[] = { 24, 35, 21, 30 };
  static const guint32 group[] = { 0, 0, 0, 0 };
  static const double score[] = { 0, 2, 4, 5 };
  g_autoptr (ThemaLogistic) model = fit (n, y, group, score, 4, 1, 1);
  ThemaLogisticTerm intercept = thema_logistic_group (model, 0);
  ThemaLogisticTerm slope = thema_logistic_slope (model, 0);

  PRINTED (intercept.estimate, -3.87, 0.01);
  PRINTED (slope.estimate, 0.40, 0.01);
  /* R: glm (cbind (y, n - y) ~ score, binomial) */
  g_assert_cmpfloat_with_epsilon (intercept.std_error, 0.1662144, 1e-7);
  g_assert_cmpfloat_with_epsilon (slope.std_error, 0.05001066, 1e-7);
  g_assert_true (thema_logistic_summary (model).converged);
}

static void
test_logistic_edges (void)
{
  static const guint64 n[] = { 10, 10, 10, 10 }, y[] = { 2, 5, 4, 6 }, one[] = { 0, 0, 4, 6 };
  static const guint64 parted[] = { 0, 4, 0, 10 };
  static const guint64 huge[] = { 4000000000, 5000000000, 6000000000, 7000000000 };
  static const guint64 some[] = { 1000000000, 2000000000, 4000000000, 3000000000 };
  static const guint32 groups[] = { 0, 0, 1, 1 };
  static const double x[] = { 0, 1, 0, 1 }, same[] = { 2, 2, 3, 3 };
  g_autoptr (ThemaLogistic) fine = fit (n, y, groups, x, 4, 3, 1);
  g_autoptr (ThemaLogistic) half = fit (n, one, groups, x, 4, 2, 1);
  g_autoptr (ThemaLogistic) all = fit (n, n, groups, x, 4, 2, 1);
  g_autoptr (ThemaLogistic) collinear = fit (n, y, groups, same, 4, 2, 1);
  g_autoptr (ThemaLogistic) separated = fit (n, parted, groups, x, 4, 2, 1);
  g_autoptr (ThemaLogistic) empty = fit (NULL, NULL, NULL, NULL, 0, 2, 1);
  g_autoptr (ThemaLogistic) great = fit (huge, some, groups, x, 4, 2, 1);

  g_assert_cmpint (thema_logistic_group_fate (fine, 2), ==, THEMA_NO_TRIALS);
  g_assert_true (isnan (thema_logistic_contrast (fine, 2, 0).estimate));
  g_assert_true (isfinite (thema_logistic_contrast (fine, 1, 0).estimate));
  /* A group without events leaves the others as they would be without it. */
  g_assert_cmpint (thema_logistic_group_fate (half, 0), ==, THEMA_NO_EVENTS);
  NEAR (thema_logistic_group (half, 1).estimate, log (4. / 6));
  NEAR (thema_logistic_slope (half, 0).estimate, log (6. / 4) - log (4. / 6));
  g_assert_true (isnan (thema_logistic_contrast (half, 1, 0).estimate));
  g_assert_cmpint (thema_logistic_group_fate (all, 1), ==, THEMA_ALL_EVENTS);
  g_assert_true (isnan (thema_logistic_slope (all, 0).estimate));
  g_assert_cmpfloat (thema_logistic_summary (all).null_deviance, ==, 0);
  g_assert_cmpint (thema_logistic_slope_fate (collinear, 0), ==, THEMA_COLLINEAR);
  NEAR (thema_logistic_contrast (collinear, 1, 0).estimate, log (1) - log (7. / 13));
  g_assert_cmpint (thema_logistic_slope_fate (separated, 0), ==, THEMA_SEPARATED);
  g_assert_cmpint (thema_logistic_group_fate (separated, 1), ==, THEMA_SEPARATED);
  g_assert_false (thema_logistic_summary (separated).converged);
  g_assert_true (isnan (thema_logistic_summary (separated).deviance));
  g_assert_cmpint (thema_logistic_group_fate (empty, 1), ==, THEMA_NO_TRIALS);
  g_assert_true (isnan (thema_logistic_summary (empty).deviance));
  g_assert_true (isnan (thema_logistic_summary (empty).aic));
  g_assert_true (thema_logistic_summary (great).converged);
  g_assert_true (thema_logistic_summary (great).trials == 22000000000);
}

static void
test_years (void)
{
  static const struct
  {
    const char *text;
    int year; /* G_MAXINT: none */
  } cases[] = { { "2019", 2019 },       { "2019.0", 2019 },        { "2019-03", 2019 },
                { "2019-03-31", 2019 }, { "2000-02-29", 2000 },    { "-44", -44 },
                { "0", 0 },             { "0476", 476 },           { "2019-02-29", G_MAXINT },
                { "2019-13", G_MAXINT }, { "2019-3", G_MAXINT },   { "2019.5", G_MAXINT },
                { "20190", G_MAXINT },  { "", G_MAXINT },          { "c. 1990", G_MAXINT },
                { "2019 ", G_MAXINT },  { "31.03.2019", G_MAXINT }, { "2019-03-31T10", 2019 },
                { "-", G_MAXINT },      { "2019.", G_MAXINT },     { "+2019", G_MAXINT },
                { "219-03", G_MAXINT }, { "2019-03-31T10:00:00Z", 2019 },
                { "2019-03-31 10:00:00 +02:00", 2019 }, { "2019-03-31 to 2020", G_MAXINT },
                { "2019-02-30T10:00", G_MAXINT }, { "2019-03-31T", G_MAXINT }, { "2019-03T10", G_MAXINT } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int year = 0;
      g_test_message ("'%s'", cases[i].text);
      g_assert_true (thema_year_read (cases[i].text, &year) == (cases[i].year != G_MAXINT));
      if (cases[i].year != G_MAXINT)
        g_assert_cmpint (year, ==, cases[i].year);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crosstab/contingency/published", test_contingency_published);
  g_test_add_func ("/crosstab/contingency/edges", test_contingency_edges);
  g_test_add_func ("/crosstab/noncentral", test_noncentral);
  g_test_add_func ("/crosstab/fisher", test_fisher);
  g_test_add_func ("/crosstab/kendall", test_kendall);
  g_test_add_func ("/crosstab/armitage", test_armitage);
  g_test_add_func ("/crosstab/stratified", test_stratified);
  g_test_add_func ("/crosstab/logistic/published", test_logistic_published);
  g_test_add_func ("/crosstab/logistic/edges", test_logistic_edges);
  g_test_add_func ("/crosstab/years", test_years);
  return g_test_run ();
}
