/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The methods section: what is said, of what, and that nothing from a manifest can break a rendering. */
#include "fixture.h"
#include "report/methods.h"
#include "report/works.h"

#include <string.h>

static const struct
{
  const char *text, *markdown, *latex;
} escapes[] = {
  { "plain words, (1) and 2.", "plain words, (1) and 2.", "plain words, (1) and 2." },
  { "50% & more_or $less", "50% \\& more\\_or \\$less", "50\\% \\& more\\_or \\$less" },
  { "\\end{document}", "\\\\end\\{document\\}", "\\textbackslash{}end\\{document\\}" },
  { "[@key] *bold* `x`", "\\[\\@key\\] \\*bold\\* \\`x\\`", "[@key] *bold* \\symbol{96}x\\symbol{96}" },
  { "<b>~^#|\"", "\\<b\\>\\~\\^\\#\\|\"",
    "\\textless{}b\\textgreater{}\\textasciitilde{}\\textasciicircum{}\\#\\textbar{}\\symbol{34}" },
  { "two\nlines\tand \x01", "two lines and \xEF\xBF\xBD", "two lines and \xEF\xBF\xBD" },
  { "bad \xFF byte", "bad \xEF\xBF\xBD byte", "bad \xEF\xBF\xBD byte" },
  { "a--b", "a--b", "a-{}-b" },
  { "\xE2\x80\xAE" "drow \xE2\x80\xA8line", "\xEF\xBF\xBD" "drow  line", "\xEF\xBF\xBD" "drow  line" },
  { "caf\xC3\xA9", "caf\xC3\xA9", "caf\xC3\xA9" },
  { "0123456789abcdef0", "0123456789abcdef0", "0123456789abcdef\\allowbreak{}0" },
};

static void
test_escapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autoptr (ThemaProse) prose = thema_prose_new ();
      thema_prose_quote (prose, escapes[i].text);
      g_autofree char *markdown = thema_prose_render (prose, THEMA_PROSE_MARKDOWN);
      g_autofree char *latex = thema_prose_render (prose, THEMA_PROSE_LATEX);
      g_assert_cmpstr (markdown, ==, escapes[i].markdown);
      g_assert_cmpstr (latex, ==, escapes[i].latex);
    }
}

static const struct
{
  const char *code, *markdown, *latex;
} codes[] = {
  { "a_b", "`a_b`", "\\texttt{a\\_b}" },
  { "a`b", "`` a`b ``", "\\texttt{a\\symbol{96}b}" },
  { "``", "``` `` ```", "\\texttt{\\symbol{96}\\symbol{96}}" },
  { "", "` `", "\\texttt{}" },
};

static void
test_code (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (ThemaProse) prose = thema_prose_new ();
      thema_prose_code (prose, codes[i].code);
      g_autofree char *markdown = thema_prose_render (prose, THEMA_PROSE_MARKDOWN);
      g_autofree char *latex = thema_prose_render (prose, THEMA_PROSE_LATEX);
      g_assert_cmpstr (markdown, ==, codes[i].markdown);
      g_assert_cmpstr (latex, ==, codes[i].latex);
    }
}

static void
test_title (void)
{
  static const char *const wanted[] = { "\"A \\& B\"", "``A \\& B''", "\"A & B\"" };
  g_autoptr (ThemaProse) prose = thema_prose_new ();
  thema_prose_title (prose, "A & B");
  for (ThemaProseFormat format = THEMA_PROSE_MARKDOWN; format <= THEMA_PROSE_PLAIN; format++)
    {
      g_autofree char *text = thema_prose_render (prose, format);
      g_assert_cmpstr (text, ==, wanted[format]);
    }
}

