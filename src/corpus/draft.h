/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry in the making, for readers that meet its values piece by piece. Lists are joined in time
 * and memory that grow with what they hold. */
#pragma once

#include "corpus/entry.h"

typedef enum
{
  THEMA_DRAFT_ONE,      /* the first value counts */
  THEMA_DRAFT_LIST,     /* all, "; " between them */
  THEMA_DRAFT_TEXT,     /* all, as paragraphs */
  THEMA_DRAFT_ELSE_ONE, /* as the first two, but for records in which those say nothing */
  THEMA_DRAFT_ELSE_LIST,
} ThemaDraftMode;

typedef struct
{
  GString *values[2][THEMA_N_FIELDS]; /* owned; the second row: those that stand in */
} ThemaDraft;

void thema_draft_init (ThemaDraft *self);
void thema_draft_clear (ThemaDraft *self);

/* Forgets all values. */
void thema_draft_reset (ThemaDraft *self);

/* Blanks around a value go; an empty one is passed over. */
void thema_draft_add (ThemaDraft *self, ThemaField field, ThemaDraftMode mode, const char *bytes,
                      gsize length);

gboolean thema_draft_is_empty (const ThemaDraft *self);

/* Copies the values into the entry, whose memory is the arena's. */
void thema_draft_deliver (const ThemaDraft *self, ThemaArena *arena, ThemaEntry *entry);
