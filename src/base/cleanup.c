/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cleanup.h"

#include <glib/gstdio.h>
#include <unistd.h>

static GRecMutex mutex;
static GPtrArray *paths; /* owned, of owned; NULL before the first */

void
thema_cleanup_hold (void)
{
  g_rec_mutex_lock (&mutex);
}

void
thema_cleanup_release (void)
{
  g_rec_mutex_unlock (&mutex);
}

void
thema_cleanup_add (const char *path)
{
  thema_cleanup_hold ();
  if (paths == NULL)
    paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (paths, g_canonicalize_filename (path, NULL));
  thema_cleanup_release ();
}

void
thema_cleanup_drop (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  guint index;
  thema_cleanup_hold ();
  if (paths != NULL && g_ptr_array_find_with_equal_func (paths, full, g_str_equal, &index))
    g_ptr_array_remove_index (paths, index);
  thema_cleanup_release ();
}

void
thema_remove_folder (const char *path)
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

char *
thema_cleanup_make_folder (GError **error)
{
  thema_cleanup_hold ();
  char *path = g_dir_make_tmp ("thema-XXXXXX", error);
  if (path != NULL)
    thema_cleanup_add (path);
  thema_cleanup_release ();
  return path;
}

void
thema_cleanup_remove_folder (const char *path)
{
  thema_cleanup_hold ();
  thema_remove_folder (path);
  thema_cleanup_drop (path);
  thema_cleanup_release ();
}

void
thema_cleanup_finish (void)
{
  thema_cleanup_hold ();
  for (guint i = paths != NULL ? paths->len : 0; i > 0; i--)
    if (g_unlink (g_ptr_array_index (paths, i - 1)) != 0)
      thema_remove_folder (g_ptr_array_index (paths, i - 1));
}
