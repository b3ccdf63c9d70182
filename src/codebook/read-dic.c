/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/read-dic.h"

#include "codebook/dictionary.h"
#include "codebook/dic-conditions.h"

#include <string.h>

typedef struct
{
  ThemaCodebook *codebook;        /* borrowed */
  ThemaCategories *categories;    /* owned */
  GHashTable *by_number;          /* owned: of borrowed ThemaCode, by owned number without zeros */
  ThemaDicConditions *conditions; /* owned */
} Reader;

static gsize
skip_blanks (const char *text, gsize at, gsize length)
{
  while (at < length && g_ascii_isspace (text[at]))
    at++;
  return at;
}

/* The number of the digits (transfer full): 01 is 1. */
static char *
number_of (const char *digits, gsize length)
{
  while (length > 1 && *digits == '0')
    digits++, length--;
  return g_strndup (digits, length);
}

/* The legend. */

static void
register_number (Reader *self, char *number, ThemaCode *code, guint line)
{
  const ThemaCode *other = g_hash_table_lookup (self->by_number, number);
  if (other == NULL)
    g_hash_table_insert (self->by_number, number, code);
  else
    {
      if (other != code)
        thema_codebook_note (self->codebook, line,
                             "the number %s is that of '%s' already; words with it go there, none "
                             "to '%s'",
                             number, other->name, code->name);
      g_free (number);
    }
}

/* A line of the legend: tabs, a number, a name. */
static gboolean
read_category (Reader *self, const ThemaLines *lines, GError **error)
{
  gsize at, tabs = 0;
  thema_lines_indent (lines, &at);
  for (gsize i = 0; i < at; i++)
    tabs += lines->line[i] == '\t';
  gsize end = at;
  while (end < lines->length && g_ascii_isdigit (lines->line[end]))
    end++;
  gboolean numbered = end > at && (end == lines->length || g_ascii_isspace (lines->line[end]));
  g_autofree char *number = numbered ? number_of (lines->line + at, end - at) : NULL;
  if (numbered)
    at = skip_blanks (lines->line, end, lines->length);
  g_autofree char *name = thema_single_line (lines->line + at, lines->length - at);
  if (*name == '\0' && number == NULL)
    return TRUE; /* control characters are all that it has */
  if (*name == '\0')
    {
      thema_codebook_note (self->codebook, lines->number,
                           "the category %s has no name; it is called by its number", number);
      g_free (name);
      name = g_strdup (number);
    }
  ThemaCode *code
      = thema_categories_add_indented (self->categories, (guint) tabs, name, lines->number, error);
  if (code == NULL)
    return FALSE;
  if (number != NULL)
    register_number (self, g_steal_pointer (&number), code, lines->number);
  else
    thema_codebook_note (self->codebook, lines->number,
                         "the category '%s' has no number, so that no word has it; it is kept as "
                         "a group",
                         code->name);
  return TRUE;
}

/* The words. */

/* What may stand behind a word: a number or a condition. */
static gboolean
is_assignment (const char *text, gsize length)
{
  if (length == 0)
    return FALSE;
  if (*text == '(' || *text == '<')
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* Where a number or a condition ends: at a blank outside of brackets. */
static gsize
assignment_end (const char *text, gsize at, gsize length)
{
  gboolean open = FALSE;
  for (; at < length && (open || !g_ascii_isspace (text[at])); at++)
    open = text[at] == '(' || (open && text[at] != ')');
  return at;
}

/* Where the word of a line without tab ends: before the blanks behind which nothing but numbers and
 * conditions stands. */
static gsize
word_end_by_blanks (const char *text, gsize length)
{
  gsize end = length;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]))
        continue;
      gsize next = skip_blanks (text, i, length), stop = assignment_end (text, next, length);
      if (!is_assignment (text + next, stop - next))
        end = length;
      else if (end == length)
        end = i;
      i = stop - 1;
    }
  return end;
}

