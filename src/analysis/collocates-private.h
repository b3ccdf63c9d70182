/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counting collocates and making the table share. */
#pragma once

#include "analysis/collocates.h"

#include "analysis/pairs.h"
#include "stats/collocation.h"

typedef struct
{
  const char *name; /* borrowed */
  gboolean is_code;
} ThemaNode;

typedef struct
{
  ThemaPass base;
  const ThemaTerms *terms; /* borrowed */
  ThemaCollocateSettings settings;
  GArray *nodes;    /* owned, of ThemaNode */
  guint8 *roles;    /* owned, by form; see runs.h */
  guint32 *of_form; /* owned: the term of each form, or THEMA_RUN_OTHER */
  guint64 *masks;   /* owned: by type, the nodes (bits) whose patterns it matches; NULL: none are
                       words */
  guint32 *of_code; /* owned: the node of each code, THEMA_NO_ID for none; NULL: none are codes */
} ThemaCollocatePass;

/* What is counted of a node. */
typedef struct
{
  guint64 occurrences, documents;
  guint64 inside, near; /* tokens that are terms */
} ThemaNodeCounts;

/* Of a node and a term, which ThemaPairs count. */
enum
{
  THEMA_NEAR,
  THEMA_NEAR_LEFT,
  THEMA_NEAR_RIGHT,
  THEMA_NEAR_DOCUMENTS,
  THEMA_NEAR_LAST, /* document in which it was near, plus one; means nothing once merged */
  THEMA_NEAR_INSIDE,
  THEMA_N_NEAR,
};

typedef struct
{
  guint32 node, term;
  guint64 observed, left, right, documents;
  guint64 f_collocate, tokens; /* outside of the node's occurrences */
  ThemaCollocation result;
  double p_adjusted;
} ThemaCollocateRow;

typedef struct
{
  ThemaNodeCounts *nodes; /* owned */
  ThemaPairs *pairs;      /* owned */
  GArray *rows;           /* owned, of ThemaCollocateRow: the table, once prepared */

  /* Of the document at hand, its tokens that are no punctuation: */
  GArray *terms;        /* owned, of guint32: the term or THEMA_RUN_OTHER */
  GArray *places;       /* owned, of guint32: by token, how many of them are before it */
  GArray *sentences;    /* owned, of guint32: by them, the sentence */
  GArray *starts;       /* owned, of guint32: by sentence, the first of them; and the end */
  GArray *marks;        /* owned, of guint8: by them, what they are to the node at hand */
  GPtrArray *occurring; /* owned, of GArray of Stretch: by node, where it occurs */
} ThemaCollocateState;

gsize thema_collocates_prepare (const ThemaPass *pass, gpointer state, guint n_threads);
void thema_collocates_write_header (const ThemaPass *pass, ThemaCsvWriter *csv);
void thema_collocates_write_rows (const ThemaPass *pass, gconstpointer state, gsize from, gsize to,
                                  ThemaCsvWriter *csv);
