/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/error.h"
#include "corpus/source.h"
#include "fixture.h"

#include <string.h>

/* All records as lines "id|text|value|value", newlines in a text as "/" (transfer full). */
static char *
read_all (const ThemaSourceOptions *options, GError **error)
{
  g_autoptr (ThemaSource) source = thema_source_open (options, error);
  if (source == NULL)
    return NULL;
  guint n_columns = g_strv_length ((char **) thema_source_columns (source));
  g_autoptr (GString) lines = g_string_new (NULL);
  for (;;)
    {
      GError *failure = NULL;
      g_autoptr (ThemaBlock) block = thema_block_new (n_columns);
      if (!thema_source_fill (source, block, &failure))
        {
          if (failure == NULL)
            return g_string_free (g_steal_pointer (&lines), FALSE);
          g_propagate_error (error, failure);
          return NULL;
        }
      for (guint i = 0; i < block->records->len; i++)
        {
          const ThemaRecord *record = &g_array_index (block->records, ThemaRecord, i);
          g_autofree char *text = g_strndup (record->text.bytes, record->text.length);
          g_string_append_len (lines, record->id.bytes, (gssize) record->id.length);
          g_string_append_printf (lines, "|%s", g_strdelimit (text, "\n", '/'));
          for (guint c = 0; c < n_columns; c++)
            {
              g_string_append_c (lines, '|');
              g_string_append_len (lines, record->values[c].bytes, (gssize) record->values[c].length);
            }
          g_string_append_c (lines, '\n');
        }
    }
}

static char *
columns_of (const ThemaSourceOptions *options)
{
  g_autoptr (ThemaSource) source = thema_source_open (options, NULL);
  g_assert_nonnull (source);
  return g_strjoinv (",", (char **) thema_source_columns (source));
}

