/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes any text with any codebook of thema's own form, in all ways: a line of two per cent signs
 * stands between the codebook and the text. Passages must be in order and inside the document,
 * those of a code must not overlap where it may not have such, each match must have one fate, and
 * deciding anew must find the same. */

#include "codebook/matcher.h"
#include "corpus/ingest.h"

#include <glib/gstdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define SEPARATOR "\n%%\n"
#define MAX_TEXT 2000 /* bytes: leaving out each pattern in turn takes its time */

/* The store of a text, NULL for none; its file is gone. */
static ThemaStore *
make_store (const char *text)
{
  static char *folder; /* owned, for the process */
  if (folder == NULL)
    folder = g_dir_make_tmp ("thema-fuzz-XXXXXX", NULL);
  g_autofree char *corpus = g_build_filename (folder, "corpus.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "store", NULL);
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *escaped = g_strjoinv ("\"\"", parts);
  g_autofree char *csv = g_strdup_printf ("id,text\na,\"%s\"\n", escaped);
  g_assert_true (g_file_set_contents (corpus, csv, -1, NULL));
  ThemaSourceOptions options = { .paths = (const char *const[]){ corpus, NULL } };
  ThemaIngestOptions ingest
      = { .store = { .language = "en", .stemmer = "english", .n_workers = 1 } };
  g_autoptr (ThemaSource) source = thema_source_open (&options, NULL);
  ThemaStore *store = source != NULL && thema_ingest (source, path, &ingest, NULL, NULL)
                          ? thema_store_open (path, NULL)
                          : NULL;
  g_remove (corpus);
  g_remove (path);
  return store;
}

/* Passages of a code overlap only where each pattern counts by itself. */
static void
check_passages (const ThemaPassage *passages, guint n, guint32 n_codes, guint32 n_tokens,
                gboolean may_overlap)
{
  g_autofree guint32 *ends = g_new0 (guint32, n_codes);
  for (guint i = 0; i < n; i++)
    {
      const ThemaPassage *at = &passages[i], *before = i > 0 ? at - 1 : NULL;
      g_assert_cmpuint (at->code, <, n_codes);
      g_assert_cmpuint (at->first_token, <, at->end_token);
      g_assert_cmpuint (at->end_token, <=, n_tokens);
      g_assert_true (before == NULL || before->first_token < at->first_token
                     || (before->first_token == at->first_token
                         && (before->end_token < at->end_token
                             || (before->end_token == at->end_token && before->code <= at->code))));
      g_assert_true (may_overlap || ends[at->code] <= at->first_token);
      ends[at->code] = at->end_token;
    }
}

static void
check_candidates (const ThemaMatcher *matcher, const GArray *candidates,
                  const ThemaDocument *document)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const ThemaCandidate *at = &g_array_index (candidates, ThemaCandidate, i);
      g_assert_cmpuint (at->pattern, <, thema_matcher_n_patterns (matcher));
      g_assert_cmpuint (at->first_token, <, at->end_token);
      g_assert_cmpuint (at->end_token, <=, document->n_tokens);
      g_assert_cmpuint (at->start, <, at->end);
      g_assert_cmpuint (at->end, <=, document->text_length);
      g_assert_cmpuint (at->sentence, <, document->n_sentences);
      g_assert_cmpuint (at->fate, <, THEMA_N_FATES);
      g_assert_true ((at->fate == THEMA_FATE_KEPT) == (at->by == THEMA_NO_ID));
      g_assert_true (at->fate == THEMA_FATE_KEPT || at->by < thema_matcher_n_phrases (matcher));
      g_assert_true (i == 0 || at[-1].first_token <= at->first_token);
    }
}

/* Leaves out each pattern that was found, then none: the first decision is the last one. */
static void
check_decisions (ThemaSearch *search, const ThemaDocument *document, guint32 n_codes,
                 gboolean may_overlap, const GArray *segments)
{
  guint n, n_found;
  const guint32 *found = thema_search_found (search, &n_found);
  g_autofree guint32 *patterns = g_memdup2 (found, n_found * sizeof *found);
  for (guint i = 0; i < n_found; i++)
    {
      g_assert_true (i == 0 || patterns[i - 1] < patterns[i]);
      const ThemaPassage *passages = thema_search_decide (search, patterns[i], &n);
      check_passages (passages, n, n_codes, document->n_tokens, may_overlap);
    }
  const ThemaPassage *passages = thema_search_decide (search, THEMA_NO_ID, &n);
  check_passages (passages, n, n_codes, document->n_tokens, may_overlap);
  g_assert_cmpuint (n, ==, segments->len);
  for (guint i = 0; i < n; i++)
    {
      const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
      g_assert_cmpuint (passages[i].code, ==, segment->code);
      g_assert_cmpuint (passages[i].first_token, ==, segment->first_token);
      g_assert_cmpuint (passages[i].end_token, ==, segment->end_token);
    }
}

static void
check_coding (const ThemaCodebook *codebook, const ThemaStore *store, const ThemaCodingRules *rules)
{
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, rules, NULL);
  if (matcher == NULL)
    return;
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (ThemaCandidate));
  ThemaDocument document;
  g_assert_true (thema_store_document (store, 0, &document, NULL));
  g_assert_true (thema_search_document (search, &document, segments, candidates, NULL));
  check_candidates (matcher, candidates, &document);
  guint64 n_fates = 0;
  for (guint i = 0; i < THEMA_N_FATES; i++)
    n_fates += thema_search_fates (search)[i];
  g_assert_cmpuint (n_fates, ==, candidates->len);
  check_decisions (search, &document, thema_codebook_n_codes (codebook),
                   rules->overlap == THEMA_OVERLAP_PATTERNS, segments);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *bytes = (const char *) data;
  const char *at = g_strstr_len (bytes, (gssize) size, SEPARATOR);
  if (memchr (data, '\0', size) != NULL || at == NULL
      || !g_utf8_validate (bytes, (gssize) size, NULL))
    return 0;
  gsize length = (gsize) (at - bytes), text_length = size - length - strlen (SEPARATOR);
  if (text_length > MAX_TEXT)
    return 0;
  g_autofree char *text = g_strndup (at + strlen (SEPARATOR), text_length);
  g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("book.yaml", bytes, length, NULL);
  g_autoptr (ThemaStore) store = codebook != NULL ? make_store (text) : NULL;
  if (store == NULL || thema_store_n_documents (store) == 0)
    return 0;
  for (guint i = 0; i < 16; i++)
    {
      const ThemaCodingRules rules
          = { .overlap = i & 3, .punctuation_parts = (i & 4) != 0, .own_only = (i & 8) != 0 };
      check_coding (codebook, store, &rules);
    }
  return 0;
}
