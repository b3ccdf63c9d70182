/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/folder.h"

#include "base/cleanup.h"
#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define TEMPORARY ".tmp-"
#define RANDOM_LETTERS 6
#define ASIDE ".old"

struct _ThemaFolder
{
  char *target;    /* owned */
  char *temporary; /* owned; NULL once it took the target's place */
  int fd;          /* of the temporary folder, locked while this process lives */
};

/* The absolute path; a link leads to the folder itself, which is what will be replaced. */
static char *
resolve (const char *target)
{
  char *real = realpath (target, NULL);
  if (real == NULL)
    return g_canonicalize_filename (target, NULL);
  char *copy = g_strdup (real);
  free (real);
  return copy;
}

/* Opens a temporary folder and locks it, which says that its process lives. -1: somebody else holds
 * it, or it is gone, or this file system does not lock folders. */
static int
lock_folder (const char *path)
{
  GStatBuf opened, named;
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &opened) == 0
      && g_lstat (path, &named) == 0 && opened.st_ino == named.st_ino)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Whether the file name is that of a temporary folder for `base`, `*aside` of an old target that
 * stood aside when its process was killed. */
static gboolean
is_temporary (const char *name, const char *base, gboolean *aside)
{
  g_autofree char *before = g_strconcat (".", base, TEMPORARY, NULL);
  if (!g_str_has_prefix (name, before))
    return FALSE;
  const char *letters = name + strlen (before);
  gsize n = 0;
  while (n < RANDOM_LETTERS && g_ascii_isalnum (letters[n]))
    n++;
  *aside = strcmp (letters + n, ASIDE) == 0;
  return n == RANDOM_LETTERS && (letters[n] == '\0' || *aside);
}

/* Whether the process that moved an old target aside is about to put the new one in its place. */
static gboolean
is_at_work (const char *aside)
{
  g_autofree char *twin = g_strndup (aside, strlen (aside) - strlen (ASIDE));
  if (!g_file_test (twin, G_FILE_TEST_IS_DIR))
    return FALSE;
  int fd = lock_folder (twin);
  if (fd >= 0)
    close (fd);
  return fd < 0;
}

/* Removes what a killed process left behind, unless another one is at work in it. Of a target that
 * it had moved aside and not yet replaced, the old one comes back. */
static void
remove_stale (const char *parent, const char *base, const char *target)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;
  gboolean aside;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!is_temporary (name, base, &aside))
        continue;
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int fd = aside && is_at_work (path) ? -1 : lock_folder (path);
      if (fd < 0)
        continue;
      if (!aside || g_file_test (target, G_FILE_TEST_EXISTS) || g_rename (path, target) != 0)
        thema_remove_folder (path);
      close (fd);
    }
}

/* Makes the temporary folder, whose name is completed in `path`. */
static gboolean
make_temporary (char *path, int *fd)
{
  gsize length = strlen (path);
  for (guint tries = 0; tries < 10; tries++)
    {
      thema_cleanup_hold ();
      gboolean made = g_mkdtemp_full (path, 0777) != NULL;
      if (made)
        thema_cleanup_add (path);
      thema_cleanup_release ();
      if (!made)
        return FALSE;
      *fd = lock_folder (path);
      /* Another process may have taken it for a stale one, before it was locked. */
      if (*fd >= 0 || g_file_test (path, G_FILE_TEST_IS_DIR))
        return TRUE;
      thema_cleanup_drop (path);
      memset (path + length - RANDOM_LETTERS, 'X', RANDOM_LETTERS);
    }
  errno = EAGAIN;
  return FALSE;
}

void
thema_folder_tidy (const char *target)
{
  g_autofree char *full = resolve (target);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autofree char *base = g_path_get_basename (full);
  remove_stale (parent, base, full);
}

