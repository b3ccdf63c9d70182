/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-source.h"

#define GAP "\xE2\x80\xA6"

typedef struct
{
  const char *format, *text, *read;
} Case;

static const Case cases[] = {
  /* What stands around the records. */
  { "openalex", "", "" },
  { "openalex", "\n \n", "" },
  { "openalex", "[]", "" },
  { "openalex", "{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n", "1: accession=a\n3: accession=b\n" },
  { "openalex", "{\"id\":\"a\"}\r\n{\"id\":\"b\"}", "1: accession=a\n2: accession=b\n" },
  { "openalex", "[{\"id\":\"a\"}]", "1: accession=a\n" },
  { "openalex", " [\n{\"id\":\"a\"}\n ,\n{\"id\":\"b\"} ]\n", "2: accession=a\n4: accession=b\n" },
  { "openalex", "{\n \"id\": \"a\"\n}\n{\n \"id\": \"b\"\n}\n", "1: accession=a\n4: accession=b\n" },
  { "openalex", "{\"id\":\"a\"} {\"id\":\"b\"}", "1: accession=a\n1: accession=b\n" },
  { "openalex", "[{\"id\":\"a\"}]\n[{\"id\":\"b\"}]", "1: accession=a\n2: accession=b\n" },
  { "openalex", "{\"meta\":{\"count\":1,\"results\":[]},\"results\":[{\"id\":\"a\"}],\"group_by\":[1,[2]]}",
    "1: accession=a\n" },
  { "openalex", "{\"results\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"meta\":null}\n{\"results\":[{\"id\":\"c\"}]}",
    "1: accession=a\n1: accession=b\n2: accession=c\n" },
  { "csl", "{\"status\":\"ok\",\"message\":{\"facets\":{},\"items\":[{\"DOI\":\"10.5555/a\"}],\"n\":1},\"v\":2}",
    "1: doi=10.5555/a\n" },
  { "csl", "{\"status\":\"ok\",\"message\":{\"DOI\":\"10.5555/a\",\"author\":[]}}", "1: doi=10.5555/a\n" },
  { "csl", "{\"items\":[{\"id\":\"a\"}]}", "1: accession=a\n" },
  { "csl", "{\"id\":\"a\",\"title\":\"T\"}", "1: title=T accession=a\n" },

  /* What is damaged. A line is by itself. */
  { "openalex", "{\"id\":\"a\"\n{\"id\":\"b\"}\n",
    "1: ! is not valid JSON (parse error: premature EOF); it may be cut off or damaged\n2: accession=b\n" },
  { "openalex", "{\"id\":\"a\"}\n{\"id\":\"b",
    "1: accession=a\n2: ! is not valid JSON (parse error: premature EOF); it may be cut off or damaged\n" },
  { "openalex", "{\"id\":\"a\"}\n[1]\nnull\n{\"id\":\"b\"}x\n{\"id\":\"c\"}",
    "1: accession=a\n2: ! is no JSON object ({...}), which every record is\n"
    "3: ! is no JSON object ({...}), which every record is\n"
    "4: ! is not valid JSON (parse error: trailing garbage); it may be cut off or damaged\n5: accession=c\n" },
  { "openalex", "{\"x\":1}\n{}",
    "1: ! has none of the keys of an OpenAlex work (id, title, abstract_inverted_index, ...)\n"
    "2: ! has none of the keys of an OpenAlex work (id, title, abstract_inverted_index, ...)\n" },
  { "csl", "[{\"id\":\"a\"},{\"id\":tru},\"x\",{\"id\":\"b\"}]",
    "1: accession=a\n1: ! is not valid JSON (lexical error: invalid string in json text.); it may be cut off or "
    "damaged\n1: ! is no JSON object ({...}), which every record is\n1: accession=b\n" },
  { "csl", "[{\"id\":\"a\"},\n{\"id\":\"b\"",
    "1: accession=a\n! in:2: the file ends in the middle of what starts here; it is cut off, or a bracket or quote "
    "is missing: export it again\n" },
  { "csl", "[{\"id\":\"a\"}",
    "1: accession=a\n! in:1: the file ends in the middle of what starts here; it is cut off, or a bracket or quote "
    "is missing: export it again\n" },
  { "csl", "[{\"id\":\"a\"} {\"id\":\"b\"}]",
    "1: accession=a\n! in:1: a comma or closing bracket is missing here; this is not valid JSON\n" },
  { "csl", "[{\"id\":\"a\"},]", "1: accession=a\n" }, /* nothing is lost by a comma too many */
  { "csl", "[{\"id\":\"a\"},,]", "1: accession=a\n! in:1: a value is missing here; this is not valid JSON\n" },
  { "csl", "[{\"id\":\"a\"}] x",
    "1: accession=a\n! in:1: neither an object ({...}) nor an array ([...]) begins here; this is not valid JSON\n" },
  { "csl", "{\"items\":[{\"id\":\"a\"}],\"n\"}",
    "1: accession=a\n! in:1: a colon is missing here; this is not valid JSON\n" },
  { "csl", "{\"items\":[{\"id\":\"a\"}],x}",
    "1: accession=a\n! in:1: a key in quotes is missing here; this is not valid JSON\n" },

  /* Inverted indexes. */
  { "openalex", "{\"abstract_inverted_index\":{\"two\":[1],\"One\":[0],\"four\":[3],\"three\":[2]}}",
    "1: abstract=One two three four\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"the\":[0,2],\"cat\":[1],\"dog\":[3]}}",
    "1: abstract=the cat the dog\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[0],\"b\":[2],\"c\":[9]}}",
    "1: abstract=a " GAP " b " GAP " c\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[1]}}", "1: abstract=" GAP " a\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[0],\"\":[1],\"b\":[2]}}", "1: abstract=a b\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[0],\"b\":[0],\"c\":[1]}}", "1: abstract=a b c\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[0],\"b\":[999999999999999999]}}",
    "1: abstract=a " GAP " b\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[1000000000000000000]}}",
    "1: ! has a position in its abstract_inverted_index that is no whole number\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[-1]}}",
    "1: ! has a position in its abstract_inverted_index that is no whole number\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"a\":[1.5]}}",
    "1: ! has a position in its abstract_inverted_index that is no whole number\n" },
  { "openalex", "{\"id\":\"a\",\"abstract_inverted_index\":null}", "1: accession=a\n" },
  { "openalex", "{\"id\":\"a\",\"abstract_inverted_index\":{}}", "1: accession=a\n" },
  { "openalex",
    "{\"abstract_inverted_index\":{\"IndexLength\":2,\"InvertedIndex\":{\"InvertedIndex\":[1],\"An\":[0]}}}",
    "1: abstract=An InvertedIndex\n" },
  { "openalex", "{\"abstract_inverted_index\":{\"IndexLength\":[1],\"InvertedIndex\":[0]}}",
    "1: abstract=InvertedIndex IndexLength\n" },

  /* Fields of a work. */
  { "openalex",
    "{\"id\":\"https://openalex.org/W1\",\"doi\":\"https://doi.org/10.5555/a\",\"title\":null,\"display_name\":\"Elms\","
    "\"publication_year\":2001,\"language\":\"en\",\"type\":\"article\",\"primary_location\":{\"source\":"
    "{\"display_name\":\"Journal of Elms\"}},\"host_venue\":{\"display_name\":\"Old\"},\"authorships\":[{\"author\":"
    "{\"display_name\":\"Ada Elm\"}},{\"author\":{\"display_name\":\"Bo Oak\"}}],\"keywords\":[{\"display_name\":"
    "\"bark\"},{\"keyword\":\"leaf\"},\"root\"],\"concepts\":[{\"display_name\":\"Botany\"}]}",
    "1: title=Elms year=2001 source_title=Journal of Elms authors=Ada Elm; Bo Oak keywords=bark; leaf; root "
    "language=en type=article doi=https://doi.org/10.5555/a accession=https://openalex.org/W1\n" },
  { "openalex",
    "{\"primary_location\":null,\"host_venue\":{\"display_name\":\"Old\"},\"keywords\":[],\"concepts\":"
    "[{\"display_name\":\"Botany\"}],\"ids\":{\"doi\":\"10.5555/b\"},\"abstract\":\" plain \"}",
    "1: source_title=Old keywords=Botany doi=10.5555/b abstract=plain\n" },

  /* Fields of CSL-JSON. */
  { "csl",
    "[{\"id\":7,\"type\":\"article-journal\",\"title\":\"A <i>b</i> \\u00e9\\n\\\"c\\\"\",\"abstract\":"
    "\"<jats:p>Text.</jats:p>\",\"container-title\":\"J\",\"issued\":{\"date-parts\":[[\"2019\",5,1]]},\"author\":"
    "[{\"family\":\"Beethoven\",\"given\":\"Ludwig\",\"non-dropping-particle\":\"van\",\"affiliation\":[{\"name\":"
    "\"Bonn\"}]},{\"literal\":\"WHO\"},{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"Jr.\"},"
    "{\"family\":\"La Fontaine\",\"given\":\"Jean\",\"dropping-particle\":\"de\"}],\"keyword\":\"a, b\","
    "\"language\":\"en-US\",\"DOI\":\"10.5555/c\"}]",
    "1: title=A <i>b</i> \xC3\xA9/\"c\" year=2019 source_title=J authors=van Beethoven, Ludwig; WHO; King, M. L., "
    "Jr.; La Fontaine, Jean de keywords=a, b language=en-US type=article-journal doi=10.5555/c accession=7 "
    "abstract=<jats:p>Text.</jats:p>\n" },
  { "csl",
    "[{\"title\":[\"First\",\"Second\"],\"container-title\":[\"Long\",\"Short\"],\"issued\":{\"date-parts\":[[null]]},"
    "\"published\":{\"date-parts\":[[2020,1]]},\"author\":[{\"name\":\"Group\",\"sequence\":\"first\"}],\"subject\":"
    "[\"x\",\"y\"]}]",
    "1: title=First year=2020 source_title=Long authors=Group keywords=x; y\n" },
  { "csl", "[{\"title\":\"T\",\"issued\":\"2003-04\",\"author\":[\"A. Plain\"]}]",
    "1: title=T year=2003-04 authors=A. Plain\n" },
  { "csl", "[{\"title\":\"T\",\"issued\":{\"raw\":\"spring 1998\"}}]", "1: title=T year=spring 1998\n" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_test_message ("%s", c->text);
      g_autofree char *read = fixture_source_read (c->format, THEMA_SPLIT_FILE, c->text, strlen (c->text));
      g_assert_cmpstr (read, ==, c->read);
    }
}

