/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BibTeX and BibLaTeX as Zotero, Mendeley, JabRef, Google Scholar and publishers write them. */
#include "corpus/bibtex-scan.h"
#include "corpus/bibtex-value.h"
#include "corpus/bibtex.h"
#include "corpus/error.h"
#include "corpus/values.h"

#include <string.h>

#define MAX_BYTES ((gsize) 64 << 20)
#define MAX_VALUES 100000

/* How a value is written. */
typedef enum
{
  TEXT,
  NAMES,    /* parted by "and" */
  KEYWORDS, /* by commas or semicolons */
  CODE,
  DOI, /* an address, which may be one of doi.org */
} Kind;

typedef struct
{
  const char *name;
  ThemaField field;
  guint rank; /* see corpus/values.h */
  Kind kind;
} Rule;

static const Rule rules[] = {
  { "title", THEMA_FIELD_TITLE, 0, TEXT },
  { "abstract", THEMA_FIELD_ABSTRACT, 0, TEXT },
  { "author", THEMA_FIELD_AUTHORS, 0, NAMES },
  { "editor", THEMA_FIELD_AUTHORS, 1, NAMES },
  { "keywords", THEMA_FIELD_KEYWORDS, 0, KEYWORDS },
  { "keyword", THEMA_FIELD_KEYWORDS, 0, KEYWORDS },
  { "author_keywords", THEMA_FIELD_KEYWORDS, 0, KEYWORDS }, /* Scopus */
  { "year", THEMA_FIELD_YEAR, 0, TEXT },
  { "date", THEMA_FIELD_YEAR, 1, TEXT },
  { "journal", THEMA_FIELD_SOURCE_TITLE, 0, TEXT },
  { "journaltitle", THEMA_FIELD_SOURCE_TITLE, 0, TEXT },
  { "booktitle", THEMA_FIELD_SOURCE_TITLE, 1, TEXT },
  { "shortjournal", THEMA_FIELD_SOURCE_TITLE, 2, TEXT },
  { "language", THEMA_FIELD_LANGUAGE, 0, TEXT },
  { "langid", THEMA_FIELD_LANGUAGE, 1, TEXT },
  { "doi", THEMA_FIELD_DOI, 0, CODE },
  { "url", THEMA_FIELD_DOI, 1, DOI },
};

typedef struct
{
  ThemaSourceReader base;
  ThemaBibtexScan scan;
  ThemaBibtexText text;
  ThemaValues values;
  GString *type, *key, *name, *value, *subtitle; /* owned */
  gboolean has_records;
} BibtexReader;

static void
add (BibtexReader *self, const Rule *rule, const char *value, gsize length)
{
  gsize n;
  const char *text = rule->kind == CODE || rule->kind == DOI
                         ? thema_bibtex_code (&self->text, value, length, &n)
                         : thema_bibtex_text (&self->text, value, length, &n);
  if (rule->kind != DOI || thema_value_is_doi (text, n))
    thema_values_add (&self->values, rule->field, rule->rank, text, n);
}

static void
add_list (BibtexReader *self, const Rule *rule)
{
  const char *value = self->value->str, *part;
  gsize length = self->value->len, at = 0, n;
  char separator = memchr (value, ';', length) != NULL ? ';' : ',';
  while (self->values.list->len <= MAX_VALUES
         && (rule->kind == NAMES
                 ? thema_bibtex_next_name (value, length, &at, &part, &n)
                 : thema_bibtex_next_keyword (value, length, separator, &at, &part, &n)))
    add (self, rule, part, n);
}

static void
take_field (BibtexReader *self)
{
  if (g_ascii_strcasecmp (self->name->str, "subtitle") == 0)
    {
      gsize n;
      const char *text = thema_bibtex_text (&self->text, self->value->str, self->value->len, &n);
      g_string_truncate (self->subtitle, 0);
      g_string_append_len (self->subtitle, text, (gssize) n);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_ascii_strcasecmp (rules[i].name, self->name->str) == 0)
      {
        if (rules[i].kind == NAMES || rules[i].kind == KEYWORDS)
          add_list (self, &rules[i]);
        else
          add (self, &rules[i], self->value->str, self->value->len);
        return;
      }
}

