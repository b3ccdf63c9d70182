/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include <string.h>

/* What stands in the text, and which of its bytes is the first fault; -1: none. */
static const struct
{
  const char *bytes;
  guint length;
  int fault;
} cases[] = {
  { "", 0, -1 },
  { "a", 1, -1 },
  { "\x7F", 1, -1 },
  { "\xC2\x80", 2, -1 },
  { "\xDF\xBF", 2, -1 },
  { "\xE0\xA0\x80", 3, -1 },
  { "\xED\x9F\xBF", 3, -1 }, /* the last before the surrogates */
  { "\xEE\x80\x80", 3, -1 }, /* the first behind them */
  { "\xEF\xBF\xBE", 3, -1 }, /* U+FFFE, a noncharacter, is well-formed */
  { "\xF0\x90\x80\x80", 4, -1 },
  { "\xF4\x8F\xBF\xBF", 4, -1 }, /* U+10FFFF */
  { "\0", 1, 0 },
  { "\x80", 1, 0 }, /* a continuation byte alone */
  { "\xBF", 1, 0 },
  { "\xC3", 1, 0 }, /* cut off */
  { "\xE2\x82", 2, 0 },
  { "\xF0\x9F\x98", 3, 0 },
  { "\xC3\x61", 2, 0 }, /* a character within another */
  { "\xE2\x82\x61", 3, 0 },
  { "\xE2\x61\x82", 3, 0 },
  { "\xF0\x9F\x98\x61", 4, 0 },
  { "\xF0\x61\x9F\x98", 4, 0 },
  { "\xC3\0", 2, 0 },
  { "\xE2\x82\0", 3, 0 },
  { "\xC3\xC3", 2, 0 },
  { "\xC0\x80", 2, 0 }, /* longer than need be */
  { "\xC1\xBF", 2, 0 },
  { "\xE0\x80\x80", 3, 0 },
  { "\xE0\x9F\xBF", 3, 0 },
  { "\xF0\x80\x80\x80", 4, 0 },
  { "\xF0\x8F\xBF\xBF", 4, 0 },
  { "\xED\xA0\x80", 3, 0 }, /* surrogates */
  { "\xED\xBF\xBF", 3, 0 },
  { "\xED\xA0\xBD\xED\xB8\x80", 6, 0 },
  { "\xF4\x90\x80\x80", 4, 0 }, /* above U+10FFFF */
  { "\xF5\x80\x80\x80", 4, 0 },
  { "\xF8\x88\x80\x80\x80", 5, 0 }, /* five and six bytes */
  { "\xFC\x84\x80\x80\x80\x80", 6, 0 },
  { "\xFE", 1, 0 },
  { "\xFF", 1, 0 },
  { "\xC3\xA9\x80", 3, 2 }, /* one byte too many */
  { "\xE2\x82\xAC\xAC", 4, 3 },
  { "\xF0\x9F\x98\x80\x80", 5, 4 },
};

static gsize
fault_by_glib (const char *bytes, gsize length)
{
  const char *end;
  g_utf8_validate_len (bytes, length, &end);
  return (gsize) (end - bytes);
}

/* An exact copy, so that the sanitizer sees a read beyond the end. */
static gsize
fault_of (const char *bytes, gsize length)
{
  g_autofree char *copy = g_memdup2 (bytes, length);
  return thema_utf8_find_fault (length > 0 ? copy : "", length);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (fault_of (cases[i].bytes, cases[i].length), ==,
                      cases[i].fault < 0 ? cases[i].length : (guint) cases[i].fault);
}

/* Each case at each place up to two stretches of 64 bytes, with text of one, two, three and four
 * bytes a character around it: the seams of a checker that takes many bytes at a time. */
