/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"
#include "text/segmenter.h"
#include "text/tokenizer.h"

#include <string.h>
#include <unicode/uchar.h>

static ThemaTokenizer *
open_tokenizer_with (const ThemaTokenRules *rules)
{
  g_autoptr (GError) error = NULL;
  ThemaTokenizer *tokenizer = thema_tokenizer_new (rules, "en", &error);
  g_assert_no_error (error);
  return tokenizer;
}

static ThemaTokenizer *
open_tokenizer (ThemaTokenizerKind kind)
{
  const ThemaTokenRules rules = { .kind = kind };
  return open_tokenizer_with (&rules);
}

static void
append (ThemaTokenizer *tokenizer, const char *text, gsize length, ThemaTokens *tokens)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *padded = g_malloc0 (length + THEMA_TOKENIZER_PADDING);
  memcpy (padded, text, length);
  thema_tokenizer_append (tokenizer, padded, length, tokens, &error);
  g_assert_no_error (error);
}

static guint32
value (const GArray *array, guint i)
{
  return g_array_index (array, guint32, i);
}

/* Tokens as "gap:form", "/" behind a sentence, "//" behind a paragraph; a blank that is a token
 * shows as its length in brackets. */
static char *
show (const ThemaTokenizer *tokenizer, const ThemaTokens *tokens)
{
  const ThemaInterner *forms = thema_tokenizer_forms (tokenizer);
  GString *shown = g_string_new (NULL);
  guint s = 0, p = 0;
  for (guint i = 0; i < tokens->forms->len; i++)
    {
      const char *form = thema_interner_string (forms, value (tokens->forms, i));
      gsize length = thema_interner_length (forms, value (tokens->forms, i));
      if (shown->len > 0)
        g_string_append_c (shown, ' ');
      if (thema_token_class_of (thema_tokenizer_rules (tokenizer), form, length)
          == THEMA_CLASS_BLANK)
        g_string_append_printf (shown, "%u:[%u]", tokens->gaps->data[i], (guint) length);
      else
        g_string_append_printf (shown, "%u:%s", tokens->gaps->data[i], form);
      if (s >= tokens->sentence_ends->len || value (tokens->sentence_ends, s) != i + 1)
        continue;
      s++;
      g_string_append (shown, " /");
      if (p < tokens->paragraph_ends->len && value (tokens->paragraph_ends, p) == s)
        {
          p++;
          g_string_append (shown, "/");
        }
    }
  g_assert_cmpuint (s, ==, tokens->sentence_ends->len);
  g_assert_cmpuint (p, ==, tokens->paragraph_ends->len);
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *text, *shown;
} Case;

static const Case unicode_cases[] = {
  { "", "" },
  { " \n\t\n\xC2\xA0", "" },
  { "word", "0:word //" },
  { "  a  b ", "2:a 2:b //" },
  { "Human rights, now.", "0:Human 1:rights 0:, 1:now 0:. //" },
  { "One. Two! Three", "0:One 0:. / 1:Two 0:! / 1:Three //" },
  { "By Mr. Who, e.g. in the U.S. army.",
    "0:By 1:Mr 0:. 1:Who 0:, 1:e.g 0:. 1:in 1:the 1:U.S 0:. 1:army 0:. //" },
  { "I don't co-operate", "0:I 1:don't 1:co 0:- 0:operate //" },
  { "3.14 a_b 1,000", "0:3.14 1:a_b 1:1,000 //" },
  { "A.\nB.", "0:A 0:. / 1:B 0:. //" },
  { "One.\n\nTwo. Three.\n\n\n", "0:One 0:. // 2:Two 0:. / 1:Three 0:. //" },
  { "no stop\n\nnext", "0:no 1:stop // 2:next //" },
  { "no stop\nsame", "0:no 1:stop / 1:same //" },
  { "see Mr.\n\nWho", "0:see 1:Mr 0:. // 2:Who //" },
  { "a\n \t\nb", "0:a // 4:b //" },
  { "\n\n\na", "3:a //" },
  { "caf\xC3\xA9\xC2\xA0\x62\x61r", "0:caf\xC3\xA9 2:bar //" },
  { "a\xE2\x80\x83\xE3\x80\x80\x62", "0:a 6:b //" },
  { "\xE2\x80\x9CNo.\xE2\x80\x9D He left.",
    "0:\xE2\x80\x9C 0:No 0:. 0:\xE2\x80\x9D / 1:He 1:left 0:. //" },
  { "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 ok",
    "0:\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 1:ok //" },
};

