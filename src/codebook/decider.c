/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/decider.h"

#include "codebook/claims.h"
#include "codebook/judge.h"
#include "codebook/pattern-words.h"

#include <stdlib.h>

/* How far something reaches. Tokens are counted on from one decision to the next, so that the reach
 * of one document's hits never touches another's. */
typedef struct
{
  guint64 end;
  guint32 by; /* the phrase that reaches so far */
} Reach;

struct _ThemaDecider
{
  const ThemaMatcher *matcher; /* borrowed */
  const ThemaFinds *finds;     /* borrowed: of the decision at hand */
  ThemaJudge *judge;           /* owned; NULL without rules */
  guint64 base;                /* tokens of the decisions before */
  Reach *excluded;             /* owned, by code: of its `not:` hits */
  Reach *kept; /* owned, by code, or by pattern where each counts for itself: of what was kept */
  guint64 *passed;     /* owned, by code: the end of its last passage */
  GArray *hits;        /* owned, of ThemaHit */
  GArray *order;       /* owned, of guint32: hits, the longest first */
  GArray *passages;    /* owned, of ThemaPassage */
  ThemaClaims *claims; /* owned */
};

ThemaDecider *
thema_decider_new (const ThemaMatcher *matcher)
{
  ThemaDecider *self = g_new0 (ThemaDecider, 1);
  guint32 n_codes = MAX (matcher->n_codes, 1);
  gboolean by_pattern = matcher->rules.overlap == THEMA_OVERLAP_PATTERNS;
  self->matcher = matcher;
  self->judge = matcher->plans->len > 0 ? thema_judge_new (matcher) : NULL;
  self->excluded = g_new0 (Reach, n_codes);
  self->kept
      = g_new0 (Reach, by_pattern ? MAX (matcher->first[THEMA_PHRASE_EXCLUSION], 1) : n_codes);
  self->passed = g_new0 (guint64, n_codes);
  self->hits = g_array_new (FALSE, FALSE, sizeof (ThemaHit));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->passages = g_array_new (FALSE, FALSE, sizeof (ThemaPassage));
  self->claims = thema_claims_new ();
  return self;
}

void
thema_decider_free (ThemaDecider *self)
{
  if (self == NULL)
    return;
  thema_judge_free (self->judge);
  g_free (self->excluded);
  g_free (self->kept);
  g_free (self->passed);
  g_array_unref (self->hits);
  g_array_unref (self->order);
  g_array_unref (self->passages);
  thema_claims_free (self->claims);
  g_free (self);
}

static inline guint32
code_of (const ThemaDecider *self, const ThemaHit *hit)
{
  return self->matcher->phrase_codes[hit->phrase];
}

static void
take_hits (ThemaDecider *self, guint32 without)
{
  const GArray *found = self->finds->hits[THEMA_PHRASE_PATTERN];
  g_array_set_size (self->hits, 0);
  if (without == THEMA_NO_ID)
    {
      g_array_append_vals (self->hits, found->data, found->len);
      return;
    }
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, ThemaHit, i).phrase != without)
      g_array_append_val (self->hits, g_array_index (found, ThemaHit, i));
}

static void
suppress (ThemaHit *hit, ThemaFate fate, guint32 by)
{
  hit->fate = (guint8) fate;
  hit->by = by;
}

/* A hit is cancelled that lies inside a `not:` hit of its code, which begins no later and ends no
 * earlier. */
static void
cancel_excluded (ThemaDecider *self)
{
  const GArray *exclusions = self->finds->hits[THEMA_PHRASE_EXCLUSION];
  for (guint i = 0, next = 0; exclusions->len > 0 && i < self->hits->len; i++)
    {
      ThemaHit *hit = &g_array_index (self->hits, ThemaHit, i);
      for (; next < exclusions->len; next++)
        {
          const ThemaHit *exclusion = &g_array_index (exclusions, ThemaHit, next);
          Reach *reach = &self->excluded[code_of (self, exclusion)];
          if (exclusion->start > hit->start)
            break;
          if (self->base + exclusion->end > reach->end)
            *reach = (Reach){ self->base + exclusion->end, exclusion->phrase };
        }
      const Reach *reach = &self->excluded[code_of (self, hit)];
      if (reach->end >= self->base + hit->end)
        suppress (hit, THEMA_FATE_NOT, reach->by);
    }
}

