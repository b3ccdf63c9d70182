/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-words.h"

#include "text/segmenter-check.h"
#include "text/segmenter-utf8.h"

/* One segment at a time, or one run of Chinese and Japanese, for text that the blocks of
 * break-words-block.c cannot take.
 *
 * A segment depends on nothing before its start: the rules, and ICU's machine too, begin afresh at
 * every boundary.  That is what allows us to hand any segment, and no more than that segment, to
 * ICU. */

/* Where a segment has come to. */
typedef struct
{
  ThemaWordBreaker *breaker; /* borrowed */
  const guint8 *text;        /* borrowed */
  gsize end;                 /* of the text */
  gsize at;                  /* the next character */
  guint8 base;               /* class of the last character that is not an extender */
  guint8 last;               /* class of the last character */
  guint n_flags;             /* regional indicators so far */
} Segment;

#define BIT(class) (1u << (class))
#define LETTERS (BIT (WORD_LETTER) | BIT (WORD_LETTER_PICTURE) | BIT (WORD_HEBREW))
#define EXTENDERS (BIT (WORD_EXTEND) | BIT (WORD_ZWJ))
#define PICTURES (BIT (WORD_PICTURE) | BIT (WORD_LETTER_PICTURE))
#define JOINERS (BIT (WORD_JOINER) | BIT (WORD_JOINER_BLANK))
#define NEWLINES (BIT (WORD_NEWLINE) | BIT (WORD_CR))
#define BLANKS (NEWLINES | BIT (WORD_SPACE) | BIT (WORD_BLANK) | BIT (WORD_JOINER_BLANK))

static inline gboolean
is (guint8 class, guint32 set)
{
  return (set >> class & 1) != 0;
}

/* Rules 5, 8, 9, 10, 13a, 13b: what joins each class without further context. */
static const guint32 joined_with[32] = {
  [WORD_LETTER] = LETTERS | BIT (WORD_NUMERIC) | JOINERS,
  [WORD_LETTER_PICTURE] = LETTERS | BIT (WORD_NUMERIC) | JOINERS,
  [WORD_HEBREW] = LETTERS | BIT (WORD_NUMERIC) | JOINERS,
  [WORD_NUMERIC] = LETTERS | BIT (WORD_NUMERIC) | JOINERS,
  [WORD_JOINER] = LETTERS | BIT (WORD_NUMERIC) | JOINERS,
  [WORD_JOINER_BLANK] = LETTERS | BIT (WORD_NUMERIC) | JOINERS,
};

/* Rules 6, 7, 7b, 7c, 11, 12: what joins each class on the left to one of BEYOND_MIDDLE. */
static const guint32 middles[32] = {
  [WORD_LETTER] = BIT (WORD_MID_LETTER) | BIT (WORD_MID_BOTH) | BIT (WORD_SINGLE_QUOTE),
  [WORD_LETTER_PICTURE] = BIT (WORD_MID_LETTER) | BIT (WORD_MID_BOTH) | BIT (WORD_SINGLE_QUOTE),
  [WORD_HEBREW]
  = BIT (WORD_MID_LETTER) | BIT (WORD_MID_BOTH) | BIT (WORD_SINGLE_QUOTE) | BIT (WORD_DOUBLE_QUOTE),
  [WORD_NUMERIC] = BIT (WORD_MID_NUMBER) | BIT (WORD_MID_BOTH) | BIT (WORD_SINGLE_QUOTE),
};

static inline guint32
beyond_middle (guint8 left, guint8 middle)
{
  if (left == WORD_NUMERIC)
    return BIT (WORD_NUMERIC);
  return middle == WORD_DOUBLE_QUOTE ? BIT (WORD_HEBREW) : LETTERS;
}

void
thema_word_breaker_clear (ThemaWordBreaker *self)
{
  g_clear_pointer (&self->cjk, thema_cjk_breaker_free);
}

/* Of WORD_CJK: the same, or WORD_DICTIONARY if ICU is to cut it. */
static G_GNUC_NO_INLINE guint8
class_of_cjk (ThemaWordBreaker *breaker)
{
  const ThemaCjkDictionary *dictionary;

  if (!breaker->knows_cjk && (dictionary = thema_cjk_dictionary_get ()) != NULL)
    {
      breaker->cjk = thema_cjk_breaker_new (dictionary);
      breaker->knows_cjk = TRUE; /* the check itself comes by here */
      if (!thema_segmenter_check_cjk (breaker))
        thema_word_breaker_clear (breaker);
    }
  breaker->knows_cjk = TRUE;
  return breaker->cjk != NULL ? WORD_CJK : WORD_DICTIONARY;
}

static inline guint8
class_at (const Segment *self, gsize *at)
{
  guint32 c = thema_utf8_next (self->text, at, self->end);
  guint8 class = thema_class_table_get (&self->breaker->tables->words, c);

  return G_LIKELY (class != WORD_CJK) ? class : class_of_cjk (self->breaker);
}

/* Takes the middle of class MIDDLE that ends at AFTER, and what it joins, if it joins anything.
 * *NEEDS_ICU if that takes a dictionary to say. */
