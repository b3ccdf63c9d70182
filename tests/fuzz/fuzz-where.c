/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any text as a condition on records, and asks it of two records: one of empty values, one whose
 * values are the condition itself. */

#include "corpus/where.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *expression = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaWhere) where = thema_where_new (expression, &error);
  g_assert_true ((where == NULL) == (error != NULL));
  if (where == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  guint n = g_strv_length ((char **) thema_where_names (where));
  g_assert_cmpuint (n, >, 0);
  g_autofree ThemaSlice *values = g_new (ThemaSlice, n);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n; i++)
        values[i] = (ThemaSlice){ expression, round * strlen (expression) };
      gboolean holds = thema_where_holds (where, values);
      g_assert_cmpint (thema_where_holds (where, values), ==, holds);
    }
  return 0;
}