/* The cue that stands before the token in its sentence and within the window: the nearest one;
 * NULL for none. `next` is the first cue that begins at the token or later. */
static const ThemaHit *
find_cue (const ThemaDecider *self, guint next, guint32 token, guint32 sentence_start)
{
  const GArray *cues = self->finds->hits[THEMA_PHRASE_CUE];
  const guint32 *before = self->finds->words_before;
  guint window = self->matcher->codebook->window;
  const ThemaHit *nearest = NULL;
  for (guint i = next; i-- > 0;)
    {
      const ThemaHit *cue = &g_array_index (cues, ThemaHit, i);
      if (cue->start < sentence_start
          || before[token] - before[cue->start] > window + THEMA_MAX_PATTERN_WORDS)
        break;
      if (cue->end <= token && before[token] - before[cue->end] < window
          && (nearest == NULL || cue->end > nearest->end))
        nearest = cue;
    }
  return nearest;
}

static void
mind_negation (ThemaDecider *self)
{
  const GArray *cues = self->finds->hits[THEMA_PHRASE_CUE];
  const ThemaDocument *document = self->finds->document;
  guint32 sentence = 0;
  for (guint i = 0, next = 0; cues->len > 0 && i < self->hits->len; i++)
    {
      ThemaHit *hit = &g_array_index (self->hits, ThemaHit, i);
      guint8 negated = self->matcher->negated[code_of (self, hit)];
      while (document->sentence_ends[sentence] <= hit->start)
        sentence++;
      while (next < cues->len && g_array_index (cues, ThemaHit, next).start < hit->start)
        next++;
      if (negated == THEMA_NEGATED_KEEP || hit->fate != THEMA_FATE_KEPT)
        continue;
      const ThemaHit *cue = find_cue (self, next, hit->start,
                                      sentence > 0 ? document->sentence_ends[sentence - 1] : 0);
      if (cue == NULL)
        continue;
      hit->negated = negated == THEMA_NEGATED_MARK;
      if (negated == THEMA_NEGATED_DROP)
        suppress (hit, THEMA_FATE_NEGATED, cue->phrase);
    }
}

/* Overlap. */

/* The hit that begins first counts, of those the longest: for each code, or for each pattern. */
static void
keep_leftmost (ThemaDecider *self)
{
  gboolean by_pattern = self->matcher->rules.overlap == THEMA_OVERLAP_PATTERNS;
  for (guint i = 0; i < self->hits->len; i++)
    {
      ThemaHit *hit = &g_array_index (self->hits, ThemaHit, i);
      Reach *reach = &self->kept[by_pattern ? hit->phrase : code_of (self, hit)];
      if (hit->fate != THEMA_FATE_KEPT)
        continue;
      if (reach->end > self->base + hit->start)
        suppress (hit, THEMA_FATE_OVERLAP, reach->by);
      else
        *reach = (Reach){ self->base + hit->end, hit->phrase };
    }
}

/* The length of a hit is the number of its words: punctuation in it does not count. */
static inline guint32
length_of (const ThemaDecider *self, const ThemaHit *hit)
{
  return self->finds->words_before[hit->end] - self->finds->words_before[hit->start];
}

/* The longer one first. */
static inline int
compare_hits (const ThemaDecider *self, const ThemaHit *x, const ThemaHit *y)
{
  guint32 length = length_of (self, x), other = length_of (self, y);
  return length > other ? -1 : length < other;
}

static int
compare_lengths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ThemaDecider *self = user_data;
  const ThemaHit *x = &g_array_index (self->hits, ThemaHit, *(const guint32 *) a);
  const ThemaHit *y = &g_array_index (self->hits, ThemaHit, *(const guint32 *) b);
  int order = compare_hits (self, x, y);
  return order != 0 ? order : thema_hit_compare (x, y);
}

/* Claims for any code, beside those for each. */
#define EVERYWHERE THEMA_NO_ID

