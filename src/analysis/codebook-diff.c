/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/codebook-diff.h"

#include "analysis/damage.h"
#include "analysis/lists.h"
#include "analysis/passage.h"

#include <string.h>

#define OLD 0
#define NEW 1

/* A code of either codebook. */
typedef struct
{
  const char *name;   /* borrowed */
  guint32 numbers[2]; /* in the old and the new codebook, THEMA_NO_ID where it is not */
} Code;

typedef struct
{
  ThemaPass base;
  ThemaCodebookVersion versions[2];
  GArray *codes; /* owned, of Code */
  gboolean by_pattern;
  guint32 *of_code[2]; /* owned: the Code of each code of a codebook */
} Diff;

typedef enum
{
  CHANGE_WON,
  CHANGE_LOST,
  CHANGE_PATTERN,
} ChangeKind;

static const char *const change_names[] = { "won", "lost", "same place, other pattern" };

/* A passage that is not as it was. */
typedef struct
{
  ChangeKind kind;
  ThemaSegment segment; /* the new one, or the lost one */
  guint32 code;         /* of Diff */
  guint32 patterns[2];  /* THEMA_NO_ID for none */
} Change;

/* A document in which a code does not have as many segments as it had. */
typedef struct
{
  guint32 code;
  guint32 segments[2];
} Shift;

/* What is counted for a code. */
typedef struct
{
  guint64 segments[2], documents[2];
  guint64 changes[G_N_ELEMENTS (change_names)];
  guint64 gained, missed;
} Tally;

typedef struct
{
  ThemaSearch *searches[2]; /* owned */
  GArray *segments[2];      /* owned, of ThemaSegment: scratch, their codes those of Diff */
  guint32 *counts[2];       /* owned, by code: segments of the document at hand */
  Tally *tallies;           /* owned, by code */
  guint64 n_documents;      /* with any shift */
  ThemaLists *changes;      /* owned, of Change */
  ThemaLists *shifts;       /* owned, of Shift */
  ThemaDamage damage;
} State;

static const Code *
code_at (const Diff *self, guint32 code)
{
  return &g_array_index (self->codes, Code, code);
}

static gpointer
state_new (const ThemaPass *pass)
{
  const Diff *self = (const Diff *) pass;
  State *state = g_new0 (State, 1);
  for (guint v = 0; v < 2; v++)
    {
      state->searches[v] = thema_search_new (self->versions[v].matcher);
      state->segments[v] = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
      state->counts[v] = g_new0 (guint32, MAX (self->codes->len, 1));
    }
  state->tallies = g_new0 (Tally, MAX (self->codes->len, 1));
  state->changes = thema_lists_new (sizeof (Change));
  state->shifts = thema_lists_new (sizeof (Shift));
  thema_damage_init (&state->damage);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  for (guint v = 0; v < 2; v++)
    {
      thema_search_free (state->searches[v]);
      g_array_unref (state->segments[v]);
      g_free (state->counts[v]);
    }
  g_free (state->tallies);
  thema_lists_free (state->changes);
  thema_lists_free (state->shifts);
  thema_damage_clear (&state->damage);
  g_free (state);
}

/* By place, then by code: equal ones are the same passage. */
static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const ThemaSegment *x = a, *y = b;
  const guint32 keys[] = { x->first_token, x->end_token, x->code };
  const guint32 others[] = { y->first_token, y->end_token, y->code };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] != others[i])
      return keys[i] < others[i] ? -1 : 1;
  return 0;
}

static const ThemaPattern *
pattern_of (const Diff *self, guint version, const ThemaSegment *segment)
{
  return thema_matcher_pattern (self->versions[version].matcher, segment->pattern);
}

static const char *
pattern_text (const Diff *self, guint version, guint32 pattern)
{
  return pattern != THEMA_NO_ID
             ? thema_matcher_pattern (self->versions[version].matcher, pattern)->text
             : "";
}

