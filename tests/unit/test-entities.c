/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/entities.h"

#include <string.h>

static const char letters[] = { '-', 'u', 'e', 'd', 'h', 'm' };

/* A text and its entities, parted by blanks: the first letter of the kind, a colon, the entity. */
static const struct
{
  const char *text, *entities;
} cases[] = {
  { "", "" },
  { "no entity at all", "" },
  { "either/or and and/or, n/a, 10/12, //, ://, @, #, www", "" },

  /* URLs */
  { "http://x.org", "u:http://x.org" },
  { "see https://x.org/a_(b).", "u:https://x.org/a_(b)" },
  { "(see https://x.org/a_(b).)", "u:https://x.org/a_(b)" },
  { "(http://x.org)", "u:http://x.org" },
  { "(http://x.org/a).", "u:http://x.org/a" },
  { "[http://x.org/a](http://y.org/b)", "u:http://x.org/a u:http://y.org/b" },
  { "http://x.org/a[1]. http://x.org/a[1", "u:http://x.org/a[1] u:http://x.org/a" },
  { "http://x.org/(a]b) http://x.org/(a[b)c", "u:http://x.org/ u:http://x.org/" },
  { "http://x.org/wiki/A_(b_(c)). Next", "u:http://x.org/wiki/A_(b_(c))" },
  { "http://x.org(see below", "u:http://x.org" },
  { "Is it http://x.org? It is http://x.org/?q=a&b=c#d! Or http://x.org...",
    "u:http://x.org u:http://x.org/?q=a&b=c#d u:http://x.org" },
  { "<http://x.org/a> \"http://x.org/b\" \u201Chttp://x.org/c\u201D {http://x.org/d}",
    "u:http://x.org/a u:http://x.org/b u:http://x.org/c u:http://x.org/d" },
  { "\\url{http://x.org/~me/}", "u:http://x.org/~me/" },
  { "'http://x.org/a', *http://x.org/b*; http://x.org/c:",
    "u:http://x.org/a u:http://x.org/b u:http://x.org/c" },
  { "HTTP://X.ORG Https://x.org fTp://x.org/a", "u:HTTP://X.ORG u:Https://x.org u:fTp://x.org/a" },
  { "http://localhost:8080/ http://1.2.3.4/a", "u:http://localhost:8080/ u:http://1.2.3.4/a" },
  { "http://me:word@x.org/a@b", "u:http://me:word@x.org/a@b" },
  { "http://x.org/%C3%A9+a=b,c;d$e'f", "u:http://x.org/%C3%A9+a=b,c;d$e'f" },
  { "http:// http:/x.org http//x.org ://x.org http://. http://(x.org) http://_", "" },
  { "sftp://x.org athttp://x.org 1http://x.org \u00E9http://x.org", "" },
  { "file://x.org mailto://x", "" },
  { "url:http://x.org -http://y.org", "u:http://x.org u:http://y.org" },
  { "http://web.archive.org/web/http://x.org/", "u:http://web.archive.org/web/http://x.org/" },
  { "http://a.org http://b.org\nhttp://c.org", "u:http://a.org u:http://b.org u:http://c.org" },
  { "http://m\u00FCnchen.de/stra\u00DFe\u2026", "u:http://m\u00FCnchen.de/stra\u00DFe" },
  { "http://\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444/\u0430.",
    "u:http://\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444/\u0430" },
  { "\u8BF7\u770Bhttp://x.org/a\u7F51\u7AD9\u3002", "u:http://x.org/a" },
  { "http://x.org\u00A0a http://x.org\u2003b", "u:http://x.org u:http://x.org" },
  { "http://x.org/\u200Ba", "u:http://x.org/" },

  /* www. */
  { "www.x.org", "u:www.x.org" },
  { "(www.x.org/a_(b)), WWW.X.ORG.", "u:www.x.org/a_(b) u:WWW.X.ORG" },
  { "the www.The www. www.x www..org www.-.x wwww.x.org awww.x.org", "" },
  { "ww.x.org Www.a-b.c", "u:Www.a-b.c" },
  { "...www.x.org", "u:www.x.org" },
  { "www.x.org's", "u:www.x.org's" },
  { "http://www.x.org www.http://x.org", "u:http://www.x.org u:http://x.org" },

  /* e-mail */
  { "me@x.org", "e:me@x.org" },
  { "mailto:me@x.org, <me@x.org>; (me@x.org).", "e:me@x.org e:me@x.org e:me@x.org" },
  { "a.b-c_d+e%f@x-y.co.uk", "e:a.b-c_d+e%f@x-y.co.uk" },
  { ".a@x.org --a@x.org _a@x.org", "e:a@x.org e:a@x.org e:_a@x.org" },
  { "a.@x.org", "m:@x" },
  { "a@x a@x.o a@.x.org a@-x.org a@x..org a@x_y.org a b@ c", "" },
  { "a@x.org-based, a@x.org1, a@x1.y2.org.", "e:a@x.org e:a@x1.y2.org" },
  { "a@b@x.org", "e:b@x.org" },
  { "a@x.org@y.org", "e:a@x.org" },
  { "jos\u00E9@x.es m\u00FC@m\u00FCnchen.de", "e:jos\u00E9@x.es e:m\u00FC@m\u00FCnchen.de" },
  { "\u90AE\u7BB1me@x.org\u3002", "e:me@x.org" },
  { "ME@X.ORG", "e:ME@X.ORG" },
  { "a/b@x.org", "e:b@x.org" },

  /* DOIs */
  { "10.1234/abc", "d:10.1234/abc" },
  { "doi:10.1234/abc. DOI: 10.1234/ABC.1; doi.org/10.1234/a",
    "d:10.1234/abc d:10.1234/ABC.1 d:10.1234/a" },
  { "https://doi.org/10.1234/abc.", "u:https://doi.org/10.1234/abc" },
  { "[10.1007/s13324-017-0187-3] (10.1371/journal.pone.0000443).",
    "d:10.1007/s13324-017-0187-3 d:10.1371/journal.pone.0000443" },
  { "10.1016/S0140-6736(99)01234-5, 10.1000.10/abc",
    "d:10.1016/S0140-6736(99)01234-5 d:10.1000.10/abc" },
  { "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.",
    "d:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O" },
  { "10.1234/a<br>10.1234/b</p>", "d:10.1234/a d:10.1234/b" },
  { "10.123/abc 10.1234567890/abc 11.1234/abc 10.1234 /abc 10.1234/ 10.1234/. 10.1234/)", "" },
  { "110.1234/abc 3.10.2020/21 v10.1234/a 10.1000./a 10..1000/a 10.1000..1/a", "" },
  { "J.10.1234/abc", "d:10.1234/abc" },
  { "1.11111111111111111111111111111111111111110.1234/a", "" },

  /* hashtags */
  { "#refugees", "h:#refugees" },
  { "#refugees, #Migrants! (#a) #a.b \"#b\"", "h:#refugees h:#Migrants h:#a h:#a h:#b" },
  { "#Fl\u00FCchtlinge #\u0431\u0435\u0436\u0435\u043D\u0446\u044B #\u96BE\u6C11 "
    "#la\u00EFcit\u00E9",
    "h:#Fl\u00FCchtlinge h:#\u0431\u0435\u0436\u0435\u043D\u0446\u044B h:#\u96BE\u6C11 "
    "h:#la\u00EFcit\u00E9" },
  { "#cafe\u0301 #\u0301a #\u0915\u094D\u200D\u0937\u200D",
    "h:#cafe\u0301 h:#\u0915\u094D\u200D\u0937" },
  { "#covid-19 #covid_19 #2020s #1 #_ #_1 # #", "h:#covid h:#covid_19 h:#2020s" },
  { "C# F#a a#b 1#a _#a \u00E9#a \u96BE#a", "" },
  { "&#x3b2; &#946; ##a \\#SAT", "" },
  { "#a#b", "h:#a" },
  { "#don't", "h:#don" },

  /* mentions */
  { "@iom", "m:@iom" },
  { ".@UN_Women, (@iom): @a!", "m:@UN_Women m:@iom m:@a" },
  { "N@C60 P@1 @1 @_ @ @@a a@b", "" },
  { "@user@mastodon.social. @user@host", "m:@user@mastodon.social m:@user" },
  { "@name.org", "m:@name" },
  { "@\u5F20\u4E09", "m:@\u5F20\u4E09" },

  /* side by side */
  { "@a#b#c@d http://x.org/#a@b", "m:@a u:http://x.org/#a@b" },
  { "#a@x.org", "h:#a" },
  { "#a-b@x.org", "h:#a e:b@x.org" },
  { "http://x.org/(me@y.org", "u:http://x.org/ e:me@y.org" },
};

