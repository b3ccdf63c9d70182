/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/passage.h"

#include "text/utf8.h"

struct _ThemaPassageReader
{
  const ThemaStore *store; /* borrowed */
  guint context;
  ThemaDocument document; /* the one at hand */
  gboolean at_hand;
  GArray *places;        /* owned, of guint32: the document's tokens' bytes */
  gsize byte, character; /* a place in the document, counted both ways */
  GString *left, *right; /* owned */
};

ThemaPassageReader *
thema_passage_reader_new (const ThemaStore *store, guint context)
{
  ThemaPassageReader *self = g_new0 (ThemaPassageReader, 1);
  self->store = store;
  self->context = context;
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->left = g_string_new (NULL);
  self->right = g_string_new (NULL);
  return self;
}

void
thema_passage_reader_free (ThemaPassageReader *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_string_free (self->left, TRUE);
  g_string_free (self->right, TRUE);
  g_free (self);
}

static gboolean
turn_to (ThemaPassageReader *self, guint32 document, GError **error)
{
  if (self->at_hand && self->document.index == document)
    return TRUE;
  self->at_hand = FALSE;
  self->byte = self->character = 0;
  if (!thema_store_document (self->store, document, &self->document, error))
    return FALSE;
  g_array_set_size (self->places, 2 * self->document.n_tokens);
  self->at_hand = thema_store_locate (self->store, &self->document,
                                      (guint32 *) (gpointer) self->places->data, error);
  return self->at_hand;
}

/* The code point at a byte of the text, counted from the place that was asked for last: passages
 * come by their start, but one may end behind the start of the next. */
static gsize
character_of (ThemaPassageReader *self, gsize byte)
{
  if (byte < self->byte)
    self->byte = self->character = 0;
  self->character += thema_utf8_count (self->document.text + self->byte, byte - self->byte);
  self->byte = byte;
  return self->character;
}

/* The bytes from..to on one line: a run of white space becomes one space. */
static ThemaSlice
fold (const ThemaPassageReader *self, guint32 from, guint32 to, GString *line)
{
  const char *p = self->document.text + from, *end = self->document.text + to;
  g_string_truncate (line, 0);
  while (p < end)
    {
      const char *word = p;
      while (p < end && !g_ascii_isspace (*p))
        p++;
      if (p > word && line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append_len (line, word, p - word);
      while (p < end && g_ascii_isspace (*p))
        p++;
    }
  return (ThemaSlice){ line->str, line->len };
}

gboolean
thema_passage_reader_get (ThemaPassageReader *self, const ThemaSegment *segment,
                          ThemaPassageView *passage, GError **error)
{
  if (!turn_to (self, segment->document, error))
    return FALSE;
  const guint32 *places = (const guint32 *) (gpointer) self->places->data;
  guint32 first = segment->first_token - MIN (segment->first_token, self->context);
  guint32 last = segment->end_token - 1;
  last += MIN (self->document.n_tokens - 1 - last, self->context);
  *passage = (ThemaPassageView){
    .id = thema_store_document_string (self->store, segment->document, THEMA_STORE_ID),
    .sentence = segment->sentence + 1,
    .left = fold (self, MIN (places[2 * first], segment->start), segment->start, self->left),
    .text = { self->document.text + segment->start, segment->end - segment->start },
    .right = fold (self, segment->end, MAX (places[2 * last + 1], segment->end), self->right),
  };
  passage->start = character_of (self, segment->start);
  passage->end = passage->start + thema_utf8_count (passage->text.bytes, passage->text.length);
  return TRUE;
}
