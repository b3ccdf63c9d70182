/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings become numbers once: ids 0, 1, 2 ... in the order in which the strings were first seen.
 *
 * Strings are byte strings without NUL; equal means equal bytes. */
#pragma once

#include "base/span.h"

#define THEMA_NO_ID G_MAXUINT32

/* How far behind a text's end thema_interner_add_spans () reads. */
#define THEMA_INTERNER_PADDING 24

typedef struct _ThemaInterner ThemaInterner;

ThemaInterner *thema_interner_new (void);
void thema_interner_free (ThemaInterner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaInterner, thema_interner_free)

/* The string's id; a new one if it was never seen. */
guint32 thema_interner_add (ThemaInterner *self, const char *bytes, gsize length);

/* The same for many pieces of one text, several times faster: `ids` has room for `n`. Bytes up to
 * THEMA_INTERNER_PADDING behind the end of the last piece must be readable, whatever they are. */
void thema_interner_add_spans (ThemaInterner *self, const char *text, const ThemaSpan *spans,
                               gsize n, guint32 *ids);

/* The string's id, or THEMA_NO_ID. */
guint32 thema_interner_find (const ThemaInterner *self, const char *bytes, gsize length);

/* The string of an id, NUL-terminated, borrowed for the interner's life. */
const char *thema_interner_string (const ThemaInterner *self, guint32 id);
gsize thema_interner_length (const ThemaInterner *self, guint32 id);

guint32 thema_interner_size (const ThemaInterner *self);
