/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lexical diversity: how many different words a text has for its length.

   A text is a sequence of the numbers of types.  A value that is undefined is NAN; none is
   infinite.  docs/statistics.md has every formula and its source.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tokens in the samples of HD-D, and the TTR at which a factor of MTLD is full, in hundredths.  */
#define THEMA_HDD_SAMPLE 42
#define THEMA_MTLD_PERCENT 72

typedef struct
{
  guint64 tokens;
  guint64 types;
  guint64 hapaxes; /* types that stand once */
  double ttr;
  double mattr; /* NAN for a text shorter than the window */
  double mtld;  /* NAN for a text without any repetition */
  double hdd;   /* NAN for a text shorter than the sample */
  double yule_k;
  double simpson_d; /* NAN below two tokens, as the next two */
  double guiraud_r;
  double herdan_c;
  double maas_a2;
} ThemaLexicalDiversity;

/* Room to count types in, for many texts one after the other; one serves one thread.  */
typedef struct _ThemaTypeCounter ThemaTypeCounter;

/* For numbers of types below N_TYPES.  */
ThemaTypeCounter *thema_type_counter_new (guint32 n_types);
void thema_type_counter_free (ThemaTypeCounter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTypeCounter, thema_type_counter_free)

/* Fills every field of OUT.  WINDOW, 1 or more, is that of MATTR.  */
void thema_lexical_diversity_compute (ThemaTypeCounter *counter, const guint32 *tokens, gsize n,
                                      guint window, ThemaLexicalDiversity *out);

/* How many types, and how many that stand once, the beginnings of a text have: for each of N_POINTS
   rising numbers of tokens in AT.  */
void thema_type_counter_follow (ThemaTypeCounter *self, const guint32 *tokens, gsize n_points,
                                const guint64 *at, guint64 *types, guint64 *hapaxes);

/* The frequencies of a text's types, the greatest first (transfer full); how many.  */
guint64 *thema_rank_frequencies (ThemaTypeCounter *counter, const guint32 *tokens, gsize n,
                                 gsize *n_types);

G_END_DECLS
