/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document is searched from left to right. Where a phrase may begin, all hits that begin there
 * are found, and then decided at once: whether a hit counts for a code depends only on how far the
 * hits before it reached. So nothing is collected or sorted beyond the hits of one place. */
#include "codebook/matcher-private.h"
#include "codebook/passage-counts.h"

#include <string.h>

/* A token with which a phrase may begin. */
typedef struct
{
  guint32 token;
  guint32 n_nodes;
  const guint32 *nodes; /* borrowed: of the trie, to which it leads */
} Starter;

/* A phrase that fits from the token at hand to before the token `end`. */
typedef struct
{
  guint32 end;
  guint32 phrase;
} Hit;

/* What the hits so far did to a code. Tokens are counted on from document to document, so that the
 * reach of one document's hits never touches the next. */
typedef struct
{
  guint64 behind;   /* the end of the code's last segment */
  guint64 excluded; /* how far its `not:` hits reach */
  /* Of its own patterns: */
  guint64 own_behind; /* the end of the last segment that they made */
  guint64 farthest;   /* how far their hits reach, and which pattern's did */
  guint64 second;     /* how far the other patterns' hits reach */
  guint32 farthest_pattern;
  guint32 unique_pattern; /* of the last segment, while it is unique; else THEMA_NO_ID */
} CodeState;

struct _ThemaSearch
{
  const ThemaMatcher *matcher; /* borrowed */
  CodeState *codes;            /* owned, by code */
  guint64 n_tokens;            /* of the documents before */
  GArray *starters;            /* owned, of guint32: tokens with which a phrase may begin */
  Hit *hits;                   /* owned: those that begin at the token at hand, one a phrase */
  guint n_hits;
  GArray *places;               /* owned, of guint32: the document's tokens' bytes */
  ThemaPatternUse *uses;        /* owned, by pattern; examples are not filled in */
  guint32 *last_document;       /* owned, by pattern: the last one counted, plus one */
  ThemaPassageCounts *passages; /* owned */
};

ThemaSearch *
thema_search_new (const ThemaMatcher *matcher)
{
  guint32 n = MAX (matcher->n_patterns, 1), n_codes = thema_codebook_n_codes (matcher->codebook);
  ThemaSearch *self = g_new0 (ThemaSearch, 1);
  self->matcher = matcher;
  self->codes = g_new0 (CodeState, MAX (n_codes, 1));
  self->starters = g_array_new (FALSE, FALSE, sizeof (Starter));
  self->hits = g_new (Hit, MAX (matcher->phrases->len, 1));
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
  g_free (self->codes);
  g_array_unref (self->starters);
  g_free (self->hits);
  g_array_unref (self->places);
  g_free (self->uses);
  g_free (self->last_document);
  thema_passage_counts_free (self->passages);
  g_free (self);
}

/* The document's tokens with which a phrase may begin, found without a branch a token: most are
 * none. Their nodes are looked up before the first one is used; few of them are in the processor's
 * cache, and so they come all at once. */
static void
find_starters (ThemaSearch *self, const ThemaDocument *document)
{
  const ThemaMatcher *matcher = self->matcher;
  const guint8 *flags = matcher->form_flags;
  const guint32 *forms = document->forms;
  guint32 n_tokens = document->n_tokens, n = 0;
  g_array_set_size (self->starters, n_tokens);
  Starter *starters = (Starter *) (gpointer) self->starters->data;
  for (guint32 t = 0; t < n_tokens; t++)
    {
      starters[n].token = t;
      n += (flags[forms[t]] & THEMA_FLAG_STARTS) != 0;
    }
  g_array_set_size (self->starters, n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 form = forms[starters[i].token];
      starters[i].nodes = thema_form_lists_get (&matcher->starts, form, &starters[i].n_nodes);
      thema_phrase_trie_expect (matcher->trie, starters[i].nodes[0]);
    }
}

