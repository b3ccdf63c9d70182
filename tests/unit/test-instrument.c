/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a codebook does in a corpus: by hand on a few lines, and by coding again with a codebook
 * that really is another, whatever the policy of overlap. */
#include "analysis/codebook-diff.h"
#include "analysis/coverage.h"
#include "analysis/leave-out.h"
#include "analysis/pairs.h"
#include "analysis/scan.h"
#include "analysis/sensitivity.h"
#include "analysis/term-frequency.h"
#include "codebook/variant.h"
#include "fixture-coding.h"

static ThemaCodebook *
parse (const char *yaml)
{
  g_autoptr (GError) error = NULL;
  ThemaCodebook *codebook = thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error);
  g_assert_no_error (error);
  return codebook;
}

static ThemaMatcher *
compile (const ThemaCodebook *codebook, const ThemaStore *store, const ThemaCodingRules *rules)
{
  g_autoptr (GError) error = NULL;
  ThemaMatcher *matcher = thema_matcher_new (codebook, store, rules, &error);
  g_assert_no_error (error);
  return matcher;
}

/* Adds the documents to several states in turn, and merges these: what threads do. */
static void
scan_in_parts (ThemaPass *pass, const ThemaStore *store, guint n)
{
  g_autofree gpointer *states = g_new (gpointer, n);
  for (guint i = 0; i < n; i++)
    states[i] = pass->class->state_new (pass);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document = fixture_document (store, i);
      const ThemaScanDocument view = { .document = &document };
      g_assert_true (pass->class->add (pass, states[(i + 1) % n], &view, NULL));
    }
  for (guint i = 1; i < n; i++)
    {
      pass->class->merge (pass, states[0], states[i]);
      pass->class->state_free (states[i]);
    }
  pass->state = states[0];
}

typedef void (*Write) (const ThemaPass *pass, ThemaCsvWriter *csv);

/* The rows that `write` writes, as a text (transfer full). */
static char *
table_of (const ThemaPass *pass, Write write)
{
  gsize length;
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  write (pass, csv);
  const char *rows = thema_csv_writer_rows (csv, &length);
  return g_strndup (rows, length);
}

/* Pairs. */

static void
test_pairs (void)
{
  g_autoptr (ThemaPairs) pairs = thema_pairs_new (2), others = thema_pairs_new (2);
  for (guint32 i = 0; i < 5000; i++)
    {
      gint64 *values = thema_pairs_at (i % 2 == 0 ? pairs : others, i % 70, i / 70);
      values[0] += i;
      values[1]--;
    }
  *thema_pairs_at (pairs, 1, 0) += 10;
  thema_pairs_merge (pairs, others);
  g_autoptr (GArray) list = thema_pairs_list (pairs);
  g_assert_cmpuint (list->len, ==, 5000);
  for (guint k = 0; k < list->len; k++)
    {
      const ThemaPair *pair = &g_array_index (list, ThemaPair, k);
      guint32 i = pair->b * 70 + pair->a;
      g_assert_cmpint (pair->values[0], ==, i + (i == 1 ? 10 : 0));
      g_assert_cmpint (pair->values[1], ==, -1);
      if (k > 0)
        g_assert_true (pair[-1].a < pair->a || (pair[-1].a == pair->a && pair[-1].b < pair->b));
    }
  g_assert_null (thema_pairs_find (pairs, 70, 0));
  g_assert_cmpint (thema_pairs_find (pairs, 69, 1)[0], ==, 139);
}

/* Every way in which a pattern may bear on a code that is not its own. */

static const FixtureText texts[] = {
  { "a", "Members must protect data. They must protect rights, and must not harm anyone." },
  { "b", "Data protection is a duty. A duty is not data." },
  { "c", "States fail to protect the rights of states. Human rights matter." },
  { "d", "No harm. Rights of states and duties of members! Soft law is law." },
  { "e", "Harm, harm and harm without rights; soft law." },
  { "f", "Nothing of that." },
  { "g", "Members protect. Members harm data, soft law says, and states must pay." },
  { NULL, NULL },
};

