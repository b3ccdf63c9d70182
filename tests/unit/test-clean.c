/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/clean.h"
#include "text/error.h"
#include "text/fold.h"

#include <string.h>

#define H THEMA_CLEAN_HTML
#define L THEMA_CLEAN_LATEX
#define F " \uFFFC " /* a formula */

static const struct
{
  ThemaCleanFlags flags;
  const char *text, *cleaned; /* NULL: the text itself */
} cases[] = {
  { H | L, "", NULL },
  { H | L, "Nothing to clean: a - b, 'c' and \"d\", `e' (f) [g] 5 % #1 @h ^ _ | > x", NULL },
  { 0, "<p>a &amp; $b$ \\c</p>", NULL },
  { H, "$x$ \\emph{a} ~ -- ``b''", NULL },
  { L, "<p>a &amp; b</p>", NULL },

  /* References. */
  { H, "caf&eacute; &amp; R&D", "caf\u00E9 & R&D" },
  { H, "&lt;5 &gt;3 &quot;a&quot; &apos;b&apos; &#039;c&#039;", "<5 >3 \"a\" 'b' 'c'" },
  { H, "&#8211;&#x2013;&#X2013; &ndash; &mu;m &deg;C a&nbsp;b",
    "\u2013\u2013\u2013 \u2013 \u03BCm \u00B0C a\u00A0b" },
  { H, "don&#146;t &#147;a&#148; &#150; &#128;", "don\u2019t \u201Ca\u201D \u2013 \u20AC" },
  { H, "&#x1F600;&#1114111;", "\U0001F600\U0010FFFF" },
  { H, "&#0; &#x0; &#55296; &#xDFFF; &#1114112; &#x110000; &#99999999; &#x7F; &#1; &#129;", NULL },
  { H, "& && &; &#; &#x; &#xg; &#1a; &a; &nosuch; &amp &ampx; &#12", NULL },
  { H, "&#x00000000000041; &aaaaaaaaaaaaaaaaaaaaaaa;", NULL },
  { H, "&#10;&#13;&#9;x", "\n\n\tx" },
  { H, "co&shy;operate", "cooperate" },
  { H, "AT&amp;amp;T &amp;#8217; &amp;eacute; &amp;amp;lt; &amp;nosuch; &amp;",
    "AT&T \u2019 \u00E9 < &nosuch; &" },
  { H, "&amp;amp;amp;", "&" },

  /* Tags. */
  { H, "H<sub>2</sub>O, m<sup>2</sup>, <i>E. coli</i> and <B>bold</B>",
    "H2O, m2, E. coli and bold" },
  { H, "<p>One.</p><p>Two.</p>", "\n\nOne.\n\n\n\nTwo.\n\n" },
  { H, "<h4>AIM</h4>To see<br>it<br/>or<BR />not", "\n\nAIM\n\nTo see\nit\nor\nnot" },
  { H, "<ul><li>a</li><li>b</li></ul>", "\n\n\na\n\nb\n\n\n" },
  { H, "<tr><td>a</td><td>b</td></tr>", "\n a  b \n" },
  { H, "<jats:title>Abstract</jats:title><jats:p>The <jats:italic>norm</jats:italic></jats:p>",
    "\n\nAbstract\n\n\n\nThe norm\n\n" },
  { H,
    "<jats:sec><jats:title>Aim</jats:title>a<jats:xref ref-type=\"bibr\">1</jats:xref></jats:sec>",
    "\n\n\n\nAim\n\na1\n\n" },
  { H, "<jats:unheard-of>a</jats:unheard-of> <mml:mi>x</mml:mi>", "a  x " },
  { H, "a <mml:math display=\"inline\"><mml:mi>x</mml:mi></mml:math> b", "a   b" },
  { H, "a<math><mi>x</mi></math>b <math>c", "a b <math>c" },
  { H,
    "<jats:inline-formula><jats:alternatives><jats:tex-math>$$x$$</jats:tex-math><mml:math/></"
    "jats:alternatives></jats:inline-formula>",
    "  " },
  { H, "a<script>if (a<b) c()</script>b<style type=\"x\">p{}</style>c<!-- d -->e", "abce" },
  { H, "<?xml version=\"1.0\"?><!DOCTYPE html>a", "a" },
  { H, "a <!-- b <!x <? 3 <!", NULL },
  { H, "<a href=\"http://x.org/?a=b&amp;c\" class=x>a</a> <img src=x.gif WIDTH=287 HEIGHT=96>b",
    "a b" },
  { H, "<span style='a:b'>a</span><div>b</div>", "a\n\nb\n\n" },
  { H, "&lt;p&gt;One&lt;/p&gt; &amp;lt;i&amp;gt;two&amp;lt;/i&amp;gt; &#60;b>c&#x3c;/b&#62;",
    "\n\nOne\n\n two c" },
  { H, "<section>a</section> <time>b</time> <header>c", "\n\na\n\n b <header>c" },
  { H, "<p\n>a</p\n>", "\n\na\n\n" },

  /* No tags. */
  { H, "x<y and z>w, a<b, b>c, p < 0.05, 1<p<2, x<-3, <=, <>, <<a>>, </>, </ p>", NULL },
  { H, "0<p and q>1; x<a b>y; <i and j>; <b, c>; <U> <A>(t) N<I>; <x,y>", NULL },
  { H, "<http://x.org> <me@x.org> <unknown> <subs> <ii> <p1> <jats> <jats:> <x:p>", NULL },
  { H, "<p <i <sub a= <br / <p a=b", NULL },
  { H, "a <q>b</q> <u>c", "a b <u>c" },

  /* Composing again. */
  { H, "e&#769;t&eacute;", "\u00E9t\u00E9" },
  { H, "e<i>\u0301</i>x", "\u00E9x" },
  { H, "a<i>\u0323</i><b>\u0301</b>", "\u1EA1\u0301" },
  { H, "a&#769;&#803;b", "\u1EA1\u0301b" },
  { H, "&#4352;&#4449;&#4520;", "\uAC01" },
  { H, "&#769;a \u00E9<i>b</i>", "\u0301a \u00E9b" },
  { H, "&#8486; &#8491; &#2392;", "\u03A9 \u00C5 \u0915\u093C" },

  /* Accents and letters. */
  { L, "Schr\\\"odinger, Poincar\\'{e}, Schr{\\\"o}dinger, Schr\\\" odinger, L\\'{ e }vy",
    "Schr\u00F6dinger, Poincar\u00E9, Schr\u00F6dinger, Schr\u00F6dinger, L\u00E9vy" },
  { L, "Erd\\H{o}s, \\v{C}ech, \\c{c}a, fa\\c cade, \\k{a}, \\r{A}, \\d{s}, \\u g",
    "Erd\u0151s, \u010Cech, \u00E7a, fa\u00E7ade, \u0105, \u00C5, \u1E63, \u011F" },
  { L, "na\\\"{\\i}ve, \\'\\i, Maz'ya, \\^\\j, \\'\\ae",
    "na\u00EFve, \u00ED, Maz'ya, \u0135, \u01FD" },
  { L, "Stra\\ss e, S\\o ren, {\\O}rsted, \\L{}ukasz, \\AA ngstr\\\"om, 5 \\AA resolution, {\\AA}s",
    "Stra\u00DFe, S\u00F8ren, \u00D8rsted, \u0141ukasz, \u00C5ngstr\u00F6m, 5 \u00C5 resolution, "
    "\u00C5s" },
  { L, "\\~n \\`a \\^o \\=u \\.z \\\"s \\d{\u00CC}",
    "\u00F1 \u00E0 \u00F4 \u016B \u017C s\u0308 \u1ECA\u0300" },
  { L, "\\' \\\" \\'{} \\\"{1}", "\\' \\\" \\' \\\"1" },
  { L, "http://x.org/\\~{}me \\^{}", "http://x.org/~me ^" },
  { L, "TNF-{\\alpha}, 10 {\\mu}m, 20{\\deg}C, $5 \\pm 1$, \\b{eta}-Ga, \\c{hi}",
    "TNF-\u03B1, 10 \u03BCm, 20\u00B0C, " F ", \u03B2-Ga, \u03C7" },

  /* Commands. */
  { L, "\\emph{a} {\\it b} {\\em{c}} \\textbf{\\textit{d}} \\textsc {e} CO\\textsubscript{2}",
    "a b c d e CO2" },
  { L, "word~\\cite{a_b:2}, \\cite[see][p.~5]{a} (\\ref{x}) \\label{eq:1}", "word ,  () " },
  { L, "a\\footnote{b} \\url{http://x.org/~a--b} \\textcolor{red}{c} \\href{http://y.org}{d}",
    "a b http://x.org/~a--b c d" },
  { L, "\\begin{itemize} \\item a \\item b \\end{itemize}c\\\\d \\par e",
    "\n \n a \n b \nc\nd \n\n e" },
  { L, "\\frac{1}{2} \\foo* \\PSL(2,q) \\mathbb{R}", " 1 2    (2,q) R" },
  { L, "50\\% R\\&D a\\_b \\$5 \\#1 \\{c\\} i.e.\\ d 10\\,km e\\-f {\\it g\\/}h",
    "50% R&D a_b $5 #1 {c} i.e. d 10 km ef gh" },
  { H | L, "S\\&amp;P \\&lt; <i>\\emph{a}</i>", "S&P &lt; a" },
  { L, "\\ldots \\textendash \\S 5 \\LaTeX", "\u2026 \u2013 \u00A7 5 LaTeX" },
  { L, "{DNA} {a}{b} a} {b", "DNA a b a b" },
  { L, "\\ \\\\ \\| \\5 \\", " \n \\| \\5 \\" },

  /* Signs. */
  { L, "Fig.~1, ~5 cm, (~5), a ~ b, S\\~ao~Paulo, x.edu/~me, in ~\\cite{a}b ~",
    "Fig. 1, ~5 cm, (~5), a ~ b, S\u00E3o Paulo, x.edu/~me, in  b ~" },
  { L, "a -- b, pp. 1--5, c---d, ----, -->, <--, e-f, http://x.org/a--b",
    "a \u2013 b, pp. 1\u20135, c\u2014d, ----, -->, <--, e-f, http://x.org/a--b" },
  { L, "``a'' ```b''' `c' d'", "\u201Ca\u201D \u201C`b\u201D' `c' d'" },

  /* Formulas. */
  { L, "the $n$-th $x^2+y$ of $ A $, $$\\sum_i x_i = 1.$$ So",
    "the " F "-th " F " of " F ", " F " So" },
  { L, "\\(x\\) and \\[y = z.\\] a \\(b", F " and " F " a \\(b" },
  { L, "H$_2$O, CO$_{2}$, TiO$_x$, (SiO)$_2$, C$_{60}$H, x $_2$, P$_{\\rm VI}$, m$^2$, 10$^5$",
    "H2O, CO2, TiOx, (SiO)2, C60H, x " F ", P" F ", m" F ", 10" F },
  { L, "\\begin{equation*} x = 1 \\end{equation*} a \\begin{align} b", F " a \n b" },
  { L,
    "\\documentclass[12pt]{minimal} \\usepackage{amsmath} \\begin{document}$$x$$\\end{document}b",
    F "b" },
  { L, "a $x\n\ny$ b \\(c\n \nd\\) $$e\n\nf$$", NULL },
  { L, "the $n \\text{ that is big and even }$ x $a \\$ b$", "the " F " x " F },
  { L, "$(1;1,...,1) $-summing $ $ $a$$b$", F "-summing $ $ " F F },

  { L,
    "$\\textit{Ethics guidelines}$, $\\mathbf{Purpose}$: a $\\mathbf{A}$ $\\mathrm{Perm}$ "
    "$\\emph{is so}$ $\\text{x}$ $\\mathbf{\\lambda}$ $/n$",
    "Ethics guidelines, Purpose: a " F " " F " is so " F " " F " " F },
  { L, "$\\textbf{Theorem 1.4.}$$x$ $\\mathbf{Theorem}_1$ $\\textit{a b}",
    "Theorem 1.4." F " " F " $a b" },

  /* Money. */
  { L, "costs $5 and $6", NULL },
  { L, "from $5 million to $6 million, US$5-US$6, $5/$6, $5-$10, $5", NULL },
  { L, "cost $5,000 (95% CI = 3 - 7) versus $6,000", NULL },
  { L, "($5 per day; USD=$6), Kaps, $/Kaps, $/Maps and US$ and A$ x", NULL },
  { L, "NZ$2 per 100g fat, NZ$0.4 per 100mg", NULL },
  { L, "about $5 for $n$ of $6", "about $5 for " F " of $6" },
  { L, "price $$ or $$$, $", NULL },
};

