/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of the Web of Science as plain text, and its CIW files: "PT J", a tag of two letters
 * before the first line of a field and three blanks before further ones, "ER"; "FN" and "VR" at the
 * head of the file, "EF" at its end. */
#include "corpus/tagged.h"

#include <string.h>

static const ThemaTaggedRule rules[] = {
  { "TI", THEMA_FIELD_TITLE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "AB", THEMA_FIELD_ABSTRACT, 0, THEMA_LINES_TEXT, THEMA_TAKES_ALL },
  /* In full, else with initials; of a book; a group. */
  { "AF", THEMA_FIELD_AUTHORS, 0, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "AU", THEMA_FIELD_AUTHORS, 1, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "BF", THEMA_FIELD_AUTHORS, 2, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "BA", THEMA_FIELD_AUTHORS, 3, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "CA", THEMA_FIELD_AUTHORS, 4, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "BE", THEMA_FIELD_AUTHORS, 5, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  /* The authors' keywords, then those of the database. */
  { "DE", THEMA_FIELD_KEYWORDS, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "ID", THEMA_FIELD_KEYWORDS, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "PY", THEMA_FIELD_YEAR, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "EA", THEMA_FIELD_YEAR, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* of early access */
  { "SO", THEMA_FIELD_SOURCE_TITLE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "JI", THEMA_FIELD_SOURCE_TITLE, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "J9", THEMA_FIELD_SOURCE_TITLE, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "LA", THEMA_FIELD_LANGUAGE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "DT", THEMA_FIELD_TYPE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "DI", THEMA_FIELD_DOI, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "D2", THEMA_FIELD_DOI, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* of the book */
  { "UT", THEMA_FIELD_ACCESSION, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { NULL, 0, 0, 0, 0 },
};

/* "AU Gilles, H". Where the blank is missing, "AUGilles, H", two capitals and a small letter behind
 * them are a tag if they are one of those that matter. */
static gboolean
split_line (const char *line, gsize length, G_GNUC_UNUSED gboolean in_list, char *tag, gsize *value)
{
  static const char wanted[] = "AUAFTISOABDEID";
  if (length < 2 || !g_ascii_isupper (line[0])
      || !(g_ascii_isupper (line[1]) || g_ascii_isdigit (line[1])))
    return FALSE;
  tag[0] = line[0];
  tag[1] = line[1];
  tag[2] = tag[3] = ' ';
  *value = 2;
  if (length == 2 || line[2] == ' ' || line[2] == '\t')
    return TRUE;
  if (length < 4 || !g_ascii_isupper (line[2]) || !g_ascii_islower (line[3]))
    return FALSE;
  for (const char *known = wanted; *known != '\0'; known += 2)
    if (memcmp (known, tag, 2) == 0)
      return TRUE;
  return FALSE;
}

static const ThemaTaggedFormat format = { rules, "PT", "ER", "FN VR EF ", split_line, "PT J" };

/* "FN" at the head, or a record: in either case it is "PT" that tells. */
gboolean
thema_source_wos_recognise (const ThemaHead *head)
{
  gsize at = 0, length, value;
  const char *line;
  char tag[4];
  for (guint n = 0; n < 10 && thema_head_next_line (head, &at, &line, &length); n++)
    {
      if (!split_line (line, length, FALSE, tag, &value))
        return FALSE;
      if (memcmp (tag, "PT ", 3) == 0)
        return length > 3 && strchr ("JBSPCR", line[3]) != NULL && (length == 4 || line[4] == ' ');
    }
  return FALSE;
}

ThemaSourceReader *
thema_source_wos_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                       G_GNUC_UNUSED GError **error)
{
  return thema_tagged_open (feed, &format);
}
