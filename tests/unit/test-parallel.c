/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/parallel.h"

typedef struct
{
  guint8 *seen; /* owned, by item: how often; each is touched by one thread */
  gsize n, step;
} Items;

static void
see (gpointer user_data, gsize from, gsize to)
{
  Items *items = user_data;
  g_assert_cmpuint (from, <, to);
  g_assert_cmpuint (to, <=, items->n);
  g_assert_cmpuint (to - from, <=, items->step);
  for (gsize i = from; i < to; i++)
    items->seen[i]++;
}

/* Every item once, whatever the number of threads. */
static void
test_once (void)
{
  static const gsize sizes[] = { 0, 1, 2, 7, 64, 1001 };
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n_threads = 0; n_threads < 5; n_threads++)
      for (gsize step = 1; step < 70; step += 11)
        {
          gsize n = sizes[s];
          g_autofree guint8 *seen = g_new0 (guint8, n + 1);
          Items items = { seen, n, step };
          thema_parallel_for (n, step, n_threads, see, &items);
          for (gsize i = 0; i < n; i++)
            g_assert_cmpuint (seen[i], ==, 1);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parallel/once", test_once);
  return g_test_run ();
}
