/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/html-tokens.h"
#include "fixture-source.h"

/* Seventeen words, which make a block of main text whatever is around it. */
#define LONG "The elm in the yard of the old mill has been there for longer than anybody knows"

static const struct
{
  const char *text, *read;
} pages[] = {
  { "", "1: id=in\n" },
  { "<p>" LONG "</p>", "1: id=in abstract=" LONG "\n" },
  { "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><title> Elms &amp;\n oaks </title></head><body><h1>Elms</h1><p>" LONG
    "</p></body></html>",
    "1: id=in title=Elms & oaks language=en-GB abstract=Elms//" LONG "\n" },
  /* Blocks, and what is within one. */
  { "<p>" LONG "<p>" LONG "<br>" LONG "<ul><li>" LONG "</ul>", "1: id=in abstract=" LONG "//" LONG "/" LONG "//" LONG "\n" },
  { "<div>Top</div><p>1\xC2\xA0\x32&nbsp;3 4&#160;5&nbsp;\xC2\xA0 6 7&nbsp;8&nbsp;9&nbsp;10&nbsp;11&nbsp;12&nbsp;13&nbsp;14&nbsp;15&nbsp;16&nbsp;17",
    "1: id=in abstract=Top//1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\n" },
  { "<P CLASS=x>  a<b>b</b>c\n\t d&nbsp;&eacute;&#8211;&#x2d;&copy;&nosuch;&amp;lt; e&shy;f<!-- > -->g " LONG "</P>",
    "1: id=in abstract=abc d \xC3\xA9\xE2\x80\x93-\xC2\xA9&nosuch;&lt; efg " LONG "\n" },
  { "<p>" LONG " 1 < 2 and a<b, c</p>", "1: id=in abstract=" LONG " 1 < 2 and a\n" },
  /* Boilerplate by element. */
  { "<nav>" LONG "</nav><header>" LONG "</header><aside>" LONG "</aside><footer>" LONG "</footer><script>if (a<b) '"
    LONG "</p>'</script><style>p { }</style><select><option>" LONG "</select><main><header><h1>Elms</h1></header><p>"
    LONG "</p></main>",
    "1: id=in abstract=Elms//" LONG "\n" },
  { "<div><nav><ul><li>" LONG "</div><p>" LONG, "1: id=in abstract=" LONG "\n" },
  { "<form><label>Search here</label><input type=text><p>" LONG "</p></form>", "1: id=in abstract=" LONG "\n" },
  /* Boilerplate by density: links, and short blocks between others. */
  { "<ul><li><a href='a'>One page</a><li><a href=b>And another</a></ul><p>" LONG ", " LONG ", " LONG "</p><div>Share</div><div>Like</div>"
    "<div>Print</div><p>Copyright</p>",
    "1: id=in abstract=" LONG ", " LONG ", " LONG "//Share\n" },
  { "<ul><li><a href='a'>One page</a></ul><p>" LONG "</p><p>No more than " LONG "</p>",
    "1: id=in abstract=" LONG "//No more than " LONG "\n" },
  { "<div>Menu</div><div>Top</div><div>Map</div><p>" LONG " <a href='x'>with a link</a></p>",
    "1: id=in abstract=Map//" LONG " with a link\n" },
  /* Nothing passes: all stays; nothing is there: what the head says. */
  { "<p>One.</p><p>Two.</p>", "1: id=in abstract=One.//Two.\n" },
  { "<meta name=description content='About \"elms\".'><nav>Menu</nav>",
    "1: id=in abstract=About \"elms\". other=About \"elms\".\n" },
  /* Publishers' tags. */
  { "<html xml:lang=de><meta name=\"citation_title\" content=\"Elms\"/><meta name='Citation_Author' content='Elm, Ada'>"
    "<meta name=citation_author content='Oak, Bo'><meta name=dc.creator content='Nobody'><meta name=citation_doi "
    "content=10.5555/a><meta name=citation_publication_date content='2010/5/12'><meta name=citation_journal_title "
    "content='J'><meta name=citation_keywords content='a; b'><meta property='og:title' content='Not this'><title>Nor "
    "this</title><meta name=citation_language content=en><meta name=DCTERMS.type content=article><meta "
    "name=citation_abstract content='Short.'><p>" LONG,
    "1: id=in title=Elms year=2010/5/12 source_title=J authors=Elm, Ada; Oak, Bo keywords=a; b language=en type=article "
    "doi=10.5555/a abstract=" LONG " other=Short.\n" },
  /* Stated encodings, where the bytes are no UTF-8. */
  { "<meta charset='iso-8859-1'><p>" LONG " caf\xE9 \x96 &mdash;",
    "1: id=in abstract=" LONG " caf\xC3\xA9 \xE2\x80\x93 \xE2\x80\x94\n" },
  { "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>" LONG " \xE4\xE0",
    "1: id=in abstract=" LONG " \xD0\xB4\xD0\xB0\n" },
  { "<meta charset='iso-8859-1'><p>" LONG " caf\xC3\xA9", "1: id=in abstract=" LONG " caf\xC3\xA9\n" },
  { "<meta charset='nonsense'><p>" LONG " caf\xE9", "1: id=in abstract=" LONG " caf\xE9\n" },
  /* What is broken: a quote, a comment, a tag that ends nowhere. */
  { "<p class=\"x>" LONG "</p><p>" LONG, "1: id=in abstract=" LONG "//" LONG "\n" },
  { "<p>" LONG "</p></div></b><p>" LONG "<!-- <p>" LONG, "1: id=in abstract=" LONG "//" LONG "\n" },
  { "<p>Of the elm <br> in\n the<br/>old yard.<br>\n<BR>" LONG, "1: id=in abstract=Of the elm/in the/old yard.//" LONG "\n" },
  /* A place is no link, and characters of windows-1252 are what they are in browsers. */
  { "<p><a name=here>" LONG "</a>", "1: id=in abstract=" LONG "\n" },
  { "<p>" LONG " &#146;&#150;&bull;", "1: id=in abstract=" LONG " \xE2\x80\x99\xE2\x80\x93\xE2\x80\xA2\n" },
  { "<p>" LONG " <a href", "1: id=in abstract=" LONG " <a href\n" },
  { "<p>" LONG " <", "1: id=in abstract=" LONG " <\n" },
  { "<p>" LONG "<!-->" LONG "<!x>" LONG "<?y>", "1: id=in abstract=" LONG LONG LONG "\n" },
};

