/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programs/study-folder.h"

#include "base/error.h"
#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <unistd.h>

void
thema_study_folder_init (ThemaStudyFolder *self, const char *path)
{
  self->path = g_strdup (path);
  self->store = g_build_filename (path, "corpus.thema", NULL);
  self->segments = g_build_filename (path, "corpus.segments", NULL);
  self->lock = -1;
}

void
thema_study_folder_clear (ThemaStudyFolder *self)
{
  if (self->path != NULL && self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->store, g_free);
  g_clear_pointer (&self->segments, g_free);
}

/* Whatever decides how text is cut and coded (transfer full). ICU breaks what the tables of our own
 * do not. */
static char *
describe_version (void)
{
  UVersionInfo version;
  char unicode[U_MAX_VERSION_STRING_LENGTH], icu[U_MAX_VERSION_STRING_LENGTH];
  u_getUnicodeVersion (version);
  u_versionToString (version, unicode);
  u_getVersion (version);
  u_versionToString (version, icu);
  return g_strdup_printf ("thema %s, Unicode %s, ICU %s", PACKAGE_VERSION, unicode, icu);
}

char *
thema_study_folder_other_version (const ThemaStudyFolder *self)
{
  g_autofree char *path = g_build_filename (self->path, "version", NULL);
  g_autofree char *ours = describe_version ();
  g_autofree char *theirs = NULL;
  if (!g_file_get_contents (path, &theirs, NULL, NULL))
    return NULL;
  g_strchomp (theirs);
  if (strcmp (ours, theirs) == 0)
    return NULL;
  g_autofree char *shown = g_utf8_make_valid (theirs, MIN ((gssize) strlen (theirs), 80));
  return g_strdup_printf ("made by %s, and this is %s", shown, ours);
}

/* The process that holds the lock, as it says itself (transfer full). */
static char *
name_holder (int fd)
{
  char text[32] = "";
  gssize n = pread (fd, text, sizeof text - 1, 0);
  guint64 pid = n > 0 ? g_ascii_strtoull (text, NULL, 10) : 0;
  return pid > 0 ? g_strdup_printf (" (process %" G_GUINT64_FORMAT ")", pid) : g_strdup ("");
}

static gboolean
take_lock (ThemaStudyFolder *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, "lock", NULL);
  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (self->lock < 0)
    return thema_error_set_errno (error, path, "create", errno);
  /* A file system without locks lets everyone in, as it has to. */
  if (flock (self->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      g_autofree char *holder = name_holder (self->lock);
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO,
                   "%s: another run of this study is at work%s; wait for its end, or give this one "
                   "a folder of its own with --work",
                   self->path, holder);
      return FALSE;
    }
  g_autofree char *pid = g_strdup_printf ("%ld\n", (long) getpid ());
  if (ftruncate (self->lock, 0) == 0 && pwrite (self->lock, pid, strlen (pid), 0) < 0)
    return thema_error_set_errno (error, path, "write", errno);
  return TRUE;
}

/* The temporary files of a killed run; nobody else is at work here. */
static void
remove_temporary (const ThemaStudyFolder *self)
{
  static const char *const ours[] = { "corpus.thema.tmp-", "corpus.segments.tmp-", "version.tmp-" };
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
      if (g_str_has_prefix (name, ours[i]))
        {
          g_autofree char *path = g_build_filename (self->path, name, NULL);
          g_unlink (path);
        }
}

/* What another version made goes before the folder is said to be of this one. */
static gboolean
take_over (const ThemaStudyFolder *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, "version", NULL);
  g_autofree char *other = thema_study_folder_other_version (self);
  if (other == NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_unlink (self->segments);
  g_unlink (self->store);
  g_autofree char *version = describe_version ();
  g_autofree char *line = g_strconcat (version, "\n", NULL);
  return thema_output_save (path, line, strlen (line), error);
}

gboolean
thema_study_folder_enter (ThemaStudyFolder *self, GError **error)
{
  if (g_mkdir_with_parents (self->path, 0777) != 0)
    return thema_error_set_errno (error, self->path, "create", errno);
  if (!take_lock (self, error))
    return FALSE;
  remove_temporary (self);
  return take_over (self, error);
}
