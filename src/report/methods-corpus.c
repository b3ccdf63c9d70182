/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the methods section says of the texts and how they were cut into words. */
#include "report/members.h"
#include "report/methods-private.h"

#include <string.h>

static gboolean
has_format (JsonArray *sources, const char *format)
{
  for (guint i = 0; i < thema_list_length (sources); i++)
    if (strcmp (thema_member_text (thema_list_item (sources, i), "format"), format) == 0)
      return TRUE;
  return FALSE;
}

/* Encodings that no byte of the files states. */
static void
say_encodings (const ThemaMethods *self, JsonArray *sources)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint64 n = 0;
  for (guint i = 0; i < thema_list_length (sources); i++)
    {
      const char *name = thema_member_text (thema_list_item (sources, i), "encoding");
      if (!thema_member_flag (thema_list_item (sources, i), "encoding_guessed"))
        continue;
      n++;
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (n == 0)
    return;
  thema_prose_say (self->prose, "The encoding of ");
  thema_prose_count (self->prose, n, "source", "sources");
  thema_prose_say (self->prose, n == 1 ? " was guessed: " : " was guessed for each: ");
  for (guint i = 0; i < names->len; i++)
    {
      thema_prose_say (self->prose, i == 0 ? "" : ", ");
      thema_prose_code (self->prose, names->pdata[i]);
    }
  thema_prose_say (self->prose, ". ");
}

static void
say_field (const ThemaMethods *self, const char *name)
{
  static const struct
  {
    const char *name, *words;
  } fields[] = { { "title", "title" },
                 { "abstract", "abstract" },
                 { "other_abstract", "abstract in another language" } };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      {
        thema_prose_say (self->prose, fields[i].words);
        return;
      }
  thema_prose_say (self->prose, "column ");
  thema_prose_code (self->prose, name);
}

/* What of a record was analysed. */
static void
say_fields (const ThemaMethods *self, JsonArray *sources)
{
  const char *fields = thema_methods_text (self, "tokenize", "fields");
  const char *column = thema_methods_text (self, "tokenize", "text-column");
  gboolean abstracts = thema_list_length (sources) > 0;
  for (guint i = 0; i < thema_list_length (sources); i++)
    abstracts = abstracts && thema_methods_is_tidied (sources, i);
  const char *what = fields[0] != '\0' ? fields : abstracts ? "abstract" : column;
  g_auto (GStrv) names = g_strsplit (what, fields[0] != '\0' ? "," : "\n", 64);
  guint n = g_strv_length (names);
  for (guint i = 0; i < n; i++)
    {
      thema_prose_say (self->prose, i == 0       ? "The text that was analysed is the "
                                    : i + 1 == n ? " and the "
                                                 : ", the ");
      say_field (self, g_strstrip (names[i]));
    }
  thema_prose_say (self->prose, n == 0 ? "" : n > 1 ? ", each a paragraph of its own. " : ". ");
}

/* What was done to the texts before they were cut. */
static void
say_texts (const ThemaMethods *self, JsonArray *sources)
{
  const char *split = thema_methods_text (self, "tokenize", "split");
  gboolean exports = FALSE;
  for (guint i = 0; i < thema_list_length (sources); i++)
    exports |= thema_methods_is_tidied (sources, i);
  if (strcmp (split, "line") == 0 || strcmp (split, "paragraph") == 0)
    {
      thema_prose_say (self->prose, "Each ");
      thema_prose_say (self->prose, split[0] == 'l' ? "line" : "paragraph");
      thema_prose_say (self->prose, " of a text file is a document of its own. ");
    }
  if (has_format (sources, "html"))
    thema_prose_say (self->prose, "The main text of web pages was told from the rest by the number "
                                  "of words and links of blocks [kohlschutter2010]. ");
  if (exports)
    thema_prose_say (self->prose, thema_methods_flag (self, "tokenize", "verbatim")
                                      ? "Texts of exports were taken as they stand, with their "
                                        "markup and headings. "
                                      : "Markup, and headings such as Abstract, were removed from "
                                        "the texts of exports. ");
  if (thema_methods_flag (self, "tokenize", "detect-language"))
    thema_prose_say (self->prose,
                     "Where a record named no language, that of its abstract was told by "
                     "its sequences of letters [cavnar1994]. ");
  say_encodings (self, sources);
}

