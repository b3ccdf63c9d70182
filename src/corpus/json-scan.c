/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/json-scan.h"

#include <string.h>

/* Reads to behind the string's closing quote: TRUE. */
static gboolean
scan_string (ThemaJsonScan *self, const char *bytes, gsize length)
{
  const char *p = bytes + self->at, *end = bytes + length;
  if (self->is_escaped && p < end)
    {
      self->is_escaped = FALSE;
      p++;
    }
  for (; p < end && *p != '"'; p++)
    if (*p == '\\' && ++p == end)
      {
        self->is_escaped = TRUE;
        break;
      }
  self->in_string = p == end;
  self->at = (gsize) (p - bytes) + !self->in_string;
  return !self->in_string;
}

/* A number or word ends before whatever cannot be in one. */
static gboolean
scan_plain (ThemaJsonScan *self, const char *bytes, gsize length)
{
  while (self->at < length && strchr (",:]}[{\" \t\n", bytes[self->at]) == NULL)
    self->at++;
  return self->at < length;
}

gboolean
thema_json_scan (ThemaJsonScan *self, const char *bytes, gsize length)
{
  if (self->is_plain)
    return scan_plain (self, bytes, length);
  if (self->in_string && scan_string (self, bytes, length) && self->depth == 0)
    return TRUE;
  while (self->at < length && !self->in_string)
    {
      char c = bytes[self->at];
      if (c == '"')
        {
          self->at++;
          if (scan_string (self, bytes, length) && self->depth == 0)
            return TRUE;
          continue;
        }
      if (c == '{' || c == '[')
        {
          self->depth++;
          self->deepest = MAX (self->deepest, self->depth);
        }
      else if (self->depth == 0)
        {
          self->is_plain = TRUE;
          return scan_plain (self, bytes, length);
        }
      else if ((c == '}' || c == ']') && --self->depth == 0)
        {
          self->at++;
          return TRUE;
        }
      self->at++;
    }
  return FALSE;
}
