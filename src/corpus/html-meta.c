/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/html-meta.h"

#include <string.h>

/* Bytes of one field; no list of authors or keywords is longer. */
#define MAX_VALUE ((gsize) 1 << 20)

typedef struct
{
  const char *name; /* lower case */
  ThemaField field;
  guint rank; /* 1: the best */
  gboolean is_list;
} Tag;

/* Highwire Press's, as Google Scholar asks for them; Dublin Core's; Open Graph's; HTML's own. */
static const Tag tags[] = {
  { "citation_title", THEMA_FIELD_TITLE, 1, FALSE },
  { "dc.title", THEMA_FIELD_TITLE, 2, FALSE },
  { "og:title", THEMA_FIELD_TITLE, 3, FALSE },
  { "title", THEMA_FIELD_TITLE, 4, FALSE },
  { "citation_author", THEMA_FIELD_AUTHORS, 1, TRUE },
  { "citation_authors", THEMA_FIELD_AUTHORS, 2, TRUE },
  { "dc.creator", THEMA_FIELD_AUTHORS, 3, TRUE },
  { "author", THEMA_FIELD_AUTHORS, 4, TRUE },
  { "citation_publication_date", THEMA_FIELD_YEAR, 1, FALSE },
  { "citation_date", THEMA_FIELD_YEAR, 2, FALSE },
  { "citation_year", THEMA_FIELD_YEAR, 3, FALSE },
  { "citation_online_date", THEMA_FIELD_YEAR, 4, FALSE },
  { "dc.date", THEMA_FIELD_YEAR, 5, FALSE },
  { "article:published_time", THEMA_FIELD_YEAR, 6, FALSE },
  { "citation_journal_title", THEMA_FIELD_SOURCE_TITLE, 1, FALSE },
  { "citation_conference_title", THEMA_FIELD_SOURCE_TITLE, 2, FALSE },
  { "citation_inbook_title", THEMA_FIELD_SOURCE_TITLE, 3, FALSE },
  { "citation_book_title", THEMA_FIELD_SOURCE_TITLE, 4, FALSE },
  { "dc.source", THEMA_FIELD_SOURCE_TITLE, 5, FALSE },
  { "og:site_name", THEMA_FIELD_SOURCE_TITLE, 6, FALSE },
  { "citation_keywords", THEMA_FIELD_KEYWORDS, 1, TRUE },
  { "dc.subject", THEMA_FIELD_KEYWORDS, 2, TRUE },
  { "keywords", THEMA_FIELD_KEYWORDS, 3, TRUE },
  { "citation_language", THEMA_FIELD_LANGUAGE, 1, FALSE },
  { "dc.language", THEMA_FIELD_LANGUAGE, 2, FALSE },
  { "html lang", THEMA_FIELD_LANGUAGE, 3, FALSE },
  { "citation_article_type", THEMA_FIELD_TYPE, 1, FALSE },
  { "dc.type", THEMA_FIELD_TYPE, 2, FALSE },
  { "og:type", THEMA_FIELD_TYPE, 3, FALSE },
  { "citation_doi", THEMA_FIELD_DOI, 1, FALSE },
  { "citation_pmid", THEMA_FIELD_ACCESSION, 1, FALSE },
  { "citation_abstract", THEMA_FIELD_ABSTRACT, 1, FALSE },
  { "dc.description", THEMA_FIELD_ABSTRACT, 2, FALSE },
  { "description", THEMA_FIELD_ABSTRACT, 3, FALSE },
  { "og:description", THEMA_FIELD_ABSTRACT, 4, FALSE },
};

void
thema_html_meta_init (ThemaHtmlMeta *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < THEMA_N_FIELDS; i++)
    self->values[i] = g_string_new (NULL);
}

void
thema_html_meta_clear (ThemaHtmlMeta *self)
{
  for (guint i = 0; i < THEMA_N_FIELDS; i++)
    g_string_free (self->values[i], TRUE);
  g_free (self->charset);
}

static void
add_value (ThemaHtmlMeta *self, const Tag *tag, const char *value)
{
  GString *known = self->values[tag->field];
  guint rank = self->ranks[tag->field];
  if (*value == '\0' || (rank > 0 && (rank < tag->rank || (rank == tag->rank && !tag->is_list))))
    return;
  if (rank != tag->rank)
    g_string_truncate (known, 0);
  if (known->len + strlen (value) > MAX_VALUE)
    return;
  self->ranks[tag->field] = tag->rank;
  if (known->len > 0)
    g_string_append (known, "; ");
  g_string_append (known, value);
}

void
thema_html_meta_add (ThemaHtmlMeta *self, const char *name, const char *value)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const char *plain = g_str_has_prefix (lower, "dcterms.") ? lower + strlen ("dcterms.") : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strcmp (tags[i].name, lower) == 0
        || (plain != NULL && g_str_has_prefix (tags[i].name, "dc.")
            && strcmp (tags[i].name + strlen ("dc."), plain) == 0))
      add_value (self, &tags[i], value);
}

void
thema_html_meta_read (ThemaHtmlMeta *self, const ThemaHtmlToken *tag)
{
  if (strcmp (tag->name, "html") == 0)
    {
      g_autofree char *lang = thema_html_attribute (tag, "lang");
      g_autofree char *xml_lang = thema_html_attribute (tag, "xml:lang");
      if (lang != NULL || xml_lang != NULL)
        thema_html_meta_add (self, "html lang", lang != NULL ? lang : xml_lang);
      return;
    }
  g_autofree char *name = thema_html_attribute (tag, "name");
  g_autofree char *property = name == NULL ? thema_html_attribute (tag, "property") : NULL;
  g_autofree char *content = thema_html_attribute (tag, "content");
  if (self->charset == NULL)
    self->charset = thema_html_attribute (tag, "charset");
  if (content == NULL)
    return;
  const char *charset = strstr (content, "charset=");
  if (name != NULL || property != NULL)
    thema_html_meta_add (self, name != NULL ? name : property, content);
  else if (charset != NULL && self->charset == NULL)
    self->charset = g_strdup (charset + strlen ("charset="));
}