ThemaFolder *
thema_folder_new (const char *target, GError **error)
{
  g_autofree char *full = resolve (target);
  g_autofree char *current = g_get_current_dir ();
  g_autofree char *parent = g_path_get_dirname (full);
  g_autofree char *base = g_path_get_basename (full);
  g_autofree char *hidden = g_strdup_printf (".%s" TEMPORARY "XXXXXX", base);
  g_autofree char *temporary = g_build_filename (parent, hidden, NULL);
  int fd = -1;
  if (*target == '\0' || g_str_equal (full, current) || g_str_equal (full, "/"))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
                   "'%s': the output folder is replaced as a whole; choose a folder of its own",
                   target);
      return NULL;
    }
  if (g_file_test (full, G_FILE_TEST_EXISTS) && !g_file_test (full, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
                   "%s: is a file, the output needs a folder; choose another name", target);
      return NULL;
    }
  remove_stale (parent, base, full);
  if (g_mkdir_with_parents (parent, 0777) != 0 || !make_temporary (temporary, &fd))
    {
      thema_error_set_errno (error, target, "create", errno);
      return NULL;
    }
  ThemaFolder *self = g_new0 (ThemaFolder, 1);
  self->target = g_steal_pointer (&full);
  self->temporary = g_steal_pointer (&temporary);
  self->fd = fd;
  return self;
}

void
thema_folder_free (ThemaFolder *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    {
      thema_remove_folder (self->temporary);
      thema_cleanup_drop (self->temporary);
    }
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self);
}

char *
thema_folder_path (const ThemaFolder *self, const char *name)
{
  return g_build_filename (self->temporary, name, NULL);
}

/* A second name for the same file, or a copy where the file system has no hard links. */
static gboolean
carry_over (const char *from, const char *to, GError **error)
{
  if (link (from, to) == 0)
    return TRUE;
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  return g_file_copy (source, target, G_FILE_COPY_ALL_METADATA | G_FILE_COPY_NOFOLLOW_SYMLINKS,
                      NULL, NULL, NULL, error);
}

static gboolean
carry_over_all (ThemaFolder *self, gboolean (*keep) (const char *, gpointer), gpointer user_data,
                GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->target, 0, error);
  if (dir == NULL)
    return FALSE;
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (self->target, name, NULL);
      g_autofree char *to = thema_folder_path (self, name);
      if (g_file_test (from, G_FILE_TEST_IS_DIR) && !g_file_test (from, G_FILE_TEST_IS_SYMLINK))
        {
          g_set_error (
              error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
              "%s: the output folder holds another folder; choose an output folder of its own",
              from);
          return FALSE;
        }
      if (g_file_test (to, G_FILE_TEST_EXISTS) || !keep (name, user_data))
        continue;
      if (!carry_over (from, to, error))
        return FALSE;
    }
  return TRUE;
}

/* Swaps the two names in one step where the system can; otherwise in two, the old one kept aside.
 */
static gboolean
replace (ThemaFolder *self, GError **error)
{
#ifdef RENAME_EXCHANGE
  if (renameat2 (AT_FDCWD, self->temporary, AT_FDCWD, self->target, RENAME_EXCHANGE) == 0)
    {
      thema_remove_folder (self->temporary);
      return TRUE;
    }
#endif
  g_autofree char *aside = g_strconcat (self->temporary, ASIDE, NULL);
  if (g_rename (self->target, aside) != 0)
    return thema_error_set_errno (error, self->target, "replace", errno);
  if (g_rename (self->temporary, self->target) != 0)
    {
      int saved = errno;
      g_rename (aside, self->target);
      return thema_error_set_errno (error, self->target, "replace", saved);
    }
  thema_remove_folder (aside);
  return TRUE;
}

static gboolean
put_in_place (ThemaFolder *self, gboolean (*keep) (const char *, gpointer), gpointer user_data,
              GError **error)
{
  if (g_file_test (self->target, G_FILE_TEST_IS_DIR))
    return carry_over_all (self, keep, user_data, error) && replace (self, error);
  if (g_rename (self->temporary, self->target) != 0)
    return thema_error_set_errno (error, self->target, "create", errno);
  return TRUE;
}

gboolean
thema_folder_commit (ThemaFolder *self, gboolean (*keep) (const char *, gpointer),
                     gpointer user_data, GError **error)
{
  thema_cleanup_hold ();
  gboolean good = put_in_place (self, keep, user_data, error);
  if (good)
    thema_cleanup_drop (self->temporary);
  thema_cleanup_release ();
  if (good)
    g_clear_pointer (&self->temporary, g_free);
  return good;
}
