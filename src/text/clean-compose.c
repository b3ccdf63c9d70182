/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/clean-private.h"

#include "text/error.h"
#include "text/fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

/* Runs are in NFC by themselves, but for a reference to a character that NFC has another one for;
 * else only where one begins with a character that may combine with what is before it is there
 * something to compose. Such a stretch, from the last character before that combines with nothing
 * before it to the next such character behind, is composed by itself. */
typedef struct
{
  ThemaClean *clean;       /* borrowed */
  const UNormalizer2 *nfc; /* ICU's own */
  gsize copied;            /* how much of the cleaned text is in the spare one */
  guint run;               /* the run that holds the next byte to copy */
} Composer;

static UChar32
character_at (const Composer *self, gsize at)
{
  const GString *text = self->clean->out;
  UChar32 c;
  gsize next = at;
  U8_NEXT_OR_FFFD ((const guint8 *) text->str, next, text->len, c);
  return c;
}

/* Whether the character at `at` never combines with those before it. */
static gboolean
begins_anew (const Composer *self, gsize at)
{
  return unorm2_hasBoundaryBefore (self->nfc, character_at (self, at));
}

/* Whether what is around the beginning of a run may not be in NFC. None of the characters below
 * U+0300, whose first byte is 0xCC, combines or is to be replaced. */
static gboolean
is_suspect (const Composer *self, gsize at)
{
  return (guint8) self->clean->out->str[at] >= 0xCC
         && (!begins_anew (self, at)
             || u_getIntPropertyValue (character_at (self, at), UCHAR_NFC_QUICK_CHECK) == UNORM_NO);
}

/* The stretch around the character at `at`, not beginning before `from`. */
static ThemaSpan
find_stretch (const Composer *self, gsize from, gsize at)
{
  const GString *text = self->clean->out;
  gsize start = at, end = at;
  while (start > from && !begins_anew (self, start))
    do
      start--;
    while (start > from && U8_IS_TRAIL (text->str[start]));
  do
    U8_FWD_1 ((const guint8 *) text->str, end, text->len);
  while (end < text->len && !begins_anew (self, end));
  return (ThemaSpan){ (guint32) start, (guint32) end };
}

static gsize
run_end (const ThemaClean *clean, guint i)
{
  return i + 1 < clean->runs->len ? g_array_index (clean->runs, ThemaCleanRun, i + 1).cleaned
                                  : clean->out->len;
}

/* Takes the cleaned text up to `end` over as it is, runs cut as they have to. */
static void
copy_until (Composer *self, gsize end)
{
  ThemaClean *clean = self->clean;
  while (self->copied < end)
    {
      while (run_end (clean, self->run) <= self->copied)
        self->run++;
      const ThemaCleanRun *run = &g_array_index (clean->runs, ThemaCleanRun, self->run);
      gsize stop = MIN (end, run_end (clean, self->run));
      gsize n = stop - self->copied, skipped = self->copied - run->cleaned;
      ThemaCleanRun part = *run;
      part.cleaned = (guint32) clean->spare->len;
      if (!run->whole)
        {
          part.start += (guint32) skipped;
          part.end = part.start + (guint32) n;
        }
      g_array_append_val (clean->spare_runs, part);
      g_string_append_len (clean->spare, clean->out->str + self->copied, (gssize) n);
      self->copied = stop;
    }
}

static gboolean
compose_stretch (Composer *self, ThemaSpan stretch, GError **error)
{
  ThemaClean *clean = self->clean;
  const char *bytes = clean->out->str + stretch.start;
  gsize length = stretch.end - stretch.start;
  g_autoptr (GString) composed = g_string_new (NULL);
  if (!thema_nfc_append (bytes, length, composed, error))
    return FALSE;
  if (composed->len == length && memcmp (composed->str, bytes, length) == 0)
    return TRUE;
  copy_until (self, stretch.start);
  ThemaSpan origin = thema_clean_origin (clean, stretch);
  ThemaCleanRun run = { (guint32) clean->spare->len, origin.start, origin.end, TRUE };
  g_array_append_val (clean->spare_runs, run);
  g_string_append_len (clean->spare, composed->str, (gssize) composed->len);
  self->copied = stretch.end;
  return TRUE;
}

static void
take_spare (ThemaClean *clean)
{
  GString *out = clean->out;
  GArray *runs = clean->runs;
  clean->out = clean->spare;
  clean->runs = clean->spare_runs;
  clean->spare = out;
  clean->spare_runs = runs;
  clean->cursor = 0;
}

gboolean
thema_clean_compose (ThemaClean *clean, GError **error)
{
  if (thema_nfc_is_plain (clean->out->str, clean->out->len))
    return TRUE;
  UErrorCode status = U_ZERO_ERROR;
  Composer self = { clean, unorm2_getNFCInstance (&status), 0, 0 };
  if (U_FAILURE (status))
    return thema_text_set_icu_error (error, "could not load the normaliser", status);
  g_string_set_size (clean->spare, 0);
  g_array_set_size (clean->spare_runs, 0);
  gsize behind = 0; /* where the last stretch ended */
  for (guint i = 0; i < clean->runs->len; i++)
    {
      gsize at = g_array_index (clean->runs, ThemaCleanRun, i).cleaned;
      if (at < behind || !is_suspect (&self, at))
        continue;
      ThemaSpan stretch = find_stretch (&self, behind, at);
      behind = stretch.end;
      if (!compose_stretch (&self, stretch, error))
        return FALSE;
    }
  if (self.copied > 0)
    {
      copy_until (&self, clean->out->len);
      take_spare (clean);
    }
  return TRUE;
}