/* Notes the phrases that end at the node. */
static void
note_hits (ThemaSearch *self, guint32 node, guint32 end)
{
  const ThemaMatcher *matcher = self->matcher;
  guint32 n;
  const guint32 *phrases = thema_phrase_trie_phrases (matcher->trie, node, &n);
  for (guint32 i = 0; i < n; i++)
    if (phrases[i] < matcher->n_patterns)
      self->hits[self->n_hits++] = (Hit){ end, phrases[i] };
    else
      {
        CodeState *code = &self->codes[matcher->phrase_codes[phrases[i]]];
        code->excluded = MAX (code->excluded, self->n_tokens + end);
      }
}

/* The item that is the neighbour of the one at `token`; `limit`, the end of the sentence, when
 * there is none. */
static guint32
find_neighbour (const ThemaSearch *self, const ThemaDocument *document, guint32 token,
                guint32 limit)
{
  const guint8 *flags = self->matcher->form_flags;
  if (token + 1 < limit && (flags[document->forms[token + 1]] & THEMA_ROLE_MASK) == THEMA_ROLE_ITEM)
    return token + 1;
  ThemaAdjacency walk = { 0 };
  gboolean joined;
  thema_adjacency_step (&walk, flags[document->forms[token]], 0, &joined);
  for (guint32 t = token + 1; t < limit && walk.joined; t++)
    if (thema_adjacency_step (&walk, flags[document->forms[t]], document->gaps[t], &joined))
      return joined ? t : limit;
  return limit;
}

/* Follows every phrase that goes on from `node` behind the item at `token`. A phrase is one path
 * and has a bounded length, so this ends, and no later than the trie is large. */
static void
follow (ThemaSearch *self, const ThemaDocument *document, guint32 node, guint32 token,
        guint32 limit)
{
  const ThemaMatcher *matcher = self->matcher;
  guint32 next = find_neighbour (self, document, token, limit);
  if (next == limit || !(matcher->form_flags[document->forms[next]] & THEMA_FLAG_INNER))
    return;
  guint32 n;
  const guint32 *words = thema_form_lists_get (&matcher->inner, document->forms[next], &n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 child = thema_phrase_trie_child (matcher->trie, node, words[i]);
      if (child == THEMA_TRIE_NONE)
        continue;
      note_hits (self, child, next + 1);
      if (thema_phrase_trie_continues (matcher->trie, child))
        follow (self, document, child, next, limit);
    }
}

/* Finds the hits that begin at a token. */
static void
find_hits (ThemaSearch *self, const ThemaDocument *document, const Starter *starter, guint32 limit)
{
  const ThemaPhraseTrie *trie = self->matcher->trie;
  self->n_hits = 0;
  for (guint32 i = 0; i < starter->n_nodes; i++)
    {
      note_hits (self, starter->nodes[i], starter->token + 1);
      if (thema_phrase_trie_continues (trie, starter->nodes[i]))
        follow (self, document, starter->nodes[i], starter->token, limit);
    }
}

