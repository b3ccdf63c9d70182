/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-words-block.h"
#include "text/break-words.h"
#include "text/segmenter-check.h"
#include "text/segmenter.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* The words of TEXT, each between bars. */
static char *
show_words (ThemaSegmenter *segmenter, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) shown = g_string_new ("|");
  const ThemaSpan *words;
  gsize n_words;

  thema_segmenter_words (segmenter, text, strlen (text), &words, &n_words, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_words; i++)
    {
      g_string_append_len (shown, text + words[i].start, words[i].end - words[i].start);
      g_string_append_c (shown, '|');
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/* The sentences of TEXT, each between bars. */
static char *
show_sentences (ThemaSegmenter *segmenter, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) shown = g_string_new ("|");
  const guint32 *ends;
  gsize n_ends, start = 0;

  thema_segmenter_sentences (segmenter, text, strlen (text), &ends, &n_ends, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_ends; start = ends[i++])
    {
      g_string_append_len (shown, text + start, ends[i] - start);
      g_string_append_c (shown, '|');
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static const struct
{
  const char *text, *words;
} word_cases[] = {
  { "", "|" },
  { " \t\r\n \xC2\xA0 ", "|" },
  { "I don't know.", "|I|don't|know|.|" },
  { "'tis the dogs' 'quoted'", "|'|tis|the|dogs|'|'|quoted|'|" },
  { "the U.S. of 3.14, 1,000", "|the|U.S|.|of|3.14|,|1,000|" },
  { "3.14.", "|3.14|.|" },
  { "e.g. Dr. Who", "|e.g|.|Dr|.|Who|" },
  { "an e-mail: a_b c", "|an|e|-|mail|:|a_b|c|" },
  { "a:b 12:30", "|a|:|b|12|:|30|" },
  { "l'homme, l’homme", "|l'homme|,|l’homme|" },
  { "col·lega", "|col·lega|" },
  { "(état, été)", "|(|état|,|été|)|" },
  { "Это слово.", "|Это|слово|.|" },
  { "👩‍👩‍👧 🇫🇷🇩🇪🇮", "|👩‍👩‍👧|🇫🇷|🇩🇪|🇮|" },
  { "e\xCC\x81t\xCC\x81 co\xC2\xADop", "|e\xCC\x81t\xCC\x81|co\xC2\xADop|" },
  { " \xCC\x81 a", "| \xCC\x81|a|" },
  { "צה\"ל ג' \"א\"", "|צה\"ל|ג'|\"|א|\"|" },
  { "ภาษาไทย", "|ภาษา|ไทย|" },
  { "移民的权利", "|移民|的|权利|" },
  { "東京は大きい", "|東京|は|大きい|" },
  { "한국어 문장", "|한국어|문장|" },
  { "a\r\nb\n\nc", "|a|b|c|" },
};

static void
test_words (void)
{
  g_autoptr (ThemaSegmenter) segmenter = thema_segmenter_new (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (word_cases); i++)
    {
      g_autofree char *shown = show_words (segmenter, word_cases[i].text);

      g_assert_cmpstr (shown, ==, word_cases[i].words);
    }
}

static const struct
{
  const char *language, *text, *sentences;
} sentence_cases[] = {
  { NULL, "", "|" },
  { NULL, "See Mr. Smith. He left.", "|See Mr. |Smith. |He left.|" },
  { "en", "See Mr. Smith. He left.", "|See Mr. Smith. |He left.|" },
  { "en-GB", "See Mr. Smith. He left.", "|See Mr. Smith. |He left.|" },
  { "en", "Ask Prof. Li. End.", "|Ask Prof. Li. |End.|" },
  { "de", "Laut Dr. Maier stimmt es! Ende.", "|Laut Dr. Maier stimmt es! |Ende.|" },
  { "en", "At 3.14 p.m. they (all) left! Why? ", "|At 3.14 p.m. they (all) left! |Why? |" },
  { "en", "\"Why?\" asked she. (No.) So.", "|\"Why?\" |asked she. |(No.) |So.|" },
  { "en", "Wait... what? Yes... No.", "|Wait... what? |Yes... |No.|" },
  { "en", "One\r\ntwo\n\nthree", "|One\r\n|two\n|\n|three|" },
  { "de", "rZ. Z", "|rZ. Z|" }, /* ICU: a text may end inside "Z. Zt." */
  { "el", "Τι είπες; Τίποτα.", "|Τι είπες; |Τίποτα.|" },
  { "zh", "你好。再见！", "|你好。|再见！|" },
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentence_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaSegmenter) segmenter
          = thema_segmenter_new (sentence_cases[i].language, &error);
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      shown = show_sentences (segmenter, sentence_cases[i].text);
      g_assert_cmpstr (shown, ==, sentence_cases[i].sentences);
    }
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaSegmenter) segmenter = NULL;
  const ThemaSpan *words;
  gsize n_words;

  g_assert_null (thema_segmenter_new ("no language!", &error));
  g_assert_error (error, THEMA_SEGMENTER_ERROR, THEMA_SEGMENTER_ERROR_LANGUAGE);
  g_clear_error (&error);
  segmenter = thema_segmenter_new (NULL, &error);
  g_assert_no_error (error);
  g_assert_false (
      thema_segmenter_words (segmenter, "", (gsize) G_MAXINT32 + 1, &words, &n_words, &error));
  g_assert_error (error, THEMA_SEGMENTER_ERROR, THEMA_SEGMENTER_ERROR_TOO_LONG);
}