/* A line of each pattern, and what stands before and between them. */
static const struct
{
  const char *line;
  gboolean is_pattern;
} lines[] = {
  { "thema: 1\ncodes:\n- code: actors\n  exclusive: true\n  patterns:\n", FALSE },
  { "  - of states\n", TRUE },
  { "  codes:\n  - code: members\n    patterns:\n", FALSE },
  { "    - members\n", TRUE },
  { "    - members must\n", TRUE },
  { "    - duties of members\n", TRUE },
  { "  - code: states\n    patterns:\n", FALSE },
  { "    - states\n", TRUE },
  { "    - rights of states\n", TRUE },
  { "    - duties of *\n", TRUE },
  { "- code: duty\n  patterns:\n", FALSE },
  { "  - dut*\n", TRUE },
  { "  - must\n", TRUE },
  { "  - must protect\n", TRUE },
  { "  - protect\n", TRUE },
  { "  - {pattern: Data, case: sensitive}\n", TRUE },
  { "  not: [must pay, data protection]\n- code: harm\n  negated: drop\n  patterns:\n", FALSE },
  { "  - harm\n", TRUE },
  { "  - {pattern: rights, match: stem}\n", TRUE },
  { "- code: law\n  patterns:\n", FALSE },
  { "  - law\n", TRUE },
  { "  - soft law\n", TRUE },
  { "  - {near: {words: [protect, {pattern: right, match: stem}], within: 3}}\n", TRUE },
  { "- code: bare\n  rule: duty and not harm\n", FALSE },
  { "- code: either\n  rule: bare or count(law) >= 2\n  unit: document\n", FALSE },
};

/* The codebook, without one of its lines; G_N_ELEMENTS (lines) for none. */
static ThemaCodebook *
codebook_without (guint line)
{
  g_autoptr (GString) yaml = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (i != line)
      g_string_append (yaml, lines[i].line);
  return parse (yaml->str);
}

typedef struct
{
  guint64 documents, sentences;
} Carriers;

/* How many documents and sentences carry each code (transfer full), by the segments that thema-code
 * would write. */
static Carriers *
carriers_of (const ThemaCodebook *codebook, const ThemaStore *store, const ThemaCodingRules *rules)
{
  g_autoptr (ThemaMatcher) matcher = compile (codebook, store, rules);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  Carriers *carriers = g_new0 (Carriers, thema_codebook_n_codes (codebook));
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document = fixture_document (store, i);
      g_array_set_size (segments, 0);
      g_assert_true (thema_search_document (search, &document, segments, NULL, NULL));
      for (guint32 code = 0; code < thema_codebook_n_codes (codebook); code++)
        {
          guint64 before = carriers[code].sentences;
          for (guint32 sentence = 0; sentence < document.n_sentences; sentence++)
            for (guint k = 0; k < segments->len; k++)
              {
                const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, k);
                if (segment->code != code || segment->sentence != sentence)
                  continue;
                carriers[code].sentences++;
                break;
              }
          carriers[code].documents += carriers[code].sentences > before;
        }
    }
  return carriers;
}

static ThemaStore *
make_store (void)
{
  const FixtureOptions options = { .stemmer = "english" };
  return fixture_store_new (texts, &options);
}

static const ThemaLeftOut *
find_left_out (const GArray *list, guint32 pattern, guint32 code)
{
  for (guint i = 0; i < list->len; i++)
    {
      const ThemaLeftOut *row = &g_array_index (list, ThemaLeftOut, i);
      if (row->pattern == pattern && row->code == code)
        return row;
    }
  return NULL;
}

