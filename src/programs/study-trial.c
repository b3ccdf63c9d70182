/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/study-trial.h"

#include "corpus/error.h"
#include "corpus/ids.h"
#include "corpus/parts.h"

/* Whether every id that a researcher gave is there once, as a run will ask; those that a program
 * gave are made so. */
static gboolean
add_ids (ThemaIds *ids, const ThemaBlock *block, GError **error)
{
  for (guint i = 0; i < block->records->len; i++)
    {
      const ThemaRecord *record = &g_array_index (block->records, ThemaRecord, i);
      if (record->made_id)
        thema_ids_make (ids, record->id, TRUE, block->arena);
      if (record->made_id || thema_ids_add (ids, record->id))
        continue;
      g_autofree char *place = thema_source_place (record);
      g_autofree char *fault = thema_source_id_fault (record);
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_DUPLICATE, "%s: %s", place, fault);
      return FALSE;
    }
  return TRUE;
}

gboolean
thema_trial_read (const char *const *paths, const char *fields, ThemaRecordCounts *counts,
                  GError **error)
{
  const ThemaSourceOptions options = { .paths = paths, .fields = fields };
  *counts = (ThemaRecordCounts){ { 0 } };
  g_autoptr (ThemaSource) source = thema_source_open (&options, error);
  if (source == NULL)
    return FALSE;
  g_autoptr (ThemaIds) ids = thema_ids_new ();
  GError *failure = NULL;
  gboolean more = TRUE;
  guint n_columns = g_strv_length ((char **) thema_source_columns (source));
  while (more)
    {
      g_autoptr (ThemaBlock) block = thema_block_new (n_columns);
      more = thema_source_fill (source, block, &failure) && add_ids (ids, block, &failure);
      counts->n[THEMA_COUNT_IDENTIFIED] += block->counts.n[THEMA_COUNT_IDENTIFIED];
      counts->n[THEMA_COUNT_KEPT] += block->records->len;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

const ThemaSourceFormat *
thema_trial_format (const char *path, const char *fields, guint *n_files)
{
  const char *const paths[] = { path, NULL };
  const ThemaSourceOptions options = { .paths = paths, .fields = fields };
  g_autoptr (ThemaParts) parts = thema_parts_open (&options, NULL);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaEntry entry;
  *n_files = parts != NULL ? thema_parts_count (parts) : 0;
  return parts != NULL && thema_parts_next (parts, arena, &entry, NULL) ? thema_parts_format (parts)
                                                                        : NULL;
}
