/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/segments.h"

#include "base/closed-strings.h"
#include "base/container.h"
#include "codebook/error.h"
#include "codebook/segments-format.h"

#include <string.h>

struct _ThemaSegments
{
  ThemaContainer *container; /* owned; all else is borrowed from it unless said */
  const ThemaSegment *segments;
  gsize n_segments;
  const guint64 *document_ends;
  gsize n_documents;
  const guint32 *parents;
  guint32 *last_descendants; /* owned */
  gsize n_codes;
  const char **code_strings; /* owned array: name and label in turn */
  const ThemaPatternCounts *patterns;
  gsize n_patterns;
  const char **pattern_strings; /* owned array: text and example in turn */
  const char **phrase_strings;  /* owned array: of the phrases behind the patterns */
  const ThemaSegmentsInfo *info;
  const ThemaCandidate *candidates;
  const guint64 *candidate_ends;
  const char *provenance;
};

static gboolean
damaged (const ThemaSegments *self, GError **error, const char *detail)
{
  return thema_container_set_damaged (self->container, error, detail);
}

/* `n` strings, each closed by NUL. */
static const char **
load_strings (const ThemaSegments *self, ThemaSegmentsSection id, gsize n, GError **error)
{
  gsize length;
  const char *p = thema_container_section (self->container, id, 1, &length, error);
  if (p == NULL)
    return NULL;
  const char *end = p + length;
  g_autofree const char **strings = g_new (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      strings[i] = thema_closed_next (&p, end);
      if (strings[i] == NULL)
        {
          damaged (self, error, "a name is cut off");
          return NULL;
        }
    }
  strings[n] = NULL;
  return g_steal_pointer (&strings);
}

static gboolean
load_codes (ThemaSegments *self, GError **error)
{
  self->parents = thema_container_section (self->container, THEMA_SECTION_CODES, sizeof (guint32),
                                           &self->n_codes, error);
  if (self->parents == NULL)
    return FALSE;
  if (self->n_codes == 0 || self->n_codes > G_MAXINT32)
    return damaged (self, error, "it has no codes");
  self->last_descendants = g_new (guint32, self->n_codes);
  for (guint32 i = 0; i < self->n_codes; i++)
    {
      if (self->parents[i] != THEMA_NO_ID && self->parents[i] >= i)
        return damaged (self, error, "its codes are out of order");
      self->last_descendants[i] = i;
    }
  for (guint32 i = (guint32) self->n_codes; i-- > 0;)
    {
      guint32 parent = self->parents[i];
      if (parent != THEMA_NO_ID)
        self->last_descendants[parent]
            = MAX (self->last_descendants[parent], self->last_descendants[i]);
    }
  self->code_strings = load_strings (self, THEMA_SECTION_CODE_STRINGS, 2 * self->n_codes, error);
  return self->code_strings != NULL;
}

static gboolean
load_patterns (ThemaSegments *self, GError **error)
{
  self->patterns = thema_container_section (self->container, THEMA_SECTION_PATTERNS,
                                            sizeof (ThemaPatternCounts), &self->n_patterns, error);
  if (self->patterns == NULL)
    return FALSE;
  for (gsize i = 0; i < self->n_patterns; i++)
    if (self->patterns[i].code >= self->n_codes)
      return damaged (self, error, "a pattern has no code");
  self->pattern_strings
      = load_strings (self, THEMA_SECTION_PATTERN_STRINGS, 2 * self->n_patterns, error);
  if (self->pattern_strings == NULL)
    return FALSE;
  if (self->info->n_phrases < self->n_patterns || self->info->n_phrases > G_MAXINT32)
    return damaged (self, error, "it has no phrases");
  self->phrase_strings = load_strings (self, THEMA_SECTION_PHRASE_STRINGS,
                                       self->info->n_phrases - self->n_patterns, error);
  return self->phrase_strings != NULL;
}

/* Where the documents' segments or candidates end, of which there are `n`; NULL when that cannot
 * be. */
