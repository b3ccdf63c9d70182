/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/code-bootstrap-private.h"

#include "base/sort.h"
#include "stats/association.h"
#include "stats/dispersion.h"

/* What is counted of a code. */
enum
{
  COUNT_DOCUMENTS,
  COUNT_SEGMENTS
};

static inline guint64
key_of (guint32 a, guint32 b)
{
  return (guint64) a << 32 | b;
}

static gpointer
state_new (const ThemaPass *pass)
{
  ThemaBootstrapState *state = g_new0 (ThemaBootstrapState, 1);
  gsize n = MAX (thema_store_n_documents (pass->store), 1);
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      state->counters[u].counts = g_array_new (FALSE, FALSE, sizeof (ThemaSortKey));
      if (pass->units >> u & 1)
        state->counters[u].common = g_new0 (guint32, n);
    }
  state->found = g_array_new (FALSE, FALSE, sizeof (guint64));
  thema_unit_codes_init (&state->codes, thema_segments_n_codes (pass->segments));
  state->rows = g_array_new (FALSE, FALSE, sizeof (ThemaBootstrapRow));
  return state;
}

static void
state_free (gpointer data)
{
  ThemaBootstrapState *state = data;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      g_array_unref (state->counters[u].counts);
      g_free (state->counters[u].common);
    }
  g_array_unref (state->found);
  thema_unit_codes_clear (&state->codes);
  g_array_unref (state->rows);
  g_free (state->estimates);
  g_free (state->results);
  g_free (state);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return (x > y) - (x < y);
}

/* Counts how often each key was found in the document. */
static void
keep_found (ThemaBootstrapState *state, ThemaBootstrapCounter *counter, guint32 document)
{
  const guint64 *keys = (const guint64 *) (gpointer) state->found->data;
  guint n = state->found->len;
  g_array_sort (state->found, compare_keys);
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && keys[end] == keys[i];)
        end++;
      ThemaSortKey count = { keys[i], (guint64) document << 32 | (end - i) };
      g_array_append_val (counter->counts, count);
    }
  g_array_set_size (state->found, 0);
}

static void
add_codes (ThemaBootstrapState *state, const ThemaScanDocument *view)
{
  ThemaBootstrapCounter *counter = &state->counters[THEMA_UNIT_DOCUMENT];
  guint32 document = view->document->index;
  counter->common[document] = view->document->n_words;
  for (gsize i = 0; i < view->n_segments; i++)
    {
      guint64 key = key_of (view->segments[i].code, COUNT_SEGMENTS);
      g_array_append_val (state->found, key);
    }
  guint first = counter->counts->len;
  keep_found (state, counter, document);
  for (guint i = first, end = counter->counts->len; i < end; i++)
    {
      guint64 key = g_array_index (counter->counts, ThemaSortKey, i).key;
      ThemaSortKey count = { key - COUNT_SEGMENTS + COUNT_DOCUMENTS, (guint64) document << 32 | 1 };
      g_array_append_val (counter->counts, count);
    }
}

/* The pairs of the codes that the unit holds, and each code with itself. */
static void
find_pairs (ThemaBootstrapState *state)
{
  const guint32 *codes = (const guint32 *) (gpointer) state->codes.present->data;
  for (guint i = 0; i < state->codes.present->len; i++)
    for (guint j = 0; j <= i; j++)
      {
        guint64 key = key_of (MIN (codes[i], codes[j]), MAX (codes[i], codes[j]));
        g_array_append_val (state->found, key);
      }
}

static void
add_pairs (const ThemaPass *pass, ThemaBootstrapState *state, const ThemaScanDocument *view)
{
  ThemaUnitCodes *codes = &state->codes;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      ThemaBootstrapCounter *counter = &state->counters[u];
      if (!(pass->units >> u & 1))
        continue;
      guint32 n_units = thema_unit_count (u, view->document);
      counter->common[view->document->index] = n_units;
      thema_unit_codes_begin (codes);
      for (guint32 i = 0; i < n_units && !thema_unit_codes_at_end (codes, view->n_segments); i++)
        {
          thema_unit_codes_next (codes, view->segments, view->n_segments,
                                 thema_unit_end (u, view->document, i));
          find_pairs (state);
        }
      keep_found (state, counter, view->document->index);
    }
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  if (((const ThemaBootstrapPass *) pass)->pairs)
    add_pairs (pass, data, view);
  else
    add_codes (data, view);
  return TRUE;
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  guint32 n_documents = thema_store_n_documents (pass->store);
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      ThemaBootstrapCounter *into = &((ThemaBootstrapState *) data)->counters[u];
      const ThemaBootstrapCounter *from = &((ThemaBootstrapState *) other)->counters[u];
      if (from->counts->len > 0)
        g_array_append_vals (into->counts, from->counts->data, from->counts->len);
      for (guint32 i = 0; into->common != NULL && i < n_documents; i++)
        into->common[i] += from->common[i];
    }
}

