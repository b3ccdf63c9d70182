/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short values of records in one form, whichever database they are from. What changes is written
 * into the arena; a value that says nothing becomes empty. */
#pragma once

#include "base/arena.h"
#include "base/csv-reader.h"

/* "https://doi.org/10.1000/ABC." is "10.1000/abc": lower case, without what stands before it and
 * punctuation behind it; of several the first. Empty, unless it is "10.", four to nine digits, and
 * something behind a slash. */
ThemaSlice thema_tidy_doi (ThemaSlice value, ThemaArena *arena);

/* The first number of four digits from 1500 to 2099: of "2019//", "2018-06-21", "2016 Jan 15". */
ThemaSlice thema_tidy_year (ThemaSlice value);

/* "https://openalex.org/W1" is "W1", a Scopus link its EID, "PMID: 1" "PMID:1"; others stay. */
ThemaSlice thema_tidy_accession (ThemaSlice value, ThemaArena *arena);

/* The code of ISO 639 of a language, with two letters where it has such: of "English", "Deutsch",
 * "eng", "ger", "EN-us". Of several languages the first. What is no language stays as it is. One
 * table serves one thread. */
typedef struct _ThemaLanguages ThemaLanguages;

ThemaLanguages *thema_languages_new (void);
void thema_languages_free (ThemaLanguages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLanguages, thema_languages_free)
/* The code is borrowed from the table. */
ThemaSlice thema_languages_tidy (const ThemaLanguages *self, ThemaSlice value);
