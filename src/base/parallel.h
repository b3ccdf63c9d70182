/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same work for many items, on several threads at once. */
#pragma once

#include <glib.h>

/* Calls `task` with ranges of at most `step` items that together are the first `n`, in no order
 * that could be relied upon, on the calling thread and up to n_threads - 1 others. */
void thema_parallel_for (gsize n, gsize step, guint n_threads,
                         void (*task) (gpointer user_data, gsize from, gsize to),
                         gpointer user_data);