static gboolean
take_middle (Segment *self, guint8 middle, gsize after, gboolean *needs_icu)
{
  gsize next = after;

  while (next < self->end)
    {
      guint8 class = class_at (self, &next);

      if (is (class, EXTENDERS))
        continue;
      *needs_icu = class == WORD_DICTIONARY;
      if (!is (class, beyond_middle (self->base, middle)))
        break;
      self->at = next;
      self->base = self->last = class;
      return TRUE;
    }
  if (self->base != WORD_HEBREW || middle != WORD_SINGLE_QUOTE)
    return FALSE;
  self->at = after; /* 7a */
  self->base = self->last = middle;
  return TRUE;
}

/* Whether no boundary stands before a character of class NEXT, by the rules that look no further
 * than this. */
static inline gboolean
joins (const Segment *self, guint8 next)
{
  if (is (next, EXTENDERS)) /* 4 */
    return TRUE;
  if (self->last == WORD_ZWJ && is (next, PICTURES)) /* 3c */
    return TRUE;
  if (is (next, joined_with[self->base]))
    return TRUE;
  if (next == WORD_SPACE || next == WORD_HANGUL) /* 3d; ICU's own for Hangul */
    return self->last == next;
  return next == WORD_FLAG && self->base == WORD_FLAG && self->n_flags % 2 == 1; /* 15, 16 */
}

/* Runs through the segment that starts at START; FALSE if a dictionary is needed to tell.  Before
 * WORD_CJK there is a boundary but where a joiner leads to it. */
static gboolean
run_segment (Segment *self, gsize start)
{
  gboolean needs_icu = FALSE;

  self->at = start;
  self->base = self->last = class_at (self, &self->at);
  self->n_flags = self->base == WORD_FLAG;
  if (is (self->base, BIT (WORD_DICTIONARY) | BIT (WORD_CJK)))
    return FALSE;
  if (is (self->base, NEWLINES)) /* 3, 3a */
    {
      if (self->base == WORD_CR && self->at < self->end && self->text[self->at] == '\n')
        self->at++;
      return TRUE;
    }
  while (self->at < self->end)
    {
      gsize after = self->at;
      guint8 next = class_at (self, &after);

      if (joins (self, next))
        {
          self->at = after;
          self->last = next;
          if (!is (next, EXTENDERS))
            self->base = next;
          self->n_flags += next == WORD_FLAG;
          continue;
        }
      if (next == WORD_DICTIONARY)
        return FALSE;
      if (next == WORD_CJK) /* 13b, of Katakana */
        return !is (self->base, JOINERS);
      if (!is (next, middles[self->base]) || !take_middle (self, next, after, &needs_icu))
        return !needs_icu;
    }
  return TRUE;
}

/* Runs through the words of Chinese or Japanese that start at START and adds them to WORDS; FALSE
 * if ICU is needed, as what follows belongs to them or is dictionary script of another kind. */
static gboolean
run_cjk (Segment *self, gsize start, ThemaSpans *words)
{
  const guint32 beyond_us
      = EXTENDERS | JOINERS | BIT (WORD_DICTIONARY) | BIT (WORD_CJK) /* a run without end */;
  ThemaWordBreaker *breaker = self->breaker;
  gsize next;

  self->at = thema_cjk_breaker_read (breaker->cjk, &breaker->tables->words, self->text, start,
                                     self->end);
  next = self->at;
  if (next < self->end && is (class_at (self, &next), beyond_us))
    return FALSE;
  thema_cjk_breaker_append_words (breaker->cjk, start, words);
  return TRUE;
}

/* Whether the segment from START to where SELF has come is white space only. */
static inline gboolean
is_white (const Segment *self, gsize start)
{
  while (start < self->at)
    if (!is (class_at (self, &start), BLANKS))
      return FALSE;
  return TRUE;
}

/* A boundary beyond POS that no rule and no dictionary can do away with: before a newline, a
 * character that joins nothing to its left, or the first of some spaces. */
static gsize
find_certain_boundary (const Segment *self, gsize pos)
{
  guint8 last = class_at (self, &pos);

  while (pos < self->end)
    {
      gsize next = pos;
      guint8 class = class_at (self, &next);

      if (is (class, BIT (WORD_OTHER) | BIT (WORD_BLANK) | NEWLINES)
          || (class == WORD_SPACE && last != WORD_SPACE))
        return pos;
      last = class;
      pos = next;
    }
  return pos;
}

/* Cuts the segment that starts at *POS, or the stretch that ICU must cut, and moves *POS past it.
 */
static inline gboolean
cut_segment (Segment *self, gsize *pos, ThemaSpans *words, GError **error)
{
  if (run_segment (self, *pos))
    {
      if (!is_white (self, *pos))
        thema_spans_append (words, *pos, self->at);
    }
  else if (self->base != WORD_CJK || !run_cjk (self, *pos, words))
    {
      self->at = find_certain_boundary (self, *pos);
      if (!thema_icu_breaker_words (self->breaker->icu, (const char *) self->text, *pos, self->at,
                                    words, error))
        return FALSE;
    }
  *pos = self->at;
  return TRUE;
}

gboolean
thema_break_words (ThemaWordBreaker *self, const char *text, gsize length, ThemaSpans *words,
                   GError **error)
{
  Segment segment = { .breaker = self, .text = (const guint8 *) text, .end = length };

  for (gsize pos = 0; pos < length;)
    {
      /* From U+3000 on most is hard for a block, which would be set up in vain. */
      if (segment.text[pos] < 0xE3)
        pos = thema_break_words_block (self->tables, segment.text, pos, length, words);
      if (pos < length && !cut_segment (&segment, &pos, words, error))
        return FALSE;
    }
  return TRUE;
}