static const Case whitespace_cases[] = {
  { "", "" },
  { " \n \n", "" },
  { "a", "0:a //" },
  { "Human rights , now .", "0:Human 1:rights 1:, 1:now 1:. //" },
  { "don't co-operate 3.14%", "0:don't 1:co-operate 1:3.14% //" },
  { "One . Two .\nThree", "0:One 1:. 1:Two 1:. / 1:Three //" },
  { "a\n\nb\nc\n\n\nd\n", "0:a // 2:b / 1:c // 3:d //" },
  { "a\tb\xC2\xA0\x63\xE3\x80\x80\x64", "0:a 1:b 2:c 3:d //" },
  { "  a\n  b", "2:a / 3:b //" },
  { "a\xE2\x80\x8B\x62", "0:a\xE2\x80\x8B\x62 //" }, /* U+200B is no white space */
};

static const Case hyphen_cases[] = {
  { "state-of-the-art", "0:state-of-the-art //" },
  { "non\xE2\x80\x90\x45U, co\xE2\x80\x91op", "0:non\xE2\x80\x90\x45U 0:, 1:co\xE2\x80\x91op //" },
  { "COVID-19 19-year-old", "0:COVID-19 1:19-year-old //" },
  { "1990-2000-10", "0:1990 0:- 0:2000 0:- 0:10 //" },
  { "1-1-1-a", "0:1-1-1-a //" },
  { "pages 1990\xE2\x80\x93\x32\x30, a\xE2\x80\x93\x62",
    "0:pages 1:1990 0:\xE2\x80\x93 0:20 0:, 1:a 0:\xE2\x80\x93 0:b //" },
  { "a- b -c d - e f--g", "0:a 0:- 1:b 1:- 0:c 1:d 1:- 1:e 1:f 0:- 0:- 0:g //" },
  { "-a b-", "0:- 0:a 1:b 0:- //" },
  { "a-. b-$", "0:a 0:- 0:. 1:b 0:- 0:$ //" },
  { "caf\xC3\xA9-\xC3\xA9t\xC3\xA9", "0:caf\xC3\xA9-\xC3\xA9t\xC3\xA9 //" },
  { "One-two. Three-four.", "0:One-two 0:. / 1:Three-four 0:. //" },
  { "a-\nb", "0:a 0:- / 1:b //" },
};

static const Case entity_cases[] = {
  { "See https://x.org/a_(b). Or info@x.org!",
    "0:See 1:https://x.org/a_(b) 0:. / 1:Or 1:info@x.org 0:! //" },
  { "At http://x.org/find?Query=1&B=2, say. End.",
    "0:At 1:http://x.org/find?Query=1&B=2 0:, 1:say 0:. / 1:End 0:. //" },
  { "#refugees @unhcr_org doi:10.1234/a.b-c", "0:#refugees 1:@unhcr_org 1:doi 0:: 0:10.1234/a.b-c //" },
  { "C# and no. # 5 @ home", "0:C 0:# 1:and 1:no 0:. 1:# 1:5 1:@ 1:home //" },
  { "www.un.org\n\nwww.un.org?", "0:www.un.org // 2:www.un.org 0:? //" },
};

static void
check_with (ThemaTokenizer *tokenizer, const Case *c)
{
  ThemaTokens tokens;
  thema_tokens_init (&tokens);
  append (tokenizer, c->text, strlen (c->text), &tokens);
  g_autofree char *shown = show (tokenizer, &tokens);
  g_assert_cmpstr (shown, ==, c->shown);
  thema_tokens_clear (&tokens);
}

static void
check_case (ThemaTokenizerKind kind, const Case *c)
{
  g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer (kind);
  check_with (tokenizer, c);
}

