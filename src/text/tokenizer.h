/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the text of a document to its tokens, sentences and paragraphs.
 *
 * A token is a word segment of UAX #29 that is not white space. It is kept as the id of its form
 * (the string as written) and its gap: the number of bytes between it and the token before. From
 * these two every token's place in the text follows. */
#pragma once

#include "base/interner.h"
#include "text/clean.h"

typedef enum
{
  THEMA_TOKENIZER_UNICODE,    /* UAX #29 */
  THEMA_TOKENIZER_WHITESPACE, /* already tokenized text: tokens parted by blanks, a line is a
                                 sentence */
} ThemaTokenizerKind;

/* What cuts a text into tokens; zero is plain UAX #29. All but the kind are for
 * THEMA_TOKENIZER_UNICODE alone: where the text is tokenized already, tokens are what they are. */
typedef struct
{
  ThemaTokenizerKind kind;
  gboolean entities;     /* URLs, e-mail addresses, DOIs, hashtags and mentions are kept whole */
  gboolean hyphens;      /* words that hyphens join are kept whole */
  ThemaCleanFlags clean; /* what is read as what it stands for: tokens are those of the cleaned
                            text, and lie in the text as it is */
} ThemaTokenRules;

/* The same for the patterns of a codebook, which are clean. */
ThemaTokenRules thema_token_rules_of_patterns (const ThemaTokenRules *self);

/* The rules in words ("unicode entities"), and back; FALSE for words that are no rules. */
char *thema_token_rules_to_string (const ThemaTokenRules *self);
gboolean thema_token_rules_from_string (const char *string, ThemaTokenRules *self);

typedef enum
{
  THEMA_CLASS_WORD,        /* holds a letter */
  THEMA_CLASS_NUMBER,      /* holds a digit and no letter */
  THEMA_CLASS_PUNCTUATION, /* punctuation only */
  THEMA_CLASS_SYMBOL,      /* anything else: currency, operators, emoji */
  THEMA_CLASS_ADDRESS,     /* URL, e-mail address or DOI */
  THEMA_CLASS_BLANK,       /* not a token: stands for a stretch of white space too long for a gap */
} ThemaTokenClass;

/* A gap is one byte; a longer stretch of white space is itself kept, as a THEMA_CLASS_BLANK. */
#define THEMA_MAX_GAP 254

/* How far behind a text's end the tokenizer may read, so that it can take several bytes at once. */
#define THEMA_TOKENIZER_PADDING THEMA_INTERNER_PADDING

/* The tokens of some documents, one after the other. */
typedef struct
{
  GArray *forms;          /* owned, of guint32: form ids */
  GByteArray *gaps;       /* owned: the bytes before each token */
  GArray *sentence_ends;  /* owned, of guint32: how many of its document's tokens are behind */
  GArray *paragraph_ends; /* owned, of guint32: how many of its document's sentences are behind */
} ThemaTokens;

void thema_tokens_init (ThemaTokens *self);
void thema_tokens_clear (ThemaTokens *self);

/* Drops what stands behind these counts. */
void thema_tokens_truncate (ThemaTokens *self, guint n_tokens, guint n_sentences,
                            guint n_paragraphs);

typedef struct _ThemaTokenizer ThemaTokenizer;

/* `language` chooses the abbreviations that end no sentence; NULL: none. One tokenizer a thread. */
ThemaTokenizer *thema_tokenizer_new (const ThemaTokenRules *rules, const char *language,
                                     GError **error);
void thema_tokenizer_free (ThemaTokenizer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTokenizer, thema_tokenizer_free)

/* Tokenizes one document (valid UTF-8, NFC, no NUL, at most G_MAXINT32 bytes) onto the end of
 * `out`. Sentences and paragraphs without a token are not counted. A sentence never runs past a
 * paragraph. Behind the text THEMA_TOKENIZER_PADDING bytes must be readable, whatever they are. */
gboolean thema_tokenizer_append (ThemaTokenizer *self, const char *text, gsize length,
                                 ThemaTokens *out, GError **error);

const ThemaTokenRules *thema_tokenizer_rules (const ThemaTokenizer *self);

/* The forms seen so far, borrowed; ids in `out` are of this interner. Its strings are keys, see
 * thema_form_of_key (). */
const ThemaInterner *thema_tokenizer_forms (const ThemaTokenizer *self);

/* A form: what a reader reads, and the bytes that it takes in the text. These are its length, but
 * where the text was cleaned: "caf&eacute;" is read as the five bytes of "café" and takes eleven.
 */
typedef struct
{
  const char *string; /* borrowed from the key; no NUL behind it */
  gsize length;
  guint32 width;
} ThemaForm;

/* The form that an interner keeps under this key. The key is the form's string, where its width is
 * its length; else the width stands behind it. */
ThemaForm thema_form_of_key (const char *key, gsize length);

/* The class that a form has by its characters; an address only where entities are kept whole. */
ThemaTokenClass thema_token_class_of (const ThemaTokenRules *rules, const char *form, gsize length);

/* Whether a form is a hyphen or dash, or an apostrophe, which join words when no blank is beside
 * them. */
gboolean thema_token_is_hyphen (const char *form, gsize length);
gboolean thema_token_is_apostrophe (const char *form, gsize length);
