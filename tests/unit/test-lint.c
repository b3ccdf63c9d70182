/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/lint.h"

#include "fixture.h"

#include <string.h>

#define HEAD "thema: 1\ncodes:\n- code: a\n  patterns:\n"

/* A codebook, and where one lint fires: "LINE PATTERN", several with "; " between. */
static const struct
{
  const char *lint, *yaml, *findings;
} cases[] = {
  { "bad-pattern", HEAD "  - x\n  - 'a, b'\n  - '...'\n", "6 a, b; 7 ..." },
  { "bad-pattern", HEAD "  - {pattern: 'a*', match: stem}\n  - {pattern: '[a', match: regex}\n"
    "  - {pattern: '[a]+', match: regex}\n", "5 a*; 6 [a" },
  { "bad-pattern", HEAD "  - near: {words: [x, 'a, b'], within: 3}\n", "5 a, b" },
  { "bad-pattern", "thema: 1\ncodes:\n- code: a\n  rule: x and \"b, c\"\n", "4 b, c" },
  { "bad-pattern", "thema: 1\nnegation: {cues: ['a, b']}\ncodes: [{code: a, patterns: [x]}]\n",
    "2 a, b" },

  { "contained-pattern", HEAD "  - protect*\n  - protect\n  - protection*\n  - prot\n",
    "6 protect; 7 protection*" },
  { "contained-pattern", HEAD "  - protect\n  - protection\n  - '*tect'\n", "5 protect" },
  { "contained-pattern", HEAD "  - human rights\n  - rights\n  - human right*\n",
    "5 human rights" },
  { "contained-pattern", HEAD "  - human rights\n  - rights\n  - human\n  - human * rights\n", "" },
  { "contained-pattern", HEAD "  - '* rights'\n  - human rights\n  - basic human rights\n",
    "6 human rights" },
  { "contained-pattern", HEAD "  - 'a?*'\n  - 'a*?'\n", "6 a*?" },
  { "contained-pattern", HEAD "  - human-rights\n  - human rights\n  - Human Rights\n",
    "6 human rights; 7 Human Rights" },
  { "contained-pattern", HEAD "  - {pattern: US, case: sensitive}\n  - us\n", "5 US" },
  { "contained-pattern", HEAD "  - {pattern: US, case: sensitive}\n  - u\n", "" },
  { "contained-pattern", HEAD "  - {pattern: 'U*', case: sensitive}\n"
    "  - {pattern: US, case: sensitive}\n  - us\n", "6 US" },
  { "contained-pattern", HEAD "  - {pattern: comply, match: stem}\n  - complies\n  - compliance\n"
    "  - {pattern: complied, match: stem}\n  - {pattern: Complying, case: sensitive}\n",
    "6 complies; 8 complied; 9 Complying" },
  { "contained-pattern", HEAD "  - {pattern: comply, match: stem}\n  - 'compli*'\n", "" },
  { "contained-pattern", HEAD "  - {pattern: protect*}\n  - {pattern: protect, weight: 2}\n", "" },
  { "contained-pattern", HEAD "  - '*'\n  - protect\n  - '* *'\n  - human rights\n", "" },
  { "contained-pattern", HEAD "  - protect*\n  not:\n  - protect it\n  - protect\n", "" },
  { "contained-pattern", HEAD "  - protect*\n- code: b\n  patterns:\n  - protect\n", "" },
  { "contained-pattern", HEAD "  - near: {words: [x, y], within: 3}\n  - x\n  - y\n", "" },

  { "cancelled-pattern", HEAD "  - protection\n  - protect\n  not:\n  - protecti*\n",
    "5 protection" },
  { "cancelled-pattern", HEAD "  - protection\n  not:\n  - data protection\n", "" },

  { "dead-not", HEAD "  - protect*\n  not:\n  - data protection\n  - data security\n",
    "8 data security" },
  { "dead-not", HEAD "  - comply with\n  not:\n  - fail* to comply\n  - fail* to comply with\n",
    "7 fail* to comply" },
  { "dead-not", HEAD "  - shap* * norms\n  not:\n  - shaped by norms\n  - shaped by the norms\n",
    "8 shaped by the norms" },
  { "dead-not", HEAD "  - '*tection'\n  not:\n  - data prot*\n  - data ?\n", "8 data ?" },
  { "dead-not", HEAD "  - {pattern: protect, match: stem}\n  not:\n  - data protector\n"
    "  - data protecting\n  - data prot*\n  - data security\n",
    "7 data protector; 10 data security" },
  { "dead-not", HEAD "  - {pattern: 'prot.*', match: regex}\n  not:\n  - data security\n", "" },
  { "dead-not", HEAD "  - {pattern: WHO, case: sensitive}\n  not:\n  - who is\n  - whom is\n",
    "8 whom is" },
  { "dead-not", "thema: 1\ncodes:\n- code: a\n  not:\n  - x\n  codes: [{code: b, patterns: [x]}]\n",
    "5 x" },

  { "shared-pattern", HEAD "  - x\n- code: b\n  patterns:\n  - y\n  - X\n", "9 X" },
  { "shared-pattern", HEAD "  - x\n- code: b\n  patterns:\n  - {pattern: x, match: stem}\n"
    "  - {pattern: x, case: sensitive}\n  - x*\n  not:\n  - x\n", "" },
  { "shared-pattern", HEAD "  - near: {words: [x, y], within: 3}\n- code: b\n  patterns:\n"
    "  - near: {words: [x, y], within: 3}\n", "8 near(x, y, 3)" },
  { "shared-pattern", HEAD "  - x\n- code: b\n  parent: a\n  patterns:\n  - x\n", "" },
  { "shared-with-ancestor", HEAD "  - x\n- code: b\n  parent: a\n  patterns:\n  - x\n", "5 x" },
  { "shared-with-ancestor", HEAD "  - x\n- code: b\n  patterns:\n  - x\n", "" },
  /* a line that gives a word to several codes means it */
  { "shared-pattern", "thema: 1\ncodes: [{code: a, patterns: [x]}, {code: b, patterns: [x]}]\n", "" },

  { "stop-word", HEAD "  - the\n  - of the\n  - the state\n  - thee\n", "5 the; 6 of the" },
  { "stop-word", HEAD "  - {pattern: IT, case: sensitive}\n  - Who\n", "6 Who" },
  { "stop-word", HEAD "  - i\n  - me\n  - my\n  - we\n  - mine*\n", "3 " },
  { "stop-word", HEAD "  - x\n  not:\n  - the\n", "" },

  { "capitals", HEAD "  - United Nations\n  - state\n  - {pattern: US, case: sensitive}\n",
    "5 United Nations" },
  { "capitals", HEAD "  - A\n  - B\n  - C\n  - D\n  - e\n", "1 " },
  { "capitals", HEAD "  - A\n  - B\n  - C\n  - D\n  - e\n  - f\n  - g\n  - h\n", "3 " },
  { "capitals", HEAD "  - {pattern: '\\W+', match: regex}\n  - \xC3\x89tat\n", "6 \xC3\x89tat" },

  { "not-a-stem", HEAD "  - {pattern: comply, match: stem}\n  - {pattern: norm, match: stem}\n"
    "  - complies\n", "5 comply" },

  { "code-name", "A B: [x]\n\xC3\x89tat_1-2.x: [x]\nc: [x]\n\"a\xE2\x80\x94z\": [y]\n", "1 ; 4 " },
  { "empty-code", "a:\nb:\n- c:\n- d: [x]\n", "1 ; 3 " },
  { "empty-code", "thema: 1\ncodes: [{code: a, rule: x}]\n", "" },

  { "no-definition", "a: [x]\nb: [y]\n", "1 " },
  { "no-definition", "thema: 1\ncodes:\n- {code: a, definition: D, patterns: [x]}\n- code: b\n", "4 " },
  { "no-example", "a: [x]\nb: [y]\n", "1 " },
  { "no-example", "thema: 1\ncodes:\n- {code: a, patterns: [x], examples: {positive: [x]}}\n"
    "- {code: b, patterns: [x]}\n- {code: c, codes: [{code: d, rule: x}]}\n", "4 ; 5 " },
  { "no-negative-example", "thema: 1\ncodes:\n"
    "- {code: a, patterns: [x], examples: {positive: [x]}}\n"
    "- {code: b, patterns: [x], examples: {positive: [x], negative: [y]}}\n"
    "- {code: c, patterns: [x]}\n", "3 " },

  { "wildcard-only", HEAD "  - '*'\n  - '* ?'\n  - '* a'\n  - 'a*'\n  not:\n  - '**'\n", "5 *; 6 * ?; 10 **" },
  { "leading-wildcard", HEAD "  - '*ation'\n  - 'a*'\n  - '*'\n  - '*ation of'\n", "5 *ation" },
  { "weight-zero", HEAD "  - {pattern: x, weight: 0}\n  - {pattern: y, weight: 1}\n", "5 x" },

  { "unused-negation", "thema: 1\nnegation:\n  cues:\n  - not\n  - never\ncodes:\n"
    "- {code: a, patterns: [x]}\n", "4 " },
  { "unused-negation", "thema: 1\nnegation: {cues: [not]}\ncodes:\n"
    "- {code: a, negated: drop, patterns: [x]}\n", "" },
  { "unused-negation", HEAD "  - x\n", "" },

#define RULE(rule) HEAD "  - x\n- {code: states, patterns: [y]}\n- {code: b, rule: '" rule "'}\n"
  { "rule-word", RULE ("state and A"), "7 A; 7 state" },
  { "rule-word", RULE ("\"state\" and \"A\" and a and states"), "" },
  { "rule-word", RULE ("STATES or statess or staes or ztates or tates"),
    "7 STATES; 7 staes; 7 statess; 7 tates; 7 ztates" },
  { "rule-word", RULE ("state* or stem(state) or case(States) or stat or b.a or statist"), "" },
};

