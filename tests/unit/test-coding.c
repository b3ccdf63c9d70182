/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the coding language says beyond patterns, as cases: words near each other, regular expressions,
 * rules, negation, exclusive codes, policies of overlap. What quanteda documents of overlapping matches
 * (nested_scope, levels) is restated here on texts of single letters.
 *
 * Codes are given as the YAML below `codes:` in flow style. Passages are written "code:text | ...", and
 * matches that do not count "pattern@text=fate by pattern". */
#include "codebook/error.h"
#include "codebook/matcher.h"
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *head, *codes; /* of the codebook */
  const char *text;
  ThemaCodingRules rules;
  const char *found; /* passages */
  const char *lost;  /* matches that do not count; NULL: not looked at */
} Case;

#define LONGEST { .overlap = THEMA_OVERLAP_LONGEST }
#define CODEBOOK { .overlap = THEMA_OVERLAP_CODEBOOK }
#define PATTERNS { .overlap = THEMA_OVERLAP_PATTERNS }
#define XYZ "[{code: X, patterns: [a b c]}, {code: Y, patterns: [b c]}, {code: Z, patterns: [c d]}]"
#define PARENTS "[{code: P, patterns: [a], codes: [{code: P.q, patterns: [a b, c]}]}]"
#define NEGATED(how) "[{code: n, negated: " how ", patterns: [protect*]}]"

