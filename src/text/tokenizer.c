/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/tokenizer.h"

#include "text/entities.h"
#include "text/error.h"
#include "text/hyphens.h"
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

static const char *const kind_names[] = { "unicode", "whitespace" };

char *
thema_token_rules_to_string (const ThemaTokenRules *self)
{
  return g_strconcat (kind_names[self->kind], self->entities ? " entities" : "",
                      self->hyphens ? " hyphens" : "",
                      self->clean & THEMA_CLEAN_HTML ? " html" : "",
                      self->clean & THEMA_CLEAN_LATEX ? " latex" : "", NULL);
}

gboolean
thema_token_rules_from_string (const char *string, ThemaTokenRules *self)
{
  g_auto (GStrv) words = g_strsplit (string, " ", -1);
  *self = (ThemaTokenRules){ 0 };
  if (words[0] == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (words[0], kind_names[i]))
      self->kind = i;
  self->entities = g_strv_contains ((const char *const *) words, "entities");
  self->hyphens = g_strv_contains ((const char *const *) words, "hyphens");
  if (g_strv_contains ((const char *const *) words, "html"))
    self->clean |= THEMA_CLEAN_HTML;
  if (g_strv_contains ((const char *const *) words, "latex"))
    self->clean |= THEMA_CLEAN_LATEX;
  g_autofree char *again = thema_token_rules_to_string (self);
  return g_str_equal (again, string);
}

ThemaTokenRules
thema_token_rules_of_patterns (const ThemaTokenRules *self)
{
  ThemaTokenRules rules = *self;
  rules.clean = 0;
  return rules;
}

struct _ThemaTokenizer
{
  ThemaTokenRules rules;
  ThemaSegmenter *segmenter; /* owned; NULL for THEMA_TOKENIZER_WHITESPACE */
  ThemaClean *clean;         /* owned; NULL: nothing is cleaned */
  ThemaInterner *forms;      /* owned */
  GArray *words;             /* owned, of ThemaSpan: where they are not the segmenter's */
  GArray *entities;          /* owned, of ThemaEntity */
  GArray *spans;             /* owned, of ThemaSpan: words and long blanks */
  GArray *starts;            /* owned, of guint32: where these start */
  GArray *sentence_starts;   /* owned, of guint32 */
  GString *key;              /* owned: scratch */
  GArray *sentences;         /* owned, of guint32: byte offsets where sentences end */
  GArray *paragraphs;        /* owned, of guint32: byte offsets where paragraphs end */
};

ThemaTokenizer *
thema_tokenizer_new (const ThemaTokenRules *rules, const char *language, GError **error)
{
  g_autoptr (ThemaTokenizer) self = g_new0 (ThemaTokenizer, 1);
  self->rules = *rules;
  if (rules->kind == THEMA_TOKENIZER_WHITESPACE)
    self->rules = (ThemaTokenRules){ .kind = rules->kind };
  self->forms = thema_interner_new ();
  self->words = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  self->entities = g_array_new (FALSE, FALSE, sizeof (ThemaEntity));
  self->spans = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sentence_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->key = g_string_new (NULL);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (rules->kind == THEMA_TOKENIZER_UNICODE)
    {
      self->segmenter = thema_segmenter_new (language, error);
      if (self->segmenter == NULL)
        return NULL;
      if (rules->clean != 0)
        self->clean = thema_clean_new ();
    }
  return g_steal_pointer (&self);
}

void
thema_tokenizer_free (ThemaTokenizer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->segmenter, thema_segmenter_free);
  g_clear_pointer (&self->clean, thema_clean_free);
  thema_interner_free (self->forms);
  g_array_unref (self->words);
  g_array_unref (self->entities);
  g_array_unref (self->spans);
  g_array_unref (self->starts);
  g_array_unref (self->sentence_starts);
  g_string_free (self->key, TRUE);
  g_array_unref (self->sentences);
  g_array_unref (self->paragraphs);
  g_free (self);
}

