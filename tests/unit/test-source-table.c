/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in all their dialects; each is read at once, and again a few bytes at a time. */
#include "corpus/feed-private.h"
#include "corpus/formats.h"
#include "corpus/table-sniff.h"

#include <string.h>

/* What a read hands out at most. */
typedef struct
{
  const char *bytes;
  gsize length, piece;
} Drip;

static gssize
read_drip (gpointer data, char *buffer, gsize length, G_GNUC_UNUSED GError **error)
{
  Drip *self = data;
  gsize n = MIN (MIN (length, self->piece), self->length);
  memcpy (buffer, self->bytes, n);
  self->bytes += n;
  self->length -= n;
  return (gssize) n;
}

static void
append_value (GString *out, const char *name, ThemaSlice value)
{
  if (value.length == 0)
    return;
  g_string_append_printf (out, " %s=", name);
  for (gsize i = 0; i < value.length; i++)
    g_string_append_c (out, value.bytes[i] == '\n' ? '/' : value.bytes[i] == '\0' ? '0' : value.bytes[i]);
}

/* An entry as "2 id=a title=T x=1": its line, and what is not empty. */
static void
append_entry (GString *out, const ThemaSourceReader *reader, const ThemaEntry *entry)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, entry->line);
  append_value (out, "id", entry->id);
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    append_value (out, thema_field_names[field], entry->fields[field]);
  guint other = 0;
  for (guint i = 0; i < reader->columns->len && entry->fault == NULL; i++)
    {
      const ThemaSourceColumn *column = &g_array_index (reader->columns, ThemaSourceColumn, i);
      if (column->field == THEMA_N_FIELDS)
        append_value (out, column->name, entry->others[other++]);
    }
  if (entry->fault != NULL)
    g_string_append_printf (out, " fault: %s", entry->fault);
  g_string_append_c (out, '\n');
}