static const struct
{
  const char *name, *text, *format;
} heads[] = {
  { "a.jsonl", "{\"id\": \"https://openalex.org/W1\", \"doi\": null}", "openalex" },
  { "a.json", "{\"results\":[{\"abstract_inverted_index\":null}]}", "openalex" },
  { "a.json", "\n[ {\"id\":\"x\",\"type\":\"article-journal\"}]", "csl" },
  { "a.txt", "[{\"id\":\"x\",\"issued\":{\"date-parts\":[[1]]}}]", "csl" },
  { "a.txt", "[1] \"date-parts\" are no JSON", "csl" },
  { "a.txt", "The \"date-parts\" of a text", "text" },
};

static void
test_recognition (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    g_assert_cmpstr (fixture_source_recognise (heads[i].text, heads[i].name), ==, heads[i].format);
}

/* Text that a small file asks for, and brackets without end. */
static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("{\"abstract_inverted_index\":{\"");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "0123456789");
  g_string_append (text, "\":[0");
  for (guint i = 1; i < 3000; i++)
    g_string_append_printf (text, ",%u", i);
  g_string_append (text, "]}}");
  g_autofree char *large = fixture_source_read ("openalex", THEMA_SPLIT_FILE, text->str, text->len);
  g_assert_cmpstr (large, ==, "1: ! has an abstract_inverted_index that makes a text of more than 16 MiB\n");

  const guint depth = 1000000;
  g_string_assign (text, "[");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "{\"a\":");
  g_autofree char *open = fixture_source_read ("csl", THEMA_SPLIT_FILE, text->str, text->len);
  g_assert_cmpstr (open, ==, "! in:1: the file ends in the middle of what starts here; it is cut off, or a bracket "
                             "or quote is missing: export it again\n");
  g_string_append_c (text, '1');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '}');
  g_string_append (text, ",{\"id\":\"b\"}]");
  g_autofree char *deep = fixture_source_read ("csl", THEMA_SPLIT_FILE, text->str, text->len);
  g_assert_cmpstr (deep, ==, "1: ! has brackets nested deeper than 128 levels, which no record needs\n"
                             "1: accession=b\n");
  g_string_erase (text, 0, 1);
  g_string_truncate (text, text->len - strlen (",{\"id\":\"b\"}]"));
  g_string_append (text, "\n{\"id\":\"b\"}");
  g_autofree char *line = fixture_source_read ("csl", THEMA_SPLIT_FILE, text->str, text->len);
  g_assert_cmpstr (line, ==, "1: ! has brackets nested deeper than 128 levels, which no record needs\n"
                             "2: accession=b\n");
}

