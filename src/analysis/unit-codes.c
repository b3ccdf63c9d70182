/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/unit-codes.h"

void
thema_unit_codes_init (ThemaUnitCodes *self, guint32 n_codes)
{
  *self = (ThemaUnitCodes){ .present = g_array_new (FALSE, FALSE, sizeof (guint32)),
                            .stamps = g_new0 (guint64, MAX (n_codes, 1)) };
}

void
thema_unit_codes_clear (ThemaUnitCodes *self)
{
  g_clear_pointer (&self->present, g_array_unref);
  g_clear_pointer (&self->stamps, g_free);
}

void
thema_unit_codes_next (ThemaUnitCodes *self, const ThemaSegment *segments, gsize n_segments,
                       guint32 end)
{
  guint64 serial = ++self->serial;
  g_array_set_size (self->present, 0);
  for (; self->next < n_segments && segments[self->next].first_token < end; self->next++)
    {
      guint32 code = segments[self->next].code;
      if (self->stamps[code] != serial)
        g_array_append_val (self->present, code);
      self->stamps[code] = serial;
    }
}
