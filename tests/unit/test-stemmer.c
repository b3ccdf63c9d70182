/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/error.h"
#include "text/fold.h"
#include "text/stemmer.h"

#include <string.h>

static ThemaStemmer *
open_stemmer (const char *algorithm)
{
  g_autoptr (GError) error = NULL;
  ThemaStemmer *stemmer = thema_stemmer_new (algorithm, &error);
  g_assert_no_error (error);
  return stemmer;
}

static void
assert_stem (ThemaStemmer *stemmer, const char *word, const char *expected)
{
  gsize length;
  const char *stem = thema_stemmer_stem (stemmer, word, strlen (word), &length);
  g_autofree char *copy = g_strndup (stem, length);
  g_assert_cmpstr (copy, ==, expected);
}

static const struct
{
  const char *algorithm, *word, *stem;
} cases[] = {
  { "english", "", "" },
  { "english", "a", "a" },
  { "english", "rights", "right" },
  { "english", "relational", "relat" },
  { "english", "generously", "generous" },
  { "english", "skies", "sky" },
  { "english", "dying", "die" },
  { "english", "protection", "protect" },
  { "english", "1990s", "1990s" },
  { "en", "conventions", "convent" },
  { "porter", "skies", "ski" },
  { "german", "h\xC3\xA4user", "haus" },
  { "de", "rechte", "recht" },
  { "french", "continuellement", "continuel" },
  { "spanish", "derechos", "derech" },
  { "russian", "\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xB0", "\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ThemaStemmer) stemmer = open_stemmer (cases[i].algorithm);
      assert_stem (stemmer, cases[i].word, cases[i].stem);
      assert_stem (stemmer, cases[i].word, cases[i].stem); /* nothing is left of the word before */
    }
}

static void
test_unknown (void)
{
  static const char *const names[] = { "klingon", "", "English" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (thema_stemmer_new (names[i], &error));
      g_assert_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_UNKNOWN);
      g_assert_nonnull (strstr (error->message, "english")); /* the message says what there is */
    }
}

/* The text of an .xz file (transfer full), NULL when it cannot be unpacked. */
static char *
read_xz (const char *language, const char *name, gsize *length)
{
  const char *shared = g_getenv ("THEMA_SHARED_DATA");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "conformance", "snowball",
                                            language, name, NULL);
  const char *const command[] = { "xz", "-dc", path, NULL };
  g_autofree char *text = NULL;
  int status;
  if (!g_file_test (path, G_FILE_TEST_EXISTS)
      || !g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                        &status, NULL)
      || status != 0)
    return NULL;
  *length = strlen (text);
  return g_steal_pointer (&text);
}

/* The line at `*cursor`, which moves behind it; its newline becomes a NUL. NULL at the end. */
static char *
next_line (char **cursor, const char *end)
{
  char *line = *cursor;
  char *newline = line < end ? memchr (line, '\n', (gsize) (end - line)) : NULL;
  if (newline == NULL)
    return NULL;
  *newline = '\0';
  *cursor = newline + 1;
  return line;
}

/* Every word of Snowball's own vocabulary, through the folding as in a corpus. */
static void
test_snowball (gconstpointer data)
{
  const char *language = data;
  gsize words_length, stems_length;
  g_autofree char *words = read_xz (language, "voc.txt.xz", &words_length);
  g_autofree char *stems = read_xz (language, "output.txt.xz", &stems_length);
  if (words == NULL || stems == NULL)
    {
      g_test_skip ("Snowball's vocabulary or xz is not there (THEMA_SHARED_DATA)");
      return;
    }
  g_autoptr (ThemaStemmer) stemmer = open_stemmer (language);
  g_autoptr (GString) folded = g_string_new (NULL);
  char *word_cursor = words, *stem_cursor = stems;
  guint n = 0;
  for (char *word; (word = next_line (&word_cursor, words + words_length)) != NULL; n++)
    {
      const char *stem = next_line (&stem_cursor, stems + stems_length);
      g_assert_true (thema_fold (word, strlen (word), folded, NULL));
      assert_stem (stemmer, folded->str, stem);
    }
  g_assert_null (next_line (&stem_cursor, stems + stems_length));
  g_assert_cmpuint (n, >, 10000);
  g_test_message ("%s: %u words", language, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stemmer/words", test_words);
  g_test_add_func ("/stemmer/unknown", test_unknown);
  g_test_add_data_func ("/stemmer/snowball/english", "english", test_snowball);
  g_test_add_data_func ("/stemmer/snowball/french", "french", test_snowball);
  g_test_add_data_func ("/stemmer/snowball/german", "german", test_snowball);
  g_test_add_data_func ("/stemmer/snowball/russian", "russian", test_snowball);
  g_test_add_data_func ("/stemmer/snowball/spanish", "spanish", test_snowball);
  return g_test_run ();
}
