/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entries.h"

#define LONG "A line of an abstract that is longer than the hundred columns at which nobody wraps a text at all, ever."

static const EntriesCase cases[] = {
  { "a record", "TY  - JOUR\nTI  - A title\nAU  - Doe, J.\nAU  - Roe, R.\nPY  - 2001\nJO  - A journal\nKW  - x\n"
    "KW  - y\nLA  - en\nDO  - 10.1/x\nAN  - 7\nAB  - Text.\nER  - \n",
    "1 title=A title|year=2001|source_title=A journal|authors=Doe, J.; Roe, R.|keywords=x; y|language=en|"
    "type=JOUR|doi=10.1/x|accession=7|abstract=Text.\n" },
  { "numbers and notes between records", "1.\nTY  - JOUR\nT1  - A\nER  - \nNL  - Short J\n\nLink to it: TY\n\n2.\n"
    "TY  - BOOK\nT1  - B\nER  -\n", "2 title=A|type=JOUR\n10 title=B|type=BOOK\n" },
  { "a header", "Provider: Some one\nContent: text/plain\n\nTY  - JOUR\nTI  - A\nER  -\n", "4 title=A|type=JOUR\n" },
  { "blank lines inside", "\nTY  - JOUR\n\nTI  - A\n\nKW  - x\n\n\nKW  - y\nER  -\n\n\n",
    "2 title=A|keywords=x; y|type=JOUR\n" },
  { "tabs", "TY\t- JOUR\nTI \t- A\nER\t-\n", "1 title=A|type=JOUR\n" },
  { "one blank, where the tag is known", "TY - JOUR\nTI - A\nXQ - B\nER -\n", "1 title=A XQ - B|type=JOUR\n" },
  { "no blank behind the hyphen", "TY  -JOUR\nTI  -A\nER  -\n", "1 title=A|type=JOUR\n" },
  { "lower case", "ty  - JOUR\nti  - A\ner  -\n", "1 title=A|type=JOUR\n" },
  { "an ER of its own", "TY  - JOUR\nTI  - A\nER\n", "1 title=A|type=JOUR\n" },
  { "CR LF, CR and a mark", "\xEF\xBB\xBFTY  - JOUR\r\nTI  - A\r\rER  -\r\n", "1 title=A|type=JOUR\n" },
  { "two exports, one behind the other", "\xEF\xBB\xBFTY  - JOUR\nTI  - A\nER  -\n\xEF\xBB\xBFTY  - JOUR\nTI  - B\nER  -\n",
    "1 title=A|type=JOUR\n4 title=B|type=JOUR\n" },
  { "records of nothing", "TY  -\nER  -\n\nTY  - GEN\nER  -\n", "1 \n4 type=GEN\n" },
  { "empty values do not count", "TY  - GEN\nTI  -\nT1  - A\nAB  -\nN2  - B\nER  -\n",
    "1 title=A|type=GEN|abstract=B\n" },
  { "keywords and authors a line each", "TY  - GEN\nKW  - x\ny\n\nz\nAU  - A\nB\nN1  - p\nq\nER  -\n",
    "1 authors=A; B|keywords=x; y; z|type=GEN\n" },
  { "a keyword that is called ER", "TY  - GEN\nKW  - DNA\nER\nTI  - A\nER  -\n", "1 title=A|keywords=DNA; ER|type=GEN\n" },
  { "a title on two lines", "TY  - GEN\nTI  - A\n  title \nER  -\n", "1 title=A title|type=GEN\n" },
  { "lines that belong to nothing", "TY  - GEN\nU3  - p\n\nq\n\nr\nTI  - A\nER  -\n", "1 title=A|type=GEN\n" },
  { "a wrapped abstract", "TY  - GEN\nAB  - Short line.\nAnother.\nER  -\n", "1 type=GEN|abstract=Short line. Another.\n" },
  { "an abstract of lines", "TY  - GEN\nAB  - " LONG "\nAnother.\nER  -\n", "1 type=GEN|abstract=" LONG "/Another.\n" },
  { "an abstract of paragraphs", "TY  - GEN\nAB  - One.\n\nTwo.\nER  -\n", "1 type=GEN|abstract=One.//Two.\n" },
  { "two languages", "TY  - GEN\nAB  - One.\nAB  - Uno.\nAB  - Un.\nER  -\n",
    "1 type=GEN|abstract=One.|other_abstract=Uno.//Un.\n" },
  { "N2 where there is no AB", "TY  - GEN\nN2  - One.\nER  -\nTY  - GEN\nN2  - Note.\nAB  - One.\nER  -\n",
    "1 type=GEN|abstract=One.\n4 type=GEN|abstract=One.\n" },
  { "the full name of a journal", "TY  - JOUR\nJ2  - J.\nT2  - Journal\nER  -\nTY  - JOUR\nJA  - J.\nJF  - Full\nT2  - J\nER  -\n",
    "1 source_title=Journal|type=JOUR\n5 source_title=Full|type=JOUR\n" },
  { "years", "TY  - JOUR\nDA  - 2018-06-21\nER  -\nTY  - JOUR\nDA  - Jun\nY1  - 2019//\nER  -\n",
    "1 year=2018-06-21|type=JOUR\n4 year=2019//|type=JOUR\n" },
  { "both tags of authors; editors where there are none", "TY  - JOUR\nA1  - A\nAU  - B\nA2  - C\nER  -\nTY  - BOOK\nA2  - C\nER  -\n",
    "1 authors=A; B|type=JOUR\n6 authors=C|type=BOOK\n" },
  { "a DOI elsewhere", "TY  - JOUR\nM3  - Article\nUR  - https://doi.org/10.1/x\nER  -\nTY  - JOUR\nM3  - 10.1/y\nER  -\n"
    "TY  - JOUR\nUR  - https://a.org/?u=https://doi.org/10.1/z\nU2  - L37\nER  -\nTY  - JOUR\nL3  - doi:10.1/v\nER  -\n",
    "1 type=JOUR|doi=https://doi.org/10.1/x\n5 type=JOUR|doi=10.1/y\n8 type=JOUR|accession=L37\n12 type=JOUR|doi=doi:10.1/v\n" },
  { "numbers", "TY  - JOUR\nU2  - L1\nID  - 5\nER  -\nTY  - JOUR\nID  - 5\nAN  - WOS:1\nER  -\n",
    "1 type=JOUR|accession=5\n5 type=JOUR|accession=WOS:1\n" },
  { "fields behind ER", "TY  - JOUR\nTI  - A\nER  -\nAN  - 1\nER  -\nTY  - JOUR\nTI  - B\nER  -\nAN  - 2\n",
    "1 title=A|type=JOUR|accession=1\n6 title=B|type=JOUR|accession=2\n" },
  { "no ER", "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n", "1 title=A|type=JOUR\n3 title=B|type=JOUR\n" },
  { "no ER but one", "TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\nER  -\n", "1 title=A|type=JOUR\n4 title=B|type=JOUR\n" },
  { "no TY", "TY  - JOUR\nTI  - A\nER  -\n\nAU  - X\nTI  - B\nKW  - z\nER  -\n\nTY  - JOUR\nTI  - C\nER  -\n",
    "1 title=A|type=JOUR\n5 title=B|authors=X|keywords=z\n10 title=C|type=JOUR\n" },
  { "TY is not first", "TI  - A\nTY  - JOUR\nER  -\nTI  - B\nTY  - BOOK\nER  -\n",
    "1 title=A|type=JOUR\n4 title=B|type=BOOK\n" },
  { "no TY at all", "TI  - A\nPY  - 2001\nER  -\n\nTI  - B\nER  -\n", "1 title=A|year=2001\n5 title=B\n" },
  { "cut off", "TY  - JOUR\nTI  - A\nER  -\n\nTY  - JOUR\nAB  - Half an abs",
    "1 title=A|type=JOUR\n5 !has no end\n" },
};

