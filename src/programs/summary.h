/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stage programs and `thema run` say at their end. */
#pragma once

#include "codebook/segments.h"

void thema_print_store (const ThemaStore *store);

/* A tie is decided by the names of codes, which nobody means anything by. */
void thema_print_ties (const ThemaSegments *segments);
