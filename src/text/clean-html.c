/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/clean-private.h"

#include "text/html-references.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Character references. */

/* The character that the reference at `at` ("&") stands for, or 0. One that was escaped again, as
 * often as it was, is still that reference. */
static UChar32
decode (const ThemaClean *self, gsize at, gsize *end)
{
  gsize next = at + 1;
  while (thema_clean_has (self, next, "amp;"))
    next += strlen ("amp;");
  gsize used = 0;
  UChar32 c = (UChar32) thema_html_reference (self->text + next, self->length - next, &used);
  *end = next + used;
  if (c != 0 || next == at + 1)
    return c;
  *end = next;
  return '&';
}

/* Behind the angle at `at`, "<" or ">" or a reference to it; `at` itself when there is none. */
static gsize
behind_angle (const ThemaClean *self, gsize at, char angle)
{
  gsize end;
  if (at == self->length)
    return at;
  if (self->text[at] == angle)
    return at + 1;
  return self->text[at] == '&' && decode (self, at, &end) == angle ? end : at;
}

/* Elements. */

typedef enum
{
  INLINE, /* vanishes */
  BLANK,  /* becomes a blank, as the next two a line break and a blank line */
  LINE,
  PARAGRAPH,
  SKIP,    /* vanishes with what it holds */
  FORMULA, /* likewise, and leaves a blank */
} Action;

typedef struct
{
  const char *name;
  Action action;
  gboolean is_sure; /* is no formula, even without an end tag */
} Element;

/* Elements of JATS and HTML 5, which libxml2 does not know, and those that it does not know well
 * enough; sorted by name. */
static const Element elements[] = {
  { "abstract", PARAGRAPH, TRUE },
  { "alternatives", INLINE, TRUE },
  { "article", PARAGRAPH, FALSE },
  { "aside", PARAGRAPH, FALSE },
  { "blockquote", PARAGRAPH, TRUE },
  { "bold", INLINE, FALSE },
  { "br", LINE, TRUE },
  { "break", LINE, FALSE },
  { "dd", LINE, TRUE },
  { "disp-formula", LINE, TRUE },
  { "disp-quote", PARAGRAPH, TRUE },
  { "div", PARAGRAPH, TRUE },
  { "dl", PARAGRAPH, TRUE },
  { "dt", LINE, TRUE },
  { "em", INLINE, TRUE },
  { "ext-link", INLINE, TRUE },
  { "figcaption", PARAGRAPH, TRUE },
  { "figure", PARAGRAPH, FALSE },
  { "footer", PARAGRAPH, FALSE },
  { "h1", PARAGRAPH, TRUE },
  { "h2", PARAGRAPH, TRUE },
  { "h3", PARAGRAPH, TRUE },
  { "h4", PARAGRAPH, TRUE },
  { "h5", PARAGRAPH, TRUE },
  { "h6", PARAGRAPH, TRUE },
  { "header", PARAGRAPH, FALSE },
  { "hr", PARAGRAPH, TRUE },
  { "img", INLINE, TRUE },
  { "inline-formula", INLINE, TRUE },
  { "inline-graphic", INLINE, TRUE },
  { "italic", INLINE, FALSE },
  { "li", LINE, TRUE },
  { "list", PARAGRAPH, FALSE },
  { "list-item", LINE, TRUE },
  { "main", PARAGRAPH, FALSE },
  { "mark", INLINE, FALSE },
  { "math", FORMULA, FALSE },
  { "monospace", INLINE, FALSE },
  { "named-content", INLINE, TRUE },
  { "nav", PARAGRAPH, FALSE },
  { "ol", PARAGRAPH, TRUE },
  { "overline", INLINE, FALSE },
  { "p", PARAGRAPH, TRUE },
  { "sc", INLINE, FALSE },
  { "script", SKIP, FALSE },
  { "sec", PARAGRAPH, FALSE },
  { "section", PARAGRAPH, FALSE },
  { "span", INLINE, TRUE },
  { "strong", INLINE, TRUE },
  { "style", SKIP, FALSE },
  { "styled-content", INLINE, TRUE },
  { "sub", INLINE, TRUE },
  { "sup", INLINE, TRUE },
  { "svg", SKIP, FALSE },
  { "table", PARAGRAPH, FALSE },
  { "td", BLANK, TRUE },
  { "tex-math", FORMULA, FALSE },
  { "th", BLANK, TRUE },
  { "time", INLINE, FALSE },
  { "title", PARAGRAPH, FALSE },
  { "tr", LINE, TRUE },
  { "ul", PARAGRAPH, TRUE },
  { "underline", INLINE, FALSE },
  { "wbr", INLINE, TRUE },
  { "xref", INLINE, TRUE },
};

