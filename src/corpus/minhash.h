/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two texts are, from a sketch of each.
 *
 * A text is the set of its shingles, three words in a row; two texts resemble each other as the
 * Jaccard index of their sets says: shingles of both over shingles of either. The least of the
 * hash values of a set is the same in two sets with just that probability (Broder, A. Z. (1997).
 * On the resemblance and containment of documents. Proceedings of Compression and Complexity of
 * Sequences, 21-29). Each shingle is hashed once, into one of the bins, which keep the least value
 * each (Li, P., Owen, A., & Zhang, C.-H. (2012). One permutation hashing. NIPS 25), or rather a
 * byte of it (Li, P., & König, A. C. (2010). b-bit minwise hashing. WWW 2010). */
#pragma once

#include <glib.h>

#define THEMA_MINHASH_SHINGLE 3
#define THEMA_MINHASH_BINS 80

/* Bands of rows: texts that agree in all rows of a band are compared. Two texts of resemblance s do
 * with probability 1 - (1 - s^ROWS)^BANDS: 0.999 at 0.85, 0.99 at 0.8, 0.89 at 0.7, 0.32 at 0.5
 * (Leskovec, J., Rajaraman, A., & Ullman, J. D. (2020). Mining of Massive Datasets (3rd ed.),
 * ch. 3). */
#define THEMA_MINHASH_ROWS 5
#define THEMA_MINHASH_BANDS 12

typedef struct
{
  guint8 values[THEMA_MINHASH_BINS];     /* one that no shingle fell into has another's value */
  guint8 filled[THEMA_MINHASH_BINS / 8]; /* bits: those that one did fall into */
} ThemaMinhash;

/* The sketch of `n` words, each given by a hash of it that is always the same; at least
 * THEMA_MINHASH_SHINGLE of them. */
void thema_minhash_sketch (ThemaMinhash *self, const guint64 *words, gsize n);

/* The estimate of the Jaccard index, 0 to 1. */
double thema_minhash_similarity (const ThemaMinhash *a, const ThemaMinhash *b);

static inline const guint8 *
thema_minhash_band (const ThemaMinhash *self, guint band)
{
  return self->values + band * THEMA_MINHASH_ROWS;
}
