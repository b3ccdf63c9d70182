/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/lint.h"

#include "codebook/lint-private.h"
#include "codebook/regex.h"
#include "text/stop-words.h"

#include <string.h>

static const struct
{
  const char *name;
  ThemaSeverity severity;
} lints[THEMA_N_LINTS] = {
  [THEMA_LINT_BAD_PATTERN] = { "bad-pattern", THEMA_SEVERITY_ERROR },
  [THEMA_LINT_BROAD_GLOB] = { "broad-glob", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_CANCELLED_PATTERN] = { "cancelled-pattern", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_CAPITALS] = { "capitals", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_CODE_NAME] = { "code-name", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_CONTAINED_PATTERN] = { "contained-pattern", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_DEAD_NOT] = { "dead-not", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_DEAD_PATTERN] = { "dead-pattern", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_EMPTY_CODE] = { "empty-code", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_LEADING_WILDCARD] = { "leading-wildcard", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_NO_DEFINITION] = { "no-definition", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_NO_EXAMPLE] = { "no-example", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_NO_NEGATIVE_EXAMPLE] = { "no-negative-example", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_NOT_A_STEM] = { "not-a-stem", THEMA_SEVERITY_NOTE },
  [THEMA_LINT_READER_NOTE] = { "reader-note", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_RULE_WORD] = { "rule-word", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_SHARED_PATTERN] = { "shared-pattern", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_SHARED_WITH_ANCESTOR] = { "shared-with-ancestor", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_STOP_WORD] = { "stop-word", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_UNUSED_NEGATION] = { "unused-negation", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_WEIGHT_ZERO] = { "weight-zero", THEMA_SEVERITY_WARNING },
  [THEMA_LINT_WILDCARD_ONLY] = { "wildcard-only", THEMA_SEVERITY_ERROR },
};

const char *
thema_severity_name (ThemaSeverity severity)
{
  static const char *const names[] = { [THEMA_SEVERITY_NOTE] = "note",
                                       [THEMA_SEVERITY_WARNING] = "warning",
                                       [THEMA_SEVERITY_ERROR] = "error" };
  return names[severity];
}

static void
clear_finding (gpointer data)
{
  ThemaFinding *self = data;
  g_free (self->code);
  g_free (self->pattern);
  g_free (self->message);
}

static void
clear_pattern (gpointer data)
{
  ThemaLintPattern *self = data;
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self->key);
}

static void
add (ThemaLint *self, ThemaLintKind kind, guint line, guint32 code, const char *pattern,
     char *message)
{
  ThemaFinding finding
      = { lints[kind].name,
          lints[kind].severity,
          line,
          g_strdup (code != THEMA_NO_ID ? thema_codebook_code (self->codebook, code)->name : ""),
          g_strdup (pattern != NULL ? pattern : ""),
          message };
  g_array_append_val (self->findings, finding);
}