static char *
list (const GArray *findings, const char *lint)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const ThemaFinding *finding = &g_array_index (findings, ThemaFinding, i);
      if (strcmp (finding->lint, lint) == 0)
        g_string_append_printf (text, "%s%u %s", text->len > 0 ? "; " : "", finding->line,
                                finding->pattern);
    }
  return g_string_free (text, FALSE);
}

static GArray *
lint (const char *yaml, const ThemaStore *store, guint broad)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook
      = thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error);
  g_assert_no_error (error);
  const ThemaLintOptions options = { .rules = { .entities = TRUE }, .language = "en",
                                     .stemmer = "english", .store = store, .broad = broad };
  GArray *findings = thema_codebook_lint (codebook, &options, &error);
  g_assert_no_error (error);
  return findings;
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].lint, cases[i].yaml);
      g_autoptr (GArray) findings = lint (cases[i].yaml, NULL, 0);
      g_autofree char *found = list (findings, cases[i].lint);
      g_assert_cmpstr (found, ==, cases[i].findings);
    }
}

/* A codebook about which nothing is to be said. */
static void
test_good (void)
{
  g_autoptr (GArray) findings
      = lint ("thema: 1\ncodes:\n"
              "- code: protection\n"
              "  definition: Keeping from harm.\n"
              "  patterns:\n"
              "  - protect*\n"
              "  - human rights\n"
              "  - {pattern: US, case: sensitive}\n"
              "  - {pattern: shelter, match: stem}\n"
              "  not:\n"
              "  - data protection\n"
              "  examples: {positive: [They protect.], negative: [Data protection.]}\n"
              "- code: both\n"
              "  definition: Two in a sentence.\n"
              "  rule: protection and \"harm\"\n"
              "  examples: {positive: [They protect from harm.], negative: [Harm.]}\n",
              NULL, 0);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_messages (void)
{
  g_autoptr (GArray) findings = lint (HEAD "  - Trade*\n  - trade\n- code: b\n  patterns:\n"
                                           "  - trade\n",
                                      NULL, 0);
  static const char *const messages[] = {
    "1 note no-definition : no code has a definition",
    "1 note no-example : no code has an example",
    ("5 note capitals a: the capital letters of 'Trade*' are matched as small ones; if they matter, "
     "write 'case: sensitive'"),
    "6 warning contained-pattern a: all that 'trade' matches is matched by 'Trade*' on line 5 already",
    "9 warning shared-pattern b: 'trade' stands in the code 'a' too, on line 6",
  };
  for (guint i = 0; i < findings->len; i++)
    {
      const ThemaFinding *finding = &g_array_index (findings, ThemaFinding, i);
      g_autofree char *text = g_strdup_printf (
          "%u %s %s %s: %s", finding->line, thema_severity_name (finding->severity), finding->lint,
          finding->code, finding->message);
      g_assert_cmpuint (i, <, G_N_ELEMENTS (messages));
      g_assert_cmpstr (text, ==, messages[i]);
    }
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (messages));
}