const ThemaTokenRules *
thema_tokenizer_rules (const ThemaTokenizer *self)
{
  return &self->rules;
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

/* The words of a text, each with the place by which it is told in what unit it lies. */
typedef struct
{
  const ThemaSpan *spans; /* borrowed from the tokenizer, as is: */
  const guint32 *starts;  /* word i's place is starts[i * stride] */
  guint stride;
  gsize n;
} Words;

/* No sentence ends inside an entity, as UAX #29 would have it at the question mark of a URL. */
static void
join_sentences (ThemaTokenizer *self)
{
  guint32 *ends = (guint32 *) (gpointer) self->sentences->data;
  guint kept = 0, entity = 0;
  for (guint i = 0; i < self->sentences->len; i++)
    {
      while (entity < self->entities->len
             && g_array_index (self->entities, ThemaEntity, entity).span.end <= ends[i])
        entity++;
      if (entity == self->entities->len
          || g_array_index (self->entities, ThemaEntity, entity).span.start >= ends[i])
        ends[kept++] = ends[i];
    }
  g_array_set_size (self->sentences, kept);
}

/* Joins what UAX #29 parts and the rules keep whole. */
static void
join_words (ThemaTokenizer *self, const char *text, gsize length, Words *words)
{
  g_array_set_size (self->entities, 0);
  if (self->rules.entities)
    thema_entities_find (text, length, self->entities);
  if (self->entities->len == 0 && !self->rules.hyphens)
    return;
  join_sentences (self);
  g_array_set_size (self->words, 0);
  thema_entities_merge (words->spans, words->n,
                        (const ThemaEntity *) (gpointer) self->entities->data, self->entities->len,
                        self->words);
  words->spans = (const ThemaSpan *) (gpointer) self->words->data;
  words->n = self->words->len;
  if (self->rules.hyphens)
    words->n = thema_join_hyphens (text, (ThemaSpan *) (gpointer) self->words->data, words->n);
}

static gboolean
segment (ThemaTokenizer *self, const char *text, gsize length, Words *words, GError **error)
{
  find_paragraphs (self, text, length);
  if (self->rules.kind == THEMA_TOKENIZER_WHITESPACE)
    {
      split_at_blanks (self, text, length);
      words->spans = (const ThemaSpan *) (gpointer) self->words->data;
      words->n = self->words->len;
    }
  else if (!find_sentences (self, text, error)
           || !thema_segmenter_words (self->segmenter, text, length, &words->spans, &words->n,
                                      error))
    return FALSE;
  else
    join_words (self, text, length, words);
  words->starts = (const guint32 *) (gconstpointer) words->spans;
  words->stride = sizeof (ThemaSpan) / sizeof (guint32);
  return TRUE;
}

/* The bytes between each word and the one before; FALSE when some do not fit. */
static gboolean
find_gaps (const ThemaSpan *words, gsize n_words, guint8 *gaps)
{
  guint32 behind = 0, longest = 0;
  for (gsize i = 0; i < n_words; i++)
    {
      guint32 gap = words[i].start - behind;
      gaps[i] = (guint8) gap;
      longest = MAX (longest, gap);
      behind = words[i].end;
    }
  return longest <= THEMA_MAX_GAP;
}

/* Makes tokens of the stretches of white space that are too long for a gap. */
static void
insert_blanks (ThemaTokenizer *self, Words *words)
{
  guint32 behind = 0;
  g_array_set_size (self->spans, 0);
  g_array_set_size (self->starts, 0);
  for (gsize i = 0; i < words->n; i++)
    {
      ThemaSpan word = words->spans[i], blank = { behind, word.start };
      gboolean is_long = blank.end - blank.start > THEMA_MAX_GAP;
      if (is_long)
        g_array_append_val (self->spans, blank);
      g_array_append_val (self->spans, word);
      for (gint n = 0; n <= is_long; n++) /* the blank belongs to where the word does */
        g_array_append_val (self->starts, word.start);
      behind = word.end;
    }
  *words = (Words){ (const ThemaSpan *) (gpointer) self->spans->data,
                    (const guint32 *) (gpointer) self->starts->data, 1, self->spans->len };
}

/* Appends to `out` the ends of those units of the text in which anything starts: `ends` are bytes,
 * what is appended is the number of things that start before them. A thing lies in the unit in
 * which it starts; thing i starts at starts[i * stride]. */
static void
append_ends (const GArray *ends, const guint32 *starts, guint stride, gsize n, GArray *out)
{
  guint32 i = 0;
  for (guint unit = 0; unit < ends->len; unit++)
    {
      guint32 end = g_array_index (ends, guint32, unit), before = i;
      while (i < n && starts[i * stride] < end)
        i++;
      if (i > before)
        g_array_append_val (out, i);
    }
}

static void
append_units (ThemaTokenizer *self, const Words *words, ThemaTokens *out)
{
  guint first = out->sentence_ends->len;
  append_ends (self->sentences, words->starts, words->stride, words->n, out->sentence_ends);
  guint n_sentences = out->sentence_ends->len - first;
  g_array_set_size (self->sentence_starts, 0);
  for (guint i = 0; i < n_sentences; i++)
    {
      guint32 word = i > 0 ? g_array_index (out->sentence_ends, guint32, first + i - 1) : 0;
      guint32 start = words->starts[(gsize) word * words->stride];
      g_array_append_val (self->sentence_starts, start);
    }
  append_ends (self->paragraphs, (const guint32 *) (gpointer) self->sentence_starts->data, 1,
               n_sentences, out->paragraph_ends);
}

static gboolean
check_room (const ThemaTokens *out, gsize n_words, GError **error)
{
  if (out->forms->len <= G_MAXINT32 / 4 && n_words <= G_MAXINT32 / 4)
    return TRUE;
  g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_LIMIT,
               "a text has too many words; split it");
  return FALSE;
}

