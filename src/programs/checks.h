/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of what was given to an option. Each returns FALSE and an error of G_OPTION_ERROR that
 * says what to choose from. */
#pragma once

#include <glib.h>

/* For options that do not go together, or lack one another: sets the error. Always returns FALSE.
 */
gboolean thema_check_refuse (const char *message, GError **error);

/* For values that are checked in some other way: sets the error. Always returns FALSE. */
gboolean thema_check_fail (const char *option, const char *value, const char *choices,
                           GError **error);

/* One of `choices`, which are written "this or that"; NULL, for nothing given, is good. */
gboolean thema_check_choice (const char *option, const char *value, const char *choices,
                             GError **error);

/* Some of `choices`, which are written "this, that", with commas between them. */
gboolean thema_check_list (const char *option, const char *value, const char *choices,
                           GError **error);

gboolean thema_check_range (const char *option, gint64 value, gint64 lowest, gint64 highest,
                            GError **error);

/* The place of a name that was checked in the list of choices. */
guint thema_check_find (const char *name, const char *const *choices);
