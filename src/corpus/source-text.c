/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text file: whole, or cut into lines or paragraphs. The id of a whole file is its name without
 * the ending; that of a part is the same with the line at which the part starts, "page:12". */
#include "corpus/source-reader.h"

#include <string.h>

typedef struct
{
  ThemaSourceReader base;
  char *path;          /* owned */
  char *name;          /* owned: the file's name without its ending */
  ThemaTextFile *file; /* owned */
  ThemaSplit split;
  gsize at;     /* the next unread byte */
  guint64 line; /* its line */
} TextReader;

static gboolean
is_blank (const char *line, const char *end)
{
  while (line < end && g_ascii_isspace (*line))
    line++;
  return line == end;
}

/* The end of the line at `p`: its newline, or `end`. */
static const char *
line_end (const char *p, const char *end)
{
  const char *newline = memchr (p, '\n', (gsize) (end - p));
  return newline != NULL ? newline : end;
}

static gboolean
has_blank_line (const char *p, const char *end)
{
  gboolean text_before = FALSE;
  for (; p < end; p = line_end (p, end) + 1)
    {
      if (!is_blank (p, line_end (p, end)))
        text_before = TRUE;
      else if (text_before && !is_blank (p, end))
        return TRUE;
    }
  return FALSE;
}

/* The lines of the part that starts at `p`: one, or as many as come before a blank one. */
static const char *
part_end (TextReader *self, const char *p, const char *end)
{
  const char *stop = line_end (p, end);
  self->line++;
  while (self->split == THEMA_SPLIT_PARAGRAPH && stop < end
         && !is_blank (stop + 1, line_end (stop + 1, end)))
    {
      stop = line_end (stop + 1, end);
      self->line++;
    }
  return stop;
}

static gboolean
text_next (ThemaSourceReader *base, ThemaArena *arena, ThemaRecord *record,
           G_GNUC_UNUSED GError **error)
{
  TextReader *self = (TextReader *) base;
  gsize length;
  const char *start = thema_text_file_bytes (self->file, &length);
  const char *end = start + length, *p = start + self->at;
  if (self->split == THEMA_SPLIT_FILE)
    {
      if (self->at > 0 || length == 0)
        return FALSE;
      self->at = length;
      *record = (ThemaRecord){ .id = { self->name, strlen (self->name) },
                               .text = { start, length },
                               .file = self->path };
      return TRUE;
    }
  for (; p < end && is_blank (p, line_end (p, end)); p = MIN (end, line_end (p, end) + 1))
    self->line++;
  if (p >= end)
    return FALSE;
  g_autofree char *id = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, self->name, self->line);
  const char *stop = part_end (self, p, end);
  self->at = MIN (length, (gsize) (stop - start) + 1);
  *record = (ThemaRecord){ .id = { thema_arena_copy (arena, id, strlen (id)), strlen (id) },
                           .text = { p, (gsize) (stop - p) },
                           .file = self->path,
                           .offset = (guint64) (p - start) };
  return TRUE;
}

static guint64
text_position (const ThemaSourceReader *base)
{
  return ((const TextReader *) base)->at;
}

static const char *
text_contents (const ThemaSourceReader *base, G_GNUC_UNUSED const char *file, gsize *length)
{
  return thema_text_file_bytes (((const TextReader *) base)->file, length);
}

static void
text_free (ThemaSourceReader *base)
{
  TextReader *self = (TextReader *) base;
  g_free (self->path);
  g_free (self->name);
  g_clear_pointer (&self->file, thema_text_file_free);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass text_class
    = { text_next, text_position, text_contents, text_free };

ThemaSourceReader *
thema_source_text_open (const ThemaSourceOptions *options, GError **error)
{
  TextReader *self = g_new0 (TextReader, 1);
  thema_source_reader_init (&self->base, &text_class);
  self->path = g_strdup (options->path);
  self->name = g_path_get_basename (options->path);
  char *dot = strrchr (self->name, '.');
  if (dot != NULL && dot > self->name)
    *dot = '\0';
  self->split = options->split;
  self->line = 1;
  g_ptr_array_add (self->base.files, g_strdup (options->path));
  self->file = thema_text_file_open (options->path, options->encoding, error);
  if (self->file == NULL)
    {
      text_free (&self->base);
      return NULL;
    }
  gsize length;
  const char *bytes = thema_text_file_bytes (self->file, &length);
  self->base.size = length;
  if (self->split == THEMA_SPLIT_PARAGRAPH && !has_blank_line (bytes, bytes + length))
    self->split = THEMA_SPLIT_LINE;
  return &self->base;
}
