/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as a codebook: an error that says where, or codes in preorder with their
 * patterns, about which something may be said. Compiled once for each format, as whose reader
 * FUZZ_FORMAT names it; without that the format is recognised. */

#include "codebook/codebook.h"
#include "codebook/lint.h"

#include <string.h>

#ifndef FUZZ_FORMAT
#define FUZZ_FORMAT NULL
#endif

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_patterns (const GArray *patterns)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      const char *text = g_array_index (patterns, ThemaPattern, i).text;
      g_assert_true (*text != '\0' && g_utf8_validate (text, -1, NULL));
    }
}

static void
check_notes (const ThemaCodebook *codebook)
{
  for (guint i = 0; i < codebook->notes->len; i++)
    {
      const char *note = g_ptr_array_index (codebook->notes, i);
      g_assert_true (g_str_has_prefix (note, "book.yaml:") && g_utf8_validate (note, -1, NULL));
    }
}

static void
check_codebook (const ThemaCodebook *codebook)
{
  guint32 n = thema_codebook_n_codes (codebook);
  check_notes (codebook);
  for (guint32 i = 0; i < n; i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      g_assert_true (g_utf8_validate (code->name, -1, NULL));
      g_assert_true (code->parent == THEMA_NO_ID || code->parent < i);
      g_assert_true (code->last_descendant >= i && code->last_descendant < n);
      if (code->parent != THEMA_NO_ID)
        g_assert_cmpuint (code->last_descendant, <=,
                          thema_codebook_code (codebook, code->parent)->last_descendant);
      check_patterns (code->patterns);
      check_patterns (code->exclusions);
    }
}

/* Every finding names a line and says something. */
static void
check_lints (const ThemaCodebook *codebook)
{
  g_autoptr (GError) error = NULL;
  const ThemaLintOptions options
      = { .rules = { .entities = TRUE }, .language = "en", .stemmer = "english" };
  g_autoptr (GArray) findings = thema_codebook_lint (codebook, &options, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const ThemaFinding *finding = &g_array_index (findings, ThemaFinding, i);
      g_assert_cmpuint (finding->line, >, 0);
      g_assert_true (*finding->message != '\0' && g_utf8_validate (finding->message, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  const ThemaCodebookOptions options = { .format = FUZZ_FORMAT };
  g_autoptr (ThemaCodebook) codebook
      = thema_codebook_parse_as ("book.yaml", (const char *) data, size, &options, &error);
  g_assert_true ((codebook == NULL) == (error != NULL));
  if (codebook != NULL)
    {
      check_codebook (codebook);
      check_lints (codebook);
    }
  else
    g_assert_true (g_str_has_prefix (error->message, "book.yaml:")
                   && g_utf8_validate (error->message, -1, NULL));
  return 0;
}
