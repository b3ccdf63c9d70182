/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSL-JSON, what citation processors read: exports of Zotero and other reference managers, and the
 * works of Crossref's API, whose keys are the same but for lists of titles. */
#include "corpus/json-source.h"

#include <string.h>

/* Parts of a name. */
enum
{
  FAMILY,
  GIVEN,
  PARTICLE,         /* "van": before the family name */
  DROPPED_PARTICLE, /* "de": behind the given name when that comes last */
  SUFFIX,
  WHOLE, /* of who has but one: an organisation */
  N_PARTS
};

typedef struct
{
  ThemaJsonSource base;
  GString *parts[N_PARTS]; /* owned */
  GString *name;           /* owned */
} CslReader;

static const ThemaJsonField fields[] = {
  { "id", THEMA_FIELD_ACCESSION, THEMA_DRAFT_ONE },
  { "DOI", THEMA_FIELD_DOI, THEMA_DRAFT_ONE },
  { "title", THEMA_FIELD_TITLE, THEMA_DRAFT_ONE },
  { "abstract", THEMA_FIELD_ABSTRACT, THEMA_DRAFT_ONE },
  { "issued.date-parts", THEMA_FIELD_YEAR, THEMA_DRAFT_ONE },
  { "issued", THEMA_FIELD_YEAR, THEMA_DRAFT_ELSE_ONE },
  { "issued.raw", THEMA_FIELD_YEAR, THEMA_DRAFT_ELSE_ONE },
  { "issued.literal", THEMA_FIELD_YEAR, THEMA_DRAFT_ELSE_ONE },
  { "published.date-parts", THEMA_FIELD_YEAR, THEMA_DRAFT_ELSE_ONE },
  { "container-title", THEMA_FIELD_SOURCE_TITLE, THEMA_DRAFT_ONE },
  { "author.family", THEMA_N_FIELDS, FAMILY },
  { "author.given", THEMA_N_FIELDS, GIVEN },
  { "author.non-dropping-particle", THEMA_N_FIELDS, PARTICLE },
  { "author.dropping-particle", THEMA_N_FIELDS, DROPPED_PARTICLE },
  { "author.suffix", THEMA_N_FIELDS, SUFFIX },
  { "author.literal", THEMA_N_FIELDS, WHOLE },
  { "author.name", THEMA_N_FIELDS, WHOLE },
  { "author", THEMA_N_FIELDS, N_PARTS },
  { "keyword", THEMA_FIELD_KEYWORDS, THEMA_DRAFT_LIST },
  { "subject", THEMA_FIELD_KEYWORDS, THEMA_DRAFT_ELSE_LIST },
  { "language", THEMA_FIELD_LANGUAGE, THEMA_DRAFT_ONE },
  { "type", THEMA_FIELD_TYPE, THEMA_DRAFT_ONE },
};

static const char *
take_part (ThemaJsonSource *base, guint what, const char *bytes, gsize length)
{
  CslReader *self = (CslReader *) base;
  if (what == N_PARTS) /* a name that is a mere string */
    thema_draft_add (&base->draft, THEMA_FIELD_AUTHORS, THEMA_DRAFT_LIST, bytes, length);
  else if (self->parts[what]->len == 0)
    g_string_append_len (self->parts[what], bytes, (gssize) length);
  return NULL;
}

static void
append_part (GString *name, const char *joint, const GString *part)
{
  if (part->len == 0)
    return;
  if (name->len > 0)
    g_string_append (name, joint);
  g_string_append_len (name, part->str, (gssize) part->len);
}

/* A name is complete: "van Beethoven, Ludwig". */
static void
end_name (ThemaJsonSource *base, guint what)
{
  CslReader *self = (CslReader *) base;
  if (what != N_PARTS)
    return;
  static const struct
  {
    guint part;
    const char *joint;
  } order[] = { { WHOLE, "" },   { PARTICLE, " " },         { FAMILY, " " },
                { GIVEN, ", " }, { DROPPED_PARTICLE, " " }, { SUFFIX, ", " } };
  g_string_truncate (self->name, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    append_part (self->name, order[i].joint, self->parts[order[i].part]);
  thema_draft_add (&base->draft, THEMA_FIELD_AUTHORS, THEMA_DRAFT_LIST, self->name->str,
                   self->name->len);
  for (guint i = 0; i < N_PARTS; i++)
    g_string_truncate (self->parts[i], 0);
}

/* Names of the record before that did not end are forgotten. */
static void
begin (ThemaJsonSource *base)
{
  CslReader *self = (CslReader *) base;
  for (guint i = 0; i < N_PARTS; i++)
    g_string_truncate (self->parts[i], 0);
}

static void
clear (ThemaJsonSource *base)
{
  CslReader *self = (CslReader *) base;
  for (guint i = 0; i < N_PARTS; i++)
    g_string_free (self->parts[i], TRUE);
  g_string_free (self->name, TRUE);
}

static const ThemaJsonFormat format = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .nothing = "has none of the keys of CSL-JSON (id, type, title, abstract, ...)",
  .value = take_part,
  .end = end_name,
  .begin = begin,
  .clear = clear,
};

ThemaSourceReader *
thema_source_csl_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                       GError **error)
{
  CslReader *self = g_new0 (CslReader, 1);
  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i] = g_string_new (NULL);
  self->name = g_string_new (NULL);
  return thema_json_source_open (&self->base, &format, feed, error);
}

/* Keys that hardly any other JSON has; exports of Zotero and others begin with "id" and "type". */
gboolean
thema_source_csl_recognise (const ThemaHead *head)
{
  static const char *const marks[] = { "\"date-parts\"",
                                       "\"container-title\"",
                                       "\"article-journal\"",
                                       "\"journal-article\"",
                                       "\"paper-conference\"",
                                       "\"citation-key\"",
                                       NULL };
  return thema_json_looks_like (head, marks);
}