/* The number of the pattern that stands on a line. */
static guint32
number_of (const ThemaMatcher *matcher, guint line)
{
  guint at = 1;
  for (guint i = 0; i < line; i++)
    for (const char *c = lines[i].line; *c != '\0'; c++)
      at += *c == '\n';
  for (guint32 i = 0; i < thema_matcher_n_patterns (matcher); i++)
    if (thema_matcher_pattern (matcher, i)->line == at)
      return i;
  g_assert_not_reached ();
}

/* Without a pattern each code has what it has by a codebook that lacks the pattern. */
static guint
check_left_out (const ThemaStore *store, const ThemaCodingRules *rules)
{
  guint n_changes = 0;
  g_autoptr (ThemaCodebook) whole = codebook_without (G_N_ELEMENTS (lines));
  g_autoptr (ThemaMatcher) matcher = compile (whole, store, rules);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  guint32 n_codes = thema_codebook_n_codes (whole);
  ThemaLeaveOut *parts[] = { thema_leave_out_new (n_codes), thema_leave_out_new (n_codes) };
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document = fixture_document (store, i);
      g_assert_true (thema_search_find (search, &document, NULL));
      thema_leave_out_add (parts[i % 2], search, &document);
    }
  thema_leave_out_merge (parts[0], parts[1]);
  g_autoptr (GArray) list = thema_leave_out_list (parts[0]);
  g_autofree Carriers *base = carriers_of (whole, store, rules);
  for (guint line = 0; line < G_N_ELEMENTS (lines); line++)
    {
      if (!lines[line].is_pattern)
        continue;
      g_autoptr (ThemaCodebook) rest = codebook_without (line);
      g_autofree Carriers *carriers = carriers_of (rest, store, rules);
      for (guint32 code = 0; code < n_codes; code++)
        {
          const ThemaLeftOut *row = find_left_out (list, number_of (matcher, line), code);
          gint64 documents
              = row != NULL ? (gint64) (row->documents_gained - row->documents_lost) : 0;
          gint64 sentences = row != NULL ? row->sentences : 0;
          g_assert_cmpuint (thema_leave_out_documents (parts[0], code), ==, base[code].documents);
          g_assert_cmpuint (thema_leave_out_sentences (parts[0], code), ==, base[code].sentences);
          g_assert_cmpint (documents, ==,
                           (gint64) (carriers[code].documents - base[code].documents));
          g_assert_cmpint (sentences, ==,
                           (gint64) (carriers[code].sentences - base[code].sentences));
          n_changes += documents != 0;
        }
    }
  thema_leave_out_free (parts[1]);
  thema_leave_out_free (parts[0]);
  return n_changes;
}

static void
test_leave_out (void)
{
  g_autoptr (ThemaStore) store = make_store ();
  for (guint overlap = THEMA_OVERLAP_LEFTMOST; overlap <= THEMA_OVERLAP_PATTERNS; overlap++)
    for (guint bits = 0; bits < 4; bits++)
      {
        const ThemaCodingRules rules = { overlap, (bits & 1) != 0, (bits & 2) != 0 };
        g_assert_cmpuint (check_left_out (store, &rules), >, 5);
      }
}

/* Variants. */

static char *
describe_all (const ThemaCodebook *codebook)
{
  GString *out = g_string_new (NULL);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", code->name);
      for (guint k = 0; k < code->patterns->len; k++)
        {
          g_autofree char *text
              = thema_pattern_describe (&g_array_index (code->patterns, ThemaPattern, k));
          g_string_append_printf (out, " %s", text);
        }
      if (code->parsed != NULL)
        {
          g_autofree char *rule = thema_rule_describe (code->parsed);
          g_string_append_printf (out, " = %s", rule);
        }
    }
  return g_string_free (out, FALSE);
}

static void
check_variant (const char *yaml, ThemaVariation variation, guint n_changed, const char *expected)
{
  guint n;
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook = parse (yaml);
  g_autoptr (ThemaCodebook) variant = thema_codebook_vary (codebook, variation, &n, &error);
  g_assert_no_error (error);
  g_autofree char *text = describe_all (variant);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (n, ==, n_changed);
}

