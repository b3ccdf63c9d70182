/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/glob-compare.h"

#include "codebook/glob.h"

#include <string.h>

#define MAX_OUTER 63   /* characters: a set of places in it is a number */
#define MAX_STATES 256 /* that are looked at before an answer is given up */
#define MAX_CELLS 1000000

/* A character that stands for all those which neither glob names: of the private use area. */
#define OTHER 0xF0000

/* `outer` reads a word and stands in several places at once: those behind which its rest may match
 * the rest of the word. Place i is before its character i; the last one, behind all of them, is
 * where it must stand when the word ends. */
typedef struct
{
  gunichar *outer, *inner; /* owned */
  glong n_outer, n_inner;
  guint64 certain;  /* places behind which there are nothing but stars: whatever comes matches */
  GHashTable *seen; /* owned, of State */
  GQueue queue;     /* of State, borrowed from `seen` */
} Inclusion;

typedef struct
{
  guint64 places; /* a bit each: in `outer` */
  glong at;       /* in `inner` */
} State;

static guint
hash_state (gconstpointer key)
{
  const State *self = key;
  return (guint) ((self->places * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32)
         + (guint) self->at;
}

static gboolean
equal_states (gconstpointer a, gconstpointer b)
{
  const State *x = a, *y = b;
  return x->places == y->places && x->at == y->at;
}

/* Adds the places that are reached without reading: a star may be passed over. */
static guint64
close_places (const Inclusion *self, guint64 places)
{
  for (glong i = 0; i < self->n_outer; i++)
    if ((places >> i & 1) != 0 && self->outer[i] == '*')
      places |= G_GUINT64_CONSTANT (1) << (i + 1);
  return places;
}

static guint64
read_character (const Inclusion *self, guint64 places, gunichar c)
{
  guint64 next = 0;
  for (glong i = 0; i < self->n_outer; i++)
    {
      if ((places >> i & 1) == 0)
        continue;
      if (self->outer[i] == '*')
        next |= G_GUINT64_CONSTANT (1) << i;
      else if (self->outer[i] == '?' || self->outer[i] == c)
        next |= G_GUINT64_CONSTANT (1) << (i + 1);
    }
  return close_places (self, next);
}

/* Puts a state on the list of those to look at. FALSE when the inclusion does not hold, or the list
 * is too long. */
static gboolean
reach (Inclusion *self, guint64 places, glong at)
{
  State state = { places, at };
  if (places == 0)
    return FALSE; /* some word of `inner` goes on from here, and `outer` cannot */
  if (at == self->n_inner && (places >> self->n_outer & 1) == 0)
    return FALSE;
  if ((places & self->certain) != 0 || g_hash_table_contains (self->seen, &state))
    return TRUE;
  if (g_hash_table_size (self->seen) == MAX_STATES)
    return FALSE;
  State *kept = g_memdup2 (&state, sizeof state);
  g_hash_table_add (self->seen, kept);
  g_queue_push_tail (&self->queue, kept);
  return TRUE;
}

/* Reads any character: those that `outer` names, and one that it does not. */
static gboolean
reach_any (Inclusion *self, guint64 places, glong at)
{
  if (!reach (self, read_character (self, places, OTHER), at))
    return FALSE;
  for (glong i = 0; i < self->n_outer; i++)
    if (self->outer[i] != '*' && self->outer[i] != '?'
        && !reach (self, read_character (self, places, self->outer[i]), at))
      return FALSE;
  return TRUE;
}

static gboolean
includes (Inclusion *self)
{
  for (glong i = self->n_outer - 1; i >= 0 && self->outer[i] == '*'; i--)
    self->certain |= G_GUINT64_CONSTANT (1) << i;
  if (!reach (self, close_places (self, 1), 0))
    return FALSE;
  while (self->queue.length > 0)
    {
      State state = *(State *) g_queue_pop_head (&self->queue);
      if (state.at == self->n_inner)
        continue;
      gunichar c = self->inner[state.at];
      gboolean good = c == '*' ? reach (self, state.places, state.at + 1)
                                     && reach_any (self, state.places, state.at)
                      : c == '?'
                          ? reach_any (self, state.places, state.at + 1)
                          : reach (self, read_character (self, state.places, c), state.at + 1);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

gboolean
thema_glob_includes (const char *outer, const char *inner)
{
  gsize outer_length = strlen (outer), inner_length = strlen (inner);
  if (strcmp (outer, inner) == 0)
    return TRUE;
  if (!thema_glob_has_wildcard (outer, outer_length))
    return FALSE;
  if (!thema_glob_has_wildcard (inner, inner_length))
    return thema_glob_matches (outer, outer_length, inner, inner_length);
  Inclusion self = { .queue = G_QUEUE_INIT };
  self.outer = g_utf8_to_ucs4_fast (outer, -1, &self.n_outer);
  self.inner = g_utf8_to_ucs4_fast (inner, -1, &self.n_inner);
  self.seen = g_hash_table_new_full (hash_state, equal_states, g_free, NULL);
  gboolean result = self.n_outer <= MAX_OUTER && includes (&self);
  g_queue_clear (&self.queue);
  g_hash_table_unref (self.seen);
  g_free (self.outer);
  g_free (self.inner);
  return result;
}

/* Row by row: whether the rests of both, from i and from j, match a common word. */
static gboolean
intersects (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  g_autofree guint8 *row = g_malloc0 (n_b + 1), *below = g_malloc0 (n_b + 1);
  for (glong i = n_a; i >= 0; i--)
    {
      memcpy (below, row, n_b + 1);
      for (glong j = n_b; j >= 0; j--)
        {
          gboolean a_star = i < n_a && a[i] == '*', b_star = j < n_b && b[j] == '*';
          gboolean good = i == n_a && j == n_b;
          if (a_star)
            good = good || below[j] || (j < n_b && row[j + 1]);
          if (b_star)
            good = good || row[j + 1] || (i < n_a && below[j]);
          if (i < n_a && j < n_b && !a_star && !b_star
              && (a[i] == b[j] || a[i] == '?' || b[j] == '?'))
            good = good || below[j + 1];
          row[j] = good != FALSE;
        }
    }
  return row[0];
}

gboolean
thema_glob_intersects (const char *a, const char *b)
{
  glong n_a, n_b;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &n_a),
                      *y = g_utf8_to_ucs4_fast (b, -1, &n_b);
  return (gint64) (n_a + 1) * (n_b + 1) > MAX_CELLS || intersects (x, n_a, y, n_b);
}

char *
thema_glob_example (const char *glob)
{
  GString *word = g_string_new (NULL);
  for (; *glob != '\0'; glob++)
    if (*glob == '*' || *glob == '?')
      g_string_append_unichar (word, OTHER);
    else
      g_string_append_c (word, *glob);
  return g_string_free (word, FALSE);
}
