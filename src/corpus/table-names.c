/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/table-names.h"

#include <string.h>

/* Seen in exports of Scopus, OpenAlex, Lens, Rayyan, Embase, Web of Science, Dimensions, PubMed,
 * Zotero and ASReview, and in tables that people make themselves. */
static const char *const titles[] = {
  "title",     "articletitle", "documenttitle", "papertitle", "primarytitle", "chaptertitle",
  "itemtitle", "headline",     "displayname",   "ti",         NULL,
};
static const char *const years[] = {
  "year", "publicationyear", "pubyear", "yearpublished", "yearofpublication", "publishedyear", "py",
  NULL,
};
static const char *const source_titles[] = {
  "sourcetitle",
  "journal",
  "journaltitle",
  "journalname",
  "journalbook",
  "publicationtitle",
  "publicationname",
  "containertitle",
  "secondarytitle",
  "primarylocationsourcedisplayname",
  "booktitle",
  "anthologytitle",
  "venue",
  "so",
  NULL,
};
static const char *const authors[] = {
  "authors",
  "author",
  "authornames",
  "authorname",
  "firstauthors",
  "primaryauthors",
  "authorfullnames",
  "authorshipsauthordisplayname",
  "creator",
  "creators",
  "au",
  NULL,
};
static const char *const keywords[] = {
  "authorkeywords", "keywords", "keyword",       "keywordsdisplayname", "manualtags",
  "tags",           "subjects", "indexkeywords", "meshterms",           NULL,
};
static const char *const languages[] = {
  "language", "languageoforiginaldocument", "documentlanguage", "articlelanguage", "lang", NULL,
};
static const char *const types[] = {
  "documenttype",
  "doctype",
  "publicationtype",
  "itemtype",
  "typeofreference",
  "referencetype",
  "typeofwork",
  "type",
  NULL,
};
static const char *const dois[] = { "doi", "articledoi", "digitalobjectidentifier", NULL };
static const char *const accessions[] = {
  "accession",  "accessionnumber", "eid", "utuniquewosid", "ut",       "lensid",
  "openalexid", "publicationid",   "pui", "pmid",          "pubmedid", "medlinepmid",
  NULL,
};
static const char *const abstracts[] = {
  "abstract",    "abstracts", "text", "ab",           "n2",       "abstractnote",
  "description", "content",   "body", "abstracttext", "fulltext", NULL,
};
static const char *const other_abstracts[] = { "originalabstract", NULL };

static const char *const *const fields[THEMA_N_FIELDS] = {
  [THEMA_FIELD_TITLE] = titles,
  [THEMA_FIELD_YEAR] = years,
  [THEMA_FIELD_SOURCE_TITLE] = source_titles,
  [THEMA_FIELD_AUTHORS] = authors,
  [THEMA_FIELD_KEYWORDS] = keywords,
  [THEMA_FIELD_LANGUAGE] = languages,
  [THEMA_FIELD_TYPE] = types,
  [THEMA_FIELD_DOI] = dois,
  [THEMA_FIELD_ACCESSION] = accessions,
  [THEMA_FIELD_ABSTRACT] = abstracts,
  [THEMA_FIELD_OTHER_ABSTRACT] = other_abstracts,
};

const char *const thema_table_id_names[]
    = { "id",       "docid",  "documentid", "recordid",  "document", "doc", "key",
        "rayyanid", "itemid", "paperid",    "articleid", "arxivid",  NULL };

const char *const thema_table_other_id_names[]
    = { "file", "filename", "ut", "eid", "pmid", "pubmedid", "accession", "doi", NULL };

/* In Web of Science a column ID holds keywords. MI is of BIOSIS, which has no others. */
static const char *const wos_markers[] = { "pt", "ti", "so", NULL };
static const ThemaTableName wos_names[] = {
  { "ti", THEMA_FIELD_TITLE, NULL },        { "py", THEMA_FIELD_YEAR, NULL },
  { "so", THEMA_FIELD_SOURCE_TITLE, NULL }, { "au", THEMA_FIELD_AUTHORS, NULL },
  { "af", THEMA_FIELD_AUTHORS, NULL },      { "de", THEMA_FIELD_KEYWORDS, NULL },
  { "id", THEMA_FIELD_KEYWORDS, NULL },     { "mi", THEMA_FIELD_KEYWORDS, ", " },
  { "la", THEMA_FIELD_LANGUAGE, NULL },     { "dt", THEMA_FIELD_TYPE, NULL },
  { "di", THEMA_FIELD_DOI, NULL },          { "ut", THEMA_FIELD_ACCESSION, NULL },
  { "ab", THEMA_FIELD_ABSTRACT, NULL },     { NULL, THEMA_N_FIELDS, NULL },
};

