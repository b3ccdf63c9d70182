/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver: `thema STAGE ...` is `thema-STAGE ...`, `thema run` is all stages in one process. */
#include "config.h"

#include "programs/commands.h"
#include "programs/dispatch.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

static const ThemaCommand list[] = {
  { "tokenize", "thema-tokenize", thema_command_tokenize,
    "stage 1: read a corpus and write a token store" },
  { "code", "thema-code", thema_command_code, "stage 2: apply a codebook to a token store" },
  { "freq", "thema-freq", thema_command_freq, "stage 3: count terms and codes" },
  { "cooc", "thema-cooc", thema_command_cooc, "stage 4: count what occurs together" },
  { "init", "thema init", thema_command_init, "write a study file for what lies in a folder" },
  { "run", "thema run", thema_command_run, "all stages at once, from options or a study file" },
  { "status", "thema status", thema_command_status,
    "say which stages of a study are fresh, which are stale, and why" },
  { "verify", "thema verify", thema_command_verify,
    "compare a report's files with its manifest, or check a token store" },
  { "methods", "thema methods", thema_command_methods,
    "write the methods section of a paper from a report's manifest" },
  { "keyness", "thema-keyness", thema_command_keyness,
    "terms and codes of one group of documents against another" },
  { "collocations", "thema-collocations", thema_command_collocations,
    "words that stand together more often than by chance" },
  { "dispersion", "thema-dispersion", thema_command_dispersion,
    "how evenly terms and codes are spread over the corpus" },
  { "diversity", "thema-diversity", thema_command_diversity,
    "how rich the vocabulary of documents, groups and the corpus is" },
  { "crosstab", "thema-crosstab", thema_command_crosstab,
    "compare codes between groups of documents and over years" },
  { "structure", "thema-structure", thema_command_structure,
    "trees, maps and networks of codes or terms" },
  { "sample", "thema-sample", thema_command_sample, "draw documents for people to code" },
  { "agree", "thema-agree", thema_command_agree,
    "compare coders with each other, and with thema's codes" },
  { "codebook", "thema codebook", thema_command_codebook,
    "test, check, convert and compare codebooks" },
  { "kwic", "thema kwic", thema_command_kwic, "show where a pattern or a code is found" },
  { "explain", "thema explain", thema_command_explain,
    "show a document with its codes and the patterns that matched" },
  { 0 },
};

static const ThemaCommands commands = {
  .program = "thema",
  .before
  = "Usage: thema COMMAND [OPTION...]\n"
    "Codes a corpus of abstracts by a codebook and writes tables for R and spreadsheets.\n\n",
  .after
  = "\nThe stages in order: tokenize, code, freq and cooc; each is also a program of its own\n"
    "(thema-tokenize ...). Type 'thema COMMAND --help' for a command's options.\n\n"
    "The first thing to try:\n"
    "  thema run --corpus corpus/iom --codebook codebooks/iom-norms.yaml --output reports/mine\n",
  .width = 12,
  .commands = list,
};

static int
print_version (void)
{
  UVersionInfo version;
  char unicode[U_MAX_VERSION_STRING_LENGTH];
  u_getUnicodeVersion (version);
  u_versionToString (version, unicode);
  printf ("thema %s (Unicode %s)\n", PACKAGE_VERSION, unicode);
  return 0;
}

int
main (int argc, char **argv)
{
  thema_commands_init ();
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    return print_version ();
  return thema_dispatch (&commands, argc, argv);
}
