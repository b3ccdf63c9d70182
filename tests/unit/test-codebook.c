/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/codebook.h"
#include "codebook/error.h"
#include "codebook/pattern-words.h"

#include <string.h>

static ThemaCodebook *
parse (const char *yaml)
{
  g_autoptr (GError) error = NULL;
  ThemaCodebook *codebook = thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error);
  g_assert_no_error (error);
  return codebook;
}

static void
describe_patterns (GString *out, const char *what, const GArray *patterns)
{
  static const char *const matches[]
      = { [THEMA_MATCH_WORD] = "", [THEMA_MATCH_STEM] = "stem:", [THEMA_MATCH_REGEX] = "regex:" };
  for (guint i = 0; i < patterns->len; i++)
    {
      const ThemaPattern *pattern = &g_array_index (patterns, ThemaPattern, i);
      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " / " : what,
                              pattern->case_sensitive ? "case:" : "", matches[pattern->match],
                              pattern->text);
    }
}

/* The model on one line: "name(label)<parent = patterns ! exclusions;" for each code. */
static char *
describe (const ThemaCodebook *codebook)
{
  GString *out = g_string_new (NULL);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", code->name);
      if (*code->label != '\0')
        g_string_append_printf (out, "(%s)", code->label);
      if (code->parent != THEMA_NO_ID)
        g_string_append_printf (out, "<%s", thema_codebook_code (codebook, code->parent)->name);
      describe_patterns (out, " = ", code->patterns);
      describe_patterns (out, " ! ", code->exclusions);
    }
  return g_string_free (out, FALSE);
}

#define HEAD "thema: 1\n"

/* Codebooks and their models. */
static const struct
{
  const char *name, *yaml, *model;
} models[] = {
  { "one pattern", HEAD "codes:\n- code: a\n  patterns:\n  - x\n", "a = x" },
  { "codes and patterns are sorted", HEAD "codes:\n- code: b\n  patterns: [y, x, B]\n- code: a\n",
    "a; b = B / x / y" },
  { "sub-codes follow their code", HEAD "codes:\n- code: z\n  patterns: [x]\n  codes:\n  - code: b\n  - code: a\n"
    "- code: y\n", "y; z = x; a<z; b<z" },
  { "a parent by name", HEAD "codes:\n- {code: a, parent: z, patterns: [x]}\n- code: z\n- code: zz\n",
    "z; a<z = x; zz" },
  { "a sub-code may repeat its parent", HEAD "codes:\n- code: z\n  codes: [{code: a, parent: z, patterns: [x]}]\n",
    "z; a<z = x" },
  { "siblings by name, not by path", HEAD "codes: [{code: a-b, patterns: [x]}, {code: a}, {code: c, parent: a}]\n",
    "a; c<a; a-b = x" },
  { "a pattern stated twice", HEAD "codes: [{code: a, patterns: [x, y, x, ' x ']}]\n", "a = x / y" },
  { "ways to match", HEAD "codes:\n- code: a\n  patterns:\n  - {pattern: x, match: stem}\n"
    "  - {pattern: x, case: sensitive}\n  - {pattern: x, match: word, case: ignore}\n  - {pattern: y}\n",
    "a = x / case:x / stem:x / y" },
  { "not", HEAD "codes: [{code: a, patterns: [x], not: [z, y x, {pattern: X, case: sensitive}]}]\n",
    "a = x ! case:X / y x / z" },
  { "wildcards in quotes", HEAD "codes: [{code: a, patterns: ['*x', \"y?\", z*]}]\n", "a = *x / y? / z*" },
  { "lists may be left empty", HEAD "codes:\n- code: a\n  patterns: [x]\n  not:\n  examples:\n  codes:\n",
    "a = x" },
  { "a pattern over two lines", HEAD "codes:\n- code: a\n  patterns:\n  - >\n    human\n    rights\n",
    "a = human rights" },
  { "words that YAML knows are words", HEAD "codes:\n- {code: no, patterns: [yes, 1.10, null]}\n",
    "no = 1.10 / null / yes" },
  { "near", HEAD "codes:\n- code: a\n  patterns:\n"
    "  - near: {words: [x, {pattern: y z, match: stem}], within: 5}\n"
    "  - near: {words: [x, {pattern: US, case: sensitive}], within: 2, order: after, unit: document}\n",
    "a = near(x, stem(\"y z\"), 5) / seq(case(US), x, 2, document)" },
  { "regular expressions", HEAD "codes:\n- code: a\n  patterns: [{pattern: '[ab]+', match: regex}]\n",
    "a = regex:[ab]+" },
  { "names with blanks in them", HEAD "codes: [{code: two words, patterns: [x]}]\n", "two words = x" },
  { "names of any letters", HEAD "codes: [{code: \xC3\x89tat_1-2.x, patterns: [x]}]\n",
    "\xC3\x89tat_1-2.x = x" },
  { "text is composed", HEAD "codes: [{code: a, patterns: [e\xCC\x81tat]}]\n", "a = \xC3\xA9tat" },
  { "CR LF and comments", "# first\r\nthema: 1\r\ncodes:\r\n- code: a\r\n  patterns:\r\n  - x # why\r\n",
    "a = x" },
  { "byte order mark", "\xEF\xBB\xBFthema: 1\ncodes: [{code: a, patterns: [x]}]\n", "a = x" },
  { "a document mark", "---\nthema: 1\ncodes: [{code: a, patterns: [x]}]\n...\n", "a = x" },

  { "plain: list", "a: [x, y]\n", "a(a) = x / y" },
  { "plain: one pattern", "a: x y\n", "a(a) = x y" },
  { "plain: nested", "economy:\n  more: [tax*, public spending]\n  less: [austerity]\nenvironment: [climat*]\n",
    "economy(economy); economy.less(less)<economy = austerity; "
    "economy.more(more)<economy = public spending / tax*; environment(environment) = climat*" },
  { "plain: patterns beside sub-codes", "a:\n- x\n- b: [y]\n- c:\n  - z\n  - d: w\n",
    "a(a) = x; a.b(b)<a = y; a.c(c)<a = z; a.c.d(d)<a.c = w" },
  { "plain: names with blanks", "A CATEGORY: [more]\n", "A CATEGORY(A CATEGORY) = more" },
  { "plain: a code without patterns", "a:\nb: [x]\n", "a(a); b(b) = x" },
  { "plain: lists in lists", "a: [[x, [y]], z]\n", "a(a) = x / y / z" },
};

