/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-cjk.h"

#include <string.h>

/* What ICU does (CjkBreakEngine in its dictbe.cpp) to a run of Chinese and Japanese that needs no
 * normalising: of all ways to part it into words, take the one whose costs add up to least.  A word
 * of the dictionary costs what stands there, a character that is no word of the dictionary
 * UNKNOWN_COST, and a whole run of Katakana may be a word by its length.  If two ways to a place
 * cost the same, the one with the longer last word is taken.
 *
 * A way is kept as one number: its cost, and in the lower LENGTH_BITS how much shorter than
 * MAX_LENGTH its last word is.  So the lesser number is the better way, ties included. */
#define MAX_WORD 20 /* characters */
#define LENGTH_BITS 5
#define MAX_LENGTH ((1u << LENGTH_BITS) - 1)
#define UNKNOWN_COST 255u

/* A longer run is left to ICU, whose costs begin to overflow sixteen times later. */
#define MAX_RUN (1u << 20)

/* Stands behind the run; no word has it. */
#define END_OF_RUN 0xFFFF

/* What was looked up is kept in two tables, the later of two things in one place ousting the
 * earlier: what two characters lead to, and what a longer beginning of a word and one more do. */
#define PAIR_BITS 15
#define STEP_BITS 13

typedef struct
{
  guint32 key;         /* the two characters; 0: empty */
  guint16 one, two;    /* what the word of one or of both characters adds to a way */
  ThemaCjkNode node;   /* where longer words go on, */
  guint32 third_chars; /* with one of these, see bit_of () */
} Pair;

typedef struct
{
  ThemaCjkNode from; /* THEMA_CJK_NOWHERE: empty */
  ThemaCjkNode to;
  guint16 unit;
  guint16 cost;
} Step;

/* A cost that the way by single characters is always below. */
#define NO_COST (G_MAXUINT16 >> LENGTH_BITS)
G_STATIC_ASSERT (2 * THEMA_CJK_MAX_COST < NO_COST);
#define NO_LONG_COST G_MAXUINT16
G_STATIC_ASSERT (THEMA_CJK_MAX_COST < NO_LONG_COST / MAX_WORD);

struct _ThemaCjkBreaker
{
  const ThemaCjkDictionary *dictionary; /* borrowed */
  Pair *pairs;                          /* owned */
  Step *steps;                          /* owned */
  guint16 *run;                         /* owned: the characters, END_OF_RUN behind them */
  guint8 *lengths;                      /* owned: of the last word of the best way to each place */
  gsize n, room;
};

ThemaCjkBreaker *
thema_cjk_breaker_new (const ThemaCjkDictionary *dictionary)
{
  ThemaCjkBreaker *self = g_new0 (ThemaCjkBreaker, 1);

  self->dictionary = dictionary;
  self->pairs = g_new0 (Pair, 1u << PAIR_BITS);
  self->steps = g_new0 (Step, 1u << STEP_BITS);
  return self;
}

void
thema_cjk_breaker_free (ThemaCjkBreaker *self)
{
  if (self == NULL)
    return;
  g_free (self->pairs);
  g_free (self->steps);
  g_free (self->run);
  g_free (self->lengths);
  g_free (self);
}

/* Makes room for N characters, whose old ones are done with. */
static void
reserve (ThemaCjkBreaker *self, gsize n)
{
  if (self->room >= n)
    return;
  self->room = MAX (n, 2 * self->room);
  g_free (self->run);
  g_free (self->lengths);
  self->run = g_new (guint16, self->room);
  self->lengths = g_new (guint8, self->room);
}

gsize
thema_cjk_breaker_read (ThemaCjkBreaker *self, const ThemaClassTable *classes, const guint8 *text,
                        gsize pos, gsize end)
{
  const guint8 *p = text + pos;
  gsize most = MIN ((end - pos) / 3, MAX_RUN), n = 0;
  guint16 *run;

  reserve (self, most + 1);
  run = self->run;
  for (; n < most && p[0] >> 4 == 0xE; p += 3)
    {
      guint32 c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);

      if (thema_class_table_get (classes, c) != WORD_CJK)
        break;
      run[n++] = (guint16) c;
    }
  run[n] = END_OF_RUN;
  self->n = n;
  return pos + 3 * n;
}

static inline guint32
word (guint32 cost, guint32 length)
{
  return cost << LENGTH_BITS | (MAX_LENGTH - length);
}

static inline guint32
cost_or (ThemaCjkStep step, guint32 otherwise)
{
  return step.cost < 0 ? otherwise : (guint32) step.cost;
}

/* One of 32 bits, so that most characters that do not go on are found out by theirs. */
static inline guint32
bit_of (guint16 c)
{
  return 1u << ((c * 0x9E3779B1u) >> 27);
}

static void
add_bit (guint16 unit, ThemaCjkNode node G_GNUC_UNUSED, gpointer data)
{
  *(guint32 *) data |= bit_of (unit);
}

static G_GNUC_NO_INLINE void
look_up_pair (const ThemaCjkDictionary *dictionary, Pair *pair, guint32 key)
{
  ThemaCjkStep first = thema_cjk_dictionary_first (dictionary, (guint16) (key >> 16));
  ThemaCjkStep second = thema_cjk_dictionary_next (dictionary, first.node, (guint16) key);

  *pair = (Pair){ .key = key,
                  .one = (guint16) word (cost_or (first, UNKNOWN_COST), 1),
                  .two = (guint16) word (cost_or (second, NO_COST), 2),
                  .node = second.node };
  thema_cjk_dictionary_visit (dictionary, second.node, add_bit, &pair->third_chars);
}

