/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adjusting p values for the number of tests.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The false discovery rate adjustment of Benjamini & Hochberg (1995): R's p.adjust (p, "BH").
   P and ADJUSTED hold N values and may be the same array.  NAN stands for a test that was not
   made: it stays NAN and is not counted.  Other values must lie between 0 and 1.  */
void thema_adjust_bh (const double *p, gsize n, double *adjusted);

typedef enum
{
  THEMA_ADJUST_BH,
  THEMA_ADJUST_HOLM,       /* the family-wise error rate: Holm (1979) */
  THEMA_ADJUST_BONFERRONI, /* the same by n * p (Dunn 1961) */
  THEMA_N_ADJUST,
} ThemaAdjust;

/* Of "bh", "holm" or "bonferroni": R's p.adjust.methods in small letters.  */
ThemaAdjust thema_adjust_find (const char *name);

/* R's p.adjust (p, method), as above.  */
void thema_adjust (ThemaAdjust how, const double *p, gsize n, double *adjusted);

G_END_DECLS
