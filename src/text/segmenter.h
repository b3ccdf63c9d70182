/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words and sentences of a text, by UAX #29 as the installed ICU implements it.
 *
 * Ordinary text is cut by tables and two small state machines of our own, and plain Chinese and
 * Japanese by a search through ICU's own dictionary, many times faster than by ICU; stretches of
 * what else needs a dictionary (Thai, ...) are handed to ICU, and so is everything where ours and
 * the installed ICU are found to disagree.  Results equal ICU's on every input.
 *
 * A segmenter owns iterators and scratch space, so use one per thread; the tables are built once
 * per process and shared.
 */

#include "base/span.h"

G_BEGIN_DECLS

#define THEMA_SEGMENTER_ERROR (thema_segmenter_error_quark ())
GQuark thema_segmenter_error_quark (void);

typedef enum
{
  THEMA_SEGMENTER_ERROR_ICU,      /* ICU could not be set up or failed on a text */
  THEMA_SEGMENTER_ERROR_LANGUAGE, /* not a language code */
  THEMA_SEGMENTER_ERROR_TOO_LONG, /* a text of more than G_MAXINT32 bytes */
} ThemaSegmenterError;

typedef struct _ThemaSegmenter ThemaSegmenter;

/* LANGUAGE is a BCP 47 or ISO 639 code such as "en"; it chooses the sentence rules and the
 * abbreviations ("Dr.", "e.g.") that do not end a sentence.  NULL: root rules, no abbreviations.
 * Words are always cut by ICU's root rules. */
ThemaSegmenter *thema_segmenter_new (const char *language, GError **error);
void thema_segmenter_free (ThemaSegmenter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSegmenter, thema_segmenter_free)

/* The functions below take LENGTH bytes of UTF-8 without NUL, at most G_MAXINT32.  What they
 * return is borrowed from SELF and valid until the next call on SELF. */

/* Every word segment (words, numbers, punctuation, symbols, emoji, ...) in order, but for segments
 * of nothing but white space (the Unicode property White_Space). */
gboolean thema_segmenter_words (ThemaSegmenter *self, const char *text, gsize length,
                                const ThemaSpan **words, gsize *n_words, GError **error);

/* The end of each sentence, the last being LENGTH; an empty text has none.  White space belongs to
 * the sentence before it. */
gboolean thema_segmenter_sentences (ThemaSegmenter *self, const char *text, gsize length,
                                    const guint32 **ends, gsize *n_ends, GError **error);

/* The same by ICU alone: the references that tests and fuzzing compare with. */
gboolean thema_segmenter_words_icu (ThemaSegmenter *self, const char *text, gsize length,
                                    const ThemaSpan **words, gsize *n_words, GError **error);
gboolean thema_segmenter_sentences_icu (ThemaSegmenter *self, const char *text, gsize length,
                                        const guint32 **ends, gsize *n_ends, GError **error);

G_END_DECLS
