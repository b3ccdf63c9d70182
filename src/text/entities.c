/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/entities.h"

#include "base/bytes.h"
#include "text/entities-private.h"

/* An entity is known by a byte that is seldom in a text: "@", "#", "/", or the first of "ww". These
 * are found sixteen bytes at a time, and what stands around them decides. */

static gboolean
is_double_w (const ThemaEntityText *text, gsize at)
{
  return at + 1 < text->length && (text->bytes[at] | 0x20) == 'w'
         && (text->bytes[at + 1] | 0x20) == 'w';
}

/* Which of the lane's bytes are such. Reads one byte beyond. */
static inline ThemaBytes
triggers (const char *bytes)
{
  ThemaBytes here = thema_bytes_load (bytes), next = thema_bytes_load (bytes + 1);
  return thema_bytes_equal (here, '@') | thema_bytes_equal (here, '#')
         | thema_bytes_equal (here, '/')
         | (thema_bytes_equal (here | 0x20, 'w') & thema_bytes_equal (next | 0x20, 'w'));
}

/* The first byte from `at` on that an entity may be known by, or the length. */
static gsize
find_trigger (const ThemaEntityText *text, gsize at)
{
  const char *bytes = text->bytes;
  for (; text->length - at > 4 * THEMA_LANE; at += 4 * THEMA_LANE)
    if (thema_bytes_any (triggers (bytes + at) | triggers (bytes + at + THEMA_LANE)
                         | triggers (bytes + at + 2 * THEMA_LANE)
                         | triggers (bytes + at + 3 * THEMA_LANE)))
      break;
  while (text->length - at > THEMA_LANE && !thema_bytes_any (triggers (bytes + at)))
    at += THEMA_LANE;
  while (at < text->length && bytes[at] != '@' && bytes[at] != '#' && bytes[at] != '/'
         && !is_double_w (text, at))
    at++;
  return at;
}

static gboolean
find_at_trigger (const ThemaEntityText *text, gsize at, ThemaEntity *entity)
{
  switch (text->bytes[at])
    {
    case '@':
      return thema_entity_find_email (text, at, entity)
             || thema_entity_find_mention (text, at, entity);
    case '#':
      return thema_entity_find_hashtag (text, at, entity);
    case '/':
      return thema_entity_find_url (text, at, entity) || thema_entity_find_doi (text, at, entity);
    default:
      return thema_entity_find_www (text, at, entity);
    }
}

/* The next entity, which then is behind us. */
static gboolean
find_next (ThemaEntityText *text, ThemaEntity *entity)
{
  for (gsize at = text->from; (at = find_trigger (text, at)) < text->length; at++)
    if (find_at_trigger (text, at, entity))
      {
        text->from = entity->span.end;
        return TRUE;
      }
  return FALSE;
}

void
thema_entities_find (const char *text, gsize length, GArray *entities)
{
  ThemaEntityText rest = { text, length, 0 };
  for (ThemaEntity entity; find_next (&rest, &entity);)
    g_array_append_val (entities, entity);
}

ThemaEntityKind
thema_entity_kind (const char *string, gsize length)
{
  ThemaEntityText text = { string, length, 0 };
  ThemaEntity entity;
  gboolean is_one
      = find_next (&text, &entity) && entity.span.start == 0 && entity.span.end == length;
  return is_one ? entity.kind : THEMA_ENTITY_NONE;
}

static void
append_span (GArray *spans, guint32 start, guint32 end)
{
  ThemaSpan span = { start, end };
  if (start < end)
    g_array_append_val (spans, span);
}

void
thema_entities_merge (const ThemaSpan *words, gsize n_words, const ThemaEntity *entities,
                      gsize n_entities, GArray *spans)
{
  gsize e = 0;
  guint32 behind = 0; /* where the last entity ended */
  for (gsize w = 0; w < n_words; w++)
    {
      guint32 at = MAX (words[w].start, behind);
      for (; e < n_entities && entities[e].span.start < words[w].end; e++)
        {
          append_span (spans, at, entities[e].span.start);
          append_span (spans, entities[e].span.start, entities[e].span.end);
          behind = entities[e].span.end;
          at = MAX (at, behind);
        }
      append_span (spans, at, words[w].end);
    }
  for (; e < n_entities; e++)
    append_span (spans, entities[e].span.start, entities[e].span.end);
}
