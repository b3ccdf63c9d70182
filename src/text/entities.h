/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a researcher expects to be kept whole though UAX #29 cuts it: addresses, hashtags, mentions.
 *
 *   URL       http://, https:// or ftp:// before a host, or "www." before two labels. Case does not
 *             matter. Goes on over the characters of RFC 3986 and over letters, marks and digits of
 *             any script that parts words by blanks (an address in Chinese text ends where the
 *             Chinese goes on).
 *   e-mail    name@host, the host of two labels or more and the last of them letters only.
 *   DOI       10.1234/suffix, the prefix of four to nine digits. "doi:" before it, or a host
 *             without its scheme, stays outside. Old suffixes with "<" before a digit are whole.
 *   hashtag   "#" and letters, marks, digits and "_" of any script, one letter at least. Not inside
 *             a word (C#, A#H), nor behind "&", "#" or "\", where "#" is a number sign.
 *   mention   "@" and the same characters, one letter at least; "@name@host" is one mention.
 *             Not inside a word (N@C60).
 *
 * None begins inside a word: the character before is no letter, mark, digit or "_" (of a script
 * that parts words by blanks, but for hashtags and mentions of any script).
 *
 * What belongs to the sentence is left outside: brackets ()[] that are not closed, or not opened,
 * within the address end it there, and . , ; : ! ? ' * & $ are dropped at its end. So "(see
 * https://x.org/a_(b).)" holds "https://x.org/a_(b)".
 *
 * Texts are valid UTF-8, in NFC where kinds are to be told from folded strings. Entities are cut
 * between characters and never hold white space. An entity by itself, and its case folding, is an
 * entity of the same kind: what a type is can be told from its string (thema_entity_kind). Time is
 * linear in the length, whatever the text; text without any of the bytes "@", "#", "/" and "ww"
 * costs one scan of sixteen bytes at a time. Nothing is allocated but what is given back. */
#pragma once

#include "text/segmenter.h"

typedef enum
{
  THEMA_ENTITY_NONE,
  THEMA_ENTITY_URL,
  THEMA_ENTITY_EMAIL,
  THEMA_ENTITY_DOI,
  THEMA_ENTITY_HASHTAG,
  THEMA_ENTITY_MENTION,
} ThemaEntityKind;

typedef struct
{
  ThemaSpan span; /* bytes of the text */
  ThemaEntityKind kind;
} ThemaEntity;

/* Appends the entities of a text of at most G_MAXUINT32 bytes to `entities`, a GArray of
 * ThemaEntity, in order and disjoint. */
void thema_entities_find (const char *text, gsize length, GArray *entities);

/* The kind of entity that the string is as a whole; THEMA_ENTITY_NONE where it is none, or more. */
ThemaEntityKind thema_entity_kind (const char *string, gsize length);

/* Appends to `spans`, a GArray of ThemaSpan, the words of a text with its entities in place of the
 * words that they cover. A word that begins before an entity or ends behind it keeps what is
 * outside. Both arrays are in order and disjoint, and so are the new spans. */
void thema_entities_merge (const ThemaSpan *words, gsize n_words, const ThemaEntity *entities,
                           gsize n_entities, GArray *spans);
