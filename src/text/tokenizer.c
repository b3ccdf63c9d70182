/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/tokenizer.h"

#include "text/error.h"
#include "text/segmenter.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

void
thema_tokens_init (ThemaTokens *self)
{
  self->forms = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->gaps = g_byte_array_new ();
  self->sentence_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->paragraph_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
thema_tokens_clear (ThemaTokens *self)
{
  g_array_unref (self->forms);
  g_byte_array_unref (self->gaps);
  g_array_unref (self->sentence_ends);
  g_array_unref (self->paragraph_ends);
}

void
thema_tokens_truncate (ThemaTokens *self, guint n_tokens, guint n_sentences, guint n_paragraphs)
{
  g_array_set_size (self->forms, n_tokens);
  g_byte_array_set_size (self->gaps, n_tokens);
  g_array_set_size (self->sentence_ends, n_sentences);
  g_array_set_size (self->paragraph_ends, n_paragraphs);
}

struct _ThemaTokenizer
{
  ThemaTokenizerKind kind;
  ThemaSegmenter *segmenter; /* owned; NULL for THEMA_TOKENIZER_WHITESPACE */
  ThemaInterner *forms;      /* owned */
  GArray *words;             /* owned, of ThemaSpan: those of THEMA_TOKENIZER_WHITESPACE */
  GArray *sentences;         /* owned, of guint32: byte offsets where sentences end */
  GArray *paragraphs;        /* owned, of guint32: byte offsets where paragraphs end */
};

ThemaTokenizer *
thema_tokenizer_new (ThemaTokenizerKind kind, const char *language, GError **error)
{
  g_autoptr (ThemaTokenizer) self = g_new0 (ThemaTokenizer, 1);
  self->kind = kind;
  self->forms = thema_interner_new ();
  self->words = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (kind == THEMA_TOKENIZER_UNICODE)
    {
      self->segmenter = thema_segmenter_new (language, error);
      if (self->segmenter == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
thema_tokenizer_free (ThemaTokenizer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->segmenter, thema_segmenter_free);
  thema_interner_free (self->forms);
  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_array_unref (self->paragraphs);
  g_free (self);
}

const ThemaInterner *
thema_tokenizer_forms (const ThemaTokenizer *self)
{
  return self->forms;
}

/* Where the blank line that begins with the newline at `newline` ends, or `newline` itself when the
 * next line holds text. */
static gsize
blank_line_end (const char *text, gsize length, gsize newline)
{
  gsize end = newline;
  for (gsize i = newline + 1; i < length && g_ascii_isspace (text[i]); i++)
    if (text[i] == '\n')
      end = i + 1;
  return end;
}

/* Paragraphs are parted by blank lines. */
static void
find_paragraphs (ThemaTokenizer *self, const char *text, gsize length)
{
  g_array_set_size (self->paragraphs, 0);
  gsize i = 0;
  for (const char *newline; (newline = memchr (text + i, '\n', length - i)) != NULL;)
    {
      gsize at = (gsize) (newline - text);
      gsize end = blank_line_end (text, length, at);
      if (end > at)
        {
          guint32 value = (guint32) end;
          g_array_append_val (self->paragraphs, value);
        }
      i = MAX (end, at + 1);
    }
  guint32 last = (guint32) length;
  g_array_append_val (self->paragraphs, last);
}

/* The sentences of each paragraph by itself: an abbreviation before a blank line ends its sentence.
 */
static gboolean
find_sentences (ThemaTokenizer *self, const char *text, GError **error)
{
  g_array_set_size (self->sentences, 0);
  guint32 start = 0;
  for (guint p = 0; p < self->paragraphs->len; p++)
    {
      guint32 end = g_array_index (self->paragraphs, guint32, p);
      const guint32 *ends;
      gsize n_ends;
      if (!thema_segmenter_sentences (self->segmenter, text + start, end - start, &ends, &n_ends,
                                      error))
        return FALSE;
      guint first = self->sentences->len;
      g_array_append_vals (self->sentences, ends, (guint) n_ends);
      for (guint i = first; start > 0 && i < self->sentences->len; i++)
        g_array_index (self->sentences, guint32, i) += start;
      start = end;
    }
  return TRUE;
}

/* The code point at `*offset`, which moves behind it. */
static UChar32
next_character (const char *text, gsize *offset, gsize length)
{
  const guint8 *bytes = (const guint8 *) text;
  gsize i = *offset;
  UChar32 c;
  U8_NEXT_OR_FFFD (bytes, i, length, c);
  *offset = i;
  return c;
}

/* Words parted by white space; a line is a sentence. */
static void
split_at_blanks (ThemaTokenizer *self, const char *text, gsize length)
{
  g_array_set_size (self->words, 0);
  g_array_set_size (self->sentences, 0);
  ThemaSpan word = { 0, 0 };
  guint32 end;
  for (gsize i = 0, next = 0; i <= length; i = next)
    {
      UChar32 c = '\n'; /* the end of the text ends a line */
      next = i + 1;
      if (i < length)
        {
          next = i;
          c = next_character (text, &next, length);
        }
      if (!u_isUWhiteSpace (c))
        continue;
      word.end = (guint32) i;
      if (word.end > word.start)
        g_array_append_val (self->words, word);
      word.start = (guint32) next;
      end = (guint32) MIN (next, length);
      if (c == '\n')
        g_array_append_val (self->sentences, end);
    }
}

static gboolean
segment (ThemaTokenizer *self, const char *text, gsize length, const ThemaSpan **words,
         gsize *n_words, GError **error)
{
  find_paragraphs (self, text, length);
  if (self->kind == THEMA_TOKENIZER_WHITESPACE)
    {
      split_at_blanks (self, text, length);
      *words = (const ThemaSpan *) (gpointer) self->words->data;
      *n_words = self->words->len;
      return TRUE;
    }
  return find_sentences (self, text, error)
         && thema_segmenter_words (self->segmenter, text, length, words, n_words, error);
}

/* Where the next token goes, in arrays that have room for it. */
typedef struct
{
  guint32 *forms;
  guint8 *gaps;
  gsize n;
} Sink;

/* A gap that is too long becomes a token of its own. */
static inline void
put_token (ThemaTokenizer *self, const char *text, gsize gap, ThemaSpan word, Sink *sink)
{
  if (G_UNLIKELY (gap > THEMA_MAX_GAP))
    {
      sink->forms[sink->n] = thema_interner_add (self->forms, text + word.start - gap, gap);
      sink->gaps[sink->n++] = 0;
      gap = 0;
    }
  sink->forms[sink->n] = thema_interner_add (self->forms, text + word.start, word.end - word.start);
  sink->gaps[sink->n++] = (guint8) gap;
}

/* Ends the open sentence and, behind its last, the open paragraph, unless they hold nothing. */
static void
close_sentence (ThemaTokens *out, guint32 n_tokens, guint first_sentence)
{
  guint32 before = out->sentence_ends->len > first_sentence
                       ? g_array_index (out->sentence_ends, guint32, out->sentence_ends->len - 1)
                       : 0;
  if (n_tokens > before)
    g_array_append_val (out->sentence_ends, n_tokens);
}

static void
close_paragraph (ThemaTokens *out, guint first_sentence, guint first_paragraph)
{
  guint32 n_sentences = out->sentence_ends->len - first_sentence;
  guint32 before = out->paragraph_ends->len > first_paragraph
                       ? g_array_index (out->paragraph_ends, guint32, out->paragraph_ends->len - 1)
                       : 0;
  if (n_sentences > before)
    g_array_append_val (out->paragraph_ends, n_sentences);
}

gboolean
thema_tokenizer_append (ThemaTokenizer *self, const char *text, gsize length, ThemaTokens *out,
                        GError **error)
{
  const ThemaSpan *words;
  gsize n_words;
  if (!segment (self, text, length, &words, &n_words, error))
    return FALSE;
  const guint32 *sentences = (const guint32 *) (gpointer) self->sentences->data;
  const guint32 *paragraphs = (const guint32 *) (gpointer) self->paragraphs->data;
  guint first_token = out->forms->len, first_sentence = out->sentence_ends->len;
  guint first_paragraph = out->paragraph_ends->len;
  if (n_words == 0)
    return TRUE;
  if (first_token > G_MAXINT32 / 4 || n_words > G_MAXINT32 / 4)
    {
      g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_LIMIT,
                   "a text has too many words; split it");
      return FALSE;
    }
  g_array_set_size (out->forms, first_token + 2 * (guint) n_words);
  g_byte_array_set_size (out->gaps, first_token + 2 * (guint) n_words);
  Sink sink
      = { &g_array_index (out->forms, guint32, first_token), out->gaps->data + first_token, 0 };
  guint32 behind = 0;
  guint s = 0, p = 0;
  for (gsize i = 0; i < n_words; i++)
    {
      /* A word belongs to the sentence and the paragraph in which it starts. */
      if (s < self->sentences->len && words[i].start >= sentences[s])
        {
          close_sentence (out, (guint32) sink.n, first_sentence);
          while (s < self->sentences->len && words[i].start >= sentences[s])
            s++;
        }
      if (p < self->paragraphs->len && words[i].start >= paragraphs[p])
        {
          close_paragraph (out, first_sentence, first_paragraph);
          while (p < self->paragraphs->len && words[i].start >= paragraphs[p])
            p++;
        }
      put_token (self, text, words[i].start - behind, words[i], &sink);
      behind = words[i].end;
    }
  close_sentence (out, (guint32) sink.n, first_sentence);
  close_paragraph (out, first_sentence, first_paragraph);
  g_array_set_size (out->forms, first_token + (guint) sink.n);
  g_byte_array_set_size (out->gaps, first_token + (guint) sink.n);
  return TRUE;
}

/* What kinds of character a form holds. */
typedef struct
{
  gboolean letter, digit, symbol;
  gboolean only_space;
} Kinds;

static Kinds
kinds_of (const char *form, gsize length)
{
  Kinds kinds = { .only_space = TRUE };
  for (gsize i = 0; i < length;)
    {
      UChar32 c = next_character (form, &i, length);
      guint32 mask = U_GET_GC_MASK (c);
      kinds.letter |= (mask & U_GC_L_MASK) != 0;
      kinds.digit |= (mask & U_GC_N_MASK) != 0;
      kinds.symbol |= (mask & (U_GC_P_MASK | U_GC_M_MASK | U_GC_CF_MASK)) == 0;
      kinds.only_space &= u_isUWhiteSpace (c);
    }
  return kinds;
}

ThemaTokenClass
thema_token_class_of (const char *form, gsize length)
{
  Kinds kinds = kinds_of (form, length);
  if (kinds.letter)
    return THEMA_CLASS_WORD;
  if (kinds.digit)
    return THEMA_CLASS_NUMBER;
  if (kinds.only_space)
    return THEMA_CLASS_BLANK;
  return kinds.symbol ? THEMA_CLASS_SYMBOL : THEMA_CLASS_PUNCTUATION;
}

static gboolean
is_one_of (const char *form, gsize length, const char *const *list)
{
  for (; *list != NULL; list++)
    if (strlen (*list) == length && memcmp (form, *list, length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
thema_token_is_hyphen (const char *form, gsize length)
{
  /* hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash */
  static const char *const hyphens[]
      = { "-", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", NULL };
  return is_one_of (form, length, hyphens);
}

gboolean
thema_token_is_apostrophe (const char *form, gsize length)
{
  /* typewriter apostrophe, right single quotation mark, modifier letter apostrophe */
  static const char *const apostrophes[] = { "'", "\xE2\x80\x99", "\xCA\xBC", NULL };
  return is_one_of (form, length, apostrophes);
}
