/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds and decides, then makes segments of the passages and counts what each pattern did. */
#include "codebook/decider.h"
#include "codebook/error.h"
#include "codebook/passage-counts.h"

#include <stdlib.h>
#include <string.h>

/* What the hits so far did to a code, for its patterns' uses. Tokens are counted on from document
 * to document, so that the reach of one document's hits never touches the next. */
typedef struct
{
  guint64 farthest; /* how far the hits of its own patterns reach, and which pattern's did */
  guint64 second;   /* how far the other patterns' hits reach */
  guint32 farthest_pattern;
  guint32 unique_pattern; /* of the last segment, while it is unique; else THEMA_NO_ID */
  guint64 unique_end;     /* where that one ends */
} CodeState;

struct _ThemaSearch
{
  const ThemaMatcher *matcher;  /* borrowed */
  ThemaFinder *finder;          /* owned */
  ThemaDecider *decider;        /* owned */
  const ThemaFinds *finds;      /* borrowed from the finder: of the document found last */
  CodeState *codes;             /* owned, by code */
  guint64 n_tokens;             /* of the documents before */
  GArray *found;                /* owned, of guint32: thema_search_found () */
  GArray *places;               /* owned, of guint32: the document's tokens' bytes */
  ThemaPatternUse *uses;        /* owned, by pattern; examples are not filled in */
  guint32 *last_document;       /* owned, by pattern: the last one counted, plus one */
  guint64 fates[THEMA_N_FATES]; /* of all hits */
  ThemaPassageCounts *passages; /* owned */
};

ThemaSearch *
thema_search_new (const ThemaMatcher *matcher)
{
  guint32 n = MAX (thema_matcher_n_patterns (matcher), 1);
  ThemaSearch *self = g_new0 (ThemaSearch, 1);
  self->matcher = matcher;
  self->finder = thema_finder_new (matcher);
  self->decider = thema_decider_new (matcher);
  self->codes = g_new0 (CodeState, MAX (matcher->n_codes, 1));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->uses = g_new0 (ThemaPatternUse, n);
  self->last_document = g_new0 (guint32, n);
  self->passages = thema_passage_counts_new (matcher->store);
  return self;
}

void
thema_search_free (ThemaSearch *self)
{
  if (self == NULL)
    return;
  thema_finder_free (self->finder);
  thema_decider_free (self->decider);
  g_free (self->codes);
  g_array_unref (self->found);
  g_array_unref (self->places);
  g_free (self->uses);
  g_free (self->last_document);
  thema_passage_counts_free (self->passages);
  g_free (self);
}

const char *
thema_fate_name (ThemaFate fate)
{
  static const char *const names[THEMA_N_FATES]
      = { "kept", "overlap", "not", "negated", "exclusive", "tie" };
  return names[fate];
}

gboolean
thema_search_find (ThemaSearch *self, const ThemaDocument *document, GError **error)
{
  self->finds = thema_finder_find (self->finder, document, error);
  return self->finds != NULL;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return x < y ? -1 : x > y;
}

const guint32 *
thema_search_found (ThemaSearch *self, guint *n)
{
  const GArray *hits = self->finds->hits[THEMA_PHRASE_PATTERN];
  const GArray *plans = self->matcher->plans;
  g_array_set_size (self->found, 0);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (self->found, g_array_index (hits, ThemaHit, i).phrase);
  /* A rule may hold without any match. */
  for (guint i = 0; i < plans->len; i++)
    g_array_append_val (self->found, g_array_index (plans, ThemaRulePlan, i).phrase);
  g_array_sort (self->found, compare_numbers);
  guint32 *numbers = (guint32 *) (gpointer) self->found->data;
  *n = 0;
  for (guint i = 0; i < self->found->len; i++)
    if (*n == 0 || numbers[*n - 1] != numbers[i])
      numbers[(*n)++] = numbers[i];
  return numbers;
}

