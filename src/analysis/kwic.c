/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/kwic.h"

#include "analysis/error.h"
#include "analysis/terms.h"
#include "base/pipeline.h"
#include "base/sort.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

/* Stands for the name of a file in messages, and is cut off them. */
#define PATH "pattern"

/* A passage and the type of the word beside it by which it is sorted; THEMA_NO_ID for none. */
typedef struct
{
  ThemaSegment segment;
  guint32 neighbour;
} Hit;

static gboolean
add_pattern (GArray *patterns, const char *text, ThemaMatch match, gboolean case_sensitive,
             GError **error)
{
  g_autoptr (GString) composed = g_string_new (NULL);
  gsize length = strlen (text);
  if (thema_utf8_find_fault (text, length) < length)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                   "the pattern is not UTF-8; set the terminal to UTF-8");
      return FALSE;
    }
  if (!thema_nfc_append (text, length, composed, error))
    return FALSE;
  thema_codebook_add_pattern (patterns, g_strstrip (composed->str), match, 1)->case_sensitive
      = case_sensitive;
  return TRUE;
}

ThemaCodebook *
thema_kwic_codebook_new (const char *pattern, const char *const *exclusions, ThemaMatch match,
                         gboolean case_sensitive, GError **error)
{
  g_autoptr (ThemaCodebook) codebook = thema_codebook_new (PATH);
  ThemaCode *code = thema_codebook_add (codebook, "kwic", NULL, 1);
  if (!add_pattern (code->patterns, pattern, match, case_sensitive, error))
    return NULL;
  for (; exclusions != NULL && *exclusions != NULL; exclusions++)
    if (!add_pattern (code->exclusions, *exclusions, match, case_sensitive, error))
      return NULL;
  return thema_codebook_seal (codebook, error) ? g_steal_pointer (&codebook) : NULL;
}

ThemaMatcher *
thema_kwic_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store, GError **error)
{
  static const char place[] = PATH ":1: ";
  GError *cause = NULL;
  ThemaMatcher *matcher = thema_matcher_new (codebook, store, NULL, &cause);
  if (cause == NULL)
    return matcher;
  if (g_str_has_prefix (cause->message, place))
    {
      char *rest = g_strdup (cause->message + strlen (place));
      g_free (cause->message);
      cause->message = rest;
    }
  g_propagate_error (error, cause);
  return NULL;
}

/* Some documents and what was found in them. */
typedef struct
{
  guint32 first, n_documents;
  guint32 n_found; /* documents with a hit */
  GArray *hits;    /* owned, of Hit */
} Batch;

typedef struct
{
  const ThemaStore *store;     /* borrowed */
  const ThemaKwicQuery *query; /* borrowed */
  guint32 next_block;
  GArray *hits;            /* owned, of Hit */
  ThemaKwicCounts *counts; /* borrowed */
} Job;

typedef struct
{
  const Job *job;           /* borrowed */
  ThemaStoreReader *reader; /* owned */
  ThemaSearch *search;      /* owned */
  GArray *segments;         /* owned, of ThemaSegment: scratch */
} Worker;

static void
batch_free (gpointer data)
{
  Batch *self = data;
  g_array_unref (self->hits);
  g_free (self);
}

/* The next block; of a query for one document, that document. */
static gpointer
produce (gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Job *job = user_data;
  guint32 only = job->query->document;
  guint32 n = only != THEMA_NO_ID ? 1 : thema_store_n_blocks (job->store);
  if (job->next_block >= n)
    return NULL;
  Batch *batch = g_new0 (Batch, 1);
  batch->first = only;
  batch->n_documents = 1;
  if (only == THEMA_NO_ID)
    thema_store_block_documents (job->store, job->next_block, &batch->first, &batch->n_documents);
  batch->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  job->next_block++;
  return batch;
}

/* The type of the nearest token that is no punctuation or symbol on the side that is sorted by. */
static guint32
find_neighbour (const ThemaStore *store, const ThemaDocument *document, const ThemaSegment *segment,
                ThemaKwicSort sort)
{
  const guint32 *types = thema_store_form_types (store);
  const guint8 *classes = thema_store_type_classes (store);
  guint32 n = sort == THEMA_KWIC_DOCUMENT ? 0
              : sort == THEMA_KWIC_LEFT   ? segment->first_token
                                          : document->n_tokens - segment->end_token;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 token
          = sort == THEMA_KWIC_LEFT ? segment->first_token - 1 - i : segment->end_token + i;
      guint32 type = types[document->forms[token]];
      if (classes[type] == THEMA_CLASS_WORD || classes[type] == THEMA_CLASS_NUMBER
          || classes[type] == THEMA_CLASS_ADDRESS)
        return type;
    }
  return THEMA_NO_ID;
}

static gboolean
search_document (Worker *self, guint32 index, Batch *batch, GError **error)
{
  const ThemaKwicQuery *query = self->job->query;
  ThemaDocument document;
  guint before = batch->hits->len;
  g_array_set_size (self->segments, 0);
  if (!thema_store_reader_document (self->reader, index, &document, error)
      || !thema_search_document (self->search, &document, self->segments, NULL, error))
    return FALSE;
  for (guint i = 0; i < self->segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (self->segments, ThemaSegment, i);
      if (segment->code != query->code)
        continue;
      Hit hit = { *segment, find_neighbour (self->job->store, &document, segment, query->sort) };
      g_array_append_val (batch->hits, hit);
    }
  batch->n_found += batch->hits->len > before;
  return TRUE;
}

