/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/formats.h"

#include "corpus/bibtex.h"
#include "corpus/error.h"
#include "corpus/json-scan.h"
#include "corpus/tagged.h"

#include <string.h>

static gboolean
is_text (G_GNUC_UNUSED const ThemaHead *head)
{
  return TRUE;
}

/* In the order in which they are tried. */
static const ThemaSourceFormat formats[] = {
  { "ris", "a RIS export", thema_source_ris_recognise, thema_source_ris_open, TRUE },
  { "wos", "a Web of Science export", thema_source_wos_recognise, thema_source_wos_open, TRUE },
  { "nbib", "a PubMed export", thema_source_nbib_recognise, thema_source_nbib_open, TRUE },
  { "pubmed", "PubMed XML", thema_source_pubmed_recognise, thema_source_pubmed_open, TRUE },
  { "openalex", "an OpenAlex export", thema_source_openalex_recognise, thema_source_openalex_open,
    TRUE },
  { "csl", "CSL-JSON", thema_source_csl_recognise, thema_source_csl_open, TRUE },
  { "bibtex", "a BibTeX file", thema_source_bibtex_recognise, thema_source_bibtex_open, TRUE },
  { "html", "a web page", thema_source_html_recognise, thema_source_html_open, TRUE },
  { "table", "a table", thema_source_table_recognise, thema_source_table_open, FALSE },
  { "text", "a text", is_text, thema_source_text_open, FALSE },
};

const ThemaSourceFormat *
thema_source_format_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

const ThemaSourceFormat *
thema_source_format_recognise (const ThemaHead *head)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].recognise (head))
      return &formats[i];
  return NULL;
}

/* What the ending of a file's name promises. */
typedef struct
{
  const char *suffix;
  const char *format; /* NULL: one that is not read */
  const char *what;   /* what is missing in the file, or its format */
} Promise;

static const Promise promises[] = {
  { ".ris", "ris", "no line begins with 'TY  - '" },
  { ".ciw", "wos", "no line begins with 'PT '" },
  { ".isi", "wos", "no line begins with 'PT '" },
  { ".nbib", "nbib", "no line begins with 'PMID-'" },
  { ".bib", "bibtex", "no line begins like '@article{'" },
  { ".bibtex", "bibtex", "no line begins like '@article{'" },
  { ".xml", "pubmed", "there is no PubmedArticle in its beginning" },
  { ".json", "csl", "there are neither works of OpenAlex nor CSL-JSON in its beginning" },
  { ".jsonl", "openalex", "there are neither works of OpenAlex nor CSL-JSON in its beginning" },
  { ".ndjson", "openalex", "there are neither works of OpenAlex nor CSL-JSON in its beginning" },
  { ".enw", NULL, "EndNote's own export" },
  { ".enl", NULL, "an EndNote library" },
  { ".rdf", NULL, "RDF" },
};

static const Promise *
find_promise (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    if (g_str_has_suffix (lower, promises[i].suffix))
      return &promises[i];
  return NULL;
}

static gsize
skip_blanks (const ThemaHead *head, gsize at)
{
  while (at < head->length && g_ascii_isspace (head->bytes[at]))
    at++;
  return at;
}

/* Whether it begins with an object that has a key, {"key":, or a list of such. */
static gboolean
is_json (const ThemaHead *head)
{
  gsize at = skip_blanks (head, 0);
  if (at < head->length && head->bytes[at] == '[')
    at = skip_blanks (head, at + 1);
  if (at == head->length || head->bytes[at] != '{')
    return FALSE;
  ThemaJsonScan key = { .at = skip_blanks (head, at + 1) };
  if (key.at == head->length || head->bytes[key.at] != '"'
      || !thema_json_scan (&key, head->bytes, head->length))
    return FALSE;
  at = skip_blanks (head, key.at);
  return at < head->length && head->bytes[at] == ':';
}

#define WAYS "export it as RIS, BibTeX or CSV, or say what it is with --from"

const ThemaSourceFormat *
thema_source_format_choose (const ThemaHead *head, const char *file, GError **error)
{
  const ThemaSourceFormat *format = thema_source_format_recognise (head);
  if (strcmp (format->name, "text") != 0)
    return format;
  const Promise *promise = find_promise (head->name);
  if (promise != NULL && promise->format != NULL && skip_blanks (head, 0) == head->length)
    return thema_source_format_find (promise->format);
  if (is_json (head))
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: is JSON, but neither works of OpenAlex nor CSL-JSON; " WAYS, file);
  else if (promise != NULL && promise->format != NULL)
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: is called %s, but %s; " WAYS, file, promise->suffix, promise->what);
  else if (promise != NULL)
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: is called %s, which is %s and cannot be read; " WAYS, file, promise->suffix,
                 promise->what);
  else
    return format;
  return NULL;
}
