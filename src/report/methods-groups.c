/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the methods section says of comparisons of groups and years, of structure, of samples and
 * coders, and of looks at the codebook. */
#include "report/members.h"
#include "report/methods-private.h"

#include <string.h>

static void
say (const ThemaMethods *self, const char *words)
{
  thema_prose_say (self->prose, words);
}

/* " by `COLUMN`" */
static void
say_by (const ThemaMethods *self, const char *stage, const char *option)
{
  const char *column = thema_methods_text (self, stage, option);
  if (column[0] == '\0')
    return;
  say (self, " by ");
  thema_prose_code (self->prose, column);
}

static void
say_seed (const ThemaMethods *self, const char *stage)
{
  say (self, "seed ");
  thema_prose_count (self->prose, thema_methods_number (self, stage, "seed"), NULL, NULL);
}

/* The store of another corpus, an input of the stage; a list of stop words may be one too. */
static JsonObject *
get_reference (const ThemaMethods *self)
{
  JsonArray *inputs
      = thema_member_list (thema_manifest_stage (self->manifest, "keyness"), "inputs");
  g_autofree char *words = g_path_get_basename (thema_methods_text (self, "keyness", "stopwords"));
  for (guint i = 0; i < thema_list_length (inputs); i++)
    {
      JsonObject *file = thema_list_item (inputs, i);
      g_autofree char *name = g_path_get_basename (thema_member_text (file, "path"));
      if (strcmp (name, words) != 0)
        return file;
    }
  return NULL;
}

/* What was compared with what. */
static void
say_sides (const ThemaMethods *self)
{
  const char *target = thema_methods_text (self, "keyness", "target");
  const char *reference = thema_methods_text (self, "keyness", "reference");
  JsonObject *other = get_reference (self);
  if (target[0] != '\0')
    {
      say (self, "documents of the group ");
      thema_prose_code (self->prose, target);
      say_by (self, "keyness", "by");
    }
  else
    say (self, other != NULL ? "the corpus" : "groups of documents");
  if (target[0] == '\0' && other == NULL)
    say_by (self, "keyness", "by");
  gboolean one = target[0] == '\0' && other != NULL;
  say (self, one ? " was compared" : " were compared");
  if (other != NULL)
    {
      say (self, " with another corpus (");
      thema_methods_file (self, other);
      say (self, ")");
    }
  else if (reference[0] != '\0')
    {
      say (self, " with those of the group ");
      thema_prose_code (self->prose, reference);
    }
  else
    say (self, target[0] != '\0' ? " with all others" : "");
}

/* Words that are too rare to be tested. */
static void
say_thresholds (const ThemaMethods *self)
{
  guint64 times = thema_methods_number (self, "keyness", "min-frequency");
  guint64 documents = thema_methods_number (self, "keyness", "min-documents");
  if (times == 0 || documents == 0)
    return;
  say (self, "Of ");
  say (self, thema_methods_terms (self, "keyness"));
  say (self, "s, those were tested that occur at least ");
  thema_prose_count (self->prose, times, "time", "times");
  say (self, " and in at least ");
  thema_prose_count (self->prose, documents, "document", "documents");
  say (self, ". ");
  thema_methods_stop_words (self, "keyness");
}

static void
say_keyness (const ThemaMethods *self)
{
  gboolean codes = thema_methods_has (self, "keyness_codes.csv");
  gboolean terms = thema_methods_has (self, "keyness_terms.csv");
  if (!codes && !terms)
    return;
  say (self, "For keyness, ");
  say_sides (self);
  say (self, " by ");
  if (terms)
    {
      say (self, "the frequencies of ");
      say (self, thema_methods_terms (self, "keyness"));
      say (self, codes ? "s and by " : "s");
    }
  say (self, codes ? "the shares of documents that carry each code" : "");
  say (self,
       ". Differences are given as the log ratio [hardie2014] with a 95% confidence interval "
       "[donner2012], %DIFF [gabrielatos2011], the odds ratio [woolf1955] and the difference "
       "coefficient [hofland1982], and were tested by the log-likelihood ratio [rayson2000], "
       "with its approximate Bayes factor [wilson2013], by the chi-squared test [pearson1900] "
       "without and with continuity correction [yates1934], and by Fisher's exact test "
       "[fisher1935]");
  thema_methods_adjustment (self, "keyness", "the tests of a comparison");
  guint64 n = thema_methods_number (self, "keyness", "permutations");
  if (n > 0)
    {
      say (self, "; as words of a text do not stand independently, documents were also dealt out "
                 "anew in ");
      thema_prose_count (self->prose, n, "permutation", "permutations");
      say (self, " [phipson2010] (");
      say_seed (self, "keyness");
      say (self, ")");
    }
  say (self, ". ");
  if (terms)
    say_thresholds (self);
}

