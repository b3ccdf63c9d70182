/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-words-block.h"
#include "text/break-words.h"
#include "text/segmenter-utf8.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Plain text, 64 bytes at a time and without a branch a word.
 *
 * Each byte gets a set of flags; the flags of 64 bytes are turned into bit masks, one a flag, and
 * the rules of UAX #29 that matter to plain text look no further than a character to either side,
 * so that they become shifts and ands of the masks.  What is not plain (whatever needs more
 * context: combining marks, joiners, regional indicators, Hebrew and its quotes, dictionary
 * scripts) is HARD: the block ends before it.
 */

#define BLOCK THEMA_BLOCK

static const guint8 flags_of_class[32] = {
  [WORD_BLANK] = 1 << WHITE,
  [WORD_SPACE] = 1 << WHITE | 1 << SPACE,
  [WORD_NEWLINE] = 1 << WHITE,
  [WORD_CR] = 1 << WHITE,
  [WORD_LETTER] = 1 << LETTER,
  [WORD_LETTER_PICTURE] = 1 << LETTER,
  [WORD_HEBREW] = 1 << HARD,
  [WORD_NUMERIC] = 1 << NUMBER,
  [WORD_JOINER] = 1 << LETTER | 1 << NUMBER,
  [WORD_JOINER_BLANK] = 1 << HARD,
  [WORD_MID_LETTER] = 1 << MID_LETTER,
  [WORD_MID_NUMBER] = 1 << MID_NUMBER,
  [WORD_MID_BOTH] = 1 << MID_LETTER | 1 << MID_NUMBER,
  [WORD_SINGLE_QUOTE] = 1 << MID_LETTER | 1 << MID_NUMBER,
  [WORD_EXTEND] = 1 << HARD,
  [WORD_ZWJ] = 1 << HARD,
  [WORD_FLAG] = 1 << HARD,
  [WORD_HANGUL] = 1 << HARD,
  [WORD_DICTIONARY] = 1 << HARD,
  [WORD_CJK] = 1 << HARD,
};

static inline guint8
flags_of (const ThemaBreakTables *tables, guint32 c)
{
  return flags_of_class[thema_class_table_get (&tables->words, c)];
}

/* Flags the character at TEXT[POS + *N] if it is plain and fits, and moves *N past it. */
static inline gboolean
flag_character (const ThemaBreakTables *tables, const guint8 *text, gsize pos, gsize end,
                guint8 *flags, gsize *n)
{
  const guint8 mids = 1 << MID_LETTER | 1 << MID_NUMBER;
  gsize next = pos + *n;
  guint8 flag = flags_of (tables, thema_utf8_next (text, &next, end));
  gsize size = next - pos - *n;

  /* The masks below know apostrophes of one and of three bytes only. */
  if ((flag & 1 << HARD) != 0 || *n + size > BLOCK || ((flag & mids) != 0 && size % 2 == 0))
    return FALSE;
  flags[*n] = flag;
  if ((flag & (1 << LETTER | 1 << NUMBER)) == 0)
    flag = (guint8) ((flag & ~mids) | 1 << FOLLOWER);
  for (gsize i = 1; i < size; i++)
    flags[*n + i] = flag;
  *n += size;
  return TRUE;
}

/* Flags the letters of two bytes that follow one another from TEXT on, which most European and
 * many other alphabets are made of, in MOST bytes at most; returns the number of bytes. */
static inline gsize
flag_pairs (const ThemaBreakTables *tables, const guint8 *text, gsize most, guint8 *flags)
{
  gsize n = 0;

  for (; n + 2 <= most && text[n] >> 5 == 6; n += 2)
    {
      if (flags_of (tables, (text[n] & 0x1Fu) << 6 | (text[n + 1] & 0x3Fu)) != 1 << LETTER)
        break;
      flags[n] = flags[n + 1] = 1 << LETTER;
    }
  return n;
}

/* Fills FLAGS for the plain characters from TEXT[POS] on; returns the number of bytes. */
static inline gsize
flag_block (const ThemaBreakTables *tables, const guint8 *text, gsize pos, gsize end,
            guint8 flags[BLOCK + 8])
{
  const guint8 *ascii = tables->ascii;
  gsize n = 0, rest = end - pos;

  while (n < BLOCK && n < rest)
    {
      const guint8 *p = text + pos + n;
      guint64 eight;
      gsize pairs;

      if (rest - n >= 8 && (memcpy (&eight, p, 8), (eight & 0x8080808080808080) == 0))
        {
          for (gsize i = 0; i < 8; i++)
            flags[n + i] = ascii[p[i]];
          n += 8;
        }
      else if (*p < 0x80)
        flags[n++] = ascii[*p];
      else if ((pairs = flag_pairs (tables, p, MIN (rest, BLOCK) - n, flags + n)) > 0)
        n += pairs;
      else if (!flag_character (tables, text, pos, end, flags, &n))
        break;
    }
  return MIN (n, BLOCK);
}

/* Transposes the flags of 64 bytes into N_MASKS masks of 64 bits. */
#ifdef __SSE2__

