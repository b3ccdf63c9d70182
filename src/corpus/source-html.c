/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved web page: its main text as one document, or a document a block. The id is that of a text
 * file: the file's name without its ending, with the number of a block behind it, "page:12". */
#include "corpus/formats.h"
#include "corpus/html-page.h"
#include "corpus/source-reader.h"

#include <string.h>

typedef struct
{
  ThemaSourceReader base;
  char *name; /* owned: the file's name without its ending */
  ThemaSplit split;
  gboolean is_read;
  guint next; /* block */
  ThemaHtmlPage page;
} HtmlReader;

static ThemaSlice
copy (ThemaArena *arena, const char *bytes, gsize length)
{
  return (ThemaSlice){ thema_arena_copy (arena, bytes, length), length };
}

/* What the head says, but for texts. */
static void
fill_metadata (const HtmlReader *self, ThemaArena *arena, ThemaEntry *entry)
{
  const ThemaHtmlMeta *meta = &self->page.meta;
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (!(1u << field & THEMA_TEXT_FIELDS) && meta->values[field]->len > 0)
      entry->fields[field] = copy (arena, meta->values[field]->str, meta->values[field]->len);
  const GString *description = meta->values[THEMA_FIELD_ABSTRACT];
  ThemaSlice *others = thema_arena_alloc (arena, sizeof *others);
  *others = copy (arena, description->str, description->len);
  entry->others = others;
}

/* The main blocks as paragraphs; without any, what the head says. */
static ThemaSlice
join_blocks (const HtmlReader *self, ThemaArena *arena)
{
  const ThemaHtmlPage *page = &self->page;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const ThemaHtmlBlock *block = &g_array_index (page->blocks, ThemaHtmlBlock, i);
      if (!block->is_main)
        continue;
      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append_len (text, page->text->str + block->start, (gssize) block->length);
    }
  const GString *found = text->len > 0 ? text : page->meta.values[THEMA_FIELD_ABSTRACT];
  return copy (arena, found->str, found->len);
}

static gboolean
next_block (HtmlReader *self, ThemaArena *arena, ThemaEntry *entry)
{
  const ThemaHtmlPage *page = &self->page;
  for (; self->next < page->blocks->len; self->next++)
    {
      const ThemaHtmlBlock *block = &g_array_index (page->blocks, ThemaHtmlBlock, self->next);
      if (!block->is_main)
        continue;
      self->next++;
      entry->line = block->line;
      entry->is_part = TRUE;
      entry->fields[THEMA_FIELD_ABSTRACT]
          = copy (arena, page->text->str + block->start, block->length);
      g_autofree char *id = g_strdup_printf ("%s:%u", self->name, self->next);
      entry->id = copy (arena, id, strlen (id));
      return TRUE;
    }
  return FALSE;
}

static gboolean
html_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  HtmlReader *self = (HtmlReader *) base;
  gboolean is_first = !self->is_read;
  if (is_first && !thema_html_page_read (&self->page, base->feed, error))
    return FALSE;
  self->is_read = TRUE;
  if (self->split != THEMA_SPLIT_FILE)
    {
      if (!next_block (self, arena, entry))
        return FALSE;
    }
  else if (is_first)
    {
      entry->line = 1;
      entry->id = copy (arena, self->name, strlen (self->name));
      entry->fields[THEMA_FIELD_ABSTRACT] = join_blocks (self, arena);
    }
  else
    return FALSE;
  fill_metadata (self, arena, entry);
  return TRUE;
}

static void
html_free (ThemaSourceReader *base)
{
  HtmlReader *self = (HtmlReader *) base;
  thema_html_page_clear (&self->page);
  g_free (self->name);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass html_class = { html_next, html_free };

ThemaSourceReader *
thema_source_html_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                        G_GNUC_UNUSED GError **error)
{
  HtmlReader *self = g_new0 (HtmlReader, 1);
  thema_source_reader_init (&self->base, &html_class, feed);
  thema_source_reader_add_fields (&self->base);
  thema_source_reader_add_column (&self->base, "description", THEMA_N_FIELDS);
  self->name = g_path_get_basename (thema_feed_name (feed));
  char *dot = strrchr (self->name, '.');
  if (dot != NULL && dot > self->name)
    *dot = '\0';
  self->split = options->split;
  return &self->base;
}

/* Begins with <!DOCTYPE html> or <html>, behind comments and an XML declaration; or begins with a
 * tag and is called so. */
gboolean
thema_source_html_recognise (const ThemaHead *head)
{
  static const char *const openings[] = { "<!doctype html", "<html", "<head", NULL };
  const char *p = head->bytes, *end = p + head->length;
  while (p != NULL && p < end)
    {
      gsize left = (gsize) (end - p);
      if (g_ascii_isspace (*p))
        p++;
      else if (left >= 4 && memcmp (p, "<!--", 4) == 0)
        p = memmem (p, left, "-->", 3) != NULL ? (char *) memmem (p, left, "-->", 3) + 3 : NULL;
      else if (left >= 2 && memcmp (p, "<?", 2) == 0)
        p = memchr (p, '>', left) != NULL ? (char *) memchr (p, '>', left) + 1 : NULL;
      else
        break;
    }
  if (p == NULL || p == end || *p != '<')
    return FALSE;
  for (const char *const *opening = openings; *opening != NULL; opening++)
    if ((gsize) (end - p) > strlen (*opening)
        && g_ascii_strncasecmp (p, *opening, strlen (*opening)) == 0)
      return TRUE;
  g_autofree char *lower = g_ascii_strdown (head->name, -1);
  return g_str_has_suffix (lower, ".html") || g_str_has_suffix (lower, ".htm")
         || g_str_has_suffix (lower, ".xhtml");
}