static const Case cases[] = {
  /* Near: at most so many words between. */
  { "next to each other", "", "[{code: n, patterns: [{near: {words: [a, b], within: 0}}]}]", "a b! x b a", { 0 },
    "n:a b | n:b a", "" },
  { "too far", "", "[{code: n, patterns: [{near: {words: [a, b], within: 1}}]}]", "a x b! a x y b", { 0 }, "n:a x b", "" },
  { "punctuation is no word", "", "[{code: n, patterns: [{near: {words: [a, b], within: 1}}]}]", "a, (x) - b", { 0 },
    "n:a, (x) - b", "" },
  { "the nearest", "", "[{code: n, patterns: [{near: {words: [a, b], within: 9}}]}]", "a x b y b", { 0 }, "n:a x b", "" },
  { "the nearest on the left", "", "[{code: n, patterns: [{near: {words: [a, b], within: 9}}]}]", "a x a y b", { 0 }, "n:a y b", "" },
  { "the nearest of the longest", "", "[{code: n, patterns: [{near: {words: [a, b], within: 9}}]}]", "a x a y b", LONGEST, "n:a y b", "" },
  { "two things at one word", "", "[{code: n, patterns: [{near: {words: [a, a b, c], within: 9}}]}]", "a b a c c", PATTERNS,
    "n:a b a c", "" },
  { "a phrase that leaves the sentence", "", "[{code: n, patterns: [{near: {words: [x, a b], within: 9}}]}]", "x a\nb x",
    { .punctuation_parts = TRUE }, "", "" },
  { "before", "", "[{code: n, patterns: [{near: {words: [a, b], within: 2, order: before}}]}]", "b a! a b", { 0 }, "n:a b", "" },
  { "after", "", "[{code: n, patterns: [{near: {words: [a, b], within: 2, order: after}}]}]", "b a! a b", { 0 }, "n:b a", "" },
  { "in one sentence", "", "[{code: n, patterns: [{near: {words: [a, b], within: 9}}]}]", "It is a. Then b came.", { 0 }, "", "" },
  { "in one document", "", "[{code: n, patterns: [{near: {words: [a, b], within: 9, unit: document}}]}]",
    "It is a. Then b came.", { 0 }, "n:a. Then b", "" },
  { "in one paragraph", "", "[{code: n, patterns: [{near: {words: [a, b], within: 9, unit: paragraph}}]}]",
    "It is a.\n\nThen b. So a came.", { 0 }, "n:b. So a", "" },
  { "three, in any order", "", "[{code: n, patterns: [{near: {words: [a, b, c], within: 1}}]}]", "c x a b! c x y a b", { 0 },
    "n:c x a b", "" },
  { "three, in order", "", "[{code: n, patterns: [{near: {words: [a, b, c], within: 1, order: before}}]}]", "a c b c", { 0 },
    "n:a c b c", "" },
  { "twice the same word", "", "[{code: n, patterns: [{near: {words: [a, a], within: 1}}]}]", "a x a", { 0 }, "n:a x a", "" },
  { "phrases and stems", "", "[{code: n, patterns: [{near: {words: [human right*, {pattern: violate, match: stem}], within: 3}}]}]",
    "They violated their human rights.", { 0 }, "n:violated their human rights", "" },
  { "near in not", "", "[{code: n, patterns: [b], not: [{near: {words: [a, c], within: 3}}]}]", "a b c! b c", { 0 }, "n:b",
    "b@b=not by near(a, c, 3)" },

  /* Regular expressions cover one word. */
  { "a whole word", "", "[{code: r, patterns: [{pattern: 'colou?r', match: regex}]}]", "Color, colour, colours", { 0 },
    "r:Color | r:colour", "" },
  { "alternatives", "", "[{code: r, patterns: [{pattern: 'a|ab', match: regex}]}]", "ab a abc", { 0 }, "r:ab | r:a", "" },
  { "case", "", "[{code: r, patterns: [{pattern: '[A-Z]{2,}', match: regex, case: sensitive}]}]", "IOM and who, WHO", { 0 },
    "r:IOM | r:WHO", "" },
  { "letters of any script", "", "[{code: r, patterns: [{pattern: '\\p{Cyrillic}+', match: regex}]}]",
    "norm \xD0\xBD\xD0\xBE\xD1\x80\xD0\xBC\xD0\xB0", { 0 }, "r:\xD0\xBD\xD0\xBE\xD1\x80\xD0\xBC\xD0\xB0", "" },

  /* Rules hold for a unit. */
  { "and", "", "[{code: c, rule: a and b}]", "a x! b x! b, a!", { 0 }, "c:b, a!", "" },
  { "and not", "", "[{code: c, rule: a and not b}]", "a x! b a!", { 0 }, "c:a x!", "" },
  { "a code in a rule", "", "[{code: c, rule: o and (s* or m*)}, {code: o, patterns: [owes]}]", "It owes states. It owes.", { 0 },
    "c:It owes states. | o:owes | o:owes", "" },
  { "words and not codes in quotes", "", "[{code: c, rule: '\"o\"'}, {code: o, patterns: [owes]}]", "It owes. An o.", { 0 },
    "o:owes | c:An o.", "" },
  { "of the document", "", "[{code: c, rule: a and b, unit: document}]", "An a. A b.", { 0 }, "c:An a. A b.", "" },
  { "of a paragraph", "", "[{code: c, rule: a and b, unit: paragraph}]", "An a. A b.\n\nAn a.", { 0 }, "c:An a. A b.", "" },
  { "near in a rule", "", "[{code: c, rule: 'near(a, b or d, 1)'}]", "a x d! b x x a!", { 0 }, "c:a x d!", "" },
  { "seq in a rule", "", "[{code: c, rule: 'seq(a, b, 1)'}]", "b a! a b!", { 0 }, "c:a b!", "" },
  { "count", "", "[{code: c, rule: count(a) >= 2}]", "a! a b a! a a a!", { 0 }, "c:a b a! | c:a a a!", "" },
  { "count of several", "", "[{code: c, rule: count(a or b) = 2}]", "a! a b! a b a!", { 0 }, "c:a b!", "" },
  { "count of none", "", "[{code: c, rule: count(a) = 0}]", "a! b!", { 0 }, "c:b!", "" },
  { "a rule on a rule", "", "[{code: c, rule: d and x}, {code: d, rule: a and b, unit: document}]", "a x! b!", { 0 },
    "c:a x! | d:a x! b!", "" },
  { "a rule below a code", "", "[{code: p, patterns: [x], codes: [{code: p.r, rule: a and b}]}]", "x a b! x a!", { 0 },
    "p:x a b! | p.r:x a b! | p:x", "" },
  { "what is not there", "", "[{code: c, rule: not a}]", "...\n\na! b!", { 0 }, "c:b!", "" },

  /* Negation. */
  { "kept", "", NEGATED ("keep"), "It does not protect them.", { 0 }, "n:protect", "" },
  { "dropped", "", NEGATED ("drop"), "It does not protect them. It protects us.", { 0 }, "n:protects",
    "protect*@protect=negated by not" },
  { "marked", "", NEGATED ("mark"), "It does not protect them. It protects us.", { 0 }, "n:protect (negated) | n:protects", "" },
  { "in the window", "", NEGATED ("drop"), "no one ever protects. no one has ever protected", { 0 }, "n:protected", NULL },
  { "only before", "", NEGATED ("drop"), "They protect no one.", { 0 }, "n:protect", "" },
  { "in the same sentence", "", NEGATED ("drop"), "They do not. Protecting is hard.", { 0 }, "n:Protecting", "" },
  { "a cue of two words", "", NEGATED ("drop"), "It fails to protect.", { 0 }, "", "protect*@protect=negated by fail* to" },
  { "contractions", "", NEGATED ("drop"), "It didn't protect. It didn\xE2\x80\x99t protect. Planet protected.", { 0 },
    "n:protected", NULL },
  { "own cues", "negation: {cues: [hardly], window: 1}", NEGATED ("drop"), "It hardly protects, not protects.", { 0 },
    "n:protects", "protect*@protects=negated by hardly" },
  { "a sub-code as its parent", "", "[{code: p, negated: drop, codes: [{code: p.q, patterns: [protect*]}]}]", "never protect", { 0 },
    "", "protect*@protect=negated by never" },
  { "the longer one is negated", "", "[{code: n, negated: drop, patterns: [protect people, people]}]", "not to protect people", { 0 },
    "", "protect people@protect people=negated by not | people@people=negated by not" },

  /* Exclusive codes. */
  { "the longest wins", "exclusive: true", "[{code: a, patterns: [human rights]}, {code: b, patterns: [rights]}]",
    "human rights, rights", { 0 }, "a:human rights | b:rights", "rights@rights=exclusive by human rights" },
  { "a tie goes by name", "exclusive: true", "[{code: b, patterns: [x]}, {code: a, patterns: ['x*']}]", "x", { 0 }, "a:x",
    "x@x=tie by x*" },
  { "below one code alone", "", "[{code: p, exclusive: true, codes: [{code: p.a, patterns: [x y]}, {code: p.b, patterns: [y]}]}, "
    "{code: q, patterns: [y]}]", "x y", { 0 }, "p:x y | p.a:x y | q:y", NULL },
  { "the longest by words", "exclusive: true", "[{code: a, patterns: [x y]}, {code: b, patterns: [y z w]}]", "x-y z w", { 0 },
    "b:y z w", "x y@x-y=exclusive by y z w" },
  { "what was lost does not come back", "exclusive: true",
    "[{code: a, patterns: [x y, y z]}, {code: b, patterns: [v w x]}, {code: c, patterns: [x y, y z q]}]", "v w x y z q", { 0 },
    "b:v w x", "x y@x y=exclusive by v w x | x y@x y=exclusive by v w x | y z q@y z q=overlap by x y | y z@y z=overlap by x y" },
  { "sub-codes of one member", "exclusive: true", "[{code: a, patterns: [x], codes: [{code: a.b, patterns: [x]}]}]", "x", { 0 },
    "a:x | a.b:x", "" },

  /* quanteda's nested_scope: "key" and "dictionary". */
  { "key scope", "", XYZ, "a b c d", LONGEST, "X:a b c | Y:b c | Z:c d", "" },
  { "dictionary scope", "", XYZ, "a b c d", CODEBOOK, "X:a b c | Z:c d", "b c@b c=overlap by a b c" },
  { "covered by longer ones only", "", "[{code: X, patterns: [a b c, d e f g]}, {code: Y, patterns: [b c d]}]", "a b c d e f g", CODEBOOK,
    "X:a b c | Y:b c d | X:d e f g", "" },
  { "covered by two longer ones", "", "[{code: X, patterns: [a b c, d e f]}, {code: Y, patterns: [c d]}]", "a b c d e f", CODEBOOK,
    "X:a b c | X:d e f", "c d@c d=overlap by a b c" },
  { "covered by words", "", "[{code: X, patterns: [x y a, b z z]}, {code: Y, patterns: [{near: {words: [a, b], within: 0}}]}]",
    "x y a, b z z", CODEBOOK, "X:x y a | X:b z z", "near(a, b, 0)@a, b=overlap by x y a" },
  { "the longest by words, not by tokens", "", "[{code: X, patterns: [a b, b c d]}]", "a-b c d", LONGEST, "X:b c d",
    "a b@a-b=overlap by b c d" },
  { "one stretch for two keys", "", "[{code: X, patterns: [a b]}, {code: Y, patterns: [a b]}]", "a b", CODEBOOK, "X:a b | Y:a b", "" },
  { "nested in one key", "", "[{code: X, patterns: [a b, b]}]", "a b b", LONGEST, "X:a b | X:b", "b@b=overlap by a b" },
  { "overlap in one key", "", "[{code: X, patterns: [a b, b c]}]", "a b c", LONGEST, "X:a b", "b c@b c=overlap by a b" },
  { "the longest, not the leftmost", "", "[{code: X, patterns: [a b, b c d]}]", "a b c d", LONGEST, "X:b c d",
    "a b@a b=overlap by b c d" },
  { "leftmost", "", "[{code: X, patterns: [a b, b c d]}]", "a b c d", { 0 }, "X:a b", "b c d@b c d=overlap by a b" },
  { "every pattern", "", "[{code: X, patterns: [a b, b c d, b]}]", "a b c d", PATTERNS, "X:a b | X:b | X:b c d", "" },
  /* levels = 1 collapses the sub-codes, all levels keep them apart. */
  { "levels: the first", "", PARENTS, "a b c", LONGEST, "P:a b | P.q:a b | P:c | P.q:c", "" },
  { "levels: each by itself", "", PARENTS, "a b c", { .overlap = THEMA_OVERLAP_LONGEST, .own_only = TRUE },
    "P:a | P.q:a b | P.q:c", "" },

  /* What parts a phrase. */
  { "a hyphen joins", "", "[{code: h, patterns: [a b]}]", "a-b", { 0 }, "h:a-b", "" },
  { "a hyphen parts", "", "[{code: h, patterns: [a b]}]", "a-b, a b", { .punctuation_parts = TRUE }, "h:a b", "" },
  { "a line does not part", "", "[{code: h, patterns: [a b]}]", "a\nb", { .punctuation_parts = TRUE }, "h:a\nb", "" },
  { "a line parts", "", "[{code: h, patterns: [a b]}]", "a\nb", { 0 }, "", "" },
};

