/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A condition on the fields of a record: "year >= 2010 and (language = en or keywords contains
 * 'risk')".
 *
 *   comparison  NAME = VALUE, != < <= > >=, NAME contains VALUE, NAME in (VALUE, VALUE),
 *               NAME not in (...), NAME is empty, NAME is not empty
 *   joined by   not, and, or (in that order, not first), and parentheses
 *
 * Names and values that are more than letters, digits, full stops, hyphens and underscores, or that
 * are one of the words above, stand in quotes of either kind; a doubled one is a quote itself.
 *
 * Two values that are both numbers are compared as such, others as texts without regard to case.
 * A value that is missing, or blank, is not equal to anything and neither smaller nor larger:
 * "year = 2010", "year < 2010" and "year in (2010)" do not hold for it, "year != 2010" does. */
#pragma once

#include "base/csv-reader.h"

typedef struct _ThemaWhere ThemaWhere;

/* NULL and an error that shows the place where the expression cannot be understood. */
ThemaWhere *thema_where_new (const char *expression, GError **error);
void thema_where_free (ThemaWhere *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaWhere, thema_where_free)

/* The names that it asks for, each once; NULL-terminated, borrowed. */
const char *const *thema_where_names (const ThemaWhere *self);

/* Whether it holds for a record, of which `values` has one value for each name. One thread at a
 * time. */
gboolean thema_where_holds (ThemaWhere *self, const ThemaSlice *values);