void
thema_methods_corpus (const ThemaMethods *self)
{
  JsonObject *stage = thema_manifest_stage (self->manifest, "tokenize");
  if (stage == NULL)
    return;
  JsonObject *records = thema_member_object (stage, "records");
  JsonArray *sources = thema_member_list (records, "sources");
  guint64 documents = 0, words = 0;
  gboolean known = thema_methods_sum_table (self, "documents.csv", "words", &documents, &words);
  guint n_files = thema_list_length (thema_member_list (stage, "inputs"));
  if (records != NULL)
    thema_methods_records (self, records);
  else if (known)
    {
      thema_prose_say (self->prose, "The corpus comprises ");
      thema_prose_count (self->prose, documents, "document", "documents");
      thema_prose_say (self->prose, ". ");
    }
  else if (n_files > 0)
    {
      thema_prose_say (self->prose, "The corpus was read from ");
      thema_prose_count (self->prose, n_files, "file", "files");
      thema_prose_say (self->prose, ". ");
    }
  if (known)
    {
      thema_prose_say (self->prose, "The corpus holds ");
      thema_prose_count (self->prose, words, "word", "words");
      thema_prose_say (self->prose, ". ");
    }
  say_fields (self, sources);
  say_texts (self, sources);
}

/* Languages by their codes, as a sentence names them. */
static const struct
{
  const char *code, *name;
} languages[] = {
  { "da", "Danish" },  { "de", "German" },    { "el", "Greek" },      { "en", "English" },
  { "es", "Spanish" }, { "fi", "Finnish" },   { "fr", "French" },     { "it", "Italian" },
  { "nl", "Dutch" },   { "no", "Norwegian" }, { "pt", "Portuguese" }, { "ru", "Russian" },
  { "sv", "Swedish" },
};

static void
say_language (const ThemaMethods *self, const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, code) == 0)
      {
        thema_prose_say (self->prose, languages[i].name);
        return;
      }
  thema_prose_say (self->prose, "the language ");
  thema_prose_code (self->prose, code);
}

static gboolean
counts_stems (const ThemaMethods *self)
{
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    if (thema_methods_flag (self, *stage, "stem"))
      return TRUE;
  return FALSE;
}

static void
say_stemmer (const ThemaMethods *self)
{
  const char *stemmer = thema_methods_text (self, "tokenize", "stemmer");
  JsonObject *codebook
      = thema_member_object (thema_manifest_stage (self->manifest, "code"), "codebook");
  gboolean counted = counts_stems (self);
  if (stemmer[0] == '\0' || strcmp (stemmer, "none") == 0
      || (!counted && thema_member_number (codebook, "stem_patterns") == 0))
    return;
  thema_prose_say (self->prose,
                   counted ? "Words were reduced to stems by the Snowball stemmer "
                           : "Patterns marked for it were compared with word stems, by the "
                             "Snowball stemmer ");
  thema_prose_code (self->prose, stemmer);
  thema_prose_say (self->prose,
                   strcmp (stemmer, "porter") == 0 ? " [porter1980]. " : " [porter2001]. ");
}

void
thema_methods_tokenization (const ThemaMethods *self)
{
  if (thema_manifest_stage (self->manifest, "tokenize") == NULL)
    return;
  const char *language = thema_methods_text (self, "tokenize", "language");
  const char *clean = thema_methods_text (self, "tokenize", "clean");
  gboolean named = language[0] != '\0' && strcmp (language, "none") != 0;
  gboolean blanks = strcmp (thema_methods_text (self, "tokenize", "tokenizer"), "whitespace") == 0;
  thema_prose_say (self->prose, "The text was brought to Unicode normalization form C and ");
  thema_prose_say (self->prose, blanks ? "divided into tokens at blanks and into sentences by "
                                       : "divided into words and sentences by ");
  thema_prose_say (self->prose, "the rules of Unicode Standard Annex #29");
  const char *unicode = thema_manifest_unicode (self->manifest);
  thema_prose_say (self->prose, unicode[0] != '\0' ? ", Unicode " : "");
  thema_prose_quote (self->prose, unicode);
  thema_prose_say (self->prose, " [uax29]");
  if (named)
    {
      thema_prose_say (self->prose, ", with the abbreviations of ");
      say_language (self, language);
    }
  thema_prose_say (self->prose, "; words were compared without regard to case. ");
  if (thema_methods_flag (self, "tokenize", "keep-hyphens"))
    thema_prose_say (self->prose, "Words joined by hyphens were kept whole. ");
  if (!blanks && !thema_methods_flag (self, "tokenize", "no-entities"))
    thema_prose_say (self->prose, "URLs, e-mail addresses, DOIs, hashtags and mentions were kept "
                                  "whole. ");
  if (clean[0] != '\0' && strcmp (clean, "none") != 0)
    {
      thema_prose_say (self->prose, "Remnants of markup (");
      thema_prose_quote (self->prose, clean);
      thema_prose_say (self->prose, ") were read as the text that they stand for. ");
    }
  say_stemmer (self);
  thema_prose_end_paragraph (self->prose);
}
