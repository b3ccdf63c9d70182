/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pattern: what a code looks for in a text. */
#pragma once

#include "corpus/units.h"

typedef enum
{
  THEMA_MATCH_WORD,  /* words, with wildcards */
  THEMA_MATCH_STEM,  /* the stems of words */
  THEMA_MATCH_REGEX, /* a regular expression, which covers one word */
} ThemaMatch;

typedef enum
{
  THEMA_ORDER_ANY,
  THEMA_ORDER_BEFORE, /* each before the next one */
  THEMA_ORDER_AFTER,  /* each behind the next one */
} ThemaOrder;

#define THEMA_MAX_NEAR 8     /* things that stand near each other */
#define THEMA_MAX_WITHIN 255 /* words between two of them */

/* Words that stand near each other. */
typedef struct
{
  GPtrArray *words; /* owned, of owned ThemaPattern without `near` */
  guint within;     /* at most so many other words between each and the next one in the text */
  ThemaOrder order;
  ThemaUnit unit; /* they stand in one of these */
} ThemaNear;

/* Weights are counted in millionths, so that their sums do not depend on the order. */
#define THEMA_WEIGHT_ONE G_GINT64_CONSTANT (1000000)
#define THEMA_WEIGHT_MAX (1000000 * THEMA_WEIGHT_ONE)

typedef struct
{
  char *text; /* owned: as written, in NFC, blanks trimmed; of a near pattern what
                 thema_pattern_describe () says */
  ThemaMatch match;
  gboolean case_sensitive; /* matched on the word as written, not on the folded one */
  gint64 weight;
  ThemaNear *near; /* owned; NULL for a word or a phrase */
  guint line;      /* in the file */
} ThemaPattern;

/* Copies `text`. Weight one, no `near`. */
void thema_pattern_init (ThemaPattern *self, const char *text, ThemaMatch match, guint line);
void thema_pattern_clear (ThemaPattern *self);
void thema_pattern_copy (const ThemaPattern *self, ThemaPattern *copy);
/* On the heap; frees what `thema_pattern_init ()` made too. */
ThemaPattern *thema_pattern_new (const char *text, ThemaMatch match, guint line);
void thema_pattern_free (ThemaPattern *self);

/* Gives it `near` (transfer full) and the text that goes with it. */
void thema_pattern_set_near (ThemaPattern *self, ThemaNear *near);
ThemaNear *thema_near_new (void);
void thema_near_free (ThemaNear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaNear, thema_near_free)

/* By text, then by all else but weight and line; 0: they match the same. */
int thema_pattern_compare (const ThemaPattern *a, const ThemaPattern *b);

/* The pattern as the language of rules writes it (transfer full): `state*`, `"human rights"`,
 * `stem(comply)`, `case(US)`, `regex("[ab]c")`, `near(fail*, protect*, 5)`. */
char *thema_pattern_describe (const ThemaPattern *self);

/* The beginning of a long text, for messages (transfer full). */
char *thema_pattern_show (const char *text);

/* A decimal number with at most six decimals; FALSE for anything else, and beyond THEMA_WEIGHT_MAX.
 */
gboolean thema_weight_parse (const char *text, gint64 *weight);
/* The shortest number that is parsed as `weight` (transfer full). */
char *thema_weight_format (gint64 weight);
