/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sort.h"

#include <string.h>

#define DIGIT_BITS 8
#define N_DIGITS (64 / DIGIT_BITS)
#define N_VALUES (1u << DIGIT_BITS)
#define FEW 150

static inline guint
digit_of (guint64 key, guint digit)
{
  return key >> (digit * DIGIT_BITS) & (N_VALUES - 1);
}

/* How often each value of each digit occurs. */
static void
count_values (const ThemaSortKey *keys, gsize n, gsize counts[N_DIGITS][N_VALUES])
{
  memset (counts, 0, sizeof (gsize[N_DIGITS][N_VALUES]));
  for (gsize i = 0; i < n; i++)
    for (guint d = 0; d < N_DIGITS; d++)
      counts[d][digit_of (keys[i].key, d)]++;
}

/* Puts the keys in the order of one digit. `starts` has its counts. */
static void
deal (const ThemaSortKey *from, ThemaSortKey *to, gsize n, guint digit, gsize starts[N_VALUES])
{
  gsize start = 0;
  for (guint v = 0; v < N_VALUES; v++)
    {
      gsize count = starts[v];
      starts[v] = start;
      start += count;
    }
  for (gsize i = 0; i < n; i++)
    to[starts[digit_of (from[i].key, digit)]++] = from[i];
}

/* Better for a few. */
static void
insert (ThemaSortKey *keys, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      ThemaSortKey key = keys[i];
      gsize at = i;
      for (; at > 0 && keys[at - 1].key > key.key; at--)
        keys[at] = keys[at - 1];
      keys[at] = key;
    }
}

/* From the last digit to the first. A digit that all keys share has no say. */
void
thema_sort_keys (ThemaSortKey *keys, gsize n)
{
  if (n <= FEW)
    {
      insert (keys, n);
      return;
    }
  gsize counts[N_DIGITS][N_VALUES];
  g_autofree ThemaSortKey *other = g_new (ThemaSortKey, n);
  ThemaSortKey *from = keys, *to = other;
  count_values (keys, n, counts);
  for (guint d = 0; d < N_DIGITS; d++)
    {
      if (counts[d][digit_of (keys[0].key, d)] == n)
        continue;
      deal (from, to, n, d, counts[d]);
      ThemaSortKey *swap = from;
      from = to;
      to = swap;
    }
  if (from != keys)
    memcpy (keys, from, n * sizeof *keys);
}
