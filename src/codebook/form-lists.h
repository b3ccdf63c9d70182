/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of numbers for each form of a store, most of them empty.
 *
 * It is asked for words in the order of running text, so it is kept small for the processor's sake:
 * a bit for each form, and lists only for forms that have one. */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 *bits;   /* owned, by 64 forms: which have a list */
  guint32 *before; /* owned, by 64 forms: how many lists the forms before them have */
  GArray *offsets; /* owned, of guint32: list i is numbers offsets[i] to offsets[i + 1] - 1 */
  GArray *numbers; /* owned, of guint32 */
} ThemaFormLists;

void thema_form_lists_init (ThemaFormLists *self, guint32 n_forms);
void thema_form_lists_clear (ThemaFormLists *self);

/* Ends the list of `form`, which takes the numbers appended since the last call. To be called for
 * every form in turn. Whether there are any. */
gboolean thema_form_lists_end (ThemaFormLists *self, guint32 form);

static inline guint32
thema_count_bits (guint64 bits)
{
  bits -= (bits >> 1) & G_GUINT64_CONSTANT (0x5555555555555555);
  bits = (bits & G_GUINT64_CONSTANT (0x3333333333333333))
         + ((bits >> 2) & G_GUINT64_CONSTANT (0x3333333333333333));
  bits = (bits + (bits >> 4)) & G_GUINT64_CONSTANT (0x0F0F0F0F0F0F0F0F);
  return (guint32) (bits * G_GUINT64_CONSTANT (0x0101010101010101) >> 56);
}

/* The list of a form that has one. */
static inline const guint32 *
thema_form_lists_get (const ThemaFormLists *self, guint32 form, guint32 *n)
{
  guint64 below = self->bits[form / 64] & ((G_GUINT64_CONSTANT (1) << form % 64) - 1);
  const guint32 *offsets
      = &g_array_index (self->offsets, guint32, self->before[form / 64] + thema_count_bits (below));
  *n = offsets[1] - offsets[0];
  return &g_array_index (self->numbers, guint32, offsets[0]);
}
