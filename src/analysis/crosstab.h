/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes over metadata: which groups and which years of documents carry a code, whether they differ,
 * and whether it comes or goes with time. */
#pragma once

#include "analysis/groups.h"
#include "analysis/pass.h"
#include "analysis/years.h"
#include "stats/adjust.h"

/* One of the two at least is given, the other one NULL; both are borrowed. */
typedef struct
{
  const ThemaGroups *groups;
  const ThemaYears *years;
  guint32 baseline; /* the group with which the regression compares the others */
  ThemaAdjust adjust;
} ThemaCrosstabPlan;

/* Counts the codes of each document; a pass without a table of its own. The plan is copied. */
ThemaPass *thema_crosstab_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                    const ThemaCrosstabPlan *plan);

typedef struct _ThemaCrosstab ThemaCrosstab;

/* Everything computed from what the pass, which must outlive it, has counted. */
ThemaCrosstab *thema_crosstab_new (const ThemaPass *pass, guint n_threads);
void thema_crosstab_free (ThemaCrosstab *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCrosstab, thema_crosstab_free)

/* Its tables, in the form of ThemaTable; `data` is the ThemaCrosstab. */
typedef struct
{
  const char *name;
  gboolean needs_groups, needs_years;
  gsize (*prepare) (gpointer data, guint n_threads);
  void (*write_header) (gconstpointer data, ThemaCsvWriter *csv);
  void (*write_rows) (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv);
} ThemaCrosstabTable;

#define THEMA_N_CROSSTAB_TABLES 5
extern const ThemaCrosstabTable *const thema_crosstab_tables[THEMA_N_CROSSTAB_TABLES];