static void
test_models (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_test_message ("%s", models[i].name);
      g_autoptr (ThemaCodebook) codebook = parse (models[i].yaml);
      g_autofree char *model = describe (codebook);
      g_assert_cmpstr (model, ==, models[i].model);
    }
}

static const char whole[] = HEAD
    "title: Trust\n"
    "version: \"1.10\"\n"
    "language: en\n"
    "description: >\n"
    "  On what it rests.\n"
    "codes:\n"
    "- code: trust\n"
    "  label: Trust in all\n"
    "  definition: >\n"
    "    Confidence\n"
    "    of persons.\n"
    "  include: This.\n"
    "  exclude: That.\n"
    "  patterns:\n"
    "  - distrust*\n"
    "  - pattern: trust\n"
    "    match: stem\n"
    "  examples:\n"
    "    positive:\n"
    "    - \"Voters trusted: it.\"\n"
    "    negative: [A trust fund.]\n"
    "  codes:\n"
    "  - code: trust_courts\n";

static void
test_all_keys (void)
{
  g_autoptr (ThemaCodebook) codebook = parse (whole);
  g_assert_cmpstr (codebook->path, ==, "book.yaml");
  g_assert_cmpstr (codebook->title, ==, "Trust");
  g_assert_cmpstr (codebook->version, ==, "1.10");
  g_assert_cmpstr (codebook->language, ==, "en");
  const ThemaCode *code = thema_codebook_code (codebook, 0);
  g_assert_cmpuint (code->line, ==, 8);
  g_assert_cmpstr (code->label, ==, "Trust in all");
  g_assert_cmpstr (code->definition, ==, "Confidence of persons.");
  g_assert_cmpstr (code->include, ==, "This.");
  g_assert_cmpstr (code->exclude, ==, "That.");
  g_assert_cmpuint (g_array_index (code->patterns, ThemaPattern, 0).line, ==, 16);
  g_assert_cmpuint (g_array_index (code->patterns, ThemaPattern, 1).line, ==, 17);
  g_assert_cmpuint (code->examples->len, ==, 2);
  const ThemaExample *positive = &g_array_index (code->examples, ThemaExample, 0);
  const ThemaExample *negative = &g_array_index (code->examples, ThemaExample, 1);
  g_assert_true (positive->positive && !negative->positive);
  g_assert_cmpstr (positive->text, ==, "Voters trusted: it.");
  g_assert_cmpstr (negative->text, ==, "A trust fund.");
  g_assert_cmpuint (positive->line, ==, 21);
  g_assert_cmpuint (code->last_descendant, ==, 1);
  const ThemaCode *below = thema_codebook_code (codebook, 1);
  g_assert_cmpuint (below->parent, ==, 0);
  g_assert_cmpuint (below->last_descendant, ==, 1);
  g_assert_cmpstr (below->definition, ==, "");
}

