/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook VERB ...: what can be done with a codebook by itself. */
#include "programs/command-codebook.h"

#include "programs/commands.h"
#include "programs/dispatch.h"

static const ThemaCommand verbs[] = {
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
  { 0 },
};

static const ThemaCommands commands = {
  .program = "thema codebook",
  .before = "Usage: thema codebook COMMAND [OPTION...]\n"
            "Looks at a codebook: the instrument of the study.\n\n",
  .after = "\nType 'thema codebook COMMAND --help' for a command's options.\n",
  .width = 11,
  .commands = verbs,
};

int
thema_command_codebook (int argc, char **argv)
{
  return thema_dispatch (&commands, argc, argv);
}
