/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/machine-coder.h"

#include "analysis/coder-sample.h"
#include "analysis/error.h"
#include "analysis/find-document.h"

#include <string.h>

/* Which codes each unit has. */
typedef struct
{
  guint32 n_codes;
  guint8 *has; /* owned, by unit and code */
} Presence;

static void
presence_init (Presence *self, const ThemaCodings *codings)
{
  self->n_codes = thema_interner_size (codings->codes);
  self->has = g_new0 (guint8, (gsize) codings->units->len * self->n_codes + 1);
}

static void
presence_clear (Presence *self)
{
  g_free (self->has);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Presence, presence_clear)

static guint8 *
presence_of (const Presence *self, guint32 unit)
{
  return self->has + (gsize) unit * self->n_codes;
}

/* Rates what people rated. */
static gboolean
add_ratings (ThemaCodings *codings, const Presence *presence, GError **error)
{
  guint n = codings->codings->len;
  if (thema_interner_find (codings->coders, THEMA_MACHINE_CODER, strlen (THEMA_MACHINE_CODER))
      != THEMA_NO_ID)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_TABLE,
                   "a coder is called '%s', which is the name of thema's own codes; rename the "
                   "coder, or the file that has this name",
                   THEMA_MACHINE_CODER);
      return FALSE;
    }
  guint32 coder
      = thema_interner_add (codings->coders, THEMA_MACHINE_CODER, strlen (THEMA_MACHINE_CODER));
  for (guint i = 0; i < n; i++)
    {
      const ThemaCoding rated = g_array_index (codings->codings, ThemaCoding, i);
      const ThemaCoding *before
          = i > 0 ? &g_array_index (codings->codings, ThemaCoding, i - 1) : NULL;
      if (before == NULL || before->code != rated.code || before->unit != rated.unit)
        thema_codings_add (codings, rated.unit, rated.code, coder,
                           presence_of (presence, rated.unit)[rated.code] ? THEMA_VALUE_YES
                                                                          : THEMA_VALUE_NO,
                           rated.file, rated.line);
    }
  return thema_codings_seal (codings, error);
}

/* Whether anybody filled in the column. */
static gboolean
is_rated (const ThemaCodings *codings, guint32 code)
{
  gsize n;
  thema_codings_of (codings, code, &n);
  return n > 0;
}

/* By segments. */

static guint32
find_code (const ThemaSegments *segments, const char *name)
{
  for (guint32 i = 0; i < thema_segments_n_codes (segments); i++)
    if (strcmp (thema_segments_code_name (segments, i), name) == 0)
      return i;
  return THEMA_NO_ID;
}

/* The code of the codings that each code of the segments is, or THEMA_NO_ID. */
static guint32 *
map_codes (const ThemaCodings *codings, const ThemaSegments *segments, GError **error)
{
  guint32 n = thema_segments_n_codes (segments);
  g_autofree guint32 *map = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    map[i] = THEMA_NO_ID;
  for (guint32 code = 0; code < thema_interner_size (codings->codes); code++)
    {
      const char *name = thema_interner_string (codings->codes, code);
      guint32 own = find_code (segments, name);
      if (own == THEMA_NO_ID && !is_rated (codings, code))
        continue;
      if (own == THEMA_NO_ID)
        {
          g_set_error (
              error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
              "the codebook has no code '%s', which people rated; --codes names those that "
              "are to be compared",
              name);
          return NULL;
        }
      map[own] = code;
    }
  return g_steal_pointer (&map);
}

static gboolean
fail_unit (const ThemaCodings *codings, const ThemaCodedUnit *unit, const char *what,
           GError **error)
{
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_TABLE,
               "%s:%" G_GUINT64_FORMAT ": %s '%s'%s",
               (const char *) g_ptr_array_index (codings->files, unit->file), unit->line, what,
               unit->id, unit->sentence > 0 ? " or not that sentence of it" : "");
  return FALSE;
}

static gboolean
code_unit (const ThemaStore *store, const ThemaSegments *segments, guint32 index,
           const guint32 *map, guint32 sentence, guint8 *has, gboolean *there, GError **error)
{
  ThemaDocument document;
  const ThemaSegment *found;
  gsize n;
  if (!thema_store_document (store, index, &document, error)
      || !thema_segments_document (segments, &document, &found, &n, error))
    return FALSE;
  *there = sentence <= document.n_sentences;
  for (gsize i = 0; i < n; i++)
    if (map[found[i].code] != THEMA_NO_ID && (sentence == 0 || found[i].sentence == sentence - 1))
      has[map[found[i].code]] = 1;
  return TRUE;
}

