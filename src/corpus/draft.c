/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/draft.h"

void
thema_draft_init (ThemaDraft *self)
{
  for (guint row = 0; row < 2; row++)
    for (guint field = 0; field < THEMA_N_FIELDS; field++)
      self->values[row][field] = g_string_new (NULL);
}

void
thema_draft_clear (ThemaDraft *self)
{
  for (guint row = 0; row < 2; row++)
    for (guint field = 0; field < THEMA_N_FIELDS; field++)
      g_string_free (self->values[row][field], TRUE);
}

void
thema_draft_reset (ThemaDraft *self)
{
  for (guint row = 0; row < 2; row++)
    for (guint field = 0; field < THEMA_N_FIELDS; field++)
      g_string_truncate (self->values[row][field], 0);
}

void
thema_draft_add (ThemaDraft *self, ThemaField field, ThemaDraftMode mode, const char *bytes,
                 gsize length)
{
  static const struct
  {
    const char *joint; /* NULL: the first value counts */
    guint row;
  } modes[] = { { NULL, 0 }, { "; ", 0 }, { "\n\n", 0 }, { NULL, 1 }, { "; ", 1 } };
  ThemaSlice more = thema_slice_trim ((ThemaSlice){ bytes, length });
  GString *value = self->values[modes[mode].row][field];
  if (more.length == 0 || (value->len > 0 && modes[mode].joint == NULL))
    return;
  if (value->len > 0)
    g_string_append (value, modes[mode].joint);
  g_string_append_len (value, more.bytes, (gssize) more.length);
}

gboolean
thema_draft_is_empty (const ThemaDraft *self)
{
  for (guint row = 0; row < 2; row++)
    for (guint field = 0; field < THEMA_N_FIELDS; field++)
      if (self->values[row][field]->len > 0)
        return FALSE;
  return TRUE;
}

void
thema_draft_deliver (const ThemaDraft *self, ThemaArena *arena, ThemaEntry *entry)
{
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    {
      const GString *value = self->values[self->values[0][field]->len == 0][field];
      if (value->len > 0)
        entry->fields[field]
            = (ThemaSlice){ thema_arena_copy (arena, value->str, value->len), value->len };
    }
}