static void
test_records (void)
{
  entries_check ("ris", cases, G_N_ELEMENTS (cases));
}

static void
test_recognised (void)
{
  static const char *const others[]
      = { "TY is a word\nand - this\n", "id,text\n1,TY  - JOUR\n", "PMID- 1\nTI  - A\nDP  - 2001\nLA  - eng\n",
          "PT J\nTI A\nER\n",
          "PT J\nTI A\nER\n\nPT J\nTI B\nER\n\nPT J\nTI C\nER\nEF\n", "AB  - a dash\n", "", NULL };
  entries_check_recognised ("ris", others, FALSE);
}

static void
test_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *records = entries_read ("ris", "id,text\n1,a\n", 0, &error);
  g_assert_null (records);
  g_assert_cmpstr (error->message, ==,
                   "export:1: there is no record: no line begins with 'TY  - '; choose another format with --from");
  g_autofree char *none = entries_read ("ris", "\n\n", 0, NULL);
  g_assert_cmpstr (none, ==, "");
}

/* More values than a record can have: a fault, and the next one is read. */
static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("TY  - JOUR\n");
  for (guint i = 0; i < 200001; i++)
    g_string_append (text, "KW  - x\n");
  g_string_append (text, "ER  -\nTY  - JOUR\nTI  - A\nER  -\n");
  g_autofree char *records = entries_read ("ris", text->str, 0, NULL);
  g_assert_cmpstr (records, ==, "1 !is longer than any record\n200004 title=A|type=JOUR\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-ris/records", test_records);
  g_test_add_func ("/source-ris/recognised", test_recognised);
  g_test_add_func ("/source-ris/nothing", test_nothing);
  g_test_add_func ("/source-ris/bounds", test_bounds);
  return g_test_run ();
}
