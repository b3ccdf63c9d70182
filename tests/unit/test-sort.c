/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sort.h"

/* Keys of `bits` bits; items say where they stood. */
static ThemaSortKey *
random_keys (gsize n, guint bits)
{
  ThemaSortKey *keys = g_new (ThemaSortKey, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      guint64 bits_of_two = (guint64) g_random_int () << 32 | g_random_int ();
      keys[i] = (ThemaSortKey){ bits > 0 ? bits_of_two >> (64 - bits) : 7, i };
    }
  return keys;
}

/* Few and many, with equal keys and without: in order, equal ones as they stood, none lost. */
static void
test_sort (void)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 149, 150, 151, 152, 1000, 70000 };
  static const guint bits[] = { 0, 1, 3, 8, 9, 16, 33, 64 };
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (gsize b = 0; b < G_N_ELEMENTS (bits); b++)
      {
        gsize n = sizes[s];
        g_autofree ThemaSortKey *keys = random_keys (n, bits[b]);
        g_autofree ThemaSortKey *before = g_memdup2 (keys, n * sizeof *keys);
        thema_sort_keys (keys, n);
        for (gsize i = 0; i < n; i++)
          {
            g_assert_cmpuint (keys[i].item, <, n);
            g_assert_cmpuint (keys[i].key, ==, before[keys[i].item].key);
            if (i == 0)
              continue;
            g_assert_cmpuint (keys[i - 1].key, <=, keys[i].key);
            if (keys[i - 1].key == keys[i].key)
              g_assert_cmpuint (keys[i - 1].item, <, keys[i].item);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sort/keys", test_sort);
  return g_test_run ();
}
