/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no longer as a stage's record says, in words for people. Records are JSON, from a
 * ThemaStageRecord or from a manifest. */
#pragma once

#include <glib.h>

/* How the options and inputs of a record differ from those that it had (transfer full); NULL: not
 * at all. */
char *thema_record_difference (const char *was, const char *is);

/* Which of the record's outputs is not in the folder as it was written, by its SHA-256 (transfer
 * full); NULL: all are there. */
char *thema_record_damage (const char *record, const char *folder);

/* Whether the record has the output; any output at all, if `name` is NULL. */
gboolean thema_record_has_output (const char *record, const char *name);