static void
test_hyphens (void)
{
  const ThemaTokenRules rules = { .hyphens = TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (hyphen_cases); i++)
    {
      g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer_with (&rules);
      check_with (tokenizer, &hyphen_cases[i]);
    }
}

static void
test_entities (void)
{
  const ThemaTokenRules rules = { .entities = TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (entity_cases); i++)
    {
      g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer_with (&rules);
      check_with (tokenizer, &entity_cases[i]);
    }
  const ThemaTokenRules both = { .entities = TRUE, .hyphens = TRUE };
  const Case c = { "well-known https://x-y.org/a-b-c x-y", "0:well-known 1:https://x-y.org/a-b-c 1:x-y //" };
  g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer_with (&both);
  check_with (tokenizer, &c);
}

/* Tokens of a cleaned text, as "form=what it takes in the text", "/" behind a sentence. */
static char *
show_cleaned (ThemaTokenizer *tokenizer, const char *text)
{
  const ThemaInterner *forms = thema_tokenizer_forms (tokenizer);
  GString *shown = g_string_new (NULL);
  ThemaTokens tokens;
  gsize at = 0;
  guint s = 0;
  thema_tokens_init (&tokens);
  append (tokenizer, text, strlen (text), &tokens);
  for (guint i = 0; i < tokens.forms->len; i++)
    {
      guint32 key = value (tokens.forms, i);
      ThemaForm form = thema_form_of_key (thema_interner_string (forms, key),
                                          thema_interner_length (forms, key));
      at += tokens.gaps->data[i];
      g_assert_cmpuint (at + form.width, <=, strlen (text));
      g_string_append_printf (shown, "%s%.*s=%.*s", i > 0 ? " " : "", (int) form.length, form.string,
                              (int) form.width, text + at);
      at += form.width;
      if (s < tokens.sentence_ends->len && value (tokens.sentence_ends, s) == i + 1)
        {
          s++;
          g_string_append (shown, " /");
        }
    }
  g_assert_cmpuint (s, ==, tokens.sentence_ends->len);
  thema_tokens_clear (&tokens);
  return g_string_free (shown, FALSE);
}

static void
test_clean (void)
{
  static const Case cases[] = {
    { "plain text.", "plain=plain text=text .=. /" },
    { "caf&eacute; au", "caf\xC3\xA9=caf&eacute; au=au /" },
    { "H<sub>2</sub>O", "H2O=H<sub>2</sub>O /" },
    { "<i>human</i>-<b>rights</b>", "human=human -=</i>-<b> rights=rights /" },
    { "<p>One.</p><p>Two.</p>", "One=One .=. / Two=Two .=. /" },
    { "Erd\\H{o}s x<y.", "Erd\xC5\x91s=Erd\\H{o}s x=x <=< y=y .=. /" },
    { "of $a.b$ C", "of=of \xEF\xBF\xBC=$a.b$ C=C /" },
    { "<p></p>", "" },
  };
  const ThemaTokenRules rules = { .clean = THEMA_CLEAN_HTML | THEMA_CLEAN_LATEX };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer_with (&rules);
      g_autofree char *shown = show_cleaned (tokenizer, cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Markup that is too long for a gap is a blank of its width. */
static void
test_clean_long (void)
{
  const ThemaTokenRules rules = { .clean = THEMA_CLEAN_HTML };
  g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer_with (&rules);
  g_autofree char *comment = g_strnfill (300, 'x');
  g_autofree char *text = g_strconcat ("a <!--", comment, "--> b", NULL);
  g_autofree char *shown = show_cleaned (tokenizer, text);
  g_autofree char *expected = g_strconcat ("a=a  = <!--", comment, "-->  b=b /", NULL);
  g_assert_cmpstr (shown, ==, expected);
}

/* Rules in words and back; whatever else is in a store is damage. */
static void
test_rules_in_words (void)
{
  for (guint i = 0; i < 32; i++)
    {
      const ThemaTokenRules rules = { i & 1, (i & 2) != 0, (i & 4) != 0, i >> 3 };
      ThemaTokenRules again;
      g_autofree char *words = thema_token_rules_to_string (&rules);
      g_assert_true (thema_token_rules_from_string (words, &again));
      g_assert_true (again.kind == rules.kind && again.entities == rules.entities
                     && again.hyphens == rules.hyphens
                     && again.clean == rules.clean);
      g_assert_cmpint (thema_token_rules_of_patterns (&rules).clean, ==, 0);
    }
  static const char *const wrong[] = { "", " ", "unicod", "unicode entitie", "unicode  hyphens",
                                       "hyphens", "unicode hyphens entities" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      ThemaTokenRules rules;
      g_assert_false (thema_token_rules_from_string (wrong[i], &rules));
    }
}

static void
test_unicode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unicode_cases); i++)
    check_case (THEMA_TOKENIZER_UNICODE, &unicode_cases[i]);
}

