/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target on the files named, and on every file of the folders named: how seeds and past
 * crashes are replayed by a compiler without libFuzzer. */

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint
replay (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;
  if (dir != NULL)
    {
      for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          count += replay (file);
        }
      return count;
    }
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents (path, &bytes, &length, &error))
    g_error ("%s", error->message);
  /* An exact copy, so that the sanitizer sees a read beyond the end. */
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  LLVMFuzzerTestOneInput (length > 0 ? copy : (const guint8 *) "", length);
  return 1;
}

int
main (int argc, char **argv)
{
  guint count = 0;
  for (int i = 1; i < argc; i++)
    count += replay (argv[i]);
  g_print ("%u inputs replayed\n", count);
  return count == 0;
}
