/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entries.h"

static const EntriesCase cases[] = {
  { "a record", "\nPMID- 123\nOWN - NLM\nDP  - 2016 Jan 15\nTI  - A title that\n      goes on.\nLID - 10.1/x [doi]\n"
    "LID - S1 [pii]\nAB  - Text that \n      goes on\n      and on.\nFAU - Doe, Jane\nAU  - Doe J\nAD  - An address,\n      of two lines.\n"
    "FAU - Roe, Richard\nAU  - Roe R\nLA  - eng\nLA  - fre\nPT  - Journal Article\nPT  - Review\nTA  - J\nJT  - Journal\n"
    "MH  - Humans\nOT  - x\nOT  - y of\n      z\nAID - 10.1/other [doi]\n",
    "2 title=A title that goes on.|year=2016 Jan 15|source_title=Journal|authors=Doe, Jane; Roe, Richard|"
    "keywords=x; y of z; Humans|language=eng; fre|type=Journal Article; Review|doi=10.1/x|accession=123|"
    "abstract=Text that goes on and on.\n" },
  { "several", "PMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\n\n\nPMID- 3\n", "1 title=A|accession=1\n4 title=B|accession=2\n8 accession=3\n" },
  { "no blank line between", "PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n", "1 title=A|accession=1\n3 title=B|accession=2\n" },
  { "blank lines inside", "PMID- 1\n\nTI  - A\n\nAB  - Text.\n\nPMID- 2\n", "1 title=A|accession=1|abstract=Text.\n7 accession=2\n" },
  { "one without a number", "PMID- 1\nTI  - A\nDP  - 2001\n\nDP  - 2002\nTI  - B\nLA  - eng\n\nPMID- 3\nTI  - C\n",
    "1 title=A|year=2001|accession=1\n5 title=B|year=2002|language=eng\n9 title=C|accession=3\n" },
  { "the first without a number", "OWN - NLM\nTI  - A\n\nPMID- 2\nTI  - B\n", "1 title=A\n4 title=B|accession=2\n" },
  { "the number is not first", "OWN - NLM\nPMID- 1\nTI  - A\n", "1 title=A|accession=1\n" },
  { "another language", "PMID- 1\nTI  - [A].\nTT  - Ein A.\nAB  - Text.\nOAB - Ein Text.\nOABL- ger\n",
    "1 title=[A].|accession=1|abstract=Text.|other_abstract=Ein Text.\n" },
  { "a DOI of AID alone", "PMID- 1\nAID - S1 [pii]\nAID - 10.1/y [doi]\n", "1 doi=10.1/y|accession=1\n" },
  { "a group, a book", "PMID- 1\nCN  - The Group\nBTI - A book\n", "1 source_title=A book|authors=The Group|accession=1\n" },
  { "text that looks like a tag", "PMID- 1\nAB  - One\n      TI  - two.\n", "1 accession=1|abstract=One TI  - two.\n" },
};

static void
test_records (void)
{
  entries_check ("nbib", cases, G_N_ELEMENTS (cases));
}

static void
test_recognised (void)
{
  static const char *const others[] = { "pmid,title\n1,a\n", "TY  - JOUR\nAN  - 1\nER  -\n", "Text first\nPMID- 1\n",
                                        "PMID 1\n", "", NULL };
  entries_check_recognised ("nbib", others, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-nbib/records", test_records);
  g_test_add_func ("/source-nbib/recognised", test_recognised);
  return g_test_run ();
}