/* A segmenter to test and one to ask for ICU's result. */
typedef struct
{
  ThemaSegmenter *tested, *reference; /* owned */
} Pair;

static void
pair_init (Pair *pair, const char *language)
{
  pair->tested = thema_segmenter_new (language, NULL);
  pair->reference = thema_segmenter_new (language, NULL);
  g_assert_nonnull (pair->tested);
  g_assert_nonnull (pair->reference);
}

static void
pair_clear (Pair *pair)
{
  thema_segmenter_free (pair->tested);
  thema_segmenter_free (pair->reference);
}

/* Fails on any difference from ICU in words or sentences, showing TEXT. */
static void
assert_same (Pair *pair, const char *text, gsize length)
{
  const ThemaSpan *words, *icu_words;
  const guint32 *ends, *icu_ends;
  gsize n_words, n_icu_words, n_ends, n_icu_ends;
  gboolean same;

  g_assert_true (thema_segmenter_words (pair->tested, text, length, &words, &n_words, NULL));
  g_assert_true (
      thema_segmenter_words_icu (pair->reference, text, length, &icu_words, &n_icu_words, NULL));
  g_assert_true (thema_segmenter_sentences (pair->tested, text, length, &ends, &n_ends, NULL));
  g_assert_true (
      thema_segmenter_sentences_icu (pair->reference, text, length, &icu_ends, &n_icu_ends, NULL));
  same = n_words == n_icu_words && n_ends == n_icu_ends;
  for (gsize i = 0; same && i < n_words; i++)
    same = words[i].start == icu_words[i].start && words[i].end == icu_words[i].end;
  for (gsize i = 0; same && i < n_ends; i++)
    same = ends[i] == icu_ends[i];
  if (!same)
    {
      g_autofree char *copy = g_strndup (text, length);
      g_autofree char *escaped = g_strescape (copy, NULL);

      g_test_message ("differs from ICU: %s", escaped);
      g_test_fail ();
      g_assert_not_reached ();
    }
}

/* A line of the Unicode test files, such as "÷ 0061 × 0308 ÷ 0020 ÷ # ...": fills TEXT and the
 * expected BOUNDARIES, the start left out.  FALSE if the line has no test. */
static gboolean
parse_test (const char *line, GString *text, GArray *boundaries)
{
  g_autofree char *test = g_strndup (line, strcspn (line, "#"));
  g_auto (GStrv) fields = g_strsplit_set (test, " \t\r\n", -1);

  g_string_truncate (text, 0);
  g_array_set_size (boundaries, 0);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      guint32 offset = (guint32) text->len;

      if (g_str_equal (fields[i], "÷") && offset > 0)
        g_array_append_val (boundaries, offset);
      else if (g_ascii_isxdigit (fields[i][0]))
        {
          guint64 c = g_ascii_strtoull (fields[i], NULL, 16);

          if (c == 0 || (c >= 0xD800 && c < 0xE000)) /* no text of ours has these */
            return FALSE;
          g_string_append_unichar (text, (gunichar) c);
        }
    }
  return text->len > 0;
}

