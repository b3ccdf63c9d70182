/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest.json: the proof of a report folder. It holds the program's version and, for each stage
 * in order, the options in force and the SHA-256 of all that it read and wrote. No clock, host or
 * path outside the project stands in it. */
#pragma once

#include <glib.h>

#define THEMA_MANIFEST_NAME "manifest.json"
#define THEMA_PACKAGE_NAME "datapackage.json"

typedef struct _ThemaManifest ThemaManifest;

ThemaManifest *thema_manifest_new (void);
void thema_manifest_free (ThemaManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaManifest, thema_manifest_free)

/* Reads FOLDER/manifest.json; a manifest that is malformed or of another form is an error. */
ThemaManifest *thema_manifest_load (const char *folder, GError **error);

/* The same from memory; `name` stands in messages. */
ThemaManifest *thema_manifest_parse (const char *name, const char *bytes, gsize length,
                                     GError **error);

/* Stages in their order: "tokenize", "code", "freq", "cooc", then the commands that look at a
 * codebook, "coverage", "sensitivity", "diff", then the statistics, "keyness" and so on;
 * NULL-terminated. */
extern const char *const thema_manifest_stages[];

/* Sets a stage's record from the JSON of a ThemaStageRecord. */
gboolean thema_manifest_set_stage (ThemaManifest *self, const char *stage, const char *record,
                                   GError **error);

void thema_manifest_add_output (ThemaManifest *self, const char *stage, const char *name,
                                guint64 bytes, const char *sha256);

/* Takes over from `old` the stages that `self` lacks and that still hold: all stages that they were
 * made from had the same options and inputs as those of `self`. Tables that `self` has written anew
 * are left out of them. */
void thema_manifest_adopt (ThemaManifest *self, const ThemaManifest *old);

/* Whether tables of `stage` are made from what the stage `before` left. */
gboolean thema_manifest_depends_on (const char *stage, const char *before);

/* A stage's record as JSON, with its outputs (transfer full); NULL: there is none. */
char *thema_manifest_get_stage (const ThemaManifest *self, const char *stage);

/* Which other program wrote it than this one (transfer full); NULL: this one. */
char *thema_manifest_other_version (const ThemaManifest *self);

/* Whether a file of this name is an output of a stage. */
gboolean thema_manifest_has_output (const ThemaManifest *self, const char *name);

typedef enum
{
  THEMA_FILE_SAME,
  THEMA_FILE_DIFFERS,
  THEMA_FILE_MISSING,
  THEMA_FILE_NOT_KEPT, /* it came by standard input */
} ThemaFileState;

/* Recomputes the digest of every input (below `root`) and output (in `folder`) and calls `visit`,
 * last with an empty stage for the data package. */
void thema_manifest_verify (const ThemaManifest *self, const char *folder, const char *root,
                            void (*visit) (const char *stage, gboolean is_output, const char *path,
                                           ThemaFileState state, gpointer user_data),
                            gpointer user_data);

/* Calls `visit` for each output of each stage, in order. */
void thema_manifest_visit_outputs (const ThemaManifest *self,
                                   void (*visit) (const char *stage, const char *name,
                                                  guint64 bytes, const char *sha256,
                                                  gpointer user_data),
                                   gpointer user_data);

/* The data package beside the tables is no output of a stage: it describes them all. */
void thema_manifest_set_package (ThemaManifest *self, guint64 bytes, const char *sha256);

/* Why the data package in `folder` is not the one that was written (transfer full); NULL: it is. */
char *thema_manifest_package_damage (const ThemaManifest *self, const char *folder);

/* The version of the program that wrote it; borrowed. */
const char *thema_manifest_version (const ThemaManifest *self);

/* The version of Unicode by which it cut text; borrowed. */
const char *thema_manifest_unicode (const ThemaManifest *self);

/* Indented JSON with a newline at the end (transfer full). */
char *thema_manifest_to_json (const ThemaManifest *self);
