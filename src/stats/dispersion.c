/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/dispersion.h"

#include <math.h>

static ThemaWide
difference (const ThemaDp *dp)
{
  return (ThemaWide) dp->difference_high << 64 | dp->difference_low;
}

void
thema_dp_merge (ThemaDp *dp, const ThemaDp *other)
{
  ThemaWide sum;

  g_return_if_fail (dp != NULL && other != NULL);

  sum = difference (dp) + difference (other);
  dp->difference_high = (guint64) (sum >> 64);
  dp->difference_low = (guint64) sum;
  dp->size += other->size;
}

/* Half the sum over parts of |share of the corpus - share of the term|, brought to the common
   denominator corpus_size * term_frequency.  */
double
thema_dp_value (const ThemaDp *dp, guint64 corpus_size, guint64 term_frequency)
{
  ThemaWide without, whole;

  g_return_val_if_fail (dp != NULL && dp->size <= corpus_size, NAN);

  if (corpus_size == 0 || term_frequency == 0)
    return NAN;
  without = (ThemaWide) (corpus_size - dp->size) * term_frequency;
  whole = (ThemaWide) corpus_size * term_frequency;
  return (double) (difference (dp) + without) / (2 * (double) whole);
}

double
thema_tf_idf (guint64 frequency, guint64 documents, guint64 n_documents)
{
  g_return_val_if_fail (documents <= n_documents, NAN);

  if (documents == 0)
    return NAN;
  return (double) frequency * log10 ((double) n_documents / (double) documents);
}

double
thema_per_1000 (guint64 count, guint64 words)
{
  return words > 0 ? 1000.0 * (double) count / (double) words : NAN;
}

double
thema_share (guint64 part, guint64 whole)
{
  return whole > 0 ? (double) part / (double) whole : NAN;
}
