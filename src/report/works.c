/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/works.h"

#include <string.h>

#define EN_DASH "\xE2\x80\x93"

const ThemaWork *
thema_work_find (const char *key)
{
  for (const ThemaWork *work = thema_works; work->key != NULL; work++)
    if (strcmp (work->key, key) == 0)
      return work;
  return NULL;
}

static char *
without_braces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "{}", -1);
  return g_strjoinv ("", parts);
}

static char *
surname (const char *author)
{
  g_autofree char *plain = without_braces (author);
  const char *comma = author[0] == '{' ? NULL : strchr (plain, ',');
  return comma != NULL ? g_strndup (plain, (gsize) (comma - plain)) : g_steal_pointer (&plain);
}

/* What stands for the year of a work that has versions instead. */
static char *
dating (const ThemaWork *self, const char *version)
{
  if (self->year != NULL)
    return g_strdup (self->year);
  return version != NULL ? g_strconcat ("version ", version, NULL) : g_strdup ("n.d.");
}

char *
thema_work_cite (const ThemaWork *self, const char *version)
{
  g_auto (GStrv) authors = g_strsplit (self->author, " and ", -1);
  g_autofree char *date = dating (self, version), *first = surname (authors[0]);
  guint n = g_strv_length (authors);
  const char *between = self->year != NULL ? " " : ", ";
  if (n > 2)
    return g_strconcat (first, " et al.", between, date, NULL);
  g_autofree char *second = n == 2 ? surname (authors[1]) : NULL;
  if (n == 2)
    return g_strconcat (first, " & ", second, between, date, NULL);
  return g_strconcat (first, between, date, NULL);
}

