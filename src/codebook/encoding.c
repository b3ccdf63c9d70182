/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/encoding.h"

#include "codebook/dictionary.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

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
  const char *signature = thema_charset_of_mark (bytes, length);
  if (signature != NULL)
    return signature;
  const char *name = length > 5 ? declared (bytes, length, scratch) : NULL;
  if (name != NULL)
    return name;
  return is_utf8 (bytes, length) ? "UTF-8" : NULL;
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
  if (thema_charset_is_utf8 (encoding))
    return finish (codebook, bytes, length, text_length, error);
  if (!thema_charset_open (encoding, &from, &to))
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

char *
thema_encoding_guess (ThemaCodebook *codebook, const char *bytes, gsize length, gsize *text_length,
                      GError **error)
{
  /* That it is no Unicode has been seen before. */
  g_autoptr (GPtrArray) names = thema_charset_guesses (bytes, length);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      char *text = thema_encoding_convert (codebook, bytes, length, name, text_length, NULL);
      if (text == NULL)
        continue;
      thema_codebook_note (codebook, 1,
                           "the file is not UTF-8; it is read as %s, which is a guess: look at "
                           "its letters, and state another encoding if they are wrong",
                           name);
      return text;
    }
  thema_dictionary_fail (codebook, thema_encoding_fault_line (bytes, length), error,
                         "the bytes are not UTF-8 nor of an encoding that could be recognised; "
                         "state the encoding");
  return NULL;
}
