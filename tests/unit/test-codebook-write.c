/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/format.h"

#include <string.h>

static ThemaCodebook *
parse (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  ThemaCodebook *codebook = thema_codebook_parse (path, text, strlen (text), &error);
  if (codebook == NULL)
    g_test_message ("%s", text);
  g_assert_no_error (error);
  return codebook;
}

/* The file in a format (transfer full); `losses` (transfer full, one a line) may be NULL: then there
 * must be none. */
static char *
write_as (const char *format, const ThemaCodebook *codebook, char **losses)
{
  const ThemaFormat *writer = thema_format_find (format);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);
  g_assert_nonnull (writer);
  writer->write (codebook, out, lost);
  g_assert_cmpuint (strlen (out->str), ==, out->len);
  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (list, "%s\n", (const char *) g_ptr_array_index (lost, i));
  if (losses != NULL)
    *losses = g_strdup (list->str);
  else
    g_assert_cmpstr (list->str, ==, "");
  return g_string_free (out, FALSE);
}

static void
assert_same_pattern (const ThemaPattern *a, const ThemaPattern *b)
{
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->match, ==, b->match);
  g_assert_cmpint (a->case_sensitive, ==, b->case_sensitive);
  g_assert_cmpint (a->weight, ==, b->weight);
  g_assert_cmpint (thema_pattern_compare (a, b), ==, 0);
}

static void
assert_same_patterns (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    assert_same_pattern (&g_array_index (a, ThemaPattern, i), &g_array_index (b, ThemaPattern, i));
}

static void
assert_same_code (const ThemaCode *a, const ThemaCode *b)
{
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->label, ==, b->label);
  g_assert_cmpstr (a->definition, ==, b->definition);
  g_assert_cmpstr (a->include, ==, b->include);
  g_assert_cmpstr (a->exclude, ==, b->exclude);
  g_assert_cmpstr (a->color, ==, b->color);
  g_assert_cmpstr (a->guid, ==, b->guid);
  g_assert_cmpstr (a->parent_name, ==, b->parent_name);
  g_assert_cmpuint (a->parent, ==, b->parent);
  g_assert_cmpuint (a->last_descendant, ==, b->last_descendant);
  g_assert_cmpstr (a->rule, ==, b->rule);
  g_assert_cmpint (a->rule_unit, ==, b->rule_unit);
  g_assert_cmpint (a->negated, ==, b->negated);
  g_assert_cmpint (a->exclusive, ==, b->exclusive);
  assert_same_patterns (a->patterns, b->patterns);
  assert_same_patterns (a->exclusions, b->exclusions);
  g_assert_cmpuint (a->examples->len, ==, b->examples->len);
  for (guint i = 0; i < a->examples->len; i++)
    {
      const ThemaExample *x = &g_array_index (a->examples, ThemaExample, i);
      const ThemaExample *y = &g_array_index (b->examples, ThemaExample, i);
      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpint (x->positive, ==, y->positive);
    }
}

static void
assert_same_codes (const ThemaCodebook *a, const ThemaCodebook *b)
{
  g_assert_cmpuint (thema_codebook_n_codes (a), ==, thema_codebook_n_codes (b));
  for (guint32 i = 0; i < thema_codebook_n_codes (a); i++)
    assert_same_code (thema_codebook_code (a, i), thema_codebook_code (b, i));
}

static void
assert_same (const ThemaCodebook *a, const ThemaCodebook *b)
{
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->version, ==, b->version);
  g_assert_cmpstr (a->language, ==, b->language);
  g_assert_cmpstr (a->description, ==, b->description);
  g_assert_cmpuint (a->window, ==, b->window);
  g_assert_cmpint (a->exclusive, ==, b->exclusive);
  assert_same_patterns (a->cues, b->cues);
  assert_same_codes (a, b);
}

