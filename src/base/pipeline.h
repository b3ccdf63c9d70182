/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ordered parallel work: items are produced one after the other, worked on by several threads at
 * once, and consumed in the order in which they were produced, however the threads were scheduled.
 */
#pragma once

#include <glib.h>

typedef struct
{
  /* The next item (transfer full), or NULL: the end when no error is set. On the calling thread. */
  gpointer (*produce) (gpointer user_data, GError **error);
  /* Works on an item in place. On any thread; `worker` is that thread's own state. */
  gboolean (*work) (gpointer item, gpointer worker, GError **error);
  /* Takes the item (transfer full). On the calling thread, in order. */
  gboolean (*consume) (gpointer item, gpointer user_data, GError **error);
  /* Frees an item that is not consumed, because an error came first. */
  void (*discard) (gpointer item);
} ThemaPipeline;

/* Runs until the producer ends. `workers` holds one state per thread (borrowed); one worker means
 * that everything happens on the calling thread. The error reported is the first in item order. */
gboolean thema_pipeline_run (const ThemaPipeline *pipeline, gpointer user_data, gpointer *workers,
                             guint n_workers, GError **error);