static void
test_whitespace (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (whitespace_cases); i++)
    check_case (THEMA_TOKENIZER_WHITESPACE, &whitespace_cases[i]);
}

/* Blanks about the longest that a gap can be, before the first word, between two and behind the
 * last. */
static void
test_long_blanks (void)
{
  static const struct
  {
    guint length;
    const char *shown;
  } blanks[] = {
    { 253, "253:a 253:b //" },
    { 254, "254:a 254:b //" },
    { 255, "0:[255] 0:a 0:[255] 0:b //" },
    { 256, "0:[256] 0:a 0:[256] 0:b //" },
    { 70000, "0:[70000] 0:a 0:[70000] 0:b //" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autofree char *blank = g_strnfill (blanks[i].length, ' ');
      g_autofree char *text = g_strconcat (blank, "a", blank, "b", blank, NULL);
      const Case c = { text, blanks[i].shown };
      check_case (THEMA_TOKENIZER_UNICODE, &c);
      check_case (THEMA_TOKENIZER_WHITESPACE, &c);
    }
}

/* Documents one behind the other: ends count from the document's own start, ids go on. */
static void
test_several_documents (void)
{
  g_autoptr (ThemaTokenizer) tokenizer = open_tokenizer (THEMA_TOKENIZER_UNICODE);
  const ThemaInterner *forms = thema_tokenizer_forms (tokenizer);
  ThemaTokens tokens;
  thema_tokens_init (&tokens);
  append (tokenizer, "a b. C", 6, &tokens);
  guint n_tokens = tokens.forms->len, n_sentences = tokens.sentence_ends->len;
  append (tokenizer, "", 0, &tokens);
  g_assert_cmpuint (tokens.forms->len, ==, n_tokens);
  append (tokenizer, " b d\n\nx", 7, &tokens);
  g_assert_cmpuint (tokens.forms->len, ==, n_tokens + 3);
  g_assert_cmpuint (value (tokens.forms, n_tokens), ==, value (tokens.forms, 1));
  g_assert_cmpstr (thema_interner_string (forms, value (tokens.forms, n_tokens + 1)), ==, "d");
  g_assert_cmpuint (tokens.gaps->data[n_tokens], ==, 1);
  g_assert_cmpuint (value (tokens.sentence_ends, n_sentences), ==, 2);
  g_assert_cmpuint (value (tokens.sentence_ends, n_sentences + 1), ==, 3);
  g_assert_cmpuint (value (tokens.paragraph_ends, 0), ==, 2);
  g_assert_cmpuint (value (tokens.paragraph_ends, 1), ==, 1);
  g_assert_cmpuint (value (tokens.paragraph_ends, 2), ==, 2);
  thema_tokens_truncate (&tokens, n_tokens, n_sentences, 1);
  g_autofree char *shown = show (tokenizer, &tokens);
  g_assert_cmpstr (shown, ==, "0:a 1:b 0:. / 1:C //");
  thema_tokens_clear (&tokens);
}

static void
test_unknown_language (void)
{
  g_autoptr (GError) error = NULL;
  const ThemaTokenRules rules = { 0 };
  g_assert_null (thema_tokenizer_new (&rules, "no language!", &error));
  g_assert_error (error, THEMA_SEGMENTER_ERROR, THEMA_SEGMENTER_ERROR_LANGUAGE);
}

static const struct
{
  const char *form;
  ThemaTokenClass class;
} classes[] = {
  { "word", THEMA_CLASS_WORD },
  { "caf\xC3\xA9", THEMA_CLASS_WORD },
  { "b2b", THEMA_CLASS_WORD },
  { "1990s", THEMA_CLASS_WORD },
  { "\xE4\xB8\xAD", THEMA_CLASS_WORD },
  { "\xC2\xAA", THEMA_CLASS_WORD }, /* ª, a letter */
  { "3", THEMA_CLASS_NUMBER },
  { "1,000.5", THEMA_CLASS_NUMBER },
  { "\xD9\xA1", THEMA_CLASS_NUMBER },     /* an Arabic-Indic digit */
  { "\xC2\xBD", THEMA_CLASS_NUMBER },     /* ½ */
  { "\xE2\x85\xA7", THEMA_CLASS_NUMBER }, /* Ⅷ */
  { ".", THEMA_CLASS_PUNCTUATION },
  { "\xE2\x80\x9C", THEMA_CLASS_PUNCTUATION },
  { "_", THEMA_CLASS_PUNCTUATION },
  { "%", THEMA_CLASS_PUNCTUATION },
  { "$", THEMA_CLASS_SYMBOL },
  { "+", THEMA_CLASS_SYMBOL },
  { "\xE2\x82\xAC", THEMA_CLASS_SYMBOL },
  { "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", THEMA_CLASS_SYMBOL },
  { " \n\xC2\xA0", THEMA_CLASS_BLANK },
};

static void
test_classes (void)
{
  const ThemaTokenRules rules = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    g_assert_cmpint (thema_token_class_of (&rules, classes[i].form, strlen (classes[i].form)), ==,
                     classes[i].class);
}

static void
test_address_class (void)
{
  static const struct
  {
    const char *form;
    ThemaTokenClass class, plain;
  } cases[] = {
    { "https://x.org/", THEMA_CLASS_ADDRESS, THEMA_CLASS_WORD },
    { "www.un.org", THEMA_CLASS_ADDRESS, THEMA_CLASS_WORD },
    { "info@x.org", THEMA_CLASS_ADDRESS, THEMA_CLASS_WORD },
    { "10.1234/567", THEMA_CLASS_ADDRESS, THEMA_CLASS_NUMBER },
    { "#refugees", THEMA_CLASS_WORD, THEMA_CLASS_WORD },
    { "@unhcr", THEMA_CLASS_WORD, THEMA_CLASS_WORD },
    { "word", THEMA_CLASS_WORD, THEMA_CLASS_WORD },
  };
  const ThemaTokenRules entities = { .entities = TRUE }, plain = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].form);
      g_assert_cmpint (thema_token_class_of (&entities, cases[i].form, length), ==, cases[i].class);
      g_assert_cmpint (thema_token_class_of (&plain, cases[i].form, length), ==, cases[i].plain);
    }
}

