/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values of options there are. */
#include "programs/options-private.h"

#include "analysis/cooccurrence.h"
#include "codebook/format.h"
#include "corpus/formats.h"
#include "corpus/table-sniff.h"
#include "corpus/where.h"
#include "programs/checks.h"

#define MAX_REPLICATES 1000000
#define MAX_DIMENSIONS 100

static gboolean
check_format (const char *name, GError **error)
{
  return name == NULL || thema_format_find (name) != NULL
         || thema_check_fail ("codebook-format", name, THEMA_FORMAT_NAMES, error);
}

static gboolean
check_source_format (const char *name, GError **error)
{
  return name == NULL || thema_source_format_find (name) != NULL
         || thema_check_fail ("from", name, THEMA_SOURCE_FORMAT_NAMES, error);
}

static gboolean
check_where (const char *where, GError **error)
{
  if (where == NULL)
    return TRUE;
  g_autoptr (GError) cause = NULL;
  g_autoptr (ThemaWhere) parsed = thema_where_new (where, &cause);
  return parsed != NULL || thema_check_refuse (cause->message, error);
}

static gboolean
check_structure (const ThemaOptions *self, GError **error)
{
  char *end;
  double min_weight = g_ascii_strtod (self->min_weight, &end);
  gboolean number
      = end != self->min_weight && *end == '\0' && min_weight >= 0 && min_weight <= G_MAXDOUBLE;
  return thema_check_choice ("things", self->things, "codes or terms", error)
         && thema_check_choice ("codes", self->code_level, "leaves or top or all", error)
         && thema_check_choice ("distance", self->distance, "jaccard or hellinger", error)
         && thema_check_choice ("linkage", self->linkage, "average or complete or ward", error)
         && thema_check_choice ("weight", self->weight,
                                "count or jaccard or dice or phi or npmi or log-likelihood", error)
         && (number
             || thema_check_fail ("min-weight", self->min_weight, "a number from 0 up", error))
         && thema_check_range ("clusters", self->clusters, 0, THEMA_MAX_PAIRED, error)
         && thema_check_range ("dimensions", self->dimensions, 1, MAX_DIMENSIONS, error)
         && thema_check_range ("min-together", self->min_together, 1, G_MAXINT, error);
}

/* A list that is given and empty is a mistake, as of a shell's variable that is not set. */
static gboolean
check_filled (const ThemaOptions *self, GError **error)
{
  const struct
  {
    const char *name, *list;
  } lists[] = { { "node", self->node },     { "node-code", self->node_code },
                { "codes", self->codes },   { "fields", self->fields },
                { "coders", self->coders }, { "categories", self->categories } };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].list != NULL && *lists[i].list == '\0')
      return thema_check_fail (lists[i].name, "", "at least one, or leave the option out", error);
  return TRUE;
}

gboolean
thema_options_check (const ThemaOptions *self, GError **error)
{
  return thema_check_choice ("split", self->split, "file or line or paragraph", error)
         && (self->delimiter == NULL || thema_table_delimiter (self->delimiter) != 0
             || thema_check_fail ("delimiter", self->delimiter, THEMA_TABLE_DELIMITERS, error))
         && thema_check_choice ("quote", self->quote, THEMA_TABLE_QUOTES, error)
         && thema_check_choice ("tokenizer", self->tokenizer, "unicode or whitespace", error)
         && thema_check_choice ("overlap", self->overlap,
                                "leftmost or longest or codebook or patterns", error)
         && thema_check_choice ("phrase-gap", self->phrase_gap, "words or punctuation", error)
         && thema_check_choice ("parents", self->parents, "all or own", error)
         && (self->clean == NULL || thema_check_list ("clean", self->clean, "html, latex", error))
         && check_format (self->codebook_format, error) && check_source_format (self->from, error)
         && check_where (self->where, error)
         && thema_check_choice ("duplicates", self->duplicates, "keep or drop or report", error)
         && thema_check_list ("unit", self->units, "document, paragraph, sentence", error)
         && thema_check_list ("tokens", self->tokens,
                              "words, numbers, punctuation, symbols, addresses", error)
         && thema_check_range ("min-words", self->min_words, 0, G_MAXINT, error)
         && thema_check_range ("context", self->context, 0, 1000, error)
         && thema_check_range ("top", self->top, 0, THEMA_MAX_PAIRED, error)
         && thema_check_range ("min-documents", self->min_documents, 0, G_MAXINT, error)
         && thema_check_range ("candidates", self->candidates, 0, THEMA_MAX_PAIRED, error)
         && thema_check_choice ("adjust", self->adjust, "bh or holm or bonferroni", error)
         && thema_check_range ("seed", self->seed, 0, G_MAXINT, error)
         && thema_check_range ("bootstrap", self->bootstrap, 0, MAX_REPLICATES, error)
         && thema_check_list ("size", self->sizes, "2, 3, 4, 5", error)
         && thema_check_choice ("within", self->within, "sentence or document", error)
         && thema_check_range ("min-frequency", self->min_frequency, 1, G_MAXINT, error)
         && thema_check_range ("top", self->best, 0, G_MAXINT, error)
         && check_structure (self, error) && check_filled (self, error)
         && thema_check_range ("permutations", self->permutations, 0, MAX_REPLICATES, error)
         && thema_check_choice ("tf", self->tf, "count or share or boolean or log or augmented",
                                error)
         && thema_check_choice ("idf", self->idf,
                                "count or inverse or inversemax or inversesmooth or inverseprob or "
                                "unary",
                                error)
         && thema_check_choice ("tf-idf-base", self->tf_idf_base, "10 or 2 or e", error)
         && thema_check_range ("window", self->window, 1, 1000000, error)
         && thema_check_choice ("level", self->level, "nominal or ordinal or interval or ratio",
                                error)
         && thema_check_choice ("weights", self->weights, "identity or linear or quadratic", error)
         && thema_check_choice ("values", self->values, "yesno or any", error)
         && thema_check_choice ("empty", self->empty, "missing or no", error)
         && thema_check_choice ("unit", self->sample_unit, "document or sentence", error)
         && thema_check_choice ("allocation", self->allocation, "sqrt or proportional or equal",
                                error)
         && thema_check_range ("n", self->n, 1, G_MAXINT, error)
         && thema_check_range ("threads", self->threads, 0, 1024, error);
}