static void
test_prose (void)
{
  static const char *const items[] = { "a", "b", "c", NULL };
  g_autoptr (ThemaProse) prose = thema_prose_new ();
  thema_prose_count (prose, 1, "record", "records");
  thema_prose_say (prose, ", ");
  thema_prose_count (prose, 1234567, "record", "records");
  thema_prose_say (prose, " and ");
  thema_prose_count (prose, 999, NULL, NULL);
  thema_prose_say (prose, " by `x` [wilson1927; benjamini1995] and thema [thema]: ");
  thema_prose_list (prose, items);
  thema_prose_set_version (prose, "thema", "0.1.0");
  thema_prose_end_paragraph (prose);
  g_autofree char *markdown = thema_prose_render (prose, THEMA_PROSE_MARKDOWN);
  g_autofree char *latex = thema_prose_render (prose, THEMA_PROSE_LATEX);
  g_autofree char *plain = thema_prose_render (prose, THEMA_PROSE_PLAIN);
  g_autofree char *works = thema_prose_bibliography (prose);
  g_assert_cmpstr (markdown, ==,
                   "1 record, 1,234,567 records and 999 by `x` [@wilson1927; @benjamini1995] and thema [@thema]: a, "
                   "b and c\n");
  g_assert_cmpstr (latex, ==,
                   "1 record, 1,234,567 records and 999 by \\texttt{x}~\\citep{wilson1927,benjamini1995} and "
                   "thema~\\citep{thema}: a, b and c\n");
  g_assert_true (g_str_has_prefix (plain, "1 record, 1,234,567 records and 999 by x (Wilson 1927; Benjamini & "
                                          "Hochberg 1995) and thema (The thema authors, version 0.1.0): a, b and "
                                          "c\n\nReferences\n\nBenjamini, Y., & Hochberg, Y. (1995). "));
  g_assert_nonnull (strstr (works, "@misc{thema,\n  author = {{The thema authors}},\n  title = {{thema}},\n"
                                   "  note = {Version 0.1.0},\n}\n"));
  g_assert_nonnull (strstr (works, "  pages = {209--212},\n"));
  g_assert_null (strstr (works, "@article{gries2008"));
}

/* Each work has what its type must have, keys are in order, and nothing would break a .bib file. */
static void
test_works (void)
{
  for (const ThemaWork *work = thema_works; work->key != NULL; work++)
    {
      g_test_message ("%s", work->key);
      if (work[1].key != NULL)
        g_assert_cmpstr (work->key, <, work[1].key);
      g_assert_true (work->author != NULL && work->title != NULL);
      g_assert_true (work->year != NULL || strcmp (work->key, "thema") == 0 || strcmp (work->key, "uax29") == 0);
      if (work->year != NULL && work->author[0] != '{')
        g_assert_true (g_str_has_suffix (work->key, work->year));
      if (strcmp (work->type, "article") == 0)
        g_assert_true (work->container != NULL && work->volume != NULL);
      g_assert_true (work->doi == NULL || work->url == NULL);
      g_assert_true (work->doi == NULL || g_str_has_prefix (work->doi, "10."));
      g_autofree char *entry = thema_work_bibtex (work, NULL);
      int depth = 0;
      for (const char *at = entry; *at != '\0'; at++)
        {
          depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
          g_assert_cmpint (depth, >=, 0);
        }
      g_assert_cmpint (depth, ==, 0);
      g_autofree char *reference = thema_work_reference (work, "1");
      g_autofree char *cite = thema_work_cite (work, "1");
      g_assert_true (strlen (reference) > 20 && strlen (cite) > 6);
    }
}

#define STAGE(options) "{\"options\":{" options "},\"inputs\":[],\"outputs\":["
#define OUT(name) "{\"path\":\"" name "\",\"bytes\":1,\"sha256\":\"ab\"}"