static ThemaCodebook *
parse (const Case *self, GError **error)
{
  g_autofree char *yaml = g_strdup_printf ("thema: 1\n%s\ncodes: %s\n", self->head, self->codes);
  return thema_codebook_parse ("book.yaml", yaml, strlen (yaml), error);
}

static char *
tell_passages (const ThemaCodebook *codebook, const ThemaDocument *document, const GArray *segments)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
      g_string_append_printf (out, "%s%s:%.*s%s", i > 0 ? " | " : "", thema_codebook_code (codebook, segment->code)->name,
                              (int) (segment->end - segment->start), document->text + segment->start,
                              segment->negated ? " (negated)" : "");
    }
  return g_string_free (out, FALSE);
}

static char *
tell_lost (const ThemaMatcher *matcher, const ThemaDocument *document, const GArray *candidates)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < candidates->len; i++)
    {
      const ThemaCandidate *candidate = &g_array_index (candidates, ThemaCandidate, i);
      if (candidate->fate == THEMA_FATE_KEPT)
        continue;
      g_string_append_printf (out, "%s%s@%.*s=%s by %s", out->len > 0 ? " | " : "",
                              thema_matcher_pattern (matcher, candidate->pattern)->text,
                              (int) (candidate->end - candidate->start), document->text + candidate->start,
                              thema_fate_name (candidate->fate), thema_matcher_pattern (matcher, candidate->by)->text);
    }
  return g_string_free (out, FALSE);
}

