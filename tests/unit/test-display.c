/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal is sent, how wide it is, and where it is cut and broken. */
#include "text/display.h"

#include <string.h>

#define ACUTE "\xCC\x81"
#define WIDE "\xE4\xBA\xBA"  /* U+4EBA, two columns */
#define ALEF "\xD7\x90"      /* Hebrew */
#define OVERRIDE "\xE2\x80\xAE"
#define JOINER "\xE2\x80\x8D" /* without a width, kept */
#define LINE_SEPARATOR "\xE2\x80\xA8"
#define REPLACEMENT "\xEF\xBF\xBD"

static void
test_append (void)
{
  static const char *const cases[][2] = {
    { "plain text", "plain text" },
    { "  two \t\n blanks  ", "two blanks " },
    { "no\xC2\xA0" "break" LINE_SEPARATOR "line", "no break line" },
    { "red \033[31m and \x7F and \xC2\x9B", "red " REPLACEMENT "[31m and " REPLACEMENT " and " REPLACEMENT },
    { "a" OVERRIDE "b" JOINER "c", "ab" JOINER "c" },
    { "e" ACUTE " " WIDE ALEF, "e" ACUTE " " WIDE ALEF },
    { "bad \xFF\xE4 bytes", "bad " REPLACEMENT REPLACEMENT " bytes" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      thema_display_append (out, cases[i][0], strlen (cases[i][0]));
      g_assert_cmpstr (out->str, ==, cases[i][1]);
    }
}

static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    guint width, columns;
    const char *head, *tail;
  } cases[] = {
    { "", 0, 3, "", "" },
    { "abc", 3, 3, "abc", "abc" },
    { "abcd", 4, 3, "abc", "bcd" },
    { "abcd", 4, 0, "", "" },
    { "e" ACUTE "xe" ACUTE, 3, 1, "e" ACUTE, "e" ACUTE },
    { "e" ACUTE "xe" ACUTE, 3, 2, "e" ACUTE "x", "xe" ACUTE },
    { WIDE WIDE "a", 5, 2, WIDE, "a" },
    { WIDE WIDE "a", 5, 3, WIDE, WIDE "a" },
    { "a" JOINER "b", 2, 1, "a" JOINER, "b" },
    { ACUTE "a", 1, 1, ACUTE "a", ACUTE "a" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      gsize length = strlen (text);
      g_autofree char *head = g_strndup (text, thema_display_head (text, length, cases[i].columns));
      g_assert_cmpuint (thema_display_width (text, length), ==, cases[i].width);
      g_assert_cmpstr (head, ==, cases[i].head);
      g_assert_cmpstr (text + thema_display_tail (text, length, cases[i].columns), ==, cases[i].tail);
    }
}

static void
test_rtl (void)
{
  g_assert_true (thema_display_is_rtl ("a " ALEF, 4));
  g_assert_true (thema_display_is_rtl ("\xD8\xAD", 2));
  g_assert_false (thema_display_is_rtl ("a \xD1\x8F " WIDE, 8));
  g_assert_false (thema_display_is_rtl ("", 0));
}

/* Lines with "/" between. */
static char *
wrap (const char *text, guint columns)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GString) lines = g_string_new (NULL);
  gsize from = 0;
  thema_display_wrap (text, strlen (text), columns, ends);
  for (guint i = 0; i < ends->len; i++)
    {
      gsize to = g_array_index (ends, gsize, i);
      g_string_append_printf (lines, "%s%.*s", i > 0 ? "/" : "", (int) (to - from), text + from);
      from = to;
    }
  g_assert_cmpuint (from, ==, strlen (text));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
test_wrap (void)
{
  static const struct
  {
    const char *text;
    guint columns;
    const char *lines;
  } cases[] = {
    { "", 10, "" },
    { "one two three", 20, "one two three" },
    { "one two three", 7, "one two /three" },
    { "one two three", 6, "one /two /three" },
    { "unbreakable it is", 5, "unbreakable /it is" },
    { "a\n\nb c", 9, "a\n/\n/b c" },
    { "a b\n", 9, "a b\n" },
    { WIDE WIDE WIDE, 4, WIDE WIDE "/" WIDE },
    { "the [state]{duty} is", 12, "the /[state]{duty} /is" },
    { "[a b]{c, d} e", 9, "[a b]{c, /d} e" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = wrap (cases[i].text, cases[i].columns);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/append", test_append);
  g_test_add_func ("/display/cut", test_cut);
  g_test_add_func ("/display/rtl", test_rtl);
  g_test_add_func ("/display/wrap", test_wrap);
  return g_test_run ();
}