static char *
clean (ThemaClean *cleaner, const char *text, ThemaCleanFlags flags)
{
  /* An exact copy, so that the sanitizer sees a read beyond its end. */
  gsize length = strlen (text), n;
  g_autofree char *copy = g_memdup2 (text, length);
  const char *given = length > 0 ? copy : "";
  g_autoptr (GError) error = NULL;
  const char *cleaned = thema_clean (cleaner, given, length, flags, &n, &error);
  g_assert_no_error (error);
  g_assert_true (cleaned != given || n == length);
  return g_strndup (cleaned, n);
}

static void
test_text (void)
{
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text, *expected = cases[i].cleaned;
      g_autofree char *cleaned = clean (cleaner, text, cases[i].flags);
      g_assert_cmpstr (cleaned, ==, expected != NULL ? expected : text);
      g_autoptr (GString) composed = g_string_new (NULL);
      g_assert_true (thema_nfc_append (cleaned, strlen (cleaned), composed, NULL));
      g_assert_cmpstr (composed->str, ==, cleaned);
    }
}

/* A text with nothing to clean is given back itself. */
static void
test_nothing (void)
{
  static const char *const texts[] = { "plain", "R&D, 1 < 2, <x,y>", "costs $5 and $6, a-b" };
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize n;
      const char *cleaned = thema_clean (cleaner, texts[i], strlen (texts[i]), H | L, &n, NULL);
      g_assert_true (cleaned == texts[i]);
      g_assert_cmpuint (n, ==, strlen (texts[i]));
    }
}

