/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stage was told and what it read: its options in force, and its input files with their
 * SHA-256. As JSON it travels with the stage's artefact and ends up in the manifest. */
#pragma once

#include "codebook/codebook.h"

typedef struct _ThemaStageRecord ThemaStageRecord;

ThemaStageRecord *thema_stage_record_new (void);
void thema_stage_record_free (ThemaStageRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaStageRecord, thema_stage_record_free)

void thema_stage_record_text (ThemaStageRecord *self, const char *option, const char *value);
void thema_stage_record_number (ThemaStageRecord *self, const char *option, gint64 value);
void thema_stage_record_flag (ThemaStageRecord *self, const char *option, gboolean value);

/* A file that was read. It is named by its path below `root`, and by its bare name when it lies
 * elsewhere, so that nothing of the machine shows. */
gboolean thema_stage_record_input (ThemaStageRecord *self, const char *path, const char *root,
                                   GError **error);

/* Standard input, which stands as "-": what is known of it once it was read. */
void thema_stage_record_stdin (ThemaStageRecord *self, guint64 length, const char *digest);

/* How many records came to what ("kept"), as member "records" has it. */
void thema_stage_record_count (ThemaStageRecord *self, const char *name, guint64 n);

/* A source of records, named as an input is, as the list "sources" in it has it: "folder" has no
 * encoding of its own. */
void thema_stage_record_source (ThemaStageRecord *self, const char *path, const char *root,
                                const char *format, const char *encoding, gboolean guessed,
                                guint64 n_records);

/* What is told of a codebook: its title and version, how many codes, codes below others, patterns
 * and patterns by stems it has. */
void thema_stage_record_codebook (ThemaStageRecord *self, const ThemaCodebook *codebook);

/* The name by which `path` goes in a manifest whose paths start at `root` (transfer full). */
char *thema_path_below (const char *path, const char *root);

/* JSON on one line (transfer full). */
char *thema_stage_record_to_json (const ThemaStageRecord *self);
