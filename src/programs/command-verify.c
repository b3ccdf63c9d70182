/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema verify: do the files of a report still have the bytes that the manifest says? And is a
 * token store whole? */
#include "programs/commands.h"

#include "base/input.h"
#include "corpus/store.h"
#include "programs/console.h"
#include "report/data-package.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  guint n[4]; /* files by ThemaFileState */
  /* Of n, those that are not as they were; lost inputs are some of the inputs. */
  guint inputs, lost, outputs;
} Tally;

typedef struct
{
  gboolean quiet;
  const char *stage; /* borrowed: the one at which it is; NULL before the first */
  Tally now, all;
  guint strangers, complaints;
} Verdict;

static void
add_tally (Tally *to, const Tally *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (to->n); i++)
    to->n[i] += from->n[i];
  to->inputs += from->inputs;
  to->lost += from->lost;
  to->outputs += from->outputs;
}

/* A line for each stage whose files are all as they were; of the others each file has had one. */
static void
end_stage (Verdict *self)
{
  guint bad = self->now.n[THEMA_FILE_DIFFERS] + self->now.n[THEMA_FILE_MISSING];
  guint n = self->now.n[THEMA_FILE_SAME] + bad;
  if (!self->quiet && self->stage != NULL && self->stage[0] != '\0' && bad == 0 && n > 0)
    printf ("stage %s: %u %s as the manifest says\n", self->stage, n,
            n == 1 ? "file is" : "files are");
  add_tally (&self->all, &self->now);
  self->now = (Tally){ 0 };
}

static void
visit (const char *stage, gboolean is_output, const char *path, ThemaFileState state,
       gpointer user_data)
{
  static const char *const words[] = { "same", "differs", "missing", "not kept" };
  Verdict *self = user_data;
  if (self->stage == NULL || strcmp (self->stage, stage) != 0)
    end_stage (self);
  self->stage = stage;
  self->now.n[state]++;
  if (state == THEMA_FILE_SAME)
    return;
  gboolean is_lost = state == THEMA_FILE_MISSING;
  self->now.inputs += !is_output && (is_lost || state == THEMA_FILE_DIFFERS);
  self->now.lost += !is_output && is_lost;
  self->now.outputs += is_output;
  if (stage[0] == '\0')
    printf ("%s: %s\n", words[state], path);
  else
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

static void
complain (const char *what, gpointer user_data)
{
  Verdict *self = user_data;
  printf ("data package: %s\n", what);
  self->complaints++;
}

/* A report of an older version has no data package. */
static void
check_package (Verdict *self, const ThemaManifest *manifest, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, THEMA_PACKAGE_NAME, NULL);
  g_autoptr (ThemaInput) input = thema_input_open (path, NULL);
  if (input != NULL)
    thema_data_package_check (input->bytes, input->length, manifest, folder, complain, self);
}

static void
say_version (const ThemaManifest *manifest)
{
  g_autoptr (ThemaManifest) ours = thema_manifest_new ();
  const char *theirs = thema_manifest_version (manifest);
  if (strcmp (theirs, thema_manifest_version (ours)) != 0)
    printf ("written by thema %s, this is %s: run again, tables may differ\n", theirs,
            thema_manifest_version (ours));
  else if (strcmp (thema_manifest_unicode (manifest), thema_manifest_unicode (ours)) != 0)
    printf ("written by the rules of Unicode %s, these are %s: run again, tables may differ\n",
            thema_manifest_unicode (manifest), thema_manifest_unicode (ours));
}

/* What it means, and what to do. */
static void
advise (const Verdict *self, const char *root)
{
  if (self->all.lost > 0)
    printf (
        "inputs are looked for from %s; name another folder with --root (of a file that was not "
        "in that folder the manifest has the bare name)\n",
        root);
  if (self->all.inputs > 0)
    printf ("the tables are those of the inputs as they were: run the study again, or put the "
            "inputs back\n");
  if (self->all.outputs + self->complaints > 0)
    printf ("files of the report were changed after thema wrote them, or are gone: do not cite "
            "them, run the study again\n");
  if (self->strangers > 0)
    printf ("nothing vouches for a table that the manifest does not list: move it out of the "
            "folder\n");
}

static int
verify_store (const char *program, const char *path, gboolean quiet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = thema_store_open (path, &error);
  if (store == NULL || !thema_store_verify (store, &error))
    return thema_console_fail (program, error);
  if (!quiet)
    printf ("the token store is whole: %u documents, checksum %016" G_GINT64_MODIFIER "x\n",
            thema_store_n_documents (store), thema_store_checksum (store));
  return 0;
}

static int
verify_folder (const char *program, const char *folder, const char *root, gboolean quiet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaManifest) manifest = thema_manifest_load (folder, &error);
  if (manifest == NULL)
    return thema_console_fail (program, error);
  Verdict verdict = { .quiet = quiet };
  if (!quiet)
    say_version (manifest);
  thema_manifest_verify (manifest, folder, root, visit, &verdict);
  end_stage (&verdict);
  check_package (&verdict, manifest, folder);
  verdict.strangers = list_strangers (manifest, folder);
  const guint *n = verdict.all.n;
  if (!quiet)
    {
      printf ("%u files are as the manifest says, %u differ, %u are missing\n", n[THEMA_FILE_SAME],
              n[THEMA_FILE_DIFFERS], n[THEMA_FILE_MISSING]);
      advise (&verdict, root);
    }
  guint bad = n[THEMA_FILE_DIFFERS] + n[THEMA_FILE_MISSING];
  return bad + verdict.strangers + verdict.complaints > 0 ? THEMA_EXIT_INPUT : 0;
}

int
thema_command_verify (int argc, char **argv)
{
  g_autofree char *root = NULL;
  gboolean quiet = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &root,
      "folder from which inputs are looked for (default: .)", "FOLDER" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, "say only what is not as it was", NULL },
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
    return verify_store (argv[0], rest[0], quiet);
  return verify_folder (argv[0], rest[0], root != NULL ? root : ".", quiet);
}
