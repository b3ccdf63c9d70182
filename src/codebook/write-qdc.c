/* SPDX-License-Identifier: GPL-3.0-or-later */
/* REFI-QDA's codebook (version 1.0 of the standard, section 5.2): nested codes with a GUID, a name,
 * a colour and a description. */
#include "base/digest.h"
#include "codebook/write-losses.h"
#include "codebook/write-xml.h"
#include "codebook/write.h"

#include <string.h>

typedef struct
{
  const ThemaCodebook *codebook; /* borrowed */
  const char **keys;             /* borrowed */
  GString *out;                  /* borrowed */
  GPtrArray *spoilt;             /* borrowed, of names: of codes with characters that XML has not */
  GPtrArray *colors, *guids;     /* borrowed, of names: of codes whose colour, GUID is none */
} Writer;

/* Whether the text is made as `shape` says, in which x is a hexadecimal digit. */
static gboolean
has_shape (const char *text, const char *shape)
{
  for (; *shape != '\0'; shape++, text++)
    if (*shape == 'x' ? !g_ascii_isxdigit (*text) : *text != *shape)
      return FALSE;
  return *text == '\0';
}

static gboolean
is_color (const char *text)
{
  return has_shape (text, "#xxxxxx") || has_shape (text, "#xxx");
}

static gboolean
is_guid (const char *text)
{
  return has_shape (text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
         || has_shape (text, "{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}");
}

/* A GUID of the name alone, so that it is the same wherever and whenever it is made: the first bits
 * of its SHA-256 as a UUID of version 8 (RFC 9562, section 5.8). */
static char *
make_guid (const char *name)
{
  g_autofree char *seed = g_strconcat ("thema code ", name, NULL);
  g_autofree char *digest = thema_digest_of_bytes (seed, strlen (seed));
  digest[12] = '8';
  digest[16] = "89ab"[g_ascii_xdigit_value (digest[16]) & 3];
  digest[32] = '\0';
  g_autofree char *upper = g_ascii_strup (digest, -1);
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", upper, upper + 8, upper + 12, upper + 16,
                          upper + 20);
}

static gboolean
append_start (Writer *self, const ThemaCode *code, const char *key)
{
  g_autofree char *guid = is_guid (code->guid) ? g_strdup (code->guid) : make_guid (code->name);
  g_string_append (self->out, "<Code");
  thema_xml_append_attribute (self->out, "guid", guid);
  gboolean whole = thema_xml_append_attribute (self->out, "name", key);
  thema_xml_append_attribute (self->out, "isCodable", "true");
  if (is_color (code->color))
    thema_xml_append_attribute (self->out, "color", code->color);
  if (*code->guid != '\0' && !is_guid (code->guid))
    g_ptr_array_add (self->guids, code->name);
  if (*code->color != '\0' && !is_color (code->color))
    g_ptr_array_add (self->colors, code->name);
  return whole;
}

static void
append_code (Writer *self, guint32 index, guint depth)
{
  const ThemaCode *code = thema_codebook_code (self->codebook, index);
  int indent = 2 * (int) depth;
  g_string_append_printf (self->out, "%*s", indent, "");
  gboolean whole = append_start (self, code, self->keys[index]);
  if (*code->definition == '\0' && code->last_descendant == index)
    g_string_append (self->out, "/>\n");
  else
    {
      g_string_append (self->out, ">\n");
      if (*code->definition != '\0')
        {
          g_string_append_printf (self->out, "%*s<Description>", indent + 2, "");
          whole = thema_xml_append_content (self->out, code->definition) && whole;
          g_string_append (self->out, "</Description>\n");
        }
      for (guint32 i = index + 1; i <= code->last_descendant;
           i = thema_codebook_code (self->codebook, i)->last_descendant + 1)
        append_code (self, i, depth + 1);
      g_string_append_printf (self->out, "%*s</Code>\n", indent, "");
    }
  if (!whole)
    g_ptr_array_add (self->spoilt, code->name);
}

void
thema_codebook_write_qdc (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autoptr (GPtrArray) spoilt = g_ptr_array_new ();
  g_autoptr (GPtrArray) colors = g_ptr_array_new (), guids = g_ptr_array_new ();
  g_autofree const char **keys = thema_write_keys (codebook);
  Writer self = { codebook, keys, out, spoilt, colors, guids };
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"thema\">\n"
                        "  <Codes>\n");
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook);
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    append_code (&self, i, 2);
  g_string_append (out, "  </Codes>\n</CodeBook>\n");
  thema_write_losses (codebook, ".qdc",
                      THEMA_HOLDS_NESTING | THEMA_HOLDS_DEFINITIONS | THEMA_HOLDS_COLORS
                          | THEMA_HOLDS_GUIDS,
                      keys, losses);
  thema_write_loss (losses, colors, "the .qdc format has no colours but #RRGGBB: those of",
                    "are left out");
  thema_write_loss (losses, guids, "the GUIDs of", "are none and are made anew");
  thema_write_loss (losses, spoilt, "XML has no control characters: those in the texts of",
                    "become U+FFFD");
}
