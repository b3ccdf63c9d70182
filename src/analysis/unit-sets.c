/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/unit-sets.h"

#include <string.h>

/* The units of one kind: their terms one behind the other. */
typedef struct
{
  guint64 *bits;  /* owned: of the unit at hand, a bit for each term; NULL: not asked for */
  guint32 *terms; /* owned */
  guint32 *ends;  /* owned: where each unit's terms end */
  guint32 n_terms, n_units;
} Kind;

struct _ThemaUnitSets
{
  const ThemaTermSelection *selection; /* borrowed */
  gsize n_words;                       /* of 64 bits */
  Kind kinds[THEMA_N_UNITS];
  guint32 *selected; /* owned: scratch, the terms of a sentence's tokens */
  gsize capacity;    /* tokens and units that there is room for */
};

ThemaUnitSets *
thema_unit_sets_new (const ThemaTermSelection *selection, ThemaUnitMask units)
{
  ThemaUnitSets *self = g_new0 (ThemaUnitSets, 1);
  self->selection = selection;
  self->n_words = selection->n / 64 + 1;
  /* Sentences make up the other kinds. */
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    if (units >> u & 1 || u == THEMA_UNIT_SENTENCE)
      self->kinds[u].bits = g_new0 (guint64, self->n_words);
  return self;
}

void
thema_unit_sets_free (ThemaUnitSets *self)
{
  if (self == NULL)
    return;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      g_free (self->kinds[u].bits);
      g_free (self->kinds[u].terms);
      g_free (self->kinds[u].ends);
    }
  g_free (self->selected);
  g_free (self);
}

/* Marks the selected among some tokens. Whether one is selected cannot be foretold, so the first
 * loop has no branch. */
static void
mark (ThemaUnitSets *self, const guint32 *forms, guint32 n_tokens, guint64 *bits)
{
  const guint32 *of_form = self->selection->of_form;
  const guint32 n_terms = self->selection->n;
  guint32 *selected = self->selected, n = 0;
  for (guint32 i = 0; i < n_tokens; i++)
    {
      guint32 term = of_form[forms[i]];
      selected[n] = term;
      n += term < n_terms;
    }
  for (guint32 i = 0; i < n; i++)
    bits[selected[i] / 64] |= G_GUINT64_CONSTANT (1) << (selected[i] % 64);
}

/* Ends a unit: makes a list of its bits, and clears them. */
static void
end_unit (const ThemaUnitSets *self, Kind *kind)
{
  guint32 n = kind->n_terms;
  for (guint32 w = 0; w < self->n_words; w++)
    {
      for (guint64 bits = kind->bits[w]; bits != 0; bits &= bits - 1)
        kind->terms[n++] = w * 64 + (guint32) __builtin_ctzll (bits);
      kind->bits[w] = 0;
    }
  kind->n_terms = n;
  kind->ends[kind->n_units++] = n;
}

static void
add_bits (guint64 *into, const guint64 *from, gsize n_words)
{
  for (gsize w = 0; w < n_words; w++)
    into[w] |= from[w];
}

/* Makes room: no unit has more terms than tokens, and no document more sentences, but it is one
 * unit even if it is empty. */
static void
prepare (ThemaUnitSets *self, const ThemaDocument *document)
{
  gboolean grows = document->n_tokens >= self->capacity;
  if (grows)
    {
      self->capacity = document->n_tokens + 1;
      g_free (self->selected);
      self->selected = g_new (guint32, self->capacity);
    }
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      Kind *kind = &self->kinds[u];
      kind->n_terms = kind->n_units = 0;
      if (!grows || kind->bits == NULL)
        continue;
      g_free (kind->terms);
      g_free (kind->ends);
      kind->terms = g_new (guint32, self->capacity);
      kind->ends = g_new (guint32, self->capacity);
    }
}

void
thema_unit_sets_fill (ThemaUnitSets *self, const ThemaDocument *document)
{
  Kind *sentences = &self->kinds[THEMA_UNIT_SENTENCE];
  guint32 token = 0, paragraph = 0;
  prepare (self, document);
  for (guint32 s = 0; s < document->n_sentences; s++)
    {
      guint32 end = document->sentence_ends[s];
      mark (self, document->forms + token, end - token, sentences->bits);
      token = end;
      for (guint u = 0; u < THEMA_UNIT_SENTENCE; u++)
        if (self->kinds[u].bits != NULL)
          add_bits (self->kinds[u].bits, sentences->bits, self->n_words);
      end_unit (self, sentences);
      if (s + 1 < document->paragraph_ends[paragraph])
        continue;
      paragraph++;
      if (self->kinds[THEMA_UNIT_PARAGRAPH].bits != NULL)
        end_unit (self, &self->kinds[THEMA_UNIT_PARAGRAPH]);
    }
  if (self->kinds[THEMA_UNIT_DOCUMENT].bits != NULL)
    end_unit (self, &self->kinds[THEMA_UNIT_DOCUMENT]);
}

const guint32 *
thema_unit_sets_get (const ThemaUnitSets *self, ThemaUnit unit, guint32 i, guint32 *n)
{
  const Kind *kind = &self->kinds[unit];
  guint32 start = i > 0 ? kind->ends[i - 1] : 0;
  *n = kind->ends[i] - start;
  return kind->terms + start;
}
