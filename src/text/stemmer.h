/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stemming by libstemmer's Snowball algorithms (Porter 2001). One stemmer serves one thread. */
#pragma once

#include <glib.h>

typedef struct _ThemaStemmer ThemaStemmer;

/* `algorithm` is a name that libstemmer knows ("english", "german", "porter", or a code as "en").
 */
ThemaStemmer *thema_stemmer_new (const char *algorithm, GError **error);
void thema_stemmer_free (ThemaStemmer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaStemmer, thema_stemmer_free)

/* The stem of a folded word; borrowed until the next call. */
const char *thema_stemmer_stem (ThemaStemmer *self, const char *word, gsize length,
                                gsize *stem_length);
