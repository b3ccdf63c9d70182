/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gzip by GLib's converter, for libarchive (3.6) does not look at the checksum: a bit that has
 * flipped in a text would go unnoticed. Several packed one behind the other are one text, as for
 * gzip itself. */
#include "corpus/error.h"
#include "corpus/packing.h"

#include <gio/gio.h>
#include <string.h>

#define PACKED_SIZE ((gsize) 64 * 1024)

typedef struct
{
  ThemaUnpacker base;
  GConverter *converter; /* owned */
  char *packed;          /* owned, PACKED_SIZE */
  gsize start, end;
  gboolean file_end;   /* nothing more to read */
  gboolean between;    /* behind one text, perhaps before another */
  gboolean was_handed; /* there is only one text */
} Gzip;

static void
gzip_free (ThemaUnpacker *base)
{
  Gzip *self = (Gzip *) base;
  g_object_unref (self->converter);
  g_free (self->packed);
  g_free (self);
}

static gboolean
gzip_next (ThemaUnpacker *base, G_GNUC_UNUSED char **name, G_GNUC_UNUSED GError **error)
{
  Gzip *self = (Gzip *) base;
  gboolean first = !self->was_handed;
  self->was_handed = TRUE;
  return first;
}

static gssize
set_error (const Gzip *self, const char *what, GError **error)
{
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
               "%s: its gzip data %s; get the file once more",
               thema_raw_file_name (self->base.file), what);
  return -1;
}

/* Reads more behind the packed bytes at hand. */
static gboolean
fill (Gzip *self, GError **error)
{
  memmove (self->packed, self->packed + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  gssize n = thema_raw_file_read (self->base.file, self->packed + self->end,
                                  PACKED_SIZE - self->end, error);
  if (n < 0)
    return FALSE;
  self->file_end = n == 0;
  self->end += (gsize) n;
  return TRUE;
}

/* Whether another text follows: more than the zeros that tapes are filled up with. -1: an error. */
static int
begins_again (Gzip *self, GError **error)
{
  gboolean zeros = FALSE;
  for (;;)
    {
      while (self->start < self->end && self->packed[self->start] == '\0')
        {
          self->start++;
          zeros = TRUE;
        }
      gsize length = self->end - self->start;
      if (length >= 2 || self->file_end)
        {
          if (length == 0)
            return 0;
          if (!zeros && length >= 2 && memcmp (self->packed + self->start, "\x1F\x8B", 2) == 0)
            return 1;
          return (int) set_error (self, "is followed by bytes that do not belong to it", error);
        }
      if (!fill (self, error))
        return -1;
    }
}

static gssize
gzip_read (gpointer data, char *buffer, gsize length, GError **error)
{
  Gzip *self = data;
  for (;;)
    {
      if (self->between)
        {
          int again = begins_again (self, error);
          if (again <= 0)
            return again;
          g_converter_reset (self->converter);
          self->between = FALSE;
        }
      gsize n_read = 0, n_written = 0;
      g_autoptr (GError) failure = NULL;
      GConverterResult result = g_converter_convert (
          self->converter, self->packed + self->start, self->end - self->start, buffer, length,
          self->file_end ? G_CONVERTER_INPUT_AT_END : 0, &n_read, &n_written, &failure);
      self->start += n_read;
      self->between = result == G_CONVERTER_FINISHED;
      gboolean hungry = g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
      if (result == G_CONVERTER_ERROR && (!hungry || self->file_end))
        return set_error (self, hungry ? "ends in the middle" : "is damaged", error);
      if (result == G_CONVERTER_ERROR && !fill (self, error))
        return -1;
      if (n_written > 0)
        return (gssize) n_written;
    }
}

ThemaUnpacker *
thema_unpack_gzip_open (ThemaRawFile *file)
{
  static const ThemaUnpackerClass class = { gzip_next, gzip_read, gzip_free };
  Gzip *self = g_new0 (Gzip, 1);
  self->base = (ThemaUnpacker){ &class, file };
  self->converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->packed = g_malloc (PACKED_SIZE);
  return &self->base;
}
