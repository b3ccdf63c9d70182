/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "text/error.h"
#include "text/fold.h"
#include "text/stop-words-lists.h"
#include "text/stop-words.h"
#include "text/tokenizer.h"

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

static const struct
{
  const char *spec;
  const char *there, *not_there; /* parted by blanks */
} built_in[] = {
  { "en", "the and of a i don't don\u2019t whereby e.g cannot with",
    "The rights state norm people" },
  { "fr",
    "le l des du aux qu d'un d\u2019un qu'il c'est s'il leur été où lequel auxquels ne sera "
    "pourraient "
    "néanmoins",
    "état états droit droits personne pouvoir devoir loi lieu norme Le l'état" },
  { "de",
    "der die das zum im dass ausser für würde könnte müssten deren nicht dafür einerseits z.b wir "
    "ihrem",
    "recht rechte kraft staat macht dank gesetz norm außer Der" },
  { "es",
    "el la del al los nos según más él está fueron hubiera podría cuyos aunque también sin ninguna",
    "estado estados derecho poder deber embargo cambio ley norma El" },
  { "pt",
    "o a os das nos pelo às não são você foram àquela dum conosco connosco também porém deverá "
    "seus",
    "estado estados direito poder dever lei norma respeito Os" },
  { "it",
    "il lo gli dell nello dell'altro c'è c\u2019è è perché più sono sarebbe cui degli sugli "
    "tuttavia",
    "stato stati diritto potere dovere legge norma L" },
  { "nl",
    "de het een zo'n zo\u2019n worden zijn niet waarbij daarom wiens zouden moeten ten ook één",
    "staat recht rechten vrij wet norm macht Het" },
  { "ru",
    "и в не на что который которых её ее ещё еще был будет могут чтобы также причём себя из них",
    "право государство власть закон норма большинство суть И" },
};

static void
test_built_in (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr (ThemaInterner) words = thema_stop_words_new (built_in[i].spec, NULL);
      g_auto (GStrv) there = g_strsplit (built_in[i].there, " ", -1);
      g_auto (GStrv) not_there = g_strsplit (built_in[i].not_there, " ", -1);
      g_test_message ("%s", built_in[i].spec);
      for (char **word = there; *word != NULL; word++)
        if (!has (words, *word))
          g_error ("%s is missing", *word);
      for (char **word = not_there; *word != NULL; word++)
        if (has (words, *word))
          g_error ("%s is there", *word);
      g_assert_false (has (words, ""));
      g_assert_cmpuint (thema_interner_size (words), >=, 100);
      g_assert_cmpuint (thema_interner_size (words), <=, 700);
    }
}

/* Whether a tokenizer makes just this word of the text. */
static gboolean
is_token (ThemaTokenizer *tokenizer, const char *word)
{
  gsize length = strlen (word);
  g_autofree char *padded = g_malloc0 (length + THEMA_TOKENIZER_PADDING);
  memcpy (padded, word, length);
  ThemaTokens tokens;
  thema_tokens_init (&tokens);
  g_assert_true (thema_tokenizer_append (tokenizer, padded, length, &tokens, NULL));
  gboolean one = tokens.forms->len == 1;
  thema_tokens_clear (&tokens);
  return one
         && thema_token_class_of (thema_tokenizer_rules (tokenizer), word, length)
                == THEMA_CLASS_WORD;
}

/* Each word is one that a document could have as a type: NFC, folded, one token. */
static void
check_word (ThemaTokenizer *tokenizer, const char *word)
{
  g_autoptr (GString) composed = g_string_new (NULL), folded = g_string_new (NULL);
  g_assert_true (g_utf8_validate (word, -1, NULL));
  g_assert_true (thema_nfc_append (word, strlen (word), composed, NULL));
  g_assert_cmpstr (composed->str, ==, word);
  g_assert_true (thema_fold (word, strlen (word), folded, NULL));
  g_assert_cmpstr (folded->str, ==, word);
  if (!is_token (tokenizer, word))
    g_error ("%s is no token", word);
}

