/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"

#include "text/error.h"
#include "text/segmenter-utf8.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

/* A bit for each code point that normalisation to NFC leaves alone wherever it stands (UAX #15,
 * quick check: NFC_QC=Yes and ccc=0), eight to a byte. Made once, where a text first asks for it.
 */
static gpointer
make_inert (G_GNUC_UNUSED gpointer data)
{
  static const char pattern[] = "[[:NFC_QC=Yes:]&[:ccc=0:]]";
  UErrorCode status = U_ZERO_ERROR;
  UChar utf16[sizeof pattern];
  u_charsToUChars (pattern, utf16, sizeof pattern);
  USet *set = uset_openPattern (utf16, -1, &status);
  if (U_FAILURE (status))
    return NULL;
  guint8 *inert = g_malloc0 (0x110000 / 8);
  for (gint32 i = 0; i < uset_getItemCount (set); i++)
    {
      UChar32 first, last;
      if (uset_getItem (set, i, &first, &last, NULL, 0, &status) == 0)
        for (UChar32 c = first; c <= last; c++)
          inert[c >> 3] |= (guint8) (1 << (c & 7));
    }
  uset_close (set);
  return inert;
}

static gboolean
all_inert (const char *bytes, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *inert = g_once (&once, make_inert, NULL);
  const guint8 *text = (const guint8 *) bytes;
  for (gsize i = 0; inert != NULL && i < length;)
    {
      guint32 c = thema_utf8_next (text, &i, length);
      if (!(inert[c >> 3] >> (c & 7) & 1))
        return FALSE;
    }
  return inert != NULL;
}

gboolean
thema_nfc_is_plain (const char *bytes, gsize length)
{
  /* The lead byte of U+0300, the first code point that can change or be changed, is 0xCC. */
  return thema_utf8_is_ascii (bytes, length) || thema_utf8_is_below (bytes, length, 0xCC)
         || all_inert (bytes, length);
}

/* UTF-8 to freshly allocated UTF-16. */
static UChar *
to_utf16 (const char *bytes, gsize length, gint32 *n_units, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar *units = g_new (UChar, length + 1);
  u_strFromUTF8 (units, (gint32) length + 1, n_units, bytes, (gint32) length, &status);
  if (U_SUCCESS (status))
    return units;
  g_free (units);
  thema_text_set_icu_error (error, "could not convert text to UTF-16", status);
  return NULL;
}

static gboolean
append_utf16 (GString *out, const UChar *units, gint32 n_units, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize before = out->len;
  gint32 room = n_units * 3 + 1, n = 0;
  g_string_set_size (out, before + (gsize) room);
  u_strToUTF8 (out->str + before, room, &n, units, n_units, &status);
  g_string_set_size (out, before + (gsize) (U_SUCCESS (status) ? n : 0));
  return U_SUCCESS (status)
         || thema_text_set_icu_error (error, "could not convert text to UTF-8", status);
}

static gboolean
append_normalized (const UNormalizer2 *nfc, const UChar *units, gint32 n_units, GString *out,
                   GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  gint32 room = n_units * 3 + 16; /* NFC never grows UTF-16 more than threefold (UAX #15) */
  g_autofree UChar *composed = g_new (UChar, room);
  gint32 n = unorm2_normalize (nfc, units, n_units, composed, room, &status);
  if (U_FAILURE (status))
    return thema_text_set_icu_error (error, "could not normalise text", status);
  return append_utf16 (out, composed, n, error);
}

gboolean
thema_nfc_append (const char *bytes, gsize length, GString *out, GError **error)
{
  if (thema_nfc_is_plain (bytes, length))
    {
      g_string_append_len (out, bytes, (gssize) length);
      return TRUE;
    }
  if (length > G_MAXINT32 / 8)
    {
      g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_LIBRARY,
                   "a text of %" G_GSIZE_FORMAT " bytes is too long; split it", length);
      return FALSE;
    }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  if (U_FAILURE (status))
    return thema_text_set_icu_error (error, "could not load the normaliser", status);
  gint32 n_units;
  g_autofree UChar *units = to_utf16 (bytes, length, &n_units, error);
  if (units == NULL)
    return FALSE;
  if (unorm2_spanQuickCheckYes (nfc, units, n_units, &status) == n_units)
    {
      g_string_append_len (out, bytes, (gssize) length);
      return TRUE;
    }
  return append_normalized (nfc, units, n_units, out, error);
}

