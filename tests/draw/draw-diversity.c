/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts from none to some hundred tokens, of few types and of many. */
#include "draw.h"

#include "stats/lexical-diversity.h"

#define MOST_TOKENS 400
#define N_TYPES 1000

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (8, 0);
  g_autoptr (ThemaTypeCounter) counter = thema_type_counter_new (N_TYPES);
  puts ("text,window,tokens,types,hapaxes,ttr,guiraud_r,herdan_c,maas_a2,yule_k,simpson_d,mattr,"
        "mtld,hdd");
  for (int i = 0; i < 400; i++)
    {
      guint32 tokens[MOST_TOKENS], n = i < 4 ? (guint32) i : thema_random_below (random, MOST_TOKENS);
      guint window = 1 + thema_random_below (random, 100);
      ThemaLexicalDiversity out;
      for (guint32 t = 0; t < n; t++)
        {
          tokens[t] = i % 9 == 0 ? t : (guint32) draw_any (random, i % 4 == 0 ? 5 : N_TYPES - 1);
          printf ("%s%u", t > 0 ? " " : "", tokens[t]);
        }
      thema_lexical_diversity_compute (counter, tokens, n, window, &out);
      putchar (',');
      draw_count (window, ',');
      draw_count (out.tokens, ',');
      draw_count (out.types, ',');
      draw_count (out.hapaxes, ',');
      draw_field (out.ttr, ',');
      draw_field (out.guiraud_r, ',');
      draw_field (out.herdan_c, ',');
      draw_field (out.maas_a2, ',');
      draw_field (out.yule_k, ',');
      draw_field (out.simpson_d, ',');
      draw_field (out.mattr, ',');
      draw_field (out.mtld, ',');
      draw_field (out.hdd, '\n');
    }
  return 0;
}
