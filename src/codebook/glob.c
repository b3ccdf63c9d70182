/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/glob.h"

gsize
thema_glob_prefix_length (const char *glob, gsize length)
{
  gsize i = 0;
  while (i < length && glob[i] != '*' && glob[i] != '?')
    i++;
  return i;
}

gboolean
thema_glob_has_wildcard (const char *glob, gsize length)
{
  return thema_glob_prefix_length (glob, length) < length;
}

static gsize
character_end (const char *word, gsize at, gsize length)
{
  do
    at++;
  while (at < length && ((guint8) word[at] & 0xC0) == 0x80);
  return at;
}

gboolean
thema_glob_matches (const char *glob, gsize glob_length, const char *word, gsize word_length)
{
  gsize g = 0, w = 0;
  gsize star = G_MAXSIZE,
        resume = 0; /* behind the last star, and the word's place to try next there */
  while (w < word_length)
    {
      if (g < glob_length && glob[g] == '*')
        {
          star = ++g;
          resume = w;
        }
      else if (g < glob_length && glob[g] == '?')
        {
          g++;
          w = character_end (word, w, word_length);
        }
      else if (g < glob_length && glob[g] == word[w])
        {
          g++;
          w++;
        }
      else if (star != G_MAXSIZE)
        {
          /* Only the last star needs to be tried again: an earlier one could gain nothing. */
          g = star;
          w = resume = character_end (word, resume, word_length);
        }
      else
        return FALSE;
    }
  while (g < glob_length && glob[g] == '*')
    g++;
  return g == glob_length;
}