static gboolean
check (const Case *self)
{
  const FixtureText texts[] = { { "d", self->text }, { NULL, NULL } };
  const FixtureOptions options = { .stemmer = "english" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  g_autoptr (ThemaCodebook) codebook = parse (self, &error);
  g_autoptr (ThemaMatcher) matcher
      = codebook != NULL ? thema_matcher_new (codebook, store, &self->rules, &error) : NULL;
  if (matcher == NULL)
    {
      g_test_message ("%s: %s", self->name, error->message);
      return FALSE;
    }
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (ThemaCandidate));
  ThemaDocument document = fixture_document (store, 0);
  g_assert_true (thema_search_document (search, &document, segments, candidates, NULL));
  g_autofree char *found = tell_passages (codebook, &document, segments);
  g_autofree char *lost = tell_lost (matcher, &document, candidates);
  if (strcmp (found, self->found) != 0)
    g_test_message ("%s: found '%s', not '%s'", self->name, found, self->found);
  if (self->lost != NULL && strcmp (lost, self->lost) != 0)
    g_test_message ("%s: lost '%s', not '%s'", self->name, lost, self->lost);
  return strcmp (found, self->found) == 0 && (self->lost == NULL || strcmp (lost, self->lost) == 0);
}

static void
test_cases (void)
{
  guint n_wrong = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    n_wrong += !check (&cases[i]);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* A codebook in YAML's flow style, which looks like JSON, is thema's own as well: nothing is left out of it. */
static void
test_flow_style (void)
{
  static const char yaml[] = "{\"thema\": 1, \"codes\": [{\"code\": \"n\", \"patterns\": "
                             "[{\"near\": {\"words\": [\"a\", \"b\"], \"within\": 1}}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (codebook->notes->len, ==, 0);
  g_assert_cmpuint (thema_codebook_code (codebook, 0)->patterns->len, ==, 1);
}

/* quanteda's `exclusive`: a text with its matches replaced by their keys, with the other words kept (FALSE) or
 * without them (TRUE). Keys that begin at one word stand in the order of their names. */
static void
test_exclusive (void)
{
  static const struct
  {
    ThemaOverlap overlap;
    const char *with_words, *keys;
  } expected[] = {
    { THEMA_OVERLAP_LONGEST, "w X Y Z e w Z", "X Y Z Z" },
    { THEMA_OVERLAP_CODEBOOK, "w X Z e w Z", "X Z Z" },
  };
  const FixtureText texts[] = { { "d", "w a b c d e w c d" }, { NULL, NULL } };
  const FixtureOptions options = { .tokenizer = THEMA_TOKENIZER_WHITESPACE };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  const Case self = { .head = "", .codes = XYZ };
  g_autoptr (ThemaCodebook) codebook = parse (&self, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ThemaCodingRules rules = { .overlap = expected[i].overlap };
      g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, &rules, NULL);
      g_autoptr (ThemaSearch) search = thema_search_new (matcher);
      g_autoptr (GString) with_words = g_string_new (NULL), keys = g_string_new (NULL);
      ThemaDocument document = fixture_document (store, 0);
      guint n, next = 0, covered = 0;
      g_assert_true (thema_search_find (search, &document, NULL));
      const ThemaPassage *passages = thema_search_decide (search, THEMA_NO_ID, &n);
      for (guint32 token = 0; token < document.n_tokens; token++)
        {
          for (; next < n && passages[next].first_token == token; next++)
            {
              const char *key = thema_codebook_code (codebook, passages[next].code)->name;
              g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", key);
              g_string_append_printf (with_words, "%s%s", with_words->len > 0 ? " " : "", key);
              covered = MAX (covered, passages[next].end_token);
            }
          ThemaSlice word = thema_store_form (store, document.forms[token]);
          if (token >= covered)
            g_string_append_printf (with_words, "%s%.*s", with_words->len > 0 ? " " : "", (int) word.length,
                                    word.bytes);
        }
      g_assert_cmpstr (with_words->str, ==, expected[i].with_words);
      g_assert_cmpstr (keys->str, ==, expected[i].keys);
    }
}