static void
test_store (void)
{
  const FixtureText texts[]
      = { { "1", "Proteins protect the process; a process, a product." },
          { "2", "Human rights and human duties. Protection of 7 products." },
          { NULL, NULL } };
  const FixtureOptions options = { .stemmer = "english" };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  const char yaml[] = HEAD "  - pro*\n"
                           "  - prote*\n"
                           "  - human rights\n"
                           "  - human * duties\n"
                           "  - migrant*\n"
                           "  - {pattern: protecting, match: stem}\n"
                           "  - {pattern: Process, case: sensitive}\n"
                           "  - near: {words: [human, duties], within: 0}\n"
                           "  not:\n"
                           "  - human rights\n";
  g_autoptr (GArray) findings = lint (yaml, store, 5);
  g_autofree char *broad = list (findings, "broad-glob");
  g_autofree char *dead = list (findings, "dead-pattern");
  g_assert_cmpstr (broad, ==, "5 pro*");
  g_assert_cmpstr (dead, ==, "8 human * duties; 9 migrant*; 11 Process");
  for (guint i = 0; i < findings->len; i++)
    {
      const ThemaFinding *finding = &g_array_index (findings, ThemaFinding, i);
      if (strcmp (finding->lint, "broad-glob") == 0)
        g_assert_cmpstr (finding->message, ==,
                         "'pro*' matches 6 different words of the store: process, product, "
                         "products, protect, protection and others");
    }
  g_autoptr (GArray) narrow = lint (yaml, store, 6);
  g_autofree char *none = list (narrow, "broad-glob");
  g_assert_cmpstr (none, ==, "");
}

