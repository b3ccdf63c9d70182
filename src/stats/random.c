/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/random.h"

#include <gsl/gsl_rng.h>

struct _ThemaRandom
{
  gsl_rng *rng; /* owned */
};

/* GSL's seeds have 32 bits of use to mt19937: both numbers go into all of them (SplitMix64, Steele,
   Lea & Flood 2014).  */
static unsigned long
mix (guint64 seed, guint64 stream)
{
  guint64 x = seed * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + stream;

  for (int round = 0; round < 2; round++)
    {
      x += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
      x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
      x ^= x >> 31;
    }
  return (unsigned long) (x & 0xFFFFFFFF);
}

ThemaRandom *
thema_random_new (guint64 seed, guint64 stream)
{
  ThemaRandom *self = g_new0 (ThemaRandom, 1);

  self->rng = gsl_rng_alloc (gsl_rng_mt19937);
  thema_random_set (self, seed, stream);
  return self;
}

void
thema_random_free (ThemaRandom *self)
{
  if (self == NULL)
    return;
  gsl_rng_free (self->rng);
  g_free (self);
}

void
thema_random_set (ThemaRandom *self, guint64 seed, guint64 stream)
{
  gsl_rng_set (self->rng, mix (seed, stream));
}

guint32
thema_random_below (ThemaRandom *self, guint32 n)
{
  g_return_val_if_fail (n > 0, 0);
  return (guint32) gsl_rng_uniform_int (self->rng, n);
}

double
thema_random_uniform (ThemaRandom *self)
{
  return gsl_rng_uniform (self->rng);
}

void
thema_random_shuffle (ThemaRandom *self, guint32 *numbers, gsize n)
{
  for (gsize i = n; i > 1; i--)
    {
      gsize j = thema_random_below (self, (guint32) i);
      guint32 number = numbers[i - 1];

      numbers[i - 1] = numbers[j];
      numbers[j] = number;
    }
}
