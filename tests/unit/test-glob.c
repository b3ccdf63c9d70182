/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/glob.h"
#include "codebook/glob-compare.h"

#include <string.h>

static const struct
{
  const char *glob, *word;
  gboolean matches;
} cases[] = {
  /* the word itself, from its first letter to its last */
  { "state", "state", TRUE },
  { "state", "states", FALSE },
  { "state", "stat", FALSE },
  { "state", "", FALSE },
  { "", "", TRUE },
  { "", "a", FALSE },
  /* any run, also none */
  { "*", "", TRUE },
  { "*", "anything", TRUE },
  { "**", "anything", TRUE },
  { "state*", "state", TRUE },
  { "state*", "statement", TRUE },
  { "state*", "estate", FALSE },
  { "*state", "estate", TRUE },
  { "*state", "states", FALSE },
  { "*migrant*", "immigrants", TRUE },
  { "*migrant*", "migrant", TRUE },
  { "*migrant*", "migration", FALSE },
  { "a*b*c", "abc", TRUE },
  { "a*b*c", "axxbyyc", TRUE },
  { "a*b*c", "acb", FALSE },
  /* the last star must be able to give way */
  { "*ab", "aab", TRUE },
  { "*aab", "aaaab", TRUE },
  { "*aba", "ababaaba", TRUE },
  { "a*ab", "aab", TRUE },
  { "a*ab", "ab", FALSE },
  { "*a*a*", "a", FALSE },
  { "*a*a*", "aa", TRUE },
  /* exactly one */
  { "?", "a", TRUE },
  { "?", "", FALSE },
  { "?", "ab", FALSE },
  { "state?", "states", TRUE },
  { "state?", "state", FALSE },
  { "state?", "stately", FALSE },
  { "organi?ation*", "organisations", TRUE },
  { "organi?ation*", "organization", TRUE },
  { "?*", "", FALSE },
  { "?*", "a", TRUE },
  { "*?", "ab", TRUE },
  { "*??", "a", FALSE },
  /* a character is a code point, not a byte */
  { "?", "\xC3\xA9", TRUE },
  { "??", "\xC3\xA9", FALSE },
  { "na?ve", "na\xC3\xAFve", TRUE },
  { "iom?s", "iom\xE2\x80\x99s", TRUE },
  { "?", "\xF0\x9F\x98\x80", TRUE },
  { "*?", "\xF0\x9F\x98\x80", TRUE },
  { "*\xC3\xA9", "caf\xC3\xA9", TRUE },
  { "*\xC3\xA9?", "caf\xC3\xA9", FALSE },
  /* a byte of one character is no part of another: U+00E9 and U+03A9 share a byte */
  { "*\xCE\xA9", "\xC3\xA9", FALSE },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean matches = thema_glob_matches (cases[i].glob, strlen (cases[i].glob), cases[i].word,
                                             strlen (cases[i].word));
      if (matches != cases[i].matches)
        g_error ("'%s' on '%s' gives %d", cases[i].glob, cases[i].word, matches);
    }
}

static const struct
{
  const char *glob;
  gsize prefix;
} prefixes[] = {
  { "", 0 }, { "*", 0 }, { "?a", 0 }, { "a", 1 }, { "state*", 5 }, { "organi?ation*", 6 },
};

static void
test_prefix (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i].glob);
      g_assert_cmpuint (thema_glob_prefix_length (prefixes[i].glob, length), ==, prefixes[i].prefix);
      g_assert_cmpint (thema_glob_has_wildcard (prefixes[i].glob, length), ==,
                       prefixes[i].prefix < length);
    }
}

/* Time does not explode with the number of stars. */
static void
test_many_stars (void)
{
  g_autofree char *word = g_strnfill (20000, 'a');
  g_autoptr (GString) glob = g_string_new (NULL);
  for (guint i = 0; i < 200; i++)
    g_string_append (glob, "*a");
  g_assert_true (thema_glob_matches (glob->str, glob->len, word, 20000));
  g_string_append_c (glob, 'b');
  g_assert_false (thema_glob_matches (glob->str, glob->len, word, 20000));
}

/* The definition: a star is nothing, or one more character. */
static gboolean
reference (const char *glob, const char *word)
{
  if (*glob == '\0')
    return *word == '\0';
  if (*glob == '*')
    return reference (glob + 1, word) || (*word != '\0' && reference (glob, word + 1));
  return *word != '\0' && (*glob == '?' || *glob == *word) && reference (glob + 1, word + 1);
}

static void
test_against_reference (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char glob[8] = { 0 }, word[8] = { 0 };
      for (gint k = g_test_rand_int_range (0, 7); k > 0; k--)
        glob[k - 1] = "ab*?"[g_test_rand_int_range (0, 4)];
      for (gint k = g_test_rand_int_range (0, 7); k > 0; k--)
        word[k - 1] = "ab"[g_test_rand_int_range (0, 2)];
      if (thema_glob_matches (glob, strlen (glob), word, strlen (word)) != reference (glob, word))
        g_error ("'%s' on '%s'", glob, word);
    }
}

