/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/columns.h"

#include "report/column-docs.h"

#include <string.h>

#define MINUS "\xE2\x88\x92" /* U+2212, as the page writes it */

/* Types and units by the columns' names, which mean the same in all tables but for those that are
 * said with their table. What is not here is a string. */
static const struct
{
  ThemaColumnType type;
  const char *unit, *names;
} groups[] = {
  { THEMA_COLUMN_STRING, NULL,
    " documents_changed/change passages_changed/change sensitivity/value sensitivity_summary/value"
    " network_summary/weight cluster_summary/distance distances/a distances/b network_edges/a"
    " network_edges/b " },
  { THEMA_COLUMN_INTEGER, NULL,
    " code_bootstrap/numerator code_bootstrap/denominator record line line_of sentence segment_id "
    "position number"
    " cluster step cluster_merges/a cluster_merges/b dimension module size replicates defined"
    " permutations tests df mantel_haenszel_df iterations mann_kendall_s " },
  { THEMA_COLUMN_INTEGER, "tokens",
    " collocates/observed observed_left observed_right f_node f_collocate window_tokens tokens"
    " tokens_a tokens_b tokens_both frequency frequency_target frequency_reference corpus_size " },
  { THEMA_COLUMN_INTEGER, "documents",
    " documents documents_lost documents_without documents_old documents_new documents_target"
    " documents_reference all_documents_target all_documents_reference node_documents"
    " group_documents year_documents model_documents documents_missing " },
  { THEMA_COLUMN_INTEGER, "paragraphs", " paragraphs " },
  { THEMA_COLUMN_INTEGER, "sentences",
    " sentences sentences_with_code sentences_word sentences_both " },
  { THEMA_COLUMN_INTEGER, "words", " words words_target words_reference group_words year_words " },
  { THEMA_COLUMN_INTEGER, "types", " types hapaxes " },
  { THEMA_COLUMN_INTEGER, "segments",
    " segments own_segments unique_segments segments_old segments_new segments_target"
    " segments_reference " },
  { THEMA_COLUMN_INTEGER, "passages", " won lost " },
  { THEMA_COLUMN_INTEGER, "code points", " start end " },
  { THEMA_COLUMN_INTEGER, "units",
    " n_a n_b n_ab units units_with min_together stratum_units stratum_sampled stratum_units:"
    " units_paired agreements both_yes only_a only_b both_no tp fp fn tn corpus_units count"
    " total " },
  { THEMA_COLUMN_INTEGER, "n-grams", " nested f_1 f_2 f_3 f_4 f_5 ngrams " },
  { THEMA_COLUMN_INTEGER, "things", " things cluster_size clusters nodes isolated " },
  { THEMA_COLUMN_INTEGER, "edges", " degree pairs edges " },
  { THEMA_COLUMN_INTEGER, NULL, " components modules parts range points groups cells" },
  { THEMA_COLUMN_INTEGER, NULL, " cells_below_5 strata ratings coders categories years " },
  { THEMA_COLUMN_YEAR, "year", " year first_year last_year year_centre " },
  { THEMA_COLUMN_NUMBER, "per 1,000 words",
    " per_1000 per_1000_target per_1000_reference simple_maths " },
  { THEMA_COLUMN_NUMBER, "bits", " pmi mi kl_divergence " },
  { THEMA_COLUMN_NUMBER, "per cent", " percent_diff " },
  { THEMA_COLUMN_NUMBER, "per year",
    " sens_slope sens_slope_low sens_slope_high code_trends/share_change share_change_low"
    " share_change_high " },
  { THEMA_COLUMN_NUMBER, "proportion",
    " document_share document_share_target document_share_reference share share_ci_low"
    " share_ci_high share_without share_old share_new base_share change share_change"
    " betweenness_share cumulative_share inclusion_probability precision precision_low"
    " precision_high recall recall_low recall_high agreement agreement_low agreement_high mass" },
  { THEMA_COLUMN_NUMBER, NULL,
    " similarity dispersion_dp dispersion_target dispersion_reference tf_idf weight numerator "
    "denominator"
    " estimate std_error standard_error low high jaccard dice phi npmi log_likelihood"
    " log_likelihood_two_cells odds_ratio odds_ratio_low odds_ratio_high odds_ratio_mh"
    " odds_ratio_mh_low odds_ratio_mh_high expected observed distance height"
    " cophenetic_correlation coordinate eigenvalue fit_absolute fit_positive strength betweenness"
    " min_weight density modularity singular_value inertia total_inertia principal standard"
    " contribution cos2 quality lambda lambda_low lambda_high z mi3 t_score z_score log_dice"
    " delta_p_forward delta_p_backward log_ratio log_ratio_low log_ratio_high"
    " difference_coefficient bic chi_squared chi_squared_yates sd vc juilland_d carroll_d2"
    " rosengren_s lyne_d3 dp dp_norm arf ald awt ttr guiraud_r herdan_c maas_a2 yule_k simpson_d"
    " mattr mtld hdd r_squared adjusted_residual cramers_v cramers_v_corrected cramers_v_low"
    " cramers_v_high least_expected mantel_haenszel mann_kendall_variance mann_kendall_z tau_b"
    " cochran_armitage_z cochran_armitage_chi_squared deviance null_deviance aic agreement/value"
    " corpus_accuracy/value kappa kappa_se kappa_low kappa_high scott_pi gwet_ac"
    " krippendorff_alpha f1 f1_low f1_high " },
  { THEMA_COLUMN_NUMBER, "probability",
    " p p_fisher p_adjusted p_log_likelihood p_chi_squared p_chi_squared_yates p_permutation"
    " p_chi_squared_adjusted p_fisher_adjusted p_mantel_haenszel p_mantel_haenszel_adjusted"
    " p_mann_kendall p_mann_kendall_adjusted p_cochran_armitage p_cochran_armitage_adjusted " },
  { THEMA_COLUMN_BOOLEAN, NULL, " dead negated kept sample_key/* " },
  { THEMA_COLUMN_YES_NO, NULL, " converged " },
  { THEMA_COLUMN_TRUE_FALSE, NULL, " duplicates/kept " },
  /* Of the two kinds of columns in the matrix that are named elsewhere the second ones are codes.
   */
  { THEMA_COLUMN_INTEGER, "segments", " document_code_matrix/*1 " },
};

