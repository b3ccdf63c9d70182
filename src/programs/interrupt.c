/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/interrupt.h"

#include "base/cleanup.h"

#include <glib.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* Those that are ignored stay so: a program in the background is not to be ended from the terminal.
 */
static void
collect_signals (sigset_t *set)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  sigemptyset (set);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;
      if (sigaction (signals[i], NULL, &action) == 0 && action.sa_handler == SIG_DFL)
        sigaddset (set, signals[i]);
    }
}

/* A thread that waits for the signals may do what a handler must not: read folders, take locks. */
static gpointer
wait_for_signal (G_GNUC_UNUSED gpointer data)
{
  sigset_t set;
  int got;
  collect_signals (&set);
  if (sigwait (&set, &got) != 0)
    return NULL;
  thema_cleanup_finish ();
  sigemptyset (&set);
  sigaddset (&set, got);
  kill (getpid (), got);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  return NULL;
}

void
thema_interrupt_init (void)
{
  sigset_t set;
  collect_signals (&set);
  /* Threads that are started later inherit the mask. */
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  GThread *thread = g_thread_try_new ("thema-signals", wait_for_signal, NULL, NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else /* then they end the program at once */
    pthread_sigmask (SIG_UNBLOCK, &set, NULL);
}