/* "column,column" and a line for each entry; or the message (transfer full). */
static char *
show (const char *contents, gsize length, gsize piece, const ThemaReaderOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  Drip drip = { contents, length, piece };
  g_autoptr (ThemaFeed) feed = thema_feed_new ("t", NULL, read_drip, &drip, &error);
  ThemaSourceReader *reader = thema_source_table_open (feed, options, &error);
  if (reader == NULL)
    return g_strdup (error->message);
  for (guint i = 0; i < reader->columns->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "",
                            g_array_index (reader->columns, ThemaSourceColumn, i).name);
  g_string_append_c (out, '\n');
  for (;;)
    {
      ThemaEntry entry = { .id = { "", 0 } };
      if (!reader->class->next (reader, arena, &entry, &error))
        break;
      append_entry (out, reader, &entry);
    }
  if (error != NULL)
    g_string_append (out, error->message);
  reader->class->free (reader);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

#define FAULT_BEHIND "text follows a closing quote; write a quote inside a field twice (\"\")"

#define FAULT_OPEN "a quote opens here and is never closed; close it, or write a quote inside a field twice (\"\"); " \
  "if quotes have no meaning in this file, --quote=none"

/* A table, and what is read from it. */
static const struct
{
  const char *name, *contents, *shown;
  ThemaReaderOptions options;
} cases[] = {
  /* Dialects */
  { "commas", "id,text,x\n1,a,b\n2,\"c, d\",\n", "x\n2 id=1 abstract=a x=b\n3 id=2 abstract=c, d\n", { 0 } },
  { "semicolons, with more commas in the header", "id;text, a, b, and c;title\n1;x, y;T\n",
    "text, a, b, and c,title\n2 id=1 title=T text, a, b, and c=x, y\n", { 0 } },
  { "tabs", "id\ttext\n1\ta, b; c\n", "\n2 id=1 abstract=a, b; c\n", { 0 } },
  { "bars", "id|title|text\n1|a, b|c;d\n", "title\n2 id=1 title=a, b abstract=c;d\n", { 0 } },
  { "a delimiter that spreadsheets are told", "sep=;\nid;text\n1;a,b\n", "\n3 id=1 abstract=a,b\n", { 0 } },
  { "a forced one", "id:text\n1:a,b\n", "\n2 id=1 abstract=a,b\n", { .delimiter = ':' } },
  { "single quotes around all names", "'id','text'\n'1','it''s, so'\n2,'b\n\nc'\n",
    "\n2 id=1 abstract=it's, so\n3 id=2 abstract=b//c\n", { 0 } },
  { "single quotes elsewhere are data", "id,text\n1,'a'\n2,'b\n", "\n2 id=1 abstract='a'\n3 id=2 abstract='b\n", { 0 } },
  { "backslashes where doubling does not fit", "id,text,x\n\"1\",\"a \\\"b\\\", c\\\\\",\"d\\e\"\n",
    "x\n2 id=1 abstract=a \"b\", c\\ x=d\\e\n", { 0 } },
  { "a backslash before a closing quote is data", "id,text\n1,\"C:\\\"\n", "\n2 id=1 abstract=C:\\\n", { 0 } },
  { "tabs with quotes that never close", "id\ttext\tx\n1\t\"Smart\" cities\ta\n2\t\"a\tb\n3\tc\td\n",
    "x\n2 id=1 abstract=\"Smart\" cities x=a\n3 id=2 abstract=\"a x=b\n4 id=3 abstract=c x=d\n", { 0 } },
  { "tabs with quotes that close", "id\ttext\n1\t\"a\tb\"\n", "\n2 id=1 abstract=a\tb\n", { 0 } },
  { "forced: none", "id,text\n1,\"a\"\n", "\n2 id=1 abstract=\"a\"\n", { .quote = "none" } },
  { "forced: double", "'id','text'\n'1','a'\n", "\n2 id='1' abstract='a'\n", { .quote = "double" } },
  { "forced: single", "id,text\n1,'a, b'\n", "\n2 id=1 abstract=a, b\n", { .quote = "single" } },

  /* Shapes */
  { "blanks around names", " id ,\ttext\xC2\xA0, x y \n1, a,b \n", "x y\n2 id=1 abstract= a x y=b \n", { 0 } },
  { "an empty name at the end", "id,text,\n1,a,\n2,b,\n", "\n2 id=1 abstract=a\n3 id=2 abstract=b\n", { 0 } },
  { "that has something below", "id,text,\n1,a,\n2,b,c\n", "column_3\n2 id=1 abstract=a\n3 id=2 abstract=b column_3=c\n", { 0 } },
  { "an empty name elsewhere", ",id,text\n0,1,a\n", "column_1\n2 id=1 abstract=a column_1=0\n", { 0 } },
  { "empty cells behind the last column", "id,text\n1,a,\n2,b,,\n3,c\n", "\n2 id=1 abstract=a\n3 id=2 abstract=b\n4 id=3 abstract=c\n", { 0 } },
  { "a full one", "id,text\n1,a,x\n2,b\n",
    "\n2 fault: has 3 fields, the header has 2; look for an unquoted delimiter or quote\n3 id=2 abstract=b\n", { 0 } },
  { "too few", "id,text,x\n1,a\n2,b,\n",
    "x\n2 fault: has 2 fields, the header has 3; look for an unquoted delimiter or quote\n3 id=2 abstract=b\n", { 0 } },
  { "empty lines and rows of empty cells", "\n\nid,text\n\n1,a\n,\n \n\n2,b\n\n", "\n5 id=1 abstract=a\n9 id=2 abstract=b\n", { 0 } },
  { "lines before the header", "\"About the data: exported yesterday, by us\"\nTitle,Abstract,PubYear\nT,A,1999\n",
    "title,year\n3 title=T year=1999 abstract=A\n", { 0 } },
  { "comments before the header", "# of today, all\n#\nid,title,text\n1,# T,A\n", "title\n4 id=1 title=# T abstract=A\n", { 0 } },
  { "a comment below is a row", "id,text\n#1,a\n", "\n2 id=#1 abstract=a\n", { 0 } },
  { "the header again, of a file put behind", "\xEF\xBB\xBFid,text,\n1,a,\n\xEF\xBB\xBFid , text,\n2,text,\n", "\n2 id=1 abstract=a\n4 id=2 abstract=text\n", { 0 } },
  { "one column", "text\na\n\"b\"\n", "\n2 abstract=a\n3 abstract=b\n", { 0 } },
  { "two columns of one name", "id,text,x,x,x_2,x\n1,a,b,c,d,e\n", "x,x_2,x_2_2,x_3\n2 id=1 abstract=a x=b x_2=c x_2_2=d x_3=e\n", { 0 } },
  { "text behind a quote", "id,text\n1,\"a\" b\n2,\"c\n\"d\n3,e\n",
    "\n2 fault: " FAULT_BEHIND "\n3 fault: " FAULT_BEHIND " (that quote is on line 4)\n"
    "4 fault: " FAULT_OPEN "\n5 id=3 abstract=e\n", { 0 } },
  { "a stray quote takes its line only", "id,text\n1,\"a\n2,b\n3,\"c, d\"\n",
    "\n2 fault: " FAULT_BEHIND " (that quote is on line 4)\n3 id=2 abstract=b\n4 id=3 abstract=c, d\n", { 0 } },
  { "and lines that start no record", "\"id\",\"text\"\n\"1\",\"a \"b\" c\nd, e\n\nf\"\n\"2\",\"g\"\n",
    "\n2 fault: " FAULT_BEHIND "\n6 id=2 abstract=g\n", { 0 } },
  { "a quote that is never closed", "id,text\n1,a\n2,\"b\nc\n3,d\n",
    "\n2 id=1 abstract=a\n3 fault: " FAULT_OPEN "\n"
    "4 fault: has 1 fields, the header has 2; look for an unquoted delimiter or quote\n5 id=3 abstract=d\n", { 0 } },
  { "an export that was cut off", "\"id\",\"text\"\n\"1\",\"a\"\n\"2\",\"b\nc",
    "\n2 id=1 abstract=a\n3 fault: " FAULT_OPEN "\n", { 0 } },
  { "a header that does not end", "id,\"text\n1,a\n", "t:1: " FAULT_OPEN, { 0 } },
  { "nothing", "", "t: is empty", { 0 } },
  { "nothing but empty lines", "\n\n \n", "t: is empty", { 0 } },
  { "a header alone", "id,text\n", "\n", { 0 } },
  { "a name that is no UTF-8", "id,te\xFFxt\n", "t:1: byte 2 of the name of column 2 is not valid UTF-8; save the file as UTF-8, or name its encoding with --encoding", { 0 } },

  /* Names */
  { "whatever their case and punctuation", "Record_ID,ARTICLE TITLE,Source-Title,Author/s\n1,T,J,A\n",
    "title,source_title,authors\n2 id=1 title=T source_title=J authors=A\n", { 0 } },
  { "the more telling of two", "Source,type,Document Type,Index Keywords,Author Keywords,Title\nx,a,b,c,d,T\n",
    "Source,type_2,type,Index Keywords,keywords,title\n2 title=T keywords=d type=b Source=x type_2=a Index Keywords=c\n", { 0 } },
  { "two texts", "abstract,text,title\na,b,T\n", "text,title\n2 title=T abstract=a text=b\n", { 0 } },
  { "columns that are chosen", "abstract,key,doi,id\na,k,10.1/x,1\n", "abstract,id\n2 id=10.1/x doi=10.1/x abstract=k abstract=a id=1\n",
    { .text_column = "key", .id_column = "doi" } },
  { "a title that is chosen as the text", "title,year\nT,1999\n", "year\n2 title=T year=1999 abstract=T\n", { .text_column = "title" } },
  { "a column that is not there", "id,text\n", "t:1: there is no column 'Text'; the columns are: id, text", { .text_column = "Text" } },
  { "neither text nor title", "id,words\n1,a\n", "t:1: no column has one of the usual names; choose one with --text-column from: id, words", { 0 } },
  { "numbers of databases are no ids", "EID,PMID,DOI,Title\n2-s,1,10.1/x,T\n", "accession,PMID,doi,title\n2 title=T doi=10.1/x accession=2-s PMID=1\n", { 0 } },
  { "cells of blanks say nothing", "id,title,doi,text,x\n  ,T,   , \t, \n", "title,doi,x\n2 title=T x= \n", { 0 } },

  /* Kinds of tables */
  { "Web of Science", "PT\tAU\tTI\tSO\tDE\tID\tAB\tPY\tUT\nJ\tRoe, A; Poe, B\t\"Open\tJ\tk; l\tM\tText.\t2001\tWOS:1\t\n",
    "PT,authors,title,source_title,keywords,ID,year,accession\n"
    "2 title=\"Open year=2001 source_title=J authors=Roe, A; Poe, B keywords=k; l accession=WOS:1 abstract=Text. PT=J ID=M\n", { 0 } },
  { "Web of Science without author keywords", "PT,TI,SO,ID,AB\nJ,T,S,K,A\n",
    "PT,title,source_title,keywords\n2 title=T source_title=S keywords=K abstract=A PT=J\n", { 0 } },
  { "OpenAlex", "id,display_name,abstract,authorships.author.display_name,publication_year\nhttps://openalex.org/W1,T,A,Ann Roe|Bo (Po,1999\n",
    "accession,title,authors,year\n2 title=T year=1999 authors=Ann Roe; Bo (Po accession=https://openalex.org/W1 abstract=A\n", { 0 } },
  { "OpenAlex, a few columns of it", "id,display_name,publication_year\nhttps://openalex.org/W1,T,1999\n",
    "accession,title,year\n2 title=T year=1999 accession=https://openalex.org/W1\n", { 0 } },
  { "Embase", "Title,Author Names,Source,Abstract,Original Abstract,keywords\nT,\"Roe A., Poe B.\",Journal of X (2014) 3:3 (152-160).,A,Z,\"a (b, c), d\"\n",
    "title,authors,year,source_title,Source,keywords\n2 title=T year=2014 source_title=Journal of X authors=Roe A.; Poe B. keywords=a (b, c); d "
    "abstract=A other_abstract=Z Source=Journal of X (2014) 3:3 (152-160).\n", { 0 } },
  { "PubMed", "PMID,Title,Authors,Journal/Book,Publication Year\n7,T,\"Roe A, Poe B\",J,1999\n",
    "accession,title,authors,source_title,year\n2 title=T year=1999 source_title=J authors=Roe A; Poe B accession=7\n", { 0 } },
  { "Rayyan", "key,title,journal,authors,location,abstract,notes\nrayyan-1,T,J,\"Roe, A. and Poe, B.\",X,A,N\n",
    "title,source_title,authors,location,notes\n2 id=rayyan-1 title=T source_title=J authors=Roe, A.; Poe, B. abstract=A location=X notes=N\n", { 0 } },
  { "Zotero", "Key,Item Type,Publication Year,Author,Title,Publication Title,Abstract Note,Manual Tags\nK1,journalArticle,1999,\"Roe, A; Poe, B\",T,J,A,k; l\n",
    "type,year,authors,title,source_title,keywords\n2 id=K1 title=T year=1999 source_title=J authors=Roe, A; Poe, B keywords=k; l type=journalArticle abstract=A\n", { 0 } },
  { "Dimensions", "Rank,Publication ID,DOI,Title,Abstract,Source title,PubYear,Publication Type\n1,pub.1,10.1/x,T,A,J,1999,Article\n",
    "Rank,accession,doi,title,source_title,year,type\n2 title=T year=1999 source_title=J type=Article doi=10.1/x accession=pub.1 abstract=A Rank=1\n", { 0 } },
  { "lists of Python", "title,authors,keywords,x\nT,\"['Roe, A', \"\"O'Poe\"\", 'a\\'b']\",[],\"['y']\"\nU,['a' 'b'],\"[no, keywords]\",\n",
    "title,authors,keywords,x\n2 title=T authors=Roe, A; O'Poe; a'b x=['y']\n3 title=U authors=['a' 'b'] keywords=[no, keywords]\n", { 0 } },
};

static void
test_cases (void)
{
  static const gsize pieces[] = { G_MAXSIZE, 1, 7 };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize p = 0; p < G_N_ELEMENTS (pieces); p++)
      {
        g_test_message ("%s, by %" G_GSIZE_FORMAT, cases[i].name, pieces[p]);
        g_autofree char *shown = show (cases[i].contents, strlen (cases[i].contents), pieces[p], &cases[i].options);
        g_assert_cmpstr (shown, ==, cases[i].shown);
      }
}

