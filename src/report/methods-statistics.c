/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the methods section says of frequencies, co-occurrence, collocations and vocabulary. */
#include "report/methods-private.h"

#include <string.h>

static void
say (const ThemaMethods *self, const char *words)
{
  thema_prose_say (self->prose, words);
}

static void
say_weights (const ThemaMethods *self)
{
  const char *tf = thema_methods_text (self, "freq", "tf");
  const char *idf = thema_methods_text (self, "freq", "idf");
  if (tf[0] == '\0' && idf[0] == '\0')
    return;
  say (self, " with the term frequency ");
  thema_prose_code (self->prose, tf[0] != '\0' ? tf : "count");
  say (self, " and the inverse document frequency ");
  thema_prose_code (self->prose, idf[0] != '\0' ? idf : "inverse");
  say (self, " [manning2008]");
}

static void
say_frequencies (const ThemaMethods *self)
{
  if (thema_methods_has (self, "term_frequencies.csv"))
    {
      say (self, "For each ");
      say (self, thema_methods_terms (self, "freq"));
      say (self, ", the frequency, the rate per 1,000 words [biber1998], the number of documents "
                 "that hold it, its dispersion over documents by the deviation of "
                 "proportions [gries2008] and its tf-idf weight [sparckjones1972]");
      say_weights (self);
      say (self, " were computed. ");
      thema_methods_stop_words (self, "freq");
    }
  if (thema_methods_has (self, "code_frequencies.csv"))
    say (self, "For each code, the number of passages, their rate per 1,000 words and the share of "
               "documents that carry it were computed, the latter with a 95% confidence interval "
               "[wilson1927]. ");
}

static void
say_units (const ThemaMethods *self)
{
  g_auto (GStrv) units = g_strsplit (thema_methods_text (self, "cooc", "unit"), ",", 8);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  static const char *const names[] = { "document", "paragraph", "sentence" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains ((const char *const *) units, names[i]))
      g_ptr_array_add (known, (gpointer) names[i]);
  g_ptr_array_add (known, NULL);
  if (known->len < 2)
    return;
  say (self, "; two co-occur when both stand in the same ");
  for (guint i = 0; known->pdata[i] != NULL; i++)
    {
      say (self, i == 0 ? "" : known->pdata[i + 1] != NULL ? ", " : " or ");
      say (self, known->pdata[i]);
    }
}

static void
say_selected_terms (const ThemaMethods *self)
{
  guint64 top = thema_methods_number (self, "cooc", "top");
  guint64 least = thema_methods_number (self, "cooc", "min-documents");
  if (top == 0)
    return;
  say (self, "Terms are at most the ");
  thema_prose_count (self->prose, top, NULL, NULL);
  say (self, " ");
  say (self, thema_methods_terms (self, "cooc"));
  say (self, "s that stand in most documents, of those in at least ");
  thema_prose_count (self->prose, least, "document", "documents");
  say (self, ". ");
  thema_methods_stop_words (self, "cooc");
}

static void
say_cooccurrence (const ThemaMethods *self)
{
  const char *pairs[4];
  guint n = 0;
  gboolean terms = FALSE;
  if (thema_methods_has (self, "code_cooccurrence.csv"))
    pairs[n++] = "pairs of codes";
  if (thema_methods_has (self, "code_terms.csv"))
    pairs[n++] = "pairs of a code and a term";
  if (thema_methods_has (self, "term_cooccurrence.csv"))
    pairs[n++] = "pairs of terms";
  pairs[n] = NULL;
  if (n == 0)
    return;
  terms = thema_methods_has (self, "code_terms.csv")
          || thema_methods_has (self, "term_cooccurrence.csv");
  say (self, "Co-occurrence was counted for ");
  thema_prose_list (self->prose, pairs);
  say_units (self);
  say (self, ". ");
  if (terms)
    say_selected_terms (self);
  say (self,
       "Association was measured by the Jaccard [jaccard1912] and Dice [dice1945] coefficients, "
       "phi [yule1912], pointwise mutual information [church1990] and its normalized form "
       "[bouma2009], the odds ratio with a 95% confidence interval [woolf1955] and the "
       "log-likelihood ratio [dunning1993]. Each pair was tested by Fisher's exact test, two-sided "
       "[fisher1935], and the p values of all pairs of a kind and unit were adjusted for the false "
       "discovery rate [benjamini1995]. ");
}

static void
say_draws (const ThemaMethods *self, const char *of, guint64 n, guint64 seed)
{
  say (self, "Further 95% confidence intervals of ");
  say (self, of);
  say (self, " come from ");
  thema_prose_count (self->prose, n, "bootstrap sample", "bootstrap samples");
  say (self, " of documents, bias-corrected and accelerated [efron1987], drawn by the Mersenne "
             "Twister [matsumoto1998] with the seed ");
  thema_prose_count (self->prose, seed, NULL, NULL);
  say (self, ". ");
}