/* Lists the hits of the codes from `first` to `last` that have one of two fates. */
static void
list_hits (ThemaDecider *self, guint32 first, guint32 last, ThemaFate fate, ThemaFate other)
{
  g_array_set_size (self->order, 0);
  for (guint32 i = 0; i < self->hits->len; i++)
    {
      const ThemaHit *hit = &g_array_index (self->hits, ThemaHit, i);
      guint32 code = code_of (self, hit);
      if (code >= first && code <= last && !hit->gone && (hit->fate == fate || hit->fate == other))
        g_array_append_val (self->order, i);
    }
}

static ThemaHit *
ordered_hit (const ThemaDecider *self, guint i)
{
  return &g_array_index (self->hits, ThemaHit, g_array_index (self->order, guint32, i));
}

/* Has the kept ones of the listed hits claim their tokens for any code. */
static void
claim_everywhere (ThemaDecider *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const ThemaHit *hit = ordered_hit (self, i);
      if (hit->fate == THEMA_FATE_KEPT)
        thema_claims_take (self->claims, EVERYWHERE, hit->start, hit->end, hit->phrase);
    }
}

/* Whether all words of the hit are claimed: punctuation between them does not count. */
static gboolean
is_covered (const ThemaDecider *self, const ThemaHit *hit)
{
  const guint32 *before = self->finds->words_before;
  for (guint32 token = hit->start; token < hit->end; token++)
    if (before[token + 1] > before[token]
        && thema_claims_find (self->claims, EVERYWHERE, token, token + 1) == THEMA_NO_ID)
      return FALSE;
  return TRUE;
}

/* The longest hit of a code counts, then the longest of those that do not overlap it, and so on.
 * With the policy `codebook` a hit does not count either if longer ones of any code cover it. */
static void
keep_longest (ThemaDecider *self)
{
  gboolean global = self->matcher->rules.overlap == THEMA_OVERLAP_CODEBOOK;
  list_hits (self, 0, THEMA_NO_ID, THEMA_FATE_KEPT, THEMA_FATE_KEPT);
  g_array_sort_with_data (self->order, compare_lengths, self);
  thema_claims_reset (self->claims);
  for (guint i = 0, longer = 0; i < self->order->len; i++)
    {
      ThemaHit *hit = ordered_hit (self, i);
      guint32 code = code_of (self, hit);
      if (global && length_of (self, hit) < length_of (self, ordered_hit (self, longer)))
        {
          claim_everywhere (self, longer, i);
          longer = i;
        }
      gboolean covered = global && is_covered (self, hit);
      guint32 by
          = thema_claims_find (self->claims, covered ? EVERYWHERE : code, hit->start, hit->end);
      if (by != THEMA_NO_ID)
        suppress (hit, THEMA_FATE_OVERLAP, by);
      else
        thema_claims_take (self->claims, code, hit->start, hit->end, hit->phrase);
    }
}

/* Groups. */

/* What claims are made to: the tokens of the passages that were given to a code, and, for each
 * code, those of its hits that lost. */
#define TAKEN 0
#define EXCLUDED 1

/* Which of the group's codes the hit's code is or lies below. */
static guint32
member_of (const ThemaDecider *self, const ThemaGroup *group, guint32 code)
{
  while (self->matcher->parents[code] != group->code)
    code = self->matcher->parents[code];
  return code;
}

/* What was kept before what overlapped, the longest first, of those as long that of the code which
 * comes first by name: codes of one group stand in the order of their names. */
static int
compare_members (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ThemaDecider *self = user_data;
  const ThemaHit *x = &g_array_index (self->hits, ThemaHit, *(const guint32 *) a);
  const ThemaHit *y = &g_array_index (self->hits, ThemaHit, *(const guint32 *) b);
  if ((x->fate == THEMA_FATE_KEPT) != (y->fate == THEMA_FATE_KEPT))
    return x->fate == THEMA_FATE_KEPT ? -1 : 1;
  int order = compare_hits (self, x, y);
  if (order != 0)
    return order;
  guint32 code = code_of (self, x), other_code = code_of (self, y);
  if (code != other_code)
    return code < other_code ? -1 : 1;
  return thema_hit_compare (x, y);
}