static gboolean
is_white (const char *text, gsize start, gsize end)
{
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    if (!u_isUWhiteSpace ((UChar32) g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
words_are (ThemaSegmenter *segmenter, const GString *text, const GArray *boundaries)
{
  const ThemaSpan *words;
  gsize n_words, n = 0;
  guint32 start = 0;

  g_assert_true (thema_segmenter_words (segmenter, text->str, text->len, &words, &n_words, NULL));
  for (guint i = 0; i < boundaries->len; i++)
    {
      guint32 end = g_array_index (boundaries, guint32, i);

      if (!is_white (text->str, start, end)
          && (n == n_words || words[n].start != start || words[n++].end != end))
        return FALSE;
      start = end;
    }
  return n == n_words;
}

static gboolean
sentences_are (ThemaSegmenter *segmenter, const GString *text, const GArray *boundaries)
{
  const guint32 *ends;
  gsize n_ends;

  g_assert_true (thema_segmenter_sentences (segmenter, text->str, text->len, &ends, &n_ends, NULL));
  return n_ends == boundaries->len && memcmp (ends, boundaries->data, n_ends * sizeof *ends) == 0;
}

/* Runs the cases of FILE: all must equal ICU, and all but MAX_TAILORED what Unicode says.  ICU
 * departs from Unicode on purpose (colons, dictionaries), or by a version. */
static void
run_unicode_tests (const char *file, guint max_tailored,
                   gboolean (*agrees) (ThemaSegmenter *, const GString *, const GArray *))
{
  const char *folder = g_getenv ("THEMA_UNICODE_DATA");
  g_autofree char *path
      = g_build_filename (folder != NULL ? folder : "/usr/share/unicode", "auxiliary", file, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boundaries = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0, n_tailored = 0;
  Pair pair;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_autofree char *message = g_strdup_printf ("no %s; set THEMA_UNICODE_DATA", path);

      g_test_skip (message);
      return;
    }
  pair_init (&pair, NULL);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (parse_test (lines[i], text, boundaries))
      {
        n++;
        assert_same (&pair, text->str, text->len);
        n_tailored += !agrees (pair.tested, text, boundaries);
      }
  g_test_message ("%u cases, %u of them tailored by ICU", n, n_tailored);
  g_assert_cmpuint (n, >, 400);
  g_assert_cmpuint (n_tailored, <=, max_tailored);
  pair_clear (&pair);
}

static void
test_unicode_words (void)
{
  run_unicode_tests ("WordBreakTest.txt", 60, words_are);
}

static void
test_unicode_sentences (void)
{
  run_unicode_tests ("SentenceBreakTest.txt", 0, sentences_are);
}

/* Every assigned character in a few places where its classes show. */
static void
test_every_character (void)
{
  static const char *const around[][2]
      = { { "a", "a" },    { "1", "1" },  { "_", "\xE2\x80\x8D" }, { "א\"", "א" },
          { "a. ", " b" }, { "A.", "A" }, { "a", ". B" },          { ".", ")c" } };
  g_autoptr (GString) text = g_string_new (NULL);
  Pair pair;

  pair_init (&pair, NULL);
  for (UChar32 c = 1; c <= UCHAR_MAX_VALUE; c++)
    {
      if (u_isdefined (c) && u_charType (c) != U_SURROGATE && u_charType (c) != U_PRIVATE_USE_CHAR)
        for (guint i = 0; i < G_N_ELEMENTS (around); i++)
          {
            g_string_append (text, around[i][0]);
            g_string_append_unichar (text, (gunichar) c);
            g_string_append (text, around[i][1]);
            g_string_append_c (text, '\n');
          }
      if (text->len > 4096 || c == UCHAR_MAX_VALUE)
        {
          assert_same (&pair, text->str, text->len);
          g_string_truncate (text, 0);
        }
    }
  pair_clear (&pair);
}

/* Random characters: some of each value of Word_Break and Sentence_Break. */
static GArray *
sample_characters (GRand *random)
{
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (gunichar));
  guint n_seen[2][64] = { { 0 } };

  for (guint i = 0; i < 200000; i++)
    {
      gunichar c = (gunichar) g_rand_int_range (random, 1, i % 4 == 0 ? 0x20000 : 0x3400);
      guint word = (guint) u_getIntPropertyValue ((UChar32) c, UCHAR_WORD_BREAK);
      guint sentence = (guint) u_getIntPropertyValue ((UChar32) c, UCHAR_SENTENCE_BREAK);

      if (g_unichar_type (c) == G_UNICODE_SURROGATE
          || (n_seen[0][word] >= 12 && n_seen[1][sentence] >= 12))
        continue;
      n_seen[0][word]++;
      n_seen[1][sentence]++;
      g_array_append_val (sample, c);
    }
  return sample;
}

static const char *const snippets[] = {
  "Mr.",   "Ph.D.",       "Ph.",     "U.S.",     "Lt.",      "Lt.Cdr.", "e.g.", "z.B.",
  "u.",    "U.",          "n. Chr.", "D.C",      "pp.",      "don't",   "l’",   "3.14",
  "1,000", " ",           " ",       ". ",       "! ",       "a",       "He",   "été",
  "où",    "Слово",       "слово",   "…",        "“",        "”",       ")",    "(",
  "-",     ":",           "\n",      "。",       "中国",     "カナ",    "ไทย",  "한국",
  "צה\"ל", "👩‍👧", "🇫🇷",      "\xC2\xAD", "\xCC\x81", "_",       "@",    "?",
};

static void
append_random (GString *text, GRand *random, const GArray *sample, guint mix)
{
  static const char ascii[] = "abcABC 012.,;:'\"!?()-_@\t\r\n aaaaaaeeeeee      ";

  switch (mix)
    {
    case 0:
      g_string_append_unichar (
          text,
          g_array_index (sample, gunichar, g_rand_int_range (random, 0, (gint32) sample->len)));
      break;
    case 1:
      g_string_append_c (text, ascii[g_rand_int_range (random, 0, (gint32) sizeof ascii - 1)]);
      break;
    case 2:
      g_string_append (text, snippets[g_rand_int_range (random, 0, G_N_ELEMENTS (snippets))]);
      break;
    default: /* mostly ASCII, or all together */
      append_random (text, random, sample,
                     g_rand_int_range (random, 0, 12) > 0 && mix == 3
                         ? 1
                         : (guint) g_rand_int_range (random, 0, 3));
      break;
    }
}

static void
test_random (gconstpointer language)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  g_autoptr (GArray) sample = sample_characters (random);
  g_autoptr (GString) text = g_string_new (NULL);
  Pair pair;

  pair_init (&pair, language);
  for (glong n = 0, i = 0; n < 600000; i++)
    {
      gint32 longest = g_rand_boolean (random) ? 12 : 300;

      g_string_truncate (text, 0);
      for (gint32 rest = g_rand_int_range (random, 1, longest); rest > 0; rest--)
        append_random (text, random, sample, (guint) (i % 5));
      assert_same (&pair, text->str, text->len);
      n += g_utf8_strlen (text->str, (gssize) text->len);
    }
  pair_clear (&pair);
}

static const char *const cjk_texts[] = {
  "我们明天上午在图书馆门口见面，然后一起去参观博物馆。",
  "移民的权利在国际法中得到承认，但各国的做法并不一致。",
  "这项研究调查了二十三个国家的劳动力市场政策。",
  "他说中文说得很好，可是写字还不行！",
  "結婚的和尚未結婚的人都可以參加。",
  "研究生命的起源需要多学科合作",
  "北京大学生前来应聘2023年的Apache服务器管理员职位",
  "乒乓球拍卖完了。",
  "今日は天気がいいから、公園まで散歩に行きましょう。",
  "移住労働者の権利に関する条約は二〇〇三年に発効した。",
  "東京都庁の職員はコンピュータのファイルを保存してからログアウトする。",
  "スーパーマーケットでチョコレートアイスクリームを買った",
  "すもももももももものうち",
  "彼女はＡＢＣ社のエンジニアで、ﾒｰﾙをよく使う。",
  "時々いすゞのトラックを見かけるが、学問のすゝめは読んでいない。",
  "データベース_管理システム・サーバー",
  "か\xE3\x82\x99っこう と 神\xEF\xB8\x80社",
  "𠮷野家と𩸽と葛\xF3\xA0\x84\x80飾区",
  "한국어와 日本語と中文を混ぜたtext",
  "ァアィイゥウェエォオカガキギクグケゲコ。ァアィイゥウェエォオカガキギクグケゲ",
};

/* The words of TEXT where Chinese and Japanese is left to ICU. */
static void
assert_same_without (const GString *text, const Pair *pair)
{
  g_autoptr (ThemaIcuBreaker) icu = thema_icu_breaker_new (NULL, NULL);
  ThemaWordBreaker breaker = { .tables = thema_break_tables_get (), .icu = icu, .knows_cjk = TRUE };
  ThemaSpans words = { 0 };
  const ThemaSpan *icu_words;
  gsize n_icu_words;

  g_assert_true (thema_break_words (&breaker, text->str, text->len, &words, NULL));
  g_assert_true (thema_segmenter_words_icu (pair->reference, text->str, text->len, &icu_words,
                                            &n_icu_words, NULL));
  g_assert_cmpmem (words.data, (int) (words.n * sizeof *words.data), icu_words,
                   (int) (n_icu_words * sizeof *icu_words));
  g_free (words.data);
}

static void
test_cjk_texts (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  Pair pair;

  pair_init (&pair, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cjk_texts); i++)
    {
      assert_same (&pair, cjk_texts[i], strlen (cjk_texts[i]));
      g_string_append (all, cjk_texts[i]);
    }
  assert_same (&pair, all->str, all->len);
  assert_same_without (all, &pair);
  pair_clear (&pair);
}