/* What is found in the cleaned text, and where that came from. */
static const struct
{
  ThemaCleanFlags flags;
  const char *text, *word, *origin;
} places[] = {
  { H, "a caf&eacute; b", "caf\u00E9", "caf&eacute;" },
  { H, "a H<sub>2</sub>O b", "H2O", "H<sub>2</sub>O" },
  { H, "a H<sub>2</sub>O b", "2", "2" },
  { H, "a <b>word</b> b", "word", "word" },
  { H, "<p>word</p>", "word", "word" },
  { H, "an e<i>\u0301</i>t\u00E9", "\u00E9t\u00E9", "e<i>\u0301</i>t\u00E9" },
  { H, "xe&#769;y", "\u00E9", "e&#769;" },
  { H, "xe&#769;y", "y", "y" },
  { H, "xe&#769;y", "x", "x" },
  { H, "a &amp;amp; b", "&", "&amp;amp;" },
  { H, "no change", "change", "change" },
  { L, "a Schr{\\\"o}dinger b", "Schr\u00F6dinger", "Schr{\\\"o}dinger" },
  { L, "a H$_{2}$O b", "H2O", "H$_{2}$O" },
  { L, "a $x^2$ b", "\uFFFC", "$x^2$" },
  { L, "the \\emph{norm} of", "norm", "norm" },
  { L, "the \\emph{human rights} of", "human rights", "human rights" },
  { L, "human {\\it rights} of", "human rights", "human {\\it rights" },
  { L, "``a''", "\u201D", "''" },
  { L, "TNF-{\\alpha}.", "\u03B1", "\\alpha" },
  { H | L, "<i>Erd\\H{o}s</i>&ndash;R\\'enyi", "Erd\u0151s\u2013R\u00E9nyi",
    "Erd\\H{o}s</i>&ndash;R\\'enyi" },
};

