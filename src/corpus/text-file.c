/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/input.h"
#include "corpus/error.h"
#include "corpus/source-reader.h"

#include <string.h>
#include <unicode/ucnv.h>

struct _ThemaTextFile
{
  ThemaInput *input; /* owned; NULL when it was converted */
  char *converted;   /* owned, or NULL */
  const char *bytes; /* borrowed from one of the two */
  gsize length;
};

/* Converts to UTF-8; a byte sequence that the charset does not have is an error, never a
 * replacement. */
static char *
convert (const ThemaInput *input, const char *encoding, gsize *length, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (encoding, &status);
  UConverter *to = ucnv_open ("UTF-8", &status);
  ucnv_setToUCallBack (from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_FAILURE (status))
    {
      ucnv_close (from);
      ucnv_close (to);
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s: there is no encoding '%s'; try UTF-8, windows-1252 or UTF-16", input->path,
                   encoding);
      return NULL;
    }
  gsize room = input->length * 4 + 16;
  char *out = g_malloc (room), *target = out;
  const char *source = input->bytes;
  UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
  ucnv_convertEx (to, from, &target, out + room - 1, &source, input->bytes + input->length, pivot,
                  &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), TRUE, TRUE, &status);
  ucnv_close (from);
  ucnv_close (to);
  if (U_FAILURE (status))
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s: the bytes before byte %" G_GSIZE_FORMAT
                   " are not %s; choose another --encoding",
                   input->path, (gsize) (source - input->bytes), encoding);
      g_free (out);
      return NULL;
    }
  *length = (gsize) (target - out);
  return g_realloc (out, *length + 1);
}

static gboolean
is_utf8_name (const char *encoding)
{
  return encoding == NULL || ucnv_compareNames (encoding, "UTF-8") == 0;
}

ThemaTextFile *
thema_text_file_open (const char *path, const char *encoding, GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return NULL;
  g_autoptr (ThemaTextFile) self = g_new0 (ThemaTextFile, 1);
  self->bytes = input->bytes;
  self->length = input->length;
  if (!is_utf8_name (encoding))
    {
      self->bytes = self->converted = convert (input, encoding, &self->length, error);
      if (self->converted == NULL)
        return NULL;
    }
  else
    self->input = g_steal_pointer (&input);
  if (self->length >= 3 && memcmp (self->bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      self->bytes += 3;
      self->length -= 3;
    }
  return g_steal_pointer (&self);
}

void
thema_text_file_free (ThemaTextFile *self)
{
  if (self == NULL)
    return;
  thema_input_free (self->input);
  g_free (self->converted);
  g_free (self);
}

const char *
thema_text_file_bytes (const ThemaTextFile *self, gsize *length)
{
  *length = self->length;
  return self->bytes;
}
