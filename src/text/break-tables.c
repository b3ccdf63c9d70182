/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-tables.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucpmap.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#define N_CODE_POINTS 0x110000

/* Word_Break values with a class of their own; the rest is OTHER. */
static const guint8 word_class_of_property[] = {
  [U_WB_ALETTER] = WORD_LETTER,
  [U_WB_FORMAT] = WORD_EXTEND,
  [U_WB_KATAKANA] = WORD_DICTIONARY,
  [U_WB_MIDLETTER] = WORD_MID_LETTER,
  [U_WB_MIDNUM] = WORD_MID_NUMBER,
  [U_WB_NUMERIC] = WORD_NUMERIC,
  [U_WB_EXTENDNUMLET] = WORD_JOINER,
  [U_WB_CR] = WORD_CR,
  [U_WB_EXTEND] = WORD_EXTEND,
  [U_WB_LF] = WORD_NEWLINE,
  [U_WB_MIDNUMLET] = WORD_MID_BOTH,
  [U_WB_NEWLINE] = WORD_NEWLINE,
  [U_WB_REGIONAL_INDICATOR] = WORD_FLAG,
  [U_WB_HEBREW_LETTER] = WORD_HEBREW,
  [U_WB_SINGLE_QUOTE] = WORD_SINGLE_QUOTE,
  [U_WB_DOUBLE_QUOTE] = WORD_DOUBLE_QUOTE,
  [U_WB_ZWJ] = WORD_ZWJ,
  [U_WB_WSEGSPACE] = WORD_SPACE,
};

static const guint8 sentence_class_of_property[] = {
  [U_SB_ATERM] = SENTENCE_ATERM,     [U_SB_CLOSE] = SENTENCE_CLOSE,
  [U_SB_FORMAT] = SENTENCE_EXTEND,   [U_SB_LOWER] = SENTENCE_LOWER,
  [U_SB_NUMERIC] = SENTENCE_NUMERIC, [U_SB_OLETTER] = SENTENCE_OLETTER,
  [U_SB_SEP] = SENTENCE_SEP,         [U_SB_SP] = SENTENCE_SP,
  [U_SB_STERM] = SENTENCE_STERM,     [U_SB_UPPER] = SENTENCE_UPPER,
  [U_SB_CR] = SENTENCE_CR,           [U_SB_EXTEND] = SENTENCE_EXTEND,
  [U_SB_LF] = SENTENCE_LF,           [U_SB_SCONTINUE] = SENTENCE_SCONTINUE,
};

/* Sets CLASSES of every code point by the value of PROPERTY and the N_MAPPED classes of MAP. */
static gboolean
fill_by_property (guint8 *classes, UProperty property, const guint8 *map, gsize n_mapped)
{
  UErrorCode status = U_ZERO_ERROR;
  const UCPMap *values = u_getIntPropertyMap (property, &status);
  UChar32 last;
  guint32 value;

  if (U_FAILURE (status))
    return FALSE;
  for (UChar32 c = 0;
       (last = ucpmap_getRange (values, c, UCPMAP_RANGE_NORMAL, 0, NULL, NULL, &value)) >= 0;
       c = last + 1)
    memset (classes + c, value < n_mapped ? map[value] : 0, (gsize) (last - c) + 1);
  return TRUE;
}

/* Calls CHANGE on the class of every code point in the set of PATTERN (UnicodeSet syntax). */
static gboolean
change_set (guint8 *classes, const char *pattern, guint8 (*change) (guint8 class))
{
  UErrorCode status = U_ZERO_ERROR;
  UChar utf16[256];
  USet *set;

  u_charsToUChars (pattern, utf16, (int32_t) strlen (pattern) + 1);
  set = uset_openPattern (utf16, -1, &status);
  if (U_FAILURE (status))
    return FALSE;
  for (int32_t i = 0, n = uset_getItemCount (set); i < n; i++)
    {
      UChar32 first, last;

      if (uset_getItem (set, i, &first, &last, NULL, 0, &status) == 0)
        for (UChar32 c = first; c <= last; c++)
          classes[c] = change (classes[c]);
    }
  uset_close (set);
  return U_SUCCESS (status);
}

