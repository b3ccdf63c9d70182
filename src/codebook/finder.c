/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document is searched from left to right: where a phrase may begin, all hits that begin there
 * are found. */
#include "codebook/finder.h"

#include "codebook/error.h"
#include "codebook/proximity.h"

#include <stdlib.h>

#define MAX_HITS 10000000u /* of a document */

/* A token with which a phrase may begin. */
typedef struct
{
  guint32 token;
  guint32 n_nodes;
  const guint32 *nodes; /* borrowed: of the trie, to which it leads */
} Starter;

struct _ThemaFinder
{
  const ThemaMatcher *matcher; /* borrowed */
  ThemaFinds finds;
  gsize words_size;  /* of finds.words_before */
  GArray *starters;  /* owned, of Starter */
  GArray *operands;  /* owned, of ThemaHit: by phrase, then by start */
  GArray *marks;     /* owned, of ThemaNearMark */
  GArray *stretches; /* owned, of ThemaStretch */
  GArray *scratch;   /* owned, for thema_proximity_find () */
};

ThemaFinder *
thema_finder_new (const ThemaMatcher *matcher)
{
  ThemaFinder *self = g_new0 (ThemaFinder, 1);
  self->matcher = matcher;
  for (guint i = 0; i < THEMA_N_PHRASE_KINDS; i++)
    self->finds.hits[i] = g_array_new (FALSE, FALSE, sizeof (ThemaHit));
  self->starters = g_array_new (FALSE, FALSE, sizeof (Starter));
  self->operands = g_array_new (FALSE, FALSE, sizeof (ThemaHit));
  self->marks = g_array_new (FALSE, FALSE, sizeof (ThemaNearMark));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (ThemaStretch));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
thema_finder_free (ThemaFinder *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < THEMA_N_PHRASE_KINDS; i++)
    g_array_unref (self->finds.hits[i]);
  g_free (self->finds.words_before);
  g_array_unref (self->starters);
  g_array_unref (self->operands);
  g_array_unref (self->marks);
  g_array_unref (self->stretches);
  g_array_unref (self->scratch);
  g_free (self);
}

/* The document's tokens with which a phrase may begin, found without a branch a token: most are
 * none. Their nodes are looked up before the first one is used; few of them are in the processor's
 * cache, and so they come all at once. */
static void
find_starters (ThemaFinder *self, const ThemaDocument *document)
{
  const ThemaMatcher *matcher = self->matcher;
  const guint8 *flags = matcher->forms.flags;
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
      starters[i].nodes = thema_form_lists_get (&matcher->forms.starts, form, &starters[i].n_nodes);
      thema_phrase_trie_expect (matcher->trie, starters[i].nodes[0]);
    }
}

/* Notes the phrases that end at the node. */
static inline void
note_hits (ThemaFinder *self, guint32 node, guint32 start, guint32 end)
{
  const ThemaMatcher *matcher = self->matcher;
  guint32 n;
  const guint32 *phrases = thema_phrase_trie_phrases (matcher->trie, node, &n);
  for (guint32 i = 0; i < n; i++)
    {
      ThemaHit hit = { start, end, phrases[i], THEMA_NO_ID, THEMA_FATE_KEPT, FALSE, FALSE };
      g_array_append_val (self->finds.hits[thema_matcher_phrase_kind (matcher, phrases[i])], hit);
    }
}

/* The next item when any punctuation parts, and nothing else does. */
static guint32
find_strict_neighbour (const ThemaMatcher *matcher, const ThemaDocument *document, guint32 token)
{
  const guint8 *flags = matcher->forms.flags;
  for (guint32 t = token + 1; t < document->n_tokens; t++)
    {
      guint8 role = flags[document->forms[t]] & THEMA_ROLE_MASK;
      if (role != THEMA_ROLE_BLANK)
        return role == THEMA_ROLE_ITEM ? t : document->n_tokens;
    }
  return document->n_tokens;
}

/* The item that is the neighbour of the one at `token`; `limit`, the end of the sentence, when
 * there is none. */