static void
test_variants (void)
{
  static const char yaml[]
      = "thema: 1\n"
        "codes:\n"
        "- code: b\n"
        "  negated: drop\n"
        "  patterns: [comply, {pattern: comply, match: stem}, {pattern: US, case: sensitive}]\n"
        "- code: a\n"
        "  parent: b\n"
        "  patterns: [fail*, {near: {words: [yes, {pattern: nos, match: stem}], within: 2}}]\n"
        "- {code: c, rule: a and never}\n";
  check_variant (
      yaml, THEMA_VARY_NOTHING, 0,
      "b case(US) comply stem(comply) | a fail* near(yes, stem(nos), 2) | c = a and \"never\"");
  check_variant (
      yaml, THEMA_VARY_WORDS, 3,
      "b case(US) stem(comply) | a fail* near(stem(yes), stem(nos), 2) | c = a and stem(never)");
  check_variant (yaml, THEMA_VARY_STEMS, 2,
                 "b case(US) comply | a fail* near(yes, nos, 2) | c = a and \"never\"");
  check_variant (
      yaml, THEMA_VARY_CASE, 1,
      "b US comply stem(comply) | a fail* near(yes, stem(nos), 2) | c = a and \"never\"");
  check_variant (
      yaml, THEMA_VARY_NEGATION, 1,
      "b case(US) comply stem(comply) | a fail* near(yes, stem(nos), 2) | c = a and \"never\"");

  guint n;
  g_autoptr (ThemaCodebook) codebook = parse (yaml);
  g_autoptr (ThemaCodebook) variant = thema_codebook_vary (codebook, THEMA_VARY_NEGATION, &n, NULL);
  g_assert_cmpint (thema_codebook_negated (variant, 1), ==, THEMA_NEGATED_KEEP);
  g_assert_cmpuint (thema_codebook_code (variant, 1)->parent, ==, 0);
}

/* Sensitivity. */

/* The number in a field of the only row that begins with `start`. */
static guint64
field_of (const char *table, const char *start, guint field)
{
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);
  for (char **row = rows; *row != NULL; row++)
    if (g_str_has_prefix (*row, start))
      {
        g_auto (GStrv) fields = g_strsplit (*row, ",", -1);
        return g_ascii_strtoull (fields[field], NULL, 10);
      }
  g_error ("no row '%s' in %s", start, table);
}

static void
check_alternative (const char *table, const ThemaCodebook *codebook, const ThemaStore *store,
                   const ThemaCodingRules *rules, const char *start)
{
  g_autofree Carriers *carriers = carriers_of (codebook, store, rules);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const char *name = thema_codebook_code (codebook, i)->name;
      g_autofree char *documents = g_strdup_printf ("%s,,%s,document,", start, name);
      g_autofree char *sentences = g_strdup_printf ("%s,,%s,sentence,", start, name);
      g_assert_cmpuint (field_of (table, documents, 5), ==, carriers[i].documents);
      g_assert_cmpuint (field_of (table, sentences, 5), ==, carriers[i].sentences);
    }
}

