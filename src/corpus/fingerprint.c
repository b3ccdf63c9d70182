/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* A title that says little and a text of a few words are evidence together. */
#define MIN_WORDS_WITH_TITLE 5

guint64
thema_fingerprint_hash (const char *word, gsize length)
{
  return XXH3_64bits (word, length);
}

static guint64
hash_words (const guint64 *words, gsize n, guint64 kind)
{
  return MAX (XXH3_64bits_withSeed (words, n * sizeof *words, kind), 1);
}

void
thema_fingerprint_make (ThemaFingerprint *self, const ThemaRecordKeys *keys, const guint64 *words,
                        gsize n)
{
  self->doi = keys->doi;
  self->title = keys->title;
  self->authors = keys->authors;
  self->is_weak = keys->weak_title != 0;
  self->title_and_text = 0;
  self->text = 0;
  self->has_sketch = n >= THEMA_DUPLICATE_SKETCH_WORDS;
  if (self->is_weak && n >= MIN_WORDS_WITH_TITLE)
    self->title_and_text = hash_words (words, n, keys->weak_title);
  if (self->has_sketch)
    thema_minhash_sketch (&self->sketch, words, n);
  else if (n >= THEMA_DUPLICATE_MIN_WORDS)
    self->text = hash_words (words, n, 5);
}
