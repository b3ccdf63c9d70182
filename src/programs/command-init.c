/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `thema init`: a study file for what lies in a folder. */
#include "programs/commands.h"

#include "base/error.h"
#include "base/output.h"
#include "programs/console.h"
#include "programs/study-template.h"

#include <stdio.h>
#include <string.h>

#define STUDY "study.ini"
#define CODEBOOK "codebook.yaml"
#define OUTPUT "report"

/* Nothing that is there is overwritten. */
static gboolean
check_free (const char *path, const char *advice, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
               "%s: is there already, and is left as "
               "it is; %s",
               path, advice);
  return FALSE;
}

static void
print_list (const char *title, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    printf ("%-11s %s\n", i == 0 ? title : "", (const char *) g_ptr_array_index (lines, i));
}

static void
print_found (const ThemaFound *found, const char *codebook, gboolean is_new, const char *study)
{
  g_autofree char *shown = g_filename_display_name (study);
  for (guint i = 0; i < found->corpora->len; i++)
    printf ("%-11s %s: %s\n", i == 0 ? "corpus" : "",
            (const char *) g_ptr_array_index (found->corpora, i),
            (const char *) g_ptr_array_index (found->kinds, i));
  print_list ("not taken", found->left_out);
  printf ("codebook    %s%s\n", codebook, is_new ? ": a first one, written to be changed" : "");
  if (found->codebooks->len > 1)
    printf ("            and %u more, which the study file names\n", found->codebooks->len - 1);
  printf ("study       %s\nnow type    thema run %s\n", shown, shown);
}

static gboolean
fail_empty (const char *folder, const ThemaFound *found, GError **error)
{
  print_list ("not taken", found->left_out);
  g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
               "%s: no corpus was found; put exports of a database, tables with a column of texts, "
               "or a folder of .txt files there, and try again",
               folder);
  return FALSE;
}

static gboolean
init (const char *folder, GError **error)
{
  gboolean here = strcmp (folder, ".") == 0;
  g_autofree char *study = here ? g_strdup (STUDY) : g_build_filename (folder, STUDY, NULL);
  g_autofree char *book = here ? g_strdup (CODEBOOK) : g_build_filename (folder, CODEBOOK, NULL);
  g_auto (ThemaFound) found = { 0 };
  if (!check_free (study, "run it, or give it another name to have a new one", error)
      || !thema_find (&found, folder, error))
    return FALSE;
  if (found.corpora->len == 0)
    return fail_empty (folder, &found, error);
  gboolean is_new = found.codebooks->len == 0;
  const char *codebook = is_new ? CODEBOOK : g_ptr_array_index (found.codebooks, 0);
  g_autofree char *first = thema_codebook_template ();
  g_autofree char *text = thema_study_template (&found, codebook, OUTPUT);
  if (is_new
      && (!check_free (book, "mend it, or give it another name to have a new one", error)
          || !thema_output_save (book, first, strlen (first), error)))
    return FALSE;
  if (!thema_output_save (study, text, strlen (text), error))
    return FALSE;
  print_found (&found, codebook, is_new, study);
  return TRUE;
}

int
thema_command_init (int argc, char **argv)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int status = thema_console_parse (
      argc, argv, "[FOLDER] - write a study file for what lies in a folder", entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) > 1)
    return thema_console_say (argv[0], "[FOLDER]");
  return init (rest[0] != NULL ? rest[0] : ".", &error) ? 0 : thema_console_fail (argv[0], error);
}
