/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a study file that `thema init` writes. */
#pragma once

#include "programs/study-find.h"

/* A study of what was found, which has at least one corpus; `codebook` is the one to use (transfer
 * full). Every key is there, as a comment with its default, made from the table of all options. */
char *thema_study_template (const ThemaFound *found, const char *codebook, const char *output);

/* A codebook to begin with (transfer full). */
char *thema_codebook_template (void);
