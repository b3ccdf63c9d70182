/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/accuracy.h"

#include "stats/interval.h"

#include <math.h>

static void
rate (guint64 hits, guint64 all, ThemaRate *out)
{
  out->value = all > 0 ? (double) hits / (double) all : NAN;
  thema_wilson_interval (hits, all, 0.95, &out->low, &out->high);
}

void
thema_accuracy_compute (const ThemaConfusion *counts, ThemaAccuracy *out)
{
  rate (counts->tp, counts->tp + counts->fp, &out->precision);
  rate (counts->tp, counts->tp + counts->fn, &out->recall);
  /* F1 rises with the share of the units that either has which both have.  */
  rate (counts->tp, counts->tp + counts->fp + counts->fn, &out->f1);
  out->f1.value = 2 * out->f1.value / (1 + out->f1.value);
  out->f1.low = 2 * out->f1.low / (1 + out->f1.low);
  out->f1.high = 2 * out->f1.high / (1 + out->f1.high);
}