static void
assign (Reader *self, const char *word, const char *text, gsize length, guint line,
        GString *refused)
{
  gsize digits = 0;
  while (digits < length && g_ascii_isdigit (text[digits]))
    digits++;
  if (digits < length)
    {
      g_autofree char *condition = g_strndup (text, length);
      if (!thema_dic_conditions_add (self->conditions, word, condition, line))
        g_string_append_printf (refused, "%s'%s'", refused->len > 0 ? ", " : "", condition);
      return;
    }
  g_autofree char *number = number_of (text, length);
  ThemaCode *code = g_hash_table_lookup (self->by_number, number);
  if (code != NULL)
    thema_codebook_add_pattern (code->patterns, word, THEMA_MATCH_WORD, line);
  else
    thema_codebook_note (self->codebook, line,
                         "the category %.*s of '%s' is not in the legend; it is left out",
                         (int) MIN (length, 32), text, word);
}

/* A line of the words. */
static void
read_word (Reader *self, const ThemaLines *lines)
{
  gsize at;
  thema_lines_indent (lines, &at);
  const char *text = lines->line + at;
  gsize length = lines->length - at;
  const char *tab = memchr (text, '\t', length);
  gsize end = tab != NULL ? (gsize) (tab - text) : word_end_by_blanks (text, length);
  g_autofree char *word = thema_single_line (text, end);
  g_autoptr (GString) refused = g_string_new (NULL);
  if (strchr (word, '?') != NULL)
    {
      thema_codebook_note (self->codebook, lines->number,
                           "the '?' in '%s' is no wildcard in LIWC but a sign, which is no part "
                           "of a word; it is left out",
                           word);
      return;
    }
  if (skip_blanks (text, end, length) == length)
    thema_codebook_note (self->codebook, lines->number,
                         "the word '%s' has no category; it is left out", word);
  for (at = skip_blanks (text, end, length); at < length; at = skip_blanks (text, at, length))
    {
      gsize from = at;
      at = assignment_end (text, at, length);
      assign (self, word, text + from, at - from, lines->number, refused);
    }
  if (refused->len > 0)
    thema_codebook_note (self->codebook, lines->number,
                         "thema does not know the condition %s of '%s'; it is left out, and with "
                         "it the categories that it names",
                         refused->str, word);
}

static gboolean
is_border (const ThemaLines *lines)
{
  gsize at;
  thema_lines_indent (lines, &at);
  return lines->length == at + 1 && lines->line[at] == '%';
}

static gboolean
read_lines (Reader *self, const char *text, gsize length, GError **error)
{
  guint borders = 0;
  ThemaLines lines;
  thema_lines_init (&lines, text, length);
  while (thema_lines_next (&lines))
    {
      if (lines.length == 0)
        continue;
      if (is_border (&lines) && borders < 2)
        borders++;
      else if (borders == 0)
        return thema_dictionary_fail (self->codebook, lines.number, error,
                                      "a dictionary of LIWC begins with a line of %% alone, then "
                                      "come its categories");
      else if (borders == 1 && !read_category (self, &lines, error))
        return FALSE;
      else if (borders == 2)
        read_word (self, &lines);
    }
  return borders == 2
         || thema_dictionary_fail (self->codebook, MAX (lines.number, 1), error,
                                   "the second line of %% alone is missing; it stands between the "
                                   "categories and the words");
}

gboolean
thema_codebook_read_dic (ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  Reader reader = { .codebook = codebook };
  reader.categories = thema_categories_new (codebook);
  reader.by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.conditions = thema_dic_conditions_new (codebook, reader.by_number);
  gboolean good = read_lines (&reader, text, length, error);
  if (good)
    thema_dic_conditions_apply (reader.conditions);
  thema_dic_conditions_free (reader.conditions);
  g_hash_table_unref (reader.by_number);
  thema_categories_free (reader.categories);
  return good;
}
