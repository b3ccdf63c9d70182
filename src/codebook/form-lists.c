/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/form-lists.h"

void
thema_form_lists_init (ThemaFormLists *self, guint32 n_forms)
{
  guint32 zero = 0;
  self->bits = g_new0 (guint64, n_forms / 64 + 1);
  self->before = g_new0 (guint32, n_forms / 64 + 1);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->offsets, zero);
}

void
thema_form_lists_clear (ThemaFormLists *self)
{
  g_clear_pointer (&self->bits, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->offsets, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
}

gboolean
thema_form_lists_end (ThemaFormLists *self, guint32 form)
{
  guint32 n_lists = self->offsets->len - 1;
  if (form % 64 == 0)
    self->before[form / 64] = n_lists;
  if (self->numbers->len == g_array_index (self->offsets, guint32, n_lists))
    return FALSE;
  self->bits[form / 64] |= G_GUINT64_CONSTANT (1) << form % 64;
  g_array_append_val (self->offsets, self->numbers->len);
  return TRUE;
}
