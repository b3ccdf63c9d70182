/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook VERB ...: what can be done with a codebook by itself. */
#include "programs/command-codebook.h"

#include "programs/commands.h"
#include "programs/console.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *title; /* the name that stands in messages */
  int (*run) (int argc, char **argv);
  const char *help;
} Verb;

static const Verb verbs[] = {
  { "check", "thema codebook check", thema_command_codebook_check,
    "say what is hardly meant as it is written" },
  { "convert", "thema codebook convert", thema_command_codebook_convert,
    "write a codebook in another format" },
  { "coverage", "thema codebook coverage", thema_command_codebook_coverage,
    "what each pattern does in a corpus, and what no code reaches" },
  { "diff", "thema codebook diff", thema_command_codebook_diff,
    "what a changed codebook changes in a corpus" },
  { "sensitivity", "thema codebook sensitivity", thema_command_codebook_sensitivity,
    "how far each code's share moves with settings and patterns" },
  { "test", "thema codebook test", thema_command_codebook_test,
    "code the codebook's own examples and compare" },
};

static void
print_help (FILE *stream)
{
  fputs ("Usage: thema codebook COMMAND [OPTION...]\n"
         "Looks at a codebook: the instrument of the study.\n\n",
         stream);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (stream, "  %-12s %s\n", verbs[i].name, verbs[i].help);
  fputs ("\nType 'thema codebook COMMAND --help' for a command's options.\n", stream);
}

int
thema_command_codebook (int argc, char **argv)
{
  if (argc < 2)
    {
      print_help (stderr);
      return THEMA_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_help (stdout);
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (argv[1], verbs[i].name) == 0)
      {
        g_autofree char *title = g_strdup (verbs[i].title);
        argv[1] = title;
        return verbs[i].run (argc - 1, argv + 1);
      }
  fprintf (stderr, "%s: there is no command '%s'; type 'thema codebook --help' for the list\n",
           argv[0], argv[1]);
  return THEMA_EXIT_USAGE;
}
