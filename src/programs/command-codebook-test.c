/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook test FILE: is every example coded as the researcher said? */
#include "programs/command-codebook.h"

#include "codebook/examples.h"
#include "codebook/format.h"
#include "programs/console.h"

#include <stdio.h>
#include <string.h>

static void
visit (const ThemaCodebook *codebook, const ThemaCode *code, const ThemaExample *example,
       gboolean coded, gpointer user_data)
{
  guint *failures = user_data;
  if (coded == example->positive)
    return;
  ++*failures;
  printf ("%s:%u: %s should %sbe coded %s: %s\n", codebook->path, example->line,
          example->positive ? "this positive example" : "this negative example",
          example->positive ? "" : "not ", code->name, example->text);
}

static int
test (const char *program, const char *path, const ThemaCodebookOptions *options,
      const char *language, const char *stemmer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (path, options, &error);
  guint n_examples, failures = 0;
  if (codebook != NULL)
    thema_console_note (program, codebook->notes);
  if (codebook == NULL
      || !thema_codebook_test (codebook, options->rules, language, stemmer, visit, &failures,
                               &n_examples, &error))
    return thema_console_fail (program, error);
  printf ("%u codes, %u examples, %u not coded as said\n", thema_codebook_n_codes (codebook),
          n_examples, failures);
  return failures > 0 ? THEMA_EXIT_INPUT : 0;
}

int
thema_command_codebook_test (int argc, char **argv)
{
  g_autofree char *language = g_strdup ("en"), *stemmer = g_strdup ("english");
  g_autofree char *format = NULL, *encoding = NULL;
  gboolean no_entities = FALSE, keep_hyphens = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "codebook-format", 0, 0, G_OPTION_ARG_STRING, &format,
      "of the file: " THEMA_FORMAT_NAMES " (default: as it shows itself)", "NAME" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, "of the file (default: as it shows itself)",
      "NAME" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language, "as for thema-tokenize (default: en)",
      "CODE" },
    { "stemmer", 0, 0, G_OPTION_ARG_STRING, &stemmer, "as for thema-tokenize (default: english)",
      "NAME" },
    { "no-entities", 0, 0, G_OPTION_ARG_NONE, &no_entities, "as for thema-tokenize", NULL },
    { "keep-hyphens", 0, 0, G_OPTION_ARG_NONE, &keep_hyphens, "as for thema-tokenize", NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = thema_console_parse (argc, argv, "FILE - code a codebook's examples and compare",
                                    entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 1)
    return thema_console_say (argv[0], "FILE");
  const ThemaTokenRules rules = { .entities = !no_entities, .hyphens = keep_hyphens };
  const ThemaCodebookOptions options = { format, encoding, &rules };
  return test (argv[0], rest[0], &options, strcmp (language, "none") == 0 ? "" : language,
               strcmp (stemmer, "none") == 0 ? NULL : stemmer);
}