static const struct
{
  const char *a, *b;
  gboolean includes, intersects;
} pairs[] = {
  { "protect*", "protect", TRUE, TRUE },
  { "protect*", "protection*", TRUE, TRUE },
  { "protection*", "protect*", FALSE, TRUE },
  { "protect*", "pro*tection", FALSE, TRUE },
  { "*tion", "protection", TRUE, TRUE },
  { "*tion", "*ction", TRUE, TRUE },
  { "*tion", "pro*", FALSE, TRUE },
  { "a*b", "b*a", FALSE, FALSE },
  { "?*", "*?", TRUE, TRUE },
  { "*?", "?*", TRUE, TRUE },
  { "*a*", "*a", TRUE, TRUE },
  { "*", "?", TRUE, TRUE },
  { "?", "*", FALSE, TRUE },
  { "a", "b", FALSE, FALSE },
  { "na?ve", "na\xC3\xAFve", TRUE, TRUE },
  { "\xC3\xA9*", "\xC3\xA9?", TRUE, TRUE },
  { "\xC3\xA9", "\xC3\xA8", FALSE, FALSE },
};

static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("'%s' and '%s'", pairs[i].a, pairs[i].b);
      g_assert_cmpint (thema_glob_includes (pairs[i].a, pairs[i].b), ==, pairs[i].includes);
      g_assert_cmpint (thema_glob_intersects (pairs[i].a, pairs[i].b), ==, pairs[i].intersects);
      g_assert_cmpint (thema_glob_intersects (pairs[i].b, pairs[i].a), ==, pairs[i].intersects);
    }
}

/* Strings over `alphabet` with at most `longest` characters, shortest first. */
static GPtrArray *
all_strings (const char *alphabet, guint longest)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (strings, g_strdup (""));
  for (guint i = 0; i < strings->len; i++)
    for (const char *c = alphabet; *c != '\0'; c++)
      if (strlen (g_ptr_array_index (strings, i)) < longest)
        g_ptr_array_add (strings,
                         g_strdup_printf ("%s%c", (char *) g_ptr_array_index (strings, i), *c));
  return strings;
}

/* Every pair of short globs, compared by all words that could tell them apart. */
static void
test_all_pairs (void)
{
  g_autoptr (GPtrArray) globs = all_strings ("ab*?", 4), words = all_strings ("abc", 6);
  g_autofree guint8 *matches = g_malloc (globs->len * words->len);
  for (guint g = 0; g < globs->len; g++)
    for (guint w = 0; w < words->len; w++)
      matches[g * words->len + w]
          = reference (g_ptr_array_index (globs, g), g_ptr_array_index (words, w)) != FALSE;
  for (guint a = 0; a < globs->len; a++)
    for (guint b = 0; b < globs->len; b++)
      {
        const guint8 *x = matches + a * words->len, *y = matches + b * words->len;
        gboolean includes = TRUE, intersects = FALSE;
        for (guint w = 0; w < words->len; w++)
          {
            includes = includes && (x[w] || !y[w]);
            intersects = intersects || (x[w] && y[w]);
          }
        const char *first = g_ptr_array_index (globs, a), *second = g_ptr_array_index (globs, b);
        if (thema_glob_includes (first, second) != includes)
          g_error ("that '%s' includes '%s' should be %d", first, second, includes);
        if (thema_glob_intersects (first, second) != intersects)
          g_error ("that '%s' intersects '%s' should be %d", first, second, intersects);
      }
}

/* Globs that would take too long are not compared to the end. */
static void
test_long_pairs (void)
{
  g_autofree char *marks = g_strnfill (40, '?'), *a = g_strnfill (20000, 'a');
  g_autofree char *outer = g_strconcat ("*a", marks, NULL), *inner = g_strconcat ("*a", marks, "?", NULL);
  g_autofree char *stars = g_strconcat (a, "*", NULL);
  thema_glob_includes (outer, inner);
  g_assert_true (thema_glob_includes (outer, outer));
  g_assert_false (thema_glob_includes (stars, outer));
  g_assert_true (thema_glob_intersects (stars, stars));
  g_assert_true (thema_glob_includes ("a*", stars));
}

static void
test_example (void)
{
  g_autofree char *example = thema_glob_example ("a*b?");
  g_assert_cmpstr (example, ==, "a\xF3\xB0\x80\x80"
                                "b\xF3\xB0\x80\x80");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glob/cases", test_cases);
  g_test_add_func ("/glob/prefix", test_prefix);
  g_test_add_func ("/glob/many-stars", test_many_stars);
  g_test_add_func ("/glob/against-reference", test_against_reference);
  g_test_add_func ("/glob/pairs", test_pairs);
  g_test_add_func ("/glob/all-pairs", test_all_pairs);
  g_test_add_func ("/glob/long-pairs", test_long_pairs);
  g_test_add_func ("/glob/example", test_example);
  return g_test_run ();
}
