/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years of documents, from a metadata column. */
#pragma once

#include "corpus/store.h"

#define THEMA_MAX_YEARS 1000

typedef struct
{
  const char *column; /* borrowed from the store */
  guint32 n;          /* different years */
  int *years;         /* owned: rising */
  guint32 *sizes;     /* owned: each year's documents */
  guint32
      *of_document;  /* owned: the place in `years` of each document's, THEMA_NO_ID without one */
  guint32 n_missing; /* documents without a year */
  const char *odd;   /* borrowed: the first value that is no year; NULL when all are, or empty */
} ThemaYears;

/* Reads a whole number of up to four digits (2019, also 2019.0), or the year of a date YYYY-MM-DD,
 * with or without a time of day, or YYYY-MM; FALSE for anything else. */
gboolean thema_year_read (const char *value, int *year);

/* An error when the store has no such column, no document a year in it, or there are more than
 * THEMA_MAX_YEARS. */
ThemaYears *thema_years_new (const ThemaStore *store, const char *column, GError **error);
void thema_years_free (ThemaYears *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaYears, thema_years_free)
