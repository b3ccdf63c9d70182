/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/tidy.h"

#include "corpus/tidy-values.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <string.h>

struct _ThemaTidy
{
  ThemaClean *clean;         /* owned */
  ThemaLanguages *languages; /* owned; made when the first language is met */
};

/* Fields of one line that may hold markup. */
static const ThemaField lines[]
    = { THEMA_FIELD_TITLE, THEMA_FIELD_SOURCE_TITLE, THEMA_FIELD_AUTHORS, THEMA_FIELD_KEYWORDS };

ThemaTidy *
thema_tidy_new (void)
{
  ThemaTidy *self = g_new0 (ThemaTidy, 1);
  self->clean = thema_clean_new ();
  return self;
}

void
thema_tidy_free (ThemaTidy *self)
{
  if (self == NULL)
    return;
  thema_clean_free (self->clean);
  thema_languages_free (self->languages);
  g_free (self);
}

static gboolean
has_markup (ThemaSlice text)
{
  return memchr (text.bytes, '<', text.length) != NULL
         || memchr (text.bytes, '&', text.length) != NULL;
}

/* Makes one blank line of several, in place; returns how long the text is then. */
static gsize
join_blank_lines (char *text, gsize length)
{
  gsize n = 0, newlines = 0;
  for (gsize i = 0; i < length; i++)
    {
      gboolean newline = text[i] == '\n';
      if (newline && newlines == 2)
        continue;
      if (newline)
        newlines++;
      else if (!g_ascii_isspace (text[i]))
        newlines = 0;
      text[n++] = text[i];
    }
  return n;
}

/* Undoes markup, if there is any. */
static gboolean
clean_text (ThemaTidy *self, ThemaSlice *text, gboolean one_line, ThemaArena *arena, GError **error)
{
  gsize length;
  if (!has_markup (*text) || text->length > G_MAXINT32 / 2
      || thema_utf8_find_fault (text->bytes, text->length) < text->length)
    return TRUE;
  const char *cleaned
      = thema_clean (self->clean, text->bytes, text->length, THEMA_CLEAN_HTML, &length, error);
  if (cleaned == NULL)
    return FALSE;
  if (cleaned == text->bytes)
    return TRUE;
  char *copy = thema_arena_copy (arena, cleaned, length);
  length = join_blank_lines (copy, length);
  for (gsize i = 0; one_line && i < length; i++)
    if (copy[i] == '\n')
      copy[i] = ' ';
  *text = thema_slice_trim ((ThemaSlice){ copy, length });
  return TRUE;
}

static gboolean
tidy_texts (ThemaTidy *self, ThemaEntry *entry, ThemaArena *arena, GError **error)
{
  static const ThemaField abstracts[] = { THEMA_FIELD_ABSTRACT, THEMA_FIELD_OTHER_ABSTRACT };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!clean_text (self, &entry->fields[lines[i]], TRUE, arena, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (abstracts); i++)
    {
      ThemaSlice *text = &entry->fields[abstracts[i]];
      if (!clean_text (self, text, FALSE, arena, error))
        return FALSE;
      *text = thema_tidy_skip_heading (*text);
      if (thema_tidy_is_no_abstract (*text))
        *text = (ThemaSlice){ "", 0 };
    }
  return TRUE;
}

gboolean
thema_tidy_entry (ThemaTidy *self, ThemaEntry *entry, gboolean texts, ThemaArena *arena,
                  GError **error)
{
  ThemaSlice *fields = entry->fields;
  if (texts && !tidy_texts (self, entry, arena, error))
    return FALSE;
  fields[THEMA_FIELD_YEAR] = thema_tidy_year (fields[THEMA_FIELD_YEAR]);
  ThemaSlice doi = thema_tidy_doi (fields[THEMA_FIELD_DOI], arena);
  if (doi.length > 0) /* whatever else stands there is left to be looked at */
    fields[THEMA_FIELD_DOI] = doi;
  fields[THEMA_FIELD_ACCESSION] = thema_tidy_accession (fields[THEMA_FIELD_ACCESSION], arena);
  if (fields[THEMA_FIELD_LANGUAGE].length > 0)
    {
      if (self->languages == NULL)
        self->languages = thema_languages_new ();
      fields[THEMA_FIELD_LANGUAGE]
          = thema_languages_tidy (self->languages, fields[THEMA_FIELD_LANGUAGE]);
    }
  return TRUE;
}
