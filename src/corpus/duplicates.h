/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record was there before: by its DOI; by its title and year; by its text, that is, by
 * the similarity of the sketches of texts of THEMA_DUPLICATE_SKETCH_WORDS or more, and of shorter
 * ones word by word.
 *
 * Of discussions of one paper, which share title, year and a text of a line, first authors tell
 * that they are none: a title with another DOI and another first author is another record, and so
 * is a short text of another first author. Of titles that every volume has ("Editorial"), the
 * first author must be the same and no DOI another, or the text the same.
 *
 * Records are asked for and added in the corpus's order, so that what is found does not depend on
 * threads. A record is a duplicate of the earliest one that it matches and that is none itself; its
 * DOI and title then lead to that one, too.
 *
 * Memory: 220 to 280 bytes a record that is no duplicate; see duplicates.c. */
#pragma once

#include "corpus/minhash.h"

/* Texts of fewer words are compared with no other, of fewer than the second number word by word. */
#define THEMA_DUPLICATE_MIN_WORDS 10
#define THEMA_DUPLICATE_SKETCH_WORDS 40

/* Texts are the same when the estimate of their Jaccard index is at least this. */
#define THEMA_DUPLICATE_SIMILARITY 0.8

typedef enum
{
  THEMA_DUPLICATE_DOI,
  THEMA_DUPLICATE_TITLE_YEAR,
  THEMA_DUPLICATE_TEXT,
  THEMA_N_DUPLICATE_REASONS
} ThemaDuplicateReason;

/* "doi", "title_year", "text". */
extern const char *const thema_duplicate_reasons[];

/* What a record is recognised by. Hashes; 0: it has none. */
typedef struct
{
  guint64 doi;
  guint64 title;          /* and year; of a title that says little, the first author as well */
  guint64 title_and_text; /* of a title that says little */
  guint64 text;           /* of one that is compared word by word */
  guint64 authors;        /* as ThemaRecordKeys: no hash but bits */
  gboolean is_weak;       /* such a title does not outweigh two DOIs that differ; others only do
                             where the first authors could be the same */
  gboolean has_sketch;
  ThemaMinhash sketch;
} ThemaFingerprint;

typedef struct
{
  guint32 document; /* as it was added */
  guint64 line;
  ThemaDuplicateReason reason;
  gboolean is_estimate;
  double similarity; /* 1 where it is no estimate */
} ThemaDuplicate;

typedef struct _ThemaDuplicates ThemaDuplicates;

ThemaDuplicates *thema_duplicates_new (void);
void thema_duplicates_free (ThemaDuplicates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaDuplicates, thema_duplicates_free)

/* Whether the record is a duplicate of one that was added: then `duplicate` tells of which, and its
 * DOI and title will be taken for that one's from now on. */
gboolean thema_duplicates_find (ThemaDuplicates *self, const ThemaFingerprint *record,
                                ThemaDuplicate *duplicate);

/* Adds a record that is no duplicate. */
void thema_duplicates_add (ThemaDuplicates *self, const ThemaFingerprint *record, guint32 document,
                           guint64 line);

/* Bytes that it takes. */
gsize thema_duplicates_memory (const ThemaDuplicates *self);
