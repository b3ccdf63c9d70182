/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/tidy.h"
#include "corpus/tidy-values.h"

#include <string.h>

static ThemaSlice
slice (const char *text)
{
  return (ThemaSlice){ text, strlen (text) };
}

static void
assert_slice (ThemaSlice value, const char *expected)
{
  g_autofree char *text = g_strndup (value.bytes, value.length);
  g_assert_cmpstr (text, ==, expected);
}

/* What an abstract becomes; NULL: it stays. */
static const struct
{
  const char *text, *expected;
} abstracts[] = {
  { "We study art.", NULL },
  { "A &lt; B &amp; C", "A < B & C" },
  { "<jats:title>Abstract</jats:title><jats:p>We study.</jats:p><jats:p>We find.</jats:p>",
    "We study.\n\nWe find." },
  { "<p>One.</p><p>Two.</p>", "One.\n\nTwo." },
  { "x<y and z>w", NULL },
  { "[No abstract available]", "" },
  { "No abstract available.", "" },
  { "Abstract not available", "" },
  { " N/A ", "" },
  { "[R\xC3\x89SUM\xC3\x89 NON DISPONIBLE]", "" },
  { "\xFF", NULL },
  { "No abstract available was the reason that we wrote one.", NULL },
  { "Abstract: We study.", "We study." },
  { "abstract: we study.", "abstract: we study." },
  { "Abstract. We study.", "We study." },
  { "ABSTRACT\nWe study.", "We study." },
  { "Abstract - We study.", "We study." },
  { "Abstract\xE2\x80\x94We study.", "We study." },
  { "Abstract-We study.", "We study." },
  { "Abstract-level reasoning is hard.", NULL },
  { "AbstractThe aim is art.", "The aim is art." },
  { "AbstractA study.", "A study." },
  { "Abstracts of the conference.", NULL },
  { "ABSTRACTION IS ART", NULL },
  { "ABSTRACTS of the conference", NULL },
  { "ABSTRACT The aim is art.", "The aim is art." },
  { "ABSTRACT ART IS ART", NULL },
  { "ABSTRACT BACKGROUND: Art.", "BACKGROUND: Art." },
  { "Abstract This paper is on art.", "This paper is on art." },
  { "Abstract art has many friends.", NULL },
  { "Abstract Expressionism has many friends.", NULL },
  { "Abstract Background Art.", "Background Art." },
  { "RESUMO: Estudamos.", "Estudamos." },
  { "Resumen Estudiamos.", NULL },
  { "Abstract De Rham complexes are many.", NULL },
  { "Resumo O estudo mostra.", "O estudo mostra." },
  { "Resumen  Antecedentes: Las aves.", "Antecedentes: Las aves." },
  { "Resumo das atividades.", NULL },
  { "R\xC3\xA9sum\xC3\xA9 L'art est long.", "L'art est long." },
  { "R\xC3\xA9sum\xC3\xA9 : On voit.", "On voit." },
  { "Zusammenfassung\n\nWir sehen.", "Wir sehen." },
  { "Abstract", "" },
  { "We study. \xC2\xA9 2019 A Publisher. All rights reserved.", NULL },
  { "caf\xE9 &amp; not UTF-8", NULL },
};

static void
test_abstracts (void)
{
  g_autoptr (ThemaTidy) tidy = thema_tidy_new ();
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (abstracts); i++)
    for (guint verbatim = 0; verbatim < 2; verbatim++)
      {
        ThemaEntry entry = { .id = { "", 0 } };
        for (guint field = 0; field < THEMA_N_FIELDS; field++)
          entry.fields[field] = slice ("");
        entry.fields[THEMA_FIELD_ABSTRACT] = slice (abstracts[i].text);
        g_test_message ("%s", abstracts[i].text);
        g_assert_true (thema_tidy_entry (tidy, &entry, !verbatim, arena, NULL));
        assert_slice (entry.fields[THEMA_FIELD_ABSTRACT],
                      abstracts[i].expected == NULL || verbatim ? abstracts[i].text
                                                                : abstracts[i].expected);
      }
}

static void
test_lines (void)
{
  g_autoptr (ThemaTidy) tidy = thema_tidy_new ();
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaEntry entry = { .id = { "", 0 } };
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    entry.fields[field] = slice ("");
  entry.fields[THEMA_FIELD_TITLE] = slice ("CO<sub>2</sub> &amp; <i>us</i><br/>again");
  entry.fields[THEMA_FIELD_SOURCE_TITLE] = slice ("Science &amp; Art");
  entry.fields[THEMA_FIELD_LANGUAGE] = slice ("English; German");
  entry.fields[THEMA_FIELD_YEAR] = slice ("2019//");
  entry.fields[THEMA_FIELD_DOI] = slice ("https://doi.org/10.1000/ABC");
  entry.fields[THEMA_FIELD_ACCESSION] = slice ("https://openalex.org/W12");
  g_assert_true (thema_tidy_entry (tidy, &entry, TRUE, arena, NULL));
  assert_slice (entry.fields[THEMA_FIELD_TITLE], "CO2 & us again");
  assert_slice (entry.fields[THEMA_FIELD_SOURCE_TITLE], "Science & Art");
  assert_slice (entry.fields[THEMA_FIELD_LANGUAGE], "en");
  assert_slice (entry.fields[THEMA_FIELD_YEAR], "2019");
  assert_slice (entry.fields[THEMA_FIELD_DOI], "10.1000/abc");
  assert_slice (entry.fields[THEMA_FIELD_ACCESSION], "W12");
}

