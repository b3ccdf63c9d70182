/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/tidy-values.h"

#include <string.h>

/* Whether the value begins so, whatever the case; then it goes on behind that. */
static gboolean
skip_prefix (ThemaSlice *value, const char *prefix)
{
  gsize n = strlen (prefix);
  if (value->length < n || g_ascii_strncasecmp (value->bytes, prefix, n) != 0)
    return FALSE;
  *value = thema_slice_trim ((ThemaSlice){ value->bytes + n, value->length - n });
  return TRUE;
}

/* Cuts the value before the first byte that is one of `stops`. */
static ThemaSlice
cut_at (ThemaSlice value, const char *stops)
{
  gsize n = 0;
  while (n < value.length && (value.bytes[n] == '\0' || strchr (stops, value.bytes[n]) == NULL))
    n++;
  return (ThemaSlice){ value.bytes, n };
}

/* Brackets that were opened in the value are closed in it: "10.1016/0140-6736(91)90001-x". */
static gboolean
is_balanced (ThemaSlice value, char opening, char closing)
{
  gssize depth = 0;
  for (gsize i = 0; i < value.length && depth >= 0; i++)
    depth += (value.bytes[i] == opening) - (value.bytes[i] == closing);
  return depth >= 0;
}

static ThemaSlice
cut_punctuation (ThemaSlice value)
{
  for (; value.length > 0; value.length--)
    {
      char last = value.bytes[value.length - 1];
      if (strchr (".,:;'\"!?", last) != NULL || (last == ')' && !is_balanced (value, '(', ')'))
          || (last == ']' && !is_balanced (value, '[', ']'))
          || (last == '>' && !is_balanced (value, '<', '>')))
        continue;
      break;
    }
  return value;
}

/* "10.", four to nine digits, which others may follow behind full stops, a slash and more. */
static gboolean
is_doi (ThemaSlice value)
{
  gsize at = 3, digits = 0;
  if (value.length < 3 || memcmp (value.bytes, "10.", 3) != 0)
    return FALSE;
  while (at < value.length && g_ascii_isdigit (value.bytes[at]))
    {
      at++;
      digits++;
    }
  if (digits < 4 || digits > 9)
    return FALSE;
  while (at < value.length && (value.bytes[at] == '.' || g_ascii_isdigit (value.bytes[at])))
    at++;
  return at + 1 < value.length && value.bytes[at] == '/';
}

/* What stands before another DOI. A semicolon alone can be part of one: "...2.0.CO;2". */
static ThemaSlice
first_doi (ThemaSlice value)
{
  static const char *const others[] = { "10.", "http", "doi" };
  for (gsize n = 0; n < value.length; n++)
    {
      ThemaSlice behind = { value.bytes + n + 1, value.length - n - 1 };
      for (guint i = 0; value.bytes[n] == ';' && i < G_N_ELEMENTS (others); i++)
        if (skip_prefix (&behind, others[i]))
          return (ThemaSlice){ value.bytes, n };
    }
  return value;
}

static gboolean
begins_with (ThemaSlice value, const char *word)
{
  gsize n = strlen (word);
  return value.length >= n && memcmp (value.bytes, word, n) == 0;
}

/* The character that an entity at the start of the value stands for, and its length; 0: there is
 * none. It may be escaped more than once: "&amp;lt;". */
static char
find_entity (ThemaSlice value, gsize *length)
{
  if (!begins_with (value, "&"))
    return 0;
  *length = 1;
  while (begins_with ((ThemaSlice){ value.bytes + *length, value.length - *length }, "amp;"))
    *length += 4;
  ThemaSlice name = { value.bytes + *length, value.length - *length };
  gboolean less = begins_with (name, "lt;"), greater = begins_with (name, "gt;");
  *length += less || greater ? 3 : 0;
  return less ? '<' : greater ? '>' : '&';
}

/* Likewise of what addresses escape. */
static char
find_percent (ThemaSlice value, gsize *length)
{
  if (value.length < 3 || *value.bytes != '%' || !g_ascii_isxdigit (value.bytes[1])
      || !g_ascii_isxdigit (value.bytes[2]))
    return 0;
  *length = 3;
  int c = 16 * g_ascii_xdigit_value (value.bytes[1]) + g_ascii_xdigit_value (value.bytes[2]);
  return c < 0x80 && g_ascii_isgraph (c) && c != '&' ? (char) c : 0;
}