/* The hit of another member of the group that has taken one of the hit's tokens, by its number;
 * THEMA_NO_ID for none. */
static guint32
find_rival (const ThemaDecider *self, const ThemaGroup *group, const ThemaHit *hit)
{
  guint32 member = member_of (self, group, code_of (self, hit));
  for (guint32 token = hit->start; token < hit->end; token++)
    {
      guint32 owner = thema_claims_find (self->claims, TAKEN, token, token + 1);
      if (owner == THEMA_NO_ID)
        continue;
      const ThemaHit *rival = &g_array_index (self->hits, ThemaHit, owner);
      if (member_of (self, group, code_of (self, rival)) != member)
        return owner;
    }
  return THEMA_NO_ID;
}

/* Gives each passage to one code of the group. Hits of one member do not exclude each other. What a
 * code lost to a hit that is excluded here does not come back: it counts for no code any more. The
 * owner of a token is here a hit, by its number. */
static void
exclude (ThemaDecider *self, const ThemaGroup *group)
{
  list_hits (self, group->first, group->last, THEMA_FATE_KEPT, THEMA_FATE_OVERLAP);
  g_array_sort_with_data (self->order, compare_members, self);
  thema_claims_reset (self->claims);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 number = g_array_index (self->order, guint32, i);
      ThemaHit *hit = ordered_hit (self, i);
      guint32 code = code_of (self, hit), owner = find_rival (self, group, hit);
      gboolean was_kept = hit->fate == THEMA_FATE_KEPT;
      if (owner != THEMA_NO_ID)
        {
          const ThemaHit *rival = &g_array_index (self->hits, ThemaHit, owner);
          gboolean tie = was_kept && length_of (self, rival) == length_of (self, hit);
          suppress (hit, tie ? THEMA_FATE_TIE : THEMA_FATE_EXCLUSIVE, rival->phrase);
          if (was_kept)
            thema_claims_take (self->claims, EXCLUDED + code, hit->start, hit->end, number);
        }
      else if (!was_kept
               && thema_claims_find (self->claims, EXCLUDED + code, hit->start, hit->end)
                      != THEMA_NO_ID)
        hit->gone = TRUE;
      else
        thema_claims_take (self->claims, TAKEN, hit->start, hit->end, number);
    }
}

/* Passages. */

static gboolean
is_live (const ThemaHit *hit)
{
  return hit->fate == THEMA_FATE_KEPT || (hit->fate == THEMA_FATE_OVERLAP && !hit->gone);
}

static void
add_passage (ThemaDecider *self, guint32 code, guint32 index, const ThemaHit *hit)
{
  ThemaPassage passage = { code, index, hit->start, hit->end };
  g_array_append_val (self->passages, passage);
}

/* The passages of the hit's code and of those above it, where they are free. A hit that its own
 * code lost to another may still be the first one of a code above. */
static void
pass_up (ThemaDecider *self, guint32 index, const ThemaHit *hit)
{
  const ThemaMatcher *matcher = self->matcher;
  gboolean by_pattern = matcher->rules.overlap == THEMA_OVERLAP_PATTERNS;
  for (guint32 code = code_of (self, hit); code != THEMA_NO_ID;
       code = matcher->rules.own_only ? THEMA_NO_ID : matcher->parents[code])
    if (by_pattern || self->passed[code] <= self->base + hit->start)
      {
        self->passed[code] = self->base + hit->end;
        add_passage (self, code, index, hit);
      }
}

static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const ThemaPassage *x = a, *y = b;
  if (x->first_token != y->first_token)
    return x->first_token < y->first_token ? -1 : 1;
  if (x->end_token != y->end_token)
    return x->end_token < y->end_token ? -1 : 1;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  return x->hit < y->hit ? -1 : x->hit > y->hit;
}

