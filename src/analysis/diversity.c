/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/diversity.h"

#include "analysis/text-laws.h"
#include "base/parallel.h"

#include <string.h>

/* Documents that one thread takes at a time. */
#define STEP 1024

/* The corpus or a group: many documents, one text. */
typedef struct
{
  guint32 group;      /* THEMA_NO_ID: all of the corpus */
  guint32 *documents; /* borrowed: its documents in order; NULL: all */
  guint32 n_documents;
  ThemaLexicalDiversity diversity;
  ThemaTextLaws laws;
} Text;

struct _ThemaDiversity
{
  const ThemaStore *store;   /* borrowed */
  const ThemaGroups *groups; /* borrowed, or NULL */
  ThemaPlaces places;
  guint window;
  guint32 n_texts;
  Text *texts;                      /* owned: the corpus, then the groups */
  guint32 *order;                   /* owned: the documents that have a group, by group */
  ThemaLexicalDiversity *documents; /* owned, by document */
};

/* A text in the making. */
typedef struct
{
  guint32 *terms; /* owned */
  gsize n, capacity;
} Tokens;

/* Appends the terms of a document. */
static void
append_terms (const ThemaDiversity *self, guint32 document, Tokens *tokens)
{
  gsize n;
  const guint32 *marks = thema_lists_get (self->places.lists, document, &n);
  if (n > tokens->capacity - tokens->n)
    {
      tokens->capacity = tokens->n + MAX (n, tokens->n);
      tokens->terms = g_renew (guint32, tokens->terms, tokens->capacity);
    }
  for (gsize i = 0; i < n; i++)
    if (!(marks[i] & THEMA_PLACES_GAP))
      tokens->terms[tokens->n++] = marks[i];
}

static void
compute_documents (gpointer user_data, gsize from, gsize to)
{
  ThemaDiversity *self = user_data;
  g_autoptr (ThemaTypeCounter) counter = thema_type_counter_new (self->places.n_things);
  Tokens tokens = { 0 };
  for (gsize i = from; i < to; i++)
    {
      tokens.n = 0;
      append_terms (self, (guint32) i, &tokens);
      thema_lexical_diversity_compute (counter, tokens.terms, tokens.n, self->window,
                                       &self->documents[i]);
    }
  g_free (tokens.terms);
}

static void
compute_texts (gpointer user_data, gsize from, gsize to)
{
  ThemaDiversity *self = user_data;
  g_autoptr (ThemaTypeCounter) counter = thema_type_counter_new (self->places.n_things);
  for (gsize i = from; i < to; i++)
    {
      Text *text = &self->texts[i];
      Tokens tokens = { 0 };
      for (guint32 d = 0; d < text->n_documents; d++)
        append_terms (self, text->documents != NULL ? text->documents[d] : d, &tokens);
      thema_lexical_diversity_compute (counter, tokens.terms, tokens.n, self->window,
                                       &text->diversity);
      thema_text_laws_compute (&text->laws, counter, tokens.terms, tokens.n);
      g_free (tokens.terms);
    }
}

/* The corpus, then the groups with their documents. */
static void
begin_texts (ThemaDiversity *self)
{
  guint32 *documents = self->order;
  self->n_texts = 1 + (self->groups != NULL ? self->groups->n : 0);
  self->texts = g_new0 (Text, self->n_texts);
  self->texts[0].group = THEMA_NO_ID;
  self->texts[0].n_documents = self->places.n_documents;
  for (guint32 i = 1; i < self->n_texts; i++)
    {
      self->texts[i].group = i - 1;
      self->texts[i].documents = documents;
      documents += self->groups->sizes[i - 1];
    }
  for (guint32 d = 0; self->groups != NULL && d < self->places.n_documents; d++)
    if (self->groups->of_document[d] != THEMA_NO_ID)
      {
        Text *text = &self->texts[self->groups->of_document[d] + 1];
        text->documents[text->n_documents++] = d;
      }
}

