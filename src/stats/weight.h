/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights of terms in documents: tf-idf in its common schemes (Manning, Raghavan & Schütze 2008,
   chapter 6).  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a term's frequency in a document counts.  */
typedef enum
{
  THEMA_TF_COUNT,     /* itself */
  THEMA_TF_SHARE,     /* its share of the document's terms */
  THEMA_TF_BOOLEAN,   /* 1 */
  THEMA_TF_LOG,       /* 1 + its logarithm */
  THEMA_TF_AUGMENTED, /* 1/2 + 1/2 of what it is of the document's most frequent term's */
  THEMA_N_TF
} ThemaTf;

/* What the number of documents that hold a term counts.  */
typedef enum
{
  THEMA_IDF_COUNT,         /* itself */
  THEMA_IDF_INVERSE,       /* log (all documents / it) */
  THEMA_IDF_INVERSEMAX,    /* log (that of the term in most documents / it) */
  THEMA_IDF_INVERSESMOOTH, /* log (1 + all documents / it) */
  THEMA_IDF_INVERSEPROB,   /* log (documents without / documents with), 0 if that is less */
  THEMA_IDF_UNARY,         /* 1 */
  THEMA_N_IDF
} ThemaIdf;

typedef enum
{
  THEMA_LOG_10,
  THEMA_LOG_2,
  THEMA_LOG_E
} ThemaLogBase;

typedef struct
{
  ThemaTf tf;
  ThemaIdf idf;
  ThemaLogBase base;
} ThemaWeighting;

/* The weight of a term that stands COUNT times, not 0, in a document of TOTAL terms, the most
   frequent of which stands there MOST times.  */
double thema_tf (const ThemaWeighting *weighting, guint64 count, guint64 total, guint64 most);

/* The weight of a term in DOCUMENTS of N_DOCUMENTS documents, when the term in most documents is in
   MOST of them.  NAN when DOCUMENTS is 0.  */
double thema_idf (const ThemaWeighting *weighting, guint64 documents, guint64 n_documents,
                  guint64 most);

/* A sum of numbers between 0 and 2^62 in steps of 2^-64, so that their order does not matter.
   Zero-initialised is 0.  */
typedef struct
{
  guint64 whole;
  guint64 part; /* in 2^-64 */
} ThemaExactSum;

static inline void
thema_exact_add (ThemaExactSum *sum, double number)
{
  guint64 whole = (guint64) number;
  guint64 part = (guint64) ((number - (double) whole) * 0x1p64);

  sum->part += part;
  sum->whole += whole + (sum->part < part);
}

static inline void
thema_exact_merge (ThemaExactSum *sum, const ThemaExactSum *other)
{
  sum->part += other->part;
  sum->whole += other->whole + (sum->part < other->part);
}

static inline double
thema_exact_value (const ThemaExactSum *sum)
{
  return (double) sum->whole + (double) sum->part * 0x1p-64;
}

G_END_DECLS
