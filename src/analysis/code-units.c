/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/code-units.h"

void
thema_code_units_init (ThemaCodeUnits *self, guint32 n_codes)
{
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sentences = g_new0 (guint32, MAX (n_codes, 1));
  self->last = g_new0 (guint32, MAX (n_codes, 1));
}

void
thema_code_units_clear (ThemaCodeUnits *self)
{
  g_array_unref (self->codes);
  g_free (self->sentences);
  g_free (self->last);
}

void
thema_code_units_fill (ThemaCodeUnits *self, const ThemaDocument *document,
                       const ThemaPassage *passages, guint n)
{
  guint32 sentence = 0;
  for (guint i = 0; i < self->codes->len; i++)
    self->sentences[g_array_index (self->codes, guint32, i)] = 0;
  g_array_set_size (self->codes, 0);
  for (guint i = 0; i < n; i++)
    {
      guint32 code = passages[i].code;
      while (document->sentence_ends[sentence] <= passages[i].first_token)
        sentence++;
      if (self->sentences[code] == 0)
        g_array_append_val (self->codes, code);
      else if (self->last[code] == sentence + 1)
        continue;
      self->sentences[code]++;
      self->last[code] = sentence + 1;
    }
}
