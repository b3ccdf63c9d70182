/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/things.h"

#include "analysis/error.h"

#include <string.h>

/* Whether each code has sub-codes. */
static gboolean *
find_parents (const ThemaSegments *segments)
{
  guint32 n = thema_segments_n_codes (segments);
  gboolean *parents = g_new0 (gboolean, MAX (n, 1));
  for (guint32 code = 0; code < n; code++)
    {
      guint32 parent = thema_segments_code_parent (segments, code);
      if (parent != THEMA_NO_ID)
        parents[parent] = TRUE;
    }
  return parents;
}

/* The units of `self` and room for `n` things. */
static ThemaThings *
things_new (const ThemaPass *pairs, ThemaUnit unit, guint32 n)
{
  ThemaThings *self = g_new0 (ThemaThings, 1);
  self->pairs = pairs;
  self->unit = unit;
  self->n_units = thema_cooccurrence_units (pairs, unit);
  self->numbers = g_new (guint32, MAX (n, 1));
  return self;
}

gboolean
thema_things_check (gboolean codes, guint32 n, GError **error)
{
  if (n <= THEMA_MAX_THINGS)
    return TRUE;
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
               codes ? "there are %u codes, and no more than %d can be put in a tree or on a map; "
                       "say --codes=top, or split the codebook"
                     : "there are %u terms, and no more than %d can be put in a tree or on a map; "
                       "lower --top",
               n, THEMA_MAX_THINGS);
  return FALSE;
}

static void
add (ThemaThings *self, guint32 number)
{
  if (thema_cooccurrence_one (self->pairs, self->unit, number) > 0)
    self->numbers[self->n++] = number;
  else
    self->n_absent++;
}

ThemaThings *
thema_things_new_codes (const ThemaPass *pairs, const ThemaSegments *segments, ThemaCodeLevel level,
                        ThemaUnit unit, GError **error)
{
  guint32 n = thema_segments_n_codes (segments);
  g_autoptr (ThemaThings) self = things_new (pairs, unit, n);
  g_autofree gboolean *parents = find_parents (segments);
  self->segments = segments;
  for (guint32 code = 0; code < n; code++)
    {
      gboolean top = thema_segments_code_parent (segments, code) == THEMA_NO_ID;
      if (level == THEMA_CODES_LEAVES ? parents[code] : level == THEMA_CODES_TOP && !top)
        self->n_nested++;
      else
        add (self, code);
    }
  return thema_things_check (TRUE, self->n, error) ? g_steal_pointer (&self) : NULL;
}

ThemaThings *
thema_things_new_terms (const ThemaPass *pairs, const ThemaTermSelection *selection, ThemaUnit unit,
                        GError **error)
{
  g_autoptr (ThemaThings) self = things_new (pairs, unit, selection->n);
  self->selection = selection;
  for (guint32 term = 0; term < selection->n; term++)
    add (self, term);
  return thema_things_check (FALSE, self->n, error) ? g_steal_pointer (&self) : NULL;
}

void
thema_things_free (ThemaThings *self)
{
  if (self == NULL)
    return;
  g_free (self->numbers);
  g_free (self);
}

static ThemaSlice
slice_of (const char *string)
{
  return (ThemaSlice){ string, strlen (string) };
}

ThemaSlice
thema_things_name (const ThemaThings *self, guint32 i)
{
  guint32 number = self->numbers[i];
  return self->segments != NULL ? slice_of (thema_segments_code_name (self->segments, number))
                                : self->selection->strings[number];
}

ThemaSlice
thema_things_label (const ThemaThings *self, guint32 i)
{
  const char *label
      = self->segments != NULL ? thema_segments_code_label (self->segments, self->numbers[i]) : "";
  return *label != '\0' ? slice_of (label) : thema_things_name (self, i);
}

guint32
thema_things_count (const ThemaThings *self, guint32 i)
{
  return thema_cooccurrence_one (self->pairs, self->unit, self->numbers[i]);
}

ThemaPairCounts
thema_things_pair (const ThemaThings *self, guint32 a, guint32 b)
{
  return (ThemaPairCounts){
    .both = thema_cooccurrence_both (self->pairs, self->unit, self->numbers[a], self->numbers[b]),
    .a = thema_things_count (self, a),
    .b = thema_things_count (self, b),
    .units = self->n_units,
  };
}

gboolean
thema_things_are_nested (const ThemaThings *self, guint32 a, guint32 b)
{
  guint32 x = self->numbers[a], y = self->numbers[b];
  return self->segments != NULL
         && (thema_segments_is_ancestor (self->segments, x, y)
             || thema_segments_is_ancestor (self->segments, y, x));
}

double *
thema_things_distances (const ThemaThings *self, ThemaDistance distance)
{
  double *distances = g_new (double, MAX (thema_distance_place (0, MAX (self->n, 2)), 1));
  for (guint32 b = 1; b < self->n; b++)
    for (guint32 a = 0; a < b; a++)
      {
        ThemaPairCounts counts = thema_things_pair (self, a, b);
        distances[thema_distance_place (a, b)] = thema_distance (distance, &counts);
      }
  return distances;
}
