/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LIWC's .dic: a legend of numbered categories between two lines "%", nested by tabs, then each
 * pattern once with the numbers of its categories. No empty line stands in the legend: readers
 * count the tabs line by line. */
#include "codebook/write-losses.h"
#include "codebook/write.h"

#include <string.h>

typedef struct
{
  const char *text; /* borrowed */
  guint32 code;     /* index */
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order = strcmp (x->text, y->text);
  return order != 0 ? order : (x->code > y->code) - (x->code < y->code);
}

/* A legend line is a number, white space and a name, so that a digit before a blank in the name
 * would be taken for another number. */
static void
append_name (GString *out, const ThemaCode *code, const char *key, GPtrArray *renamed)
{
  gboolean changed = FALSE;
  for (const char *p = key; *p != '\0'; p++)
    {
      gboolean is_parting = *p == ' ' && p > key && g_ascii_isdigit (p[-1]);
      g_string_append_c (out, is_parting ? '_' : *p);
      changed = changed || is_parting;
    }
  if (changed)
    g_ptr_array_add (renamed, code->name);
}

static void
append_legend (const ThemaCodebook *codebook, const char *const *keys, GString *out,
               GPtrArray *renamed)
{
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      for (guint32 above = code->parent; above != THEMA_NO_ID;
           above = thema_codebook_code (codebook, above)->parent)
        g_string_append_c (out, '\t');
      g_string_append_printf (out, "%u\t", i + 1);
      append_name (out, code, keys != NULL ? keys[i] : code->name, renamed);
      g_string_append_c (out, '\n');
    }
}

/* Brackets begin conditions, a number behind a blank is a category's, and ? is a sign. */
static gboolean
is_readable (const char *text)
{
  if (strpbrk (text, "(<?") != NULL || strcmp (text, "%") == 0)
    return FALSE;
  for (const char *p = strchr (text, ' '); p != NULL; p = strchr (p + 1, ' '))
    if (g_ascii_isdigit (p[1]))
      return FALSE;
  return TRUE;
}

/* LIWC itself has one wildcard, at a word's end. */
static gboolean
has_other_wildcard (const char *text)
{
  for (const char *p = strchr (text, '*'); p != NULL; p = strchr (p + 1, '*'))
    if (p == text || p[-1] == ' ' || (p[1] != '\0' && p[1] != ' '))
      return TRUE;
  return FALSE;
}

/* Whether no two codes have the same name when they are nested: a legend tells them apart by that
 * alone. */
static gboolean
are_unique (const ThemaCodebook *codebook, const char *const *keys)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    if (!g_hash_table_add (seen, (gpointer) keys[i]))
      return FALSE;
  return TRUE;
}

static void
collect (const ThemaCodebook *codebook, GArray *entries, GPtrArray *unreadable,
         GPtrArray *wildcards)
{
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      for (guint j = 0; j < code->patterns->len; j++)
        {
          const ThemaPattern *pattern = &g_array_index (code->patterns, ThemaPattern, j);
          Entry entry = { pattern->text, i };
          if (!thema_write_is_plain (pattern))
            continue;
          if (!is_readable (pattern->text))
            {
              g_ptr_array_add (unreadable, code->name);
              continue;
            }
          if (has_other_wildcard (pattern->text))
            g_ptr_array_add (wildcards, code->name);
          g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);
}

void
thema_codebook_write_dic (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autoptr (GPtrArray) renamed = g_ptr_array_new (), unreadable = g_ptr_array_new ();
  g_autoptr (GPtrArray) wildcards = g_ptr_array_new ();
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree const char **all_keys = thema_write_keys (codebook);
  const char *const *keys = are_unique (codebook, all_keys) ? all_keys : NULL;
  g_string_append (out, "%\n");
  append_legend (codebook, keys, out, renamed);
  g_string_append (out, "%\n");
  collect (codebook, entries, unreadable, wildcards);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      if (i == 0 || strcmp (entry[-1].text, entry->text) != 0)
        g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", entry->text);
      g_string_append_printf (out, "\t%u", entry->code + 1);
    }
  g_string_append (out, entries->len > 0 ? "\n" : "");
  thema_write_losses (codebook, ".dic", THEMA_HOLDS_NESTING | THEMA_HOLDS_PATTERNS, keys, losses);
  thema_write_loss (losses, renamed,
                    "the .dic format has no names with a blank behind a digit: those of",
                    "get a _ for it");
  thema_write_loss (losses, unreadable,
                    "the .dic format has no patterns with ?, (, < or a number behind a blank: "
                    "those of",
                    "are left out");
  thema_write_loss (losses, wildcards,
                    "LIWC knows no wildcard but * at the end of a word: patterns with others of",
                    "are written, for programs that do");
}
