/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/methods.h"

#include "base/csv-reader.h"
#include "base/digest.h"
#include "base/input.h"
#include "report/methods-private.h"

#include <string.h>

static JsonNode *
get_value (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);
  const char *text = node != NULL ? json_node_get_string (node) : NULL;
  return text != NULL ? text : "";
}

static guint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);
  return node != NULL ? (guint64) MAX (json_node_get_int (node), 0) : 0;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_list (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_item (JsonArray *list, guint i)
{
  JsonNode *node = json_array_get_element (list, i);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
get_options (const ThemaMethods *self, const char *stage)
{
  return get_object (thema_manifest_stage (self->manifest, stage), "options");
}

const char *
thema_methods_text (const ThemaMethods *self, const char *stage, const char *option)
{
  return get_text (get_options (self, stage), option);
}

guint64
thema_methods_number (const ThemaMethods *self, const char *stage, const char *option)
{
  return get_number (get_options (self, stage), option);
}

gboolean
thema_methods_flag (const ThemaMethods *self, const char *stage, const char *option)
{
  JsonNode *node = get_value (get_options (self, stage), option);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

gboolean
thema_methods_has (const ThemaMethods *self, const char *table)
{
  return thema_manifest_has_output (self->manifest, table);
}

const char *
thema_methods_terms (const ThemaMethods *self, const char *stage)
{
  const char *tokens = thema_methods_text (self, stage, "tokens");
  if (thema_methods_flag (self, stage, "stem"))
    return "word stem";
  return tokens[0] == '\0' || strcmp (tokens, "words") == 0 ? "word" : "term";
}

void
thema_methods_stop_words (const ThemaMethods *self, const char *stage)
{
  const char *list = thema_methods_text (self, stage, "stopwords");
  if (list[0] == '\0' || strcmp (list, "none") == 0)
    return;
  thema_prose_say (self->prose, "Stop words were left out (list ");
  thema_prose_code (self->prose, list);
  thema_prose_say (self->prose, "). ");
}

/* Whether a table has the digest that the manifest says. */
typedef struct
{
  const char *table, *hex; /* borrowed */
  gboolean found;
} Match;

static void
match_output (G_GNUC_UNUSED const char *stage, const char *name, G_GNUC_UNUSED guint64 bytes,
              const char *sha256, gpointer user_data)
{
  Match *self = user_data;
  self->found |= strcmp (name, self->table) == 0 && strcmp (sha256, self->hex) == 0;
}

static gint64
add_cell (const ThemaSlice *cell, gint64 sum)
{
  g_autofree char *text = g_strndup (cell->bytes, cell->length);
  return sum + g_ascii_strtoll (text, NULL, 10);
}

/* The rows of a table, and the sum of a column of counts; FALSE unless it is the table that the
 * manifest knows. */
static gboolean
sum_table (const ThemaMethods *self, const char *table, const char *column, guint64 *rows,
           guint64 *sum)
{
  if (self->folder == NULL || !thema_methods_has (self, table))
    return FALSE;
  g_autofree char *path = g_build_filename (self->folder, table, NULL);
  g_autoptr (ThemaInput) input = thema_input_open (path, NULL);
  if (input == NULL)
    return FALSE;
  g_autofree char *hex = thema_digest_of_bytes (input->bytes, input->length);
  Match match = { table, hex, FALSE };
  thema_manifest_visit_outputs (self->manifest, match_output, &match);
  if (!match.found)
    return FALSE;
  g_autoptr (ThemaCsvReader) csv = thema_csv_reader_new (path, input->bytes, input->length, ',');
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  guint n, at = G_MAXUINT;
  gint64 total = 0;
  for (*rows = 0; thema_csv_reader_next (csv, arena, NULL); (*rows)++)
    {
      const ThemaSlice *cells = thema_csv_reader_fields (csv, &n);
      for (guint i = 0; *rows == 0 && i < n; i++)
        if (cells[i].length == strlen (column)
            && memcmp (cells[i].bytes, column, cells[i].length) == 0)
          at = i;
      if (*rows > 0 && at < n)
        total = add_cell (&cells[at], total);
      thema_arena_reset (arena);
    }
  *rows -= *rows > 0;
  *sum = (guint64) MAX (total, 0);
  return at != G_MAXUINT;
}

/* The formats of corpora, by the names of --from. */
static const struct
{
  const char *name, *title;
} formats[] = {
  { "ris", "RIS" },           { "wos", "Web of Science" }, { "nbib", "PubMed/MEDLINE" },
  { "pubmed", "PubMed XML" }, { "openalex", "OpenAlex" },  { "csl", "CSL-JSON" },
  { "bibtex", "BibTeX" },     { "html", "HTML" },          { "table", "delimited text" },
  { "text", "plain text" },
};

static void
say_formats (const ThemaMethods *self, JsonArray *sources)
{
  gboolean first = TRUE;
  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      guint64 n = 0;
      for (guint i = 0; i < json_array_get_length (sources); i++)
        n += strcmp (get_text (get_item (sources, i), "format"), formats[f].name) == 0;
      if (n == 0)
        continue;
      thema_prose_say (self->prose, first ? " (" : ", ");
      thema_prose_say (self->prose, formats[f].title);
      thema_prose_say (self->prose, ": ");
      thema_prose_count (self->prose, n, NULL, NULL);
      first = FALSE;
    }
  thema_prose_say (self->prose, first ? "" : ")");
}

/* What became of records that are not in the corpus. */
static const struct
{
  const char *member, *one, *many;
} losses[] = {
  { "unreadable", "could not be read", "could not be read" },
  { "without_text", "had no text", "had no text" },
  { "filtered_out", "did not meet the condition", "did not meet the condition" },
  { "too_short", "was too short", "were too short" },
  { "duplicates_removed", "was removed as a duplicate", "were removed as duplicates" },
};

static void
say_loss (const ThemaMethods *self, gsize i, guint64 n)
{
  thema_prose_count (self->prose, n, losses[i].one, losses[i].many);
  const char *where = thema_methods_text (self, "tokenize", "where");
  guint64 words = thema_methods_number (self, "tokenize", "min-words");
  if (strcmp (losses[i].member, "filtered_out") == 0 && where[0] != '\0')
    {
      thema_prose_say (self->prose, " ");
      thema_prose_code (self->prose, where);
    }
  if (strcmp (losses[i].member, "too_short") == 0 && words > 0)
    {
      thema_prose_say (self->prose, " (fewer than ");
      thema_prose_count (self->prose, words, "word", "words");
      thema_prose_say (self->prose, ")");
    }
}

static void
say_losses (const ThemaMethods *self, JsonObject *records)
{
  guint left = 0, said = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (losses); i++)
    left += get_number (records, losses[i].member) > 0;
  for (gsize i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      guint64 n = get_number (records, losses[i].member);
      if (n == 0)
        continue;
      thema_prose_say (self->prose, said == 0 ? "Of these, " : said + 1 == left ? " and " : ", ");
      say_loss (self, i, n);
      said++;
    }
  thema_prose_say (self->prose, said > 0 ? "; the remaining " : "");
}

static void
say_records (const ThemaMethods *self, JsonObject *records)
{
  JsonArray *sources = get_list (records, "sources");
  guint64 identified = get_number (records, "identified"), kept = get_number (records, "kept");
  thema_prose_count (self->prose, identified, "record was identified", "records were identified");
  if (sources != NULL && json_array_get_length (sources) > 0)
    {
      thema_prose_say (self->prose, " in ");
      thema_prose_count (self->prose, json_array_get_length (sources), "file", "files");
      say_formats (self, sources);
    }
  thema_prose_say (self->prose, ". ");
  if (identified == kept)
    {
      thema_prose_say (self->prose, identified == 1 ? "It forms" : "Together they form");
      thema_prose_say (self->prose, " the corpus. ");
    }
  else
    {
      say_losses (self, records);
      thema_prose_count (self->prose, kept, "document forms", "documents form");
      thema_prose_say (self->prose, " the corpus. ");
    }
  guint64 reported = get_number (records, "duplicates_reported");
  if (reported > 0 && get_number (records, "duplicates_removed") == 0)
    {
      thema_prose_count (self->prose, reported, "record was found to be a duplicate and was kept",
                         "records were found to be duplicates and were kept");
      thema_prose_say (self->prose, ". ");
    }
}

static void
say_corpus (const ThemaMethods *self)
{
  JsonObject *stage = thema_manifest_stage (self->manifest, "tokenize");
  if (stage == NULL)
    return;
  JsonObject *records = get_object (stage, "records");
  guint64 documents = 0, words = 0;
  gboolean known = sum_table (self, "documents.csv", "words", &documents, &words);
  guint n_files = json_array_get_length (get_list (stage, "inputs"));
  if (records != NULL)
    say_records (self, records);
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
      thema_prose_say (self->prose, "It holds ");
      thema_prose_count (self->prose, words, "word", "words");
      thema_prose_say (self->prose, ". ");
    }
  const char *fields = get_text (get_object (stage, "options"), "fields");
  if (fields[0] != '\0')
    {
      thema_prose_say (self->prose, "The text that was analysed is that of the fields ");
      thema_prose_code (self->prose, fields);
      thema_prose_say (self->prose, ". ");
    }
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
  JsonObject *codebook = get_object (thema_manifest_stage (self->manifest, "code"), "codebook");
  gboolean counted = counts_stems (self);
  if (stemmer[0] == '\0' || strcmp (stemmer, "none") == 0
      || (!counted && get_number (codebook, "stem_patterns") == 0))
    return;
  thema_prose_say (self->prose,
                   counted ? "Words were reduced to stems by the Snowball stemmer "
                           : "Patterns marked for it were compared with word stems, by the "
                             "Snowball stemmer ");
  thema_prose_code (self->prose, stemmer);
  thema_prose_say (self->prose,
                   strcmp (stemmer, "porter") == 0 ? " [porter1980]. " : " [porter2001]. ");
}

