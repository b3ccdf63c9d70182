/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Aborts where the segmenter and ICU differ.  The first byte chooses the language; the rest is the
 * text as it is if it is valid UTF-8 without NUL, and otherwise each byte stands for a character
 * of a sample of all classes, so that no input is wasted. */

#include "text/segmenter.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const languages[] = { NULL, "en", "de", "es", "fr", "it", "pt", "ru", "el" };

static const gunichar sample[] = {
  0x0A,   0x0D,   0x85,   0x2028,  0x09,    0x20,    0xA0,    0x3000, 0x2007,  0x202F,  0xAD,
  0x200B, 0x200C, 0x200D, 0x300,   0x5BF,   0xFE0F,  0x1F3FB, 0x5D0,  0x5EA,   0x27,    0x22,
  0x2019, 0xB7,   0x387,  0x5F4,   0x2027,  0xFE13,  0xFE55,  0xFF1A, 0x2024,  0xFE52,  0xFF07,
  0xFF0E, 0x2C,   0x3B,   0x37E,   0x589,   0x60C,   0x66C,   0xFF0C, 0x661,   0x966,   0xFF11,
  0x5F,   0x203F, 0xFF3F, 0x1F1E6, 0x1F1FF, 0xA9,    0x2139,  0x24C2, 0x1F468, 0x2764,  0x3042,
  0x30A2, 0x30FC, 0xFF71, 0x4E2D,  0x3005,  0x20000, 0xE01,   0xE31,  0xE34,   0xEA5,   0x1000,
  0x103B, 0x1780, 0x17D2, 0x1A20,  0x1950,  0xAA80,  0xAC00,  0xAC01, 0x1100,  0x3002,  0x61F,
  0x964,  0xFF01, 0x2026, 0x201C,  0x201D,  0xBB,    0x28,    0xFF09, 0x2D,    0x2014,  0x430,
  0x410,  0xE9,   0xC9,   0x1E9E,  0x627,   0x905,   0x93E,   0x10D0, 0x16B5,  0x1D400, 0x40,
};

static gboolean
same_words (ThemaSegmenter *tested, ThemaSegmenter *reference, const char *text, gsize length)
{
  const ThemaSpan *ours, *icu;
  gsize n, n_icu;

  if (!thema_segmenter_words (tested, text, length, &ours, &n, NULL)
      || !thema_segmenter_words_icu (reference, text, length, &icu, &n_icu, NULL))
    return FALSE;
  return n == n_icu && (n == 0 || memcmp (ours, icu, n * sizeof *ours) == 0);
}

static gboolean
same_sentences (ThemaSegmenter *tested, ThemaSegmenter *reference, const char *text, gsize length)
{
  const guint32 *ours, *icu;
  gsize n, n_icu;

  if (!thema_segmenter_sentences (tested, text, length, &ours, &n, NULL)
      || !thema_segmenter_sentences_icu (reference, text, length, &icu, &n_icu, NULL))
    return FALSE;
  return n == n_icu && (n == 0 || memcmp (ours, icu, n * sizeof *ours) == 0);
}

/* An exact copy, so that the sanitizer sees a read beyond its end. */
static void
check (ThemaSegmenter *tested, ThemaSegmenter *reference, const char *text, gsize length,
       gboolean must_be_same)
{
  g_autofree char *copy = g_memdup2 (text, length);

  if (must_be_same)
    {
      if (!same_words (tested, reference, copy, length)
          || !same_sentences (tested, reference, copy, length))
        abort ();
    }
  else /* invalid: only let it not read out of bounds */
    {
      same_words (tested, reference, copy, length);
      same_sentences (tested, reference, copy, length);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static ThemaSegmenter *tested[G_N_ELEMENTS (languages)], *reference[G_N_ELEMENTS (languages)];
  const char *text = (const char *)data + 1;
  guint language;

  if (size < 2)
    return 0;
  language = data[0] % G_N_ELEMENTS (languages);
  if (tested[language] == NULL)
    {
      tested[language] = thema_segmenter_new (languages[language], NULL);
      reference[language] = thema_segmenter_new (languages[language], NULL);
    }
  if (g_utf8_validate (text, (gssize)size - 1, NULL))
    check (tested[language], reference[language], text, size - 1, TRUE);
  else
    {
      g_autoptr (GString) string = g_string_new (NULL);

      check (tested[language], reference[language], text, size - 1, FALSE);
      for (gsize i = 1; i < size; i++)
        g_string_append_unichar (string, data[i] >= 0x80 || data[i] == 0
                                             ? sample[data[i] % G_N_ELEMENTS (sample)]
                                             : data[i]);
      check (tested[language], reference[language], string->str, string->len, TRUE);
    }
  return 0;
}
