/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/cluster.h"

#include <math.h>

/* The state between two steps.  A cluster lives at the place of its lowest thing.  */
typedef struct
{
  double *distances; /* borrowed */
  guint32 n;
  guint32 *sizes;   /* owned, by place: things in the cluster; 0: it is none any more */
  guint32 *nearest; /* owned, by place: of the clusters at higher places the first of those that are
                       nearest; n for none */
  gint32 *names;    /* owned, by place: the cluster as ThemaMerge calls it */
} Clusters;

/* Where the cluster at PLACE finds its distance to one at a higher place.  */
static double
distance_up (const Clusters *self, guint32 place, guint32 higher)
{
  return self->distances[thema_distance_place (place, higher)];
}

static void
find_nearest (Clusters *self, guint32 place)
{
  double least = INFINITY;
  self->nearest[place] = self->n;
  for (guint32 other = place + 1; other < self->n; other++)
    if (self->sizes[other] > 0 && distance_up (self, place, other) < least)
      {
        least = distance_up (self, place, other);
        self->nearest[place] = other;
      }
}

/* The lower place of the pair to merge.  */
static guint32
find_pair (const Clusters *self)
{
  guint32 best = self->n;
  double least = INFINITY;
  for (guint32 place = 0; place < self->n; place++)
    {
      if (self->sizes[place] == 0 || self->nearest[place] == self->n)
        continue;
      double distance = distance_up (self, place, self->nearest[place]);
      if (distance < least)
        {
          least = distance;
          best = place;
        }
    }
  return best;
}

/* Lance & Williams 1967: how far the cluster of A and B is from C, from how far these are from each
   other; by the sizes.  Of Ward all distances are squared.  */
static double
combine (ThemaLinkage linkage, const double sizes[3], double ac, double bc, double ab)
{
  double a = sizes[0], b = sizes[1], c = sizes[2];
  if (linkage == THEMA_LINKAGE_COMPLETE)
    return fmax (ac, bc);
  if (linkage == THEMA_LINKAGE_AVERAGE)
    return (a * ac + b * bc) / (a + b);
  return ((a + c) * ac + (b + c) * bc - c * ab) / (a + b + c);
}

/* Puts the cluster at HIGH into that at LOW.  */
static void
join (Clusters *self, ThemaLinkage linkage, guint32 low, guint32 high)
{
  double ab = distance_up (self, low, high);
  double sizes[3] = { self->sizes[low], self->sizes[high] };
  self->sizes[high] = 0;
  for (guint32 other = 0; other < self->n; other++)
    {
      if (self->sizes[other] == 0 || other == low)
        continue;
      double *place = &self->distances[thema_distance_between (low, other)];
      sizes[2] = self->sizes[other];
      *place = combine (linkage, sizes, *place,
                        self->distances[thema_distance_between (high, other)], ab);
    }
  self->sizes[low] = (guint32) (sizes[0] + sizes[1]);
}

/* After a join: who had one of the two for its nearest looks again, and the new cluster may be
   nearer to others.  */
static void
update_nearest (Clusters *self, guint32 low, guint32 high)
{
  find_nearest (self, low);
  for (guint32 place = 0; place < high; place++)
    {
      guint32 nearest = self->nearest[place];
      if (self->sizes[place] == 0 || place == low)
        continue;
      if (nearest == low || nearest == high)
        {
          find_nearest (self, place);
          continue;
        }
      if (place > low)
        continue;
      double old = distance_up (self, place, nearest), new = distance_up (self, place, low);
      if (new < old || (new == old &&low < nearest))
        self->nearest[place] = low;
    }
}

static ThemaMerge
make_merge (gint32 x, gint32 y, guint32 size, double height)
{
  gboolean x_first = x < 0 && y < 0 ? x > y : x < y;
  return (ThemaMerge){ x_first ? x : y, x_first ? y : x, size, height };
}