/* A NUL is data of a cell; what it is worth is said by whoever takes the text. */
static void
test_nul (void)
{
  static const char contents[] = "id,text\n1,a\0b\n", name[] = "id,te\0xt\n";
  const ThemaReaderOptions options = { 0 };
  g_autofree char *shown = show (contents, sizeof contents - 1, 3, &options);
  g_assert_cmpstr (shown, ==, "\n2 id=1 abstract=a0b\n");
  g_autofree char *message = show (name, sizeof name - 1, 3, &options);
  g_assert_true (g_str_has_prefix (message, "t:1: byte 2 of the name of column 2"));
}

/* Records that are longer than what is read at a time, and lines that are counted through them. */
static void
test_long (void)
{
  g_autoptr (GString) contents = g_string_new ("id,text\n");
  g_autofree char *text = g_strnfill (3 << 20, 'x');
  text[1 << 20] = '\n';
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (contents, "%u,\"%s\"\n", i, text);
  const ThemaReaderOptions options = { 0 };
  g_autofree char *shown = show (contents->str, contents->len, 100000, &options);
  text[1 << 20] = '/';
  g_autofree char *expected = g_strdup_printf ("\n2 id=0 abstract=%s\n4 id=1 abstract=%s\n6 id=2 abstract=%s\n", text, text, text);
  g_assert_true (strcmp (shown, expected) == 0);
}

