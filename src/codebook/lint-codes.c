/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lints of codes and of the codebook as a whole. */
#include "codebook/lint-private.h"

#include <string.h>

static void
check_name (ThemaLint *self, guint32 index, const ThemaCode *code)
{
  for (const char *p = code->name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c) || g_unichar_ismark (c)
          || (c < 0x80 && strchr ("_-.", (int) c) != NULL))
        continue;
      thema_lint_add (self, THEMA_LINT_CODE_NAME, code->line, index, NULL,
                      "the name '%s' holds more than letters, digits, _, - and .; tables have it "
                      "as a column, so put the words into 'label'",
                      code->name);
      return;
    }
}

static void
check_content (ThemaLint *self, guint32 index, const ThemaCode *code)
{
  if (code->patterns->len == 0 && code->rule == NULL && code->last_descendant == index)
    thema_lint_add (self, THEMA_LINT_EMPTY_CODE, code->line, index, NULL,
                    "'%s' has no patterns, no rule and no sub-codes: it codes nothing", code->name);
}

static guint
count_examples (const ThemaCode *code, gboolean positive)
{
  guint n = 0;
  for (guint i = 0; i < code->examples->len; i++)
    n += g_array_index (code->examples, ThemaExample, i).positive == positive;
  return n;
}

/* Whether the code finds passages by itself, so that an example can be given. */
static gboolean
has_own (const ThemaCode *code)
{
  return code->patterns->len > 0 || code->rule != NULL;
}

static void
check_examples (ThemaLint *self, guint32 index, const ThemaCode *code)
{
  if (has_own (code) && count_examples (code, TRUE) == 0)
    thema_lint_add (self, THEMA_LINT_NO_EXAMPLE, code->line, index, NULL,
                    "'%s' has no positive example", code->name);
  else if (has_own (code) && count_examples (code, FALSE) == 0)
    thema_lint_add (self, THEMA_LINT_NO_NEGATIVE_EXAMPLE, code->line, index, NULL,
                    "'%s' has no negative example", code->name);
}

/* A dictionary that has no definitions or examples at all is told so once. */
static void
check_documentation (ThemaLint *self)
{
  const ThemaCodebook *codebook = self->codebook;
  guint32 n_codes = thema_codebook_n_codes (codebook);
  guint n_defined = 0, n_examples = 0, n_own = 0;
  for (guint32 i = 0; i < n_codes; i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      n_defined += *code->definition != '\0';
      n_examples += code->examples->len;
      n_own += has_own (code);
    }
  if (n_defined == 0 && n_codes > 0)
    thema_lint_add (self, THEMA_LINT_NO_DEFINITION, 1, THEMA_NO_ID, NULL,
                    "no code has a definition");
  if (n_examples == 0 && n_own > 0)
    thema_lint_add (self, THEMA_LINT_NO_EXAMPLE, 1, THEMA_NO_ID, NULL, "no code has an example");
  for (guint32 i = 0; i < n_codes; i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      if (n_defined > 0 && *code->definition == '\0')
        thema_lint_add (self, THEMA_LINT_NO_DEFINITION, code->line, i, NULL,
                        "'%s' has no definition", code->name);
      if (n_examples > 0)
        check_examples (self, i, code);
    }
}

static void
check_negation (ThemaLint *self)
{
  const ThemaCodebook *codebook = self->codebook;
  if (codebook->cues->len == 0)
    return;
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    if (thema_codebook_negated (codebook, i) != THEMA_NEGATED_KEEP)
      return;
  const ThemaPattern *cue = &g_array_index (codebook->cues, ThemaPattern, 0);
  guint line = cue->line;
  for (guint i = 1; i < codebook->cues->len; i++)
    line = MIN (line, g_array_index (codebook->cues, ThemaPattern, i).line);
  thema_lint_add (self, THEMA_LINT_UNUSED_NEGATION, MAX (line, 1), THEMA_NO_ID, NULL,
                  "there are cues of negation, but no code has 'negated: drop' or 'negated: mark'");
}

void
thema_lint_codes (ThemaLint *self)
{
  for (guint32 i = 0; i < thema_codebook_n_codes (self->codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, i);
      check_name (self, i, code);
      check_content (self, i, code);
    }
  check_documentation (self);
  check_negation (self);
  for (guint i = 0; i < self->codebook->notes->len; i++)
    thema_lint_add_message (self, THEMA_LINT_READER_NOTE, THEMA_NO_ID, NULL,
                            g_ptr_array_index (self->codebook->notes, i));
}
