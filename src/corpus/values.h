/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bibliographic record says, value by value in the order of the file, until it is read to
 * its end and known which values are its fields.
 *
 * Formats have several names for one field (T1 and TI, JF and JO), of which an export writes one or
 * more. Each name has a rank; the values of the lowest rank that is there are the field's. A field
 * that may have several values (authors, keywords, language, type) has all of them, with "; "
 * between; keywords those of every rank. Of others the first one counts, and further abstracts are
 * the other abstract. */
#pragma once

#include "corpus/entry.h"

typedef struct
{
  gsize start, length; /* in the text */
  ThemaField field;
  guint rank;
} ThemaValue;

#define THEMA_VALUE_RANKS 8

typedef struct
{
  GArray *list;  /* owned, of ThemaValue */
  GString *text; /* owned: their bytes, one value behind the other */
} ThemaValues;

void thema_values_init (ThemaValues *self);
void thema_values_clear (ThemaValues *self);

/* Adds a value, without the blanks around it; it may be empty. `rank` is below THEMA_VALUE_RANKS.
 */
void thema_values_add (ThemaValues *self, ThemaField field, guint rank, const char *bytes,
                       gsize length);

/* Appends to the value that was added last, with `joint` between when both have bytes. */
void thema_values_extend (ThemaValues *self, const char *joint, const char *bytes, gsize length);

/* Forgets the first `n`. */
void thema_values_forget (ThemaValues *self, guint n);

/* Whether one of the first `n` has bytes and is of that field. */
gboolean thema_values_have (const ThemaValues *self, guint n, ThemaField field);

/* Whether it is a DOI: "10.1/x", with "doi:" or the address of doi.org in front. */
gboolean thema_value_is_doi (const char *bytes, gsize n_bytes);

/* Whether a line break is one of the text, rather than made because the line became too long: the
 * line before it has `length` bytes, more than anybody wraps a text at, and ends a sentence. */
gboolean thema_value_is_line_end (const char *line, gsize length);

/* Fills the entry's fields from the first `n`. */
void thema_values_fill (const ThemaValues *self, guint n, ThemaEntry *entry, ThemaArena *arena);
