/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema verify: do the files of a report still have the bytes that the manifest says? And is a
 * token store whole? */
#include "config.h"

#include "programs/commands.h"

#include "corpus/store.h"
#include "programs/console.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  guint same, differs, missing;
} Tally;

static void
visit (const char *stage, gboolean is_output, const char *path, ThemaFileState state,
       gpointer user_data)
{
  static const char *const words[] = { "same", "differs", "missing", "not kept" };
  Tally *tally = user_data;
  tally->same += state == THEMA_FILE_SAME;
  tally->differs += state == THEMA_FILE_DIFFERS;
  tally->missing += state == THEMA_FILE_MISSING;
  if (state != THEMA_FILE_SAME)
    printf ("%s: %s of stage %s: %s\n", words[state], is_output ? "output" : "input", stage, path);
}

/* Tables that the manifest does not know: left over, or put there by hand. */
static guint
list_strangers (const ThemaManifest *manifest, const char *folder)
{
  guint n = 0;
  for (const char *const *name = thema_report_tables; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);
      if (thema_manifest_has_output (manifest, *name) || !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      printf ("unknown: the manifest does not list %s\n", *name);
      n++;
    }
  return n;
}

static int
verify_store (const char *program, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = thema_store_open (path, &error);
  if (store == NULL || !thema_store_verify (store, &error))
    return thema_console_fail (program, error);
  printf ("the token store is whole: %u documents, checksum %016" G_GINT64_MODIFIER "x\n",
          thema_store_n_documents (store), thema_store_checksum (store));
  return 0;
}

static int
verify_folder (const char *program, const char *folder, const char *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaManifest) manifest = thema_manifest_load (folder, &error);
  if (manifest == NULL)
    return thema_console_fail (program, error);
  Tally tally = { 0 };
  if (strcmp (thema_manifest_version (manifest), PACKAGE_VERSION) != 0)
    printf ("written by thema %s, this is %s\n", thema_manifest_version (manifest),
            PACKAGE_VERSION);
  thema_manifest_verify (manifest, folder, root, visit, &tally);
  guint strangers = list_strangers (manifest, folder);
  printf ("%u files are as the manifest says, %u differ, %u are missing\n", tally.same,
          tally.differs, tally.missing);
  if (tally.missing > 0)
    printf ("inputs are looked for from %s; name another folder with --root\n", root);
  return tally.differs + tally.missing + strangers > 0 ? THEMA_EXIT_INPUT : 0;
}

int
thema_command_verify (int argc, char **argv)
{
  g_autofree char *root = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &root,
      "folder from which inputs are looked for (default: .)", "FOLDER" },
    G_OPTION_ENTRY_NULL,
  };
  int status = thema_console_parse (
      argc, argv, "FOLDER|STORE - compare a report's files with its manifest, or check a store",
      entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 1)
    {
      g_autoptr (GError) error = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                                                      "name one report folder or token store");
      return thema_console_fail (argv[0], error);
    }
  if (g_file_test (rest[0], G_FILE_TEST_IS_REGULAR))
    return verify_store (argv[0], rest[0]);
  return verify_folder (argv[0], rest[0], root != NULL ? root : ".");
}
