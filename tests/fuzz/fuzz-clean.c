/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleans any valid UTF-8 without NUL; the first byte chooses how. What comes must be UTF-8 in NFC,
 * and each of its characters have a place in the text, in order and cut between characters. */

#include "text/clean.h"
#include "text/fold.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
is_cut (const char *text, gsize length, gsize at)
{
  return at == length || (at < length && ((guint8) text[at] & 0xC0) != 0x80);
}

static void
check_nfc (const char *cleaned, gsize length)
{
  g_autoptr (GString) composed = g_string_new (NULL);
  g_assert_true (thema_nfc_append (cleaned, length, composed, NULL));
  g_assert_true (composed->len == length && memcmp (composed->str, cleaned, length) == 0);
}

/* Character by character, and the span of all up to each. */
static void
check_places (ThemaClean *cleaner, const char *cleaned, gsize n, const char *text, gsize length)
{
  ThemaSpan before = { 0, 0 }, first = { 0, 0 };
  for (gsize at = 0, next; at < n; at = next)
    {
      next = (gsize) (g_utf8_next_char (cleaned + at) - cleaned);
      ThemaSpan span = { (guint32) at, (guint32) next };
      ThemaSpan origin = thema_clean_origin (cleaner, span);
      g_assert_true (origin.start < origin.end && origin.end <= length);
      g_assert_true (is_cut (text, length, origin.start) && is_cut (text, length, origin.end));
      g_assert_true (before.start <= origin.start && before.end <= origin.end);
      g_assert_true (before.end <= origin.start || before.start == origin.start);
      if (at == 0)
        first = origin;
      ThemaSpan all = thema_clean_origin (cleaner, (ThemaSpan){ 0, (guint32) next });
      g_assert_true (all.start == first.start && all.end == origin.end);
      before = origin;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static ThemaClean *cleaner;
  const char *end;
  if (cleaner == NULL)
    cleaner = thema_clean_new ();
  if (size == 0)
    return 0;
  g_autofree char *bytes = g_strndup ((const char *) data + 1, size - 1);
  g_utf8_validate (bytes, -1, &end);
  g_autoptr (GString) text = g_string_new (NULL);
  g_assert_true (thema_nfc_append (bytes, (gsize) (end - bytes), text, NULL));
  /* An exact copy, so that the sanitizer sees a read beyond its end. */
  g_autofree char *exact = g_memdup2 (text->str, text->len);
  const char *given = text->len > 0 ? exact : "";
  gsize n;
  const char *cleaned = thema_clean (cleaner, given, text->len, data[0] & 3, &n, NULL);
  g_assert_nonnull (cleaned);
  g_assert_true (cleaned != given || n == text->len);
  g_assert_true (g_utf8_validate_len (cleaned, n, NULL));
  check_nfc (cleaned, n);
  check_places (cleaner, cleaned, n, text->str, text->len);
  return 0;
}
