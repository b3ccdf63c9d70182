/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <string.h>

#define N_PIECES 5000

/* From nothing, over sizes about the chunk's, to a few chunks at once. */
static const gsize sizes[] = { 0, 1, 7, 8, 9, 100, 4096, 65535, 65536, 65537, 300000 };

static void
test_pieces_are_apart (void)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autofree guint8 **pieces = g_new (guint8 *, N_PIECES);
  for (guint i = 0; i < N_PIECES; i++)
    {
      gsize size = 1 + i % 200;
      pieces[i] = thema_arena_alloc (arena, size);
      g_assert_cmpuint (GPOINTER_TO_SIZE (pieces[i]) % 8, ==, 0);
      memset (pieces[i], (int) (i % 251), size);
    }
  for (guint i = 0; i < N_PIECES; i++)
    for (gsize k = 0; k < 1 + i % 200; k++)
      g_assert_cmpuint (pieces[i][k], ==, i % 251);
}

static void
test_all_sizes (void)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          guint8 *piece = thema_arena_alloc (arena, sizes[i]);
          g_assert_nonnull (piece);
          memset (piece, 0xAA, sizes[i]);
        }
      thema_arena_reset (arena);
    }
}

static void
test_copies (void)
{
  static const char bytes[] = "caf\xC3\xA9\0behind NUL";
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  const char *empty = thema_arena_copy (arena, NULL, 0);
  const char *copy = thema_arena_copy (arena, bytes, sizeof bytes - 1);
  gpointer number = thema_arena_alloc (arena, sizeof (double));
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpmem (copy, (int) sizeof bytes, bytes, (int) sizeof bytes);
  g_assert_cmpuint (GPOINTER_TO_SIZE (number) % 8, ==, 0);
}

static void
test_reset_keeps_memory (void)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  gpointer first = thema_arena_alloc (arena, 16);
  thema_arena_alloc (arena, 100000);
  thema_arena_reset (arena);
  g_assert_true (thema_arena_alloc (arena, 16) == first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/pieces-are-apart", test_pieces_are_apart);
  g_test_add_func ("/arena/all-sizes", test_all_sizes);
  g_test_add_func ("/arena/copies", test_copies);
  g_test_add_func ("/arena/reset-keeps-memory", test_reset_keeps_memory);
  return g_test_run ();
}
