/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of the YAML forms share. */
#pragma once

#include "codebook/codebook.h"
#include "codebook/yaml-node.h"

/* Sets an error that names the file and the node's line; returns FALSE. */
gboolean thema_yaml_fail (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error,
                          const char *format, ...) G_GNUC_PRINTF (4, 5);

/* Whether nothing stands there. */
gboolean thema_yaml_is_empty (const ThemaYamlNode *node);

/* Each key of the mapping must be one of `known` (NULL-terminated). */
gboolean thema_yaml_check_keys (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                                const char *const *known, GError **error);

/* Replaces `*target` (owned) by the text under `key`, if there is one. */
gboolean thema_yaml_read_text (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                               const char *key, char **target, GError **error);

/* The choice that stands under `key` as its place in `choices` (NULL-terminated); `*choice` stays
 * when the key is missing. */
gboolean thema_yaml_read_choice (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                                 const char *key, const char *const *choices, guint *choice,
                                 GError **error);

/* true or false; `*value` stays when the key is missing. */
gboolean thema_yaml_read_flag (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                               const char *key, gboolean *value, GError **error);

/* A whole number up to `highest`; `*value` stays when the key is missing. */
gboolean thema_yaml_read_count (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                                const char *key, guint highest, guint *value, GError **error);

/* The list under `key`; NULL in `*list` when there is none or it is empty. `what` stands in the
 * message when it is no list. */
gboolean thema_yaml_read_list (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                               const char *key, const char *what, const ThemaYamlNode **list,
                               GError **error);

/* Appends the pattern of a scalar. */
gboolean thema_yaml_add_word (const ThemaCodebook *codebook, GArray *patterns,
                              const ThemaYamlNode *node, GError **error);

/* Appends the patterns in the list under `key`, if there is one. */
gboolean thema_yaml_read_patterns (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                                   const char *key, GArray *patterns, GError **error);

/* Reads quanteda's plain form. */
gboolean thema_codebook_read_plain (ThemaCodebook *codebook, const ThemaYamlNode *root,
                                    GError **error);
