/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/dictionary.h"

#include "codebook/error.h"

#include <string.h>

#define TAB 8

gboolean
thema_dictionary_fail (const ThemaCodebook *codebook, guint line, GError **error,
                       const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  thema_codebook_error_at (codebook->path, line, THEMA_CODEBOOK_ERROR_SYNTAX, error, format,
                           arguments);
  va_end (arguments);
  return FALSE;
}

void
thema_lines_init (ThemaLines *self, const char *text, gsize length)
{
  *self = (ThemaLines){ .next = text, .end = text + length };
}

gboolean
thema_lines_next (ThemaLines *self)
{
  if (self->next == self->end)
    return FALSE;
  const char *end = memchr (self->next, '\n', (gsize) (self->end - self->next));
  self->line = self->next;
  self->length = (gsize) ((end != NULL ? end : self->end) - self->line);
  self->next = end != NULL ? end + 1 : self->end;
  self->number++;
  while (self->length > 0 && g_ascii_isspace (self->line[self->length - 1]))
    self->length--;
  return TRUE;
}

guint
thema_lines_indent (const ThemaLines *self, gsize *at)
{
  guint indent = 0;
  for (*at = 0; *at < self->length && g_ascii_isspace (self->line[*at]); ++*at)
    indent += self->line[*at] == '\t' ? TAB : 1;
  return indent;
}

char *
thema_single_line (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    {
      gboolean blank = g_ascii_isspace (text[i]) || g_ascii_iscntrl (text[i]);
      if (!blank)
        g_string_append_c (out, text[i]);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* A category under which others may be indented. */
typedef struct
{
  guint indent;
  ThemaCode *code; /* borrowed */
} Level;

struct _ThemaCategories
{
  ThemaCodebook *codebook; /* borrowed */
  GHashTable *by_name;     /* owned: of borrowed codes, by their borrowed names */
  GArray *levels;          /* owned, of Level: the way down to the last indented category */
};

ThemaCategories *
thema_categories_new (ThemaCodebook *codebook)
{
  ThemaCategories *self = g_new0 (ThemaCategories, 1);
  self->codebook = codebook;
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  return self;
}

void
thema_categories_free (ThemaCategories *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_array_unref (self->levels);
  g_free (self);
}

static gboolean
is_below (const ThemaCode *code, const ThemaCode *parent)
{
  return g_strcmp0 (code->parent_name, parent != NULL ? parent->name : NULL) == 0;
}

/* Makes `*full` the name of no category but one below `parent`, which is returned if it is there.
 * A dot in a name may make it that of another category's sub-category. */
static ThemaCode *
find (const ThemaCategories *self, const ThemaCode *parent, char **full, guint line)
{
  ThemaCode *code = g_hash_table_lookup (self->by_name, *full), *other = code;
  if (code == NULL || is_below (code, parent))
    return code;
  g_autofree char *name = g_steal_pointer (full);
  for (guint i = 2; code != NULL && !is_below (code, parent); i++)
    {
      g_free (*full);
      *full = g_strdup_printf ("%s_%u", name, i);
      code = g_hash_table_lookup (self->by_name, *full);
    }
  thema_codebook_note (self->codebook, line,
                       "the category '%s' has the name of another one on line %u; it is called "
                       "'%s'",
                       name, other->line, *full);
  return code;
}

ThemaCode *
thema_categories_add (ThemaCategories *self, const ThemaCode *parent, const char *name, guint line,
                      GError **error)
{
  if (strlen (name) + (parent != NULL ? strlen (parent->name) + 1 : 0) > THEMA_MAX_NAME)
    {
      thema_dictionary_fail (self->codebook, line, error,
                             "the name of this category, with those above it, has more than %d "
                             "bytes; shorten it",
                             THEMA_MAX_NAME);
      return NULL;
    }
  g_autofree char *full
      = parent != NULL ? g_strconcat (parent->name, ".", name, NULL) : g_strdup (name);
  ThemaCode *code = find (self, parent, &full, line);
  if (code != NULL)
    {
      thema_codebook_note (self->codebook, line,
                           "the category '%s' stands on line %u already; both are read as one",
                           full, code->line);
      return code;
    }
  if (thema_codebook_n_codes (self->codebook) == THEMA_MAX_CODES)
    {
      thema_dictionary_fail (self->codebook, line, error,
                             "the dictionary has more than %u categories", THEMA_MAX_CODES);
      return NULL;
    }
  code = thema_codebook_add (self->codebook, full, parent != NULL ? parent->name : NULL, line);
  g_free (code->label);
  code->label = g_strdup (name);
  g_hash_table_insert (self->by_name, code->name, code);
  return code;
}

ThemaCode *
thema_categories_above (ThemaCategories *self, guint indent)
{
  while (self->levels->len > 0
         && g_array_index (self->levels, Level, self->levels->len - 1).indent >= indent)
    g_array_set_size (self->levels, self->levels->len - 1);
  return self->levels->len > 0 ? g_array_index (self->levels, Level, self->levels->len - 1).code
                               : NULL;
}

ThemaCode *
thema_categories_add_indented (ThemaCategories *self, guint indent, const char *name, guint line,
                               GError **error)
{
  Level level = { indent, NULL };
  const ThemaCode *parent = thema_categories_above (self, indent);
  if (self->levels->len == THEMA_MAX_NESTING)
    {
      thema_dictionary_fail (self->codebook, line, error,
                             "the category lies deeper than %d others; no dictionary needs that",
                             THEMA_MAX_NESTING);
      return NULL;
    }
  level.code = thema_categories_add (self, parent, name, line, error);
  if (level.code != NULL)
    g_array_append_val (self->levels, level);
  return level.code;
}

void
thema_dictionary_set (ThemaCodebook *codebook, char **field, const char *text, const char *what,
                      guint line)
{
  if (*text == '\0' || strcmp (*field, text) == 0)
    return;
  if (**field != '\0')
    {
      thema_codebook_note (codebook, line, "a second %s, '%s', is left out; '%s' holds", what, text,
                           *field);
      return;
    }
  g_free (*field);
  *field = g_strdup (text);
}
