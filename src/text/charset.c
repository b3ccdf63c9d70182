/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/charset.h"

#include <string.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

const char *
thema_charset_of_mark (const char *bytes, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *name = ucnv_detectUnicodeSignature (bytes, (int32_t) MIN (length, 16), NULL, &status);
  return U_SUCCESS (status) ? name : NULL;
}

gboolean
thema_charset_is_utf8 (const char *name)
{
  return ucnv_compareNames (name, "UTF-8") == 0;
}

gboolean
thema_charset_open (const char *name, UConverter **from, UConverter **to)
{
  UErrorCode status = U_ZERO_ERROR;
  *from = ucnv_open (name, &status);
  *to = ucnv_open ("UTF-8", &status);
  ucnv_setToUCallBack (*from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS (status) && *name != '\0')
    return TRUE;
  ucnv_close (*from);
  ucnv_close (*to);
  *from = *to = NULL;
  return FALSE;
}

/* Whether the sequence that starts here is well-formed as far as it goes, and the end cuts it. */
static gboolean
is_cut (const guint8 *bytes, gsize at, gsize length)
{
  gsize rest = length - at;
  guint8 lead = bytes[at];
  gsize whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || rest >= whole)
    return FALSE;
  for (gsize i = 1; i < rest; i++)
    if ((bytes[at + i] & 0xC0) != 0x80)
      return FALSE;
  return TRUE;
}

void
thema_charset_count (const char *bytes, gsize length, gsize *sequences, gsize *faults)
{
  const guint8 *text = (const guint8 *) bytes;
  *sequences = *faults = 0;
  for (gsize at = 0; at < length;)
    {
      if (text[at] < 0x80)
        {
          at++;
          continue;
        }
      if (is_cut (text, at, length))
        return;
      gsize next = at;
      UChar32 character;
      gsize limit = MIN (length, at + 4);
      U8_NEXT (text, next, limit, character);
      *sequences += character >= 0;
      *faults += character < 0;
      at = character < 0 ? at + 1 : next;
    }
}

/* What the detector calls so is read as its superset, in which the bytes from 0x80 to 0x9F are
 * quotation marks and dashes: the head may not have shown any yet. */
static const char *
widen (const char *name)
{
  static const struct
  {
    const char *name, *wider;
  } table[] = { { "ISO-8859-1", "windows-1252" }, { "ISO-8859-9", "windows-1254" } };
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (name, table[i].name) == 0)
      return table[i].wider;
  return name;
}

GPtrArray *
thema_charset_guesses (const char *bytes, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_matches = 0;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  UCharsetDetector *detector = ucsdet_open (&status);
  ucsdet_setText (detector, bytes, (int32_t) MIN (length, G_MAXINT32), &status);
  const UCharsetMatch **matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n_matches; i++)
    {
      UErrorCode failure = U_ZERO_ERROR;
      const char *name = ucsdet_getName (matches[i], &failure);
      if (U_SUCCESS (failure) && !g_str_has_prefix (name, "UTF-"))
        g_ptr_array_add (names, g_strdup (widen (name)));
    }
  ucsdet_close (detector);
  return names;
}
