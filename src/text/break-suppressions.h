/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The abbreviations behind which ICU's filtered iterator ends no sentence ("Mr.", "Ph.D."), and
 * its very way of looking for them.  Private to the segmenter. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ThemaSuppressions ThemaSuppressions;

/* Those of ICU for LANGUAGE, a BCP 47 code; none for NULL or where ICU has none.  NULL if they
 * cannot be had. */
ThemaSuppressions *thema_suppressions_new (const char *language);
void thema_suppressions_free (ThemaSuppressions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSuppressions, thema_suppressions_free)

/* Whether an abbreviation keeps the sentence in TEXT[0, LENGTH) from ending at AT. */
gboolean thema_suppressions_match (const ThemaSuppressions *self, const guint8 *text, gsize length,
                                   gsize at);

/* All abbreviations, sorted. */
const GPtrArray *thema_suppressions_list (const ThemaSuppressions *self);

G_END_DECLS
