/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole file as one piece of read-only memory. */
#pragma once

#include <glib.h>

typedef struct
{
  char *path;          /* owned: as it was given */
  const char *bytes;   /* borrowed from `mapped`; never NULL, "" for an empty file */
  gsize length;        /* in bytes */
  GMappedFile *mapped; /* owned */
  int fd;              /* owned; -1: closed */
} ThemaInput;

/* Maps a regular file. A folder, a missing file and the like are errors that name the path. */
ThemaInput *thema_input_open (const char *path, GError **error);

/* Also keeps the file open, for thema_input_read (). */
ThemaInput *thema_input_open_for_reading (const char *path, GError **error);
void thema_input_free (ThemaInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaInput, thema_input_free)

/* Copies `length` bytes at `from`, which lies within the file's, into `buffer`, by reading them:
 * for what is needed once this is cheaper by far than the first touch of a mapped page. */
gboolean thema_input_read (const ThemaInput *self, const char *from, gpointer buffer, gsize length,
                           GError **error);

/* Gives back the memory of `length` bytes at `from`, within the file's, which were looked at and
 * will not be soon: they can be looked at again, and come from the file then. */
void thema_input_release (const ThemaInput *self, gconstpointer from, gsize length);
