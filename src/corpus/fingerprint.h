/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document is recognised by when it is there again. */
#pragma once

#include "corpus/duplicates.h"
#include "corpus/record-keys.h"

/* Of a word, case folded: always the same, on every machine. */
guint64 thema_fingerprint_hash (const char *word, gsize length);

/* Of a record and the words and numbers of its text. */
void thema_fingerprint_make (ThemaFingerprint *self, const ThemaRecordKeys *keys,
                             const guint64 *words, gsize n);
