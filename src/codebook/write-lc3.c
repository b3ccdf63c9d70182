/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lexicoder's .lc3: "+NAME", then its words, a line each behind a blank. */
#include "codebook/write-losses.h"
#include "codebook/write.h"

void
thema_codebook_write_lc3 (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autoptr (GPtrArray) unreadable = g_ptr_array_new ();
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      g_string_append_printf (out, "+%s\n", code->name);
      for (guint j = 0; j < code->patterns->len; j++)
        {
          const ThemaPattern *pattern = &g_array_index (code->patterns, ThemaPattern, j);
          if (!thema_write_is_plain (pattern))
            continue;
          if (*pattern->text == '+')
            g_ptr_array_add (unreadable, code->name);
          else
            g_string_append_printf (out, " %s\n", pattern->text);
        }
    }
  thema_write_losses (codebook, ".lc3", THEMA_HOLDS_PATTERNS, NULL, losses);
  thema_write_loss (losses, unreadable,
                    "the .lc3 format takes what begins with + for a name: such patterns of",
                    "are left out");
}
