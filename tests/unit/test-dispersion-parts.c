/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/dispersion-distances.h"
#include "stats/dispersion-parts.h"

#include <math.h>

enum
{
  MAX_PARTS = 5
};

static guint64
sum (const guint64 *numbers)
{
  guint64 total = 0;

  for (gsize i = 0; i < MAX_PARTS; i++)
    total += numbers[i];
  return total;
}

static guint64
measure (const guint64 *sizes, const guint64 *frequencies, ThemaDispersion *out)
{
  ThemaParts parts = { 0 };
  ThemaSpread spread = { 0 };

  for (gsize i = 0; i < MAX_PARTS; i++)
    thema_parts_add (&parts, sizes[i]);
  for (gsize i = 0; i < MAX_PARTS; i++)
    if (frequencies[i] > 0)
      thema_spread_add (&spread, &parts, sum (frequencies), sizes[i], frequencies[i]);
  thema_spread_compute (&spread, &parts, sum (frequencies), out);
  return spread.range;
}

/* Whether VALUE rounds to the DIGITS digits behind the point that were PRINTED.  */
static gboolean
rounds_to (double value, double printed, int digits)
{
  return fabs (value - printed) <= 0.5 * pow (10, -digits) + 1e-12;
}

/* The corpus of 50 words in five parts of Gries 2008, International Journal of Corpus Linguistics
   13(4), section 2: three decimals of all measures for the words b, i, q and x, as the tests of
   scattertext print them; the word a to four, computed by hand.  */
static const struct
{
  char word;
  int digits;
  guint64 frequencies[MAX_PARTS], range;
  double sd, vc, d, d2, s, dp, dp_norm, kl;
} gries[] = {
  { 'b', 3, { 2, 2, 2, 2, 2 }, 5, 0, 0, .968, NAN, .999, .02, .024, .003 },
  { 'i', 3, { 1, 0, 0, 0, 0 }, 1, .4, 2, 0, 0, .18, .82, 1, 2.474 },
  { 'q', 3, { 0, 1, 0, 0, 0 }, 1, .4, 2, 0, 0, .2, .8, .976, 2.322 },
  { 'x', 3, { 0, 0, 0, 0, 1 }, 1, .4, 2, 0, 0, .22, .78, .951, 2.184 },
  { 'a', 4, { 1, 2, 3, 4, 5 }, 5, 1.4142, .4714, .7852, .9379, .9498, .18, .2195, .1370 },
};

static void
test_gries (void)
{
  static const guint64 sizes[MAX_PARTS] = { 9, 10, 10, 10, 11 };

  for (gsize i = 0; i < G_N_ELEMENTS (gries); i++)
    {
      int digits = gries[i].digits;
      ThemaDispersion out;

      g_test_message ("word %c", gries[i].word);
      g_assert_cmpuint (measure (sizes, gries[i].frequencies, &out), ==, gries[i].range);
      g_assert_true (rounds_to (out.sd, gries[i].sd, digits));
      g_assert_true (rounds_to (out.vc, gries[i].vc, digits));
      g_assert_true (rounds_to (out.juilland_d, gries[i].d, digits));
      g_assert_true (isnan (gries[i].d2) || rounds_to (out.carroll_d2, gries[i].d2, digits));
      g_assert_true (rounds_to (out.rosengren_s, gries[i].s, digits));
      g_assert_true (rounds_to (out.dp, gries[i].dp, digits));
      g_assert_true (rounds_to (out.dp_norm, gries[i].dp_norm, digits));
      g_assert_true (rounds_to (out.kl_divergence, gries[i].kl, digits));
    }
}

/* Parts of one size: the figures of Gries 2008, pp. 406-410, as the tests of Wordless cite them.
   DPnorm as Lijffijt & Gries 2012, p. 148, have it.  */
