/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at JSON before it is parsed: json-glib calls itself for each level, and the stack ends. */
#pragma once

#include <glib.h>

/* Whether JSON from anywhere may be parsed: it is nested no deeper than thema writes it, and has no
 * comments. */
gboolean thema_json_is_tame (const char *bytes, gsize length);
