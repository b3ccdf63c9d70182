/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/find-document.h"

#include "analysis/error.h"

#include <string.h>

#define N_NEAREST 3
/* Longer names are compared by their beginnings. */
#define MAX_LENGTH 64

/* An id and how many characters must change to make the name of it. */
typedef struct
{
  const char *id; /* borrowed */
  guint distance;
} Candidate;

/* Levenshtein's distance of two names, in bytes: `b` by columns, one row at a time. */
static guint
distance (const char *a, const char *b)
{
  guint row[MAX_LENGTH + 1];
  gsize n = strnlen (a, MAX_LENGTH), m = strnlen (b, MAX_LENGTH);
  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint diagonal = row[0];
      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint above = row[j];
          guint changed = diagonal + (g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]));
          row[j] = MIN (changed, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  return row[m];
}

/* Puts a candidate among the nearest; of equally near ones the first in the corpus stays. */
static void
offer (Candidate nearest[N_NEAREST], const char *id, guint own)
{
  Candidate candidate = { id, own };
  for (guint i = 0; i < N_NEAREST; i++)
    if (nearest[i].id == NULL || candidate.distance < nearest[i].distance)
      {
        Candidate moved = nearest[i];
        nearest[i] = candidate;
        candidate = moved;
        if (candidate.id == NULL)
          return;
      }
}

static gboolean
set_unknown (const ThemaStore *store, const char *name, GError **error)
{
  Candidate nearest[N_NEAREST] = { 0 };
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      const char *id = thema_store_document_string (store, i, THEMA_STORE_ID);
      offer (nearest, id, distance (name, id));
    }
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0;
       i < N_NEAREST && nearest[i].id != NULL && nearest[i].distance <= nearest[0].distance + 1;
       i++)
    g_string_append_printf (names, "%s'%s'", i > 0 ? ", " : "", nearest[i].id);
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
               "there is no document '%s'; the nearest: %s; documents.csv lists all, and #1 to #%u "
               "are their numbers",
               name, names->str, thema_store_n_documents (store));
  return FALSE;
}

gboolean
thema_find_document (const ThemaStore *store, const char *name, guint32 *index, GError **error)
{
  guint32 n = thema_store_n_documents (store);
  guint64 number;
  for (*index = 0; *index < n; ++*index)
    if (strcmp (name, thema_store_document_string (store, *index, THEMA_STORE_ID)) == 0)
      return TRUE;
  if (name[0] != '#' || !g_ascii_string_to_unsigned (name + 1, 10, 1, n, &number, NULL))
    return set_unknown (store, name, error);
  *index = (guint32) number - 1;
  return TRUE;
}

GHashTable *
thema_document_index (const ThemaStore *store)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    g_hash_table_insert (index, (gpointer) thema_store_document_string (store, i, THEMA_STORE_ID),
                         GUINT_TO_POINTER (i));
  return index;
}
