/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns bytes of an encoding into UTF-8, as they come. A byte sequence that the encoding does not
 * have is an error, never a replacement. */
#pragma once

#include <glib.h>

typedef struct _ThemaDecoder ThemaDecoder;

/* NULL: there is no such encoding. */
ThemaDecoder *thema_decoder_new (const char *encoding);
void thema_decoder_free (ThemaDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaDecoder, thema_decoder_free)

/* As it was named; borrowed. */
const char *thema_decoder_encoding (const ThemaDecoder *self);

/* Bytes that were given to it and are not converted yet. */
gsize thema_decoder_rest (const ThemaDecoder *self);

/* Where up to `*length` bytes to be converted are to be put, when there is no rest; then say how
 * many there are. */
char *thema_decoder_room (ThemaDecoder *self, gsize *length);
void thema_decoder_fill (ThemaDecoder *self, gsize length);

/* Gives it a copy of bytes, when there is no rest. */
void thema_decoder_preload (ThemaDecoder *self, const char *bytes, gsize length);

/* Converts what there is room for; `is_last`: nothing comes behind the rest. The number of bytes
 * written; -1: those before the rest are not of the encoding. */
gssize thema_decoder_convert (ThemaDecoder *self, char *target, gsize room, gboolean is_last);

/* A decoder for the encoding that the beginning of a text most probably has; `is_all`: it is the
 * whole text. NULL: it is UTF-8, or not enough of it is anything else, or no encoding fits. */
ThemaDecoder *thema_decoder_guess (const char *bytes, gsize length, gboolean is_all);
