/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes counted: code_frequencies.csv, document_codes.csv and document_code_matrix.csv. All need a
 * segments artefact in the scan. */
#pragma once

#include "analysis/pass.h"

ThemaPass *thema_code_frequency_pass_new (const ThemaStore *store, const ThemaSegments *segments);
ThemaPass *thema_document_codes_pass_new (const ThemaStore *store, const ThemaSegments *segments);
ThemaPass *thema_document_code_matrix_pass_new (const ThemaStore *store,
                                                const ThemaSegments *segments);

/* What a code amounts to, after the scan. */
typedef struct
{
  guint64 segments;
  guint32 documents;
  guint64 sentences;
  gint64 weight; /* of the patterns that made its segments: see THEMA_WEIGHT_ONE */
} ThemaCodeCounts;

/* Of a thema_code_frequency_pass_new () pass. */
ThemaCodeCounts thema_code_frequency_counts (const ThemaPass *pass, guint32 code);
/* Documents that carry any code. */
guint32 thema_code_frequency_coded_documents (const ThemaPass *pass);