static void
test_sensitivity (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = make_store ();
  g_autoptr (ThemaCodebook) codebook = codebook_without (G_N_ELEMENTS (lines));
  const ThemaCodingRules rules = { THEMA_OVERLAP_LONGEST, FALSE, FALSE };
  g_autoptr (ThemaSensitivity) how = thema_sensitivity_new (store, codebook, &rules, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (thema_sensitivity_n_alternatives (how), ==, 9);
  char *tables[2], *summaries[2];
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ThemaPass) pass = thema_sensitivity_pass_new (how);
      scan_in_parts (pass, store, i == 0 ? 1 : 3);
      tables[i] = table_of (pass, thema_sensitivity_write);
      summaries[i] = table_of (pass, thema_sensitivity_write_summary);
    }
  g_assert_cmpstr (tables[0], ==, tables[1]);
  g_assert_cmpstr (summaries[0], ==, summaries[1]);
  ThemaCodingRules other = rules;
  check_alternative (tables[0], codebook, store, &rules, "base,");
  other.overlap = THEMA_OVERLAP_LEFTMOST;
  check_alternative (tables[0], codebook, store, &other, "overlap,leftmost");
  other.overlap = THEMA_OVERLAP_CODEBOOK;
  check_alternative (tables[0], codebook, store, &other, "overlap,codebook");
  other.overlap = THEMA_OVERLAP_PATTERNS;
  check_alternative (tables[0], codebook, store, &other, "overlap,patterns");
  g_assert_null (strstr (tables[0], "overlap,longest"));
  other = rules;
  other.punctuation_parts = TRUE;
  check_alternative (tables[0], codebook, store, &other, "phrase-gap,punctuation");
  other = rules;
  other.own_only = TRUE;
  check_alternative (tables[0], codebook, store, &other, "parents,own");
  static const char *const starts[]
      = { "", "words,stem", "stems,word", "case,ignore", "negated,keep" };
  for (guint v = THEMA_VARY_WORDS; v <= THEMA_VARY_NEGATION; v++)
    {
      guint n;
      g_autoptr (ThemaCodebook) variant = thema_codebook_vary (codebook, v, &n, NULL);
      check_alternative (tables[0], variant, store, &rules, starts[v]);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_free (tables[i]);
      g_free (summaries[i]);
    }
}

/* No stemmer, and a codebook in which little can be otherwise. */
static void
test_sensitivity_without_stemmer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaCodebook) codebook = parse (
      "thema: 1\ncodes:\n- {code: a, patterns: [rights]}\n- {code: b, patterns: [nowhere]}\n");
  const ThemaCodingRules rules = { 0 };
  g_autoptr (ThemaSensitivity) how = thema_sensitivity_new (store, codebook, &rules, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (thema_sensitivity_n_alternatives (how), ==, 5);
  g_autoptr (ThemaPass) pass = thema_sensitivity_pass_new (how);
  scan_in_parts (pass, store, 1);
  g_autofree char *summary = table_of (pass, thema_sensitivity_write_summary);
  g_assert_cmpstr (summary, ==,
                   "code,unit,base_share,share,change,setting,value,pattern_code\n"
                   "a,document,0.57142857,0,-0.57142857,without,rights,a\n"
                   "a,sentence,0.38461538,0,-0.38461538,without,rights,a\n"
                   "b,document,0,0,0,,,\n"
                   "b,sentence,0,0,0,,,\n");
  g_autoptr (GPtrArray) told = thema_sensitivity_lines (pass, 5);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (told, 0), ==,
                   "a: 57.1% -> 0.0% of documents (without rights)");
}

/* Coverage. */

static const char coverage_book[] = "thema: 1\n"
                                    "codes:\n"
                                    "- code: b\n"
                                    "  patterns: [green]\n"
                                    "  codes: [{code: c, patterns: [blue sky, nowhere]}]\n"
                                    "- {code: a, patterns: [blue, sky], not: [blue whale]}\n";

static const FixtureText coverage_texts[] = {
  { "1", "Blue sky over hills. Green hills of home." },
  { "2", "Green hills! The blue whale sings." },
  { "3", "A sky of hills." },
  { NULL, NULL },
};

typedef struct
{
  ThemaCodebook *codebook;
  ThemaMatcher *matcher;
  ThemaTerms *terms;
  ThemaPass *ranges, *pass;
} Coverage;