/* Ranges to draw from: what Chinese and Japanese is made of, and then what may stand beside it. */
static const gunichar cjk_ranges[][2] = {
  { 0x4E00, 0x9FFF },   { 0x4E00, 0x5200 },   { 0x3041, 0x3096 },   { 0x3041, 0x3096 },
  { 0x30A1, 0x30FA },   { 0x30A1, 0x30FE },   { 0x30FC, 0x30FC },   { 0x3005, 0x3007 },
  { 0x309D, 0x309F },   { 0x3400, 0x4DBF },   { 0x31F0, 0x31FF },   { 0x3021, 0x3029 },
  { 'a', 'z' },         { '0', '9' },         { ' ', '/' },         { '_', '_' },
  { 0x301, 0x302 },     { 0xAD, 0xAD },       { 0x5D0, 0x5D2 },     { 0xE01, 0xE3A },
  { 0x1100, 0x1112 },   { 0x1780, 0x17B3 },   { 0x200B, 0x200F },   { 0x2018, 0x2019 },
  { 0x203F, 0x2040 },   { 0x2E80, 0x2FD5 },   { 0x3000, 0x303F },   { 0x3099, 0x309C },
  { 0x30A0, 0x30FF },   { 0x3105, 0x312F },   { 0x3190, 0x319F },   { 0x3297, 0x3299 },
  { 0x32D0, 0x32FE },   { 0xAC00, 0xAC1F },   { 0xF900, 0xFA2D },   { 0xFE00, 0xFE0F },
  { 0xFF01, 0xFF5E },   { 0xFF61, 0xFF9F },   { 0xFF70, 0xFF70 },   { 0xFF9E, 0xFF9F },
  { 0x16FE2, 0x16FE4 }, { 0x16FF0, 0x16FF1 }, { 0x1B000, 0x1B0FF }, { 0x1F1E6, 0x1F1E8 },
  { 0x1F200, 0x1F202 }, { 0x1F468, 0x1F469 }, { 0x20000, 0x20100 }, { 0xE0100, 0xE0101 },
};
#define N_PURE_RANGES 12

