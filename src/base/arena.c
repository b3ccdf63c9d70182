/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <string.h>

#define CHUNK_SIZE ((gsize) 64 * 1024)
#define ALIGNMENT ((gsize) 8)

typedef struct _Chunk Chunk;
struct _Chunk
{
  Chunk *next; /* owned */
  gsize size;
  gsize used;
  char data[];
};

struct _ThemaArena
{
  Chunk *first;   /* owned list, in order of creation */
  Chunk *current; /* borrowed: the chunk being filled; those behind it are empty */
};

static Chunk *
chunk_new (gsize size)
{
  Chunk *chunk = g_malloc (sizeof *chunk + size);
  chunk->next = NULL;
  chunk->size = size;
  chunk->used = 0;
  return chunk;
}

ThemaArena *
thema_arena_new (void)
{
  ThemaArena *self = g_new (ThemaArena, 1);
  self->first = self->current = chunk_new (CHUNK_SIZE);
  return self;
}

void
thema_arena_free (ThemaArena *self)
{
  if (self == NULL)
    return;
  for (Chunk *chunk = self->first, *next; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      g_free (chunk);
    }
  g_free (self);
}

/* A chunk with room for `size` bytes becomes the current one. */
static void
make_room (ThemaArena *self, gsize size)
{
  Chunk *next = self->current->next;
  if (next == NULL || next->size < size)
    {
      Chunk *chunk = chunk_new (MAX (size, CHUNK_SIZE));
      chunk->next = next;
      self->current->next = chunk;
      next = chunk;
    }
  next->used = 0;
  self->current = next;
}

static char *
take (ThemaArena *self, gsize size, gsize alignment)
{
  Chunk *chunk = self->current;
  gsize start = (chunk->used + alignment - 1) & ~(alignment - 1);
  if (start > chunk->size || size > chunk->size - start)
    {
      make_room (self, size);
      chunk = self->current;
      start = 0;
    }
  chunk->used = start + size;
  return chunk->data + start;
}

gpointer
thema_arena_alloc (ThemaArena *self, gsize size)
{
  return take (self, size, ALIGNMENT);
}

char *
thema_arena_copy (ThemaArena *self, const char *bytes, gsize length)
{
  char *copy = take (self, length + 1, 1);
  if (length > 0)
    memcpy (copy, bytes, length);
  copy[length] = '\0';
  return copy;
}

void
thema_arena_reset (ThemaArena *self)
{
  self->current = self->first;
  self->current->used = 0;
}
