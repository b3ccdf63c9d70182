/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/carrier.h"

#include "corpus/error.h"
#include "corpus/feed-private.h"
#include "corpus/packing.h"

#include <string.h>

/* Abstracts and the tables around them shrink to a fifth, tables of mostly empty cells to a
 * fiftieth. What was made to exhaust a machine shrinks by what its method can at best: gzip to a
 * thousandth, the others further. A little may shrink by any ratio, and does no harm. */
#define MAX_RATIO 250
#define FREE_BYTES ((guint64) 64 << 20)

/* Members of an archive, those included that are passed over; bytes of a member's name. */
#define MAX_MEMBERS 100000
#define MAX_NAME 1024

struct _ThemaCarrier
{
  char *encoding;              /* owned or NULL */
  ThemaRawFile *file;          /* owned */
  const ThemaPacking *packing; /* borrowed; NULL: it is a plain file */
  ThemaUnpacker *unpacker;     /* owned; NULL: likewise */
  char *base;                  /* owned: the file's bare name without ".gz" */
  char *name;                  /* owned: of the text at hand, as messages say it */
  ThemaFeed *feed;             /* owned: that text */
  char head[THEMA_PEEK_SIZE];
  gsize head_start, head_end; /* of its first bytes, which were looked at */
  guint64 unpacked;
  guint n_members;
  gboolean is_office; /* it has a member that only documents of office programs have */
};

static gboolean
set_error (const char *name, const char *what, GError **error)
{
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s: %s", name, what);
  return FALSE;
}

static gboolean
set_foreign (const char *name, const char *what, GError **error)
{
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_FOREIGN, "%s: %s", name, what);
  return FALSE;
}

char *
thema_carrier_strip_suffix (const char *name)
{
  static const char *const suffixes[] = { ".gz", ".xz", ".zst", ".bz2" };
  gsize length = strlen (name);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize n = strlen (suffixes[i]);
      if (length > n && g_ascii_strcasecmp (name + length - n, suffixes[i]) == 0)
        return g_strndup (name, length - n);
    }
  return g_strdup (name);
}

static char *
base_of (const char *path)
{
  if (strcmp (path, THEMA_STDIN_PATH) == 0)
    return g_strdup ("stdin");
  g_autofree char *base = g_path_get_basename (path);
  return thema_carrier_strip_suffix (base);
}

ThemaCarrier *
thema_carrier_open (const char *path, const char *encoding, GError **error)
{
  g_autoptr (ThemaCarrier) self = g_new0 (ThemaCarrier, 1);
  self->encoding = g_strdup (encoding);
  self->file = thema_raw_file_open (path, error);
  if (self->file == NULL)
    return NULL;
  const char *bytes;
  gsize length;
  if (!thema_raw_file_peek (self->file, &bytes, &length, error))
    return NULL;
  self->base = base_of (path);
  self->packing = thema_packing_recognise (bytes, length);
  if (self->packing == NULL)
    return g_steal_pointer (&self);
  if (self->packing->complaint != NULL)
    {
      set_foreign (thema_raw_file_name (self->file), self->packing->complaint, error);
      return NULL;
    }
  self->unpacker = self->packing->open (self->file);
  return g_steal_pointer (&self);
}

void
thema_carrier_free (ThemaCarrier *self)
{
  if (self == NULL)
    return;
  thema_feed_free (self->feed);
  if (self->unpacker != NULL)
    self->unpacker->class->free (self->unpacker);
  thema_raw_file_free (self->file);
  g_free (self->encoding);
  g_free (self->base);
  g_free (self->name);
  g_free (self);
}

/* Reads what is packed, as long as it does not swell too much. */
static gssize
read_unpacked (ThemaCarrier *self, char *buffer, gsize length, GError **error)
{
  gssize n = self->unpacker->class->read (self->unpacker, buffer, length, error);
  if (n <= 0)
    return n;
  self->unpacked += (guint64) n;
  guint64 packed = thema_raw_file_count (self->file), size = thema_raw_file_size (self->file);
  if (size > 0) /* members that overlap are read more than once */
    packed = MIN (packed, size);
  if (self->unpacked <= FREE_BYTES || self->unpacked / MAX_RATIO <= packed)
    return n;
  g_set_error (
      error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
      "%s: becomes more than %u times as large when it is unpacked, which no text does; if "
      "you trust it, unpack it yourself",
      self->name, MAX_RATIO);
  return -1;
}

static gssize
read_text (gpointer data, char *buffer, gsize length, GError **error)
{
  ThemaCarrier *self = data;
  gsize n = MIN (self->head_end - self->head_start, length);
  if (n == 0)
    return read_unpacked (self, buffer, length, error);
  memcpy (buffer, self->head + self->head_start, n);
  self->head_start += n;
  return (gssize) n;
}

static gboolean
read_head (ThemaCarrier *self, GError **error)
{
  gssize n = 1;
  self->head_start = self->head_end = 0;
  while (self->head_end < THEMA_PEEK_SIZE && n > 0)
    {
      n = read_unpacked (self, self->head + self->head_end, THEMA_PEEK_SIZE - self->head_end,
                         error);
      if (n < 0)
        return FALSE;
      self->head_end += (gsize) n;
    }
  return TRUE;
}

