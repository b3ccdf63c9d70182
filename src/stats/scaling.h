/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classical multidimensional scaling (Torgerson 1952): points whose distances are as close as can
   be to those given.  R's cmdscale.  */
#pragma once

#include "stats/distance.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 n;            /* things */
  guint32 n_dimensions; /* those asked for, as far as there are positive eigenvalues */
  double *eigenvalues;  /* owned: all n, falling; what is 0 but for rounding is 0 */
  double *coordinates;  /* owned: n rows, n_dimensions columns; each column has the sign that
                           thema_axis_clean () gives */
} ThemaScaling;

/* DISTANCES is as thema_distance_place () says.  */
ThemaScaling *thema_scaling_new (const double *distances, guint32 n, guint32 most_dimensions);
void thema_scaling_free (ThemaScaling *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaScaling, thema_scaling_free)

/* The sum of the first K eigenvalues, as a share of the sum of their sizes (ABSOLUTE) or of the
   positive ones: cmdscale's two GOF.  NAN where the K-th is not positive.  */
double thema_scaling_fit (const ThemaScaling *self, guint32 k, gboolean absolute);

G_END_DECLS
