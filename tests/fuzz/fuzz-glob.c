/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the wildcards with the plainest way to say what they mean. The input's first half is the
 * glob, its second half the word, spelt in an alphabet so small that they often match. */

#include "codebook/glob.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define MAX_SIZE 18 /* the reference takes exponential time */

static gboolean
matches (const char *glob, const char *word)
{
  if (*glob == '\0')
    return *word == '\0';
  if (*glob == '*')
    return matches (glob + 1, word) || (*word != '\0' && matches (glob, g_utf8_next_char (word)));
  return *word != '\0' && (*glob == '?' || g_utf8_get_char (glob) == g_utf8_get_char (word))
         && matches (g_utf8_next_char (glob), g_utf8_next_char (word));
}

/* é, è and ê differ in their last byte only, and U+2029 ends in the byte that ends é. */
static char *
spell (const guint8 *data, gsize size, gboolean wildcards)
{
  static const gunichar letters[] = { 'a', 'b', 0xE9, 0xE8, 0x2029, 0x1F469, '*', '?' };
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < size; i++)
    g_string_append_unichar (text, letters[data[i] % (wildcards ? 8 : 6)]);
  return g_string_free (text, FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  size = MIN (size, MAX_SIZE);
  g_autofree char *glob = spell (data, size / 2, TRUE);
  g_autofree char *word = spell (data + size / 2, size - size / 2, FALSE);
  gsize glob_length = strlen (glob), word_length = strlen (word);
  /* Exact copies, so that the sanitizer sees a read beyond their ends. */
  g_autofree char *exact_glob = g_memdup2 (glob, glob_length);
  g_autofree char *exact_word = g_memdup2 (word, word_length);

  g_assert_cmpint (thema_glob_matches (exact_glob, glob_length, exact_word, word_length), ==,
                   matches (glob, word));
  g_assert_cmpuint (thema_glob_prefix_length (exact_glob, glob_length), ==, strcspn (glob, "*?"));
  g_assert_cmpint (thema_glob_has_wildcard (exact_glob, glob_length), ==,
                   strpbrk (glob, "*?") != NULL);
  return 0;
}
