/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of records between their reader and the store. */
#include "corpus/error.h"
#include "fixture.h"

#include <string.h>

static const char *
say_nothing (G_GNUC_UNUSED gpointer user_data, const ThemaRecordCounts *counts,
             G_GNUC_UNUSED GError **error)
{
  g_assert_true (thema_record_counts_are_good (counts));
  return "";
}

typedef struct
{
  const char *fields, *keep, *where;
  ThemaDuplicatesMode mode;
  gboolean keep_going, detect;
  guint min_words, n_threads;
} Options;

typedef struct
{
  const char *name, *content;
} File;

#define MAX_FILES 6

/* Up to a file without a name, in this order. */
static ThemaStore *
read_files (const File *files, const Options *options, GError **error)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  for (; files->name != NULL; files++)
    g_ptr_array_add (paths, fixture_write (folder, files->name, files->content, -1));
  g_ptr_array_add (paths, NULL);
  g_autofree char *store = fixture_path (folder, "a.thema");
  ThemaSourceOptions source_options = {
    .paths = (const char *const *) paths->pdata,
    .fields = options->fields,
    .keep = options->keep,
    .where = options->where,
    .detect = options->detect,
    .keys = options->mode != THEMA_DUPLICATES_KEEP,
    .keep_going = options->keep_going,
  };
  g_autoptr (ThemaSource) source = thema_source_open (&source_options, error);
  if (source == NULL)
    return NULL;
  ThemaIngestOptions ingest = {
    .store = { .language = "en", .n_workers = MAX (options->n_threads, 1) },
    .min_words = options->min_words,
    .keep_going = options->keep_going,
    .duplicates = options->mode,
    .provenance = say_nothing,
  };
  if (!thema_ingest (source, store, &ingest, NULL, error))
    return NULL;
  return thema_store_open (store, error);
}

static ThemaStore *
read_table (const char *csv, const Options *options, GError **error)
{
  const File files[] = { { "a.csv", csv }, { NULL, NULL } };
  return read_files (files, options, error);
}

static void
add_rejected (const char *const *strings, gpointer user_data)
{
  g_string_append_printf (user_data, "x %s|%s|%s|%s|%s\n", strings[0], strings[1], strings[2], strings[3],
                          strings[4]);
}

static void
add_duplicate (const ThemaStoreDuplicateView *view, gpointer user_data)
{
  g_string_append_printf (user_data, "= %s|%s|%" G_GUINT64_FORMAT " of %u|%" G_GUINT64_FORMAT "|%s|%s\n",
                          view->id, view->source, view->line, view->document_of, view->line_of,
                          thema_duplicate_reasons[view->reason], view->kept ? "kept" : "dropped");
}

/* Documents as "id|text|values", then what is rejected, the duplicates, and the counts, as digits. */
static char *
describe (const ThemaStore *store)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document = fixture_document (store, i);
      g_autofree char *text = g_strndup (document.text, document.text_length);
      g_string_append_printf (out, "%s|%s", thema_store_document_string (store, i, THEMA_STORE_ID),
                              g_strdelimit (text, "\n", '/'));
      for (guint c = 0; c < thema_store_n_columns (store); c++)
        g_string_append_printf (out, "|%s", thema_store_document_string (store, i, THEMA_STORE_VALUES + c));
      g_string_append_c (out, '\n');
    }
  thema_store_foreach_rejected (store, add_rejected, out);
  thema_store_foreach_duplicate (store, add_duplicate, out);
  for (guint i = 0; i < THEMA_N_RECORD_COUNTS; i++)
    g_string_append_printf (out, "%" G_GUINT64_FORMAT, thema_store_counts (store)->n[i]);
  g_assert_true (thema_store_verify (store, NULL));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

#define HEAD "id,title,abstract,year,doi,authors\n"
#define LONG_TITLE "A title of more than a few words"
#define TEXT_OF_TEN "one two three four five six seven eight nine ten"

/* Counts in the end: identified, unreadable, without text, filtered out, too short, duplicates removed,
 * kept, duplicates reported. */
