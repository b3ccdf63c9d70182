/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which documents are compared with which. */
#pragma once

#include "corpus/store.h"

/* What is asked for; all borrowed, NULL where it was not said. Without a reference store there is a
 * column; a target is one of its values, and there is a reference only with a target. */
typedef struct
{
  const char *by;                    /* the column whose values make groups */
  const char *target, *reference;    /* two of its values */
  const ThemaStore *reference_store; /* all of whose documents are the reference */
  const char *reference_name;        /* what it is called in tables */
} ThemaContrastQuery;

/* Documents that are compared have a group; the target of comparison i is the group i, its
 * reference all documents of other groups. */
typedef struct
{
  guint32 n_groups, n_comparisons;
  char **targets, **references; /* owned: their names, by comparison; NULL-terminated */
  guint32 *groups;              /* owned: of each document, THEMA_NO_ID for those left out */
  guint32 *reference_groups;    /* owned: likewise in the reference store; NULL without one */
  guint32 n_left_out; /* documents that have no value in the column and are left out for that */
} ThemaContrast;

/* An error when there is no such column or value, or one side has no document: it says which. */
ThemaContrast *thema_contrast_new (const ThemaStore *store, const ThemaContrastQuery *query,
                                   GError **error);
void thema_contrast_free (ThemaContrast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaContrast, thema_contrast_free)

/* Whether the words of two stores compare: an error when they were cut by different rules or, with
 * `by_stem`, have different stemmers, or when they are the same. */
gboolean thema_contrast_check_stores (const ThemaStore *store, const ThemaStore *reference,
                                      gboolean by_stem, GError **error);