static char *
describe (const char *text)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (ThemaEntity));
  g_autoptr (GString) said = g_string_new (NULL);
  gsize length = strlen (text);
  /* An exact copy, so that the sanitizer sees a read beyond its end. */
  g_autofree char *copy = g_memdup2 (text, length);
  thema_entities_find (length > 0 ? copy : "", length, entities);
  for (guint i = 0; i < entities->len; i++)
    {
      ThemaEntity entity = g_array_index (entities, ThemaEntity, i);
      const char *start = text + entity.span.start;
      gsize n = entity.span.end - entity.span.start;
      g_string_append_printf (said, "%s%c:%.*s", i > 0 ? " " : "", letters[entity.kind], (int) n,
                              start);
      /* By itself it is the same. */
      g_autofree char *alone = g_memdup2 (start, n);
      g_assert_cmpint (thema_entity_kind (alone, n), ==, entity.kind);
    }
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = describe (cases[i].text);
      g_assert_cmpstr (said, ==, cases[i].entities);
    }
}

/* Wherever the entity lies in the lanes of the scan, it is found, and nothing behind the end. */
static void
test_places (void)
{
  static const char *const entities[]
      = { "u:www.x.org", "u:http://x.org", "e:me@x.org", "d:10.1234/a", "h:#a", "m:@a" };
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    for (guint before = 0; before < 200; before++)
      {
        g_autofree char *blanks = g_strnfill (before, ' ');
        g_autofree char *text = g_strconcat (blanks, entities[i] + 2, NULL);
        g_autofree char *longer = g_strconcat (text, " ", blanks, NULL);
        g_autofree char *said = describe (text), *said_longer = describe (longer);
        g_assert_cmpstr (said, ==, entities[i]);
        g_assert_cmpstr (said_longer, ==, entities[i]);
      }
}

