/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far every code's share moves when one setting of the coding, or one pattern, is another:
 * whether one word or one setting drives a theme. */
#pragma once

#include "analysis/pass.h"

/* Coding done in one other way. */
typedef struct
{
  const char *setting, *value; /* static: as the tables name it */
  ThemaCodebook *codebook;     /* owned; NULL: that of the study */
  ThemaMatcher *matcher;       /* owned */
} ThemaAlternative;

typedef struct _ThemaSensitivity ThemaSensitivity;

/* All that can be tried with the codebook on the store; both are borrowed, and `rules` are those of
 * the study. */
ThemaSensitivity *thema_sensitivity_new (const ThemaStore *store, const ThemaCodebook *codebook,
                                         const ThemaCodingRules *rules, GError **error);
void thema_sensitivity_free (ThemaSensitivity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSensitivity, thema_sensitivity_free)

/* How many ways of coding are tried, without the patterns left out. */
guint thema_sensitivity_n_alternatives (const ThemaSensitivity *self);

/* The pass that counts; `self` is borrowed. It has no table of its own. */
ThemaPass *thema_sensitivity_pass_new (const ThemaSensitivity *self);

/* sensitivity.csv and sensitivity_summary.csv, from what the pass counted. */
void thema_sensitivity_write (const ThemaPass *pass, ThemaCsvWriter *csv);
void thema_sensitivity_write_summary (const ThemaPass *pass, ThemaCsvWriter *csv);

/* The codes' shares of documents that move most, at most `n`, as lines (transfer full). */
GPtrArray *thema_sensitivity_lines (const ThemaPass *pass, guint n);