/* Old DOIs hold "<" and ">", which some databases write as in HTML, and addresses by percent. */
static ThemaSlice
undo_escapes (ThemaSlice value, gboolean is_address, ThemaArena *arena)
{
  if (memchr (value.bytes, '&', value.length) == NULL
      && (!is_address || memchr (value.bytes, '%', value.length) == NULL))
    return value;
  char *plain = thema_arena_copy (arena, value.bytes, value.length);
  gsize n = 0;
  for (gsize i = 0, length; i < value.length; i += length)
    {
      ThemaSlice rest = { value.bytes + i, value.length - i };
      char c = find_entity (rest, &length);
      if (c == 0 && is_address)
        c = find_percent (rest, &length);
      if (c == 0)
        length = 1;
      plain[n++] = c != 0 ? c : *rest.bytes;
    }
  return (ThemaSlice){ plain, n };
}

ThemaSlice
thema_tidy_doi (ThemaSlice value, ThemaArena *arena)
{
  static const char *const prefixes[]
      = { "https://", "http://", "dx.doi.org/", "www.doi.org/", "doi.org/",
          "doi:",     "doi ",    "info:doi/",   "doi/",         NULL };
  gboolean is_address = FALSE;
  value = thema_slice_trim (value);
  for (guint i = 0; prefixes[i] != NULL;)
    {
      gboolean found = skip_prefix (&value, prefixes[i]);
      is_address |= found && i < 2;
      i = found ? 0 : i + 1;
    }
  value = undo_escapes (cut_at (value, " \t\n\v\f\r|"), is_address, arena);
  value = cut_punctuation (first_doi (value));
  if (!is_doi (value))
    return (ThemaSlice){ "", 0 };
  char *lower = thema_arena_copy (arena, value.bytes, value.length);
  for (gsize i = 0; i < value.length; i++)
    lower[i] = g_ascii_tolower (lower[i]);
  return (ThemaSlice){ lower, value.length };
}

ThemaSlice
thema_tidy_year (ThemaSlice value)
{
  for (gsize i = 0; i < value.length; i++)
    {
      gsize n = 0;
      while (i + n < value.length && g_ascii_isdigit (value.bytes[i + n]))
        n++;
      const char *digits = value.bytes + i;
      if (n == 4
          && ((digits[0] == '1' && digits[1] >= '5') || (digits[0] == '2' && digits[1] == '0')))
        return (ThemaSlice){ digits, 4 };
      i += n;
    }
  return (ThemaSlice){ "", 0 };
}

/* What stands behind `key` in an address's query; as it was, when it is not there. */
static ThemaSlice
find_parameter (ThemaSlice value, const char *key)
{
  gsize n = strlen (key);
  const char *found = memmem (value.bytes, value.length, key, n);
  if (found == NULL)
    return value;
  found += n;
  return cut_at ((ThemaSlice){ found, value.length - (gsize) (found - value.bytes) }, "&#");
}

ThemaSlice
thema_tidy_accession (ThemaSlice value, ThemaArena *arena)
{
  value = thema_slice_trim (value);
  if (skip_prefix (&value, "https://") || skip_prefix (&value, "http://"))
    {
      ThemaSlice eid = find_parameter (value, "?eid=");
      if (eid.bytes != value.bytes)
        return eid;
      value = cut_at (value, "?#");
      while (value.length > 0 && value.bytes[value.length - 1] == '/')
        value.length--;
      const char *slash = memrchr (value.bytes, '/', value.length);
      if (slash != NULL)
        value = (ThemaSlice){ slash + 1, value.length - (gsize) (slash + 1 - value.bytes) };
      return value;
    }
  /* "PMID: 1": a number behind its kind, without the blank. */
  const char *colon = memchr (value.bytes, ':', value.length);
  if (colon == NULL)
    return value;
  gsize kind = (gsize) (colon + 1 - value.bytes);
  ThemaSlice rest = thema_slice_trim ((ThemaSlice){ colon + 1, value.length - kind });
  if (rest.length == value.length - kind)
    return value;
  char *joined = thema_arena_alloc (arena, kind + rest.length);
  memcpy (joined, value.bytes, kind);
  memcpy (joined + kind, rest.bytes, rest.length);
  return (ThemaSlice){ joined, kind + rest.length };
}
