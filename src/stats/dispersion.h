/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a term's occurrences spread over a corpus: rates, shares, tf-idf, and Gries's DP.

   A value that is undefined is NAN.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef unsigned __int128 ThemaWide;

/* The deviation of proportions of one term (Gries 2008), over the parts (documents) that hold it.
   Sums are exact integers, so that the order of documents, threads and shards never changes the
   result.  Zero-initialised is empty.  CORPUS_SIZE and TERM_FREQUENCY are totals known beforehand
   and must be the same in every call for a term; their product must stay below 2^126.  */
typedef struct
{
  /* sum of |part_size * term_frequency - part_frequency * corpus_size|, in 128 bits; in two halves
     so that the state needs no more than the usual alignment */
  guint64 difference_high;
  guint64 difference_low;
  guint64 size; /* sum of part_size */
} ThemaDp;

/* Adds a part that holds the term: PART_SIZE is at most CORPUS_SIZE, PART_FREQUENCY at most
   TERM_FREQUENCY and not 0; it is done for every term of every document.  A part without it is not
   added: its share of the corpus follows from what the added parts leave over.  */
static inline void
thema_dp_add (ThemaDp *dp, guint64 part_size, guint64 part_frequency, guint64 corpus_size,
              guint64 term_frequency)
{
  ThemaWide expected = (ThemaWide) part_size * term_frequency;
  ThemaWide observed = (ThemaWide) part_frequency * corpus_size;
  ThemaWide sign = -(ThemaWide) (expected < observed); /* all bits, or none */
  ThemaWide sum = (ThemaWide) dp->difference_high << 64 | dp->difference_low;

  sum += ((expected - observed) ^ sign) - sign;
  dp->difference_high = (guint64) (sum >> 64);
  dp->difference_low = (guint64) sum;
  dp->size += part_size;
}

/* Adds the parts of OTHER, which must be others than those of DP.  */
void thema_dp_merge (ThemaDp *dp, const ThemaDp *other);

/* 0 where the term is spread as the words are, towards 1 where it sits in a small part of the
   corpus; NAN when the corpus or the term's frequency is 0.  */
double thema_dp_value (const ThemaDp *dp, guint64 corpus_size, guint64 term_frequency);

/* frequency * log10 (n_documents / documents): the sum over documents of tf * idf (Spärck Jones
   1972), quanteda's column sums of dfm_tfidf ().  NAN when DOCUMENTS is 0.  */
double thema_tf_idf (guint64 frequency, guint64 documents, guint64 n_documents);

/* The rate per 1,000 words.  NAN when WORDS is 0.  */
double thema_per_1000 (guint64 count, guint64 words);

/* PART / WHOLE.  NAN when WHOLE is 0.  */
double thema_share (guint64 part, guint64 whole);

G_END_DECLS