static void
say_crosstab (const ThemaMethods *self)
{
  if (thema_methods_has (self, "code_group_tests.csv"))
    {
      say (self, "The shares of documents with each code were compared between groups");
      say_by (self, "crosstab", "by");
      say (self, " by the chi-squared test [pearson1900], the exact test of Freeman and Halton "
                 "[freeman1951], Cramer's V [cramer1946], also corrected for bias [bergsma2013], "
                 "and adjusted residuals [haberman1973]");
      if (thema_methods_text (self, "crosstab", "time")[0] != '\0')
        say (self, ", and within years by the test of Cochran, Mantel and Haenszel [mantel1959; "
                   "landis1978]");
      thema_methods_adjustment (self, "crosstab", "codes");
      say (self, ". ");
    }
  if (thema_methods_has (self, "code_trends.csv"))
    {
      say (self, "Trends over years");
      say_by (self, "crosstab", "time");
      say (self, " were tested by the Mann-Kendall test [mann1945; kendall1975], with Sen's slope "
                 "[sen1968], and by the Cochran-Armitage test [cochran1954; armitage1955]");
      thema_methods_adjustment (self, "crosstab", "codes");
      say (self, ". ");
    }
  if (thema_methods_has (self, "code_regression.csv"))
    say (self, "For each code, a logistic regression [mccullagh1989] was fitted to whether a "
               "document carries it. ");
  if (thema_methods_has (self, "code_groups.csv") || thema_methods_has (self, "code_years.csv"))
    say (self, "Shares are given with 95% confidence intervals [wilson1927]. ");
}

static void
say_tree (const ThemaMethods *self)
{
  static const struct
  {
    const char *name, *words;
  } linkages[] = {
    { "average", "average linkage [sokal1958]" },
    { "complete", "complete linkage [lance1967]" },
    { "ward", "Ward's method [murtagh2014]" },
  };
  const char *linkage = thema_methods_text (self, "structure", "linkage");
  gboolean hellinger
      = strcmp (thema_methods_text (self, "structure", "distance"), "hellinger") == 0;
  const char *things = thema_methods_text (self, "structure", "things");
  gboolean terms = things[0] != '\0' ? strcmp (things, "terms") == 0
                                     : thema_manifest_stage (self->manifest, "code") == NULL;
  say (self, "Distances between ");
  say (self, terms ? "terms" : "codes");
  say (self, hellinger ? " are those of Hellinger [legendre2001]"
                       : " are those of Jaccard "
                         "[jaccard1912]");
  for (gsize i = 0; i < G_N_ELEMENTS (linkages); i++)
    if (strcmp (linkages[i].name, linkage) == 0)
      {
        say (self, "; they were clustered by ");
        say (self, linkages[i].words);
        say (self, ", with the cophenetic correlation [sokal1962] as a measure of how well the "
                   "tree keeps the distances");
      }
  if (thema_methods_has (self, "mds.csv"))
    say (self, ", and mapped by classical multidimensional scaling [torgerson1952]");
  say (self, ". ");
}

static void
say_structure (const ThemaMethods *self)
{
  if (thema_methods_has (self, "cluster_merges.csv"))
    say_tree (self);
  if (thema_methods_has (self, "network_edges.csv"))
    {
      say (self, "In the network of what stands together, edges weigh ");
      thema_prose_code (self->prose, thema_methods_text (self, "structure", "weight"));
      say (self,
           "; nodes are described by strength [barrat2004] and betweenness [freeman1977], and "
           "were grouped by the Leiden algorithm [traag2019] as igraph computes it "
           "[csardi2006], by modularity [newman2004] (");
      say_seed (self, "structure");
      say (self, "). ");
    }
  if (thema_methods_has (self, "ca_coordinates.csv"))
    {
      say (self, "A correspondence analysis [greenacre2017] was made of their counts in groups of "
                 "documents");
      say_by (self, "structure", "by");
      say (self, ". ");
    }
}