/* A codebook with everything in it, as the writer writes it. */
static const char everything[]
    = "thema: 1\n"
      "title: A title\n"
      "version: \"1.10\"\n"
      "language: en\n"
      "description: >\n"
      "  A description that is longer than one line of the file is, so that it has to be folded over\n"
      "  two of them.\n"
      "\n"
      "  And a second line.\n"
      "negation:\n"
      "  cues:\n"
      "    - fail* to\n"
      "    - \"no\"\n"
      "    - not\n"
      "  window: 5\n"
      "\n"
      "codes:\n"
      "  - code: a\n"
      "    label: \"A: the first\"\n"
      "    definition: What it means.\n"
      "    include: When it is coded.\n"
      "    exclude: When it is not.\n"
      "    color: \"#ff0000\"\n"
      "    guid: \"1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294\"\n"
      "    negated: mark\n"
      "    exclusive: true\n"
      "    patterns:\n"
      "      - \"*migrant*\"\n"
      "      - pattern: US\n"
      "        case: sensitive\n"
      "      - pattern: \"[a-z]+ism\"\n"
      "        match: regex\n"
      "        case: sensitive\n"
      "        weight: 2.5\n"
      "      - pattern: comply with\n"
      "        match: stem\n"
      "      - near:\n"
      "          words:\n"
      "            - fail*\n"
      "            - pattern: protect\n"
      "              match: stem\n"
      "          within: 5\n"
      "      - pattern: protest*\n"
      "        weight: -1\n"
      "      - near:\n"
      "          words:\n"
      "            - state\n"
      "            - pattern: US\n"
      "              case: sensitive\n"
      "          within: 10\n"
      "          order: before\n"
      "          unit: document\n"
      "        weight: 0.000001\n"
      "    not:\n"
      "      - risk taker*\n"
      "    examples:\n"
      "      positive:\n"
      "        - Migrants arrived.\n"
      "        - \"- odd: one #1\"\n"
      "      negative:\n"
      "        - Nobody came.\n"
      "    codes:\n"
      "      - code: a.x\n"
      "        patterns:\n"
      "          - x\n"
      "\n"
      "      - code: a.y z\n"
      "        negated: drop\n"
      "\n"
      "  - code: b\n"
      "    rule: a and not (x or \"y z\")\n"
      "    unit: paragraph\n";

static void
test_everything (void)
{
  g_autoptr (ThemaCodebook) codebook = parse ("book.yaml", everything);
  g_autofree char *written = write_as ("thema", codebook, NULL);
  g_assert_cmpstr (written, ==, everything);
  g_autoptr (ThemaCodebook) again = parse ("book.yaml", written);
  assert_same (codebook, again);
}

static void
test_exclusive (void)
{
  static const char text[] = "thema: 1\nexclusive: true\n\ncodes:\n  - code: a\n\n  - code: b\n";
  g_autoptr (ThemaCodebook) codebook = parse ("book.yaml", text);
  g_autofree char *written = write_as ("thema", codebook, NULL);
  g_assert_cmpstr (written, ==, text);
}

static void
test_empty (void)
{
  g_autoptr (ThemaCodebook) codebook = parse ("book.yaml", "thema: 1\ncodes: []\n");
  g_autofree char *written = write_as ("thema", codebook, NULL);
  g_assert_cmpstr (written, ==, "thema: 1\ncodes: []\n");
}

/* However deep codes lie in each other, the file can be read again. */
static void
test_deep (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_new ("deep");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%02u", i), *side = g_strdup_printf ("d%02u", i);
      g_autofree char *parent = i > 0 ? g_strdup_printf ("c%02u", i - 1) : NULL;
      thema_codebook_add (codebook, name, parent, 1);
      thema_codebook_add (codebook, side, parent, 1);
    }
  thema_codebook_seal (codebook, &error);
  g_assert_no_error (error);
  g_autofree char *written = write_as ("thema", codebook, NULL);
  g_autoptr (ThemaCodebook) again = parse ("book.yaml", written);
  assert_same (codebook, again);
}