/* Quotes that never fit: an end is put to it. */
static void
test_hostile_quotes (void)
{
  g_autoptr (GString) contents = g_string_new ("id,text\n3,\"");
  for (guint i = 0; i < 16000; i++)
    g_string_append (contents, "\nx\",\"");
  g_string_append (contents, "\ny\"z\n");
  const ThemaReaderOptions options = { 0 };
  g_autofree char *shown = show (contents->str, contents->len, G_MAXSIZE, &options);
  g_assert_false (g_str_has_suffix (shown, "\n"));
}

static void
test_wide (void)
{
  const ThemaReaderOptions options = { 0 };
  for (guint in_header = 0; in_header < 2; in_header++)
    {
      g_autoptr (GString) contents = g_string_new (in_header ? "id,text" : "id,text\n\n1,a");
      for (guint i = 0; i < 1000000; i++)
        g_string_append_c (contents, ',');
      g_autofree char *shown = show (contents->str, contents->len, G_MAXSIZE, &options);
      g_assert_nonnull (strstr (shown, in_header ? "t:1: has more than 16384 fields" : "t:3: has more than 16384 fields"));
    }
}

/* The widest header there can be, all of one name. */
static void
test_many_of_one_name (void)
{
  g_autoptr (GString) contents = g_string_new ("text");
  for (guint i = 1; i < THEMA_CSV_MAX_CELLS; i++)
    g_string_append (contents, ",x");
  const ThemaReaderOptions options = { 0 };
  g_autofree char *shown = show (contents->str, contents->len, G_MAXSIZE, &options);
  g_assert_true (g_str_has_suffix (shown, ",x_16382,x_16383\n"));
}