static int
compare_names (const void *name, const void *element)
{
  return strcmp (name, ((const Element *) element)->name);
}

#define MAX_TAG 20 /* letters of an element's name */

typedef struct
{
  char prefix[8], name[MAX_TAG + 1]; /* lower case */
  gboolean is_end, is_empty, has_attributes;
  gsize end;
  Element element;
} Tag;

static gboolean
find_element (Tag *tag)
{
  const Element *known
      = bsearch (tag->name, elements, G_N_ELEMENTS (elements), sizeof (Element), compare_names);
  gboolean is_jats = strcmp (tag->prefix, "jats") == 0, is_mml = strcmp (tag->prefix, "mml") == 0;
  if (is_jats || is_mml)
    {
      Action plain = is_jats ? INLINE : BLANK;
      tag->element = (Element){ tag->name, known != NULL ? known->action : plain, TRUE };
      return TRUE;
    }
  if (tag->prefix[0] != '\0')
    return FALSE;
  const htmlElemDesc *html = known == NULL ? htmlTagLookup ((const xmlChar *) tag->name) : NULL;
  if (known != NULL)
    tag->element = *known;
  else if (html != NULL)
    tag->element = (Element){ tag->name, html->isinline ? INLINE : PARAGRAPH, FALSE };
  return known != NULL || html != NULL;
}

/* Reads a name of letters, digits and hyphens into `name`, in lower case; where it ends. */
static gsize
read_name (const ThemaClean *self, gsize at, char *name, gsize room)
{
  gsize n = 0;
  while (at < self->length && n + 1 < room
         && (g_ascii_isalpha (self->text[at])
             || (n > 0 && (g_ascii_isdigit (self->text[at]) || self->text[at] == '-'))))
    name[n++] = g_ascii_tolower (self->text[at++]);
  name[n] = '\0';
  return at;
}

static gsize
skip_blanks (const ThemaClean *self, gsize at)
{
  while (at < self->length && g_ascii_isspace (self->text[at]))
    at++;
  return at;
}

/* Whether "name =" is at `at`, as an attribute begins. */
static gboolean
is_attribute (const ThemaClean *self, gsize at)
{
  gsize start = at;
  while (at < self->length
         && (g_ascii_isalnum (self->text[at]) || strchr ("-_:.", self->text[at]) != NULL))
    at++;
  gsize equals = skip_blanks (self, at);
  return at > start && equals < self->length && self->text[equals] == '=';
}

/* Where the tag ends whose name ends at `at`: behind its ">"; 0 when it is no tag. No "<" can be
 * within, so that no byte is read for two tags. */
static gsize
read_tag_end (const ThemaClean *self, gsize at, Tag *tag)
{
  gsize name_end = at, end;
  at = skip_blanks (self, at);
  if (at < self->length && self->text[at] == '/' && !tag->is_end)
    {
      tag->is_empty = TRUE;
      at = skip_blanks (self, at + 1);
    }
  else if (at > name_end && !tag->is_end && is_attribute (self, at))
    {
      tag->has_attributes = TRUE;
      while (at < self->length && behind_angle (self, at, '<') == at
             && behind_angle (self, at, '>') == at)
        tag->is_empty = self->text[at++] == '/';
    }
  end = behind_angle (self, at, '>');
  return end > at ? end : 0;
}

/* Reads the tag at `at`, which begins with "<" or a reference to it. */
static gboolean
read_tag (const ThemaClean *self, gsize at, Tag *tag)
{
  gsize name = behind_angle (self, at, '<');
  tag->is_end = thema_clean_has (self, name, "/");
  tag->is_empty = tag->has_attributes = FALSE;
  name += tag->is_end;
  gsize end = read_name (self, name, tag->prefix, sizeof tag->prefix);
  if (thema_clean_has (self, end, ":"))
    name = end + 1;
  else
    tag->prefix[0] = '\0';
  end = read_name (self, name, tag->name, sizeof tag->name);
  if (tag->name[0] == '\0' || !find_element (tag))
    return FALSE;
  tag->end = read_tag_end (self, end, tag);
  return tag->end != 0;
}