static const struct
{
  const char *string;
  ThemaEntityKind kind;
} wholes[] = {
  { "", THEMA_ENTITY_NONE },
  { "word", THEMA_ENTITY_NONE },
  { "#", THEMA_ENTITY_NONE },
  { "http://x.org", THEMA_ENTITY_URL },
  { "http://x.org.", THEMA_ENTITY_NONE },
  { "(http://x.org", THEMA_ENTITY_NONE },
  { "www.x.org", THEMA_ENTITY_URL },
  { "me@x.org", THEMA_ENTITY_EMAIL },
  { "me@x.org me@x.org", THEMA_ENTITY_NONE },
  { "10.1234/abc", THEMA_ENTITY_DOI },
  { "doi:10.1234/abc", THEMA_ENTITY_NONE },
  { "#a", THEMA_ENTITY_HASHTAG },
  { "#a#b", THEMA_ENTITY_NONE },
  { "@a", THEMA_ENTITY_MENTION },
  { "@a@x.org", THEMA_ENTITY_MENTION },
};

static void
test_kind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    g_assert_cmpint (thema_entity_kind (wholes[i].string, strlen (wholes[i].string)), ==,
                     wholes[i].kind);
}

/* Words as the segmenter gives them, merged with the entities found. */
static const struct
{
  const char *text, *tokens; /* parted by blanks */
} merges[] = {
  { "", "" },
  { "no entity, no", "no entity , no" },
  { "see https://x.org/a_(b).", "see https://x.org/a_(b) ." },
  { "me@x.org or @iom", "me@x.org or @iom" },
  { "doi:10.1234/abc", "doi : 10.1234/abc" },
  { "#don't", "#don 't" },
  { "www.x.org-a http://x.org", "www.x.org-a http://x.org" },
  { "a@x.org-based", "a@x.org - based" },
  { "#a_#b", "#a_ # b" },
  { "a (#b) c", "a ( #b ) c" },
  { "http://x.org\nhttp://y.org", "http://x.org http://y.org" },
  { "\u96BE\u6C11#a", "\u96BE\u6C11 # a" },
  { "\u8BF7http://x.org/a\u7F51", "\u8BF7 http://x.org/a \u7F51" },
};

