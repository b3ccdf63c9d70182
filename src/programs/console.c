/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/console.h"

#include <stdio.h>
#include <unistd.h>

static void
report (gpointer user_data, guint64 done, guint64 total)
{
  ThemaConsole *self = user_data;
  int percent = total > 0 ? (int) (done * 100 / total) : 0;
  if (!self->active || percent == self->shown)
    return;
  self->shown = percent;
  fprintf (stderr, "\r%s %d%%", self->label, percent);
  fflush (stderr);
}

void
thema_console_init (ThemaConsole *self, gboolean quiet)
{
  *self = (ThemaConsole) { .progress = { report, self }, .label = "", .shown = -1 };
  self->active = !quiet && isatty (STDERR_FILENO);
}

const ThemaProgress *
thema_console_begin (ThemaConsole *self, const char *label)
{
  thema_console_end (self);
  self->label = label;
  return &self->progress;
}

void
thema_console_end (ThemaConsole *self)
{
  if (self->shown >= 0)
    fputs ("\r\033[K", stderr);
  self->shown = -1;
}

int
thema_console_fail (const char *program, const GError *error)
{
  fprintf (stderr, "%s: %s\n", program, error->message);
  if (error->domain != G_OPTION_ERROR)
    return THEMA_EXIT_INPUT;
  fprintf (stderr, "Type '%s --help' for the options.\n", program);
  return THEMA_EXIT_USAGE;
}
