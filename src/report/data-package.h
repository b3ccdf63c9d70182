/* SPDX-License-Identifier: GPL-3.0-or-later */
/* datapackage.json: the tables of a report as a Frictionless Data Package, each with its columns as
 * a Table Schema (https://specs.frictionlessdata.io). */
#pragma once

#include "report/manifest.h"

/* Describes the outputs that the manifest lists, each of which lies in one of `folders` (ended by
 * NULL), the first one in which it is; those that are nowhere are left out. Indented JSON with a
 * newline at the end (transfer full). */
char *thema_data_package_to_json (const ThemaManifest *manifest, const char *const *folders);

/* Whether the data package `json` lists the tables that the manifest lists, by the same digests and
 * with the columns that they have in `folder`; otherwise calls `complain` with each thing that is
 * wrong, a sentence without its point. */
gboolean thema_data_package_check (const char *json, gsize length, const ThemaManifest *manifest,
                                   const char *folder,
                                   void (*complain) (const char *what, gpointer user_data),
                                   gpointer user_data);
