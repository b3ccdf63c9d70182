/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/html-page.h"

#include "corpus/error.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of text of a page. */
#define MAX_TEXT ((gsize) 64 << 20)
/* Elements within each other; browsers, too, have such a bound. What is deeper is not told apart.
 */
#define MAX_OPEN 512

typedef enum
{
  INLINE, /* what is not in the table */
  LINK,
  LINE,  /* ends a line; two of them end a block */
  BREAK, /* parts blocks, and holds nothing */
  BLOCK,
  MAIN,   /* a block in which a header is no page's header */
  HEADER, /* left out but in MAIN */
  SKIP,   /* left out with what it holds */
  TITLE,
  META,
  PAGE,
} Kind;

typedef struct
{
  const char *name;
  Kind kind;
} Element;

/* Sorted. A form is no boilerplate by itself: some sites put the whole page into one. */
static const Element elements[] = {
  { "a", LINK },           { "address", BLOCK },    { "article", MAIN },  { "aside", SKIP },
  { "audio", SKIP },       { "blockquote", BLOCK }, { "body", BLOCK },    { "br", LINE },
  { "button", SKIP },      { "canvas", SKIP },      { "caption", BLOCK }, { "center", BLOCK },
  { "datalist", SKIP },    { "dd", BLOCK },         { "details", BLOCK }, { "dialog", SKIP },
  { "div", BLOCK },        { "dl", BLOCK },         { "dt", BLOCK },      { "fieldset", BLOCK },
  { "figcaption", BLOCK }, { "figure", BLOCK },     { "footer", SKIP },   { "form", BLOCK },
  { "h1", BLOCK },         { "h2", BLOCK },         { "h3", BLOCK },      { "h4", BLOCK },
  { "h5", BLOCK },         { "h6", BLOCK },         { "head", BLOCK },    { "header", HEADER },
  { "hr", BREAK },         { "html", PAGE },        { "iframe", SKIP },   { "label", SKIP },
  { "legend", SKIP },      { "li", BLOCK },         { "main", MAIN },     { "math", SKIP },
  { "menu", SKIP },        { "meta", META },        { "nav", SKIP },      { "noembed", SKIP },
  { "noframes", SKIP },    { "noscript", SKIP },    { "object", SKIP },   { "ol", BLOCK },
  { "optgroup", SKIP },    { "option", SKIP },      { "p", BLOCK },       { "pre", BLOCK },
  { "script", SKIP },      { "section", BLOCK },    { "select", SKIP },   { "style", SKIP },
  { "summary", BLOCK },    { "svg", SKIP },         { "table", BLOCK },   { "tbody", BLOCK },
  { "td", BLOCK },         { "template", SKIP },    { "textarea", SKIP }, { "tfoot", BLOCK },
  { "th", BLOCK },         { "thead", BLOCK },      { "title", TITLE },   { "tr", BLOCK },
  { "ul", BLOCK },         { "video", SKIP },       { "xmp", BLOCK },
};

typedef struct
{
  ThemaHtmlPage *page;             /* borrowed */
  guint8 open[MAX_OPEN];           /* the places of elements in the table */
  guint n_open, n_deeper;          /* those, and how many more are open */
  guint counts[PAGE + 1];          /* open elements of each kind */
  GString *block, *title;          /* owned */
  guint n_words, n_linked, n_wide; /* of the block; wide: Han, kana and hangul */
  gboolean in_word;
  guint64 line;
} Builder;

static int
compare_names (const void *name, const void *element)
{
  return strcmp (name, ((const Element *) element)->name);
}

/* The place of the element in the table; G_N_ELEMENTS: it is not there. */
static gsize
find_element (const char *name)
{
  const Element *element
      = bsearch (name, elements, G_N_ELEMENTS (elements), sizeof *elements, compare_names);
  return element != NULL ? (gsize) (element - elements) : G_N_ELEMENTS (elements);
}

