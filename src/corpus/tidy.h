/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What databases leave inside the fields of a record, whatever format it was exported in, is put
 * right here, in one place behind all readers.
 *
 * Texts (title, abstracts, and in one line keywords, authors and the source's title): HTML and
 * JATS markup becomes what it stands for (text/clean.h), its blocks paragraphs. An abstract that
 * only says that there is none ("[No abstract available]") is none. The heading "Abstract" in front
 * of it goes where it is a heading and no word of the first sentence:
 *
 *   - a colon, full stop, dash or line end follows: "Abstract: We", "Resumo - O", "ABSTRACT. In";
 *   - the next word is glued to it by its capital: "AbstractThe", but not "Abstracts",
 * "ABSTRACTION";
 *   - in capitals, where the next word is not: "ABSTRACT The aim", but not "ABSTRACT ART IS";
 *   - before a word that no "abstract" can be joined with: "Abstract This paper", "Abstract
 *     Background", but not "Abstract art has", "Abstract Expressionism".
 *
 * Lines of copyright behind an abstract stay.
 *
 * Values (year, language, DOI, accession number) get one form: see tidy-values.h. */
#pragma once

#include "corpus/entry.h"

typedef struct _ThemaTidy ThemaTidy;

ThemaTidy *thema_tidy_new (void);
void thema_tidy_free (ThemaTidy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTidy, thema_tidy_free)

/* Tidies an entry in place; what changes is written into the arena. Without `texts` only its
 * values. A text that is not UTF-8 stays as it is, to be complained of elsewhere. */
gboolean thema_tidy_entry (ThemaTidy *self, ThemaEntry *entry, gboolean texts, ThemaArena *arena,
                           GError **error);

/* Whether a text only says that there is no abstract. */
gboolean thema_tidy_is_no_abstract (ThemaSlice text);

/* The text behind its heading; all of it, when it has none. */
ThemaSlice thema_tidy_skip_heading (ThemaSlice text);
