/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/codebook.h"

#include "codebook/codebook-rules.h"
#include "codebook/dictionary.h"
#include "codebook/error.h"

#include <string.h>

#define MAX_DEPTH 64

static void
clear_pattern (gpointer data)
{
  thema_pattern_clear (data);
}

static void
clear_example (gpointer data)
{
  g_free (((ThemaExample *) data)->text);
}

static void
code_free (gpointer data)
{
  ThemaCode *self = data;
  g_free (self->name);
  g_free (self->label);
  g_free (self->definition);
  g_free (self->include);
  g_free (self->exclude);
  g_free (self->color);
  g_free (self->guid);
  g_free (self->rule);
  thema_rule_free (self->parsed);
  g_free (self->parent_name);
  g_array_unref (self->patterns);
  g_array_unref (self->exclusions);
  g_array_unref (self->examples);
  g_free (self);
}

static GArray *
owning_array (guint element_size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, element_size);
  g_array_set_clear_func (array, clear);
  return array;
}

ThemaCodebook *
thema_codebook_new (const char *path)
{
  ThemaCodebook *self = g_new0 (ThemaCodebook, 1);
  self->path = g_strdup (path);
  self->title = g_strdup ("");
  self->version = g_strdup ("");
  self->language = g_strdup ("");
  self->description = g_strdup ("");
  self->cues = owning_array (sizeof (ThemaPattern), clear_pattern);
  self->window = THEMA_NEGATION_WINDOW;
  self->rule_order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_ptr_array_new_with_free_func (code_free);
  return self;
}

void
thema_codebook_free (ThemaCodebook *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->title);
  g_free (self->version);
  g_free (self->language);
  g_free (self->description);
  g_ptr_array_unref (self->codes);
  g_array_unref (self->cues);
  g_array_unref (self->rule_order);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

guint32
thema_codebook_n_codes (const ThemaCodebook *self)
{
  return self->codes->len;
}

const ThemaCode *
thema_codebook_code (const ThemaCodebook *self, guint32 index)
{
  return g_ptr_array_index (self->codes, index);
}

ThemaCode *
thema_codebook_add (ThemaCodebook *self, const char *name, const char *parent_name, guint line)
{
  ThemaCode *code = g_new0 (ThemaCode, 1);
  code->name = g_strdup (name);
  code->label = g_strdup ("");
  code->definition = g_strdup ("");
  code->include = g_strdup ("");
  code->exclude = g_strdup ("");
  code->color = g_strdup ("");
  code->guid = g_strdup ("");
  code->rule_unit = THEMA_UNIT_SENTENCE;
  code->parent_name = g_strdup (parent_name);
  code->parent = THEMA_NO_ID;
  code->patterns = owning_array (sizeof (ThemaPattern), clear_pattern);
  code->exclusions = owning_array (sizeof (ThemaPattern), clear_pattern);
  code->examples = owning_array (sizeof (ThemaExample), clear_example);
  code->line = line;
  g_ptr_array_add (self->codes, code);
  return code;
}

ThemaPattern *
thema_codebook_add_pattern (GArray *patterns, const char *text, ThemaMatch match, guint line)
{
  ThemaPattern pattern;
  thema_pattern_init (&pattern, text, match, line);
  g_array_append_val (patterns, pattern);
  return &g_array_index (patterns, ThemaPattern, patterns->len - 1);
}

void
thema_codebook_note (ThemaCodebook *self, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->notes, g_strdup_printf ("%s:%u: %s", self->path, line, what));
}

ThemaNegated
thema_codebook_negated (const ThemaCodebook *self, guint32 index)
{
  for (; index != THEMA_NO_ID; index = thema_codebook_code (self, index)->parent)
    if (thema_codebook_code (self, index)->negated != THEMA_NEGATED_INHERIT)
      return thema_codebook_code (self, index)->negated;
  return THEMA_NEGATED_KEEP;
}

gboolean
thema_codebook_has_weights (const ThemaCodebook *self)
{
  for (guint32 i = 0; i < self->codes->len; i++)
    {
      const GArray *patterns = thema_codebook_code (self, i)->patterns;
      for (guint j = 0; j < patterns->len; j++)
        if (g_array_index (patterns, ThemaPattern, j).weight != THEMA_WEIGHT_ONE)
          return TRUE;
    }
  return FALSE;
}

gboolean
thema_codebook_marks_negation (const ThemaCodebook *self)
{
  for (guint32 i = 0; i < self->codes->len; i++)
    if (thema_codebook_negated (self, i) == THEMA_NEGATED_MARK)
      return TRUE;
  return FALSE;
}

gboolean
thema_codebook_fail (const ThemaCodebook *self, guint line, GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  thema_codebook_error_at (self->path, line, THEMA_CODEBOOK_ERROR_CODE, error, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* As dictionaries are bounded, so are all codebooks: tables have a row for each code and document,
 * and its name in each. */
static gboolean
check_bounds (const ThemaCodebook *self, GError **error)
{
  if (self->codes->len > THEMA_MAX_CODES)
    return thema_codebook_fail (self, thema_codebook_code (self, THEMA_MAX_CODES)->line, error,
                                "the codebook has more than %u codes", THEMA_MAX_CODES);
  for (guint i = 0; i < self->codes->len; i++)
    {
      const ThemaCode *code = thema_codebook_code (self, i);
      if (strlen (code->name) > THEMA_MAX_NAME)
        return thema_codebook_fail (self, code->line, error, THEMA_LONG_NAME, THEMA_MAX_NAME);
    }
  return TRUE;
}

/* The codes by name; a name that is there twice is an error. */
static GHashTable *
index_names (const ThemaCodebook *self, GError **error)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->codes->len; i++)
    {
      ThemaCode *code = g_ptr_array_index (self->codes, i);
      const ThemaCode *other = g_hash_table_lookup (index, code->name);
      if (other != NULL)
        {
          thema_codebook_fail (
              self, code->line, error,
              "the code '%s' is already defined on line %u; give one of them another name",
              code->name, other->line);
          return NULL;
        }
      g_hash_table_insert (index, code->name, code);
    }
  return g_steal_pointer (&index);
}

