/* SPDX-License-Identifier: GPL-3.0-or-later */
/* documents.csv: what the corpus consists of. */
#pragma once

#include "analysis/pass.h"

ThemaPass *thema_documents_pass_new (const ThemaStore *store);

/* rejected.csv: what was left out and why. */
void thema_rejected_write (const ThemaStore *store, ThemaCsvWriter *csv);

/* duplicates.csv: what was there before. */
void thema_duplicates_write (const ThemaStore *store, ThemaCsvWriter *csv);