static void
test_equal_parts (void)
{
  static const guint64 five[MAX_PARTS] = { 10, 10, 10, 10, 10 };
  static const guint64 three[MAX_PARTS] = { 10, 10, 10 };
  static const guint64 rising[MAX_PARTS] = { 1, 2, 3, 4, 5 };
  static const guint64 carroll[MAX_PARTS] = { 2, 1, 1, 1, 0 };
  static const guint64 juilland[MAX_PARTS] = { 0, 4, 3, 2, 1 };
  static const guint64 even[MAX_PARTS] = { 3, 3, 3 };
  static const guint64 uneven[MAX_PARTS] = { 2, 1, 0 };
  ThemaDispersion out;

  measure (five, rising, &out);
  g_assert_true (rounds_to (out.lyne_d3, .944, 3));
  g_assert_true (rounds_to (out.rosengren_s, .937, 3));
  measure (five, carroll, &out);
  g_assert_true (rounds_to (out.carroll_d2, .8277, 4));
  measure (five, juilland, &out);
  g_assert_true (rounds_to (out.juilland_d, .6464, 4));
  measure (three, even, &out);
  g_assert_cmpfloat (out.dp, ==, 0);
  g_assert_cmpfloat (out.dp_norm, ==, 0);
  g_assert_cmpfloat (out.sd, ==, 0);
  g_assert_cmpfloat (out.juilland_d, ==, 1);
  g_assert_cmpfloat (out.carroll_d2, ==, 1);
  g_assert_cmpfloat (out.rosengren_s, ==, 1);
  g_assert_cmpfloat (out.lyne_d3, ==, 1);
  g_assert_cmpfloat (out.kl_divergence, ==, 0);
  measure (three, uneven, &out);
  g_assert_true (fabs (out.dp_norm - .5) < 1e-15);
}

/* The adjusted frequencies that come of the measures, as docs/statistics.md says: Carroll 1970, pp.
   13-14, Gries 2008, p. 409, and Engwall 1974, p. 122, as the tests of Wordless cite them.  */