static guint8
picture (guint8 class)
{
  return class == WORD_OTHER ? WORD_PICTURE : class == WORD_LETTER ? WORD_LETTER_PICTURE : class;
}

static guint8
blank (guint8 class)
{
  return class == WORD_OTHER ? WORD_BLANK : class == WORD_JOINER ? WORD_JOINER_BLANK : class;
}

static guint8
dictionary (guint8 class G_GNUC_UNUSED)
{
  return WORD_DICTIONARY;
}

static guint8
cjk (guint8 class)
{
  return class == WORD_DICTIONARY ? WORD_CJK : class;
}

static guint8
hangul (guint8 class G_GNUC_UNUSED)
{
  return WORD_HANGUL;
}

/* Whether ICU's root rules leave TEXT whole. */
static gboolean
is_one_word (UBreakIterator *iterator, const UChar *text, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;

  ubrk_setText (iterator, text, length, &status);
  return U_SUCCESS (status) && ubrk_next (iterator) == length;
}

/* ICU's root rules depart from the property for some of the Mid... characters (no word has a
 * colon inside), for "@", for the fullwidth digits and for Hangul, and not in the same way in all
 * its versions.  So ask it. */
static void
probe_words (guint8 *classes, UBreakIterator *iterator)
{
  for (UChar c = 1; c < 0xFFFF; c++)
    {
      const UChar letters[] = { 'a', c, 'a' }, digits[] = { '1', c, '1' };

      /* All departures so far were of ASCII or of its compatibility forms. */
      if (classes[c] == WORD_OTHER && (c < 0x100 || c >= 0xFE00))
        {
          if (is_one_word (iterator, letters, 2))
            classes[c] = WORD_LETTER;
        }
      else if (classes[c] == WORD_MID_LETTER && !is_one_word (iterator, letters, 3))
        classes[c] = WORD_OTHER;
      else if (classes[c] == WORD_MID_NUMBER && !is_one_word (iterator, digits, 3))
        classes[c] = WORD_OTHER;
    }
  for (UChar c = 0xFF10; c <= 0xFF19; c++)
    {
      const UChar digits[] = { '1', c, '1' };

      if (is_one_word (iterator, digits, 3))
        classes[c] = WORD_NUMERIC;
    }
}

/* The Chinese and Japanese that ICU's engine for them takes as it is: in these ranges there is
 * nothing that NFKC changes or that extends a word, in no version of Unicode. */
static const char plain_cjk[] = "[\\u3005\\u3007\\u3021-\\u3029\\u303B\\u3041-\\u3096\\u309D\\u309E"
                                "\\u30A1-\\u30FA\\u30FC-\\u30FE\\u31F0-\\u31FF\\u3400-\\u4DBF"
                                "\\u4E00-\\u9FFF]";

static gboolean
fill_words (guint8 *classes)
{
  UErrorCode status = U_ZERO_ERROR;
  const UChar syllable_letter[] = { 0xAC00, 'a' };
  UBreakIterator *iterator = ubrk_open (UBRK_WORD, "root", NULL, 0, &status);
  gboolean ok = U_SUCCESS (status)
                && fill_by_property (classes, UCHAR_WORD_BREAK, word_class_of_property,
                                     G_N_ELEMENTS (word_class_of_property))
                && change_set (classes, "[:Extended_Pictographic:]", picture)
                && change_set (classes, "[:White_Space:]", blank)
                && change_set (classes, "[[:lb=SA:][:Hani:][:Hira:][:Kana:]]", dictionary)
                && change_set (classes, plain_cjk, cjk);

  if (ok && !is_one_word (iterator, syllable_letter, 2))
    ok = change_set (classes, "[\\uAC00-\\uD7A3]", hangul);
  if (ok)
    probe_words (classes, iterator);
  ubrk_close (iterator);
  return ok;
}

