/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema methods: the methods section of a paper, and a .bib file of the works that it cites. */
#include "programs/commands.h"

#include "base/input.h"
#include "base/output.h"
#include "programs/console.h"
#include "report/methods.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  char *format, *output, *bibliography; /* owned */
} Choices;

static void
choices_clear (Choices *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->bibliography);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

/* A bibliography of that name may be the user's own. */
static gboolean
may_replace (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return FALSE;
  gsize length = strlen (THEMA_BIBLIOGRAPHY_HEAD);
  if (input->length >= length && memcmp (input->bytes, THEMA_BIBLIOGRAPHY_HEAD, length) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               "%s: this bibliography is there already and is not from thema methods; name another "
               "file with --bibliography",
               path);
  return FALSE;
}

/* The .bib file beside the text. */
static char *
bibliography_beside (const char *output)
{
  const char *slash = strrchr (output, '/'), *dot = strrchr (output, '.');
  const char *name = slash != NULL ? slash + 1 : output;
  gsize length = dot != NULL && dot > name ? (gsize) (dot - output) : strlen (output);
  return g_strdup_printf ("%.*s.bib", (int) length, output);
}

static gboolean
write_all (const ThemaProse *prose, ThemaProseFormat format, const Choices *choices, GError **error)
{
  g_autofree char *text = thema_prose_render (prose, format);
  g_autofree char *works = thema_prose_bibliography (prose);
  g_autofree char *beside = choices->bibliography != NULL ? g_strdup (choices->bibliography)
                            : choices->output != NULL     ? bibliography_beside (choices->output)
                                                          : NULL;
  if (beside != NULL
      && (!may_replace (beside, error)
          || !thema_output_save (beside, works, strlen (works), error)))
    return FALSE;
  if (choices->output != NULL)
    return thema_output_save (choices->output, text, strlen (text), error);
  fputs (text, stdout);
  return TRUE;
}

static int
refuse (const char *program, const char *what)
{
  g_autoptr (GError) error = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, what);
  return thema_console_fail (program, error);
}

int
thema_command_methods (int argc, char **argv)
{
  static const char *const formats[] = { "markdown", "latex", "plain", NULL };
  g_auto (Choices) choices = { NULL, NULL, NULL };
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &choices.format,
      "markdown, latex or plain (default: markdown)", "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choices.output,
      "file to write, with a .bib file beside it (default: standard output)", "FILE" },
    { "bibliography", 0, 0, G_OPTION_ARG_FILENAME, &choices.bibliography,
      "where to write the .bib file (default: beside --output)", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  int status = thema_console_parse (
      argc, argv, "FOLDER - write the methods section of a paper from a report's manifest", entries,
      &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 1)
    return refuse (argv[0], "name one report folder");
  const char *format = choices.format != NULL ? choices.format : formats[0];
  if (!g_strv_contains (formats, format))
    return refuse (argv[0], "--format is markdown, latex or plain");
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaManifest) manifest = thema_manifest_load (rest[0], &error);
  if (manifest == NULL)
    return thema_console_fail (argv[0], error);
  g_autoptr (ThemaProse) prose = thema_methods_write (manifest, rest[0]);
  ThemaProseFormat chosen = THEMA_PROSE_MARKDOWN;
  while (strcmp (formats[chosen], format) != 0)
    chosen++;
  return write_all (prose, chosen, &choices, &error) ? 0 : thema_console_fail (argv[0], error);
}
