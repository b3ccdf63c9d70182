/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a command whose options stand in the table of options.c. */
#pragma once

#include "programs/console.h"
#include "programs/options.h"

/* What the command does once its options are there. */
typedef gboolean (*ThemaAction) (const ThemaOptions *options, ThemaConsole *console,
                                 GError **error);

/* Parses the command line over `options` (transfer full), calls the action, and returns the exit
 * status. The rest is as for thema_options_parse (). */
int thema_action_run (ThemaOptions *options, ThemaPrograms program, const char *positional,
                      const char *summary, ThemaAction action, int argc, char **argv);
