/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entries.h"

#include <string.h>

#define LONG "A line of an abstract that is longer than the hundred columns at which nobody wraps a text at all, ever."

static const EntriesCase cases[] = {
  { "an entry", "@article{doe2001,\n  title = {A title},\n  author = {Doe, Jane and Roe, Richard},\n  year = 2001,\n"
    "  journal = {A journal},\n  keywords = {x, y},\n  langid = {english},\n  doi = {10.1/x},\n  abstract = {Text.}\n}\n",
    "1 title=A title|year=2001|source_title=A journal|authors=Doe, Jane; Roe, Richard|keywords=x; y|language=english|"
    "type=article|doi=10.1/x|accession=doe2001|abstract=Text.\n" },
  { "quotation marks and parentheses", "@book(k, title = \"A \"# {B} # \" C\", year = \"20\" # 11)\n",
    "1 title=A B C|year=2011|type=book|accession=k\n" },
  { "a quotation mark within braces, one that is an accent", "@misc{k, title = \"A {\"}B{\"} G\\\"odel\"}\n",
    "1 title=A \"B\" Gödel|type=misc|accession=k\n" },
  { "strings", "@string{jx = {A journal}}\n@String(jy = jx # \" of X\")\n@article{k, journal = jy, year=2001}\n"
    "@article{l, journal = apj}\n",
    "3 year=2001|source_title=A journal of X|type=article|accession=k\n4 source_title=apj|type=article|accession=l\n" },
  { "comments", "% Encoding: UTF-8\n@comment{jabref-meta: a {b};}\n@preamble{\"\\newcommand{\\x}{y}\"}\nfoo@bar.org, @ home\n"
    "@misc{k, title={A}} rubbish\n@Misc {l ,title={B},}\n",
    "5 title=A|type=misc|accession=k\n6 title=B|type=Misc|accession=l\n" },
  { "LaTeX", "@misc{k, author = {M{\\\"u}ller, J{\\\"{o}}rg and Garc{\\'\\i}a, Jos\\'e}, title = {{{LLMs}} \\& more}}\n",
    "1 title=LLMs & more|authors=Müller, Jörg; García, José|type=misc|accession=k\n" },
  { "groups side by side", "@misc{k, title = {The {\\textquotedblleft}{DNA}{\\textquotedblright} {A}{B}}}\n",
    "1 title=The “DNA” AB|type=misc|accession=k\n" },
  { "formulas stay, symbols are characters",
    "@misc{k, abstract = {Of $x^{2}_{a}{b}+\\alpha$, $\\beta$ and $\\{\\}$; CO$_2$, \\(a\\_b\\) \\& $$\\frac{1}{2}$$ -- at \\$5 or 6\\%.}}\n",
    "1 type=misc|accession=k|abstract=Of $x^{2}_{a}{b}+\\alpha$, β and $\\{\\}$; CO2, \\(a\\_b\\) & $$\\frac{1}{2}$$ – at $5 or 6%.\n" },
  { "signs as programs write them", "@misc{k, title = {p {$<$} 0.05 {\\textless}i{\\textgreater}x\\textsuperscript{2}, a $n$, 6\\texttimes{} b}}\n",
    "1 title=p < 0.05 <i>x2, a $n$, 6× b|type=misc|accession=k\n" },
  { "a dollar is money where its paragraph ends", "@misc{k, abstract = {Costs $5.\n\nIt is \\'a $6.}}\n",
    "1 type=misc|accession=k|abstract=Costs $5.//It is á $6.\n" },
  { "white space", "@misc{k, abstract = {\n  Wrapped  at\n\tsome column.\n\n  A paragraph.\n}}\n",
    "1 type=misc|accession=k|abstract=Wrapped at some column.//A paragraph.\n" },
  { "lines of a text", "@misc{k, abstract = {" LONG "\nNext.}}\n", "1 type=misc|accession=k|abstract=" LONG "/Next.\n" },
  { "names in braces, line breaks around and", "@misc{k, author = {{Barnes and Noble}\n  and\n Anderson, A AND Sand, B}}\n",
    "1 authors=Barnes and Noble; Anderson, A; Sand, B|type=misc|accession=k\n" },
  { "keywords with semicolons", "@misc{k, keywords = {a, b; c;{d;e}}}\n", "1 keywords=a, b; c; d;e|type=misc|accession=k\n" },
  { "BibLaTeX", "@Article{k, title = {A}, subtitle = {B}, date = {2018-06-21}, journaltitle = {J}, language = {de}}\n",
    "1 title=A: B|year=2018-06-21|source_title=J|language=de|type=Article|accession=k\n" },
  { "a DOI as an address, escaped", "@misc{k, url = {https://doi.org/10.1/x}}\n@misc{l, doi = {10.1/a\\_b--c}, url = {http://x.org}}\n",
    "1 type=misc|doi=https://doi.org/10.1/x|accession=k\n2 type=misc|doi=10.1/a_b--c|accession=l\n" },
  { "a book's title, editors", "@incollection{k, booktitle = {B}, editor = {Doe, J}}\n",
    "1 source_title=B|authors=Doe, J|type=incollection|accession=k\n" },
  { "names of fields in any case, twice", "@misc{k, Title = {A}, ABSTRACT = {One.}, abstract = {Two.}, title = {B}}\n",
    "1 title=A|type=misc|accession=k|abstract=One.|other_abstract=Two.\n" },
  { "no key, no fields, no commas", "@misc{title = {A}}\n@misc{,title = {B}}\n@misc{k}\n@misc{l, title = {C} year = 2001\n}\n",
    "1 title=A|type=misc\n2 title=B|type=misc\n3 type=misc|accession=k\n4 title=C|year=2001|type=misc|accession=l\n" },
  { "bytes that are no UTF-8", "@misc{k, title = {\xFF \\'e}}\n", "1 title=\xFF \\'e|type=misc|accession=k\n" },

  { "a brace that is not closed", "@misc{k, title = {A {b}, year = 2001\n}\n@misc{l, title = {C}}\n",
    "1 !has no end\n3 title=C|type=misc|accession=l\n" },
  { "an entry that is not", "@misc{k, title = {A}\n\n@misc{l, title = {C}}\n", "1 !has no end\n3 title=C|type=misc|accession=l\n" },
  { "a quotation mark that is not closed", "@misc{k, title = \"A, year = 2001\n}\n@misc{l, title = {C}}\n",
    "1 !has no end\n3 title=C|type=misc|accession=l\n" },
  { "a brace too many", "@misc{k, title = {A}}, year = 2001}\n@misc{l, title = \"A } b\"}\n@misc{m}\n",
    "1 title=A|type=misc|accession=k\n2 !has no end\n3 type=misc|accession=m\n" },
  { "a comment that is not closed", "@comment{ {\n@misc{l, title = {C}}\n", "2 title=C|type=misc|accession=l\n" },
  { "no comma behind the key", "@misc{,}\n@misc{k title = {A}}\n@misc{l {x}}\n@misc{m}\n",
    "1 type=misc\n2 !has no comma behind its key\n3 !has no comma behind its key\n4 type=misc|accession=m\n" },
  { "no value, no name", "@misc{k, title = , year = 2001}\n@misc{l, = {x}}\n@misc{m, title {x}}\n@misc{n}\n",
    "1 !has a field without a value\n2 !has something that is no field\n3 !has something that is no field\n"
    "4 type=misc|accession=n\n" },
  { "cut off", "@misc{k, title = {A}}\n@misc{l, title = {Half a", "1 title=A|type=misc|accession=k\n2 !has no end\n" },
  { "cut off in the key", "@misc{k, title = {A}}\n@misc{l", "1 title=A|type=misc|accession=k\n2 !has no end\n" },
};

