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

/* Lists of word patterns, one behind the other: list i ends at ends[i]. */
typedef struct
{
  guint32 *ends; /* owned */
  GArray *words; /* owned, of guint32 */
} ThemaWordLists;

/* A pattern or a `not:` pattern. */
typedef struct
{
  guint32 code;
  const ThemaPattern *pattern; /* borrowed from the codebook */
  gboolean excludes;
} ThemaPhrase;

struct _ThemaMatcher
{
  const ThemaCodebook *codebook; /* borrowed */
  const ThemaStore *store;       /* borrowed */
  ThemaStemmer *stemmer;         /* owned; NULL: none */
  GArray *phrases; /* owned, of ThemaPhrase: n_patterns patterns, then `not:` patterns */
  guint32 n_patterns;
  ThemaPhraseTrie *trie; /* owned */
  ThemaWordLists forms;  /* what each form matches */
  guint8 *form_flags;    /* owned */
};
