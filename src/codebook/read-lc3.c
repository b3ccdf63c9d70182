/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/read-lc3.h"

#include "codebook/dictionary.h"

#include <stdio.h>
#include <string.h>

/* A colour as REFI-QDA writes it, from "#rgb", "#rrggbb", or three numbers with commas or blanks
 * between, in brackets; NULL for anything else. */
static char *
parse_color (const char *text)
{
  guint channels[3];
  gsize digits = *text == '#' ? strspn (text + 1, "0123456789abcdefABCDEF") : 0;
  if ((digits == 3 || digits == 6) && text[digits + 1] == '\0')
    return g_strdup (text);
  int end = 0;
  char open[2] = "", close[2] = "";
  g_autofree char *numbers = g_strdelimit (g_strdup (text), ",", ' ');
  if (sscanf (numbers, "%1[[(]%3u %3u %3u %1[])]%n", open, &channels[0], &channels[1], &channels[2],
              close, &end)
          != 5
      || numbers[end] != '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (channels[i] > 255)
      return NULL;
  return g_strdup_printf ("#%02x%02x%02x", channels[0], channels[1], channels[2]);
}

/* Cuts a colour from the end of the name; NULL: it has none. */
static char *
cut_color (char *name)
{
  char *at = name + strlen (name);
  while (at > name && (*at == '\0' || strchr ("#[(", *at) == NULL))
    at--;
  char *color = at > name ? parse_color (at) : NULL;
  if (color != NULL)
    {
      *at = '\0';
      g_strchomp (name);
    }
  return color;
}

static ThemaCode *
add_category (ThemaCodebook *codebook, ThemaCategories *categories, char *name, guint line,
              GError **error)
{
  g_autofree char *color = cut_color (name);
  if (*name == '\0')
    {
      thema_dictionary_fail (codebook, line, error, "the name of the category is missing");
      return NULL;
    }
  ThemaCode *code = thema_categories_add (categories, NULL, name, line, error);
  if (code != NULL && color != NULL)
    thema_dictionary_set (codebook, &code->color, color, "colour", line);
  return code;
}

gboolean
thema_codebook_read_lc3 (ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  g_autoptr (ThemaCategories) categories = thema_categories_new (codebook);
  ThemaCode *code = NULL;
  ThemaLines lines;
  thema_lines_init (&lines, text, length);
  while (thema_lines_next (&lines))
    {
      g_autofree char *name = thema_single_line (lines.line, lines.length);
      if (*name == '+')
        {
          code = add_category (codebook, categories, g_strchug (name + 1), lines.number, error);
          if (code == NULL)
            return FALSE;
        }
      else if (*name != '\0' && code == NULL)
        thema_codebook_note (codebook, lines.number,
                             "the word '%s' stands before the first category; it is left out",
                             name);
      else if (*name != '\0')
        thema_codebook_add_pattern (code->patterns, name, THEMA_MATCH_WORD, lines.number);
    }
  return TRUE;
}