static inline void
transpose (const guint8 flags[BLOCK], guint64 masks[N_MASKS])
{
  memset (masks, 0, N_MASKS * sizeof *masks);
  for (guint i = 0; i < BLOCK; i += 16)
    {
      __m128i sixteen = _mm_loadu_si128 ((const __m128i *) (flags + i));

      for (guint mask = N_MASKS; mask-- > 0;)
        {
          sixteen = _mm_add_epi8 (sixteen, sixteen); /* the mask's bit is now the highest */
          masks[mask] |= (guint64) (guint) _mm_movemask_epi8 (sixteen) << i;
        }
    }
}

#else

static inline void
transpose (const guint8 flags[BLOCK], guint64 masks[N_MASKS])
{
  memset (masks, 0, N_MASKS * sizeof *masks);
  for (guint i = 0; i < BLOCK / 8; i++)
    {
      guint64 eight;

      memcpy (&eight, flags + 8 * i, 8);
      eight = GUINT64_FROM_LE (eight);
      /* The multiplication gathers the lowest bits of the eight bytes in the uppermost byte. */
      for (guint mask = 0; mask < N_MASKS; mask++)
        masks[mask] |= ((eight >> mask & 0x0101010101010101) * 0x0102040810204080) >> 56 << 8 * i;
    }
}

#endif

/* The bytes that a boundary stands before. */
static inline guint64
find_boundaries (const guint64 masks[N_MASKS])
{
  guint64 joiner = masks[LETTER] & masks[NUMBER];
  guint64 letter = masks[LETTER] & ~joiner, number = masks[NUMBER] & ~joiner;
  guint64 mid = (masks[MID_LETTER] & letter << 1 & letter >> 1)
                | (masks[MID_NUMBER] & number << 1 & number >> 1);
  guint64 wide = ((masks[MID_LETTER] & letter << 1 & letter >> 3)
                  | (masks[MID_NUMBER] & number << 1 & number >> 3))
                 & masks[FOLLOWER] >> 1;
  guint64 joined = masks[LETTER] | masks[NUMBER] | mid | wide | wide << 1 | wide << 2;

  return ~(joined & joined << 1) & ~(masks[SPACE] & masks[SPACE] << 1) & ~masks[FOLLOWER];
}

static inline void
append_words (ThemaSpans *words, gsize pos, guint64 starts, guint64 ends)
{
  ThemaSpan *span = thema_spans_reserve (words, BLOCK);
  guint32 base = (guint32) pos;

  for (; starts != 0; starts &= starts - 1, ends &= ends - 1)
    *span++ = (ThemaSpan){ base + (guint32) __builtin_ctzll (starts),
                           base + (guint32) __builtin_ctzll (ends) };
  words->n = (gsize) (span - words->data);
}

/* The masks of the block at TEXT[POS]; returns how many bytes of it are plain. */
static inline gsize
read_block (const ThemaBreakTables *tables, const guint8 *text, gsize pos, gsize end,
            guint64 masks[N_MASKS])
{
  guint8 flags[BLOCK + 8];
  gsize n;

  if (tables->ascii_masks != NULL && end - pos >= BLOCK
      && tables->ascii_masks (tables->ascii, text + pos, masks))
    return BLOCK;
  n = flag_block (tables, text, pos, end, flags);
  memset (flags + n, 0, 8);
  transpose (flags, masks);
  return n;
}

/* One block; returns the boundary it came to. */
static inline gsize
cut_block (const ThemaBreakTables *tables, const guint8 *text, gsize pos, gsize end,
           ThemaSpans *words)
{
  guint64 masks[N_MASKS], boundaries, certain, before;
  gsize n = read_block (tables, text, pos, end, masks);
  guint last;

  if (n < 4)
    return pos;
  boundaries = find_boundaries (masks);

  /* Stop at the last boundary that does not depend on what follows the block: the boundary before
   * an apostrophe at its very end does. */
  certain = boundaries & ~(guint64) 1 & ~(guint64) 0 >> (BLOCK - n)
            & ~((masks[MID_LETTER] | masks[MID_NUMBER]) & ~(guint64) 0 << (n - 3));
  if (certain == 0)
    return pos;
  last = 63 - (guint) __builtin_clzll (certain);
  before = ((guint64) 1 << last) - 1;
  append_words (words, pos, (boundaries | 1) & before & ~masks[WHITE],
                boundaries & ~(masks[WHITE] << 1) & (before << 1));
  return pos + last;
}

gsize
thema_break_words_block (const ThemaBreakTables *tables, const guint8 *text, gsize pos, gsize end,
                         ThemaSpans *words)
{
  gsize next;

  while ((next = cut_block (tables, text, pos, end, words)) != pos)
    pos = next;
  return pos;
}

void
thema_break_tables_flag_ascii (ThemaBreakTables *tables)
{
  ThemaAsciiMasks ways[2];

  for (guint c = 0; c < G_N_ELEMENTS (tables->ascii); c++)
    tables->ascii[c] = flags_of (tables, c);
  tables->ascii_masks = thema_ascii_masks (ways) > 0 ? ways[0] : NULL;
}
