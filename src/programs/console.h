/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program says to the person before it: progress and errors on standard error. */
#pragma once

#include "base/progress.h"

#define THEMA_EXIT_INPUT 1 /* an input is wrong, or the system failed */
#define THEMA_EXIT_USAGE 2 /* the command line is wrong */

/* A progress line "LABEL 42%", only on a terminal. */
typedef struct
{
  ThemaProgress progress;
  const char *program; /* borrowed: the name that stands in messages */
  const char *label;   /* borrowed */
  int shown;           /* per cent on the screen, -1 for none */
  gboolean active;
} ThemaConsole;

/* `program` is borrowed. */
void thema_console_init (ThemaConsole *self, const char *program, gboolean quiet);

/* Names the work that comes now; returns what to hand to it. */
const ThemaProgress *thema_console_begin (ThemaConsole *self, const char *label);

/* Wipes the line. */
void thema_console_end (ThemaConsole *self);

/* Prints "PROGRAM: NOTE" for each of the texts in `notes`. */
void thema_console_note (const char *program, const GPtrArray *notes);

/* Prints "PROGRAM: MESSAGE" and returns the exit status that the error calls for. */
int thema_console_fail (const char *program, const GError *error);

/* Says how the command is used when its arguments without a name are not `arguments`; returns the
 * exit status to leave with. */
int thema_console_say (const char *program, const char *arguments);

/* Parses the command line of a command that has few options: `entries` (ended by
 * G_OPTION_ENTRY_NULL),
 * --version, and arguments without a name, which go to `*rest` (transfer full; never NULL). Returns
 * -1 to go on, else the exit status to leave with. */
int thema_console_parse (int argc, char **argv, const char *summary, const GOptionEntry *entries,
                         GStrv *rest);