/* One file: what is read from it, or the message. */
static const struct
{
  const char *name, *file, *contents;
  ThemaSourceOptions options; /* the path is filled in */
  const char *columns, *records;
} tables[] = {
  { "an export of nothing", "a.nbib", "\n", { 0 },
    "title,year,source_title,authors,keywords,language,type,doi,accession", "" },
  { "what only looks like JSON", "a.txt", "[{1}] a {note}", { 0 }, "", "a|[{1}] a {note}\n" },
  { "text of whatever name, if that is said", "a.json", "{\"a\":1}", { .format = "text" }, "", "a|{\"a\":1}\n" },
  { "usual names, other columns in their order", "a.csv",
    "year,id,title,abstract,journal\n1999,d1,T,Some text.,J\n", { 0 },
    "year,title,source_title", "d1|Some text.|1999|T|J\n" },
  { "whatever their case", "a.csv", "Abstract,ID\nText.,10.1/x\n", { 0 }, "", "10.1/x|Text.\n" },
  { "the first usual name wins", "a.csv", "text,abstract,doi,id\nt,a,x,1\n", { 0 }, "text,doi",
    "1|a|t|x\n" },
  { "named columns", "a.csv", "id,abstract,key,body\n1,a,k,b\n",
    { .text_column = "body", .id_column = "key" }, "id,abstract", "k|b|1|a\n" },
  { "names that no one would guess", "a.csv", "n,words here\n1,a b\n",
    { .text_column = "words here", .id_column = "n" }, "", "1|a b\n" },
  { "tabs", "a.tsv", "id\ttext\tx\n1\ta, b\t2\n", { 0 }, "x", "1|a, b|2\n" },
  { "tabs, the other ending", "a.TAB", "id\ttext\n1\ta\n", { 0 }, "", "1|a\n" },
  { "semicolons, as a German spreadsheet writes", "a.csv", "id;text\n1;a, b\n", { 0 }, "", "1|a, b\n" },
  { "byte order mark", "a.csv", "\xEF\xBB\xBFid,text\n1,a\n", { 0 }, "", "1|a\n" },
  { "CR LF", "a.csv", "id,text,x\r\n1,a,y\r\n2,b,z\r\n", { 0 }, "x", "1|a|y\n2|b|z\n" },
  { "byte order mark and a quoted first name", "a.csv", "\xEF\xBB\xBF\"id\",\"text\"\r\n1,a\r\n", { 0 }, "",
    "1|a\n" },
  { "quoted newlines, delimiters and quotes", "a.csv", "id,text\n1,\"a\n\nb, \"\"c\"\"\"\n", { 0 }, "",
    "1|a//b, \"c\"\n" },
  { "a row without text is none", "a.csv", "id,text\n1,\n2,b\n", { 0 }, "", "2|b\n" },
  { "nor one that is not wanted", "a.csv", "id,text,x\n1,a,y\n2,b,z\n", { .where = "x = Z" }, "x",
    "2|b|z\n" },
  { "an id is made where there is none", "a.csv", "id,text,doi\n,a,10.1000/A\n", { 0 }, "doi",
    "10.1000/a|a|10.1000/a\n" },
  { "no newline at the end", "a.csv", "id,text\n1,a", { 0 }, "", "1|a\n" },
  { "order is the file's", "a.csv", "id,text\nb,1\na,2\n", { 0 }, "", "b|1\na|2\n" },

  { "a text file is a document", "page.txt", "One.\n\nTwo.\n", { .split = THEMA_SPLIT_FILE }, "",
    "page|One.//Two./\n" },
  { "or a document a line", "page.txt", "One.\n\n  \nTwo.\nThree.", { .split = THEMA_SPLIT_LINE }, "",
    "page:1|One.\npage:4|Two.\npage:5|Three.\n" },
  { "or a paragraph", "page.txt", "\nOne,\ntwo.\n\n \nThree.\n", { .split = THEMA_SPLIT_PARAGRAPH }, "",
    "page:2|One,/two.\npage:6|Three.\n" },
  { "without a blank line a paragraph is a line", "page.txt", "One.\nTwo.\n",
    { .split = THEMA_SPLIT_PARAGRAPH }, "", "page:1|One.\npage:2|Two.\n" },
  { "blank lines around the text part nothing", "page.txt", "\n\nOne.\nTwo.\n\n",
    { .split = THEMA_SPLIT_PARAGRAPH }, "", "page:3|One.\npage:4|Two.\n" },
  { "one paragraph of one line", "page.txt", "One.", { .split = THEMA_SPLIT_PARAGRAPH }, "",
    "page:1|One.\n" },
  { "lines keep their number with CR LF", "page.txt", "One,\r\ntwo.\r\n\r\nThree.\r\n",
    { .split = THEMA_SPLIT_PARAGRAPH }, "", "page:1|One,/two.\npage:4|Three.\n" },
  { "only the last ending goes", "a.b.txt", "One.", { .split = THEMA_SPLIT_LINE }, "", "a.b:1|One.\n" },
  { "a text file's mark goes", "page.txt", "\xEF\xBB\xBFOne.", { .split = THEMA_SPLIT_FILE }, "",
    "page|One.\n" },
  { "an empty text file has no document", "page.txt", "", { .split = THEMA_SPLIT_FILE }, "", "" },
  { "nor has one of blanks, cut", "page.txt", " \n\n", { .split = THEMA_SPLIT_PARAGRAPH }, "", "" },

  { "windows-1252", "a.csv", "id,text\n1,caf\xE9 \x93" "a\x94\n", { .encoding = "windows-1252" }, "",
    "1|caf\xC3\xA9 \xE2\x80\x9C" "a\xE2\x80\x9D\n" },
  { "ISO-8859-1 text file", "page.txt", "na\xEFve", { .encoding = "ISO-8859-1" }, "",
    "page|na\xC3\xAFve\n" },
  { "UTF-8 by its name", "page.txt", "\xC3\xA9", { .encoding = "utf8" }, "", "page|\xC3\xA9\n" },
};

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *path = fixture_write (folder, tables[i].file, tables[i].contents, -1);
      ThemaSourceOptions options = tables[i].options;
      options.paths = (const char *const[]){ path, NULL };
      g_test_message ("%s", tables[i].name);
      g_autofree char *records = read_all (&options, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, tables[i].records);
      g_autofree char *columns = columns_of (&options);
      g_assert_cmpstr (columns, ==, tables[i].columns);
    }
}

/* UTF-16 of ASCII, with a mark. */
static void
test_utf16 (void)
{
  static const char csv[] = "id,text\n1,caf\n";
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  for (guint big = 0; big < 2; big++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) wide = g_string_new_len (big ? "\xFE\xFF" : "\xFF\xFE", 2);
      for (const char *p = csv; *p != '\0'; p++)
        {
          g_string_append_c (wide, big ? '\0' : *p);
          g_string_append_c (wide, big ? *p : '\0');
        }
      g_autofree char *path = fixture_write (folder, "a.csv", wide->str, (gssize) wide->len);
      ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL }, .encoding = "UTF-16" };
      g_autofree char *records = read_all (&options, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, "1|caf\n");
    }
}

