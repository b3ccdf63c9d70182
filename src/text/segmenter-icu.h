/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* ICU's break iterators over stretches of UTF-8: the reference of the segmenter, and its helper
 * where a dictionary is needed.  Private to the segmenter. */

#include "text/segmenter-spans.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ThemaIcuBreaker ThemaIcuBreaker;

/* LANGUAGE as for thema_segmenter_new (). */
ThemaIcuBreaker *thema_icu_breaker_new (const char *language, GError **error);
void thema_icu_breaker_free (ThemaIcuBreaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaIcuBreaker, thema_icu_breaker_free)

/* Append the segments of TEXT[START, END), cut as if it were a whole text, with offsets relative
 * to TEXT.  Segments of white space only are left out of WORDS. */
gboolean thema_icu_breaker_words (ThemaIcuBreaker *self, const char *text, gsize start, gsize end,
                                  ThemaSpans *words, GError **error);
gboolean thema_icu_breaker_sentences (ThemaIcuBreaker *self, const char *text, gsize start,
                                      gsize end, ThemaEnds *ends, GError **error);

G_END_DECLS
