/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The classes of UAX #29 for every code point, taken from the installed ICU, in tables that two
 * loads read.  Private to the segmenter. */

#include <glib.h>

G_BEGIN_DECLS

/* Word_Break, parted further where ICU's root rules or our need to spot white space ask for it. */
typedef enum
{
  WORD_OTHER,   /* never joins anything but what extends it */
  WORD_PICTURE, /* Extended_Pictographic: joins a ZWJ before it */
  WORD_BLANK,   /* as OTHER, and White_Space: TAB, NBSP */
  WORD_SPACE,   /* WSegSpace */
  WORD_NEWLINE, /* also LF */
  WORD_CR,      /* joins LF, a NEWLINE too for all that is visible: both are dropped */
  WORD_LETTER,  /* ALetter */
  WORD_LETTER_PICTURE,
  WORD_HEBREW,
  WORD_NUMERIC,
  WORD_JOINER, /* ExtendNumLet: "_" */
  WORD_JOINER_BLANK,
  WORD_MID_LETTER,
  WORD_MID_NUMBER,
  WORD_MID_BOTH, /* MidNumLet: "." */
  WORD_SINGLE_QUOTE,
  WORD_DOUBLE_QUOTE,
  WORD_EXTEND, /* also Format */
  WORD_ZWJ,
  WORD_FLAG,       /* Regional_Indicator */
  WORD_HANGUL,     /* syllables, where ICU joins them to nothing but one another */
  WORD_DICTIONARY, /* ICU's dictionaries may have a say wherever one of these is */
  WORD_CJK,        /* of these, what break-cjk.c cuts as ICU does, unless ICU is found to differ */
  N_WORD_CLASSES
} ThemaWordClass;

/* Sentence_Break. */
typedef enum
{
  SENTENCE_OTHER,
  SENTENCE_CR,
  SENTENCE_LF,
  SENTENCE_SEP,
  SENTENCE_EXTEND, /* also Format */
  SENTENCE_SP,
  SENTENCE_LOWER,
  SENTENCE_UPPER,
  SENTENCE_OLETTER,
  SENTENCE_NUMERIC,
  SENTENCE_ATERM,
  SENTENCE_STERM,
  SENTENCE_CLOSE,
  SENTENCE_SCONTINUE,
  N_SENTENCE_CLASSES
} ThemaSentenceClass;

/* Code points go by blocks of 64, what one continuation byte of UTF-8 tells apart; equal blocks
 * are kept once. */
typedef struct
{
  guint16 block[0x110000 >> 6];
  guint8 *values;      /* owned */
  guint32 example[32]; /* of each class, its first code point; 0 where there is none but NUL */
} ThemaClassTable;

typedef struct
{
  ThemaClassTable classes;
  guint8 of_interest[256]; /* whether a byte may begin a terminator or a paragraph separator */
} ThemaSentenceTable;

typedef struct
{
  ThemaClassTable words;
  guint8 ascii[128]; /* what break-words-block.c thinks of ASCII */
  /* How it reads a block of it at once, see break-words-block.h; NULL: byte by byte. */
  gboolean (*ascii_masks) (const guint8 flags[128], const guint8 *text, guint64 *masks);
  ThemaSentenceTable sentences;
} ThemaBreakTables;

static inline guint8
thema_class_table_get (const ThemaClassTable *self, guint32 c)
{
  return self->values[(gsize) self->block[c >> 6] << 6 | (c & 63)];
}

/* Fills in TABLES->ascii and ascii_masks; in break-words-block.c. */
void thema_break_tables_flag_ascii (ThemaBreakTables *tables);

/* Built by the first caller, shared by all, never freed; NULL if ICU fails. */
const ThemaBreakTables *thema_break_tables_get (void);

/* The same for sentences where ";" asks a question. */
const ThemaSentenceTable *thema_break_tables_get_greek (void);

G_END_DECLS
