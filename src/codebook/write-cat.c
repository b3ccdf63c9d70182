/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WordStat's .cat: categories and words indented by tabs, "WORD (weight)", "_" between the words of
 * a phrase. */
#include "codebook/write-losses.h"
#include "codebook/write.h"

#include <string.h>

typedef struct
{
  const ThemaCodebook *codebook; /* borrowed */
  const char **keys;             /* borrowed */
  GString *out;                  /* borrowed */
  GPtrArray *renamed;            /* borrowed, of names: that would be read as words or rules */
  GPtrArray *underscored;        /* borrowed, of names: of codes with patterns that have a _ */
  GPtrArray *rules;              /* borrowed, of names: of codes with patterns read as rules */
} Writer;

static void
append_tabs (GString *out, guint n)
{
  while (n-- > 0)
    g_string_append_c (out, '\t');
}

/* Where a number in brackets begins that ends the name, which would make it a word; NULL: nowhere.
 */
static const char *
find_weight (const char *name)
{
  const char *open = strrchr (name, '(');
  gint64 weight;
  if (open == NULL || open == name || open[-1] != ' ' || !g_str_has_suffix (name, ")"))
    return NULL;
  g_autofree char *number = g_strndup (open + 1, strlen (open + 1) - 1);
  g_strdelimit (number, ",", '.');
  return thema_weight_parse (g_strstrip (number), &weight) ? open : NULL;
}

/* A name that would be read as a word or a rule gets a _ for what makes it one. */
static void
append_name (Writer *self, const ThemaCode *code, const char *key)
{
  const char *weight = find_weight (key);
  gsize start = self->out->len;
  g_string_append (self->out, key);
  if (weight != NULL)
    self->out->str[start + (gsize) (weight - key) - 1] = '_';
  if (*key == '@')
    self->out->str[start] = '_';
  if (weight != NULL || *key == '@')
    g_ptr_array_add (self->renamed, code->name);
  g_string_append_c (self->out, '\n');
}

static void
append_pattern (Writer *self, const ThemaCode *code, const ThemaPattern *pattern, guint depth)
{
  g_autofree char *weight = thema_weight_format (pattern->weight);
  if (*pattern->text == '@')
    {
      g_ptr_array_add (self->rules, code->name);
      return;
    }
  if (strchr (pattern->text, '_') != NULL)
    g_ptr_array_add (self->underscored, code->name);
  append_tabs (self->out, depth);
  for (const char *p = pattern->text; *p != '\0'; p++)
    g_string_append_c (self->out, *p == ' ' ? '_' : *p);
  g_string_append_printf (self->out, " (%s)\n", weight);
}

static void
append_code (Writer *self, guint32 index, guint depth)
{
  const ThemaCode *code = thema_codebook_code (self->codebook, index);
  append_tabs (self->out, depth);
  append_name (self, code, self->keys[index]);
  for (guint i = 0; i < code->patterns->len; i++)
    {
      const ThemaPattern *pattern = &g_array_index (code->patterns, ThemaPattern, i);
      if (thema_write_is_plain (pattern))
        append_pattern (self, code, pattern, depth + 1);
    }
  for (guint32 i = index + 1; i <= code->last_descendant;
       i = thema_codebook_code (self->codebook, i)->last_descendant + 1)
    append_code (self, i, depth + 1);
}

void
thema_codebook_write_cat (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autoptr (GPtrArray) renamed = g_ptr_array_new (), underscored = g_ptr_array_new ();
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autofree const char **keys = thema_write_keys (codebook);
  Writer self = { codebook, keys, out, renamed, underscored, rules };
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook);
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    append_code (&self, i, 0);
  thema_write_losses (codebook, ".cat",
                      THEMA_HOLDS_NESTING | THEMA_HOLDS_PATTERNS | THEMA_HOLDS_WEIGHTS, keys,
                      losses);
  thema_write_loss (losses, renamed,
                    "the .cat format has no names that begin with @ or end with a number in "
                    "brackets: those of",
                    "get a _ instead");
  thema_write_loss (losses, rules,
                    "the .cat format takes what begins with @ for a rule: such patterns of",
                    "are left out");
  thema_write_loss (losses, underscored,
                    "the .cat format takes _ for a blank: patterns with a _ of",
                    "are read as phrases");
}
