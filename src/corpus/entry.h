/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as the reader of a format hands it out: what the export says, field by field, under the
 * names that all formats share. */
#pragma once

#include "base/arena.h"
#include "base/csv-reader.h"

/* The fields that every format is brought to. Several authors or keywords stand in one value, with
 * "; " between them. */
typedef enum
{
  THEMA_FIELD_TITLE,
  THEMA_FIELD_YEAR,
  THEMA_FIELD_SOURCE_TITLE, /* of the journal, book or proceedings */
  THEMA_FIELD_AUTHORS,
  THEMA_FIELD_KEYWORDS,
  THEMA_FIELD_LANGUAGE,
  THEMA_FIELD_TYPE, /* article, chapter, ...: in the words of the export */
  THEMA_FIELD_DOI,
  THEMA_FIELD_ACCESSION, /* the number that the database knows the record by */
  THEMA_FIELD_ABSTRACT,
  THEMA_FIELD_OTHER_ABSTRACT, /* the same in other languages; as paragraphs, when there are several
                               */
  THEMA_N_FIELDS
} ThemaField;

/* Fields that are texts to be coded; the others are metadata. */
#define THEMA_TEXT_FIELDS ((1u << THEMA_FIELD_ABSTRACT) | (1u << THEMA_FIELD_OTHER_ABSTRACT))

/* Their names, as columns and in options: "title", "source_title"; closed by NULL. */
extern const char *const thema_field_names[];

/* All memory is the arena's that the reader was given. What the bytes mean is not yet known to be
 * UTF-8. */
typedef struct
{
  ThemaSlice fields[THEMA_N_FIELDS]; /* no bytes: the record does not say */
  ThemaSlice id;            /* of a column or file that says it; no bytes: to be made from others */
  const ThemaSlice *others; /* one for each column of the reader that is no field */
  const char *file;         /* NULL: the one that is being read */
  guint64 line;             /* on which the record starts */
  gboolean is_part;  /* of a text whose metadata it has: others with these are no duplicates */
  const char *fault; /* why it cannot be read; NULL for a good one */
} ThemaEntry;

/* Without any value. */
void thema_entry_init (ThemaEntry *self);

/* The place of a name among the fields; THEMA_N_FIELDS: it is none. */
ThemaField thema_field_find (const char *name);

/* Appends a value behind those that are there, with `joint` between ("; "). Blanks around it go; an
 * empty one is passed over. */
void thema_entry_append (ThemaEntry *self, ThemaField field, const char *bytes, gsize length,
                         const char *joint, ThemaArena *arena);
