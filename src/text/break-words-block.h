/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What break-words-block.c asks of 64 bytes of text.  Private to the segmenter. */

#include "text/break-tables.h"

G_BEGIN_DECLS

#define THEMA_BLOCK 64

/* The masks, by bit of a byte's flags.  All bytes of a character get its flags, but where
 * FOLLOWER tells the later ones apart. */
enum
{
  LETTER, /* with NUMBER: "_" and its like, which join both */
  NUMBER,
  SPACE,      /* runs are kept together */
  WHITE,      /* the Unicode property */
  MID_LETTER, /* joins letters on both sides */
  MID_NUMBER, /* joins numbers on both sides */
  FOLLOWER,   /* not the first byte of a character */
  N_MASKS,
  HARD = N_MASKS /* never in a block, hence without a mask; the highest bit */
};

/* The ways of this processor to read THEMA_BLOCK bytes of TEXT at once, the fastest first; none
 * where it has no suitable instructions.  Each is for ASCII alone: where another byte or a HARD
 * one is among them it returns FALSE, and else fills MASKS by the flags in FLAGS. */
typedef gboolean (*ThemaAsciiMasks) (const guint8 flags[128], const guint8 *text,
                                     guint64 masks[N_MASKS]);
guint thema_ascii_masks (ThemaAsciiMasks ways[2]);

G_END_DECLS
