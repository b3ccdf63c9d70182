/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/judge.h"

#include "codebook/proximity.h"

/* Where one code or pattern of the rule stands in the document. */
typedef struct
{
  GArray *stretches; /* owned, of ThemaStretch, by their start */
  GArray *reaches;   /* owned, of guint32: the farthest end of this one and those before it */
  gboolean is_code;
} Place;

struct _ThemaJudge
{
  const ThemaMatcher *matcher; /* borrowed */
  const ThemaFinds *finds;     /* borrowed: of the rule at hand */
  GArray *places;              /* owned, of Place, by leaf of the rule at hand */
  GArray *marks;               /* owned, of ThemaNearMark: scratch, as are the next two */
  GArray *stretches;           /* owned, of ThemaStretch */
  GArray *scratch;             /* owned, of guint64 */
};

static void
clear_place (gpointer data)
{
  Place *place = data;
  g_array_unref (place->stretches);
  g_array_unref (place->reaches);
}

ThemaJudge *
thema_judge_new (const ThemaMatcher *matcher)
{
  ThemaJudge *self = g_new0 (ThemaJudge, 1);
  self->matcher = matcher;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);
  self->marks = g_array_new (FALSE, FALSE, sizeof (ThemaNearMark));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (ThemaStretch));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
thema_judge_free (ThemaJudge *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_array_unref (self->marks);
  g_array_unref (self->stretches);
  g_array_unref (self->scratch);
  g_free (self);
}

/* Places. */

static void
add_stretch (Place *place, guint32 start, guint32 end)
{
  ThemaStretch stretch = { start, end };
  guint n = place->reaches->len;
  guint32 reach = n > 0 ? MAX (g_array_index (place->reaches, guint32, n - 1), end) : end;
  g_array_append_val (place->stretches, stretch);
  g_array_append_val (place->reaches, reach);
}

static void
fill_place (Place *place, const ThemaRuleLeaf *leaf, const ThemaFinds *finds,
            const GArray *passages)
{
  const GArray *hits = finds->hits[THEMA_PHRASE_OPERAND];
  g_array_set_size (place->stretches, 0);
  g_array_set_size (place->reaches, 0);
  place->is_code = leaf->is_code;
  for (guint i = 0; leaf->is_code && i < passages->len; i++)
    {
      const ThemaPassage *passage = &g_array_index (passages, ThemaPassage, i);
      if (passage->code == leaf->number)
        add_stretch (place, passage->first_token, passage->end_token);
    }
  for (guint i = 0; !leaf->is_code && i < hits->len; i++)
    {
      const ThemaHit *hit = &g_array_index (hits, ThemaHit, i);
      if (hit->phrase == leaf->number)
        add_stretch (place, hit->start, hit->end);
    }
}

static void
fill_places (ThemaJudge *self, const ThemaRulePlan *plan, const GArray *passages)
{
  while (self->places->len < plan->leaves->len)
    {
      Place place = { g_array_new (FALSE, FALSE, sizeof (ThemaStretch)),
                      g_array_new (FALSE, FALSE, sizeof (guint32)), FALSE };
      g_array_append_val (self->places, place);
    }
  for (guint i = 0; i < plan->leaves->len; i++)
    fill_place (&g_array_index (self->places, Place, i),
                &g_array_index (plan->leaves, ThemaRuleLeaf, i), self->finds, passages);
}

/* The first stretch that may touch a unit which begins at the token. */
static guint
first_in (const Place *place, guint32 from)
{
  guint low = 0, high = place->reaches->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (place->reaches, guint32, middle) <= from)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The next stretch from `*i` on that touches the unit; NULL for none. */
static const ThemaStretch *
next_in (const Place *place, guint *i, guint32 from, guint32 to)
{
  for (; *i < place->stretches->len; ++*i)
    {
      const ThemaStretch *stretch = &g_array_index (place->stretches, ThemaStretch, *i);
      if (stretch->start >= to)
        return NULL;
      if (stretch->end > from)
        {
          ++*i;
          return stretch;
        }
    }
  return NULL;
}

/* Appends the marks of a leaf, or of all in an OR. */
static void
collect (ThemaJudge *self, const ThemaRule *rule, guint32 thing, guint32 from, guint32 to)
{
  if (rule->kind == THEMA_RULE_OR)
    {
      for (guint i = 0; i < rule->operands->len; i++)
        collect (self, g_ptr_array_index (rule->operands, i), thing, from, to);
      return;
    }
  const Place *place = &g_array_index (self->places, Place, rule->number);
  guint at = first_in (place, from);
  for (const ThemaStretch *s; (s = next_in (place, &at, from, to)) != NULL;)
    {
      ThemaNearMark mark = { s->start, s->end, thing };
      g_array_append_val (self->marks, mark);
    }
}