static void
coverage_init (Coverage *self, const ThemaStore *store, guint n_parts)
{
  g_autoptr (ThemaInterner) stop_words = thema_interner_new ();
  thema_interner_add (stop_words, "of", 2);
  thema_interner_add (stop_words, "the", 3);
  self->codebook = parse (coverage_book);
  self->matcher = compile (self->codebook, store, NULL);
  self->terms = thema_terms_new (store, FALSE, THEMA_CLASS_MASK_WORDS, stop_words, NULL);
  self->ranges = thema_document_frequency_pass_new (self->terms);
  g_autoptr (GPtrArray) passes = g_ptr_array_new ();
  g_ptr_array_add (passes, self->ranges);
  g_assert_true (thema_scan (store, NULL, passes, 1, NULL, NULL));
  const ThemaCoverageOptions options = {
    .matcher = self->matcher,
    .codebook = self->codebook,
    .terms = self->terms,
    .documents = thema_document_frequencies (self->ranges),
    .min_documents = 1,
    .n_uncoded = 3,
    .n_candidates = 2,
  };
  self->pass = thema_coverage_pass_new (store, &options);
  scan_in_parts (self->pass, store, n_parts);
}

static void
coverage_clear (Coverage *self)
{
  thema_pass_free (self->pass);
  thema_pass_free (self->ranges);
  thema_terms_free (self->terms);
  thema_matcher_free (self->matcher);
  thema_codebook_free (self->codebook);
}

static void
check_table (const ThemaPass *pass, Write write, const char *expected)
{
  g_autofree char *table = table_of (pass, write);
  g_assert_cmpstr (table, ==, expected);
}

/* Five sentences. a: blue, sky | - | - | (cancelled) | sky; b: blue sky | green | green | - | -. */
static void
test_coverage (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (coverage_texts, NULL);
  for (guint n = 1; n <= 3; n++)
    {
      Coverage coverage;
      coverage_init (&coverage, store, n);
      check_table (coverage.pass, thema_coverage_write_patterns,
                   "code,pattern,segments,documents,unique_segments,example,dead,documents_lost,"
                   "share_change\n"
                   "a,blue,1,1,1,Blue,0,0,0\n"
                   "a,sky,2,2,2,sky,0,1,-0.33333333\n"
                   "b,green,2,2,2,Green,0,1,-0.33333333\n"
                   "c,blue sky,1,1,1,Blue sky,0,1,-0.33333333\n"
                   "c,nowhere,0,0,0,,1,0,0\n");
      check_table (
          coverage.pass, thema_coverage_write_leave_one_out,
          "pattern_code,pattern,code,documents,documents_without,share,share_without,change\n"
          "a,sky,a,2,1,0.66666667,0.33333333,-0.33333333\n"
          "b,green,b,2,1,0.66666667,0.33333333,-0.33333333\n"
          "c,blue sky,c,1,0,0.33333333,0,-0.33333333\n");
      /* a has three tokens, b four, c two of them; b and c are no pair. */
      check_table (coverage.pass, thema_coverage_write_overlap,
                   "code_a,code_b,tokens_a,tokens_b,tokens_both,jaccard\n"
                   "a,c,3,2,2,0.66666667\n"
                   "a,b,3,4,2,0.4\n");
      /* The cancelled match of blue reaches it all the same. */
      check_table (coverage.pass, thema_coverage_write_uncoded,
                   "word,frequency,documents\n"
                   "hills,4,3\n"
                   "a,1,1\n"
                   "home,1,1\n");
      /* a and over: 2 (ln (1 / 0.4) + ln (1 / 1.6) + 3 ln (3 / 2.4)). */
      check_table (coverage.pass, thema_coverage_write_candidates,
                   "code,word,sentences_with_code,sentences,sentences_word,sentences_both,"
                   "log_likelihood,odds_ratio\n"
                   "a,a,2,5,1,1,2.2314355,\n"
                   "a,over,2,5,1,1,2.2314355,\n"
                   "b,hills,3,5,4,3,2.2314355,\n"
                   "b,home,3,5,1,1,1.1849392,\n"
                   "c,over,1,5,1,1,5.0040242,\n"
                   "c,hills,1,5,4,1,0.50534308,\n");
      coverage_clear (&coverage);
    }
}