/* Sorts by place and code, then by pattern. Patterns of a code are numbered in their order. */
static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const ThemaSegment *x = a, *y = b;
  int order = compare_segments (a, b);
  return order != 0 ? order : (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static gboolean
code_document (const Diff *self, State *state, const ThemaDocument *document, GError **error)
{
  for (guint v = 0; v < 2; v++)
    {
      GArray *segments = state->segments[v];
      g_array_set_size (segments, 0);
      if (!thema_search_document (state->searches[v], document, segments, NULL, error))
        return FALSE;
      for (guint i = 0; i < segments->len; i++)
        {
          ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
          segment->code = self->of_code[v][segment->code];
          state->counts[v][segment->code]++;
        }
      g_array_sort (segments, compare_passages);
    }
  return TRUE;
}

/* Compares a passage of each kind at one place, either of which may be NULL. */
static void
add_change (const Diff *self, State *state, const ThemaSegment *was, const ThemaSegment *is,
            Change *changes, gsize *n)
{
  ChangeKind kind = was == NULL ? CHANGE_WON : is == NULL ? CHANGE_LOST : CHANGE_PATTERN;
  Change change = { kind, is != NULL ? *is : *was, 0, { THEMA_NO_ID, THEMA_NO_ID } };
  change.code = change.segment.code;
  if (was != NULL)
    change.patterns[OLD] = was->pattern;
  if (is != NULL)
    change.patterns[NEW] = is->pattern;
  if (kind == CHANGE_PATTERN
      && thema_pattern_compare (pattern_of (self, OLD, was), pattern_of (self, NEW, is)) == 0)
    return;
  state->tallies[change.code].changes[kind]++;
  changes[(*n)++] = change;
}

static int
compare_versions (const Diff *self, const ThemaSegment *was, const ThemaSegment *is)
{
  int order = compare_segments (was, is);
  return order != 0 || !self->by_pattern
             ? order
             : thema_pattern_compare (pattern_of (self, OLD, was), pattern_of (self, NEW, is));
}

static void
compare_all (const Diff *self, State *state, guint32 document)
{
  const GArray *was = state->segments[OLD], *is = state->segments[NEW];
  Change *changes = thema_lists_begin (state->changes, (gsize) was->len + is->len);
  gsize n = 0;
  for (guint i = 0, k = 0; i < was->len || k < is->len;)
    {
      const ThemaSegment *x = i < was->len ? &g_array_index (was, ThemaSegment, i) : NULL;
      const ThemaSegment *y = k < is->len ? &g_array_index (is, ThemaSegment, k) : NULL;
      int order = x == NULL ? 1 : y == NULL ? -1 : compare_versions (self, x, y);
      add_change (self, state, order <= 0 ? x : NULL, order >= 0 ? y : NULL, changes, &n);
      i += order <= 0;
      k += order >= 0;
    }
  thema_lists_end (state->changes, document, n);
}

static void
count_codes (const Diff *self, State *state, guint32 document)
{
  Shift *shifts = thema_lists_begin (state->shifts, self->codes->len);
  gsize n = 0;
  for (guint32 code = 0; code < self->codes->len; code++)
    {
      Tally *tally = &state->tallies[code];
      Shift shift = { code, { state->counts[OLD][code], state->counts[NEW][code] } };
      for (guint v = 0; v < 2; v++)
        {
          tally->segments[v] += shift.segments[v];
          tally->documents[v] += shift.segments[v] > 0;
          state->counts[v][code] = 0;
        }
      tally->gained += shift.segments[OLD] == 0 && shift.segments[NEW] > 0;
      tally->missed += shift.segments[OLD] > 0 && shift.segments[NEW] == 0;
      if (shift.segments[OLD] != shift.segments[NEW])
        shifts[n++] = shift;
    }
  thema_lists_end (state->shifts, document, n);
  state->n_documents += n > 0;
}

static void
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  const Diff *self = (const Diff *) pass;
  const ThemaDocument *document = view->document;
  State *state = data;
  g_autoptr (GError) error = NULL;
  if (code_document (self, state, document, &error))
    {
      compare_all (self, state, document->index);
      count_codes (self, state, document->index);
    }
  else
    thema_damage_add (&state->damage, document->index, g_steal_pointer (&error));
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const Diff *self = (const Diff *) pass;
  State *into = data, *from = other;
  for (guint i = 0; i < self->codes->len; i++)
    {
      Tally *to = &into->tallies[i];
      const Tally *more = &from->tallies[i];
      for (guint v = 0; v < 2; v++)
        {
          to->segments[v] += more->segments[v];
          to->documents[v] += more->documents[v];
        }
      for (guint k = 0; k < G_N_ELEMENTS (change_names); k++)
        to->changes[k] += more->changes[k];
      to->gained += more->gained;
      to->missed += more->missed;
    }
  into->n_documents += from->n_documents;
  thema_lists_merge (into->changes, from->changes);
  thema_lists_merge (into->shifts, from->shifts);
  thema_damage_merge (&into->damage, &from->damage);
}

