/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/formats.h"

#include "corpus/bibtex.h"
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
