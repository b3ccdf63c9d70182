/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/accuracy.h"
#include "stats/alpha.h"

#include <math.h>
#include <string.h>

#define MOST 2000

/* Ratings as one digit each, '.' for a missing one: a row a coder, a column a unit. */
typedef struct
{
  ThemaRating ratings[MOST];
  gsize starts[MOST];
  double values[10];
  ThemaRatings all;
} Data;

/* Digits 1 to `n_categories` are categories. */
static Data *
data_new (guint32 n_coders, const char *const *rows, guint32 n_categories)
{
  Data *self = g_new0 (Data, 1);
  gsize n = 0, n_units = strlen (rows[0]);
  for (gsize i = 0; i < n_units; i++)
    {
      self->starts[i] = n;
      for (guint32 g = 0; g < n_coders; g++)
        if (rows[g][i] != '.')
          self->ratings[n++] = (ThemaRating){ g, (guint32) (rows[g][i] - '1') };
    }
  self->starts[n_units] = n;
  for (guint32 k = 0; k < 10; k++)
    self->values[k] = k + 1;
  self->all = (ThemaRatings){ self->ratings, self->starts,  n_units,
                              n_coders,      n_categories, self->values };
  return self;
}

/* A table of counts, a row a category of the first coder. */
static Data *
data_of_table (guint32 q, const guint *counts)
{
  Data *self = g_new0 (Data, 1);
  gsize n = 0;
  for (guint32 i = 0; i < q * q; i++)
    for (guint j = 0; j < counts[i]; j++)
      {
        self->starts[n] = 2 * n;
        self->ratings[2 * n] = (ThemaRating){ 0, i / q };
        self->ratings[2 * n++ + 1] = (ThemaRating){ 1, i % q };
      }
  self->starts[n] = 2 * n;
  for (guint32 k = 0; k < q; k++)
    self->values[k] = k + 1;
  self->all = (ThemaRatings){ self->ratings, self->starts, n, 2, q, self->values };
  return self;
}

/* How many of `r` coders put each unit into each of `q` categories. */
static Data *
data_of_counts (gsize n_units, guint32 q, guint32 r, const guint *counts)
{
  Data *self = g_new0 (Data, 1);
  gsize n = 0;
  for (gsize i = 0; i < n_units; i++)
    {
      guint32 coder = 0;
      self->starts[i] = n;
      for (guint32 k = 0; k < q; k++)
        for (guint j = 0; j < counts[i * q + k]; j++)
          self->ratings[n++] = (ThemaRating){ coder++, k };
    }
  self->starts[n_units] = n;
  for (guint32 k = 0; k < q; k++)
    self->values[k] = k + 1;
  self->all = (ThemaRatings){ self->ratings, self->starts, n_units, r, q, self->values };
  return self;
}

/* Equal when rounded to as many digits as were printed. */
#define assert_printed(value, printed, digits)                                                     \
  g_assert_cmpfloat_with_epsilon (value, printed, 0.5000001 * pow (10, -(digits)))

static double
alpha_of (const Data *data, ThemaLevel level)
{
  ThemaAgreement out;
  thema_alpha (&data->all, level, &out);
  return out.value;
}

/* Krippendorff's data C, 4 coders and 12 units: Hayes & Krippendorff 2007; the digits in the manual
 * of R's irr (kripp.alpha) and in fast-krippendorff's tests. */
static Data *
krippendorff (void)
{
  static const char *const rows[]
      = { "123321412...", "1233224125.3", ".3332342251.", "12332441251." };
  return data_new (4, rows, 5);
}

static void
test_krippendorff (void)
{
  g_autofree Data *data = krippendorff ();
  assert_printed (alpha_of (data, THEMA_LEVEL_NOMINAL), 0.743421, 6);
  assert_printed (alpha_of (data, THEMA_LEVEL_ORDINAL), 0.815388, 6);
  assert_printed (alpha_of (data, THEMA_LEVEL_INTERVAL), 0.849107, 6);
  assert_printed (alpha_of (data, THEMA_LEVEL_RATIO), 0.797403, 6);
}

/* Three coders, 15 units of which some have one rating or none: the example of Wikipedia's page on
 * alpha; nominal and interval from fast-krippendorff's tests. */
