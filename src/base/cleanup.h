/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to go when the program is interrupted: its temporary files and folders.
 *
 * This is the one list that all threads share, because the interruption concerns the process:
 * Ctrl-C must find every name that stands on the disk at that moment. Whoever makes, renames or
 * removes such a name holds the list meanwhile. */
#pragma once

#include <glib.h>

/* The list is held until it is let go; it may be held several times by one thread. */
void thema_cleanup_hold (void);
void thema_cleanup_release (void);

/* A temporary file, or a folder of files, that now stands there. */
void thema_cleanup_add (const char *path);
/* It is gone, or is temporary no longer. */
void thema_cleanup_drop (const char *path);

/* Removes all of them. The list is never let go, so that no thread makes another one. */
void thema_cleanup_finish (void);

/* Makes a folder below TMPDIR that is on the list (transfer full). */
char *thema_cleanup_make_folder (GError **error);
/* Removes it and its files. */
void thema_cleanup_remove_folder (const char *path);

/* Removes a folder and the files in it. Folders in it stay, and then so does it. */
void thema_remove_folder (const char *path);