static gboolean
append_text (ThemaTokenizer *self, const char *text, gsize length, ThemaTokens *out, GError **error)
{
  Words words;
  guint first = out->forms->len;
  if (!segment (self, text, length, &words, error) || !check_room (out, words.n, error))
    return FALSE;
  if (words.n == 0)
    return TRUE;
  g_byte_array_set_size (out->gaps, first + (guint) words.n);
  if (!find_gaps (words.spans, words.n, out->gaps->data + first))
    {
      insert_blanks (self, &words);
      g_byte_array_set_size (out->gaps, first + (guint) words.n);
      find_gaps (words.spans, words.n, out->gaps->data + first);
    }
  g_array_set_size (out->forms, first + (guint) words.n);
  thema_interner_add_spans (self->forms, text, words.spans, words.n,
                            &g_array_index (out->forms, guint32, first));
  append_units (self, &words, out);
  return TRUE;
}

/* The text was cleaned: a token has its form from the cleaned text and its place in the stored one.
 */

/* No byte of UTF-8; behind it stands the width in decimal digits. */
#define WIDTH_MARK 0xFF

static guint32
add_form (ThemaTokenizer *self, const char *string, gsize length, guint32 width)
{
  if (width == length)
    return thema_interner_add (self->forms, string, length);
  g_string_set_size (self->key, 0);
  g_string_append_len (self->key, string, (gssize) length);
  g_string_append_printf (self->key, "%c%u", WIDTH_MARK, width);
  return thema_interner_add (self->forms, self->key->str, self->key->len);
}

static void
append_token (ThemaTokens *out, guint32 form, guint8 gap)
{
  g_array_append_val (out->forms, form);
  g_byte_array_append (out->gaps, &gap, 1);
}

static gboolean
is_joint (const char *token, gsize length)
{
  return thema_token_is_hyphen (token, length) || thema_token_is_apostrophe (token, length);
}

/* The places of the words in the stored text. Markup beside a hyphen or an apostrophe counts as
 * part of that, so that it joins what it joins in the cleaned text. */