static void
test_wikipedia (void)
{
  static const char *const rows[]
      = { ".....34121133.3", "1.213343.......", "..21344.21133.4" };
  g_autofree Data *data = data_new (3, rows, 4);
  g_assert_cmpuint (data->all.n_units, ==, 15);
  assert_printed (alpha_of (data, THEMA_LEVEL_NOMINAL), 0.691358, 6);
  assert_printed (alpha_of (data, THEMA_LEVEL_INTERVAL), 0.810845, 6);
  assert_printed (alpha_of (data, THEMA_LEVEL_ORDINAL), 0.806721, 6);
  assert_printed (alpha_of (data, THEMA_LEVEL_RATIO), 0.808944, 6);
}

/* pos, neg, neu, pos: fast-krippendorff's tests. */
static void
test_strings (void)
{
  static const char *const rows[] = { "123.", "1231", "1211" };
  g_autofree Data *data = data_new (3, rows, 3);
  assert_printed (alpha_of (data, THEMA_LEVEL_NOMINAL), 0.722222, 6);
}

/* Figures of irrCAC's vignettes overview and weighting (Gwet 2019). Its functions for tables divide
 * variances by n where those for raw ratings, and thema, divide by n - 1; but for Cohen's kappa. */
typedef struct
{
  double value, std_error;
} Printed;

static void
check_table (const ThemaAgreement *out, const Printed *printed, double value_digits)
{
  double shrink = sqrt (99.0 / 100);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    {
      assert_printed (out[i].value, printed[i].value, value_digits);
      assert_printed (out[i].std_error * (i == THEMA_KAPPA ? 1 : shrink), printed[i].std_error, 8);
      g_assert_cmpuint (out[i].n_units, ==, 100);
    }
}

static void
test_table (void)
{
  static const guint counts[] = { 13, 0, 0, 0, 20, 7, 0, 4, 56 };
  static const Printed identity[] = { { 0.89, 0.03128898 },
                                      { 0.7964094, 0.05891072 },
                                      { 0.7962397, 0.05905473 },
                                      { 0.8493305, 0.04321747 },
                                      { 0.835, 0.04693346 } };
  static const Printed quadratic[] = { { 0.9725, 0.007822244 },
                                       { 0.8921569, 0.03535151 },
                                       { 0.8921093, 0.03539506 },
                                       { 0.9402369, 0.01792019 },
                                       { 0.9175, 0.02346673 } };
  g_autofree Data *data = data_of_table (3, counts);
  ThemaAgreement out[THEMA_N_AGREEMENTS], alpha;
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  check_table (out, identity, 7);
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_QUADRATIC, out);
  check_table (out, quadratic, 7);
  thema_alpha (&data->all, THEMA_LEVEL_NOMINAL, &alpha);
  assert_printed (alpha.value, 0.7972585, 7);
  assert_printed (alpha.std_error * sqrt (99.0 / 100), 0.05905473, 8);
  thema_alpha (&data->all, THEMA_LEVEL_INTERVAL, &alpha);
  assert_printed (alpha.value, 0.8926487, 7);
  assert_printed (alpha.std_error * sqrt (99.0 / 100), 0.03539506, 8);
}

/* Kappa's interval is of the normal distribution, the others' of Student's t; percent agreement's is
 * Wilson's. */
static void
test_intervals (void)
{
  static const guint counts[] = { 13, 0, 0, 0, 20, 7, 0, 4, 56 };
  g_autofree Data *data = data_of_table (3, counts);
  ThemaAgreement out[THEMA_N_AGREEMENTS];
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  g_assert_cmpint (out[THEMA_KAPPA].method, ==, THEMA_INTERVAL_FLEISS);
  assert_printed (out[THEMA_KAPPA].low, 0.7964094 - 1.959964 * 0.05891072, 6);
  assert_printed (out[THEMA_KAPPA].high, 0.7964094 + 1.959964 * 0.05891072, 6);
  g_assert_cmpint (out[THEMA_GWET_AC].method, ==, THEMA_INTERVAL_LINEARIZED);
  double reach = 1.984217 * 0.04321747 * sqrt (100.0 / 99); /* qt (0.975, 99) */
  assert_printed (out[THEMA_GWET_AC].low, 0.8493305 - reach, 6);
  assert_printed (out[THEMA_GWET_AC].high, 0.8493305 + reach, 6);
  g_assert_cmpint (out[THEMA_PERCENT_AGREEMENT].method, ==, THEMA_INTERVAL_WILSON);
  assert_printed (out[THEMA_PERCENT_AGREEMENT].low, 0.8136870, 7); /* prop.test (89, 100) */
  assert_printed (out[THEMA_PERCENT_AGREEMENT].high, 0.9374580, 7);
}