static void
test_origin (void)
{
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *cleaned = clean (cleaner, places[i].text, places[i].flags);
      const char *word = strstr (cleaned, places[i].word);
      g_assert_nonnull (word);
      ThemaSpan span = { (guint32) (word - cleaned),
                         (guint32) (word - cleaned + (gssize) strlen (places[i].word)) };
      ThemaSpan origin = thema_clean_origin (cleaner, span);
      g_autofree char *said = g_strndup (places[i].text + origin.start, origin.end - origin.start);
      g_assert_cmpstr (said, ==, places[i].origin);
    }
}

/* Queries out of order give what those in order gave. */
static void
test_any_order (void)
{
  static const char text[] = "<p>a&eacute;b <i>c</i>d&amp;e</p> f&#769;g <b>h</b>";
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  g_autofree char *cleaned = clean (cleaner, text, H);
  guint32 n = (guint32) strlen (cleaned), state = 1;
  g_autofree ThemaSpan *spans = g_new0 (ThemaSpan, n);
  for (guint32 i = 0; i < n; i++)
    spans[i] = thema_clean_origin (cleaner, (ThemaSpan){ i, i + 1 });
  for (guint round = 0; round < 1000; round++)
    {
      guint32 i = (state = state * 16807 % 2147483647) % n;
      ThemaSpan again = thema_clean_origin (cleaner, (ThemaSpan){ i, i + 1 });
      g_assert_cmpuint (again.start, ==, spans[i].start);
      g_assert_cmpuint (again.end, ==, spans[i].end);
    }
}

