/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/table-columns.h"

#include <string.h>

#define JOINT "; "

/* The next item of a list as Python prints it, ['a', "b"], into `out`; what is behind it, or NULL
 * when it is none. */
static const char *
read_item (const char *p, const char *end, char **out)
{
  if (p == end || (*p != '\'' && *p != '"'))
    return NULL;
  char quote = *p++;
  for (; p < end && *p != quote; p++)
    {
      if (*p == '\\' && p + 1 < end && (p[1] == '\\' || p[1] == '\'' || p[1] == '"'))
        p++;
      *(*out)++ = *p;
    }
  return p < end ? p + 1 : NULL;
}

/* Brings ['a', 'b'] to "a; b". FALSE: it is none. */
static gboolean
join_list (ThemaSlice *value, ThemaArena *arena)
{
  const char *p = value->bytes, *end = value->bytes + value->length;
  if (value->length < 2 || *p != '[' || end[-1] != ']')
    return FALSE;
  char *joined = thema_arena_alloc (arena, value->length + 1), *out = joined;
  for (p++, end--; p < end;)
    {
      if (out > joined)
        {
          memcpy (out, JOINT, strlen (JOINT));
          out += strlen (JOINT);
        }
      p = read_item (p, end, &out);
      if (p == NULL || (p < end && *p != ','))
        return FALSE;
      for (p += p < end; p < end && *p == ' '; p++)
        ;
    }
  *value = (ThemaSlice){ joined, (gsize) (out - joined) };
  return TRUE;
}

/* Puts "; " for what parts the values; a comma inside brackets parts none: "a (b, c), d". */
static void
rejoin (ThemaSlice *value, const char *joint, ThemaArena *arena)
{
  gsize n_joint = strlen (joint);
  const char *p = value->bytes, *end = value->bytes + value->length;
  if (value->length == 0)
    return;
  /* A joint of one byte becomes two. */
  char *joined = thema_arena_alloc (arena, value->length * 2), *out = joined;
  for (guint depth = 0; p < end;)
    {
      depth += *p == '(' && *joint == ',';
      depth -= *p == ')' && depth > 0;
      if (depth == 0 && (gsize) (end - p) >= n_joint && memcmp (p, joint, n_joint) == 0)
        {
          memcpy (out, JOINT, strlen (JOINT));
          out += strlen (JOINT);
          p += n_joint;
        }
      else
        *out++ = *p++;
    }
  *value = (ThemaSlice){ joined, (gsize) (out - joined) };
}

/* A cell of blanks says nothing. */
static ThemaSlice
blank_to_empty (ThemaSlice value)
{
  return thema_slice_is_blank (value) ? (ThemaSlice){ "", 0 } : value;
}

static void
fill_field (const ThemaTableColumn *column, ThemaField field, ThemaSlice value, ThemaArena *arena,
            ThemaEntry *entry)
{
  gboolean is_list = field == THEMA_FIELD_AUTHORS || field == THEMA_FIELD_KEYWORDS;
  value = blank_to_empty (value);
  if (is_list && !join_list (&value, arena) && column->joint != NULL)
    rejoin (&value, column->joint, arena);
  entry->fields[field] = value;
}

/* Journal and year of "Journal (2014) 3:3 (152-160)", where the entry has none. */
static void
fill_citation (ThemaSlice value, ThemaEntry *entry)
{
  static const gsize n_year = sizeof " (2014)" - 1;
  const char *p = value.bytes, *end = value.bytes + value.length;
  for (; (gsize) (end - p) >= n_year; p++)
    if (memcmp (p, " (", 2) == 0 && p[6] == ')' && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3])
        && g_ascii_isdigit (p[4]) && g_ascii_isdigit (p[5]))
      break;
  if ((gsize) (end - p) < n_year)
    return;
  if (entry->fields[THEMA_FIELD_SOURCE_TITLE].length == 0)
    entry->fields[THEMA_FIELD_SOURCE_TITLE]
        = (ThemaSlice){ value.bytes, (gsize) (p - value.bytes) };
  if (entry->fields[THEMA_FIELD_YEAR].length == 0)
    entry->fields[THEMA_FIELD_YEAR] = (ThemaSlice){ p + 2, 4 };
}

void
thema_table_map_fill (const ThemaTableMap *self, const ThemaSlice *cells, ThemaArena *arena,
                      ThemaEntry *entry)
{
  guint n = self->names->len, n_others = 0;
  ThemaSlice *others = thema_arena_alloc (arena, sizeof *others * MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const ThemaTableColumn *column = &self->columns[i];
      if (i == self->id_column)
        entry->id = blank_to_empty (cells[i]);
      if (column->field < THEMA_N_FIELDS)
        fill_field (column, column->field, cells[i], arena, entry);
      else if (i != self->id_column)
        others[n_others++] = cells[i];
      if (column->also < THEMA_N_FIELDS)
        fill_field (column, column->also, cells[i], arena, entry);
    }
  if (self->citation != THEMA_NO_COLUMN)
    fill_citation (cells[self->citation], entry);
  entry->others = others;
}