/* Texts of one line, and how a scalar of them looks. */
static const struct
{
  const char *text, *yaml;
} scalars[] = {
  { "plain words", "plain words" },
  { "it's a \"word\", isn't it?", "it's a \"word\", isn't it?" },
  { "a:b #c", "\"a:b #c\"" },
  { "a:b#c", "a:b#c" },
  { "a: b", "\"a: b\"" },
  { "a:", "\"a:\"" },
  { "*a", "\"*a\"" },
  { "a*", "a*" },
  { "?", "\"?\"" },
  { "- a", "\"- a\"" },
  { "yes", "\"yes\"" },
  { "Y", "\"Y\"" },
  { "NULL", "\"NULL\"" },
  { "1", "\"1\"" },
  { "1e3", "\"1e3\"" },
  { ".5", "\".5\"" },
  { "=", "\"=\"" },
  { "#a", "\"#a\"" },
  { "{a}", "\"{a}\"" },
  { "\"a\"", "\"\\\"a\\\"\"" },
  { "a\\b", "a\\b" },
  { "\\b", "\"\\\\b\"" },
  { "a\tb", "\"a\\tb\"" },
  { "a\001b", "\"a\\x01b\"" },
  { "a\rb", "\"a\\x0Db\"" },
  { "a\302\240b", "\"a\\xA0b\"" },
  { "a\342\200\250b", "\"a\\u2028b\"" },
  { "a\357\273\277b", "\"a\\uFEFFb\"" },
  { "\303\251t\303\251", "\303\251t\303\251" },
  { "\360\237\230\200", "\"\360\237\230\200\"" },
};

static void
test_scalars (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scalars); i++)
    {
      g_autoptr (ThemaCodebook) codebook = thema_codebook_new ("scalars");
      ThemaCode *code = thema_codebook_add (codebook, "c", NULL, 1);
      thema_codebook_add_pattern (code->patterns, scalars[i].text, THEMA_MATCH_WORD, 1);
      g_assert_true (thema_codebook_seal (codebook, NULL));
      g_autofree char *written = write_as ("thema", codebook, NULL);
      g_autofree char *expected = g_strdup_printf (
          "thema: 1\n\ncodes:\n  - code: c\n    patterns:\n      - %s\n", scalars[i].yaml);
      g_assert_cmpstr (written, ==, expected);
      g_autoptr (ThemaCodebook) again = parse ("book.yaml", written);
      assert_same (codebook, again);
    }
}

/* A table holds all that is said of single codes. */
static void
test_csv_again (void)
{
  g_autofree char *losses = NULL;
  g_autoptr (ThemaCodebook) codebook = parse ("book.yaml", everything);
  g_autofree char *written = write_as ("csv", codebook, &losses);
  g_autoptr (ThemaCodebook) again = parse ("book.csv", written);
  assert_same_codes (codebook, again);
  g_assert_cmpuint (again->notes->len, ==, 0);
}

/* Random codebooks, of what is hard to write. */

static const char *const pieces[]
    = { "a",  "word", "\303\251", " ",  " ",       " ",        ":",   "#",   "-",      "\n",
        "\"", "\\",   "'",        "{",  "[",       "*",        "&",   "!",   "yes",    "1",
        "\t", ">",    "|",        "%",  "@",       "`",        ",",   "]",   "null",   "~",
        "?",  "=",    "\302\240", "\n", "\342\200\250", "\357\273\277", "\001", "...", "---",
        "\302\205", "\360\237\230\200", "long enough to be folded", "<<", "0x1F", "_" };

/* A text without white space at its ends, perhaps empty. */
static char *
random_text (GRand *random, guint longest, gboolean one_line)
{
  GString *text = g_string_new (NULL);
  for (gint32 n = g_rand_int_range (random, 0, (gint32) longest); n > 0; n--)
    {
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      if (!one_line || !g_unichar_iscntrl (g_utf8_get_char (piece)))
        g_string_append (text, piece);
    }
  return g_strstrip (g_string_free (text, FALSE));
}

