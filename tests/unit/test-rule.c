/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/codebook.h"
#include "codebook/error.h"
#include "codebook/rule.h"

#include <string.h>

/* The codes that there are. */
static gboolean
is_code (const char *word, gpointer user_data)
{
  static const char *const names[]
      = { "obligations", "protection", "a_b", "x.y", "2008", "near", "CODE", "w*", NULL };
  g_assert_null (user_data);
  return g_strv_contains (names, word);
}

static ThemaRule *
parse (const char *expression, GError **error)
{
  return thema_rule_parse ("book.yaml", 7, "norms", expression, is_code, NULL, error);
}

/* Expressions and their canonical forms. */
static const struct
{
  const char *expression, *canonical;
} rules[] = {
  { "obligations", "obligations" },
  { "  obligations\n", "obligations" },
  { "state", "\"state\"" },
  { "state*", "state*" },
  { "\"state*\"", "state*" },
  { "?tate", "?tate" },
  { "\"human rights\"", "\"human rights\"" },
  { "\"obligations\"", "\"obligations\"" },
  { "code(obligations)", "obligations" },
  { "code(\"obligations\")", "obligations" },
  { "code(\"a code whose name has blanks\")", "code(\"a code whose name has blanks\")" },
  { "code(\"near\")", "code(\"near\")" },
  { "code(\"w*\")", "code(\"w*\")" },
  { "w*", "w*" },
  { "\"near\"", "\"near\"" },
  { "a_b", "a_b" },
  { "a_*", "a_*" },
  { "\"a_c\"", "\"a_c\"" },
  { "x.y", "x.y" },
  { "x.z", "\"x.z\"" },
  { "2008", "2008" },
  { "2009", "\"2009\"" },
  { "human-rights", "\"human-rights\"" },
  { "don't", "\"don't\"" },
  { "\xC3\x89tat", "\"\xC3\x89tat\"" },
  { "\xE0\xA4\xB9\xE0\xA4\xBF*", "\xE0\xA4\xB9\xE0\xA4\xBF*" },
  { "\"a \\\"b\\\" \\\\ \\c\"", "\"a \\\"b\\\" \\\\ \\\\c\"" },
  { "\" a\n\tb \"", "\"a  b\"" },

  { "stem(comply)", "stem(comply)" },
  { "STEM( \"comply\" )", "stem(comply)" },
  { "stem(\"human right\")", "stem(\"human right\")" },
  { "stem(obligations)", "stem(obligations)" },
  { "case(US)", "case(US)" },
  { "case(\"and\")", "case(\"and\")" },
  { "regex(\"[a-z]+ism\")", "regex(\"[a-z]+ism\")" },
  { "regex(\"\\w+\\.\")", "regex(\"\\\\w+\\\\.\")" },
  { "case(regex(\"[A-Z]+\"))", "case(regex(\"[A-Z]+\"))" },

  { "a* and b*", "a* and b*" },
  { "a* AND b*", "a* and b*" },
  { "a* or b* OR c*", "a* or b* or c*" },
  { "a* and (b* and c*) and d*", "a* and b* and c* and d*" },
  { "a* or (b* or (c* or d*))", "a* or b* or c* or d*" },
  { "a* or b* and c*", "a* or b* and c*" },
  { "a* or (b* and c*)", "a* or b* and c*" },
  { "(a* or b*) and c*", "(a* or b*) and c*" },
  { "((a*))", "a*" },
  { "not a* and b*", "not a* and b*" },
  { "not (a* and b*)", "not (a* and b*)" },
  { "not(a* or b*)", "not (a* or b*)" },
  { "NOT not a*", "not not a*" },
  { "(not a*) or b*", "not a* or b*" },
  { "obligations and (state* or member*) and not protection",
    "obligations and (state* or member*) and not protection" },

  { "near(fail*, \"human rights\", 10)", "near(fail*, \"human rights\", 10)" },
  { "NEAR (fail*,protect*,0)", "near(fail*, protect*, 0)" },
  { "seq(fail*, protect*, obligations, 5)", "seq(fail*, protect*, obligations, 5)" },
  { "near(a*, 2008, 5)", "near(a*, 2008, 5)" },
  { "near(2009, 2010, 05)", "near(\"2009\", \"2010\", 5)" },
  { "near(a* or b*, c*, 5)", "near(a* or b*, c*, 5)" },
  { "near((a* or (b* or c*)), d*, 5)", "near(a* or b* or c*, d*, 5)" },
  { "not near(a*, b*, 5) or c*", "not near(a*, b*, 5) or c*" },
  { "near(stem(comply), case(regex(\"U[A-Z]\")), 5)",
    "near(stem(comply), case(regex(\"U[A-Z]\")), 5)" },
  { "count(obligations) >= 2", "count(obligations) >= 2" },
  { "COUNT(a* or b*)>2 and c*", "count(a* or b*) > 2 and c*" },
  { "count(a*) == 2 or count(a*) = 3", "count(a*) = 2 or count(a*) = 3" },
  { "count(a*) <> 2 or count(a*) != 3", "count(a*) != 2 or count(a*) != 3" },
  { "count(a*) < 2 or count(a*) <= 1000000000", "count(a*) < 2 or count(a*) <= 1000000000" },
};

