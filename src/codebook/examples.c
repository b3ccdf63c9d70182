/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/examples.h"

#include "base/cleanup.h"
#include "codebook/matcher.h"
#include "codebook/pattern-words.h"
#include "corpus/ingest.h"

#include <string.h>

static gboolean
carries (const GArray *segments, guint32 code)
{
  for (guint i = 0; i < segments->len; i++)
    if (g_array_index (segments, ThemaSegment, i).code == code)
      return TRUE;
  return FALSE;
}

/* One example a row: an id and the text. */
static char *
make_corpus (const ThemaCodebook *codebook, const char *folder, guint *n_examples, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "examples.csv", NULL);
  g_autoptr (GString) csv = g_string_new ("id,text\n");
  *n_examples = 0;
  for (guint32 c = 0; c < thema_codebook_n_codes (codebook); c++)
    {
      const GArray *examples = thema_codebook_code (codebook, c)->examples;
      for (guint i = 0; i < examples->len; i++)
        {
          const char *text = g_array_index (examples, ThemaExample, i).text;
          g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
          g_autofree char *escaped = g_strjoinv ("\"\"", parts);
          g_string_append_printf (csv, "%u,\"%s\"\n", ++*n_examples, escaped);
        }
    }
  return g_file_set_contents (path, csv->str, (gssize) csv->len, error) ? g_steal_pointer (&path)
                                                                        : NULL;
}

static gboolean
tokenize (const char *corpus, const char *store_path, const ThemaTokenRules *rules,
          const char *language, const char *stemmer, GError **error)
{
  ThemaSourceOptions source_options = { .paths = (const char *const[]){ corpus, NULL },
                                        .text_column = "text",
                                        .id_column = "id" };
  ThemaIngestOptions options = { .store = { *rules, language, stemmer, NULL, 1 } };
  g_autoptr (ThemaSource) source = thema_source_open (&source_options, error);
  return source != NULL && thema_ingest (source, store_path, &options, NULL, error);
}

static gboolean
code_examples (const ThemaCodebook *codebook, const ThemaStore *store,
               void (*visit) (const ThemaCodebook *, const ThemaCode *, const ThemaExample *,
                              gboolean, gpointer),
               gpointer user_data, GError **error)
{
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, error);
  if (matcher == NULL)
    return FALSE;
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  guint32 next = 0;
  for (guint32 c = 0; c < thema_codebook_n_codes (codebook); c++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, c);
      for (guint i = 0; i < code->examples->len; i++)
        {
          ThemaDocument document;
          g_array_set_size (segments, 0);
          if (!thema_store_document (store, next++, &document, error)
              || !thema_search_document (search, &document, segments, NULL, error))
            return FALSE;
          visit (codebook, code, &g_array_index (code->examples, ThemaExample, i),
                 carries (segments, c), user_data);
        }
    }
  return TRUE;
}

gboolean
thema_codebook_test (const ThemaCodebook *codebook, const ThemaTokenRules *rules,
                     const char *language, const char *stemmer,
                     void (*visit) (const ThemaCodebook *, const ThemaCode *, const ThemaExample *,
                                    gboolean, gpointer),
                     gpointer user_data, guint *n_examples, GError **error)
{
  if (!thema_codebook_check_patterns (codebook, rules, error))
    return FALSE;
  g_autofree char *folder = thema_cleanup_make_folder (error);
  if (folder == NULL)
    return FALSE;
  g_autofree char *store_path = g_build_filename (folder, "examples.thema", NULL);
  g_autofree char *corpus = make_corpus (codebook, folder, n_examples, error);
  gboolean good = corpus != NULL;
  if (good && *n_examples > 0)
    {
      good = tokenize (corpus, store_path, rules, language, stemmer, error);
      g_autoptr (ThemaStore) store = good ? thema_store_open (store_path, error) : NULL;
      good = store != NULL && code_examples (codebook, store, visit, user_data, error);
    }
  thema_cleanup_remove_folder (folder);
  return good;
}
