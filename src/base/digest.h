/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256, the proof in the manifest (FIPS 180-4, by Nettle). */
#pragma once

#include <glib.h>

typedef struct _ThemaDigest ThemaDigest;

ThemaDigest *thema_digest_new (void);
void thema_digest_free (ThemaDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaDigest, thema_digest_free)

void thema_digest_update (ThemaDigest *self, gconstpointer bytes, gsize length);

/* 64 lower-case hexadecimal digits (transfer full). The digest starts anew. */
char *thema_digest_finish (ThemaDigest *self);

/* The same of one piece of memory (transfer full). */
char *thema_digest_of_bytes (gconstpointer bytes, gsize length);

/* The same of a file (transfer full), and its length in bytes unless `length` is NULL; NULL and
 * `error` when it cannot be read. */
char *thema_digest_of_file (const char *path, guint64 *length, GError **error);