static void
append_random_cjk (GString *text, GRand *random, gint32 foreign_per_64)
{
  gboolean foreign = g_rand_int_range (random, 0, 64) < foreign_per_64;
  gint32 i = foreign ? g_rand_int_range (random, N_PURE_RANGES, G_N_ELEMENTS (cjk_ranges))
                     : g_rand_int_range (random, 0, N_PURE_RANGES);

  g_string_append_unichar (text, (gunichar) g_rand_int_range (random, (gint32) cjk_ranges[i][0],
                                                              (gint32) cjk_ranges[i][1] + 1));
}

static void
test_cjk_random (void)
{
  static const gint32 foreign_per_64[] = { 0, 1, 4, 16, 48 };
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autoptr (GString) text = g_string_new (NULL);
  Pair pair;

  pair_init (&pair, NULL);
  for (glong n = 0, i = 0; n < 1200000; i++)
    {
      gint32 length = g_rand_int_range (random, 1, i % 2 == 0 ? 16 : 300);

      g_string_truncate (text, 0);
      for (gint32 j = 0; j < length; j++)
        append_random_cjk (text, random, foreign_per_64[i % 5]);
      assert_same (&pair, text->str, text->len);
      n += length;
    }
  pair_clear (&pair);
}

/* Whole runs of Katakana may be words, by their length. */
static void
test_cjk_katakana (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (34);
  g_autoptr (GString) text = g_string_new (NULL);
  Pair pair;

  pair_init (&pair, NULL);
  for (guint i = 0; i < 4000; i++)
    {
      g_string_truncate (text, 0);
      for (gint32 rest = g_rand_int_range (random, 1, 20); rest > 0; rest--)
        {
          gboolean any = g_rand_boolean (random);

          for (gint32 n = g_rand_int_range (random, 0, any ? 24 : 6); n > 0; n--)
            g_string_append_unichar (text, (gunichar) g_rand_int_range (random, 0x30A0, 0x3100));
          if (any)
            append_random_cjk (text, random, 1);
        }
      assert_same (&pair, text->str, text->len);
    }
  pair_clear (&pair);
}

