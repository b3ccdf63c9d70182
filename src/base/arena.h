/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bump allocator: many small pieces of memory that are freed together.
 *
 * Memory is not cleared. Pointers stay valid until the arena is reset or freed. */
#pragma once

#include <glib.h>

typedef struct _ThemaArena ThemaArena;

ThemaArena *thema_arena_new (void);
void thema_arena_free (ThemaArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaArena, thema_arena_free)

/* `size` bytes, aligned for any plain type; never NULL. */
gpointer thema_arena_alloc (ThemaArena *self, gsize size);

/* A copy of `length` bytes with a NUL behind it. Not aligned. */
char *thema_arena_copy (ThemaArena *self, const char *bytes, gsize length);

/* Forgets every piece but keeps the memory for reuse. */
void thema_arena_reset (ThemaArena *self);
