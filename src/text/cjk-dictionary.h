/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The dictionary by which ICU cuts Chinese and Japanese into words: a trie of UTF-16 units in the
 * format that unicode/ucharstrie.h documents, and each word's cost.  Private to the segmenter.
 *
 * Whatever the units are, no function reads beyond them or loops for long; units that are no trie
 * make a dictionary of senseless words. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ThemaCjkDictionary ThemaCjkDictionary;

/* A place in the trie. */
typedef guint32 ThemaCjkNode;

#define THEMA_CJK_NOWHERE ((ThemaCjkNode) 0)
#define THEMA_CJK_ROOT ((ThemaCjkNode) 16)

#define THEMA_CJK_MAX_COST 1000 /* dearer words count as this dear; ICU 72 has none above 251 */

/* What a character leads to. */
typedef struct
{
  ThemaCjkNode node; /* where longer words go on; THEMA_CJK_NOWHERE if none do */
  gint32 cost;       /* of the word that ends here; negative if none does */
} ThemaCjkStep;

/* That of the installed ICU, opened by the first caller, shared by all, never freed; NULL if there
 * is none, or of another format. */
const ThemaCjkDictionary *thema_cjk_dictionary_get (void);

/* UNITS are borrowed and must outlive the dictionary. */
ThemaCjkDictionary *thema_cjk_dictionary_new (const guint16 *units, gsize n_units);
void thema_cjk_dictionary_free (ThemaCjkDictionary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCjkDictionary, thema_cjk_dictionary_free)

/* From the root, by a table. */
ThemaCjkStep thema_cjk_dictionary_first (const ThemaCjkDictionary *self, guint16 unit);

/* From any NODE that another function gave, or the root. */
ThemaCjkStep thema_cjk_dictionary_next (const ThemaCjkDictionary *self, ThemaCjkNode node,
                                        guint16 unit);

/* Calls FUNC for every unit that goes on from NODE, with the node that it leads to, yet to enter.
 */
typedef void (*ThemaCjkFunc) (guint16 unit, ThemaCjkNode node, gpointer data);
void thema_cjk_dictionary_visit (const ThemaCjkDictionary *self, ThemaCjkNode node,
                                 ThemaCjkFunc func, gpointer data);
ThemaCjkStep thema_cjk_dictionary_enter (const ThemaCjkDictionary *self, ThemaCjkNode node);

G_END_DECLS
