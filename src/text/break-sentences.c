/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-sentences.h"

#include "text/segmenter-utf8.h"

/* A sentence ends behind a paragraph separator or somewhere behind a terminator (a full stop and
 * its like); nothing else need be looked at, and most bytes can be told to be nothing else from
 * themselves. */

typedef struct
{
  const ThemaSentenceTable *table; /* borrowed */
  const guint8 *text;              /* borrowed */
  gsize end;
} Text;

#define BIT(class) (1u << (class))
#define SEPARATORS (BIT (SENTENCE_CR) | BIT (SENTENCE_LF) | BIT (SENTENCE_SEP))
#define TERMINATORS (BIT (SENTENCE_ATERM) | BIT (SENTENCE_STERM))
#define LETTERS (BIT (SENTENCE_UPPER) | BIT (SENTENCE_LOWER) | BIT (SENTENCE_OLETTER))
#define NOTHING N_SENTENCE_CLASSES /* the class of the end of the text */

static inline gboolean
is (guint8 class, guint32 set)
{
  return (set >> class & 1) != 0;
}

static inline guint8
class_at (const Text *self, gsize *at)
{
  return thema_class_table_get (&self->table->classes, thema_utf8_next (self->text, at, self->end));
}

/* Finds the next separator or terminator from *AT on and moves *AT behind it; NOTHING if there is
 * none.  *START is where it starts. */
static guint8
find_terminator (const Text *self, gsize *at, gsize *start)
{
  const guint8 *of_interest = self->table->of_interest, *text = self->text;
  gsize i = *at;

  for (;;)
    {
      guint8 class;

      while (i + 4 <= self->end
             && (of_interest[text[i]] | of_interest[text[i + 1]] | of_interest[text[i + 2]]
                 | of_interest[text[i + 3]])
                    == 0)
        i += 4;
      while (i < self->end && of_interest[text[i]] == 0)
        i++;
      if (i >= self->end)
        return NOTHING;
      *start = i;
      class = class_at (self, &i);
      *at = i;
      if (is (class, SEPARATORS | TERMINATORS))
        return class;
    }
}

/* The class of the next character that is not an extender (rule 5), which ends at *AFTER;
 * *AT is moved to where it starts. */
static guint8
peek (const Text *self, gsize *at, gsize *after)
{
  *after = *at;
  while (*after < self->end)
    {
      guint8 class = class_at (self, after);

      if (class != SENTENCE_EXTEND)
        return class;
      *at = *after;
    }
  return NOTHING;
}

/* The class of the last character before AT that is not an extender. */
static guint8
peek_back (const Text *self, gsize at)
{
  while (at > 0)
    {
      gsize start = at - 1;
      guint8 class;

      while (start > 0 && at - start < 4 && (self->text[start] & 0xC0) == 0x80)
        start--;
      at = start;
      class = class_at (self, &start);
      if (class != SENTENCE_EXTEND)
        return class;
    }
  return NOTHING;
}

/* Rule 8: whether a lower-case letter comes first of all letters, terminators and separators. */
static gboolean
goes_on_in_lower_case (const Text *self, gsize at)
{
  while (at < self->end)
    {
      guint8 class = class_at (self, &at);

      if (is (class, LETTERS | TERMINATORS | SEPARATORS))
        return class == SENTENCE_LOWER;
    }
  return FALSE;
}

static inline void
skip_separator (const Text *self, guint8 class, gsize *at)
{
  if (class == SENTENCE_CR && *at < self->end && self->text[*at] == '\n')
    ++*at;
}

/* Whether a sentence ends behind the terminator of class CLASS in TEXT[START, *AT); moves *AT to
 * where it ends, or to where to look for the next terminator. */
static gboolean
ends_sentence (const Text *self, guint8 class, gsize start, gsize *at)
{
  gsize after;
  guint8 next = peek (self, at, &after);

  if (class == SENTENCE_ATERM
      && (next == SENTENCE_NUMERIC
          || (next == SENTENCE_UPPER
              && is (peek_back (self, start), BIT (SENTENCE_UPPER) | BIT (SENTENCE_LOWER)))))
    return FALSE;                /* 6, 7 */
  while (next == SENTENCE_CLOSE) /* 9 */
    {
      *at = after;
      next = peek (self, at, &after);
    }
  while (next == SENTENCE_SP) /* 10 */
    {
      *at = after;
      next = peek (self, at, &after);
    }
  if (is (next, SEPARATORS)) /* 9, 10, 4 */
    {
      *at = after;
      skip_separator (self, next, at);
      return TRUE;
    }
  if (is (next, BIT (SENTENCE_SCONTINUE) | TERMINATORS)) /* 8a */
    return FALSE;
  return class == SENTENCE_STERM || !goes_on_in_lower_case (self, *at); /* 8, 11 */
}

void
thema_break_sentences (const ThemaSentenceTable *table, const ThemaSuppressions *suppressions,
                       const char *text, gsize length, ThemaEnds *ends)
{
  const Text self = { table, (const guint8 *) text, length };
  gsize at = 0, start = 0;
  guint8 class;

  while ((class = find_terminator (&self, &at, &start)) != NOTHING)
    {
      if (is (class, SEPARATORS))
        skip_separator (&self, class, &at);
      else if (!ends_sentence (&self, class, start, &at))
        continue;
      if (at < length && !thema_suppressions_match (suppressions, self.text, length, at))
        thema_ends_append (ends, at);
    }
  if (length > 0)
    thema_ends_append (ends, length);
}