static void
test_merge (void)
{
  g_autoptr (ThemaSegmenter) segmenter = thema_segmenter_new (NULL, NULL);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (ThemaEntity));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      const char *text = merges[i].text;
      const ThemaSpan *words;
      gsize n_words;
      g_array_set_size (entities, 0);
      g_array_set_size (spans, 0);
      g_assert_true (
          thema_segmenter_words (segmenter, text, strlen (text), &words, &n_words, NULL));
      thema_entities_find (text, strlen (text), entities);
      thema_entities_merge (words, n_words, (const ThemaEntity *) (gpointer) entities->data,
                            entities->len, spans);
      g_autoptr (GString) said = g_string_new (NULL);
      for (guint s = 0; s < spans->len; s++)
        {
          ThemaSpan span = g_array_index (spans, ThemaSpan, s);
          g_string_append_printf (said, "%s%.*s", s > 0 ? " " : "", (int) (span.end - span.start),
                                  text + span.start);
        }
      g_assert_cmpstr (said->str, ==, merges[i].tokens);
    }
}

/* Spans that the segmenter does not give: words that part from entities at any byte. */
static void
test_merge_edges (void)
{
  static const ThemaSpan words[] = { { 0, 4 }, { 5, 9 }, { 9, 10 }, { 12, 20 }, { 30, 32 } };
  static const ThemaEntity entities[] = {
    { { 2, 6 }, THEMA_ENTITY_URL },   { { 6, 7 }, THEMA_ENTITY_URL },
    { { 8, 13 }, THEMA_ENTITY_URL },  { { 14, 15 }, THEMA_ENTITY_URL },
    { { 22, 25 }, THEMA_ENTITY_URL }, { { 40, 41 }, THEMA_ENTITY_URL },
  };
  static const ThemaSpan expected[]
      = { { 0, 2 },   { 2, 6 },   { 6, 7 },   { 7, 8 },   { 8, 13 }, { 13, 14 },
          { 14, 15 }, { 15, 20 }, { 22, 25 }, { 30, 32 }, { 40, 41 } };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  thema_entities_merge (words, G_N_ELEMENTS (words), entities, G_N_ELEMENTS (entities), spans);
  g_assert_cmpmem (spans->data, (int) (spans->len * sizeof (ThemaSpan)), expected,
                   (int) sizeof expected);
}

/* Texts that would take hours if any byte were read again and again. */
static void
test_hostile (void)
{
  static const char *const units[] = { "/",       "@",         "#",
                                       "w",       "www.",      "://",
                                       "http://", "http://x(", "http://x((((((((((((((((((",
                                       "a@",      "a@b",       "a@b.",
                                       "10.",     "10.1234/",  "10.1234/<1",
                                       "1.",      "#a",        "#_",
                                       "@a@",     "a.",        "(",
                                       "[(",      "\u00E9@",   "#\u200D",
                                       "www.a",   "http://x[", "1111111111/" };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (ThemaEntity));
      while (text->len < 1000000)
        g_string_append (text, units[i]);
      gint64 start = g_get_monotonic_time ();
      thema_entities_find (text->str, text->len, entities);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entities/find", test_find);
  g_test_add_func ("/entities/places", test_places);
  g_test_add_func ("/entities/kind", test_kind);
  g_test_add_func ("/entities/merge", test_merge);
  g_test_add_func ("/entities/merge-edges", test_merge_edges);
  g_test_add_func ("/entities/hostile", test_hostile);
  return g_test_run ();
}
