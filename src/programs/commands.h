/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: one function each, called by its own program (thema-tokenize) and by the driver
 * (thema tokenize). `argv[0]` is the name that stands in messages. The result is an exit status. */
#pragma once

int thema_command_tokenize (int argc, char **argv);
int thema_command_code (int argc, char **argv);
int thema_command_freq (int argc, char **argv);
int thema_command_cooc (int argc, char **argv);
int thema_command_collocations (int argc, char **argv);
int thema_command_keyness (int argc, char **argv);
int thema_command_dispersion (int argc, char **argv);
int thema_command_diversity (int argc, char **argv);
int thema_command_run (int argc, char **argv);
int thema_command_init (int argc, char **argv);
int thema_command_status (int argc, char **argv);
int thema_command_verify (int argc, char **argv);
int thema_command_methods (int argc, char **argv);
int thema_command_codebook (int argc, char **argv);
int thema_command_crosstab (int argc, char **argv);
int thema_command_kwic (int argc, char **argv);
int thema_command_agree (int argc, char **argv);
int thema_command_sample (int argc, char **argv);
int thema_command_explain (int argc, char **argv);
int thema_command_structure (int argc, char **argv);

/* To be called first by every main: the locale for file names and messages, and a check at the exit
 * that all output was written. */
void thema_commands_init (void);