static void
pass_free (ThemaPass *pass)
{
  Diff *self = (Diff *) pass;
  g_array_unref (self->codes);
  g_free (self->of_code[OLD]);
  g_free (self->of_code[NEW]);
  g_free (self);
}

/* Lists the codes of the new codebook, then those that only the old one has. */
static void
list_codes (Diff *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = g_array_new (FALSE, FALSE, sizeof (Code));
  for (guint i = 0; i < 2; i++)
    {
      guint version = i == 0 ? NEW : OLD;
      const ThemaCodebook *codebook = self->versions[version].codebook;
      guint32 n = thema_codebook_n_codes (codebook);
      self->of_code[version] = g_new (guint32, MAX (n, 1));
      for (guint32 c = 0; c < n; c++)
        {
          const char *name = thema_codebook_code (codebook, c)->name;
          gpointer at;
          if (!g_hash_table_lookup_extended (known, name, NULL, &at))
            {
              Code code = { name, { THEMA_NO_ID, THEMA_NO_ID } };
              at = GUINT_TO_POINTER (self->codes->len);
              g_array_append_val (self->codes, code);
              g_hash_table_insert (known, (gpointer) name, at);
            }
          self->of_code[version][c] = GPOINTER_TO_UINT (at);
          g_array_index (self->codes, Code, GPOINTER_TO_UINT (at)).numbers[version] = c;
        }
    }
}

ThemaPass *
thema_codebook_diff_pass_new (const ThemaStore *store, const ThemaCodebookVersion *old,
                              const ThemaCodebookVersion *fresh, gboolean by_pattern)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .free = pass_free,
  };
  Diff *self = g_new0 (Diff, 1);
  self->base.class = &class;
  self->base.store = store;
  self->versions[OLD] = *old;
  self->versions[NEW] = *fresh;
  self->by_pattern = by_pattern;
  list_codes (self);
  return &self->base;
}

gboolean
thema_codebook_diff_check (const ThemaPass *pass, GError **error)
{
  const State *state = pass->state;
  return thema_damage_check (&state->damage, error);
}

/* Tables. */

static gboolean
write_change (const Diff *self, ThemaPassageReader *reader, const Change *change,
              ThemaCsvWriter *csv, GError **error)
{
  ThemaPassageView view;
  if (!thema_passage_reader_get (reader, &change->segment, &view, error))
    return FALSE;
  thema_csv_writer_text (csv, change_names[change->kind]);
  thema_csv_writer_text (csv, view.id);
  thema_csv_writer_text (csv, code_at (self, change->code)->name);
  thema_csv_writer_text (csv, pattern_text (self, OLD, change->patterns[OLD]));
  thema_csv_writer_text (csv, pattern_text (self, NEW, change->patterns[NEW]));
  thema_csv_writer_count (csv, view.sentence);
  thema_csv_writer_count (csv, view.start);
  thema_csv_writer_count (csv, view.end);
  thema_csv_writer_bytes (csv, view.left.bytes, view.left.length);
  thema_csv_writer_bytes (csv, view.text.bytes, view.text.length);
  thema_csv_writer_bytes (csv, view.right.bytes, view.right.length);
  thema_csv_writer_end_row (csv);
  return TRUE;
}

gboolean
thema_codebook_diff_write_passages (const ThemaPass *pass, guint context, ThemaCsvWriter *csv,
                                    GError **error)
{
  static const char *const header[]
      = { "change", "doc_id", "code", "pattern_old", "pattern_new", "sentence",
          "start",  "end",    "left", "text",        "right",       NULL };
  const Diff *self = (const Diff *) pass;
  State *state = pass->state;
  guint32 n_documents = thema_store_n_documents (pass->store);
  g_autoptr (ThemaPassageReader) reader = thema_passage_reader_new (pass->store, context);
  thema_csv_writer_header (csv, header);
  thema_lists_seal (state->changes, n_documents);
  for (guint32 i = 0; i < n_documents; i++)
    {
      gsize n;
      const Change *changes = thema_lists_get (state->changes, i, &n);
      for (gsize k = 0; k < n; k++)
        if (!write_change (self, reader, &changes[k], csv, error))
          return FALSE;
    }
  return TRUE;
}