static void
add_unit (guint16 unit, ThemaCjkNode node G_GNUC_UNUSED, gpointer data)
{
  g_array_append_val (data, unit);
}

/* Appends a word of DICTIONARY or a part of one, every other time of Kana; FIRST are the characters
 * that words begin with. */
static void
append_random_word (GString *text, GRand *random, const ThemaCjkDictionary *dictionary,
                    const GArray *first)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint16));
  guint16 unit = g_array_index (first, guint16, g_rand_int_range (random, 0, (gint32) first->len));
  ThemaCjkStep step;

  if (g_rand_boolean (random))
    unit = (guint16) g_rand_int_range (random, 0x3041, 0x30FF);
  step = thema_cjk_dictionary_first (dictionary, unit);
  g_string_append_unichar (text, unit);
  while (step.node != THEMA_CJK_NOWHERE && (step.cost < 0 || g_rand_int_range (random, 0, 3) > 0))
    {
      if (g_rand_int_range (random, 0, 16) == 0)
        return;
      g_array_set_size (units, 0);
      thema_cjk_dictionary_visit (dictionary, step.node, add_unit, units);
      unit = g_array_index (units, guint16, g_rand_int_range (random, 0, (gint32) units->len));
      step = thema_cjk_dictionary_next (dictionary, step.node, unit);
      g_string_append_unichar (text, unit);
    }
}

static void
test_cjk_words (void)
{
  const ThemaCjkDictionary *dictionary = thema_cjk_dictionary_get ();
  g_autoptr (GRand) random = g_rand_new_with_seed (37);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autoptr (GString) text = g_string_new (NULL);
  Pair pair;

  if (dictionary == NULL)
    {
      g_test_skip ("this ICU has no dictionary of the known format");
      return;
    }
  thema_cjk_dictionary_visit (dictionary, THEMA_CJK_ROOT, add_unit, first);
  pair_init (&pair, NULL);
  for (glong n = 0; n < 1200000;)
    {
      g_string_truncate (text, 0);
      for (gint32 rest = g_rand_int_range (random, 1, 60); rest > 0; rest--)
        append_random_word (text, random, dictionary, first);
      assert_same (&pair, text->str, text->len);
      n += g_utf8_strlen (text->str, (gssize) text->len);
    }
  pair_clear (&pair);
}

/* Text without a boundary for sure, shorter and longer than what is cut without ICU's help. */
static void
test_cjk_long (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  g_autoptr (GString) text = g_string_new (NULL);
  const gsize most = 3 * (1 << 20);
  Pair pair;

  pair_init (&pair, NULL);
  while (text->len < most)
    append_random_cjk (text, random, 0);
  assert_same (&pair, text->str, most);
  append_random_cjk (text, random, 0);
  assert_same (&pair, text->str, text->len);
  pair_clear (&pair);
}

/* What is cut without ICU's help must be what ICU's engine takes as it is. */
static void
test_cjk_class (void)
{
  const ThemaBreakTables *tables = thema_break_tables_get ();
  guint n = 0;

  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; c++)
    if (thema_class_table_get (&tables->words, (guint32) c) == WORD_CJK)
      {
        n++;
        g_assert_cmpint (g_unichar_to_utf8 ((gunichar) c, NULL), ==, 3);
        g_assert_cmpint (u_getIntPropertyValue (c, UCHAR_NFKC_QUICK_CHECK), ==, UNORM_YES);
        g_assert_cmpint (u_getCombiningClass (c), ==, 0);
        g_assert_cmpint (u_getIntPropertyValue (c, UCHAR_WORD_BREAK), !=, U_WB_EXTEND);
      }
  g_assert_cmpuint (n, >, 20000);
}

