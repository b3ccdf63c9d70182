/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in lists of stop words: function words by class, put together for thema after the
 * closed classes that a reference grammar of each language lists.
 *
 * What is in a list: determiners, pronouns in every form, prepositions and their contractions,
 * conjunctions, primary and modal verbs in their finite forms, negation, and adverbs that connect
 * or grade rather than name. What is not, though it may stand as often: content words, and those
 * function words whose letters are first of all a topic's (French "pouvoir", German "Recht",
 * Spanish "Estado", Italian "stato"): a list that hides a topic does more harm than one that leaves
 * a function word in.
 *
 * A list is one text of words, each with a blank behind it: NFC, case-folded ("ausser", for sharp s
 * folds to ss), no word twice, the apostrophe straight. Words are those that stand as a token by
 * UAX #29, which leaves "l'homme" whole: an elided article stands alone only before a quotation
 * mark or a tag, but "qu'il" and "c'est" are words that a list must hold. An abbreviation has its
 * inner full stops only ("z.b"). */
#pragma once

/* English, German and Dutch. */
extern const char thema_stop_words_en[], thema_stop_words_de[], thema_stop_words_nl[];
/* French, Spanish, Portuguese and Italian. */
extern const char thema_stop_words_fr[], thema_stop_words_es[], thema_stop_words_pt[],
    thema_stop_words_it[];
/* Russian. */
extern const char thema_stop_words_ru[];
