/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libarchive unpacks: files that xz, zstd and bzip2 compressed, and zip archives. Nothing is
 * ever written: members are read where they lie. */
#include "corpus/error.h"
#include "corpus/packing.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#define PACKED_SIZE ((gsize) 64 * 1024)

typedef struct
{
  ThemaUnpacker base;
  struct archive *archive; /* owned */
  char *packed;            /* owned, PACKED_SIZE */
  GError *failure;         /* owned: of reading the file */
  char *member;            /* owned: the name of the one that is read; NULL: none */
  gboolean is_open, is_empty;
} Archive;

static void
archive_unpacker_free (ThemaUnpacker *base)
{
  Archive *self = (Archive *) base;
  archive_read_free (self->archive);
  g_clear_error (&self->failure);
  g_free (self->packed);
  g_free (self->member);
  g_free (self);
}

static la_ssize_t
read_packed (struct archive *archive, void *data, const void **buffer)
{
  Archive *self = data;
  *buffer = self->packed;
  gssize n = self->failure == NULL
                 ? thema_raw_file_read (self->base.file, self->packed, PACKED_SIZE, &self->failure)
                 : -1;
  if (n < 0)
    archive_set_error (archive, EIO, "reading failed");
  return n;
}

static la_int64_t
seek_packed (G_GNUC_UNUSED struct archive *archive, void *data, la_int64_t offset, int whence)
{
  Archive *self = data;
  ThemaRawFile *file = self->base.file;
  gint64 base = whence == SEEK_CUR   ? (gint64) thema_raw_file_tell (file)
                : whence == SEEK_END ? (gint64) thema_raw_file_size (file)
                                     : 0;
  if (self->failure != NULL || offset < -base || offset > G_MAXINT64 - base
      || !thema_raw_file_seek (file, (guint64) (base + offset), &self->failure))
    return ARCHIVE_FATAL;
  return base + offset;
}

/* An error of the file, or of what libarchive found in it. */
static gssize
set_error (Archive *self, GError **error)
{
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return -1;
    }
  const char *detail = archive_error_string (self->archive);
  g_autofree char *shown = g_utf8_make_valid (detail != NULL ? detail : "it ends too early", -1);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
               "%s%s%s: what is packed in it is damaged or cut off (%s); get the file once more",
               thema_raw_file_name (self->base.file), self->member != NULL ? "/" : "",
               self->member != NULL ? self->member : "", shown);
  return -1;
}

static gssize
archive_unpacker_read (gpointer data, char *buffer, gsize length, GError **error)
{
  Archive *self = data;
  for (;;)
    {
      la_ssize_t n = archive_read_data (self->archive, buffer, length);
      if (n >= 0)
        return n;
      if (n != ARCHIVE_RETRY)
        return set_error (self, error);
    }
}

