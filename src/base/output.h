/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where files are written.
 *
 * Bytes go to a temporary file beside the target, which takes the target's name only when
 * everything was written, flushed and closed without an error: a reader sees the old file or the
 * new one. The first error sticks, later writes do nothing, and commit reports it. */
#pragma once

#include <glib.h>

typedef struct _ThemaOutput ThemaOutput;

ThemaOutput *thema_output_new (const char *path, GError **error);

/* Writes a whole file. */
gboolean thema_output_save (const char *path, const char *bytes, gsize length, GError **error);

/* Discards the temporary file unless it was committed. */
void thema_output_free (ThemaOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaOutput, thema_output_free)

void thema_output_write (ThemaOutput *self, gconstpointer bytes, gsize length);

/* Bytes written so far. */
guint64 thema_output_tell (const ThemaOutput *self);

/* write(2) until all is written; at `offset`, when that is not negative, of the file. 0, or the
 * errno of what went wrong. */
int thema_write_all (int fd, const char *bytes, gsize length, gint64 offset);

/* Overwrites bytes at `offset` that were written before (a header that is known only at the end).
 */
void thema_output_patch (ThemaOutput *self, guint64 offset, gconstpointer bytes, gsize length);

/* Also computes the SHA-256 of what is written; call before the first write. Not with patch. */
void thema_output_enable_digest (ThemaOutput *self);

/* Writes what is left, closes, renames. */
gboolean thema_output_commit (ThemaOutput *self, GError **error);

/* After a commit with a digest enabled: its 64 hexadecimal digits, borrowed. */
const char *thema_output_get_digest (const ThemaOutput *self);