static void
test_six_raters (void)
{
  /* Fleiss 1971, as irrCAC's distrib.6raters has it. */
  static const guint counts[] = {
    0, 0, 0, 6, 0, 0, 3, 0, 0, 3, 0, 1, 4, 0, 1, 0, 0, 0, 0, 6, 0, 3, 0, 3, 0,
    2, 0, 4, 0, 0, 0, 0, 4, 0, 2, 2, 0, 3, 1, 0, 2, 0, 0, 4, 0, 0, 0, 0, 0, 6,
    1, 0, 0, 5, 0, 1, 1, 0, 4, 0, 0, 3, 3, 0, 0, 1, 0, 0, 5, 0, 0, 2, 0, 3, 1,
  };
  g_autofree Data *data = data_of_counts (15, 5, 6, counts);
  ThemaAgreement out[THEMA_N_AGREEMENTS], alpha;
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  assert_printed (out[THEMA_GWET_AC].value, 0.4448007, 7);
  assert_printed (out[THEMA_GWET_AC].std_error, 0.08418757, 8);
  assert_printed (out[THEMA_GWET_AC].observed, 0.5511111, 7);
  assert_printed (out[THEMA_GWET_AC].expected, 0.1914815, 7);
  assert_printed (out[THEMA_GWET_AC].low, 0.264, 3);
  assert_printed (out[THEMA_GWET_AC].high, 0.625, 3);
  assert_printed (out[THEMA_FLEISS_KAPPA].value, 0.4139265, 7);
  assert_printed (out[THEMA_FLEISS_KAPPA].std_error, 0.08119291, 8);
  assert_printed (out[THEMA_FLEISS_KAPPA].expected, 0.2340741, 7);
  assert_printed (out[THEMA_BRENNAN_PREDIGER].value, 0.4388889, 7);
  assert_printed (out[THEMA_BRENNAN_PREDIGER].std_error, 0.08312142, 8);
  thema_alpha (&data->all, THEMA_LEVEL_NOMINAL, &alpha);
  assert_printed (alpha.value, 0.4204384, 7);
  /* For alpha the package has another formula here than for raw ratings and tables. With no rating
   * missing it is the error of Fleiss's kappa, from which alpha differs by constants. */
  assert_printed (alpha.std_error, 0.08119291, 8);
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_QUADRATIC, out);
  assert_printed (out[THEMA_GWET_AC].value, 0.4837438, 7);
  assert_printed (out[THEMA_GWET_AC].std_error, 0.1058227, 7);
  assert_printed (out[THEMA_FLEISS_KAPPA].value, 0.2511909, 7);
  assert_printed (out[THEMA_FLEISS_KAPPA].std_error, 0.1457381, 7);
  assert_printed (out[THEMA_BRENNAN_PREDIGER].value, 0.4177778, 7);
  assert_printed (out[THEMA_BRENNAN_PREDIGER].std_error, 0.1067493, 7);
  thema_alpha (&data->all, THEMA_LEVEL_INTERVAL, &alpha);
  assert_printed (alpha.value, 0.259511, 6);
}

/* irrCAC's cac.raw4raters: data C with missing ratings; a unit that one alone has rated. */
static void
test_four_raters (void)
{
  static const char *const rows[]
      = { "123321412...", "1233224125..", ".33323422513", "12332441251." };
  static const Printed identity[] = { { 0.8181818, 0.12561 },
                                      { 0.76282, 0.14917 },
                                      { 0.76117, 0.15302 },
                                      { 0.77544, 0.14295 },
                                      { 0.77273, 0.14472 } };
  static const Printed quadratic[] = { { 0.9753788, 0.09062 },
                                       { 0.85771, 0.14367 },
                                       { 0.86494, 0.14603 },
                                       { 0.914, 0.10396 },
                                       { 0.90152, 0.11089 } };
  g_autofree Data *data = data_new (4, rows, 5);
  ThemaAgreement out[THEMA_N_AGREEMENTS], alpha;
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    {
      assert_printed (out[i].value, identity[i].value, 5);
      assert_printed (out[i].std_error, identity[i].std_error, 5);
    }
  g_assert_cmpuint (out[0].n_units, ==, 12);
  g_assert_cmpuint (out[0].n_paired, ==, 11);
  g_assert_cmpuint (out[0].n_ratings, ==, 41);
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_QUADRATIC, out);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    {
      assert_printed (out[i].value, quadratic[i].value, 5);
      assert_printed (out[i].std_error, quadratic[i].std_error, 5);
    }
  thema_alpha (&data->all, THEMA_LEVEL_NOMINAL, &alpha);
  assert_printed (alpha.value, 0.74342, 5);
  /* The package corrects for missing ratings by the agreement with Krippendorff's small-sample term
   * in it, 0.14557; the expansion of the ratio has it without. */
  assert_printed (alpha.std_error, 0.14548, 5);
  g_assert_cmpfloat_with_epsilon (alpha.std_error, 0.14557, 2e-4);
  g_assert_cmpuint (alpha.n_ratings, ==, 40);
  thema_alpha (&data->all, THEMA_LEVEL_INTERVAL, &alpha);
  assert_printed (alpha.value, 0.84911, 5);
  g_assert_cmpfloat_with_epsilon (alpha.std_error, 0.12913, 2e-4);
}

