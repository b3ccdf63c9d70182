/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepares and tokenizes any valid UTF-8; the first byte chooses how. From forms and gaps the text
 * must come back, with nothing but white space in the gaps, and sentences and paragraphs must add
 * up. */

#include "text/fold.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gsize
first_fault (const char *bytes, gsize length)
{
  const char *end;
  g_utf8_validate_len (bytes, length, &end);
  return (gsize) (end - bytes);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!u_isUWhiteSpace ((UChar32) g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
check_cleaned_places (const ThemaTokens *tokens, const ThemaInterner *forms, gsize length)
{
  gsize at = 0;
  for (guint i = 0; i < tokens->forms->len; i++)
    {
      guint32 id = g_array_index (tokens->forms, guint32, i);
      ThemaForm form = thema_form_of_key (thema_interner_string (forms, id),
                                          thema_interner_length (forms, id));
      at += tokens->gaps->data[i];
      g_assert_true (form.length > 0 && form.width > 0 && form.width <= length - at);
      g_assert_true (g_utf8_validate_len (form.string, form.length, NULL));
      at += form.width;
    }
}

static void
check_places (const ThemaTokens *tokens, const ThemaInterner *forms, const char *text, gsize length)
{
  const ThemaTokenRules plain = { 0 };
  gsize at = 0;
  for (guint i = 0; i < tokens->forms->len; i++)
    {
      guint32 id = g_array_index (tokens->forms, guint32, i);
      const char *form = thema_interner_string (forms, id);
      gsize form_length = thema_interner_length (forms, id), gap = tokens->gaps->data[i];
      g_assert_true (is_blank (text + at, gap));
      at += gap;
      g_assert_true (form_length > 0 && form_length <= length - at);
      g_assert_true (memcmp (text + at, form, form_length) == 0);
      if (is_blank (form, form_length))
        g_assert_true (form_length > THEMA_MAX_GAP
                       && thema_token_class_of (&plain, form, form_length) == THEMA_CLASS_BLANK);
      at += form_length;
    }
  g_assert_true (is_blank (text + at, length - at));
}

static void
check_ends (const GArray *ends, guint last)
{
  guint32 before = 0;
  for (guint i = 0; i < ends->len; i++)
    {
      g_assert_cmpuint (g_array_index (ends, guint32, i), >, before);
      before = g_array_index (ends, guint32, i);
    }
  g_assert_cmpuint (before, ==, last);
}

/* Opening ICU takes long, so a tokenizer serves many inputs, until it knows many words. */
static ThemaTokenizer *
get_tokenizer (guint how)
{
  static ThemaTokenizer *tokenizers[64];
  ThemaTokenizer **tokenizer = &tokenizers[how % 64];
  if (*tokenizer != NULL && thema_interner_size (thema_tokenizer_forms (*tokenizer)) > 20000)
    g_clear_pointer (tokenizer, thema_tokenizer_free);
  if (*tokenizer == NULL)
    {
      const ThemaTokenRules rules
          = { .kind = how & 1 ? THEMA_TOKENIZER_WHITESPACE : THEMA_TOKENIZER_UNICODE,
              .entities = (how & 4) != 0,
              .hyphens = (how & 8) != 0,
              .clean = how >> 4 & 3 };
      *tokenizer = thema_tokenizer_new (&rules, how & 2 ? "en" : NULL, NULL);
    }
  return *tokenizer;
}

static void
check_tokens (ThemaTokenizer *tokenizer, const char *text, gsize length)
{
  ThemaTokens tokens;
  thema_tokens_init (&tokens);
  g_assert_true (thema_tokenizer_append (tokenizer, text, length, &tokens, NULL));
  if (thema_tokenizer_rules (tokenizer)->clean != 0)
    check_cleaned_places (&tokens, thema_tokenizer_forms (tokenizer), length);
  else
    check_places (&tokens, thema_tokenizer_forms (tokenizer), text, length);
  check_ends (tokens.sentence_ends, tokens.forms->len);
  check_ends (tokens.paragraph_ends, tokens.sentence_ends->len);
  thema_tokens_clear (&tokens);
}

static void
check_prepared (const char *prepared, gsize length)
{
  g_autoptr (GString) again = g_string_new (NULL);
  gsize n;
  g_assert_null (memchr (prepared, '\r', length));
  g_assert_true (g_utf8_validate_len (prepared, length, NULL));
  const char *same = thema_text_prepare (prepared, length, FALSE, again, &n, NULL);
  g_assert_true (n == length && memcmp (same, prepared, length) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;
  const char *bytes = (const char *) data + 1;
  gsize length = size - 1;
  gsize fault = thema_utf8_find_fault (bytes, length);
  g_assert_cmpuint (fault, ==, first_fault (bytes, length));

  g_autoptr (GString) scratch = g_string_new (NULL);
  gsize n;
  const char *text = thema_text_prepare (bytes, fault, data[0] & 1, scratch, &n, NULL);
  g_assert_nonnull (text);
  check_prepared (text, n);
  g_autofree char *padded = g_malloc (n + THEMA_TOKENIZER_PADDING);
  memcpy (padded, text, n);
  check_tokens (get_tokenizer (data[0] >> 1), padded, n);
  return 0;
}
