/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many short strings, one behind the other, as an interner takes them fastest. */
#pragma once

#include "base/interner.h"

typedef struct
{
  GString *text; /* owned */
  GArray *spans; /* owned, of ThemaSpan */
} ThemaStringList;

void thema_string_list_init (ThemaStringList *self);
void thema_string_list_clear (ThemaStringList *self);

void thema_string_list_empty (ThemaStringList *self);

/* All strings together must stay below 4 GiB. */
void thema_string_list_append (ThemaStringList *self, const char *bytes, gsize length);

/* The string, without a NUL behind it; borrowed until the next one is appended. */
const char *thema_string_list_get (const ThemaStringList *self, guint i, gsize *length);

/* Appends to `ids`, of guint32, the id of each string. */
void thema_string_list_intern (ThemaStringList *self, ThemaInterner *interner, GArray *ids);
