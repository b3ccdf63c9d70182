/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tokens are taken, in spaces that do not touch each other: for each code, say, those of the
 * matches that count. */
#pragma once

#include <glib.h>

typedef struct _ThemaClaims ThemaClaims;

ThemaClaims *thema_claims_new (void);
void thema_claims_free (ThemaClaims *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaClaims, thema_claims_free)

/* Frees all tokens. */
void thema_claims_reset (ThemaClaims *self);

/* The owner of the first token from `start` to before `end` that is taken in the space, or
 * THEMA_NO_ID. */
guint32 thema_claims_find (const ThemaClaims *self, guint32 space, guint32 start, guint32 end);

/* Takes those that are free. */
void thema_claims_take (ThemaClaims *self, guint32 space, guint32 start, guint32 end,
                        guint32 owner);
