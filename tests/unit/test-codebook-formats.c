/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of foreign formats: their oddities one by one, hostile files, and the dictionaries in
 * the wild. */
#include "codebook/codebook.h"
#include "codebook/format.h"
#include "codebook/near-words.h"

#include <string.h>

static void
describe_patterns (GString *out, const GArray *patterns, const char *opening)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      const ThemaPattern *pattern = &g_array_index (patterns, ThemaPattern, i);
      g_autofree char *weight = thema_weight_format (pattern->weight);
      gboolean words = pattern->match == THEMA_MATCH_WORD && !pattern->case_sensitive;
      g_autofree char *text = words ? g_strdup (pattern->text) : thema_pattern_describe (pattern);
      g_string_append_printf (out, " %s%s", opening, text);
      if (pattern->weight != THEMA_WEIGHT_ONE)
        g_string_append_printf (out, " (%s)", weight);
      g_string_append_c (out, '/');
    }
}

/* Each code on a line: "name label|definition|color|guid: pattern/ weighted (2)/ -not/". */
static char *
describe (const ThemaCodebook *codebook)
{
  GString *out = g_string_new (NULL);
  if (*codebook->title != '\0' || *codebook->description != '\0')
    g_string_append_printf (out, "# %s|%s\n", codebook->title, codebook->description);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      const char *fields[] = { code->label, code->definition, code->color, code->guid };
      gboolean plain = g_str_has_suffix (code->name, code->label);
      g_string_append (out, code->name);
      for (guint f = plain ? 1 : 0; f < G_N_ELEMENTS (fields); f++)
        if (*fields[f] != '\0')
          g_string_append_printf (out, "|%s", fields[f]);
      g_string_append_c (out, ':');
      describe_patterns (out, code->patterns, "");
      describe_patterns (out, code->exclusions, "-");
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* The notes, a line each, without the path. */
static char *
describe_notes (const ThemaCodebook *codebook)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < codebook->notes->len; i++)
    {
      const char *note = g_ptr_array_index (codebook->notes, i);
      g_assert_true (g_str_has_prefix (note, codebook->path));
      g_string_append_printf (out, "%s\n", note + strlen (codebook->path) + 1);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *path, *text;
  const char *model, *notes; /* NULL: whatever they are */
} Sample;

static void
check_sample (const Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook
      = thema_codebook_parse (sample->path, sample->text, strlen (sample->text), &error);
  g_assert_no_error (error);
  g_autofree char *model = describe (codebook), *notes = describe_notes (codebook);
  g_assert_cmpstr (model, ==, sample->model);
  if (sample->notes != NULL)
    g_assert_cmpstr (notes, ==, sample->notes);
}

static void
check_samples (const Sample *samples, gsize n)
{
  for (gsize i = 0; i < n; i++)
    check_sample (&samples[i]);
}

