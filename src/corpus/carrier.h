/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text is carried in: a plain file. */
#pragma once

#include "corpus/feed.h"

typedef struct _ThemaCarrier ThemaCarrier;

/* `encoding` is a charset that ICU knows; NULL: UTF-8, or what a byte order mark says. */
ThemaCarrier *thema_carrier_open (const char *path, const char *encoding, GError **error);
void thema_carrier_free (ThemaCarrier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCarrier, thema_carrier_free)

/* The next text in it, borrowed until the next call; NULL at the end (no error) or on an error. */
ThemaFeed *thema_carrier_next (ThemaCarrier *self, GError **error);

/* Bytes in the file; 0: not known. */
guint64 thema_carrier_size (const ThemaCarrier *self);
