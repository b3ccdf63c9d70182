/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writers of codebooks, one a format (see format.h).
 *
 * Each appends a whole file to `out`, and to `losses` an owned text for each kind of thing that the
 * codebook holds and the format does not, with the codes concerned: "the .dic format has no
 * definitions: those of 12 codes are left out (obligations, protection, ...)". The codebook must be
 * sealed. What stands in comments of a file is in no codebook and so in none of the formats. */
#pragma once

#include "codebook/codebook.h"

/* thema's own YAML, which loses nothing. */
void thema_codebook_write_thema (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* A table with one row for each pattern, each example and each code that has neither. */
void thema_codebook_write_csv (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* Nested maps that end in lists of patterns, as quanteda reads and writes them. */
void thema_codebook_write_quanteda (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* LIWC's dictionary: a legend of numbered categories, then words with the numbers of theirs. */
void thema_codebook_write_dic (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* WordStat's categories: indentation by tabs, weights behind the words. */
void thema_codebook_write_cat (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* The XML of Yoshikoder, which Lexicoder's .lcd shares. */
void thema_codebook_write_ykd (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
void thema_codebook_write_lcd (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* Lexicoder 3: "+NAME", then a word a line. */
void thema_codebook_write_lc3 (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
/* REFI-QDA's codebook, for programs of qualitative analysis: no patterns. */
void thema_codebook_write_qdc (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