/* "A, B, & C", of "A and B and C"; "A, B, et al.", of "A and B and others". */
static char *
list_people (const char *people)
{
  g_autofree char *plain = without_braces (people);
  g_auto (GStrv) names = g_strsplit (plain, " and ", -1);
  guint n = g_strv_length (names);
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if (i + 1 == n && strcmp (names[i], "others") == 0)
      g_string_append (list, ", et al.");
    else
      g_string_append_printf (list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : ", & ", names[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
append_container (GString *line, const ThemaWork *self)
{
  if (self->editor != NULL)
    {
      g_autofree char *editors = list_people (self->editor);
      g_string_append_printf (line, " In %s (%s),", editors,
                              strstr (self->editor, " and ") != NULL ? "Eds." : "Ed.");
    }
  else if (strcmp (self->type, "inproceedings") == 0)
    g_string_append (line, " In");
  if (self->container != NULL)
    g_string_append_printf (line, " %s", self->container);
  gboolean is_article = strcmp (self->type, "article") == 0;
  if (is_article && self->volume != NULL)
    g_string_append_printf (line, ", %s", self->volume);
  if (is_article && self->number != NULL)
    g_string_append_printf (line, "(%s)", self->number);
  if (!is_article && self->volume != NULL && self->pages != NULL)
    g_string_append_printf (line, " (Vol. %s, pp. %s)", self->volume, self->pages);
  else if (!is_article && self->volume != NULL)
    g_string_append_printf (line, " (Vol. %s)", self->volume);
  else if (self->pages != NULL)
    g_string_append_printf (line, is_article ? ", %s" : " (pp. %s)", self->pages);
  if (self->container != NULL)
    g_string_append_c (line, '.');
}

char *
thema_work_reference (const ThemaWork *self, const char *version)
{
  g_autofree char *authors = list_people (self->author), *date = dating (self, version);
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append_printf (line, "%s%s (%s). %s", authors,
                          g_str_has_suffix (authors, ".") ? "" : ".", date, self->title);
  if (self->edition != NULL)
    g_string_append_printf (line, " (%s ed.)", self->edition);
  if (!g_str_has_suffix (self->title, "?"))
    g_string_append_c (line, '.');
  append_container (line, self);
  if (self->publisher != NULL)
    g_string_append_printf (line, "%s %s.",
                            strcmp (self->type, "phdthesis") == 0 ? " Doctoral dissertation," : "",
                            self->publisher);
  if (self->doi != NULL)
    g_string_append_printf (line, " https://doi.org/%s", self->doi);
  else if (self->url != NULL)
    g_string_append_printf (line, " %s", self->url);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* What LaTeX would take for something else, or cannot set. */
static const struct
{
  const char *text, *tex;
} bibtex_texts[] = {
  { "\xCF\x87\xC2\xB2", "{$\\chi^2$}" }, /* chi squared */
  { EN_DASH, "--" },
  { "&", "\\&" },
  { "#", "\\#" },
  { "%", "\\%" },
  { "_", "\\_" },
};

static void
append_field (GString *entry, const char *name, const char *value, gboolean as_it_is)
{
  if (value == NULL)
    return;
  g_string_append_printf (entry, "  %s = {", name);
  while (*value != '\0')
    {
      gsize i = 0;
      while (i < G_N_ELEMENTS (bibtex_texts) && !g_str_has_prefix (value, bibtex_texts[i].text))
        i++;
      if (as_it_is || i == G_N_ELEMENTS (bibtex_texts))
        {
          g_string_append_c (entry, *value++);
          continue;
        }
      g_string_append (entry, bibtex_texts[i].tex);
      value += strlen (bibtex_texts[i].text);
    }
  g_string_append (entry, "},\n");
}

/* A title in braces: its capital letters are names and must not be made small. */
static void
append_title (GString *entry, const char *title)
{
  g_autofree char *kept = g_strconcat ("{", title, "}", NULL);
  append_field (entry, "title", kept, FALSE);
}

char *
thema_work_bibtex (const ThemaWork *self, const char *version)
{
  static const struct
  {
    const char *type, *field;
  } containers[] = { { "article", "journal" },
                     { "incollection", "booktitle" },
                     { "inproceedings", "booktitle" } },
    publishers[] = { { "phdthesis", "school" },
                     { "misc", "howpublished" },
                     { "techreport", "institution" },
                     { "inproceedings", "organization" } };
  const char *container = "booktitle", *publisher = "publisher";
  for (gsize i = 0; i < G_N_ELEMENTS (containers); i++)
    if (strcmp (self->type, containers[i].type) == 0)
      container = containers[i].field;
  for (gsize i = 0; i < G_N_ELEMENTS (publishers); i++)
    if (strcmp (self->type, publishers[i].type) == 0)
      publisher = publishers[i].field;
  /* "software" is a type of biblatex alone. */
  const char *type = strcmp (self->type, "software") == 0 ? "misc" : self->type;
  g_autofree char *note = version != NULL ? g_strconcat ("Version ", version, NULL) : NULL;
  g_autoptr (GString) entry = g_string_new (NULL);
  g_string_append_printf (entry, "@%s{%s,\n", type, self->key);
  append_field (entry, "author", self->author, FALSE);
  append_field (entry, "year", self->year, FALSE);
  append_title (entry, self->title);
  append_field (entry, container, self->container, FALSE);
  append_field (entry, "editor", self->editor, FALSE);
  append_field (entry, "edition", self->edition, FALSE);
  append_field (entry, "volume", self->volume, FALSE);
  append_field (entry, "number", self->number, FALSE);
  append_field (entry, "pages", self->pages, FALSE);
  append_field (entry, publisher, self->publisher, FALSE);
  if (strcmp (self->type, "techreport") == 0 && self->publisher == NULL)
    append_field (entry, "institution", self->author, FALSE);
  append_field (entry, "note", note, FALSE);
  append_field (entry, "doi", self->doi, TRUE);
  append_field (entry, "url", self->url, TRUE);
  g_string_append (entry, "}\n");
  return g_string_free (g_steal_pointer (&entry), FALSE);
}
