/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entries.h"

#define LONG "A line of an abstract that is longer than the hundred columns at which nobody wraps a text at all, ever."
#define HEAD "FN Some database\nVR 1.0\n"

static const EntriesCase cases[] = {
  { "a record", HEAD "PT J\nAU Doe, J\n   Roe, R\nAF Doe, Jane\n   Roe, Richard\nTI A title on\n   two lines\nSO A JOURNAL\n"
    "LA English\nDT Article; Early\n   Access\nDE x; y;\n   z\nID P; Q\nAB Text.\nC1 An address.\n   Another.\nPY 2001\n"
    "DI 10.1/x\nUT WOS:1\nER\n\nEF\n",
    "3 title=A title on two lines|year=2001|source_title=A JOURNAL|authors=Doe, Jane; Roe, Richard|"
    "keywords=x; y; z; P; Q|language=English|type=Article; Early Access|doi=10.1/x|accession=WOS:1|abstract=Text.\n" },
  { "no full names", "PT J\nAU Doe, J\nTI A\nER\n", "1 title=A|authors=Doe, J\n" },
  { "authors of a book, editors", "PT B\nBA Doe, J\nTI A\nER\n\nPT B\nBE Roe, R\nTI B\nER\n",
    "1 title=A|authors=Doe, J\n6 title=B|authors=Roe, R\n" },
  { "early access", "PT J\nEA FEB 2026\nER\n", "1 year=FEB 2026\n" },
  { "lines of a field without its tag", "PT J\nTI A\nC1 An address.\n   Abraham M., 1909, A JOURNAL\n   Allen P, 1966\nNR 2\nER\n",
    "1 title=A\n" },
  { "no blank behind the tag", "PT J\nAUGilles, H\n   Hamel, J\nTI A\nER\n", "1 title=A|authors=Gilles, H; Hamel, J\n" },
  { "an abstract of lines, of paragraphs", "PT J\nAB " LONG "\n   Another.\nER\n\nPT J\nAB Wrapped\n   here.\n\n   Next.\nER\n",
    "1 abstract=" LONG "/Another.\n6 abstract=Wrapped here.//Next.\n" },
  { "two exports, one behind the other", HEAD "PT J\nTI A\nER\n\nEF\n" HEAD "PT J\nTI B\nER\n\nEF\n", "3 title=A\n10 title=B\n" },
  { "no ER", "PT J\nTI A\n\nPT J\nTI B\nER\n", "1 title=A\n4 title=B\n" },
  { "no PT", "PT J\nTI A\nER\n\nAU X\nTI B\nER\n", "1 title=A\n5 title=B|authors=X\n" },
  { "no abstract, no anything", "PT J\nER\nPT J\nER\nEF\n", "1 \n3 \n" },
  { "CR", "PT J\rTI A\rER\r", "1 title=A\n" },
  { "cut off", "PT J\nTI A\nER\n\nPT J\nAB Half an\n   abs", "1 title=A\n5 !has no end\n" },
};

static void
test_records (void)
{
  entries_check ("wos", cases, G_N_ELEMENTS (cases));
}

static void
test_recognised (void)
{
  static const char *const others[]
      = { "PT\tAU\tTI\nJ\tDoe\tA\n", "PT BOAT\nof old\n", "TY  - JOUR\nER  -\n", "FN and more\n", "", NULL };
  static const char *const ours[] = { "AN 1\nPT J\nTI A\n", "\n\nPT J \nTI A\n", NULL };
  entries_check_recognised ("wos", others, FALSE);
  entries_check_recognised ("wos", ours, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-wos/records", test_records);
  g_test_add_func ("/source-wos/recognised", test_recognised);
  return g_test_run ();
}
