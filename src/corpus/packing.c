/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/packing.h"

#include <string.h>

#define MAGIC(bytes) bytes, sizeof (bytes) - 1
#define UNPACK_FIRST "which is not read: unpack it, and name its files or their folder"
#define SAVE_AS_TEXT "save it as plain text (.txt), and name that file"

static const ThemaPacking packings[] = {
  { "gzip", MAGIC ("\x1F\x8B\x08"), 0, thema_unpack_gzip_open, NULL },
  { "xz",
    MAGIC ("\xFD"
           "7zXZ\0"),
    0, thema_unpack_filter_open, NULL },
  { "zstd", MAGIC ("\x28\xB5\x2F\xFD"), 0, thema_unpack_filter_open, NULL },
  { "bzip2", MAGIC ("1AY&SY"), 4, thema_unpack_filter_open, NULL },
  { "bzip2", MAGIC ("\x17\x72\x45\x38\x50\x90"), 4, thema_unpack_filter_open, NULL },
  { "zip", MAGIC ("PK\3\4"), 0, thema_unpack_zip_open, NULL },
  { "zip", MAGIC ("PK\5\6"), 0, NULL, "is an archive in which there is nothing" },
  { "tar", MAGIC ("ustar"), 257, NULL, "is a tar archive, " UNPACK_FIRST },
  { "rar", MAGIC ("Rar!\x1A\7"), 0, NULL, "is a RAR archive, " UNPACK_FIRST },
  { "7z", MAGIC ("7z\xBC\xAF\x27\x1C"), 0, NULL, "is a 7z archive, " UNPACK_FIRST },
  { "compress", MAGIC ("\x1F\x9D"), 0, NULL, "is packed by compress, " UNPACK_FIRST },
  { "lz4", MAGIC ("\x04\x22\x4D\x18"), 0, NULL, "is packed by lz4, " UNPACK_FIRST },
  { "pdf", MAGIC ("%PDF-"), 0, NULL, "is a PDF document: " SAVE_AS_TEXT },
  { "rtf", MAGIC ("{\\rtf"), 0, NULL, "is an RTF document: " SAVE_AS_TEXT },
  { "office", MAGIC ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 0, NULL,
    "is a document of an office program (.doc, .xls): save a spreadsheet as CSV, a text as plain "
    "text (.txt), and name that file" },
};

const ThemaPacking *
thema_packing_recognise (const char *bytes, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (packings); i++)
    {
      const ThemaPacking *packing = &packings[i];
      if (length >= packing->offset + packing->length
          && memcmp (bytes + packing->offset, packing->magic, packing->length) == 0)
        return packing;
    }
  return NULL;
}

const char *
thema_packing_of_member (const char *name, const char *first, gsize length)
{
  static const char spreadsheet[] = "is a spreadsheet: save it as CSV, and name that file";
  static const char text[] = "is a document of a word processor: " SAVE_AS_TEXT;
  static const struct
  {
    const char *start, *type; /* of a member's name; of the contents of "mimetype" */
    const char *complaint;
  } table[] = {
    { "xl/", NULL, spreadsheet },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", spreadsheet },
    { "word/", NULL, text },
    { "mimetype", "application/vnd.oasis.opendocument.text", text },
    { "ppt/", NULL, "is a presentation: " SAVE_AS_TEXT },
    { "mimetype", "application/vnd.oasis.opendocument", "is an office document: " SAVE_AS_TEXT },
    { "mimetype", "application/epub+zip", "is an electronic book: " SAVE_AS_TEXT },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_has_prefix (name, table[i].start)
        && (table[i].type == NULL
            || (length >= strlen (table[i].type)
                && memcmp (first, table[i].type, strlen (table[i].type)) == 0)))
      return table[i].complaint;
  return NULL;
}
