/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at JSON before it is parsed: json-glib calls itself for each level, and the stack ends. */
#pragma once

#include <glib.h>

/* Whether no more lists and objects stand in one another than in any record or manifest of ours. */
gboolean thema_json_is_shallow (const char *json, gsize length);
