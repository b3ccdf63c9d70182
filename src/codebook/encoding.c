/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/encoding.h"

#include "codebook/dictionary.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

static guint
lines_before (const char *text, gsize length)
{
  guint lines = 1;
  const char *end = text + length;
  for (const char *p = text; (p = memchr (p, '\n', (gsize) (end - p))) != NULL; p++)
    lines++;
  return lines;
}

guint
thema_encoding_fault_line (const char *bytes, gsize length)
{
  return lines_before (bytes, thema_utf8_find_fault (bytes, length));
}

/* Whether the bytes are well-formed UTF-8; NULs are well formed. */
static gboolean
is_utf8 (const char *bytes, gsize length)
{
  for (gsize at = 0; at < length; at++)
    {
      at += thema_utf8_find_fault (bytes + at, length - at);
      if (at < length && bytes[at] != '\0')
        return FALSE;
    }
  return TRUE;
}

/* What `<?xml ... encoding="X"?>` states, in `scratch`; NULL: nothing. */
static const char *
declared (const char *bytes, gsize length, GString *scratch)
{
  const char *end = memchr (bytes, '>', MIN (length, 1024));
  if (end == NULL || !g_str_has_prefix (bytes, "<?xml"))
    return NULL;
  g_string_truncate (scratch, 0);
  g_string_append_len (scratch, bytes, end - bytes);
  char *name = strstr (scratch->str, "encoding");
  if (name == NULL)
    return NULL;
  name += strlen ("encoding");
  name += strspn (name, " \t\r\n=");
  char quote = *name;
  if (quote != '"' && quote != '\'')
    return NULL;
  char *close = strchr (name + 1, quote);
  if (close == NULL)
    return NULL;
  *close = '\0';
  g_string_erase (scratch, 0, name + 1 - scratch->str);
  scratch->len = strlen (scratch->str);
  /* Some programs state the encoding that a text had in memory. This one is none of two bytes. */
  return g_ascii_strncasecmp (scratch->str, "UTF-16", 6) == 0 ? NULL : scratch->str;
}

const char *
thema_encoding_stated (const char *bytes, gsize length, GString *scratch)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *signature
      = ucnv_detectUnicodeSignature (bytes, (int32_t) MIN (length, 16), NULL, &status);
  if (U_SUCCESS (status) && signature != NULL)
    return signature;
  const char *name = length > 5 ? declared (bytes, length, scratch) : NULL;
  if (name != NULL)
    return name;
  return is_utf8 (bytes, length) ? "UTF-8" : NULL;
}

/* Opens converters from `encoding` and to UTF-8 that stop at what they do not have. */
static gboolean
open_converters (const char *encoding, UConverter **from, UConverter **to)
{
  UErrorCode status = U_ZERO_ERROR;
  *from = ucnv_open (encoding, &status);
  *to = ucnv_open ("UTF-8", &status);
  ucnv_setToUCallBack (*from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS (status) && *encoding != '\0')
    return TRUE;
  ucnv_close (*from);
  ucnv_close (*to);
  return FALSE;
}

/* Converts as far as it goes; `*source_end` is where that is. */
static char *
convert (UConverter *from, UConverter *to, const char *bytes, gsize length, gsize *text_length,
         const char **source_end)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize room = length * 4 + 16;
  char *out = g_malloc (room), *target = out;
  UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
  *source_end = bytes;
  ucnv_convertEx (to, from, &target, out + room - 1, source_end, bytes + length, pivot,
                  &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), TRUE, TRUE, &status);
  *text_length = (gsize) (target - out);
  if (U_SUCCESS (status))
    return g_realloc (out, *text_length + 1);
  g_free (out);
  return NULL;
}

/* The line that ends with the bytes: of those before a fault, and its own. */
static guint
line_of_fault (UConverter *from, UConverter *to, const char *bytes, const char *end)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize length;
  ucnv_setToUCallBack (from, UCNV_TO_U_CALLBACK_SUBSTITUTE, NULL, NULL, NULL, &status);
  g_autofree char *text = convert (from, to, bytes, (gsize) (end - bytes), &length, &end);
  return text != NULL ? lines_before (text, length) : 1;
}

