/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the methods section says of the records: where they were identified, and what became of
 * them. */
#include "report/members.h"
#include "report/methods-private.h"

#include <string.h>

/* The formats of corpora, by the names of --from, and whether their records are of databases and
 * reference managers: with an abstract, and tidied. */
static const struct
{
  const char *name, *title;
  gboolean tidied;
} formats[] = {
  { "ris", "RIS", TRUE },
  { "wos", "Web of Science", TRUE },
  { "nbib", "PubMed/MEDLINE", TRUE },
  { "pubmed", "PubMed XML", TRUE },
  { "openalex", "OpenAlex", TRUE },
  { "csl", "CSL-JSON", TRUE },
  { "bibtex", "BibTeX", TRUE },
  { "html", "HTML", FALSE },
  { "table", "table", FALSE },
  { "text", "plain text", FALSE },
  { "folder", "folder of texts", FALSE },
};

/* As many are named with their records; of more only the formats are told. */
#define MOST_SOURCES 12

static const char *
get_source (JsonArray *sources, guint i, const char *member)
{
  return thema_member_text (thema_list_item (sources, i), member);
}

/* G_N_ELEMENTS (formats) when it is none that is known. */
static gsize
get_format (JsonArray *sources, guint i)
{
  const char *name = get_source (sources, i, "format");
  gsize f = 0;
  while (f < G_N_ELEMENTS (formats) && strcmp (formats[f].name, name) != 0)
    f++;
  return f;
}

gboolean
thema_methods_is_tidied (JsonArray *sources, guint i)
{
  gsize f = get_format (sources, i);
  return f < G_N_ELEMENTS (formats) && formats[f].tidied;
}

static gboolean
are_named (JsonArray *sources)
{
  guint n = thema_list_length (sources);
  for (guint i = 0; i < n; i++)
    if (*get_source (sources, i, "path") == '\0'
        || get_format (sources, i) == G_N_ELEMENTS (formats))
      return FALSE;
  return n > 0 && n <= MOST_SOURCES;
}

static void
say_source (const ThemaMethods *self, JsonArray *sources, guint i)
{
  const char *path = get_source (sources, i, "path");
  if (strcmp (path, "-") == 0)
    thema_prose_say (self->prose, "standard input");
  else
    thema_prose_code (self->prose, path);
  thema_prose_say (self->prose, " (");
  thema_prose_say (self->prose, formats[get_format (sources, i)].title);
  thema_prose_say (self->prose, ")");
}

/* The number of records of each source: the first box of a PRISMA flow diagram. */
static void
say_sources (const ThemaMethods *self, JsonArray *sources)
{
  guint n = thema_list_length (sources);
  for (guint i = 0; i < n; i++)
    {
      thema_prose_say (self->prose, i == 0 ? ": " : i + 1 < n ? ", " : " and ");
      thema_prose_count (self->prose, thema_member_number (thema_list_item (sources, i), "records"),
                         NULL, NULL);
      thema_prose_say (self->prose, " in ");
      say_source (self, sources, i);
    }
}

static void
say_formats (const ThemaMethods *self, JsonArray *sources)
{
  gboolean first = TRUE;
  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      guint64 files = 0, records = 0;
      for (guint i = 0; i < thema_list_length (sources); i++)
        if (get_format (sources, i) == f)
          {
            files++;
            records += thema_member_number (thema_list_item (sources, i), "records");
          }
      if (files == 0)
        continue;
      thema_prose_say (self->prose, first ? " (" : "; ");
      thema_prose_say (self->prose, formats[f].title);
      thema_prose_say (self->prose, ": ");
      thema_prose_count (self->prose, records, "record", "records");
      thema_prose_say (self->prose, " in ");
      thema_prose_count (self->prose, files, "source", "sources");
      first = FALSE;
    }
  thema_prose_say (self->prose, first ? "" : ")");
}

/* What became of records that are not in the corpus. */
static const struct
{
  const char *member, *one, *many;
} losses[] = {
  { "unreadable", "could not be read", "could not be read" },
  { "without_text", "had no text", "had no text" },
  { "filtered_out", "did not meet the condition", "did not meet the condition" },
  { "too_short", "was too short", "were too short" },
  { "duplicates_removed", "was removed as a duplicate", "were removed as duplicates" },
};

