/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands below `thema codebook`, one file each. `argv[0]` is the name that stands in
 * messages, "thema codebook test". The result is an exit status. */
#pragma once

int thema_command_codebook_check (int argc, char **argv);
int thema_command_codebook_convert (int argc, char **argv);
int thema_command_codebook_coverage (int argc, char **argv);
int thema_command_codebook_diff (int argc, char **argv);
int thema_command_codebook_sensitivity (int argc, char **argv);
int thema_command_codebook_test (int argc, char **argv);