/* Leaving a pattern out decides what coding without it finds, whatever the policy. */
static void
test_without (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *self = &cases[i];
      const FixtureText texts[] = { { "d", self->text }, { NULL, NULL } };
      const FixtureOptions options = { .stemmer = "english" };
      g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
      g_autoptr (ThemaCodebook) codebook = parse (self, NULL);
      g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, &self->rules, NULL);
      g_autoptr (ThemaSearch) search = thema_search_new (matcher);
      ThemaDocument document = fixture_document (store, 0);
      guint n_found, n;
      g_assert_true (thema_search_find (search, &document, NULL));
      const guint32 *found = thema_search_found (search, &n_found);
      g_autofree guint32 *patterns = g_memdup2 (found, n_found * sizeof *found);
      for (guint p = 0; p < n_found; p++)
        {
          const ThemaPassage *passages = thema_search_decide (search, patterns[p], &n);
          for (guint k = 0; k < n; k++)
            g_assert_cmpuint (passages[k].first_token, <, passages[k].end_token);
        }
      /* And nothing of it stays. */
      g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
      g_assert_true (thema_search_document (search, &document, segments, NULL, NULL));
      g_autofree char *again = tell_passages (codebook, &document, segments);
      g_assert_cmpstr (again, ==, self->found);
    }
}

