/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/clean-private.h"

#include "text/fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

static char
byte_at (const ThemaClean *self, gsize at)
{
  return at < self->length ? self->text[at] : '\0';
}

static gsize
skip_spaces (const ThemaClean *self, gsize at)
{
  while (byte_at (self, at) == ' ')
    at++;
  return at;
}

static gsize
skip_letters (const ThemaClean *self, gsize at)
{
  while (g_ascii_isalpha (byte_at (self, at)))
    at++;
  return at;
}

/* Arguments. */

/* Behind the group at `at` when it begins there and holds nothing but names; `at` itself otherwise.
 * It ends before whatever may begin another, so that no byte is read for many. */
static gsize
skip_group (const ThemaClean *self, gsize at, char open, char close)
{
  if (byte_at (self, at) != open)
    return at;
  for (gsize end = at + 1; end < self->length; end++)
    {
      char c = self->text[end];
      if (c == close)
        return end + 1;
      if (c == open || c == '{' || c == '\\' || c == '\n')
        break;
    }
  return at;
}

/* Behind the options and the argument of the command whose name ends at `at`. */
static gsize
skip_argument (const ThemaClean *self, gsize at)
{
  for (gsize next; (next = skip_group (self, at, '[', ']')) > at;)
    at = next;
  return skip_group (self, at, '{', '}');
}

/* Accents. */

/* The combining mark of "\" and a sign, or 0. */
static UChar32
mark_of_sign (char sign)
{
  static const struct
  {
    char sign;
    UChar32 mark;
  } marks[] = {
    { '\'', 0x301 }, { '`', 0x300 }, { '^', 0x302 }, { '"', 0x308 },
    { '~', 0x303 },  { '=', 0x304 }, { '.', 0x307 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].sign == sign)
      return marks[i].mark;
  return 0;
}

static UChar32
first_character (const char *string)
{
  return (UChar32) g_utf8_get_char (string);
}

/* The letter that an accent is put on, at `*at`: a character, or a command for one (\i, \ae, \o). 0
 * when there is none; else moves `*at` behind it. */
static UChar32
read_base (const ThemaClean *self, gsize *at)
{
  gsize next = *at;
  UChar32 c;
  if (byte_at (self, next) == '\\')
    {
      gsize end = skip_letters (self, next + 1);
      const ThemaLatexCommand *command
          = thema_latex_command (self->text + next + 1, end - next - 1);
      if (command == NULL || command->action != THEMA_LATEX_LETTER
          || *g_utf8_next_char (command->text) != '\0')
        return 0;
      *at = end;
      c = first_character (command->text);
      return c == 0x131 ? 'i' : c == 0x237 ? 'j' : c;
    }
  if (next >= self->length)
    return 0;
  U8_NEXT_OR_FFFD ((const guint8 *) self->text, next, self->length, c);
  if (!u_isalpha (c))
    return 0;
  *at = next;
  return c;
}

/* Replaces an accent, from `start` on, and the letter at `at` or in a group there. Where Unicode
 * has no such letter it is followed by the mark. */
static gsize
put_accent (ThemaClean *self, gsize start, gsize at, UChar32 mark)
{
  at = skip_spaces (self, at);
  gboolean in_group = byte_at (self, at) == '{';
  gsize end = in_group ? skip_spaces (self, at + 1) : at;
  UChar32 base = read_base (self, &end);
  if (base == 0)
    return start + 1;
  if (in_group && byte_at (self, skip_spaces (self, end)) == '}')
    end = skip_spaces (self, end) + 1;
  char bytes[2 * U8_MAX_LENGTH];
  gsize n = 0;
  U8_APPEND_UNSAFE (bytes, n, base);
  U8_APPEND_UNSAFE (bytes, n, mark);
  g_autoptr (GString) composed = g_string_new (NULL);
  if (!thema_nfc_append (bytes, n, composed, NULL))
    return start + 1;
  return thema_clean_replace (self, start, end, composed->str, composed->len);
}

/* Commands. */

/* "\beta" as arXiv gives it where an author's Greek letter was read as an accent: "\b{eta}". Where
 * it ends; 0 when it is none. */
