/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/folder.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct _ThemaFolder
{
  char *target;    /* owned */
  char *temporary; /* owned; NULL once it took the target's place */
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

ThemaFolder *
thema_folder_new (const char *target, GError **error)
{
  g_autofree char *full = resolve (target);
  g_autofree char *current = g_get_current_dir ();
  g_autofree char *parent = g_path_get_dirname (full);
  g_autofree char *base = g_path_get_basename (full);
  g_autofree char *hidden = g_strdup_printf (".%s.tmp-XXXXXX", base);
  g_autofree char *temporary = g_build_filename (parent, hidden, NULL);
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
  if (g_mkdir_with_parents (parent, 0777) != 0 || g_mkdtemp_full (temporary, 0777) == NULL)
    {
      thema_error_set_errno (error, target, "create", errno);
      return NULL;
    }
  ThemaFolder *self = g_new0 (ThemaFolder, 1);
  self->target = g_steal_pointer (&full);
  self->temporary = g_steal_pointer (&temporary);
  return self;
}

/* Removes a folder and the files in it; folders of ours hold no folders. */
static void
remove_flat (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

void
thema_folder_free (ThemaFolder *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    remove_flat (self->temporary);
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
      remove_flat (self->temporary);
      return TRUE;
    }
#endif
  g_autofree char *aside = g_strconcat (self->temporary, ".old", NULL);
  if (g_rename (self->target, aside) != 0)
    return thema_error_set_errno (error, self->target, "replace", errno);
  if (g_rename (self->temporary, self->target) != 0)
    {
      int saved = errno;
      g_rename (aside, self->target);
      return thema_error_set_errno (error, self->target, "replace", saved);
    }
  remove_flat (aside);
  return TRUE;
}

gboolean
thema_folder_commit (ThemaFolder *self, gboolean (*keep) (const char *, gpointer),
                     gpointer user_data, GError **error)
{
  if (g_file_test (self->target, G_FILE_TEST_IS_DIR))
    {
      if (!carry_over_all (self, keep, user_data, error) || !replace (self, error))
        return FALSE;
    }
  else if (g_rename (self->temporary, self->target) != 0)
    return thema_error_set_errno (error, self->target, "create", errno);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