static void
find_places (ThemaTokenizer *self, const char *cleaned, const Words *words)
{
  g_array_set_size (self->spans, 0);
  for (gsize i = 0; i < words->n; i++)
    {
      ThemaSpan word = words->spans[i], place = thema_clean_origin (self->clean, word);
      ThemaSpan *before = i > 0 ? &g_array_index (self->spans, ThemaSpan, i - 1) : NULL;
      if (before != NULL && word.start == words->spans[i - 1].end)
        {
          ThemaSpan last = words->spans[i - 1];
          if (is_joint (cleaned + last.start, last.end - last.start))
            before->end = MAX (before->end, place.start);
          else if (is_joint (cleaned + word.start, word.end - word.start))
            place.start = MIN (place.start, before->end);
        }
      g_array_append_val (self->spans, place);
    }
}

static gboolean
append_cleaned (ThemaTokenizer *self, const char *cleaned, gsize length, ThemaTokens *out,
                GError **error)
{
  Words words;
  if (!segment (self, cleaned, length, &words, error) || !check_room (out, words.n, error))
    return FALSE;
  find_places (self, cleaned, &words);
  g_array_set_size (self->starts, 0);
  guint32 behind = 0;
  for (gsize i = 0; i < words.n; i++)
    {
      ThemaSpan word = words.spans[i], place = g_array_index (self->spans, ThemaSpan, i);
      place.start = MAX (place.start, behind);
      if (place.end <= place.start)
        continue; /* a piece of a character that was several in the cleaned text */
      guint32 gap = place.start - behind;
      if (gap > THEMA_MAX_GAP)
        {
          append_token (out, add_form (self, " ", 1, gap), 0);
          g_array_append_val (self->starts, word.start);
          gap = 0;
        }
      append_token (
          out,
          add_form (self, cleaned + word.start, word.end - word.start, place.end - place.start),
          (guint8) gap);
      g_array_append_val (self->starts, word.start);
      behind = place.end;
    }
  words = (Words){ NULL, (const guint32 *) (gpointer) self->starts->data, 1, self->starts->len };
  append_units (self, &words, out);
  return TRUE;
}

gboolean
thema_tokenizer_append (ThemaTokenizer *self, const char *text, gsize length, ThemaTokens *out,
                        GError **error)
{
  if (self->clean == NULL)
    return append_text (self, text, length, out, error);
  gsize cleaned_length;
  const char *cleaned
      = thema_clean (self->clean, text, length, self->rules.clean, &cleaned_length, error);
  if (cleaned == NULL)
    return FALSE;
  return cleaned == text ? append_text (self, text, length, out, error)
                         : append_cleaned (self, cleaned, cleaned_length, out, error);
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

ThemaForm
thema_form_of_key (const char *key, gsize length)
{
  const char *mark = memchr (key, WIDTH_MARK, length);
  if (mark == NULL)
    return (ThemaForm){ key, length, (guint32) length };
  guint32 width = 0;
  for (const char *digit = mark + 1; digit < key + length; digit++)
    width = 10 * width + (guint32) (*digit - '0');
  return (ThemaForm){ key, (gsize) (mark - key), width };
}

static gboolean
is_address (const char *form, gsize length)
{
  switch (thema_entity_kind (form, length))
    {
    case THEMA_ENTITY_URL:
    case THEMA_ENTITY_EMAIL:
    case THEMA_ENTITY_DOI:
      return TRUE;
    case THEMA_ENTITY_NONE:
    case THEMA_ENTITY_HASHTAG:
    case THEMA_ENTITY_MENTION:
    default:
      return FALSE;
    }
}

ThemaTokenClass
thema_token_class_of (const ThemaTokenRules *rules, const char *form, gsize length)
{
  Kinds kinds = kinds_of (form, length);
  if (rules->entities && is_address (form, length))
    return THEMA_CLASS_ADDRESS;
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
