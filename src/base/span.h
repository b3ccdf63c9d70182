/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of a text. */
#pragma once

#include <glib.h>

/* Byte offsets into the text, half open. */
typedef struct
{
  guint32 start, end;
} ThemaSpan;
