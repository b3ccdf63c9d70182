/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/dispatch.h"

#include "programs/console.h"

#include <stdio.h>
#include <string.h>

static void
print_help (const ThemaCommands *self, FILE *stream)
{
  fputs (self->before, stream);
  for (const ThemaCommand *command = self->commands; command->name != NULL; command++)
    fprintf (stream, "  %-*s  %s\n", self->width, command->name, command->help);
  fputs (self->after, stream);
}

int
thema_dispatch (const ThemaCommands *self, int argc, char **argv)
{
  if (argc < 2)
    {
      print_help (self, stderr);
      return THEMA_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_help (self, stdout);
      return 0;
    }
  for (const ThemaCommand *command = self->commands; command->name != NULL; command++)
    if (strcmp (argv[1], command->name) == 0)
      {
        g_autofree char *title = g_strdup (command->title);
        argv[1] = title;
        return command->run (argc - 1, argv + 1);
      }
  fprintf (stderr, "%s: there is no command '%s'; type '%s --help' for the list\n", self->program,
           argv[1], self->program);
  return THEMA_EXIT_USAGE;
}
