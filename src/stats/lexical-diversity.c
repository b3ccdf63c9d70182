/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/lexical-diversity.h"

#include "base/sort.h"
#include "stats/dispersion.h"

#include <math.h>
#include <string.h>

struct _ThemaTypeCounter
{
  guint32 n_types;
  guint32 *counts; /* owned, by type: all 0 between calls */
  guint32 *stamps; /* owned, by type: the last stretch of text that had it */
  guint32 stamp;
};

ThemaTypeCounter *
thema_type_counter_new (guint32 n_types)
{
  ThemaTypeCounter *self = g_new0 (ThemaTypeCounter, 1);

  self->n_types = n_types;
  self->counts = g_new0 (guint32, MAX (n_types, 1));
  self->stamps = g_new0 (guint32, MAX (n_types, 1));
  return self;
}

void
thema_type_counter_free (ThemaTypeCounter *self)
{
  if (self == NULL)
    return;
  g_free (self->counts);
  g_free (self->stamps);
  g_free (self);
}

static void
forget (ThemaTypeCounter *self, const guint32 *tokens, gsize n)
{
  for (gsize i = 0; i < n; i++)
    self->counts[tokens[i]] = 0;
}

/* Begins a stretch of text in which no type has been seen.  */
static void
begin_stretch (ThemaTypeCounter *self)
{
  if (self->stamp == G_MAXUINT32)
    {
      memset (self->stamps, 0, self->n_types * sizeof *self->stamps);
      self->stamp = 0;
    }
  self->stamp++;
}

/* The mean over all windows of their type-token ratios (Covington & McFall 2010): one division of
   whole numbers.  */
static double
mattr (ThemaTypeCounter *self, const guint32 *tokens, gsize n, gsize window)
{
  guint64 types = 0;
  ThemaWide sum = 0;

  if (n < window)
    return NAN;
  for (gsize i = 0; i < n; i++)
    {
      types += self->counts[tokens[i]]++ == 0;
      if (i + 1 < window)
        continue;
      sum += types;
      types -= --self->counts[tokens[i + 1 - window]] == 0;
    }
  forget (self, tokens + n - window, window);
  return (double) sum / ((double) window * (double) (n - window + 1));
}

/* The factors of a text read in one direction (McCarthy & Jarvis 2010): stretches that end where
   their type-token ratio has come down to the threshold, and the part of one that is left over.  */
static double
count_factors (ThemaTypeCounter *self, const guint32 *tokens, gsize n, gboolean backwards)
{
  guint64 full = 0, types = 0, length = 0;

  begin_stretch (self);
  for (gsize i = 0; i < n; i++)
    {
      guint32 type = tokens[backwards ? n - 1 - i : i];

      types += self->stamps[type] != self->stamp;
      self->stamps[type] = self->stamp;
      length++;
      if (types * 100 > length * THEMA_MTLD_PERCENT)
        continue;
      full++;
      types = length = 0;
      begin_stretch (self);
    }
  if (length == 0)
    return (double) full;
  return (double) full
         + (double) (length - types) * 100 / (double) (length * (100 - THEMA_MTLD_PERCENT));
}

static double
mtld (ThemaTypeCounter *self, const guint32 *tokens, gsize n)
{
  double forwards = count_factors (self, tokens, n, FALSE);
  double backwards = count_factors (self, tokens, n, TRUE);

  if (forwards <= 0 || backwards <= 0)
    return NAN;
  return ((double) n / forwards + (double) n / backwards) / 2;
}

/* The probability that a sample, drawn without putting back, has none of a type that stands
   FREQUENCY times in N tokens.  */
static double
missed_by_sample (guint64 frequency, guint64 n)
{
  double p = 1;

  for (guint64 i = 0; i < THEMA_HDD_SAMPLE; i++)
    {
      if (n - i <= frequency)
        return 0;
      p *= (double) (n - i - frequency) / (double) (n - i);
    }
  return p;
}

/* The expected type-token ratio of samples of 42 tokens (McCarthy & Jarvis 2007), from how many
   types stand how many times.  */