const ThemaPassage *
thema_search_decide (ThemaSearch *self, guint32 without, guint *n)
{
  thema_decider_decide (self->decider, self->finds, without);
  const GArray *passages = thema_decider_passages (self->decider);
  *n = passages->len;
  return (const ThemaPassage *) (gpointer) passages->data;
}

/* Places in the text. */

/* Finds the document's tokens' bytes. */
static gboolean
locate (ThemaSearch *self, const ThemaDocument *document, GError **error)
{
  g_array_set_size (self->places, 2 * document->n_tokens);
  return thema_store_locate (self->matcher->store, document,
                             (guint32 *) (gpointer) self->places->data, error);
}

static guint32
start_byte (const ThemaSearch *self, guint32 token)
{
  return g_array_index (self->places, guint32, 2 * token);
}

static guint32
end_byte (const ThemaSearch *self, guint32 token)
{
  return g_array_index (self->places, guint32, 2 * token + 1);
}

/* Uses. */

/* Notes how far a hit of the code's own pattern reaches; TRUE when no other own pattern's hit
 * reaches behind `start`. */
static gboolean
note_reach (CodeState *code, guint32 pattern, guint64 start, guint64 end)
{
  if (code->farthest_pattern == pattern)
    {
      gboolean alone = code->second <= start;
      code->farthest = MAX (code->farthest, end);
      return alone;
    }
  gboolean alone = code->farthest <= start;
  if (end > code->farthest)
    {
      code->second = code->farthest;
      code->farthest = end;
      code->farthest_pattern = pattern;
    }
  else
    code->second = MAX (code->second, end);
  return alone;
}

static void
count_passage (ThemaSearch *self, const ThemaDocument *document, const ThemaHit *hit)
{
  if (hit->end == hit->start + 1)
    {
      thema_passage_counts_add_form (self->passages, hit->phrase, document->forms[hit->start]);
      return;
    }
  guint32 start = start_byte (self, hit->start);
  thema_passage_counts_add_text (self->passages, hit->phrase, document->text + start,
                                 end_byte (self, hit->end - 1) - start);
}

/* Counts what the code's own pattern did with a hit that was not cancelled. */
static void
count_use (ThemaSearch *self, const ThemaDocument *document, const ThemaHit *hit)
{
  CodeState *code = &self->codes[self->matcher->phrase_codes[hit->phrase]];
  guint64 start = self->n_tokens + hit->start, end = self->n_tokens + hit->end;
  ThemaPatternUse *use = &self->uses[hit->phrase];
  gboolean alone = note_reach (code, hit->phrase, start, end);
  if (code->unique_pattern != THEMA_NO_ID && code->unique_pattern != hit->phrase
      && code->unique_end > start)
    {
      /* It touches the last segment, which is no other's alone any more. */
      self->uses[code->unique_pattern].unique_segments--;
      code->unique_pattern = THEMA_NO_ID;
    }
  if (hit->fate != THEMA_FATE_KEPT)
    return;
  code->unique_pattern = alone ? hit->phrase : THEMA_NO_ID;
  code->unique_end = end;
  use->segments++;
  use->unique_segments += alone;
  use->documents += self->last_document[hit->phrase] != document->index + 1;
  self->last_document[hit->phrase] = document->index + 1;
  count_passage (self, document, hit);
}

static void
count_uses (ThemaSearch *self, const ThemaDocument *document, const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const ThemaHit *hit = &g_array_index (hits, ThemaHit, i);
      self->fates[hit->fate]++;
      if (hit->fate == THEMA_FATE_KEPT || hit->fate == THEMA_FATE_OVERLAP)
        count_use (self, document, hit);
    }
  self->n_tokens += document->n_tokens;
}

/* Segments and candidates. */

