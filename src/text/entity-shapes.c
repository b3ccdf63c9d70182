/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/entities-private.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Characters. */

/* What ASCII characters are within an address. */
enum
{
  PLAIN = 1 << 0, /* part of it */
  LOOSE = 1 << 1, /* part of it, but not at its end */
  OPEN = 1 << 2,
  CLOSE = 1 << 3,
  LOCAL = 1 << 4, /* part of the name of an e-mail address */
};

static const guint8 ascii[128] = {
  ['a' ... 'z'] = PLAIN | LOCAL,
  ['A' ... 'Z'] = PLAIN | LOCAL,
  ['0' ... '9'] = PLAIN | LOCAL,
  ['_'] = PLAIN | LOCAL,
  ['-'] = PLAIN | LOCAL,
  ['%'] = PLAIN | LOCAL,
  ['+'] = PLAIN | LOCAL,
  ['~'] = PLAIN,
  ['/'] = PLAIN,
  ['#'] = PLAIN,
  ['@'] = PLAIN,
  ['='] = PLAIN,
  ['.'] = LOOSE | LOCAL,
  [','] = LOOSE,
  [';'] = LOOSE,
  [':'] = LOOSE,
  ['!'] = LOOSE,
  ['?'] = LOOSE,
  ['\''] = LOOSE,
  ['*'] = LOOSE,
  ['&'] = LOOSE,
  ['$'] = LOOSE,
  ['('] = OPEN,
  ['['] = OPEN,
  [')'] = CLOSE,
  [']'] = CLOSE,
};

static UChar32
next_character (const ThemaEntityText *text, gsize *at)
{
  UChar32 c;
  gsize i = *at;
  U8_NEXT_OR_FFFD ((const guint8 *) text->bytes, i, text->length, c);
  *at = i;
  return c;
}

/* The character before `*at`, which is greater than `start`; moves `*at` to its beginning. */
static UChar32
previous_character (const ThemaEntityText *text, gsize start, gsize *at)
{
  do
    --*at;
  while (*at > start && ((guint8) text->bytes[*at] & 0xC0) == 0x80);
  gsize next = *at;
  return next_character (text, &next);
}

