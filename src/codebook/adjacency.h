/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words are neighbours: the one rule that patterns and texts share.
 *
 * Words, numbers and symbols are neighbours when nothing but blanks stands between them, or a
 * hyphen or an apostrophe without a blank on either side (human-rights), or the apostrophe of a
 * plural possessive (migrants' rights). Any other punctuation parts them. */
#pragma once

#include "text/tokenizer.h"

typedef enum
{
  THEMA_ROLE_ITEM, /* a word, number or symbol */
  THEMA_ROLE_HYPHEN,
  THEMA_ROLE_APOSTROPHE,
  THEMA_ROLE_PARTING, /* other punctuation */
  THEMA_ROLE_BLANK,   /* only lengthens a gap */
} ThemaRole;

#define THEMA_ROLE_MASK 0x07
#define THEMA_ROLE_SIBILANT 0x08 /* flag: an item whose plural possessive is a bare apostrophe */

/* The role of a token and its flag, from its text and class. */
guint8 thema_role_of (const char *token, gsize length, ThemaTokenClass class);

/* The walk over a sentence's tokens; all zero at its start. */
typedef struct
{
  gboolean joined;   /* an item that comes now continues the one before */
  gboolean sibilant; /* of the item before */
  gboolean blank;    /* a stretch of white space stood before this token */
  guint8 pending;    /* a joiner that waits for its item; THEMA_ROLE_ITEM for none */
} ThemaAdjacency;

/* Takes the next token: TRUE when it is an item, with `*joined` telling whether it is the neighbour
 * of the item before. `gap` is the number of bytes before the token. */
static inline gboolean
thema_adjacency_step (ThemaAdjacency *self, guint8 role_and_flags, guint32 gap, gboolean *joined)
{
  guint8 role = role_and_flags & THEMA_ROLE_MASK;
  gboolean apart = gap > 0 || self->blank;
  self->blank = FALSE;
  switch (role)
    {
    case THEMA_ROLE_ITEM:
      *joined = self->joined
                && (self->pending == THEMA_ROLE_ITEM || !apart
                    || (self->pending == THEMA_ROLE_APOSTROPHE && self->sibilant));
      self->joined = TRUE;
      self->pending = THEMA_ROLE_ITEM;
      self->sibilant = (role_and_flags & THEMA_ROLE_SIBILANT) != 0;
      return TRUE;
    case THEMA_ROLE_HYPHEN:
    case THEMA_ROLE_APOSTROPHE:
      self->joined = self->joined && !apart && self->pending == THEMA_ROLE_ITEM;
      self->pending = self->joined ? role : THEMA_ROLE_ITEM;
      return FALSE;
    case THEMA_ROLE_BLANK:
      self->blank = TRUE;
      return FALSE;
    default:
      self->joined = FALSE;
      self->pending = THEMA_ROLE_ITEM;
      return FALSE;
    }
}