/* In a page without end tags a menu far below is known as such, and what follows it, too. */
static void
test_open (void)
{
  g_autoptr (GString) text = g_string_new ("<html><body>");
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "<h2><a name=x>Part</h2><p>" LONG "\n<ul><li>one<li>two</ul>");
  g_string_append (text, "<nav>Menu</nav><p>" LONG "<p><a href=/x>" LONG "</a>");
  g_autofree char *read = fixture_source_read ("html", THEMA_SPLIT_FILE, text->str, text->len);
  g_assert_null (strstr (read, "Menu"));
  g_assert_true (g_str_has_suffix (read, "two//" LONG "\n"));
}

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i].text);
      g_autofree char *read = fixture_source_read ("html", THEMA_SPLIT_FILE, pages[i].text, strlen (pages[i].text));
      g_assert_cmpstr (read, ==, pages[i].read);
    }
}

static void
test_blocks (void)
{
  static const char text[] = "<title>T</title>\n<nav>Menu</nav><p>" LONG "\n</p><p>\n" LONG;
  g_autofree char *read = fixture_source_read ("html", THEMA_SPLIT_PARAGRAPH, text, sizeof text - 1);
  g_assert_cmpstr (read, ==, "2: id=in:1 title=T abstract=" LONG "\n3: id=in:2 title=T abstract=" LONG "\n");
}

/* Pages that are made to take time: each is read in well under a second. */
static const struct
{
  const char *before, *piece, *then;
  guint n, n_then;
} hostile[] = {
  { "", "<b>", "</i>", 200000, 200000 },
  { "", "<div>", "</p>", 1000000, 1000000 },
  { "<a ", "x=1 ", "", 500000, 0 },
  { "<meta ", "x=1 ", ">", 500000, 1 },
  { "<!--", "-x", "", 2000000, 0 },
  { "", "<a ", "", 1000000, 0 },
  { "", "<a \"", "", 1000000, 0 },
  { "", "<a '>", "", 500000, 0 },
  { "", "<", "", 2000000, 0 },
  { "", "<!<a", "", 500000, 0 },
  { "<script>", "</scrip", "", 500000, 0 },
  { "<p>", "&", "", 1000000, 0 },
};

static void
test_hostile (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GString) text = g_string_new (hostile[i].before);
      for (guint k = 0; k < hostile[i].n; k++)
        g_string_append (text, hostile[i].piece);
      for (guint k = 0; k < hostile[i].n_then; k++)
        g_string_append (text, hostile[i].then);
      g_autofree char *read = fixture_source_read ("html", THEMA_SPLIT_FILE, text->str, text->len);
      g_assert_true (g_str_has_prefix (read, "1: id=in"));
    }
  g_autofree char *large = g_strnfill (70 << 20, 'x');
  g_autofree char *read = fixture_source_read ("html", THEMA_SPLIT_FILE, large, strlen (large));
  g_assert_cmpstr (read, ==, "! in: has more than 64 MiB of text, which no page has; is it one?\n");
}

static const struct
{
  const char *attributes, *name, *value;
} attributes[] = {
  { " name=x", "name", "x" },         { " NAME = 'a b' c", "name", "a b" }, { " a b=\"&amp;&#65;\" ", "b", "&A" },
  { " a=1 a=2", "a", "1" },           { " ab=1", "a", NULL },               { " a", "a", "" },
  { " a=\"x", "a", "x" },             { " content=a/b.html /", "content", "a/b.html" }, { "", "a", NULL },
};

static void
test_attributes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const ThemaHtmlToken token
          = { .bytes = attributes[i].attributes, .length = strlen (attributes[i].attributes) };
      g_autofree char *value = thema_html_attribute (&token, attributes[i].name);
      g_assert_cmpstr (value, ==, attributes[i].value);
    }
}

static void
test_recognition (void)
{
  g_assert_cmpstr (fixture_source_recognise ("<!DOCTYPE HTML PUBLIC>", "a"), ==, "html");
  g_assert_cmpstr (fixture_source_recognise ("<?xml version='1.0'?>\n<!-- x -->\n<html>", "a.txt"), ==, "html");
  g_assert_cmpstr (fixture_source_recognise ("<p>A fragment", "a.htm"), ==, "html");
  g_assert_cmpstr (fixture_source_recognise ("<p>A fragment", "a.txt"), ==, "text");
  g_assert_cmpstr (fixture_source_recognise ("Of <html> and others", "a.html"), ==, "text");
  g_assert_cmpstr (fixture_source_recognise ("<!-- <html>", "a.html"), ==, "text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-html/pages", test_pages);
  g_test_add_func ("/source-html/open", test_open);
  g_test_add_func ("/source-html/blocks", test_blocks);
  g_test_add_func ("/source-html/hostile", test_hostile);
  g_test_add_func ("/source-html/attributes", test_attributes);
  g_test_add_func ("/source-html/recognition", test_recognition);
  return g_test_run ();
}
