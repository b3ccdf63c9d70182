/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The methods section of a paper, from what the manifest of a report says and the tables whose
 * digests are in it. */
#pragma once

#include "report/manifest.h"
#include "report/prose.h"

/* Says only what was done. `folder` is that of the report; NULL: its tables are not looked at. */
ThemaProse *thema_methods_write (const ThemaManifest *manifest, const char *folder);
