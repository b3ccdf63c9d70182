/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/spill.h"

#include "base/error.h"
#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Small corpora never need the file. */
#define BUFFER_SIZE ((gsize) 256 * 1024)

struct _ThemaSpill
{
  char *path;   /* owned: of the target */
  char *buffer; /* owned, BUFFER_SIZE: the last bytes */
  gsize used;
  guint64 written; /* bytes in the file */
  int fd;          /* -1: not open */
  int failure;     /* errno of the first error, 0: none */
};

ThemaSpill *
thema_spill_new (const char *path)
{
  ThemaSpill *self = g_new0 (ThemaSpill, 1);
  self->path = g_strdup (path);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->fd = -1;
  return self;
}

void
thema_spill_free (ThemaSpill *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->buffer);
  g_free (self);
}

guint64
thema_spill_size (const ThemaSpill *self)
{
  return self->written + self->used;
}

/* A file that is gone from its folder as soon as it is there. */
static void
open_file (ThemaSpill *self)
{
  g_autofree char *name = g_strconcat (self->path, ".tmp-XXXXXX", NULL);
  self->fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0 || g_unlink (name) != 0)
    self->failure = errno;
}

static void
write_all (ThemaSpill *self, const char *bytes, gsize length)
{
  if (self->fd < 0 && self->failure == 0)
    open_file (self);
  if (self->failure == 0)
    self->failure = thema_write_all (self->fd, bytes, length, -1);
  self->written += length;
}

void
thema_spill_append (ThemaSpill *self, gconstpointer bytes, gsize length)
{
  if (length > BUFFER_SIZE - self->used)
    {
      write_all (self, self->buffer, self->used);
      self->used = 0;
    }
  if (length >= BUFFER_SIZE)
    {
      write_all (self, bytes, length);
      return;
    }
  if (length > 0)
    memcpy (self->buffer + self->used, bytes, length);
  self->used += length;
}

gboolean
thema_spill_read (ThemaSpill *self,
                  void (*take) (gconstpointer bytes, gsize length, gpointer user_data),
                  gpointer user_data, GError **error)
{
  g_autofree char *piece = self->written > 0 ? g_malloc (BUFFER_SIZE) : NULL;
  for (guint64 at = 0; at < self->written && self->failure == 0;)
    {
      gsize length = (gsize) MIN (BUFFER_SIZE, self->written - at);
      gssize n = pread (self->fd, piece, length, (off_t) at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        self->failure = n < 0 ? errno : EIO;
      else
        {
          take (piece, (gsize) n, user_data);
          at += (guint64) n;
        }
    }
  if (self->failure != 0)
    return thema_error_set_errno (error, self->path, "write", self->failure);
  take (self->buffer, self->used, user_data);
  return TRUE;
}
