/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/segmenter-check.h"

#include <string.h>

#define LONG_TEXTS 500 /* of 8 characters each, beside all those of 3 */
#define CJK_TEXTS 200  /* of up to 40 characters each */

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

static gboolean
same_words (ThemaWordBreaker *breaker, const GString *text)
{
  ThemaSpans ours = { 0 }, theirs = { 0 };
  gboolean same = thema_break_words (breaker, text->str, text->len, &ours, NULL)
                  && thema_icu_breaker_words (breaker->icu, text->str, 0, text->len, &theirs, NULL)
                  && ours.n == theirs.n
                  && memcmp (ours.data, theirs.data, ours.n * sizeof *ours.data) == 0;

  g_free (ours.data);
  g_free (theirs.data);
  return same;
}

/* All but Chinese and Japanese, which are checked when they are met. */
static gpointer
check_words (gpointer data)
{
  ThemaWordBreaker *breaker = data;
  GString *text = write_texts (&breaker->tables->words, WORD_CJK);
  gboolean same = same_words (breaker, text);

  g_string_free (text, TRUE);
  return GINT_TO_POINTER (same);
}

gboolean
thema_segmenter_check_words (const ThemaBreakTables *tables, ThemaIcuBreaker *icu)
{
  static GOnce once = G_ONCE_INIT;
  ThemaWordBreaker breaker = { .tables = tables, .icu = icu, .knows_cjk = TRUE };

  return GPOINTER_TO_INT (g_once (&once, check_words, &breaker));
}

/* The scripts of Chinese and Japanese with the examples of any two classes about them. */
static void
write_neighbours (GString *text, const ThemaClassTable *table)
{
  static const char *const scripts[] = { "中国", "の", "カー" };

  for (guint i = 0; i < N_WORD_CLASSES * N_WORD_CLASSES; i++)
    {
      guint32 a = table->example[i / N_WORD_CLASSES], b = table->example[i % N_WORD_CLASSES];

      for (guint j = 0; j < 4; j++)
        {
          g_string_append_unichar (text, j == 1 ? b : a);
          if (j == 3)
            g_string_append_unichar (text, b);
          g_string_append (text, scripts[(i + j) % G_N_ELEMENTS (scripts)]);
        }
      g_string_append_c (text, '\n');
    }
}

static guint32
draw (guint32 *random, guint32 n)
{
  *random = *random * 1664525 + 1013904223;
  return (*random >> 8) % n;
}

/* Katakana of all lengths that are told apart, alone and between others: characters as they come,
 * which are few words, and words together, whose costs come close to that of the whole. */
static void
write_katakana (GString *text, guint32 *random)
{
  static const char *const words[] = { "パン",   "バス", "ビル", "ガス", "メモ", "ドア",
                                       "テレビ", "アイ", "ン",   "ト",   "ー",   "ロ" };

  for (guint i = 0; i < 24 * 6; i++)
    {
      g_string_append (text, i % 2 > 0 ? "大" : "");
      for (guint j = 0; j <= i / 6; j++)
        g_string_append_unichar (text, 0x30A1 + draw (random, 0x30FE - 0x30A1));
      g_string_append (text, i % 3 > 0 ? "きい\n" : "\n");
      for (guint j = 0; j <= i % 4; j++)
        g_string_append (text, words[draw (random, G_N_ELEMENTS (words))]);
      g_string_append (text, "を");
    }
}

/* Characters as they come, most of them of so few that many are words together. */
static void
write_cjk (GString *text, guint32 *random)
{
  static const char *const common = "的一是不了在人有我他中大来上国个到说们为子和地出道也时年得就那"
                                    "要下以生会自着去之过家学对可里"
                                    "のにはをたがでてとしれさあるいもなうか日本語年大会人出者社東京"
                                    "発表的性化法律関係カタナロンルスー";
  glong n_common;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (common, -1, &n_common);

  for (guint i = 0; i < CJK_TEXTS; i++)
    {
      for (guint j = 0; j <= i % 40; j++)
        g_string_append_unichar (text, draw (random, 16) > 0
                                           ? characters[draw (random, (guint32) n_common)]
                                           : 0x4E00 + draw (random, 0x5000));
      g_string_append_c (text, '\n');
    }
}

static GString *
write_cjk_texts (const ThemaClassTable *table)
{
  GString *text = g_string_new ("今日は東京都庁で国際会議が開かれ、参加者は三百人を超えた。\n"
                                "スーパーコンピューターによるシミュレーション結果が公表された\n"
                                "研究生命起源的科学家认为，这一发现将改变我们对历史的理解。\n"
                                "中华人民共和国全国人民代表大会常务委员会\n"
                                "𠮷野家で食べた𩸽定食は美味しかった々〇ゝヽヾー\n");
  guint32 random = 1;

  write_neighbours (text, table);
  write_katakana (text, &random);
  write_cjk (text, &random);
  return text;
}

static gpointer
check_cjk (gpointer data)
{
  ThemaWordBreaker *breaker = data;
  g_autoptr (GString) text = write_cjk_texts (&breaker->tables->words);

  return GINT_TO_POINTER (same_words (breaker, text));
}

gboolean
thema_segmenter_check_cjk (ThemaWordBreaker *breaker)
{
  static GOnce once = G_ONCE_INIT;

  return GPOINTER_TO_INT (g_once (&once, check_cjk, breaker));
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
