/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/codings-private.h"

#include "analysis/error.h"
#include "stats/agreement.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The squares of greater numbers would not be numbers. */
#define GREATEST 1e100

static void
free_sheet (gpointer data)
{
  thema_sheet_free (data);
}

/* The number of a value; a new one's number as such goes to `numbers`. */
static guint32
intern_value (ThemaCodings *self, const char *text, double number)
{
  guint32 value = thema_interner_add (self->values, text, strlen (text));
  if (value == self->numbers->len)
    g_array_append_val (self->numbers, number);
  return value;
}

ThemaCodings *
thema_codings_new (const ThemaCodingsOptions *options)
{
  ThemaCodings *self = g_new0 (ThemaCodings, 1);
  self->options = *options;
  self->coders = thema_interner_new ();
  self->codes = thema_interner_new ();
  self->values = thema_interner_new ();
  self->keys = thema_interner_new ();
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->units = g_array_new (FALSE, FALSE, sizeof (ThemaCodedUnit));
  self->codings = g_array_new (FALSE, FALSE, sizeof (ThemaCoding));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  intern_value (self, "0", 0); /* THEMA_VALUE_NO */
  intern_value (self, "1", 1);
  for (guint i = 0; options->coders != NULL && options->coders[i] != NULL; i++)
    thema_interner_add (self->coders, options->coders[i], strlen (options->coders[i]));
  return self;
}

void
thema_codings_free (ThemaCodings *self)
{
  if (self == NULL)
    return;
  thema_interner_free (self->coders);
  thema_interner_free (self->codes);
  thema_interner_free (self->values);
  thema_interner_free (self->keys);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->units);
  g_array_unref (self->codings);
  g_array_unref (self->numbers);
  g_free (self);
}

/* A document's id may hold anything, so the sentence stands first. */
static char *
unit_key (const char *id, guint32 sentence)
{
  return g_strdup_printf ("%u %s", sentence, id);
}

guint32
thema_codings_find_unit (const ThemaCodings *self, const char *id, guint32 sentence)
{
  g_autofree char *key = unit_key (id, sentence);
  return thema_interner_find (self->keys, key, strlen (key));
}

guint32
thema_codings_unit (ThemaCodings *self, const char *id, guint32 sentence, const char *text,
                    guint32 file, guint64 line)
{
  g_autofree char *key = unit_key (id, sentence);
  guint32 unit = thema_interner_add (self->keys, key, strlen (key));
  if (unit == self->units->len)
    {
      const char *own = strchr (thema_interner_string (self->keys, unit), ' ') + 1;
      ThemaCodedUnit made = { own, sentence, text, file, line };
      g_array_append_val (self->units, made);
    }
  ThemaCodedUnit *there = &g_array_index (self->units, ThemaCodedUnit, unit);
  if (*there->text == '\0')
    there->text = text;
  return unit;
}

