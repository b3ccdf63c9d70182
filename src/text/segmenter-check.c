/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/segmenter-check.h"

#include <string.h>

#define LONG_TEXTS 500 /* of 8 characters each, beside all those of 3 */

/* The examples of TABLE's first N_CLASSES classes in every order that three of them can have, and
 * in some longer ones; a line each, as a line break parts them for certain. */
static GString *
write_texts (const ThemaClassTable *table, guint n_classes)
{
  GString *text = g_string_new (NULL);
  guint32 random = 1;

  for (guint i = 0; i < n_classes * n_classes * n_classes; i++)
    {
      g_string_append_unichar (text, table->example[i / n_classes / n_classes]);
      g_string_append_unichar (text, table->example[i / n_classes % n_classes]);
      g_string_append_unichar (text, table->example[i % n_classes]);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < LONG_TEXTS; i++)
    {
      for (guint j = 0; j < 8; j++)
        {
          random = random * 1664525 + 1013904223;
          g_string_append_unichar (text, table->example[(random >> 16) % n_classes]);
        }
      g_string_append_c (text, '\n');
    }
  return text;
}

static gpointer
check_words (gpointer data)
{
  gpointer *arguments = data;
  const ThemaBreakTables *tables = arguments[0];
  ThemaIcuBreaker *icu = arguments[1];
  GString *text = write_texts (&tables->words, N_WORD_CLASSES);
  ThemaSpans ours = { 0 }, theirs = { 0 };
  gboolean same = thema_break_words (tables, icu, text->str, text->len, &ours, NULL)
                  && thema_icu_breaker_words (icu, text->str, 0, text->len, &theirs, NULL)
                  && ours.n == theirs.n
                  && memcmp (ours.data, theirs.data, ours.n * sizeof *ours.data) == 0;

  g_string_free (text, TRUE);
  g_free (ours.data);
  g_free (theirs.data);
  return GINT_TO_POINTER (same);
}

gboolean
thema_segmenter_check_words (const ThemaBreakTables *tables, ThemaIcuBreaker *icu)
{
  static GOnce once = G_ONCE_INIT;
  gpointer arguments[] = { (gpointer) tables, icu };

  return GPOINTER_TO_INT (g_once (&once, check_words, arguments));
}

/* All of ASCII and the Greek question mark where a sentence may end, in case a language has
 * terminators of its own; and every abbreviation. */
static void
write_language (GString *text, const ThemaSuppressions *suppressions)
{
  const GPtrArray *list = thema_suppressions_list (suppressions);

  for (gunichar c = 1; c < 0x80; c++)
    {
      g_string_append_c (text, 'a');
      g_string_append_unichar (text, c);
      g_string_append (text, " A\n");
    }
  g_string_append (text, "a\xCD\xBE A\n");
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "x %s A\n", (const char *) g_ptr_array_index (list, i));
}

gboolean
thema_segmenter_check_sentences (const ThemaSentenceTable *table,
                                 const ThemaSuppressions *suppressions, ThemaIcuBreaker *icu)
{
  GString *text = write_texts (&table->classes, N_SENTENCE_CLASSES);
  ThemaEnds ours = { 0 }, theirs = { 0 };
  gboolean same;

  write_language (text, suppressions);
  thema_break_sentences (table, suppressions, text->str, text->len, &ours);
  same = thema_icu_breaker_sentences (icu, text->str, 0, text->len, &theirs, NULL)
         && ours.n == theirs.n && memcmp (ours.data, theirs.data, ours.n * sizeof *ours.data) == 0;
  g_string_free (text, TRUE);
  g_free (ours.data);
  g_free (theirs.data);
  return same;
}
