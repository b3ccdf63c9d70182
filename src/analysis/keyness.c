/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/keyness-private.h"

#include "analysis/error.h"
#include "base/parallel.h"

#include <string.h>

guint64
thema_keyness_size (const ThemaKeyness *self, guint32 comparison, ThemaSide side)
{
  guint64 own = self->tally->group_sizes[comparison];
  return side == THEMA_SIDE_TARGET ? own : self->tally->size - own;
}

guint32
thema_keyness_documents (const ThemaKeyness *self, guint32 comparison, ThemaSide side)
{
  guint32 own = thema_tally_group_documents (self->tally, comparison);
  return side == THEMA_SIDE_TARGET ? own : self->tally->n_documents - own;
}

ThemaKeyCounts
thema_keyness_counts (const ThemaKeyness *self, const ThemaKeynessRow *row)
{
  if (self->segments != NULL)
    return (
        ThemaKeyCounts){ row->documents[THEMA_SIDE_TARGET], row->documents[THEMA_SIDE_REFERENCE],
                         thema_keyness_documents (self, row->comparison, THEMA_SIDE_TARGET),
                         thema_keyness_documents (self, row->comparison, THEMA_SIDE_REFERENCE) };
  return (ThemaKeyCounts){ row->frequencies[THEMA_SIDE_TARGET],
                           row->frequencies[THEMA_SIDE_REFERENCE],
                           thema_keyness_size (self, row->comparison, THEMA_SIDE_TARGET),
                           thema_keyness_size (self, row->comparison, THEMA_SIDE_REFERENCE) };
}

static ThemaKeynessRow
count_row (const ThemaKeyness *self, guint32 comparison, guint32 thing)
{
  const ThemaPosting *postings;
  gsize n = thema_tally_find (self->tally, thing, comparison, &postings);
  guint64 frequency = 0;
  for (gsize i = 0; i < n; i++)
    frequency += postings[i].count;
  guint32 documents = (guint32) (self->tally->starts[thing + 1] - self->tally->starts[thing]);
  return (ThemaKeynessRow){ .comparison = comparison,
                            .thing = thing,
                            .frequencies = { frequency, self->totals[thing] - frequency },
                            .documents = { (guint32) n, documents - (guint32) n } };
}

/* Numbers from 0 up are in the order of their bits; a greater one comes first by this key. */
static guint64
falling_key (double number)
{
  guint64 bits;
  number += 0.0; /* not -0 */
  memcpy (&bits, &number, sizeof bits);
  return G_MAXUINT64 - bits;
}

/* A thing's log-likelihood and the p that is adjusted. */
typedef struct
{
  double log_likelihood, p;
} Test;

static Test
test_row (const ThemaKeyness *self, const ThemaKeynessRow *row)
{
  ThemaKeyCounts counts = thema_keyness_counts (self, row);
  double log_likelihood = thema_key_log_likelihood (&counts);
  return (Test){ log_likelihood, self->segments != NULL
                                     ? thema_key_fisher (&counts)
                                     : thema_key_p_log_likelihood (log_likelihood) };
}

/* Of many small groups each has few of all terms. Those that it has not are as good as the same
 * when they are as frequent elsewhere: most are rare, and so tested once. */
#define MOST_ABSENT 1000

static Test
test_term (const ThemaKeyness *self, const ThemaKeynessRow *row, Test *absent)
{
  guint64 frequency = row->frequencies[THEMA_SIDE_REFERENCE];
  if (row->frequencies[THEMA_SIDE_TARGET] > 0 || frequency >= MOST_ABSENT)
    return test_row (self, row);
  if (absent[frequency].p < 0)
    absent[frequency] = test_row (self, row);
  return absent[frequency];
}

/* Tests all things and keeps those that are rows. Things stand in the order of their names, which a
 * sort by log-likelihood leaves to those with the same. */
static GArray *
compare (const ThemaKeyness *self, guint32 comparison)
{
  guint32 n = self->tally->n_things;
  gboolean codes = self->segments != NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (ThemaKeynessRow));
  g_autofree double *p = g_new (double, MAX (n, 1));
  g_autofree ThemaSortKey *order = g_new (ThemaSortKey, MAX (n, 1));
  Test absent[MOST_ABSENT];
  for (guint i = 0; i < MOST_ABSENT; i++)
    absent[i].p = -1;
  for (guint32 i = 0; i < n; i++)
    {
      ThemaKeynessRow row = count_row (self, comparison, i);
      Test test = codes ? test_row (self, &row) : test_term (self, &row, absent);
      p[i] = test.p;
      order[i] = (ThemaSortKey){ falling_key (test.log_likelihood), i };
    }
  thema_adjust (self->options.adjust, p, n, p);
  thema_sort_keys (order, n);
  guint n_kept = codes || self->options.top == 0 ? n : MIN (n, self->options.top);
  g_array_set_size (rows, n_kept);
  for (guint i = 0; i < n_kept; i++)
    {
      guint32 thing = (guint32) order[i].item;
      ThemaKeynessRow *row = &g_array_index (rows, ThemaKeynessRow, i);
      *row = count_row (self, comparison, thing);
      row->p_adjusted = p[thing];
    }
  return rows;
}