static void
test_records (void)
{
  entries_check ("bibtex", cases, G_N_ELEMENTS (cases));
}

static void
test_recognised (void)
{
  static const char *const ours[] = { "@string{a = {b}}\n", "\n  @Article{k,\n", "% a comment\n\n@Comment {x}\n", NULL };
  static const char *const others[] = { "@media (max-width: 1px) {}\n", "mail a@b{c,\n", "@ home,\n@misc{k,\n", "id,text\n@x,y\n",
                                        "", NULL };
  entries_check_recognised ("bibtex", ours, TRUE);
  entries_check_recognised ("bibtex", others, FALSE);
}

/* Strings of strings, each twice the one before: 2^40 letters. */
static void
test_doubling (void)
{
  g_autoptr (GString) text = g_string_new ("@string{a0 = {xxxxxxxx}}\n");
  for (guint i = 1; i < 41; i++)
    g_string_append_printf (text, "@string{a%u = a%u # a%u}\n", i, i - 1, i - 1);
  g_string_append (text, "@misc{k, title = a40}\n@misc{l, title = ");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "a8 # ");
  g_string_append (text, "a8}\n@misc{m}\n");
  g_autofree char *records = entries_read ("bibtex", text->str, 0, NULL);
  g_assert_cmpstr (records, ==,
                   "42 !is longer than any record\n43 !is longer than any record\n44 type=misc|accession=m\n");
}

/* A million braces, none of which is a call on the stack. */
static void
test_depth (void)
{
  static const guint n = 1000000;
  g_autoptr (GString) text = g_string_new ("@misc{k, title = ");
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, '{');
  g_string_append_c (text, 'x');
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, '}');
  g_string_append (text, "}\n@misc{l}\n");
  g_autofree char *records = entries_read ("bibtex", text->str, 0, NULL);
  g_assert_cmpstr (records, ==, "1 title=x|type=misc|accession=k\n2 type=misc|accession=l\n");
}

static void
test_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *records = entries_read ("bibtex", "id,text\n", 0, &error);
  g_assert_null (records);
  g_assert_true (g_str_has_prefix (error->message, "export:1: there is no record: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-bibtex/records", test_records);
  g_test_add_func ("/source-bibtex/recognised", test_recognised);
  g_test_add_func ("/source-bibtex/doubling", test_doubling);
  g_test_add_func ("/source-bibtex/depth", test_depth);
  g_test_add_func ("/source-bibtex/nothing", test_nothing);
  return g_test_run ();
}