/* The edges, where a value is undefined. */

static void
assert_undefined (const ThemaAgreement *out)
{
  g_assert_true (isnan (out->value));
  g_assert_true (isnan (out->std_error));
  g_assert_true (isnan (out->low) && isnan (out->high));
  g_assert_cmpint (out->method, ==, THEMA_INTERVAL_NONE);
}

static void
test_one_coder (void)
{
  static const char *const rows[] = { "1212" };
  g_autofree Data *data = data_new (1, rows, 2);
  ThemaAgreement out[THEMA_N_AGREEMENTS], alpha;
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  thema_alpha (&data->all, THEMA_LEVEL_NOMINAL, &alpha);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    assert_undefined (&out[i]);
  assert_undefined (&alpha);
}

static void
test_no_units (void)
{
  static const char *const rows[] = { "", "" };
  g_autofree Data *data = data_new (2, rows, 2);
  ThemaAgreement out[THEMA_N_AGREEMENTS], alpha;
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  thema_alpha (&data->all, THEMA_LEVEL_INTERVAL, &alpha);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    assert_undefined (&out[i]);
  assert_undefined (&alpha);
}

/* A unit that nobody rated changes nothing. */
static void
test_missing_unit (void)
{
  static const char *const with[] = { "12.121", "12.122" }, *const without[] = { "12121", "12122" };
  g_autofree Data *a = data_new (2, with, 2), *b = data_new (2, without, 2);
  ThemaAgreement x[THEMA_N_AGREEMENTS], y[THEMA_N_AGREEMENTS];
  thema_agreement_compute (&a->all, THEMA_WEIGHTS_IDENTITY, x);
  thema_agreement_compute (&b->all, THEMA_WEIGHTS_IDENTITY, y);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    {
      g_assert_cmpfloat (x[i].value, ==, y[i].value);
      g_assert_cmpfloat (x[i].std_error, ==, y[i].std_error);
      g_assert_cmpuint (x[i].n_units, ==, 5);
    }
  g_assert_cmpfloat (alpha_of (a, THEMA_LEVEL_ORDINAL), ==, alpha_of (b, THEMA_LEVEL_ORDINAL));
}

/* All say the same: no kappa and no alpha, whose chance is certainty; the others are 1. */
static void
test_constant (void)
{
  static const char *const rows[] = { "1111", "1111" };
  g_autofree Data *data = data_new (2, rows, 2);
  ThemaAgreement out[THEMA_N_AGREEMENTS], alpha;
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  thema_alpha (&data->all, THEMA_LEVEL_NOMINAL, &alpha);
  g_assert_cmpfloat (out[THEMA_PERCENT_AGREEMENT].value, ==, 1);
  assert_undefined (&out[THEMA_KAPPA]);
  assert_undefined (&out[THEMA_FLEISS_KAPPA]);
  g_assert_cmpfloat (out[THEMA_GWET_AC].value, ==, 1);
  g_assert_cmpfloat (out[THEMA_GWET_AC].std_error, ==, 0);
  g_assert_true (isnan (out[THEMA_GWET_AC].low));
  g_assert_cmpfloat (out[THEMA_BRENNAN_PREDIGER].value, ==, 1);
  assert_undefined (&alpha);
  thema_alpha_bootstrap (&data->all, THEMA_LEVEL_NOMINAL, 100, 1, 0, &alpha);
  assert_undefined (&alpha);
}

