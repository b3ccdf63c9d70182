/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers which strings were seen by 64 bits of each, so that a string costs 9 to 19 bytes
 * however long it is. Two of a million strings are taken for one with a probability of 3 in 10^8,
 * of ten million with 3 in 10^6. */
#pragma once

#include <glib.h>

typedef struct _ThemaKeySet ThemaKeySet;

ThemaKeySet *thema_key_set_new (void);
void thema_key_set_free (ThemaKeySet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaKeySet, thema_key_set_free)

/* FALSE: it was there. */
gboolean thema_key_set_add (ThemaKeySet *self, const char *bytes, gsize length);
