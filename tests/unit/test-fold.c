/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"

#include <locale.h>
#include <string.h>

static char *
nfc (const char *text)
{
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new ("before ");
  thema_nfc_append (text, strlen (text), out, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (out->str, "before "));
  g_string_erase (out, 0, 7);
  return g_string_free (out, FALSE);
}

static char *
fold (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *composed = nfc (text);
  GString *out = g_string_new ("what was there");
  thema_fold (composed, strlen (composed), out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (out->str), ==, out->len);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text, *composed;
} nfc_cases[] = {
  { "", "" },
  { "plain", "plain" },
  { "caf\xC3\xA9", "caf\xC3\xA9" },
  { "cafe\xCC\x81", "caf\xC3\xA9" },
  { "e\xCC\xA3\xCC\x82", "\xE1\xBB\x87" },                    /* marks in order: ệ */
  { "e\xCC\x82\xCC\xA3", "\xE1\xBB\x87" },                    /* and out of order */
  { "\xE2\x84\xAB", "\xC3\x85" },                             /* ANGSTROM SIGN: Å */
  { "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xEA\xB0\x81" }, /* Hangul: 각 */
  { "\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC" }, /* U+0958 is excluded from composing */
  { "\xEF\xAC\x81", "\xEF\xAC\x81" },             /* the ligature ﬁ stays: NFC, not NFKC */
  { "\xCC\x81", "\xCC\x81" },                     /* a mark alone */
};

static void
test_nfc (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nfc_cases); i++)
    {
      g_autofree char *composed = nfc (nfc_cases[i].text);
      g_assert_cmpstr (composed, ==, nfc_cases[i].composed);
    }
}

static void
test_plain (void)
{
  g_assert_true (thema_nfc_is_plain ("", 0));
  g_assert_true (thema_nfc_is_plain ("caf\xC3\xA9", 5));
  g_assert_true (thema_nfc_is_plain ("\xCB\xBF", 2));  /* U+02FF */
  g_assert_false (thema_nfc_is_plain ("\xCC\x80", 2)); /* U+0300 */
  g_assert_false (thema_nfc_is_plain ("e\xCC\x81", 3));
}

static const struct
{
  const char *text, *folded;
} fold_cases[] = {
  { "", "" },
  { "Human RIGHTS", "human rights" },
  { "[\\]^_`{|}~@", "[\\]^_`{|}~@" },
  { "CAF\xC3\x89", "caf\xC3\xA9" },
  { "CAFE\xCC\x81", "caf\xC3\xA9" },
  { "Stra\xC3\x9F\x65", "strasse" },                          /* ß */
  { "STRA\xE1\xBA\x9E\x45", "strasse" },                      /* ẞ */
  { "\xC4\xB0", "i\xCC\x87" },                                /* İ: i and a dot above */
  { "\xC4\xB1", "\xC4\xB1" },                                 /* ı stays */
  { "\xCE\xA3\xCE\x91\xCE\xA3", "\xCF\x83\xCE\xB1\xCF\x83" }, /* ΣΑΣ: σας without ς */
  { "\xCF\x83\xCE\xB1\xCF\x82", "\xCF\x83\xCE\xB1\xCF\x83" }, /* σας is the same word */
  { "\xEF\xAC\x81nd", "find" },                               /* ﬁ */
  { "\xEF\xAC\x84", "ffl" },                                  /* ﬄ */
  { "\xC5\xBF", "s" },                                        /* ſ */
  { "\xE2\x84\xAA", "k" },                                    /* KELVIN SIGN */
  { "\xC2\xB5", "\xCE\xBC" },                                 /* MICRO SIGN: μ */
  { "\xCE\x90", "\xCE\x90" }, /* ΐ folds to three, which compose again */
  { "\xC7\xB0", "\xC7\xB0" }, /* ǰ likewise */
  { "\xD0\x9C\xD0\x98\xD0\xA0", "\xD0\xBC\xD0\xB8\xD1\x80" }, /* МИР */
  { "\xF0\x90\x90\x80", "\xF0\x90\x90\xA8" },                 /* Deseret, beyond the first plane */
  { "\xE1\x8F\xB8", "\xE1\x8F\xB0" },                         /* Cherokee folds to capitals */
  { "\xE4\xB8\xAD\xE6\x96\x87", "\xE4\xB8\xAD\xE6\x96\x87" },
  { "Co\xC2\xADoperation", "cooperation" },           /* a soft hyphen */
  { "\xE2\x80\x8F\xD7\x90\xE2\x80\x8E", "\xD7\x90" }, /* RLM, alef, LRM */
  { "a\xE2\x81\xA0\x42\xEF\xBB\xBF", "ab" },          /* word joiner, byte order mark */
  { "e\xC2\xAD\xCC\x81", "\xC3\xA9" },                /* what it parted composes */
  { "\xC2\xAD\xE2\x80\x8E", "\xC2\xAD\xE2\x80\x8E" }, /* nothing else: kept */
  { "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE" }, /* ZWNJ */
  { "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80" }, /* an emoji joined by ZWJ */
};

