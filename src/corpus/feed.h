/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that is read piece by piece, as UTF-8 whose lines end with LF, whatever it was.
 *
 * The reader of a format sees it through a window: the bytes at hand from the first one that it has
 * not dealt with. It asks for more when what it looks for is not there yet, and skips what it has
 * dealt with. The window only becomes as large as the largest piece that a reader wants whole, so
 * that memory does not grow with the file; a piece above the limit is an error. */
#pragma once

#include <glib.h>

/* Bytes: larger than any record of an export. */
#define THEMA_MAX_RECORD ((gsize) 32 << 20)
/* Of a text that is a document as a whole, whose reader says so by thema_feed_set_limit (). */
#define THEMA_MAX_PIECE ((gsize) 256 << 20)

typedef struct _ThemaFeed ThemaFeed;

/* Bytes in memory (borrowed) as a feed; `name` stands in messages. */
ThemaFeed *thema_feed_new_from_bytes (const char *name, const char *bytes, gsize length);
void thema_feed_free (ThemaFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaFeed, thema_feed_free)

/* The name of the file (and of the member of an archive, "a.zip/b.csv") as it was given, for
 * messages and tables; borrowed. */
const char *thema_feed_name (const ThemaFeed *self);

/* The name by which a format is recognised and an id is made: without the folder and ".gz", that of
 * a member as it is in the archive; borrowed. */
const char *thema_feed_base (const ThemaFeed *self);

/* The encoding that it is read as; borrowed. */
const char *thema_feed_encoding (const ThemaFeed *self, gboolean *guessed);

/* Where no encoding was given and the bytes at hand, of which none was skipped, are not UTF-8:
 * guesses the encoding by them. Not when they are UTF-8 with some damage; then, and when no guess
 * fits, they stay as they are. */
gboolean thema_feed_guess_encoding (ThemaFeed *self, GError **error);

/* Bytes that a piece may have; THEMA_MAX_RECORD unless this is called. */
void thema_feed_set_limit (ThemaFeed *self, gsize limit);

/* The bytes at hand, borrowed until the next thema_feed_grow () or thema_feed_skip (). There may be
 * none before the first thema_feed_grow (). They are not known to be valid UTF-8. */
const char *thema_feed_peek (const ThemaFeed *self, gsize *length);

/* Makes the window longer. FALSE without an error: the text ends with the bytes at hand. */
gboolean thema_feed_grow (ThemaFeed *self, GError **error);

/* Grows until at least `length` bytes are at hand or the text ends. FALSE: an error. */
gboolean thema_feed_want (ThemaFeed *self, gsize length, GError **error);

/* Whether there is nothing behind the bytes at hand: known once thema_feed_grow () has said so. */
gboolean thema_feed_at_end (const ThemaFeed *self);

/* Moves the window's start by `n` bytes that are at hand. */
void thema_feed_skip (ThemaFeed *self, gsize n);

/* The 1-based line of the first byte at hand. */
guint64 thema_feed_line (const ThemaFeed *self);

/* The next line, without its LF, borrowed as above; it stays at hand. FALSE at the end (no error)
 * or on an error. `*skip` is what thema_feed_skip () is to be given to be behind it. */
gboolean thema_feed_peek_line (ThemaFeed *self, const char **line, gsize *length, gsize *skip,
                               GError **error);

/* Bytes of the file that were read so far, for progress. */
guint64 thema_feed_position (const ThemaFeed *self);
