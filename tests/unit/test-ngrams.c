/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting n-grams in small random sequences, against looking at every place for every n-gram. */
#include "analysis/ngrams.h"

#include "analysis/runs.h"

#include <string.h>

#define MOST_TERMS 6

typedef ThemaNgrams Counts[THEMA_MAX_NGRAM + 1];

static void
fill (ThemaSequence *sequence, GRand *random, guint32 n, guint32 n_documents, guint32 n_terms)
{
  thema_sequence_init (sequence, n, n_documents);
  for (guint32 p = 0; p < n; p++)
    {
      gint32 any = g_rand_int_range (random, 0, 20);
      sequence->words[p] = any < 2    ? THEMA_RUN_END
                           : any == 2 ? THEMA_RUN_OTHER
                                      : (guint32) g_rand_int_range (random, 0, (gint32) n_terms);
    }
  for (guint32 d = 0; d < n_documents; d++)
    {
      guint32 end = (guint32) ((guint64) n * (d + 1) / n_documents);
      sequence->documents[d] = end;
      if (end > 0)
        sequence->words[end - 1] = THEMA_RUN_END;
    }
}

/* Whether `size` tokens of one run stand at `p`. */
static gboolean
is_ngram (const guint32 *words, guint32 n, guint32 p, guint size)
{
  for (guint i = 0; i < size; i++)
    if (p + i >= n || words[p + i] == THEMA_RUN_END)
      return FALSE;
  return TRUE;
}

static gboolean
is_of_terms (const guint32 *words, guint32 n, guint32 p, guint size)
{
  for (guint i = 0; i < size; i++)
    if (p + i >= n || words[p + i] >= THEMA_RUN_OTHER)
      return FALSE;
  return TRUE;
}

static guint
matching_places (const guint32 *words, guint32 a, guint32 b, guint size)
{
  guint places = 0;
  for (guint i = 0; i < size; i++)
    places |= (words[a + i] == words[b + i]) << i;
  return places;
}

/* Whether some n-gram of terms with `size` words holds the place. */
static gboolean
is_nested (const guint32 *words, guint32 n, guint32 p, guint size)
{
  for (guint32 first = p + 1 >= size ? p + 1 - size : 0; size > 0 && first <= p; first++)
    if (is_of_terms (words, n, first, size))
      return TRUE;
  return FALSE;
}

/* What there should be of the n-gram at `p`, where it stands first; FALSE where it does not. */
static gboolean
count (const ThemaSequence *sequence, const guint32 *words, guint32 p, guint size, guint next,
       guint32 *matching, guint32 *documents, guint32 *nested)
{
  guint32 n = sequence->n, d = 0, last = G_MAXUINT32;
  memset (matching, 0, 32 * sizeof *matching);
  *documents = *nested = 0;
  for (guint32 q = 0; q < n; q++)
    {
      while (q >= sequence->documents[d])
        d++;
      if (!is_ngram (words, n, q, size))
        continue;
      guint places = matching_places (words, p, q, size), all = (1u << size) - 1;
      for (guint set = 0; set <= all; set++)
        matching[set] += (set & places) == set;
      if (places != all)
        continue;
      if (q < p)
        return FALSE;
      *documents += d != last;
      *nested += is_nested (words, n, q, next);
      last = d;
    }
  return TRUE;
}

/* The place of the n-gram in the list. */
static guint32
find (const ThemaNgrams *ngrams, guint32 position)
{
  guint32 i = 0;
  while (i < ngrams->n && ngrams->positions[i] != position)
    i++;
  return i;
}

