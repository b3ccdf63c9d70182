/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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
thema_console_init (ThemaConsole *self, const char *program, gboolean quiet)
{
  *self = (ThemaConsole){ .progress = { report, self }, .label = "", .shown = -1 };
  self->program = program;
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

void
thema_console_note (const char *program, const GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    fprintf (stderr, "%s: %s\n", program, (const char *) g_ptr_array_index (notes, i));
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

int
thema_console_say (const char *program, const char *arguments)
{
  g_autoptr (GError) error
      = g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "say: %s %s", program, arguments);
  return thema_console_fail (program, error);
}

int
thema_console_parse (int argc, char **argv, const char *summary, const GOptionEntry *entries,
                     GStrv *rest)
{
  gboolean version = FALSE;
  const GOptionEntry common[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, "print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (summary);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return thema_console_fail (argv[0], error);
  if (*rest == NULL)
    *rest = g_new0 (char *, 1);
  if (!version)
    return -1;
  printf ("%s %s\n", argv[0], PACKAGE_VERSION);
  return 0;
}
