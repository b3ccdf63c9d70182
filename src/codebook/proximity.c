/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/proximity.h"

#include <string.h>

int
thema_near_mark_compare (gconstpointer a, gconstpointer b)
{
  const ThemaNearMark *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return x->thing < y->thing ? -1 : x->thing > y->thing;
}

/* From one mark on, the others are visited from left to right. For each it is noted which sets of
 * things can be had by a chain of near marks that begins with the first and ends with it: a bit for
 * each of the sets. */
#define SET_WORDS ((1 << THEMA_MAX_NEAR) / 64)

typedef struct
{
  guint64 bits[SET_WORDS];
} Sets;

static gboolean
is_empty (const Sets *sets)
{
  guint64 any = 0;
  for (guint i = 0; i < SET_WORDS; i++)
    any |= sets->bits[i];
  return any == 0;
}

static gboolean
has (const Sets *sets, guint set)
{
  return sets->bits[set / 64] >> set % 64 & 1;
}

static void
add (Sets *sets, guint set)
{
  sets->bits[set / 64] |= G_GUINT64_CONSTANT (1) << set % 64;
}

/* Adds to `to` the sets of `from` to which the thing can be added: as a set with the thing has a
 * number that is greater by 2^thing, all of them at once by a shift. */
static void
extend (Sets *to, const Sets *from, guint thing, gboolean ordered)
{
  /* By thing: the sets without it, of 64. */
  static const guint64 without[] = {
    G_GUINT64_CONSTANT (0x5555555555555555), G_GUINT64_CONSTANT (0x3333333333333333),
    G_GUINT64_CONSTANT (0x0F0F0F0F0F0F0F0F), G_GUINT64_CONSTANT (0x00FF00FF00FF00FF),
    G_GUINT64_CONSTANT (0x0000FFFF0000FFFF), G_GUINT64_CONSTANT (0x00000000FFFFFFFF),
  };
  guint bit = 1u << thing;
  if (ordered)
    {
      if (has (from, bit - 1))
        add (to, 2 * bit - 1);
      return;
    }
  if (thing < G_N_ELEMENTS (without))
    {
      for (guint i = 0; i < SET_WORDS; i++)
        to->bits[i] |= (from->bits[i] & without[thing]) << bit;
      return;
    }
  guint n_words = bit / 64;
  for (guint i = 0; i < SET_WORDS; i++)
    if (!(i & n_words))
      to->bits[i + n_words] |= from->bits[i];
}

/* The end of the shortest stretch that begins with the first mark; 0 for none. */
static guint32
find_end (const ThemaNearMark *marks, guint n_marks, guint n_things, guint within, gboolean ordered,
          const guint32 *words_before, Sets *sets)
{
  guint32 best = 0;
  guint32 horizon = words_before[marks[0].end] + within;
  memset (&sets[0], 0, sizeof sets[0]);
  add (&sets[0], 1u << marks[0].thing);
  for (guint h = 1; h < n_marks && words_before[marks[h].start] <= horizon; h++)
    {
      memset (&sets[h], 0, sizeof sets[h]);
      if (best > 0 && marks[h].start >= best)
        break;
      for (guint g = 0; g < h; g++)
        if (!is_empty (&sets[g]) && marks[g].end <= marks[h].start
            && words_before[marks[h].start] - words_before[marks[g].end] <= within)
          extend (&sets[h], &sets[g], marks[h].thing, ordered);
      if (has (&sets[h], (1u << n_things) - 1) && (best == 0 || marks[h].end < best))
        best = marks[h].end;
      if (!is_empty (&sets[h]))
        horizon = MAX (horizon, words_before[marks[h].end] + within);
    }
  return best;
}

/* Removes from the stretches, which come by their start, those in which another one lies. */
static void
keep_nearest (GArray *found, guint first)
{
  guint kept = found->len;
  ThemaStretch *all = (ThemaStretch *) (gpointer) found->data;
  for (guint i = found->len; i-- > first;)
    {
      if (kept < found->len && all[i].end >= all[kept].end)
        continue;
      if (kept == found->len || all[i].start < all[kept].start)
        kept--;
      all[kept] = all[i];
    }
  g_array_remove_range (found, first, kept - first);
}

void
thema_proximity_find (const ThemaNearMark *marks, guint n_marks, guint n_things, guint within,
                      gboolean ordered, const guint32 *words_before, GArray *scratch, GArray *found)
{
  if (scratch->len < n_marks * SET_WORDS)
    g_array_set_size (scratch, n_marks * SET_WORDS);
  Sets *sets = (Sets *) (gpointer) scratch->data;
  guint first = found->len;
  for (guint i = 0; i < n_marks; i++)
    {
      if (ordered && marks[i].thing != 0)
        continue;
      ThemaStretch stretch = { marks[i].start, find_end (marks + i, n_marks - i, n_things, within,
                                                         ordered, words_before, sets) };
      if (stretch.end > 0)
        g_array_append_val (found, stretch);
    }
  keep_nearest (found, first);
}