static void
check_size (const ThemaSequence *sequence, const guint32 *words, const ThemaNgramSettings *settings,
            const ThemaNgrams *ngrams, guint size)
{
  guint32 n_found = 0, matching[32], documents, nested;
  guint next = size + 1;
  while (next <= THEMA_MAX_NGRAM && !settings->sizes[next])
    next++;
  for (guint32 p = 0; p < sequence->n; p++)
    {
      if (!is_of_terms (words, sequence->n, p, size)
          || !count (sequence, words, p, size, next <= THEMA_MAX_NGRAM ? next : 0, matching,
                     &documents, &nested)
          || matching[(1u << size) - 1] < settings->min_frequency
          || documents < settings->min_documents)
        continue;
      guint32 i = find (ngrams, p);
      n_found++;
      g_assert_cmpuint (i, <, ngrams->n);
      g_assert_cmpuint (ngrams->frequencies[i], ==, matching[(1u << size) - 1]);
      g_assert_cmpuint (ngrams->documents[i], ==, documents);
      g_assert_cmpuint (ngrams->nested[i], ==, nested);
      for (guint set = 0; set < 1u << size; set++)
        g_assert_cmpuint (ngrams->matching[((gsize) i << size) + set], ==, matching[set]);
    }
  g_assert_cmpuint (n_found, ==, ngrams->n);
}

static void
check (GRand *random, guint32 n, guint32 n_documents, guint wanted)
{
  ThemaSequence sequence;
  Counts counts = { 0 };
  ThemaNgramSettings settings = { .min_frequency = (guint64) g_rand_int_range (random, 1, 4),
                                  .min_documents = (guint32) g_rand_int_range (random, 0, 3),
                                  .n_terms = (guint32) g_rand_int_range (random, 1, MOST_TERMS),
                                  .most_cells = THEMA_MAX_NGRAM_CELLS,
                                  .n_threads = (guint) g_rand_int_range (random, 1, 4) };
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    settings.sizes[size] = wanted >> size & 1;
  fill (&sequence, random, n, n_documents, settings.n_terms);
  g_autofree guint32 *words = g_memdup2 (sequence.words, MAX (n, 1) * sizeof *words);
  g_assert_true (thema_ngrams_count (&sequence, &settings, counts));
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    {
      if (settings.sizes[size])
        check_size (&sequence, words, &settings, &counts[size], size);
      else
        g_assert_cmpuint (counts[size].n, ==, 0);
      thema_ngrams_clear (&counts[size]);
    }
  thema_sequence_clear (&sequence);
}

/* Every choice of sizes. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  for (guint wanted = 1; wanted < 16; wanted++)
    for (guint i = 0; i < 40; i++)
      check (random, (guint32) g_rand_int_range (random, 1, 200),
             (guint32) g_rand_int_range (random, 1, 6), wanted << 2);
}

static void
test_empty (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  check (random, 0, 0, 0x3c);
  check (random, 0, 3, 0x3c);
  check (random, 1, 1, 0x3c);
}

/* 1 2 3 1 2: three different pairs and three of three words, 4 and 8 cells each. */
static void
test_too_many (void)
{
  static const guint32 words[] = { 1, 2, 3, 1, 2, THEMA_RUN_END };
  for (guint64 most_cells = 3 * 4 - 1; most_cells <= 3 * 4 + 3 * 8; most_cells++)
    {
      ThemaSequence sequence;
      Counts counts = { 0 };
      ThemaNgramSettings settings = { .sizes = { [2] = TRUE, [3] = TRUE },
                                      .min_frequency = 1,
                                      .n_terms = 4,
                                      .most_cells = most_cells,
                                      .n_threads = 1 };
      gboolean fits = most_cells == 3 * 4 + 3 * 8;
      thema_sequence_init (&sequence, G_N_ELEMENTS (words), 1);
      memcpy (sequence.words, words, sizeof words);
      sequence.documents[0] = G_N_ELEMENTS (words);
      g_assert_cmpint (thema_ngrams_count (&sequence, &settings, counts), ==, fits);
      for (guint size = 2; size <= 3; size++)
        {
          g_assert_cmpuint (counts[size].n, ==, fits ? 3 : 0);
          g_assert_true ((counts[size].matching != NULL) == fits);
          thema_ngrams_clear (&counts[size]);
        }
      thema_sequence_clear (&sequence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ngrams/random", test_random);
  g_test_add_func ("/ngrams/empty", test_empty);
  g_test_add_func ("/ngrams/too-many", test_too_many);
  return g_test_run ();
}
