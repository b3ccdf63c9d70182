/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/carrier.h"

#include "base/error.h"
#include "corpus/feed-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _ThemaCarrier
{
  char *path, *name; /* owned */
  char *encoding;    /* owned or NULL */
  int fd;            /* owned */
  guint64 size;
  ThemaFeed *feed; /* owned */
};

static gssize
read_file (gpointer data, char *buffer, gsize length, GError **error)
{
  ThemaCarrier *self = data;
  for (;;)
    {
      gssize n = read (self->fd, buffer, length);
      if (n >= 0)
        return n;
      if (errno != EINTR)
        {
          thema_error_set_errno (error, self->name, "read", errno);
          return -1;
        }
    }
}

ThemaCarrier *
thema_carrier_open (const char *path, const char *encoding, GError **error)
{
  g_autoptr (ThemaCarrier) self = g_new0 (ThemaCarrier, 1);
  self->path = g_strdup (path);
  self->name = g_filename_display_name (path);
  self->encoding = g_strdup (encoding);
  /* Not to wait for a writer, should it be a pipe. */
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      thema_error_set_errno (error, self->name, "open", errno);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO, "%s: is %s, a file was expected",
                   self->name, S_ISDIR (info.st_mode) ? "a folder" : "not a regular file");
      return NULL;
    }
  self->size = (guint64) info.st_size;
  return g_steal_pointer (&self);
}

void
thema_carrier_free (ThemaCarrier *self)
{
  if (self == NULL)
    return;
  thema_feed_free (self->feed);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self);
}

ThemaFeed *
thema_carrier_next (ThemaCarrier *self, GError **error)
{
  if (self->feed != NULL)
    return NULL;
  self->feed = thema_feed_new (self->name, self->encoding, read_file, self, error);
  return self->feed;
}

guint64
thema_carrier_size (const ThemaCarrier *self)
{
  return self->size;
}
