/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table that read-csv.c reads: a row for each pattern, each example and each code that has
 * neither. A code's own texts stand on its first row; what is as it is by default stays empty. */
#include "base/csv-writer.h"
#include "codebook/choices.h"
#include "codebook/near-words.h"
#include "codebook/read-csv.h"
#include "codebook/write-losses.h"
#include "codebook/write.h"

typedef struct
{
  const ThemaCode *code;       /* borrowed */
  const ThemaPattern *pattern; /* borrowed; NULL: none */
  gboolean is_exclusion;
  const ThemaExample *example; /* borrowed; NULL: none */
  gboolean is_first;           /* of the code's rows */
} Row;

static void
put_empty (ThemaCsvWriter *csv, guint n)
{
  while (n-- > 0)
    thema_csv_writer_text (csv, "");
}

static void
put_near (ThemaCsvWriter *csv, const ThemaNear *near)
{
  g_autofree char *words = thema_near_words_format (near->words);
  thema_csv_writer_text (csv, words);
  thema_csv_writer_count (csv, near->within);
  thema_csv_writer_text (csv, thema_choices_order[near->order]);
  thema_csv_writer_text (csv, thema_unit_name (near->unit));
}

static void
put_pattern (ThemaCsvWriter *csv, const ThemaPattern *pattern, gboolean is_exclusion)
{
  if (pattern == NULL)
    {
      put_empty (csv, 9);
      return;
    }
  gboolean is_near = pattern->near != NULL;
  g_autofree char *weight
      = pattern->weight != THEMA_WEIGHT_ONE ? thema_weight_format (pattern->weight) : g_strdup ("");
  thema_csv_writer_text (csv, is_near ? "" : pattern->text);
  thema_csv_writer_text (csv, is_near ? "" : thema_choices_match[pattern->match]);
  thema_csv_writer_text (csv, is_near ? "" : thema_choices_case[pattern->case_sensitive != FALSE]);
  thema_csv_writer_text (csv, is_exclusion ? "true" : "");
  thema_csv_writer_text (csv, weight);
  if (is_near)
    put_near (csv, pattern->near);
  else
    put_empty (csv, 4);
}

static void
put_row (ThemaCsvWriter *csv, const Row *row)
{
  const ThemaCode *code = row->code;
  gboolean has_rule = row->is_first && code->rule != NULL;
  thema_csv_writer_text (csv, code->name);
  thema_csv_writer_text (csv, row->is_first && code->parent_name != NULL ? code->parent_name : "");
  thema_csv_writer_text (csv, row->is_first ? code->label : "");
  thema_csv_writer_text (csv, row->is_first ? code->definition : "");
  thema_csv_writer_text (csv, row->is_first ? code->include : "");
  thema_csv_writer_text (csv, row->is_first ? code->exclude : "");
  put_pattern (csv, row->pattern, row->is_exclusion);
  thema_csv_writer_text (csv, has_rule ? code->rule : "");
  thema_csv_writer_text (csv, has_rule ? thema_unit_name (code->rule_unit) : "");
  thema_csv_writer_text (csv, row->is_first && code->negated != THEMA_NEGATED_INHERIT
                                  ? thema_choices_negated[code->negated]
                                  : "");
  thema_csv_writer_text (csv, row->is_first && code->exclusive ? "true" : "");
  thema_csv_writer_text (csv, row->example != NULL ? row->example->text : "");
  thema_csv_writer_text (csv, row->example == NULL     ? ""
                              : row->example->positive ? "true"
                                                       : "false");
  thema_csv_writer_text (csv, row->is_first ? code->color : "");
  thema_csv_writer_text (csv, row->is_first ? code->guid : "");
  thema_csv_writer_end_row (csv);
}

static void
put_code (ThemaCsvWriter *csv, const ThemaCode *code)
{
  guint n_patterns = code->patterns->len, n_exclusions = code->exclusions->len;
  guint n = MAX (n_patterns + n_exclusions + code->examples->len, 1);
  for (guint i = 0; i < n; i++)
    {
      Row row = { .code = code, .is_first = i == 0 };
      if (i < n_patterns)
        row.pattern = &g_array_index (code->patterns, ThemaPattern, i);
      else if (i < n_patterns + n_exclusions)
        {
          row.pattern = &g_array_index (code->exclusions, ThemaPattern, i - n_patterns);
          row.is_exclusion = TRUE;
        }
      else if (code->examples->len > 0)
        row.example = &g_array_index (code->examples, ThemaExample, i - n_patterns - n_exclusions);
      put_row (csv, &row);
    }
}

void
thema_codebook_write_csv (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  gsize length;
  thema_csv_writer_header (csv, thema_codebook_csv_columns);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    put_code (csv, thema_codebook_code (codebook, i));
  const char *rows = thema_csv_writer_rows (csv, &length);
  g_string_append_len (out, rows, (gssize) length);
  thema_write_losses (codebook, ".csv",
                      ~(guint) (THEMA_HOLDS_TITLE | THEMA_HOLDS_DESCRIPTION | THEMA_HOLDS_HEAD),
                      NULL, losses);
}