static const guint64 *
load_ends (const ThemaSegments *self, ThemaSegmentsSection id, gsize n_documents, gsize n,
           GError **error)
{
  gsize n_ends;
  guint64 before = 0;
  const guint64 *ends
      = thema_container_section (self->container, id, sizeof (guint64), &n_ends, error);
  if (ends == NULL)
    return NULL;
  for (gsize i = 0; i < n_ends; i++)
    {
      if (ends[i] < before)
        {
          damaged (self, error, "its documents are out of order");
          return NULL;
        }
      before = ends[i];
    }
  if (n_ends == n_documents && before == n)
    return ends;
  damaged (self, error, "its segments do not add up");
  return NULL;
}

static gboolean
load_segments (ThemaSegments *self, const ThemaStore *store, GError **error)
{
  self->segments = thema_container_section (self->container, THEMA_SECTION_SEGMENTS,
                                            sizeof (ThemaSegment), &self->n_segments, error);
  if (self->segments == NULL)
    return FALSE;
  self->n_documents = thema_store_n_documents (store);
  self->document_ends
      = load_ends (self, THEMA_SECTION_DOCUMENT_ENDS, self->n_documents, self->n_segments, error);
  return self->document_ends != NULL;
}

static gboolean
load_candidates (ThemaSegments *self, GError **error)
{
  gsize n;
  self->candidates = thema_container_section (self->container, THEMA_SECTION_CANDIDATES,
                                              sizeof (ThemaCandidate), &n, error);
  if (self->candidates == NULL)
    return FALSE;
  self->candidate_ends
      = load_ends (self, THEMA_SECTION_CANDIDATE_ENDS,
                   thema_segments_has_candidates (self) ? self->n_documents : 0, n, error);
  return self->candidate_ends != NULL;
}

static gboolean
check_store (ThemaSegments *self, const char *path, const ThemaStore *store, GError **error)
{
  gsize n, length;
  self->info = thema_container_section (self->container, THEMA_SECTION_SEGMENTS_INFO,
                                        sizeof *self->info, &n, error);
  if (self->info == NULL)
    return FALSE;
  self->provenance = thema_container_section (self->container, THEMA_SECTION_SEGMENTS_PROVENANCE, 1,
                                              &length, error);
  if (self->provenance == NULL)
    return FALSE;
  if (n != 1 || length == 0 || self->provenance[length - 1] != '\0')
    return damaged (self, error, "its provenance is cut off");
  if (self->info->store_checksum == thema_store_checksum (store))
    return TRUE;
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_MISMATCH,
               "%s: these segments were coded from another token store; run thema-code again",
               path);
  return FALSE;
}

