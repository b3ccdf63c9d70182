/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/word-index.h"

#include "codebook/glob.h"

/* Prefixes longer than this are cut: the rest is left to the comparison. */
#define MAX_PREFIX 63

typedef struct
{
  char *glob; /* owned */
  gsize length;
  guint32 number;
  guint32 next; /* the next one with the same prefix, THEMA_NO_ID at the end */
} Wildcard;

struct _ThemaWordIndex
{
  ThemaInterner *literals; /* owned */
  GArray *literal_numbers; /* owned, of guint32, by literal */
  ThemaInterner *prefixes; /* owned */
  GArray *first;           /* owned, of guint32: the first wildcard of each prefix */
  GArray *wildcards;       /* owned, of Wildcard */
  guint64 lengths;         /* bit n: there is a prefix of n bytes */
};

static void
clear_wildcard (gpointer data)
{
  g_free (((Wildcard *) data)->glob);
}

ThemaWordIndex *
thema_word_index_new (void)
{
  ThemaWordIndex *self = g_new0 (ThemaWordIndex, 1);
  self->literals = thema_interner_new ();
  self->literal_numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->prefixes = thema_interner_new ();
  self->first = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->wildcards = g_array_new (FALSE, FALSE, sizeof (Wildcard));
  g_array_set_clear_func (self->wildcards, clear_wildcard);
  return self;
}

void
thema_word_index_free (ThemaWordIndex *self)
{
  if (self == NULL)
    return;
  thema_interner_free (self->literals);
  g_array_unref (self->literal_numbers);
  thema_interner_free (self->prefixes);
  g_array_unref (self->first);
  g_array_unref (self->wildcards);
  g_free (self);
}

static void
add_wildcard (ThemaWordIndex *self, const char *glob, gsize length, guint32 number)
{
  gsize prefix_length = MIN (thema_glob_prefix_length (glob, length), MAX_PREFIX);
  guint32 prefix = thema_interner_add (self->prefixes, glob, prefix_length);
  if (prefix == self->first->len)
    {
      guint32 none = THEMA_NO_ID;
      g_array_append_val (self->first, none);
    }
  guint32 *first = &g_array_index (self->first, guint32, prefix);
  Wildcard wildcard = { g_strndup (glob, length), length, number, *first };
  *first = self->wildcards->len;
  g_array_append_val (self->wildcards, wildcard);
  self->lengths |= G_GUINT64_CONSTANT (1) << prefix_length;
}

void
thema_word_index_add (ThemaWordIndex *self, const char *glob, gsize length, guint32 number)
{
  if (thema_glob_has_wildcard (glob, length))
    {
      add_wildcard (self, glob, length, number);
      return;
    }
  thema_interner_add (self->literals, glob, length);
  g_array_append_val (self->literal_numbers, number);
}

static void
match_prefix (const ThemaWordIndex *self, gsize prefix_length, const char *word, gsize length,
              GArray *numbers)
{
  guint32 prefix = thema_interner_find (self->prefixes, word, prefix_length);
  if (prefix == THEMA_NO_ID)
    return;
  for (guint32 i = g_array_index (self->first, guint32, prefix); i != THEMA_NO_ID;)
    {
      const Wildcard *wildcard = &g_array_index (self->wildcards, Wildcard, i);
      if (thema_glob_matches (wildcard->glob, wildcard->length, word, length))
        g_array_append_val (numbers, wildcard->number);
      i = wildcard->next;
    }
}

void
thema_word_index_match (const ThemaWordIndex *self, const char *word, gsize length, GArray *numbers)
{
  guint32 literal = thema_interner_find (self->literals, word, length);
  if (literal != THEMA_NO_ID)
    g_array_append_val (numbers, g_array_index (self->literal_numbers, guint32, literal));
  for (gsize n = 0; n <= MIN (length, MAX_PREFIX); n++)
    if (self->lengths >> n & 1)
      match_prefix (self, n, word, length, numbers);
}

gboolean
thema_word_index_is_empty (const ThemaWordIndex *self)
{
  return thema_interner_size (self->literals) == 0 && self->wildcards->len == 0;
}