static void
append_segments (const ThemaSearch *self, const ThemaDocument *document, const GArray *hits,
                 const GArray *passages, GArray *segments)
{
  const guint8 *flags = self->matcher->forms.flags;
  guint32 sentence = 0;
  for (guint i = 0; i < passages->len; i++)
    {
      const ThemaPassage *passage = &g_array_index (passages, ThemaPassage, i);
      const ThemaHit *hit = &g_array_index (hits, ThemaHit, passage->hit);
      guint32 n_words = 0;
      while (document->sentence_ends[sentence] <= hit->start)
        sentence++;
      for (guint32 t = hit->start; t < hit->end; t++)
        n_words += (flags[document->forms[t]] & THEMA_FLAG_WORD) != 0;
      ThemaSegment segment = {
        .document = document->index,
        .code = passage->code,
        .pattern = hit->phrase,
        .sentence = sentence,
        .first_token = hit->start,
        .end_token = hit->end,
        .start = start_byte (self, hit->start),
        .end = end_byte (self, hit->end - 1),
        .n_words = n_words,
        .negated = hit->negated,
      };
      g_array_append_val (segments, segment);
    }
}

static void
append_candidates (const ThemaSearch *self, const ThemaDocument *document, const GArray *hits,
                   GArray *candidates)
{
  guint32 sentence = 0;
  for (guint i = 0; i < hits->len; i++)
    {
      const ThemaHit *hit = &g_array_index (hits, ThemaHit, i);
      while (document->sentence_ends[sentence] <= hit->start)
        sentence++;
      ThemaCandidate candidate = {
        .document = document->index,
        .pattern = hit->phrase,
        .sentence = sentence,
        .first_token = hit->start,
        .end_token = hit->end,
        .start = start_byte (self, hit->start),
        .end = end_byte (self, hit->end - 1),
        .fate = hit->fate,
        .by = hit->by,
      };
      g_array_append_val (candidates, candidate);
    }
}

gboolean
thema_search_document (ThemaSearch *self, const ThemaDocument *document, GArray *segments,
                       GArray *candidates, GError **error)
{
  if (!thema_search_find (self, document, error))
    return FALSE;
  thema_decider_decide (self->decider, self->finds, THEMA_NO_ID);
  const GArray *hits = thema_decider_hits (self->decider);
  if (hits->len == 0)
    return TRUE;
  if (!locate (self, document, error))
    return FALSE;
  count_uses (self, document, hits);
  append_segments (self, document, hits, thema_decider_passages (self->decider), segments);
  if (candidates != NULL)
    append_candidates (self, document, hits, candidates);
  return TRUE;
}

void
thema_search_merge (ThemaSearch *self, const ThemaSearch *other)
{
  for (guint32 i = 0; i < thema_matcher_n_patterns (self->matcher); i++)
    {
      self->uses[i].segments += other->uses[i].segments;
      self->uses[i].documents += other->uses[i].documents;
      self->uses[i].unique_segments += other->uses[i].unique_segments;
    }
  for (guint i = 0; i < THEMA_N_FATES; i++)
    self->fates[i] += other->fates[i];
  thema_passage_counts_merge (self->passages, other->passages);
}

const guint64 *
thema_search_fates (const ThemaSearch *self)
{
  return self->fates;
}

static void
free_use (gpointer data)
{
  g_free (((ThemaPatternUse *) data)->example);
}

/* Keeps the passage as the pattern's example if it is more frequent, or first by code points. */
static void
offer_example (guint32 pattern, ThemaSlice passage, guint64 count, gpointer user_data)
{
  ThemaPatternUse *use = &g_array_index ((GArray *) user_data, ThemaPatternUse, pattern);
  if (count < use->example_count)
    return;
  g_autofree char *text = g_strndup (passage.bytes, passage.length);
  if (count == use->example_count && strcmp (text, use->example) >= 0)
    return;
  g_free (use->example);
  use->example = g_steal_pointer (&text);
  use->example_count = count;
}

GArray *
thema_search_pattern_uses (const ThemaSearch *self)
{
  GArray *uses = g_array_new (FALSE, TRUE, sizeof (ThemaPatternUse));
  g_array_set_clear_func (uses, free_use);
  g_array_append_vals (uses, self->uses, thema_matcher_n_patterns (self->matcher));
  thema_passage_counts_foreach (self->passages, offer_example, uses);
  return uses;
}