static gboolean
work (gpointer item, gpointer data, GError **error)
{
  Batch *batch = item;
  for (guint32 i = 0; i < batch->n_documents; i++)
    if (!search_document (data, batch->first + i, batch, error))
      return FALSE;
  return TRUE;
}

/* How many of `n` more hits are to be kept: all, unless the limit is all that will be looked at. */
static guint
count_wanted (const Job *job, guint n)
{
  const ThemaKwicQuery *query = job->query;
  if (query->limit == 0 || query->sample > 0 || query->sort != THEMA_KWIC_DOCUMENT)
    return n;
  return (guint) MIN (n, query->limit - job->hits->len);
}

static gboolean
consume (gpointer item, gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Batch *batch = item;
  Job *job = user_data;
  guint n = count_wanted (job, batch->hits->len);
  if (n > 0)
    g_array_append_vals (job->hits, batch->hits->data, n);
  job->counts->passages += batch->hits->len;
  job->counts->documents += batch->n_found;
  batch_free (batch);
  return TRUE;
}

static void
worker_free (gpointer data)
{
  Worker *self = data;
  thema_store_reader_free (self->reader);
  thema_search_free (self->search);
  g_array_unref (self->segments);
  g_free (self);
}

/* The SplitMix64 generator: the same numbers everywhere. */
static guint64
next_random (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* A number below `limit`, each as likely as any other: those that would make some more likely are
 * thrown away. */
static guint64
random_below (guint64 *state, guint64 limit)
{
  guint64 fair = G_MAXUINT64 - G_MAXUINT64 % limit, number;
  do
    number = next_random (state);
  while (number >= fair);
  return number % limit;
}

/* Keeps a sample, in order: each hit is taken with the chance that as many as are still wanted have
 * among those that are left (Knuth's algorithm S). */
static void
draw_sample (GArray *hits, guint64 size, guint64 seed)
{
  guint64 state = seed;
  guint kept = 0;
  for (guint i = 0; i < hits->len && kept < size; i++)
    if (random_below (&state, hits->len - i) < size - kept)
      g_array_index (hits, Hit, kept++) = g_array_index (hits, Hit, i);
  g_array_set_size (hits, kept);
}

static int
compare_types (gconstpointer a, gconstpointer b, gpointer store)
{
  return thema_slice_compare (thema_store_type (store, *(const guint32 *) a),
                              thema_store_type (store, *(const guint32 *) b));
}

/* The rank of each neighbour by its code points, by type; 0 is left for those without one. */
static guint32 *
rank_neighbours (const GArray *hits, const ThemaStore *store)
{
  g_autofree guint32 *ranks = g_new0 (guint32, MAX (thema_store_n_types (store), 1));
  g_autoptr (GArray) types = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < hits->len; i++)
    {
      guint32 type = g_array_index (hits, Hit, i).neighbour;
      if (type == THEMA_NO_ID || ranks[type] != 0)
        continue;
      ranks[type] = 1;
      g_array_append_val (types, type);
    }
  g_array_sort_with_data (types, compare_types, (gpointer) store);
  for (guint i = 0; i < types->len; i++)
    ranks[g_array_index (types, guint32, i)] = i + 1;
  return g_steal_pointer (&ranks);
}

/* The segments of the first hits (transfer full) in the order asked for. */
static GArray *
put_in_order (const GArray *hits, const ThemaStore *store, ThemaKwicSort sort, guint64 limit)
{
  guint n = limit > 0 ? (guint) MIN (limit, hits->len) : hits->len;
  GArray *segments = g_array_sized_new (FALSE, FALSE, sizeof (ThemaSegment), n);
  g_autofree ThemaSortKey *keys = g_new (ThemaSortKey, MAX (hits->len, 1));
  g_autofree guint32 *ranks = sort != THEMA_KWIC_DOCUMENT ? rank_neighbours (hits, store) : NULL;
  for (guint i = 0; i < hits->len; i++)
    {
      guint32 type = g_array_index (hits, Hit, i).neighbour;
      keys[i] = (ThemaSortKey){ ranks != NULL && type != THEMA_NO_ID ? ranks[type] : 0, i };
    }
  if (ranks != NULL)
    thema_sort_keys (keys, hits->len);
  for (guint i = 0; i < n; i++)
    g_array_append_val (segments, g_array_index (hits, Hit, keys[i].item).segment);
  return segments;
}

GArray *
thema_kwic_find (const ThemaMatcher *matcher, const ThemaStore *store, const ThemaKwicQuery *query,
                 ThemaKwicCounts *counts, GError **error)
{
  static const ThemaPipeline pipeline = { produce, work, consume, batch_free };
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (worker_free);
  Job job = { .store = store, .query = query, .hits = hits, .counts = counts };
  *counts = (ThemaKwicCounts){ 0 };
  for (guint i = 0; i < MAX (query->n_threads, 1); i++)
    {
      Worker worker = { &job, thema_store_reader_new (store), thema_search_new (matcher),
                        g_array_new (FALSE, FALSE, sizeof (ThemaSegment)) };
      g_ptr_array_add (workers, g_memdup2 (&worker, sizeof worker));
    }
  if (!thema_pipeline_run (&pipeline, &job, workers->pdata, workers->len, error))
    return NULL;
  if (query->sample > 0)
    draw_sample (hits, query->sample, query->seed);
  counts->sampled = query->sample > 0 ? hits->len : counts->passages;
  return put_in_order (hits, store, query->sort, query->limit);
}
