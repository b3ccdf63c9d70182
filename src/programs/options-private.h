/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of all options, which options.c works through. */
#pragma once

#include "programs/options.h"

/* An option. `stages` says in whose manifest record it stands; 0: in none, because it changes no
 * result. */
typedef struct
{
  const char *name;
  char letter;
  GOptionArg
      kind;     /* STRING, FILENAME, INT, NONE, or STRING_ARRAY: a text, several joined by commas */
  gsize offset; /* in ThemaOptions */
  guint programs, stages;
  const char *help, *argument;
} ThemaOptionSpec;

/* Ends with an option without a name. */
extern const ThemaOptionSpec thema_option_specs[];