/* Folds CLASSES into SELF: blocks that were seen before are shared. */
static void
pack (ThemaClassTable *self, const guint8 *classes)
{
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GByteArray) values = g_byte_array_new ();

  for (guint c = 0; c < N_CODE_POINTS; c += 64)
    {
      g_autoptr (GBytes) block = NULL;
      gpointer at;

      if (c > 0 && memcmp (classes + c, classes + c - 64, 64) == 0)
        {
          self->block[c >> 6] = self->block[(c >> 6) - 1];
          continue;
        }
      block = g_bytes_new_static (classes + c, 64);
      if (!g_hash_table_lookup_extended (seen, block, NULL, &at))
        {
          at = GUINT_TO_POINTER (values->len >> 6);
          g_hash_table_insert (seen, g_bytes_ref (block), at);
          g_byte_array_append (values, classes + c, 64);
        }
      self->block[c >> 6] = (guint16) GPOINTER_TO_UINT (at);
    }
  self->values = g_byte_array_free (g_steal_pointer (&values), FALSE);
  /* A block like the one before has no first of any class. */
  for (guint c = N_CODE_POINTS - 1; c > 0; c--)
    if (c < 64 || self->block[c >> 6] != self->block[(c >> 6) - 1])
      self->example[classes[c]] = c;
    else
      c &= ~(guint) 63;
}

static inline gboolean
is_of_interest (guint8 class)
{
  return class == SENTENCE_CR || class == SENTENCE_LF || class == SENTENCE_SEP
         || class == SENTENCE_ATERM || class == SENTENCE_STERM;
}

static gboolean
any_of_interest (const guint8 classes[64])
{
  for (guint i = 0; i < 64; i++)
    if (is_of_interest (classes[i]))
      return TRUE;
  return FALSE;
}

/* Marks the bytes that begin a paragraph separator or a terminator in UTF-8. Beyond ASCII the 64
 * characters of a block begin with the same byte. */
static void
mark_of_interest (ThemaSentenceTable *self, const guint8 *classes)
{
  const guint16 *block = self->classes.block;
  gboolean interesting = any_of_interest (classes + 64);

  for (guint c = 0; c < 128; c++)
    self->of_interest[c] = (guint8) is_of_interest (classes[c]);
  for (gunichar c = 128; c < N_CODE_POINTS; c += 64)
    {
      char utf8[6];

      if (block[c >> 6] != block[(c >> 6) - 1])
        interesting = any_of_interest (classes + c);
      if (!interesting)
        continue;
      g_unichar_to_utf8 (c, utf8);
      self->of_interest[(guint8) utf8[0]] = 1;
    }
}

static gboolean
fill_sentences (guint8 *classes)
{
  return fill_by_property (classes, UCHAR_SENTENCE_BREAK, sentence_class_of_property,
                           G_N_ELEMENTS (sentence_class_of_property));
}

static void
pack_sentences (ThemaSentenceTable *self, const guint8 *classes)
{
  pack (&self->classes, classes);
  mark_of_interest (self, classes);
}

static gpointer
build (gpointer unused G_GNUC_UNUSED)
{
  g_autofree guint8 *classes = g_malloc (N_CODE_POINTS);
  g_autofree ThemaBreakTables *self = g_new0 (ThemaBreakTables, 1);

  if (!fill_words (classes))
    return NULL;
  pack (&self->words, classes);
  thema_break_tables_flag_ascii (self);
  if (!fill_sentences (classes))
    return NULL;
  pack_sentences (&self->sentences, classes);
  return g_steal_pointer (&self);
}

const ThemaBreakTables *
thema_break_tables_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, build, NULL);
}

static gpointer
build_greek (gpointer unused G_GNUC_UNUSED)
{
  g_autofree guint8 *classes = g_malloc (N_CODE_POINTS);
  g_autofree ThemaSentenceTable *self = g_new0 (ThemaSentenceTable, 1);

  if (!fill_sentences (classes))
    return NULL;
  classes[';'] = classes[0x37E] = SENTENCE_STERM;
  pack_sentences (self, classes);
  return g_steal_pointer (&self);
}

const ThemaSentenceTable *
thema_break_tables_get_greek (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, build_greek, NULL);
}