static const struct
{
  const char *name, *csv;
  Options options;
  const char *expected;
} cases[] = {
  { "a row without text is left out", "id,text\n1,a\n2,\n3, \n", { 0 },
    "1|a\nx a.csv|2|3|2|has no abstract\nx a.csv|3|4|3|has no abstract\n30200010" },
  { "fields are paragraphs", "id,title,abstract,note\n1,T,A,N\n2,T,,\n3,,,N\n", { .fields = "title,abstract" },
    "1|T//A|T|N\n2|T|T|\nx a.csv|3|4|3|has no title or abstract\n30100020" },
  { "any column", "id,title,abstract,note\n1,T,A,N\n", { .fields = "note,title" }, "1|N//T|T|N\n10000010" },
  { "some metadata", "id,title,abstract,note\n1,T,A,N\n", { .keep = "note" }, "1|A|N\n10000010" },
  { "in the order that is asked for", "id,title,abstract,note\n1,T,A,N\n", { .keep = "note,abstract,title" },
    "1|A|N|A|T\n10000010" },
  { "a condition", "id,abstract,year\n1,A,2009\n2,B,2010\n3,C,\n", { .where = "year >= 2010" },
    "2|B|2010\n30020010" },
  { "a condition on what is not kept", "id,abstract,year,x\n1,A,2009,1\n2,B,2010,2\n",
    { .where = "year >= 2010 and abstract contains b", .keep = "x" }, "2|B|2\n20010010" },
  { "too short", "id,text\n1,a\n2,a b\n", { .min_words = 2 }, "2|a b\n20001010" },
  { "no id: the DOI, then title and year, then the text",
    HEAD "7,,A,,,\n,,A,,https://doi.org/10.1000/AB,\n,T,B,2001,,\n,t!,C,2001,,\n,,D d,,,\n,,d D!,,,\n", { 0 },
    "7|A||||\n10.1000/ab|A|||10.1000/ab|\nh418f452c3baa2858|B|T|2001||\n"
    "h418f452c3baa2858~2|C|t!|2001||\nh9b7ecc6eeb83abf9|D d||||\nh9b7ecc6eeb83abf9~2|d D!||||\n60000060" },
  { "ids that are made and ones that are not", HEAD ",,A,,10.1000/a,\n10.1000/b,,B,,,\n,,C,,10.1000/b,\n", { 0 },
    "10.1000/a|A|||10.1000/a|\n10.1000/b|B||||\n10.1000/b~2|C|||10.1000/b|\n30000030" },
  { "the same DOI", HEAD "1,T,A,,10.1000/a,\n2,U,B,,doi:10.1000/A.,\n", { .mode = THEMA_DUPLICATES_REPORT },
    "1|A|T||10.1000/a|\n2|B|U||10.1000/a|\n= 2|a.csv|3 of 0|2|doi|kept\n20000021" },
  { "which is dropped", HEAD "1,T,A,,10.1000/a,\n2,U,B,,doi:10.1000/A.,\n", { .mode = THEMA_DUPLICATES_DROP },
    "1|A|T||10.1000/a|\n= 2|a.csv|3 of 0|2|doi|dropped\n20000110" },
  { "an id twice is no fault of what is dropped", HEAD "1,T,A,,10.1000/a,\n1,U,B,,10.1000/a,\n",
    { .mode = THEMA_DUPLICATES_DROP }, "1|A|T||10.1000/a|\n= 1~2|a.csv|3 of 0|2|doi|dropped\n20000110" },
  { "the id that it would have had", HEAD ",T,A,,10.1000/a,\n,U,B,,10.1000/a,\n", { .mode = THEMA_DUPLICATES_DROP },
    "10.1000/a|A|T||10.1000/a|\n= 10.1000/a~2|a.csv|3 of 0|2|doi|dropped\n20000110" },
  { "what has no text, is too short or unreadable is not in the way",
    HEAD "1,T,,,10.1000/a,\n2,T,A,,10.1000/a,\n3,T,\xFF z,,10.1000/a,\n4,T,a b c,,10.1000/a,\n5,T,a b d,,10.1000/a,\n",
    { .mode = THEMA_DUPLICATES_DROP, .min_words = 2, .keep_going = TRUE },
    "4|a b c|T||10.1000/a|\nx a.csv|1|2|1|has no abstract\nx a.csv|3|4|3|byte 0 of its text is not valid UTF-8; "
    "save the file as UTF-8, or name its encoding with --encoding\n= 5|a.csv|6 of 0|5|doi|dropped\n51101110" },
  { "title and year", HEAD "1," LONG_TITLE ",A,2001,,\n2,a TITLE of more-than a few words.,B,2001,,\n3," LONG_TITLE
    ",C,2002,,\n", { .mode = THEMA_DUPLICATES_DROP },
    "1|A|" LONG_TITLE "|2001||\n3|C|" LONG_TITLE "|2002||\n= 2|a.csv|3 of 0|2|title_year|dropped\n30000120" },
  { "a preprint with another DOI", HEAD "1," LONG_TITLE ",A,2001,10.1000/a,Ann Bee\n2," LONG_TITLE
    ",B,2001,10.1000/b,\"Bee, A.; Cee, D.\"\n", { .mode = THEMA_DUPLICATES_DROP },
    "1|A|" LONG_TITLE "|2001|10.1000/a|Ann Bee\n= 2|a.csv|3 of 0|2|title_year|dropped\n20000110" },
  { "but not that of another author", HEAD "1," LONG_TITLE ",A,2001,10.1000/a,Ann Bee\n2," LONG_TITLE
    ",B,2001,10.1000/b,\"Cee, D.\"\n", { .mode = THEMA_DUPLICATES_REPORT, .keep = "year" }, "1|A|2001\n2|B|2001\n20000020" },
  { "the second of two papers of one title, again", HEAD "1," LONG_TITLE ",A,2001,10.1000/a,Ann Bee\n2," LONG_TITLE
    ",B,2001,10.1000/b,\"Cee, D.\"\n3," LONG_TITLE ",C,2001,10.1000/c,Don Cee\n4," LONG_TITLE ",D,2001,10.1000/c,Ann Bee\n",
    { .mode = THEMA_DUPLICATES_DROP, .keep = "year" }, "1|A|2001\n2|B|2001\n"
    "= 3|a.csv|4 of 1|3|title_year|dropped\n= 4|a.csv|5 of 1|3|doi|dropped\n40000220" },
  { "two editorials", HEAD "1,Editorial,A,2001,10.1000/a,Bee\n2,Editorial,B,2001,10.1000/b,Bee\n3,Editorial,C,2001,,\n",
    { .mode = THEMA_DUPLICATES_REPORT, .keep = "year" }, "1|A|2001\n2|B|2001\n3|C|2001\n30000030" },
  { "one editorial", HEAD "1,Editorial,A,2001,10.1000/a,Bee\n2,Editorial,B,2001,,Bee\n",
    { .mode = THEMA_DUPLICATES_DROP, .keep = "year" }, "1|A|2001\n= 2|a.csv|3 of 0|2|title_year|dropped\n20000110" },
  { "or one of the same words", HEAD "1,Editorial,a b c d e,2001,,\n2,Editorial,A. B c d e,2001,,\n",
    { .mode = THEMA_DUPLICATES_DROP, .keep = "year" },
    "1|a b c d e|2001\n= 2|a.csv|3 of 0|2|title_year|dropped\n20000110" },
  { "a short text, word by word", HEAD "1,,\"" TEXT_OF_TEN "\",,,\n2,," TEXT_OF_TEN "!,,,\n3,,two " TEXT_OF_TEN ",,,\n",
    { .mode = THEMA_DUPLICATES_DROP, .keep = "year" },
    "1|" TEXT_OF_TEN "|\n3|two " TEXT_OF_TEN "|\n= 2|a.csv|3 of 0|2|text|dropped\n30000120" },
  { "of another author", HEAD "1,,\"" TEXT_OF_TEN "\",,,Bee\n2,," TEXT_OF_TEN "!,,,Cee\n",
    { .mode = THEMA_DUPLICATES_DROP, .keep = "year" }, "1|" TEXT_OF_TEN "|\n2|" TEXT_OF_TEN "!|\n20000020" },
  { "the second of two of other authors, again", HEAD "1,,\"" TEXT_OF_TEN "\",,,Bee\n2,," TEXT_OF_TEN "!,,,Cee\n3,,"
    TEXT_OF_TEN "?,,,Don Cee\n", { .mode = THEMA_DUPLICATES_DROP, .keep = "year" },
    "1|" TEXT_OF_TEN "|\n2|" TEXT_OF_TEN "!|\n= 3|a.csv|4 of 1|3|text|dropped\n30000120" },
  { "nobody looks", HEAD "1,T,A,,10.1000/a,\n2,U,B,,10.1000/a,\n", { .keep = "year" }, "1|A|\n2|B|\n20000020" },
  { "a duplicate's title leads to the first", HEAD "1,T,A,,10.1000/a,\n2," LONG_TITLE ",B,2001,10.1000/a,\n3," LONG_TITLE
    ",C,2001,,\n", { .mode = THEMA_DUPLICATES_DROP, .keep = "year" },
    "1|A|\n= 2|a.csv|3 of 0|2|doi|dropped\n= 3|a.csv|4 of 0|2|title_year|dropped\n30000210" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint n_threads = 1; n_threads <= 2; n_threads++)
      {
        g_autoptr (GError) error = NULL;
        Options options = cases[i].options;
        options.n_threads = n_threads;
        g_test_message ("%s", cases[i].name);
        g_autoptr (ThemaStore) store = read_table (cases[i].csv, &options, &error);
        g_assert_no_error (error);
        g_autofree char *description = describe (store);
        g_assert_cmpstr (description, ==, cases[i].expected);
      }
}

