/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics, as the programs and the studies that turn them on call them. */
#pragma once

#include "programs/action.h"

/* Whether the options go together; an error of G_OPTION_ERROR otherwise. */
gboolean thema_keyness_check (const ThemaOptions *options, GError **error);
gboolean thema_crosstab_check (const ThemaOptions *options, GError **error);

/* See ThemaAction. */
gboolean thema_keyness_run (const ThemaOptions *options, ThemaConsole *console, GError **error);
gboolean thema_collocations_run (const ThemaOptions *options, ThemaConsole *console,
                                 GError **error);
gboolean thema_dispersion_run (const ThemaOptions *options, ThemaConsole *console, GError **error);
gboolean thema_diversity_run (const ThemaOptions *options, ThemaConsole *console, GError **error);
gboolean thema_crosstab_run (const ThemaOptions *options, ThemaConsole *console, GError **error);
gboolean thema_structure_run (const ThemaOptions *options, ThemaConsole *console, GError **error);
