/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/years.h"

#include "analysis/error.h"
#include "analysis/groups.h"

#include <stdlib.h>
#include <string.h>

/* Years lie between minus and plus this. */
#define FARTHEST 9999

/* Digits at `*text`, `least` to `most` of them, which are passed; -1 when there are fewer. */
static int
read_digits (const char **text, int least, int most)
{
  int number = 0, n = 0;
  for (; n < most && g_ascii_isdigit (**text); n++)
    number = 10 * number + *(*text)++ - '0';
  return n >= least ? number : -1;
}

/* Whether a time of day follows a day, after a T or a blank: 2019-03-31T10:00:00Z. */
static gboolean
is_time (const char *text)
{
  if ((*text != 'T' && *text != ' ') || !g_ascii_isdigit (text[1]))
    return FALSE;
  return text[1 + strspn (text + 1, "0123456789:.,+-Z ")] == '\0';
}

/* Whether nothing but a month, or a month and a day, and a time of that day, follows a year. */
static gboolean
is_rest_of_date (const char *text, int year)
{
  if (*text++ != '-')
    return FALSE;
  int month = read_digits (&text, 2, 2);
  if (month < 1 || month > 12)
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (*text++ != '-')
    return FALSE;
  int day = read_digits (&text, 2, 2);
  return (*text == '\0' || is_time (text)) && year > 0 && day > 0
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* Whether nothing follows, or a fraction of zeros, as programs write whole numbers that stand in a
 * column of others. */
static gboolean
is_rest_of_number (const char *text)
{
  if (*text == '\0')
    return TRUE;
  if (text[0] != '.' || text[1] != '0')
    return FALSE;
  for (text++; *text == '0'; text++)
    ;
  return *text == '\0';
}

gboolean
thema_year_read (const char *value, int *year)
{
  const char *text = value;
  gboolean is_negative = *text == '-';
  text += is_negative;
  int number = read_digits (&text, 1, 4);
  if (number < 0)
    return FALSE;
  *year = is_negative ? -number : number;
  return is_rest_of_number (text)
         || (!is_negative && text - value == 4 && is_rest_of_date (text, number));
}

/* Finds the documents' years, as distances from the earliest that there can be, and counts them. */
static gboolean
collect (ThemaYears *self, const ThemaStore *store, guint string, guint32 *counts, GError **error)
{
  guint32 n_documents = thema_store_n_documents (store);
  for (guint32 i = 0; i < n_documents; i++)
    {
      const char *value = thema_store_document_string (store, i, string);
      int year;
      self->of_document[i] = THEMA_NO_ID;
      if (thema_year_read (value, &year))
        {
          self->of_document[i] = (guint32) (year + FARTHEST);
          self->n += counts[self->of_document[i]]++ == 0;
          continue;
        }
      self->n_missing++;
      if (self->odd == NULL && *value != '\0')
        self->odd = value;
    }
  if (self->n > 0 && self->n <= THEMA_MAX_YEARS)
    return TRUE;
  if (self->n > 0)
    g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                 "the column '%s' has more than %d different years; choose another one",
                 self->column, THEMA_MAX_YEARS);
  else
    g_set_error (
        error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
        "no document has a year in the column '%s'; a year is a whole number like 2019, or "
        "the beginning of a date like 2019-03-31 or 2019-03%s%s%s",
        self->column, self->odd != NULL ? ", and not '" : "", self->odd != NULL ? self->odd : "",
        self->odd != NULL ? "'" : "");
  return FALSE;
}

ThemaYears *
thema_years_new (const ThemaStore *store, const char *column, GError **error)
{
  guint index;
  if (!thema_groups_column (store, column, &index, error))
    return NULL;
  guint32 n_documents = thema_store_n_documents (store), n = 0;
  g_autoptr (ThemaYears) self = g_new0 (ThemaYears, 1);
  g_autofree guint32 *counts = g_new0 (guint32, 2 * FARTHEST + 1);
  self->column = thema_store_columns (store)[index];
  self->of_document = g_new (guint32, MAX (n_documents, 1));
  if (!collect (self, store, THEMA_STORE_VALUES + index, counts, error))
    return NULL;
  self->years = g_new (int, self->n);
  self->sizes = g_new (guint32, self->n);
  for (int i = 0; i <= 2 * FARTHEST; i++)
    if (counts[i] > 0)
      {
        self->years[n] = i - FARTHEST;
        self->sizes[n] = counts[i];
        counts[i] = n++;
      }
  for (guint32 i = 0; i < n_documents; i++)
    if (self->of_document[i] != THEMA_NO_ID)
      self->of_document[i] = counts[self->of_document[i]];
  return g_steal_pointer (&self);
}

void
thema_years_free (ThemaYears *self)
{
  if (self == NULL)
    return;
  g_free (self->years);
  g_free (self->sizes);
  g_free (self->of_document);
  g_free (self);
}