/* Makes passages from left to right. Those that begin at one token are put in order. */
static void
make_passages_leftmost (ThemaDecider *self)
{
  gboolean by_pattern = self->matcher->rules.overlap == THEMA_OVERLAP_PATTERNS;
  for (guint i = 0, end; i < self->hits->len; i = end)
    {
      guint before = self->passages->len;
      guint32 start = g_array_index (self->hits, ThemaHit, i).start;
      for (end = i;
           end < self->hits->len && g_array_index (self->hits, ThemaHit, end).start == start; end++)
        {
          const ThemaHit *hit = &g_array_index (self->hits, ThemaHit, end);
          if (by_pattern ? hit->fate == THEMA_FATE_KEPT : is_live (hit))
            pass_up (self, end, hit);
        }
      if (self->passages->len > before + 1)
        qsort (&g_array_index (self->passages, ThemaPassage, before), self->passages->len - before,
               sizeof (ThemaPassage), compare_passages);
    }
}

static void
make_passages_longest (ThemaDecider *self)
{
  const ThemaMatcher *matcher = self->matcher;
  list_hits (self, 0, THEMA_NO_ID, THEMA_FATE_KEPT,
             matcher->rules.overlap == THEMA_OVERLAP_CODEBOOK ? THEMA_FATE_KEPT
                                                              : THEMA_FATE_OVERLAP);
  g_array_sort_with_data (self->order, compare_lengths, self);
  thema_claims_reset (self->claims);
  for (guint i = 0; i < self->order->len; i++)
    {
      const ThemaHit *hit = ordered_hit (self, i);
      for (guint32 code = code_of (self, hit); code != THEMA_NO_ID;
           code = matcher->rules.own_only ? THEMA_NO_ID : matcher->parents[code])
        if (thema_claims_find (self->claims, code, hit->start, hit->end) == THEMA_NO_ID)
          {
            thema_claims_take (self->claims, code, hit->start, hit->end, hit->phrase);
            add_passage (self, code, g_array_index (self->order, guint32, i), hit);
          }
    }
  g_array_sort (self->passages, compare_passages);
}

static gboolean
is_longest (const ThemaDecider *self)
{
  ThemaOverlap overlap = self->matcher->rules.overlap;
  return overlap == THEMA_OVERLAP_LONGEST || overlap == THEMA_OVERLAP_CODEBOOK;
}

static void
make_passages (ThemaDecider *self)
{
  g_array_set_size (self->passages, 0);
  if (is_longest (self))
    make_passages_longest (self);
  else
    make_passages_leftmost (self);
  /* Passages may be made several times in one decision. */
  self->base += self->finds->document->n_tokens;
}

/* Makes the passages again once rules have found something. */
static void
remake_passages (ThemaDecider *self)
{
  g_array_sort (self->hits, thema_hit_compare);
  make_passages (self);
}

/* Judges the rules; what they find joins the hits. Leaves the passages made. */
static void
judge (ThemaDecider *self, guint32 without)
{
  gboolean stale = FALSE;
  make_passages (self);
  for (guint i = 0; i < self->matcher->plans->len; i++)
    {
      const ThemaRulePlan *plan = &g_array_index (self->matcher->plans, ThemaRulePlan, i);
      guint before = self->hits->len;
      if (plan->phrase == without)
        continue;
      if (stale && plan->on_rules)
        {
          remake_passages (self);
          before = self->hits->len;
          stale = FALSE;
        }
      thema_judge_rule (self->judge, plan, self->finds, self->passages, self->hits);
      stale |= self->hits->len > before;
    }
  if (stale)
    remake_passages (self);
}

void
thema_decider_decide (ThemaDecider *self, const ThemaFinds *finds, guint32 without)
{
  self->finds = finds;
  take_hits (self, without);
  cancel_excluded (self);
  mind_negation (self);
  if (is_longest (self))
    keep_longest (self);
  else
    keep_leftmost (self);
  for (guint i = 0; i < self->matcher->groups->len; i++)
    exclude (self, &g_array_index (self->matcher->groups, ThemaGroup, i));
  judge (self, without);
}

const GArray *
thema_decider_hits (const ThemaDecider *self)
{
  return self->hits;
}

const GArray *
thema_decider_passages (const ThemaDecider *self)
{
  return self->passages;
}