/* A folder's files, "name=contents" each; what is read, or the message. */
static const struct
{
  const char *name;
  const char *files[8];
  const char *columns, *records;
} folders[] = {
  { "sorted by the code points of the files' names", { "b.txt=B", "a.txt=A", "B.txt=C", "a1.txt=D", "a-.txt=E", NULL }, "",
    "B|C\na-|E\na|A\na1|D\nb|B\n" },
  { "other files are not texts", { "a.txt=A", "a.md=B", ".b.txt=C", ".txt=D", "c.txt~=E", NULL }, "",
    "a|A\n" },
  { "subfolders", { "y/b.txt=B", "x.txt=X", "y/a/c.txt=C", "y/d.csv=D", NULL }, "",
    "x|X\ny/a/c|C\ny/b|B\n" },
  { "an empty file is a document", { "a.txt=", "b.txt=B", NULL }, "", "a|\nb|B\n" },
  { "a mark goes, lines end with LF", { "a.txt=\xEF\xBB\xBF" "A\r\nB\n", NULL }, "", "a|A/B/\n" },
  { "metadata that are fields go by their names", { "a.txt=A", "documents.csv=id,PubYear,Abstract,lang\na,1999,B,fr\n",
    NULL }, "year,Abstract,language", "a|A|1999|B|fr\n" },
  { "metadata is joined by id", { "a.txt=A", "b.txt=B", "documents.csv=year,id,lang\n2001,b,en\n1999,a,fr\n",
    NULL }, "year,language", "a|A|1999|fr\nb|B|2001|en\n" },
  { "ids with the ending fit as well", { "a.txt=A", "documents.csv=id,x\na.txt,1\n", NULL }, "x",
    "a|A|1\n" },
  { "an id with a subfolder", { "y/a.txt=A", "documents.csv=id,x\ny/a,1\n", NULL }, "x", "y/a|A|1\n" },
  { "metadata with a mark and CR LF", { "a.txt=A", "documents.csv=\xEF\xBB\xBFid;x\r\na;1\r\n", NULL },
    "x", "a|A|1\n" },
  { "no text, no document", { "a.md=A", NULL }, "", "" },
};

static void
write_folder (const FixtureFolder *folder, const char *const *files)
{
  for (; *files != NULL; files++)
    {
      g_auto (GStrv) parts = g_strsplit (*files, "=", 2);
      g_free (fixture_write (folder, parts[0], parts[1], -1));
    }
}

static void
test_folders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      write_folder (folder, folders[i].files);
      ThemaSourceOptions options = { .paths = (const char *const[]){ folder->path, NULL } };
      g_test_message ("%s", folders[i].name);
      g_autofree char *records = read_all (&options, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, folders[i].records);
      g_autofree char *columns = columns_of (&options);
      g_assert_cmpstr (columns, ==, folders[i].columns);
    }
}