/* Elements' ends. */

static void
note_end_tag (ThemaClean *self, const char *name, gsize at)
{
  guint i = 0;
  while (i < self->end_tags->len
         && strcmp (g_array_index (self->end_tags, ThemaEndTag, i).name, name) != 0)
    i++;
  if (i == self->end_tags->len)
    {
      ThemaEndTag tag = { .at = at };
      g_strlcpy (tag.name, name, sizeof tag.name);
      g_array_append_val (self->end_tags, tag);
    }
  g_array_index (self->end_tags, ThemaEndTag, i).at = at;
}

/* Where the last end tag is of each element that needs one. */
static void
find_end_tags (ThemaClean *self)
{
  Tag tag;
  self->has_end_tags = TRUE;
  for (gsize at = 0; at < self->length;)
    {
      gboolean is_tag
          = (self->text[at] == '<' || self->text[at] == '&') && read_tag (self, at, &tag);
      gsize next = is_tag ? tag.end : at + 1;
      if (is_tag && tag.is_end && (!tag.element.is_sure || tag.element.action >= SKIP))
        note_end_tag (self, tag.name, at);
      at = next;
    }
}

/* Whether an end tag of the element's name is behind `at`. */
static gboolean
is_ended (ThemaClean *self, const char *name, gsize at)
{
  if (!self->has_end_tags)
    find_end_tags (self);
  for (guint i = 0; i < self->end_tags->len; i++)
    {
      const ThemaEndTag *tag = &g_array_index (self->end_tags, ThemaEndTag, i);
      if (strcmp (tag->name, name) == 0)
        return tag->at >= at;
    }
  return FALSE;
}

/* Behind the next end tag of the element's name; 0 when there is none. */
static gsize
find_end (ThemaClean *self, const char *name, gsize at)
{
  if (!is_ended (self, name, at))
    return 0;
  Tag tag;
  for (; at < self->length; at++)
    if ((self->text[at] == '<' || self->text[at] == '&') && read_tag (self, at, &tag) && tag.is_end
        && strcmp (tag.name, name) == 0)
      return tag.end;
  return 0;
}

/* Comments and declarations, from "<!" or "<?" on. */
static gsize
clean_declaration (ThemaClean *self, gsize at)
{
  gboolean is_comment = thema_clean_has (self, at, "<!--");
  if (!is_comment && (at + 2 >= self->length || !g_ascii_isalpha (self->text[at + 2])))
    return at + 1;
  gsize end = thema_clean_next (
      self, is_comment ? THEMA_NEXT_COMMENT_END : THEMA_NEXT_DECLARATION_END, at);
  if (end == self->length)
    return at + 1;
  return thema_clean_replace (self, at, end + strlen (is_comment ? "-->" : ">"), NULL, 0);
}

gsize
thema_clean_tag (ThemaClean *self, gsize at)
{
  static const char *const replacements[] = { "", " ", "\n", "\n\n", "", " " };
  Tag tag;
  if (thema_clean_has (self, at, "<!") || thema_clean_has (self, at, "<?"))
    return clean_declaration (self, at);
  if (!read_tag (self, at, &tag))
    return at + 1;
  if (!tag.is_end && !tag.element.is_sure && !tag.has_attributes
      && !is_ended (self, tag.name, tag.end))
    return at + 1;
  gsize end = tag.end;
  if (tag.element.action >= SKIP && !tag.is_end && !tag.is_empty)
    end = MAX (end, find_end (self, tag.name, end));
  const char *by = replacements[tag.element.action];
  return thema_clean_replace (self, at, end, by, strlen (by));
}

gsize
thema_clean_reference (ThemaClean *self, gsize at)
{
  gsize end;
  UChar32 c = decode (self, at, &end);
  if (c == '<')
    {
      gsize behind = thema_clean_tag (self, at);
      if (behind > at + 1)
        return behind;
    }
  if (c == 0)
    return at + 1;
  if (c == 0xAD) /* a soft hyphen */
    return thema_clean_replace (self, at, end, NULL, 0);
  return thema_clean_replace_character (self, at, end, c);
}
