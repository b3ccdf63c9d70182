/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/values.h"

#include <string.h>

/* Fields that have all values of their rank. */
#define LISTS                                                                                      \
  (1u << THEMA_FIELD_AUTHORS | 1u << THEMA_FIELD_KEYWORDS | 1u << THEMA_FIELD_LANGUAGE             \
   | 1u << THEMA_FIELD_TYPE)

/* Columns at which nobody wraps a text; up to 80 are usual. */
#define WRAPPED 100

void
thema_values_init (ThemaValues *self)
{
  self->list = g_array_new (FALSE, FALSE, sizeof (ThemaValue));
  self->text = g_string_new (NULL);
}

void
thema_values_clear (ThemaValues *self)
{
  g_array_unref (self->list);
  g_string_free (self->text, TRUE);
}

static const ThemaValue *
value_at (const ThemaValues *self, guint i)
{
  return &g_array_index (self->list, ThemaValue, i);
}

void
thema_values_add (ThemaValues *self, ThemaField field, guint rank, const char *bytes, gsize length)
{
  ThemaSlice trimmed = thema_slice_trim ((ThemaSlice){ bytes, length });
  ThemaValue value = { self->text->len, trimmed.length, field, rank };
  g_array_append_val (self->list, value);
  g_string_append_len (self->text, trimmed.bytes, (gssize) trimmed.length);
}

void
thema_values_extend (ThemaValues *self, const char *joint, const char *bytes, gsize length)
{
  ThemaSlice more = thema_slice_trim ((ThemaSlice){ bytes, length });
  if (more.length == 0 || self->list->len == 0)
    return;
  ThemaValue *last = &g_array_index (self->list, ThemaValue, self->list->len - 1);
  if (last->length > 0)
    g_string_append (self->text, joint);
  g_string_append_len (self->text, more.bytes, (gssize) more.length);
  last->length = self->text->len - last->start;
}

void
thema_values_forget (ThemaValues *self, guint n)
{
  if (n == self->list->len)
    {
      g_array_set_size (self->list, 0);
      g_string_set_size (self->text, 0);
      return;
    }
  gsize cut = value_at (self, n)->start;
  g_array_remove_range (self->list, 0, n);
  g_string_erase (self->text, 0, (gssize) cut);
  for (guint i = 0; i < self->list->len; i++)
    g_array_index (self->list, ThemaValue, i).start -= cut;
}

gboolean
thema_values_have (const ThemaValues *self, guint n, ThemaField field)
{
  for (guint i = 0; i < n; i++)
    if (value_at (self, i)->field == field && value_at (self, i)->length > 0)
      return TRUE;
  return FALSE;
}

gboolean
thema_value_is_doi (const char *bytes, gsize n_bytes)
{
  static const char host[] = "doi.org/";
  ThemaSlice trimmed = thema_slice_trim ((ThemaSlice){ bytes, n_bytes });
  const char *value = trimmed.bytes;
  gsize length = trimmed.length;
  if (length > 3 && memcmp (value, "10.", 3) == 0 && g_ascii_isdigit (value[3]))
    return TRUE;
  if (length > 4 && g_ascii_strncasecmp (value, "doi:", 4) == 0)
    return TRUE;
  const char *found = memmem (value, length, host, strlen (host));
  /* Not as part of another address: "https://example.org/?to=https://doi.org/..." */
  return found != NULL && memchr (value, '?', (gsize) (found - value)) == NULL;
}

gboolean
thema_value_is_line_end (const char *line, gsize length)
{
  return length > WRAPPED && memchr (".!?:)", line[length - 1], 5) != NULL;
}

/* Writes a value behind those that `slice` has; without memory for it yet, only counts. */
static void
put (const ThemaValues *self, const ThemaValue *value, const char *joint, char *to,
     ThemaSlice *slice)
{
  gsize n_joint = slice->length > 0 ? strlen (joint) : 0;
  if (to != NULL)
    {
      memcpy (to + slice->length, joint, n_joint);
      memcpy (to + slice->length + n_joint, self->text->str + value->start, value->length);
    }
  slice->length += n_joint + value->length;
}

/* The values of a field from the one at `first` on: those of one rank, or of all of them one behind
 * the other. */
static ThemaSlice
join (const ThemaValues *self, guint first, guint n, ThemaField field, guint rank, gboolean is_all,
      const char *joint, ThemaArena *arena)
{
  ThemaSlice slice = { "", 0 };
  for (char *to = NULL;;)
    {
      slice.length = 0;
      for (guint r = rank; r < (is_all ? THEMA_VALUE_RANKS : rank + 1); r++)
        for (guint i = first; i < n; i++)
          {
            const ThemaValue *value = value_at (self, i);
            if (value->field == field && value->rank == r && value->length > 0)
              put (self, value, joint, to, &slice);
          }
      if (to != NULL || slice.length == 0)
        return slice;
      slice.bytes = to = thema_arena_alloc (arena, slice.length);
    }
}

static ThemaSlice
copy (const ThemaValues *self, const ThemaValue *value, ThemaArena *arena)
{
  return (ThemaSlice){ thema_arena_copy (arena, self->text->str + value->start, value->length),
                       value->length };
}

/* Which value of each field counts first: the first one of its lowest rank; G_MAXUINT: none. */
static void
find_first (const ThemaValues *self, guint n, guint *first)
{
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    first[field] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    {
      const ThemaValue *value = value_at (self, i);
      guint best = first[value->field];
      if (value->length > 0 && (best == G_MAXUINT || value->rank < value_at (self, best)->rank))
        first[value->field] = i;
    }
}

void
thema_values_fill (const ThemaValues *self, guint n, ThemaEntry *entry, ThemaArena *arena)
{
  guint first[THEMA_N_FIELDS];
  find_first (self, n, first);
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (first[field] != G_MAXUINT)
      {
        const ThemaValue *value = value_at (self, first[field]);
        if ((1u << field & LISTS) == 0)
          entry->fields[field] = copy (self, value, arena);
        else
          entry->fields[field]
              = join (self, 0, n, field, value->rank, field == THEMA_FIELD_KEYWORDS, "; ", arena);
      }
  guint abstract = first[THEMA_FIELD_ABSTRACT], other = first[THEMA_FIELD_OTHER_ABSTRACT];
  if (other != G_MAXUINT)
    entry->fields[THEMA_FIELD_OTHER_ABSTRACT]
        = join (self, 0, n, THEMA_FIELD_OTHER_ABSTRACT, 0, TRUE, "\n\n", arena);
  if (abstract == G_MAXUINT)
    return;
  ThemaSlice more = join (self, abstract + 1, n, THEMA_FIELD_ABSTRACT,
                          value_at (self, abstract)->rank, FALSE, "\n\n", arena);
  thema_entry_append (entry, THEMA_FIELD_OTHER_ABSTRACT, more.bytes, more.length, "\n\n", arena);
}
