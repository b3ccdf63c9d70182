/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a folder that is named as a corpus holds: texts, a document each, or exports of databases,
 * each of which is read as if it were named. */
#pragma once

#include "corpus/source.h"

typedef struct
{
  gboolean are_exports;
  GPtrArray *names; /* owned, of owned: paths below the folder, by the code points of their names */
} ThemaFolderParts;

/* Looks into each file of the folder and its subfolders. Files of which nothing will be read are
 * told by a note, appended to `notes` (of owned). Texts and exports together are an error. */
ThemaFolderParts *thema_folder_parts_find (const ThemaSourceOptions *options, const char *path,
                                           GPtrArray *notes, GError **error);
void thema_folder_parts_free (ThemaFolderParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaFolderParts, thema_folder_parts_free)
