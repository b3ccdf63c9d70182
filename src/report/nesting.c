/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/nesting.h"

#define DEEPEST 64

gboolean
thema_json_is_shallow (const char *json, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length && depth <= DEEPEST; i++)
    {
      char c = json[i];
      if (quoted && c == '\\')
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == '[' || c == '{'))
        depth++;
      else if (!quoted && (c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return depth <= DEEPEST;
}
