/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/raw-file.h"

#include "base/digest.h"
#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _ThemaRawFile
{
  char *name; /* owned */
  int fd;     /* owned, but for standard input; -1: none */
  gboolean is_stdin;
  guint64 size, position, count;
  char head[THEMA_PEEK_SIZE];
  gsize head_start, head_end; /* of what was peeked and is still to be read */
  ThemaDigest *digest;        /* owned: of standard input */
  char *hex;                  /* owned: at its end */
};

static gboolean
open_file (ThemaRawFile *self, const char *path, GError **error)
{
  /* Not to wait for a writer, should it be a pipe. */
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    return thema_error_set_errno (error, self->name, "open", errno);
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO, "%s: is %s", self->name,
                   S_ISDIR (info.st_mode)
                       ? "a folder, a file was expected"
                       : "not a regular file; what comes through a pipe is read from standard "
                         "input, by the name -");
      return FALSE;
    }
  self->size = (guint64) info.st_size;
  return TRUE;
}

ThemaRawFile *
thema_raw_file_open (const char *path, GError **error)
{
  g_autoptr (ThemaRawFile) self = g_new0 (ThemaRawFile, 1);
  self->is_stdin = strcmp (path, THEMA_STDIN_PATH) == 0;
  self->name = self->is_stdin ? g_strdup (THEMA_STDIN_NAME) : g_filename_display_name (path);
  self->fd = -1;
  if (self->is_stdin)
    {
      self->fd = STDIN_FILENO;
      self->digest = thema_digest_new ();
    }
  else if (!open_file (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
thema_raw_file_free (ThemaRawFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0 && !self->is_stdin)
    close (self->fd);
  thema_digest_free (self->digest);
  g_free (self->hex);
  g_free (self->name);
  g_free (self);
}

const char *
thema_raw_file_name (const ThemaRawFile *self)
{
  return self->name;
}

gboolean
thema_raw_file_is_stdin (const ThemaRawFile *self)
{
  return self->is_stdin;
}

guint64
thema_raw_file_size (const ThemaRawFile *self)
{
  return self->size;
}

static gssize
read_some (ThemaRawFile *self, char *buffer, gsize length, GError **error)
{
  for (;;)
    {
      gssize n = read (self->fd, buffer, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        thema_error_set_errno (error, self->name, "read", errno);
      else
        self->count += (guint64) n;
      if (n > 0 && self->digest != NULL)
        thema_digest_update (self->digest, buffer, (gsize) n);
      return n;
    }
}

gboolean
thema_raw_file_peek (ThemaRawFile *self, const char **bytes, gsize *length, GError **error)
{
  gssize n = 1;
  while (self->head_end < THEMA_PEEK_SIZE && n > 0)
    {
      n = read_some (self, self->head + self->head_end, THEMA_PEEK_SIZE - self->head_end, error);
      if (n < 0)
        return FALSE;
      self->head_end += (gsize) n;
    }
  *bytes = self->head;
  *length = self->head_end;
  return TRUE;
}

gssize
thema_raw_file_read (gpointer data, char *buffer, gsize length, GError **error)
{
  ThemaRawFile *self = data;
  gsize n_head = MIN (self->head_end - self->head_start, length);
  gssize n = (gssize) n_head;
  if (n_head > 0)
    {
      memcpy (buffer, self->head + self->head_start, n_head);
      self->head_start += n_head;
    }
  else
    n = read_some (self, buffer, length, error);
  if (n > 0)
    self->position += (guint64) n;
  return n;
}

gboolean
thema_raw_file_seek (ThemaRawFile *self, guint64 offset, GError **error)
{
  g_return_val_if_fail (!self->is_stdin, FALSE);
  self->head_start = self->head_end = 0;
  if (lseek (self->fd, (off_t) offset, SEEK_SET) < 0)
    return thema_error_set_errno (error, self->name, "read", errno);
  self->position = offset;
  return TRUE;
}

guint64
thema_raw_file_tell (const ThemaRawFile *self)
{
  return self->position;
}

guint64
thema_raw_file_count (const ThemaRawFile *self)
{
  return self->count;
}

const char *
thema_raw_file_digest (ThemaRawFile *self, GError **error)
{
  g_return_val_if_fail (self->digest != NULL, NULL);
  char buffer[16 * 1024];
  gssize n = 1;
  while (self->hex == NULL && n > 0)
    if ((n = read_some (self, buffer, sizeof buffer, error)) < 0)
      return NULL;
  if (self->hex == NULL)
    self->hex = thema_digest_finish (self->digest);
  return self->hex;
}