static void
test_dic (void)
{
  static const Sample samples[] = {
    /* Numbers with zeros, tabs and blanks in any number, CRLF, empty lines, phrases, a word twice.
     */
    { "a.dic",
      "%\t\t\r\n01   norm\r\n2\tstate\r\n%\r\n\r\nduty\t\t\t1  \r\nhuman rights\t01\r\nstate* 2\r\n"
      "both\t1 02\nduty   001\n",
      "norm: both/ duty/ human rights/\nstate: both/ state*/\n", "" },
    /* Legends that nest, without numbers, without names, with a number or a name twice. */
    { "a.dic",
      "%\n1\tone\n\t2\ttwo\n\t\t3\tthree\nfour\n\t5\tfive\n6\n1\tseven\n8\tone\n%"
      "\na\t1\t3\nb\t5\t6\nc\t8\n",
      "6: b/\nfour:\nfour.five: b/\none: a/ c/\none.two:\none.two.three: a/\nseven:\n",
      "5: the category 'four' has no number, so that no word has it; it is kept as a group\n"
      "7: the category 6 has no name; it is called by its number\n"
      "8: the number 1 is that of 'one' already; words with it go there, none to 'seven'\n"
      "9: the category 'one' stands on line 2 already; both are read as one\n" },
    /* Categories that are not there, words without any, emoticons, question marks. */
    { "a.dic", "%\n1\ta\n%\nx\t1\t007\nlonely\n:)\t1\n:(\t1\nwhy?\t1\ny\t1\tzz\n", "a: x/ y/\n",
      "4: the category 007 of 'x' is not in the legend; it is left out\n"
      "5: the word 'lonely' has no category; it is left out\n"
      "6: the pattern ':)' holds punctuation, which is no part of any word, so it can never match; "
      "it is left "
      "out\n"
      "7: the pattern ':(' holds punctuation, which is no part of any word, so it can never match; "
      "it is left "
      "out\n"
      "8: the '?' in 'why?' is no wildcard in LIWC but a sign, which is no part of a word; it is "
      "left out\n"
      "9: thema does not know the condition 'zz' of 'y'; it is left out, and with it the "
      "categories that it "
      "names\n" },
    /* Conditions: said in patterns where that is exact. */
    { "a.dic", "%\n1\ta\n2\tb\n3\tc\n%\nkind\t<of>1/02\t3\nlot\t<of>3\nlike\t(1 2)1/2\t(1 2)3 3\n",
      "a: kind of/\nb: kind/ -kind of/\nc: kind/ like/ lot of/\n",
      "6: the condition '<of>1/02' of 'kind' is read as the pattern 'kind of' of 'a', and as "
      "'kind' but not "
      "'kind of' of 'b'\n"
      "7: the condition '<of>3' of 'lot' is read as the pattern 'lot of' of 'c'\n"
      "8: thema does not know the condition '(1 2)1/2', '(1 2)3' of 'like'; it is left out, and "
      "with it the "
      "categories that it names\n" },
    /* Not where it is not: b would lose its kin*, and nothing is known of 9. */
    { "a.dic", "%\n1\ta\n2\tb\n%\nkin*\t2\nkind\t<of>1/2\nsort*\t<of>1/2\nsort\t<of>1/9\n",
      "a:\nb: kin*/\n",
      "6: the condition '<of>1/2' of 'kind' cannot be said beside the other words of its "
      "categories; it is "
      "left out, and with it the categories that it names\n"
      "7: thema does not know the condition '<of>1/2' of 'sort*'; it is left out, and with it the "
      "categories "
      "that it names\n"
      "8: thema does not know the condition '<of>1/9' of 'sort'; it is left out, and with it the "
      "categories "
      "that it names\n" },
    /* Nor where a not: that was made before would cancel. */
    { "a.dic", "%\n1\ta\n2\tb\n%\nkind\t<of>1/2\nof\t<it>1/2\n",
      "a: kind of/\nb: kind/ -kind of/\n", NULL },
    /* A condition in a line without a tab. */
    { "a.dic", "%\n1 a\n2 b\n%\nhuman rights 1 (1 2)2 02\n", "a: human rights/\nb: human rights/\n",
      NULL },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

static void
test_cat (void)
{
  static const Sample samples[] = {
    /* Weights, underscores, words beside sub-categories, CRLF. */
    { "a.cat",
      "A\r\n\tB\r\n\t\tONE (1)\r\n\tCIVIL_WAR (10)\r\n\tTWO* (-0.5)\r\nC D\r\n\tX "
      "(0,5)\r\n\tY(1)\r\n",
      "A: CIVIL WAR (10)/ TWO* (-0.5)/\nA.B: ONE/\nC D: X (0.5)/\nC D.Y(1):\n",
      "8: 'C D.Y(1)' is read as a category, which has no words; a word would end with its weight: "
      "Y(1) (1)\n" },
    /* Rules, words of no category, a category twice, brackets in a name, levels that are passed
       over. */
    { "a.cat",
      "LONE (1)\nA (OLD)\n\t\tDEEP\n\t\t\tW (1)\n\tV (1)\n\t@R1 [#A NEAR B /S] (1)\n@R2 [X]\nA "
      "(OLD)\n\tU (1)\n",
      "A (OLD): U/ V/\nA (OLD).DEEP: W/\nLONE: LONE/\n",
      "1: the word 'LONE' stands in no category; it is made a code of its own\n"
      "6: the rule '@R1 [#A NEAR B /S]' is left out; write it anew under rule: or near:\n"
      "7: the rule '@R2 [X]' is left out; write it anew under rule: or near:\n"
      "8: the category 'A (OLD)' stands on line 2 already; both are read as one\n" },
    /* A dot makes two categories have one name. */
    { "a.cat", "A\n\tB\n\t\tX (1)\nA.B\n\tY (1)\nA.B\n\tZ (1)\n", "A:\nA.B: X/\nA.B_2|A.B: Y/ Z/\n",
      "4: the category 'A.B' has the name of another one on line 2; it is called 'A.B_2'\n"
      "6: the category 'A.B' has the name of another one on line 2; it is called 'A.B_2'\n"
      "6: the category 'A.B_2' stands on line 4 already; both are read as one\n" },
    /* Punctuation that can never match; a plus in a name; weights tell the format by themselves. */
    { "a.txt", "+STATE+\n\tWHY, WHAT (1)\n\tGOOD (2)\n\tGOOD (3)\n", "+STATE+: GOOD (2)/\n",
      "2: the pattern 'WHY, WHAT' holds punctuation, which is no part of any word, so it can never "
      "match; it is "
      "left out\n"
      "4: the pattern 'GOOD' stands on line 3 with another weight, which holds\n" },
    /* Blanks instead of tabs. */
    { "a.cat", "A\n  B\n    X (1)\n  Y (1)\n", "A: Y/\nA.B: X/\n", "" },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
test_ykd (void)
{
  static const Sample samples[] = {
    /* A pattern beside a category is kept, and nothing leaks into what follows. */
    { "a.ykd",
      XML "<dictionary style=\"050805\" patternengine=\"substring\"><cnode name=\"All\" desc=\"Of "
          "all\">"
          "<cnode name=\"A\" desc=\"Says a.\"><cnode name=\"B\"><pnode name=\"x\"/></cnode>"
          "<pnode name=\"y*\"/></cnode><cnode name=\"C\"><pnode name=\"z "
          "z\"/></cnode></cnode></dictionary>",
      "# All|Of all\nA|Says a.: y*/\nA.B: x/\nC: z z/\n", "" },
    /* The outermost category is a code when it is not alone, or has patterns, or nothing below it.
     */
    { "a.lcd",
      XML
      "<dictionary><cnode name=\"A\"><cnode name=\"B\"/></cnode><cnode name=\"C\"/></dictionary>",
      "A:\nA.B:\nC:\n", "" },
    { "a.lcd",
      XML
      "<dictionary><cnode name=\"A\"><cnode name=\"B\"/><pnode name=\"x\"/></cnode></dictionary>",
      "A: x/\nA.B:\n", "" },
    { "a.lcd", XML "<dictionary><cnode name=\"A\"><pnode name=\" x  y \"/></cnode></dictionary>",
      "A: x y/\n", "" },
    /* Names twice, things unknown, references, CDATA, comments. */
    { "a.ykd",
      XML "<dictionary>\n<!-- no -->\n<cnode name=\"R&amp;D &lt;1&gt;\" desc=\"one\">\n"
          "<pnode name=\"caf&#233;\"/>\n<pnode desc=\"?\"/>\n<pnode name=\"q\" desc=\"why\"/>\n"
          "loose <![CDATA[text]]>\n</cnode>\n<cnode name=\"R&amp;D &lt;1&gt;\" desc=\"two\">\n"
          "<note/>\n</cnode>\n<pnode name=\"free\"/></dictionary>",
      "R&D <1>|one: caf\xc3\xa9/ q/\n",
      "6: a pattern has no name; it is left out\n"
      "7: the description of the pattern 'q', 'why', is left out\n"
      "9: the text 'loose text' is no pattern, which would be a pnode; it is left out\n"
      "10: a second description, 'two', is left out; 'one' holds\n"
      "10: the category 'R&D <1>' stands on line 4 already; both are read as one\n"
      "11: the element <note> is not known; it is left out\n"
      "13: a pattern stands in no category; it is left out\n" },
    { "a.ykd",
      "<dictionary patternengine=\"regexp\"><cnode name=\"A\"><pnode "
      "name=\"ab+c\"/></cnode></dictionary>",
      "A: regex(\"ab+c\")/\n", "" },
    { "a.ykd",
      "<dictionary patternengine=\"magic\"><cnode name=\"A\"><pnode "
      "name=\"b\"/></cnode></dictionary>",
      "A: b/\n",
      "1: the pattern engine 'magic' is not known; patterns are read as words with wildcards\n" },
    /* An encoding that is stated is that of the text. */
    { "a.ykd",
      "<?xml version='1.0' encoding='ISO-8859-15'?><dictionary><cnode name='A'>"
      "<pnode name='c\xbdur'/></cnode></dictionary>",
      "A: c\xc5\x93ur/\n", "" },
    /* But for that of a program's memory. */
    { "a.ykd",
      "<?xml version='1.0' encoding='utf-16'?><dictionary><cnode name='A'>"
      "<pnode name='c\xc5\x93ur'/></cnode></dictionary>",
      "A: c\xc5\x93ur/\n", "" },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

/* What quanteda's own writer makes of words beside categories. */
static void
test_quanteda (void)
{
  static const Sample samples[] = {
    { "a.yml", "a:\n  b:\n  - x\n  __:\n  - y\n  - ':)'\n__:\n- z\n", "__: z/\na: y/\na.b: x/\n",
      "6: the pattern ':)' holds punctuation, which is no part of any word, so it can never match; "
      "it is left out\n" },
    { "a.yml", "a:\n  '': [y]\n  b: [x]\n", "a: y/\na.b: x/\n", "" },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

static void
test_lc3 (void)
{
  static const Sample samples[] = {
    { "a.lc3",
      "early\n+GOOD [255, 0,16]\n great  \n  very good\n+BAD #f00\nawful*\n+NONE (1 2)\n+GOOD\n "
      "fine \n",
      "BAD|#f00: awful*/\nGOOD|#ff0010: fine/ great/ very good/\nNONE (1 2):\n",
      "1: the word 'early' stands before the first category; it is left out\n"
      "8: the category 'GOOD' stands on line 2 already; both are read as one\n" },
    { "a.txt", "+A\n x\n", "A: x/\n", "" },
    { "a.lc3", "+C# (256,0,0)\n", "C# (256,0,0):\n", "" },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

static void
test_qdc (void)
{
  static const Sample samples[] = {
    { "a.qdc",
      XML
      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Some 1\"><Codes>\n"
      "<Code guid=\"{0a}\" name=\"Topics\" isCodable=\"false\">\n<Description> Of\nall &amp; none "
      "</Description>\n<Code guid=\"0b\" name=\"Health care\" isCodable=\"true\" "
      "color=\"#33cc33\"/>\n"
      "</Code>\n<Code guid=\"0c\" name=\"Topics\" isCodable=\"true\"/></Codes>\n"
      "<Sets><Set guid=\"1\" name=\"S\"><Description>why</Description><MemberCode guid=\"0b\"/>"
      "<MemberCode guid=\"0c\"/></Set></Sets></CodeBook>",
      "# |Exported by Some 1.\nTopics|Of\nall & none|{0a}:\nTopics.Health care|#33cc33|0b:\n",
      "8: a second guid, '0c', is left out; '{0a}' holds\n"
      "8: the category 'Topics' stands on line 3 already; both are read as one\n"
      "9: the set 'S' (codes in it: 2) is left out; thema has no sets of codes\n" },
    { "b.xml",
      "<q:CodeBook xmlns:q=\"u\"><q:Codes><q:Code name=\"A\"/>x</q:Codes><q:New/></q:CodeBook>",
      "A:\n",
      "1: the element <New> is not known; it is left out\n"
      "1: the text 'x' stands in no Description; it is left out\n" },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

static void
test_csv (void)
{
  static const Sample samples[] = {
    { "a.csv", "code,pattern\nb,x\na,\"human rights\"\nb,y*\n", "a: human rights/\nb: x/ y*/\n",
      "" },
    { "a.txt",
      "Code;Label;Pattern;Not;Weight;Why\r\na;Of a;x;;2;z\r\na;;no "
      "x;yes;;\r\n;;;;;\r\na;Else;;;;\r\n",
      "a|Of a: x (2)/ -no x/\n",
      "1: the column 'Why' is not known; it is left out\n"
      "5: a second label, 'Else', is left out; 'Of a' holds\n" },
    { "a.tsv",
      "pattern\tcode\tparent\tmatch\tcase\tdefinition\tcolor\tguid\n"
      "US\tb\ta\tword\tsensitive\t\"more\nlines\"\t#fff\tg1\ncomply\tb\t\tSTEM\n[ab]"
      "c\ta\t\tregex\t\t\t\t\t9\n",
      "a: regex(\"[ab]c\")/\nb|more\nlines|#fff|g1: case(US)/ stem(comply)/\n",
      "5: '9' stands in no column that the header names; it is left out\n" },
    { "a.csv",
      "code,pattern,near_words,within,order,near_unit,weight\n"
      "a,,\"fail*, \"\"human rights\"\" stem(comply)\",5,before,paragraph,3\n"
      "a,left out,\"x, case(US)\",0,,,\n",
      "a: near(x, case(US), 0)/ seq(fail*, \"human rights\", stem(comply), 5, paragraph) (3)/\n",
      "3: the row has near_words, so that its pattern, 'left out', is left out\n" },
  };
  check_samples (samples, G_N_ELEMENTS (samples));
}

/* What stands in columns that the other samples do not show. */
static void
test_csv_codes (void)
{
  static const char text[]
      = "code,pattern,include,exclude,rule,unit,negated,exclusive,example,positive\n"
        "a,x,in,out,,,drop,yes,Has x.,\n"
        "a,,,,,,,,Has none.,no\n"
        "b,,,,a and x,document,,,,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("a.csv", text, strlen (text), &error);
  g_assert_no_error (error);
  const ThemaCode *a = thema_codebook_code (codebook, 0), *b = thema_codebook_code (codebook, 1);
  g_assert_cmpstr (a->include, ==, "in");
  g_assert_cmpstr (a->exclude, ==, "out");
  g_assert_cmpint (a->negated, ==, THEMA_NEGATED_DROP);
  g_assert_true (a->exclusive);
  g_assert_cmpuint (a->patterns->len, ==, 1);
  g_assert_cmpuint (a->examples->len, ==, 2);
  const ThemaExample *examples = (const ThemaExample *) (gconstpointer) a->examples->data;
  g_assert_cmpstr (examples[0].text, ==, "Has x.");
  g_assert_true (examples[0].positive);
  g_assert_cmpuint (examples[0].line, ==, 2);
  g_assert_cmpstr (examples[1].text, ==, "Has none.");
  g_assert_false (examples[1].positive);
  g_assert_cmpstr (b->rule, ==, "a and x");
  g_assert_cmpint (b->rule_unit, ==, THEMA_UNIT_DOCUMENT);
  g_assert_cmpint (b->negated, ==, THEMA_NEGATED_INHERIT);
  g_assert_false (b->exclusive);
  g_assert_cmpuint (codebook->notes->len, ==, 0);
}

static void
free_pattern (gpointer data)
{
  thema_pattern_free (data);
}

static void
test_near_words (void)
{
  static const char *const good[]
      = { "a, b", "\"a b\", c*, d", "stem(comply), case(US), regex(\"[ab],\\\\d\\\"\")",
          "\"and\", \"x,y\"", "case(\"A B\"), e" };
  static const char *const bad[]
      = { "",           "a",        "a,",         "a, ,b",           "a,,b",
          "\"a, b",     "a b\"c\"", "stem(a, b)", "case(stem(a)) b", "a) b",
          "regex(), b", "\"\" b",   "a\"b\"" };
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (free_pattern);
      g_assert_true (thema_near_words_parse (good[i], 1, words));
      g_autofree char *text = thema_near_words_format (words);
      g_assert_cmpstr (text, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (free_pattern);
      g_assert_false (thema_near_words_parse (bad[i], 1, words));
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *path, *text, *message;
  } faults[] = {
    { "a.dic", "1\ta\n%\n",
      "a.dic:1: a dictionary of LIWC begins with a line of % alone, then come its categories" },
    { "a.dic", "%\n1\ta\n",
      "a.dic:2: the second line of % alone is missing; it stands between the categories and the "
      "words" },
    { "a.dic", "",
      "a.dic:1: the second line of % alone is missing; it stands between the categories and the "
      "words" },
    { "a.cat", "A\n\t (1)\n", "a.cat:2: the name is missing here" },
    { "a.lc3", "+\n x\n", "a.lc3:1: the name of the category is missing" },
    { "a.ykd", "<dictionary>\n<cnode><cnode/></cnode></dictionary>",
      "a.ykd:2: a cnode needs a name; give it the attribute name" },
    { "a.ykd", "<html/>",
      "a.ykd:1: the root element is <html>; that of a dictionary of Yoshikoder or Lexicoder is "
      "<dictionary>, that of a codebook of REFI-QDA <CodeBook>" },
    { "a.ykd",
      "<?xml version='1.0'?>\n<!-- <!DOCTYPE -->\n<!DOCTYPE x [<!ENTITY a 'b'>]>\n<dictionary/>",
      "a.ykd:3: a document type declaration (<!DOCTYPE ...>) stands here, which codebooks have no "
      "use for; remove it" },
    { "a.qdc", "<CodeBook>\n<Codes><Code/></Codes></CodeBook>",
      "a.qdc:2: a Code needs a name; give it the attribute name" },
    { "a.qdc", "<Project/>",
      "a.qdc:1: the root element is <Project>; that of a codebook of REFI-QDA is <CodeBook>" },
    { "a.csv", "", "a.csv:1: the codebook is empty" },
    { "a.csv", "code,words\na,b\n",
      "a.csv:1: the column 'pattern' is missing; the first row names the columns, of which "
      "code and pattern are needed" },
    { "a.csv", "code,pattern,Code\n", "a.csv:1: the column 'Code' is there twice" },
    { "a.csv", "code,pattern\na,b\n,c\n",
      "a.csv:3: the column 'code' is empty; each row names its code" },
    { "a.csv", "code,pattern\na,\"b\n",
      "a.csv:2: a quote opens here and is never closed; close it, or write a quote "
      "inside a field twice (\"\")" },
    { "a.csv", "code,pattern,match\na,b,glob\n",
      "a.csv:2: 'glob' in the column 'match' must be word or stem or regex" },
    { "a.csv", "code,pattern,not\na,b,maybe\n",
      "a.csv:2: 'maybe' in the column 'not' must be yes or no" },
    { "a.csv", "code,pattern,weight\na,b,1e3\n",
      "a.csv:2: '1e3' in the column 'weight' must be a number with at most six "
      "decimals, like 2 or -0.5" },
    { "a.csv", "code,pattern,match,case\na,b,stem,sensitive\n",
      "a.csv:2: a pattern cannot be matched by stem and by case at once; stems are lower case" },
    { "a.csv", "code,pattern,near_words\na,,x\n",
      "a.csv:2: 'x' in the column 'near_words' must be two or more words with "
      "commas between, phrases in quotes: fail*, \"human rights\"" },
    { "a.csv", "code,pattern,near_words\na,,x y\n",
      "a.csv:2: '' in the column 'within' must be a whole number from 0 to 255: how many other "
      "words may stand between "
      "the near_words" },
    { "a.csv", "code,pattern,parent\na,x,b\n",
      "a.csv:2: the parent 'b' of the code 'a' is not defined; check its spelling" },
    { "a.yaml", "a: [caf\xe9]\n",
      "a.yaml:1: the bytes here are not UTF-8, in which codebooks of the format 'quanteda' "
      "are; save the file as UTF-8, or state its encoding" },
    { "a.ykd", "<?xml version='1.0'?>\n<dictionary>\n\xe9</dictionary>",
      "a.ykd:3: the bytes here are not UTF-8, in which codebooks of the format 'ykd' are; save the "
      "file as UTF-8, or "
      "state its encoding" },
    { "a.ykd", "<?xml version='1.0' encoding='klingon'?>\n<dictionary/>",
      "a.ykd:1: there is no encoding 'klingon'; try UTF-8, windows-1252 or UTF-16" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      ThemaCodebook *codebook
          = thema_codebook_parse (faults[i].path, faults[i].text, strlen (faults[i].text), &error);
      g_assert_null (codebook);
      g_assert_cmpstr (error->message, ==, faults[i].message);
    }
}

/* XML that libxml2 refuses: its words are its own, the line is ours to check. */
static void
test_xml_faults (void)
{
  static const struct
  {
    const char *text, *beginning;
  } faults[] = {
    { "<dictionary>\n<cnode name='a'>\n</dictionary>", "a.ykd:3: this is not valid XML (" },
    { "<dictionary>\n<cnode name='&bomb;'/>\n</dictionary>", "a.ykd:2: this is not valid XML (" },
    { "<dictionary>\n", "a.ykd:2: this is not valid XML (" },
    { "<dictionary>\n</dictionary>\nmore", "a.ykd:3: this is not valid XML (" },
    { "<dictionary>\n&#1;</dictionary>", "a.ykd:2: this is not valid XML (" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (
          thema_codebook_parse ("a.ykd", faults[i].text, strlen (faults[i].text), &error));
      if (!g_str_has_prefix (error->message, faults[i].beginning))
        g_assert_cmpstr (error->message, ==, faults[i].beginning);
    }
}

static ThemaCodebook *
parse_as (const char *path, const char *bytes, gsize length, const char *format,
          const char *encoding, GError **error)
{
  const ThemaCodebookOptions options = { .format = format, .encoding = encoding };
  return thema_codebook_parse_as (path, bytes, length, &options, error);
}

static void
test_encodings (void)
{
  /* The same two lines in what each encoding makes of them. */
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding; /* NULL: it shows itself */
    gboolean guessed;
  } files[] = {
    { "+A\n caf\xc3\xa9\n", 10, NULL, FALSE },
    { "+A\n cafe\xcc\x81\n", 11, NULL, FALSE },
    { "\xef\xbb\xbf+A\r\n caf\xc3\xa9", 13, NULL, FALSE },
    { "\xff\xfe+\0A\0\n\0c\0a\0f\0\xe9\0", 16, NULL, FALSE },
    { "\xfe\xff\0+\0A\0\r\0c\0a\0f\0\xe9", 16, NULL, FALSE },
    { "+\0A\0\n\0c\0a\0f\0\xe9\0", 14, "UTF-16LE", FALSE },
    { "\xff\xfe+\0A\0\n\0c\0a\0f\0\xe9\0", 16, "UTF-16", FALSE },
    { "+A\r caf\xe9\n", 9, "iso-8859-1", FALSE },
    { "+A\n caf\x8e\n", 9, "macintosh", FALSE },
    { "+A\n caf\x82\n", 9, "IBM850", FALSE },
    { "+A\n caf\xe9\n", 9, NULL, TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook
          = parse_as ("a.lc3", files[i].bytes, files[i].length, NULL, files[i].encoding, &error);
      g_assert_no_error (error);
      g_autofree char *model = describe (codebook);
      if (!files[i].guessed)
        g_assert_cmpstr (model, ==, "A: caf\xc3\xa9/\n");
      g_assert_cmpuint (codebook->notes->len, ==, files[i].guessed);
      if (files[i].guessed)
        g_assert_nonnull (strstr (g_ptr_array_index (codebook->notes, 0), ", which is a guess: "));
    }
}

static void
test_bad_bytes (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding, *message;
  } files[] = {
    { "+A\n b\0c\n", 8, NULL, "a.lc3:2: a NUL stands in the text; remove it" },
    { "+A\n b\n\xe9\n", 8, "UTF-8",
      "a.lc3:3: the bytes are not UTF-8; save the file as UTF-8, or state its encoding" },
    { "+A\n\n\x81\xff\n", 7, "shift-jis",
      "a.lc3:3: the bytes here are not shift-jis; state another encoding" },
    { "\xff\xfe+\0A\0\n\0\0\xd8", 10, NULL,
      "a.lc3:2: the bytes here are not UTF-16LE; state another encoding" },
    { "+A\n", 3, "no-such",
      "a.lc3:1: there is no encoding 'no-such'; try UTF-8, windows-1252 or UTF-16" },
    { "+A\n", 3, "", "a.lc3:1: there is no encoding ''; try UTF-8, windows-1252 or UTF-16" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (
          parse_as ("a.lc3", files[i].bytes, files[i].length, NULL, files[i].encoding, &error));
      g_assert_cmpstr (error->message, ==, files[i].message);
    }
}

static void
test_recognition (void)
{
  static const struct
  {
    const char *path, *text, *format;
  } files[] = {
    { "a.csv", "thema: 1\ncodes: []\n", "thema" },
    { "a", "# mine\nthema: 1\n", "thema" },
    { "a.yml", "a: [b]\n", "quanteda" },
    { "a", "a: [b]\n", "quanteda" },
    { "a.cat", "<?xml version='1.0'?><dictionary/>", "ykd" },
    { "a.LCD", "<dictionary/>", "lcd" },
    { "a.ykd", "<!-- x --><CodeBook/>", "qdc" },
    { "a.txt", "\n%\t\n1\ta\n%\n", "dic" },
    { "a.yaml", "%YAML 1.1\n---\na: [b]\n", "quanteda" },
    { "a.txt", "\"pattern\";\"Code\"\n", "csv" },
    { "a.txt", "A\n\tB (1)\n", "cat" },
    { "a.cat", "+A\n\tB\n", "cat" },
    { "a.txt", "+A\nB\n", "lc3" },
    { "a.dic", "word\t1\n", "dic" },
    { "a.tsv", "x\ty\n", "csv" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpstr (
        thema_format_recognize (files[i].path, files[i].text, strlen (files[i].text))->name, ==,
        files[i].format);
  for (guint i = 0; i < THEMA_N_FORMATS; i++)
    g_assert_true (thema_format_find (thema_format_get (i)->name) == thema_format_get (i));
  g_assert_null (thema_format_find ("DIC"));
  g_assert_null (thema_format_of_path ("a.docx"));

  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) forced = parse_as ("a.yaml", "+A\nx\n", 5, "cat", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (thema_codebook_n_codes (forced), ==, 2);
  g_assert_null (parse_as ("a.yaml", "+A\nx\n", 5, "liwc", NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "a.yaml:1: there is no format 'liwc' of codebooks; choose " THEMA_FORMAT_NAMES);
}

/* What can match depends on how the corpus is cut. */
static void
test_rules (void)
{
  static const char text[] = "+A\nx,y\n z\n";
  const ThemaTokenRules rules = { .kind = THEMA_TOKENIZER_WHITESPACE };
  const ThemaCodebookOptions options = { .rules = &rules };
  g_autoptr (ThemaCodebook) codebook
      = thema_codebook_parse_as ("a.lc3", text, strlen (text), &options, NULL);
  g_autoptr (ThemaCodebook) usual = thema_codebook_parse ("a.lc3", text, strlen (text), NULL);
  g_autofree char *model = describe (codebook), *usual_model = describe (usual);
  g_assert_cmpstr (model, ==, "A: x,y/ z/\n");
  g_assert_cmpstr (usual_model, ==, "A: z/\n");
  g_assert_cmpuint (usual->notes->len, ==, 1);
}

/* `before` n times, then `after`. */
static GString *
repeat (const char *head, const char *unit, guint n, const char *tail)
{
  GString *text = g_string_new (head);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, unit, i);
  return g_string_append (text, tail);
}

static GString *
indent_deeply (guint n, const char *unit)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < i; j++)
        g_string_append_c (text, '\t');
      g_string_append_printf (text, unit, i);
    }
  return text;
}

static void
check_refused (const char *path, GString *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_codebook_parse (path, text->str, text->len, &error));
  g_assert_cmpstr (error->message, ==, message);
  g_string_free (text, TRUE);
}

static void
test_depth (void)
{
  check_refused ("a.ykd", repeat ("<dictionary>\n", "<cnode name='%u'>\n", 100000, ""),
                 "a.ykd:69: the nesting is deeper than any codebook needs");
  check_refused ("a.qdc", repeat ("<CodeBook>\n<Codes>\n", "<Code name='%u'>\n", 100000, ""),
                 "a.qdc:69: the nesting is deeper than any codebook needs");
  check_refused ("a.cat", indent_deeply (1000, "c%u\n"),
                 "a.cat:65: the category lies deeper than 64 others; no dictionary needs that");
  g_autoptr (GString) legend = indent_deeply (1000, "%u\tc\n");
  g_string_prepend (legend, "%\n");
  check_refused ("a.dic", g_steal_pointer (&legend),
                 "a.dic:66: the category lies deeper than 64 others; no dictionary needs that");
  check_refused ("a.yaml", repeat ("a: ", "[", 100000, ""),
                 "a.yaml:1: the nesting is deeper than any codebook needs");
}

static void
test_bounds (void)
{
  g_autofree char *long_name = g_strnfill (1100, 'x');
  g_autoptr (GString) text = g_string_new ("+");
  g_string_append (text, long_name);
  check_refused ("a.lc3", g_steal_pointer (&text),
                 "a.lc3:1: the name of this category, with those above it, has more than 1024 "
                 "bytes; shorten it");
  check_refused ("a.lc3", repeat ("", "+%u\n", 100001, ""),
                 "a.lc3:100001: the dictionary has more than 100000 categories");
}

/* A million patterns, all in one code, in each format: linear work. */
static void
test_million (void)
{
  static const struct
  {
    const char *path, *head, *unit, *tail;
  } files[] = {
    { "a.yaml", "a:\n", "- w%u\n", "" },
    { "a.csv", "code,pattern\n", "a,w%u\n", "" },
    { "a.dic", "%\n1\ta\n%\n", "w%u\t1\n", "" },
    { "a.cat", "a\n", "\tw%u (1)\n", "" },
    { "a.ykd", "<dictionary><cnode name='a'>\n", "<pnode name='w%u'/>\n", "</cnode></dictionary>" },
    { "a.lc3", "+a\n", "w%u\n", "" },
  };
  guint n = g_test_thorough () ? 1000000 : 100000;
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      GString *text = repeat (files[i].head, files[i].unit, n, files[i].tail);
      g_test_timer_start ();
      g_autoptr (ThemaCodebook) codebook
          = thema_codebook_parse (files[i].path, text->str, text->len, &error);
      g_test_message ("%s: %.2f s", files[i].path, g_test_timer_elapsed ());
      g_assert_no_error (error);
      g_assert_cmpuint (thema_codebook_n_codes (codebook), ==, 1);
      g_assert_cmpuint (thema_codebook_code (codebook, 0)->patterns->len, ==, n);
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-formats/dic", test_dic);
  g_test_add_func ("/codebook-formats/cat", test_cat);
  g_test_add_func ("/codebook-formats/ykd", test_ykd);
  g_test_add_func ("/codebook-formats/lc3", test_lc3);
  g_test_add_func ("/codebook-formats/quanteda", test_quanteda);
  g_test_add_func ("/codebook-formats/qdc", test_qdc);
  g_test_add_func ("/codebook-formats/csv", test_csv);
  g_test_add_func ("/codebook-formats/csv-codes", test_csv_codes);
  g_test_add_func ("/codebook-formats/near-words", test_near_words);
  g_test_add_func ("/codebook-formats/faults", test_faults);
  g_test_add_func ("/codebook-formats/xml-faults", test_xml_faults);
  g_test_add_func ("/codebook-formats/encodings", test_encodings);
  g_test_add_func ("/codebook-formats/bad-bytes", test_bad_bytes);
  g_test_add_func ("/codebook-formats/recognition", test_recognition);
  g_test_add_func ("/codebook-formats/rules", test_rules);
  g_test_add_func ("/codebook-formats/depth", test_depth);
  g_test_add_func ("/codebook-formats/bounds", test_bounds);
  g_test_add_func ("/codebook-formats/million", test_million);
  return g_test_run ();
}