/* Part of a word in any script. */
static gboolean
is_word (UChar32 c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || c == '_';
  return (U_GET_GC_MASK (c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

/* Part of a word in a script that parts words by blanks: such letters have one of a few values of
 * Line_Break (UAX #14), while ideographs, kana, Hangul and Thai may be parted anywhere. */
static gboolean
is_alphabetic (UChar32 c)
{
  if (c < 0x80 || !is_word (c))
    return is_word (c);
  int class = u_getIntPropertyValue (c, UCHAR_LINE_BREAK);
  return class == U_LB_ALPHABETIC || class == U_LB_AMBIGUOUS || class == U_LB_HEBREW_LETTER
         || class == U_LB_COMBINING_MARK || class == U_LB_NUMERIC || class == U_LB_GLUE;
}

/* Whether an entity may begin at `at`, so far as the character before it goes. */
static gboolean
is_boundary (const ThemaEntityText *text, gsize at, gboolean (*joins) (UChar32))
{
  return at == 0 || !joins (previous_character (text, 0, &at));
}

/* Addresses. */

/* Brackets may be nested so deep; what is deeper ends the address, which bounds how far beyond its
 * end we ever read. */
#define MAX_NESTED 16

static char
closing_of (char open)
{
  return open == '(' ? ')' : open == '[' ? ']' : '>';
}

static guint8
class_in_address (const ThemaEntityText *text, gsize at, gboolean is_doi)
{
  guint8 c = (guint8) text->bytes[at];
  if (!is_doi || (c != '<' && c != '>'))
    return ascii[c];
  /* "<693::AID-ASI4>", but no tag. */
  gboolean opens = c == '<' && at + 1 < text->length && g_ascii_isdigit (text->bytes[at + 1]);
  return opens ? OPEN : c == '>' ? CLOSE : 0;
}

/* Where the address ends whose characters begin at `start`. */
static gsize
address_end (const ThemaEntityText *text, gsize start, gboolean is_doi)
{
  gsize open_at[MAX_NESTED];
  guint n_open = 0;
  gsize end = start;
  while (end < text->length)
    {
      gsize next = end + 1;
      if ((guint8) text->bytes[end] >= 0x80)
        {
          next = end;
          if (!is_alphabetic (next_character (text, &next)))
            break;
          end = next;
          continue;
        }
      guint8 class = class_in_address (text, end, is_doi);
      if (class == 0 || (class == OPEN && n_open == MAX_NESTED)
          || (class == CLOSE
              && (n_open == 0
                  || text->bytes[end] != closing_of (text->bytes[open_at[n_open - 1]]))))
        break;
      if (class == OPEN)
        open_at[n_open++] = end;
      else if (class == CLOSE)
        n_open--;
      end = next;
    }
  if (n_open > 0)
    end = open_at[0];
  while (end > start && (guint8) text->bytes[end - 1] < 0x80
         && (ascii[(guint8) text->bytes[end - 1]] & LOOSE) != 0)
    end--;
  return end;
}

/* Whether a letter or digit that may stand in a host is at `at`. */
static gboolean
is_host_at (const ThemaEntityText *text, gsize at)
{
  return at < text->length && text->bytes[at] != '_' && is_alphabetic (next_character (text, &at));
}

static gboolean
has_word_at (const ThemaEntityText *text, gsize at, const char *word)
{
  gsize length = strlen (word);
  return length <= text->length - at && g_ascii_strncasecmp (text->bytes + at, word, length) == 0;
}

/* A URL around the "/" at `slash`. */
gboolean
thema_entity_find_url (const ThemaEntityText *text, gsize slash, ThemaEntity *entity)
{
  static const char *const schemes[] = { "http://", "https://", "ftp://" };
  if (slash < 1 || text->bytes[slash - 1] != ':' || !is_host_at (text, slash + 2))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      gsize length = strlen (schemes[i]);
      gsize start = slash + 2 - length;
      if (slash + 2 < text->from + length || !has_word_at (text, start, schemes[i])
          || !is_boundary (text, start, is_alphabetic))
        continue;
      *entity = (ThemaEntity){ { (guint32) start, (guint32) address_end (text, slash + 2, FALSE) },
                               THEMA_ENTITY_URL };
      return TRUE;
    }
  return FALSE;
}

/* Where the label of a host ends that begins at `at`. */
static gsize
label_end (const ThemaEntityText *text, gsize at)
{
  for (gsize next = at; next < text->length; at = next)
    if (text->bytes[next] == '-')
      next++;
    else if (text->bytes[next] == '_' || !is_alphabetic (next_character (text, &next)))
      break;
  return at;
}

gboolean
thema_entity_find_www (const ThemaEntityText *text, gsize start, ThemaEntity *entity)
{
  if (!has_word_at (text, start, "www.") || !is_boundary (text, start, is_alphabetic)
      || !is_host_at (text, start + 4))
    return FALSE;
  gsize end = label_end (text, start + 4);
  if (end == text->length || text->bytes[end] != '.' || !is_host_at (text, end + 1))
    return FALSE;
  *entity = (ThemaEntity){ { (guint32) start, (guint32) address_end (text, start, FALSE) },
                           THEMA_ENTITY_URL };
  return TRUE;
}

/* The longest prefix of a DOI that is looked for. */
#define MAX_PREFIX 40

/* Whether the bytes are "10.", four to nine digits, and perhaps more numbers behind full stops. */
static gboolean
is_doi_prefix (const char *bytes, gsize length)
{
  if (length < 7 || memcmp (bytes, "10.", 3) != 0 || bytes[length - 1] == '.')
    return FALSE;
  gsize digits = 0;
  while (3 + digits < length && bytes[3 + digits] != '.')
    digits++;
  return digits >= 4 && digits <= 9 && memmem (bytes, length, "..", 2) == NULL;
}

/* A DOI whose prefix ends before the "/" at `slash`. */
gboolean
thema_entity_find_doi (const ThemaEntityText *text, gsize slash, ThemaEntity *entity)
{
  gsize start = slash;
  gsize first = slash - MIN (MAX_PREFIX, slash - text->from);
  while (start > first
         && (g_ascii_isdigit (text->bytes[start - 1]) || text->bytes[start - 1] == '.'))
    start--;
  while (start < slash && text->bytes[start] == '.')
    start++;
  if (!is_doi_prefix (text->bytes + start, slash - start)
      || !is_boundary (text, start, is_alphabetic))
    return FALSE;
  gsize end = address_end (text, slash + 1, TRUE);
  *entity = (ThemaEntity){ { (guint32) start, (guint32) end }, THEMA_ENTITY_DOI };
  return end > slash + 1;
}

/* Names behind and before signs. */

/* Where the host ends that begins at `at`; `at` itself when there is none of two labels whose last
 * is of letters. */
static gsize
host_end (const ThemaEntityText *text, gsize at)
{
  gsize end = at;
  for (guint labels = 0; is_host_at (text, at); labels++, at++)
    {
      gsize letters = 0, next = at;
      while (next < text->length)
        {
          gsize behind = next;
          UChar32 c = next_character (text, &behind);
          if (c == '_' || !is_alphabetic (c) || u_isdigit (c))
            break;
          letters += (U_GET_GC_MASK (c) & U_GC_L_MASK) != 0;
          next = behind;
        }
      if (labels > 0 && letters >= 2 && !is_host_at (text, next))
        end = next;
      at = label_end (text, next);
      if (at == text->length || text->bytes[at] != '.')
        break;
    }
  return end;
}

gboolean
thema_entity_find_email (const ThemaEntityText *text, gsize at, ThemaEntity *entity)
{
  gsize start = at, end;
  for (gsize i = at; i > text->from; start = i)
    {
      UChar32 c = previous_character (text, text->from, &i);
      if (c < 0x80 ? (ascii[c] & LOCAL) == 0 : !is_alphabetic (c))
        break;
    }
  while (start < at && strchr (".-%+", text->bytes[start]) != NULL)
    start++;
  if (start == at || text->bytes[at - 1] == '.' || !is_boundary (text, start, is_alphabetic)
      || (end = host_end (text, at + 1)) == at + 1)
    return FALSE;
  *entity = (ThemaEntity){ { (guint32) start, (guint32) end }, THEMA_ENTITY_EMAIL };
  return TRUE;
}

static gboolean
is_joiner (UChar32 c)
{
  return c == 0x200C || c == 0x200D;
}

/* Where the name ends that begins at `at`; `at` itself when it holds no letter. */
static gsize
name_end (const ThemaEntityText *text, gsize at)
{
  gsize end = at;
  gboolean has_letter = FALSE;
  for (gsize next = at; next < text->length;)
    {
      UChar32 c = next_character (text, &next);
      gboolean is_first = end == at;
      if (is_first && (U_GET_GC_MASK (c) & U_GC_M_MASK) != 0)
        break;
      if (!is_first && is_joiner (c))
        continue;
      if (!is_word (c))
        break;
      has_letter |= (U_GET_GC_MASK (c) & U_GC_L_MASK) != 0;
      end = next;
    }
  return has_letter ? end : at;
}

gboolean
thema_entity_find_mention (const ThemaEntityText *text, gsize at, ThemaEntity *entity)
{
  gsize end = name_end (text, at + 1);
  if (end == at + 1 || !is_boundary (text, at, is_word) || (at > 0 && text->bytes[at - 1] == '@'))
    return FALSE;
  if (end < text->length && text->bytes[end] == '@')
    {
      gsize host = host_end (text, end + 1);
      end = host > end + 1 ? host : end;
    }
  *entity = (ThemaEntity){ { (guint32) at, (guint32) end }, THEMA_ENTITY_MENTION };
  return TRUE;
}

gboolean
thema_entity_find_hashtag (const ThemaEntityText *text, gsize at, ThemaEntity *entity)
{
  gsize end = name_end (text, at + 1);
  if (end == at + 1 || !is_boundary (text, at, is_word)
      || (at > 0 && strchr ("&#\\", text->bytes[at - 1]) != NULL))
    return FALSE;
  *entity = (ThemaEntity){ { (guint32) at, (guint32) end }, THEMA_ENTITY_HASHTAG };
  return TRUE;
}