static void
test_joiners (void)
{
  static const struct
  {
    const char *form;
    gboolean hyphen, apostrophe;
  } cases[] = {
    { "-", TRUE, FALSE },
    { "\xE2\x80\x90", TRUE, FALSE },
    { "\xE2\x80\x91", TRUE, FALSE },
    { "\xE2\x80\x93", TRUE, FALSE },
    { "\xE2\x80\x94", FALSE, FALSE }, /* an em dash parts */
    { "--", FALSE, FALSE },
    { "'", FALSE, TRUE },
    { "\xE2\x80\x99", FALSE, TRUE },
    { "\xE2\x80\x98", FALSE, FALSE },
    { "", FALSE, FALSE },
    { "a", FALSE, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].form);
      g_assert_cmpint (thema_token_is_hyphen (cases[i].form, length), ==, cases[i].hyphen);
      g_assert_cmpint (thema_token_is_apostrophe (cases[i].form, length), ==, cases[i].apostrophe);
    }
}

/* From gaps and forms the text comes back; nothing but white space is left between them. */
static void
assert_text_comes_back (const ThemaTokenizer *tokenizer, const ThemaTokens *tokens,
                        const char *text, gsize length)
{
  const ThemaInterner *forms = thema_tokenizer_forms (tokenizer);
  g_autofree char *rest = g_strndup (text, length);
  gsize at = 0;
  for (guint i = 0; i < tokens->forms->len; i++)
    {
      guint32 form = value (tokens->forms, i);
      gsize n = thema_interner_length (forms, form);
      at += tokens->gaps->data[i];
      g_assert_cmpuint (at + n, <=, length);
      g_assert_true (memcmp (text + at, thema_interner_string (forms, form), n) == 0);
      memset (rest + at, ' ', n);
      at += n;
    }
  g_assert_true (g_utf8_validate (rest, -1, NULL));
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (u_isUWhiteSpace ((UChar32) g_utf8_get_char (p)));
}