static const char *const openalex_markers[] = { "id", "authorshipsauthordisplayname", NULL };
static const char *const openalex_slim_markers[] = { "id", "displayname", "publicationyear", NULL };
static const ThemaTableName openalex_names[] = {
  { "authorshipsauthordisplayname", THEMA_FIELD_AUTHORS, "|" },
  { "keywordsdisplayname", THEMA_FIELD_KEYWORDS, "|" },
  { "id", THEMA_FIELD_ACCESSION, NULL },
  { NULL, THEMA_N_FIELDS, NULL },
};

static const char *const embase_markers[] = { "authornames", "source", "abstract", NULL };
static const ThemaTableName embase_names[] = {
  { "authornames", THEMA_FIELD_AUTHORS, ", " },
  { "authorkeywords", THEMA_FIELD_KEYWORDS, ", " },
  { "keywords", THEMA_FIELD_KEYWORDS, ", " },
  { NULL, THEMA_N_FIELDS, NULL },
};

static const char *const pubmed_markers[] = { "pmid", "journalbook", "authors", NULL };
static const ThemaTableName pubmed_names[] = {
  { "authors", THEMA_FIELD_AUTHORS, ", " },
  { NULL, THEMA_N_FIELDS, NULL },
};

static const char *const rayyan_markers[] = { "key", "authors", "location", "notes", NULL };
static const ThemaTableName rayyan_names[] = {
  { "authors", THEMA_FIELD_AUTHORS, " and " },
  { NULL, THEMA_N_FIELDS, NULL },
};

static const ThemaTableKind kinds[] = {
  { "Web of Science", wos_markers, wos_names, NULL, TRUE, FALSE, TRUE },
  { "OpenAlex", openalex_markers, openalex_names, NULL, FALSE, FALSE, FALSE },
  { "OpenAlex", openalex_slim_markers, openalex_names, NULL, FALSE, FALSE, FALSE },
  { "Embase", embase_markers, embase_names, "source", FALSE, TRUE, FALSE },
  { "PubMed", pubmed_markers, pubmed_names, NULL, FALSE, TRUE, FALSE },
  { "Rayyan", rayyan_markers, rayyan_names, NULL, FALSE, TRUE, FALSE },
};

char *
thema_table_name_fold (const char *name, gsize length)
{
  char *folded = g_malloc (length + 1), *out = folded;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (name[i]) || (name[i] & 0x80) != 0)
      *out++ = g_ascii_tolower (name[i]);
  *out = '\0';
  return folded;
}

const ThemaTableKind *
thema_table_kind (GHashTable *names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *const *marker = kinds[i].markers;
      while (*marker != NULL && g_hash_table_contains (names, *marker))
        marker++;
      if (*marker == NULL)
        return &kinds[i];
    }
  return NULL;
}

const char *const *
thema_table_field_names (ThemaField field)
{
  return fields[field];
}

static guint
count (GHashTable *names, const char *const *known)
{
  guint n = 0;
  for (; *known != NULL; known++)
    n += g_hash_table_contains (names, *known);
  return n;
}

guint
thema_table_names_known (GHashTable *names, gboolean *has_text)
{
  const ThemaTableKind *kind = thema_table_kind (names);
  guint n = count (names, thema_table_id_names);
  *has_text = kind != NULL;
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    {
      guint n_field = count (names, fields[field]);
      n += n_field;
      if (field == THEMA_FIELD_TITLE || field == THEMA_FIELD_ABSTRACT)
        *has_text |= n_field > 0;
    }
  for (const ThemaTableName *name = kind != NULL ? kind->names : NULL;
       name != NULL && name->name != NULL; name++)
    n += g_hash_table_contains (names, name->name);
  return n;
}