/* What tells a table's rows apart. "?" before a key: a part of it may be empty. */
static const struct
{
  const char *table, *key;
} keys[] = {
  { "documents.csv", "doc_id" },
  { "term_frequencies.csv", "term" },
  { "document_terms.csv", "doc_id term" },
  { "code_frequencies.csv", "code" },
  { "code_bootstrap.csv", "code measure" },
  { "document_codes.csv", "doc_id code" },
  { "document_code_matrix.csv", "doc_id" },
  { "coded_segments.csv", "segment_id" },
  { "codebook_coverage.csv", "code pattern" },
  { "code_cooccurrence.csv", "unit code_a code_b" },
  { "code_cooccurrence_bootstrap.csv", "unit code_a code_b measure" },
  { "term_cooccurrence.csv", "unit term_a term_b" },
  { "code_terms.csv", "unit code term" },
  { "leave_one_out.csv", "pattern_code pattern code" },
  { "code_overlap.csv", "code_a code_b" },
  { "uncoded_words.csv", "word" },
  { "candidate_words.csv", "code word" },
  { "sensitivity.csv", "?setting value pattern_code code unit" },
  { "sensitivity_summary.csv", "code unit" },
  { "codes_changed.csv", "code" },
  { "documents_changed.csv", "doc_id code" },
  { "collocations.csv", "size collocation" },
  { "collocates.csv", "node node_type collocate" },
  { "ca_inertia.csv", "dimension" },
  { "ca_coordinates.csv", "kind name dimension" },
  { "ca_counts.csv", "name group" },
  { "distances.csv", "a b" },
  { "cluster_merges.csv", "step" },
  { "clusters.csv", "position" },
  { "mds.csv", "name dimension" },
  { "mds_eigenvalues.csv", "dimension" },
  { "network_nodes.csv", "name" },
  { "network_edges.csv", "a b" },
  { "keyness_terms.csv", "target reference term" },
  { "keyness_codes.csv", "target reference code" },
  { "term_dispersion.csv", "term" },
  { "code_dispersion.csv", "code" },
  { "lexical_diversity.csv", "?unit name" },
  { "vocabulary_growth.csv", "?unit name tokens" },
  { "zipf_heaps.csv", "?unit name law method parameter" },
  { "code_groups.csv", "code group" },
  { "code_group_tests.csv", "code" },
  { "code_years.csv", "code year" },
  { "code_trends.csv", "code" },
  { "code_regression.csv", "?code term level" },
  { "sample.csv", "doc_id sentence" },
  { "sample_key.csv", "doc_id sentence" },
  { "agreement.csv", "?code coefficient" },
  { "agreement_pairs.csv", "?code coder_a coder_b" },
  { "accuracy.csv", "gold coder code" },
  { "corpus_accuracy.csv", "gold coder code measure" },
  { "disagreements.csv", "?unit sentence code" },
};

