/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/clean.h"

#include "base/bytes.h"
#include "text/clean-private.h"
#include "text/entities.h"
#include "text/error.h"

#include <unicode/utf8.h>

ThemaClean *
thema_clean_new (void)
{
  ThemaClean *self = g_new0 (ThemaClean, 1);
  self->out = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (ThemaCleanRun));
  self->spare = g_string_new (NULL);
  self->spare_runs = g_array_new (FALSE, FALSE, sizeof (ThemaCleanRun));
  self->end_tags = g_array_new (FALSE, FALSE, sizeof (ThemaEndTag));
  self->addresses = g_array_new (FALSE, FALSE, sizeof (ThemaEntity));
  return self;
}

void
thema_clean_free (ThemaClean *self)
{
  if (self == NULL)
    return;
  g_string_free (self->out, TRUE);
  g_array_unref (self->runs);
  g_string_free (self->spare, TRUE);
  g_array_unref (self->spare_runs);
  g_array_unref (self->end_tags);
  g_array_unref (self->addresses);
  g_free (self);
}

/* Writing. */

static void
append_run (ThemaClean *self, gsize start, gsize end, const char *bytes, gsize n, gboolean whole)
{
  ThemaCleanRun run = { (guint32) self->out->len, (guint32) start, (guint32) end, whole };
  if (n == 0)
    return;
  g_array_append_val (self->runs, run);
  g_string_append_len (self->out, bytes, (gssize) n);
}

gsize
thema_clean_replace (ThemaClean *self, gsize start, gsize end, const char *by, gsize n)
{
  append_run (self, self->taken, start, self->text + self->taken, start - self->taken, FALSE);
  append_run (self, start, end, by, n, TRUE);
  self->taken = end;
  return end;
}

gsize
thema_clean_replace_character (ThemaClean *self, gsize start, gsize end, UChar32 c)
{
  guint8 bytes[U8_MAX_LENGTH];
  gsize n = 0;
  U8_APPEND_UNSAFE (bytes, n, c);
  return thema_clean_replace (self, start, end, (const char *) bytes, n);
}

/* Looking around. */

gboolean
thema_clean_has (const ThemaClean *self, gsize at, const char *string)
{
  gsize n = strlen (string);
  return at <= self->length && n <= self->length - at && memcmp (self->text + at, string, n) == 0;
}

/* A newline and another behind nothing but blanks. */
static gsize
find_blank_line (const ThemaClean *self, gsize at)
{
  const char *newline;
  while ((newline = memchr (self->text + at, '\n', self->length - at)) != NULL)
    {
      gsize next = (gsize) (newline - self->text) + 1;
      at = next;
      while (at < self->length && (self->text[at] == ' ' || self->text[at] == '\t'))
        at++;
      if (at < self->length && self->text[at] == '\n')
        return next - 1;
    }
  return self->length;
}

static gsize
find_string (const ThemaClean *self, gsize at, const char *string)
{
  const char *found = memmem (self->text + at, self->length - at, string, strlen (string));
  return found != NULL ? (gsize) (found - self->text) : self->length;
}

gsize
thema_clean_next (ThemaClean *self, ThemaCleanNext kind, gsize at)
{
  static const char *const strings[] = { "-->", ">", "$$", "\\)", "\\]", "\\end{document}" };
  if (self->next[kind].from <= at && at <= self->next[kind].found)
    return self->next[kind].found;
  g_autofree char *end = kind >= THEMA_NEXT_FORMULA_END ? thema_latex_formula_end (kind) : NULL;
  self->next[kind].from = at;
  self->next[kind].found = kind == THEMA_NEXT_BLANK_LINE
                               ? find_blank_line (self, at)
                               : find_string (self, at, end != NULL ? end : strings[kind]);
  return self->next[kind].found;
}

gboolean
thema_clean_in_address (ThemaClean *self, gsize at)
{
  if (!self->has_addresses)
    thema_entities_find (self->text, self->length, self->addresses);
  self->has_addresses = TRUE;
  for (; self->address < self->addresses->len; self->address++)
    {
      const ThemaEntity *entity = &g_array_index (self->addresses, ThemaEntity, self->address);
      if (entity->span.end > at)
        return entity->span.start <= at && entity->kind != THEMA_ENTITY_HASHTAG
               && entity->kind != THEMA_ENTITY_MENTION;
    }
  return FALSE;
}

/* The scan. */

/* Which of the lane's bytes may begin something. Reads one byte beyond. */
static inline ThemaBytes
triggers (const char *bytes, ThemaCleanFlags flags)
{
  ThemaBytes here = thema_bytes_load (bytes), found = { 0 };
  if ((flags & THEMA_CLEAN_HTML) != 0)
    found |= thema_bytes_equal (here, '<') | thema_bytes_equal (here, '&');
  if ((flags & THEMA_CLEAN_LATEX) != 0)
    {
      ThemaBytes same = (ThemaBytes) (here == thema_bytes_load (bytes + 1));
      found |= thema_bytes_equal (here, '$') | thema_bytes_equal (here, '\\')
               | thema_bytes_equal (here, '~') | thema_bytes_equal (here, '{')
               | thema_bytes_equal (here, '}')
               | (same
                  & (thema_bytes_equal (here, '-') | thema_bytes_equal (here, '`')
                     | thema_bytes_equal (here, '\'')));
    }
  return found;
}

