/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first document that a pass found damaged, whatever the order in which documents came. */
#pragma once

#include <glib.h>

typedef struct
{
  GError *error; /* owned; NULL: none is damaged */
  guint32 document;
} ThemaDamage;

void thema_damage_init (ThemaDamage *self);
void thema_damage_clear (ThemaDamage *self);

/* `error` (transfer full) is of the document. */
void thema_damage_add (ThemaDamage *self, guint32 document, GError *error);
/* Takes what `other` holds. */
void thema_damage_merge (ThemaDamage *self, ThemaDamage *other);
/* Whether no document is damaged. */
gboolean thema_damage_check (const ThemaDamage *self, GError **error);