static void
test_coverage_lines (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (coverage_texts, NULL);
  Coverage coverage;
  coverage_init (&coverage, store, 1);
  g_autoptr (GPtrArray) dead = thema_coverage_dead (coverage.pass);
  g_autoptr (GPtrArray) carriers = thema_coverage_carriers (coverage.pass);
  g_autoptr (GPtrArray) overlaps = thema_coverage_overlaps (coverage.pass, 1);
  g_autoptr (GPtrArray) uncoded = thema_coverage_uncoded (coverage.pass, 2);
  g_assert_cmpuint (dead->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (dead, 0), ==, "c: nowhere");
  g_assert_cmpuint (carriers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (carriers, 0), ==, "c: blue sky (1 of 1 documents)");
  g_assert_cmpuint (overlaps->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (overlaps, 0), ==, "a and c: 0.67");
  g_assert_cmpuint (uncoded->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (uncoded, 0), ==, "hills (3 documents)");
  coverage_clear (&coverage);
}

/* Differences. */

static const char old_book[] = "thema: 1\n"
                               "codes:\n"
                               "- code: b\n"
                               "  patterns: [green]\n"
                               "  codes: [{code: c, patterns: [blue sky]}]\n"
                               "- {code: a, patterns: [hills, home]}\n";
static const char new_book[] = "thema: 1\n"
                               "codes:\n"
                               "- {code: b, patterns: [green hills, blue sky]}\n"
                               "- {code: a, patterns: [hill*]}\n"
                               "- {code: d, patterns: [whale]}\n";

static void
write_passages (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  g_assert_true (thema_codebook_diff_write_passages (pass, 1, csv, NULL));
}

static void
check_diff (const ThemaCodebookVersion *versions, const ThemaStore *store, guint n_parts)
{
  g_autoptr (ThemaPass) pass
      = thema_codebook_diff_pass_new (store, &versions[0], &versions[1], FALSE);
  scan_in_parts (pass, store, n_parts);
  check_table (
      pass, thema_codebook_diff_write_codes,
      "code,status,segments_old,segments_new,documents_old,documents_new,share_old,share_new,"
      "won,lost\n"
      "a,kept,5,4,3,3,1,1,0,1\n"
      "b,kept,3,3,2,2,0.66666667,0.66666667,2,2\n"
      "d,added,,1,,1,,0.33333333,1,0\n"
      "c,removed,1,,1,,0.33333333,,0,1\n");
  check_table (pass, thema_codebook_diff_write_documents,
               "doc_id,code,segments_old,segments_new,change\n"
               "1,a,3,2,fewer\n"
               "1,c,1,0,lost\n"
               "2,d,0,1,gained\n");
  check_table (pass, write_passages,
               "change,doc_id,code,pattern_old,pattern_new,sentence,start,end,left,text,right\n"
               "lost,1,c,blue sky,,1,0,8,,Blue sky,over\n"
               "\"same place, other pattern\",1,a,hills,hill*,1,14,19,over,hills,.\n"
               "lost,1,b,green,,2,21,26,.,Green,hills\n"
               "won,1,b,,green hills,2,21,32,.,Green hills,of\n"
               "\"same place, other pattern\",1,a,hills,hill*,2,27,32,Green,hills,of\n"
               "lost,1,a,home,,2,36,40,of,home,.\n"
               "lost,2,b,green,,1,0,5,,Green,hills\n"
               "won,2,b,,green hills,1,0,11,,Green hills,!\n"
               "\"same place, other pattern\",2,a,hills,hill*,1,6,11,Green,hills,!\n"
               "won,2,d,,whale,2,22,27,blue,whale,sings\n"
               "\"same place, other pattern\",3,a,hills,hill*,1,9,14,of,hills,.\n");
  ThemaCodeDiff code = thema_codebook_diff_code (pass, 0);
  g_assert_cmpstr (code.name, ==, "a");
  g_assert_cmpuint (code.other_pattern, ==, 4);
  g_assert_cmpuint (thema_codebook_diff_documents (pass), ==, 2);
}

