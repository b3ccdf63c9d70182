/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/write-losses.h"

#include <string.h>

#define SHOWN 3 /* codes that a loss names */

gboolean
thema_write_is_plain (const ThemaPattern *pattern)
{
  return pattern->near == NULL && pattern->match == THEMA_MATCH_WORD && !pattern->case_sensitive;
}

/* How much of the names of the code's sub-codes repeats its own. */
static gsize
find_prefix (const ThemaCodebook *codebook, guint32 index)
{
  const ThemaCode *parent = thema_codebook_code (codebook, index);
  gsize length = strlen (parent->name);
  for (guint32 i = index + 1; i <= parent->last_descendant;
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    {
      const char *name = thema_codebook_code (codebook, i)->name;
      if (strncmp (name, parent->name, length) != 0 || name[length] != '.'
          || name[length + 1] == '\0' || name[length + 1] == ' ')
        return 0;
    }
  return length + 1;
}

const char **
thema_write_keys (const ThemaCodebook *codebook)
{
  guint32 n = thema_codebook_n_codes (codebook);
  const char **keys = g_new0 (const char *, n + 1);
  g_autofree gsize *prefixes = g_new0 (gsize, n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      keys[i] = code->name + (code->parent != THEMA_NO_ID ? prefixes[code->parent] : 0);
      prefixes[i] = find_prefix (codebook, i);
    }
  return keys;
}

/* "N codes" and, elsewhere, their names. */
static void
describe_codes (const GPtrArray *names, char **count, char **list)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  const char *last = NULL;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      if (last != NULL && strcmp (name, last) == 0)
        continue;
      last = name;
      if (n++ < SHOWN)
        g_string_append_printf (text, "%s%s", n > 1 ? ", " : "", name);
    }
  if (n > SHOWN)
    g_string_append (text, ", ...");
  *count = g_strdup_printf ("%u %s", n, n == 1 ? "code" : "codes");
  *list = g_string_free (text, FALSE);
}

void
thema_write_loss (GPtrArray *losses, const GPtrArray *names, const char *before, const char *after)
{
  g_autofree char *count = NULL, *list = NULL;
  if (names->len == 0)
    return;
  describe_codes (names, &count, &list);
  g_ptr_array_add (losses, g_strdup_printf ("%s %s %s (%s)", before, count, after, list));
}

/* Whether a code has something of the kind; patterns of both lists are asked with `exclusion`. */
typedef gboolean (*Has) (const ThemaCode *code, const char *key);

static gboolean
has_label (const ThemaCode *code, const char *key)
{
  return *code->label != '\0' && strcmp (code->label, code->name) != 0
         && (key == NULL || strcmp (code->label, key) != 0);
}

#define HAS_TEXT(field)                                                                            \
  static gboolean has_##field (const ThemaCode *code, const char *key)                             \
  {                                                                                                \
    (void) key;                                                                                    \
    return *code->field != '\0';                                                                   \
  }
HAS_TEXT (definition)
HAS_TEXT (include)
HAS_TEXT (exclude)
HAS_TEXT (color)
HAS_TEXT (guid)

#define HAS_PATTERN(kind, condition)                                                               \
  static gboolean has_##kind (const ThemaCode *code, const char *key)                              \
  {                                                                                                \
    (void) key;                                                                                    \
    for (guint i = 0; i < code->patterns->len; i++)                                                \
      {                                                                                            \
        const ThemaPattern *pattern = &g_array_index (code->patterns, ThemaPattern, i);            \
        if (condition)                                                                             \
          return TRUE;                                                                             \
      }                                                                                            \
    return FALSE;                                                                                  \
  }
HAS_PATTERN (pattern, pattern != NULL)
HAS_PATTERN (stem, pattern->near == NULL && pattern->match == THEMA_MATCH_STEM)
HAS_PATTERN (regex, pattern->near == NULL && pattern->match == THEMA_MATCH_REGEX)
HAS_PATTERN (case,
             pattern->near == NULL && pattern->match == THEMA_MATCH_WORD && pattern->case_sensitive)
HAS_PATTERN (near, pattern->near != NULL)
HAS_PATTERN (weight, pattern->weight != THEMA_WEIGHT_ONE)

static gboolean
has_exclusion (const ThemaCode *code, const char *key)
{
  (void) key;
  return code->exclusions->len > 0;
}

static gboolean
has_example (const ThemaCode *code, const char *key)
{
  (void) key;
  return code->examples->len > 0;
}

static gboolean
has_parent (const ThemaCode *code, const char *key)
{
  (void) key;
  return code->parent != THEMA_NO_ID;
}

static gboolean
has_rule (const ThemaCode *code, const char *key)
{
  (void) key;
  return code->rule != NULL;
}

