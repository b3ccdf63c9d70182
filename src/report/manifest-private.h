/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the report floor itself may see of a manifest. */
#pragma once

#include "report/manifest.h"

#include <json-glib/json-glib.h>

struct _ThemaManifest
{
  char *version;      /* owned */
  char *unicode;      /* owned: the version of Unicode by which the text was cut */
  JsonObject *stages; /* owned */
  JsonArray *package; /* owned: the entry of the data package; none in a manifest of old */
};

/* A stage's record as JSON, borrowed; NULL when the stage did not run. Only `options`, `inputs` and
 * `outputs` are known to be what they ought to be: a manifest may come from anywhere. */
JsonObject *thema_manifest_stage (const ThemaManifest *self, const char *stage);