static gboolean
check_parents (const ThemaCodebook *self, GHashTable *index, GError **error)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      const ThemaCode *code = g_ptr_array_index (self->codes, i);
      const ThemaCode *above = code;
      for (guint steps = 0; above->parent_name != NULL; steps++)
        {
          const ThemaCode *parent = g_hash_table_lookup (index, above->parent_name);
          if (parent == NULL)
            return thema_codebook_fail (
                self, above->line, error,
                "the parent '%s' of the code '%s' is not defined; check its spelling",
                above->parent_name, above->name);
          if (steps == MAX_DEPTH)
            return thema_codebook_fail (
                self, code->line, error,
                "the code '%s' lies deeper than %d codes; is there a cycle?", code->name,
                MAX_DEPTH);
          if (parent == code)
            return thema_codebook_fail (
                self, code->line, error,
                "the code '%s' is its own ancestor through '%s'; remove one parent: line",
                code->name, above->name);
          above = parent;
        }
    }
  return TRUE;
}

/* A code with all its ancestors' names, topmost first: the key of the preorder. */
typedef struct
{
  ThemaCode *code;
  GPtrArray *path; /* owned, of borrowed names */
} Place;

static void
clear_place (gpointer data)
{
  g_ptr_array_unref (((Place *) data)->path);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GPtrArray *x = ((const Place *) a)->path, *y = ((const Place *) b)->path;
  for (guint i = 0; i < x->len && i < y->len; i++)
    {
      int order = strcmp (g_ptr_array_index (x, i), g_ptr_array_index (y, i));
      if (order != 0)
        return order;
    }
  return x->len < y->len ? -1 : x->len > y->len;
}

static void
sort_codes (ThemaCodebook *self, GHashTable *index)
{
  g_autoptr (GArray) places = owning_array (sizeof (Place), clear_place);
  for (guint i = 0; i < self->codes->len; i++)
    {
      Place place = { g_ptr_array_index (self->codes, i), g_ptr_array_new () };
      for (const ThemaCode *above = place.code; above != NULL;
           above
           = above->parent_name != NULL ? g_hash_table_lookup (index, above->parent_name) : NULL)
        g_ptr_array_insert (place.path, 0, above->name);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    self->codes->pdata[i] = g_array_index (places, Place, i).code;
}

static void
link_codes (ThemaCodebook *self)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < self->codes->len; i++)
    {
      ThemaCode *code = g_ptr_array_index (self->codes, i);
      g_hash_table_insert (positions, code->name, GUINT_TO_POINTER (i));
      if (code->parent_name != NULL)
        code->parent = GPOINTER_TO_UINT (g_hash_table_lookup (positions, code->parent_name));
      code->last_descendant = i;
      for (guint32 above = code->parent; above != THEMA_NO_ID;)
        {
          ThemaCode *ancestor = g_ptr_array_index (self->codes, above);
          ancestor->last_descendant = i;
          above = ancestor->parent;
        }
    }
}

static int
compare_patterns (gconstpointer a, gconstpointer b)
{
  const ThemaPattern *x = a, *y = b;
  int order = thema_pattern_compare (x, y);
  return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

/* A pattern that is stated twice says no more than once. */
static void
sort_patterns (ThemaCodebook *self, GArray *patterns)
{
  guint n = 0;
  g_array_sort (patterns, compare_patterns);
  ThemaPattern *all = (ThemaPattern *) (gpointer) patterns->data;
  for (guint i = 0; i < patterns->len; i++)
    {
      if (n == 0 || thema_pattern_compare (&all[n - 1], &all[i]) != 0)
        {
          ThemaPattern kept = all[i];
          all[i] = all[n];
          all[n++] = kept;
          continue;
        }
      if (all[n - 1].weight != all[i].weight)
        thema_codebook_note (self, all[i].line,
                             "the pattern '%s' stands on line %u with another weight, which holds",
                             all[i].text, all[n - 1].line);
    }
  g_array_set_size (patterns, n);
}

gboolean
thema_codebook_seal (ThemaCodebook *self, GError **error)
{
  if (!check_bounds (self, error))
    return FALSE;
  g_autoptr (GHashTable) index = index_names (self, error);
  if (index == NULL || !check_parents (self, index, error))
    return FALSE;
  for (guint i = 0; i < self->codes->len; i++)
    {
      ThemaCode *code = g_ptr_array_index (self->codes, i);
      sort_patterns (self, code->patterns);
      sort_patterns (self, code->exclusions);
    }
  sort_patterns (self, self->cues);
  sort_codes (self, index);
  link_codes (self);
  return thema_codebook_seal_rules (self, error);
}