/* Wherever it lies in the lanes of the scan, it is found. */
static void
test_places (void)
{
  static const struct
  {
    const char *text, *cleaned;
  } things[] = { { "&amp;", "&" },   { "<br>", "\n" },   { "\\%", "%" },  { "{}", "" },
                 { "--", "\u2013" }, { "''", "\u201D" }, { "$\\pi$", F }, { "a~b", "a b" } };
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    for (guint before = 0; before < 100; before++)
      for (guint behind = 0; behind < 100; behind += 33)
        {
          g_autofree char *dots = g_strnfill (before, '.'), *more = g_strnfill (behind, '.');
          g_autofree char *text = g_strconcat (dots, things[i].text, more, NULL);
          g_autofree char *expected = g_strconcat (dots, things[i].cleaned, more, NULL);
          g_autofree char *cleaned = clean (cleaner, text, H | L);
          g_assert_cmpstr (cleaned, ==, expected);
        }
}

/* Texts that would take hours if any byte were read again and again. */
static const char *const hostile[] = {
  "{",
  "}",
  "}{",
  "<",
  "<<p",
  "$",
  "$$",
  "$ $",
  "$a",
  "$a b c d ",
  "&",
  "&amp;",
  "&amp;lt;",
  "&lt;p",
  "&a;",
  "&#",
  "&#1",
  "\\",
  "\\(",
  "\\[",
  "\\(\\)",
  "~",
  "--",
  "-",
  "`",
  "'",
  "<!--",
  "<!a",
  "<?a",
  "<math>",
  "<math></math>",
  "<script>",
  "<b>",
  "</b>",
  "<b></b>",
  "<jats:a",
  "<jats:aa>",
  "<p a=",
  "<p a=b&amp;",
  "</math",
  "<math></b>",
  "\\begin{equation}",
  "\\begin{equation}\\end{align}",
  "\\begin{align}$$",
  "\\documentclass",
  "\\cite[",
  "\\cite{",
  "\\cite{a",
  "\\cite[a]",
  "\\'",
  "\\' ",
  "\\'{",
  "\\'{e",
  "\\AA ",
  " \\AA",
  "&#769;",
  "e&#769;",
  "<b>\u0301</b>",
  "\\b{eta",
  "~http://x.org/",
  "a~",
  "$_2",
  "a$_2$",
  "\\a",
  "\n$",
  "\n\n$",
  "\\$",
  "$\\$",
  "<p &lt;",
  "&lt;p &lt;",
  "&lt;!--",
  "\\begin{a",
  "$$a$",
  "<math a=b>",
};

static void
test_hostile (void)
{
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      while (text->len < 500000)
        g_string_append (text, hostile[i]);
      gint64 start = g_get_monotonic_time ();
      g_free (clean (cleaner, text->str, H | L));
      if (g_get_monotonic_time () - start > 20 * G_TIME_SPAN_SECOND)
        g_error ("%s takes too long", hostile[i]);
    }
}

static void
test_too_long (void)
{
  g_autoptr (ThemaClean) cleaner = thema_clean_new ();
  g_autoptr (GError) error = NULL;
  gsize n;
  g_assert_null (thema_clean (cleaner, "", G_MAXINT32 / 2 + 1u, H, &n, &error));
  g_assert_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clean/text", test_text);
  g_test_add_func ("/clean/nothing", test_nothing);
  g_test_add_func ("/clean/origin", test_origin);
  g_test_add_func ("/clean/any-order", test_any_order);
  g_test_add_func ("/clean/places", test_places);
  g_test_add_func ("/clean/hostile", test_hostile);
  g_test_add_func ("/clean/too-long", test_too_long);
  return g_test_run ();
}
