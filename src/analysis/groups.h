/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of documents: those that have the same value in a metadata column. */
#pragma once

#include "corpus/store.h"

#define THEMA_MAX_GROUPS 10000

typedef struct
{
  const char *column;   /* borrowed from the store */
  guint32 n;            /* groups */
  const char **names;   /* owned array of borrowed strings: each group's value */
  guint32 *sizes;       /* owned: each group's documents */
  guint32 *of_document; /* owned: the group of each document, THEMA_NO_ID where the column is
                           empty */
  guint32 n_missing;    /* documents where it is empty */
  double *numbers;      /* owned: the values as numbers; NULL when one of them is none */
} ThemaGroups;

/* Groups come by their numbers where all values are numbers, otherwise by code points. An error
 * when the store has no such column or more than THEMA_MAX_GROUPS different values in it. */
ThemaGroups *thema_groups_new (const ThemaStore *store, const char *column, GError **error);
void thema_groups_free (ThemaGroups *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaGroups, thema_groups_free)

/* The place of a metadata column; an error that lists the columns when there is none of that name.
 */
gboolean thema_groups_column (const ThemaStore *store, const char *column, guint *index,
                              GError **error);

/* The number of the group; an error that lists the groups when there is none of that name. */
gboolean thema_groups_find (const ThemaGroups *self, const char *name, guint32 *group,
                            GError **error);
