/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/memory.h"

#include <glib.h>

/* The sanitizers have a heap of their own, and would mark every byte of what is reserved. */
#if defined __SANITIZE_ADDRESS__
#define FOREIGN_HEAP
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define FOREIGN_HEAP
#endif
#endif

#if defined __GLIBC__ && !defined FOREIGN_HEAP

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Address space for the heap, of which nothing is used until it is asked for. A larger heap grows
 * beyond it, in ordinary pages. */
#define RESERVE ((gsize) 512 * 1024 * 1024)
#define HUGE_PAGE ((gsize) 2 * 1024 * 1024)

/* The first touch of a page costs an interrupt, on a virtual machine several microseconds: more
 * than what is then done with it. A corpus goes through hundreds of megabytes that are taken,
 * freed and taken again, so pages are kept and are large. All threads share one heap, as only the
 * main one can be prepared so; none of them asks for memory often. */
void
thema_memory_init (void)
{
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TRIM_THRESHOLD, G_MAXINT);
  mallopt (M_MMAP_MAX, 0);
  mallopt (M_TOP_PAD, (int) HUGE_PAGE);
  void *reserve = malloc (RESERVE);
  if (reserve == NULL)
    return;
  gsize first = ((gsize) reserve + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
  gsize end = ((gsize) reserve + RESERVE) & ~(HUGE_PAGE - 1);
  madvise ((void *) first, end - first, MADV_HUGEPAGE);
  free (reserve);
}

#else

void
thema_memory_init (void)
{
}

#endif