/* The longest first, of those the one of the first pattern. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

/* Finds the document's tokens' bytes, once. */
static gboolean
locate (ThemaSearch *self, const ThemaDocument *document, GError **error)
{
  if (self->places->len > 0)
    return TRUE;
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
count_passage (ThemaSearch *self, const ThemaDocument *document, guint32 token, const Hit *hit)
{
  if (hit->end == token + 1)
    {
      thema_passage_counts_add_form (self->passages, hit->phrase, document->forms[token]);
      return;
    }
  guint32 start = start_byte (self, token);
  thema_passage_counts_add_text (self->passages, hit->phrase, document->text + start,
                                 end_byte (self, hit->end - 1) - start);
}

/* Counts what the code's own pattern did with a hit. */
static void
count_use (ThemaSearch *self, const ThemaDocument *document, guint32 token, const Hit *hit)
{
  CodeState *code = &self->codes[self->matcher->phrase_codes[hit->phrase]];
  guint64 start = self->n_tokens + token, end = self->n_tokens + hit->end;
  ThemaPatternUse *use = &self->uses[hit->phrase];
  gboolean alone = note_reach (code, hit->phrase, start, end);
  if (code->own_behind > start)
    {
      /* It makes no segment, but touches the one before. */
      if (code->unique_pattern != THEMA_NO_ID && code->unique_pattern != hit->phrase)
        {
          self->uses[code->unique_pattern].unique_segments--;
          code->unique_pattern = THEMA_NO_ID;
        }
      return;
    }
  code->own_behind = end;
  code->unique_pattern = alone ? hit->phrase : THEMA_NO_ID;
  use->segments++;
  use->unique_segments += alone;
  use->documents += self->last_document[hit->phrase] != document->index + 1;
  self->last_document[hit->phrase] = document->index + 1;
  count_passage (self, document, token, hit);
}

static void
add_segment (const ThemaSearch *self, const ThemaDocument *document, guint32 token, const Hit *hit,
             guint32 code, guint32 sentence, GArray *segments)
{
  guint32 n_words = 0;
  for (guint32 t = token; t < hit->end; t++)
    n_words += (self->matcher->form_flags[document->forms[t]] & THEMA_FLAG_WORD) != 0;
  ThemaSegment segment = {
    .document = document->index,
    .code = code,
    .pattern = hit->phrase,
    .sentence = sentence,
    .first_token = token,
    .end_token = hit->end,
    .start = start_byte (self, token),
    .end = end_byte (self, hit->end - 1),
    .n_words = n_words,
  };
  g_array_append_val (segments, segment);
}

/* Of segments with the same first token. */
static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const ThemaSegment *x = a, *y = b;
  if (x->end_token != y->end_token)
    return x->end_token < y->end_token ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

/* Makes segments of the hits at `token`, for their codes and all codes above them. */
static void
decide_hits (ThemaSearch *self, const ThemaDocument *document, guint32 token, guint32 sentence,
             GArray *segments)
{
  guint before = segments->len;
  if (self->n_hits > 1)
    qsort (self->hits, self->n_hits, sizeof (Hit), compare_hits);
  for (guint i = 0; i < self->n_hits; i++)
    {
      const Hit *hit = &self->hits[i];
      guint32 code = self->matcher->phrase_codes[hit->phrase];
      if (self->codes[code].excluded >= self->n_tokens + hit->end)
        continue;
      count_use (self, document, token, hit);
      for (; code != THEMA_NO_ID; code = self->matcher->parents[code])
        if (self->codes[code].behind <= self->n_tokens + token)
          {
            self->codes[code].behind = self->n_tokens + hit->end;
            add_segment (self, document, token, hit, code, sentence, segments);
          }
    }
  if (segments->len > before + 1)
    qsort (&g_array_index (segments, ThemaSegment, before), segments->len - before,
           sizeof (ThemaSegment), compare_segments);
}

gboolean
thema_search_document (ThemaSearch *self, const ThemaDocument *document, GArray *segments,
                       GError **error)
{
  guint32 sentence = 0;
  g_array_set_size (self->places, 0);
  find_starters (self, document);
  for (guint i = 0; i < self->starters->len; i++)
    {
      const Starter *starter = &g_array_index (self->starters, Starter, i);
      while (document->sentence_ends[sentence] <= starter->token)
        sentence++;
      find_hits (self, document, starter, document->sentence_ends[sentence]);
      if (self->n_hits == 0)
        continue;
      if (!locate (self, document, error))
        return FALSE;
      decide_hits (self, document, starter->token, sentence, segments);
    }
  self->n_tokens += document->n_tokens;
  return TRUE;
}

void
thema_search_merge (ThemaSearch *self, const ThemaSearch *other)
{
  for (guint32 i = 0; i < self->matcher->n_patterns; i++)
    {
      self->uses[i].segments += other->uses[i].segments;
      self->uses[i].documents += other->uses[i].documents;
      self->uses[i].unique_segments += other->uses[i].unique_segments;
    }
  thema_passage_counts_merge (self->passages, other->passages);
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
  g_array_append_vals (uses, self->uses, self->matcher->n_patterns);
  thema_passage_counts_foreach (self->passages, offer_example, uses);
  return uses;
}
