/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In how many units (documents, sentences) of each group of documents each code or term stands. */
#pragma once

#include "analysis/groups.h"
#include "analysis/pass.h"

/* More groups make no map. */
#define THEMA_MAX_MAPPED_GROUPS 500

/* Of all codes, or where `segments` is NULL of the terms of `selection`. It has no table of its
 * own. `groups` is borrowed. An error when there are more than THEMA_MAX_MAPPED_GROUPS. */
ThemaPass *thema_group_counts_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                        const ThemaTermSelection *selection,
                                        const ThemaGroups *groups, ThemaUnit unit, GError **error);

/* Once the scan is done: the units of the group that hold the thing, and all units of it. */
guint64 thema_group_counts_one (const ThemaPass *pass, guint32 thing, guint32 group);
guint64 thema_group_counts_units (const ThemaPass *pass, guint32 group);