/* `says` and `not` are what must stand in the Markdown, and must not. */
static const struct
{
  const char *title, *stages, *says, *not;
} manifests[] = {
  { "nothing", "", "All analyses were carried out with thema 9.9 [@thema].", "corpus" },
  { "records that are all kept",
    "\"tokenize\":{\"options\":{},\"inputs\":[],\"outputs\":[],\"records\":{\"identified\":1,\"kept\":1,\"sources\":"
    "[{\"path\":\"a\",\"format\":\"ris\",\"records\":1}]}}",
    "1 record was identified in `a` (RIS). It forms the corpus.", "remaining" },
  { "records",
    "\"tokenize\":{\"options\":{\"where\":\"year >= 2010\",\"min-words\":20},\"inputs\":[],\"outputs\":[],"
    "\"records\":{\"identified\":12345,\"unreadable\":1,\"without_text\":0,\"filtered_out\":2000,"
    "\"duplicates_removed\":1,\"too_short\":3,\"kept\":10340,\"sources\":[{\"format\":\"table\",\"records\":3},{\"format\":\"ris\",\"records\":1000},"
    "{\"format\":\"ris\",\"records\":1},{\"format\":7},4]}}",
    "12,345 records were identified in 5 sources (RIS: 1,001 records in 2 sources; table: 3 records in 1 source). Of these, 1 could not be read, 2,000 did "
    "not meet the condition `year >= 2010`, 3 were too short (fewer than 20 words) and 1 was removed as a duplicate; "
    "the remaining 10,340 documents form the corpus.",
    "had no text" },
  { "a condition that all meet",
    "\"tokenize\":{\"options\":{\"where\":\"year > 1\"},\"inputs\":[],\"outputs\":[],\"records\":{\"identified\":3,"
    "\"kept\":3}}",
    "Together they form the corpus. No record was left out by the condition `year > 1`.", "did not meet" },
  { "weights of terms",
    "\"freq\":" STAGE ("\"tf\":\"log\"") OUT ("term_frequencies.csv") "]}",
    "its tf-idf weight [@sparckjones1972] with the term frequency `log` and the inverse document frequency `inverse` "
    "[@manning2008] were computed.", "Co-occurrence" },
  { "one loss",
    "\"tokenize\":{\"options\":{},\"inputs\":[],\"outputs\":[],\"records\":{\"identified\":3,\"duplicates_removed\":2,"
    "\"kept\":1}}",
    "3 records were identified. Of these, 2 were removed as duplicates; the remaining 1 document forms the corpus. These are the numbers of a PRISMA flow diagram [@page2021].",
    "Together" },
  { "duplicates that were kept",
    "\"tokenize\":{\"options\":{},\"inputs\":[],\"outputs\":[],\"records\":{\"identified\":3,\"duplicates_reported\":1,"
    "\"kept\":3}}",
    "3 records were identified. Together they form the corpus. 1 record was found to be a duplicate and was kept.",
    "remaining" },
  { "several sources, of which duplicates were dropped",
    "\"tokenize\":{\"options\":{\"duplicates\":\"drop\",\"fields\":\"title,abstract,Index Keywords\",\"verbatim\":false},"
    "\"inputs\":[],\"outputs\":[],\"records\":{\"identified\":5,\"duplicates_removed\":1,\"kept\":4,\"sources\":["
    "{\"path\":\"a.txt\",\"format\":\"wos\",\"encoding\":\"UTF-8\",\"records\":2},"
    "{\"path\":\"-\",\"format\":\"csl\",\"records\":1},{\"path\":\"b_c.csv\",\"format\":\"table\","
    "\"encoding\":\"windows-1252\",\"encoding_guessed\":true,\"records\":2}]}}",
    "5 records were identified in 3 sources: 2 in `a.txt` (Web of Science), 1 in standard input (CSL-JSON) and 2 in "
    "`b_c.csv` (table). Of these, 1 was removed as a duplicate; the remaining 4 documents form the corpus. These are "
    "the numbers of a PRISMA flow diagram [@page2021]. Duplicates were sought by DOI, by title and year, and by text: "
    "a Jaccard index of their three-word sequences of 0.8 or more, estimated by MinHash [@broder1997] in the form of "
    "one permutation hashing [@li2012; @shrivastava2017], or of texts of 10 to 39 words the same words. The text that "
    "was analysed is the title, the abstract and the column `Index Keywords`, each a paragraph of its own. Markup, and "
    "headings such as Abstract, were removed from the texts of exports. The encoding of 1 source was guessed: "
    "`windows-1252`.",
    "none was found" },
  { "exports as they stand, without duplicates",
    "\"tokenize\":{\"options\":{\"duplicates\":\"report\",\"verbatim\":true},\"inputs\":[],\"outputs\":[],"
    "\"records\":{\"identified\":2,\"kept\":2,\"sources\":[{\"path\":\"a\",\"format\":\"nbib\",\"records\":2}]}}",
    "the same words; none was found. The text that was analysed is the abstract. Texts of exports were taken as they "
    "stand, with their markup and headings.",
    "paragraph" },
  { "duplicates that nobody looked for",
    "\"tokenize\":{\"options\":{\"duplicates\":\"keep\"},\"inputs\":[],\"outputs\":[],"
    "\"records\":{\"identified\":2,\"kept\":2,\"sources\":[{\"path\":\"t\",\"format\":\"folder\",\"records\":2}]}}",
    "2 records were identified in `t` (folder of texts). Together they form the corpus.", "uplicate" },
  { "web pages", "\"tokenize\":{\"options\":{\"split\":\"paragraph\"},\"inputs\":[],\"outputs\":[],\"records\":"
    "{\"identified\":1,\"kept\":1,\"sources\":[{\"path\":\"p\",\"format\":\"html\",\"records\":1}]}}",
    "Each paragraph of a text file is a document of its own. The main text of web pages was told", "duplicate" },
  { "records of another kind", "\"tokenize\":{\"options\":{},\"inputs\":[],\"outputs\":[],\"records\":[1,2]}",
    "Unicode Standard Annex \\#29, Unicode 15.0 [@uax29]", "records" },
  { "a codebook without a record of it",
    "\"code\":{\"options\":{\"overlap\":\"longest\"},\"inputs\":[{\"path\":\"b.yaml\",\"sha256\":\"cd\"}],"
    "\"outputs\":[]}",
    "with a codebook (file `b.yaml`, SHA-256 `cd`). Where matches of one code overlap, the longest one counts.",
    "which has" },
  { "a codebook",
    "\"code\":{\"options\":{},\"inputs\":[{\"path\":\"b.yaml\",\"sha256\":\"cd\"}],\"outputs\":[],\"codebook\":"
    "{\"title\":\"A & B\",\"version\":\"1_2\",\"codes\":1,\"patterns\":2}}",
    "the codebook \"A \\& B\", version 1\\_2 (file `b.yaml`, SHA-256 `cd`), which has 1 code and 2 patterns.",
    "overlap" },
  { "terms alone", "\"freq\":" STAGE ("\"stem\":true,\"stopwords\":\"en\"") OUT ("term_frequencies.csv") "]}",
    "For each word stem, the frequency", "For each code" },
  { "codes alone", "\"freq\":" STAGE ("") OUT ("code_frequencies.csv") "]}", "For each code", "For each word" },
  { "bootstrap", "\"freq\":" STAGE ("\"bootstrap\":2000,\"seed\":7") OUT ("code_bootstrap.csv") ","
    OUT ("code_frequencies.csv") "]}",
    "from 2,000 bootstrap samples of documents", "Co-occurrence" },
  { "keyness", "\"keyness\":" STAGE ("\"by\":\"x\",\"adjust\":\"holm\",\"permutations\":99") OUT (
                                "keyness_codes.csv") "]}",
    "p values adjusted over the tests of a comparison by Holm's method [@holm1979]; as words", "Benjamini" },
  { "both bootstraps",
    "\"freq\":" STAGE ("\"bootstrap\":2000,\"seed\":7") OUT ("code_bootstrap.csv") "," OUT ("code_frequencies.csv") "]},"
    "\"cooc\":" STAGE ("\"bootstrap\":2000,\"seed\":7") OUT ("code_cooccurrence_bootstrap.csv") "]}",
    "of the shares, rates and association of codes come from 2,000 bootstrap samples", "confidence intervals of the "
    "association" },
  { "another corpus",
    "\"keyness\":{\"options\":{\"stopwords\":\"lists/mine.txt\",\"min-frequency\":5,\"min-documents\":2},\"inputs\":["
    "{\"path\":\"mine.txt\",\"sha256\":\"aa\"},{\"path\":\"b.thema\",\"sha256\":\"cd\"}],\"outputs\":["
    OUT ("keyness_terms.csv") "]}",
    "For keyness, the corpus was compared with another corpus (file `b.thema`, SHA-256 `cd`) by the frequencies of "
    "words.", "groups" },
  { "a group and another",
    "\"keyness\":" STAGE ("\"by\":\"x\",\"target\":\"l\",\"reference\":\"r\",\"min-frequency\":5,\"min-documents\":2") OUT (
        "keyness_terms.csv") "]}",
    "For keyness, documents of the group `l` by `x` were compared with those of the group `r` by the frequencies",
    "all others" },
  { "a stage without its tables", "\"crosstab\":" STAGE ("\"by\":\"x\"") "]}", "All analyses", "chi-squared" },
};