static void
test_adjusted (void)
{
  static const guint64 five[MAX_PARTS] = { 10, 10, 10, 10, 10 };
  static const struct
  {
    guint64 frequencies[MAX_PARTS];
    double um, u, kf; /* NAN: not printed */
    int digits;
  } cases[] = {
    { { 2, 1, 1, 1, 0 }, 4.31, NAN, NAN, 2 },      { { 0, 4, 3, 2, 1 }, NAN, 6.46, NAN, 2 },
    { { 2, 2, 2, 2, 1 }, NAN, NAN, 8.86, 2 },      { { 2, 2, 2, 2, 2 }, NAN, 10, NAN, 0 },
    { { 4, 2, 1, 1, 0 }, 6.424, 4.609, 5.863, 3 }, { { 1, 2, 3, 4, 5 }, 14.108, NAN, 14.053, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double f = (double) sum (cases[i].frequencies);
      ThemaDispersion out;

      measure (five, cases[i].frequencies, &out);
      g_assert_true (isnan (cases[i].um)
                     || rounds_to (f * out.carroll_d2 + (1 - out.carroll_d2) * f / 5, cases[i].um,
                                   cases[i].digits));
      g_assert_true (isnan (cases[i].u)
                     || rounds_to (f * out.juilland_d, cases[i].u, cases[i].digits));
      g_assert_true (isnan (cases[i].kf)
                     || rounds_to (f * out.rosengren_s, cases[i].kf, cases[i].digits));
    }
}

/* An empty corpus, an absent term, one part, a part without a size.  */
static void
test_edges (void)
{
  static const guint64 none[MAX_PARTS] = { 0 };
  static const guint64 one[MAX_PARTS] = { 7 };
  static const guint64 two[MAX_PARTS] = { 7, 0, 7 };
  static const guint64 thrice[MAX_PARTS] = { 3 };
  static const guint64 homeless[MAX_PARTS] = { 3, 1, 0 };
  static const guint64 nowhere[MAX_PARTS] = { 0, 2, 0 };
  ThemaDispersion out;

  g_assert_cmpuint (measure (none, none, &out), ==, 0);
  g_assert_true (isnan (out.sd) && isnan (out.dp) && isnan (out.rosengren_s));
  g_assert_cmpuint (measure (two, none, &out), ==, 0);
  g_assert_true (isnan (out.sd) && isnan (out.dp) && isnan (out.kl_divergence));

  g_assert_cmpuint (measure (one, thrice, &out), ==, 1);
  g_assert_cmpfloat (out.sd, ==, 0);
  g_assert_cmpfloat (out.dp, ==, 0);
  g_assert_cmpfloat (out.rosengren_s, ==, 1);
  g_assert_true (isnan (out.juilland_d) && isnan (out.carroll_d2) && isnan (out.dp_norm));

  measure (two, thrice, &out); /* the part without a size is none */
  g_assert_cmpfloat (out.vc, ==, 1);
  g_assert_cmpfloat (out.dp, ==, 0.5);
  g_assert_cmpfloat (out.dp_norm, ==, 1);
  g_assert_cmpfloat (out.juilland_d, ==, 0);

  g_assert_cmpuint (measure (two, homeless, &out), ==, 1); /* never more than there are parts */
  g_assert_true (isnan (out.sd) && isnan (out.juilland_d) && isnan (out.lyne_d3));
  g_assert_true (isnan (out.carroll_d2) && isnan (out.kl_divergence));
  g_assert_cmpfloat (out.dp, ==, 0.5);

  g_assert_cmpuint (measure (two, nowhere, &out), ==, 0);
  g_assert_true (isnan (out.sd) && isnan (out.kl_divergence));
  g_assert_cmpfloat (out.dp, ==, 1);
  g_assert_cmpfloat (out.rosengren_s, ==, 0);
}

/* Two parts of 2^40 words, and a term that is every second of them.  */
static void
test_large (void)
{
  const guint64 size = G_GUINT64_CONSTANT (1) << 40;
  ThemaParts parts = { 0 };
  ThemaSpread spread = { 0 };
  ThemaDispersion out;

  thema_parts_add (&parts, size);
  thema_parts_add (&parts, size);
  thema_spread_add (&spread, &parts, size, size, size / 2);
  thema_spread_add (&spread, &parts, size, size, size / 2);
  thema_spread_compute (&spread, &parts, size, &out);
  g_assert_cmpfloat (out.sd, ==, 0);
  g_assert_cmpfloat (out.juilland_d, ==, 1);
  g_assert_cmpfloat (out.lyne_d3, ==, 1);
  g_assert_cmpfloat (out.dp, ==, 0);
}

static guint64
reduce (const char *text, char word, ThemaReducedFrequency *out)
{
  ThemaDistances distances = { 0 };
  guint64 total = 0, size = 0;

  for (const char *c = text; *c != '\0'; c++, size++)
    total += *c == word;
  for (guint64 i = 0; i < size; i++)
    if (text[i] == word)
      thema_distances_add (&distances, size, total, i);
  thema_distances_compute (&distances, size, total, out);
  return total;
}

/* The 50 words as Gries 2008, pp. 406 and 410, has them in parts of one size: the measures of
   Savický & Hlaváčová 2002 for a, and the frequencies that come of them.  */
static void
test_distances (void)
{
  static const char text[] = "bamnibeupkbasatbewqnbcagabestabaghabeaatbahaabeaxa";
  ThemaReducedFrequency out;

  g_assert_cmpuint (reduce (text, 'a', &out), ==, 15);
  g_assert_true (rounds_to (out.arf, 10.8, 1));
  g_assert_true (rounds_to (out.ald, .628, 3));
  g_assert_cmpfloat (out.awt, ==, 3.18);
  g_assert_true (rounds_to (50 * pow (10, -out.ald), 11.764, 3));
  g_assert_true (rounds_to (50 / (2 * out.awt - 1), 9.328, 3));
}

static void
test_distances_edges (void)
{
  ThemaReducedFrequency out;

  g_assert_cmpuint (reduce ("", 'a', &out), ==, 0);
  g_assert_true (isnan (out.arf) && isnan (out.ald) && isnan (out.awt));
  reduce ("bcd", 'a', &out);
  g_assert_true (isnan (out.arf));
  reduce ("bcabcbbbbb", 'a', &out); /* once: from itself round to itself */
  g_assert_cmpfloat (out.arf, ==, 1);
  g_assert_cmpfloat (out.ald, ==, 1);
  g_assert_cmpfloat (out.awt, ==, 5.5);
  reduce ("aaaa", 'a', &out);
  g_assert_cmpfloat (out.arf, ==, 4);
  g_assert_cmpfloat (out.ald, ==, 0);
  g_assert_cmpfloat (out.awt, ==, 1);
  reduce ("abababab", 'a', &out); /* evenly: reduced by nothing */
  g_assert_cmpfloat (out.arf, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dispersion-parts/gries", test_gries);
  g_test_add_func ("/dispersion-parts/equal-parts", test_equal_parts);
  g_test_add_func ("/dispersion-parts/adjusted", test_adjusted);
  g_test_add_func ("/dispersion-parts/edges", test_edges);
  g_test_add_func ("/dispersion-parts/large", test_large);
  g_test_add_func ("/dispersion-parts/distances", test_distances);
  g_test_add_func ("/dispersion-parts/distances-edges", test_distances_edges);
  return g_test_run ();
}
