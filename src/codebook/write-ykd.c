/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yoshikoder's XML: categories are <cnode name desc>, patterns <pnode name>. As in its own files
 * one category that is the dictionary itself holds all others. */
#include "codebook/write-losses.h"
#include "codebook/write-xml.h"
#include "codebook/write.h"

typedef struct
{
  const ThemaCodebook *codebook; /* borrowed */
  const char **keys;             /* borrowed */
  GString *out;                  /* borrowed */
  GPtrArray *spoilt;             /* borrowed, of names: of codes with characters that XML has not */
} Writer;

static void
append_tabs (GString *out, guint n)
{
  while (n-- > 0)
    g_string_append_c (out, '\t');
}

static gboolean
append_patterns (Writer *self, const ThemaCode *code, guint depth)
{
  gboolean whole = TRUE;
  for (guint i = 0; i < code->patterns->len; i++)
    {
      const ThemaPattern *pattern = &g_array_index (code->patterns, ThemaPattern, i);
      if (!thema_write_is_plain (pattern))
        continue;
      append_tabs (self->out, depth);
      g_string_append (self->out, "<pnode");
      whole = thema_xml_append_attribute (self->out, "name", pattern->text) && whole;
      g_string_append (self->out, "/>\n");
    }
  return whole;
}

static void
append_code (Writer *self, guint32 index, guint depth)
{
  const ThemaCode *code = thema_codebook_code (self->codebook, index);
  append_tabs (self->out, depth);
  g_string_append (self->out, "<cnode");
  gboolean whole = thema_xml_append_attribute (self->out, "name", self->keys[index]);
  whole = thema_xml_append_attribute (self->out, "desc", code->definition) && whole;
  g_string_append (self->out, ">\n");
  whole = append_patterns (self, code, depth + 1) && whole;
  for (guint32 i = index + 1; i <= code->last_descendant;
       i = thema_codebook_code (self->codebook, i)->last_descendant + 1)
    append_code (self, i, depth + 1);
  append_tabs (self->out, depth);
  g_string_append (self->out, "</cnode>\n");
  if (!whole)
    g_ptr_array_add (self->spoilt, code->name);
}

static void
append_dictionary (const ThemaCodebook *codebook, const char *format, GString *out,
                   GPtrArray *losses)
{
  g_autoptr (GPtrArray) spoilt = g_ptr_array_new ();
  g_autofree const char **keys = thema_write_keys (codebook);
  Writer self = { codebook, keys, out, spoilt };
  const char *title = *codebook->title != '\0' ? codebook->title : "Dictionary";
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<dictionary style=\"050805\" patternengine=\"substring\">\n\t<cnode");
  gboolean whole = thema_xml_append_attribute (out, "name", title);
  whole = thema_xml_append_attribute (
              out, "desc", *codebook->description != '\0' ? codebook->description : title)
          && whole;
  if (!whole)
    g_ptr_array_add (spoilt, (gpointer) title);
  g_string_append (out, ">\n");
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook);
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    append_code (&self, i, 2);
  g_string_append (out, "\t</cnode>\n</dictionary>\n");
  thema_write_losses (codebook, format,
                      THEMA_HOLDS_NESTING | THEMA_HOLDS_PATTERNS | THEMA_HOLDS_DEFINITIONS
                          | THEMA_HOLDS_TITLE | THEMA_HOLDS_DESCRIPTION,
                      keys, losses);
  thema_write_loss (losses, spoilt, "XML has no control characters: those in the texts of",
                    "become U+FFFD");
}

void
thema_codebook_write_ykd (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  append_dictionary (codebook, ".ykd", out, losses);
}

void
thema_codebook_write_lcd (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  append_dictionary (codebook, ".lcd", out, losses);
}
