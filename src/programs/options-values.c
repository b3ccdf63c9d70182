/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of options mean. */
#include "programs/options.h"

#include <string.h>

const char *
thema_options_stopwords (const ThemaOptions *self, ThemaPrograms stage)
{
  if (self->stopwords != NULL)
    return self->stopwords;
  return stage & (THEMA_FOR_COOC | THEMA_FOR_COVERAGE | THEMA_FOR_STRUCTURE) ? NULL : "none";
}

guint
thema_options_threads (const ThemaOptions *self)
{
  return self->threads > 0 ? (guint) self->threads : g_get_num_processors ();
}

const char *
thema_options_root (const ThemaOptions *self)
{
  return self->root != NULL ? self->root : ".";
}

guint
thema_options_mask (const char *list, const char *const *names, guint n)
{
  g_auto (GStrv) given = g_strsplit (list != NULL ? list : "", ",", -1);
  guint mask = 0;
  for (guint i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *) given, names[i]))
      mask |= 1u << i;
  return mask;
}

/* The place of the name in the list; `otherwise` for none. */
static guint
place_of (const char *name, const char *const *names, guint otherwise)
{
  for (guint i = 0; name != NULL && names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return otherwise;
}

gboolean
thema_options_weighting (const ThemaOptions *self, ThemaWeighting *weighting)
{
  /* In the order of their numbers. */
  static const char *const tf[] = { "count", "share", "boolean", "log", "augmented", NULL };
  static const char *const idf[]
      = { "count", "inverse", "inversemax", "inversesmooth", "inverseprob", "unary", NULL };
  static const char *const bases[] = { "10", "2", "e", NULL };
  *weighting = (ThemaWeighting){ place_of (self->tf, tf, THEMA_TF_COUNT),
                                 place_of (self->idf, idf, THEMA_IDF_INVERSE),
                                 place_of (self->tf_idf_base, bases, THEMA_LOG_10) };
  return self->tf != NULL || self->idf != NULL || self->tf_idf_base != NULL;
}
