/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that a text is written in, by its frequent sequences of letters (Cavnar & Trenkle
 * 1994), as libexttextcat compares them with fingerprints of some two hundred languages. */
#pragma once

#include "base/arena.h"
#include "base/csv-reader.h"

typedef struct _ThemaLanguageGuess ThemaLanguageGuess;

/* NULL: the fingerprints are not installed. For one thread at a time. */
ThemaLanguageGuess *thema_language_guess_new (GError **error);
void thema_language_guess_free (ThemaLanguageGuess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLanguageGuess, thema_language_guess_free)

/* Bytes below which a text says too little: some thirty words of English. */
#define THEMA_LANGUAGE_MIN_TEXT 200

/* The ISO 639 code of a text ("en"), in the arena. No bytes: the text is too short or no UTF-8, or
 * more than one language comes close. */
ThemaSlice thema_language_guess (ThemaLanguageGuess *self, ThemaSlice text, ThemaArena *arena);
