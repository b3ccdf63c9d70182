/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a format does not hold: shared by the writers. */
#pragma once

#include "codebook/codebook.h"

/* Kinds of things that a codebook may have and a format may hold: bits. */
typedef enum
{
  THEMA_HOLDS_LABELS = 1 << 0,
  THEMA_HOLDS_DEFINITIONS = 1 << 1,
  THEMA_HOLDS_INCLUDES = 1 << 2,
  THEMA_HOLDS_EXCLUDES = 1 << 3,
  THEMA_HOLDS_COLORS = 1 << 4,
  THEMA_HOLDS_GUIDS = 1 << 5,
  THEMA_HOLDS_EXAMPLES = 1 << 6,
  THEMA_HOLDS_NESTING = 1 << 7,
  THEMA_HOLDS_PATTERNS = 1 << 8, /* of words; if not, patterns of no kind */
  THEMA_HOLDS_STEMS = 1 << 9,
  THEMA_HOLDS_REGEXES = 1 << 10,
  THEMA_HOLDS_CASES = 1 << 11,
  THEMA_HOLDS_NEARS = 1 << 12,
  THEMA_HOLDS_WEIGHTS = 1 << 13,
  THEMA_HOLDS_EXCLUSIONS = 1 << 14,
  THEMA_HOLDS_RULES = 1 << 15,
  THEMA_HOLDS_NEGATED = 1 << 16,
  THEMA_HOLDS_EXCLUSIVE = 1 << 17,
  THEMA_HOLDS_TITLE = 1 << 18,
  THEMA_HOLDS_DESCRIPTION = 1 << 19,
  THEMA_HOLDS_HEAD = 1 << 20, /* what else is said of the codebook as a whole */
} ThemaHolds;

/* The codes' names in a format that nests them: where all sub-codes of a code are called
 * PARENT.NAME, as those of codebooks read from such a format are, the NAME alone. An array
 * (transfer full) of names that are borrowed from the codes. */
const char **thema_write_keys (const ThemaCodebook *codebook);

/* Adds a loss for each kind that the codebook has and `holds` does not. `keys` are the names that
 * the format shows: a label that is no more than that is no loss. */
void thema_write_losses (const ThemaCodebook *codebook, const char *format, guint holds,
                         const char *const *keys, GPtrArray *losses);

/* Adds the loss "BEFORE N codes AFTER (NAME, NAME, ...)" if there are any; `names` are of codes, in
 * order, and may repeat a name. */
void thema_write_loss (GPtrArray *losses, const GPtrArray *names, const char *before,
                       const char *after);

/* Whether it is a pattern of words that any format of dictionaries can hold. */
gboolean thema_write_is_plain (const ThemaPattern *pattern);
