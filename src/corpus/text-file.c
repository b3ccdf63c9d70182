/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/carrier.h"
#include "corpus/error.h"
#include "corpus/source-reader.h"

struct _ThemaTextFile
{
  ThemaCarrier *carrier; /* owned */
  ThemaFeed *feed;       /* borrowed from it */
};

ThemaTextFile *
thema_text_file_open (const char *path, const char *encoding, GError **error)
{
  g_autoptr (ThemaTextFile) self = g_new0 (ThemaTextFile, 1);
  self->carrier = thema_carrier_open (path, encoding, error);
  if (self->carrier == NULL)
    return NULL;
  if (thema_carrier_is_archive (self->carrier))
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s: is an archive, a text file was expected; unpack it", path);
      return NULL;
    }
  self->feed = thema_carrier_next (self->carrier, error);
  if (self->feed == NULL)
    return NULL;
  thema_feed_set_limit (self->feed, THEMA_MAX_PIECE);
  return thema_feed_want (self->feed, G_MAXSIZE, error) ? g_steal_pointer (&self) : NULL;
}

void
thema_text_file_free (ThemaTextFile *self)
{
  if (self == NULL)
    return;
  thema_carrier_free (self->carrier);
  g_free (self);
}

const char *
thema_text_file_bytes (const ThemaTextFile *self, gsize *length)
{
  return thema_feed_peek (self->feed, length);
}