/* What is taken for a table whatever it is called, and what is not. */
static const struct
{
  const char *name, *contents;
  gboolean is_table;
} heads[] = {
  { "a.csv", "anything", TRUE },
  { "a.TSV", "", TRUE },
  { "a.tab", "", TRUE },
  { "-", "id,title,abstract\n1,T,A\n", TRUE },
  { "a.txt", "PT\tAU\tTI\tSO\tAB\nJ\ta\tb\tc\td\t\n", TRUE },
  { "a.txt", "title;abstract\n\"T\";\"A, b\n c\"\n", TRUE },
  { "a.txt", "sep=;\ntitle;abstract\nT;A\n", TRUE },
  { "a.txt", "id,title,abstract\n", FALSE },
  { "a.txt", "", FALSE },
  { "a.txt", "Title, abstract\n\nThis is a page of text, and no table, at all.\n", FALSE },
  { "a.txt", "We read the title, the abstract, the keywords, and the authors.\nAll of them.\n", FALSE },
  { "a.txt", "Title\nAbstract\n", FALSE },
  { "a.txt", "x,y,z\n1,2,3\n", FALSE },
};

static void
test_recognise (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const ThemaHead head = { heads[i].contents, strlen (heads[i].contents), heads[i].name };
      g_test_message ("%s: %s", heads[i].name, heads[i].contents);
      g_assert_cmpint (thema_source_table_recognise (&head), ==, heads[i].is_table);
    }
}

/* Which tables are exports, whose texts have what databases leave in them. */
static const struct
{
  const char *header;
  gboolean is_export;
} kinds[] = {
  { "id,title,year,author,abstract", FALSE },
  { "id,text", FALSE },
  { "title,abstract,doi", TRUE },
  { "title,abstract,EID", TRUE },
  { "title,abstract,authors,year,journal", TRUE },
  { "key,authors,location,notes,abstract", TRUE },
};

static void
test_exports (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const ThemaReaderOptions options = { 0 };
      g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("t", kinds[i].header, strlen (kinds[i].header));
      ThemaSourceReader *reader = thema_source_table_open (feed, &options, NULL);
      g_test_message ("%s", kinds[i].header);
      g_assert_nonnull (reader);
      g_assert_cmpint (reader->is_export, ==, kinds[i].is_export);
      reader->class->free (reader);
    }
}

static void
test_delimiter_names (void)
{
  static const struct
  {
    const char *name;
    char delimiter;
  } names[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' }, { "pipe", '|' },  { ":", ':' },
                { "\t", '\t' },   { "", 0 },            { "x", 0 },      { "\"", 0 },      { ";;", 0 },
                { "\n", 0 },      { "\xE2\x80\xA2", 0 }, { " ", 0 } };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (thema_table_delimiter (names[i].name), ==, names[i].delimiter);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-table/cases", test_cases);
  g_test_add_func ("/source-table/nul", test_nul);
  g_test_add_func ("/source-table/long", test_long);
  g_test_add_func ("/source-table/hostile-quotes", test_hostile_quotes);
  g_test_add_func ("/source-table/wide", test_wide);
  g_test_add_func ("/source-table/many-of-one-name", test_many_of_one_name);
  g_test_add_func ("/source-table/recognise", test_recognise);
  g_test_add_func ("/source-table/exports", test_exports);
  g_test_add_func ("/source-table/delimiter-names", test_delimiter_names);
  return g_test_run ();
}
