/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record is known by: its id, and by what it is recognised when it is there again. */
#pragma once

#include "corpus/entry.h"

/* Hashes; 0: it has none. */
typedef struct
{
  guint64 doi;
  guint64 title;      /* and year; of a title that says little, the first author as well */
  guint64 weak_title; /* a title that says little and the year */
  guint64 authors; /* a bit for each name of the first author: other people have none in common */
} ThemaRecordKeys;

/* Scratch. */
typedef struct
{
  GString *composed, *folded, *joined; /* owned */
} ThemaKeyMaker;

void thema_key_maker_init (ThemaKeyMaker *self);
void thema_key_maker_clear (ThemaKeyMaker *self);

/* A title says little when it has less than 25 bytes of letters and digits, or less than 60 in less
 * than 4 words, or is one of those that every volume has ("Introduction to the special issue"). */
ThemaRecordKeys thema_record_keys (ThemaKeyMaker *self, const ThemaEntry *entry, ThemaArena *arena);

/* An id for a record that says none: its DOI; its accession number; "h" and 16 hexadecimal digits
 * of the SHA-256 of title, line end and year, where of the title, case folded, only letters and
 * digits count; where there is no title, of the text likewise. */
ThemaSlice thema_record_make_id (ThemaKeyMaker *self, const ThemaEntry *entry, ThemaSlice text,
                                 ThemaArena *arena);
