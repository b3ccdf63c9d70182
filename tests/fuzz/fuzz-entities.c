/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities of any text in NFC must be in order, cut between characters and without white space, be
 * the same by themselves and folded, and part the words of the text without loss. */

#include "text/entities.h"
#include "text/fold.h"

#include <string.h>
#include <unicode/uchar.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* An exact copy, so that the sanitizer sees a read beyond its end. */
static ThemaEntityKind
kind_alone (const char *bytes, gsize length)
{
  g_autofree char *copy = g_memdup2 (bytes, length);
  return thema_entity_kind (copy, length);
}

static void
check_entity (const char *text, ThemaEntity entity)
{
  const char *start = text + entity.span.start;
  gsize length = entity.span.end - entity.span.start;
  g_assert_true (g_utf8_validate_len (start, length, NULL));
  for (const char *p = start; p < start + length; p = g_utf8_next_char (p))
    g_assert_false (u_isUWhiteSpace ((UChar32) g_utf8_get_char (p)));
  g_assert_cmpint (entity.kind, !=, THEMA_ENTITY_NONE);
  g_assert_cmpint (kind_alone (start, length), ==, entity.kind);

  g_autoptr (GString) folded = g_string_new (NULL);
  g_assert_true (thema_fold (start, length, folded, NULL));
  g_assert_cmpint (thema_entity_kind (folded->str, folded->len), ==, entity.kind);
}

/* The bytes that spans in order cover, each less than `length`. */
static gsize
covered (const GArray *spans, gsize length)
{
  gsize sum = 0;
  guint32 behind = 0;
  for (guint i = 0; i < spans->len; i++)
    {
      ThemaSpan span = g_array_index (spans, ThemaSpan, i);
      g_assert_true (behind <= span.start && span.start < span.end && span.end <= length);
      behind = span.end;
      sum += span.end - span.start;
    }
  return sum;
}

/* Words cover all but white space, so that entities in their place do the same. */
static void
check_merge (const char *text, gsize length, const GArray *entities)
{
  static ThemaSegmenter *segmenter;
  const ThemaSpan *words;
  gsize n_words;
  if (segmenter == NULL)
    segmenter = thema_segmenter_new (NULL, NULL);
  if (memchr (text, '\0', length) != NULL)
    return;
  g_assert_true (thema_segmenter_words (segmenter, text, length, &words, &n_words, NULL));
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (ThemaSpan));
  g_array_append_vals (before, words, (guint) n_words);
  thema_entities_merge (words, n_words, (const ThemaEntity *) (gpointer) entities->data,
                        entities->len, after);
  g_assert_cmpuint (covered (after, length), ==, covered (before, length));
  guint e = 0;
  for (guint i = 0; i < after->len && e < entities->len; i++)
    if (memcmp (&g_array_index (after, ThemaSpan, i),
                &g_array_index (entities, ThemaEntity, e).span, sizeof (ThemaSpan))
        == 0)
      e++;
  g_assert_cmpuint (e, ==, entities->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *end;
  g_utf8_validate_len ((const char *) data, size, &end);
  g_autoptr (GString) text = g_string_new (NULL);
  g_assert_true (
      thema_nfc_append ((const char *) data, (gsize) (end - (const char *) data), text, NULL));
  g_autofree char *exact = g_memdup2 (text->str, text->len);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (ThemaEntity));
  thema_entities_find (text->len > 0 ? exact : "", text->len, entities);
  guint32 behind = 0;
  for (guint i = 0; i < entities->len; i++)
    {
      ThemaEntity entity = g_array_index (entities, ThemaEntity, i);
      g_assert_true (behind <= entity.span.start && entity.span.start < entity.span.end
                     && entity.span.end <= text->len);
      behind = entity.span.end;
      check_entity (text->str, entity);
    }
  check_merge (text->str, text->len, entities);
  return 0;
}