/* Puts counts in the order of their keys, those of a key by document. */
static void
sort_counts (GArray *counts)
{
  ThemaSortKey *list = (ThemaSortKey *) (gpointer) counts->data;
  for (guint i = 0; i < counts->len; i++)
    list[i] = (ThemaSortKey){ list[i].item, list[i].key };
  thema_sort_keys (list, counts->len);
  for (guint i = 0; i < counts->len; i++)
    list[i] = (ThemaSortKey){ list[i].item, list[i].key };
  thema_sort_keys (list, counts->len);
}

/* The variables of a kind of unit: their keys, and the sums of their counts. */
typedef struct
{
  ThemaResample *resample; /* owned */
  GArray *keys;            /* owned, of guint64, rising: by variable; the last one is of nothing */
  GArray *sums;            /* owned, of guint64 */
} Variables;

static void
variables_init (Variables *self, const ThemaBootstrapCounter *counter, guint32 n_documents)
{
  const ThemaSortKey *counts = (const ThemaSortKey *) (gpointer) counter->counts->data;
  guint n = counter->counts->len;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (ThemaDocumentCount));
  self->resample = thema_resample_new (counter->common, n_documents);
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->sums = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0, end; i < n; i = end)
    {
      guint64 sum = 0;
      g_array_set_size (list, 0);
      for (end = i; end < n && counts[end].key == counts[i].key; end++)
        {
          ThemaDocumentCount count
              = { (guint32) (counts[end].item >> 32), (guint32) counts[end].item };
          g_array_append_val (list, count);
          sum += count.count;
        }
      thema_resample_add (self->resample, (const ThemaDocumentCount *) (gpointer) list->data,
                          list->len);
      g_array_append_val (self->keys, counts[i].key);
      g_array_append_val (self->sums, sum);
    }
  const guint64 nothing = G_MAXUINT64, none = 0;
  thema_resample_add (self->resample, NULL, 0);
  g_array_append_val (self->keys, nothing);
  g_array_append_val (self->sums, none);
}

static void
variables_clear (Variables *self)
{
  thema_resample_free (self->resample);
  g_array_unref (self->keys);
  g_array_unref (self->sums);
}

/* That of the key; where nothing was counted, the one of nothing. */
static guint32
variable_of (const Variables *self, guint64 key)
{
  guint place;
  return g_array_binary_search (self->keys, &key, compare_keys, &place) ? place
                                                                        : self->keys->len - 1;
}

static void
append_row (ThemaBootstrapState *state, GArray *wanted, const Variables *variables, ThemaUnit unit,
            guint32 a, guint32 b, const guint64 keys[THEMA_RESAMPLE_VARIABLES])
{
  ThemaBootstrapRow row = { .unit = unit, .a = a, .b = b };
  ThemaResampleRow own;
  for (guint i = 0; i < THEMA_RESAMPLE_VARIABLES; i++)
    {
      own.variables[i] = variable_of (variables, keys[i]);
      row.sums[i] = g_array_index (variables->sums, guint64, own.variables[i]);
    }
  g_array_append_val (state->rows, row);
  g_array_append_val (wanted, own);
}

static void
list_codes (const ThemaPass *pass, ThemaBootstrapState *state, GArray *wanted,
            const Variables *variables)
{
  for (guint32 code = 0; code < thema_segments_n_codes (pass->segments); code++)
    {
      const guint64 keys[]
          = { key_of (code, COUNT_DOCUMENTS), key_of (code, COUNT_SEGMENTS), G_MAXUINT64 };
      append_row (state, wanted, variables, THEMA_UNIT_DOCUMENT, code, code, keys);
    }
}

static void
list_pairs (const ThemaPass *pass, ThemaBootstrapState *state, GArray *wanted,
            const Variables *variables, ThemaUnit unit)
{
  for (guint i = 0; i + 1 < variables->keys->len; i++)
    {
      guint64 key = g_array_index (variables->keys, guint64, i);
      guint32 a = (guint32) (key >> 32), b = (guint32) key;
      const guint64 keys[] = { key, key_of (a, a), key_of (b, b) };
      /* A code and its ancestor would always co-occur. */
      if (a != b && !thema_segments_is_ancestor (pass->segments, a, b))
        append_row (state, wanted, variables, unit, a, b, keys);
    }
}

