/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tally: how often things (terms, codes) stand in documents of several groups, thing by thing.
 *
 * It takes as much memory as the documents have different things, whatever the number of groups.
 * Documents have numbers of their own in it: those of a group stand together. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"

/* A pass without a table that keeps what each document holds, for a tally. `groups` has the group
 * of each document of the store, THEMA_NO_ID for one that is left out; `things` the thing of each
 * term, THEMA_NO_ID for one that is left out. Both are borrowed. The size of a document is its
 * tokens of the classes that can be terms, stop words among them. */
ThemaPass *thema_tally_terms_pass_new (const ThemaTerms *terms, const guint32 *things,
                                       const guint32 *groups);

/* Things are codes, their counts segments. The size of a document is its words. */
ThemaPass *thema_tally_codes_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                       const guint32 *groups);

/* A document that holds the thing, and how often. */
typedef struct
{
  guint32 document, count;
} ThemaPosting;

typedef struct
{
  guint32 n_groups, n_documents, n_things;
  guint32 *group_starts;  /* owned: each group's first document; one more for the end */
  guint64 *group_sizes;   /* owned: tokens in each group */
  guint64 size;           /* tokens in all */
  guint32 *sizes;         /* owned: tokens in each document */
  guint32 *things;        /* owned: the number that each thing had in the passes, rising */
  gsize *starts;          /* owned: each thing's first posting; one more for the end */
  ThemaPosting *postings; /* owned: of each thing, by document */
} ThemaTally;

/* What passes found, each in a store of its own, which have had their scans; their lists are put in
 * order. Things that are rarer in all groups together than `min_frequency` or `min_documents` says
 * are left out. */
ThemaTally *thema_tally_new (GPtrArray *passes, guint32 n_groups, guint32 n_things,
                             guint64 min_frequency, guint32 min_documents);
void thema_tally_free (ThemaTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTally, thema_tally_free)

/* The documents of a group that hold a thing; how many. */
gsize thema_tally_find (const ThemaTally *self, guint32 thing, guint32 group,
                        const ThemaPosting **postings);

/* The documents in a group. */
static inline guint32
thema_tally_group_documents (const ThemaTally *self, guint32 group)
{
  return self->group_starts[group + 1] - self->group_starts[group];
}