static void
say_loss (const ThemaMethods *self, gsize i, guint64 n)
{
  thema_prose_count (self->prose, n, losses[i].one, losses[i].many);
  const char *where = thema_methods_text (self, "tokenize", "where");
  guint64 words = thema_methods_number (self, "tokenize", "min-words");
  if (strcmp (losses[i].member, "filtered_out") == 0 && where[0] != '\0')
    {
      thema_prose_say (self->prose, " ");
      thema_prose_code (self->prose, where);
    }
  if (strcmp (losses[i].member, "too_short") == 0 && words > 0)
    {
      thema_prose_say (self->prose, " (fewer than ");
      thema_prose_count (self->prose, words, "word", "words");
      thema_prose_say (self->prose, ")");
    }
}

static void
say_losses (const ThemaMethods *self, JsonObject *records)
{
  guint left = 0, said = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (losses); i++)
    left += thema_member_number (records, losses[i].member) > 0;
  for (gsize i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      guint64 n = thema_member_number (records, losses[i].member);
      if (n == 0)
        continue;
      thema_prose_say (self->prose, said == 0 ? "Of these, " : said + 1 == left ? " and " : ", ");
      say_loss (self, i, n);
      said++;
    }
  thema_prose_say (self->prose, said > 0 ? "; the remaining " : "");
}

/* How duplicates were sought, as docs/sources.md says it, and what was done with those found. */
static void
say_duplicates (const ThemaMethods *self, JsonObject *records)
{
  const char *how = thema_methods_text (self, "tokenize", "duplicates");
  guint64 removed = thema_member_number (records, "duplicates_removed");
  guint64 reported = thema_member_number (records, "duplicates_reported");
  if (thema_member_number (records, "identified") > 1
      && (strcmp (how, "drop") == 0 || strcmp (how, "report") == 0))
    thema_prose_say (
        self->prose,
        "Duplicates were sought by DOI, by title and year, and by text: a Jaccard index of their "
        "three-word sequences of 0.8 or more, estimated by MinHash [broder1997] in the form of one "
        "permutation hashing [li2012; shrivastava2017], or of texts of 10 to 39 words the "
        "same words");
  else if (reported == 0)
    return;
  else
    how = "";
  if (reported > 0)
    {
      thema_prose_say (self->prose, how[0] != '\0' ? "; " : "");
      thema_prose_count (self->prose, reported, "record was found to be a duplicate and was kept",
                         "records were found to be duplicates and were kept");
    }
  else if (removed == 0)
    thema_prose_say (self->prose, "; none was found");
  thema_prose_say (self->prose, ". ");
}

/* A condition that nothing was left out by is still one. */
static void
say_condition (const ThemaMethods *self, JsonObject *records)
{
  const char *where = thema_methods_text (self, "tokenize", "where");
  if (where[0] == '\0' || thema_member_number (records, "filtered_out") > 0)
    return;
  thema_prose_say (self->prose, "No record was left out by the condition ");
  thema_prose_code (self->prose, where);
  thema_prose_say (self->prose, ". ");
}

static void
say_identified (const ThemaMethods *self, JsonObject *records)
{
  JsonArray *sources = thema_member_list (records, "sources");
  guint64 identified = thema_member_number (records, "identified");
  guint n = thema_list_length (sources);
  thema_prose_count (self->prose, identified, "record was identified", "records were identified");
  if (n == 1 && are_named (sources))
    {
      thema_prose_say (self->prose, " in ");
      say_source (self, sources, 0);
    }
  else if (n > 0)
    {
      thema_prose_say (self->prose, " in ");
      thema_prose_count (self->prose, n, "source", "sources");
      if (are_named (sources))
        say_sources (self, sources);
      else
        say_formats (self, sources);
    }
  thema_prose_say (self->prose, ". ");
}

void
thema_methods_records (const ThemaMethods *self, JsonObject *records)
{
  guint64 identified = thema_member_number (records, "identified");
  guint64 kept = thema_member_number (records, "kept");
  say_identified (self, records);
  if (identified == kept)
    {
      thema_prose_say (self->prose, identified == 1 ? "It forms" : "Together they form");
      thema_prose_say (self->prose, " the corpus. ");
    }
  else
    {
      say_losses (self, records);
      thema_prose_count (self->prose, kept, "document forms", "documents form");
      thema_prose_say (self->prose,
                       " the corpus. These are the numbers of a PRISMA flow diagram [page2021]. ");
    }
  say_condition (self, records);
  say_duplicates (self, records);
}
