/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a codebook whose codes are in order already. */
#pragma once

#include "codebook/codebook.h"

/* Parses them, numbers the codes they name, and puts them in `rule_order`. Errors: a rule that is
 * none, an unknown code, patterns beside a rule, a rule in an exclusive group, a cycle. */
gboolean thema_codebook_seal_rules (ThemaCodebook *self, GError **error);
