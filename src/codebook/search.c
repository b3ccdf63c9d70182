/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/matcher-private.h"
#include "codebook/pattern-words.h"

#include <string.h>

/* A word, number or symbol of the sentence at hand. */
typedef struct
{
  guint32 form;
  guint32 token; /* of the document */
  gboolean joined;
} Item;

/* A place where a phrase fits: items start <= i < end. */
typedef struct
{
  guint32 start, end;
  guint32 code;
  guint32 phrase;
} Hit;

struct _ThemaSearch
{
  const ThemaMatcher *matcher; /* borrowed */
  GArray *items;               /* owned, of Item: scratch, as are the arrays below */
  GArray *hits;                /* owned, of Hit: patterns */
  GArray *exclusions;          /* owned, of Hit: `not:` patterns */
  GArray *below;               /* owned, of Hit */
  GArray *chosen;              /* owned, of Hit */
  GArray *places;              /* owned, of guint32: the document's tokens' bytes */
  ThemaPatternUse *uses;       /* owned, by pattern; examples are not filled in */
  guint32 *last_document;      /* owned, by pattern: the last one counted, plus one */
  ThemaInterner *passages;     /* owned: four bytes for the pattern, then its passage */
  GArray *passage_counts;      /* owned, of guint64 */
};

ThemaSearch *
thema_search_new (const ThemaMatcher *matcher)
{
  guint32 n = MAX (matcher->n_patterns, 1);
  ThemaSearch *self = g_new0 (ThemaSearch, 1);
  self->matcher = matcher;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->exclusions = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->below = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->uses = g_new0 (ThemaPatternUse, n);
  self->last_document = g_new0 (guint32, n);
  self->passages = thema_interner_new ();
  self->passage_counts = g_array_new (FALSE, TRUE, sizeof (guint64));
  return self;
}

void
thema_search_free (ThemaSearch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_array_unref (self->hits);
  g_array_unref (self->exclusions);
  g_array_unref (self->below);
  g_array_unref (self->chosen);
  g_array_unref (self->places);
  g_free (self->uses);
  g_free (self->last_document);
  thema_interner_free (self->passages);
  g_array_unref (self->passage_counts);
  g_free (self);
}

/* Notes the phrases that end at the node. */
static void
note_hits (ThemaSearch *self, guint32 node, guint32 start, guint32 end)
{
  const ThemaMatcher *matcher = self->matcher;
  for (guint32 phrase = thema_phrase_trie_first (matcher->trie, node); phrase != THEMA_TRIE_NONE;
       phrase = thema_phrase_trie_next (matcher->trie, phrase))
    {
      const ThemaPhrase *info = &g_array_index (matcher->phrases, ThemaPhrase, phrase);
      Hit hit = { start, end, info->code, phrase };
      g_array_append_val (info->excludes ? self->exclusions : self->hits, hit);
    }
}

/* Follows every phrase that goes on from `node` with the item at `at`. A phrase is one path and has
 * a bounded length, so this ends, and no later than the trie is large. */
static void
follow (ThemaSearch *self, guint32 node, guint32 start, guint32 at)
{
  const ThemaMatcher *matcher = self->matcher;
  guint32 form = g_array_index (self->items, Item, at).form;
  guint32 first = form > 0 ? matcher->forms.ends[form - 1] : 0;
  for (guint32 i = first; i < matcher->forms.ends[form]; i++)
    {
      guint32 word = g_array_index (matcher->forms.words, guint32, i);
      guint32 child = thema_phrase_trie_child (matcher->trie, node, word);
      if (child == THEMA_TRIE_NONE)
        continue;
      note_hits (self, child, start, at + 1);
      if (at + 1 < self->items->len && g_array_index (self->items, Item, at + 1).joined
          && thema_phrase_trie_continues (matcher->trie, child))
        follow (self, child, start, at + 1);
    }
}

/* Collects the sentence's items; FALSE when no phrase can begin in it. */
static gboolean
collect_items (ThemaSearch *self, const ThemaDocument *document, guint32 from, guint32 to)
{
  const guint8 *flags = self->matcher->form_flags;
  guint8 any = 0;
  for (guint32 t = from; t < to; t++)
    any |= flags[document->forms[t]];
  if (!(any & THEMA_FLAG_STARTS))
    return FALSE;
  ThemaAdjacency walk = { 0 };
  g_array_set_size (self->items, 0);
  for (guint32 t = from; t < to; t++)
    {
      Item item = { document->forms[t], t, FALSE };
      if (thema_adjacency_step (&walk, flags[item.form], document->gaps[t], &item.joined))
        g_array_append_val (self->items, item);
    }
  return TRUE;
}

static void
find_hits (ThemaSearch *self)
{
  g_array_set_size (self->hits, 0);
  g_array_set_size (self->exclusions, 0);
  for (guint32 i = 0; i < self->items->len; i++)
    if (self->matcher->form_flags[g_array_index (self->items, Item, i).form] & THEMA_FLAG_STARTS)
      follow (self, THEMA_TRIE_ROOT, i, i);
}

