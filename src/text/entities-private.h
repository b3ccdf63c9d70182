/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the scan for entities (entities.c) and their shapes (entity-shapes.c). */
#pragma once

#include "text/entities.h"

/* A text, and where in it the next entity may begin: behind the last one. */
typedef struct
{
  const char *bytes; /* borrowed */
  gsize length, from;
} ThemaEntityText;

/* Each finds the entity of its kind that is known by the byte at `at` of the text ("/" of "://" and
 * of a DOI, the first "w", "@", "#"), and neither begins before `from` nor reads further than it
 * has to: see address_end (). */
gboolean thema_entity_find_url (const ThemaEntityText *text, gsize at, ThemaEntity *entity);
gboolean thema_entity_find_www (const ThemaEntityText *text, gsize at, ThemaEntity *entity);
gboolean thema_entity_find_doi (const ThemaEntityText *text, gsize at, ThemaEntity *entity);
gboolean thema_entity_find_email (const ThemaEntityText *text, gsize at, ThemaEntity *entity);
gboolean thema_entity_find_mention (const ThemaEntityText *text, gsize at, ThemaEntity *entity);
gboolean thema_entity_find_hashtag (const ThemaEntityText *text, gsize at, ThemaEntity *entity);
