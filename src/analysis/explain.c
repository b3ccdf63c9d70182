/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/explain.h"

#include "text/display.h"

#include <string.h>

/* One or more segments with the same place. */
typedef struct
{
  guint32 start, end;          /* bytes */
  guint32 number;              /* from 1 */
  guint32 segment, n_segments; /* the first of them */
  gboolean crosses;            /* another one, neither lies in the other */
} Passage;

/* A document's text on its way to become a marked one. */
typedef struct
{
  const ThemaCodebook *codebook; /* borrowed */
  const ThemaDocument *document; /* borrowed */
  ThemaExplanation *out;         /* borrowed */
  gsize at;                      /* the byte of the text that comes next */
  GPtrArray *open;               /* owned, of borrowed Passage: in the order of their brackets */
} Marker;

static void
end_run (ThemaExplanation *self, ThemaMark mark)
{
  gsize end = self->text->len;
  ThemaMarkRun *last
      = self->runs->len > 0 ? &g_array_index (self->runs, ThemaMarkRun, self->runs->len - 1) : NULL;
  if (end == (last != NULL ? last->end : 0))
    return;
  if (last != NULL && last->mark == mark)
    last->end = end;
  else
    g_array_append_vals (self->runs, &(ThemaMarkRun){ end, mark }, 1);
}

/* The text up to a byte, line by line. */
static void
put_text (Marker *self, gsize to)
{
  const char *text = self->document->text;
  while (self->at < to)
    {
      const char *newline = memchr (text + self->at, '\n', to - self->at);
      gsize end = newline != NULL ? (gsize) (newline - text) : to;
      thema_display_append (self->out->text, text + self->at, end - self->at);
      if (newline != NULL)
        g_string_append_c (self->out->text, '\n');
      self->at = end + (newline != NULL);
    }
  end_run (self->out, self->open->len > 0 ? THEMA_MARK_PASSAGE : THEMA_MARK_TEXT);
}

static void
open_passage (Marker *self, Passage *passage)
{
  GString *text = self->out->text;
  put_text (self, passage->start);
  g_string_append_c (text, '[');
  if (passage->crosses)
    g_string_append_printf (text, "%u:", passage->number);
  end_run (self->out, THEMA_MARK_SIGN);
  g_ptr_array_add (self->open, passage);
}

static void
close_passage (Marker *self, guint index)
{
  const Passage *passage = g_ptr_array_index (self->open, index);
  GString *text = self->out->text;
  put_text (self, passage->end);
  if (passage->crosses)
    g_string_append_printf (text, ":%u", passage->number);
  for (guint32 i = 0; i < passage->n_segments; i++)
    {
      guint32 code = g_array_index (self->out->segments, ThemaSegment, passage->segment + i).code;
      g_string_append (text, i == 0 ? "]{" : ", ");
      g_string_append (text, thema_codebook_code (self->codebook, code)->name);
    }
  g_string_append_c (text, '}');
  end_run (self->out, THEMA_MARK_SIGN);
  g_ptr_array_remove_index (self->open, index);
}

/* Closes the passages that end no later than a byte: where several end, the one opened last comes
 * first. */
static void
close_until (Marker *self, guint32 byte)
{
  for (;;)
    {
      guint first = self->open->len;
      guint32 end = byte;
      for (guint i = 0; i < self->open->len; i++)
        {
          const Passage *passage = g_ptr_array_index (self->open, i);
          if (passage->end > end)
            continue;
          end = passage->end;
          first = i;
        }
      if (first == self->open->len)
        return;
      close_passage (self, first);
    }
}

/* By start, the longer one first. */
static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const Passage *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end > y->end ? -1 : x->end < y->end;
}

/* The segments' passages (transfer full; of Passage), in the order in which they open. */
static GArray *
find_passages (ThemaExplanation *self)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  for (guint32 i = 0; i < self->segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (self->segments, ThemaSegment, i);
      Passage *last
          = passages->len > 0 ? &g_array_index (passages, Passage, passages->len - 1) : NULL;
      if (last != NULL && last->start == segment->start && last->end == segment->end)
        last->n_segments++;
      else
        {
          Passage passage = { segment->start, segment->end, passages->len + 1, i, 1, FALSE };
          g_array_append_val (passages, passage);
        }
      g_array_append_vals (self->numbers, &(guint32){ passages->len }, 1);
    }
  g_array_sort (passages, compare_passages);
  return passages;
}

/* Finds which passages cross: one that is still open where another begins, and ends before it. */
static void
find_crossings (GArray *passages)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  for (guint i = 0; i < passages->len; i++)
    {
      Passage *next = &g_array_index (passages, Passage, i);
      guint kept = 0;
      for (guint k = 0; k < open->len; k++)
        {
          Passage *before = g_ptr_array_index (open, k);
          if (before->end <= next->start)
            continue;
          open->pdata[kept++] = before;
          if (before->end < next->end)
            before->crosses = next->crosses = TRUE;
        }
      g_ptr_array_set_size (open, (gint) kept);
      g_ptr_array_add (open, next);
    }
}

static void
mark (ThemaExplanation *self, const ThemaDocument *document, const ThemaCodebook *codebook)
{
  g_autoptr (GArray) passages = find_passages (self);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Marker marker = { codebook, document, self, 0, open };
  find_crossings (passages);
  for (guint i = 0; i < passages->len; i++)
    {
      Passage *passage = &g_array_index (passages, Passage, i);
      close_until (&marker, passage->start);
      open_passage (&marker, passage);
    }
  close_until (&marker, G_MAXUINT32);
  put_text (&marker, document->text_length);
}

/* Leaves the matches that do not count. */
static void
drop_kept (GArray *candidates)
{
  guint n = 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      ThemaCandidate candidate = g_array_index (candidates, ThemaCandidate, i);
      if (candidate.fate != THEMA_FATE_KEPT)
        g_array_index (candidates, ThemaCandidate, n++) = candidate;
    }
  g_array_set_size (candidates, n);
}

ThemaExplanation *
thema_explanation_new (const ThemaMatcher *matcher, const ThemaStore *store,
                       const ThemaCodebook *codebook, guint32 document, GError **error)
{
  g_autoptr (ThemaExplanation) self = g_new0 (ThemaExplanation, 1);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  ThemaDocument view;
  self->segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lost = g_array_new (FALSE, FALSE, sizeof (ThemaCandidate));
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (ThemaMarkRun));
  if (!thema_store_document (store, document, &view, error)
      || !thema_search_document (search, &view, self->segments, self->lost, error))
    return NULL;
  drop_kept (self->lost);
  mark (self, &view, codebook);
  return g_steal_pointer (&self);
}

void
thema_explanation_free (ThemaExplanation *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->segments);
  g_array_unref (self->numbers);
  g_array_unref (self->lost);
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}
