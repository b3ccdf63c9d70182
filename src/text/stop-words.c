/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/stop-words.h"

#include "base/input.h"
#include "text/error.h"
#include "text/fold.h"
#include "text/stop-words-lists.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/uloc.h>

typedef struct
{
  const char *code;     /* ISO 639-1 */
  const char *language; /* its English name */
  const char *words;
} List;

static const List lists[] = {
  { "de", "german", thema_stop_words_de },     { "en", "english", thema_stop_words_en },
  { "es", "spanish", thema_stop_words_es },    { "fr", "french", thema_stop_words_fr },
  { "it", "italian", thema_stop_words_it },    { "nl", "dutch", thema_stop_words_nl },
  { "pt", "portuguese", thema_stop_words_pt }, { "ru", "russian", thema_stop_words_ru },
};

static const List *
find_list (const char *language)
{
  char code[ULOC_LANG_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage (language, code, sizeof code, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].code, code) == 0 || strcmp (lists[i].language, code) == 0)
      return &lists[i];
  return NULL;
}

/* A code and perhaps a region: of what is longer we cannot say that it is no file. */
static gboolean
is_language (const char *spec)
{
  gsize code = strspn (spec, G_CSET_a_2_z G_CSET_A_2_Z);
  if (code < 2 || code > 3 || spec[code] == '\0')
    return code == 2 || code == 3;
  const char *region = spec + code + 1;
  gsize length = strspn (region, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS);
  return strchr ("-_", spec[code]) != NULL && (length == 2 || length == 3)
         && region[length] == '\0';
}

/* The built-in list that `spec` names, or NULL. */
static const List *
find_built_in (const char *spec)
{
  return spec != NULL && is_language (spec) ? find_list (spec) : NULL;
}

const char *
thema_stop_words_path (const char *spec)
{
  gboolean is_path = spec != NULL && strcmp (spec, "none") != 0 && find_built_in (spec) == NULL;
  return is_path ? spec : NULL;
}

const char *
thema_stop_words_name (const char *spec)
{
  const List *list = find_built_in (spec);
  if (list != NULL)
    return list->code;
  return spec != NULL ? spec : "none";
}

const char *
thema_stop_words_for_language (const char *language)
{
  const List *list = find_list (language);
  return list != NULL ? list->code : "none";
}

/* Also under the typographic apostrophe, as the same word is often printed. */
static void
add_word (ThemaInterner *words, const char *word, gsize length)
{
  thema_interner_add (words, word, length);
  const char *apostrophe = memchr (word, '\'', length);
  if (apostrophe == NULL)
    return;
  g_autoptr (GString) curly = g_string_new_len (word, apostrophe - word);
  g_string_append (curly, "\xE2\x80\x99");
  g_string_append_len (curly, apostrophe + 1, (gssize) length - (apostrophe + 1 - word));
  thema_interner_add (words, curly->str, curly->len);
}

static void
add_built_in (ThemaInterner *words, const char *list)
{
  for (const char *end; (end = strchr (list, ' ')) != NULL; list = end + 1)
    add_word (words, list, (gsize) (end - list));
}

/* Whether the file is there, or at least what is missing is plainly a file: has a name with a dot.
 */
static gboolean
check_name (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  if (strchr (name, '.') != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_UNKNOWN,
               "there is no file '%s', nor is it a built-in list of stop words; choose one of %s, "
               "none, or a file",
               path, THEMA_STOP_WORDS_NAMES);
  return FALSE;
}

static gboolean
add_file (ThemaInterner *words, const char *path, GError **error)
{
  if (!check_name (path, error))
    return FALSE;
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return FALSE;
  gsize fault = thema_utf8_find_fault (input->bytes, input->length);
  if (fault < input->length)
    {
      g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_ENCODING,
                   "%s: byte %" G_GSIZE_FORMAT " is not UTF-8; save the list as UTF-8", path,
                   fault);
      return FALSE;
    }
  g_autofree char *text = g_strndup (input->bytes, input->length);
  g_auto (GStrv) lines
      = g_strsplit (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text, "\n", -1);
  g_autoptr (GString) composed = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      strchrnul (*line, '#')[0] = '\0';
      const char *word = g_strstrip (*line);
      g_string_set_size (composed, 0);
      if (!thema_nfc_append (word, strlen (word), composed, error)
          || !thema_fold (composed->str, composed->len, folded, error))
        return FALSE;
      if (folded->len > 0)
        add_word (words, folded->str, folded->len);
    }
  return TRUE;
}

ThemaInterner *
thema_stop_words_new (const char *spec, GError **error)
{
  g_autoptr (ThemaInterner) words = thema_interner_new ();
  const char *path = thema_stop_words_path (spec);
  if (path != NULL)
    return add_file (words, path, error) ? g_steal_pointer (&words) : NULL;
  const List *list = find_built_in (spec);
  if (list != NULL)
    add_built_in (words, list->words);
  return g_steal_pointer (&words);
}