static gboolean
is_comparable (const ThemaTally *tally, guint32 comparison)
{
  return tally->group_sizes[comparison] > 0 && tally->group_sizes[comparison] < tally->size;
}

static void
compare_some (gpointer data, gsize from, gsize to)
{
  ThemaKeyness *self = data;
  for (gsize i = from; i < to; i++)
    if (self->segments != NULL || is_comparable (self->tally, (guint32) i))
      self->of_comparisons[i] = compare (self, (guint32) i);
}

/* All rows in one array. */
static void
join (ThemaKeyness *self)
{
  guint32 n = self->contrast->n_comparisons;
  for (guint32 i = 0; i < n; i++)
    self->n_rows += self->of_comparisons[i] != NULL ? self->of_comparisons[i]->len : 0;
  self->rows = g_new (ThemaKeynessRow, MAX (self->n_rows, 1));
  ThemaKeynessRow *next = self->rows;
  for (guint32 i = 0; i < n; i++)
    {
      GArray *rows = self->of_comparisons[i];
      if (rows == NULL)
        continue;
      if (rows->len > 0)
        memcpy (next, rows->data, rows->len * sizeof *next);
      next += rows->len;
      g_array_unref (rows);
    }
  g_clear_pointer (&self->of_comparisons, g_free);
}

static ThemaKeyness *
keyness_new (const ThemaTally *tally, const ThemaContrast *contrast, const ThemaSlice *names,
             const ThemaSegments *segments, const ThemaKeynessOptions *options)
{
  ThemaKeyness *self = g_new0 (ThemaKeyness, 1);
  self->tally = tally;
  self->contrast = contrast;
  self->names = names;
  self->segments = segments;
  self->options = *options;
  self->totals = g_new0 (guint64, MAX (tally->n_things, 1));
  for (guint32 thing = 0; thing < tally->n_things; thing++)
    for (gsize i = tally->starts[thing]; i < tally->starts[thing + 1]; i++)
      self->totals[thing] += tally->postings[i].count;
  self->of_comparisons = g_new0 (GArray *, MAX (contrast->n_comparisons, 1));
  thema_parallel_for (contrast->n_comparisons, 1, options->n_threads, compare_some, self);
  join (self);
  thema_keyness_spread (self);
  thema_keyness_permute (self);
  return self;
}

ThemaKeyness *
thema_keyness_terms_new (const ThemaTally *tally, const ThemaContrast *contrast,
                         const ThemaSlice *names, const ThemaKeynessOptions *options)
{
  return keyness_new (tally, contrast, names, NULL, options);
}

ThemaKeyness *
thema_keyness_codes_new (const ThemaTally *tally, const ThemaContrast *contrast,
                         const ThemaSegments *segments, const ThemaKeynessOptions *options)
{
  return keyness_new (tally, contrast, NULL, segments, options);
}

void
thema_keyness_free (ThemaKeyness *self)
{
  if (self == NULL)
    return;
  g_free (self->totals);
  g_free (self->rows);
  g_free (self->sum_starts);
  g_free (self->sums);
  g_free (self);
}

gsize
thema_keyness_n_tests (const ThemaKeyness *self)
{
  return self->tally->n_things;
}

gsize
thema_keyness_n_rows (const ThemaKeyness *self)
{
  return self->n_rows;
}

gboolean
thema_keyness_check_sizes (const ThemaTally *tally, const ThemaContrast *contrast, GPtrArray *notes,
                           GError **error)
{
  guint32 n = contrast->n_comparisons, n_left = n;
  for (guint32 i = 0; i < n; i++)
    {
      if (is_comparable (tally, i))
        continue;
      gboolean no_target = tally->group_sizes[i] == 0;
      const char *name = no_target ? contrast->targets[i] : contrast->references[i];
      if (n == 1 || --n_left == 0)
        {
          g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                       "the %s '%s' is empty: its documents have no words to compare",
                       no_target ? "target" : "reference", name);
          return FALSE;
        }
      g_ptr_array_add (
          notes, g_strdup_printf ("'%s' is not compared: %s no words", contrast->targets[i],
                                  no_target ? "its documents have" : "all other documents have"));
    }
  return TRUE;
}