static void
assert_ends_rise (const GArray *ends, guint last)
{
  guint32 before = 0;
  for (guint i = 0; i < ends->len; before = value (ends, i++))
    g_assert_cmpuint (value (ends, i), >, before);
  g_assert_cmpuint (before, ==, last);
}

static void
append_random (GString *text)
{
  static const char *const pieces[] = {
    "a",
    "Word",
    "word",
    "don't",
    "\xC3\xA9",
    "e\xCC\x81",
    "3.14",
    "U.S.",
    "Dr. ",
    ".",
    "! ",
    ",",
    "-",
    "\xE2\x80\x9C",
    "(",
    ")",
    "_",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n \n",
    "\t",
    "\xC2\xA0",
    "\xE2\x80\x83",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xC2\x85",
    "\xE2\x80\x8B",
    "\xE2\x80\x8D",
    "\xF0\x9F\x91\xA9",
    "\xF0\x9F\x87\xA9",
    "\xE4\xB8\xAD\xE6\x96\x87",
    "\xE0\xB8\xA0\xE0\xB8\xB2",
    "\xD7\x90",
    "\"",
    "                                                                                        "
  };
  for (int k = g_test_rand_int_range (0, 60); k > 0; k--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

static void
test_random_texts (gconstpointer data)
{
  g_autoptr (ThemaTokenizer) tokenizer
      = open_tokenizer (data != NULL ? THEMA_TOKENIZER_WHITESPACE : THEMA_TOKENIZER_UNICODE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) scratch = g_string_new (NULL);
  for (guint round = 0; round < 3000; round++)
    {
      gsize n;
      g_string_set_size (text, 0);
      append_random (text);
      const char *prepared
          = thema_text_prepare (text->str, text->len, round % 2 == 1, scratch, &n, NULL);
      ThemaTokens tokens;
      thema_tokens_init (&tokens);
      append (tokenizer, prepared, n, &tokens);
      assert_text_comes_back (tokenizer, &tokens, prepared, n);
      assert_ends_rise (tokens.sentence_ends, tokens.forms->len);
      assert_ends_rise (tokens.paragraph_ends, tokens.sentence_ends->len);
      thema_tokens_clear (&tokens);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokenizer/hyphens", test_hyphens);
  g_test_add_func ("/tokenizer/address-class", test_address_class);
  g_test_add_func ("/tokenizer/entities", test_entities);
  g_test_add_func ("/tokenizer/clean", test_clean);
  g_test_add_func ("/tokenizer/clean-long", test_clean_long);
  g_test_add_func ("/tokenizer/rules-in-words", test_rules_in_words);
  g_test_add_func ("/tokenizer/unicode", test_unicode);
  g_test_add_func ("/tokenizer/whitespace", test_whitespace);
  g_test_add_func ("/tokenizer/long-blanks", test_long_blanks);
  g_test_add_func ("/tokenizer/several-documents", test_several_documents);
  g_test_add_func ("/tokenizer/unknown-language", test_unknown_language);
  g_test_add_func ("/tokenizer/classes", test_classes);
  g_test_add_func ("/tokenizer/joiners", test_joiners);
  g_test_add_data_func ("/tokenizer/random-texts/unicode", NULL, test_random_texts);
  g_test_add_data_func ("/tokenizer/random-texts/whitespace", "", test_random_texts);
  return g_test_run ();
}