/* What is wrong with a corpus: the message, without the name of the folder that holds it. */
static const struct
{
  const char *name;
  const char *files[6];
  const char *corpus; /* below the folder, "" for the folder itself */
  ThemaSourceOptions options;
  const char *message; /* a pattern */
} faults[] = {
  { "the line is the record's first", { "a.csv=id,text\n1,\"a\n\nb\"\n1\n", NULL }, "a.csv", { 0 },
    "a.csv:5: has 1 fields*" },
  { "JSON of another sort", { "a.txt=[{ \"itemType\" : 1}]", NULL }, "a.txt", { 0 },
    "a.txt: is JSON, but neither works of OpenAlex nor CSL-JSON; *--from" },
  { "a name that promises an export", { "a.RIS=Some text.", NULL }, "a.RIS", { 0 },
    "a.RIS: is called .ris, but no line begins with 'TY  - '; *--from" },
  { "an export that is not read", { "a.enw=%0 Journal Article", NULL }, "a.enw", { 0 },
    "a.enw: is called .enw, which is EndNote's own export and cannot be read; *" },
  { "no such column", { "a.csv=id,text\n1,a\n", NULL }, "a.csv", { .text_column = "body" },
    "a.csv:1: there is no column 'body'; the columns are: id, text" },
  { "case counts in a name that is given", { "a.csv=id,text\n1,a\n", NULL }, "a.csv",
    { .id_column = "ID" }, "a.csv:1: there is no column 'ID'*" },
  { "no usual text column", { "a.csv=id,words\n1,a\n", NULL }, "a.csv", { 0 },
    "a.csv:1: *--text-column*id, words" },
  { "too many fields", { "a.csv=id,text\n1,a\n2,b, and c\n", NULL }, "a.csv", { 0 },
    "a.csv:3: has 3 fields, the header has 2*" },
  { "too few fields", { "a.csv=id,text,x\n1,a\n", NULL }, "a.csv", { 0 },
    "a.csv:2: has 2 fields, the header has 3*" },
  { "a quote that never ends", { "a.csv=id,text\n1,a\n2,\"b\n3,c\n", NULL }, "a.csv", { 0 }, "a.csv:3: *" },
  { "an empty table", { "a.csv=", NULL }, "a.csv", { 0 }, "a.csv: is empty" },
  { "no such file", { NULL }, "a.csv", { 0 }, "a.csv: *" },
  { "no such encoding", { "a.txt=a", NULL }, "a.txt", { .encoding = "klingon" },
    "a.txt: there is no encoding 'klingon'*" },
  { "not of that encoding", { "a.txt=abc\xFF\xFF", NULL }, "a.txt", { .encoding = "US-ASCII" },
    "a.txt: the bytes before byte * are not US-ASCII*" },
  { "not of that encoding, in a folder", { "a.txt=abc\xFF\xFF", NULL }, "", { .encoding = "US-ASCII" },
    "a.txt: the bytes before byte * are not US-ASCII*" },
  { "a file without a row", { "a.txt=A", "b.txt=B", "documents.csv=id,x\na,1\n", NULL }, "", { 0 },
    "documents.csv:1: the document 'b' has no row here*" },
  { "a row without a file", { "a.txt=A", "documents.csv=id,x\na,1\nb,2\n", NULL }, "", { 0 },
    "documents.csv:*: the document 'b' has a row here but no file*" },
  { "a row twice", { "a.txt=A", "documents.csv=id,x\na,1\na.txt,2\n", NULL }, "", { 0 },
    "documents.csv:3: the document 'a' is there twice" },
  { "metadata without an id", { "a.txt=A", "documents.csv=no,x\na,1\n", NULL }, "", { 0 },
    "documents.csv:1: *--id-column*no, x" },
  { "metadata of another shape", { "a.txt=A", "documents.csv=id,x\na\n", NULL }, "", { 0 },
    "documents.csv:2: has 1 fields, the header has 2*" },
  { "empty metadata", { "a.txt=A", "documents.csv=", NULL }, "", { 0 }, "documents.csv: is empty" },
  { "metadata for a table", { "a.csv=id,text\n1,a\n", NULL }, "a.csv", { .metadata_path = "m.csv" },
    "m.csv: metadata can be joined to a folder of text files only" },
  { "metadata that is not there", { "a.txt=A", NULL }, "", { .metadata_path = "no-such.csv" },
    "no-such.csv: *" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      write_folder (folder, faults[i].files);
      g_autofree char *path = fixture_path (folder, faults[i].corpus);
      ThemaSourceOptions options = faults[i].options;
      options.paths = (const char *const[]){ path, NULL };
      g_test_message ("%s", faults[i].name);
      g_autofree char *records = read_all (&options, &error);
      g_assert_null (records);
      g_assert_nonnull (error);
      g_autofree char *message = fixture_strip (folder, error->message);
      if (!g_pattern_match_simple (faults[i].message, message))
        g_error ("%s: the message is '%s'", faults[i].name, message);
    }
}

static void
test_keep_going (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path
      = fixture_write (folder, "a.csv", "id,text\n1,a\nx,\n2,d\n3,e,f\n", -1);
  ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL }, .keep_going = TRUE };
  g_autoptr (ThemaSource) source = thema_source_open (&options, NULL);
  g_autoptr (ThemaBlock) block = thema_block_new (0);
  g_assert_true (thema_source_fill (source, block, NULL));
  g_assert_cmpuint (block->records->len, ==, 2);
  g_autoptr (GString) rejected = g_string_new (NULL);
  for (guint i = 0; i < block->rejected->len; i++)
    {
      const ThemaReject *reject = &g_array_index (block->rejected, ThemaReject, i);
      g_string_append_printf (rejected, "%u %s|%" G_GUINT64_FORMAT "|%" G_GUINT64_FORMAT "|%s|%s\n",
                              reject->ordinal, reject->source, reject->number, reject->line,
                              reject->id, reject->reason);
    }
  g_assert_cmpstr (rejected->str, ==,
                   "1 a.csv|2|3|x|has no abstract\n"
                   "3 a.csv|4|5||has 3 fields, the header has 2; look for an unquoted delimiter or quote\n");
  g_assert_false (thema_source_fill (source, block, NULL) && block->records->len > 2);
}

