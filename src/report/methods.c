/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/methods.h"

#include "base/digest.h"
#include "report/members.h"
#include "report/methods-private.h"

#include <string.h>

static JsonObject *
get_options (const ThemaMethods *self, const char *stage)
{
  return thema_member_object (thema_manifest_stage (self->manifest, stage), "options");
}

const char *
thema_methods_text (const ThemaMethods *self, const char *stage, const char *option)
{
  return thema_member_text (get_options (self, stage), option);
}

guint64
thema_methods_number (const ThemaMethods *self, const char *stage, const char *option)
{
  return thema_member_number (get_options (self, stage), option);
}

gboolean
thema_methods_flag (const ThemaMethods *self, const char *stage, const char *option)
{
  return thema_member_flag (get_options (self, stage), option);
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

void
thema_methods_file (const ThemaMethods *self, JsonObject *file)
{
  thema_prose_say (self->prose, "file ");
  thema_prose_code (self->prose, thema_member_text (file, "path"));
  thema_prose_say (self->prose, ", SHA-256 ");
  thema_prose_code (self->prose, thema_member_text (file, "sha256"));
}

static void
say_codebook (const ThemaMethods *self, JsonObject *stage)
{
  JsonObject *codebook = thema_member_object (stage, "codebook");
  JsonArray *files = thema_member_list (stage, "inputs");
  const char *title = thema_member_text (codebook, "title"),
             *version = thema_member_text (codebook, "version");
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
      thema_methods_file (self, thema_list_item (files, i));
    }
  thema_prose_say (self->prose, files != NULL && json_array_get_length (files) > 0 ? ")" : "");
  guint64 codes = thema_member_number (codebook, "codes"),
          patterns = thema_member_number (codebook, "patterns");
  guint64 sum;
  if (codebook == NULL
      && !thema_methods_sum_table (self, "code_frequencies.csv", "segments", &codes, &sum))
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
      && thema_member_number (thema_member_object (stage, "codebook"), "sub_codes") > 0)
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
      JsonObject *file = thema_list_item (files, i);
      g_ptr_array_add (lines, g_strdup_printf ("%s  %s\n", thema_member_text (file, "sha256"),
                                               thema_member_text (file, "path")));
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
  JsonArray *files
      = thema_member_list (thema_manifest_stage (self->manifest, "tokenize"), "inputs");
  guint n = files != NULL ? json_array_get_length (files) : 0;
  thema_prose_say (self->prose, "All analyses were carried out with thema ");
  thema_prose_quote (self->prose, thema_manifest_version (self->manifest));
  thema_prose_say (self->prose, " [thema]. ");
  if (n == 1)
    {
      thema_prose_say (self->prose, "The corpus is the ");
      thema_methods_file (self, thema_list_item (files, 0));
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
  thema_methods_corpus (&self);
  thema_methods_tokenization (&self);
  say_coding (&self);
  thema_methods_statistics (&self);
  thema_methods_groups (&self);
  say_software (&self);
  return g_steal_pointer (&prose);
}
