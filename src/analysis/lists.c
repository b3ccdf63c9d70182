/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/lists.h"

/* Memory is taken in pieces that never move, so that lists are taken over as they are. */
#define PIECE_SIZE ((gsize) 256 * 1024)

typedef struct
{
  const guint8 *elements; /* borrowed from a piece */
  guint32 document, n;
} List;

struct _ThemaLists
{
  gsize element_size;
  GPtrArray *pieces;    /* owned, of owned memory */
  guint8 *free;         /* borrowed: the room that is left in the last piece */
  gsize n_free;         /* bytes */
  GArray *lists;        /* owned, of List */
  guint32 *of_document; /* owned, once sealed: a document's list, plus one; 0 for none */
  guint32 n_documents;
};

ThemaLists *
thema_lists_new (gsize element_size)
{
  ThemaLists *self = g_new0 (ThemaLists, 1);
  self->element_size = element_size;
  self->pieces = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  return self;
}

void
thema_lists_free (ThemaLists *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->lists);
  g_free (self->of_document);
  g_free (self);
}

gpointer
thema_lists_begin (ThemaLists *self, gsize n)
{
  gsize size = n * self->element_size;
  if (size > self->n_free)
    {
      self->n_free = MAX (size, PIECE_SIZE);
      self->free = g_malloc (self->n_free);
      g_ptr_array_add (self->pieces, self->free);
    }
  return self->free;
}

void
thema_lists_end (ThemaLists *self, guint32 document, gsize n)
{
  gsize size = n * self->element_size;
  List list = { self->free, document, (guint32) n };
  if (n == 0)
    return;
  g_array_append_val (self->lists, list);
  self->free += size;
  self->n_free -= size;
}

void
thema_lists_merge (ThemaLists *self, ThemaLists *other)
{
  g_return_if_fail (self->element_size == other->element_size);
  g_array_append_vals (self->lists, other->lists->data, other->lists->len);
  g_array_set_size (other->lists, 0);
  g_ptr_array_extend_and_steal (self->pieces, g_steal_pointer (&other->pieces));
  other->pieces = g_ptr_array_new_with_free_func (g_free);
  other->free = NULL;
  other->n_free = 0;
}

void
thema_lists_seal (ThemaLists *self, guint32 n_documents)
{
  g_free (self->of_document);
  self->of_document = g_new0 (guint32, MAX (n_documents, 1));
  self->n_documents = n_documents;
  for (guint i = 0; i < self->lists->len; i++)
    {
      const List *list = &g_array_index (self->lists, List, i);
      if (list->document < n_documents)
        self->of_document[list->document] = i + 1;
    }
}

gconstpointer
thema_lists_get (const ThemaLists *self, guint32 document, gsize *n)
{
  g_return_val_if_fail (document < self->n_documents, NULL);
  guint32 which = self->of_document[document];
  const List *list = which > 0 ? &g_array_index (self->lists, List, which - 1) : NULL;
  *n = list != NULL ? list->n : 0;
  return list != NULL ? list->elements : NULL;
}