#define RIS_1 "TY  - JOUR\nTI  - " LONG_TITLE "\nAU  - Bee, Ann\nAU  - Cee, Don\nPY  - 2001//\nLA  - eng\n" \
  "DO  - https://doi.org/10.1000/A\nAB  - Abstract: We &lt;study&gt; art.\nER  - \n"
#define RIS_2 "TY  - JOUR\nTI  - Two\nPY  - 2002\nAN  - 7\nAB  - [No abstract available]\nER  - \n"
#define NBIB "PMID- 8\nTI  - " LONG_TITLE ".\nFAU - Bee, Ann\nDP  - 2001 May\nLA  - ger\nAB  - Other words.\n\n"
#define BIB "@article{key,\n title = {Three},\n doi = {10.1000/C},\n date = {2003-01},\n abstract = {Three {W}ords}\n}\n"
#define SCOPUS "Authors,Title,Year,DOI,Abstract,Language of Original Document,EID\n" \
  "Dee E.,Three,2003,10.1000/c,Three other words,English,2-s2.0-1\n"
#define JSONL "{\"id\":\"https://openalex.org/W9\",\"title\":\"CO<sub>2</sub>\",\"publication_year\":2004," \
  "\"language\":\"en\",\"abstract_inverted_index\":{\"On\":[0],\"art\":[2]}}\n"