static void
test_canonical (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_test_message ("%s", rules[i].expression);
      for (guint again = 0; again < 2; again++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (ThemaRule) rule
              = parse (again ? rules[i].canonical : rules[i].expression, &error);
          g_assert_no_error (error);
          g_autofree char *canonical = thema_rule_describe (rule);
          g_assert_cmpstr (canonical, ==, rules[i].canonical);
        }
    }
}

#define QUOTES "a text stands between straight double quotation marks: \"human rights\""
#define TWO "two or more things and then a number"

/* What is wrong, the character and the message. */
static const struct
{
  const char *expression;
  guint column;
  const char *message;
} faults[] = {
  { "", 1, "the rule is empty" },
  { " \n ", 4, "the rule is empty" },
  { "()", 1, "nothing stands between '(' and ')'" },
  { "and a", 1, "'and' has nothing on its left side" },
  { "a AND", 3, "'and' has nothing on its right side" },
  { "a and or b", 3, "'and' has nothing on its right side" },
  { "a or )", 3, "'or' has nothing on its right side" },
  { "(or a)", 2, "'or' has nothing on its left side" },
  { "not", 1, "'not' has nothing behind it" },
  { "a and not or b", 7, "'not' has nothing behind it" },
  { "human rights", 7, "'and' or 'or' is missing before rights" },
  { "a (b)", 1, "'a' is not known here; near, seq, count, stem, case, regex and code are" },
  { "\"a\" (b)", 5, "'and' or 'or' is missing before (" },
  { "a \"b\nc\"", 3, "'and' or 'or' is missing before \"b c\"" },
  { "a not b", 3, "'and' or 'or' is missing before not" },
  { "(a or b", 1, "a ')' is missing: this '(' is not closed" },
  { "a and (b or (c)", 7, "a ')' is missing: this '(' is not closed" },
  { "(", 1, "a ')' is missing: this '(' is not closed" },
  { "near(a, b, 5", 5, "a ')' is missing: this '(' is not closed" },
  { "near(a, b", 5, "a ')' is missing: this '(' is not closed" },
  { "count(a", 6, "a ')' is missing: this '(' is not closed" },
  { "stem(a", 5, "a ')' is missing: this '(' is not closed" },
  { "a)", 2, "this ')' has no '('" },
  { "a, b", 2, "a comma can stand in near() and seq() only" },
  { ", b", 1, "',' has nothing on its left side" },
  { "near(a, , 5)", 9, "',' has nothing on its left side" },
  { "a > 2", 3, "only count() is compared: count(...) >= 2" },
  { "> 2", 1, "'>' has nothing on its left side" },
  { "a and \"b", 7, "a quotation mark is not closed" },
  { "\"a\\\"", 1, "a quotation mark is not closed" },
  { "\"a\\", 1, "a quotation mark is not closed" },
  { "a and \"\"", 7, "nothing stands between the quotation marks" },
  { "stem(\" \")", 6, "nothing stands between the quotation marks" },
  { "a or 'b c'", 6, QUOTES },
  { "\xE2\x80\x9C"
    "a\xE2\x80\x9D",
    1, QUOTES },
  { "a & b", 3, "write 'and' instead of '&'" },
  { "a || b", 3, "write 'or' instead of '|'" },
  { "!a", 1, "write 'not' instead of '!'" },
  { "a and !b", 3, "'and' has nothing on its right side" },
  { "a !b", 3, "write 'not' instead of '!'" },
  { "[a]", 1, "write round parentheses instead of '['" },
  { "a / b", 3, "'/' cannot stand here; put it in quotes" },
  { "a\x01", 2, "the character U+0001 cannot stand here" },
  { "a_c", 1, "'a_c' is no code of this codebook; put it in quotes if it is a word" },
  { "near", 5, "a '(' is missing behind 'near'; put it in quotes if it is a word" },
  { "a and case", 11, "a '(' is missing behind 'case'; put it in quotes if it is a word" },
  { "COUNT and a", 7, "a '(' is missing behind 'count'; put it in quotes if it is a word" },
  { "next(a, b, 5)", 1,
    "'next' is not known here; near, seq, count, stem, case, regex and code are" },
  { "near()", 6, "near() takes " TWO },
  { "near(a, 5)", 9, "near() takes " TWO },
  { "near(5)", 6, "near() takes " TWO },
  { "seq(a, b)", 9, "seq() takes " TWO },
  { "near(a, b, -5)", 14, "near() takes " TWO },
  { "near(a, b, 2.5)", 15, "near() takes " TWO },
  { "near(a b, c, 5)", 8, "a comma or 'or' is missing here" },
  { "near(a, b, 5, sentence)", 23, "near() takes " TWO },
  { "near(a, b, 256)", 12, "the number is too large; 255 is the largest" },
  { "seq(a,a,a,a,a,a,a,a,a, 5)", 21, "seq() takes at most 8 things" },
  { "near(a, b and c, 5)", 11, "near() cannot hold 'and'" },
  { "near(a, (b AND c), 5)", 12, "near() cannot hold 'and'" },
  { "seq(a, not b, 5)", 8, "seq() cannot hold 'not'" },
  { "near(a, seq(b, c, 5), 5)", 9, "near() cannot hold seq()" },
  { "count(near(a, b, 5)) > 1", 7, "count() cannot hold near()" },
  { "count(not a) > 1", 7, "count() cannot hold 'not'" },
  { "count(a)", 9, "count() needs a comparison: >= 2" },
  { "count(a) and b", 9, "count() needs a comparison: >= 2" },
  { "count(a, b) > 1", 8, "count() takes one thing; write 'or' between several" },
  { "count() > 1", 6, "nothing stands between '(' and ')'" },
  { "count(a) => 2", 10, "'=>' is no comparison; write <, <=, =, !=, >= or >" },
  { "count(a) >=", 12, "a whole number must stand behind '>='" },
  { "count(a) > b", 12, "a whole number must stand behind '>'" },
  { "count(a) > 99999999999999999999999", 12,
    "the number is too large; 1000000000 is the largest" },
  { "stem(a b)", 8, "stem() takes one text; put quotes around several words" },
  { "stem()", 6, "stem() takes one text" },
  { "case(and)", 6, "case() takes one text in quotes" },
  { "regex(a+)", 7, "regex() takes one text in quotes" },
  { "regex(a)", 7, "regex() takes one text in quotes" },
  { "stem(a, b)", 7, "a comma can stand in near() and seq() only" },
  { "case(stem(a))", 6,
    "a word cannot be matched by stem and by case at once; stems are lower case" },
  { "stem(case(a))", 6, "stem() takes one text in quotes" },
  { "case(regex(\"a\")", 5, "a ')' is missing: this '(' is not closed" },
  { "\xC3\xA9\xC3\xA9 \xC3\xA9", 4, "'and' or 'or' is missing before \xC3\xA9" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", faults[i].expression);
      g_assert_null (parse (faults[i].expression, &error));
      g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_SYNTAX);
      g_auto (GStrv) lines = g_strsplit (error->message, "\n", -1);
      g_autofree char *expected
          = g_strdup_printf ("book.yaml:7: the rule of 'norms', at character %u: %s",
                             faults[i].column, faults[i].message);
      g_assert_cmpstr (lines[0], ==, expected);
      g_assert_cmpuint (g_strv_length (lines), ==, 3);
    }
}

