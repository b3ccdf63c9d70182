/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/html-references.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

/* What the numbers from 128 on mean where they are not Unicode's controls but windows-1252's
 * characters, as in every browser. */
static const guint16 windows[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The character of a number, or 0. */
static gunichar
character_of (gulong number)
{
  if (number >= 0x80 && number < 0xA0)
    return windows[number - 0x80];
  if (number == '\r')
    return '\n';
  if ((number < ' ' && number != '\n' && number != '\t') || number == 0x7F || number > 0x10FFFF
      || (number >= 0xD800 && number < 0xE000))
    return 0;
  return (gunichar) number;
}

#define MAX_NAME 10 /* of a named reference: "thetasym" has 8 letters */

gunichar
thema_html_reference (const char *bytes, gsize length, gsize *used)
{
  char name[MAX_NAME + 1];
  gsize n = 0;
  while (n < MAX_NAME && n < length && (g_ascii_isalnum (bytes[n]) || (n == 0 && *bytes == '#')))
    {
      name[n] = bytes[n];
      n++;
    }
  if (n < 2 || n == length || bytes[n] != ';')
    return 0;
  name[n] = '\0';
  *used = n + 1;
  if (name[0] == '#')
    {
      gboolean is_hex = name[1] == 'x' || name[1] == 'X';
      const char *digits = name + 1 + is_hex;
      gsize n_digits = strspn (digits, is_hex ? "0123456789abcdefABCDEF" : "0123456789");
      return n_digits > 0 && digits[n_digits] == '\0'
                 ? character_of (strtoul (digits, NULL, is_hex ? 16 : 10))
                 : 0;
    }
  if (strcmp (name, "apos") == 0)
    return '\'';
  const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) name);
  return entity != NULL ? (gunichar) entity->value : 0;
}
