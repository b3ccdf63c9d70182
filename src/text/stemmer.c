/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/stemmer.h"

#include "text/error.h"

#include <libstemmer.h>

struct _ThemaStemmer
{
  struct sb_stemmer *snowball; /* owned */
};

ThemaStemmer *
thema_stemmer_new (const char *algorithm, GError **error)
{
  struct sb_stemmer *snowball = sb_stemmer_new (algorithm, "UTF_8");
  if (snowball == NULL)
    {
      g_autofree char *known = g_strjoinv (", ", (char **) sb_stemmer_list ());
      g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_UNKNOWN,
                   "there is no stemmer '%s'; choose one of %s, or none", algorithm, known);
      return NULL;
    }
  ThemaStemmer *self = g_new (ThemaStemmer, 1);
  self->snowball = snowball;
  return self;
}

void
thema_stemmer_free (ThemaStemmer *self)
{
  if (self == NULL)
    return;
  sb_stemmer_delete (self->snowball);
  g_free (self);
}

const char *
thema_stemmer_stem (ThemaStemmer *self, const char *word, gsize length, gsize *stem_length)
{
  const sb_symbol *stem
      = sb_stemmer_stem (self->snowball, (const sb_symbol *) word, (int) MIN (length, G_MAXINT));
  *stem_length = (gsize) sb_stemmer_length (self->snowball);
  return (const char *) stem;
}
