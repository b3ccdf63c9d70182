/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a file or of standard input as they are, from the first to the last. */
#pragma once

#include <glib.h>

/* The path that stands for standard input, and how messages and tables call it. */
#define THEMA_STDIN_PATH "-"
#define THEMA_STDIN_NAME "standard input"

/* As many bytes as are needed to see what a file is. */
#define THEMA_PEEK_SIZE ((gsize) 512)

typedef struct _ThemaRawFile ThemaRawFile;

/* An error for what is no regular file, but for standard input. */
ThemaRawFile *thema_raw_file_open (const char *path, GError **error);
void thema_raw_file_free (ThemaRawFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaRawFile, thema_raw_file_free)

/* For messages; borrowed. */
const char *thema_raw_file_name (const ThemaRawFile *self);
gboolean thema_raw_file_is_stdin (const ThemaRawFile *self);

/* Bytes in it; 0: not known. */
guint64 thema_raw_file_size (const ThemaRawFile *self);

/* The first bytes, up to THEMA_PEEK_SIZE of them, which will still be read; before any is. */
gboolean thema_raw_file_peek (ThemaRawFile *self, const char **bytes, gsize *length,
                              GError **error);

/* A ThemaReadBytes. */
gssize thema_raw_file_read (gpointer self, char *buffer, gsize length, GError **error);

/* Moves to another place of the file, never of standard input. */
gboolean thema_raw_file_seek (ThemaRawFile *self, guint64 offset, GError **error);

/* Where it is, and how many bytes were read, some perhaps twice. */
guint64 thema_raw_file_tell (const ThemaRawFile *self);
guint64 thema_raw_file_count (const ThemaRawFile *self);

/* Reads what is left, and says the SHA-256 of all that came by standard input (borrowed). */
const char *thema_raw_file_digest (ThemaRawFile *self, GError **error);