static gboolean
is_trigger (const ThemaClean *self, gsize at)
{
  char c = self->text[at];
  if (c == '<' || c == '&')
    return (self->flags & THEMA_CLEAN_HTML) != 0;
  if ((self->flags & THEMA_CLEAN_LATEX) == 0)
    return FALSE;
  if (c == '-' || c == '`' || c == '\'')
    return at + 1 < self->length && self->text[at + 1] == c;
  return c == '$' || c == '\\' || c == '~' || c == '{' || c == '}';
}

static gsize
find_trigger (const ThemaClean *self, gsize at)
{
  const char *text = self->text;
  ThemaCleanFlags flags = self->flags;
  for (; self->length - at > 2 * THEMA_LANE; at += 2 * THEMA_LANE)
    if (thema_bytes_any (triggers (text + at, flags) | triggers (text + at + THEMA_LANE, flags)))
      break;
  while (self->length - at > THEMA_LANE && !thema_bytes_any (triggers (text + at, flags)))
    at += THEMA_LANE;
  while (at < self->length && !is_trigger (self, at))
    at++;
  return at;
}

static gsize
clean_at (ThemaClean *self, gsize at)
{
  switch (self->text[at])
    {
    case '<':
      return thema_clean_tag (self, at);
    case '&':
      return thema_clean_reference (self, at);
    case '\\':
      return thema_clean_command (self, at);
    case '$':
      return thema_clean_dollar (self, at);
    case '{':
    case '}':
      return thema_clean_brace (self, at);
    case '~':
      return thema_clean_tie (self, at);
    default:
      return thema_clean_double (self, at);
    }
}

static void
begin (ThemaClean *self, const char *text, gsize length, ThemaCleanFlags flags)
{
  self->text = text;
  self->length = length;
  self->flags = flags;
  self->taken = 0;
  self->cursor = 0;
  g_string_set_size (self->out, 0);
  g_array_set_size (self->runs, 0);
  for (guint i = 0; i < THEMA_N_NEXT; i++)
    self->next[i].from = G_MAXSIZE;
  g_array_set_size (self->end_tags, 0);
  self->has_end_tags = FALSE;
  g_array_set_size (self->addresses, 0);
  self->has_addresses = FALSE;
  self->address = 0;
  self->text_end = 0;
}

const char *
thema_clean (ThemaClean *self, const char *text, gsize length, ThemaCleanFlags flags,
             gsize *cleaned_length, GError **error)
{
  if (length > G_MAXINT32 / 2)
    {
      g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_LIMIT,
                   "a text of %" G_GSIZE_FORMAT " bytes is too long to be cleaned; split it",
                   length);
      return NULL;
    }
  begin (self, text, length, flags);
  for (gsize at = 0; (at = find_trigger (self, at)) < length;)
    at = clean_at (self, at);
  *cleaned_length = length;
  if (self->taken == 0)
    return text;
  thema_clean_replace (self, length, length, NULL, 0);
  if (!thema_clean_compose (self, error))
    return NULL;
  *cleaned_length = self->out->len;
  return self->out->str;
}

/* The map. */

static const ThemaCleanRun *
run_at (const ThemaClean *self, guint i)
{
  return &g_array_index (self->runs, ThemaCleanRun, i);
}

/* The run that holds the byte of the cleaned text. */
static const ThemaCleanRun *
find_run (ThemaClean *self, guint32 at)
{
  if (at < run_at (self, self->cursor)->cleaned)
    {
      guint low = 0, high = self->cursor; /* runs[low] begins at or before, runs[high] behind */
      while (high - low > 1)
        {
          guint middle = low + (high - low) / 2;
          if (run_at (self, middle)->cleaned <= at)
            low = middle;
          else
            high = middle;
        }
      self->cursor = low;
    }
  while (self->cursor + 1 < self->runs->len && run_at (self, self->cursor + 1)->cleaned <= at)
    self->cursor++;
  return run_at (self, self->cursor);
}

ThemaSpan
thema_clean_origin (ThemaClean *self, ThemaSpan cleaned)
{
  if (self->runs->len == 0)
    return cleaned;
  const ThemaCleanRun *first = find_run (self, cleaned.start);
  guint32 start = first->whole ? first->start : first->start + (cleaned.start - first->cleaned);
  const ThemaCleanRun *last = find_run (self, cleaned.end - 1);
  guint32 end = last->whole ? last->end : last->start + (cleaned.end - last->cleaned);
  return (ThemaSpan){ start, end };
}
