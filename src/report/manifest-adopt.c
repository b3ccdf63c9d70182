/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an older manifest still holds beside the stages that were run now. */
#include "report/manifest-private.h"
#include "report/members.h"

#include <string.h>

static gboolean
same_member (JsonObject *a, JsonObject *b, const char *name)
{
  return json_node_equal (json_object_get_member (a, name), json_object_get_member (b, name));
}

/* Whether tables of `stage` are made from what the stage `before` left. Those that look at a
 * codebook do their own coding, diversity knows no codes; all that count stand side by side. */
gboolean
thema_manifest_depends_on (const char *stage, const char *before)
{
  if (strcmp (before, "tokenize") == 0)
    return strcmp (stage, "tokenize") != 0;
  static const char *const apart[]
      = { "tokenize", "code", "coverage", "sensitivity", "diff", "diversity", NULL };
  return strcmp (before, "code") == 0 && !g_strv_contains (apart, stage);
}

/* Whether every stage that `stage` depends on, and that `old` knows, is in `self` as it was. */
static gboolean
still_holds (const ThemaManifest *self, const ThemaManifest *old, const char *stage)
{
  for (const char *const *before = thema_manifest_stages; *before != NULL; before++)
    {
      if (!thema_manifest_depends_on (stage, *before))
        continue;
      JsonObject *was = thema_member_object (old->stages, *before);
      JsonObject *is = thema_member_object (self->stages, *before);
      if (was == NULL)
        continue;
      if (is == NULL || !same_member (was, is, "options") || !same_member (was, is, "inputs"))
        return FALSE;
    }
  return TRUE;
}

/* The outputs of `record` that `self` does not write anew (transfer full). */
static JsonArray *
list_kept (const ThemaManifest *self, JsonObject *record)
{
  JsonArray *kept = json_array_new (), *outputs = thema_member_list (record, "outputs");
  for (guint i = 0; i < json_array_get_length (outputs); i++)
    {
      JsonObject *file = json_array_get_object_element (outputs, i);
      if (!thema_manifest_has_output (self, thema_member_text (file, "path")))
        json_array_add_object_element (kept, json_object_ref (file));
    }
  return kept;
}

/* Takes over a stage of an older manifest; two stages may write a table of one name. */
static void
take_over (ThemaManifest *self, const char *stage, JsonObject *record)
{
  g_autoptr (GList) members = json_object_get_members (record);
  JsonObject *ours = json_object_new ();
  for (GList *member = members; member != NULL; member = member->next)
    json_object_set_member (ours, member->data,
                            json_node_copy (json_object_get_member (record, member->data)));
  json_object_set_array_member (ours, "outputs", list_kept (self, record));
  json_object_set_object_member (self->stages, stage, ours);
}

void
thema_manifest_adopt (ThemaManifest *self, const ThemaManifest *old)
{
  if (strcmp (self->version, old->version) != 0 || strcmp (self->unicode, old->unicode) != 0)
    return;
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    {
      JsonObject *record = thema_member_object (old->stages, *stage);
      if (record == NULL || !still_holds (self, old, *stage))
        continue;
      JsonObject *ours = thema_member_object (self->stages, *stage);
      if (ours == NULL)
        take_over (self, *stage, record);
      else if (json_array_get_length (thema_member_list (ours, "outputs")) == 0
               && same_member (ours, record, "options") && same_member (ours, record, "inputs"))
        /* A stage that only stands before this one: its tables still stand too. */
        json_object_set_array_member (ours, "outputs", list_kept (self, record));
    }
}
