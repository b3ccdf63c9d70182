/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How carriers make feeds. */
#pragma once

#include "corpus/feed.h"

/* Fills `buffer` with up to `length` bytes: how many, 0 at the end, -1 and `error`. */
typedef gssize (*ThemaReadBytes) (gpointer data, char *buffer, gsize length, GError **error);

/* `data` is borrowed. `encoding` as for thema_carrier_open (). */
ThemaFeed *thema_feed_new (const char *name, const char *encoding, ThemaReadBytes read,
                           gpointer data, GError **error);

/* See thema_feed_base (); without a call it is the bare name. */
void thema_feed_set_base (ThemaFeed *self, const char *base);