/* Whether the member is what macOS adds to the archives that it makes. */
static gboolean
is_junk (const char *member)
{
  const char *slash = strrchr (member, '/');
  const char *base = slash != NULL ? slash + 1 : member;
  return g_str_has_prefix (member, "__MACOSX/") || g_str_has_prefix (base, "._")
         || strcmp (base, ".DS_Store") == 0;
}

/* NULL: the name is that of a file in the archive. */
static const char *
complaint_of_name (const char *member)
{
  if (*member == '\0')
    return "has a member without a name; make the archive again";
  if (strlen (member) > MAX_NAME)
    return "has a member with a name of more than 1024 bytes; make the archive again";
  for (const char *p = member; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return "has a member whose name is no line of text; make the archive again";
  g_auto (GStrv) steps = g_strsplit_set (member, "/\\", -1);
  if (**steps == '\0' || (g_ascii_isalpha (**steps) && (*steps)[1] == ':')
      || g_strv_contains ((const char *const *) steps, ".."))
    return "has a member whose name leads out of the archive, as in an attack; do not unpack it";
  return NULL;
}

/* What is in the text that is now to be read: NULL, or a complaint. */
static const char *
complaint_of_head (const ThemaCarrier *self, const char *member)
{
  const ThemaPacking *packing = thema_packing_recognise (self->head, self->head_end);
  const char *office
      = member != NULL ? thema_packing_of_member (member, self->head, self->head_end) : NULL;
  if (office != NULL || packing == NULL)
    return office;
  if (packing->complaint != NULL)
    return packing->complaint;
  return "is packed twice, an archive within another one; unpack the outer one first";
}

/* Goes to the next member that is a text; `*member` is NULL in what has no members. */
static gboolean
next_member (ThemaCarrier *self, char **member, GError **error)
{
  const char *file = thema_raw_file_name (self->file), *complaint;
  for (;;)
    {
      g_clear_pointer (member, g_free);
      if (!self->unpacker->class->next (self->unpacker, member, error))
        {
          if (self->is_office && (error == NULL || *error == NULL))
            set_foreign (file, "is an office document: save it as CSV or as plain text (.txt)",
                         error);
          return FALSE;
        }
      if (*member == NULL)
        return TRUE;
      if (++self->n_members > MAX_MEMBERS)
        return set_error (file, "has more than 100000 members; unpack it, and name its folder",
                          error);
      if ((complaint = complaint_of_name (*member)) != NULL)
        {
          g_autofree char *escaped = g_strescape (*member, NULL);
          g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s: %s (%.80s)", file,
                       complaint, escaped);
          return FALSE;
        }
      self->is_office |= strcmp (*member, "[Content_Types].xml") == 0;
      /* What kind of document it is stands further behind. */
      if (!is_junk (*member)
          && (!self->is_office || thema_packing_of_member (*member, NULL, 0) != NULL))
        return TRUE;
    }
}

static ThemaFeed *
next_unpacked (ThemaCarrier *self, GError **error)
{
  const char *file = thema_raw_file_name (self->file);
  g_autofree char *member = NULL;
  g_clear_pointer (&self->feed, thema_feed_free);
  if (!next_member (self, &member, error))
    return NULL;
  g_free (self->name);
  self->name = member != NULL ? g_strconcat (file, "/", member, NULL) : g_strdup (file);
  if (!read_head (self, error))
    return NULL;
  const char *complaint = complaint_of_head (self, member);
  if (complaint != NULL)
    {
      gboolean whole
          = member != NULL && thema_packing_of_member (member, self->head, self->head_end);
      set_foreign (whole ? file : self->name, complaint, error);
      return NULL;
    }
  self->feed = thema_feed_new (self->name, self->encoding, read_text, self, error);
  if (self->feed != NULL)
    thema_feed_set_base (self->feed, member != NULL ? member : self->base);
  return self->feed;
}

ThemaFeed *
thema_carrier_next (ThemaCarrier *self, GError **error)
{
  if (self->unpacker != NULL)
    return next_unpacked (self, error);
  if (self->feed != NULL)
    return NULL;
  self->feed = thema_feed_new (thema_raw_file_name (self->file), self->encoding,
                               thema_raw_file_read, self->file, error);
  if (self->feed != NULL)
    thema_feed_set_base (self->feed, self->base);
  return self->feed;
}

gboolean
thema_carrier_is_archive (const ThemaCarrier *self)
{
  return self->packing != NULL && self->packing->open == thema_unpack_zip_open;
}

guint64
thema_carrier_size (const ThemaCarrier *self)
{
  return thema_raw_file_size (self->file);
}

guint64
thema_carrier_position (const ThemaCarrier *self)
{
  return thema_raw_file_count (self->file);
}

const char *
thema_carrier_digest (ThemaCarrier *self, guint64 *length, GError **error)
{
  const char *digest = thema_raw_file_digest (self->file, error);
  *length = thema_raw_file_count (self->file);
  return digest;
}
