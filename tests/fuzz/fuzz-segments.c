/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens any bytes as the segments of a small store. What opens must be readable to its last byte,
 * and each segment must lie within its document.
 *
 * The input is an artefact, or the damage to do to a good one (artefact.h); it is tried as it is
 * and with a header that fits. */

#include "artefact.h"
#include "codebook/segments-format.h"
#include "codebook/segments.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char codebook_text[] = "codes:\n"
                                    "  protection:\n"
                                    "    patterns: [protect*, human rights]\n"
                                    "    not: [data protection]\n"
                                    "  law:\n"
                                    "    parent: protection\n"
                                    "    patterns: [{pattern: law, match: stem}]\n";

static ThemaStore *store; /* owned, for the process */

static char *
make_segments (gsize *length)
{
  g_autofree char *store_path = NULL;
  g_autofree char *folder = make_store (&store_path);
  g_autofree char *path = g_build_filename (folder, "segments", NULL);
  char *bytes;
  g_autoptr (GError) error = NULL;
  store = thema_store_open (store_path, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaCodebook) codebook
      = thema_codebook_parse ("book.yaml", codebook_text, strlen (codebook_text), &error);
  g_assert_no_error (error);
  const ThemaSegmentsOptions options = { .candidates = TRUE };
  thema_segments_make (store, codebook, path, "{}", &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  g_remove (path);
  g_remove (store_path);
  g_rmdir (folder);
  return bytes;
}

static void
touch_text (const char *text)
{
  touch (text, strlen (text) + 1);
}

static void
read_codes (const ThemaSegments *segments)
{
  touch_text (thema_segments_provenance (segments));
  guint32 n = thema_segments_n_codes (segments);
  for (guint32 i = 0; i < n; i++)
    {
      touch_text (thema_segments_code_name (segments, i));
      touch_text (thema_segments_code_label (segments, i));
      guint32 parent = thema_segments_code_parent (segments, i);
      g_assert_true (parent == THEMA_NO_ID || parent < i);
      g_assert_false (thema_segments_is_ancestor (segments, i, i));
    }
  for (guint32 i = 0; i < thema_segments_n_patterns (segments); i++)
    {
      touch_text (thema_segments_pattern_text (segments, i));
      touch_text (thema_segments_pattern_example (segments, i));
      g_assert_cmpuint (thema_segments_pattern_counts (segments, i)->code, <, n);
    }
}

static void
read_candidates (const ThemaSegments *segments, const ThemaDocument *document)
{
  const ThemaCandidate *found;
  gsize n;
  if (!thema_segments_has_candidates (segments)
      || !thema_segments_candidates (segments, document, &found, &n, NULL))
    return;
  for (gsize i = 0; i < n; i++)
    {
      touch (document->text + found[i].start, found[i].end - found[i].start);
      touch_text (thema_fate_name (found[i].fate));
      if (found[i].by != THEMA_NO_ID)
        touch_text (thema_segments_phrase_text (segments, found[i].by));
    }
}

static void
read_segments (const ThemaSegments *segments)
{
  guint64 total = 0;
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document;
      const ThemaSegment *found;
      gsize n;
      g_assert_true (thema_store_document (store, i, &document, NULL));
      if (!thema_segments_document (segments, &document, &found, &n, NULL))
        return;
      for (gsize k = 0; k < n; k++)
        touch (document.text + found[k].start, found[k].end - found[k].start);
      total += n;
      read_candidates (segments, &document);
    }
  g_assert_cmpuint (total, ==, thema_segments_size (segments));
}

static void
open_input (const GByteArray *file)
{
  set_input (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaSegments) segments = thema_segments_open ("input", store, &error);
  g_assert_true ((segments == NULL) == (error != NULL));
  if (segments == NULL)
    return;
  read_codes (segments);
  read_segments (segments);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *good = NULL;
  static gsize good_length;
  if (good == NULL)
    good = make_segments (&good_length);
  g_autoptr (GByteArray) file = make_input (data, size, THEMA_SEGMENTS_MAGIC, good, good_length);
  open_input (file);
  repair_header (file);
  open_input (file);
  return 0;
}
