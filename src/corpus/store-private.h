/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open store, shared by what loads it (store-open.c) and what reads it (store.c). */
#pragma once

#include "base/container.h"
#include "corpus/store-format.h"
#include "corpus/store.h"

#include <string.h>

/* Strings that lie one behind the other, with the offsets of their ends. */
typedef struct
{
  const char *bytes;
  const guint64 *ends;
  guint32 count;
} ThemaStoreStrings;

/* See small_widths, which spares every token a look into the larger table. */
#define THEMA_WIDE_FORM 255

struct _ThemaStore
{
  ThemaContainer *container; /* owned; everything below is borrowed from it unless said */
  const ThemaStoreInfo *info;
  const guint8 *blocks;
  gsize blocks_length;
  const ThemaStoreBlock *block_index;
  guint32 n_blocks;
  const ThemaStoreDocument *documents;
  ThemaStoreStrings document_strings;
  const char *settings[4]; /* rules, language, stemmer, provenance */
  ThemaTokenRules rules;
  const char **columns; /* owned array */
  guint n_columns;
  const char *rejected;
  gsize rejected_length;
  const ThemaStoreDuplicate *duplicates;
  gsize n_duplicates;
  const char *duplicate_strings;
  gsize duplicate_strings_length;
  ThemaStoreStrings forms, types, stems;
  const guint32 *form_widths; /* bytes that each form takes in the text */
  guint8 *small_widths;       /* owned: the same, THEMA_WIDE_FORM for as many or more */
  const guint32 *form_types;
  const guint8 *type_classes;
  const guint32 *type_stems; /* NULL: no stemmer */
  const guint64 *type_frequencies;
};

static inline gboolean
thema_store_set_damaged (const ThemaStore *self, GError **error, const char *detail)
{
  return thema_container_set_damaged (self->container, error, detail);
}

static inline ThemaSlice
thema_store_strings_get (const ThemaStoreStrings *strings, guint32 index)
{
  guint64 start = index > 0 ? strings->ends[index - 1] : 0;
  return (ThemaSlice){ strings->bytes + start, strings->ends[index] - start };
}

/* Four numbers that are worked on at once. */
typedef guint32 ThemaFour __attribute__ ((vector_size (16)));

/* Checks that each of `n` numbers is below `limit`, which is at most 2^31: where one is not, it or
 * its distance to the limit has the highest bit. */
static inline gboolean
thema_store_all_below (const guint32 *numbers, gsize n, guint32 limit)
{
  guint32 last = limit - 1;
  ThemaFour four, lasts = { last, last, last, last }, all = { 0, 0, 0, 0 };
  gsize i = 0;
  for (; i + 4 <= n; i += 4)
    {
      memcpy (&four, numbers + i, sizeof four);
      all |= four | (lasts - four);
    }
  guint32 bits = all[0] | all[1] | all[2] | all[3];
  for (; i < n; i++)
    bits |= numbers[i] | (last - numbers[i]);
  return n == 0 || (limit > 0 && bits >> 31 == 0);
}