/* The files that are read are known as soon as the source is open: the manifest names them. */
static void
test_files_read (void)
{
  static const char *const files[] = { "b.txt=B", "a.txt=A", "documents.csv=id\na\nb\n", NULL };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  write_folder (folder, files);
  ThemaSourceOptions options = { .paths = (const char *const[]){ folder->path, NULL } };
  g_autoptr (ThemaSource) source = thema_source_open (&options, NULL);
  g_autofree char *joined = g_strjoinv (" ", (char **) thema_source_files (source));
  g_autofree char *names = fixture_strip (folder, joined);
  g_assert_cmpstr (names, ==, "a.txt b.txt documents.csv");
}

static void
test_metadata_elsewhere (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new (), other = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_free (fixture_write (folder, "a.txt", "A", -1));
  g_free (fixture_write (folder, "documents.csv", "not,this\n", -1));
  g_autofree char *metadata = fixture_write (other, "meta.tsv", "name\tx\na\t1\n", -1);
  ThemaSourceOptions options
      = { .paths = (const char *const[]){ folder->path, NULL }, .metadata_path = metadata, .id_column = "name" };
  g_autofree char *records = read_all (&options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, "a|A|1\n");
}

/* Blocks of a page have one title and one DOI, and are no duplicates of each other for that. */
static void
test_parts (void)
{
  static const char page[] = "<title>A title of enough words to be told</title><meta name=citation_doi content='10.5555/a'><p>One.<p>Two.";
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_write (folder, "page.html", page, -1);
  for (guint split = 0; split < 2; split++)
    {
      ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL }, .keys = TRUE,
                                     .split = split ? THEMA_SPLIT_PARAGRAPH : THEMA_SPLIT_FILE };
      g_autoptr (ThemaSource) source = thema_source_open (&options, NULL);
      g_autoptr (ThemaBlock) block = thema_block_new (g_strv_length ((char **) thema_source_columns (source)));
      g_assert_true (thema_source_fill (source, block, NULL));
      g_assert_cmpuint (block->records->len, ==, 1 + split);
      const ThemaRecord *record = &g_array_index (block->records, ThemaRecord, 0);
      g_assert_cmpint (record->keys.title != 0, ==, !split);
      g_assert_cmpint (record->keys.doi != 0, ==, !split);
    }
}

/* Too short documents are left out and counted, not rejected. */
static void
test_min_words (void)
{
  static const FixtureText texts[]
      = { { "0", "" }, { "2", "Two words, 1 number." }, { "3", "Now it's three." }, { NULL, NULL } };
  static const struct
  {
    guint min_words;
    const char *kept;
    guint n_short;
  } cases[] = { { 0, "0 2 3 ", 0 }, { 1, "2 3 ", 1 }, { 3, "2 3 ", 1 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FixtureOptions options = { .min_words = cases[i].min_words };
      g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
      g_autoptr (GString) kept = g_string_new (NULL);
      for (guint32 d = 0; d < thema_store_n_documents (store); d++)
        g_string_append_printf (kept, "%s ", thema_store_document_string (store, d, THEMA_STORE_ID));
      g_assert_cmpstr (kept->str, ==, cases[i].kept);
      g_assert_cmpuint (thema_store_counts (store)->n[THEMA_COUNT_TOO_SHORT], ==, cases[i].n_short);
      g_assert_cmpuint (thema_store_n_rejected (store), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/files", test_files);
  g_test_add_func ("/source/utf-16", test_utf16);
  g_test_add_func ("/source/folders", test_folders);
  g_test_add_func ("/source/faults", test_faults);
  g_test_add_func ("/source/keep-going", test_keep_going);
  g_test_add_func ("/source/files-read", test_files_read);
  g_test_add_func ("/source/metadata-elsewhere", test_metadata_elsewhere);
  g_test_add_func ("/source/parts", test_parts);
  g_test_add_func ("/source/min-words", test_min_words);
  return g_test_run ();
}
