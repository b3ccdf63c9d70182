/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cooccurrence.h"

#include "stats/adjust.h"
#include "stats/association.h"

#include <stdlib.h>
#include <string.h>

/* The pairs are of codes, of terms, or of a code and a term: of a left and a right thing. Where
 * both are of one kind, a pair is counted once, the one with the lower number on the left. */
typedef struct
{
  ThemaPass base;
  ThemaUnitMask units;
  const ThemaTermSelection *selection; /* borrowed; NULL for codes alone */
  gboolean left_codes, right_codes;
  guint32 n_left, n_right;
} PairPass;

/* What is counted for one unit of analysis. */
typedef struct
{
  guint64 n_units;
  guint32 *left, *right; /* owned: units that hold each; the same array when both are of one kind */
  guint32 *pairs;        /* owned: units that hold both, at place_of () */
} Counter;

/* The things that stand in the unit at hand. */
typedef struct
{
  GArray *present; /* owned, of guint32 */
  guint64 *stamp;  /* owned, by thing: the last unit that held it */
} Set;

typedef struct
{
  Counter counters[THEMA_N_UNITS];
  Set left, right;
  guint64 serial; /* numbers units for the stamps */
} State;

static gboolean
is_symmetric (const PairPass *self)
{
  return self->left_codes == self->right_codes;
}

static gsize
n_places (const PairPass *self)
{
  gsize n = self->n_left;
  return is_symmetric (self) ? n * (n - (n > 0)) / 2 : n * self->n_right;
}

/* Where the pair is counted; of a symmetric one left < right. */
static inline gsize
place_of (const PairPass *self, guint32 left, guint32 right)
{
  return is_symmetric (self) ? (gsize) right * (right - 1) / 2 + left
                             : (gsize) left * self->n_right + right;
}

static void
set_init (Set *self, guint32 n)
{
  self->present = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->stamp = g_new0 (guint64, MAX (n, 1));
}

static void
set_clear (Set *self)
{
  g_array_unref (self->present);
  g_free (self->stamp);
}

static inline void
set_add (Set *self, guint32 thing, guint64 serial)
{
  if (self->stamp[thing] == serial)
    return;
  self->stamp[thing] = serial;
  g_array_append_val (self->present, thing);
}

static gpointer
state_new (const ThemaPass *pass)
{
  const PairPass *self = (const PairPass *) pass;
  State *state = g_new0 (State, 1);
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      Counter *counter = &state->counters[u];
      if (!(self->units >> u & 1))
        continue;
      counter->left = g_new0 (guint32, MAX (self->n_left, 1));
      counter->right
          = is_symmetric (self) ? counter->left : g_new0 (guint32, MAX (self->n_right, 1));
      counter->pairs = g_new0 (guint32, MAX (n_places (self), 1));
    }
  set_init (&state->left, self->n_left);
  set_init (&state->right, self->n_right);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      Counter *counter = &state->counters[u];
      if (counter->right != counter->left)
        g_free (counter->right);
      g_free (counter->left);
      g_free (counter->pairs);
    }
  set_clear (&state->left);
  set_clear (&state->right);
  g_free (state);
}

static void
count_present (guint32 *counts, const Set *set)
{
  for (guint i = 0; i < set->present->len; i++)
    counts[g_array_index (set->present, guint32, i)]++;
}

static void
count_symmetric (const PairPass *self, Counter *counter, const Set *set)
{
  const guint32 *present = (const guint32 *) (gpointer) set->present->data;
  for (guint i = 1; i < set->present->len; i++)
    for (guint j = 0; j < i; j++)
      counter->pairs[place_of (self, MIN (present[i], present[j]), MAX (present[i], present[j]))]++;
}

static void
count_mixed (const PairPass *self, Counter *counter, const Set *left, const Set *right)
{
  for (guint i = 0; i < left->present->len; i++)
    for (guint j = 0; j < right->present->len; j++)
      counter->pairs[place_of (self, g_array_index (left->present, guint32, i),
                               g_array_index (right->present, guint32, j))]++;
}

/* Counts a unit whose things are in the sets, and empties them. */
static void
count_unit (const PairPass *self, State *state, Counter *counter)
{
  counter->n_units++;
  count_present (counter->left, &state->left);
  if (is_symmetric (self))
    count_symmetric (self, counter, &state->left);
  else
    {
      count_present (counter->right, &state->right);
      count_mixed (self, counter, &state->left, &state->right);
    }
  g_array_set_size (state->left.present, 0);
  g_array_set_size (state->right.present, 0);
}