/* Reads the fields of the entry. */
static gboolean
read_fields (BibtexReader *self, ThemaArena *arena, ThemaEntry *entry)
{
  ThemaBibtexScan *scan = &self->scan;
  const Rule key = { NULL, THEMA_FIELD_ACCESSION, 0, CODE };
  thema_values_forget (&self->values, self->values.list->len);
  g_string_truncate (self->subtitle, 0);
  entry->line = scan->line;
  thema_values_add (&self->values, THEMA_FIELD_TYPE, 0, self->type->str, self->type->len);
  thema_values_add (&self->values, key.field, key.rank, self->key->str, self->key->len);
  while (thema_bibtex_scan_field (scan, self->name, self->value))
    {
      take_field (self);
      if (self->values.text->len > MAX_BYTES || self->values.list->len > MAX_VALUES)
        {
          scan->fault = "is longer than any record; look for a brace that is not closed";
          break;
        }
    }
  if (scan->failure != NULL)
    return FALSE;
  thema_values_fill (&self->values, self->values.list->len, entry, arena);
  entry->fault = scan->fault;
  if (entry->fault != NULL) /* so that it can be found */
    entry->id = entry->fields[THEMA_FIELD_ACCESSION];
  thema_entry_append (entry, THEMA_FIELD_TITLE, self->subtitle->str, self->subtitle->len, ": ",
                      arena);
  return TRUE;
}

static gboolean
bibtex_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  BibtexReader *self = (BibtexReader *) base;
  if (thema_bibtex_scan_entry (&self->scan, self->type, self->key)
      && read_fields (self, arena, entry))
    {
      self->has_records = TRUE;
      return TRUE;
    }
  if (self->scan.failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->scan.failure));
  else if (!self->has_records && thema_feed_position (base->feed) > 0)
    {
      self->has_records = TRUE;
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s:1: there is no record: nothing begins like '@article{key,'; choose another "
                   "format with --from",
                   thema_feed_name (base->feed));
    }
  return FALSE;
}

static void
bibtex_free (ThemaSourceReader *base)
{
  BibtexReader *self = (BibtexReader *) base;
  GString *const strings[] = { self->type, self->key, self->name, self->value, self->subtitle };
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_free (strings[i], TRUE);
  thema_bibtex_scan_clear (&self->scan);
  thema_bibtex_text_clear (&self->text);
  thema_values_clear (&self->values);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass bibtex_class = { bibtex_next, bibtex_free };

ThemaSourceReader *
thema_source_bibtex_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                          G_GNUC_UNUSED GError **error)
{
  BibtexReader *self = g_new0 (BibtexReader, 1);
  thema_source_reader_init (&self->base, &bibtex_class, feed);
  thema_source_reader_add_fields (&self->base);
  thema_bibtex_scan_init (&self->scan, feed);
  thema_bibtex_text_init (&self->text);
  thema_values_init (&self->values);
  self->type = g_string_new (NULL);
  self->key = g_string_new (NULL);
  self->name = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->subtitle = g_string_new (NULL);
  return &self->base;
}

/* The first line that begins with "@" is the head of an entry, or of a string, comment or preamble;
 * before it are at most comments, which no table of columns is. */
gboolean
thema_source_bibtex_recognise (const ThemaHead *head)
{
  static const char *const others[] = { "@string", "@comment", "@preamble" };
  const char *at = head->bytes, *end = head->bytes + head->length;
  for (guint n = 0; n < 200 && at < end; n++)
    {
      gsize left = (gsize) (end - at);
      while (left > 0 && g_ascii_isspace (*at))
        {
          at++;
          left--;
        }
      if (left > 0 && *at == '@')
        {
          for (guint i = 0; i < G_N_ELEMENTS (others); i++)
            {
              gsize length = strlen (others[i]);
              if (left > length && g_ascii_strncasecmp (at, others[i], length) == 0
                  && strchr (" \t\n{(", at[length]) != NULL)
                return TRUE;
            }
          return thema_bibtex_is_entry (at, left);
        }
      const char *newline = memchr (at, '\n', left);
      at = newline != NULL ? newline + 1 : end;
    }
  return FALSE;
}