/* The raw texts, since a set of words would hide what is stated twice. */
static void
test_lists_are_clean (void)
{
  const ThemaTokenRules rules = { 0 };
  static const char *const texts[]
      = { thema_stop_words_de, thema_stop_words_en, thema_stop_words_es, thema_stop_words_fr,
          thema_stop_words_it, thema_stop_words_nl, thema_stop_words_pt, thema_stop_words_ru };
  g_autoptr (ThemaTokenizer) tokenizer = thema_tokenizer_new (&rules, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ThemaInterner) seen = thema_interner_new ();
      g_auto (GStrv) words = g_strsplit (texts[i], " ", -1);
      guint n = g_strv_length (words);
      g_assert_cmpuint (n, >, 100);
      g_assert_cmpstr (words[n - 1], ==, ""); /* behind the last blank */
      for (guint w = 0; w + 1 < n; w++)
        {
          check_word (tokenizer, words[w]);
          if (has (seen, words[w]))
            g_error ("%s is there twice", words[w]);
          thema_interner_add (seen, words[w], strlen (words[w]));
        }
    }
}

/* The names in help and messages are those of the lists. */
static void
test_names (void)
{
  g_auto (GStrv) names = g_strsplit (THEMA_STOP_WORDS_NAMES, ", ", -1);
  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (built_in));
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_assert_true (g_strv_contains ((const char *const *) names, built_in[i].spec));
      g_assert_cmpstr (thema_stop_words_name (built_in[i].spec), ==, built_in[i].spec);
    }
  g_assert_cmpstr (thema_stop_words_name ("pt-BR"), ==, "pt");
  g_assert_cmpstr (thema_stop_words_name ("none"), ==, "none");
  g_assert_cmpstr (thema_stop_words_name (NULL), ==, "none");
  g_assert_cmpstr (thema_stop_words_name ("my.txt"), ==, "my.txt");
}

static const struct
{
  const char *language, *list;
} languages[] = {
  { "en", "en" },
  { "en-GB", "en" },
  { "en-GB-oxendict", "en" },
  { "eng", "en" },
  { "english", "en" },
  { "EN", "en" },
  { "pt-BR", "pt" },
  { "pt_PT", "pt" },
  { "german", "de" },
  { "deu", "de" },
  { "ru-Cyrl-RU", "ru" },
  { "nl", "nl" },
  { "", "none" },
  { "pl", "none" },
  { "zh-Hant", "none" },
  { "den", "none" },
  { "enlish", "none" },
  { "x-de", "none" },
  { "a-very-long-tag-that-is-no-language", "none" },
};

static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_cmpstr (thema_stop_words_for_language (languages[i].language), ==, languages[i].list);
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
  static const char *const lists[] = { "de", "en", "es",    "fr",    "it",     "nl",  "pt",
                                       "ru", "EN", "pt-BR", "pt_BR", "es-419", "deu", "none" };
  static const char *const paths[]
      = { "my.txt",   "./de", "de.txt", "de/", "/de",     "pl",    "german",
          "de-words", "de-",  "d",      "",    "de-BR-x", "en US", "NONE" };
  g_assert_null (thema_stop_words_path (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_null (thema_stop_words_path (lists[i]));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpstr (thema_stop_words_path (paths[i]), ==, paths[i]);
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
  /* What could be a name is told which names there are. */
  static const char *const names[] = { "xx", "german", "de-words", "no-such-folder/xx" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) unknown = NULL;
      g_assert_null (thema_stop_words_new (names[i], &unknown));
      g_assert_error (unknown, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_UNKNOWN);
      g_assert_nonnull (strstr (unknown->message, THEMA_STOP_WORDS_NAMES));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stop-words/built-in", test_built_in);
  g_test_add_func ("/stop-words/lists-are-clean", test_lists_are_clean);
  g_test_add_func ("/stop-words/names", test_names);
  g_test_add_func ("/stop-words/languages", test_languages);
  g_test_add_func ("/stop-words/none", test_none);
  g_test_add_func ("/stop-words/path", test_path);
  g_test_add_func ("/stop-words/file", test_file);
  g_test_add_func ("/stop-words/errors", test_errors);
  return g_test_run ();
}
