/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/segmenter-icu.h"

#include "text/segmenter-utf8.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf16.h>

struct _ThemaIcuBreaker
{
  UBreakIterator *words;     /* owned */
  UBreakIterator *sentences; /* owned */
  UChar *utf16;              /* owned: the stretch at hand */
  gsize utf16_room;
};

GQuark
thema_segmenter_error_quark (void)
{
  return g_quark_from_static_string ("thema-segmenter-error");
}

static gboolean
check_icu (UErrorCode status, const char *doing, GError **error)
{
  if (U_SUCCESS (status))
    return TRUE;
  g_set_error (error, THEMA_SEGMENTER_ERROR, THEMA_SEGMENTER_ERROR_ICU, "%s: ICU reports %s", doing,
               u_errorName (status));
  return FALSE;
}

/* The ICU locale of LANGUAGE, with its abbreviations ("ss=standard") switched on. */
static gboolean
sentence_locale (const char *language, char locale[ULOC_FULLNAME_CAPACITY], GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;

  g_strlcpy (locale, "root", ULOC_FULLNAME_CAPACITY);
  if (language == NULL)
    return TRUE;
  uloc_forLanguageTag (language, locale, ULOC_FULLNAME_CAPACITY, &parsed, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING || *locale == '\0'
      || (gsize) parsed != strlen (language))
    {
      g_set_error (error, THEMA_SEGMENTER_ERROR, THEMA_SEGMENTER_ERROR_LANGUAGE,
                   "\"%s\" is not a language code; write one such as \"en\" or \"pt-BR\"",
                   language);
      return FALSE;
    }
  uloc_setKeywordValue ("ss", "standard", locale, ULOC_FULLNAME_CAPACITY, &status);
  return check_icu (status, "choosing the sentence rules", error);
}

ThemaIcuBreaker *
thema_icu_breaker_new (const char *language, GError **error)
{
  g_autoptr (ThemaIcuBreaker) self = g_new0 (ThemaIcuBreaker, 1);
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  if (!sentence_locale (language, locale, error))
    return NULL;
  self->words = ubrk_open (UBRK_WORD, "root", NULL, 0, &status);
  self->sentences = ubrk_open (UBRK_SENTENCE, locale, NULL, 0, &status);
  if (!check_icu (status, "opening the break iterators", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
thema_icu_breaker_free (ThemaIcuBreaker *self)
{
  if (self == NULL)
    return;
  if (self->words != NULL)
    ubrk_close (self->words);
  if (self->sentences != NULL)
    ubrk_close (self->sentences);
  g_free (self->utf16);
  g_free (self);
}

/* Points ITERATOR at TEXT[START, END) as UTF-16, which ICU's iterators read several times faster
 * than UTF-8 through UText. */
static gboolean
set_text (ThemaIcuBreaker *self, UBreakIterator *iterator, const char *text, gsize start, gsize end,
          GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize n = 0;

  if (self->utf16_room < end - start)
    {
      self->utf16_room = MAX (end - start, 2 * self->utf16_room);
      g_free (self->utf16);
      self->utf16 = g_new (UChar, self->utf16_room);
    }
  for (gsize i = start; i < end;)
    {
      guint32 c = thema_utf8_next ((const guint8 *) text, &i, end);

      if (c < 0x10000)
        self->utf16[n++] = (UChar) c;
      else
        {
          self->utf16[n++] = (UChar) U16_LEAD (c);
          self->utf16[n++] = (UChar) U16_TRAIL (c);
        }
    }
  ubrk_setText (iterator, self->utf16, (int32_t) n, &status);
  return check_icu (status, "cutting a text", error);
}

/* Moves *OFFSET on in TEXT past N_UNITS units of UTF-16; TRUE if all of it was white space. */
static gboolean
advance (const char *text, gsize *offset, gsize end, int32_t n_units)
{
  gboolean space = TRUE;

  while (n_units > 0 && *offset < end)
    {
      guint32 c = thema_utf8_next ((const guint8 *) text, offset, end);

      n_units -= U16_LENGTH (c);
      space = space && u_isUWhiteSpace ((UChar32) c);
    }
  return space;
}

gboolean
thema_icu_breaker_words (ThemaIcuBreaker *self, const char *text, gsize start, gsize end,
                         ThemaSpans *words, GError **error)
{
  int32_t last = 0, next;

  if (!set_text (self, self->words, text, start, end, error))
    return FALSE;
  while ((next = ubrk_next (self->words)) != UBRK_DONE)
    {
      gsize word = start;

      if (!advance (text, &start, end, next - last))
        thema_spans_append (words, word, start);
      last = next;
    }
  return TRUE;
}

gboolean
thema_icu_breaker_sentences (ThemaIcuBreaker *self, const char *text, gsize start, gsize end,
                             ThemaEnds *ends, GError **error)
{
  int32_t last = 0, next;

  if (!set_text (self, self->sentences, text, start, end, error))
    return FALSE;
  while ((next = ubrk_next (self->sentences)) != UBRK_DONE)
    {
      advance (text, &start, end, next - last);
      thema_ends_append (ends, start);
      last = next;
    }
  return TRUE;
}