static gboolean
has_negated (const ThemaCode *code, const char *key)
{
  (void) key;
  return code->negated != THEMA_NEGATED_INHERIT;
}

static gboolean
has_exclusive (const ThemaCode *code, const char *key)
{
  (void) key;
  return code->exclusive;
}

/* "the FORMAT format has no WHAT: WHOSE N codes FATE (NAMES)". */
static const struct
{
  guint kind;
  const char *what, *whose, *fate;
  Has has;
} kinds[] = {
  { THEMA_HOLDS_LABELS, "labels", "those of", "are left out", has_label },
  { THEMA_HOLDS_DEFINITIONS, "definitions", "those of", "are left out", has_definition },
  { THEMA_HOLDS_INCLUDES, "include: texts", "those of", "are left out", has_include },
  { THEMA_HOLDS_EXCLUDES, "exclude: texts", "those of", "are left out", has_exclude },
  { THEMA_HOLDS_COLORS, "colours", "those of", "are left out", has_color },
  { THEMA_HOLDS_GUIDS, "GUIDs", "those of", "are left out", has_guid },
  { THEMA_HOLDS_NESTING, "sub-codes", "", "put on top", has_parent },
  { THEMA_HOLDS_PATTERNS, "patterns", "those of", "are left out", has_pattern },
  { THEMA_HOLDS_STEMS, "patterns by stem", "those of", "are left out", has_stem },
  { THEMA_HOLDS_REGEXES, "regular expressions", "those of", "are left out", has_regex },
  { THEMA_HOLDS_CASES, "patterns by case", "those of", "are left out", has_case },
  { THEMA_HOLDS_NEARS, "near: patterns", "those of", "are left out", has_near },
  { THEMA_HOLDS_WEIGHTS, "weights", "those of", "are left out, their patterns stay", has_weight },
  { THEMA_HOLDS_EXCLUSIONS, "not: patterns", "those of", "are left out", has_exclusion },
  { THEMA_HOLDS_RULES, "rules", "those of", "are left out", has_rule },
  { THEMA_HOLDS_NEGATED, "negated: settings", "those of", "are left out", has_negated },
  { THEMA_HOLDS_EXCLUSIVE, "exclusive: settings", "those of", "are left out", has_exclusive },
  { THEMA_HOLDS_EXAMPLES, "examples", "those of", "are left out", has_example },
};

static void
add_head_loss (const ThemaCodebook *codebook, const char *format, guint holds, GPtrArray *losses)
{
  const struct
  {
    guint kind;
    const char *what;
    gboolean there;
  } heads[] = {
    { THEMA_HOLDS_TITLE, "title", *codebook->title != '\0' },
    { THEMA_HOLDS_HEAD, "version", *codebook->version != '\0' },
    { THEMA_HOLDS_HEAD, "language", *codebook->language != '\0' },
    { THEMA_HOLDS_DESCRIPTION, "description", *codebook->description != '\0' },
    { THEMA_HOLDS_HEAD, "negation: cues", codebook->cues->len > 0 },
    { THEMA_HOLDS_HEAD, "negation: window", codebook->window != THEMA_NEGATION_WINDOW },
    { THEMA_HOLDS_HEAD, "exclusive: setting", codebook->exclusive },
  };
  g_autoptr (GString) list = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (heads[i].there && (heads[i].kind & holds) == 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", heads[i].what);
  if (list->len > 0)
    g_ptr_array_add (losses,
                     g_strdup_printf ("the %s format has no place for the codebook's %s: left out",
                                      format, list->str));
}

void
thema_write_losses (const ThemaCodebook *codebook, const char *format, guint holds,
                    const char *const *keys, GPtrArray *losses)
{
  const guint of_patterns = THEMA_HOLDS_STEMS | THEMA_HOLDS_REGEXES | THEMA_HOLDS_CASES
                            | THEMA_HOLDS_NEARS | THEMA_HOLDS_WEIGHTS;
  /* Where there are no patterns at all, nothing more need be said of them. */
  guint silent = holds | ((holds & THEMA_HOLDS_PATTERNS) == 0 ? of_patterns : 0);
  add_head_loss (codebook, format, holds, losses);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      if ((kinds[i].kind & silent) != 0)
        continue;
      for (guint32 j = 0; j < thema_codebook_n_codes (codebook); j++)
        {
          const ThemaCode *code = thema_codebook_code (codebook, j);
          if (kinds[i].has (code, keys != NULL ? keys[j] : NULL))
            g_ptr_array_add (names, code->name);
        }
      g_autofree char *before
          = g_strdup_printf ("the %s format has no %s:%s%s", format, kinds[i].what,
                             *kinds[i].whose != '\0' ? " " : "", kinds[i].whose);
      thema_write_loss (losses, names, before, kinds[i].fate);
    }
}
