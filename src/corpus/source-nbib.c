/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PubMed's .nbib, which is MEDLINE's format: a tag of up to four letters, a hyphen in the fifth
 * column, six blanks before further lines, a blank line between records. */
#include "corpus/tagged.h"

#include <string.h>

static const ThemaTaggedRule rules[] = {
  { "PMID", THEMA_FIELD_ACCESSION, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "TI", THEMA_FIELD_TITLE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "TT", THEMA_FIELD_TITLE, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* in its language */
  { "CTI", THEMA_FIELD_TITLE, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "AB", THEMA_FIELD_ABSTRACT, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "OAB", THEMA_FIELD_OTHER_ABSTRACT, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  /* In full, else with initials; a group; editors. */
  { "FAU", THEMA_FIELD_AUTHORS, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "AU", THEMA_FIELD_AUTHORS, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "CN", THEMA_FIELD_AUTHORS, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "FED", THEMA_FIELD_AUTHORS, 3, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "ED", THEMA_FIELD_AUTHORS, 4, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  /* The authors' keywords, then the subject headings. */
  { "OT", THEMA_FIELD_KEYWORDS, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "MH", THEMA_FIELD_KEYWORDS, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "DP", THEMA_FIELD_YEAR, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "DEP", THEMA_FIELD_YEAR, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* electronic */
  { "JT", THEMA_FIELD_SOURCE_TITLE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "BTI", THEMA_FIELD_SOURCE_TITLE, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "TA", THEMA_FIELD_SOURCE_TITLE, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "LA", THEMA_FIELD_LANGUAGE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "PT", THEMA_FIELD_TYPE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "LID", THEMA_FIELD_DOI, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_LABEL },
  { "AID", THEMA_FIELD_DOI, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_LABEL },
  { NULL, 0, 0, 0, 0 },
};

static gboolean
split_line (const char *line, gsize length, G_GNUC_UNUSED gboolean in_list, char *tag, gsize *value)
{
  if (length < 5 || line[4] != '-' || !g_ascii_isupper (line[0]) || !g_ascii_isupper (line[1]))
    return FALSE;
  gsize letters = 2;
  while (letters < 4 && g_ascii_isalnum (line[letters]))
    letters++;
  for (gsize i = letters; i < 4; i++)
    if (line[i] != ' ')
      return FALSE;
  memcpy (tag, line, 4);
  *value = 5;
  return TRUE;
}

static const ThemaTaggedFormat format = { rules, "PMID", NULL, "", split_line, "PMID- " };

/* Tags from the first line on, and a number of PubMed among them. */
gboolean
thema_source_nbib_recognise (const ThemaHead *head)
{
  gsize at = 0, length, value;
  const char *line;
  char tag[4];
  for (guint n = 0; n < 60 && thema_head_next_line (head, &at, &line, &length); n++)
    {
      gboolean is_tagged = split_line (line, length, FALSE, tag, &value);
      if (!is_tagged && (n == 0 || line[0] != ' '))
        return FALSE;
      if (is_tagged && memcmp (tag, "PMID", 4) == 0)
        return TRUE;
    }
  return FALSE;
}

ThemaSourceReader *
thema_source_nbib_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                        G_GNUC_UNUSED GError **error)
{
  return thema_tagged_open (feed, &format);
}
