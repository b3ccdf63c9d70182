/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is likely to be wrong in a codebook that can be read: patterns that do nothing, that do more
 * than they seem to, and what is missing for others to follow. */
#pragma once

#include "codebook/codebook.h"
#include "corpus/store.h"
#include "text/tokenizer.h"

typedef enum
{
  THEMA_SEVERITY_NOTE,    /* worth knowing */
  THEMA_SEVERITY_WARNING, /* hardly meant */
  THEMA_SEVERITY_ERROR,   /* not meant, or it cannot be used for coding */
} ThemaSeverity;

/* "note", "warning", "error". */
const char *thema_severity_name (ThemaSeverity severity);

typedef struct
{
  const char *lint; /* borrowed, static: its name, which never changes */
  ThemaSeverity severity;
  guint line;
  char *code, *pattern; /* owned, "" for none */
  char *message;        /* owned */
} ThemaFinding;

typedef struct
{
  ThemaTokenRules rules;   /* by which words are cut; not looked at with a store */
  const char *language;    /* of the stop words; likewise */
  const char *stemmer;     /* NULL for none; likewise */
  const ThemaStore *store; /* borrowed; NULL: the codebook by itself */
  guint broad;             /* a wildcard that matches more words of the store is broad */
} ThemaLintOptions;

#define THEMA_LINT_BROAD 50

/* Where patterns of a code would have to be compared with too many others, they are not: time is
 * bounded. All findings by line, then by lint, code, pattern (transfer full). Errors are those of a
 * stemmer that is not known and of a damaged store. */
GArray *thema_codebook_lint (const ThemaCodebook *codebook, const ThemaLintOptions *options,
                             GError **error);