/* How the place is shown. */
static void
test_excerpts (void)
{
  static const struct
  {
    const char *expression, *excerpt;
  } excerpts[] = {
    { "a and (b or c", "  a and (b or c\n        ^" },
    { "a\n\tand", "  a  and\n     ^" },
    { "a and", "  a and\n    ^" },
    /* Han characters are two cells wide, a combining mark none. */
    { "\xE5\x9B\xBD\xE5\xAE\xB6 and", "  \xE5\x9B\xBD\xE5\xAE\xB6 and\n       ^" },
    { "q\xCC\x81 and", "  q\xCC\x81 and\n    ^" },
    { "aaaaaaaaa or bbbbbbbbbb or cccccccccc or dddddddddd or eeeeeeeee and or ffffffffff or "
      "gggggggggg or hhhhhhhhhh",
      "  ...bbbbbb or cccccccccc or dddddddddd or eeeeeeeee and or ffffffffff or ggg...\n"
      "                                                     ^" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (excerpts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (parse (excerpts[i].expression, &error));
      g_assert_cmpstr (strchr (error->message, '\n') + 1, ==, excerpts[i].excerpt);
    }
}

static char *
repeat (const char *before, guint n, const char *middle, const char *after)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
assert_limit (char *expression, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaRule) rule = parse (expression, &error);
  g_free (expression);
  if (pattern == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_null (rule);
  g_assert_true (g_pattern_match_simple (pattern, error->message));
}

static void
test_limits (void)
{
  assert_limit (repeat ("(", 64, "a", ")"), NULL);
  assert_limit (repeat ("(", 65, "a", ")"),
                "*at character 65: the rule is nested more than 64 deep\n*");
  assert_limit (repeat ("(", 90000, "a", ")"), "*the rule is nested more than 64 deep\n*");
  assert_limit (repeat ("not ", 64, "a", ""), NULL);
  assert_limit (repeat ("not ", 65, "a", ""),
                "*at character 257: the rule is nested more than 64 deep\n*");
  assert_limit (repeat ("(not a or stem(b) and ", 32, "c", ")"), NULL);
  assert_limit (repeat ("a or ", 9998, "a", ""), NULL);
  assert_limit (repeat ("a or ", 9999, "a", ""),
                "*the rule is made of more than 10000 things; make several codes of it\n*");
  assert_limit (repeat (" ", 200000, "a", ""),
                "*at character 200001: the rule is longer than 200000 characters*");
  assert_limit (repeat ("a", 100, " b c", ""), "*before b\n*");
  assert_limit (repeat ("", 1, "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", ""),
                "*before bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...\n*");
}

static void
note_column (ThemaRule *rule, gpointer user_data)
{
  g_string_append_printf (user_data, "%u:%u ", rule->kind, rule->column);
}

static void
test_foreach (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaRule) rule = parse ("obligations and not near(a, b or c, 2)", &error);
  g_assert_no_error (error);
  GString *seen = g_string_new (NULL);
  thema_rule_foreach (rule, note_column, seen);
  g_autofree char *expected
      = g_strdup_printf ("%u:1 %u:1 %u:17 %u:21 %u:26 %u:29 %u:29 %u:34 ", THEMA_RULE_AND,
                         THEMA_RULE_CODE, THEMA_RULE_NOT, THEMA_RULE_NEAR, THEMA_RULE_PATTERN,
                         THEMA_RULE_OR, THEMA_RULE_PATTERN, THEMA_RULE_PATTERN);
  g_assert_cmpstr (seen->str, ==, expected);
  g_string_free (seen, TRUE);
}

/* A codebook of codes "NAME<PARENT: RULE", '|' between; a name with '!' behind it is exclusive,
 * and "+" for a rule stands for patterns. */
static ThemaCodebook *
make_codebook (const char *codes)
{
  ThemaCodebook *codebook = thema_codebook_new ("book.yaml");
  g_auto (GStrv) parts = g_strsplit (codes, " | ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (parts[i], ": ", 2);
      g_auto (GStrv) names = g_strsplit (halves[0], "<", 2);
      gsize length = strlen (names[0]);
      gboolean exclusive = names[0][length - 1] == '!';
      names[0][length - exclusive] = '\0';
      ThemaCode *code = thema_codebook_add (codebook, names[0], names[1], i + 1);
      code->exclusive = exclusive;
      if (halves[1] != NULL && *halves[1] == '+')
        thema_codebook_add_pattern (code->patterns, "x", THEMA_MATCH_WORD, i + 1);
      if (halves[1] != NULL && *halves[1] == '-')
        thema_codebook_add_pattern (code->exclusions, "x", THEMA_MATCH_WORD, i + 1);
      if (halves[1] != NULL)
        code->rule = g_strdup (halves[1] + (*halves[1] == '+' || *halves[1] == '-'));
      if (halves[1] != NULL && *code->rule == '\0')
        g_clear_pointer (&code->rule, g_free);
    }
  return codebook;
}

/* The rules in their order. */
static void
test_order (void)
{
  static const struct
  {
    const char *codes, *order;
  } orders[] = {
    { "a: + | b: +", "" },
    { "a: w*", "a" },
    { "a: b | b: c | c: w*", "c b a" },
    { "c: w* | b: c | a: b and c", "c b a" },
    /* A code has what its sub-codes have. */
    { "a: b | b | c<b: w*", "c a" },
    { "a: w* | c<a: w* | b<a: c", "c b a" },
    { "b: a | a | d<a | e<d: c | c: +", "e b" },
    /* A rule may name a code below it, and one beside it. */
    { "a: b | b<a: w*", "b a" },
    { "a | c<a: w* | b<a: c", "c b" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_test_message ("%s", orders[i].codes);
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook = make_codebook (orders[i].codes);
      g_assert_true (thema_codebook_seal (codebook, &error));
      g_assert_no_error (error);
      GString *order = g_string_new (NULL);
      for (guint j = 0; j < codebook->rule_order->len; j++)
        g_string_append_printf (
            order, "%s%s", j > 0 ? " " : "",
            thema_codebook_code (codebook, g_array_index (codebook->rule_order, guint32, j))->name);
      g_assert_cmpstr (order->str, ==, orders[i].order);
      g_string_free (order, TRUE);
    }
}

static void
test_numbers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = make_codebook ("z: y or code(\"x b\") or w | y: + | x b: +");
  thema_codebook_seal (codebook, &error);
  g_assert_no_error (error);
  const ThemaRule *rule = thema_codebook_code (codebook, 2)->parsed;
  const ThemaRule *y = g_ptr_array_index (rule->operands, 0);
  const ThemaRule *x = g_ptr_array_index (rule->operands, 1);
  const ThemaRule *w = g_ptr_array_index (rule->operands, 2);
  g_assert_cmpuint (y->number, ==, 1);
  g_assert_cmpuint (x->number, ==, 0);
  g_assert_cmpuint (w->number, ==, THEMA_NO_ID);
  g_assert_cmpuint (w->kind, ==, THEMA_RULE_PATTERN);
}

static void
test_bad_codebooks (void)
{
  static const struct
  {
    const char *codes, *message; /* a pattern */
  } bad[] = {
    { "b: + | a: b or (w*",
      "book.yaml:2: the rule of 'a', at character 6: a ')' is missing: this '(' is not closed\n"
      "  b or (w*\n       ^" },
    { "a: w* and code(\"b\")",
      "book.yaml:1: the rule of 'a', at character 8: the code 'b' is not defined; check its "
      "spelling\n  w* and code(\"b\")\n         ^" },
    { "a: +w*", "book.yaml:1: the code 'a' has both a rule and patterns; *" },
    { "a: -w*", "book.yaml:1: the code 'a' has both a rule and 'not' patterns; *" },
    { "a! | b<a | c<b: w*", "book.yaml:3: the code 'c' has a rule and stands below 'a', whose "
                            "sub-codes are exclusive; *" },
    { "a: a", "book.yaml:1: the rule of 'a' depends on itself: 'a' names 'a'" },
    { "a: not a", "book.yaml:1: the rule of 'a' depends on itself: 'a' names 'a'" },
    { "a: b | b: c | c: d or a | d: +",
      "book.yaml:1: the rule of 'a' depends on itself: 'a' names 'b', 'b' names 'c', "
      "'c' names 'a'" },
    { "b: c | c: b | a: b",
      "book.yaml:1: the rule of 'b' depends on itself: 'b' names 'c', 'c' names 'b'" },
    { "a | b<a: a",
      "book.yaml:2: the rule of 'b' depends on itself: 'b' names 'a', 'a' has the sub-code 'b'" },
    { "a | b<a | c<b: d | d: a",
      "book.yaml:3: the rule of 'c' depends on itself: 'c' names 'd', 'd' names 'a', "
      "'a' has the sub-code 'b', 'b' has the sub-code 'c'" },
    { "a: b | b: c | c: d | d: e | e: f | f: g | g: h | h: i | i: j | j: k | k: l | l: m | m: a",
      "book.yaml:1: *'l' names 'm' and so on, 13 codes in all" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook = make_codebook (bad[i].codes);
      g_test_message ("%s", bad[i].codes);
      g_assert_false (thema_codebook_seal (codebook, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (bad[i].message, error->message));
    }
}

static void
test_exclusive_codebook (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = make_codebook ("a: w*");
  codebook->exclusive = TRUE;
  g_assert_false (thema_codebook_seal (codebook, &error));
  g_assert_true (g_str_has_prefix (error->message, "book.yaml:1: the code 'a' has a rule, and the "
                                                   "codes of this codebook are exclusive;"));
}

/* Each rule names the next one: no recursion may follow them. */
static void
test_long_chain (void)
{
  enum
  {
    N = 20000
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_new ("book.yaml");
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%05u", i);
      ThemaCode *code = thema_codebook_add (codebook, name, NULL, i + 1);
      code->rule = i + 1 < N ? g_strdup_printf ("c%05u", i + 1) : g_strdup ("w*");
      code->rule_line = 3;
    }
  g_assert_true (thema_codebook_seal (codebook, &error));
  g_assert_cmpuint (codebook->rule_order->len, ==, N);
  g_assert_cmpuint (g_array_index (codebook->rule_order, guint32, 0), ==, N - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/canonical", test_canonical);
  g_test_add_func ("/rule/faults", test_faults);
  g_test_add_func ("/rule/excerpts", test_excerpts);
  g_test_add_func ("/rule/limits", test_limits);
  g_test_add_func ("/rule/foreach", test_foreach);
  g_test_add_func ("/rule/order", test_order);
  g_test_add_func ("/rule/numbers", test_numbers);
  g_test_add_func ("/rule/bad-codebooks", test_bad_codebooks);
  g_test_add_func ("/rule/exclusive-codebook", test_exclusive_codebook);
  g_test_add_func ("/rule/long-chain", test_long_chain);
  return g_test_run ();
}
