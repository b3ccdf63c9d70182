/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/segmenter.h"

#include <stdio.h>
#include <string.h>

/* bench-segmenter FILE [LANGUAGE]: MB/s of the segmenter and of ICU alone, each line of FILE being
 * a document. */

typedef gboolean (*CutWords) (ThemaSegmenter *, const char *, gsize, const ThemaSpan **, gsize *,
                              GError **);
typedef gboolean (*CutSentences) (ThemaSegmenter *, const char *, gsize, const guint32 **, gsize *,
                                  GError **);

static gsize
cut_lines (ThemaSegmenter *segmenter, const char *text, gsize length, CutWords cut_words,
           CutSentences cut_sentences)
{
  const char *end = text + length;
  gsize total = 0;

  while (text < end)
    {
      const char *newline = memchr (text, '\n', end - text);
      gsize n_line = newline != NULL ? newline - text : end - text, n = 0;
      const ThemaSpan *words;
      const guint32 *ends;

      if (cut_words != NULL)
        cut_words (segmenter, text, n_line, &words, &n, NULL);
      else
        cut_sentences (segmenter, text, n_line, &ends, &n, NULL);
      total += n;
      text += n_line + 1;
    }
  return total;
}

static void
measure (const char *name, ThemaSegmenter *segmenter, const char *text, gsize length,
         CutWords cut_words, CutSentences cut_sentences)
{
  double best = 0;
  gsize total = 0;

  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double speed;

      total = cut_lines (segmenter, text, length, cut_words, cut_sentences);
      speed = (double)length / (double)(g_get_monotonic_time () - start);
      best = MAX (best, speed);
    }
  printf ("%-16s %8.1f MB/s %12" G_GSIZE_FORMAT "\n", name, best, total);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (ThemaSegmenter) segmenter = NULL;
  gsize length;
  gint64 start = g_get_monotonic_time ();

  if (argc < 2 || !g_file_get_contents (argv[1], &text, &length, NULL))
    return 2;
  start = g_get_monotonic_time ();
  segmenter = thema_segmenter_new (argc > 2 ? argv[2] : NULL, NULL);
  printf ("set-up           %8.1f ms\n", (double)(g_get_monotonic_time () - start) / 1000);
  measure ("words", segmenter, text, length, thema_segmenter_words, NULL);
  measure ("words, ICU", segmenter, text, length, thema_segmenter_words_icu, NULL);
  measure ("sentences", segmenter, text, length, NULL, thema_segmenter_sentences);
  measure ("sentences, ICU", segmenter, text, length, NULL, thema_segmenter_sentences_icu);
  return 0;
}
