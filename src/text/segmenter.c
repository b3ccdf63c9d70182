/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/segmenter.h"

#include "text/break-sentences.h"
#include "text/break-words.h"
#include "text/segmenter-check.h"
#include "text/segmenter-icu.h"
#include "text/segmenter-spans.h"

struct _ThemaSegmenter
{
  ThemaIcuBreaker *icu;                      /* owned */
  ThemaWordBreaker word_breaker;             /* without tables: leave it to ICU */
  ThemaSuppressions *suppressions;           /* owned */
  const ThemaSentenceTable *sentences_table; /* borrowed, shared by all; NULL: leave it to ICU */
  ThemaSpans words;                          /* the last results */
  ThemaEnds ends;
};

static gboolean
try_sentences (ThemaSegmenter *self, const ThemaSentenceTable *table)
{
  if (table == NULL || !thema_segmenter_check_sentences (table, self->suppressions, self->icu))
    return FALSE;
  self->sentences_table = table;
  return TRUE;
}

/* Chooses the tables with which our machines agree with ICU, if any do. */
static void
choose_tables (ThemaSegmenter *self, const char *language)
{
  const ThemaBreakTables *tables = thema_break_tables_get ();

  if (tables == NULL)
    return;
  if (thema_segmenter_check_words (tables, self->icu))
    self->word_breaker = (ThemaWordBreaker){ .tables = tables, .icu = self->icu };
  self->suppressions = thema_suppressions_new (language);
  if (self->suppressions != NULL && !try_sentences (self, &tables->sentences))
    try_sentences (self, thema_break_tables_get_greek ());
}

ThemaSegmenter *
thema_segmenter_new (const char *language, GError **error)
{
  g_autoptr (ThemaSegmenter) self = g_new0 (ThemaSegmenter, 1);

  self->icu = thema_icu_breaker_new (language, error);
  if (self->icu == NULL)
    return NULL;
  choose_tables (self, language);
  return g_steal_pointer (&self);
}

void
thema_segmenter_free (ThemaSegmenter *self)
{
  if (self == NULL)
    return;
  thema_word_breaker_clear (&self->word_breaker);
  thema_icu_breaker_free (self->icu);
  thema_suppressions_free (self->suppressions);
  g_free (self->words.data);
  g_free (self->ends.data);
  g_free (self);
}

static gboolean
check_length (gsize length, GError **error)
{
  if (length <= G_MAXINT32)
    return TRUE;
  g_set_error (error, THEMA_SEGMENTER_ERROR, THEMA_SEGMENTER_ERROR_TOO_LONG,
               "a text of %" G_GSIZE_FORMAT " bytes is too long; split it into documents of "
               "less than 2 GiB",
               length);
  return FALSE;
}

static gboolean
cut_words (ThemaSegmenter *self, gboolean by_icu, const char *text, gsize length,
           const ThemaSpan **words, gsize *n_words, GError **error)
{
  self->words.n = 0;
  if (!check_length (length, error))
    return FALSE;
  if (by_icu ? !thema_icu_breaker_words (self->icu, text, 0, length, &self->words, error)
             : !thema_break_words (&self->word_breaker, text, length, &self->words, error))
    return FALSE;
  *words = self->words.data;
  *n_words = self->words.n;
  return TRUE;
}

static gboolean
cut_sentences (ThemaSegmenter *self, const ThemaSentenceTable *table, const char *text,
               gsize length, const guint32 **ends, gsize *n_ends, GError **error)
{
  self->ends.n = 0;
  if (!check_length (length, error))
    return FALSE;
  if (table != NULL)
    thema_break_sentences (table, self->suppressions, text, length, &self->ends);
  else if (!thema_icu_breaker_sentences (self->icu, text, 0, length, &self->ends, error))
    return FALSE;
  *ends = self->ends.data;
  *n_ends = self->ends.n;
  return TRUE;
}

gboolean
thema_segmenter_words (ThemaSegmenter *self, const char *text, gsize length,
                       const ThemaSpan **words, gsize *n_words, GError **error)
{
  return cut_words (self, self->word_breaker.tables == NULL, text, length, words, n_words, error);
}

gboolean
thema_segmenter_sentences (ThemaSegmenter *self, const char *text, gsize length,
                           const guint32 **ends, gsize *n_ends, GError **error)
{
  return cut_sentences (self, self->sentences_table, text, length, ends, n_ends, error);
}

gboolean
thema_segmenter_words_icu (ThemaSegmenter *self, const char *text, gsize length,
                           const ThemaSpan **words, gsize *n_words, GError **error)
{
  return cut_words (self, TRUE, text, length, words, n_words, error);
}

gboolean
thema_segmenter_sentences_icu (ThemaSegmenter *self, const char *text, gsize length,
                               const guint32 **ends, gsize *n_ends, GError **error)
{
  return cut_sentences (self, NULL, text, length, ends, n_ends, error);
}
