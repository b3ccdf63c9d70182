/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of things of one size, a list for each document: what a pass keeps of documents that come
 * in any order. */
#pragma once

#include <glib.h>

typedef struct _ThemaLists ThemaLists;

ThemaLists *thema_lists_new (gsize element_size);
void thema_lists_free (ThemaLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLists, thema_lists_free)

/* Room for the document's list, `n` elements at most, to be filled by the caller. It is there until
 * the next call. */
gpointer thema_lists_begin (ThemaLists *self, gsize n);

/* Keeps the first `n` elements of that room as the document's list. */
void thema_lists_end (ThemaLists *self, guint32 document, gsize n);

/* Takes the lists of `other`, which must be of other documents. */
void thema_lists_merge (ThemaLists *self, ThemaLists *other);

/* To be called before lists are asked for. */
void thema_lists_seal (ThemaLists *self, guint32 n_documents);

/* A document's list, borrowed; an empty one of a document that has none. */
gconstpointer thema_lists_get (const ThemaLists *self, guint32 document, gsize *n);
