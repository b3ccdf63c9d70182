/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-source.h"

#define SET(records) "<PubmedArticleSet>" records "</PubmedArticleSet>"
#define CITATION(article) SET ("<PubmedArticle><MedlineCitation>" article "</MedlineCitation></PubmedArticle>")
#define ARTICLE(inside) CITATION ("<Article>" inside "</Article>")
#define DOCTYPE                                                                                                  \
  "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" " \
  "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n"

static const struct
{
  const char *text, *read;
} cases[] = {
  { "", "" },
  { "<PubmedArticleSet/>", "" },
  { DOCTYPE SET ("\n<PubmedArticle>\n<MedlineCitation><PMID Version=\"1\">12</PMID></MedlineCitation></PubmedArticle>"),
    "4: accession=12\n" },
  { DOCTYPE CITATION ("<PMID>1</PMID>") "\n" DOCTYPE CITATION ("<PMID>2</PMID>") "\n",
    "3: accession=1\n6: accession=2\n" },
  { "<MedlineCitationSet><MedlineCitation><PMID>1</PMID></MedlineCitation></MedlineCitationSet>", "1: accession=1\n" },
  { "<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>", "1: accession=1\n" },
  { SET ("<PubmedArticle/><DeleteCitation><PMID>9</PMID></DeleteCitation>"),
    "1: ! has none of the elements of a PubMed record (PMID, ArticleTitle, ...)\n" },

  /* Text. */
  { ARTICLE ("<ArticleTitle>Uptake of CO<sub>2</sub> by\n   <i>Salix</i> &amp; others (&lt;5&#xB5;m).</ArticleTitle>"),
    "1: title=Uptake of CO2 by Salix & others (<5\xC2\xB5m).\n" },
  { ARTICLE ("<ArticleTitle><![CDATA[a < b]]></ArticleTitle>"), "1: title=a < b\n" },
  { ARTICLE ("<ArticleTitle>where <mml:math xmlns:mml=\"urn:m\"><mml:mi>x</mml:mi></mml:math> is</ArticleTitle>"),
    "1: title=where is\n" },
  { DOCTYPE ARTICLE ("<ArticleTitle>&alpha; cells</ArticleTitle>"), "3: title=&alpha; cells\n" },
  { ARTICLE ("<ArticleTitle/><VernacularTitle>Los \xC3\xA1rboles</VernacularTitle>"), "1: title=Los \xC3\xA1rboles\n" },
  { ARTICLE ("<Abstract><AbstractText Label=\"AIM\">We ask.</AbstractText><AbstractText Label=\"RESULTS &amp; MORE\">We "
             "know.</AbstractText><AbstractText Label=\"UNLABELLED\">End.</AbstractText><AbstractText Label=\"NONE\"/>"
             "<CopyrightInformation>Us</CopyrightInformation></Abstract>"),
    "1: abstract=AIM: We ask.//RESULTS & MORE: We know.//End.\n" },
  { CITATION ("<Article><Abstract><AbstractText>One.</AbstractText></Abstract></Article><OtherAbstract Language=\"spa\">"
              "<AbstractText Label=\"FIN\">Uno.</AbstractText></OtherAbstract><OtherAbstract><AbstractText>Un.</AbstractText>"
              "</OtherAbstract>"),
    "1: abstract=One. other_abstract=FIN: Uno.//Un.\n" },

  /* The other fields. */
  { ARTICLE ("<Journal><JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue><Title>J of Elms</Title>"
             "</Journal><ArticleDate><Year>2000</Year></ArticleDate>"),
    "1: year=2001 source_title=J of Elms\n" },
  { ARTICLE ("<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue>"
             "</Journal>"),
    "1: year=1998 Dec-1999 Jan\n" },
  { ARTICLE ("<ArticleDate><Year>2000</Year></ArticleDate>"), "1: year=2000\n" },
  { ARTICLE ("<AuthorList><Author><LastName>Elm</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials>"
             "<AffiliationInfo><Affiliation>Here</Affiliation></AffiliationInfo></Author><Author><LastName>Oak</LastName>"
             "<Initials>C</Initials><Suffix>Jr</Suffix></Author><Author><CollectiveName>The Willows</CollectiveName>"
             "</Author><Author><LastName>Ash</LastName></Author></AuthorList>"),
    "1: authors=Elm, Ada B; Oak, C Jr; The Willows; Ash\n" },
  { CITATION ("<MeshHeadingList><MeshHeading><DescriptorName>Trees</DescriptorName><QualifierName>growth</QualifierName>"
              "</MeshHeading></MeshHeadingList><KeywordList><Keyword>bark</Keyword><Keyword> leaf </Keyword></KeywordList>"),
    "1: keywords=Trees; bark; leaf\n" },
  { ARTICLE ("<ELocationID EIdType=\"pii\">S1</ELocationID><ELocationID EIdType=\"doi\" ValidYN=\"N\">10.5555/no"
             "</ELocationID><ELocationID EIdType=\"doi\">10.5555/a</ELocationID><Language>eng</Language><Language>spa"
             "</Language><PublicationTypeList><PublicationType>Review</PublicationType></PublicationTypeList>"),
    "1: language=eng; spa type=Review doi=10.5555/a\n" },
  { SET ("<PubmedArticle><MedlineCitation><PMID>1</PMID><CommentsCorrectionsList><CommentsCorrections><PMID>2</PMID>"
         "</CommentsCorrections></CommentsCorrectionsList></MedlineCitation><PubmedData><ArticleIdList><ArticleId "
         "IdType=\"pubmed\">1</ArticleId><ArticleId IdType=\"doi\">10.5555/b</ArticleId></ArticleIdList><ReferenceList>"
         "<Reference><ArticleIdList><ArticleId IdType=\"doi\">10.5555/ref</ArticleId></ArticleIdList></Reference>"
         "</ReferenceList></PubmedData></PubmedArticle>"),
    "1: doi=10.5555/b accession=1\n" },
  { SET ("<PubmedBookArticle><BookDocument><PMID>3</PMID><Book><BookTitle>Trees</BookTitle><PubDate><Year>2011</Year>"
         "</PubDate><AuthorList Type=\"editors\"><Author><LastName>Ed</LastName></Author></AuthorList></Book>"
         "<ArticleTitle>Elms</ArticleTitle><Language>eng</Language><AuthorList><Author><LastName>Elm</LastName></Author>"
         "</AuthorList><PublicationType>Review</PublicationType><Abstract><AbstractText>Tall.</AbstractText></Abstract>"
         "</BookDocument></PubmedBookArticle>"),
    "1: title=Elms year=2011 source_title=Trees authors=Elm language=eng type=Review accession=3 abstract=Tall.\n" },

  /* What is damaged or hostile. */
  { CITATION ("<PMID>1</PMID>") "\n<PubmedArticleSet><PubmedArticle>",
    "1: accession=1\n! in:2: the file ends in the middle of its XML; it is cut off: export it again\n" },
  { "<Pu", "! in:1: the file ends in the middle of its XML; it is cut off: export it again\n" },
  { "<PubmedArticleSet>\n<PubmedArticle></PMID>",
    "! in:2: this is not valid XML (Opening and ending tag mismatch: PubmedArticle line 2 and PMID); the file may be cut "
    "off or damaged: export it again\n" },
  { CITATION ("<PMID>1</PMID>") "\nNo XML",
    "1: accession=1\n! in:2: this is not valid XML (Document is empty); the file may be cut off or "
    "damaged: export it again\n" },
  { "<!DOCTYPE x [<!ENTITY a \"b\">]>\n" CITATION ("<PMID>&a;</PMID>"),
    "! in:1: a document type declaration with definitions of its own (<!DOCTYPE ... [...]>) stands here, which could "
    "blow up the text; remove what is between the brackets\n" },
  { CITATION ("<PMID>&a;</PMID>"),
    "! in:1: this is not valid XML (Entity 'a' not defined); the file may be cut off or damaged: export it again\n" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autofree char *read = fixture_source_read ("pubmed", THEMA_SPLIT_FILE, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (read, ==, cases[i].read);
    }
}

/* The same bytes in windows of any size give the same records: a long file, cut anywhere. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("<PubmedArticleSet>");
  g_autofree char *padding = g_strnfill (997, 'x');
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "<PubmedArticle><!-- %s --><MedlineCitation><PMID>%u</PMID></MedlineCitation>\n"
                                  "</PubmedArticle>", padding, i);
  g_string_append (text, "</PubmedArticleSet>");
  g_autofree char *read = fixture_source_read ("pubmed", THEMA_SPLIT_FILE, text->str, text->len);
  g_auto (GStrv) lines = g_strsplit (read, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2001);
  g_assert_cmpstr (lines[1999], ==, "2000: accession=1999");
}

static void
repeat (GString *text, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static const struct
{
  const char *before, *piece, *behind, *read;
  guint n;
} bounds[] = {
  { "<PubmedArticleSet>", "<a>", "", "! in:1: elements are nested too deep here; no such file needs that\n", 1000000 },
  { "<PubmedArticleSet><PubmedArticle ", "a='1' ", ">",
    "! in:1: an element with more than 64 attributes stands here; no such file needs that\n", 100000 },
  { "<PubmedArticleSet><!--", "xxxxxxxx", "",
    "! in:1: a tag or comment of more than 1 MiB begins before here; no such file needs that\n", 1000000 },
  { "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>", "xxxxxxxx", "",
    "! in:1: a record has more than 32 MiB of text, which none needs\n", 5000000 },
};

static void
test_bounds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autoptr (GString) text = g_string_new (bounds[i].before);
      repeat (text, bounds[i].piece, bounds[i].n);
      g_string_append (text, bounds[i].behind);
      g_autofree char *read = fixture_source_read ("pubmed", THEMA_SPLIT_FILE, text->str, text->len);
      g_assert_cmpstr (read, ==, bounds[i].read);
    }
  g_autoptr (GString) text = g_string_new ("<PubmedArticleSet>");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "<n%u/>", i);
  g_autofree char *names = fixture_source_read ("pubmed", THEMA_SPLIT_FILE, text->str, text->len);
  g_assert_cmpstr (names, ==, "! in:1: there are more than 10,000 names of elements and attributes; no such file needs "
                              "that\n");
}

static void
test_recognition (void)
{
  g_assert_cmpstr (fixture_source_recognise (DOCTYPE SET ("<PubmedArticle/>"), "a.xml"), ==, "pubmed");
  g_assert_cmpstr (fixture_source_recognise ("\n<PubmedBookArticle>", "a.txt"), ==, "pubmed");
  g_assert_cmpstr (fixture_source_recognise ("It begins with <PubmedArticleSet>", "a.txt"), ==, "text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-pubmed/cases", test_cases);
  g_test_add_func ("/source-pubmed/long", test_long);
  g_test_add_func ("/source-pubmed/bounds", test_bounds);
  g_test_add_func ("/source-pubmed/recognition", test_recognition);
  return g_test_run ();
}