gboolean
thema_codings_add_segments (ThemaCodings *codings, const ThemaStore *store,
                            const ThemaSegments *segments, GError **error)
{
  g_autofree guint32 *map = map_codes (codings, segments, error);
  if (map == NULL)
    return FALSE;
  g_autoptr (GHashTable) index = thema_document_index (store);
  g_auto (Presence) presence;
  presence_init (&presence, codings);
  for (guint32 i = 0; i < codings->units->len; i++)
    {
      const ThemaCodedUnit *unit = &g_array_index (codings->units, ThemaCodedUnit, i);
      gpointer document;
      gboolean there = FALSE;
      if (g_hash_table_lookup_extended (index, unit->id, NULL, &document)
          && !code_unit (store, segments, GPOINTER_TO_UINT (document), map, unit->sentence,
                         presence_of (&presence, i), &there, error))
        return FALSE;
      if (!there)
        return fail_unit (codings, unit, "the store has no document", error);
    }
  return add_ratings (codings, &presence, error);
}

/* By the key of a sample. */

/* Where things stand in a key. */
typedef struct
{
  guint id, sentence, stratum, units;
  guint n_codes;
  guint *codes; /* owned: the column of each code of the codings, and behind them that of its number
                   of units in the stratum */
} KeyLayout;

static gboolean
find_key_columns (const ThemaCodings *codings, const ThemaSheet *sheet, KeyLayout *layout,
                  GError **error)
{
  guint32 n = thema_interner_size (codings->codes);
  layout->id = thema_sheet_find (sheet, "doc_id");
  layout->sentence = thema_sheet_find (sheet, "sentence");
  layout->stratum = thema_sheet_find (sheet, "stratum");
  layout->units = thema_sheet_find (sheet, "stratum_units");
  layout->n_codes = n;
  layout->codes = g_new0 (guint, 2 * (gsize) n + 1);
  if (layout->id == THEMA_NO_COLUMN || layout->stratum == THEMA_NO_COLUMN
      || layout->units == THEMA_NO_COLUMN)
    return thema_sheet_fail (sheet, error,
                             "this is no key of a sample: it needs the columns doc_id, stratum and "
                             "stratum_units of the sample_key.csv that thema sample wrote");
  for (guint32 i = 0; i < n; i++)
    {
      const char *name = thema_interner_string (codings->codes, i);
      layout->codes[i] = thema_sheet_find (sheet, name);
      if (is_rated (codings, i) && (layout->codes[i] == THEMA_NO_COLUMN || *name == '\0'))
        return thema_sheet_fail (sheet, error,
                                 "the key has no column for the code '%s', which people rated; "
                                 "--codes names those that are to be compared",
                                 name);
      g_autofree char *coded = g_strconcat (THEMA_CODED_PREFIX, name, NULL);
      layout->codes[n + i] = thema_sheet_find (sheet, coded);
    }
  return TRUE;
}

/* How many units of the row's stratum, which is new and has `units`, thema gave each code. */
static gboolean
read_coded (ThemaSampleKey *self, const ThemaSheet *sheet, const KeyLayout *layout, guint64 units,
            GError **error)
{
  for (guint i = 0; i < layout->n_codes; i++)
    {
      guint column = layout->codes[layout->n_codes + i];
      guint64 coded = G_MAXUINT64;
      if (column != THEMA_NO_COLUMN
          && !g_ascii_string_to_unsigned (thema_sheet_cell (sheet, column), 10, 0, units, &coded,
                                          NULL))
        return thema_sheet_fail (sheet, error, "%s must be a number from 0 to stratum_units",
                                 thema_sheet_column (sheet, column));
      g_array_append_val (self->coded, coded);
    }
  return TRUE;
}

/* The number of the row's stratum, THEMA_NO_ID with an error. */
static guint32
read_stratum (ThemaSampleKey *self, const ThemaSheet *sheet, const KeyLayout *layout,
              GError **error)
{
  const char *name = thema_sheet_cell (sheet, layout->stratum);
  guint64 units;
  guint stratum;
  if (!g_ascii_string_to_unsigned (thema_sheet_cell (sheet, layout->units), 10, 1, G_MAXINT64,
                                   &units, NULL))
    {
      thema_sheet_fail (sheet, error, "stratum_units must be a number from 1 on");
      return THEMA_NO_ID;
    }
  if (!g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &stratum))
    {
      stratum = self->names->len;
      g_ptr_array_add (self->names, g_strdup (name));
      g_array_append_val (self->sizes, units);
      if (!read_coded (self, sheet, layout, units, error))
        return THEMA_NO_ID;
    }
  if (g_array_index (self->sizes, guint64, stratum) == units)
    return stratum;
  thema_sheet_fail (sheet, error, "stratum_units of the stratum '%s' is another one above", name);
  return THEMA_NO_ID;
}

