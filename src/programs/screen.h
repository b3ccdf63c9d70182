/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard output as something to read on: how wide it is, and whether it has colours. */
#pragma once

#include <glib.h>

#define THEMA_SCREEN_WIDTH 100 /* of what is no terminal */
#define THEMA_SCREEN_MIN 40
#define THEMA_SCREEN_MAX 10000

#define THEMA_COLOUR_PASSAGE "\033[1;31m"
#define THEMA_COLOUR_SIGN "\033[36m"
#define THEMA_COLOUR_HEAD "\033[1m"
#define THEMA_COLOUR_FAINT "\033[2m"
#define THEMA_COLOUR_END "\033[0m"

typedef struct
{
  guint width; /* columns */
  gboolean colour;
} ThemaScreen;

/* `width` 0: as wide as the terminal; `colour` is auto, always or never: auto asks whether there is
 * a terminal and neither NO_COLOR nor TERM=dumb. */
gboolean thema_screen_init (ThemaScreen *self, int width, const char *colour, GError **error);

/* Appends `text` in a colour, if there are any. */
void thema_screen_append (const ThemaScreen *self, GString *out, const char *colour,
                          const char *text, gsize length);

/* Writes `out` to standard output if it is long, or in any case, and empties it. */
void thema_screen_flush (GString *out, gboolean all);
