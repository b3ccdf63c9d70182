/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that stand below another one: `thema STAGE`, `thema codebook VERB`. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *title; /* the name that stands in messages: of its own program, if it has one */
  int (*run) (int argc, char **argv);
  const char *help;
} ThemaCommand;

typedef struct
{
  const char *program;          /* what they stand below, as it is typed */
  const char *before, *after;   /* what the help says before and behind their list */
  int width;                    /* of their names in the help */
  const ThemaCommand *commands; /* the last one has no name */
} ThemaCommands;

/* Runs the command that `argv[1]` names, to which `argv[0]` will be its title; or prints the help.
 * Returns an exit status. */
int thema_dispatch (const ThemaCommands *self, int argc, char **argv);