static void
test_manifests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (manifests); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *json = g_strdup_printf (
          "{\"form\":1,\"thema\":\"9.9\",\"unicode\":\"15.0\",\"stages\":{%s}}", manifests[i].stages);
      g_autoptr (ThemaManifest) manifest = thema_manifest_parse ("m", json, strlen (json), &error);
      g_test_message ("%s", manifests[i].title);
      g_assert_no_error (error);
      g_autoptr (ThemaProse) prose = thema_methods_write (manifest, NULL);
      g_autofree char *markdown = thema_prose_render (prose, THEMA_PROSE_MARKDOWN);
      g_test_message ("%s", markdown);
      g_assert_nonnull (strstr (markdown, manifests[i].says));
      g_assert_null (strstr (markdown, manifests[i].not));
      g_assert_null (strstr (markdown, "  "));
    }
}

/* A manifest that is nested without end, with and without a comment that would hide it. */
static void
test_depth (void)
{
  static const char *const heads[] = { "", "/* \" */", "{\"a\":", "\"\\\"\"", "'\"'" };
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) json = g_string_new (heads[i]);
      for (guint n = 0; n < 1000000; n++)
        g_string_append_c (json, '[');
      g_autoptr (GError) error = NULL;
      g_assert_null (thema_manifest_parse ("m", json->str, json->len, &error));
      g_assert_nonnull (error);
    }
}

