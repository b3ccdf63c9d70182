/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/glob.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glob/cases", test_cases);
  g_test_add_func ("/glob/prefix", test_prefix);
  g_test_add_func ("/glob/many-stars", test_many_stars);
  g_test_add_func ("/glob/against-reference", test_against_reference);
  return g_test_run ();
}
