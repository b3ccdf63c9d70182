/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corpus/language-guess.h"

#include "corpus/error.h"
#include "text/utf8.h"

#include <string.h>
#include <textcat.h>

/* What is looked at: more says nothing new, and takes longer. */
#define MAX_TEXT ((gsize) 2000)

struct _ThemaLanguageGuess
{
  void *handle; /* owned */
};

ThemaLanguageGuess *
thema_language_guess_new (GError **error)
{
  void *handle = special_textcat_Init (TEXTCAT_DATA "/fpdb.conf", TEXTCAT_DATA "/");
  if (handle == NULL)
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "--detect-language: the fingerprints of languages are missing in %s; on Debian: "
                   "apt-get install libexttextcat-data",
                   TEXTCAT_DATA);
      return NULL;
    }
  ThemaLanguageGuess *self = g_new0 (ThemaLanguageGuess, 1);
  self->handle = handle;
  return self;
}

void
thema_language_guess_free (ThemaLanguageGuess *self)
{
  if (self == NULL)
    return;
  textcat_Done (self->handle);
  g_free (self);
}

/* The beginning of a text, whole characters. */
static gsize
cut (ThemaSlice text)
{
  gsize length = MIN (text.length, MAX_TEXT);
  while (length < text.length && length > 0 && ((guchar) text.bytes[length] & 0xC0) == 0x80)
    length--;
  return length;
}

ThemaSlice
thema_language_guess (ThemaLanguageGuess *self, ThemaSlice text, ThemaArena *arena)
{
  static const ThemaSlice unknown = { "", 0 };
  gsize length = cut (text);
  if (length < THEMA_LANGUAGE_MIN_TEXT || thema_utf8_find_fault (text.bytes, length) < length)
    return unknown;
  /* "[en--utf8]"; several of these when several languages come close; or a word in capitals. */
  const char *answer = textcat_Classify (self->handle, text.bytes, length);
  if (answer == NULL || answer[0] != '[' || strchr (answer + 1, '[') != NULL)
    return unknown;
  gsize n = strcspn (answer + 1, "-]");
  return n < 2 || n > 3 ? unknown : (ThemaSlice){ thema_arena_copy (arena, answer + 1, n), n };
}