/* What is wrong with a codebook, and the message. */
static const struct
{
  const char *name, *yaml, *message; /* a pattern */
} faults[] = {
  { "empty", "", "book.yaml:1: the codebook is empty" },
  { "nothing but a comment", "# a\n", "book.yaml:1: the codebook is empty" },
  { "a list", "- a\n", "book.yaml:1: a codebook must be a mapping*" },
  { "a text", "a\n", "book.yaml:1: a codebook must be a mapping*" },
  { "not YAML", HEAD "codes: [\n", "book.yaml:*" },
  { "a tab", HEAD "codes:\n- code: a\n\tlabel: b\n", "book.yaml:4: *" },
  { "not UTF-8", HEAD "title: \xFF\n", "book.yaml:*" },
  { "two documents", HEAD "codes: [{code: a, patterns: [x]}]\n---\na: b\n",
    "book.yaml:4: a second YAML document begins here*" },
  { "an alias", HEAD "codes:\n- code: a\n  patterns:\n  - *ation\n",
    "book.yaml:5: a text that begins with \\* needs quotes*" },
  { "an anchor", HEAD "codes:\n- code: a\n  patterns:\n  - &x y\n",
    "book.yaml:5: a text that begins with & needs quotes" },
  { "an anchor on a list", HEAD "codes: &x\n- code: a\n", "book.yaml:2: *begins with & *" },
  { "a tag", HEAD "codes:\n- code: a\n  patterns:\n  - !x y\n",
    "book.yaml:5: a text that begins with ! needs quotes" },
  { "a tag of YAML's own", HEAD "title: !!str x\n", "book.yaml:2: *begins with ! *" },
  { "a key twice", HEAD "title: a\ntitle: b\n", "book.yaml:3: the key 'title' is there twice*" },
  { "a key twice in a code", HEAD "codes:\n- code: a\n  patterns: [x]\n  patterns: [y]\n",
    "book.yaml:5: the key 'patterns' is there twice*" },
  { "a key twice, composed", "\xC3\xA9: [x]\ne\xCC\x81: [y]\n", "book.yaml:2: the key *is there twice*" },
  { "a key that is a list", "[a, b]: c\n", "book.yaml:1: a key must be a plain name" },
  { "another form", "thema: 2\n", "book.yaml:1: this program reads codebooks of the form 'thema: 1'" },
  { "a form that is a list", "thema: [1]\n", "book.yaml:1: this program reads *" },
  { "thema: is missing", "title: x\ncodes:\n- code: a\n  patterns: [x]\n",
    "book.yaml:1: the first line 'thema: 1' is missing" },
  { "unknown key at the top", HEAD "author: me\n", "book.yaml:2: the key 'author' is not known here*title*" },
  { "unknown key in a code", HEAD "codes:\n- code: a\n  exlude: x\n",
    "book.yaml:4: the key 'exlude' is not known here*exclude*" },
  { "unknown key in a pattern", HEAD "codes:\n- code: a\n  patterns:\n  - pattern: x\n    mach: stem\n",
    "book.yaml:6: the key 'mach' is not known here*match*" },
  { "unknown key in examples", HEAD "codes:\n- code: a\n  examples:\n    postive: [x]\n",
    "book.yaml:5: the key 'postive' is not known here*" },
  { "a title that is a list", HEAD "title: [x]\n", "book.yaml:2: 'title' must be a text" },
  { "a label that is a mapping", HEAD "codes:\n- code: a\n  label: {b: c}\n",
    "book.yaml:4: 'label' must be a text" },
  { "codes are no list", HEAD "codes: {a: b}\n", "book.yaml:2: 'codes' must be a list*" },
  { "a code is a text", HEAD "codes:\n- a\n", "book.yaml:3: a code must be a mapping*" },
  { "a code without a name", HEAD "codes:\n- label: a\n", "book.yaml:3: the key 'code' is missing*" },
  { "an empty name", HEAD "codes:\n- code: ''\n", "book.yaml:3: a code needs a name" },
  { "a name that is a list", HEAD "codes:\n- code: [a]\n", "book.yaml:3: a code needs a name" },
  { "a name that ends with a blank", HEAD "codes:\n- code: 'a '\n",
    "book.yaml:3: the code's name 'a ' begins or ends with a blank" },
  { "a name on two lines", HEAD "codes:\n- code: \"a\\nb\"\n", "book.yaml:3: a code's name must stand on one line" },
  { "patterns are no list", HEAD "codes:\n- code: a\n  patterns: x\n",
    "book.yaml:4: 'patterns' must be a list*" },
  { "not is no list", HEAD "codes:\n- code: a\n  not: {x: y}\n", "book.yaml:4: 'not' must be a list*" },
  { "an empty pattern", HEAD "codes:\n- code: a\n  patterns:\n  - x\n  -\n",
    "book.yaml:6: the pattern is empty*" },
  { "a pattern of blanks", HEAD "codes:\n- code: a\n  patterns: ['  ']\n",
    "book.yaml:4: the pattern is empty*" },
  { "a pattern without its key", HEAD "codes:\n- code: a\n  patterns:\n  - match: stem\n",
    "book.yaml:5: the key 'pattern' is missing" },
  { "a colon in a pattern", HEAD "codes:\n- code: a\n  patterns:\n  - norms: rules\n",
    "book.yaml:5: the key 'norms' is not known here*" },
  { "a pattern that is a list", HEAD "codes:\n- code: a\n  patterns:\n  - [x]\n",
    "book.yaml:5: a pattern must be a text*" },
  { "another match", HEAD "codes:\n- code: a\n  patterns:\n  - {pattern: x, match: glob}\n",
    "book.yaml:5: 'match' must be word or stem or regex" },
  { "no weight", HEAD "codes:\n- code: a\n  patterns:\n  - {pattern: x, weight: heavy}\n",
    "book.yaml:5: 'weight' must be a number with at most six decimals, like 2 or -0.5" },
  { "near one word", HEAD "codes:\n- code: a\n  patterns:\n  - near: {words: [x], within: 3}\n",
    "book.yaml:5: 'near' needs from 2 to 8 words*" },
  { "near without a distance", HEAD "codes:\n- code: a\n  patterns:\n  - near: {words: [x, y]}\n",
    "book.yaml:5: 'near' needs from 2 to 8 words*" },
  { "near and a pattern", HEAD "codes:\n- code: a\n  patterns:\n  - {near: {words: [x, y], within: 3}, pattern: x}\n",
    "book.yaml:5: the key 'pattern' is not known here*" },
  { "a unit without a rule", HEAD "codes:\n- code: a\n  unit: sentence\n",
    "book.yaml:3: 'unit' says on what a 'rule' is judged, but there is no 'rule'" },
  { "negated by another word", HEAD "codes:\n- code: a\n  negated: no\n",
    "book.yaml:4: 'negated' must be inherit or keep or drop or mark" },
  { "a window of words", HEAD "negation: {window: wide}\ncodes: []\n",
    "book.yaml:2: 'window' must be a whole number from 0 to 100" },
  { "exclusive by another word", HEAD "exclusive: yes\ncodes: []\n",
    "book.yaml:2: 'exclusive' must be false or true" },
  { "another case", HEAD "codes:\n- code: a\n  patterns:\n  - pattern: x\n    case: upper\n",
    "book.yaml:6: 'case' must be ignore or sensitive" },
  { "stem and case", HEAD "codes:\n- code: a\n  patterns:\n  - {pattern: x, match: stem, case: sensitive}\n",
    "book.yaml:5: a pattern cannot be matched by stem and by case at once*" },
  { "examples are no mapping", HEAD "codes:\n- code: a\n  examples: [x]\n",
    "book.yaml:4: 'examples' must have the keys positive and negative" },
  { "positive is no list", HEAD "codes:\n- code: a\n  examples: {positive: x}\n",
    "book.yaml:4: 'positive' must be a list of sentences" },
  { "an example is a mapping", HEAD "codes:\n- code: a\n  examples:\n    negative:\n    - x: y\n",
    "book.yaml:6: an example must be a sentence" },
  { "an empty example", HEAD "codes:\n- code: a\n  examples:\n    negative:\n    -\n",
    "book.yaml:6: an example must be a sentence" },
  { "a code twice", HEAD "codes:\n- code: a\n  codes:\n  - code: b\n- code: b\n",
    "book.yaml:6: the code 'b' is already defined on line 5*" },
  { "an unknown parent", HEAD "codes:\n- {code: a, patterns: [x]}\n- {code: b, parent: c}\n",
    "book.yaml:4: the parent 'c' of the code 'b' is not defined*" },
  { "its own parent", HEAD "codes:\n- {code: a, parent: a, patterns: [x]}\n",
    "book.yaml:3: the code 'a' is its own ancestor*" },
  { "a cycle", HEAD "codes:\n- {code: a, parent: b}\n- {code: b, parent: c}\n- {code: c, parent: a}\n",
    "book.yaml:3: the code 'a' is its own ancestor*" },
  { "below a cycle", HEAD "codes:\n- {code: a, parent: b}\n- {code: b, parent: c}\n- {code: c, parent: b}\n",
    "book.yaml:?: *cycle*" },
  { "two parents", HEAD "codes:\n- code: z\n- code: a\n  codes:\n  - {code: b, parent: z}\n",
    "book.yaml:6: the code 'b' stands under 'a' and names 'z' as its parent" },
  { "plain: a code twice", "a.b: [x]\na:\n  b: [y]\n", "book.yaml:3: the code 'a.b' is already defined on line 1*" },
  { "plain: an empty pattern", "a:\n- x\n-\n", "book.yaml:3: the pattern is empty*" },
  { "plain: an unnamed code", "'': [x]\n", "book.yaml:1: a code needs a name" },
};

