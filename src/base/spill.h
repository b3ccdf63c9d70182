/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that are collected on the side while a file is written, to become a part of it at the end.
 * What is more than a buffer holds goes to a file beside the target which has no name, so that
 * memory does not grow with what is collected, and nothing is left behind whatever happens. */
#pragma once

#include <glib.h>

typedef struct _ThemaSpill ThemaSpill;

/* `path` is the target beside which there will be room. */
ThemaSpill *thema_spill_new (const char *path);
void thema_spill_free (ThemaSpill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSpill, thema_spill_free)

/* The first error sticks; thema_spill_read () reports it. */
void thema_spill_append (ThemaSpill *self, gconstpointer bytes, gsize length);

/* Bytes so far. */
guint64 thema_spill_size (const ThemaSpill *self);

/* Hands all bytes over, piece by piece; an error when they could not be kept. */
gboolean thema_spill_read (ThemaSpill *self,
                           void (*take) (gconstpointer bytes, gsize length, gpointer user_data),
                           gpointer user_data, GError **error);