void
thema_cluster (ThemaLinkage linkage, double *distances, guint32 n, ThemaMerge *merges)
{
  gboolean squared = linkage == THEMA_LINKAGE_WARD;
  gsize n_pairs = n > 1 ? thema_distance_place (0, n) : 0;
  Clusters self = { .distances = distances, .n = n };
  self.sizes = g_new (guint32, n + 1);
  self.nearest = g_new (guint32, n + 1);
  self.names = g_new (gint32, n + 1);
  for (gsize i = 0; squared && i < n_pairs; i++)
    distances[i] *= distances[i];
  for (guint32 i = 0; i < n; i++)
    {
      self.sizes[i] = 1;
      self.names[i] = -(gint32) i - 1;
    }
  for (guint32 i = 0; i < n; i++)
    find_nearest (&self, i);
  for (guint32 step = 0; step + 1 < n; step++)
    {
      guint32 low = find_pair (&self), high = self.nearest[low];
      double height = distance_up (&self, low, high);
      join (&self, linkage, low, high);
      update_nearest (&self, low, high);
      merges[step] = make_merge (self.names[low], self.names[high], self.sizes[low],
                                 squared ? sqrt (height) : height);
      self.names[low] = (gint32) step + 1;
    }
  g_free (self.sizes);
  g_free (self.nearest);
  g_free (self.names);
}

/* Trees may be as deep as they have things, so that they are walked with a stack.  Writes the
   things of the cluster NAME into ORDER and says how many.  */
static guint32
list_things (const ThemaMerge *merges, gint32 name, gint32 *stack, guint32 *order)
{
  guint32 depth = 0, n = 0;
  stack[depth++] = name;
  while (depth > 0)
    {
      gint32 top = stack[--depth];
      if (top < 0)
        {
          order[n++] = (guint32) (-top - 1);
          continue;
        }
      stack[depth++] = merges[top - 1].b;
      stack[depth++] = merges[top - 1].a;
    }
  return n;
}

void
thema_cluster_order (const ThemaMerge *merges, guint32 n, guint32 *order)
{
  g_autofree gint32 *stack = g_new (gint32, n + 1);
  if (n > 0)
    list_things (merges, n > 1 ? (gint32) n - 1 : -1, stack, order);
}

void
thema_cluster_cut (const ThemaMerge *merges, guint32 n, guint32 k, guint32 *clusters)
{
  /* First by any number: that of the last step that a thing took part in, or its own.  */
  g_autofree gint32 *stack = g_new (gint32, n + 1);
  g_autofree guint32 *things = g_new (guint32, n + 1), *numbers = g_new0 (guint32, 2 * n + 1);
  for (guint32 i = 0; i < n; i++)
    clusters[i] = n + i;
  for (guint32 step = 0; step + k < n; step++)
    {
      guint32 size = list_things (merges, (gint32) step + 1, stack, things);
      for (guint32 i = 0; i < size; i++)
        clusters[things[i]] = step;
    }
  guint32 last = 0;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 *number = &numbers[clusters[i]];
      if (*number == 0)
        *number = ++last;
      clusters[i] = *number;
    }
}

/* The height at which two things come into one cluster, as distances are kept.  */
static double *
make_heights (const ThemaMerge *merges, guint32 n)
{
  double *heights = g_new0 (double, thema_distance_place (0, n));
  g_autofree gint32 *stack = g_new (gint32, n + 1);
  g_autofree guint32 *left = g_new (guint32, n), *right = g_new (guint32, n);
  for (guint32 step = 0; step + 1 < n; step++)
    {
      guint32 n_left = list_things (merges, merges[step].a, stack, left);
      guint32 n_right = list_things (merges, merges[step].b, stack, right);
      for (guint32 i = 0; i < n_left; i++)
        for (guint32 j = 0; j < n_right; j++)
          heights[thema_distance_between (left[i], right[j])] = merges[step].height;
    }
  return heights;
}

static double
mean (const double *values, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum / (double) n;
}

double
thema_cluster_cophenetic (const ThemaMerge *merges, const double *distances, guint32 n)
{
  if (n < 3)
    return NAN;
  gsize n_pairs = thema_distance_place (0, n);
  g_autofree double *heights = make_heights (merges, n);
  double mean_x = mean (distances, n_pairs), mean_y = mean (heights, n_pairs);
  double xx = 0, yy = 0, xy = 0;
  for (gsize i = 0; i < n_pairs; i++)
    {
      double x = distances[i] - mean_x, y = heights[i] - mean_y;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
  /* Equal numbers may be a rounding off their mean.  */
  double least = 1e-20 * (double) n_pairs;
  if (xx <= least * mean_x * mean_x || yy <= least * mean_y * mean_y)
    return NAN;
  return CLAMP (xy / (sqrt (xx) * sqrt (yy)), -1, 1);
}