/* An expression that would run for ever is stopped, and the message names it and the word. */
static void
test_steps (void)
{
  static const Case self
      = { "", "", "[{code: r, patterns: [{pattern: '(a+)+[bc]', match: regex}]}]", "", { 0 }, "", "" };
  g_autofree char *word = g_strnfill (60, 'a');
  const FixtureText texts[] = { { "d", word }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaCodebook) codebook = parse (&self, NULL);
  g_assert_null (thema_matcher_new (codebook, store, NULL, &error));
  g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN);
  g_assert_true (g_str_has_prefix (error->message,
                                   "book.yaml:3: the regular expression '(a+)+[bc]' takes too many steps on the word 'aaa"));
}

/* The reference: words near each other, negation and the policies of overlap once more, read slowly.
 *
 * A text is a run of letters; between two there is a blank, a comma, which parts phrases, or a line's end,
 * which ends the sentence. A pattern is a phrase, or letters near each other. */

#define N_REF_WORDS 24
#define N_REF_CODES 3
#define N_REF_PATTERNS 3
#define REF_CUE 'n'

typedef struct
{
  char word;
  gboolean joined; /* follows the one before in a phrase */
  guint sentence;
  guint32 start;
} RefWord;

typedef struct
{
  char letters[4]; /* NUL-terminated */
  gboolean near, ordered;
  guint within;
} RefPattern;

typedef struct
{
  RefPattern patterns[N_REF_CODES][N_REF_PATTERNS];
  guint window;
  RefWord words[N_REF_WORDS];
} RefCase;

/* From a word to behind another one. */
typedef struct
{
  guint start, end;
  guint code, pattern;
} RefHit;

static guint
pick (GRand *random, guint n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static char *
ref_make_text (GRand *random, RefCase *self)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < N_REF_WORDS; i++)
    {
      guint how = i > 0 ? pick (random, 10) : 9;
      guint sentence = i > 0 ? self->words[i - 1].sentence + (how == 0) : 0;
      g_string_append (text, i == 0 ? "" : how == 0 ? "\n" : how == 1 ? ", " : " ");
      self->words[i] = (RefWord){ "abcdabcdan"[pick (random, 10)], how > 1, sentence, (guint32) text->len };
      g_string_append_c (text, self->words[i].word);
    }
  return g_string_free (text, FALSE);
}