/* Leftmost first, of those the longest, of those the one of the first pattern. */
static int
compare_places (const Hit *x, const Hit *y)
{
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

static int
compare_by_place (gconstpointer a, gconstpointer b)
{
  return compare_places (a, b);
}

static int
compare_by_code (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  return compare_places (x, y);
}

/* Drops the hits that lie inside a `not:` hit of their code. Both are sorted by code and place:
 * going along, an exclusion that began before the hit covers it when the farthest of them ends
 * behind it. */
static void
drop_excluded (ThemaSearch *self)
{
  guint kept = 0, next = 0;
  guint32 code = THEMA_NO_ID, farthest = 0;
  for (guint i = 0; i < self->hits->len; i++)
    {
      Hit hit = g_array_index (self->hits, Hit, i);
      if (hit.code != code)
        farthest = 0;
      code = hit.code;
      for (; next < self->exclusions->len; next++)
        {
          const Hit *exclusion = &g_array_index (self->exclusions, Hit, next);
          if (exclusion->code > code || (exclusion->code == code && exclusion->start > hit.start))
            break;
          if (exclusion->code == code)
            farthest = MAX (farthest, exclusion->end);
        }
      if (farthest < hit.end)
        g_array_index (self->hits, Hit, kept++) = hit;
    }
  g_array_set_size (self->hits, kept);
}

/* Keeps of `n` hits, sorted by place, those that do not overlap one kept before. */
static void
choose (GArray *chosen, const Hit *hits, guint n)
{
  g_array_set_size (chosen, 0);
  guint32 behind = 0;
  for (guint i = 0; i < n; i++)
    if (hits[i].start >= behind)
      {
        g_array_append_val (chosen, hits[i]);
        behind = hits[i].end;
      }
}

/* Whether only the pattern of hit `which`, of all the code's patterns, has a hit that touches its
 * passage. Hits are sorted by their start and none is longer than the longest phrase. */
static gboolean
is_unique (const Hit *hits, guint n, guint which)
{
  const Hit *hit = &hits[which];
  for (guint i = which; i-- > 0 && hits[i].start + THEMA_MAX_PATTERN_WORDS > hit->start;)
    if (hits[i].phrase != hit->phrase && hits[i].end > hit->start)
      return FALSE;
  for (guint i = which + 1; i < n && hits[i].start < hit->end; i++)
    if (hits[i].phrase != hit->phrase)
      return FALSE;
  return TRUE;
}

static void
locate (ThemaSearch *self, const ThemaDocument *document)
{
  if (self->places->len > 0)
    return;
  g_array_set_size (self->places, 2 * document->n_tokens);
  thema_store_locate (self->matcher->store, document, (guint32 *) (gpointer) self->places->data,
                      NULL);
}

static ThemaSegment
make_segment (const ThemaSearch *self, const ThemaDocument *document, const Hit *hit,
              guint32 sentence)
{
  guint32 first = g_array_index (self->items, Item, hit->start).token;
  guint32 last = g_array_index (self->items, Item, hit->end - 1).token;
  guint32 n_words = 0;
  for (guint32 t = first; t <= last; t++)
    n_words += (self->matcher->form_flags[document->forms[t]] & THEMA_FLAG_WORD) != 0;
  return (ThemaSegment){
    .document = document->index,
    .code = hit->code,
    .pattern = hit->phrase,
    .sentence = sentence,
    .first_token = first,
    .end_token = last + 1,
    .start = g_array_index (self->places, guint32, 2 * first),
    .end = g_array_index (self->places, guint32, 2 * last + 1),
    .n_words = n_words,
  };
}

static void
count_passage (ThemaSearch *self, const ThemaDocument *document, const ThemaSegment *segment)
{
  g_autoptr (GString) key = g_string_sized_new (64);
  g_string_append_len (key, (const char *) &segment->pattern, sizeof segment->pattern);
  g_string_append_len (key, document->text + segment->start, segment->end - segment->start);
  guint32 id = thema_interner_add (self->passages, key->str, key->len);
  if (id == self->passage_counts->len)
    g_array_set_size (self->passage_counts, id + 1);
  g_array_index (self->passage_counts, guint64, id)++;
}

/* Counts what the code's own patterns did: `n` hits of one code, sorted by place. */
static void
count_uses (ThemaSearch *self, const ThemaDocument *document, const Hit *hits, guint n,
            guint32 sentence)
{
  guint32 behind = 0;
  for (guint i = 0; i < n; i++)
    {
      if (hits[i].start < behind)
        continue;
      behind = hits[i].end;
      guint32 pattern = hits[i].phrase;
      ThemaPatternUse *use = &self->uses[pattern];
      ThemaSegment segment = make_segment (self, document, &hits[i], sentence);
      use->segments++;
      use->unique_segments += is_unique (hits, n, i);
      use->documents += self->last_document[pattern] != document->index + 1;
      self->last_document[pattern] = document->index + 1;
      count_passage (self, document, &segment);
    }
}

/* The segments of `code`: of all its own and its descendants' hits those that do not overlap. */
static void
add_segments (ThemaSearch *self, const ThemaDocument *document, guint32 code, const Hit *hits,
              guint n, guint32 sentence, GArray *segments)
{
  GArray *below = self->below;
  g_array_set_size (below, 0);
  g_array_append_vals (below, hits, n);
  g_array_sort (below, compare_by_place);
  choose (self->chosen, (const Hit *) (gpointer) below->data, below->len);
  for (guint i = 0; i < self->chosen->len; i++)
    {
      const Hit *hit = &g_array_index (self->chosen, Hit, i);
      ThemaSegment segment = make_segment (self, document, hit, sentence);
      segment.code = code;
      g_array_append_val (segments, segment);
    }
}

/* Codes of the sentence in ascending order: those that have hits and all their ancestors. */
static void
list_codes (const ThemaSearch *self, GArray *codes)
{
  for (guint i = 0; i < self->hits->len; i++)
    {
      guint32 code = g_array_index (self->hits, Hit, i).code;
      if (i > 0 && g_array_index (self->hits, Hit, i - 1).code == code)
        continue;
      guint at = codes->len;
      for (; code != THEMA_NO_ID;
           code = thema_codebook_code (self->matcher->codebook, code)->parent)
        {
          gboolean known = FALSE;
          for (guint k = 0; k < at && !known; k++)
            known = g_array_index (codes, guint32, k) == code;
          if (known)
            break;
          /* Ancestors come before their descendants. */
          g_array_insert_val (codes, at, code);
        }
    }
}

static void
resolve_hits (ThemaSearch *self, const ThemaDocument *document, guint32 sentence, GArray *segments)
{
  const Hit *hits = (const Hit *) (gpointer) self->hits->data;
  guint n = self->hits->len;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  list_codes (self, codes);
  guint first = 0;
  for (guint i = 0; i < codes->len; i++)
    {
      guint32 code = g_array_index (codes, guint32, i);
      guint32 last = thema_codebook_code (self->matcher->codebook, code)->last_descendant;
      while (first < n && hits[first].code < code)
        first++;
      guint own = first;
      while (own < n && hits[own].code == code)
        own++;
      guint end = own;
      while (end < n && hits[end].code <= last)
        end++;
      count_uses (self, document, hits + first, own - first, sentence);
      add_segments (self, document, code, hits + first, end - first, sentence, segments);
    }
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const ThemaSegment *x = a, *y = b;
  if (x->first_token != y->first_token)
    return x->first_token < y->first_token ? -1 : 1;
  if (x->end_token != y->end_token)
    return x->end_token < y->end_token ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

void
thema_search_document (ThemaSearch *self, const ThemaDocument *document, GArray *segments)
{
  guint before = segments->len;
  guint32 from = 0;
  g_array_set_size (self->places, 0);
  for (guint32 s = 0; s < document->n_sentences; s++)
    {
      guint32 to = document->sentence_ends[s];
      if (collect_items (self, document, from, to))
        {
          find_hits (self);
          g_array_sort (self->hits, compare_by_code);
          g_array_sort (self->exclusions, compare_by_code);
          drop_excluded (self);
          if (self->hits->len > 0)
            {
              locate (self, document);
              resolve_hits (self, document, s, segments);
            }
        }
      from = to;
    }
  if (segments->len > before)
    qsort (&g_array_index (segments, ThemaSegment, before), segments->len - before,
           sizeof (ThemaSegment), compare_segments);
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
  for (guint32 i = 0; i < thema_interner_size (other->passages); i++)
    {
      guint32 id = thema_interner_add (self->passages, thema_interner_string (other->passages, i),
                                       thema_interner_length (other->passages, i));
      if (id == self->passage_counts->len)
        g_array_set_size (self->passage_counts, id + 1);
      g_array_index (self->passage_counts, guint64, id)
          += g_array_index (other->passage_counts, guint64, i);
    }
}

static void
free_use (gpointer data)
{
  g_free (((ThemaPatternUse *) data)->example);
}

GArray *
thema_search_pattern_uses (const ThemaSearch *self)
{
  GArray *uses = g_array_new (FALSE, TRUE, sizeof (ThemaPatternUse));
  g_array_set_clear_func (uses, free_use);
  g_array_append_vals (uses, self->uses, self->matcher->n_patterns);
  for (guint32 i = 0; i < thema_interner_size (self->passages); i++)
    {
      const char *key = thema_interner_string (self->passages, i);
      const char *passage = key + sizeof (guint32);
      guint64 count = g_array_index (self->passage_counts, guint64, i);
      guint32 pattern;
      memcpy (&pattern, key, sizeof pattern);
      ThemaPatternUse *use = &g_array_index (uses, ThemaPatternUse, pattern);
      if (count < use->example_count
          || (count == use->example_count && strcmp (passage, use->example) >= 0))
        continue;
      g_free (use->example);
      use->example = g_strdup (passage);
      use->example_count = count;
    }
  return uses;
}