static void
add_terms (const PairPass *self, Set *set, const ThemaScanDocument *view, guint32 from, guint32 to,
           guint64 serial)
{
  for (guint32 t = from; t < to; t++)
    {
      guint32 term = self->selection->of_form[view->document->forms[t]];
      if (term != THEMA_NO_ID)
        set_add (set, term, serial);
    }
}

/* The document's units of one kind. A segment lies in one sentence and so in one unit of any kind.
 */
static void
count_units (const PairPass *self, State *state, ThemaUnit unit, const ThemaScanDocument *view)
{
  const ThemaDocument *document = view->document;
  guint32 from = 0;
  gsize segment = 0;
  for (guint32 i = 0; i < thema_unit_count (unit, document); i++)
    {
      guint32 to = thema_unit_end (unit, document, i);
      guint64 serial = ++state->serial;
      if (self->left_codes)
        for (; segment < view->n_segments && view->segments[segment].first_token < to; segment++)
          set_add (&state->left, view->segments[segment].code, serial);
      if (!self->right_codes)
        add_terms (self, self->left_codes ? &state->right : &state->left, view, from, to, serial);
      count_unit (self, state, &state->counters[unit]);
      from = to;
    }
}

static void
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  const PairPass *self = (const PairPass *) pass;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    if (self->units >> u & 1)
      count_units (self, data, u, view);
}

static void
add_counts (guint32 *into, const guint32 *from, gsize n)
{
  for (gsize i = 0; i < n; i++)
    into[i] += from[i];
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const PairPass *self = (const PairPass *) pass;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      Counter *into = &((State *) data)->counters[u];
      const Counter *from = &((State *) other)->counters[u];
      if (into->left == NULL)
        continue;
      into->n_units += from->n_units;
      add_counts (into->left, from->left, self->n_left);
      if (!is_symmetric (self))
        add_counts (into->right, from->right, self->n_right);
      add_counts (into->pairs, from->pairs, n_places (self));
    }
}

/* A row of the table. */
typedef struct
{
  guint32 left, right, both;
} Pair;

static gboolean
is_row (const PairPass *self, guint32 left, guint32 right)
{
  /* A code and its ancestor would always co-occur. */
  return !(self->left_codes && self->right_codes)
         || !thema_segments_is_ancestor (self->base.segments, left, right);
}

/* Terms: the most frequent pairs first. Codes: as they are numbered; beside a code the most
 * frequent terms first. Things are numbered in the order of their names. */
static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PairPass *self = user_data;
  const Pair *x = a, *y = b;
  if (self->left_codes && x->left != y->left)
    return x->left < y->left ? -1 : 1;
  if (!self->right_codes && x->both != y->both)
    return x->both > y->both ? -1 : 1;
  if (x->left != y->left)
    return x->left < y->left ? -1 : 1;
  return x->right < y->right ? -1 : x->right > y->right;
}

static GArray *
list_pairs (const PairPass *self, const Counter *counter)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (Pair), (guint) n_places (self));
  for (guint32 left = 0; left < self->n_left; left++)
    for (guint32 right = is_symmetric (self) ? left + 1 : 0; right < self->n_right; right++)
      {
        Pair pair = { left, right, counter->pairs[place_of (self, left, right)] };
        if (is_row (self, left, right))
          g_array_append_val (pairs, pair);
      }
  g_array_sort_with_data (pairs, compare_pairs, (gpointer) self);
  return pairs;
}

static void
write_name (const PairPass *self, gboolean is_code, guint32 thing, ThemaCsvWriter *csv)
{
  if (is_code)
    thema_csv_writer_text (csv, thema_segments_code_name (self->base.segments, thing));
  else
    thema_csv_writer_bytes (csv, self->selection->strings[thing].bytes,
                            self->selection->strings[thing].length);
}

