/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RIS as Zotero, EndNote, Mendeley, Citavi, Ovid, Embase, Scopus, SciELO, ProQuest, Web of Science
 * and Rayyan write it: "TY  - JOUR", a field a line, "ER  - ".
 *
 * Own reader: bibutils 7.2, the one library for it that Debian has, keeps one abstract of several,
 * drops what stands on lines without a tag (keywords of EndNote and Rayyan), and takes names and
 * titles apart. */
#include "corpus/tagged.h"

#include <string.h>

/* All tags that programs write: what else looks like one behind a single blank is text, "US - a
 * survey". */
static const char known_tags[]
    = "A1A2A3A4A5ABADAIANAUAVBTC1C2C3C4C5C6C7C8CACLCNCPCRCTCYDADBDIDODPDSEDEPERETFDFUFXH1H2IDISIPJ1"
      "J2J9JAJFJIJOJPK1KIKWL1L2L3L4LALBLKLLLSM1M2M3M4N1N2NLNONTNVOLOPOTPAPBPEPIPMPPPRPTPUPYRDRIRNRP"
      "RTSESFSLSNSOSPSRSTSVSYT1T2T3T4TATDTITNTSTTTYU1U2U3U4U5URUTVLVOWEWPWTWVY1Y2YEYPYR";

static const ThemaTaggedRule rules[] = {
  { "TI", THEMA_FIELD_TITLE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "T1", THEMA_FIELD_TITLE, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "CT", THEMA_FIELD_TITLE, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "TT", THEMA_FIELD_TITLE, 3, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* translated */
  { "ST", THEMA_FIELD_TITLE, 4, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* short */
  { "AB", THEMA_FIELD_ABSTRACT, 0, THEMA_LINES_TEXT, THEMA_TAKES_ALL },
  { "N2", THEMA_FIELD_ABSTRACT, 1, THEMA_LINES_TEXT, THEMA_TAKES_ALL },
  { "AU", THEMA_FIELD_AUTHORS, 0, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "A1", THEMA_FIELD_AUTHORS, 0, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "A2", THEMA_FIELD_AUTHORS, 1, THEMA_LINES_VALUES, THEMA_TAKES_ALL }, /* of an edited book */
  { "ED", THEMA_FIELD_AUTHORS, 1, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "KW", THEMA_FIELD_KEYWORDS, 0, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "PY", THEMA_FIELD_YEAR, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "Y1", THEMA_FIELD_YEAR, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "YR", THEMA_FIELD_YEAR, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "DA", THEMA_FIELD_YEAR, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  /* The full name of the journal before those that may be short. */
  { "JF", THEMA_FIELD_SOURCE_TITLE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "T2", THEMA_FIELD_SOURCE_TITLE, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "JO", THEMA_FIELD_SOURCE_TITLE, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "BT", THEMA_FIELD_SOURCE_TITLE, 3, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "JA", THEMA_FIELD_SOURCE_TITLE, 4, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "J2", THEMA_FIELD_SOURCE_TITLE, 5, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "J1", THEMA_FIELD_SOURCE_TITLE, 6, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "LA", THEMA_FIELD_LANGUAGE, 0, THEMA_LINES_VALUES, THEMA_TAKES_ALL },
  { "TY", THEMA_FIELD_TYPE, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  /* Some put the DOI elsewhere. */
  { "DO", THEMA_FIELD_DOI, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "DI", THEMA_FIELD_DOI, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "M3", THEMA_FIELD_DOI, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "L3", THEMA_FIELD_DOI, 3, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "U2", THEMA_FIELD_DOI, 4, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "UR", THEMA_FIELD_DOI, 5, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "L2", THEMA_FIELD_DOI, 6, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "LK", THEMA_FIELD_DOI, 7, THEMA_LINES_WRAPPED, THEMA_TAKES_DOI },
  { "AN", THEMA_FIELD_ACCESSION, 0, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "UT", THEMA_FIELD_ACCESSION, 1, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "ID", THEMA_FIELD_ACCESSION, 2, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL },
  { "U2", THEMA_FIELD_ACCESSION, 3, THEMA_LINES_WRAPPED, THEMA_TAKES_ALL }, /* Embase */
  { NULL, 0, 0, 0, 0 },
};

static gboolean
is_known (const char *tag)
{
  for (const char *known = known_tags; *known != '\0'; known += 2)
    if (memcmp (known, tag, 2) == 0)
      return TRUE;
  return FALSE;
}

/* "TY  - JOUR", in which some have a tab, one blank or more than two, or lower case; "ER" may stand
 * by itself, but where keywords do, it is one. */
static gboolean
split_line (const char *line, gsize length, gboolean in_list, char *tag, gsize *value)
{
  if (length < 2 || !g_ascii_isalpha (line[0]) || !g_ascii_isalnum (line[1]))
    return FALSE;
  tag[0] = g_ascii_toupper (line[0]);
  tag[1] = g_ascii_toupper (line[1]);
  tag[2] = tag[3] = ' ';
  gsize at = 2;
  while (at < length && (line[at] == ' ' || line[at] == '\t'))
    at++;
  *value = at;
  if (at == length)
    return memcmp (line, "ER", 2) == 0 && !in_list;
  if (at == 2 || line[at] != '-')
    return FALSE;
  *value = at + 1;
  if (at > 3 || line[2] == '\t')
    return TRUE;
  /* One blank: "AI - a review" is text. */
  return (*value == length || line[*value] == ' ') && memcmp (line, tag, 2) == 0 && is_known (tag);
}

static const ThemaTaggedFormat format = { rules, "TY", "ER", "", split_line, "TY  - " };

gboolean
thema_source_ris_recognise (const ThemaHead *head)
{
  gsize at = 0, length, value;
  const char *line;
  char tag[4];
  guint n_tags = 0;
  gboolean has_end = FALSE;
  for (guint n = 0; n < 60 && thema_head_next_line (head, &at, &line, &length); n++)
    if (split_line (line, length, FALSE, tag, &value))
      {
        if (memcmp (tag, "TY", 2) == 0)
          return TRUE;
        /* An "ER" is in exports of Web of Science, too. */
        gboolean is_end = memcmp (tag, "ER", 2) == 0;
        n_tags += !is_end;
        has_end |= is_end;
      }
  return has_end && n_tags > 1;
}

ThemaSourceReader *
thema_source_ris_open (ThemaFeed *feed, G_GNUC_UNUSED const ThemaReaderOptions *options,
                       G_GNUC_UNUSED GError **error)
{
  return thema_tagged_open (feed, &format);
}
