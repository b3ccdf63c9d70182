/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that a hyphen joins, kept as one token: state-of-the-art, non-EU, COVID-19. */
#pragma once

#include "base/span.h"

/* Makes one span of every run of words that are joined by single hyphens (hyphen-minus, hyphen,
 * non-breaking hyphen) without a blank beside them, unless it holds no letter: 1990-2000 stays what
 * it is. `spans` are the words of `text`, ascending and disjoint, and are changed in place; returns
 * how many are left. */
gsize thema_join_hyphens (const char *text, ThemaSpan *spans, gsize n);
