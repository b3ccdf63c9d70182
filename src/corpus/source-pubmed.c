/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PubMed's XML: sets of articles and book chapters as its website and E-utilities give them, also
 * several sets one after the other. By the push parser of libxml2, behind a guard.
 *
 * A structured abstract becomes a paragraph a section, "METHODS: ...", as PubMed shows it; its
 * label "UNLABELLED" says that there is none, and is left out. */
#include "corpus/formats.h"
#include "corpus/source-reader.h"

#include "base/xml-guard.h"
#include "corpus/draft.h"
#include "corpus/xml-stream.h"

#include <string.h>

/* Bytes of text in a record. */
#define MAX_TEXT ((gsize) 32 << 20)

typedef enum
{
  VALUE,
  SECTION, /* of an abstract, with its label before it */
  DOI,     /* if an attribute says that it is one */
  NAME,    /* a part of a name */
  AUTHOR,  /* all of it */
} Kind;

typedef struct
{
  const char *path; /* below the record's element */
  Kind kind;
  ThemaField field;
  guint mode; /* a ThemaDraftMode; of a NAME, its part */
} Place;

enum
{
  LAST,
  FORE,
  INITIALS,
  SUFFIX,
  COLLECTIVE,
  N_PARTS
};

#define NAMES(list)                                                                                \
  { list, AUTHOR, THEMA_FIELD_AUTHORS, THEMA_DRAFT_LIST }, { list "/LastName", NAME, 0, LAST },    \
      { list "/ForeName", NAME, 0, FORE }, { list "/Initials", NAME, 0, INITIALS },                \
      { list "/Suffix", NAME, 0, SUFFIX },                                                         \
  {                                                                                                \
    list "/CollectiveName", NAME, 0, COLLECTIVE                                                    \
  }

#define ARTICLE "MedlineCitation/Article/"
#define BOOK "BookDocument/"

static const Place places[] = {
  { "MedlineCitation/PMID", VALUE, THEMA_FIELD_ACCESSION, THEMA_DRAFT_ONE },
  { ARTICLE "ArticleTitle", VALUE, THEMA_FIELD_TITLE, THEMA_DRAFT_ONE },
  { ARTICLE "VernacularTitle", VALUE, THEMA_FIELD_TITLE, THEMA_DRAFT_ELSE_ONE },
  { ARTICLE "Journal/Title", VALUE, THEMA_FIELD_SOURCE_TITLE, THEMA_DRAFT_ONE },
  { "MedlineCitation/MedlineJournalInfo/MedlineTA", VALUE, THEMA_FIELD_SOURCE_TITLE,
    THEMA_DRAFT_ELSE_ONE },
  { ARTICLE "Journal/JournalIssue/PubDate/Year", VALUE, THEMA_FIELD_YEAR, THEMA_DRAFT_ONE },
  { ARTICLE "Journal/JournalIssue/PubDate/MedlineDate", VALUE, THEMA_FIELD_YEAR, THEMA_DRAFT_ONE },
  { ARTICLE "ArticleDate/Year", VALUE, THEMA_FIELD_YEAR, THEMA_DRAFT_ELSE_ONE },
  { ARTICLE "ELocationID", DOI, THEMA_FIELD_DOI, THEMA_DRAFT_ONE },
  { "PubmedData/ArticleIdList/ArticleId", DOI, THEMA_FIELD_DOI, THEMA_DRAFT_ELSE_ONE },
  { ARTICLE "Abstract/AbstractText", SECTION, THEMA_FIELD_ABSTRACT, THEMA_DRAFT_TEXT },
  { "MedlineCitation/OtherAbstract/AbstractText", SECTION, THEMA_FIELD_OTHER_ABSTRACT,
    THEMA_DRAFT_TEXT },
  NAMES (ARTICLE "AuthorList/Author"),
  { ARTICLE "Language", VALUE, THEMA_FIELD_LANGUAGE, THEMA_DRAFT_LIST },
  { ARTICLE "PublicationTypeList/PublicationType", VALUE, THEMA_FIELD_TYPE, THEMA_DRAFT_LIST },
  { "MedlineCitation/KeywordList/Keyword", VALUE, THEMA_FIELD_KEYWORDS, THEMA_DRAFT_LIST },
  { "MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName", VALUE, THEMA_FIELD_KEYWORDS,
    THEMA_DRAFT_LIST },
  { BOOK "PMID", VALUE, THEMA_FIELD_ACCESSION, THEMA_DRAFT_ONE },
  { BOOK "ArticleTitle", VALUE, THEMA_FIELD_TITLE, THEMA_DRAFT_ONE },
  { BOOK "Book/BookTitle", VALUE, THEMA_FIELD_SOURCE_TITLE, THEMA_DRAFT_ONE },
  { BOOK "Book/PubDate/Year", VALUE, THEMA_FIELD_YEAR, THEMA_DRAFT_ONE },
  { BOOK "Book/PubDate/MedlineDate", VALUE, THEMA_FIELD_YEAR, THEMA_DRAFT_ONE },
  { BOOK "ArticleIdList/ArticleId", DOI, THEMA_FIELD_DOI, THEMA_DRAFT_ONE },
  { "PubmedBookData/ArticleIdList/ArticleId", DOI, THEMA_FIELD_DOI, THEMA_DRAFT_ELSE_ONE },
  { BOOK "Abstract/AbstractText", SECTION, THEMA_FIELD_ABSTRACT, THEMA_DRAFT_TEXT },
  NAMES (BOOK "AuthorList/Author"),
  { BOOK "Language", VALUE, THEMA_FIELD_LANGUAGE, THEMA_DRAFT_LIST },
  { BOOK "PublicationType", VALUE, THEMA_FIELD_TYPE, THEMA_DRAFT_LIST },
  { BOOK "KeywordList/Keyword", VALUE, THEMA_FIELD_KEYWORDS, THEMA_DRAFT_LIST },
};

