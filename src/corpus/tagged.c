/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/tagged.h"

#include "corpus/error.h"
#include "corpus/values.h"

#include <string.h>

/* Bounds of a record: more than any has. */
#define MAX_VALUES 200000
#define MAX_BYTES ((gsize) 64 << 20)

typedef struct
{
  ThemaSourceReader base;
  const ThemaTaggedFormat *format; /* borrowed */
  guint32 *keys;                   /* owned: of the rules' tags */
  guint n_rules;

  /* The record that is being read. */
  ThemaValues values;
  guint64 line, next_line;     /* where it starts; likewise the one behind its end */
  guint n_values;              /* up to its end */
  gboolean started, has_first; /* a line of it was read; that with its first tag */
  gboolean ended;
  gboolean is_first; /* the line that is read has the first tag */
  const char *fault; /* static, or NULL */

  /* The line before. */
  const ThemaTaggedRule *rule; /* what it was; NULL: nothing that is wanted */
  gboolean line_end;           /* its end is one of the text; see values.h */
  gboolean blank;              /* a blank line was behind it */

  /* The file. */
  gboolean has_text, has_records, has_ends;
} TaggedReader;

static guint32
key_of (const char *tag)
{
  guint32 key;
  memcpy (&key, tag, sizeof key);
  return key;
}

static gboolean
is_tag (const char *tag, const char *name)
{
  gsize n = strlen (name);
  return memcmp (tag, name, n) == 0 && (n == 4 || tag[n] == ' ');
}

static gboolean
is_outside (const ThemaTaggedFormat *format, const char *tag)
{
  for (const char *name = format->outside; *name != '\0'; name += 3)
    if (memcmp (name, tag, 3) == 0)
      return TRUE;
  return FALSE;
}

/* Values. */

/* Cuts the label off; FALSE when the value has another. */
static gboolean
cut_label (const char *value, gsize *length)
{
  static const char label[] = "[doi]";
  gsize n = *length;
  while (n > 0 && value[n - 1] == ' ')
    n--;
  if (n < strlen (label) || memcmp (value + n - strlen (label), label, strlen (label)) != 0)
    return FALSE;
  *length = n - strlen (label);
  return TRUE;
}

static gboolean
takes (const ThemaTaggedRule *rule, const char *value, gsize *length)
{
  switch (rule->takes)
    {
    case THEMA_TAKES_DOI:
      return thema_value_is_doi (value, *length);
    case THEMA_TAKES_LABEL:
      return cut_label (value, length);
    case THEMA_TAKES_ALL:
    default:
      return TRUE;
    }
}

/* The rule for a line, or NULL. */
static const ThemaTaggedRule *
find_rule (const TaggedReader *self, const char *tag, const char *value, gsize *length)
{
  guint32 key = key_of (tag);
  for (guint i = 0; i < self->n_rules; i++)
    if (self->keys[i] == key && takes (&self->format->rules[i], value, length))
      return &self->format->rules[i];
  return NULL;
}

static gboolean
has_room (TaggedReader *self, gsize length)
{
  if (self->values.list->len < MAX_VALUES && self->values.text->len + length <= MAX_BYTES)
    return TRUE;
  self->fault = "is longer than any record; look for one whose beginning is damaged";
  return FALSE;
}

static void
go_on (TaggedReader *self, const char *line, gsize length)
{
  if (self->rule == NULL || !has_room (self, length))
    return;
  const char *joint = " ";
  if (self->rule->lines == THEMA_LINES_VALUES)
    {
      thema_values_add (&self->values, self->rule->field, self->rule->rank, line, length);
      return;
    }
  if (self->rule->lines == THEMA_LINES_TEXT)
    {
      if (self->blank)
        joint = "\n\n";
      else if (self->line_end)
        joint = "\n";
    }
  thema_values_extend (&self->values, joint, line, length);
}

/* Records. */

/* Whether a line with a tag belongs to another record than the lines before. */
static gboolean
begins_record (const TaggedReader *self, const ThemaTaggedRule *rule)
{
  if (!self->started)
    return FALSE;
  if (self->is_first)
    return self->has_first
           || (self->ended
               && (self->format->last != NULL
                   || thema_values_have (&self->values, self->n_values, THEMA_FIELD_TITLE)));
  return self->ended && rule != NULL
         && (rule->field == THEMA_FIELD_TITLE || rule->field == THEMA_FIELD_ABSTRACT)
         && (self->format->last != NULL
             || thema_values_have (&self->values, self->n_values, rule->field));
}

static void
end_record (TaggedReader *self)
{
  self->n_values = self->values.list->len;
  self->ended = TRUE;
  self->next_line = 0;
}

/* Takes over a line that belongs to the record. */
static void
take_line (TaggedReader *self, const char *tag, const ThemaTaggedRule *rule, const char *value,
           gsize length, guint64 line)
{
  self->rule = NULL;
  if (self->format->last != NULL && is_tag (tag, self->format->last))
    {
      if (self->started && !self->ended)
        end_record (self);
      self->has_ends = TRUE;
      return;
    }
  if (is_outside (self->format, tag))
    return;
  if (!self->started)
    self->line = line;
  if (self->ended && self->next_line == 0 && rule != NULL)
    self->next_line = line;
  self->started = self->has_records = TRUE;
  self->has_first |= self->is_first;
  if (rule == NULL || !has_room (self, length))
    return;
  self->rule = rule;
  thema_values_add (&self->values, rule->field, rule->rank, value, length);
}