static void
test_everywhere (void)
{
  static const char *const fillings[] = { "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80" };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint f = 0; f < G_N_ELEMENTS (fillings); f++)
      for (gsize before = 0; before < 140; before++)
        for (gsize behind = 0; behind < 80; behind += 13)
          {
            gsize width = strlen (fillings[f]);
            g_autoptr (GString) text = g_string_new (NULL);
            while (text->len < before % width)
              g_string_append_c (text, 'b');
            while (text->len + width <= before)
              g_string_append (text, fillings[f]);
            gsize start = text->len;
            g_string_append_len (text, cases[i].bytes, cases[i].length);
            for (gsize k = 0; k < behind; k++)
              g_string_append_c (text, 'c');
            gsize expected = cases[i].fault < 0 ? text->len : start + (gsize) cases[i].fault;
            g_assert_cmpuint (fault_of (text->str, text->len), ==, expected);
            g_assert_cmpuint (fault_by_glib (text->str, text->len), ==, expected);
          }
}

/* Every text of up to three bytes over the bytes at which the rules change. */
static void
test_short_texts (void)
{
  static const guint8 edges[]
      = { 0x00, 0x01, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
          0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF };
  enum
  {
    N = G_N_ELEMENTS (edges)
  };
  for (guint i = 0; i < N * N * N * N; i++)
    {
      const guint8 raw[]
          = { edges[i % N], edges[i / N % N], edges[i / N / N % N], edges[i / N / N / N] };
      const char *bytes = (const char *) raw;
      g_assert_cmpuint (thema_utf8_find_fault (bytes, 4), ==, fault_by_glib (bytes, 4));
      g_assert_cmpuint (thema_utf8_find_fault (bytes, 3), ==, fault_by_glib (bytes, 3));
    }
}

static void
test_random (void)
{
  char bytes[200];
  for (guint round = 0; round < 20000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes), n = 0;
      while (n + 4 <= length)
        n += (gsize) g_unichar_to_utf8 ((gunichar) g_test_rand_int_range (1, 0xD7FF), bytes + n);
      while (n < length)
        bytes[n++] = 'z';
      if (length > 0 && round % 4 > 0)
        bytes[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (0, 256);
      g_assert_cmpuint (fault_of (bytes, length), ==, fault_by_glib (bytes, length));
    }
}

static void
test_count_and_ascii (void)
{
  static const struct
  {
    const char *text;
    gsize count;
    gboolean ascii;
  } texts[] = {
    { "", 0, TRUE },
    { "abc\x7F", 4, TRUE },
    { "caf\xC3\xA9", 4, FALSE },
    { "\xE2\x82\xAC\xF0\x9F\x98\x80", 2, FALSE },
    { "abcdefgh\xC2\x80", 9, FALSE },
    { "e\xCC\x81", 2, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i].text);
      g_assert_cmpuint (thema_utf8_count (texts[i].text, length), ==, texts[i].count);
      g_assert_cmpint (thema_utf8_is_ascii (texts[i].text, length), ==, texts[i].ascii);
    }
}

/* Counts of long texts, at every length about a machine word's multiples. */
static void
test_count_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (gsize n = 0; n < 2500; n++)
    {
      g_assert_cmpuint (thema_utf8_count (text->str, text->len), ==, n);
      g_string_append_unichar (text, n % 3 == 0 ? 'a' : n % 3 == 1 ? 0xE9 : 0x1F600);
    }
}

/* One high byte among low ones, at every place of texts of every length. */
static void
test_below (void)
{
  char text[70];
  for (gsize n = 0; n < sizeof text; n++)
    {
      memset (text, 0x7F, sizeof text);
      g_assert_true (thema_utf8_is_ascii (text, n));
      g_assert_true (thema_utf8_is_below (text, n, 0x80));
      for (gsize i = 0; i < n; i++)
        {
          text[i] = (char) 0xCC;
          g_assert_false (thema_utf8_is_ascii (text, n));
          g_assert_false (thema_utf8_is_below (text, n, 0xCC));
          g_assert_true (thema_utf8_is_below (text, n, 0xCD));
          text[i] = 0x7F;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/utf8/cases", test_cases);
  g_test_add_func ("/utf8/everywhere", test_everywhere);
  g_test_add_func ("/utf8/short-texts", test_short_texts);
  g_test_add_func ("/utf8/random", test_random);
  g_test_add_func ("/utf8/count-and-ascii", test_count_and_ascii);
  g_test_add_func ("/utf8/count-long", test_count_long);
  g_test_add_func ("/utf8/below", test_below);
  return g_test_run ();
}