/* The passages of a code are what they are; matches of patterns count without overlap. */
static guint64
count (ThemaJudge *self, const ThemaRule *rule, guint32 from, guint32 to)
{
  g_array_set_size (self->marks, 0);
  collect (self, rule, 0, from, to);
  if (rule->kind == THEMA_RULE_CODE)
    return self->marks->len;
  g_array_sort (self->marks, thema_near_mark_compare);
  guint64 n = 0;
  guint32 behind = 0;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const ThemaNearMark *mark = &g_array_index (self->marks, ThemaNearMark, i);
      if (n > 0 && mark->start < behind)
        continue;
      behind = mark->end;
      n++;
    }
  return n;
}

static gboolean
compare (guint64 n, ThemaComparison comparison, guint64 with)
{
  switch (comparison)
    {
    case THEMA_COMPARE_LESS:
      return n < with;
    case THEMA_COMPARE_AT_MOST:
      return n <= with;
    case THEMA_COMPARE_EQUAL:
      return n == with;
    case THEMA_COMPARE_NOT_EQUAL:
      return n != with;
    case THEMA_COMPARE_AT_LEAST:
      return n >= with;
    case THEMA_COMPARE_MORE:
    default:
      return n > with;
    }
}

static gboolean
is_near (ThemaJudge *self, const ThemaRule *rule, guint32 from, guint32 to)
{
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->stretches, 0);
  for (guint32 i = 0; i < rule->operands->len; i++)
    {
      guint before = self->marks->len;
      collect (self, g_ptr_array_index (rule->operands, i), i, from, to);
      if (self->marks->len == before)
        return FALSE;
    }
  g_array_sort (self->marks, thema_near_mark_compare);
  thema_proximity_find ((const ThemaNearMark *) (gpointer) self->marks->data, self->marks->len,
                        rule->operands->len, rule->within, rule->kind == THEMA_RULE_SEQ,
                        self->finds->words_before, self->scratch, self->stretches);
  return self->stretches->len > 0;
}

/* Whether the rule holds from one token to before another one. */
static gboolean
holds (ThemaJudge *self, const ThemaRule *rule, guint32 from, guint32 to)
{
  switch (rule->kind)
    {
    case THEMA_RULE_AND:
      for (guint i = 0; i < rule->operands->len; i++)
        if (!holds (self, g_ptr_array_index (rule->operands, i), from, to))
          return FALSE;
      return TRUE;
    case THEMA_RULE_OR:
      for (guint i = 0; i < rule->operands->len; i++)
        if (holds (self, g_ptr_array_index (rule->operands, i), from, to))
          return TRUE;
      return FALSE;
    case THEMA_RULE_NOT:
      return !holds (self, g_ptr_array_index (rule->operands, 0), from, to);
    case THEMA_RULE_COUNT:
      return compare (count (self, g_ptr_array_index (rule->operands, 0), from, to),
                      rule->comparison, rule->count);
    case THEMA_RULE_NEAR:
    case THEMA_RULE_SEQ:
      return is_near (self, rule, from, to);
    case THEMA_RULE_CODE:
    case THEMA_RULE_PATTERN:
    default:
      {
        const Place *place = &g_array_index (self->places, Place, rule->number);
        guint at = first_in (place, from);
        return next_in (place, &at, from, to) != NULL;
      }
    }
}

static gboolean
is_blank (const ThemaJudge *self, guint32 token)
{
  guint8 flags = self->matcher->forms.flags[self->finds->document->forms[token]];
  return (flags & THEMA_ROLE_MASK) == THEMA_ROLE_BLANK;
}

void
thema_judge_rule (ThemaJudge *self, const ThemaRulePlan *plan, const ThemaFinds *finds,
                  const GArray *passages, GArray *hits)
{
  const ThemaDocument *document = finds->document;
  guint32 n_units = thema_unit_count (plan->unit, document), from = 0;
  self->finds = finds;
  fill_places (self, plan, passages);
  for (guint32 unit = 0; unit < n_units; unit++)
    {
      guint32 to = thema_unit_end (plan->unit, document, unit), first = from, end = to;
      from = to;
      if (finds->words_before[first] == finds->words_before[end]
          || !holds (self, plan->rule, first, end))
        continue;
      while (is_blank (self, first))
        first++;
      while (is_blank (self, end - 1))
        end--;
      ThemaHit hit = { first, end, plan->phrase, THEMA_NO_ID, THEMA_FATE_KEPT, FALSE, FALSE };
      g_array_append_val (hits, hit);
    }
}