/* Hands out the record: all that was read, or what comes before its end. */
static void
hand_out (TaggedReader *self, gboolean is_all, ThemaEntry *entry, ThemaArena *arena)
{
  guint n = is_all ? self->values.list->len : self->n_values;
  entry->line = self->line;
  thema_values_fill (&self->values, n, entry, arena);
  entry->fault = self->fault;
  if (entry->fault != NULL) /* so that it can be found */
    entry->id = entry->fields[THEMA_FIELD_ACCESSION];
  thema_values_forget (&self->values, n);
  self->started = self->values.list->len > 0;
  self->line = self->next_line;
  self->has_first = self->ended = FALSE;
  self->fault = NULL;
  self->rule = NULL;
}

static gboolean
hand_out_last (TaggedReader *self, ThemaEntry *entry, ThemaArena *arena, GError **error)
{
  if (self->started)
    {
      /* Half an abstract is not to be taken for a whole one. */
      if (self->format->last != NULL && self->has_ends && !self->ended)
        self->fault = "has no end: the export was cut off in it; export it again, or add the line "
                      "that ends the other records";
      hand_out (self, TRUE, entry, arena);
      self->started = FALSE;
      return TRUE;
    }
  if (self->has_text && !self->has_records)
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s:1: there is no record: no line begins with '%s'; choose another format with "
                 "--from",
                 thema_feed_name (self->base.feed), self->format->hint);
  self->has_text = FALSE;
  return FALSE;
}

static void
remember (TaggedReader *self, const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  self->line_end = thema_value_is_line_end (line, length);
  self->blank = FALSE;
  self->has_text = TRUE;
}

/* Exports that were put one behind the other have a byte order mark in the middle. */
static void
skip_mark (const char **line, gsize *length)
{
  if (*length < 3 || memcmp (*line, "\xEF\xBB\xBF", 3) != 0)
    return;
  *line += 3;
  *length -= 3;
}

/* Reads a line; FALSE when it belongs to the next record, and is left. */
static gboolean
read_line (TaggedReader *self, const char *line, gsize length)
{
  char tag[4];
  gsize value;
  skip_mark (&line, &length);
  gboolean in_list = self->rule != NULL && self->rule->lines == THEMA_LINES_VALUES;
  if (self->format->split (line, length, in_list, tag, &value))
    {
      gsize n = length - value;
      const ThemaTaggedRule *rule = find_rule (self, tag, line + value, &n);
      self->is_first = is_tag (tag, self->format->first);
      if (begins_record (self, rule))
        return FALSE;
      take_line (self, tag, rule, line + value, n, thema_feed_line (self->base.feed));
    }
  else if (thema_slice_is_blank ((ThemaSlice){ line, length }))
    {
      self->blank = TRUE;
      if (self->format->last == NULL && self->started)
        end_record (self);
      return TRUE;
    }
  else
    go_on (self, line, length);
  remember (self, line, length);
  return TRUE;
}

static gboolean
tagged_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  TaggedReader *self = (TaggedReader *) base;
  const char *line;
  gsize length, skip;
  GError *failure = NULL;
  while (thema_feed_peek_line (base->feed, &line, &length, &skip, &failure))
    {
      if (!read_line (self, line, length))
        {
          hand_out (self, self->is_first, entry, arena);
          return TRUE;
        }
      thema_feed_skip (base->feed, skip);
    }
  if (failure == NULL)
    return hand_out_last (self, entry, arena, error);
  g_propagate_error (error, failure);
  return FALSE;
}

static void
tagged_free (ThemaSourceReader *base)
{
  TaggedReader *self = (TaggedReader *) base;
  thema_values_clear (&self->values);
  g_free (self->keys);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass tagged_class = { tagged_next, tagged_free };

ThemaSourceReader *
thema_tagged_open (ThemaFeed *feed, const ThemaTaggedFormat *format)
{
  TaggedReader *self = g_new0 (TaggedReader, 1);
  thema_source_reader_init (&self->base, &tagged_class, feed);
  thema_source_reader_add_fields (&self->base);
  self->format = format;
  thema_values_init (&self->values);
  while (format->rules[self->n_rules].tag != NULL)
    self->n_rules++;
  self->keys = g_new (guint32, self->n_rules);
  for (guint i = 0; i < self->n_rules; i++)
    {
      char tag[4] = "    ";
      memcpy (tag, format->rules[i].tag, strlen (format->rules[i].tag));
      self->keys[i] = key_of (tag);
    }
  return &self->base;
}

gboolean
thema_head_next_line (const ThemaHead *head, gsize *at, const char **line, gsize *length)
{
  while (*at < head->length)
    {
      *line = head->bytes + *at;
      const char *newline = memchr (*line, '\n', head->length - *at);
      *length = newline != NULL ? (gsize) (newline - *line) : head->length - *at;
      *at += *length + (newline != NULL);
      if (!thema_slice_is_blank ((ThemaSlice){ *line, *length }))
        return TRUE;
    }
  return FALSE;
}