static void
set_random (GRand *random, char **field, guint longest)
{
  g_free (*field);
  *field = random_text (random, longest, FALSE);
}

static ThemaPattern *
random_words (GRand *random)
{
  g_autofree char *text = random_text (random, 6, FALSE);
  gboolean is_stem = g_rand_int_range (random, 0, 4) == 0;
  ThemaPattern *pattern = thema_pattern_new (
      *text != '\0' ? text : "x", is_stem ? THEMA_MATCH_STEM : THEMA_MATCH_WORD, 1);
  pattern->case_sensitive = !is_stem && g_rand_int_range (random, 0, 4) == 0;
  return pattern;
}

static void
add_random_patterns (GRand *random, GArray *patterns, gint32 most, gboolean with_near)
{
  for (gint32 n = g_rand_int_range (random, 0, most); n > 0; n--)
    {
      ThemaPattern *pattern = random_words (random);
      if (with_near && g_rand_int_range (random, 0, 4) == 0)
        {
          ThemaNear *near = thema_near_new ();
          for (gint32 words = g_rand_int_range (random, 2, 5); words > 0; words--)
            g_ptr_array_add (near->words, random_words (random));
          near->within = (guint) g_rand_int_range (random, 0, THEMA_MAX_WITHIN + 1);
          near->order = (ThemaOrder) g_rand_int_range (random, 0, 3);
          near->unit = (ThemaUnit) g_rand_int_range (random, 0, THEMA_N_UNITS);
          thema_pattern_free (pattern);
          pattern = thema_pattern_new ("", THEMA_MATCH_WORD, 1);
          thema_pattern_set_near (pattern, near);
        }
      if (g_rand_int_range (random, 0, 4) == 0)
        pattern->weight = (gint64) (g_rand_double_range (random, -1e6, 1e6) * 1e6);
      g_array_append_vals (patterns, pattern, 1);
      g_free (pattern);
    }
}

static void
fill_random_code (GRand *random, ThemaCode *code, gboolean with_rules)
{
  static const char *const rules[]
      = { "one and two* or not \"three four\"", "near(one, two, 3)", "count(one) >= 2",
          "(one or two or three or four or five or six or seven) and (eight or nine or ten or eleven or twelve)" };
  set_random (random, &code->label, 5);
  set_random (random, &code->definition, 60);
  set_random (random, &code->include, 20);
  set_random (random, &code->exclude, 20);
  set_random (random, &code->color, 3);
  set_random (random, &code->guid, 3);
  code->negated = (ThemaNegated) g_rand_int_range (random, 0, 4);
  code->exclusive = !with_rules && g_rand_boolean (random);
  if (with_rules && g_rand_int_range (random, 0, 4) == 0)
    {
      code->rule = g_strdup (rules[g_rand_int_range (random, 0, G_N_ELEMENTS (rules))]);
      code->rule_unit = (ThemaUnit) g_rand_int_range (random, 0, THEMA_N_UNITS);
      return;
    }
  add_random_patterns (random, code->patterns, 6, TRUE);
  add_random_patterns (random, code->exclusions, 3, TRUE);
  guint n = (guint) g_rand_int_range (random, 0, 4);
  guint n_positive = (guint) g_rand_int_range (random, 0, 4);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = random_text (random, 10, FALSE);
      ThemaExample example = { g_strdup_printf ("e%s", text), i < n_positive, 1 };
      g_array_append_val (code->examples, example);
    }
}