static const char *
name_shift (const Shift *shift)
{
  if (shift->segments[OLD] == 0)
    return "gained";
  if (shift->segments[NEW] == 0)
    return "lost";
  return shift->segments[NEW] > shift->segments[OLD] ? "more" : "fewer";
}

void
thema_codebook_diff_write_documents (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "doc_id", "code", "segments_old", "segments_new", "change", NULL };
  const Diff *self = (const Diff *) pass;
  State *state = pass->state;
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_csv_writer_header (csv, header);
  thema_lists_seal (state->shifts, n_documents);
  for (guint32 i = 0; i < n_documents; i++)
    {
      gsize n;
      const Shift *shifts = thema_lists_get (state->shifts, i, &n);
      for (gsize k = 0; k < n; k++)
        {
          thema_csv_writer_text (csv, thema_store_document_string (pass->store, i, THEMA_STORE_ID));
          thema_csv_writer_text (csv, code_at (self, shifts[k].code)->name);
          thema_csv_writer_count (csv, shifts[k].segments[OLD]);
          thema_csv_writer_count (csv, shifts[k].segments[NEW]);
          thema_csv_writer_text (csv, name_shift (&shifts[k]));
          thema_csv_writer_end_row (csv);
        }
    }
}

/* A count of a code in one of the codebooks; empty where it is not in it. */
static void
write_counts (const Code *code, const guint64 counts[2], ThemaCsvWriter *csv)
{
  for (guint v = 0; v < 2; v++)
    if (code->numbers[v] != THEMA_NO_ID)
      thema_csv_writer_count (csv, counts[v]);
    else
      thema_csv_writer_text (csv, "");
}

void
thema_codebook_diff_write_codes (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",
                                        "status",
                                        "segments_old",
                                        "segments_new",
                                        "documents_old",
                                        "documents_new",
                                        "share_old",
                                        "share_new",
                                        "won",
                                        "lost",
                                        NULL };
  const Diff *self = (const Diff *) pass;
  const State *state = pass->state;
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < self->codes->len; i++)
    {
      const Code *code = code_at (self, i);
      const Tally *tally = &state->tallies[i];
      const char *status = code->numbers[OLD] == THEMA_NO_ID   ? "added"
                           : code->numbers[NEW] == THEMA_NO_ID ? "removed"
                                                               : "kept";
      thema_csv_writer_text (csv, code->name);
      thema_csv_writer_text (csv, status);
      write_counts (code, tally->segments, csv);
      write_counts (code, tally->documents, csv);
      for (guint v = 0; v < 2; v++)
        if (code->numbers[v] != THEMA_NO_ID)
          thema_csv_writer_number (csv, (double) tally->documents[v] / n_documents);
        else
          thema_csv_writer_text (csv, "");
      thema_csv_writer_count (csv, tally->changes[CHANGE_WON]);
      thema_csv_writer_count (csv, tally->changes[CHANGE_LOST]);
      thema_csv_writer_end_row (csv);
    }
}

/* Summaries. */

guint32
thema_codebook_diff_n_codes (const ThemaPass *pass)
{
  return ((const Diff *) pass)->codes->len;
}

ThemaCodeDiff
thema_codebook_diff_code (const ThemaPass *pass, guint32 index)
{
  const Code *code = code_at ((const Diff *) pass, index);
  const Tally *tally = &((const State *) pass->state)->tallies[index];
  return (ThemaCodeDiff){
    .name = code->name,
    .in_old = code->numbers[OLD] != THEMA_NO_ID,
    .in_new = code->numbers[NEW] != THEMA_NO_ID,
    .segments_old = tally->segments[OLD],
    .segments_new = tally->segments[NEW],
    .documents_old = tally->documents[OLD],
    .documents_new = tally->documents[NEW],
    .won = tally->changes[CHANGE_WON],
    .lost = tally->changes[CHANGE_LOST],
    .other_pattern = tally->changes[CHANGE_PATTERN],
    .gained = tally->gained,
    .missed = tally->missed,
  };
}

guint64
thema_codebook_diff_documents (const ThemaPass *pass)
{
  return ((const State *) pass->state)->n_documents;
}