static gboolean
open_archive (Archive *self, GError **error)
{
  self->is_open = TRUE;
  if (archive_read_open1 (self->archive) == ARCHIVE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

/* The whole file is one text. What follows it must be more of its kind: that much is checked by
 * libarchive, but for what comes behind the end. */
static gboolean
filter_next (ThemaUnpacker *base, G_GNUC_UNUSED char **name, GError **error)
{
  Archive *self = (Archive *) base;
  struct archive_entry *entry;
  if (self->is_open)
    return FALSE;
  if (!open_archive (self, error))
    return FALSE;
  int status = archive_read_next_header (self->archive, &entry);
  self->is_empty = status == ARCHIVE_EOF;
  if (status == ARCHIVE_OK || self->is_empty)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

static gssize
filter_read (gpointer data, char *buffer, gsize length, GError **error)
{
  Archive *self = data;
  gssize n = self->is_empty ? 0 : archive_unpacker_read (data, buffer, length, error);
  if (n != 0)
    return n;
  guint64 used = (guint64) archive_filter_bytes (self->archive, -1);
  char more;
  gssize n_more = thema_raw_file_read (self->base.file, &more, 1, error);
  if (n_more < 0)
    return -1;
  if (n_more == 0 && used >= thema_raw_file_count (self->base.file))
    return 0;
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
               "%s: what is packed in it is followed by bytes that do not belong to it; get the "
               "file once more",
               thema_raw_file_name (self->base.file));
  return -1;
}

static char *
name_of (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  if (name == NULL)
    name = archive_entry_pathname (entry);
  return g_utf8_make_valid (name != NULL ? name : "", -1);
}

/* NULL: it is a text that can be read. */
static const char *
complaint_of (struct archive_entry *entry)
{
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return "is a folder that holds text, as no folder does: the archive is damaged; get it once "
           "more";
  if (archive_entry_is_encrypted (entry))
    return "is encrypted; unpack the archive with its password, and name the files";
  if (archive_entry_filetype (entry) != AE_IFREG)
    return "is a link or a device, a file was expected; make the archive again without it";
  return NULL;
}

/* Whether there is nothing in it to be read. A bit that has flipped may make a folder of a file. */
static gboolean
is_folder (struct archive_entry *entry)
{
  return archive_entry_filetype (entry) == AE_IFDIR && archive_entry_size (entry) == 0;
}

static guint32
number_at (const guint8 *bytes)
{
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (guint32) bytes[3] << 24;
}

/* Archives that were put one behind the other look as if there were only the last one: the others'
 * members would be lost. The end of a directory says how long the archive is; that of the larger
 * kind, which stands behind "PK\6\7", is left to libarchive. */
static gboolean
check_start (Archive *self, GError **error)
{
  guint8 end[42];
  ThemaRawFile *file = self->base.file;
  guint64 size = thema_raw_file_size (file);
  gsize n = 0;
  gssize more = 1;
  if (size < sizeof end)
    return TRUE;
  if (!thema_raw_file_seek (file, size - sizeof end, error))
    return FALSE;
  for (; n < sizeof end && more > 0; n += (gsize) more)
    if ((more = thema_raw_file_read (file, (char *) end + n, sizeof end - n, error)) < 0)
      return FALSE;
  if (!thema_raw_file_seek (file, 0, error))
    return FALSE;
  if (n < sizeof end || memcmp (end + 20, "PK\5\6", 4) != 0 || memcmp (end, "PK\6\7", 4) == 0
      || (guint64) number_at (end + 32) + number_at (end + 36) == size - 22)
    return TRUE;
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
               "%s: is damaged, or several zip archives one behind the other; get the file once "
               "more, or name each by itself",
               thema_raw_file_name (file));
  return FALSE;
}

static gboolean
zip_next (ThemaUnpacker *base, char **name, GError **error)
{
  Archive *self = (Archive *) base;
  struct archive_entry *entry;
  int status;
  if (!self->is_open
      && ((!thema_raw_file_is_stdin (base->file) && !check_start (self, error))
          || !open_archive (self, error)))
    return FALSE;
  g_clear_pointer (&self->member, g_free);
  do
    status = archive_read_next_header (self->archive, &entry);
  while (status == ARCHIVE_RETRY
         || (status >= ARCHIVE_WARN && status != ARCHIVE_EOF && is_folder (entry)));
  if (status == ARCHIVE_EOF)
    return FALSE;
  if (status < ARCHIVE_WARN)
    {
      set_error (self, error);
      return FALSE;
    }
  g_autofree char *member = name_of (entry);
  const char *complaint = complaint_of (entry);
  if (complaint == NULL)
    {
      *name = g_strdup (member);
      self->member = g_steal_pointer (&member);
      return TRUE;
    }
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s/%s: %s",
               thema_raw_file_name (base->file), member, complaint);
  return FALSE;
}

static Archive *
archive_new (ThemaRawFile *file, const ThemaUnpackerClass *class)
{
  Archive *self = g_new0 (Archive, 1);
  self->base = (ThemaUnpacker){ class, file };
  self->packed = g_malloc (PACKED_SIZE);
  self->archive = archive_read_new ();
  archive_read_set_read_callback (self->archive, read_packed);
  archive_read_set_callback_data (self->archive, self);
  return self;
}

ThemaUnpacker *
thema_unpack_filter_open (ThemaRawFile *file)
{
  static const ThemaUnpackerClass class = { filter_next, filter_read, archive_unpacker_free };
  Archive *self = archive_new (file, &class);
  archive_read_support_filter_xz (self->archive);
  archive_read_support_filter_zstd (self->archive);
  archive_read_support_filter_bzip2 (self->archive);
  archive_read_support_format_raw (self->archive);
  archive_read_support_format_empty (self->archive);
  return &self->base;
}

ThemaUnpacker *
thema_unpack_zip_open (ThemaRawFile *file)
{
  static const ThemaUnpackerClass class = { zip_next, archive_unpacker_read,
                                            archive_unpacker_free };
  Archive *self = archive_new (file, &class);
  if (thema_raw_file_is_stdin (file))
    archive_read_support_format_zip_streamable (self->archive);
  else
    {
      /* By the directory at the end of the archive: without one it was cut off. */
      archive_read_support_format_zip_seekable (self->archive);
      archive_read_set_seek_callback (self->archive, seek_packed);
    }
  return &self->base;
}
