/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/entry.h"

#include <string.h>

const char *const thema_field_names[]
    = { "title", "year", "source_title", "authors",  "keywords",       "language",
        "type",  "doi",  "accession",    "abstract", "other_abstract", NULL };

void
thema_entry_init (ThemaEntry *self)
{
  *self = (ThemaEntry){ .id = { "", 0 } };
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    self->fields[field] = (ThemaSlice){ "", 0 };
}

ThemaField
thema_field_find (const char *name)
{
  guint field = 0;
  while (field < THEMA_N_FIELDS && strcmp (thema_field_names[field], name) != 0)
    field++;
  return field;
}

void
thema_entry_append (ThemaEntry *self, ThemaField field, const char *bytes, gsize length,
                    const char *joint, ThemaArena *arena)
{
  ThemaSlice more = thema_slice_trim ((ThemaSlice){ bytes, length });
  if (more.length == 0)
    return;
  ThemaSlice *value = &self->fields[field];
  gsize n_joint = value->length > 0 ? strlen (joint) : 0;
  char *joined = thema_arena_alloc (arena, value->length + n_joint + more.length);
  if (value->length > 0)
    memcpy (joined, value->bytes, value->length);
  memcpy (joined + value->length, joint, n_joint);
  memcpy (joined + value->length + n_joint, more.bytes, more.length);
  *value = (ThemaSlice){ joined, value->length + n_joint + more.length };
}
