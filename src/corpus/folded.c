/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/folded.h"

#include "text/fold.h"
#include "text/utf8.h"

void
thema_folded (ThemaSlice value, GString *composed, GString *folded)
{
  g_string_set_size (folded, 0);
  g_string_set_size (composed, 0);
  if (thema_utf8_is_ascii (value.bytes, value.length))
    {
      g_string_append_len (folded, value.bytes, (gssize) value.length);
      g_string_ascii_down (folded);
      return;
    }
  if (thema_utf8_find_fault (value.bytes, value.length) < value.length
      || !thema_nfc_append (value.bytes, value.length, composed, NULL)
      || !thema_fold (composed->str, composed->len, folded, NULL))
    g_string_append_len (g_string_truncate (folded, 0), value.bytes, (gssize) value.length);
}

/* Letters, digits and marks, which other scripts write words with. */
static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

void
thema_folded_letters (ThemaSlice value, GString *composed, GString *folded)
{
  thema_folded (value, composed, folded);
  gsize kept = 0;
  const char *end = folded->str + folded->len;
  for (const char *p = folded->str; p < end;)
    {
      gsize n = 1;
      gboolean letter = g_ascii_isalnum (*p);
      if ((*p & 0x80) != 0)
        {
          gunichar c = g_utf8_get_char_validated (p, end - p);
          if (c < 0x110000)
            {
              n = (gsize) (g_utf8_next_char (p) - p);
              letter = is_letter (c);
            }
        }
      if (letter)
        for (gsize i = 0; i < n; i++)
          folded->str[kept++] = p[i];
      p += n;
    }
  g_string_truncate (folded, kept);
}