static gpointer
open_case_map (G_GNUC_UNUSED gpointer data)
{
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open ("", U_FOLD_CASE_DEFAULT, &status);
  return U_SUCCESS (status) ? map : NULL;
}

/* Characters that are not seen and say nothing of the word they stand in: where it may be
 * hyphenated (soft hyphen), where not to break it (word joiner, byte order mark), and the direction
 * of the text about it (bidi controls). The joiners U+200C and U+200D are not among them: they tell
 * words of Persian and of India's languages apart, and emoji. */
static gboolean
is_invisible (UChar32 c)
{
  return c == 0xAD || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
         || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* Drops them, unless nothing would be left. */
static void
drop_invisible (GString *word)
{
  gsize kept = 0;
  g_autofree char *whole = g_strndup (word->str, word->len);
  for (const char *p = whole; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = (gsize) (g_utf8_next_char (p) - p);
      if (is_invisible ((UChar32) g_utf8_get_char (p)))
        continue;
      memcpy (word->str + kept, p, n);
      kept += n;
    }
  if (kept > 0)
    g_string_truncate (word, kept);
  else
    g_string_assign (word, whole);
}

static gboolean
fold_unicode (const char *bytes, gsize length, GString *out, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const UCaseMap *map = g_once (&once, open_case_map, NULL);
  UErrorCode status = map == NULL ? U_MISSING_RESOURCE_ERROR : U_ZERO_ERROR;
  gint32 room = (gint32) length * 3 + 1; /* the longest folding is three times its source: U+0390 */
  g_string_set_size (out, (gsize) room);
  gint32 n = ucasemap_utf8FoldCase (map, out->str, room, bytes, (gint32) length, &status);
  if (U_FAILURE (status))
    return thema_text_set_icu_error (error, "could not fold a word's case", status);
  g_string_set_size (out, (gsize) n);
  drop_invisible (out);
  if (thema_nfc_is_plain (out->str, out->len))
    return TRUE;
  g_autofree char *folded = g_strndup (out->str, out->len);
  g_string_set_size (out, 0);
  return thema_nfc_append (folded, strlen (folded), out, error);
}

gboolean
thema_fold (const char *bytes, gsize length, GString *out, GError **error)
{
  if (!thema_utf8_is_ascii (bytes, length))
    return fold_unicode (bytes, length, out, error);
  g_string_set_size (out, length);
  for (gsize i = 0; i < length; i++)
    out->str[i] = g_ascii_tolower (bytes[i]);
  return TRUE;
}

/* CR LF and CR become LF. */
static void
append_lines (const char *bytes, gsize length, GString *out)
{
  const char *end = bytes + length;
  for (const char *cr; (cr = memchr (bytes, '\r', (gsize) (end - bytes))) != NULL;)
    {
      g_string_append_len (out, bytes, cr - bytes);
      g_string_append_c (out, '\n');
      bytes = cr + 1 + (cr + 1 < end && cr[1] == '\n');
    }
  g_string_append_len (out, bytes, end - bytes);
}

/* A newline between two lines that both hold text becomes a space. */
static void
unwrap_lines (GString *text)
{
  gboolean line_has_text = FALSE;
  for (gsize i = 0; i < text->len; i++)
    {
      if (text->str[i] != '\n')
        {
          line_has_text |= !g_ascii_isspace (text->str[i]);
          continue;
        }
      gsize next = i + 1;
      while (next < text->len && text->str[next] != '\n' && g_ascii_isspace (text->str[next]))
        next++;
      if (line_has_text && next < text->len && text->str[next] != '\n')
        text->str[i] = ' ';
      else
        line_has_text = FALSE;
    }
}

const char *
thema_text_prepare (const char *bytes, gsize length, gboolean unwrap, GString *scratch,
                    gsize *prepared_length, GError **error)
{
  gboolean has_cr = memchr (bytes, '\r', length) != NULL;
  gboolean plain = thema_nfc_is_plain (bytes, length);
  *prepared_length = length;
  if (!has_cr && !unwrap && plain)
    return bytes;
  g_string_set_size (scratch, 0);
  if (!thema_nfc_append (bytes, length, scratch, error))
    return NULL;
  if (has_cr)
    {
      g_autofree char *composed = g_strndup (scratch->str, scratch->len);
      gsize composed_length = scratch->len;
      g_string_set_size (scratch, 0);
      append_lines (composed, composed_length, scratch);
    }
  if (unwrap)
    unwrap_lines (scratch);
  *prepared_length = scratch->len;
  return scratch->str;
}
