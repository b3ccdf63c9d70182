/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a rule: an error that points into it, or a rule whose canonical form is the same
 * rule. A name is a code when it begins with c. */

#include "codebook/rule.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
is_code (const char *word, gpointer user_data)
{
  (void) user_data;
  return *word == 'c';
}

static void
find_unknown (ThemaRule *rule, gpointer user_data)
{
  if (rule->kind == THEMA_RULE_CODE && !is_code (rule->code, NULL))
    *(gboolean *) user_data = TRUE;
}

static void
assert_same (const ThemaRule *a, const ThemaRule *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->code, ==, b->code);
  g_assert_cmpuint (a->within, ==, b->within);
  g_assert_cmpint (a->comparison, ==, b->comparison);
  g_assert_cmpuint (a->count, ==, b->count);
  if (a->kind == THEMA_RULE_PATTERN)
    g_assert_cmpint (thema_pattern_compare (&a->pattern, &b->pattern), ==, 0);
  g_assert_cmpuint (a->operands != NULL ? a->operands->len : 0, ==,
                    b->operands != NULL ? b->operands->len : 0);
  for (guint i = 0; a->operands != NULL && i < a->operands->len; i++)
    assert_same (g_ptr_array_index (a->operands, i), g_ptr_array_index (b->operands, i));
}

static void
check_error (const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", -1);
  g_assert_true (g_str_has_prefix (error->message, "book:1: the rule of 'r', at character "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_suffix (lines[2], "^"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (memchr (data, '\0', size) != NULL || !g_utf8_validate ((const char *) data, size, NULL))
    return 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *expression = g_strndup ((const char *) data, size);
  g_autoptr (ThemaRule) rule = thema_rule_parse ("book", 1, "r", expression, is_code, NULL, &error);
  g_assert_true ((rule == NULL) == (error != NULL));
  if (rule == NULL)
    {
      check_error (error);
      return 0;
    }
  gboolean unknown = FALSE;
  thema_rule_foreach (rule, find_unknown, &unknown);
  if (unknown)
    return 0;
  g_autofree char *canonical = thema_rule_describe (rule);
  g_autoptr (ThemaRule) again = thema_rule_parse ("book", 1, "r", canonical, is_code, NULL, &error);
  g_assert_no_error (error);
  assert_same (rule, again);
  g_autofree char *canonical_again = thema_rule_describe (again);
  g_assert_cmpstr (canonical, ==, canonical_again);
  return 0;
}