static double
hdd (const ThemaSortKey *frequencies, gsize n_types, guint64 n)
{
  double sum = 0;
  gsize next;

  if (n < THEMA_HDD_SAMPLE)
    return NAN;
  for (gsize i = 0; i < n_types; i = next)
    {
      for (next = i + 1; next < n_types && frequencies[next].key == frequencies[i].key;)
        next++;
      sum += (double) (next - i) * (1 - missed_by_sample (frequencies[i].key, n));
    }
  return sum / THEMA_HDD_SAMPLE;
}

/* The types' frequencies, rising; how many.  */
static ThemaSortKey *
count_types (ThemaTypeCounter *self, const guint32 *tokens, gsize n, gsize *n_types)
{
  ThemaSortKey *keys = g_new (ThemaSortKey, MAX (n, 1));

  *n_types = 0;
  for (gsize i = 0; i < n; i++)
    self->counts[tokens[i]]++;
  for (gsize i = 0; i < n; i++)
    if (self->counts[tokens[i]] > 0)
      {
        keys[(*n_types)++] = (ThemaSortKey){ self->counts[tokens[i]], 0 };
        self->counts[tokens[i]] = 0;
      }
  keys = g_renew (ThemaSortKey, keys, MAX (*n_types, 1));
  thema_sort_keys (keys, *n_types);
  return keys;
}

void
thema_type_counter_follow (ThemaTypeCounter *self, const guint32 *tokens, gsize n_points,
                           const guint64 *at, guint64 *types, guint64 *hapaxes)
{
  guint64 n_types = 0, n_hapaxes = 0, n = 0;

  for (gsize i = 0; i < n_points; i++)
    {
      for (; n < at[i]; n++)
        {
          guint32 count = ++self->counts[tokens[n]];

          n_types += count == 1;
          n_hapaxes += count == 1;
          n_hapaxes -= count == 2;
        }
      types[i] = n_types;
      hapaxes[i] = n_hapaxes;
    }
  forget (self, tokens, n);
}

guint64 *
thema_rank_frequencies (ThemaTypeCounter *counter, const guint32 *tokens, gsize n, gsize *n_types)
{
  g_autofree ThemaSortKey *keys = count_types (counter, tokens, n, n_types);
  guint64 *ranked = g_new (guint64, MAX (*n_types, 1));

  for (gsize i = 0; i < *n_types; i++)
    ranked[i] = keys[*n_types - 1 - i].key;
  return ranked;
}

/* The measures that are functions of frequencies alone.  */
static void
compute_from_frequencies (const ThemaSortKey *keys, ThemaLexicalDiversity *out)
{
  double n = (double) out->tokens, types = (double) out->types;
  ThemaWide pairs = 0; /* ordered pairs of tokens that are of the same type */

  for (guint64 i = 0; i < out->types; i++)
    {
      out->hapaxes += keys[i].key == 1;
      pairs += (ThemaWide) keys[i].key * (keys[i].key - 1);
    }
  if (out->tokens == 0)
    return;
  out->ttr = types / n;
  out->guiraud_r = types / sqrt (n);
  out->yule_k = 1e4 * (double) pairs / (n * n);
  out->hdd = hdd (keys, out->types, out->tokens);
  if (out->tokens < 2)
    return;
  out->simpson_d = (double) pairs / (n * (n - 1));
  out->herdan_c = log (types) / log (n);
  out->maas_a2 = log10 (n / types) / (log10 (n) * log10 (n));
}

void
thema_lexical_diversity_compute (ThemaTypeCounter *counter, const guint32 *tokens, gsize n,
                                 guint window, ThemaLexicalDiversity *out)
{
  gsize n_types;
  g_autofree ThemaSortKey *keys = count_types (counter, tokens, n, &n_types);

  g_return_if_fail (window > 0);

  *out = (ThemaLexicalDiversity){ .tokens = n,
                                  .types = n_types,
                                  .ttr = NAN,
                                  .mattr = NAN,
                                  .mtld = NAN,
                                  .hdd = NAN,
                                  .yule_k = NAN,
                                  .simpson_d = NAN,
                                  .guiraud_r = NAN,
                                  .herdan_c = NAN,
                                  .maas_a2 = NAN };
  compute_from_frequencies (keys, out);
  out->mattr = mattr (counter, tokens, n, window);
  out->mtld = mtld (counter, tokens, n);
}
