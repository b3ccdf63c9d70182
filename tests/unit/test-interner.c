/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interner.h"

#include <string.h>

static guint32
add (ThemaInterner *interner, const char *string)
{
  return thema_interner_add (interner, string, strlen (string));
}

static void
test_ids_in_order (void)
{
  g_autoptr (ThemaInterner) interner = thema_interner_new ();
  g_assert_cmpuint (thema_interner_size (interner), ==, 0);
  g_assert_cmpuint (add (interner, "b"), ==, 0);
  g_assert_cmpuint (add (interner, "a"), ==, 1);
  g_assert_cmpuint (add (interner, "b"), ==, 0);
  g_assert_cmpuint (add (interner, ""), ==, 2);
  g_assert_cmpuint (add (interner, ""), ==, 2);
  g_assert_cmpuint (thema_interner_size (interner), ==, 3);
  g_assert_cmpstr (thema_interner_string (interner, 1), ==, "a");
  g_assert_cmpstr (thema_interner_string (interner, 2), ==, "");
}

/* A prefix, a longer one, another case, and composed against decomposed: equal means equal bytes.
 */
static void
test_near_misses (void)
{
  static const char *const strings[] = { "word", "wor", "words", "Word", "\xC3\xA9", "e\xCC\x81" };
  g_autoptr (ThemaInterner) interner = thema_interner_new ();
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_assert_cmpuint (add (interner, strings[i]), ==, i);
}

static void
test_length_counts (void)
{
  g_autoptr (ThemaInterner) interner = thema_interner_new ();
  g_assert_cmpuint (thema_interner_add (interner, "abc", 2), ==, 0);
  g_assert_cmpuint (thema_interner_find (interner, "ab", 2), ==, 0);
  g_assert_cmpuint (thema_interner_find (interner, "abc", 3), ==, THEMA_NO_ID);
  g_assert_cmpstr (thema_interner_string (interner, 0), ==, "ab");
  g_assert_cmpuint (thema_interner_length (interner, 0), ==, 2);
}

static void
test_find_adds_nothing (void)
{
  g_autoptr (ThemaInterner) interner = thema_interner_new ();
  g_assert_cmpuint (thema_interner_find (interner, "x", 1), ==, THEMA_NO_ID);
  g_assert_cmpuint (thema_interner_size (interner), ==, 0);
}

/* Strings borrowed before the tables grow stay valid behind it. */
static void
test_many (void)
{
  enum
  {
    N = 200000
  };
  g_autoptr (ThemaInterner) interner = thema_interner_new ();
  char name[16];
  add (interner, "0");
  const char *first = thema_interner_string (interner, 0);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < N; i++)
      {
        g_snprintf (name, sizeof name, "%x", i);
        g_assert_cmpuint (add (interner, name), ==, i);
      }
  g_assert_cmpuint (thema_interner_size (interner), ==, N);
  g_assert_true (thema_interner_string (interner, 0) == first);
  for (guint i = 0; i < N; i += 997)
    {
      g_snprintf (name, sizeof name, "%x", i);
      g_assert_cmpstr (thema_interner_string (interner, i), ==, name);
      g_assert_cmpuint (thema_interner_length (interner, i), ==, strlen (name));
      g_assert_cmpuint (thema_interner_find (interner, name, strlen (name)), ==, i);
    }
}

/* Pieces of one text, of every length, the last one up to its end, get the ids that they get one by
 * one. */
static void
test_spans (void)
{
  enum
  {
    LONGEST = 40,
    N = 3 * LONGEST * LONGEST
  };
  g_autofree char *text = g_malloc (N + THEMA_INTERNER_PADDING);
  for (guint i = 0; i < N + THEMA_INTERNER_PADDING; i++)
    text[i] = "abc\xC3\xA9"[i * 7 % 5];
  ThemaSpan spans[N];
  gsize n = 0;
  for (guint32 length = 0, at = 0; at + length <= N; at += length, length = (length + 1) % LONGEST)
    spans[n++] = (ThemaSpan){ at, at + length };
  spans[n++] = (ThemaSpan){ N - 1, N };
  g_autoptr (ThemaInterner) together = thema_interner_new ();
  g_autoptr (ThemaInterner) alone = thema_interner_new ();
  guint32 ids[N];
  thema_interner_add_spans (together, text, spans, n, ids);
  for (gsize i = 0; i < n; i++)
    {
      gsize length = spans[i].end - spans[i].start;
      g_assert_cmpuint (ids[i], ==, thema_interner_add (alone, text + spans[i].start, length));
      g_assert_cmpuint (thema_interner_length (together, ids[i]), ==, length);
      g_autofree char *piece = g_strndup (text + spans[i].start, length);
      g_assert_cmpstr (thema_interner_string (together, ids[i]), ==, piece);
    }
  thema_interner_add_spans (together, text, spans, 0, ids);
  g_assert_cmpuint (thema_interner_size (together), ==, thema_interner_size (alone));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interner/ids-in-order", test_ids_in_order);
  g_test_add_func ("/interner/near-misses", test_near_misses);
  g_test_add_func ("/interner/length-counts", test_length_counts);
  g_test_add_func ("/interner/find-adds-nothing", test_find_adds_nothing);
  g_test_add_func ("/interner/many", test_many);
  g_test_add_func ("/interner/spans", test_spans);
  return g_test_run ();
}