static void
write_pair (const PairPass *self, ThemaUnit unit, const Pair *pair, const ThemaPairCounts *counts,
            const ThemaAssociation *association, double p_adjusted, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv, thema_unit_name (unit));
  write_name (self, self->left_codes, pair->left, csv);
  write_name (self, self->right_codes, pair->right, csv);
  thema_csv_writer_count (csv, counts->a);
  thema_csv_writer_count (csv, counts->b);
  thema_csv_writer_count (csv, counts->both);
  thema_csv_writer_count (csv, counts->units);
  const double numbers[] = {
    association->expected,
    association->jaccard,
    association->dice,
    association->phi,
    association->pmi,
    association->npmi,
    association->log_likelihood,
    association->odds_ratio,
    association->odds_ratio_low,
    association->odds_ratio_high,
    association->p_fisher,
    p_adjusted,
  };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
  thema_csv_writer_end_row (csv);
}

static void
write_unit (const PairPass *self, ThemaUnit unit, const Counter *counter, ThemaCsvWriter *csv)
{
  g_autoptr (GArray) pairs = list_pairs (self, counter);
  g_autofree ThemaPairCounts *counts = g_new (ThemaPairCounts, MAX (pairs->len, 1));
  g_autofree ThemaAssociation *associations = g_new (ThemaAssociation, MAX (pairs->len, 1));
  g_autofree double *p = g_new (double, MAX (pairs->len, 1));
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      counts[i] = (ThemaPairCounts){ pair->both, counter->left[pair->left],
                                     counter->right[pair->right], counter->n_units };
      thema_association_compute (&counts[i], &associations[i]);
      p[i] = associations[i].p_fisher;
    }
  thema_adjust_bh (p, pairs->len, p);
  for (guint i = 0; i < pairs->len; i++)
    write_pair (self, unit, &g_array_index (pairs, Pair, i), &counts[i], &associations[i], p[i],
                csv);
}

static void
write_table (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const names[3][2]
      = { { "term_a", "term_b" }, { "code", "term" }, { "code_a", "code_b" } };
  static const char *const rest[] = { "n_a",
                                      "n_b",
                                      "n_ab",
                                      "units",
                                      "expected",
                                      "jaccard",
                                      "dice",
                                      "phi",
                                      "pmi",
                                      "npmi",
                                      "log_likelihood",
                                      "odds_ratio",
                                      "odds_ratio_low",
                                      "odds_ratio_high",
                                      "p_fisher",
                                      "p_adjusted",
                                      NULL };
  const PairPass *self = (const PairPass *) pass;
  const State *state = data;
  const char *const *pair = names[self->left_codes + self->right_codes];
  thema_csv_writer_text (csv, "unit");
  thema_csv_writer_text (csv, pair[0]);
  thema_csv_writer_text (csv, pair[1]);
  thema_csv_writer_header (csv, rest);
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    if (self->units >> u & 1)
      write_unit (self, u, &state->counters[u], csv);
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

static ThemaPass *
pass_new (const ThemaPassClass *class, const ThemaStore *store, const ThemaSegments *segments,
          const ThemaTermSelection *selection, ThemaUnitMask units)
{
  PairPass *self = g_new0 (PairPass, 1);
  self->base.class = class;
  self->base.store = store;
  self->base.segments = segments;
  self->selection = selection;
  self->units = units;
  self->left_codes = segments != NULL;
  self->right_codes = selection == NULL;
  self->n_left = self->left_codes ? thema_segments_n_codes (segments) : selection->n;
  self->n_right = self->right_codes ? thema_segments_n_codes (segments) : selection->n;
  return &self->base;
}

ThemaPass *
thema_code_cooccurrence_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                  ThemaUnitMask units)
{
  static const ThemaPassClass class = {
    "code_cooccurrence.csv", FALSE, state_new, state_free, add, merge, write_table, pass_free
  };
  return pass_new (&class, store, segments, NULL, units);
}

ThemaPass *
thema_term_cooccurrence_pass_new (const ThemaStore *store, const ThemaTermSelection *selection,
                                  ThemaUnitMask units)
{
  static const ThemaPassClass class = {
    "term_cooccurrence.csv", FALSE, state_new, state_free, add, merge, write_table, pass_free
  };
  return pass_new (&class, store, NULL, selection, units);
}

ThemaPass *
thema_code_terms_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                           const ThemaTermSelection *selection, ThemaUnitMask units)
{
  static const ThemaPassClass class = { "code_terms.csv", FALSE,    state_new,
                                        state_free,       add,      merge,
                                        write_table,      pass_free };
  return pass_new (&class, store, segments, selection, units);
}