static G_GNUC_NO_INLINE void
look_up_step (const ThemaCjkDictionary *dictionary, Step *step, ThemaCjkNode from, guint16 unit)
{
  ThemaCjkStep next = thema_cjk_dictionary_next (dictionary, from, unit);

  *step = (Step){
    .from = from, .to = next.node, .unit = unit, .cost = (guint16) cost_or (next, NO_LONG_COST)
  };
}

static inline guint32
hash (guint32 key, guint n_bits)
{
  return (key * 0x9E3779B1u) >> (32 - n_bits);
}

/* The best ways to the places at hand, none yet being G_MAXUINT64. */
#define WINDOW 32
typedef struct
{
  guint64 best[WINDOW];
} Ways;
G_STATIC_ASSERT (MAX_WORD < WINDOW);

static inline void
add_way (Ways *ways, gsize to, guint64 way)
{
  guint64 *best = &ways->best[to % WINDOW];

  *best = MIN (*best, way);
}

/* Adds the words of three and more characters from I on; NODE is where the first two lead. */
static inline void
add_long_words (const ThemaCjkBreaker *self, Ways *ways, gsize i, guint64 cost, ThemaCjkNode node)
{
  guint32 most = (guint32) MIN (self->n - i, MAX_WORD);

  for (guint32 length = 3; length <= most && node != THEMA_CJK_NOWHERE; length++)
    {
      guint16 unit = self->run[i + length - 1];
      Step *step = &self->steps[hash (node ^ (guint32) unit << 16, STEP_BITS)];

      if (G_UNLIKELY (step->from != node || step->unit != unit))
        look_up_step (self->dictionary, step, node, unit);
      add_way (ways, i + length, cost + word (step->cost, length));
      node = step->to;
    }
}

/* Without the halfwidth forms, which would have to be normalised. */
static inline gboolean
is_katakana (guint32 c)
{
  return c - 0x30A1 <= 0x30FE - 0x30A1 && c != 0x30FB;
}

/* The Katakana from I on, if few enough, may be one word. */
static void
add_katakana (const ThemaCjkBreaker *self, Ways *ways, gsize i, guint64 cost)
{
  static const guint32 costs[] = { 0, 984, 408, 240, 204, 252, 300, 372, 480 };
  guint32 n = 1;

  while (n < MAX_WORD && i + n < self->n && is_katakana (self->run[i + n]))
    n++;
  if (n < MAX_WORD)
    add_way (ways, i + n, cost + word (n < G_N_ELEMENTS (costs) ? costs[n] : 8192, n));
}

/* Fills in LENGTHS. */
static void
find_best_way (const ThemaCjkBreaker *self)
{
  const guint16 *run = self->run;
  guint8 *lengths = self->lengths;
  gsize n = self->n;
  guint64 way = 0;
  gboolean was_katakana = FALSE;
  Ways ways;

  memset (&ways, 0xFF, sizeof ways);
  lengths[0] = 0;
  for (gsize i = 0; i < n; i++)
    {
      guint64 cost = way & ~(guint64) MAX_LENGTH;
      guint32 key = (guint32) run[i] << 16 | run[i + 1];
      Pair *pair = &self->pairs[hash (key, PAIR_BITS)];

      if (G_UNLIKELY (pair->key != key))
        look_up_pair (self->dictionary, pair, key);
      add_way (&ways, i + 1, cost + pair->one);
      add_way (&ways, i + 2, cost + pair->two);
      if (i + 2 < n && (pair->third_chars & bit_of (run[i + 2])) != 0)
        add_long_words (self, &ways, i, cost, pair->node);
      if (!is_katakana (run[i]))
        was_katakana = FALSE;
      else if (!was_katakana)
        {
          add_katakana (self, &ways, i, cost);
          was_katakana = TRUE;
        }
      way = ways.best[(i + 1) % WINDOW];
      ways.best[(i + 1) % WINDOW] = G_MAXUINT64;
      lengths[i + 1] = (guint8) (MAX_LENGTH - (way & MAX_LENGTH));
    }
}

/* Turns the lengths of words that end at each place into those of the words that begin there, for
 * the places on the best way; returns the number of words. */
static gsize
turn_lengths (ThemaCjkBreaker *self)
{
  guint8 *lengths = self->lengths;
  guint8 length = lengths[self->n];
  gsize n_words = 0;

  for (gsize i = self->n; i > 0; n_words++)
    {
      guint8 before;

      i -= length;
      before = lengths[i];
      lengths[i] = length;
      length = before;
    }
  return n_words;
}

void
thema_cjk_breaker_append_words (ThemaCjkBreaker *self, gsize pos, ThemaSpans *words)
{
  const guint8 *lengths = self->lengths;
  gsize n = self->n;
  ThemaSpan *span;

  find_best_way (self);
  span = thema_spans_reserve (words, turn_lengths (self));
  for (gsize i = 0; i < n; i += lengths[i])
    *span++ = (ThemaSpan){ (guint32) (pos + 3 * i), (guint32) (pos + 3 * (i + lengths[i])) };
  words->n = (gsize) (span - words->data);
}
