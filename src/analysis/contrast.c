/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/contrast.h"

#include "analysis/error.h"
#include "analysis/groups.h"

#include <string.h>

/* Names in tables for what is no value of a column. */
#define THE_REST "(rest)"
#define THE_CORPUS "(corpus)"

static ThemaContrast *
contrast_new (guint32 n_groups, guint32 n_comparisons)
{
  ThemaContrast *self = g_new0 (ThemaContrast, 1);
  self->n_groups = n_groups;
  self->n_comparisons = n_comparisons;
  self->targets = g_new0 (char *, n_comparisons + 1);
  self->references = g_new0 (char *, n_comparisons + 1);
  return self;
}

void
thema_contrast_free (ThemaContrast *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->targets);
  g_strfreev (self->references);
  g_free (self->groups);
  g_free (self->reference_groups);
  g_free (self);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY, message);
  return FALSE;
}

/* Every value against the rest. */
static ThemaContrast *
compare_all (const ThemaGroups *groups, guint32 n_documents)
{
  ThemaContrast *self = contrast_new (groups->n, groups->n);
  self->groups = g_memdup2 (groups->of_document, n_documents * sizeof (guint32));
  for (guint32 i = 0; i < groups->n; i++)
    {
      self->targets[i] = g_strdup (groups->names[i]);
      self->references[i] = g_strdup (THE_REST);
    }
  return self;
}

/* One value against another one, or against the rest when that is THEMA_NO_ID. */
static ThemaContrast *
compare_one (const ThemaGroups *groups, guint32 n_documents, guint32 target, guint32 reference)
{
  ThemaContrast *self = contrast_new (2, 1);
  self->groups = g_new (guint32, MAX (n_documents, 1));
  for (guint32 i = 0; i < n_documents; i++)
    {
      guint32 group = groups->of_document[i];
      gboolean in_reference
          = group != THEMA_NO_ID && (reference == THEMA_NO_ID || group == reference);
      self->groups[i] = group == target ? 0 : in_reference ? 1 : THEMA_NO_ID;
    }
  self->targets[0] = g_strdup (groups->names[target]);
  self->references[0] = g_strdup (reference == THEMA_NO_ID ? THE_REST : groups->names[reference]);
  return self;
}

/* A column without values, or with one only, has nothing to be compared. */
static gboolean
check_groups (const ThemaGroups *groups, GError **error)
{
  if (groups->n == 0)
    g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                 "no document has a value in the column '%s': choose another one", groups->column);
  if (groups->n == 1)
    g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                 "all documents with a value in the column '%s' have '%s': there is nothing to "
                 "compare them with; choose another column",
                 groups->column, groups->names[0]);
  return groups->n > 1;
}

static ThemaContrast *
compare_groups (const ThemaStore *store, const ThemaContrastQuery *query, GError **error)
{
  guint32 target, reference = THEMA_NO_ID, n_documents = thema_store_n_documents (store);
  g_autoptr (ThemaGroups) groups = thema_groups_new (store, query->by, error);
  ThemaContrast *self;
  if (groups == NULL || !check_groups (groups, error))
    return NULL;
  if (query->target == NULL)
    self = compare_all (groups, n_documents);
  else
    {
      if (!thema_groups_find (groups, query->target, &target, error)
          || (query->reference != NULL
              && !thema_groups_find (groups, query->reference, &reference, error)))
        return NULL;
      self = compare_one (groups, n_documents, target, reference);
    }
  self->n_left_out = query->reference == NULL ? groups->n_missing : 0;
  return self;
}

/* All documents of a store, or those of one group of it, against all of another. */
static ThemaContrast *
compare_stores (const ThemaStore *store, const ThemaContrastQuery *query, GError **error)
{
  guint32 target = THEMA_NO_ID, n = thema_store_n_documents (store);
  guint32 n_reference = thema_store_n_documents (query->reference_store);
  g_autoptr (ThemaGroups) groups
      = query->target != NULL ? thema_groups_new (store, query->by, error) : NULL;
  if (query->target != NULL
      && (groups == NULL || !thema_groups_find (groups, query->target, &target, error)))
    return NULL;
  if (n == 0 || n_reference == 0)
    {
      fail (error, n == 0 ? "the target is empty: the corpus has no documents"
                          : "the reference is empty: its corpus has no documents");
      return NULL;
    }
  ThemaContrast *self = contrast_new (2, 1);
  self->groups = g_new0 (guint32, n);
  self->reference_groups = g_new (guint32, n_reference);
  for (guint32 i = 0; i < n && groups != NULL; i++)
    self->groups[i] = groups->of_document[i] == target ? 0 : THEMA_NO_ID;
  for (guint32 i = 0; i < n_reference; i++)
    self->reference_groups[i] = 1;
  self->targets[0] = g_strdup (query->target != NULL ? query->target : THE_CORPUS);
  self->references[0] = g_strdup (query->reference_name);
  return self;
}

ThemaContrast *
thema_contrast_new (const ThemaStore *store, const ThemaContrastQuery *query, GError **error)
{
  return query->reference_store != NULL ? compare_stores (store, query, error)
                                        : compare_groups (store, query, error);
}

gboolean
thema_contrast_check_stores (const ThemaStore *store, const ThemaStore *reference, gboolean by_stem,
                             GError **error)
{
  g_autofree char *own = thema_token_rules_to_string (thema_store_rules (store));
  g_autofree char *other = thema_token_rules_to_string (thema_store_rules (reference));
  if (thema_store_checksum (store) == thema_store_checksum (reference))
    return fail (error, "the reference store is the corpus itself; to compare groups of it with "
                        "its other documents say --by=COLUMN");
  if (strcmp (own, other) != 0)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                   "the two corpora were tokenized differently, so that their words do not "
                   "compare: '%s' here, '%s' in the reference; tokenize both alike",
                   own, other);
      return FALSE;
    }
  if (by_stem && strcmp (thema_store_stemmer (store), thema_store_stemmer (reference)) != 0)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_STEMMER,
                   "the two corpora were tokenized with different stemmers, so that their stems "
                   "do not compare: '%s' here, '%s' in the reference; tokenize both with the "
                   "same, or leave --stem out",
                   thema_store_stemmer (store), thema_store_stemmer (reference));
      return FALSE;
    }
  return TRUE;
}
