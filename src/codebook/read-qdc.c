/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/read-qdc.h"

#include "codebook/dictionary.h"
#include "codebook/xml-text.h"

#include <string.h>

typedef struct
{
  ThemaCodebook *codebook;     /* borrowed */
  ThemaCategories *categories; /* owned */
  GPtrArray *open;             /* owned, of borrowed ThemaCode: those that are open */
  char *set;                   /* owned: the name of the set that is open, or NULL */
  guint set_line, n_members;
} Reader;

static char *
attribute (const ThemaXmlElement *element, const char *name)
{
  g_autofree char *value = thema_xml_attribute (element, name);
  return value != NULL ? thema_single_line (value, strlen (value)) : g_strdup ("");
}

static void
set_attribute (Reader *self, const ThemaXmlElement *element, const char *name, char **field)
{
  g_autofree char *value = attribute (element, name);
  thema_dictionary_set (self->codebook, field, value, name, element->line);
}

static gboolean
begin_codebook (Reader *self, const ThemaXmlElement *element, GError **error)
{
  if (strcmp (element->name, "CodeBook") != 0)
    return thema_dictionary_fail (self->codebook, element->line, error,
                                  "the root element is <%s>; that of a codebook of REFI-QDA is "
                                  "<CodeBook>",
                                  element->name);
  g_autofree char *origin = attribute (element, "origin");
  g_autofree char *description
      = *origin != '\0' ? g_strdup_printf ("Exported by %s.", origin) : g_strdup ("");
  thema_dictionary_set (self->codebook, &self->codebook->description, description, "description",
                        element->line);
  return TRUE;
}

static gboolean
begin_code (Reader *self, const ThemaXmlElement *element, GError **error)
{
  const ThemaCode *parent
      = self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
  g_autofree char *name = attribute (element, "name");
  if (*name == '\0')
    return thema_dictionary_fail (self->codebook, element->line, error,
                                  "a Code needs a name; give it the attribute name");
  ThemaCode *code = thema_categories_add (self->categories, parent, name, element->line, error);
  if (code == NULL)
    return FALSE;
  set_attribute (self, element, "guid", &code->guid);
  set_attribute (self, element, "color", &code->color);
  g_ptr_array_add (self->open, code);
  return TRUE;
}

static gboolean
begin (gpointer data, const ThemaXmlElement *element, GError **error)
{
  static const char *const known[] = { "Codes", "Sets", "Description", NULL };
  Reader *self = data;
  if (element->depth == 0)
    return begin_codebook (self, element, error);
  if (strcmp (element->name, "Code") == 0)
    return begin_code (self, element, error);
  if (strcmp (element->name, "Set") == 0)
    {
      g_free (self->set);
      self->set = attribute (element, "name");
      self->set_line = element->line;
      self->n_members = 0;
    }
  else if (strcmp (element->name, "MemberCode") == 0)
    self->n_members++;
  else if (!g_strv_contains (known, element->name))
    thema_codebook_note (self->codebook, element->line,
                         "the element <%s> is not known; it is left out", element->name);
  return TRUE;
}

static gboolean
end (gpointer data, const ThemaXmlElement *element, const char *text, G_GNUC_UNUSED GError **error)
{
  Reader *self = data;
  ThemaCode *code
      = self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
  if (strcmp (element->name, "Code") == 0 && element->depth > 0)
    g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  else if (strcmp (element->name, "Set") == 0 && self->set != NULL)
    {
      thema_codebook_note (self->codebook, self->set_line,
                           "the set '%s' (codes in it: %u) is left out; thema has no sets of codes",
                           self->set, self->n_members);
      g_clear_pointer (&self->set, g_free);
    }
  else if (strcmp (element->name, "Description") == 0)
    {
      if (code != NULL && self->set == NULL)
        thema_dictionary_set (self->codebook, &code->definition, text, "description",
                              element->line);
      return TRUE;
    }
  if (*text != '\0')
    thema_codebook_note (self->codebook, element->line,
                         "the text '%s' stands in no Description; it is left out", text);
  return TRUE;
}

gboolean
thema_codebook_read_qdc (ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  static const ThemaXmlHandler handler = { begin, end };
  Reader reader = { .codebook = codebook };
  reader.categories = thema_categories_new (codebook);
  reader.open = g_ptr_array_new ();
  gboolean good = thema_xml_read (codebook, text, length, &handler, &reader, error);
  thema_categories_free (reader.categories);
  g_ptr_array_unref (reader.open);
  g_free (reader.set);
  return good;
}
