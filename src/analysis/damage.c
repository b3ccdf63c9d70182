/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/damage.h"

void
thema_damage_init (ThemaDamage *self)
{
  *self = (ThemaDamage){ 0 };
}

void
thema_damage_clear (ThemaDamage *self)
{
  g_clear_error (&self->error);
}

void
thema_damage_add (ThemaDamage *self, guint32 document, GError *error)
{
  if (self->error != NULL && self->document <= document)
    {
      g_error_free (error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  self->document = document;
}

void
thema_damage_merge (ThemaDamage *self, ThemaDamage *other)
{
  if (other->error != NULL)
    thema_damage_add (self, other->document, g_steal_pointer (&other->error));
}

gboolean
thema_damage_check (const ThemaDamage *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
