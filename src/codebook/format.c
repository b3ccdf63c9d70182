/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/format.h"

#include "base/csv-reader.h"
#include "codebook/codebook-yaml.h"
#include "codebook/dictionary.h"
#include "codebook/read-cat.h"
#include "codebook/read-csv.h"
#include "codebook/read-dic.h"
#include "codebook/read-lc3.h"
#include "codebook/read-qdc.h"
#include "codebook/read-ykd.h"
#include "codebook/write.h"
#include "codebook/xml-text.h"

#include <string.h>

/* How much of a file is looked at. */
#define HEAD 65536

static const ThemaFormat formats[THEMA_N_FORMATS] = {
  { THEMA_FORMAT_THEMA, "thema", ".yaml .yml", thema_codebook_read_yaml, thema_codebook_write_thema,
    TRUE, FALSE },
  { THEMA_FORMAT_QUANTEDA, "quanteda", ".yml", thema_codebook_read_yaml,
    thema_codebook_write_quanteda, TRUE, TRUE },
  { THEMA_FORMAT_CSV, "csv", ".csv .tsv .tab", thema_codebook_read_csv, thema_codebook_write_csv,
    FALSE, FALSE },
  { THEMA_FORMAT_DIC, "dic", ".dic", thema_codebook_read_dic, thema_codebook_write_dic, FALSE,
    TRUE },
  { THEMA_FORMAT_CAT, "cat", ".cat", thema_codebook_read_cat, thema_codebook_write_cat, FALSE,
    TRUE },
  { THEMA_FORMAT_YKD, "ykd", ".ykd", thema_codebook_read_ykd, thema_codebook_write_ykd, TRUE,
    TRUE },
  { THEMA_FORMAT_LCD, "lcd", ".lcd", thema_codebook_read_ykd, thema_codebook_write_lcd, TRUE,
    TRUE },
  { THEMA_FORMAT_LC3, "lc3", ".lc3", thema_codebook_read_lc3, thema_codebook_write_lc3, FALSE,
    TRUE },
  { THEMA_FORMAT_QDC, "qdc", ".qdc", thema_codebook_read_qdc, thema_codebook_write_qdc, TRUE,
    TRUE },
};

const ThemaFormat *
thema_format_get (ThemaFormatId id)
{
  return &formats[id];
}

const ThemaFormat *
thema_format_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

const ThemaFormat *
thema_format_of_path (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (GStrv) extensions = g_strsplit (formats[i].extensions, " ", -1);
      for (char **extension = extensions; *extension != NULL; extension++)
        if (g_str_has_suffix (lower, *extension))
          return &formats[i];
    }
  return NULL;
}

/* Whether a field of the header is `name`. */
static gboolean
has_column (const ThemaSlice *fields, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *field = thema_single_line (fields[i].bytes, fields[i].length);
      if (g_ascii_strcasecmp (field, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_csv (const char *text, gsize length)
{
  const char *end = memchr (text, '\n', length);
  gsize first = end != NULL ? (gsize) (end - text) + 1 : length;
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) csv
      = thema_csv_reader_new ("", text, first, thema_csv_guess_delimiter (text, first));
  guint n = 0;
  if (!thema_csv_reader_next (csv, arena, NULL))
    return FALSE;
  const ThemaSlice *fields = thema_csv_reader_fields (csv, &n);
  return has_column (fields, n, "code") && has_column (fields, n, "pattern");
}

/* What the lines of a text tell. */
typedef struct
{
  char first;        /* the first character that is no blank */
  gboolean percent;  /* the first line with text is a % alone */
  gboolean own_key;  /* a line begins with `thema:` */
  gboolean weighted; /* a line that is indented by a tab ends with a number in brackets */
} Signs;

static Signs
look (const char *text, gsize length)
{
  Signs signs = { 0 };
  ThemaLines lines;
  thema_lines_init (&lines, text, MIN (length, HEAD));
  while (thema_lines_next (&lines))
    {
      gsize at;
      thema_lines_indent (&lines, &at);
      if (at == lines.length)
        continue;
      if (signs.first == '\0')
        {
          signs.first = lines.line[at];
          signs.percent = lines.line[at] == '%' && lines.length == at + 1;
        }
      signs.own_key |= lines.length >= 6 && memcmp (lines.line, "thema:", 6) == 0;
      gsize digit = lines.length - 1;
      if (lines.line[0] != '\t' || lines.line[digit] != ')')
        continue;
      while (digit > 0 && g_ascii_isdigit (lines.line[digit - 1]))
        digit--;
      signs.weighted |= digit < lines.length - 1 && lines.line[digit - 1] == '(';
    }
  return signs;
}

/* NULL: what the text holds does not tell. */
static const ThemaFormat *
recognize_text (const ThemaFormat *by_path, const char *text, gsize length)
{
  g_autofree char *root = thema_xml_root (text, length);
  if (root != NULL)
    {
      if (strcmp (root, "CodeBook") == 0)
        return &formats[THEMA_FORMAT_QDC];
      return by_path == &formats[THEMA_FORMAT_LCD] || by_path == &formats[THEMA_FORMAT_QDC]
                 ? by_path
                 : &formats[THEMA_FORMAT_YKD];
    }
  Signs signs = look (text, length);
  if (signs.percent)
    return &formats[THEMA_FORMAT_DIC];
  if (signs.own_key)
    return &formats[THEMA_FORMAT_THEMA];
  if (is_csv (text, length))
    return &formats[THEMA_FORMAT_CSV];
  if (signs.weighted)
    return &formats[THEMA_FORMAT_CAT];
  /* WordStat's names may begin with a plus, too. */
  if (signs.first == '+' && by_path != &formats[THEMA_FORMAT_CAT])
    return &formats[THEMA_FORMAT_LC3];
  return NULL;
}

const ThemaFormat *
thema_format_recognize (const char *path, const char *text, gsize length)
{
  const ThemaFormat *by_path = thema_format_of_path (path);
  const ThemaFormat *by_text = recognize_text (by_path, text, length);
  if (by_text != NULL)
    return by_text;
  /* A codebook of our own would have shown itself. */
  return by_path == NULL || by_path == &formats[THEMA_FORMAT_THEMA]
             ? &formats[THEMA_FORMAT_QUANTEDA]
             : by_path;
}
