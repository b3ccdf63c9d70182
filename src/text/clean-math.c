/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/clean-private.h"

#include <string.h>

/* Formulas between dollars, and dollars that are none. */

gsize
thema_clean_formula (ThemaClean *self, gsize start, gsize end)
{
  static const char sign[] = " \xEF\xBF\xBC ";
  return thema_clean_replace (self, start, end, sign, strlen (sign));
}

/* What stands between two dollars. */
typedef struct
{
  gboolean is_empty; /* but for blanks */
  gboolean is_plain; /* no character that formulas are full of */
  gboolean blank_before, blank_behind;
  gboolean comma_behind;
  gsize words; /* of two letters or more between blanks, outside of braces */
} Content;

static gboolean
ends_word (char c)
{
  return g_ascii_isspace (c) || strchr (",.;:", c) != NULL;
}

static Content
read_content (const char *text, gsize length)
{
  Content content = { .is_empty = TRUE,
                      .is_plain = TRUE,
                      .blank_before = g_ascii_isspace (text[0]),
                      .blank_behind = g_ascii_isspace (text[length - 1]) };
  gsize letters = 0; /* in the word that began behind a blank */
  gboolean in_word = TRUE;
  int depth = 0;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      content.words += in_word && letters >= 2 && depth == 0 && ends_word (c);
      content.is_plain &= c == '\0' || strchr ("\\^_{}=<>|", c) == NULL;
      if (!g_ascii_isspace (c))
        {
          content.is_empty = FALSE;
          content.comma_behind = c == ',' || c == ';';
        }
      depth += c == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
      in_word = g_ascii_isspace (c) || (in_word && g_ascii_isalpha (c));
      letters = in_word && g_ascii_isalpha (c) ? letters + 1 : 0;
    }
  content.words += in_word && letters >= 2 && depth == 0;
  return content;
}

/* Whether the text between two dollars is a formula. Three words between blanks are a sentence, as
 * between the end of one formula and the beginning of the next where a dollar is missing before. A
 * number in front is money where words are behind it, or another number behind the second dollar.
 * Where there is nothing but letters and such, a blank on one side and a comma, or a word between
 * blanks on both, tells that these are two dollars of their own, as does what a formula does not
 * begin with ("$/hour or A$"). */
static gboolean
is_formula (const char *text, gsize length, char next)
{
  Content content = read_content (text, length);
  gboolean is_number = g_ascii_isdigit (text[0]);
  gboolean blank = content.blank_before || content.blank_behind;
  if (content.is_empty || content.words >= 3)
    return FALSE;
  if (is_number && g_ascii_isdigit (next) && (content.is_plain || content.words > 0))
    return FALSE;
  if (is_number && content.blank_behind && content.words > 0)
    return FALSE;
  if (!content.is_plain)
    return TRUE;
  return text[0] != ',' && text[0] != ';' && !((blank || text[0] == '/') && content.words > 0)
         && (content.blank_before == content.blank_behind || !content.comma_behind);
}

/* Whether a font is all that is asked for between the dollars: "\textit{a sentence}", or
 * "\mathbf{Purpose}", in which a word of six letters or two words between blanks tell that it is no
 * symbol. */
static gboolean
is_text (const char *text, gsize length)
{
  static const char *const fonts[] = { "\\text", "\\math", "\\emph" };
  const char *group = memchr (text, '{', length), *end = text + length - 1;
  gboolean is_font = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    is_font |= length > strlen (fonts[i]) && memcmp (text, fonts[i], strlen (fonts[i])) == 0;
  if (!is_font || group == NULL || *end != '}' || memchr (group, '}', length) != end)
    return FALSE;
  for (const char *c = text + 1; c < group; c++)
    if (!g_ascii_isalpha (*c))
      return FALSE;
  gsize letters = 0, longest = 0;
  for (const char *c = group + 1; c < end; c++)
    {
      if (*c == '\\')
        return FALSE;
      letters = g_ascii_isalpha (*c) ? letters + 1 : 0;
      longest = MAX (longest, letters);
    }
  return longest >= 6
         || (group + 1 < end && read_content (group + 1, (gsize) (end - group - 1)).words >= 2);
}

/* The next dollar before `end` that no backslash escapes; the length when there is none. */
static gsize
next_dollar (const ThemaClean *self, gsize at, gsize end)
{
  const char *dollar;
  while ((dollar = memchr (self->text + at, '$', end - at)) != NULL)
    {
      if (dollar[-1] != '\\')
        return (gsize) (dollar - self->text);
      at = (gsize) (dollar - self->text) + 1;
    }
  return self->length;
}

/* Whether "_2" or "_{60}" is between the dollars, of up to four letters and digits. Returns where
 * these begin, or 0. */
static gsize
find_subscript (const ThemaClean *self, gsize start, gsize end)
{
  if (start == 0 || self->text[start + 1] != '_'
      || (!g_ascii_isalpha (self->text[start - 1]) && strchr (")]", self->text[start - 1]) == NULL))
    return 0;
  gboolean braces = self->text[start + 2] == '{' && self->text[end - 1] == '}';
  gsize at = start + 2 + braces;
  gsize behind = end - braces;
  if (at >= behind || behind - at > (braces ? 4 : 1))
    return 0;
  for (gsize i = at; i < behind; i++)
    if (!g_ascii_isalnum (self->text[i]))
      return 0;
  return at;
}

gsize
thema_clean_dollar (ThemaClean *self, gsize at)
{
  if (at == self->text_end && at > 0)
    return thema_clean_replace (self, at, at + 1, NULL, 0);
  gboolean is_display = thema_clean_has (self, at, "$$");
  gsize start = at + 1 + is_display;
  if (thema_clean_in_address (self, at))
    return start;
  gsize limit = thema_clean_next (self, THEMA_NEXT_BLANK_LINE, start);
  gsize end = is_display ? thema_clean_next (self, THEMA_NEXT_DISPLAY, start)
                         : next_dollar (self, start, limit);
  if (end == self->length || end > limit)
    return start;
  gsize subscript = is_display ? 0 : find_subscript (self, at, end);
  if (subscript != 0)
    {
      thema_clean_replace (self, at, subscript, NULL, 0);
      return thema_clean_replace (self, end - (self->text[end - 1] == '}'), end + 1, NULL, 0);
    }
  if (!is_display && end > start && is_text (self->text + start, end - start))
    {
      self->text_end = end;
      return thema_clean_replace (self, at, start, NULL, 0);
    }
  gsize behind = end + 1 + is_display;
  char next = behind < self->length ? self->text[behind] : '\0';
  return end > start && is_formula (self->text + start, end - start, next)
             ? thema_clean_formula (self, at, behind)
             : start;
}
