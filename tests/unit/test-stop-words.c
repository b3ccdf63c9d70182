/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "text/error.h"
#include "text/stop-words.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
has (const ThemaInterner *words, const char *word)
{
  return thema_interner_find (words, word, strlen (word)) != THEMA_NO_ID;
}

/* The list in a file of `text`; NULL and `error` as thema_stop_words_new (). */
static ThemaInterner *
from_file (const char *text, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("thema-stop-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "stop.txt", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  ThemaInterner *words = thema_stop_words_new (path, error);
  g_remove (path);
  g_rmdir (folder);
  return words;
}

static void
test_english (void)
{
  static const char *const there[]
      = { "the", "and", "of", "a", "i", "don't", "don\xE2\x80\x99t", "whereby", "e.g" };
  static const char *const not_there[] = { "", "The", "rights", "state", "norm", "people" };
  g_autoptr (ThemaInterner) words = thema_stop_words_new ("en", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_true (has (words, there[i]));
  for (guint i = 0; i < G_N_ELEMENTS (not_there); i++)
    g_assert_false (has (words, not_there[i]));
  g_assert_cmpuint (thema_interner_size (words), >, 200);
}

/* Each word is one that a tokenizer could make: folded, without blanks, stated once. */
static void
test_english_is_clean (void)
{
  g_autoptr (ThemaInterner) words = thema_stop_words_new ("en", NULL);
  for (guint32 i = 0; i < thema_interner_size (words); i++)
    {
      const char *word = thema_interner_string (words, i);
      g_autofree char *lower = g_utf8_casefold (word, -1);
      g_assert_cmpstr (word, ==, lower);
      g_assert_null (strpbrk (word, " \t\n"));
    }
}

static void
test_none (void)
{
  static const char *const specs[] = { "none", NULL };
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaInterner) words = thema_stop_words_new (specs[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (thema_interner_size (words), ==, 0);
    }
}

static void
test_path (void)
{
  g_assert_null (thema_stop_words_path (NULL));
  g_assert_null (thema_stop_words_path ("en"));
  g_assert_null (thema_stop_words_path ("none"));
  g_assert_cmpstr (thema_stop_words_path ("my.txt"), ==, "my.txt");
}

/* A file, and the words that it stands for, sorted by their first place. */
static const struct
{
  const char *text, *words;
} files[] = {
  { "", "" },
  { "# only a comment\n\n", "" },
  { "one\ntwo", "one two" },
  { "one\r\ntwo\r\n", "one two" },
  { "\xEF\xBB\xBFone\n", "one" },
  { "  one \t# the first\n#two\n", "one" },
  { "One\nONE\none\n", "one" },
  { "STRASSE\nStra\xC3\x9F\x65\n", "strasse" },
  { "CAFE\xCC\x81\n", "caf\xC3\xA9" },
  { "isn't\n", "isn't isn\xE2\x80\x99t" },
};

static void
test_file (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaInterner) words = from_file (files[i].text, &error);
      g_assert_no_error (error);
      g_autoptr (GString) joined = g_string_new (NULL);
      for (guint32 w = 0; w < thema_interner_size (words); w++)
        g_string_append_printf (joined, "%s%s", w > 0 ? " " : "", thema_interner_string (words, w));
      g_assert_cmpstr (joined->str, ==, files[i].words);
    }
}

static void
test_errors (void)
{
  g_autoptr (GError) encoding = NULL, missing = NULL;
  g_assert_null (from_file ("caf\xE9\n", &encoding));
  g_assert_error (encoding, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_ENCODING);
  g_assert_null (thema_stop_words_new ("no-such-list.txt", &missing));
  g_assert_error (missing, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  g_assert_true (g_str_has_prefix (missing->message, "no-such-list.txt: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stop-words/english", test_english);
  g_test_add_func ("/stop-words/english-is-clean", test_english_is_clean);
  g_test_add_func ("/stop-words/none", test_none);
  g_test_add_func ("/stop-words/path", test_path);
  g_test_add_func ("/stop-words/file", test_file);
  g_test_add_func ("/stop-words/errors", test_errors);
  return g_test_run ();
}
