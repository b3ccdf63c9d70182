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
} ThemaInput;

/* Maps a regular file. A folder, a missing file and the like are errors that name the path. */
ThemaInput *thema_input_open (const char *path, GError **error);
void thema_input_free (ThemaInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaInput, thema_input_free)
