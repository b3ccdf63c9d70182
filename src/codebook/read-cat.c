/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/read-cat.h"

#include "codebook/dictionary.h"

#include <string.h>

/* Where the weight in brackets begins that ends a line; `length` when it has none. */
static gsize
find_weight (const char *line, gsize length, gint64 *weight)
{
  if (length < 3 || line[length - 1] != ')')
    return length;
  const char *open = memrchr (line, '(', length - 1);
  if (open == NULL || (open > line && !g_ascii_isspace (open[-1])))
    return length;
  g_autofree char *number = g_strndup (open + 1, (gsize) (line + length - 1 - (open + 1)));
  g_strdelimit (number, ",", '.');
  return thema_weight_parse (g_strstrip (number), weight) ? (gsize) (open - line) : length;
}

/* A word without a category is one by itself. */
static ThemaCode *
own_category (ThemaCodebook *codebook, ThemaCategories *categories, const char *word, guint line,
              GError **error)
{
  thema_codebook_note (codebook, line,
                       "the word '%s' stands in no category; it is made a code of its own", word);
  return thema_categories_add (categories, NULL, word, line, error);
}

static gboolean
add_word (ThemaCodebook *codebook, ThemaCategories *categories, guint indent, char *word,
          gint64 weight, guint line, GError **error)
{
  g_strstrip (g_strdelimit (word, "_", ' '));
  if (*word == '\0')
    {
      thema_codebook_note (codebook, line, "nothing but underscores stands here; it is left out");
      return TRUE;
    }
  ThemaCode *code = thema_categories_above (categories, indent);
  if (code == NULL)
    code = own_category (codebook, categories, word, line, error);
  if (code == NULL)
    return FALSE;
  thema_codebook_add_pattern (code->patterns, word, THEMA_MATCH_WORD, line)->weight = weight;
  return TRUE;
}

static gboolean
read_line (ThemaCodebook *codebook, ThemaCategories *categories, const ThemaLines *lines,
           GError **error)
{
  gsize at;
  gint64 weight = THEMA_WEIGHT_ONE;
  guint indent = thema_lines_indent (lines, &at);
  if (at == lines->length)
    return TRUE;
  gsize length = lines->length - at, end = find_weight (lines->line + at, length, &weight);
  g_autofree char *name = thema_single_line (lines->line + at, end);
  if (*name == '@')
    {
      thema_codebook_note (codebook, lines->number,
                           "the rule '%s' is left out; write it anew under rule: or near:", name);
      return TRUE;
    }
  if (*name == '\0')
    return thema_dictionary_fail (codebook, lines->number, error, "the name is missing here");
  if (end < length)
    return add_word (codebook, categories, indent, name, weight, lines->number, error);
  return thema_categories_add_indented (categories, indent, name, lines->number, error) != NULL;
}

/* Most often that is a word whose weight is missing. */
static void
note_empty (ThemaCodebook *codebook)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    if (thema_codebook_code (codebook, i)->parent_name != NULL)
      g_hash_table_add (parents, thema_codebook_code (codebook, i)->parent_name);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      if (code->patterns->len == 0 && !g_hash_table_contains (parents, code->name))
        thema_codebook_note (codebook, code->line,
                             "'%s' is read as a category, which has no words; a word would end "
                             "with its weight: %s (1)",
                             code->name, code->label);
    }
}

gboolean
thema_codebook_read_cat (ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  g_autoptr (ThemaCategories) categories = thema_categories_new (codebook);
  ThemaLines lines;
  thema_lines_init (&lines, text, length);
  while (thema_lines_next (&lines))
    if (!read_line (codebook, categories, &lines, error))
      return FALSE;
  note_empty (codebook);
  return TRUE;
}
