/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/commands.h"

int
main (int argc, char **argv)
{
  char name[] = "thema-agree";
  argv[0] = name;
  thema_commands_init ();
  return thema_command_agree (argc, argv);
}
