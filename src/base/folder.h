/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that changes all at once: files are written into a fresh folder beside the target, which
 * takes the target's place at the commit. Until then, and after any error, the target is untouched.
 */
#pragma once

#include <glib.h>

typedef struct _ThemaFolder ThemaFolder;

/* The parents of `target` are made when they are missing. The current folder cannot be a target. */
ThemaFolder *thema_folder_new (const char *target, GError **error);

/* Removes what killed processes left beside the target; thema_folder_new () does, too. */
void thema_folder_tidy (const char *target);

/* Removes the fresh folder unless it was committed. */
void thema_folder_free (ThemaFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaFolder, thema_folder_free)

/* Where to write the file `name` (transfer full). */
char *thema_folder_path (const ThemaFolder *self, const char *name);

/* Puts the fresh folder in the target's place. Files of the old target that the fresh folder does
 * not have are carried over when `keep (name, user_data)` says so, and are removed otherwise; a
 * subfolder in the old target is an error, because nothing in it may be lost. */
gboolean thema_folder_commit (ThemaFolder *self,
                              gboolean (*keep) (const char *name, gpointer user_data),
                              gpointer user_data, GError **error);
