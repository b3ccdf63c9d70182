/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quanteda's plain YAML. A code with patterns alone is a list. Where it has sub-codes too, its own
 * patterns stand under the key "": quanteda writes it so, and would take sub-codes in a list for
 * words of the code. */
#include "codebook/write-losses.h"
#include "codebook/write-yaml.h"
#include "codebook/write.h"

static void
append_patterns (GString *out, guint indent, const ThemaCode *code)
{
  for (guint i = 0; i < code->patterns->len; i++)
    {
      const ThemaPattern *pattern = &g_array_index (code->patterns, ThemaPattern, i);
      if (!thema_write_is_plain (pattern))
        continue;
      thema_yaml_append_indent (out, indent);
      g_string_append (out, "- ");
      thema_yaml_append_scalar (out, pattern->text);
      g_string_append_c (out, '\n');
    }
}

static gboolean
has_plain (const ThemaCode *code)
{
  for (guint i = 0; i < code->patterns->len; i++)
    if (thema_write_is_plain (&g_array_index (code->patterns, ThemaPattern, i)))
      return TRUE;
  return FALSE;
}

static void
append_code (const ThemaCodebook *codebook, guint32 index, const char *const *keys, guint indent,
             GString *out)
{
  const ThemaCode *code = thema_codebook_code (codebook, index);
  gboolean has_codes = code->last_descendant > index, has_patterns = has_plain (code);
  thema_yaml_append_indent (out, indent);
  thema_yaml_append_key (out, indent, keys[index]);
  g_string_append (out, has_codes || has_patterns ? "\n" : " []\n");
  if (has_codes && has_patterns)
    {
      thema_yaml_append_indent (out, indent + 2);
      g_string_append (out, "\"\":\n");
    }
  append_patterns (out, indent + (has_codes ? 4 : 2), code);
  for (guint32 i = index + 1; i <= code->last_descendant;
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    append_code (codebook, i, keys, indent + 2, out);
}

void
thema_codebook_write_quanteda (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autofree const char **keys = thema_write_keys (codebook);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook);
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    append_code (codebook, i, keys, 0, out);
  if (thema_codebook_n_codes (codebook) == 0)
    g_string_append (out, "{}\n");
  thema_write_losses (codebook, "quanteda", THEMA_HOLDS_NESTING | THEMA_HOLDS_PATTERNS, keys,
                      losses);
}