static void
test_faults (void)
{
  guint n_wrong = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook
          = thema_codebook_parse ("book.yaml", faults[i].yaml, strlen (faults[i].yaml), &error);
      g_assert_true ((codebook == NULL) == (error != NULL));
      /* g_pattern_match has no escapes: a star in a message is matched by a star. */
      g_autofree char *pattern = g_strdup (faults[i].message);
      const char *message = error != NULL ? error->message : "(none)";
      for (char *p; (p = strstr (pattern, "\\*")) != NULL;)
        *p = '*';
      if (g_pattern_match_simple (pattern, message) && error->domain == THEMA_CODEBOOK_ERROR)
        continue;
      g_test_message ("%s: the message is '%s'", faults[i].name, message);
      n_wrong++;
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* A codebook without patterns can be read and converted, but codes nothing. */
static void
test_without_pattern (void)
{
  static const char *const books[] = { HEAD "codes:\n- code: a\n", HEAD, "a:\nb: []\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook
          = thema_codebook_parse ("book.yaml", books[i], strlen (books[i]), &error);
      g_assert_no_error (error);
      g_assert_false (thema_codebook_require_pattern (codebook, &error));
      g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_CODE);
      g_assert_true (g_str_has_prefix (error->message, "book.yaml:1: the codebook has no pattern"));
    }
}