/* Exports of several kinds are one corpus. */
static const struct
{
  const char *name;
  File files[MAX_FILES];
  Options options;
  const char *expected;
} exports[] = {
  { "what an export says is tidied, before it is chosen, compared and named",
    { { "a.ris", RIS_1 RIS_2 }, { "b.nbib", NBIB }, { "c.bib", BIB }, { "d.csv", SCOPUS }, { "e.jsonl", JSONL } },
    { .mode = THEMA_DUPLICATES_DROP, .keep = "title,year,language,doi,accession" },
    "10.1000/a|We <study> art.|" LONG_TITLE "|2001|en|10.1000/a|\n"
    "10.1000/c|Three Words|Three|2003||10.1000/c|key\n"
    "W9|On \xE2\x80\xA6 art|CO2|2004|en||W9\n"
    "x a.ris|2|10|7|has no abstract\n"
    "= 8|b.nbib|1 of 0|1|title_year|dropped\n= 10.1000/c~2|d.csv|2 of 1|1|doi|dropped\n60100230" },
  { "and reported in the other order",
    { { "d.csv", SCOPUS }, { "c.bib", BIB }, { "b.nbib", NBIB }, { "a.ris", RIS_1 } },
    { .mode = THEMA_DUPLICATES_REPORT, .keep = "language", .where = "year >= 2001 and language is not empty" },
    "10.1000/c|Three other words|en\n8|Other words.|de\n10.1000/a|We <study> art.|en\n"
    "= 10.1000/a|a.ris|1 of 1|1|title_year|kept\n40010031" },
  { "a column that one file has, and fields that some records have",
    { { "a.ris", RIS_1 RIS_2 }, { "b.csv", "id,title,abstract,note\n1,T,A,N\n2,,,M\n" } },
    { .fields = "title, note", .keep = "note,year" },
    "10.1000/a|" LONG_TITLE "||2001\n7|Two||2002\n1|T//N|N|\n2|M|M|\n40000040" },
  { "which are named where there is none",
    { { "a.ris", RIS_1 RIS_2 }, { "b.csv", "id,title,abstract,note\n1,T,A,N\n2,U,,\n" } },
    { .fields = "note, abstract", .keep = "title" },
    "10.1000/a|We <study> art.|" LONG_TITLE "\n1|N//A|T\n"
    "x a.ris|2|10|7|has no note or abstract\nx b.csv|2|3|2|has no note or abstract\n40200020" },
};

