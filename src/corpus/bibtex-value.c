/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/bibtex-value.h"

#include "corpus/values.h"
#include "text/utf8.h"

#include <string.h>

void
thema_bibtex_text_init (ThemaBibtexText *self)
{
  self->clean = thema_clean_new ();
  self->spaced = g_string_new (NULL);
  self->parted = g_string_new (NULL);
  self->text = g_string_new (NULL);
}

void
thema_bibtex_text_clear (ThemaBibtexText *self)
{
  thema_clean_free (self->clean);
  g_string_free (self->spaced, TRUE);
  g_string_free (self->parted, TRUE);
  g_string_free (self->text, TRUE);
}

/* Whether the white space here is more than a blank between two words. */
static gboolean
is_space (const char *value, gsize length, gsize at)
{
  return g_ascii_isspace (value[at])
         && (value[at] != ' ' || at + 1 == length || g_ascii_isspace (value[at + 1]));
}

/* Makes each run of white space a blank, or a blank line, or a line break where a line ends a
 * sentence and nobody has wrapped it. */
static void
put_spaces (const char *value, gsize length, GString *out)
{
  g_string_truncate (out, 0);
  for (gsize at = 0, line = 0; at < length;)
    {
      gsize end = at;
      while (end < length && !is_space (value, length, end))
        end++;
      g_string_append_len (out, value + at, (gssize) (end - at));
      guint newlines = 0;
      for (at = end; at < length && g_ascii_isspace (value[at]); at++)
        newlines += value[at] == '\n';
      if (end == at || out->len == 0 || at == length)
        continue;
      gboolean is_end = newlines == 1 && thema_value_is_line_end (value + line, end - line);
      g_string_append (out, newlines > 1 ? "\n\n" : is_end ? "\n" : " ");
      if (newlines > 0)
        line = at;
    }
}

/* Formulas. */

/* The next group that begins where one ends; NULL: none does. */
static const char *
find_groups (const char *bytes, const char *end)
{
  return memmem (bytes, (gsize) (end - bytes), "}{", 2);
}

/* Parts such groups by a command without effect: "{G}{o}" is "Go", while the cleaner takes them for
 * two arguments. */
static void
part_groups (GString *out, const char *bytes, const char *end, const char *groups)
{
  g_string_truncate (out, 0);
  for (; groups != NULL; bytes = groups + 1, groups = find_groups (bytes, end))
    {
      g_string_append_len (out, bytes, groups + 1 - bytes);
      g_string_append (out, "\\relax");
    }
  g_string_append_len (out, bytes, end - bytes);
}

static void
append_clean (ThemaBibtexText *self, const char *bytes, gsize length)
{
  gsize n;
  const char *groups = find_groups (bytes, bytes + length);
  if (groups != NULL)
    {
      part_groups (self->parted, bytes, bytes + length, groups);
      bytes = self->parted->str;
      length = self->parted->len;
    }
  const char *cleaned = thema_clean (self->clean, bytes, length, THEMA_CLEAN_LATEX, &n, NULL);
  if (cleaned == NULL)
    g_string_append_len (self->text, bytes, (gssize) length);
  else
    g_string_append_len (self->text, cleaned, (gssize) n);
}

/* Whether a formula is a sign (as programs write "<") or the command for a symbol, \alpha or
 * {\alpha}, and nothing else, or a subscript of a letter before it; then it is appended. */
static gboolean
append_symbol (ThemaBibtexText *self, const char *bytes, gsize length)
{
  if (length == 1 && strchr ("<>=+-*/|", *bytes) != NULL)
    {
      g_string_append_c (self->text, *bytes);
      return TRUE;
    }
  gsize start = 0, end = length;
  gboolean is_index = length > 0 && bytes[0] == '_' && self->text->len > 0
                      && g_ascii_isalpha (self->text->str[self->text->len - 1]);
  start += is_index;
  if (end - start > 2 && bytes[start] == '{' && bytes[end - 1] == '}')
    {
      start++;
      end--;
    }
  gboolean is_command = !is_index && start < end && bytes[start] == '\\';
  gsize from = start + is_command;
  if (from == end || (is_index && end - from > 4))
    return FALSE;
  for (gsize i = from; i < end; i++)
    if (!(is_index ? g_ascii_isalnum (bytes[i]) : is_command && g_ascii_isalpha (bytes[i])))
      return FALSE;
  gsize n;
  const char *symbol
      = thema_clean (self->clean, bytes + start, end - start, THEMA_CLEAN_LATEX, &n, NULL);
  if (symbol == NULL || n == 0 || *symbol == ' ' || *symbol == '\n')
    return FALSE;
  g_string_append_len (self->text, symbol, (gssize) n);
  return TRUE;
}

static gboolean
is_escaped (const char *text, gsize at)
{
  gsize n = 0;
  while (n < at && text[at - n - 1] == '\\')
    n++;
  return n % 2 == 1;
}