static void
test_fold (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fold_cases); i++)
    {
      g_autofree char *folded = fold (fold_cases[i].text);
      g_assert_cmpstr (folded, ==, fold_cases[i].folded);
      g_autofree char *again = fold (folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* For every character: composed or decomposed, upper or lower, there is one type, and folding it
 * again changes nothing. */
static void
test_every_character (void)
{
  for (gunichar c = 1; c < 0x11000; c++)
    {
      char text[7] = { 0 };
      if (!g_unichar_isdefined (c) || !g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
      g_autofree char *folded = fold (text);
      g_autofree char *folded_parts = fold (decomposed);
      g_autofree char *again = fold (folded);
      g_assert_cmpstr (folded, ==, folded_parts);
      g_assert_cmpstr (folded, ==, again);
    }
}

static void
test_turkish (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  if (setlocale (LC_ALL, "tr_TR.UTF-8") == NULL)
    {
      g_test_skip ("the locale tr_TR.UTF-8 is not installed");
      return;
    }
  g_autofree char *ascii = fold ("TITLE");
  g_autofree char *mixed = fold ("\xC3\x89TITLE");
  g_assert_cmpstr (ascii, ==, "title");
  g_assert_cmpstr (mixed, ==, "\xC3\xA9title");
  test_fold ();
  setlocale (LC_ALL, before);
}

static const struct
{
  const char *text;
  gboolean unwrap;
  const char *prepared;
} prepare_cases[] = {
  { "", FALSE, "" },
  { "a\nb", FALSE, "a\nb" },
  { "a\r\nb\rc\n\rd\r", FALSE, "a\nb\nc\n\nd\n" },
  { "a\r\n\r\nb", FALSE, "a\n\nb" },
  { "\r", FALSE, "\n" },
  { "cafe\xCC\x81\r\n", FALSE, "caf\xC3\xA9\n" },
  { "a\r\xCC\x81", FALSE, "a\n\xCC\x81" },
  { "a\xC2\x85\x62\xE2\x80\xA8\x63", FALSE, "a\xC2\x85\x62\xE2\x80\xA8\x63" },
  { "", TRUE, "" },
  { "a\nb\nc", TRUE, "a b c" },
  { "a\r\nb\rc", TRUE, "a b c" },
  { "a\nb\n\nc\nd\n", TRUE, "a b\n\nc d\n" },
  { "a\n\n\nb", TRUE, "a\n\n\nb" },
  { "a\n \t\nb", TRUE, "a\n \t\nb" },
  { "\n\na\nb", TRUE, "\n\na b" },
  { "a\n  b", TRUE, "a   b" },
  { "a \nb", TRUE, "a  b" },
  { "a\n", TRUE, "a\n" },
  { "a\n  ", TRUE, "a\n  " },
  { " \na\nb", TRUE, " \na b" },
  { "e\xCC\x81\ne", TRUE, "\xC3\xA9 e" },
};

static void
test_prepare (void)
{
  g_autoptr (GString) scratch = g_string_new ("what was there");
  for (guint i = 0; i < G_N_ELEMENTS (prepare_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize n;
      const char *prepared
          = thema_text_prepare (prepare_cases[i].text, strlen (prepare_cases[i].text),
                                prepare_cases[i].unwrap, scratch, &n, &error);
      g_assert_no_error (error);
      g_autofree char *text = g_strndup (prepared, n);
      g_assert_cmpstr (text, ==, prepare_cases[i].prepared);
    }
}

/* Plain text is not copied. */
static void
test_prepare_in_place (void)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  const char *text = "plain caf\xC3\xA9\n";
  gsize n;
  g_assert_true (thema_text_prepare (text, strlen (text), FALSE, scratch, &n, NULL) == text);
  g_assert_cmpuint (n, ==, strlen (text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/nfc", test_nfc);
  g_test_add_func ("/fold/plain", test_plain);
  g_test_add_func ("/fold/fold", test_fold);
  g_test_add_func ("/fold/every-character", test_every_character);
  g_test_add_func ("/fold/turkish", test_turkish);
  g_test_add_func ("/fold/prepare", test_prepare);
  g_test_add_func ("/fold/prepare-in-place", test_prepare_in_place);
  return g_test_run ();
}