/* Results would be right without, but slow: our machines must agree with the ICU they were made
 * for, so that they are in use at all. */
static void
test_machines_in_use (void)
{
  const ThemaBreakTables *tables = thema_break_tables_get ();
  g_autoptr (ThemaIcuBreaker) icu = thema_icu_breaker_new ("en", NULL);
  g_autoptr (ThemaSuppressions) suppressions = thema_suppressions_new ("en");
  g_auto (ThemaWordBreaker) breaker = { .tables = tables, .icu = icu };
  ThemaSpans words = { 0 };
  gboolean in_use;

  g_assert_nonnull (tables);
  g_assert_cmpuint (thema_suppressions_list (suppressions)->len, >, 0);
  g_assert_true (thema_break_words (&breaker, "中", 3, &words, NULL));
  g_free (words.data);
  in_use = breaker.cjk != NULL && thema_segmenter_check_words (tables, icu)
           && thema_segmenter_check_sentences (&tables->sentences, suppressions, icu);
  if (U_ICU_VERSION_MAJOR_NUM == 72)
    g_assert_true (in_use);
  else if (!in_use)
    g_test_incomplete ("this ICU has new rules; the segmenter leaves the work to it");
}

/* Whatever instructions the processor has for blocks of ASCII, they find the words that are found
 * byte by byte. */
static void
test_ascii_blocks (void)
{
  static const char pieces[][9]
      = { "a", "Word", "don't", " ", "  ", ". ", "e.g.", "1,000", "_", "\"", "-", "\t", "\n", "3.14",
          "x:y", "'", "@", "\x7F", "\x01", "caf\xC3\xA9", "\xE2\x80\x99" };
  const ThemaBreakTables *tables = thema_break_tables_get ();
  g_autofree ThemaBreakTables *copy = g_memdup2 (tables, sizeof *tables);
  ThemaAsciiMasks ways[2];
  guint n_ways = thema_ascii_masks (ways);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_ways == 0)
    {
      g_test_skip ("this processor reads byte by byte");
      return;
    }
  for (guint round = 0; round < 3000; round++)
    {
      ThemaSpans plain = { 0 }, fast = { 0 };
      gsize end;

      g_string_truncate (text, 0);
      while (text->len < 64 + round % 500)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, round % 2 ? 19 : 21)]);
      copy->ascii_masks = NULL;
      end = thema_break_words_block (copy, (const guint8 *) text->str, 0, text->len, &plain);
      for (guint way = 0; way < n_ways; way++)
        {
          copy->ascii_masks = ways[way];
          fast.n = 0;
          g_assert_cmpuint (
              thema_break_words_block (copy, (const guint8 *) text->str, 0, text->len, &fast), ==,
              end);
          g_assert_cmpuint (fast.n, ==, plain.n);
          for (gsize i = 0; i < plain.n; i++)
            g_assert_true (fast.data[i].start == plain.data[i].start
                           && fast.data[i].end == plain.data[i].end);
        }
      g_free (plain.data);
      g_free (fast.data);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segmenter/ascii-blocks", test_ascii_blocks);
  g_test_add_func ("/segmenter/words", test_words);
  g_test_add_func ("/segmenter/sentences", test_sentences);
  g_test_add_func ("/segmenter/errors", test_errors);
  g_test_add_func ("/segmenter/machines-in-use", test_machines_in_use);
  g_test_add_func ("/segmenter/unicode-words", test_unicode_words);
  g_test_add_func ("/segmenter/unicode-sentences", test_unicode_sentences);
  g_test_add_func ("/segmenter/every-character", test_every_character);
  g_test_add_func ("/segmenter/cjk/class", test_cjk_class);
  g_test_add_func ("/segmenter/cjk/texts", test_cjk_texts);
  g_test_add_func ("/segmenter/cjk/random", test_cjk_random);
  g_test_add_func ("/segmenter/cjk/katakana", test_cjk_katakana);
  g_test_add_func ("/segmenter/cjk/words", test_cjk_words);
  g_test_add_func ("/segmenter/cjk/long", test_cjk_long);
  g_test_add_data_func ("/segmenter/random/root", NULL, test_random);
  g_test_add_data_func ("/segmenter/random/en", "en", test_random);
  g_test_add_data_func ("/segmenter/random/de", "de", test_random);
  g_test_add_data_func ("/segmenter/random/el", "el", test_random);
  return g_test_run ();
}