/* The first `mark` from `at` on that no backslash escapes; `length`: none. */
static gsize
find_mark (const char *text, gsize length, gsize at, const char *mark)
{
  const char *found;
  while ((found = memmem (text + at, length - at, mark, strlen (mark))) != NULL)
    {
      if (!is_escaped (text, (gsize) (found - text)))
        return (gsize) (found - text);
      at = (gsize) (found - text) + 1;
    }
  return length;
}

/* What begins a formula, and ends it. */
static const struct
{
  const char *begin, *end;
} formulas[] = { { "$$", "$$" }, { "$", "$" }, { "\\(", "\\)" }, { "\\[", "\\]" } };

typedef struct
{
  const char *text; /* borrowed */
  gsize length, done;
  gsize next[G_N_ELEMENTS (formulas)]; /* where one of each kind begins */
} Formulas;

static void
find_next (Formulas *self, guint kind, gsize from)
{
  self->next[kind] = find_mark (self->text, self->length, from, formulas[kind].begin);
}

/* The kind of the first one behind what was done. */
static guint
find_formula (Formulas *self)
{
  guint first = 0;
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      if (self->next[i] < self->done)
        find_next (self, i, self->done);
      if (self->next[i] < self->next[first])
        first = i;
    }
  return first;
}

/* The text with its formulas as they are: what is between them is cleaned. A formula ends in its
 * paragraph. */
static void
append_parts (ThemaBibtexText *self, const char *text, gsize length)
{
  Formulas found = { .text = text, .length = length };
  if (memchr (text, '$', length) == NULL && memchr (text, '\\', length) == NULL)
    {
      append_clean (self, text, length);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    find_next (&found, i, 0);
  gsize paragraph = 0; /* the end of one */
  for (;;)
    {
      guint kind = find_formula (&found);
      gsize start = found.next[kind];
      if (start == length)
        break;
      gsize inner = start + strlen (formulas[kind].begin);
      if (paragraph < inner)
        paragraph = find_mark (text, length, inner, "\n\n");
      gsize end = find_mark (text, paragraph, inner, formulas[kind].end);
      if (end == paragraph)
        {
          find_next (&found, kind, paragraph); /* nor has another one in this paragraph an end */
          continue;
        }
      gsize behind = end + strlen (formulas[kind].end);
      append_clean (self, text + found.done, start - found.done);
      if (!append_symbol (self, text + inner, end - inner))
        g_string_append_len (self->text, text + start, (gssize) (behind - start));
      found.done = behind;
    }
  append_clean (self, text + found.done, length - found.done);
}

const char *
thema_bibtex_text (ThemaBibtexText *self, const char *value, gsize length, gsize *text_length)
{
  *text_length = length;
  if (thema_utf8_find_fault (value, length) < length)
    return value;
  put_spaces (value, length, self->spaced);
  g_string_truncate (self->text, 0);
  append_parts (self, self->spaced->str, self->spaced->len);
  *text_length = self->text->len;
  return self->text->str;
}

const char *
thema_bibtex_code (ThemaBibtexText *self, const char *value, gsize length, gsize *text_length)
{
  g_string_truncate (self->text, 0);
  for (gsize i = 0; i < length; i++)
    {
      gboolean is_sign = value[i] == '\\' && i + 1 < length && g_ascii_ispunct (value[i + 1]);
      if (!is_sign && value[i] != '{' && value[i] != '}')
        g_string_append_c (self->text, value[i]);
    }
  *text_length = self->text->len;
  return self->text->str;
}

/* Lists. */

static gboolean
is_and (const char *value, gsize length, gsize at)
{
  return length - at >= 5 && g_ascii_isspace (value[at])
         && g_ascii_strncasecmp (value + at + 1, "and", 3) == 0 && g_ascii_isspace (value[at + 4]);
}

/* Up to `separator`, or the word "and" for NUL. */
static gboolean
next_part (const char *value, gsize length, char separator, gsize *at, const char **part,
           gsize *part_length)
{
  if (*at >= length)
    return FALSE;
  guint64 depth = 0;
  gsize end = *at, n_separator = 0;
  for (; end < length && n_separator == 0; end += n_separator == 0)
    {
      if (value[end] == '{')
        depth++;
      else if (value[end] == '}' && depth > 0)
        depth--;
      else if (depth == 0 && separator != '\0')
        n_separator = value[end] == separator;
      else if (depth == 0)
        n_separator = is_and (value, length, end) ? 4 : 0;
    }
  *part = value + *at;
  *part_length = end - *at;
  *at = end + n_separator;
  return TRUE;
}

gboolean
thema_bibtex_next_name (const char *value, gsize length, gsize *at, const char **name,
                        gsize *name_length)
{
  return next_part (value, length, '\0', at, name, name_length);
}

gboolean
thema_bibtex_next_keyword (const char *value, gsize length, char separator, gsize *at,
                           const char **keyword, gsize *keyword_length)
{
  return next_part (value, length, separator, at, keyword, keyword_length);
}
