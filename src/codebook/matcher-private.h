/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled codebook, shared by its compiler (matcher.c) and its search (search.c). */
#pragma once

#include "codebook/adjacency.h"
#include "codebook/error.h"
#include "codebook/matcher.h"
#include "codebook/phrase-trie.h"
#include "codebook/word-index.h"
#include "text/stemmer.h"

/* Flags of a form beside its role and THEMA_ROLE_SIBILANT. */
#define THEMA_FLAG_STARTS 0x10 /* a phrase may begin with it */
#define THEMA_FLAG_WORD 0x20   /* of THEMA_CLASS_WORD */
#define THEMA_FLAG_INNER 0x40  /* a phrase may go on with it */

/* Lists of numbers, one behind the other: list i starts at offsets[i] and ends before
 * offsets[i + 1]. */
typedef struct
{
  guint32 *offsets; /* owned */
  GArray *numbers;  /* owned, of guint32 */
} ThemaLists;

/* A pattern or a `not:` pattern. */
typedef struct
{
  guint32 code;
  const ThemaPattern *pattern; /* borrowed from the codebook */
} ThemaPhrase;

struct _ThemaMatcher
{
  const ThemaCodebook *codebook; /* borrowed */
  const ThemaStore *store;       /* borrowed */
  ThemaStemmer *stemmer;         /* owned; NULL: none */
  GArray *phrases; /* owned, of ThemaPhrase: n_patterns patterns, then `not:` patterns */
  guint32 n_patterns;
  guint32 *parents;      /* owned: the parent of each code, THEMA_NO_ID for none */
  ThemaPhraseTrie *trie; /* owned */
  ThemaLists starts;     /* by form: the nodes of the trie to which it leads as a first word */
  ThemaLists inner;      /* by form: the word patterns that it matches as a later word */
  guint8 *form_flags;    /* owned */
};