/* Ways of nesting deeply, `depth` times. */
static char *
nest (const char *head, const char *each, const char *middle, const char *closing, guint depth)
{
  GString *yaml = g_string_new (head);
  for (guint i = 0; i < depth; i++)
    g_string_append (yaml, each);
  g_string_append (yaml, middle);
  for (guint i = 0; i < depth; i++)
    g_string_append (yaml, closing);
  return g_string_free (yaml, FALSE);
}

static void
test_deep_nesting (void)
{
  static const struct
  {
    const char *head, *each, *middle, *closing;
  } ways[] = {
    { "a: ", "[", "x", "]" },
    { "", "{a: ", "[x]", "}" },
    { HEAD "codes: ", "[{code: a, codes: ", "[]", "}]" },
  };
  static const guint depths[] = { 100, 5000 };
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (depths); k++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *yaml
            = nest (ways[i].head, ways[i].each, ways[i].middle, ways[i].closing, depths[k]);
        g_assert_null (thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error));
        g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_SYNTAX);
      }
  g_autofree char *shallow = nest ("a: ", "[", "x", "]", 20);
  g_autoptr (ThemaCodebook) codebook = parse (shallow);
  g_assert_cmpuint (thema_codebook_code (codebook, 0)->patterns->len, ==, 1);
}