static void
measure_code (const guint64 *sums, guint64 common, guint64 n_documents, double *measures)
{
  measures[0] = thema_share (sums[0], n_documents);
  measures[1] = thema_per_1000 (sums[1], common);
}

static void
measure_pair (const guint64 *sums, guint64 common, G_GNUC_UNUSED guint64 n_documents,
              double *measures)
{
  const ThemaPairCounts counts = { sums[0], sums[1], sums[2], common };
  ThemaAssociation association;
  thema_association_measure (&counts, &association);
  measures[0] = association.jaccard;
  measures[1] = association.dice;
  measures[2] = association.phi;
  measures[3] = association.pmi;
  measures[4] = association.npmi;
  measures[5] = association.odds_ratio;
}

static const ThemaResampleClass code_class
    = { THEMA_N_CODE_MEASURES, THEMA_N_CODE_MEASURES, measure_code };
static const ThemaResampleClass pair_class
    = { THEMA_RESAMPLE_VARIABLES, THEMA_N_PAIR_MEASURES, measure_pair };

static const ThemaResampleClass *
class_of (const ThemaBootstrapPass *self)
{
  return self->pairs ? &pair_class : &code_class;
}

/* Lists the rows of a kind of unit and computes them. */
static void
resample (const ThemaBootstrapPass *self, ThemaBootstrapState *state, ThemaUnit unit,
          guint n_threads, const ThemaProgress *progress)
{
  const ThemaResampleClass *class = class_of (self);
  Variables variables;
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (ThemaResampleRow));
  gsize first = state->rows->len;
  sort_counts (state->counters[unit].counts);
  variables_init (&variables, &state->counters[unit], thema_store_n_documents (self->base.store));
  if (self->pairs)
    list_pairs (&self->base, state, wanted, &variables, unit);
  else
    list_codes (&self->base, state, wanted, &variables);
  gsize n = MAX (state->rows->len, 1) * class->n_measures, start = first * class->n_measures;
  state->estimates = g_renew (double, state->estimates, n);
  state->results = g_renew (ThemaBootstrap, state->results, n);
  thema_resample_run (variables.resample, class, (const ThemaResampleRow *) (gpointer) wanted->data,
                      wanted->len, self->n_replicates, self->seed, n_threads, progress,
                      state->estimates + start, state->results + start);
  variables_clear (&variables);
}

static void
compute (const ThemaPass *pass, ThemaBootstrapState *state, guint n_threads,
         const ThemaProgress *progress)
{
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    if (pass->units >> u & 1)
      resample ((const ThemaBootstrapPass *) pass, state, u, n_threads, progress);
  state->is_computed = TRUE;
}

void
thema_bootstrap_pass_compute (ThemaPass *pass, guint n_threads, const ThemaProgress *progress)
{
  compute (pass, pass->state, n_threads, progress);
}

static gsize
prepare (const ThemaPass *pass, gpointer data, guint n_threads)
{
  ThemaBootstrapState *state = data;
  if (!state->is_computed)
    compute (pass, state, n_threads, NULL);
  return state->rows->len * class_of ((const ThemaBootstrapPass *) pass)->n_measures;
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

static ThemaPass *
pass_new (const ThemaPassClass *class, const ThemaStore *store, const ThemaSegments *segments,
          gsize n_replicates, guint64 seed)
{
  ThemaBootstrapPass *self = g_new0 (ThemaBootstrapPass, 1);
  self->base.class = class;
  self->base.store = store;
  self->base.segments = segments;
  self->base.units = 1 << THEMA_UNIT_DOCUMENT;
  self->n_replicates = n_replicates;
  self->seed = seed;
  return &self->base;
}

ThemaPass *
thema_code_bootstrap_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                               gsize n_replicates, guint64 seed)
{
  static const ThemaPassClass class = {
    .table = "code_bootstrap.csv",
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .prepare = prepare,
    .write_header = thema_code_bootstrap_write_header,
    .write_rows = thema_code_bootstrap_write_rows,
    .free = pass_free,
  };
  return pass_new (&class, store, segments, n_replicates, seed);
}

ThemaPass *
thema_pair_bootstrap_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                               ThemaUnitMask units, gsize n_replicates, guint64 seed)
{
  static const ThemaPassClass class = {
    .table = "code_cooccurrence_bootstrap.csv",
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .prepare = prepare,
    .write_header = thema_pair_bootstrap_write_header,
    .write_rows = thema_pair_bootstrap_write_rows,
    .free = pass_free,
  };
  ThemaPass *pass = pass_new (&class, store, segments, n_replicates, seed);
  pass->units = units;
  ((ThemaBootstrapPass *) pass)->pairs = TRUE;
  return pass;
}