static void
say_bootstrap (const ThemaMethods *self)
{
  static const char *const stages[] = { "freq", "cooc" };
  static const char *const names[] = { "code_bootstrap.csv", "code_cooccurrence_bootstrap.csv" };
  static const char *const of[] = { "the shares and rates of codes", "the association of codes" };
  guint64 n[2], seed[2];
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gboolean is_there = thema_methods_has (self, names[i]);
      n[i] = is_there ? thema_methods_number (self, stages[i], "bootstrap") : 0;
      seed[i] = thema_methods_number (self, stages[i], "seed");
    }
  if (n[0] > 0 && n[0] == n[1] && seed[0] == seed[1])
    {
      say_draws (self, "the shares, rates and association of codes", n[0], seed[0]);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (n[i] > 0)
      say_draws (self, of[i], n[i], seed[i]);
}

static void
say_collocations (const ThemaMethods *self)
{
  if (thema_methods_has (self, "collocations.csv"))
    {
      say (self, "Sequences of words (sizes: ");
      thema_prose_quote (self->prose, thema_methods_text (self, "collocations", "size"));
      say (self, ") were ranked by the interaction parameter lambda of a log-linear model and its "
                 "z [blaheta2001]. ");
    }
  if (!thema_methods_has (self, "collocates.csv"))
    return;
  say (self, "Collocates were sought within a span of ");
  thema_prose_quote (self->prose, thema_methods_text (self, "collocations", "span"));
  say (self, " words in the same ");
  say (self, strcmp (thema_methods_text (self, "collocations", "within"), "document") == 0
                 ? "document"
                 : "sentence");
  say (self, " [evert2008] and described by mutual information [church1990], its cubed form "
             "[daille1994], the t-score [church1991], the z-score [berryrogghe1973], logDice "
             "[rychly2008], Delta P in both directions [ellis2006] and the log ratio [hardie2014] "
             "with a 95% confidence interval [katz1978]; they were tested by the log-likelihood "
             "ratio [dunning1993]");
  thema_methods_adjustment (self, "collocations", "the collocates of a node");
  say (self, ". ");
}

static void
say_parts (const ThemaMethods *self, const char *stage)
{
  const char *by = thema_methods_text (self, stage, "by");
  if (by[0] == '\0')
    {
      say (self, "documents");
      return;
    }
  say (self, "groups of documents (");
  thema_prose_code (self->prose, by);
  say (self, ")");
}

static void
say_dispersion (const ThemaMethods *self)
{
  gboolean codes = thema_methods_has (self, "code_dispersion.csv");
  if (!codes && !thema_methods_has (self, "term_dispersion.csv"))
    return;
  say (self, "Dispersion of ");
  say (self, thema_methods_terms (self, "dispersion"));
  say (self, codes ? "s and codes over " : "s over ");
  say_parts (self, "dispersion");
  say (self, " was measured by Juilland's D [juilland1964], Carroll's D2 [carroll1970], "
             "Rosengren's S [rosengren1971], Lyne's D3 [lyne1985], the deviation of proportions "
             "[gries2008] and its normalized form [lijffijt2012], the Kullback-Leibler divergence "
             "[gries2024], and average reduced frequency, average logarithmic distance and average "
             "waiting time [savicky2002]. ");
}

static void
say_diversity (const ThemaMethods *self)
{
  if (thema_methods_has (self, "lexical_diversity.csv"))
    {
      say (self, "Lexical diversity was measured by the type-token ratio, Guiraud's R "
                 "[guiraud1954], Herdan's C [herdan1960], Maas's a-squared [maas1972], Yule's K "
                 "[yule1944], Simpson's D [simpson1949], the moving-average type-token ratio");
      guint64 window = thema_methods_number (self, "diversity", "window");
      if (window > 0)
        {
          say (self, " over ");
          thema_prose_count (self->prose, window, "token", "tokens");
        }
      say (self, " [covington2010], MTLD [mccarthy2010] and HD-D [mccarthy2007]. ");
    }
  if (thema_methods_has (self, "zipf_heaps.csv"))
    say (self, "The laws of Zipf [zipf1949], in Mandelbrot's form too [mandelbrot1953], and of "
               "Heaps [heaps1978] were fitted to the vocabulary. ");
}

void
thema_methods_adjustment (const ThemaMethods *self, const char *stage, const char *over)
{
  static const struct
  {
    const char *name, *words;
  } ways[] = {
    { "bh", " for the false discovery rate [benjamini1995]" },
    { "holm", " by Holm's method [holm1979]" },
    { "bonferroni", " by Bonferroni's method [dunn1961]" },
  };
  const char *how = thema_methods_text (self, stage, "adjust");
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].name, how) == 0)
      {
        say (self, ", p values adjusted over ");
        say (self, over);
        say (self, ways[i].words);
      }
}

void
thema_methods_statistics (const ThemaMethods *self)
{
  static const char *const tables[]
      = { "term_frequencies.csv",  "code_frequencies.csv", "code_cooccurrence.csv",
          "term_cooccurrence.csv", "code_terms.csv",       "collocations.csv",
          "collocates.csv",        "term_dispersion.csv",  "code_dispersion.csv",
          "lexical_diversity.csv", "zipf_heaps.csv" };
  gboolean any = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    any |= thema_methods_has (self, tables[i]);
  if (!any)
    return;
  say_frequencies (self);
  say_cooccurrence (self);
  say_bootstrap (self);
  say_collocations (self);
  say_dispersion (self);
  say_diversity (self);
  thema_prose_end_paragraph (self->prose);
}
