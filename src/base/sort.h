/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting by whole numbers, in time that grows with the number of items alone. */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 key;
  guint64 item; /* what the key is of */
} ThemaSortKey;

/* Lesser keys first; equal ones stay in their order. */
void thema_sort_keys (ThemaSortKey *keys, gsize n);
