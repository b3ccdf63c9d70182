/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/manifest-private.h"
#include "report/prose.h"

typedef struct
{
  const ThemaManifest *manifest; /* borrowed, as is all here */
  const char *folder;
  ThemaProse *prose;
} ThemaMethods;

/* What an option of a stage was; "" or 0 when the manifest does not say, or says something odd. */
const char *thema_methods_text (const ThemaMethods *self, const char *stage, const char *option);
guint64 thema_methods_number (const ThemaMethods *self, const char *stage, const char *option);
gboolean thema_methods_flag (const ThemaMethods *self, const char *stage, const char *option);

gboolean thema_methods_has (const ThemaMethods *self, const char *table);

/* "term" or the like: what a stage counted. */
const char *thema_methods_terms (const ThemaMethods *self, const char *stage);

/* A sentence on stop words that a stage left out, if it did. */
void thema_methods_stop_words (const ThemaMethods *self, const char *stage);

/* ", p values adjusted over ... after ..." */
void thema_methods_adjustment (const ThemaMethods *self, const char *stage, const char *over);

/* The rows of a table, and the sum of a column of counts; FALSE unless it is the table that the
 * manifest knows. */
gboolean thema_methods_sum_table (const ThemaMethods *self, const char *table, const char *column,
                                  guint64 *rows, guint64 *sum);

/* "file `NAME`, SHA-256 `HEX`" */
void thema_methods_file (const ThemaMethods *self, JsonObject *file);

/* Whether a source's records are of a database or a reference manager. */
gboolean thema_methods_is_tidied (JsonArray *sources, guint i);

void thema_methods_records (const ThemaMethods *self, JsonObject *records);
void thema_methods_corpus (const ThemaMethods *self);
void thema_methods_tokenization (const ThemaMethods *self);
void thema_methods_statistics (const ThemaMethods *self);
void thema_methods_groups (const ThemaMethods *self);
