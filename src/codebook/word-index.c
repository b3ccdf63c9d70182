/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/word-index.h"

#include "codebook/glob.h"

/* Prefixes longer than this are cut: the rest is left to the comparison. */
#define MAX_LENGTH 63

/* Which lengths the strings of a set have, by their first HEAD bytes: few words need to be looked
 * up, for most there is no string of that length which may begin as they do. */
#define HEAD 3
#define N_HEADS 1024

typedef struct
{
  guint64 shorter;        /* bit n: there is a string of n bytes, fewer than HEAD */
  guint64 heads[N_HEADS]; /* bit n: one of n bytes, or more for MAX_LENGTH, by a hash of its head */
} Lengths;

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
  Lengths literal_lengths;
  GArray *literal_numbers; /* owned, of guint32, by literal */
  ThemaInterner *prefixes; /* owned */
  Lengths prefix_lengths;
  GArray *first;     /* owned, of guint32: the first wildcard of each prefix */
  GArray *wildcards; /* owned, of Wildcard */
};

static inline guint
hash_head (const char *bytes)
{
  guint32 head
      = (guint8) bytes[0] | (guint32) (guint8) bytes[1] << 8 | (guint32) (guint8) bytes[2] << 16;
  return (head * 0x9E3779B1u >> 16) % N_HEADS;
}

static void
note_length (Lengths *self, const char *bytes, gsize length)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << MIN (length, MAX_LENGTH);
  if (length < HEAD)
    self->shorter |= bit;
  else
    self->heads[hash_head (bytes)] |= bit;
}

/* The lengths of the strings that the word may be or begin with. */
static inline guint64
lengths_like (const Lengths *self, const char *word, gsize length)
{
  return self->shorter | (length < HEAD ? 0 : self->heads[hash_head (word)]);
}

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
  gsize prefix_length = MIN (thema_glob_prefix_length (glob, length), MAX_LENGTH);
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
  note_length (&self->prefix_lengths, glob, prefix_length);
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
  note_length (&self->literal_lengths, glob, length);
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

static void
match_literal (const ThemaWordIndex *self, const char *word, gsize length, GArray *numbers)
{
  guint32 literal = thema_interner_find (self->literals, word, length);
  if (literal != THEMA_NO_ID)
    g_array_append_val (numbers, g_array_index (self->literal_numbers, guint32, literal));
}

void
thema_word_index_match (const ThemaWordIndex *self, const char *word, gsize length, GArray *numbers)
{
  gsize longest = MIN (length, MAX_LENGTH);
  if (lengths_like (&self->literal_lengths, word, length) >> longest & 1)
    match_literal (self, word, length, numbers);
  guint64 lengths = lengths_like (&self->prefix_lengths, word, length);
  for (gsize n = 0; n <= longest && lengths >> n > 0; n++)
    if (lengths >> n & 1)
      match_prefix (self, n, word, length, numbers);
}

gboolean
thema_word_index_is_empty (const ThemaWordIndex *self)
{
  return thema_interner_size (self->literals) == 0 && self->wildcards->len == 0;
}
