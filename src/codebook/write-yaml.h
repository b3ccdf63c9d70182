/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in YAML, written so that a person likes to read them and every parser reads them as they
 * were: plain where no parser could take them for anything else, in double quotes otherwise. */
#pragma once

#include <glib.h>

/* A text in the line. */
void thema_yaml_append_scalar (GString *out, const char *text);

/* A key, with the colon behind it. */
void thema_yaml_append_key (GString *out, guint indent, const char *key);

/* "KEY: TEXT" on lines of its own that begin with `indent` blanks; a long text is folded over lines
 * under ">" if it comes back exactly but for a line end behind it. Nothing for an empty text. */
void thema_yaml_append_text (GString *out, guint indent, const char *key, const char *text);

/* So many blanks. */
void thema_yaml_append_indent (GString *out, guint indent);
