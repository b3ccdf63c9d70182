/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tidies a record each of whose fields is the input, whatever it is, and makes an id of it. Values that
 * are tidy stay as they are. */

#include "corpus/record-keys.h"
#include "corpus/tidy-values.h"
#include "corpus/tidy.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
same (ThemaSlice a, ThemaSlice b)
{
  g_assert_cmpuint (a.length, ==, b.length);
  g_assert_cmpint (memcmp (a.bytes, b.bytes, a.length), ==, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static ThemaTidy *tidy = NULL;
  if (tidy == NULL)
    tidy = thema_tidy_new ();
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaSlice text = { thema_arena_copy (arena, (const char *) data, size), size };
  ThemaEntry entry = { .id = { "", 0 } };
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    entry.fields[field] = text;
  g_assert_true (thema_tidy_entry (tidy, &entry, TRUE, arena, NULL));
  ThemaSlice doi = thema_tidy_doi (entry.fields[THEMA_FIELD_DOI], arena);
  same (entry.fields[THEMA_FIELD_DOI], doi.length > 0 ? doi : text);
  same (thema_tidy_year (entry.fields[THEMA_FIELD_YEAR]), entry.fields[THEMA_FIELD_YEAR]);
  ThemaKeyMaker maker;
  thema_key_maker_init (&maker);
  ThemaRecordKeys keys = thema_record_keys (&maker, &entry, arena);
  g_assert_true ((keys.doi != 0) == (doi.length > 0));
  ThemaSlice id = thema_record_make_id (&maker, &entry, text, arena);
  g_assert_cmpuint (id.length, >, 0);
  thema_key_maker_clear (&maker);
  return 0;
}