/* Patterns of one code must differ: one that is stated twice counts once. */
static char *
ref_make_codebook (GRand *random, RefCase *self)
{
  GString *yaml = g_string_new (NULL);
  self->window = 1 + pick (random, 3);
  g_string_printf (yaml, "thema: 1\nnegation: {cues: [%c], window: %u}\ncodes:\n", REF_CUE, self->window);
  for (guint c = 0; c < N_REF_CODES; c++)
    {
      g_string_append_printf (yaml, "  - code: %c\n    negated: %s\n    patterns:\n", 'x' + c, c == 0 ? "drop" : "keep");
      for (guint p = 0; p < N_REF_PATTERNS; p++)
        {
          RefPattern *pattern = &self->patterns[c][p];
          *pattern = (RefPattern){ .near = pick (random, 2) == 0, .ordered = pick (random, 2) == 0, .within = pick (random, 4) };
          guint n = 1 + pattern->near + pick (random, 2);
          for (guint i = 0; i < n; i++)
            pattern->letters[i] = "abcd"[i == 0 ? p : pick (random, 4)];
          g_autofree char *commas = g_strdup_printf ("%c%s%c%s%c", pattern->letters[0], n > 1 ? ", " : "",
                                                     n > 1 ? pattern->letters[1] : ' ', n > 2 ? ", " : "",
                                                     n > 2 ? pattern->letters[2] : ' ');
          g_auto (GStrv) words = g_strsplit (commas, ", ", -1);
          g_autofree char *phrase = g_strjoinv (" ", words);
          if (pattern->near)
            g_string_append_printf (yaml, "      - near: {words: [%s], within: %u, order: %s}\n", commas, pattern->within,
                                    pattern->ordered ? "before" : "any");
          else
            g_string_append_printf (yaml, "      - %s\n", phrase);
        }
    }
  return g_string_free (yaml, FALSE);
}

/* Whether the letters that are left stand near each other behind `at`, the last one at `last`. */
static gboolean
ref_goes_on (const RefCase *self, const RefPattern *pattern, guint used, guint at, guint last)
{
  guint n = (guint) strlen (pattern->letters);
  if (used == (1u << n) - 1)
    return at == last;
  for (guint next = at + 1; next <= last && next <= at + 1 + pattern->within; next++)
    for (guint i = 0; i < n; i++)
      if (!(used >> i & 1) && (!pattern->ordered || used == (1u << i) - 1) && self->words[next].word == pattern->letters[i]
          && ref_goes_on (self, pattern, used | 1u << i, next, last))
        return TRUE;
  return FALSE;
}

/* Whether the pattern fits from the word `first` to the word `last`, be there a nearer place or not. */
static gboolean
ref_fits (const RefCase *self, const RefPattern *pattern, guint first, guint last)
{
  guint n = (guint) strlen (pattern->letters);
  if (pattern->near)
    {
      gboolean fits = FALSE;
      for (guint i = 0; i < (pattern->ordered ? 1 : n); i++)
        fits |= self->words[first].word == pattern->letters[i] && ref_goes_on (self, pattern, 1u << i, first, last);
      return fits && self->words[first].sentence == self->words[last].sentence;
    }
  gboolean fits = last + 1 - first == n;
  for (guint i = 0; fits && i < n; i++)
    fits = self->words[first + i].word == pattern->letters[i] && (i == 0 || self->words[first + i].joined);
  return fits;
}

static gboolean
ref_is_nearest (const RefCase *self, const RefPattern *pattern, guint first, guint last)
{
  for (guint a = first; a <= last; a++)
    for (guint b = a; b <= last; b++)
      if ((a > first || b < last) && ref_fits (self, pattern, a, b))
        return FALSE;
  return TRUE;
}

static gboolean
ref_is_negated (const RefCase *self, guint first)
{
  for (guint back = 1; back <= self->window && back <= first; back++)
    if (self->words[first - back].word == REF_CUE && self->words[first - back].sentence == self->words[first].sentence)
      return TRUE;
  return FALSE;
}

static GArray *
ref_find (const RefCase *self)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (RefHit));
  for (guint c = 0; c < N_REF_CODES; c++)
    for (guint p = 0; p < N_REF_PATTERNS; p++)
      for (guint first = 0; first < N_REF_WORDS; first++)
        for (guint last = first; last < N_REF_WORDS; last++)
          {
            RefHit hit = { first, last + 1, c, p };
            const RefPattern *pattern = &self->patterns[c][p];
            if (ref_fits (self, pattern, first, last) && ref_is_nearest (self, pattern, first, last)
                && !(c == 0 && ref_is_negated (self, first)))
              g_array_append_val (hits, hit);
          }
  return hits;
}

