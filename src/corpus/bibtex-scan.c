/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/bibtex-scan.h"

#include <string.h>

/* Bounds: more than any file has. */
#define MAX_VALUE ((gsize) 64 << 20)
#define MAX_NAME 4096
#define MAX_MACRO ((gsize) 4 << 10)
#define MAX_MACROS ((gsize) 4 << 20)
/* What the names of strings in one value may stand for: strings of strings double in length. */
#define MAX_EXPANDED ((gsize) 64 << 10)
/* What is looked ahead to tell that an entry begins. */
#define MAX_HEAD 512

static const char cut_off[] = "has no end: the file was cut off in it; export it again";
static const char not_closed[]
    = "has no end: a brace or quotation mark in it is not closed before the next entry; close it";
static const char no_comma[]
    = "has no comma behind its key; the form is @article{key, title = {...}}";
static const char no_equals[] = "has something that is no field; the form is name = {value}";
static const char no_value[] = "has a field without a value; the form is name = {value}";
static const char too_long[] = "is longer than any record; look for a brace that is not closed";

void
thema_bibtex_scan_init (ThemaBibtexScan *self, ThemaFeed *feed)
{
  *self = (ThemaBibtexScan){ .feed = feed, .before = '\n' };
  self->first = g_string_new (NULL);
  self->macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
thema_bibtex_scan_clear (ThemaBibtexScan *self)
{
  g_hash_table_unref (self->macros);
  g_string_free (self->first, TRUE);
  g_clear_error (&self->failure);
}

/* The window. */

/* Lets the window begin at what is next. */
static void
settle (ThemaBibtexScan *self)
{
  gsize length;
  const char *bytes = thema_feed_peek (self->feed, &length);
  if (self->at == 0)
    return;
  self->before = bytes[self->at - 1];
  thema_feed_skip (self->feed, self->at);
  self->at = 0;
}

/* The bytes that are next: at least `n` of them, unless the file ends before. */
static const char *
look (ThemaBibtexScan *self, gsize n, gsize *length)
{
  const char *bytes = thema_feed_peek (self->feed, length);
  if (*length - self->at < n && self->failure == NULL && !thema_feed_at_end (self->feed))
    {
      settle (self);
      thema_feed_want (self->feed, n, &self->failure);
      bytes = thema_feed_peek (self->feed, length);
    }
  *length -= self->at;
  return bytes + self->at;
}

/* The next character; -1 at the end. */
static int
peek (ThemaBibtexScan *self)
{
  gsize length;
  const char *bytes = look (self, 1, &length);
  return length > 0 ? (guchar) *bytes : -1;
}

/* The length of "@type{", with blanks before the bracket; 0: there is none. */
static gsize
head_length (const char *bytes, gsize length, gsize *letters)
{
  gsize at = 1;
  if (length == 0 || *bytes != '@')
    return 0;
  while (at < length && g_ascii_isalpha (bytes[at]))
    at++;
  *letters = at - 1;
  while (at < length && g_ascii_isspace (bytes[at]))
    at++;
  return *letters > 0 && at < length && (bytes[at] == '{' || bytes[at] == '(') ? at + 1 : 0;
}

gboolean
thema_bibtex_is_entry (const char *bytes, gsize length)
{
  gsize letters, at = head_length (bytes, length, &letters);
  if (at == 0)
    return FALSE;
  if (at == letters + 2 && bytes[at - 1] == '{')
    return TRUE;
  while (at < length && strchr ("={}\",\n", bytes[at]) == NULL)
    at++;
  return at < length && bytes[at] == ',';
}

/* Whether what is next is a line with the head of an entry. */
static gboolean
is_at_entry (ThemaBibtexScan *self)
{
  gsize length;
  const char *bytes = look (self, 2, &length);
  if (length < 2 || bytes[0] != '\n' || bytes[1] != '@')
    return FALSE;
  bytes = look (self, MAX_HEAD, &length);
  return thema_bibtex_is_entry (bytes + 1, length - 1);
}

/* Skips blanks, but not the end of a line behind which an entry begins. */
static void
skip_space (ThemaBibtexScan *self)
{
  for (int c; (c = peek (self)) >= 0 && g_ascii_isspace (c); self->at++)
    if (c == '\n' && is_at_entry (self))
      return;
}

/* Reads up to a character of `stops` (or a blank, when asked to) into `word`, without blanks around
 * it. */
static void
read_word (ThemaBibtexScan *self, const char *stops, gboolean stop_at_blank, GString *word)
{
  g_string_truncate (word, 0);
  for (int c; (c = peek (self)) > 0 && strchr (stops, c) == NULL
              && !(stop_at_blank && g_ascii_isspace (c)) && word->len < MAX_NAME;
       self->at++)
    g_string_append_c (word, (char) c);
  g_strstrip (word->str);
  g_string_truncate (word, strlen (word->str));
}

/* Values. */

/* How many bytes come before one that matters in a group. */
static gsize
plain_run (const char *bytes, gsize length)
{
  static const guint8 matters[256] = { ['{'] = 1, ['}'] = 1, ['"'] = 1, ['\n'] = 1, [')'] = 1 };
  gsize n = 0;
  while (n < length && !matters[(guchar) bytes[n]])
    n++;
  return n;
}

/* Whether the quotation mark that is next is one of the text, \"o without braces around it. */
static gboolean
is_accent (ThemaBibtexScan *self, const GString *value)
{
  gsize length;
  const char *bytes = look (self, 2, &length);
  return value != NULL && value->len > 0 && value->str[value->len - 1] == '\\' && length > 1
         && g_ascii_isalpha (bytes[1]);
}

/* Reads to the bracket or quotation mark that closes, in which braces are in pairs. `value` may be
 * NULL. */
static gboolean
read_group (ThemaBibtexScan *self, char close, GString *value)
{
  guint64 depth = 0;
  for (gsize length;;)
    {
      const char *bytes = look (self, 1, &length);
      gsize n = plain_run (bytes, length);
      if (value != NULL)
        g_string_append_len (value, bytes, (gssize) n);
      self->at += n;
      if (value != NULL && value->len > MAX_VALUE)
        self->fault = too_long;
      else if (length == 0)
        self->fault = cut_off;
      else if (n == length)
        continue;
      else if (bytes[n] == '\n' && is_at_entry (self))
        self->fault = not_closed;
      if (self->fault != NULL)
        return FALSE;
      char c = (char) peek (self);
      if (c == close && depth == 0 && !(c == '"' && is_accent (self, value)))
        {
          self->at++;
          return TRUE;
        }
      if (c == '}' && depth == 0)
        {
          self->fault = not_closed;
          return FALSE;
        }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (value != NULL)
        g_string_append_c (value, c);
      self->at++;
    }
}

/* A number, or the name of a string; one that is not known stands for itself, as "apj" does where
 * its style file is not at hand. */
static gboolean
read_bare (ThemaBibtexScan *self, GString *value, gsize *expanded)
{
  const char stops[] = { ',', '#', '{', '}', '"', '=', self->close, '\0' };
  g_autoptr (GString) word = g_string_new (NULL);
  read_word (self, stops, TRUE, word);
  if (word->len == 0)
    {
      self->fault = peek (self) < 0 ? cut_off : no_value;
      return FALSE;
    }
  g_autofree char *name = g_ascii_strdown (word->str, -1);
  gpointer known = NULL;
  gboolean is_known = g_hash_table_lookup_extended (self->macros, name, NULL, &known);
  g_string_append (value, known != NULL ? known : word->str);
  *expanded += known != NULL ? strlen (known) : 0;
  if (value->len <= MAX_VALUE && *expanded <= MAX_EXPANDED && is_known == (known != NULL))
    return TRUE;
  self->fault = too_long;
  return FALSE;
}

/* One or more of them, joined by "#". */
static gboolean
read_value (ThemaBibtexScan *self, GString *value)
{
  gsize expanded = 0;
  g_string_truncate (value, 0);
  for (;;)
    {
      skip_space (self);
      int c = peek (self);
      gboolean is_group = c == '{' || c == '"';
      self->at += is_group;
      if (!(is_group ? read_group (self, c == '{' ? '}' : '"', value)
                     : read_bare (self, value, &expanded)))
        return FALSE;
      skip_space (self);
      if (peek (self) != '#')
        return TRUE;
      self->at++;
    }
}

/* Entries. */

/* Goes behind the next "@type{"; behind an entry with a fault, of those at the start of a line. */
static gboolean
find_head (ThemaBibtexScan *self, GString *type)
{
  gboolean was_broken = self->fault != NULL;
  self->fault = NULL;
  for (gsize length;;)
    {
      const char *bytes = look (self, 1, &length);
      const char *sign = length > 0 ? memchr (bytes, '@', length) : NULL;
      self->at += sign != NULL ? (gsize) (sign - bytes) : length;
      if (length == 0)
        return FALSE;
      if (sign == NULL)
        continue;
      settle (self);
      bytes = look (self, MAX_HEAD, &length);
      gsize letters, head = head_length (bytes, length, &letters);
      if (head > 0 && (!was_broken || self->before == '\n'))
        {
          g_string_truncate (type, 0);
          g_string_append_len (type, bytes + 1, (gssize) letters);
          self->close = bytes[head - 1] == '{' ? '}' : ')';
          self->line = thema_feed_line (self->feed);
          self->at = head;
          return TRUE;
        }
      self->at = 1;
    }
}

/* "@string{name = value}". One that is too long is remembered as NULL. */
static void
read_macro (ThemaBibtexScan *self)
{
  g_autoptr (GString) name = g_string_new (NULL), value = g_string_new (NULL);
  gboolean is_good;
  while ((is_good = thema_bibtex_scan_field (self, name, value)) || self->fault == too_long)
    {
      gboolean is_short = is_good && value->len <= MAX_MACRO;
      self->macro_bytes += name->len + (is_short ? value->len : 0);
      if (self->macro_bytes <= MAX_MACROS)
        g_hash_table_replace (self->macros, g_ascii_strdown (name->str, -1),
                              is_short ? g_strdup (value->str) : NULL);
      if (!is_good)
        return;
    }
}

static void
read_key (ThemaBibtexScan *self, GString *key)
{
  const char stops[] = { ',', '=', '{', '}', '"', self->close, '\0' };
  g_string_truncate (self->first, 0);
  read_word (self, stops, FALSE, key);
  int c = peek (self);
  if (c == '=' && strpbrk (key->str, " \t\n") != NULL)
    self->fault = no_comma;
  else if (c == '=')
    {
      g_string_assign (self->first, key->str);
      g_string_truncate (key, 0);
    }
  if (c == ',')
    self->at++;
  else if (c < 0)
    self->fault = cut_off;
  else if (c != self->close && c != '=')
    self->fault = no_comma;
}

gboolean
thema_bibtex_scan_entry (ThemaBibtexScan *self, GString *type, GString *key)
{
  while (find_head (self, type))
    {
      if (g_ascii_strcasecmp (type->str, "string") == 0)
        read_macro (self);
      else if (g_ascii_strcasecmp (type->str, "comment") == 0
               || g_ascii_strcasecmp (type->str, "preamble") == 0)
        read_group (self, self->close, NULL);
      else
        {
          read_key (self, key);
          return self->failure == NULL;
        }
    }
  return FALSE;
}

gboolean
thema_bibtex_scan_field (ThemaBibtexScan *self, GString *name, GString *value)
{
  for (skip_space (self); peek (self) == ','; skip_space (self))
    self->at++;
  int c = peek (self);
  if (self->fault != NULL || self->failure != NULL || c == self->close)
    {
      self->at += self->fault == NULL && c == self->close;
      return FALSE;
    }
  if (c == '\n' || c < 0)
    {
      self->fault = c < 0 ? cut_off : not_closed;
      return FALSE;
    }
  read_word (self, "=,{}\"#()", TRUE, name);
  if (self->first->len > 0)
    {
      g_string_assign (name, self->first->str);
      g_string_truncate (self->first, 0);
    }
  skip_space (self);
  if (name->len == 0 || peek (self) != '=')
    {
      self->fault = peek (self) < 0 ? cut_off : no_equals;
      return FALSE;
    }
  self->at++;
  return read_value (self, value);
}