static void
say_sample (const ThemaMethods *self)
{
  if (thema_manifest_stage (self->manifest, "sample") == NULL)
    return;
  gboolean sentences = strcmp (thema_methods_text (self, "sample", "unit"), "sentence") == 0;
  gboolean strata = thema_methods_text (self, "sample", "by")[0] != '\0';
  say (self, strata ? "A stratified random sample of " : "A random sample of ");
  thema_prose_count (self->prose, thema_methods_number (self, "sample", "n"),
                     sentences ? "sentence" : "document", sentences ? "sentences" : "documents");
  say (self, " was drawn for coding by hand (");
  say_seed (self, "sample");
  say (self, ")");
  if (strata)
    {
      say (self, ", with strata");
      say_by (self, "sample", "by");
      const char *how = thema_methods_text (self, "sample", "allocation");
      if (strcmp (how, "equal") == 0)
        say (self, " of equal size in it");
      else if (strcmp (how, "proportional") == 0)
        say (self, " in proportion to their size [cochran1977]");
      else if (how[0] != '\0')
        say (self, " in proportion to the root of their size [bankier1988]");
    }
  say (self, ". ");
}

static void
say_agreement (const ThemaMethods *self)
{
  if (thema_methods_has (self, "agreement.csv"))
    {
      const char *weights = thema_methods_text (self, "agree", "weights");
      say (self,
           "Agreement of coders was measured by percent agreement, Cohen's kappa [cohen1960], "
           "or of more than two coders Conger's [conger1980], Scott's pi [scott1955] or "
           "Fleiss's kappa [fleiss1971], Gwet's AC [gwet2008], the coefficient of Brennan and "
           "Prediger [brennan1981] and Krippendorff's alpha [hayes2007; krippendorff2004]");
      if (strcmp (weights, "linear") == 0 || strcmp (weights, "quadratic") == 0)
        {
          say (self, ", with ");
          say (self, weights[0] == 'l' ? "linear" : "quadratic");
          say (self, " weights [cohen1968]");
        }
      guint64 n = thema_methods_number (self, "agree", "bootstrap");
      if (n > 0)
        {
          say (self, "; the 95% confidence interval of alpha comes from ");
          thema_prose_count (self->prose, n, "bootstrap sample", "bootstrap samples");
          say (self, " (");
          say_seed (self, "agree");
          say (self, ")");
        }
      say (self, ". ");
    }
  if (thema_methods_has (self, "accuracy.csv"))
    say (self, "Precision, recall and F1 against a standard are given with 95% confidence "
               "intervals [wilson1927]. ");
  if (thema_methods_has (self, "corpus_accuracy.csv"))
    say (self, "For the whole corpus they were estimated from the sample by its inclusion "
               "probabilities [horvitz1952; cochran1977], with 95% confidence intervals "
               "[donner2012]. ");
}

static void
say_codebook (const ThemaMethods *self)
{
  if (thema_manifest_stage (self->manifest, "coverage") != NULL)
    say (self, "Each pattern of the codebook was left out in turn to see what depends on it, and "
               "words that no pattern reaches were listed. ");
  if (thema_manifest_stage (self->manifest, "sensitivity") != NULL)
    say (self, "How far the shares of codes depend on the rules of coding and on single patterns "
               "was examined by coding the corpus anew with each of them changed. ");
  if (thema_manifest_stage (self->manifest, "diff") != NULL)
    say (self, "Two versions of the codebook were compared by what they code differently. ");
}

void
thema_methods_groups (const ThemaMethods *self)
{
  static const char *const stages[] = { "keyness", "crosstab", "structure",   "sample",
                                        "agree",   "coverage", "sensitivity", "diff" };
  gboolean any = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    any |= thema_manifest_stage (self->manifest, stages[i]) != NULL;
  if (!any)
    return;
  say_keyness (self);
  say_crosstab (self);
  say_structure (self);
  say_sample (self);
  say_agreement (self);
  say_codebook (self);
  thema_prose_end_paragraph (self->prose);
}