ThemaSegments *
thema_segments_open (const char *path, const ThemaStore *store, GError **error)
{
  g_autoptr (ThemaSegments) self = g_new0 (ThemaSegments, 1);
  self->container = thema_container_open (path, THEMA_SEGMENTS_MAGIC, THEMA_SEGMENTS_VERSION,
                                          "segments file", error);
  if (self->container == NULL || !check_store (self, path, store, error)
      || !load_codes (self, error) || !load_patterns (self, error)
      || !load_segments (self, store, error) || !load_candidates (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
thema_segments_free (ThemaSegments *self)
{
  if (self == NULL)
    return;
  thema_container_free (self->container);
  g_free (self->last_descendants);
  g_free (self->code_strings);
  g_free (self->pattern_strings);
  g_free (self->phrase_strings);
  g_free (self);
}

gboolean
thema_segments_verify (const ThemaSegments *self, GError **error)
{
  return thema_container_verify (self->container, error);
}

const char *
thema_segments_provenance (const ThemaSegments *self)
{
  return self->provenance;
}

guint32
thema_segments_n_codes (const ThemaSegments *self)
{
  return (guint32) self->n_codes;
}

const char *
thema_segments_code_name (const ThemaSegments *self, guint32 code)
{
  return self->code_strings[2 * code];
}

const char *
thema_segments_code_label (const ThemaSegments *self, guint32 code)
{
  return self->code_strings[2 * code + 1];
}

guint32
thema_segments_code_parent (const ThemaSegments *self, guint32 code)
{
  return self->parents[code];
}

gboolean
thema_segments_is_ancestor (const ThemaSegments *self, guint32 ancestor, guint32 code)
{
  return ancestor < code && code <= self->last_descendants[ancestor];
}

guint32
thema_segments_n_patterns (const ThemaSegments *self)
{
  return (guint32) self->n_patterns;
}

const char *
thema_segments_pattern_text (const ThemaSegments *self, guint32 pattern)
{
  return self->pattern_strings[2 * pattern];
}

const char *
thema_segments_pattern_example (const ThemaSegments *self, guint32 pattern)
{
  return self->pattern_strings[2 * pattern + 1];
}

const ThemaPatternCounts *
thema_segments_pattern_counts (const ThemaSegments *self, guint32 pattern)
{
  return &self->patterns[pattern];
}

const char *
thema_segments_phrase_text (const ThemaSegments *self, guint32 phrase)
{
  return phrase < self->n_patterns ? thema_segments_pattern_text (self, phrase)
                                   : self->phrase_strings[phrase - self->n_patterns];
}

gboolean
thema_segments_has_weights (const ThemaSegments *self)
{
  return (self->info->flags & THEMA_SEGMENTS_WEIGHTED) != 0;
}

gboolean
thema_segments_marks_negation (const ThemaSegments *self)
{
  return (self->info->flags & THEMA_SEGMENTS_MARKED) != 0;
}

gboolean
thema_segments_has_candidates (const ThemaSegments *self)
{
  return (self->info->flags & THEMA_SEGMENTS_CANDIDATES) != 0;
}

guint64
thema_segments_n_fate (const ThemaSegments *self, ThemaFate fate)
{
  return self->info->fates[fate];
}

guint64
thema_segments_size (const ThemaSegments *self)
{
  return self->n_segments;
}

guint64
thema_segments_before (const ThemaSegments *self, guint32 index)
{
  g_return_val_if_fail (index <= self->n_documents, 0);
  return index > 0 ? self->document_ends[index - 1] : 0;
}

gboolean
thema_segments_document (const ThemaSegments *self, const ThemaDocument *document,
                         const ThemaSegment **segments, gsize *n_segments, GError **error)
{
  g_return_val_if_fail (document->index < self->n_documents, FALSE);
  guint64 start = thema_segments_before (self, document->index);
  *segments = self->segments + start;
  *n_segments = self->document_ends[document->index] - start;
  for (gsize i = 0; i < *n_segments; i++)
    {
      const ThemaSegment *segment = &(*segments)[i];
      if (segment->document != document->index || segment->code >= self->n_codes
          || segment->pattern >= self->n_patterns || segment->sentence >= document->n_sentences
          || segment->first_token >= segment->end_token || segment->end_token > document->n_tokens
          || segment->start >= segment->end || segment->end > document->text_length
          || segment->n_words > segment->end_token - segment->first_token || segment->negated > 1)
        return damaged (self, error, "a segment lies outside its document");
    }
  return TRUE;
}

gboolean
thema_segments_candidates (const ThemaSegments *self, const ThemaDocument *document,
                           const ThemaCandidate **candidates, gsize *n_candidates, GError **error)
{
  g_return_val_if_fail (thema_segments_has_candidates (self), FALSE);
  g_return_val_if_fail (document->index < self->n_documents, FALSE);
  guint64 start = document->index > 0 ? self->candidate_ends[document->index - 1] : 0;
  *candidates = self->candidates + start;
  *n_candidates = self->candidate_ends[document->index] - start;
  for (gsize i = 0; i < *n_candidates; i++)
    {
      const ThemaCandidate *candidate = &(*candidates)[i];
      if (candidate->document != document->index || candidate->pattern >= self->n_patterns
          || candidate->sentence >= document->n_sentences
          || candidate->first_token >= candidate->end_token
          || candidate->end_token > document->n_tokens || candidate->start >= candidate->end
          || candidate->end > document->text_length || candidate->fate >= THEMA_N_FATES
          || (candidate->by >= self->info->n_phrases && candidate->by != THEMA_NO_ID))
        return damaged (self, error, "a candidate lies outside its document");
    }
  return TRUE;
}
