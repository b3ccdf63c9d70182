/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long piece of work has come, told to whoever wants to show it. */
#pragma once

#include <glib.h>

typedef struct
{
  /* `done` of `total`, in whatever unit the work has; called on the thread that started the work.
   */
  void (*report) (gpointer user_data, guint64 done, guint64 total);
  gpointer user_data;
} ThemaProgress;

static inline void
thema_progress_report (const ThemaProgress *self, guint64 done, guint64 total)
{
  if (self != NULL && self->report != NULL)
    self->report (self->user_data, done, total);
}
