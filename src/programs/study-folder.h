/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working folder of a study: what lies between the stages, kept for the next run.
 *
 * Of one folder one process at a time makes use; the lock goes with the process, however it ends. A
 * folder may be deleted at any time between runs. */
#pragma once

#include <glib.h>

typedef struct
{
  char *path;     /* owned */
  char *store;    /* owned: where the token store is, or will be */
  char *segments; /* owned */
  int lock;       /* -1: not locked */
} ThemaStudyFolder;

void thema_study_folder_init (ThemaStudyFolder *self, const char *path);
void thema_study_folder_clear (ThemaStudyFolder *self);

/* Makes the folder, locks it, and removes what a killed run left in it or another version of the
 * program. An error when another process is at work in it. */
gboolean thema_study_folder_enter (ThemaStudyFolder *self, GError **error);

/* Which other version of the program the folder is of (transfer full); NULL: this one, or none. */
char *thema_study_folder_other_version (const ThemaStudyFolder *self);
