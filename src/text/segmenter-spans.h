/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Growing arrays of spans and of ends, with an append that inlines: a word costs a store and a
 * compare.  Private to the segmenter. */

#include "text/segmenter.h"

G_BEGIN_DECLS

typedef struct
{
  ThemaSpan *data; /* owned */
  gsize n, room;
} ThemaSpans;

typedef struct
{
  guint32 *data; /* owned */
  gsize n, room;
} ThemaEnds;

/* Room for N_MORE spans behind the last. */
static inline ThemaSpan *
thema_spans_reserve (ThemaSpans *self, gsize n_more)
{
  if (G_UNLIKELY (self->room - self->n < n_more))
    {
      self->room = 2 * self->room + n_more;
      self->data = g_renew (ThemaSpan, self->data, self->room);
    }
  return self->data + self->n;
}

static inline void
thema_spans_append (ThemaSpans *self, gsize start, gsize end)
{
  *thema_spans_reserve (self, 1) = (ThemaSpan){ (guint32) start, (guint32) end };
  self->n++;
}

static inline void
thema_ends_append (ThemaEnds *self, gsize end)
{
  if (G_UNLIKELY (self->n == self->room))
    {
      self->room = MAX (64, 2 * self->room);
      self->data = g_renew (guint32, self->data, self->room);
    }
  self->data[self->n++] = (guint32) end;
}

G_END_DECLS