static gsize
put_split_symbol (ThemaClean *self, gsize start, gsize end)
{
  char name[16];
  gsize letters = skip_letters (self, end + 1), n = letters - end - 1;
  if (byte_at (self, end) != '{' || byte_at (self, letters) != '}' || n < 2 || n + 1 > sizeof name)
    return 0;
  name[0] = self->text[end - 1];
  memcpy (name + 1, self->text + end + 1, n);
  const ThemaLatexCommand *command = thema_latex_command (name, n + 1);
  if (command == NULL || command->action != THEMA_LATEX_TEXT)
    return 0;
  return thema_clean_replace (self, start, letters + 1, command->text, strlen (command->text));
}

/* Whether the last thing before `at` but blanks is a digit: "5 \AA resolution". */
static gboolean
is_unit (const ThemaClean *self, gsize at)
{
  while (at > 0 && strchr (" ~", self->text[at - 1]) != NULL)
    at--;
  return at > 0 && g_ascii_isdigit (self->text[at - 1]);
}

static gsize
put_letter (ThemaClean *self, gsize start, gsize end, const char *text)
{
  gsize behind = is_unit (self, start) ? end : skip_spaces (self, end);
  return thema_clean_replace (self, start, behind, text, strlen (text));
}

/* Behind the end, in the paragraph of `at`, of an environment that holds a formula; 0 when it holds
 * none, or does not end. */
static gsize
environment_end (ThemaClean *self, const char *name, gsize length, gsize at)
{
  ThemaCleanNext kind = thema_latex_formula (name, length);
  if (kind == THEMA_N_NEXT)
    return 0;
  gsize end = thema_clean_next (self, kind, at);
  if (end == self->length || end > thema_clean_next (self, THEMA_NEXT_BLANK_LINE, at))
    return 0;
  return end + strlen ("\\end{}") + length;
}

static gsize
begin_environment (ThemaClean *self, gsize start, gsize at)
{
  gsize end = skip_group (self, at, '{', '}');
  if (end == at)
    return thema_clean_replace (self, start, at, "\n", 1);
  gsize behind = environment_end (self, self->text + at + 1, end - at - 2, end);
  return behind > 0 ? thema_clean_formula (self, start, behind)
                    : thema_clean_replace (self, start, end, "\n", 1);
}

/* A formula with the preamble of a document of its own, as some publishers give them. */
static gsize
document (ThemaClean *self, gsize start, gsize at)
{
  gsize end = thema_clean_next (self, THEMA_NEXT_DOCUMENT_END, at);
  return end < self->length ? thema_clean_formula (self, start, end + strlen ("\\end{document}"))
                            : thema_clean_replace (self, start, skip_argument (self, at), " ", 1);
}

static gsize
do_command (ThemaClean *self, gsize start, gsize end, const ThemaLatexCommand *command)
{
  gsize behind;
  switch (command->action)
    {
    case THEMA_LATEX_DROP:
      return thema_clean_replace (self, start, skip_spaces (self, end), NULL, 0);
    case THEMA_LATEX_ARGUMENT:
      return thema_clean_replace (self, start, skip_argument (self, end), NULL, 0);
    case THEMA_LATEX_LINE:
      return thema_clean_replace (self, start, end, "\n", 1);
    case THEMA_LATEX_PARAGRAPH:
      return thema_clean_replace (self, start, end, "\n\n", 2);
    case THEMA_LATEX_TEXT:
      return thema_clean_replace (self, start, end, command->text, strlen (command->text));
    case THEMA_LATEX_LETTER:
      return put_letter (self, start, end, command->text);
    case THEMA_LATEX_ACCENT:
      behind = put_split_symbol (self, start, end);
      return behind > 0 ? behind : put_accent (self, start, end, first_character (command->text));
    case THEMA_LATEX_BEGIN:
      return begin_environment (self, start, end);
    case THEMA_LATEX_END:
      return thema_clean_replace (self, start, skip_argument (self, end), "\n", 1);
    case THEMA_LATEX_DOCUMENT:
      return document (self, start, end);
    case THEMA_LATEX_BLANK:
    default:
      return thema_clean_replace (self, start, end, " ", 1);
    }
}