/* Whether `a` is to be taken before `b`. */
static gboolean
ref_is_better (ThemaOverlap overlap, const RefHit *a, const RefHit *b)
{
  gboolean by_length = overlap == THEMA_OVERLAP_LONGEST || overlap == THEMA_OVERLAP_CODEBOOK;
  if (by_length && a->end - a->start != b->end - b->start)
    return a->end - a->start > b->end - b->start;
  return a->start != b->start ? a->start < b->start : a->end > b->end;
}

/* Whether the chosen hits leave no room for the hit. */
static gboolean
ref_is_barred (ThemaOverlap overlap, const GArray *chosen, const RefHit *hit)
{
  guint n_covered = 0;
  for (guint word = hit->start; word < hit->end; word++)
    {
      gboolean covered = FALSE;
      for (guint i = 0; i < chosen->len; i++)
        {
          const RefHit *other = &g_array_index (chosen, RefHit, i);
          if (word < other->start || word >= other->end)
            continue;
          if (other->code == hit->code && (overlap != THEMA_OVERLAP_PATTERNS || other->pattern == hit->pattern))
            return TRUE;
          covered |= other->end - other->start > hit->end - hit->start;
        }
      n_covered += covered;
    }
  return overlap == THEMA_OVERLAP_CODEBOOK && n_covered == hit->end - hit->start;
}

static int
ref_compare (gconstpointer a, gconstpointer b)
{
  const RefHit *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

/* Takes the best hit, then the best of the others, and so on. */
static GArray *
ref_choose (ThemaOverlap overlap, const GArray *found)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (RefHit));
  g_autoptr (GArray) hits = g_array_copy ((GArray *) found);
  while (hits->len > 0)
    {
      guint best = 0;
      for (guint i = 1; i < hits->len; i++)
        if (ref_is_better (overlap, &g_array_index (hits, RefHit, i), &g_array_index (hits, RefHit, best)))
          best = i;
      RefHit hit = g_array_index (hits, RefHit, best);
      g_array_remove_index (hits, best);
      if (!ref_is_barred (overlap, chosen, &hit))
        g_array_append_val (chosen, hit);
    }
  g_array_sort (chosen, ref_compare);
  return chosen;
}

static void
ref_check (const RefCase *self, const ThemaCodebook *codebook, const ThemaStore *store, ThemaOverlap overlap)
{
  const ThemaCodingRules rules = { .overlap = overlap };
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, &rules, NULL);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  g_autoptr (GArray) hits = ref_find (self);
  g_autoptr (GArray) chosen = ref_choose (overlap, hits);
  ThemaDocument document = fixture_document (store, 0);
  g_assert_true (thema_search_document (search, &document, segments, NULL, NULL));
  g_assert_cmpuint (segments->len, ==, chosen->len);
  for (guint i = 0; i < chosen->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
      const RefHit *hit = &g_array_index (chosen, RefHit, i);
      g_assert_cmpuint (segment->code, ==, hit->code);
      g_assert_cmpuint (segment->start, ==, self->words[hit->start].start);
      g_assert_cmpuint (segment->end, ==, self->words[hit->end - 1].start + 1);
    }
}

static void
test_reference (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240229);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree RefCase *self = g_new0 (RefCase, 1);
      g_autoptr (GError) error = NULL;
      g_autofree char *yaml = ref_make_codebook (random, self);
      g_autofree char *text = ref_make_text (random, self);
      const FixtureText texts[] = { { "d", text }, { NULL, NULL } };
      g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
      g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error);
      g_assert_no_error (error);
      g_test_message ("%s\non '%s'", yaml, text);
      for (ThemaOverlap overlap = THEMA_OVERLAP_LEFTMOST; overlap <= THEMA_OVERLAP_PATTERNS; overlap++)
        ref_check (self, codebook, store, overlap);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coding/cases", test_cases);
  g_test_add_func ("/coding/flow-style", test_flow_style);
  g_test_add_func ("/coding/exclusive", test_exclusive);
  g_test_add_func ("/coding/without", test_without);
  g_test_add_func ("/coding/steps", test_steps);
  g_test_add_func ("/coding/reference", test_reference);
  return g_test_run ();
}