/* A flat list whose parents make it deeper than anyone needs, and one just deep enough. */
static void
test_deep_parents (void)
{
  static const struct
  {
    guint depth;
    gboolean good;
  } cases[] = { { 60, TRUE }, { 200, FALSE } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) yaml = g_string_new (HEAD "codes:\n- {code: c0, patterns: [x]}\n");
      for (guint k = 1; k < cases[i].depth; k++)
        g_string_append_printf (yaml, "- {code: c%u, parent: c%u}\n", k, k - 1);
      g_autoptr (ThemaCodebook) codebook
          = thema_codebook_parse ("book.yaml", yaml->str, yaml->len, &error);
      g_assert_cmpint (codebook != NULL, ==, cases[i].good);
      if (codebook != NULL)
        g_assert_cmpuint (thema_codebook_code (codebook, 0)->last_descendant, ==, cases[i].depth - 1);
    }
}

/* The same codebook in two orders, once nested and once flat. */
static void
test_order (void)
{
  g_autoptr (ThemaCodebook) nested
      = parse (HEAD "codes:\n- code: a\n  patterns: [x, y, {pattern: y, match: stem}]\n  not: [p, q]\n"
                    "  codes:\n  - code: b\n    patterns: [z]\n  - code: c\n- code: d\n");
  g_autoptr (ThemaCodebook) flat
      = parse (HEAD "codes:\n- {code: d}\n- {code: c, parent: a}\n- {code: b, parent: a, patterns: [z]}\n"
                    "- code: a\n  not: [q, p]\n  patterns: [{match: stem, pattern: y}, y, x]\n");
  g_autofree char *one = describe (nested), *other = describe (flat);
  g_assert_cmpstr (one, ==, other);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_codebook_load ("no-such-book.yaml", NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "no-such-book.yaml: "));
}

/* The dictionary on which quanteda tests itself. */
static void
test_mary (void)
{
  const char *data = g_getenv ("THEMA_SHARED_DATA");
  g_autofree char *path = g_build_filename (data != NULL ? data : "", "codebooks", "mary.yml", NULL);
  g_autoptr (GError) error = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("mary.yml is not there");
      return;
    }
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (path, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *model = describe (codebook);
  g_assert_cmpstr (model, ==,
                   "A CATEGORY(A CATEGORY) = lamb / little / more; "
                   "ANOTHER CATEGORY(ANOTHER CATEGORY) = had / mary");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/models", test_models);
  g_test_add_func ("/codebook/all-keys", test_all_keys);
  g_test_add_func ("/codebook/faults", test_faults);
  g_test_add_func ("/codebook/without-pattern", test_without_pattern);
  g_test_add_func ("/codebook/deep-nesting", test_deep_nesting);
  g_test_add_func ("/codebook/deep-parents", test_deep_parents);
  g_test_add_func ("/codebook/order", test_order);
  g_test_add_func ("/codebook/load", test_load);
  g_test_add_func ("/codebook/mary", test_mary);
  return g_test_run ();
}
