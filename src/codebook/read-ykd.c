/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/read-ykd.h"

#include "codebook/dictionary.h"
#include "codebook/xml-text.h"

#include <string.h>

#define NONE G_MAXUINT

/* A category as the file has it. */
typedef struct
{
  char *name, *description; /* owned */
  guint parent;             /* its index, or NONE */
  guint line;
  gboolean has_children;
  GArray *patterns; /* owned, of ThemaPattern */
} Category;

typedef struct
{
  ThemaCodebook *codebook; /* borrowed */
  GArray *categories;      /* owned, of Category, in the order of the file */
  guint open;              /* the category that is open, or NONE */
  ThemaMatch match;
} Reader;

static void
clear_pattern (gpointer data)
{
  thema_pattern_clear (data);
}

static void
clear_category (gpointer data)
{
  Category *self = data;
  g_free (self->name);
  g_free (self->description);
  g_array_unref (self->patterns);
}

/* The value of an attribute as a single line; NULL: not given, or empty. */
static char *
attribute (const ThemaXmlElement *element, const char *name)
{
  g_autofree char *value = thema_xml_attribute (element, name);
  g_autofree char *line = value != NULL ? thema_single_line (value, strlen (value)) : NULL;
  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

static gboolean
begin_dictionary (Reader *self, const ThemaXmlElement *element, GError **error)
{
  if (strcmp (element->name, "dictionary") != 0)
    return thema_dictionary_fail (self->codebook, element->line, error,
                                  "the root element is <%s>; that of a dictionary of Yoshikoder "
                                  "or Lexicoder is <dictionary>, that of a codebook of REFI-QDA "
                                  "<CodeBook>",
                                  element->name);
  g_autofree char *engine = attribute (element, "patternengine");
  if (engine != NULL && strcmp (engine, "regexp") == 0)
    self->match = THEMA_MATCH_REGEX;
  else if (engine != NULL && strcmp (engine, "substring") != 0)
    thema_codebook_note (self->codebook, element->line,
                         "the pattern engine '%s' is not known; patterns are read as words with "
                         "wildcards",
                         engine);
  return TRUE;
}

static gboolean
begin_category (Reader *self, const ThemaXmlElement *element, GError **error)
{
  g_autofree char *name = attribute (element, "name"), *description = attribute (element, "desc");
  if (name == NULL)
    return thema_dictionary_fail (self->codebook, element->line, error,
                                  "a cnode needs a name; give it the attribute name");
  if (self->categories->len > THEMA_MAX_CODES)
    return thema_dictionary_fail (self->codebook, element->line, error,
                                  "the dictionary has more than %u categories", THEMA_MAX_CODES);
  Category category = { g_steal_pointer (&name),
                        g_steal_pointer (&description),
                        self->open,
                        element->line,
                        FALSE,
                        g_array_new (FALSE, FALSE, sizeof (ThemaPattern)) };
  g_array_set_clear_func (category.patterns, clear_pattern);
  if (self->open != NONE)
    g_array_index (self->categories, Category, self->open).has_children = TRUE;
  self->open = self->categories->len;
  g_array_append_val (self->categories, category);
  return TRUE;
}

static void
add_pattern (Reader *self, const ThemaXmlElement *element)
{
  g_autofree char *name = attribute (element, "name"), *description = attribute (element, "desc");
  if (name == NULL || self->open == NONE)
    thema_codebook_note (self->codebook, element->line, "a pattern %s; it is left out",
                         name == NULL ? "has no name" : "stands in no category");
  else
    thema_codebook_add_pattern (g_array_index (self->categories, Category, self->open).patterns,
                                name, self->match, element->line);
  if (name != NULL && description != NULL)
    thema_codebook_note (self->codebook, element->line,
                         "the description of the pattern '%s', '%s', is left out", name,
                         description);
}

static gboolean
begin (gpointer data, const ThemaXmlElement *element, GError **error)
{
  Reader *self = data;
  if (element->depth == 0)
    return begin_dictionary (self, element, error);
  if (strcmp (element->name, "cnode") == 0)
    return begin_category (self, element, error);
  if (strcmp (element->name, "pnode") == 0)
    add_pattern (self, element);
  else
    thema_codebook_note (self->codebook, element->line,
                         "the element <%s> is not known; it is left out", element->name);
  return TRUE;
}

static gboolean
end (gpointer data, const ThemaXmlElement *element, const char *text, G_GNUC_UNUSED GError **error)
{
  Reader *self = data;
  if (*text != '\0')
    thema_codebook_note (self->codebook, element->line,
                         "the text '%s' is no pattern, which would be a pnode; it is left out",
                         text);
  if (strcmp (element->name, "cnode") == 0 && element->depth > 0)
    self->open = g_array_index (self->categories, Category, self->open).parent;
  return TRUE;
}

/* Whether the first category is the only outermost one and holds categories alone. */
static gboolean
is_wrapped (const GArray *categories)
{
  guint outermost = 0;
  for (guint i = 0; i < categories->len; i++)
    outermost += g_array_index (categories, Category, i).parent == NONE;
  if (outermost != 1)
    return FALSE;
  const Category *first = &g_array_index (categories, Category, 0);
  return first->has_children && first->patterns->len == 0;
}

static ThemaCode *
add_code (ThemaCodebook *codebook, ThemaCategories *names, const ThemaCode *parent,
          Category *category, GError **error)
{
  ThemaCode *code = thema_categories_add (names, parent, category->name, category->line, error);
  if (code == NULL)
    return NULL;
  if (category->description != NULL)
    thema_dictionary_set (codebook, &code->definition, category->description, "description",
                          category->line);
  GArray *patterns = category->patterns;
  g_array_append_vals (code->patterns, patterns->data, patterns->len);
  g_array_set_clear_func (patterns, NULL); /* they have a new owner */
  g_array_set_size (patterns, 0);
  return code;
}

static gboolean
add_codes (Reader *self, GError **error)
{
  g_autoptr (ThemaCategories) names = thema_categories_new (self->codebook);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  gboolean wrapped = is_wrapped (self->categories);
  for (guint i = 0; i < self->categories->len; i++)
    {
      Category *category = &g_array_index (self->categories, Category, i);
      ThemaCode *code = NULL;
      if (i == 0 && wrapped)
        {
          thema_dictionary_set (self->codebook, &self->codebook->title, category->name, "title",
                                category->line);
          if (g_strcmp0 (category->description, category->name) != 0)
            thema_dictionary_set (self->codebook, &self->codebook->description,
                                  category->description != NULL ? category->description : "",
                                  "description", category->line);
        }
      else if ((code = add_code (
                    self->codebook, names,
                    category->parent != NONE ? g_ptr_array_index (codes, category->parent) : NULL,
                    category, error))
               == NULL)
        return FALSE;
      g_ptr_array_add (codes, code);
    }
  return TRUE;
}

gboolean
thema_codebook_read_ykd (ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  static const ThemaXmlHandler handler = { begin, end };
  Reader reader = { .codebook = codebook, .open = NONE, .match = THEMA_MATCH_WORD };
  reader.categories = g_array_new (FALSE, FALSE, sizeof (Category));
  g_array_set_clear_func (reader.categories, clear_category);
  gboolean good = thema_xml_read (codebook, text, length, &handler, &reader, error)
                  && add_codes (&reader, error);
  g_array_unref (reader.categories);
  return good;
}
