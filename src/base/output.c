/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/output.h"

#include "base/cleanup.h"
#include "base/digest.h"
#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE ((gsize) 256 * 1024)

struct _ThemaOutput
{
  char *path;      /* owned: the target */
  char *temporary; /* owned; NULL once renamed */
  int fd;          /* -1: closed */
  char *buffer;    /* owned, BUFFER_SIZE */
  gsize used;
  guint64 flushed;     /* bytes handed to the system */
  ThemaDigest *digest; /* owned; NULL: not asked for */
  char *hex;           /* owned: the digest after the commit */
  int failure;         /* errno of the first error, 0: none */
};

ThemaOutput *
thema_output_new (const char *path, GError **error)
{
  GStatBuf info;
  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
                   "%s: is no regular file and will not be replaced; choose another name", path);
      return NULL;
    }
  g_autofree char *temporary = g_strconcat (path, ".tmp-XXXXXX", NULL);
  thema_cleanup_hold ();
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd >= 0)
    thema_cleanup_add (temporary);
  thema_cleanup_release ();
  if (fd < 0)
    {
      thema_error_set_errno (error, path, "create", errno);
      return NULL;
    }
  ThemaOutput *self = g_new0 (ThemaOutput, 1);
  self->path = g_strdup (path);
  self->temporary = g_steal_pointer (&temporary);
  self->fd = fd;
  self->buffer = g_malloc (BUFFER_SIZE);
  return self;
}

void
thema_output_free (ThemaOutput *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    {
      g_unlink (self->temporary);
      thema_cleanup_drop (self->temporary);
    }
  g_free (self->path);
  g_free (self->temporary);
  g_free (self->buffer);
  g_free (self->hex);
  thema_digest_free (self->digest);
  g_free (self);
}

int
thema_write_all (int fd, const char *bytes, gsize length, gint64 offset)
{
  while (length > 0)
    {
      gssize n
          = offset < 0 ? write (fd, bytes, length) : pwrite (fd, bytes, length, (off_t) offset);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? errno : EIO;
      bytes += n;
      length -= (gsize) n;
      if (offset >= 0)
        offset += n;
    }
  return 0;
}

static void
write_all (ThemaOutput *self, const char *bytes, gsize length, gint64 offset)
{
  if (self->failure == 0)
    self->failure = thema_write_all (self->fd, bytes, length, offset);
}

static void
hand_over (ThemaOutput *self, const char *bytes, gsize length)
{
  if (self->digest != NULL)
    thema_digest_update (self->digest, bytes, length);
  write_all (self, bytes, length, -1);
  self->flushed += length;
}

static void
flush (ThemaOutput *self)
{
  hand_over (self, self->buffer, self->used);
  self->used = 0;
}

void
thema_output_write (ThemaOutput *self, gconstpointer bytes, gsize length)
{
  if (length > BUFFER_SIZE - self->used)
    flush (self);
  if (length >= BUFFER_SIZE)
    {
      hand_over (self, bytes, length);
      return;
    }
  if (length > 0)
    memcpy (self->buffer + self->used, bytes, length);
  self->used += length;
}

guint64
thema_output_tell (const ThemaOutput *self)
{
  return self->flushed + self->used;
}

void
thema_output_patch (ThemaOutput *self, guint64 offset, gconstpointer bytes, gsize length)
{
  g_return_if_fail (self->digest == NULL);
  g_return_if_fail (offset + length <= thema_output_tell (self));
  flush (self);
  write_all (self, bytes, length, (gint64) offset);
}

void
thema_output_enable_digest (ThemaOutput *self)
{
  g_return_if_fail (thema_output_tell (self) == 0);
  self->digest = thema_digest_new ();
}

/* Gives the file its name. */
static void
rename_file (ThemaOutput *self)
{
  thema_cleanup_hold ();
  if (g_rename (self->temporary, self->path) == 0)
    thema_cleanup_drop (self->temporary);
  else
    self->failure = errno;
  thema_cleanup_release ();
}

gboolean
thema_output_commit (ThemaOutput *self, GError **error)
{
  flush (self);
  if (close (self->fd) != 0 && self->failure == 0)
    self->failure = errno;
  self->fd = -1;
  if (self->failure == 0)
    rename_file (self);
  if (self->failure != 0)
    return thema_error_set_errno (error, self->path, "write", self->failure);
  g_clear_pointer (&self->temporary, g_free);
  if (self->digest != NULL)
    self->hex = thema_digest_finish (self->digest);
  return TRUE;
}

const char *
thema_output_get_digest (const ThemaOutput *self)
{
  return self->hex;
}

gboolean
thema_output_save (const char *path, const char *bytes, gsize length, GError **error)
{
  g_autoptr (ThemaOutput) output = thema_output_new (path, error);
  if (output == NULL)
    return FALSE;
  thema_output_write (output, bytes, length);
  return thema_output_commit (output, error);
}