static gboolean
read_key_row (ThemaSampleKey *self, const ThemaCodings *codings, const ThemaSheet *sheet,
              const KeyLayout *layout, const Presence *presence, GError **error)
{
  guint32 sentence;
  if (!thema_codings_parse_sentence (sheet, thema_sheet_cell (sheet, layout->sentence), &sentence,
                                     error))
    return FALSE;
  guint32 stratum = read_stratum (self, sheet, layout, error);
  if (stratum == THEMA_NO_ID)
    return FALSE;
  guint32 unit = thema_codings_find_unit (codings, thema_sheet_cell (sheet, layout->id), sentence);
  if (unit == THEMA_NO_ID)
    return TRUE;
  if (self->of_unit[unit] != THEMA_NO_ID)
    return thema_sheet_fail (sheet, error, "this unit is there twice");
  self->of_unit[unit] = stratum;
  for (guint32 i = 0; i < presence->n_codes; i++)
    {
      guint32 value;
      if (layout->codes[i] == THEMA_NO_COLUMN)
        continue;
      if (!thema_codings_parse_yes_no (thema_sheet_cell (sheet, layout->codes[i]), &value))
        return thema_sheet_fail (sheet, error, "'%s' in the column '%s' is neither 1 nor 0",
                                 thema_sheet_cell (sheet, layout->codes[i]),
                                 thema_sheet_column (sheet, layout->codes[i]));
      presence_of (presence, unit)[i] = value == THEMA_VALUE_YES;
    }
  return TRUE;
}

/* Whether `n` units that were rated can be of `all` that the key tells of a stratum. */
static gboolean
check_size (const ThemaSampleKey *self, const ThemaSheet *sheet, guint stratum, const char *what,
            guint64 n, guint64 all, GError **error)
{
  if (n > all)
    g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_TABLE,
                 "%s: %" G_GUINT64_FORMAT " units of the stratum '%s' %swere rated, and by the key "
                 "it has %" G_GUINT64_FORMAT "; take sample_key.csv as thema sample wrote it",
                 thema_sheet_name (sheet), n,
                 (const char *) g_ptr_array_index (self->names, stratum), what, all);
  return n <= all;
}

/* A stratum has the units that were rated, and as many with each code. */
static gboolean
check_sizes (const ThemaSampleKey *self, const ThemaSheet *sheet, const Presence *presence,
             guint n_units, GError **error)
{
  guint32 n_codes = presence->n_codes;
  g_autofree guint64 *rated = g_new0 (guint64, self->names->len + 1);
  g_autofree guint64 *with = g_new0 (guint64, (gsize) self->names->len * n_codes + 1);
  for (guint i = 0; i < n_units; i++)
    {
      guint32 stratum = self->of_unit[i];
      rated[stratum]++;
      for (guint32 code = 0; code < n_codes; code++)
        with[(gsize) stratum * n_codes + code] += presence_of (presence, i)[code];
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      guint64 units = g_array_index (self->sizes, guint64, i);
      if (!check_size (self, sheet, i, "", rated[i], units, error))
        return FALSE;
      for (guint32 code = 0; code < n_codes; code++)
        {
          gsize place = (gsize) i * n_codes + code;
          guint64 coded = g_array_index (self->coded, guint64, place);
          if (coded != G_MAXUINT64
              && (!check_size (self, sheet, i, "with a code ", with[place], coded, error)
                  || !check_size (self, sheet, i, "without a code ", rated[i] - with[place],
                                  units - coded, error)))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_key (ThemaSampleKey *self, ThemaCodings *codings, ThemaSheet *sheet, KeyLayout *layout,
          const Presence *presence, GError **error)
{
  GError *failure = NULL;
  if (!find_key_columns (codings, sheet, layout, error))
    return FALSE;
  while (thema_sheet_next (sheet, &failure))
    if (!read_key_row (self, codings, sheet, layout, presence, error))
      return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  for (guint32 i = 0; i < codings->units->len; i++)
    if (self->of_unit[i] == THEMA_NO_ID)
      return fail_unit (codings, &g_array_index (codings->units, ThemaCodedUnit, i),
                        "the key of the sample has no document", error);
  return check_sizes (self, sheet, presence, codings->units->len, error)
         && add_ratings (codings, presence, error);
}

ThemaSampleKey *
thema_codings_add_key (ThemaCodings *codings, ThemaSheet *sheet, GError **error)
{
  g_autoptr (ThemaSampleKey) self = g_new0 (ThemaSampleKey, 1);
  g_auto (Presence) presence;
  KeyLayout layout = { 0 };
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->coded = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->of_unit = g_new (guint32, codings->units->len + 1);
  for (guint32 i = 0; i < codings->units->len; i++)
    self->of_unit[i] = THEMA_NO_ID;
  presence_init (&presence, codings);
  gboolean good = read_key (self, codings, sheet, &layout, &presence, error);
  g_free (layout.codes);
  return good ? g_steal_pointer (&self) : NULL;
}

void
thema_sample_key_free (ThemaSampleKey *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_array_unref (self->sizes);
  g_array_unref (self->coded);
  g_free (self->of_unit);
  g_free (self);
}