static void
test_exports (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", exports[i].name);
      g_autoptr (ThemaStore) store = read_files (exports[i].files, &exports[i].options, &error);
      g_assert_no_error (error);
      g_autofree char *description = describe (store);
      g_assert_cmpstr (description, ==, exports[i].expected);
    }
}

static const struct
{
  const char *csv;
  Options options;
  const char *message; /* a pattern */
} faults[] = {
  { "id,text,x\n1,a,b\n", { .fields = "title" }, "--fields: there is no column 'title'; the columns are: abstract, x" },
  { "id,text,x\n1,a,b\n", { .keep = "x,y" }, "--keep: there is no column 'y'; the columns are: abstract, x" },
  { "id,text,x\n1,a,b\n", { .keep = "x,x" }, "--keep: the column 'x' is named twice" },
  { "id,text,x\n1,a,b\n", { .fields = "abstract, x,abstract" }, "--fields: the column 'abstract' is named twice" },
  { "id,text,x\n1,a,b\n", { .where = "y = 1" }, "--where: there is no column 'y'; the columns are: abstract, x" },
  { "id,text\n1,a\n1,b\n", { 0 }, "*a.csv:3: the id '1' is there twice; ids must be unique; name another column with --id-column*" },
  { "id,text\n1,a\n1,b\n", { .mode = THEMA_DUPLICATES_REPORT }, "*a.csv:3: the id '1' is there twice*" },
  { "id,text\n1,a\n2,b\n", { .where = "text = c" }, "*no column 'text'*" },
  { "id,text\n1,a\n2,b\n", { .where = "abstract = c" }, "*no document in the corpus*--where" },
  { "id,text\n1,\n2,\n", { 0 }, "*no document in the corpus*--fields" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_table (faults[i].csv, &faults[i].options, &error));
      g_assert_nonnull (error);
      if (!g_pattern_match_simple (faults[i].message, error->message))
        g_error ("%s: the message is '%s'", faults[i].message, error->message);
    }
}