gboolean
thema_codings_parse_yes_no (const char *cell, guint32 *value)
{
  static const char *const words[] = { "0", "1", "no", "yes", "false", "true", "n", "y", "-", "x" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      {
        *value = i % 2;
        return TRUE;
      }
  return FALSE;
}

gboolean
thema_codings_parse_sentence (const ThemaSheet *sheet, const char *cell, guint32 *sentence,
                              GError **error)
{
  guint64 number = 0;
  if (*cell != '\0' && !g_ascii_string_to_unsigned (cell, 10, 1, G_MAXUINT32 - 1, &number, NULL))
    return thema_sheet_fail (sheet, error, "the sentence '%s' is not a number from 1 on", cell);
  *sentence = (guint32) number;
  return TRUE;
}

static gboolean
fail_value (const ThemaSheet *sheet, guint column, const char *wanted, GError **error)
{
  return thema_sheet_fail (sheet, error, "'%s' in the column '%s' is %s",
                           thema_sheet_cell (sheet, column), thema_sheet_column (sheet, column),
                           wanted);
}

static gboolean
parse_number (ThemaCodings *self, const char *cell, guint32 *value)
{
  char *end;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double number = g_ascii_strtod (cell, &end);
  if (end == cell || *end != '\0' || !(fabs (number) <= GREATEST))
    return FALSE;
  number += 0.0; /* no -0 */
  *value = intern_value (self, g_ascii_dtostr (text, sizeof text, number), number);
  return TRUE;
}

static gboolean
parse_value (ThemaCodings *self, const ThemaSheet *sheet, guint column, guint32 code,
             guint32 *value, GError **error)
{
  const char *cell = thema_sheet_cell (sheet, column);
  if (self->options.numbers)
    return parse_number (self, cell, value)
           || fail_value (
               sheet, column,
               "not a number (with a decimal point, not a comma), which --level asks for", error);
  if (!self->options.any && thema_interner_length (self->codes, code) > 0)
    return thema_codings_parse_yes_no (cell, value)
           || fail_value (
               sheet, column,
               "neither yes nor no: write 1, yes, y, true or x for a code that is there, "
               "0, no, n, false or - for one that is not, nothing for a missing rating. "
               "If the column is a coder, name the coders with --coders; if it is "
               "something else, name the codes with --codes; if codes have other "
               "values, say --values=any",
               error);
  *value = intern_value (self, cell, NAN);
  return TRUE;
}

static gboolean
is_category (const ThemaCodings *self, const char *cell, guint32 value)
{
  if (self->options.categories == NULL)
    return TRUE;
  for (const char *const *category = self->options.categories; *category != NULL; category++)
    if (self->options.numbers
            ? g_ascii_strtod (*category, NULL) == g_array_index (self->numbers, double, value)
            : strcmp (cell, *category) == 0)
      return TRUE;
  return FALSE;
}

void
thema_codings_add (ThemaCodings *self, guint32 unit, guint32 code, guint32 coder, guint32 value,
                   guint32 file, guint64 line)
{
  ThemaCoding coding = { code, unit, coder, value, file, line };
  g_array_append_val (self->codings, coding);
}

gboolean
thema_codings_cell (ThemaCodings *self, const ThemaSheet *sheet, guint column, guint32 unit,
                    guint32 coder, guint32 code, GError **error)
{
  const char *cell = thema_sheet_cell (sheet, column);
  guint32 value = THEMA_VALUE_NO;
  if (strcmp (cell, "NA") == 0 || (*cell == '\0' && !self->options.empty_is_no))
    return TRUE;
  if (*cell != '\0' && !parse_value (self, sheet, column, code, &value, error))
    return FALSE;
  if (*cell != '\0' && !is_category (self, cell, value))
    return fail_value (sheet, column, "none of the --categories", error);
  thema_codings_add (self, unit, code, coder, value, self->files->len - 1,
                     thema_sheet_line (sheet));
  return TRUE;
}

static int
compare_numbers (guint64 a, guint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_codings (const void *a, const void *b)
{
  const ThemaCoding *x = a, *y = b;
  int order = compare_numbers (x->code, y->code);
  if (order == 0)
    order = compare_numbers (x->unit, y->unit);
  if (order == 0)
    order = compare_numbers (x->coder, y->coder);
  if (order == 0)
    order = compare_numbers (x->file, y->file);
  return order != 0 ? order : compare_numbers (x->line, y->line);
}

static gboolean
fail_twice (const ThemaCodings *self, const ThemaCoding *first, const ThemaCoding *again,
            GError **error)
{
  const ThemaCodedUnit *unit = &g_array_index (self->units, ThemaCodedUnit, again->unit);
  const char *code = thema_interner_string (self->codes, again->code);
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_TABLE,
               "%s:%" G_GUINT64_FORMAT ": the coder '%s' has rated the unit '%s'%s%s%s before, in "
               "%s:%" G_GUINT64_FORMAT "%s",
               (const char *) g_ptr_array_index (self->files, again->file), again->line,
               thema_interner_string (self->coders, again->coder), unit->id,
               *code != '\0' ? " for the code '" : "", code, *code != '\0' ? "'" : "",
               (const char *) g_ptr_array_index (self->files, first->file), first->line,
               first->file != again->file
                   ? "; where a table has no column 'coder' its file must have the coder's name"
                   : "");
  return FALSE;
}

gboolean
thema_codings_seal (ThemaCodings *self, GError **error)
{
  const ThemaCoding *codings = (const ThemaCoding *) (gpointer) self->codings->data;
  if (thema_interner_size (self->coders) > THEMA_MAX_CODERS)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                   "%u coders, more than %u; is the right column called 'coder'?",
                   thema_interner_size (self->coders), THEMA_MAX_CODERS);
      return FALSE;
    }
  if (self->codings->len > 0)
    qsort (self->codings->data, self->codings->len, sizeof *codings, compare_codings);
  for (guint i = 1; i < self->codings->len; i++)
    if (codings[i].code == codings[i - 1].code && codings[i].unit == codings[i - 1].unit
        && codings[i].coder == codings[i - 1].coder)
      return fail_twice (self, &codings[i - 1], &codings[i], error);
  return TRUE;
}

const ThemaCoding *
thema_codings_of (const ThemaCodings *self, guint32 code, gsize *n)
{
  const ThemaCoding *codings = (const ThemaCoding *) (gpointer) self->codings->data;
  gsize low = 0, high = self->codings->len;
  while (low < high)
    {
      gsize middle = (low + high) / 2;
      if (codings[middle].code < code)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < self->codings->len && codings[high].code == code; high++)
    ;
  *n = high - low;
  return *n > 0 ? codings + low : codings; /* which is NULL when there are none at all */
}