static void
say_tokenization (const ThemaMethods *self)
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

static void
say_file (const ThemaMethods *self, JsonObject *file)
{
  thema_prose_say (self->prose, "file ");
  thema_prose_code (self->prose, get_text (file, "path"));
  thema_prose_say (self->prose, ", SHA-256 ");
  thema_prose_code (self->prose, get_text (file, "sha256"));
}

static void
say_codebook (const ThemaMethods *self, JsonObject *stage)
{
  JsonObject *codebook = get_object (stage, "codebook");
  JsonArray *files = get_list (stage, "inputs");
  const char *title = get_text (codebook, "title"), *version = get_text (codebook, "version");
  thema_prose_say (self->prose, "Documents were coded automatically with ");
  thema_prose_say (self->prose, title[0] != '\0' ? "the codebook " : "a codebook");
  if (title[0] != '\0')
    thema_prose_title (self->prose, title);
  if (version[0] != '\0')
    {
      thema_prose_say (self->prose, ", version ");
      thema_prose_quote (self->prose, version);
    }
  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      thema_prose_say (self->prose, i == 0 ? " (" : "; ");
      say_file (self, get_item (files, i));
    }
  thema_prose_say (self->prose, files != NULL && json_array_get_length (files) > 0 ? ")" : "");
  guint64 codes = get_number (codebook, "codes"), patterns = get_number (codebook, "patterns");
  guint64 sum;
  if (codebook == NULL && !sum_table (self, "code_frequencies.csv", "segments", &codes, &sum))
    codes = 0;
  if (codes > 0)
    {
      thema_prose_say (self->prose, ", which has ");
      thema_prose_count (self->prose, codes, "code", "codes");
    }
  if (codes > 0 && patterns > 0)
    {
      thema_prose_say (self->prose, " and ");
      thema_prose_count (self->prose, patterns, "pattern", "patterns");
    }
  thema_prose_say (self->prose, ". ");
}

