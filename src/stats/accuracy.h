/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a coding meets a gold standard: precision, recall, F1.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 tp, fp, fn, tn; /* units: both; the coding alone; the standard alone; neither */
} ThemaConfusion;

typedef struct
{
  double value, low, high; /* 0..1, with 95 % limits; NAN where the denominator is 0 */
} ThemaRate;

typedef struct
{
  ThemaRate precision; /* tp / (tp + fp), Wilson's interval */
  ThemaRate recall;    /* tp / (tp + fn), likewise */
  ThemaRate f1;        /* 2 tp / (2 tp + fp + fn): the interval is Wilson's of
                          J = tp / (tp + fp + fn), carried over by F1 = 2 J / (1 + J) */
} ThemaAccuracy;

void thema_accuracy_compute (const ThemaConfusion *counts, ThemaAccuracy *out);

G_END_DECLS