static void
trim_end (GString *text, const char *blanks)
{
  while (text->len > 0 && strchr (blanks, text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
}

/* The block ends. */
static void
end_block (Builder *self)
{
  GString *text = self->page->text;
  trim_end (self->block, " \n");
  if (self->block->len > 0)
    {
      /* Scripts without blanks: about two characters a word. */
      ThemaHtmlBlock block = { .start = text->len,
                               .length = self->block->len,
                               .line = self->line,
                               .n_words = self->n_words + self->n_wide / 2,
                               .n_linked = self->n_linked };
      g_string_append_len (text, self->block->str, (gssize) self->block->len);
      g_array_append_val (self->page->blocks, block);
      g_string_truncate (self->block, 0);
    }
  self->n_words = self->n_linked = self->n_wide = 0;
  self->in_word = FALSE;
}

static gboolean
is_skipped (const Builder *self)
{
  return self->counts[SKIP] > 0 || (self->counts[HEADER] > 0 && self->counts[MAIN] == 0);
}

/* A line ends. Whole texts are written with nothing but <br>; they are judged by their paragraphs,
 * not by their lines, which have too few words. */
static void
end_line (Builder *self)
{
  if (is_skipped (self))
    return;
  trim_end (self->block, " ");
  gsize length = self->block->len;
  if (length > 0 && self->block->str[length - 1] == '\n')
    end_block (self);
  else if (length > 0)
    g_string_append_c (self->block, '\n');
  self->in_word = FALSE;
}

static void
add_text (Builder *self, const ThemaHtmlToken *token)
{
  if (self->counts[TITLE] > 0)
    thema_html_append_text (self->title, token->bytes, token->length);
  if (self->counts[TITLE] > 0 || is_skipped (self))
    return;
  gsize length = self->block->len;
  thema_html_append_text (self->block, token->bytes, token->length);
  if (length == 0 && self->block->len > 0)
    self->line = token->line;
  for (gsize i = length; i < self->block->len; i++)
    {
      guint8 c = (guint8) self->block->str[i];
      self->n_wide += c >= 0xE3 && c <= 0xED;
      if (g_ascii_isspace (c))
        self->in_word = FALSE;
      else if (!self->in_word)
        {
          self->in_word = TRUE;
          self->n_words++;
          self->n_linked += self->counts[LINK] > 0;
        }
    }
}

static void
close_down_to (Builder *self, guint n_open)
{
  while (self->n_open > n_open)
    self->counts[elements[self->open[--self->n_open]].kind]--;
}

/* Elements whose end tag may be left out end where the next of their kind begins, or one of their
 * other kind: a page of a thousand <p> is not a thousand deep. A link holds no link. */
static void
end_implied (Builder *self, gsize at)
{
  static const char *const pairs[][2]
      = { { "p", "p" },   { "li", "li" }, { "dt", "dd" },         { "dt", "dt" }, { "dd", "dd" },
          { "td", "th" }, { "td", "td" }, { "th", "th" },         { "tr", "tr" }, { "a", "a" },
          { "p", "h1" },  { "p", "h2" },  { "p", "h3" },          { "p", "h4" },  { "p", "ul" },
          { "p", "pre" }, { "p", "div" }, { "option", "option" }, { "p", "ol" } };
  if (self->n_open == 0 || self->n_deeper > 0)
    return;
  const char *last = elements[self->open[self->n_open - 1]].name, *next = elements[at].name;
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if ((strcmp (pairs[i][0], last) == 0 && strcmp (pairs[i][1], next) == 0)
        || (strcmp (pairs[i][1], last) == 0 && strcmp (pairs[i][0], next) == 0
            && *pairs[i][0] != 'p'))
      {
        close_down_to (self, self->n_open - 1);
        return;
      }
}

/* <a name=...> without an address is a place, not a link. */
static gboolean
is_place (const ThemaHtmlToken *token)
{
  g_autofree char *address = thema_html_attribute (token, "href");
  return address == NULL;
}

static void
begin_element (Builder *self, const ThemaHtmlToken *token)
{
  gsize at = find_element (token->name);
  if (at == G_N_ELEMENTS (elements))
    return;
  Kind kind = elements[at].kind;
  if (kind == META || kind == PAGE)
    thema_html_meta_read (&self->page->meta, token);
  if (kind == LINE)
    {
      end_line (self);
      return;
    }
  if (kind != LINK && kind != META)
    end_block (self);
  gboolean is_empty = token->length > 0 && token->bytes[token->length - 1] == '/';
  if (kind == BREAK || kind == META || (is_empty && kind == SKIP)
      || (kind == LINK && is_place (token)))
    return;
  end_implied (self, at);
  if (self->n_open == MAX_OPEN)
    {
      self->n_deeper++;
      return;
    }
  self->open[self->n_open++] = (guint8) at;
  self->counts[kind]++;
}

/* Closes the element and what is open in it; an end tag without a beginning is passed over. */
static void
end_element (Builder *self, const ThemaHtmlToken *token)
{
  gsize at = find_element (token->name);
  if (at == G_N_ELEMENTS (elements) || elements[at].kind == LINE)
    return;
  if (elements[at].kind != LINK)
    end_block (self);
  if (self->n_deeper > 0)
    {
      self->n_deeper--;
      return;
    }
  const guint8 *found = memrchr (self->open, (int) at, self->n_open);
  if (found == NULL)
    return;
  close_down_to (self, (guint) (found - self->open));
}

/* Whether a block is main text, by itself and the blocks around it. */
static gboolean
is_main (const ThemaHtmlBlock *before, const ThemaHtmlBlock *block, const ThemaHtmlBlock *behind)
{
  /* Shares of 1/3 and 5/9. */
  if (3 * (guint64) block->n_linked > block->n_words)
    return FALSE;
  if (9 * (guint64) before->n_linked > 5 * (guint64) before->n_words)
    return block->n_words > 40 || behind->n_words > 17;
  return block->n_words > 16 || behind->n_words > 15 || before->n_words > 4;
}

static void
choose_blocks (GArray *blocks)
{
  static const ThemaHtmlBlock nothing = { 0 };
  const ThemaHtmlBlock *before = &nothing;
  gboolean any = FALSE;
  for (guint i = 0; i < blocks->len; i++)
    {
      ThemaHtmlBlock *block = &g_array_index (blocks, ThemaHtmlBlock, i);
      const ThemaHtmlBlock *behind
          = i + 1 < blocks->len ? &g_array_index (blocks, ThemaHtmlBlock, i + 1) : &nothing;
      block->is_main = is_main (before, block, behind);
      any |= block->is_main;
      before = block;
    }
  for (guint i = 0; !any && i < blocks->len; i++)
    g_array_index (blocks, ThemaHtmlBlock, i).is_main = TRUE;
}

/* Text in another encoding than UTF-8, which the page states, as UTF-8 (transfer full); NULL: it is
 * UTF-8 already, or cannot be told. Pages that say ISO-8859-1 mean windows-1252, as in browsers. */
static char *
decode (const Builder *self, const ThemaHtmlToken *token, gsize *length)
{
  g_autofree char *charset = g_strdup (self->page->meta.charset);
  if (charset == NULL || g_utf8_validate (token->bytes, (gssize) token->length, NULL))
    return NULL;
  g_strstrip (charset);
  gboolean is_latin = g_ascii_strncasecmp (charset, "iso-8859-1", strlen ("iso-8859-1")) == 0
                      && charset[strlen ("iso-8859-1")] == '\0';
  return g_convert (token->bytes, (gssize) token->length, "UTF-8",
                    is_latin ? "windows-1252" : charset, NULL, length, NULL);
}

static gboolean
build (Builder *self, ThemaHtmlTokens *tokens, ThemaFeed *feed, GError **error)
{
  static void (*const handlers[]) (Builder *, const ThemaHtmlToken *)
      = { add_text, begin_element, end_element };
  ThemaHtmlToken token;
  GError *failure = NULL;
  while (thema_html_tokens_next (tokens, &token, &failure))
    {
      gsize length;
      g_autofree char *decoded = decode (self, &token, &length);
      if (decoded != NULL)
        {
          token.bytes = decoded;
          token.length = length;
        }
      handlers[token.kind](self, &token);
      if (self->page->text->len + self->block->len + self->title->len > MAX_TEXT)
        {
          g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_LIMIT,
                       "%s: has more than 64 MiB of text, which no page has; is it one?",
                       thema_feed_name (feed));
          return FALSE;
        }
    }
  end_block (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
thema_html_page_read (ThemaHtmlPage *self, ThemaFeed *feed, GError **error)
{
  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (ThemaHtmlBlock));
  thema_html_meta_init (&self->meta);
  Builder builder = { .page = self };
  builder.block = g_string_new (NULL);
  builder.title = g_string_new (NULL);
  ThemaHtmlTokens *tokens = thema_html_tokens_new (feed);
  gboolean good = build (&builder, tokens, feed, error);
  thema_html_meta_add (&self->meta, "title", g_strstrip (builder.title->str));
  choose_blocks (self->blocks);
  thema_html_tokens_free (tokens);
  g_string_free (builder.block, TRUE);
  g_string_free (builder.title, TRUE);
  return good;
}

void
thema_html_page_clear (ThemaHtmlPage *self)
{
  if (self->text == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  thema_html_meta_clear (&self->meta);
}
