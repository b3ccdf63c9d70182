/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/input.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static GMappedFile *
map_regular (int fd, const char *name, GError **error)
{
  struct stat info;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO, "%s: is %s, a file was expected",
                   name, S_ISDIR (info.st_mode) ? "a folder" : "not a regular file");
      return NULL;
    }
  g_autoptr (GError) cause = NULL;
  GMappedFile *mapped = g_mapped_file_new_from_fd (fd, FALSE, &cause);
  if (mapped == NULL)
    g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO, "%s: could not read it: %s", name,
                 cause->message);
  return mapped;
}

ThemaInput *
thema_input_open_for_reading (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  /* Not to wait for a writer, should it be a pipe. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      thema_error_set_errno (error, name, "open", errno);
      return NULL;
    }
  g_autoptr (GMappedFile) mapped = map_regular (fd, name, error);
  if (mapped == NULL)
    {
      close (fd);
      return NULL;
    }
  ThemaInput *self = g_new0 (ThemaInput, 1);
  self->path = g_strdup (path);
  self->length = g_mapped_file_get_length (mapped);
  self->bytes = self->length > 0 ? g_mapped_file_get_contents (mapped) : "";
  self->mapped = g_steal_pointer (&mapped);
  self->fd = fd;
  return self;
}

static void
close_file (ThemaInput *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

ThemaInput *
thema_input_open (const char *path, GError **error)
{
  ThemaInput *self = thema_input_open_for_reading (path, error);
  if (self != NULL)
    close_file (self);
  return self;
}

void
thema_input_free (ThemaInput *self)
{
  if (self == NULL)
    return;
  close_file (self);
  g_free (self->path);
  g_mapped_file_unref (self->mapped);
  g_free (self);
}

gboolean
thema_input_read (const ThemaInput *self, const char *from, gpointer buffer, gsize length,
                  GError **error)
{
  g_return_val_if_fail (self->fd >= 0, FALSE);
  char *next = buffer;
  goffset offset = from - self->bytes;
  while (length > 0)
    {
      gssize n = pread (self->fd, next, length, (off_t) offset);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0) /* 0: the file has become shorter */
        return thema_error_set_errno (error, self->path, "read", n < 0 ? errno : EIO);
      next += n;
      offset += n;
      length -= (gsize) n;
    }
  return TRUE;
}

void
thema_input_release (const ThemaInput *self, gconstpointer from, gsize length)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize start = (gsize) ((const char *) from - self->bytes), end = start + length;
  start = (start + page - 1) / page * page;
  end = end / page * page;
  if (start < end) /* advice: nothing depends on its being taken */
    madvise ((char *) self->bytes + start, end - start, MADV_DONTNEED);
}
