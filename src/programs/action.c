/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programs/action.h"

#include <stdio.h>

int
thema_action_run (ThemaOptions *given, ThemaPrograms program, const char *positional,
                  const char *summary, ThemaAction action, int argc, char **argv)
{
  g_autoptr (ThemaOptions) options = given;
  g_autoptr (GError) error = NULL;
  ThemaConsole console;
  if (!thema_options_parse (options, program, positional, summary, argc, argv, &error))
    return thema_console_fail (argv[0], error);
  if (options->version)
    {
      printf ("%s %s\n", argv[0], PACKAGE_VERSION);
      return 0;
    }
  thema_console_init (&console, argv[0], options->quiet);
  return action (options, &console, &error) ? 0 : thema_console_fail (argv[0], error);
}
