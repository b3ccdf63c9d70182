/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correspondence analysis of a table of counts (Greenacre 2017): rows and columns as points, whose
   distances are those of chi-squared.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows, or the columns, of the table.  Matrices have a row for each of them and a column a
   dimension.  */
typedef struct
{
  guint32 n;
  double *masses;    /* owned: its share of all counts */
  double *inertias;  /* owned: its part of the total inertia */
  double *standard;  /* owned: coordinates of which the mean is 0 and the variance 1, by masses */
  double *principal; /* owned: the same times the root of the dimension's inertia */
} ThemaCorrespondencePoints;

typedef struct
{
  guint32 n_dimensions; /* with an inertia above 0: at most one less than rows, and than columns */
  double *inertias;     /* owned, by dimension, falling: squares of the singular values */
  double inertia;       /* in total: chi-squared over the sum of counts */
  ThemaCorrespondencePoints rows, columns;
} ThemaCorrespondence;

/* COUNTS, by rows; none of its rows and columns is all zero.  On each dimension the row to which it
   owes most, the first of such, is on the positive side (see thema_axis_clean ()).  */
ThemaCorrespondence *thema_correspondence_new (const double *counts, guint32 n_rows,
                                               guint32 n_columns);
void thema_correspondence_free (ThemaCorrespondence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCorrespondence, thema_correspondence_free)

/* Of point I on dimension K (both from 0), of rows or columns.  */
typedef struct
{
  double standard, principal;
  double contribution; /* its share of the dimension's inertia; these add up to 1 */
  double cos2;         /* the dimension's share of the point's inertia; NAN for a point that is at
                          the centre, with an inertia of 0 */
  double quality;      /* the sum of cos2 up to this dimension */
} ThemaCorrespondencePoint;

ThemaCorrespondencePoint thema_correspondence_point (const ThemaCorrespondence *self,
                                                     const ThemaCorrespondencePoints *points,
                                                     guint32 i, guint32 k);

G_END_DECLS