/* Invalid UTF-8 comes out as it is, to be told of behind the reader. */
static void
test_bytes (void)
{
  static const char text[] = "[{\"id\":\"a\",\"title\":\"\xFF\xC3\"},{\"id\":\"b\",\"title\":\"x\\u0000y\"}]";
  const ThemaReaderOptions options = { 0 };
  g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("in", text, sizeof text - 1);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (GError) error = NULL;
  ThemaSourceReader *reader = thema_source_format_find ("csl")->open (feed, &options, &error);
  ThemaEntry entry = { 0 };
  g_assert_true (reader->class->next (reader, arena, &entry, &error));
  g_assert_null (entry.fault);
  g_assert_cmpmem (entry.fields[THEMA_FIELD_TITLE].bytes, (int) entry.fields[THEMA_FIELD_TITLE].length, "\xFF\xC3", 2);
  entry = (ThemaEntry){ 0 };
  g_assert_true (reader->class->next (reader, arena, &entry, &error));
  g_assert_cmpmem (entry.fields[THEMA_FIELD_TITLE].bytes, (int) entry.fields[THEMA_FIELD_TITLE].length, "x\0y", 3);
  reader->class->free (reader);
}

/* Records beyond what is read at a time, however they are carried. */
static void
test_long (void)
{
  static const struct
  {
    const char *before, *between, *behind;
  } shapes[] = { { "", "\n", "" }, { "[", ",", "]" }, { "{\"meta\":[[1]],\"results\":[", ",\n", "],\"x\":1}" } };
  g_autofree char *padding = g_strnfill (5000, 'x');
  for (gsize s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autoptr (GString) text = g_string_new (shapes[s].before);
      for (guint i = 0; i < 500; i++)
        g_string_append_printf (text, "%s{\"id\":\"%u\",\"x\":[\"\\\\\\\"]%s\"],\"title\":\"T\"}",
                                i > 0 ? shapes[s].between : "", i, padding);
      g_string_append (text, shapes[s].behind);
      g_autofree char *read = fixture_source_read ("openalex", THEMA_SPLIT_FILE, text->str, text->len);
      g_auto (GStrv) lines = g_strsplit (read, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 501);
      g_assert_true (g_str_has_suffix (lines[499], ": title=T accession=499"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-json/cases", test_cases);
  g_test_add_func ("/source-json/recognition", test_recognition);
  g_test_add_func ("/source-json/bounds", test_bounds);
  g_test_add_func ("/source-json/bytes", test_bytes);
  g_test_add_func ("/source-json/long", test_long);
  return g_test_run ();
}