static void
test_one_unit (void)
{
  static const char *const rows[] = { "1", "2" };
  g_autofree Data *data = data_new (2, rows, 2);
  ThemaAgreement out[THEMA_N_AGREEMENTS];
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  g_assert_cmpfloat (out[THEMA_PERCENT_AGREEMENT].value, ==, 0);
  g_assert_cmpfloat (out[THEMA_KAPPA].value, ==, 0);
  g_assert_cmpfloat (out[THEMA_FLEISS_KAPPA].value, ==, -1);
  for (guint i = 0; i < THEMA_N_AGREEMENTS; i++)
    g_assert_true (isnan (out[i].std_error));
  g_assert_cmpfloat (alpha_of (data, THEMA_LEVEL_NOMINAL), ==, 0);
}

/* Categories that nobody used change what counts categories, and nothing else. */
static void
test_unused_categories (void)
{
  static const char *const rows[] = { "121212", "121112" };
  g_autofree Data *two = data_new (2, rows, 2), *four = data_new (2, rows, 4);
  ThemaAgreement x[THEMA_N_AGREEMENTS], y[THEMA_N_AGREEMENTS];
  thema_agreement_compute (&two->all, THEMA_WEIGHTS_IDENTITY, x);
  thema_agreement_compute (&four->all, THEMA_WEIGHTS_IDENTITY, y);
  g_assert_cmpfloat (x[THEMA_KAPPA].value, ==, y[THEMA_KAPPA].value);
  g_assert_cmpfloat (x[THEMA_FLEISS_KAPPA].value, ==, y[THEMA_FLEISS_KAPPA].value);
  g_assert_cmpfloat (y[THEMA_BRENNAN_PREDIGER].expected, ==, 0.25);
  g_assert_cmpfloat (x[THEMA_BRENNAN_PREDIGER].expected, ==, 0.5);
  g_assert_cmpfloat (alpha_of (two, THEMA_LEVEL_NOMINAL), ==, alpha_of (four, THEMA_LEVEL_NOMINAL));
}

/* Chance adds the products of the shares of yes and of no: with 80 % yes each, 0.64 + 0.04. */
static void
test_chance_adds (void)
{
  static const char *const rows[] = { "1111111122", "1111111122" };
  g_autofree Data *data = data_new (2, rows, 2);
  ThemaAgreement out[THEMA_N_AGREEMENTS];
  thema_agreement_compute (&data->all, THEMA_WEIGHTS_IDENTITY, out);
  g_assert_cmpfloat_with_epsilon (out[THEMA_KAPPA].expected, 0.68, 1e-15);
  g_assert_cmpfloat_with_epsilon (out[THEMA_FLEISS_KAPPA].expected, 0.68, 1e-15);
  g_assert_cmpfloat_with_epsilon (out[THEMA_GWET_AC].expected, 0.32, 1e-15);
  g_assert_cmpfloat_with_epsilon (out[THEMA_KAPPA].value, 1, 1e-15);
}

/* The same seed, the same interval; near the one by linearization. */
static void
test_bootstrap (void)
{
  static const guint counts[] = { 13, 0, 0, 0, 20, 7, 0, 4, 56 };
  g_autofree Data *data = data_of_table (3, counts);
  ThemaAgreement analytic, a, b;
  thema_alpha (&data->all, THEMA_LEVEL_NOMINAL, &analytic);
  a = b = analytic;
  thema_alpha_bootstrap (&data->all, THEMA_LEVEL_NOMINAL, 2000, 7, 0, &a);
  thema_alpha_bootstrap (&data->all, THEMA_LEVEL_NOMINAL, 2000, 7, 0, &b);
  g_assert_cmpint (a.method, ==, THEMA_INTERVAL_BOOTSTRAP);
  g_assert_cmpfloat (a.low, ==, b.low);
  g_assert_cmpfloat (a.high, ==, b.high);
  g_assert_cmpfloat_with_epsilon (a.std_error, analytic.std_error, 0.005);
  g_assert_cmpfloat_with_epsilon (a.low, analytic.low, 0.02);
  g_assert_cmpfloat_with_epsilon (a.high, analytic.high, 0.02);
}

/* Values far from 0 lose no digits. */
static void
test_great_values (void)
{
  g_autofree Data *data = krippendorff ();
  double plain = alpha_of (data, THEMA_LEVEL_INTERVAL);
  for (guint i = 0; i < 10; i++)
    data->values[i] += 1e9;
  g_assert_cmpfloat_with_epsilon (alpha_of (data, THEMA_LEVEL_INTERVAL), plain, 1e-14);
  /* Nor does a category far from the others that nobody used take them away. */
  data->values[9] = 1e15;
  data->all.n_categories = 10;
  g_assert_cmpfloat_with_epsilon (alpha_of (data, THEMA_LEVEL_INTERVAL), plain, 1e-14);
}

