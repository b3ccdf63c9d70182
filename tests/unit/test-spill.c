/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/spill.h"

#include <glib/gstdio.h>
#include <string.h>

static void
take (gconstpointer bytes, gsize length, gpointer user_data)
{
  g_byte_array_append (user_data, bytes, (guint) length);
}

/* As many bytes as are given come back, whether they stayed in memory or not, and as often as asked. */
static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 1000, 262143, 262144, 262145, 1000000 };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize piece = 999; piece < 1000000; piece *= 31)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *folder = g_dir_make_tmp ("thema-XXXXXX", NULL);
        g_autofree char *path = g_build_filename (folder, "target", NULL);
        g_autoptr (ThemaSpill) spill = thema_spill_new (path);
        g_autofree guint8 *bytes = g_malloc (sizes[i] + 1);
        for (gsize k = 0; k < sizes[i]; k++)
          bytes[k] = (guint8) (k * 31 / 7);
        for (gsize at = 0; at < sizes[i]; at += piece)
          thema_spill_append (spill, bytes + at, MIN (piece, sizes[i] - at));
        g_assert_cmpuint (thema_spill_size (spill), ==, sizes[i]);
        for (guint round = 0; round < 2; round++)
          {
            g_autoptr (GByteArray) back = g_byte_array_new ();
            g_assert_true (thema_spill_read (spill, take, back, &error));
            g_assert_no_error (error);
            g_assert_cmpuint (back->len, ==, sizes[i]);
            g_assert_true (sizes[i] == 0 || memcmp (back->data, bytes, sizes[i]) == 0);
          }
        /* Nothing has a name. */
        g_assert_cmpint (g_rmdir (folder), ==, 0);
      }
}

static void
test_no_room (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) back = g_byte_array_new ();
  g_autoptr (ThemaSpill) spill = thema_spill_new ("/no/such/folder/target");
  g_autofree char *bytes = g_malloc0 (1000000);
  thema_spill_append (spill, bytes, 1000000);
  g_assert_false (thema_spill_read (spill, take, back, &error));
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "/no/such/folder/target: could not write it"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spill/round-trip", test_round_trip);
  g_test_add_func ("/spill/no-room", test_no_room);
  return g_test_run ();
}