/* Text that was decoded, as the readers want it. */
static char *
finish (const ThemaCodebook *codebook, const char *text, gsize length, gsize *text_length,
        GError **error)
{
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  gsize fault = thema_utf8_find_fault (text, length);
  if (fault < length)
    {
      thema_dictionary_fail (codebook, lines_before (text, fault), error,
                             text[fault] == '\0'
                                 ? "a NUL stands in the text; remove it"
                                 : "the bytes are not UTF-8; save the file as UTF-8, or state its "
                                   "encoding");
      return NULL;
    }
  g_autoptr (GString) scratch = g_string_new (NULL);
  const char *prepared = thema_text_prepare (text, length, FALSE, scratch, text_length, error);
  if (prepared == NULL)
    return NULL;
  return prepared == scratch->str ? g_string_free (g_steal_pointer (&scratch), FALSE)
                                  : g_strndup (prepared, *text_length);
}

char *
thema_encoding_convert (const ThemaCodebook *codebook, const char *bytes, gsize length,
                        const char *encoding, gsize *text_length, GError **error)
{
  UConverter *from, *to;
  g_autofree char *name = g_utf8_make_valid (encoding, -1);
  if (ucnv_compareNames (encoding, "UTF-8") == 0)
    return finish (codebook, bytes, length, text_length, error);
  if (!open_converters (encoding, &from, &to))
    {
      thema_dictionary_fail (codebook, 1, error,
                             "there is no encoding '%s'; try UTF-8, windows-1252 or UTF-16", name);
      return NULL;
    }
  gsize converted_length;
  const char *end;
  g_autofree char *converted = convert (from, to, bytes, length, &converted_length, &end);
  guint line = converted != NULL ? 0 : line_of_fault (from, to, bytes, end);
  ucnv_close (from);
  ucnv_close (to);
  if (converted == NULL)
    {
      thema_dictionary_fail (codebook, line, error,
                             "the bytes here are not %s; state another encoding", name);
      return NULL;
    }
  return finish (codebook, converted, converted_length, text_length, error);
}

/* The first of the detector's guesses, best first, that has all the bytes. */
static char *
try_matches (ThemaCodebook *codebook, const char *bytes, gsize length,
             const UCharsetMatch **matches, int n_matches, gsize *text_length)
{
  for (int i = 0; i < n_matches; i++)
    {
      UErrorCode status = U_ZERO_ERROR;
      const char *name = ucsdet_getName (matches[i], &status);
      /* That it is no Unicode has been seen before. */
      if (U_FAILURE (status) || g_str_has_prefix (name, "UTF-"))
        continue;
      char *text = thema_encoding_convert (codebook, bytes, length, name, text_length, NULL);
      if (text == NULL)
        continue;
      thema_codebook_note (codebook, 1,
                           "the file is not UTF-8; it is read as %s, which is a guess: look at "
                           "its letters, and state another encoding if they are wrong",
                           name);
      return text;
    }
  return NULL;
}

char *
thema_encoding_guess (ThemaCodebook *codebook, const char *bytes, gsize length, gsize *text_length,
                      GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_matches = 0;
  UCharsetDetector *detector = ucsdet_open (&status);
  ucsdet_setText (detector, bytes, (int32_t) length, &status);
  const UCharsetMatch **matches = ucsdet_detectAll (detector, &n_matches, &status);
  char *text = U_SUCCESS (status)
                   ? try_matches (codebook, bytes, length, matches, n_matches, text_length)
                   : NULL;
  ucsdet_close (detector);
  if (text == NULL)
    thema_dictionary_fail (codebook, thema_encoding_fault_line (bytes, length), error,
                           "the bytes are not UTF-8 nor of an encoding that could be recognised; "
                           "state the encoding");
  return text;
}
