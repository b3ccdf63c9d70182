/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled codebook, shared by its compiler (matcher.c) and its search. */
#pragma once

#include "codebook/adjacency.h"
#include "codebook/matcher.h"
#include "codebook/vocabulary.h"
#include "text/stemmer.h"

/* What a phrase is there for. Phrases are numbered by kind, in this order. */
typedef enum
{
  THEMA_PHRASE_PATTERN, /* of a code; also near patterns and rules, which the trie does not hold */
  THEMA_PHRASE_EXCLUSION, /* a `not:` pattern of a code */
  THEMA_PHRASE_CUE,       /* of negation */
  THEMA_PHRASE_OPERAND,   /* of near patterns and rules */
  THEMA_N_PHRASE_KINDS,
} ThemaPhraseKind;

typedef struct
{
  guint32 code;                /* THEMA_NO_ID for cues and operands */
  const ThemaPattern *pattern; /* borrowed */
} ThemaPhrase;

/* A near pattern, or a near `not:` pattern. */
typedef struct
{
  guint32 phrase;
  GArray *operands; /* owned, of guint32: phrases, in order when it is `ordered` */
  guint within;
  gboolean ordered;
  ThemaUnit unit;
} ThemaNearPlan;

/* A code or a pattern that a rule is made of. */
typedef struct
{
  gboolean is_code;
  guint32 number; /* of the code, or of the phrase */
} ThemaRuleLeaf;

/* The rule of a code. */
typedef struct
{
  guint32 code, phrase;
  ThemaUnit unit;
  ThemaRule *rule;   /* owned: the number of a CODE or PATTERN is that of its leaf */
  GArray *leaves;    /* owned, of ThemaRuleLeaf */
  gboolean on_rules; /* it names a code that has a rule, or stands above one */
} ThemaRulePlan;

/* Codes of which a passage gets only one: the sub-codes of `code`, or the topmost ones. */
typedef struct
{
  guint32 code;        /* THEMA_NO_ID: the topmost codes */
  guint32 first, last; /* the codes in it, with all below them */
} ThemaGroup;

struct _ThemaMatcher
{
  const ThemaCodebook *codebook; /* borrowed */
  const ThemaStore *store;       /* borrowed */
  ThemaCodingRules rules;
  ThemaStemmer *stemmer;                   /* owned; NULL: none */
  GArray *phrases;                         /* owned, of ThemaPhrase */
  guint32 first[THEMA_N_PHRASE_KINDS + 1]; /* the first phrase of each kind */
  GPtrArray *own_patterns;                 /* owned, of owned ThemaPattern: those of rules */
  guint32 *phrase_codes;                   /* owned: the code of each phrase */
  guint32 *parents; /* owned: the parent of each code, THEMA_NO_ID for none */
  guint32 n_codes;
  guint8 *negated;          /* owned, by code: ThemaNegated */
  gboolean needs_distances; /* words between hits, or in them, are counted */
  GArray *nears;            /* owned, of ThemaNearPlan, by their first operand */
  GArray *plans;            /* owned, of ThemaRulePlan: each behind those that it depends on */
  GArray *groups;           /* owned, of ThemaGroup: the wider before the narrower */
  ThemaPhraseTrie *trie;    /* owned */
  ThemaFormMatches forms;
};

static inline ThemaPhraseKind
thema_matcher_phrase_kind (const ThemaMatcher *self, guint32 phrase)
{
  ThemaPhraseKind kind = THEMA_PHRASE_PATTERN;
  while (phrase >= self->first[kind + 1])
    kind++;
  return kind;
}

/* The phrases of near patterns and rules, and their plans. */

/* Numbers the operands of near patterns and rules, which follow all other phrases; rules must be
 * sealed. */
void thema_matcher_plan (ThemaMatcher *self);
void thema_matcher_clear_plans (ThemaMatcher *self);

/* The first near plan whose first operand is the phrase, or a later one. */
guint thema_matcher_first_near (const ThemaMatcher *self, guint32 phrase);
