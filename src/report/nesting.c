/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/nesting.h"

/* Nothing in a manifest lies deep; the parser would follow any depth, until the stack ends. It also
 * takes comments, in which a quote may stand: there are none in a manifest. */
#define MAX_DEPTH 64

gboolean
thema_json_is_tame (const char *bytes, gsize length)
{
  guint depth = 0;
  gboolean in_text = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (in_text && bytes[i] == '\\')
        i++;
      else if (bytes[i] == '"')
        in_text = !in_text;
      else if (in_text)
        continue;
      else if (bytes[i] == '/' || bytes[i] == '\'')
        return FALSE;
      else if ((bytes[i] == '[' || bytes[i] == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if ((bytes[i] == ']' || bytes[i] == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}
