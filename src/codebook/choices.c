/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/choices.h"

#include "codebook/codebook.h"

const char *const thema_choices_match[] = {
  [THEMA_MATCH_WORD] = "word",
  [THEMA_MATCH_STEM] = "stem",
  [THEMA_MATCH_REGEX] = "regex",
  NULL,
};
const char *const thema_choices_order[] = {
  [THEMA_ORDER_ANY] = "any",
  [THEMA_ORDER_BEFORE] = "before",
  [THEMA_ORDER_AFTER] = "after",
  NULL,
};
const char *const thema_choices_unit[] = {
  [THEMA_UNIT_DOCUMENT] = "document",
  [THEMA_UNIT_PARAGRAPH] = "paragraph",
  [THEMA_UNIT_SENTENCE] = "sentence",
  NULL,
};
const char *const thema_choices_negated[] = {
  [THEMA_NEGATED_INHERIT] = "inherit",
  [THEMA_NEGATED_KEEP] = "keep",
  [THEMA_NEGATED_DROP] = "drop",
  [THEMA_NEGATED_MARK] = "mark",
  NULL,
};
const char *const thema_choices_case[] = { "ignore", "sensitive", NULL };
