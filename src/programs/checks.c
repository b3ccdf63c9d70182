/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/checks.h"

#include <string.h>

gboolean
thema_check_refuse (const char *message, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

gboolean
thema_check_fail (const char *option, const char *value, const char *choices, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--%s=%s: choose %s", option, value,
               choices);
  return FALSE;
}

gboolean
thema_check_choice (const char *option, const char *value, const char *choices, GError **error)
{
  g_auto (GStrv) list = g_strsplit (choices, " or ", -1);
  return value == NULL || g_strv_contains ((const char *const *) list, value)
         || thema_check_fail (option, value, choices, error);
}

gboolean
thema_check_list (const char *option, const char *value, const char *choices, GError **error)
{
  g_auto (GStrv) list = g_strsplit (choices, ", ", -1);
  g_auto (GStrv) values = g_strsplit (value, ",", -1);
  for (char **v = values; *v != NULL; v++)
    if (!g_strv_contains ((const char *const *) list, *v))
      return thema_check_fail (option, value, choices, error);
  return *values != NULL || thema_check_fail (option, value, choices, error);
}

gboolean
thema_check_range (const char *option, gint64 value, gint64 lowest, gint64 highest, GError **error)
{
  if (value >= lowest && value <= highest)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--%s=%" G_GINT64_FORMAT ": choose a number from %" G_GINT64_FORMAT
               " to %" G_GINT64_FORMAT,
               option, value, lowest, highest);
  return FALSE;
}

guint
thema_check_find (const char *name, const char *const *choices)
{
  guint i = 0;
  while (strcmp (choices[i], name) != 0)
    i++;
  return i;
}