/* Documents that are dropped from the middle of blocks leave the rest as it would be without them. */
static void
test_dropped (void)
{
  g_autoptr (GString) with = g_string_new ("id,text,doi\n"), without = g_string_new ("id,text,doi\n");
  for (guint i = 0; i < 9000; i++)
    {
      g_string_append_printf (with, "%u,\"Text %u of. Sentences %u and\n\nparagraphs.\",10.1000/%u\n", i, i, i % 7, i);
      g_string_append_printf (without, "%u,\"Text %u of. Sentences %u and\n\nparagraphs.\",10.1000/%u\n", i, i, i % 7, i);
      if (i % 3 == 0)
        g_string_append_printf (with, "x%u,Another text. It goes.,10.1000/%u\n", i, i / 2);
    }
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      Options options = { .mode = THEMA_DUPLICATES_DROP, .n_threads = n_threads };
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaStore) a = read_table (with->str, &options, &error);
      g_assert_no_error (error);
      g_autoptr (ThemaStore) b = read_table (without->str, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (thema_store_n_documents (a), ==, 9000);
      g_assert_cmpuint (thema_store_n_words (a), ==, thema_store_n_words (b));
      g_assert_cmpuint (thema_store_n_sentences (a), ==, thema_store_n_sentences (b));
      g_assert_cmpuint (thema_store_counts (a)->n[THEMA_COUNT_DUPLICATES_REMOVED], ==, 3000);
      for (guint32 i = 0; i < 9000; i++)
        {
          ThemaDocument x = fixture_document (a, i), y = fixture_document (b, i);
          g_assert_cmpmem (x.text, (int) x.text_length, y.text, (int) y.text_length);
          g_assert_cmpmem (x.gaps, (int) x.n_tokens, y.gaps, (int) y.n_tokens);
          g_assert_cmpmem (x.sentence_ends, 4 * (int) x.n_sentences, y.sentence_ends, 4 * (int) y.n_sentences);
          g_assert_cmpmem (x.paragraph_ends, 4 * (int) x.n_paragraphs, y.paragraph_ends, 4 * (int) y.n_paragraphs);
        }
      /* Words are as frequent as in what is left. */
      guint64 sum = 0;
      for (guint32 type = 0; type < thema_store_n_types (a); type++)
        {
          g_assert_cmpuint (thema_store_type_frequencies (a)[type], <, 100000);
          sum += thema_store_type_frequencies (a)[type];
        }
      g_assert_cmpuint (sum, ==, thema_store_n_tokens (a));
      g_assert_cmpuint (sum, ==, thema_store_n_tokens (b));
      g_assert_true (thema_store_verify (a, NULL));
    }
}

#define ENGLISH "The chapter asks how the organization came to speak of rights, who it answers to, and what becomes " \
  "of those who are left outside. It finds that words changed sooner than practice did, and that governments " \
  "paid for both of them."
#define GERMAN "Das Kapitel fragt, wie die Organisation dazu kam, von Rechten zu sprechen, wem sie Rechenschaft " \
  "schuldet und was aus denen wird, die au\303\237en vor bleiben. Die Worte \303\244nderten sich fr\303\274her als das Handeln."
#define PORTUGUESE "O cap\303\255tulo pergunta como a organiza\303\247\303\243o passou a falar de direitos, a quem presta contas " \
  "e o que acontece com aqueles que ficam de fora. As palavras mudaram mais cedo do que a pr\303\241tica, e os governos pagaram."

/* Only of records that say none, and only of texts that are long enough; --where sees what was found. */
static void
test_languages (void)
{
  static const File files[] = { { "a.csv", "id,text\n1," "\"" ENGLISH "\"" "\n2," "\"" GERMAN "\"" "\n3,Das ist kurz.\n" },
                                { "b.csv", "id,text,language\n4," "\"" PORTUGUESE "\"" ",\n5," "\"" PORTUGUESE "\"" ",xx\n" },
                                { NULL, NULL } };
  static const char *const languages[] = { "en", "de", "", "pt", "xx" };
  g_autoptr (GError) error = NULL;
  Options options = { .detect = TRUE };
  g_autoptr (ThemaStore) store = read_files (files, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (thema_store_columns (store)[0], ==, "language");
  g_assert_cmpuint (thema_store_n_documents (store), ==, G_N_ELEMENTS (languages));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_cmpstr (thema_store_document_string (store, i, THEMA_STORE_VALUES), ==, languages[i]);
  options.where = "language in (de, pt)";
  g_autoptr (ThemaStore) chosen = read_files (files, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (thema_store_n_documents (chosen), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/cases", test_cases);
  g_test_add_func ("/records/exports", test_exports);
  g_test_add_func ("/records/faults", test_faults);
  g_test_add_func ("/records/dropped", test_dropped);
  g_test_add_func ("/records/languages", test_languages);
  return g_test_run ();
}
