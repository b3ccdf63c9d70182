/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sensitivity-private.h"

#include "analysis/code-units.h"
#include "codebook/variant.h"

/* Alternatives. */

static void
clear_alternative (gpointer data)
{
  ThemaAlternative *self = data;
  thema_matcher_free (self->matcher);
  if (self->codebook != NULL)
    thema_codebook_free (self->codebook);
}

/* Adds an alternative, with a codebook of its own (transfer full) or with that of the study. */
static gboolean
add_alternative (ThemaSensitivity *self, const char *setting, const char *value,
                 ThemaCodebook *codebook, const ThemaCodingRules *rules, GError **error)
{
  ThemaAlternative alternative = { setting, value, codebook, NULL };
  alternative.matcher
      = thema_matcher_new (codebook != NULL ? codebook : self->codebook, self->store, rules, error);
  gboolean good = alternative.matcher != NULL;
  if (good)
    g_array_append_val (self->alternatives, alternative);
  else
    clear_alternative (&alternative);
  return good;
}

static gboolean
add_overlaps (ThemaSensitivity *self, GError **error)
{
  static const char *const names[]
      = { "leftmost", "longest", "codebook", "patterns" }; /* as in ThemaOverlap */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ThemaCodingRules rules = self->rules;
      rules.overlap = i;
      if (i != self->rules.overlap
          && !add_alternative (self, "overlap", names[i], NULL, &rules, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_other_rules (ThemaSensitivity *self, GError **error)
{
  ThemaCodingRules gap = self->rules, parents = self->rules;
  gap.punctuation_parts = !gap.punctuation_parts;
  parents.own_only = !parents.own_only;
  return add_alternative (self, "phrase-gap", gap.punctuation_parts ? "punctuation" : "words", NULL,
                          &gap, error)
         && add_alternative (self, "parents", parents.own_only ? "own" : "all", NULL, &parents,
                             error);
}

/* Other codebooks, where they are others. */
static gboolean
add_variants (ThemaSensitivity *self, GError **error)
{
  static const struct
  {
    ThemaVariation variation;
    const char *setting, *value;
  } variants[] = {
    { THEMA_VARY_WORDS, "words", "stem" },
    { THEMA_VARY_STEMS, "stems", "word" },
    { THEMA_VARY_CASE, "case", "ignore" },
    { THEMA_VARY_NEGATION, "negated", "keep" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      guint n_changed;
      if (variants[i].variation == THEMA_VARY_WORDS && *thema_store_stemmer (self->store) == '\0')
        continue;
      g_autoptr (ThemaCodebook) codebook
          = thema_codebook_vary (self->codebook, variants[i].variation, &n_changed, error);
      if (codebook == NULL
          || (n_changed > 0
              && !add_alternative (self, variants[i].setting, variants[i].value,
                                   g_steal_pointer (&codebook), &self->rules, error)))
        return FALSE;
    }
  return TRUE;
}

ThemaSensitivity *
thema_sensitivity_new (const ThemaStore *store, const ThemaCodebook *codebook,
                       const ThemaCodingRules *rules, GError **error)
{
  g_autoptr (ThemaSensitivity) self = g_new0 (ThemaSensitivity, 1);
  self->store = store;
  self->codebook = codebook;
  self->rules = *rules;
  self->n_codes = thema_codebook_n_codes (codebook);
  self->alternatives = g_array_new (FALSE, FALSE, sizeof (ThemaAlternative));
  g_array_set_clear_func (self->alternatives, clear_alternative);
  self->matcher = thema_matcher_new (codebook, store, rules, error);
  if (self->matcher == NULL || !add_overlaps (self, error) || !add_other_rules (self, error)
      || !add_variants (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
thema_sensitivity_free (ThemaSensitivity *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->alternatives);
  thema_matcher_free (self->matcher);
  g_free (self);
}

guint
thema_sensitivity_n_alternatives (const ThemaSensitivity *self)
{
  return self->alternatives->len;
}

/* The pass. */

/* What a thread counts, and with what. */
typedef struct
{
  ThemaSensitivityState base;
  ThemaCodeUnits units; /* scratch */
} State;

static void
free_search (gpointer data)
{
  thema_search_free (data);
}

static gpointer
state_new (const ThemaPass *pass)
{
  const ThemaSensitivity *how = ((const ThemaSensitivityPass *) pass)->how;
  guint n = how->alternatives->len;
  State *state = g_new0 (State, 1);
  state->base.search = thema_search_new (how->matcher);
  state->base.left_out = thema_leave_out_new (how->n_codes);
  state->base.searches = g_ptr_array_new_with_free_func (free_search);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (
        state->base.searches,
        thema_search_new (g_array_index (how->alternatives, ThemaAlternative, i).matcher));
  state->base.carriers = g_new0 (ThemaCarriers, MAX ((gsize) n * how->n_codes, 1));
  thema_code_units_init (&state->units, how->n_codes);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  thema_search_free (state->base.search);
  thema_leave_out_free (state->base.left_out);
  g_ptr_array_unref (state->base.searches);
  g_free (state->base.carriers);
  thema_code_units_clear (&state->units);
  g_free (state);
}

/* Counts the documents and sentences of one way of coding. */
static gboolean
add_alternative_carriers (State *state, guint i, guint32 n_codes, const ThemaDocument *document,
                          GError **error)
{
  guint n;
  ThemaSearch *search = g_ptr_array_index (state->base.searches, i);
  ThemaCarriers *carriers = state->base.carriers + (gsize) i * n_codes;
  if (!thema_search_find (search, document, error))
    return FALSE;
  const ThemaPassage *passages = thema_search_decide (search, THEMA_NO_ID, &n);
  thema_code_units_fill (&state->units, document, passages, n);
  for (guint k = 0; k < state->units.codes->len; k++)
    {
      guint32 code = g_array_index (state->units.codes, guint32, k);
      carriers[code].documents++;
      carriers[code].sentences += state->units.sentences[code];
    }
  return TRUE;
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view, GError **error)
{
  const ThemaSensitivity *how = ((const ThemaSensitivityPass *) pass)->how;
  const ThemaDocument *document = view->document;
  State *state = data;
  if (!thema_search_find (state->base.search, document, error))
    return FALSE;
  thema_leave_out_add (state->base.left_out, state->base.search, document);
  for (guint i = 0; i < how->alternatives->len; i++)
    if (!add_alternative_carriers (state, i, how->n_codes, document, error))
      return FALSE;
  return TRUE;
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const ThemaSensitivity *how = ((const ThemaSensitivityPass *) pass)->how;
  ThemaSensitivityState *into = data, *from = other;
  thema_leave_out_merge (into->left_out, from->left_out);
  for (gsize i = 0; i < (gsize) how->alternatives->len * how->n_codes; i++)
    {
      into->carriers[i].documents += from->carriers[i].documents;
      into->carriers[i].sentences += from->carriers[i].sentences;
    }
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

ThemaPass *
thema_sensitivity_pass_new (const ThemaSensitivity *self)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .free = pass_free,
  };
  ThemaSensitivityPass *pass = g_new0 (ThemaSensitivityPass, 1);
  pass->base.class = &class;
  pass->base.store = self->store;
  pass->how = self;
  return &pass->base;
}
