/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/source-reader.h"

void
thema_source_reader_init (ThemaSourceReader *self, const ThemaSourceReaderClass *class,
                          ThemaFeed *feed)
{
  self->class = class;
  self->feed = feed;
  self->columns = g_array_new (FALSE, FALSE, sizeof (ThemaSourceColumn));
  self->fields = (1u << THEMA_N_FIELDS) - 1;
}

void
thema_source_reader_clear (ThemaSourceReader *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_free (g_array_index (self->columns, ThemaSourceColumn, i).name);
  g_free (self->lacking);
  g_array_unref (self->columns);
}

void
thema_source_reader_add_column (ThemaSourceReader *self, const char *name, ThemaField field)
{
  const char *shown = field < THEMA_N_FIELDS ? thema_field_names[field] : name;
  ThemaSourceColumn column = { g_strdup (shown), field };
  g_array_append_val (self->columns, column);
}

void
thema_source_reader_add_fields (ThemaSourceReader *self)
{
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (!(1u << field & THEMA_TEXT_FIELDS))
      thema_source_reader_add_column (self, NULL, field);
}
