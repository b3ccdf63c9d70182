/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled codebook, shared by its compiler (matcher.c) and its search (search.c). */
#pragma once

#include "codebook/adjacency.h"
#include "codebook/error.h"
#include "codebook/form-lists.h"
#include "codebook/matcher.h"
#include "codebook/phrase-trie.h"
#include "codebook/word-index.h"
#include "text/stemmer.h"

/* Flags of a form beside its role and THEMA_ROLE_SIBILANT. */
#define THEMA_FLAG_STARTS 0x10 /* a phrase may begin with it */
#define THEMA_FLAG_WORD 0x20   /* of THEMA_CLASS_WORD */
#define THEMA_FLAG_INNER 0x40  /* a phrase may go on with it */

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
  guint32 *phrase_codes; /* owned: the code of each phrase */
  guint32 *parents;      /* owned: the parent of each code, THEMA_NO_ID for none */
  ThemaPhraseTrie *trie; /* owned */
  ThemaFormLists starts; /* the nodes of the trie to which a form leads as a first word */
  ThemaFormLists inner;  /* the word patterns that a form matches as a later word */
  guint8 *form_flags;    /* owned */
};
