/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fisher's exact test for a table of two columns and several rows, after the network of Mehta &
   Patel (1983): groups get their events one after the other, and partial tables that have as many
   events left and the same probability so far go on as one.  A partial table whose completions are
   all no more probable than the observed table is summed at once (Vandermonde's identity), one
   whose completions are all more probable is dropped.  The two largest groups come last and are
   summed by the run of their probabilities, which has one peak.

   The weight of a table is the product of binomial probabilities at the common share, after Loader
   (2000): tables of the same margins are in the proportions of their hypergeometric probabilities,
   and nothing large is subtracted.  */
#include "stats/fisher-groups.h"

#include <math.h>
#include <stdlib.h>

#include "stats/association.h"
#include "stats/table.h"

#define TIE 1e-7

/* Logarithms of weights this close are of equal tables.  */
#define EQUAL 1e-10

/* Numbers kept of what the groups to come can weigh at most.  */
#define MAX_BOUNDS 1000000

#define TWO_PI 6.283185307179586476925

__extension__ typedef unsigned __int128 Wide;

typedef struct
{
  guint64 left;  /* events for the groups to come */
  double weight; /* ln, of the groups so far */
  double n;      /* partial tables that are alike in both */
} Path;

typedef struct
{
  guint64 *sizes; /* owned: of groups that have trials, the least first */
  gsize n;
  guint64 events, trials;
  double log_share, log_other; /* ln of the common share, and of 1 less it */
  double limit;                /* ln of the greatest weight that counts */
  double *heaviest; /* owned: for each group but the first, and each number of events up to all, the
                       greatest weight of the groups from it on; NULL with three groups */
  guint64 *after;   /* owned: the trials of the groups from each on */
  double *own, *behind; /* owned: ln of the weights of each number of events in the group at hand,
                           and in all groups behind it together */
  GArray *paths, *next; /* owned, of Path */
  gsize steps;
  double sum; /* of what counts, in units of the limit */
} Search;

static double
square_of (double n)
{
  return n > 0 ? TWO_PI * n : 1;
}

/* ln of the probability of X events in N trials at the common share.  */
static double
log_binomial (const Search *self, guint64 x, guint64 n)
{
  double m = (double) n, a = (double) x, b = (double) (n - x), all = (double) self->trials;
  Wide observed = (Wide) x * self->trials, independent = (Wide) n * self->events;
  double excess = (observed >= independent ? (double) (observed - independent)
                                           : -(double) (independent - observed))
                  / all;
  double expected = m * (double) self->events / all;
  double others = m * (double) (self->trials - self->events) / all;
  double deviance
      = thema_deviance_term (a, expected, excess) + thema_deviance_term (b, others, -excess);

  return -deviance + log (square_of (m) / (square_of (a) * square_of (b))) / 2
         + thema_stirling_rest (m) - thema_stirling_rest (a) - thema_stirling_rest (b);
}

static int
compare_sizes (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static int
compare_paths (const void *a, const void *b)
{
  const Path *x = a, *y = b;

  if (x->left != y->left)
    return x->left < y->left ? -1 : 1;
  return (x->weight < y->weight) - (x->weight > y->weight);
}

/* Adds the tables of WEIGHT (ln), of which there are N.  */
static void
add (Search *self, double weight, double n)
{
  self->sum += n * exp (weight - self->limit);
}

/* The greatest weight of the groups from each on: one event more at a time goes to where it weighs
   most, so that the gains of a group and of those behind it are merged (all fall).  */
static void
find_heaviest (Search *self)
{
  gsize width = (gsize) self->events + 1;
  double odds = (double) self->events / (double) (self->trials - self->events);
  g_autofree double *gains = g_new (double, width);
  g_autofree double *merged = g_new (double, width);
  gsize n_gains = 0;

  self->heaviest = g_new (double, self->n *width);
  for (gsize j = self->n; j-- > 1;)
    {
      double *row = self->heaviest + j * width;
      double size = (double) self->sizes[j];
      gsize own = 0, other = 0, n = 0;

      while (n < width && (own < self->sizes[j] || other < n_gains))
        {
          double gain = own < self->sizes[j]
                            ? log ((size - (double) own) / ((double) own + 1) * odds)
                            : -INFINITY;

          if (other < n_gains && gains[other] >= gain)
            merged[n++] = gains[other++];
          else
            merged[n++] = gain, own++;
        }
      for (gsize i = 0; i < n; i++)
        gains[i] = merged[i];
      n_gains = n;
      row[0] = (double) self->after[j] * self->log_other;
      for (gsize i = 1; i < width; i++)
        row[i] = i <= n_gains ? row[i - 1] + gains[i - 1] : -INFINITY;
    }
}

/* The least that the groups from J on can weigh: all their binomial coefficients are at least 1. */
static double
lightest (const Search *self, gsize j, guint64 left)
{
  return (double) left * self->log_share + (double) (self->after[j] - left) * self->log_other;
}

/* The weights of 0 up to all events, or up to SIZE, in SIZE trials.  */
static void
weigh (const Search *self, guint64 size, double *weights)
{
  for (guint64 x = 0; x <= MIN (size, self->events); x++)
    weights[x] = log_binomial (self, x, size);
}

/* Puts events into group J in every way that PATH allows.  */
static void
extend (Search *self, gsize j, const Path *path)
{
  guint64 behind = self->after[j + 1];
  guint64 x = path->left > behind ? path->left - behind : 0;
  guint64 most = MIN (self->sizes[j], path->left);
  const double *heaviest
      = self->heaviest != NULL ? self->heaviest + (j + 1) * (self->events + 1) : NULL;

  for (; x <= most && self->steps <= THEMA_FISHER_STEPS; x++)
    {
      Path longer = { path->left - x, path->weight + self->own[x], path->n };

      self->steps++;
      if (heaviest != NULL && longer.weight + heaviest[longer.left] <= self->limit)
        add (self, longer.weight + self->behind[longer.left], longer.n);
      else if (longer.weight + lightest (self, j + 1, longer.left) <= self->limit)
        g_array_append_val (self->next, longer);
    }
}

/* Puts paths in order and makes one of those that are alike.  */
static void
merge_paths (GArray *paths)
{
  Path *list = (Path *) (gpointer) paths->data;
  guint kept = 0;

  if (paths->len == 0)
    return;
  qsort (list, paths->len, sizeof *list, compare_paths);
  for (guint i = 1; i < paths->len; i++)
    if (list[i].left == list[kept].left && list[kept].weight - list[i].weight <= EQUAL)
      list[kept].n += list[i].n;
    else
      list[++kept] = list[i];
  g_array_set_size (paths, kept + 1);
}

/* Completes paths with as many events left in the last two groups.  The lighter a path, the more
   ways of completing it count; these are met from both ends, the lightest first.  */
static void
complete (Search *self, const Path *paths, gsize n_paths)
{
  guint64 a = self->sizes[self->n - 2], b = self->sizes[self->n - 1], left = paths->left;
  guint64 from = left > b ? left - b : 0, to = MIN (a, left);
  gsize n = (gsize) (to - from) + 1, low = 0, high = n;
  double sum = 0, last = 0;

  self->steps += n;
  if (self->steps > THEMA_FISHER_STEPS)
    return;
  g_autofree double *weights = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    weights[i] = self->own[from + i] + self->behind[left - from - i];
  for (gsize i = 0; i < n_paths; i++) /* the heaviest first */
    {
      while (low < high)
        {
          gboolean is_low = weights[low] <= weights[high - 1];
          double weight = weights[is_low ? low : high - 1];

          if (paths[i].weight + weight > self->limit)
            break;
          sum = sum * exp (last - weight) + 1;
          last = weight;
          is_low ? low++ : high--;
        }
      if (sum > 0)
        add (self, paths[i].weight + last, paths[i].n * sum);
    }
}

/* FALSE when it takes too many steps.  */
static gboolean
search (Search *self)
{
  Path start = { self->events, 0, 1 };

  self->own = g_new (double, self->events + 1);
  self->behind = g_new (double, self->events + 1);
  g_array_append_val (self->paths, start);
  for (gsize j = 0; j + 2 < self->n; j++)
    {
      GArray *old = self->paths;

      g_array_set_size (self->next, 0);
      if (j == 0 || self->sizes[j] != self->sizes[j - 1])
        weigh (self, self->sizes[j], self->own);
      if (self->heaviest != NULL)
        weigh (self, self->after[j + 1], self->behind);
      for (guint i = 0; i < old->len && self->steps <= THEMA_FISHER_STEPS; i++)
        extend (self, j, &g_array_index (old, Path, i));
      self->paths = self->next;
      self->next = old;
      merge_paths (self->paths);
    }
  weigh (self, self->sizes[self->n - 2], self->own);
  weigh (self, self->sizes[self->n - 1], self->behind);
  const Path *list = (const Path *) (gpointer) self->paths->data;
  for (guint i = 0, end; i < self->paths->len && self->steps <= THEMA_FISHER_STEPS; i = end)
    {
      for (end = i + 1; end < self->paths->len && list[end].left == list[i].left; end++)
        ;
      complete (self, list + i, end - i);
    }
  return self->steps <= THEMA_FISHER_STEPS;
}

/* Whether a search is likely to be given up: how far the events of all groups but the last two
   vary, taken together, is less than the partial tables that there will be.  */
static gboolean
is_hopeless (const Search *self)
{
  double share = (double) self->events / (double) self->trials, tables = 0;

  if (self->events > THEMA_FISHER_STEPS)
    return TRUE;
  if (self->n > 3 && (double) self->n * ((double) self->events + 1) > MAX_BOUNDS)
    return TRUE;
  for (gsize i = 0; i + 2 < self->n; i++)
    tables += MAX (log ((double) self->sizes[i] * share * (1 - share)) / 2, 0);
  return tables > log (THEMA_FISHER_STEPS);
}

static double
test_two (const guint64 *events, const guint64 *trials, gsize n, const Search *self,
          gboolean *too_large)
{
  guint64 first = 0, in_first = 0;

  for (gsize i = n; i-- > 0;)
    if (trials[i] > 0)
      first = trials[i], in_first = events[i];
  ThemaPairCounts counts = { in_first, self->events, first, self->trials };
  *too_large = self->trials > G_MAXUINT32;
  return thema_fisher_exact (&counts);
}

/* FLIPPED: count those trials that are no events.  */
static void
search_init (Search *self, const guint64 *events, const guint64 *trials, gsize n, gboolean flipped)
{
  double observed = 0, share = (double) self->events / (double) self->trials;

  self->log_share = log (share);
  self->log_other = log1p (-share);
  self->sizes = g_new (guint64, MAX (n, 1));
  self->after = g_new0 (guint64, n + 1);
  self->paths = g_array_new (FALSE, FALSE, sizeof (Path));
  self->next = g_array_new (FALSE, FALSE, sizeof (Path));
  self->n = 0;
  for (gsize i = 0; i < n; i++)
    if (trials[i] > 0)
      {
        observed += log_binomial (self, flipped ? trials[i] - events[i] : events[i], trials[i]);
        self->sizes[self->n++] = trials[i];
      }
  self->limit = observed + log1p (TIE);
  if (self->n > 0)
    qsort (self->sizes, self->n, sizeof *self->sizes, compare_sizes);
  for (gsize j = self->n; j-- > 0;)
    self->after[j] = self->after[j + 1] + self->sizes[j];
}

static void
search_clear (Search *self)
{
  g_free (self->sizes);
  g_free (self->after);
  g_free (self->heaviest);
  g_free (self->own);
  g_free (self->behind);
  g_array_unref (self->paths);
  g_array_unref (self->next);
}

double
thema_fisher_groups (const guint64 *events, const guint64 *trials, gsize n, gboolean *too_large)
{
  Search self = { 0 };
  gsize groups = 0;
  double p = NAN;

  g_return_val_if_fail (too_large != NULL && (n == 0 || (events != NULL && trials != NULL)), NAN);

  *too_large = FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_return_val_if_fail (events[i] <= trials[i], NAN);
      self.events += events[i];
      self.trials += trials[i];
      groups += trials[i] > 0;
    }
  if (groups < 2 || self.events == 0 || self.events == self.trials)
    return NAN;
  if (groups == 2)
    return test_two (events, trials, n, &self, too_large);

  gboolean flipped = self.events > self.trials / 2;
  if (flipped)
    self.events = self.trials - self.events;
  search_init (&self, events, trials, n, flipped);
  *too_large = is_hopeless (&self);
  if (!*too_large)
    {
      if (self.n > 3)
        find_heaviest (&self);
      *too_large = !search (&self);
    }
  if (!*too_large)
    p = MIN (self.sum * exp (self.limit - log_binomial (&self, self.events, self.trials)), 1);
  search_clear (&self);
  return p;
}