/* A record that is complete. */
typedef struct
{
  ThemaDraft draft;
  guint64 line;
} Record;

typedef struct
{
  ThemaSourceReader base;
  ThemaXmlStream *stream;        /* owned */
  GHashTable *places;            /* owned: paths to borrowed places */
  GQueue ready;                  /* owned, of Record */
  Record *record;                /* owned: that is open; NULL: none */
  GString *path;                 /* owned: below the record's element */
  guint depth;                   /* elements open below it, and itself */
  const Place *place;            /* borrowed: what `text` belongs to; NULL: none is open */
  guint place_depth, math_depth; /* 0: no formula is open */
  GString *text, *label;         /* owned */
  GString *parts[N_PARTS];       /* owned */
  gsize size;                    /* of the record's text */
} PubmedReader;

static void
record_free (gpointer data)
{
  Record *record = data;
  if (record == NULL)
    return;
  thema_draft_clear (&record->draft);
  g_free (record);
}

static void
begin_record (PubmedReader *self, const char *name)
{
  gboolean is_bare = strcmp (name, "MedlineCitation") == 0;
  if (!is_bare && strcmp (name, "PubmedArticle") != 0 && strcmp (name, "PubmedBookArticle") != 0)
    return;
  self->record = g_new0 (Record, 1);
  thema_draft_init (&self->record->draft);
  self->record->line = thema_xml_stream_line (self->stream);
  self->depth = 1;
  self->size = 0;
  self->place = NULL;
  g_string_assign (self->path, is_bare ? name : "");
}

/* Whether the attributes say that a number is a DOI. */
static gboolean
is_doi (const void *attributes, guint n_attributes)
{
  g_autofree char *id = thema_xml_find_attribute (attributes, n_attributes, "IdType");
  g_autofree char *location = thema_xml_find_attribute (attributes, n_attributes, "EIdType");
  g_autofree char *valid = thema_xml_find_attribute (attributes, n_attributes, "ValidYN");
  return g_strcmp0 (id != NULL ? id : location, "doi") == 0 && g_strcmp0 (valid, "N") != 0;
}

/* FALSE: the record has become too long. */
static gboolean
count_text (PubmedReader *self, gsize length)
{
  self->size += length;
  if (self->size <= MAX_TEXT)
    return TRUE;
  thema_xml_stream_stop (self->stream, "a record has more than 32 MiB of text, which none needs");
  return FALSE;
}

static void
begin_place (PubmedReader *self, const void *attributes, guint n_attributes)
{
  const Place *place = g_hash_table_lookup (self->places, self->path->str);
  if (place == NULL || (place->kind == DOI && !is_doi (attributes, n_attributes)))
    return;
  if (place->kind == AUTHOR)
    {
      for (guint i = 0; i < N_PARTS; i++)
        g_string_truncate (self->parts[i], 0);
      return;
    }
  self->place = place;
  self->place_depth = self->depth;
  self->math_depth = 0;
  g_string_truncate (self->text, 0);
  g_string_truncate (self->label, 0);
  if (place->kind == SECTION)
    {
      g_autofree char *label = thema_xml_find_attribute (attributes, n_attributes, "Label");
      if (label != NULL && g_ascii_strcasecmp (g_strstrip (label), "UNLABELLED") != 0)
        g_string_assign (self->label, label);
      count_text (self, self->label->len);
    }
}

static void
add_text (gpointer data, const char *bytes, gsize length)
{
  PubmedReader *self = data;
  if (self->place == NULL || self->math_depth > 0)
    return;
  if (!count_text (self, length))
    return;
  /* White space is for the eye, like that of HTML. */
  const char *p = bytes, *end = p + length;
  while (p < end)
    {
      const char *start = p;
      while (p < end && !g_ascii_isspace (*p))
        p++;
      g_string_append_len (self->text, start, p - start);
      if (p < end && self->text->len > 0 && self->text->str[self->text->len - 1] != ' ')
        g_string_append_c (self->text, ' ');
      while (p < end && g_ascii_isspace (*p))
        p++;
    }
}

