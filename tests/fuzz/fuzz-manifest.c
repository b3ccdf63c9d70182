/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a manifest: an error, or a manifest that reads back the same, and a methods section in all
 * its forms. The same bytes as a data package. */
#include "report/data-package.h"
#include "report/methods.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
ignore (const char *what, gpointer user_data)
{
  (void) what;
  (void) user_data;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *bytes = (const char *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaManifest) manifest = thema_manifest_parse ("fuzz", bytes, size, &error);
  g_assert_true ((manifest == NULL) == (error != NULL));
  g_autoptr (ThemaManifest) none = thema_manifest_new ();
  thema_data_package_check (bytes, size, manifest != NULL ? manifest : none, "/nonexistent", ignore, NULL);
  if (manifest == NULL)
    return 0;
  g_autofree char *json = thema_manifest_to_json (manifest);
  g_autoptr (ThemaManifest) again = thema_manifest_parse ("again", json, strlen (json), NULL);
  if (again != NULL) /* a number may be written longer than it was */
    {
      g_autofree char *same = thema_manifest_to_json (again);
      g_assert_cmpstr (same, ==, json);
    }
  g_autoptr (ThemaProse) prose = thema_methods_write (manifest, NULL);
  for (ThemaProseFormat format = THEMA_PROSE_MARKDOWN; format <= THEMA_PROSE_PLAIN; format++)
    {
      g_autofree char *text = thema_prose_render (prose, format);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  g_autofree char *works = thema_prose_bibliography (prose);
  g_assert_true (g_utf8_validate (works, -1, NULL));
  return 0;
}
