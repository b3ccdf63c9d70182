/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coding a store in a test, for those that link the codebook floor. */
#pragma once

#include "codebook/segments.h"
#include "fixture.h"

#include <string.h>

/* Codes the store into the file `path`. */
static inline void
fixture_code_to (const ThemaStore *store, const char *yaml, const char *path, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook
      = thema_codebook_parse ("book.yaml", yaml, strlen (yaml), &error);
  g_assert_no_error (error);
  const ThemaSegmentsOptions options = { .n_threads = n_threads };
  thema_segments_make (store, codebook, path, "{\"made\": \"so\"}", &options, NULL, &error);
  g_assert_no_error (error);
}

/* Codes the store; the artefact's file is gone, its mapping stays. */
static inline ThemaSegments *
fixture_code (const ThemaStore *store, const char *yaml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_path (folder, "a.seg");
  fixture_code_to (store, yaml, path, 1);
  ThemaSegments *segments = thema_segments_open (path, store, &error);
  g_assert_no_error (error);
  return segments;
}
