/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text is carried in: a plain file, one that gzip, xz, zstd or bzip2 has compressed, a zip
 * archive, whose members are texts in their order, or any of these on standard input.
 *
 * Nothing is written and nothing is kept: texts are unpacked as they are read. A member whose name
 * leads out of the archive, an archive within another one, an encrypted one and a document of an
 * office program are errors, and so is what becomes improbably large. Folders and what macOS adds
 * are passed over. */
#pragma once

#include "corpus/feed.h"
#include "corpus/raw-file.h"

typedef struct _ThemaCarrier ThemaCarrier;

/* `path` may be THEMA_STDIN_PATH. `encoding` is a charset that ICU knows; NULL: UTF-8, or what a
 * byte order mark says. */
ThemaCarrier *thema_carrier_open (const char *path, const char *encoding, GError **error);
void thema_carrier_free (ThemaCarrier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCarrier, thema_carrier_free)

/* The next text in it, borrowed until the next call; NULL at the end (no error) or on an error. */
ThemaFeed *thema_carrier_next (ThemaCarrier *self, GError **error);

/* Whether it is an archive, which may carry several texts. */
gboolean thema_carrier_is_archive (const ThemaCarrier *self);

/* Bytes in the file; 0: not known. How many of them were read. */
guint64 thema_carrier_size (const ThemaCarrier *self);
guint64 thema_carrier_position (const ThemaCarrier *self);

/* The SHA-256 of standard input (borrowed), when all texts were read, and its bytes. */
const char *thema_carrier_digest (ThemaCarrier *self, guint64 *length, GError **error);

/* A file's name without the suffix that says how it is compressed (transfer full). */
char *thema_carrier_strip_suffix (const char *name);