/* What options of the coding mean. */
static const struct
{
  const char *option, *value, *words;
} rules[] = {
  { "overlap", "leftmost",
    "Where matches of one code overlap, the leftmost one counts, and of those that begin together "
    "the longest. " },
  { "overlap", "longest", "Where matches of one code overlap, the longest one counts. " },
  { "overlap", "codebook",
    "Where matches overlap, of whichever code they are, the longest one counts. " },
  { "overlap", "patterns", "The matches of each pattern count, also where they overlap. " },
  { "phrase-gap", "words",
    "The words of a phrase stand side by side in one sentence, parted at most by a hyphen or an "
    "apostrophe. " },
  { "phrase-gap", "punctuation",
    "The words of a phrase stand side by side, without punctuation between them. " },
  { "parents", "own", "A code does not carry the passages of the codes below it. " },
};

static void
say_coding (const ThemaMethods *self)
{
  JsonObject *stage = thema_manifest_stage (self->manifest, "code");
  if (stage == NULL)
    return;
  say_codebook (self, stage);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (thema_methods_text (self, "code", rules[i].option), rules[i].value) == 0)
      thema_prose_say (self->prose, rules[i].words);
  if (strcmp (thema_methods_text (self, "code", "parents"), "all") == 0
      && get_number (get_object (stage, "codebook"), "sub_codes") > 0)
    thema_prose_say (self->prose, "A code also carries the passages of the codes below it, each "
                                  "counted once. ");
  thema_prose_end_paragraph (self->prose);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* One digest over many files: that of the lines that sha256sum writes of them, in the order of code
 * points. */