/* What cannot be compiled is a finding, not a failure. */
static void
test_store_unusable (void)
{
  const FixtureText texts[] = { { "1", "Proteins." }, { NULL, NULL } };
  const FixtureOptions no_stemmer = { .stemmer = NULL };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &no_stemmer);
  g_autoptr (GArray) findings = lint (HEAD "  - {pattern: x, match: stem}\n", store, 5);
  g_autofree char *bad = list (findings, "bad-pattern");
  g_assert_cmpstr (bad, ==, "5 ");
  g_autoptr (GArray) others = lint (HEAD "  - 'a, b'\n", store, 5);
  g_autofree char *bad_too = list (others, "bad-pattern");
  g_assert_cmpstr (bad_too, ==, "5 a, b");
  g_autoptr (GArray) empty = lint ("a:\n", store, 5);
  g_autofree char *empty_code = list (empty, "empty-code");
  g_assert_cmpstr (empty_code, ==, "1 ");
}

static void
test_bad_stemmer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("book.yaml", "a: x\n", 5, &error);
  const ThemaLintOptions options = { .language = "en", .stemmer = "klingon" };
  g_assert_null (thema_codebook_lint (codebook, &options, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lint/cases", test_cases);
  g_test_add_func ("/lint/good", test_good);
  g_test_add_func ("/lint/messages", test_messages);
  g_test_add_func ("/lint/store", test_store);
  g_test_add_func ("/lint/store-unusable", test_store_unusable);
  g_test_add_func ("/lint/bad-stemmer", test_bad_stemmer);
  return g_test_run ();
}
