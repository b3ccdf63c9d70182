/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items are numbers on the heap, so that the sanitizer sees one that is lost or freed twice. */
#include "base/pipeline.h"

#define DOMAIN g_quark_from_static_string ("test-pipeline")
#define NEVER G_MAXUINT

typedef struct
{
  guint number;
  guint square;
  const struct _Job *job; /* borrowed */
} Item;

typedef struct _Job
{
  guint n_items;
  guint produce_fails, work_fails, work_fails_too, consume_fails; /* at the item of this number */
  guint produced, consumed;
} Job;

static int live_items; /* atomic: made and neither consumed nor discarded */

static gpointer
produce (gpointer user_data, GError **error)
{
  Job *job = user_data;
  if (job->produced == job->produce_fails)
    {
      g_set_error (error, DOMAIN, 1, "produce %u", job->produced);
      return NULL;
    }
  if (job->produced == job->n_items)
    return NULL;
  Item *item = g_new (Item, 1);
  *item = (Item){ job->produced++, 0, job };
  g_atomic_int_inc (&live_items);
  return item;
}

/* Early items take longest, so that late ones overtake them. */
static gboolean
work (gpointer data, gpointer worker, GError **error)
{
  Item *item = data;
  ++*(guint *) worker;
  if (item->number % 7 == 0)
    g_usleep (500);
  if (item->number == item->job->work_fails || item->number == item->job->work_fails_too)
    {
      g_set_error (error, DOMAIN, 2, "work %u", item->number);
      return FALSE;
    }
  item->square = item->number * item->number;
  return TRUE;
}

static void
discard (gpointer data)
{
  g_free (data);
  g_atomic_int_add (&live_items, -1);
}

static gboolean
consume (gpointer data, gpointer user_data, GError **error)
{
  Item *item = data;
  Job *job = user_data;
  guint number = item->number, square = item->square;
  discard (item);
  g_assert_cmpuint (number, ==, job->consumed);
  g_assert_cmpuint (square, ==, number * number);
  if (number == job->consume_fails)
    {
      g_set_error (error, DOMAIN, 3, "consume %u", number);
      return FALSE;
    }
  job->consumed++;
  return TRUE;
}

static const ThemaPipeline pipeline = { produce, work, consume, discard };
static const guint threads[] = { 1, 2, 8 };

/* Runs `job`; returns how many items were worked on. */
static guint
run (Job *job, guint n_threads, GError **error)
{
  guint counts[8] = { 0 }, sum = 0;
  gpointer workers[8];
  for (guint i = 0; i < 8; i++)
    workers[i] = &counts[i];
  gboolean good = thema_pipeline_run (&pipeline, job, workers, n_threads, error);
  g_assert_true (good == (*error == NULL));
  g_assert_cmpint (g_atomic_int_get (&live_items), ==, 0);
  for (guint i = 0; i < 8; i++)
    sum += counts[i];
  return sum;
}

static Job
job_of (guint n_items)
{
  return (Job){ .n_items = n_items,
                .produce_fails = NEVER,
                .work_fails = NEVER,
                .work_fails_too = NEVER,
                .consume_fails = NEVER };
}

static void
test_order (void)
{
  static const guint sizes[] = { 0, 1, 2, 23, 24, 25, 500 };
  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (GError) error = NULL;
        Job job = job_of (sizes[i]);
        g_assert_cmpuint (run (&job, threads[t], &error), ==, sizes[i]);
        g_assert_no_error (error);
        g_assert_cmpuint (job.consumed, ==, sizes[i]);
      }
}

/* Where things fail, the message that must come out, and how many items are consumed before. */
static const struct
{
  guint produce, work, work_too, consume;
  const char *message;
  guint consumed;
} failures[] = {
  { 0, NEVER, NEVER, NEVER, "produce 0", 0 },
  { 9, NEVER, NEVER, NEVER, "produce 9", 9 },
  { 100, NEVER, NEVER, NEVER, "produce 100", 100 },
  { NEVER, 0, NEVER, NEVER, "work 0", 0 },
  { NEVER, 42, NEVER, NEVER, "work 42", 42 },
  { NEVER, 99, NEVER, NEVER, "work 99", 99 },
  { NEVER, NEVER, NEVER, 0, "consume 0", 0 },
  { NEVER, NEVER, NEVER, 42, "consume 42", 42 },
  { NEVER, NEVER, NEVER, 99, "consume 99", 99 },
  { NEVER, 7, 8, NEVER, "work 7", 7 }, /* 8 fails first in time: 7 is slow */
  { NEVER, 28, 27, NEVER, "work 27", 27 },
  { NEVER, 7, NEVER, 6, "consume 6", 6 },
  { NEVER, 7, NEVER, 8, "work 7", 7 },
  { 9, 7, NEVER, NEVER, "work 7", 7 },
  { 9, NEVER, NEVER, 8, "consume 8", 8 },
};

static void
test_first_error (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
      {
        g_autoptr (GError) error = NULL;
        Job job = job_of (100);
        job.produce_fails = failures[i].produce;
        job.work_fails = failures[i].work;
        job.work_fails_too = failures[i].work_too;
        job.consume_fails = failures[i].consume;
        run (&job, threads[t], &error);
        g_assert_nonnull (error);
        g_assert_cmpstr (error->message, ==, failures[i].message);
        g_assert_cmpuint (job.consumed, ==, failures[i].consumed);
      }
}

/* The caller may not care for the message. */
static void
test_error_not_asked_for (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    {
      guint counts[8] = { 0 };
      gpointer workers[8];
      for (guint i = 0; i < 8; i++)
        workers[i] = &counts[i];
      Job job = job_of (50);
      job.work_fails = 20;
      g_assert_false (thema_pipeline_run (&pipeline, &job, workers, threads[t], NULL));
      g_assert_cmpint (g_atomic_int_get (&live_items), ==, 0);
    }
}

/* No worker's state is used by two threads at once: counting without locks adds up. */
static void
test_own_state (void)
{
  g_autoptr (GError) error = NULL;
  Job job = job_of (5000);
  g_assert_cmpuint (run (&job, 8, &error), ==, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pipeline/order", test_order);
  g_test_add_func ("/pipeline/first-error", test_first_error);
  g_test_add_func ("/pipeline/error-not-asked-for", test_error_not_asked_for);
  g_test_add_func ("/pipeline/own-state", test_own_state);
  return g_test_run ();
}