static char *
digest_files (JsonArray *files)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = get_item (files, i);
      g_ptr_array_add (
          lines, g_strdup_printf ("%s  %s\n", get_text (file, "sha256"), get_text (file, "path")));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_autoptr (ThemaDigest) digest = thema_digest_new ();
  for (guint i = 0; i < lines->len; i++)
    thema_digest_update (digest, lines->pdata[i], strlen (lines->pdata[i]));
  return thema_digest_finish (digest);
}

static void
say_software (const ThemaMethods *self)
{
  JsonArray *files = get_list (thema_manifest_stage (self->manifest, "tokenize"), "inputs");
  guint n = files != NULL ? json_array_get_length (files) : 0;
  thema_prose_say (self->prose, "All analyses were carried out with thema ");
  thema_prose_quote (self->prose, thema_manifest_version (self->manifest));
  thema_prose_say (self->prose, " [thema]. ");
  if (n == 1)
    {
      thema_prose_say (self->prose, "The corpus is the ");
      say_file (self, get_item (files, 0));
      thema_prose_say (self->prose, ". ");
    }
  else if (n > 1)
    {
      g_autofree char *digest = digest_files (files);
      thema_prose_say (self->prose, "The corpus consists of ");
      thema_prose_count (self->prose, n, "file", "files");
      thema_prose_say (self->prose,
                       "; the SHA-256 of the sorted list of their SHA-256 digests is ");
      thema_prose_code (self->prose, digest);
      thema_prose_say (self->prose, ". ");
    }
  thema_prose_say (self->prose,
                   "The file `manifest.json` beside the tables lists every option and the SHA-256 "
                   "of every file that was read and written; with the same files and version the "
                   "tables come out the same byte for byte, which `thema verify` checks.");
  thema_prose_end_paragraph (self->prose);
}

ThemaProse *
thema_methods_write (const ThemaManifest *manifest, const char *folder)
{
  g_autoptr (ThemaProse) prose = thema_prose_new ();
  const ThemaMethods self = { manifest, folder, prose };
  thema_prose_set_version (prose, "thema", thema_manifest_version (manifest));
  if (thema_manifest_unicode (manifest)[0] != '\0')
    thema_prose_set_version (prose, "uax29", thema_manifest_unicode (manifest));
  say_corpus (&self);
  say_tokenization (&self);
  say_coding (&self);
  thema_methods_statistics (&self);
  thema_methods_groups (&self);
  say_software (&self);
  return g_steal_pointer (&prose);
}