static void
begin_element (gpointer data, const char *name, const void *attributes, guint n_attributes)
{
  PubmedReader *self = data;
  if (self->record == NULL)
    {
      begin_record (self, name);
      return;
    }
  self->depth++;
  if (self->path->len > 0)
    g_string_append_c (self->path, '/');
  g_string_append (self->path, name);
  if (self->place == NULL)
    begin_place (self, attributes, n_attributes);
  else if (self->math_depth == 0 && strcmp (name, "math") == 0)
    {
      /* Formulas become a blank, as in all texts. */
      add_text (self, " ", 1);
      self->math_depth = self->depth;
    }
}

/* "Last, Fore Suffix", or the name of a group. */
static void
end_author (PubmedReader *self, const Place *place)
{
  GString *const *parts = self->parts;
  const GString *fore = parts[FORE]->len > 0 ? parts[FORE] : parts[INITIALS];
  g_autoptr (GString) name = g_string_new (parts[LAST]->str);
  if (fore->len > 0)
    g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", fore->str);
  if (parts[SUFFIX]->len > 0)
    g_string_append_printf (name, " %s", parts[SUFFIX]->str);
  if (name->len == 0)
    g_string_assign (name, parts[COLLECTIVE]->str);
  thema_draft_add (&self->record->draft, place->field, place->mode, name->str, name->len);
}

static void
end_place (PubmedReader *self)
{
  const Place *place = self->place;
  self->place = NULL;
  if (place->kind == NAME)
    {
      g_string_assign (self->parts[place->mode], g_strstrip (self->text->str));
      return;
    }
  if (self->label->len > 0 && self->text->len > 0)
    {
      g_string_prepend (self->text, ": ");
      g_string_prepend (self->text, self->label->str);
    }
  thema_draft_add (&self->record->draft, place->field, place->mode, self->text->str,
                   self->text->len);
}

static void
end_element (gpointer data, const char *name)
{
  PubmedReader *self = data;
  if (self->record == NULL)
    return;
  if (self->place != NULL && self->depth == self->place_depth)
    end_place (self);
  else if (self->place == NULL && strcmp (name, "Author") == 0)
    {
      const Place *place = g_hash_table_lookup (self->places, self->path->str);
      if (place != NULL && place->kind == AUTHOR)
        end_author (self, place);
    }
  if (self->math_depth == self->depth)
    self->math_depth = 0;
  if (--self->depth == 0)
    {
      g_queue_push_tail (&self->ready, g_steal_pointer (&self->record));
      return;
    }
  gsize length = strlen (name);
  g_string_truncate (self->path, self->path->len - length);
  if (self->path->len > 0)
    g_string_truncate (self->path, self->path->len - 1);
}

static const ThemaXmlEvents events = { begin_element, end_element, add_text };

static gboolean
pubmed_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  static const char nothing[]
      = "has none of the elements of a PubMed record (PMID, ArticleTitle, ...)";
  PubmedReader *self = (PubmedReader *) base;
  while (g_queue_is_empty (&self->ready))
    if (!thema_xml_stream_read (self->stream, error))
      return FALSE;
  Record *record = g_queue_pop_head (&self->ready);
  entry->line = record->line;
  if (thema_draft_is_empty (&record->draft))
    entry->fault = nothing;
  thema_draft_deliver (&record->draft, arena, entry);
  record_free (record);
  return TRUE;
}

static void
pubmed_free (ThemaSourceReader *base)
{
  PubmedReader *self = (PubmedReader *) base;
  thema_xml_stream_free (self->stream);
  g_queue_clear_full (&self->ready, record_free);
  record_free (self->record);
  g_hash_table_unref (self->places);
  g_string_free (self->path, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->label, TRUE);
  for (guint i = 0; i < N_PARTS; i++)
    g_string_free (self->parts[i], TRUE);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass pubmed_class = { pubmed_next, pubmed_free };

ThemaSourceReader *
thema_source_pubmed_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                          G_GNUC_UNUSED GError **error)
{
  PubmedReader *self = g_new0 (PubmedReader, 1);
  thema_source_reader_init (&self->base, &pubmed_class, feed);
  thema_source_reader_add_fields (&self->base);
  self->stream = thema_xml_stream_new (feed, &events, self);
  g_queue_init (&self->ready);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_hash_table_insert (self->places, (gpointer) places[i].path, (gpointer) &places[i]);
  self->path = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->label = g_string_new (NULL);
  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i] = g_string_new (NULL);
  return &self->base;
}

gboolean
thema_source_pubmed_recognise (const ThemaHead *head)
{
  static const char *const marks[] = { "<PubmedArticle", "<PubmedBookArticle", "<MedlineCitation" };
  gsize at = 0;
  while (at < head->length && g_ascii_isspace (head->bytes[at]))
    at++;
  if (at == head->length || head->bytes[at] != '<')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (memmem (head->bytes, head->length, marks[i], strlen (marks[i])) != NULL)
      return TRUE;
  return FALSE;
}