static ThemaCodebook *
random_codebook (GRand *random)
{
  g_autoptr (GError) error = NULL;
  ThemaCodebook *codebook = thema_codebook_new ("random");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  set_random (random, &codebook->title, 8);
  set_random (random, &codebook->version, 2);
  set_random (random, &codebook->language, 2);
  set_random (random, &codebook->description, 80);
  add_random_patterns (random, codebook->cues, 4, FALSE);
  codebook->window = (guint) g_rand_int_range (random, 0, 100);
  gboolean with_rules = g_rand_boolean (random); /* which are not to be among exclusive codes */
  codebook->exclusive = !with_rules && g_rand_boolean (random);
  for (gint32 n = g_rand_int_range (random, 0, 12); n > 0; n--)
    {
      g_autofree char *text = random_text (random, 7, TRUE);
      guint at = (guint) g_rand_int_range (random, 0, (gint32) names->len + 1);
      const char *parent = at < names->len ? g_ptr_array_index (names, at) : NULL;
      char *name = g_strdup_printf ("%s%s%d", text, *text != '\0' ? " " : "", n);
      fill_random_code (random, thema_codebook_add (codebook, name, parent, 1), with_rules);
      g_ptr_array_add (names, name);
    }
  thema_codebook_seal (codebook, &error);
  g_assert_no_error (error);
  return codebook;
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 1000; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (ThemaCodebook) codebook = random_codebook (random);
      g_rand_free (random);
      g_autofree char *written = write_as ("thema", codebook, NULL);
      g_autoptr (ThemaCodebook) again = parse ("book.yaml", written);
      assert_same (codebook, again);
      g_autofree char *lost = NULL, *table = write_as ("csv", codebook, &lost);
      g_autoptr (ThemaCodebook) from_table = parse ("book.csv", table);
      assert_same_codes (codebook, from_table);
      /* Whatever another format cannot hold, writing it goes well. */
      static const char *const others[] = { "quanteda", "dic", "cat", "ykd", "lcd", "lc3", "qdc" };
      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        {
          g_autofree char *losses = NULL;
          g_free (write_as (others[i], codebook, &losses));
        }
    }
}

/* Small codebooks in each format: bytes and losses. */

#define SMALL                                                                                      \
  "thema: 1\ncodes:\n- code: a\n  definition: '<A> & \"B\"'\n  patterns: [x, y z*]\n  codes:\n"    \
  "  - code: a.b\n    label: b\n    patterns: [x, {pattern: w, weight: 2}]\n- code: c\n"

