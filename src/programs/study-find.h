/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in a folder that a study can be made of. */
#pragma once

#include <glib.h>

/* Names are below the folder, in the order of their code points. */
typedef struct
{
  GPtrArray *corpora;   /* owned, of owned: what makes up the corpus, and can be read together */
  GPtrArray *kinds;     /* owned, of owned: what each of them is, in words */
  GPtrArray *formats;   /* owned, of borrowed: the names of their formats; "folder" for a folder */
  GPtrArray *codebooks; /* owned, of owned */
  GPtrArray *left_out;  /* owned, of owned: "NAME: why it is not taken" */
  GPtrArray *titles;    /* owned, of owned: what has titles and no abstracts */
  const char *fields;   /* borrowed: which of a record are to be coded; NULL: the abstract */
} ThemaFound;

/* Reads every file that may be a corpus to its end, so that what is found is known to be readable.
 * Where nothing has an abstract, files with titles are taken for these. `self` must be cleared also
 * after an error. */
gboolean thema_find (ThemaFound *self, const char *folder, GError **error);
void thema_found_clear (ThemaFound *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ThemaFound, thema_found_clear)
