/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/string-list.h"

void
thema_string_list_init (ThemaStringList *self)
{
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
}

void
thema_string_list_clear (ThemaStringList *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
}

void
thema_string_list_empty (ThemaStringList *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->spans, 0);
}

void
thema_string_list_append (ThemaStringList *self, const char *bytes, gsize length)
{
  guint32 start = (guint32) self->text->len;
  g_string_append_len (self->text, bytes, (gssize) length);
  ThemaSpan span = { start, (guint32) self->text->len };
  g_array_append_val (self->spans, span);
}

const char *
thema_string_list_get (const ThemaStringList *self, guint i, gsize *length)
{
  const ThemaSpan *span = &g_array_index (self->spans, ThemaSpan, i);
  *length = span->end - span->start;
  return self->text->str + span->start;
}

void
thema_string_list_intern (ThemaStringList *self, ThemaInterner *interner, GArray *ids)
{
  guint before = ids->len;
  if (self->spans->len == 0)
    return;
  gsize length = self->text->len;
  g_string_set_size (self->text, length + THEMA_INTERNER_PADDING);
  g_string_truncate (self->text, length);
  g_array_set_size (ids, before + self->spans->len);
  thema_interner_add_spans (interner, self->text->str,
                            (const ThemaSpan *) (gpointer) self->spans->data, self->spans->len,
                            &g_array_index (ids, guint32, before));
}