/* \( and \[, to their counterpart in the paragraph. */
static gsize
bracket_formula (ThemaClean *self, gsize at)
{
  ThemaCleanNext kind = self->text[at + 1] == '(' ? THEMA_NEXT_ROUND : THEMA_NEXT_SQUARE;
  gsize end = thema_clean_next (self, kind, at + 2);
  if (end == self->length || end > thema_clean_next (self, THEMA_NEXT_BLANK_LINE, at + 2))
    return at + 2;
  return thema_clean_formula (self, at, end + 2);
}

/* A backslash and a sign. */
static gsize
clean_sign (ThemaClean *self, gsize at)
{
  char sign = byte_at (self, at + 1);
  UChar32 mark = mark_of_sign (sign);
  if (mark != 0)
    {
      if ((sign == '~' || sign == '^') && thema_clean_has (self, at + 2, "{}"))
        return thema_clean_replace (self, at, at + 4, &sign, 1);
      return put_accent (self, at, at + 2, mark);
    }
  if (sign == '(' || sign == '[')
    return bracket_formula (self, at);
  if (sign == '\\')
    return thema_clean_replace (self, at, at + 2, "\n", 1);
  if (sign != '\0' && strchr ("%&_$#{}", sign) != NULL)
    {
      gboolean is_escaped = sign == '&' && (self->flags & THEMA_CLEAN_HTML) != 0
                            && thema_clean_has (self, at + 2, "amp;");
      return thema_clean_replace (self, at, at + (is_escaped ? 6 : 2), &sign, 1);
    }
  if (sign != '\0' && strchr (" ,;:\n", sign) != NULL)
    return thema_clean_replace (self, at, at + 2, " ", 1);
  if (sign != '\0' && strchr ("!/-@", sign) != NULL)
    return thema_clean_replace (self, at, at + 2, NULL, 0);
  return at + 1;
}

gsize
thema_clean_command (ThemaClean *self, gsize at)
{
  gsize end = skip_letters (self, at + 1);
  if (end == at + 1)
    return clean_sign (self, at);
  const ThemaLatexCommand *command = thema_latex_command (self->text + at + 1, end - at - 1);
  end += byte_at (self, end) == '*';
  if (command == NULL)
    return thema_clean_replace (self, at, end, " ", 1);
  gsize behind = do_command (self, at, end, command);
  /* An accent without a letter. */
  return behind > at + 1 ? behind : thema_clean_replace (self, at, end, " ", 1);
}

/* What is no command. */

gsize
thema_clean_brace (ThemaClean *self, gsize at)
{
  gboolean parts = thema_clean_has (self, at, "}{");
  return thema_clean_replace (self, at, at + 1 + parts, " ", parts);
}

gsize
thema_clean_tie (ThemaClean *self, gsize at)
{
  char before = at > 0 ? self->text[at - 1] : ' ', next = byte_at (self, at + 1);
  gboolean is_tie = next == '\\'
                    || (!g_ascii_isspace (before) && strchr ("([/=", before) == NULL
                        && !g_ascii_isspace (next) && next != '\0' && next != '/');
  if (!is_tie || thema_clean_in_address (self, at))
    return at + 1;
  return thema_clean_replace (self, at, at + 1, " ", 1);
}

gsize
thema_clean_double (ThemaClean *self, gsize at)
{
  char c = self->text[at];
  if (c != '-')
    return thema_clean_in_address (self, at)
               ? at + 2
               : thema_clean_replace_character (self, at, at + 2, c == '`' ? 0x201C : 0x201D);
  gsize end = at + 2;
  while (byte_at (self, end) == '-')
    end++;
  gboolean is_arrow = byte_at (self, end) == '>' || (at > 0 && self->text[at - 1] == '<');
  if (end - at > 3 || is_arrow || thema_clean_in_address (self, at))
    return end;
  return thema_clean_replace_character (self, at, end, end - at == 2 ? 0x2013 : 0x2014);
}