void
thema_lint_add (ThemaLint *self, ThemaLintKind kind, guint line, guint32 code, const char *pattern,
                const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  add (self, kind, line, code, pattern, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
thema_lint_add_pattern (ThemaLint *self, ThemaLintKind kind, const ThemaLintPattern *pattern,
                        const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  add (self, kind, thema_lint_line (self, pattern), pattern->code, pattern->pattern->text,
       g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
thema_lint_add_message (ThemaLint *self, ThemaLintKind kind, guint32 code, const char *pattern,
                        const char *message)
{
  gsize length = strlen (self->codebook->path);
  guint64 line = 1;
  if (g_str_has_prefix (message, self->codebook->path) && message[length] == ':')
    {
      char *end;
      line = g_ascii_strtoull (message + length + 1, &end, 10);
      message = g_str_has_prefix (end, ": ") ? end + 2 : message;
    }
  add (self, kind, (guint) line, code, pattern, g_strdup (message));
}

GPtrArray *
thema_lint_cut (ThemaLint *self, guint32 code, const ThemaPattern *pattern)
{
  g_autoptr (GError) error = NULL;
  const char *path = self->codebook->path;
  GPtrArray *words = NULL;
  if (pattern->match == THEMA_MATCH_REGEX)
    {
      g_autoptr (ThemaRegex) regex = thema_regex_new (path, pattern, &error);
      if (regex != NULL)
        return NULL;
    }
  else
    words = thema_pattern_words (self->cutter, path, pattern, &error);
  if (words != NULL)
    return words;
  thema_lint_add_message (self, THEMA_LINT_BAD_PATTERN, code, pattern->text, error->message);
  return NULL;
}

/* Puts stems in the place of words. */
static void
stem_words (ThemaLint *self, const ThemaPattern *pattern, guint32 code, GPtrArray *words)
{
  g_autoptr (GString) stems = g_string_new (NULL), all = g_string_new (NULL);
  for (guint i = 0; self->stemmer != NULL && i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize length;
      const char *stem = thema_stemmer_stem (self->stemmer, word, strlen (word), &length);
      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", word);
      g_string_append_printf (stems, "%s%.*s", i > 0 ? " " : "", (int) length, stem);
      char *kept = g_strndup (stem, length);
      g_free (words->pdata[i]);
      words->pdata[i] = kept;
    }
  if (strcmp (all->str, stems->str) != 0)
    thema_lint_add (self, THEMA_LINT_NOT_A_STEM, pattern->line, code, pattern->text,
                    "'%s' is no stem: it matches all that has the stem '%s'", pattern->text,
                    stems->str);
}

static void
prepare_pattern (ThemaLint *self, guint32 code, const ThemaPattern *pattern, gboolean exclusion)
{
  ThemaLintPattern prepared = { code, pattern, exclusion, NULL, NULL };
  for (guint i = 0; pattern->near != NULL && i < pattern->near->words->len; i++)
    {
      GPtrArray *words = thema_lint_cut (self, code, g_ptr_array_index (pattern->near->words, i));
      g_clear_pointer (&words, g_ptr_array_unref);
    }
  if (pattern->near == NULL)
    prepared.words = thema_lint_cut (self, code, pattern);
  if (prepared.words != NULL)
    {
      if (pattern->match == THEMA_MATCH_STEM)
        stem_words (self, pattern, code, prepared.words);
      g_ptr_array_add (prepared.words, NULL);
      prepared.key = g_strjoinv (" ", (char **) prepared.words->pdata);
      g_ptr_array_set_size (prepared.words, (gint) prepared.words->len - 1);
    }
  g_array_append_val (self->patterns, prepared);
}

static void
prepare (ThemaLint *self)
{
  guint32 n_codes = thema_codebook_n_codes (self->codebook);
  self->first = g_new (guint32, n_codes + 1);
  for (guint32 c = 0; c < n_codes; c++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, c);
      self->first[c] = self->patterns->len;
      for (guint i = 0; i < code->patterns->len; i++)
        prepare_pattern (self, c, &g_array_index (code->patterns, ThemaPattern, i), FALSE);
      for (guint i = 0; i < code->exclusions->len; i++)
        prepare_pattern (self, c, &g_array_index (code->exclusions, ThemaPattern, i), TRUE);
    }
  self->first[n_codes] = self->patterns->len;
  for (guint i = 0; i < self->codebook->cues->len; i++)
    {
      GPtrArray *words = thema_lint_cut (self, THEMA_NO_ID,
                                         &g_array_index (self->codebook->cues, ThemaPattern, i));
      g_clear_pointer (&words, g_ptr_array_unref);
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const ThemaFinding *x = a, *y = b;
  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  int order = strcmp (x->lint, y->lint);
  if (order == 0)
    order = strcmp (x->code, y->code);
  if (order == 0)
    order = strcmp (x->pattern, y->pattern);
  return order != 0 ? order : strcmp (x->message, y->message);
}

static gboolean
lint_init (ThemaLint *self, const ThemaCodebook *codebook, const ThemaLintOptions *options,
           GError **error)
{
  const ThemaStore *store = options->store;
  const char *language = store != NULL ? thema_store_language (store) : options->language;
  const char *stemmer = store != NULL ? thema_store_stemmer (store) : options->stemmer;
  *self = (ThemaLint){ .codebook = codebook, .options = options };
  self->findings = g_array_new (FALSE, FALSE, sizeof (ThemaFinding));
  g_array_set_clear_func (self->findings, clear_finding);
  self->patterns = g_array_new (FALSE, FALSE, sizeof (ThemaLintPattern));
  g_array_set_clear_func (self->patterns, clear_pattern);
  self->cutter
      = thema_pattern_cutter_new (store != NULL ? thema_store_rules (store) : &options->rules);
  if (stemmer != NULL && *stemmer != '\0')
    {
      self->stemmer = thema_stemmer_new (stemmer, error);
      if (self->stemmer == NULL)
        return FALSE;
    }
  self->stop_words = thema_stop_words_new (thema_stop_words_for_language (language), error);
  return self->stop_words != NULL;
}

static void
lint_clear (ThemaLint *self)
{
  g_clear_pointer (&self->findings, g_array_unref);
  g_array_unref (self->patterns);
  thema_pattern_cutter_free (self->cutter);
  thema_stemmer_free (self->stemmer);
  thema_interner_free (self->stop_words);
  g_free (self->first);
}

GArray *
thema_codebook_lint (const ThemaCodebook *codebook, const ThemaLintOptions *options, GError **error)
{
  ThemaLint self;
  gboolean good = lint_init (&self, codebook, options, error);
  GArray *findings = NULL;
  if (good)
    {
      prepare (&self);
      thema_lint_codes (&self);
      thema_lint_rules (&self);
      thema_lint_patterns (&self);
      thema_lint_overlaps (&self);
      good = options->store == NULL || thema_lint_store (&self, error);
    }
  if (good)
    {
      g_array_sort (self.findings, compare_findings);
      findings = g_steal_pointer (&self.findings);
    }
  lint_clear (&self);
  return findings;
}
