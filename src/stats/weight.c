/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/weight.h"

#include <math.h>

static double
logarithm (const ThemaWeighting *weighting, double x)
{
  switch (weighting->base)
    {
    case THEMA_LOG_2:
      return log2 (x);
    case THEMA_LOG_E:
      return log (x);
    case THEMA_LOG_10:
    default:
      return log10 (x);
    }
}

double
thema_tf (const ThemaWeighting *weighting, guint64 count, guint64 total, guint64 most)
{
  g_return_val_if_fail (count > 0 && count <= most && most <= total, NAN);

  switch (weighting->tf)
    {
    case THEMA_TF_SHARE:
      return (double) count / (double) total;
    case THEMA_TF_BOOLEAN:
      return 1;
    case THEMA_TF_LOG:
      return 1 + logarithm (weighting, (double) count);
    case THEMA_TF_AUGMENTED:
      return 0.5 + 0.5 * (double) count / (double) most;
    case THEMA_TF_COUNT:
    default:
      return (double) count;
    }
}

double
thema_idf (const ThemaWeighting *weighting, guint64 documents, guint64 n_documents, guint64 most)
{
  double df = (double) documents, n = (double) n_documents;

  g_return_val_if_fail (documents <= most && most <= n_documents, NAN);

  if (documents == 0)
    return NAN;
  switch (weighting->idf)
    {
    case THEMA_IDF_COUNT:
      return df;
    case THEMA_IDF_INVERSEMAX:
      return logarithm (weighting, (double) most / df);
    case THEMA_IDF_INVERSESMOOTH:
      return logarithm (weighting, 1 + n / df);
    case THEMA_IDF_INVERSEPROB:
      return 2 * documents < n_documents ? logarithm (weighting, (n - df) / df) : 0;
    case THEMA_IDF_UNARY:
      return 1;
    case THEMA_IDF_INVERSE:
    default:
      return logarithm (weighting, n / df);
    }
}