static gboolean
has_word (const char *list, const char *word)
{
  g_autofree char *wanted = g_strdup_printf (" %s ", word);
  g_autofree char *padded = g_strdup_printf ("%s ", list);
  return strstr (padded, wanted) != NULL;
}

/* Looks for a name; the table is filled in when it is there. */
static gboolean
find_type (ThemaColumn *self, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (has_word (groups[i].names, name))
      {
        self->type = groups[i].type;
        self->unit = groups[i].unit;
        return TRUE;
      }
  return FALSE;
}

static void
set_type (ThemaColumn *self, const char *table, const char *name, guint nth)
{
  const char *dot = strrchr (table, '.');
  int stem = dot != NULL ? (int) (dot - table) : (int) strlen (table);
  g_autofree char *own = nth > 0 ? g_strdup_printf ("%.*s/%s%u", stem, table, name, nth)
                                 : g_strdup_printf ("%.*s/%s", stem, table, name);
  if (!find_type (self, own))
    find_type (self, name);
}

static const ThemaColumnDoc *
find_doc (const char *table, const char *name, guint nth)
{
  for (const ThemaColumnDoc *doc = thema_column_docs; doc->table != NULL; doc++)
    if (strcmp (doc->table, table) == 0 && strcmp (doc->column, name) == 0 && nth-- == 0)
      return doc;
  return NULL;
}

/* A row of the page may say "as in `TABLE`": what is said there, and how `text` goes on. */
static const ThemaColumnDoc *
find_other (const ThemaColumnDoc *doc, const char **rest)
{
  static const char as_in[] = "as in `";
  if (!g_str_has_prefix (doc->meaning, as_in))
    return NULL;
  const char *name = doc->meaning + strlen (as_in), *end = strchr (name, '`');
  if (end == NULL)
    return NULL;
  g_autofree char *table = g_strndup (name, (gsize) (end - name));
  *rest = end + 1;
  return strcmp (table, doc->table) != 0 ? find_doc (table, doc->column, 0) : NULL;
}

static gboolean
read_number (const char **at, double *number)
{
  const char *p = *at;
  gboolean negative = *p == '-' || g_str_has_prefix (p, MINUS);
  if (negative)
    p += *p == '-' ? 1 : strlen (MINUS);
  if (!g_ascii_isdigit (*p))
    return FALSE;
  char *end;
  *number = g_ascii_strtod (p, &end) * (negative ? -1 : 1);
  *at = end;
  return TRUE;
}