/* Numbers come from a table only as long as it is the one that the manifest knows. */
static void
test_tables (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  static const char table[] = "doc_id,source,words\na,x,12\nb,\"y,z\",1000\n";
  g_free (fixture_write (folder, "documents.csv", table, -1));
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, table, -1);
  g_autofree char *json = g_strdup_printf (
      "{\"form\":1,\"thema\":\"9.9\",\"unicode\":\"15.0\",\"stages\":{\"tokenize\":{\"options\":{},\"inputs\":[],"
      "\"outputs\":[]},\"freq\":{\"options\":{},\"inputs\":[],\"outputs\":[{\"path\":\"documents.csv\",\"bytes\":1,"
      "\"sha256\":\"%s\"}]}}}",
      sha);
  g_autoptr (ThemaManifest) manifest = thema_manifest_parse ("m", json, strlen (json), NULL);
  g_autoptr (ThemaProse) prose = thema_methods_write (manifest, folder->path);
  g_autofree char *text = thema_prose_render (prose, THEMA_PROSE_PLAIN);
  g_assert_nonnull (strstr (text, "The corpus comprises 2 documents. The corpus holds 1,012 words."));
  g_free (fixture_write (folder, "documents.csv", "doc_id,source,words\na,x,13\n", -1));
  g_autoptr (ThemaProse) other = thema_methods_write (manifest, folder->path);
  g_autofree char *less = thema_prose_render (other, THEMA_PROSE_PLAIN);
  g_assert_null (strstr (less, "comprises"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/methods/escapes", test_escapes);
  g_test_add_func ("/methods/code", test_code);
  g_test_add_func ("/methods/title", test_title);
  g_test_add_func ("/methods/prose", test_prose);
  g_test_add_func ("/methods/works", test_works);
  g_test_add_func ("/methods/manifests", test_manifests);
  g_test_add_func ("/methods/depth", test_depth);
  g_test_add_func ("/methods/tables", test_tables);
  return g_test_run ();
}
