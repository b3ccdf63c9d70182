/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what may be a corpus, as a run would with its defaults. */
#pragma once

#include "corpus/formats.h"
#include "corpus/record-counts.h"

/* Reads all records of the paths (NULL-terminated) to the end, and counts those that there are and
 * those that have a text. `fields` make the text; NULL: the abstract. */
gboolean thema_trial_read (const char *const *paths, const char *fields, ThemaRecordCounts *counts,
                           GError **error);

/* The format of the first record; NULL: there is none, or it cannot be read. How many files there
 * are in an archive; otherwise 1. */
const ThemaSourceFormat *thema_trial_format (const char *path, const char *fields, guint *n_files);
