/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/unit-sets.h"

#include <string.h>

/* The units of one kind: their terms one behind the other. */
typedef struct
{
  guint64 *bits; /* owned: of the unit at hand, a bit for each term; NULL: not asked for */
  GArray *terms; /* owned, of guint32 */
  GArray *ends;  /* owned, of guint32: where each unit's terms end */
} Kind;

struct _ThemaUnitSets
{
  const ThemaTermSelection *selection; /* borrowed */
  gsize n_words;                       /* of 64 bits */
  Kind kinds[THEMA_N_UNITS];
  guint32 *selected; /* owned: scratch, the terms of a sentence's tokens */
  guint32 capacity;
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
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      self->kinds[u].terms = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->kinds[u].ends = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
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
      g_array_unref (self->kinds[u].terms);
      g_array_unref (self->kinds[u].ends);
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
  guint before = kind->terms->len;
  g_array_set_size (kind->terms, before + self->selection->n);
  guint32 *out = &g_array_index (kind->terms, guint32, before), n = 0;
  for (gsize w = 0; w < self->n_words; w++)
    {
      for (guint64 bits = kind->bits[w]; bits != 0; bits &= bits - 1)
        out[n++] = (guint32) (w * 64) + (guint32) __builtin_ctzll (bits);
      kind->bits[w] = 0;
    }
  guint32 end = before + n;
  g_array_set_size (kind->terms, end);
  g_array_append_val (kind->ends, end);
}

static void
add_bits (guint64 *into, const guint64 *from, gsize n_words)
{
  for (gsize w = 0; w < n_words; w++)
    into[w] |= from[w];
}

static void
prepare (ThemaUnitSets *self, const ThemaDocument *document)
{
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      g_array_set_size (self->kinds[u].terms, 0);
      g_array_set_size (self->kinds[u].ends, 0);
    }
  if (document->n_tokens > self->capacity)
    {
      g_free (self->selected);
      self->capacity = document->n_tokens;
      self->selected = g_new (guint32, self->capacity);
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
  const guint32 *ends = (const guint32 *) (gpointer) kind->ends->data;
  guint32 start = i > 0 ? ends[i - 1] : 0;
  *n = ends[i] - start;
  return (const guint32 *) (gpointer) kind->terms->data + start;
}
