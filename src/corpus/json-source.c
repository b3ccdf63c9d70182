/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/json-source.h"

#include <string.h>

static const char *
on_value (gpointer data, guint what, const char *bytes, gsize length)
{
  ThemaJsonSource *self = data;
  const ThemaJsonField *field = &self->format->fields[what];
  if (field->field == THEMA_N_FIELDS)
    return self->format->value != NULL ? self->format->value (self, field->mode, bytes, length)
                                       : NULL;
  thema_draft_add (&self->draft, field->field, field->mode, bytes, length);
  return NULL;
}

static void
on_key (gpointer data, guint what, const char *bytes, gsize length)
{
  ThemaJsonSource *self = data;
  const ThemaJsonField *field = &self->format->fields[what];
  if (field->field == THEMA_N_FIELDS && self->format->key != NULL)
    self->format->key (self, field->mode, bytes, length);
}

static void
on_end (gpointer data, guint what)
{
  ThemaJsonSource *self = data;
  const ThemaJsonField *field = &self->format->fields[what];
  if (field->field == THEMA_N_FIELDS && self->format->end != NULL)
    self->format->end (self, field->mode);
}

static const ThemaJsonHandler handler = { on_value, on_key, on_end };

static const char *
read_record (ThemaJsonSource *self, const ThemaJsonRecord *record)
{
  if (record->fault != NULL)
    return record->fault;
  thema_draft_reset (&self->draft);
  if (self->format->begin != NULL)
    self->format->begin (self);
  const char *fault = thema_json_parser_read (self->parser, record->bytes, record->length);
  if (fault == NULL && self->format->finish != NULL)
    fault = self->format->finish (self);
  if (fault == NULL && thema_draft_is_empty (&self->draft))
    fault = self->format->nothing;
  return fault;
}

static gboolean
json_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  ThemaJsonSource *self = (ThemaJsonSource *) base;
  ThemaJsonRecord record;
  if (!thema_json_stream_next (self->stream, &record, error))
    return FALSE;
  entry->line = record.line;
  const char *fault = read_record (self, &record);
  if (fault != NULL)
    entry->fault = thema_arena_copy (arena, fault, strlen (fault));
  else
    thema_draft_deliver (&self->draft, arena, entry);
  return TRUE;
}

static void
json_free (ThemaSourceReader *base)
{
  ThemaJsonSource *self = (ThemaJsonSource *) base;
  if (self->format->clear != NULL)
    self->format->clear (self);
  thema_json_stream_free (self->stream);
  thema_json_parser_free (self->parser);
  thema_draft_clear (&self->draft);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass json_class = { json_next, json_free };

ThemaSourceReader *
thema_json_source_open (ThemaJsonSource *self, const ThemaJsonFormat *format, ThemaFeed *feed,
                        GError **error)
{
  thema_source_reader_init (&self->base, &json_class, feed);
  thema_source_reader_add_fields (&self->base);
  self->format = format;
  thema_draft_init (&self->draft);
  g_autofree ThemaJsonPlace *places = g_new (ThemaJsonPlace, format->n_fields);
  for (guint i = 0; i < format->n_fields; i++)
    places[i] = (ThemaJsonPlace){ format->fields[i].path, i };
  self->parser = thema_json_parser_new (places, format->n_fields, &handler, self);
  self->stream = thema_json_stream_new (feed, error);
  if (self->stream != NULL)
    return &self->base;
  json_free (&self->base);
  return NULL;
}

gboolean
thema_json_looks_like (const ThemaHead *head, const char *const *marks)
{
  gsize at = 0;
  while (at < head->length && g_ascii_isspace (head->bytes[at]))
    at++;
  if (at == head->length || (head->bytes[at] != '{' && head->bytes[at] != '['))
    return FALSE;
  for (; *marks != NULL; marks++)
    if (memmem (head->bytes, head->length, *marks, strlen (*marks)) != NULL)
      return TRUE;
  return FALSE;
}