/* "0 on", "0 to 1", "above 0, to 1", "from 1": what a number can be. */
static void
read_range (ThemaColumn *self, const char *values)
{
  const char *at = values;
  gboolean from = g_str_has_prefix (at, "from "), above = g_str_has_prefix (at, "above ");
  at += from ? strlen ("from ") : above ? strlen ("above ") : 0;
  double least, greatest;
  if (!read_number (&at, &least))
    return;
  at += *at == ',';
  gboolean to = g_str_has_prefix (at, " to ");
  if (!from && !above && !to && !(g_str_has_prefix (at, " on") && strchr ("; ", at[3]) != NULL))
    return;
  self->has_least = TRUE;
  self->least = least;
  at += to ? strlen (" to ") : 0;
  if (to && read_number (&at, &greatest) && strchr ("; ", *at) != NULL)
    {
      self->has_greatest = TRUE;
      self->greatest = greatest;
    }
}

/* "`a`, `b` or `c`", and nothing else up to a semicolon: all values that there are. */
static GStrv
read_values (const char *values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  for (const char *at = values; *at == '`'; n++)
    {
      const char *end = strchr (at + 1, '`');
      if (end == NULL)
        return NULL;
      g_autofree char *value = g_strndup (at + 1, (gsize) (end - at - 1));
      g_strv_builder_add (builder, value);
      at = end + 1;
      if (*at == '\0' || *at == ';')
        return n > 0 ? g_strv_builder_end (builder) : NULL;
      at += g_str_has_prefix (at, ", ") ? 2 : g_str_has_prefix (at, " or ") ? 4 : 0;
    }
  return NULL;
}

static char *
describe (const char *name, const char *meaning, const char *rest, const char *values)
{
  const char *limit = g_str_has_suffix (name, "_low") || strcmp (name, "low") == 0 ? "lower limit: "
                      : g_str_has_suffix (name, "_high") || strcmp (name, "high") == 0
                          ? "upper limit: "
                          : "";
  if (values[0] == '\0')
    return g_strconcat (limit, meaning, rest, NULL);
  return g_strconcat (limit, meaning, rest, " (", values, ")", NULL);
}

gboolean
thema_column_init (ThemaColumn *self, const char *table, const char *name, guint nth)
{
  *self = (ThemaColumn){ .type = THEMA_COLUMN_STRING };
  const ThemaColumnDoc *doc = find_doc (table, name, nth);
  set_type (self, table, name, nth);
  if (doc == NULL)
    {
      self->description = g_strdup ("");
      return FALSE;
    }
  const char *rest = "";
  const ThemaColumnDoc *other = find_other (doc, &rest);
  const char *meaning = other != NULL ? other->meaning : doc->meaning;
  const char *values = other != NULL && doc->values[0] == '\0' ? other->values : doc->values;
  self->description = describe (name, meaning, other != NULL ? rest : "", values);
  if (self->type == THEMA_COLUMN_INTEGER || self->type == THEMA_COLUMN_NUMBER)
    read_range (self, values);
  else if (self->type == THEMA_COLUMN_STRING)
    self->values = read_values (values);
  self->unique = g_str_has_prefix (values, "unique");
  self->required
      = self->unique
        || (self->type == THEMA_COLUMN_INTEGER && self->has_least
            && strstr (self->description, "empty") == NULL && !g_str_has_prefix (values, "from"));
  return TRUE;
}

void
thema_column_clear (ThemaColumn *self)
{
  g_free (self->description);
  g_strfreev (self->values);
}

gboolean
thema_column_is_known (const char *table, const char *name)
{
  return find_doc (table, name, 0) != NULL;
}

const char *
thema_table_row (const char *table)
{
  for (const ThemaTableDoc *doc = thema_table_docs; doc->table != NULL; doc++)
    if (strcmp (doc->table, table) == 0)
      return doc->row;
  return NULL;
}

const char *
thema_table_key (const char *table, gboolean *may_be_empty)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].table, table) == 0)
      {
        *may_be_empty = keys[i].key[0] == '?';
        return keys[i].key + *may_be_empty;
      }
  return NULL;
}
