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

/* The option of one of the programs that is called so; the first one, if several are. */
const ThemaOptionSpec *thema_option_find (const char *name, guint programs);

#define THEMA_FOR_ANY G_MAXUINT /* also those of none */

/* Whether its field is a text, or a list of file names; neither: a number, or a gboolean. */
gboolean thema_option_is_text (const ThemaOptionSpec *spec);
gboolean thema_option_is_files (const ThemaOptionSpec *spec);

gpointer thema_option_field (const ThemaOptions *options, const ThemaOptionSpec *spec);

/* Whether all values are such as there are. */
gboolean thema_options_check (const ThemaOptions *options, GError **error);

/* Sets what a study file says, and the options of the statistics that it turns on. */
gboolean thema_options_read_study (ThemaOptions *options, const char *path, GError **error);

/* Once the command line is there too: the statistics get what they have in common with the study,
 * and are checked. */
gboolean thema_options_complete_study (ThemaOptions *options, GError **error);
