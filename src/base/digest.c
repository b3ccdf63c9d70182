/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/digest.h"

#include "base/input.h"

#include <nettle/sha2.h>

/* A file is digested by so many bytes at a time. */
#define PIECE ((gsize) 256 * 1024)

struct _ThemaDigest
{
  struct sha256_ctx context;
};

ThemaDigest *
thema_digest_new (void)
{
  ThemaDigest *self = g_new (ThemaDigest, 1);
  sha256_init (&self->context);
  return self;
}

void
thema_digest_free (ThemaDigest *self)
{
  g_free (self);
}

void
thema_digest_update (ThemaDigest *self, gconstpointer bytes, gsize length)
{
  sha256_update (&self->context, length, bytes);
}

char *
thema_digest_finish (ThemaDigest *self)
{
  guint8 raw[SHA256_DIGEST_SIZE];
  sha256_digest (&self->context, sizeof raw, raw);
  GString *hex = g_string_sized_new (2 * sizeof raw);
  for (gsize i = 0; i < sizeof raw; i++)
    g_string_append_printf (hex, "%02x", raw[i]);
  return g_string_free (hex, FALSE);
}

char *
thema_digest_of_bytes (gconstpointer bytes, gsize length)
{
  g_autoptr (ThemaDigest) digest = thema_digest_new ();
  thema_digest_update (digest, bytes, length);
  return thema_digest_finish (digest);
}

char *
thema_digest_of_file (const char *path, guint64 *length, GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open_for_reading (path, error);
  if (input == NULL)
    return NULL;
  g_autoptr (ThemaDigest) digest = thema_digest_new ();
  g_autofree char *piece = g_malloc (PIECE);
  for (gsize at = 0, n; at < input->length; at += n)
    {
      n = MIN (PIECE, input->length - at);
      if (!thema_input_read (input, input->bytes + at, piece, n, error))
        return NULL;
      thema_digest_update (digest, piece, n);
    }
  if (length != NULL)
    *length = input->length;
  return thema_digest_finish (digest);
}
