/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/minhash.h"

#include <string.h>

/* Each bit of the result depends on each of `x` (the finaliser of SplitMix64: Steele, Lea, & Flood
 * 2014). */
static inline guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9u;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/* Gives each bin that is empty the value of one that is not, by a walk that depends on its place
 * alone, so that texts with the same bins filled walk alike (Shrivastava, A. (2017). Optimal
 * densification for fast and accurate minwise hashing. ICML). */
static void
fill_up (ThemaMinhash *self)
{
  for (guint i = 0; i < THEMA_MINHASH_BINS; i++)
    {
      guint from = i;
      for (guint64 step = 1; (self->filled[from / 8] >> from % 8 & 1) == 0; step++)
        from = (guint) (mix (step << 32 | i) % THEMA_MINHASH_BINS);
      self->values[i] = self->values[from];
    }
}

void
thema_minhash_sketch (ThemaMinhash *self, const guint64 *words, gsize n)
{
  guint32 least[THEMA_MINHASH_BINS];
  g_return_if_fail (n >= THEMA_MINHASH_SHINGLE);
  memset (least, 0xFF, sizeof least);
  memset (self->filled, 0, sizeof self->filled);
  for (gsize i = 0; i + THEMA_MINHASH_SHINGLE <= n; i++)
    {
      guint64 shingle = mix (words[i] + 3 * words[i + 1] + 5 * words[i + 2]);
      guint bin = (guint) ((shingle >> 32) * THEMA_MINHASH_BINS >> 32);
      least[bin] = MIN (least[bin], (guint32) shingle);
      self->filled[bin / 8] |= (guint8) (1u << bin % 8);
    }
  /* The lowest byte of a least value is as good as any. */
  for (guint i = 0; i < THEMA_MINHASH_BINS; i++)
    self->values[i] = (guint8) least[i];
  fill_up (self);
}

double
thema_minhash_similarity (const ThemaMinhash *a, const ThemaMinhash *b)
{
  guint same = 0, either = 0;
  for (guint i = 0; i < THEMA_MINHASH_BINS; i++)
    {
      guint in_a = a->filled[i / 8] >> i % 8 & 1, in_b = b->filled[i / 8] >> i % 8 & 1;
      either += in_a | in_b;
      same += in_a & in_b & (a->values[i] == b->values[i]);
    }
  if (either == 0)
    return 0;
  /* Bytes of different values are equal one time in 256. */
  double agreement = (double) same / either;
  return MAX (0, (agreement - 1.0 / 256) / (1 - 1.0 / 256));
}
