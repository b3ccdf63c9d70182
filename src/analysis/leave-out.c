/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/leave-out.h"

#include "analysis/code-units.h"
#include "analysis/pairs.h"

/* The values of a pair of pattern and code. */
enum
{
  LOST,
  GAINED,
  SENTENCES,
  N_VALUES,
};

struct _ThemaLeaveOut
{
  guint32 n_codes;
  guint64 *documents, *sentences; /* owned, by code */
  ThemaPairs *changes;            /* owned, of pattern and code */
  ThemaCodeUnits with, without;   /* scratch */
};

ThemaLeaveOut *
thema_leave_out_new (guint32 n_codes)
{
  ThemaLeaveOut *self = g_new0 (ThemaLeaveOut, 1);
  self->n_codes = n_codes;
  self->documents = g_new0 (guint64, MAX (n_codes, 1));
  self->sentences = g_new0 (guint64, MAX (n_codes, 1));
  self->changes = thema_pairs_new (N_VALUES);
  thema_code_units_init (&self->with, n_codes);
  thema_code_units_init (&self->without, n_codes);
  return self;
}

void
thema_leave_out_free (ThemaLeaveOut *self)
{
  if (self == NULL)
    return;
  g_free (self->documents);
  g_free (self->sentences);
  thema_pairs_free (self->changes);
  thema_code_units_clear (&self->with);
  thema_code_units_clear (&self->without);
  g_free (self);
}

static void
note_change (ThemaLeaveOut *self, guint32 pattern, guint32 code)
{
  guint32 with = self->with.sentences[code], without = self->without.sentences[code];
  if (with == without)
    return;
  gint64 *values = thema_pairs_at (self->changes, pattern, code);
  values[LOST] += without == 0;
  values[GAINED] += with == 0;
  values[SENTENCES] += (gint64) without - (gint64) with;
}

static void
compare (ThemaLeaveOut *self, guint32 pattern)
{
  for (guint i = 0; i < self->with.codes->len; i++)
    note_change (self, pattern, g_array_index (self->with.codes, guint32, i));
  for (guint i = 0; i < self->without.codes->len; i++)
    {
      guint32 code = g_array_index (self->without.codes, guint32, i);
      if (self->with.sentences[code] == 0)
        note_change (self, pattern, code);
    }
}

void
thema_leave_out_add (ThemaLeaveOut *self, ThemaSearch *search, const ThemaDocument *document)
{
  guint n, n_found;
  const guint32 *found = thema_search_found (search, &n_found);
  if (n_found == 0)
    return;
  const ThemaPassage *passages = thema_search_decide (search, THEMA_NO_ID, &n);
  thema_code_units_fill (&self->with, document, passages, n);
  for (guint i = 0; i < self->with.codes->len; i++)
    {
      guint32 code = g_array_index (self->with.codes, guint32, i);
      self->documents[code]++;
      self->sentences[code] += self->with.sentences[code];
    }
  for (guint i = 0; i < n_found; i++)
    {
      passages = thema_search_decide (search, found[i], &n);
      thema_code_units_fill (&self->without, document, passages, n);
      compare (self, found[i]);
    }
}

void
thema_leave_out_merge (ThemaLeaveOut *self, const ThemaLeaveOut *other)
{
  for (guint32 i = 0; i < self->n_codes; i++)
    {
      self->documents[i] += other->documents[i];
      self->sentences[i] += other->sentences[i];
    }
  thema_pairs_merge (self->changes, other->changes);
}

guint64
thema_leave_out_documents (const ThemaLeaveOut *self, guint32 code)
{
  return self->documents[code];
}

guint64
thema_leave_out_sentences (const ThemaLeaveOut *self, guint32 code)
{
  return self->sentences[code];
}

GArray *
thema_leave_out_list (const ThemaLeaveOut *self)
{
  g_autoptr (GArray) pairs = thema_pairs_list (self->changes);
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (ThemaLeftOut), pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const ThemaPair *pair = &g_array_index (pairs, ThemaPair, i);
      ThemaLeftOut row = { pair->a, pair->b, (guint64) pair->values[LOST],
                           (guint64) pair->values[GAINED], pair->values[SENTENCES] };
      g_array_append_val (list, row);
    }
  return list;
}