/* With missing ratings values leave -1 to 1, and intervals hold them; a share is never below 0. */
static void
test_limits (void)
{
  static const char *const apart[] = { "2.", "32", "3." };
  static const char *const third[] = { "1121.12", "11.....", "......." };
  ThemaAgreement out[THEMA_N_AGREEMENTS];
  g_autofree Data *low = data_new (3, apart, 3);
  low->ratings[2].category = 1; /* the first unit: 2, 3 and 2 */
  thema_agreement_compute (&low->all, THEMA_WEIGHTS_IDENTITY, out);
  g_assert_cmpfloat (out[THEMA_FLEISS_KAPPA].value, <, -1);
  g_assert_cmpfloat (out[THEMA_FLEISS_KAPPA].low, <=, out[THEMA_FLEISS_KAPPA].value);
  g_assert_cmpfloat (out[THEMA_FLEISS_KAPPA].high, >=, out[THEMA_FLEISS_KAPPA].value);
  g_autofree Data *share = data_new (3, third, 2);
  thema_agreement_compute (&share->all, THEMA_WEIGHTS_IDENTITY, out);
  g_assert_cmpfloat (out[THEMA_PERCENT_AGREEMENT].value, ==, 1);
  g_assert_cmpfloat (out[THEMA_PERCENT_AGREEMENT].std_error, >, 0.5);
  g_assert_cmpfloat (out[THEMA_PERCENT_AGREEMENT].low, ==, 0);
}

static void
test_accuracy (void)
{
  ThemaAccuracy out;
  thema_accuracy_compute (&(ThemaConfusion){ 8, 2, 4, 86 }, &out);
  g_assert_cmpfloat_with_epsilon (out.precision.value, 0.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (out.recall.value, 8.0 / 12, 1e-15);
  g_assert_cmpfloat_with_epsilon (out.f1.value, 16.0 / 22, 1e-15);
  /* prop.test (8, 14, correct = FALSE)$conf.int is 0.3259064 0.7861920. */
  assert_printed (out.f1.low, 2 * 0.3259064 / 1.3259064, 6);
  assert_printed (out.f1.high, 2 * 0.7861920 / 1.7861920, 6);
  /* Nothing was found and nothing was there. */
  thema_accuracy_compute (&(ThemaConfusion){ 0, 0, 0, 100 }, &out);
  g_assert_true (isnan (out.precision.value) && isnan (out.recall.value) && isnan (out.f1.value));
  g_assert_true (isnan (out.f1.low) && isnan (out.f1.high));
  /* Counts beyond 2^31. */
  thema_accuracy_compute (&(ThemaConfusion){ 1ULL << 40, 1ULL << 40, 0, 1 }, &out);
  g_assert_cmpfloat (out.precision.value, ==, 0.5);
  g_assert_cmpfloat (out.recall.value, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/krippendorff-data-c", test_krippendorff);
  g_test_add_func ("/agreement/wikipedia", test_wikipedia);
  g_test_add_func ("/agreement/strings", test_strings);
  g_test_add_func ("/agreement/irrcac-table", test_table);
  g_test_add_func ("/agreement/irrcac-six-raters", test_six_raters);
  g_test_add_func ("/agreement/irrcac-four-raters", test_four_raters);
  g_test_add_func ("/agreement/intervals", test_intervals);
  g_test_add_func ("/agreement/one-coder", test_one_coder);
  g_test_add_func ("/agreement/no-units", test_no_units);
  g_test_add_func ("/agreement/all-missing-unit", test_missing_unit);
  g_test_add_func ("/agreement/constant-ratings", test_constant);
  g_test_add_func ("/agreement/one-unit", test_one_unit);
  g_test_add_func ("/agreement/unused-categories", test_unused_categories);
  g_test_add_func ("/agreement/chance-adds-products", test_chance_adds);
  g_test_add_func ("/agreement/bootstrap", test_bootstrap);
  g_test_add_func ("/agreement/great-values", test_great_values);
  g_test_add_func ("/agreement/limits", test_limits);
  g_test_add_func ("/agreement/accuracy", test_accuracy);
  return g_test_run ();
}