static const struct
{
  const char *name, *format, *yaml, *file, *losses;
} files[] = {
  { "quanteda", "quanteda", SMALL,
    "a:\n  \"\":\n    - x\n    - y z*\n  b:\n    - w\n    - x\nc: []\n",
    "the quanteda format has no definitions: those of 1 code are left out (a)\n"
    "the quanteda format has no weights: those of 1 code are left out, their patterns stay (a.b)\n" },
  { "dic", "dic", SMALL, "%\n1\ta\n\t2\tb\n3\tc\n%\nw\t2\nx\t1\t2\ny z*\t1\n",
    "the .dic format has no definitions: those of 1 code are left out (a)\n"
    "the .dic format has no weights: those of 1 code are left out, their patterns stay (a.b)\n" },
  { "cat", "cat", SMALL, "a\n\tx (1)\n\ty_z* (1)\n\tb\n\t\tw (2)\n\t\tx (1)\nc\n",
    "the .cat format has no definitions: those of 1 code are left out (a)\n" },
  { "lc3", "lc3", SMALL, "+a\n x\n y z*\n+a.b\n w\n x\n+c\n",
    "the .lc3 format has no labels: those of 1 code are left out (a.b)\n"
    "the .lc3 format has no definitions: those of 1 code are left out (a)\n"
    "the .lc3 format has no sub-codes: 1 code put on top (a.b)\n"
    "the .lc3 format has no weights: those of 1 code are left out, their patterns stay (a.b)\n" },
  { "ykd", "ykd", SMALL,
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<dictionary style=\"050805\" patternengine=\"substring\">\n"
    "\t<cnode name=\"Dictionary\" desc=\"Dictionary\">\n"
    "\t\t<cnode name=\"a\" desc=\"&lt;A&gt; &amp; &quot;B&quot;\">\n"
    "\t\t\t<pnode name=\"x\"/>\n"
    "\t\t\t<pnode name=\"y z*\"/>\n"
    "\t\t\t<cnode name=\"b\" desc=\"\">\n"
    "\t\t\t\t<pnode name=\"w\"/>\n"
    "\t\t\t\t<pnode name=\"x\"/>\n"
    "\t\t\t</cnode>\n"
    "\t\t</cnode>\n"
    "\t\t<cnode name=\"c\" desc=\"\">\n"
    "\t\t</cnode>\n"
    "\t</cnode>\n"
    "</dictionary>\n",
    "the .ykd format has no weights: those of 1 code are left out, their patterns stay (a.b)\n" },
  { "lcd", "lcd", "thema: 1\ntitle: T\ndescription: \"D\\nE\\x01\"\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<dictionary style=\"050805\" patternengine=\"substring\">\n"
    "\t<cnode name=\"T\" desc=\"D&#10;E\357\277\275\">\n"
    "\t</cnode>\n"
    "</dictionary>\n",
    "XML has no control characters: those in the texts of 1 code become U+FFFD (T)\n" },
  { "qdc", "qdc", SMALL,
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"thema\">\n"
    "  <Codes>\n"
    "    <Code guid=\"37E754CB-AC79-8D31-B532-000FDA71DE5E\" name=\"a\" isCodable=\"true\">\n"
    "      <Description>&lt;A&gt; &amp; \"B\"</Description>\n"
    "      <Code guid=\"5532EC7A-F9CD-8DB5-AC86-D66C3F121C6D\" name=\"b\" isCodable=\"true\"/>\n"
    "    </Code>\n"
    "    <Code guid=\"AF73465F-392B-8116-B83D-353A3FF9FE1B\" name=\"c\" isCodable=\"true\"/>\n"
    "  </Codes>\n"
    "</CodeBook>\n",
    "the .qdc format has no patterns: those of 2 codes are left out (a, a.b)\n" },
  { "qdc with colours and GUIDs", "qdc",
    "thema: 1\ncodes:\n- code: a\n  color: '#FF8000'\n  guid: 1ff58b12-6f6f-4b0c-8be5-bbdc91f55294\n"
    "- code: b\n  color: red\n  guid: '{1ff58b12-6f6f-4b0c-8be5-bbdc91f55295}'\n- code: c\n  guid: g\n",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"thema\">\n"
    "  <Codes>\n"
    "    <Code guid=\"1ff58b12-6f6f-4b0c-8be5-bbdc91f55294\" name=\"a\" isCodable=\"true\" "
    "color=\"#FF8000\"/>\n"
    "    <Code guid=\"{1ff58b12-6f6f-4b0c-8be5-bbdc91f55295}\" name=\"b\" isCodable=\"true\"/>\n"
    "    <Code guid=\"AF73465F-392B-8116-B83D-353A3FF9FE1B\" name=\"c\" isCodable=\"true\"/>\n"
    "  </Codes>\n"
    "</CodeBook>\n",
    "the .qdc format has no colours but #RRGGBB: those of 1 code are left out (b)\n"
    "the GUIDs of 1 code are none and are made anew (c)\n" },
  { "csv", "csv",
    "thema: 1\ntitle: T\ncodes:\n- code: a\n  label: 'A, \"a\"'\n  negated: drop\n  patterns:\n"
    "  - {pattern: US, case: sensitive, weight: 2}\n"
    "  - near: {words: [v w, {pattern: x, match: stem}], within: 3, order: before}\n  not: [z]\n"
    "  examples: {positive: [P], negative: [N]}\n  codes:\n  - code: b\n    rule: x and y\n"
    "  - code: c\n    exclusive: true\n",
    "code,parent,label,definition,include,exclude,pattern,match,case,not,weight,near_words,within,"
    "order,near_unit,rule,unit,negated,exclusive,example,positive,color,guid\n"
    "a,,\"A, \"\"a\"\"\",,,,US,word,sensitive,,2,,,,,,,drop,,,,,\n"
    "a,,,,,,,,,,,\"\"\"v w\"\", stem(x)\",3,before,sentence,,,,,,,,\n"
    "a,,,,,,z,word,ignore,true,,,,,,,,,,,,,\n"
    "a,,,,,,,,,,,,,,,,,,,P,true,,\n"
    "a,,,,,,,,,,,,,,,,,,,N,false,,\n"
    "b,a,,,,,,,,,,,,,,x and y,sentence,,,,,,\n"
    "c,a,,,,,,,,,,,,,,,,,true,,,,\n",
    "the .csv format has no place for the codebook's title: left out\n" },
  { "what dictionaries do not hold", "quanteda",
    "thema: 1\ntitle: T\nversion: '2'\nlanguage: de\ndescription: D\nexclusive: true\n"
    "negation: {cues: [no], window: 4}\ncodes:\n- code: a\n  label: A\n  include: i\n  exclude: e\n"
    "  color: red\n  guid: g\n  negated: keep\n  exclusive: true\n  patterns:\n"
    "  - {pattern: p, match: stem}\n  - {pattern: q, match: regex}\n  - {pattern: r, case: sensitive}\n"
    "  - near: {words: [s, t], within: 1}\n  not: [n]\n  examples: {positive: [u]}\n",
    "a: []\n",
    "the quanteda format has no place for the codebook's title, version, language, description, "
    "negation: cues, negation: window, exclusive: setting: left out\n"
    "the quanteda format has no labels: those of 1 code are left out (a)\n"
    "the quanteda format has no include: texts: those of 1 code are left out (a)\n"
    "the quanteda format has no exclude: texts: those of 1 code are left out (a)\n"
    "the quanteda format has no colours: those of 1 code are left out (a)\n"
    "the quanteda format has no GUIDs: those of 1 code are left out (a)\n"
    "the quanteda format has no patterns by stem: those of 1 code are left out (a)\n"
    "the quanteda format has no regular expressions: those of 1 code are left out (a)\n"
    "the quanteda format has no patterns by case: those of 1 code are left out (a)\n"
    "the quanteda format has no near: patterns: those of 1 code are left out (a)\n"
    "the quanteda format has no not: patterns: those of 1 code are left out (a)\n"
    "the quanteda format has no negated: settings: those of 1 code are left out (a)\n"
    "the quanteda format has no exclusive: settings: those of 1 code are left out (a)\n"
    "the quanteda format has no examples: those of 1 code are left out (a)\n" },
  { "rules", "cat", "thema: 1\ncodes:\n- code: a\n  rule: x and y\n", "a\n",
    "the .cat format has no rules: those of 1 code are left out (a)\n" },
  { "more codes than a loss names", "cat",
    "thema: 1\ncodes:\n- {code: a, label: A}\n- {code: b, label: B}\n- {code: c, label: C}\n"
    "- {code: d, label: D}\n- {code: e, label: e}\n",
    "a\nb\nc\nd\ne\n", "the .cat format has no labels: those of 4 codes are left out (a, b, c, ...)\n" },
  { "names and words that .cat would misread", "cat",
    "thema: 1\ncodes:\n- code: War (2003)\n  patterns: ['@who', a_b]\n- code: '@x'\n- code: Y (left)\n",
    "_x\nWar_(2003)\n\ta_b (1)\nY (left)\n",
    "the .cat format has no names that begin with @ or end with a number in brackets: those of 2 "
    "codes get a _ instead (@x, War (2003))\n"
    "the .cat format takes what begins with @ for a rule: such patterns of 1 code are left out (War "
    "(2003))\n"
    "the .cat format takes _ for a blank: patterns with a _ of 1 code are read as phrases (War "
    "(2003))\n" },
  { "names and words that .dic would misread", "dic",
    "thema: 1\ncodes:\n- code: World War 2 era\n  patterns: [war 2, war2, 'a?b', '(a', '<a', '*a', 'a*b']\n",
    "%\n1\tWorld War 2_era\n%\n*a\t1\na*b\t1\nwar2\t1\n",
    "the .dic format has no names with a blank behind a digit: those of 1 code get a _ for it (World "
    "War 2 era)\n"
    "the .dic format has no patterns with ?, (, < or a number behind a blank: those of 1 code are "
    "left out (World War 2 era)\n"
    "LIWC knows no wildcard but * at the end of a word: patterns with others of 1 code are written, "
    "for programs that do (World War 2 era)\n" },
  { "a legend without a name twice", "dic",
    "thema: 1\ncodes:\n- code: a\n  codes: [code: a.x]\n- code: b\n  codes: [code: b.x]\n",
    "%\n1\ta\n\t2\ta.x\n3\tb\n\t4\tb.x\n%\n", "" },
  { "words that .lc3 would misread", "lc3", "thema: 1\ncodes:\n- code: +STATE+\n  patterns: [+a, b]\n",
    "++STATE+\n b\n",
    "the .lc3 format takes what begins with + for a name: such patterns of 1 code are left out "
    "(+STATE+)\n" },
  { "keys that YAML would misread", "quanteda",
    "thema: 1\ncodes:\n- code: 'yes'\n  patterns: ['no']\n- code: 'a: b'\n",
    "\"a: b\": []\n\"yes\":\n  - \"no\"\n", "" },
  { "sub-codes some of which do not repeat the name", "quanteda",
    "thema: 1\ncodes:\n- code: a\n  codes:\n  - code: a.x\n  - code: x\n", "a:\n  a.x: []\n  x: []\n",
    "" },
};

