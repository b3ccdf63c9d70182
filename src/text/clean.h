/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts without the remnants of HTML and LaTeX that abstracts come with, and the places of what is
 * left in the text as it was.
 *
 * The stored text stays as it is; words are looked for in the cleaned text, and a span of that is
 * turned into the span of the stored text it came from: from the first byte of its first character
 * to behind the last byte of its last. So "caf&eacute;" is one span of 11 bytes, "H<sub>2</sub>O"
 * one of 14.
 *
 * THEMA_CLEAN_HTML, for what arXiv, PubMed, Crossref (JATS) and OpenAlex give:
 *
 * Character references become their character: the named ones of HTML 4 and &apos;, and numbers but
 * for NUL, other controls, surrogates and what is above U+10FFFF; 128 to 159 are those of
 * windows-1252. They need their semicolon. What was escaped again (&amp;lt;) is decoded again;
 * &shy; vanishes. There is no other table of names in the libraries we use; what it does not know
 * is left alone.
 *
 * Tags are those of elements that HTML or JATS has, with attributes of the form name=value, escaped
 * ("&lt;p&gt;") or not. Elements within a line (i, sub, jats:italic, ...) vanish and join what they
 * part; those of a line (br, li, tr, jats:list-item, ...) become a line break, those of a block (p,
 * div, h1, jats:p, jats:sec, jats:title, ...) a blank line, td and th a blank. A start tag that
 * could be part of a formula ("<U>") counts only where its end tag follows. Whatever else looks
 * like a tag is left alone ("x<y and z>w").
 *
 * Comments, declarations, and script, style and svg with what they hold vanish. MathML and tex-math
 * become a blank.
 *
 * THEMA_CLEAN_LATEX:
 *
 * Formulas, $...$, $$...$$, \(...\), \[...\] and the mathematical environments, become U+FFFC
 * OBJECT REPLACEMENT CHARACTER between blanks: a symbol, so that no letter of a formula is counted
 * as a word and no phrase matches across it, and one that neither ends nor begins a sentence,
 * whatever full stops the formula holds. A formula ends in its paragraph. Dollars that stand for
 * money are told by what is between them: words between blanks, or numbers on both sides ("costs
 * $5 and $6"); see is_formula () in clean-math.c. A subscript of up to four letters and digits
 * behind a letter or bracket is no formula but part of the word: "CO$_2$" is "CO2". Nor is text
 * between dollars for a font's sake: "$\textit{a sentence}$", "$\mathbf{Purpose}$".
 *
 * Accents and letters become characters: \"o, \'{e}, {\"u}, \c{c}, \v{s}, \'{\i}, \ss, \o, \L;
 * Greek letters and some symbols outside of formulas likewise ({\mu}m, {\deg}).
 *
 * Commands vanish and leave their argument (\emph, \textbf, {\it ...}, \url; \footnote leaves a
 * blank before it). Those whose argument is a name vanish with it (\cite, \ref, \label,
 * \includegraphics). \item, \\, \begin and \end become a line break, \par a blank line. What is not
 * known becomes a blank, since it is most often a symbol of the author's. Braces vanish; "}{" is a
 * blank.
 *
 * "~" is a blank, but stays behind a blank, "(", "[", "/" or "=", where it means "about" or a home
 * folder. "--" and "---" are dashes, `` and '' quotation marks, \% \& \_ \$ \# \{ \} the character.
 * Addresses (text/entities.h) are left as they are.
 *
 * A text in NFC becomes a text in NFC: where a character that was decoded, or one that a tag parted
 * from the letter before it, is to be composed, the composed character stands for both.
 *
 * Time is linear in the length, whatever the text; a text with nothing to clean costs one scan of
 * sixteen bytes at a time and is given back itself. */
#pragma once

#include "text/segmenter.h"

typedef enum
{
  THEMA_CLEAN_HTML = 1 << 0,
  THEMA_CLEAN_LATEX = 1 << 1,
} ThemaCleanFlags;

/* Scratch space, and where the text that was cleaned last came from. One a thread. */
typedef struct _ThemaClean ThemaClean;

ThemaClean *thema_clean_new (void);
void thema_clean_free (ThemaClean *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaClean, thema_clean_free)

/* The cleaned text of `length` bytes of valid UTF-8 without NUL: `text` itself when nothing
 * changes, else borrowed from `self` until the next call. NULL and `error` when the text is longer
 * than G_MAXINT32 / 2, or ICU fails. */
const char *thema_clean (ThemaClean *self, const char *text, gsize length, ThemaCleanFlags flags,
                         gsize *cleaned_length, GError **error);

/* Where in the text given to thema_clean () a span of the cleaned text came from. `cleaned` is not
 * empty and cut between characters, and so is the result. Spans in order give spans in order; such
 * queries cost next to nothing, others a binary search. Two spans overlap in the text only where
 * they cut what came from one thing, which words never do. */
ThemaSpan thema_clean_origin (ThemaClean *self, ThemaSpan cleaned);