static const char *const dois[][2] = {
  { "10.1000/ABC", "10.1000/abc" },
  { "https://doi.org/10.1000/abc", "10.1000/abc" },
  { "http://dx.doi.org/10.1000/abc.", "10.1000/abc" },
  { "doi: 10.1000/abc", "10.1000/abc" },
  { "DOI 10.1000/abc", "10.1000/abc" },
  { "doi:https://doi.org/10.1000/abc,", "10.1000/abc" },
  { "10.1016/0140-6736(91)90001-X", "10.1016/0140-6736(91)90001-x" },
  { "(10.1000/abc)", "" },
  { "10.1000/abc)", "10.1000/abc" },
  { "10.1000/a; 10.1000/b", "10.1000/a" },
  { "10.1000/a;10.1000/b", "10.1000/a" },
  { "10.1000/a;DOI:10.1000/b", "10.1000/a" },
  { "10.1000/a;HTTPS://doi.org/10.1000/b", "10.1000/a" },
  { "10.1002/(SICI)1097(2000)23:1&lt;1::AID-A1&gt;3.0.CO;2-Z", "10.1002/(sici)1097(2000)23:1<1::aid-a1>3.0.co;2-z" },
  { "https://doi.org/10.1002/%28SICI%291097%3C1%3a%3aAID%3E3", "10.1002/(sici)1097<1::aid>3" },
  { "https://doi.org/10.1000/a%20b%00c%é%", "10.1000/a%20b%00c%é%" },
  { "10.1000/a%28b&amp", "10.1000/a%28b&amp" },
  { "10.1000/a&amp;b&amp;amp;lt;c", "10.1000/a&b<c" },
  { "10.1580/1080(2002)013[0256:T]2.0.CO;2", "10.1580/1080(2002)013[0256:t]2.0.co;2" },
  { "10.1000.10/a", "10.1000.10/a" },
  { "10.100/a", "" },
  { "10.1000/", "" },
  { "10.1000", "" },
  { "10.12345678901/a", "" },
  { "none", "" },
  { "", "" },
};

static const char *const years[][2] = {
  { "2019", "2019" },       { "2019//", "2019" },    { "2018-06-21", "2018" }, { "2016 Jan 15", "2016" },
  { "Jan-15 2016", "2016" }, { "20190", "" },         { "1499", "" },           { "2100", "" },
  { "12/1998", "1998" },    { "in press", "" },      { "sep", "" },            { "c1986", "1986" },
  { "19980101", "" },
};

static const char *const accessions[][2] = {
  { "https://openalex.org/W1", "W1" },
  { "http://openalex.org/W1/", "W1" },
  { "WOS:000123", "WOS:000123" },
  { "PMID: 12", "PMID:12" },
  { "12345", "12345" },
  { "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85&partnerID=40", "2-s2.0-85" },
  { "https://pubmed.ncbi.nlm.nih.gov/123/?from=x", "123" },
  { "", "" },
};

static const char *const languages[][2] = {
  { "English", "en" }, { "eng", "en" },   { "en-US", "en" },         { "ENG", "en" },
  { "en", "en" },      { "ger", "de" },   { "deu", "de" },           { "Deutsch", "de" },
  { "fre", "fr" },     { "Spanish", "es" }, { "pt_BR", "pt" },       { "Portuguese (Brazil)", "pt" },
  { "English; German", "en" }, { "Espa\xC3\xB1ol", "es" }, { "Chinese", "zh" }, { "por", "pt" },
  { "Slovene", "sl" }, { "Mandarin", "zh" }, { "scc", "sr" }, { "Castellano", "es" },
  { "Klingonese", "Klingonese" }, { "", "" },
};

static void
test_values (void)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaLanguages) table = thema_languages_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (dois); i++)
    assert_slice (thema_tidy_doi (slice (dois[i][0]), arena), dois[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    assert_slice (thema_tidy_year (slice (years[i][0])), years[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (accessions); i++)
    assert_slice (thema_tidy_accession (slice (accessions[i][0]), arena), accessions[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    assert_slice (thema_languages_tidy (table, slice (languages[i][0])), languages[i][1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy/abstracts", test_abstracts);
  g_test_add_func ("/tidy/lines", test_lines);
  g_test_add_func ("/tidy/values", test_values);
  return g_test_run ();
}