static void
test_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *losses = NULL;
  g_autoptr (ThemaCodebook) codebook = parse ("book.yaml", files[i].yaml);
  g_autofree char *file = write_as (files[i].format, codebook, &losses);
  g_assert_cmpstr (file, ==, files[i].file);
  g_assert_cmpstr (losses, ==, files[i].losses);
}

/* What quanteda's form can hold comes back, however it nests. */
static void
test_quanteda_again (void)
{
  g_autoptr (ThemaCodebook) codebook
      = parse ("book.yml", "a:\n  '': [x, y]\n  b: [z]\n  c:\n    d: [w, '1']\ne: [q]\n");
  g_autofree char *file = write_as ("quanteda", codebook, NULL);
  g_assert_cmpstr (
      file, ==,
      "a:\n  \"\":\n    - x\n    - \"y\"\n  b:\n    - z\n  c:\n    d:\n      - \"1\"\n      - w\n"
      "e:\n  - q\n");
  g_autoptr (ThemaCodebook) again = parse ("book.yml", file);
  assert_same (codebook, again);
}

/* A key as long as names may be, which is as far as YAML's parsers look ahead. */
static void
test_long_key (void)
{
  g_autofree char *name = g_strnfill (1022, 'n');
  g_autofree char *yaml = g_strdup_printf ("? %s\n: b:\n  - x\n", name);
  g_autoptr (ThemaCodebook) codebook = parse ("book.yml", yaml);
  g_autofree char *file = write_as ("quanteda", codebook, NULL);
  g_autoptr (ThemaCodebook) again = parse ("book.yml", file);
  assert_same (codebook, again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-write/thema/everything", test_everything);
  g_test_add_func ("/codebook-write/thema/exclusive", test_exclusive);
  g_test_add_func ("/codebook-write/thema/empty", test_empty);
  g_test_add_func ("/codebook-write/thema/deep", test_deep);
  g_test_add_func ("/codebook-write/thema/scalars", test_scalars);
  g_test_add_func ("/codebook-write/thema/random", test_random);
  g_test_add_func ("/codebook-write/csv again", test_csv_again);
  g_test_add_func ("/codebook-write/quanteda again", test_quanteda_again);
  g_test_add_func ("/codebook-write/long key", test_long_key);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/codebook-write/file/", files[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
    }
  return g_test_run ();
}
