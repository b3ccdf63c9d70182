/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook convert IN OUT: the same codebook in another format, and what that cannot hold. */
#include "programs/command-codebook.h"

#include "base/output.h"
#include "codebook/format.h"
#include "programs/console.h"

#include <stdio.h>
#include <string.h>

/* The format to write: the one that is named, else that of the file's extension. */
static const ThemaFormat *
choose_format (const char *to, const char *path, GError **error)
{
  const ThemaFormat *format = to != NULL ? thema_format_find (to) : thema_format_of_path (path);
  /* Tables are written with commas: for the other extensions of tables that are read, tabs would be
   * meant. */
  if (to == NULL && format != NULL && format->id == THEMA_FORMAT_CSV)
    format = g_ascii_strcasecmp (strrchr (path, '.'), ".csv") == 0 ? format : NULL;
  if (format == NULL && to != NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "there is no format '%s'; the formats are: %s", to, THEMA_FORMAT_NAMES);
  else if (format == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "%s: the name does not say which format to write; say --to=FORMAT, one of: %s",
                 path, THEMA_FORMAT_NAMES);
  return format;
}

static gboolean
write_file (const char *path, const GString *text, GError **error)
{
  if (strcmp (path, "-") == 0)
    {
      fwrite (text->str, 1, text->len, stdout);
      return TRUE;
    }
  return thema_output_save (path, text->str, text->len, error);
}

static void
print_all (const char *program, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    fprintf (stderr, "%s: %s\n", program, (const char *) g_ptr_array_index (texts, i));
}

static int
convert (const char *program, const char *const *paths, const ThemaCodebookOptions *options,
         const ThemaFormat *format, gboolean strict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (paths[0], options, &error);
  if (codebook == NULL)
    return thema_console_fail (program, error);
  format->write (codebook, text, losses);
  print_all (program, codebook->notes);
  print_all (program, losses);
  if (strict && codebook->notes->len + losses->len > 0)
    {
      fprintf (stderr, "%s: nothing is written, because of --strict\n", program);
      return THEMA_EXIT_INPUT;
    }
  if (!write_file (paths[1], text, &error))
    return thema_console_fail (program, error);
  return 0;
}

int
thema_command_codebook_convert (int argc, char **argv)
{
  g_autofree char *to = NULL, *from = NULL, *encoding = NULL;
  gboolean strict = FALSE;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "the format to write (default: by OUT's extension)",
      "FORMAT" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "the format of IN (default: what it looks like)",
      "FORMAT" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding,
      "the encoding of IN (default: what it looks like)", "NAME" },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, "write nothing if anything would be lost", NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = thema_console_parse (argc, argv, "IN OUT - write a codebook in another format",
                                    entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 2)
    return thema_console_say (argv[0], "IN OUT");
  if (from != NULL && choose_format (from, rest[0], &error) == NULL)
    return thema_console_fail (argv[0], error);
  const ThemaFormat *format = choose_format (to, rest[1], &error);
  if (format == NULL)
    return thema_console_fail (argv[0], error);
  const ThemaCodebookOptions options = { .format = from, .encoding = encoding };
  return convert (argv[0], (const char *const *) rest, &options, format, strict);
}