static guint32
find_neighbour (const ThemaMatcher *matcher, const ThemaDocument *document, guint32 token,
                guint32 limit)
{
  const guint8 *flags = matcher->forms.flags;
  if (matcher->rules.punctuation_parts)
    return find_strict_neighbour (matcher, document, token);
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
follow (ThemaFinder *self, const ThemaDocument *document, guint32 node, guint32 start,
        guint32 token, guint32 limit)
{
  const ThemaMatcher *matcher = self->matcher;
  guint32 next = find_neighbour (matcher, document, token, limit);
  if (next == limit || !(matcher->forms.flags[document->forms[next]] & THEMA_FLAG_INNER))
    return;
  guint32 n;
  const guint32 *words = thema_form_lists_get (&matcher->forms.inner, document->forms[next], &n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 child = thema_phrase_trie_child (matcher->trie, node, words[i]);
      if (child == THEMA_TRIE_NONE)
        continue;
      note_hits (self, child, start, next + 1);
      if (thema_phrase_trie_continues (matcher->trie, child))
        follow (self, document, child, start, next, limit);
    }
}

int
thema_hit_compare (gconstpointer a, gconstpointer b)
{
  const ThemaHit *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

/* Finds the hits that begin at a token. */
static void
find_hits (ThemaFinder *self, const ThemaDocument *document, const Starter *starter, guint32 limit)
{
  const ThemaPhraseTrie *trie = self->matcher->trie;
  guint before[THEMA_PHRASE_OPERAND];
  for (guint i = 0; i < THEMA_PHRASE_OPERAND; i++)
    before[i] = self->finds.hits[i]->len;
  for (guint32 i = 0; i < starter->n_nodes; i++)
    {
      note_hits (self, starter->nodes[i], starter->token, starter->token + 1);
      if (thema_phrase_trie_continues (trie, starter->nodes[i]))
        follow (self, document, starter->nodes[i], starter->token, starter->token, limit);
    }
  for (guint i = 0; i < THEMA_PHRASE_OPERAND; i++)
    {
      GArray *hits = self->finds.hits[i];
      if (hits->len > before[i] + 1)
        qsort (&g_array_index (hits, ThemaHit, before[i]), hits->len - before[i], sizeof (ThemaHit),
               thema_hit_compare);
    }
}

static void
count_words_before (ThemaFinder *self, const ThemaDocument *document)
{
  const guint8 *flags = self->matcher->forms.flags;
  if (self->words_size <= document->n_tokens)
    {
      self->words_size = (gsize) document->n_tokens + 1;
      self->finds.words_before = g_renew (guint32, self->finds.words_before, self->words_size);
    }
  guint32 n = 0;
  for (guint32 t = 0; t < document->n_tokens; t++)
    {
      self->finds.words_before[t] = n;
      n += (flags[document->forms[t]] & THEMA_ROLE_MASK) == THEMA_ROLE_ITEM;
    }
  self->finds.words_before[document->n_tokens] = n;
}

/* Near patterns. */

static int
compare_operands (gconstpointer a, gconstpointer b)
{
  const ThemaHit *x = a, *y = b;
  if (x->phrase != y->phrase)
    return x->phrase < y->phrase ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

/* The first of the operands' hits that is of the phrase, or of a greater one. */
static guint
first_operand (const GArray *operands, guint32 phrase)
{
  guint low = 0, high = operands->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (operands, ThemaHit, middle).phrase < phrase)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The hits of all things of a plan, by their place; FALSE when one of them has none. */
static gboolean
collect_marks (ThemaFinder *self, const ThemaNearPlan *plan)
{
  g_array_set_size (self->marks, 0);
  for (guint32 thing = 0; thing < plan->operands->len; thing++)
    {
      guint32 phrase = g_array_index (plan->operands, guint32, thing);
      guint before = self->marks->len;
      for (guint i = first_operand (self->operands, phrase); i < self->operands->len; i++)
        {
          const ThemaHit *hit = &g_array_index (self->operands, ThemaHit, i);
          if (hit->phrase != phrase)
            break;
          ThemaNearMark mark = { hit->start, hit->end, thing };
          g_array_append_val (self->marks, mark);
        }
      if (self->marks->len == before)
        return FALSE;
    }
  g_array_sort (self->marks, thema_near_mark_compare);
  return TRUE;
}

/* Adds the hits of a plan, unit by unit. */
static void
find_near (ThemaFinder *self, const ThemaNearPlan *plan)
{
  const ThemaDocument *document = self->finds.document;
  GArray *hits = self->finds.hits[thema_matcher_phrase_kind (self->matcher, plan->phrase)];
  ThemaNearMark *marks = (ThemaNearMark *) (gpointer) self->marks->data;
  g_array_set_size (self->stretches, 0);
  guint first = 0;
  for (guint32 unit = 0; first < self->marks->len; unit++)
    {
      guint32 unit_end = thema_unit_end (plan->unit, document, unit);
      guint end = first, inside = first;
      /* Where the end of a sentence does not part phrases, some reach into the next unit. */
      for (; end < self->marks->len && marks[end].start < unit_end; end++)
        if (marks[end].end <= unit_end)
          marks[inside++] = marks[end];
      if (inside > first)
        thema_proximity_find (marks + first, inside - first, plan->operands->len, plan->within,
                              plan->ordered, self->finds.words_before, self->scratch,
                              self->stretches);
      first = end;
    }
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const ThemaStretch *stretch = &g_array_index (self->stretches, ThemaStretch, i);
      ThemaHit hit = { stretch->start,  stretch->end, plan->phrase, THEMA_NO_ID,
                       THEMA_FATE_KEPT, FALSE,        FALSE };
      g_array_append_val (hits, hit);
    }
}

static gboolean
check_room (const ThemaFinder *self, GError **error)
{
  guint64 n = 0;
  for (guint i = 0; i < THEMA_N_PHRASE_KINDS; i++)
    n += self->finds.hits[i]->len;
  if (n <= MAX_HITS)
    return TRUE;
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN,
               "%s:1: the patterns match too much: there are more than %u matches in the document "
               "'%s'; leave out those that nearly every word matches",
               self->matcher->codebook->path, MAX_HITS,
               thema_store_document_string (self->matcher->store, self->finds.document->index, 0));
  return FALSE;
}

/* Tries the plans whose first thing stands in the document; they are sorted by it. */
static gboolean
find_all_near (ThemaFinder *self, GError **error)
{
  const GArray *nears = self->matcher->nears, *found = self->finds.hits[THEMA_PHRASE_OPERAND];
  if (nears->len == 0 || found->len == 0)
    return TRUE;
  g_array_set_size (self->operands, 0);
  g_array_append_vals (self->operands, found->data, found->len);
  g_array_sort (self->operands, compare_operands);
  guint32 last = THEMA_NO_ID;
  for (guint i = 0; i < self->operands->len; i++)
    {
      guint32 phrase = g_array_index (self->operands, ThemaHit, i).phrase;
      if (phrase == last)
        continue;
      last = phrase;
      for (guint k = thema_matcher_first_near (self->matcher, phrase); k < nears->len; k++)
        {
          const ThemaNearPlan *plan = &g_array_index (nears, ThemaNearPlan, k);
          if (g_array_index (plan->operands, guint32, 0) != phrase)
            break;
          if (collect_marks (self, plan))
            find_near (self, plan);
          if (!check_room (self, error))
            return FALSE;
        }
    }
  g_array_sort (self->finds.hits[THEMA_PHRASE_PATTERN], thema_hit_compare);
  g_array_sort (self->finds.hits[THEMA_PHRASE_EXCLUSION], thema_hit_compare);
  return TRUE;
}

const ThemaFinds *
thema_finder_find (ThemaFinder *self, const ThemaDocument *document, GError **error)
{
  guint32 sentence = 0;
  self->finds.document = document;
  for (guint i = 0; i < THEMA_N_PHRASE_KINDS; i++)
    g_array_set_size (self->finds.hits[i], 0);
  find_starters (self, document);
  for (guint i = 0; i < self->starters->len; i++)
    {
      const Starter *starter = &g_array_index (self->starters, Starter, i);
      while (document->sentence_ends[sentence] <= starter->token)
        sentence++;
      guint32 limit = self->matcher->rules.punctuation_parts ? document->n_tokens
                                                             : document->sentence_ends[sentence];
      find_hits (self, document, starter, limit);
      if (!check_room (self, error))
        return NULL;
    }
  if (self->matcher->needs_distances)
    count_words_before (self, document);
  return find_all_near (self, error) ? &self->finds : NULL;
}
