/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which codebooks of thema's own forms (YAML and tables) say which of several things
 * holds, for their readers and writers. Each list ends with NULL. */
#pragma once

/* Each in the order of the enumeration that it stands for. */
extern const char *const thema_choices_match[];   /* ThemaMatch */
extern const char *const thema_choices_order[];   /* ThemaOrder */
extern const char *const thema_choices_unit[];    /* ThemaUnit */
extern const char *const thema_choices_negated[]; /* ThemaNegated */

/* Whether case counts: in the order of FALSE and TRUE. */
extern const char *const thema_choices_case[];