static void
test_diff (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (coverage_texts, NULL);
  g_autoptr (ThemaCodebook) old = parse (old_book), fresh = parse (new_book);
  g_autoptr (ThemaMatcher) matcher_old = compile (old, store, NULL);
  g_autoptr (ThemaMatcher) matcher_new = compile (fresh, store, NULL);
  const ThemaCodebookVersion versions[] = { { old, matcher_old }, { fresh, matcher_new } };
  for (guint n = 1; n <= 3; n++)
    check_diff (versions, store, n);
}

/* Where all patterns count, passages of one place are told apart by their patterns. */
static void
test_diff_by_pattern (void)
{
  const ThemaCodingRules rules = { THEMA_OVERLAP_PATTERNS, FALSE, FALSE };
  g_autoptr (ThemaStore) store = fixture_store_new (coverage_texts, NULL);
  g_autoptr (ThemaCodebook) old
      = parse ("thema: 1\ncodes:\n- {code: a, patterns: [home, hom*, h?me]}\n");
  g_autoptr (ThemaCodebook) fresh
      = parse ("thema: 1\ncodes:\n- {code: a, patterns: [home, hom?]}\n");
  g_autoptr (ThemaMatcher) matcher_old = compile (old, store, &rules);
  g_autoptr (ThemaMatcher) matcher_new = compile (fresh, store, &rules);
  const ThemaCodebookVersion versions[] = { { old, matcher_old }, { fresh, matcher_new } };
  g_autoptr (ThemaPass) pass
      = thema_codebook_diff_pass_new (store, &versions[0], &versions[1], TRUE);
  scan_in_parts (pass, store, 1);
  check_table (pass, write_passages,
               "change,doc_id,code,pattern_old,pattern_new,sentence,start,end,left,text,right\n"
               "lost,1,a,h?me,,2,36,40,of,home,.\n"
               "lost,1,a,hom*,,2,36,40,of,home,.\n"
               "won,1,a,,hom?,2,36,40,of,home,.\n");
}

/* A codebook does not differ from itself, however its patterns bear on each other. */
static void
test_diff_of_same (void)
{
  g_autoptr (ThemaStore) store = make_store ();
  g_autoptr (ThemaCodebook) codebook = codebook_without (G_N_ELEMENTS (lines));
  for (guint overlap = THEMA_OVERLAP_LEFTMOST; overlap <= THEMA_OVERLAP_PATTERNS; overlap++)
    {
      const ThemaCodingRules rules = { overlap, FALSE, FALSE };
      g_autoptr (ThemaMatcher) matcher = compile (codebook, store, &rules);
      const ThemaCodebookVersion version = { codebook, matcher };
      g_autoptr (ThemaPass) pass = thema_codebook_diff_pass_new (store, &version, &version,
                                                                 overlap == THEMA_OVERLAP_PATTERNS);
      scan_in_parts (pass, store, 2);
      check_table (
          pass, write_passages,
          "change,doc_id,code,pattern_old,pattern_new,sentence,start,end,left,text,right\n");
      check_table (pass, thema_codebook_diff_write_documents,
                   "doc_id,code,segments_old,segments_new,change\n");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/pairs", test_pairs);
  g_test_add_func ("/instrument/leave-out", test_leave_out);
  g_test_add_func ("/instrument/variants", test_variants);
  g_test_add_func ("/instrument/sensitivity", test_sensitivity);
  g_test_add_func ("/instrument/sensitivity-without-stemmer", test_sensitivity_without_stemmer);
  g_test_add_func ("/instrument/coverage", test_coverage);
  g_test_add_func ("/instrument/coverage-lines", test_coverage_lines);
  g_test_add_func ("/instrument/diff", test_diff);
  g_test_add_func ("/instrument/diff-by-pattern", test_diff_by_pattern);
  g_test_add_func ("/instrument/diff-of-same", test_diff_of_same);
  return g_test_run ();
}