ThemaDiversity *
thema_diversity_new (const ThemaPass *places, const ThemaGroups *groups, guint window,
                     guint n_threads)
{
  ThemaDiversity *self = g_new0 (ThemaDiversity, 1);
  self->store = places->store;
  self->groups = groups;
  self->places = thema_places (places);
  self->window = window;
  self->order = g_new (guint32, MAX (self->places.n_documents, 1));
  begin_texts (self);
  self->documents = g_new0 (ThemaLexicalDiversity, MAX (self->places.n_documents, 1));
  thema_parallel_for (self->n_texts, 1, n_threads, compute_texts, self);
  thema_parallel_for (self->places.n_documents, STEP, n_threads, compute_documents, self);
  return self;
}

void
thema_diversity_free (ThemaDiversity *self)
{
  if (self == NULL)
    return;
  g_free (self->texts);
  g_free (self->order);
  g_free (self->documents);
  g_free (self);
}

const ThemaLexicalDiversity *
thema_diversity_of_corpus (const ThemaDiversity *self)
{
  return &self->texts[0].diversity;
}

/* What a row is of. */
static const char *
unit_of (const Text *text)
{
  return text->group == THEMA_NO_ID ? "corpus" : "group";
}

static const char *
name_of (const ThemaDiversity *self, const Text *text)
{
  return text->group == THEMA_NO_ID ? "" : self->groups->names[text->group];
}

gsize
thema_diversity_prepare (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  const ThemaDiversity *self = data;
  return (gsize) self->n_texts + self->places.n_documents;
}

void
thema_diversity_write_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "unit",     "name",    "documents", "tokens",    "types", "hapaxes", "ttr", "guiraud_r",
          "herdan_c", "maas_a2", "yule_k",    "simpson_d", "mattr", "mtld",    "hdd", NULL };
  thema_csv_writer_header (csv, header);
}

static void
write_row (const char *unit, const char *name, guint32 documents,
           const ThemaLexicalDiversity *diversity, ThemaCsvWriter *csv)
{
  const double numbers[] = { diversity->ttr,     diversity->guiraud_r, diversity->herdan_c,
                             diversity->maas_a2, diversity->yule_k,    diversity->simpson_d,
                             diversity->mattr,   diversity->mtld,      diversity->hdd };
  thema_csv_writer_text (csv, unit);
  thema_csv_writer_text (csv, name);
  thema_csv_writer_count (csv, documents);
  thema_csv_writer_count (csv, diversity->tokens);
  thema_csv_writer_count (csv, diversity->types);
  thema_csv_writer_count (csv, diversity->hapaxes);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
  thema_csv_writer_end_row (csv);
}

void
thema_diversity_write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaDiversity *self = data;
  for (gsize i = from; i < to; i++)
    if (i < self->n_texts)
      {
        const Text *text = &self->texts[i];
        write_row (unit_of (text), name_of (self, text), text->n_documents, &text->diversity, csv);
      }
    else
      {
        guint32 document = (guint32) (i - self->n_texts);
        const char *id = thema_store_document_string (self->store, document, THEMA_STORE_ID);
        write_row ("document", id, 1, &self->documents[document], csv);
      }
}

gboolean
thema_diversity_write_growth (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[] = { "unit", "name", "tokens", "types", "hapaxes", NULL };
  const ThemaDiversity *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < self->n_texts; i++)
    thema_text_laws_write_growth (&self->texts[i].laws, unit_of (&self->texts[i]),
                                  name_of (self, &self->texts[i]), csv);
  return TRUE;
}

gboolean
thema_diversity_write_laws (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "unit",     "name",           "law",    "method",    "parameter",
          "estimate", "standard_error", "points", "r_squared", NULL };
  const ThemaDiversity *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < self->n_texts; i++)
    thema_text_laws_write (&self->texts[i].laws, unit_of (&self->texts[i]),
                           name_of (self, &self->texts[i]), csv);
  return TRUE;
}
