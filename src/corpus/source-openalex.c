/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works as OpenAlex describes them: its API's answers, and lines of JSON as most clients keep them.
 *
 * An abstract is given as an inverted index, the positions of each word. The words are put back in
 * their order, with a blank between. What stands at a position that no word has is not known: an
 * ellipsis stands for it, which no phrase matches across and no sentence ends with. */
#include "corpus/json-source.h"

#include <string.h>

/* A word that stands at many positions could make a text far larger than its index. */
#define MAX_ABSTRACT ((gsize) 16 << 20)

/* Digits of a position. */
#define MAX_DIGITS 18

typedef struct
{
  guint64 position;
  gsize word, length; /* in `words` */
} Place;

typedef struct
{
  ThemaJsonSource base;
  GString *words;    /* owned */
  GArray *places;    /* owned, of Place */
  gsize word;        /* where the last one begins */
  gboolean is_old;   /* there was an InvertedIndex in the index */
  GString *abstract; /* owned */
} OpenAlexReader;

enum
{
  WORD,
  OLD_INDEX, /* of Microsoft Academic Graph and early snapshots: IndexLength and InvertedIndex */
};

static const ThemaJsonField fields[] = {
  { "id", THEMA_FIELD_ACCESSION, THEMA_DRAFT_ONE },
  { "doi", THEMA_FIELD_DOI, THEMA_DRAFT_ONE },
  { "ids.doi", THEMA_FIELD_DOI, THEMA_DRAFT_ELSE_ONE },
  { "title", THEMA_FIELD_TITLE, THEMA_DRAFT_ONE },
  { "display_name", THEMA_FIELD_TITLE, THEMA_DRAFT_ELSE_ONE },
  { "publication_year", THEMA_FIELD_YEAR, THEMA_DRAFT_ONE },
  { "publication_date", THEMA_FIELD_YEAR, THEMA_DRAFT_ELSE_ONE },
  { "language", THEMA_FIELD_LANGUAGE, THEMA_DRAFT_ONE },
  { "type", THEMA_FIELD_TYPE, THEMA_DRAFT_ONE },
  { "primary_location.source.display_name", THEMA_FIELD_SOURCE_TITLE, THEMA_DRAFT_ONE },
  { "host_venue.display_name", THEMA_FIELD_SOURCE_TITLE, THEMA_DRAFT_ELSE_ONE },
  { "authorships.author.display_name", THEMA_FIELD_AUTHORS, THEMA_DRAFT_LIST },
  { "keywords", THEMA_FIELD_KEYWORDS, THEMA_DRAFT_LIST },
  { "keywords.display_name", THEMA_FIELD_KEYWORDS, THEMA_DRAFT_LIST },
  { "keywords.keyword", THEMA_FIELD_KEYWORDS, THEMA_DRAFT_LIST },
  { "concepts.display_name", THEMA_FIELD_KEYWORDS, THEMA_DRAFT_ELSE_LIST },
  { "abstract", THEMA_FIELD_ABSTRACT, THEMA_DRAFT_ELSE_ONE },
  { "abstract_inverted_index.*", THEMA_N_FIELDS, WORD },
  { "abstract_inverted_index.InvertedIndex", THEMA_N_FIELDS, OLD_INDEX },
  { "abstract_inverted_index.InvertedIndex.*", THEMA_N_FIELDS, WORD },
};

static void
begin (ThemaJsonSource *base)
{
  OpenAlexReader *self = (OpenAlexReader *) base;
  g_string_truncate (self->words, 0);
  g_array_set_size (self->places, 0);
  self->word = 0;
  self->is_old = FALSE;
}

static void
take_word (ThemaJsonSource *base, G_GNUC_UNUSED guint what, const char *bytes, gsize length)
{
  OpenAlexReader *self = (OpenAlexReader *) base;
  self->word = self->words->len;
  g_string_append_len (self->words, bytes, (gssize) length);
}

static const char *
take_position (ThemaJsonSource *base, G_GNUC_UNUSED guint what, const char *bytes, gsize length)
{
  OpenAlexReader *self = (OpenAlexReader *) base;
  Place place = { 0, self->word, self->words->len - self->word };
  gsize i = 0;
  for (; i < length && g_ascii_isdigit (bytes[i]) && i < MAX_DIGITS; i++)
    place.position = place.position * 10 + (guint64) (bytes[i] - '0');
  if (i < length || length == 0)
    return "has a position in its abstract_inverted_index that is no whole number";
  g_array_append_val (self->places, place);
  return NULL;
}

static void
end_index (ThemaJsonSource *base, guint what)
{
  ((OpenAlexReader *) base)->is_old |= what == OLD_INDEX;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;
  return (left->position > right->position) - (left->position < right->position);
}

static gboolean
is_word (const OpenAlexReader *self, const Place *place)
{
  static const char length_key[] = "IndexLength";
  return !self->is_old || place->length != strlen (length_key)
         || memcmp (self->words->str + place->word, length_key, place->length) != 0;
}

/* Puts the words in their order. A place without a word, "", is known to be empty. */
static const char *
finish (ThemaJsonSource *base)
{
  OpenAlexReader *self = (OpenAlexReader *) base;
  GString *text = self->abstract;
  g_array_sort (self->places, compare_places); /* which is stable */
  g_string_truncate (text, 0);
  guint64 next = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      if (!is_word (self, place))
        continue;
      if (place->position > next)
        g_string_append (text, text->len > 0 ? " \xE2\x80\xA6" : "\xE2\x80\xA6");
      next = place->position + 1;
      if (place->length == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, self->words->str + place->word, (gssize) place->length);
      if (text->len > MAX_ABSTRACT)
        return "has an abstract_inverted_index that makes a text of more than 16 MiB";
    }
  thema_draft_add (&base->draft, THEMA_FIELD_ABSTRACT, THEMA_DRAFT_ONE, text->str, text->len);
  return NULL;
}

static void
clear (ThemaJsonSource *base)
{
  OpenAlexReader *self = (OpenAlexReader *) base;
  g_string_free (self->words, TRUE);
  g_string_free (self->abstract, TRUE);
  g_array_unref (self->places);
}

static const ThemaJsonFormat format = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .nothing = "has none of the keys of an OpenAlex work (id, title, abstract_inverted_index, ...)",
  .value = take_position,
  .key = take_word,
  .end = end_index,
  .begin = begin,
  .finish = finish,
  .clear = clear,
};

ThemaSourceReader *
thema_source_openalex_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                            GError **error)
{
  OpenAlexReader *self = g_new0 (OpenAlexReader, 1);
  self->words = g_string_new (NULL);
  self->abstract = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return thema_json_source_open (&self->base, &format, feed, error);
}

gboolean
thema_source_openalex_recognise (const ThemaHead *head)
{
  static const char *const marks[]
      = { "\"abstract_inverted_index\"", "\"https://openalex.org/W", NULL };
  return thema_json_looks_like (head, marks);
}
