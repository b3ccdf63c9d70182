/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of crosstab.h share. */
#pragma once

#include "analysis/crosstab.h"
#include "stats/contingency.h"
#include "stats/logistic.h"
#include "stats/stratified.h"
#include "stats/trend.h"

/* A code in a document. */
typedef struct
{
  guint32 document, segments;
} ThemaCodeEntry;

/* A code in a group or in a year. */
typedef struct
{
  guint32 documents;
  guint64 segments;
  double residual, p; /* of groups: the adjusted residual, and its p, which is adjusted at last */
} ThemaCrosstabCell;

typedef struct
{
  ThemaContingency table;
  ThemaStratified stratified;
  double p_fisher;
  gboolean is_too_large; /* for p_fisher */
  guint64 documents;
} ThemaGroupTest;

typedef struct
{
  ThemaMannKendall kendall;
  ThemaCochranArmitage armitage;
  guint64 documents;
} ThemaYearTrend;

typedef struct
{
  ThemaLogisticTerm term;
  double p, p_adjusted;
  ThemaLogisticFate fate;
  gboolean is_baseline; /* the fate is that of the baseline */
} ThemaModelTerm;

struct _ThemaCrosstab
{
  ThemaCrosstabPlan plan;
  const ThemaStore *store;       /* borrowed */
  const ThemaSegments *segments; /* borrowed */
  guint32 n_codes, n_documents;

  /* The entries of each code are those from its start to that of the next one. */
  gsize *starts;                           /* owned, as all arrays here */
  ThemaCodeEntry *entries;                 /* by document */
  const guint64 *group_words, *year_words; /* borrowed from the pass */

  /* Documents that have a group and a year, where both are asked for, fall into cells, which are
   * ordered by year, then by group. */
  guint32 n_cells, n_complete;
  guint32 *cell_of; /* each document's, THEMA_NO_ID without */
  guint32 *cell_groups, *cell_years;
  guint64 *cell_sizes;
  int centre; /* the year from which the regression counts */

  ThemaCrosstabCell *group_cells; /* code by code */
  ThemaCrosstabCell *year_cells;
  ThemaGroupTest *tests; /* of each code */
  ThemaYearTrend *trends;
  /* p adjusted over codes, of each code. */
  double *p_chi_squared, *p_fisher, *p_stratified, *p_kendall, *p_armitage;
  guint32 n_terms;
  ThemaModelTerm *terms; /* code by code */
  ThemaLogisticSummary *models;
};

static inline guint32
thema_crosstab_n_groups (const ThemaCrosstab *self)
{
  return self->plan.groups != NULL ? self->plan.groups->n : 0;
}

static inline guint32
thema_crosstab_n_years (const ThemaCrosstab *self)
{
  return self->plan.years != NULL ? self->plan.years->n : 0;
}

/* Compute all of one code; on any thread. `counts` has a number for each cell: the code's
 * documents. */
void thema_crosstab_test_groups (ThemaCrosstab *self, guint32 code, const guint64 *counts);
void thema_crosstab_test_years (ThemaCrosstab *self, guint32 code);
void thema_crosstab_fit (ThemaCrosstab *self, guint32 code, const guint64 *counts);

/* Once that is done: adjust p. */
void thema_crosstab_adjust_groups (ThemaCrosstab *self);
void thema_crosstab_adjust_years (ThemaCrosstab *self);
void thema_crosstab_adjust_terms (ThemaCrosstab *self);

/* The number of terms of a model. */
guint32 thema_crosstab_count_terms (const ThemaCrosstab *self);

/* A code's documents among so many, as fields: both numbers, the share and its interval. */
void thema_crosstab_write_share (guint64 documents, guint64 of, ThemaCsvWriter *csv);

extern const ThemaCrosstabTable thema_code_groups_table, thema_code_group_tests_table,
    thema_code_years_table, thema_code_trends_table, thema_code_regression_table;
