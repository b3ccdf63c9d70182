/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook as a researcher wrote it: codes, their patterns and their examples.
 *
 * However the file orders them, codes stand in preorder (a code before its sub-codes, siblings by
 * the code points of their names) and patterns by their text, so that no result depends on that
 * order. */
#pragma once

#include "base/interner.h"
#include "codebook/pattern.h"
#include "codebook/rule.h"
#include "text/tokenizer.h"

typedef struct
{
  char *text;        /* owned */
  gboolean positive; /* whether it must get the code, or must not */
  guint line;
} ThemaExample;

/* What becomes of a passage before which a cue of negation stands. */
typedef enum
{
  THEMA_NEGATED_INHERIT, /* as the parent says; THEMA_NEGATED_KEEP for a code without one */
  THEMA_NEGATED_KEEP,
  THEMA_NEGATED_DROP,
  THEMA_NEGATED_MARK,
} ThemaNegated;

typedef struct
{
  char *name;                                   /* owned, unique in the codebook */
  char *label, *definition, *include, *exclude; /* owned, "" when not given */
  char *color, *guid;      /* owned, "" when not given: of programs for qualitative analysis */
  char *parent_name;       /* owned: as the file names it, NULL for none */
  guint32 parent;          /* index of the parent, THEMA_NO_ID for none */
  guint32 last_descendant; /* index of the last code below it, or its own */
  GArray *patterns;        /* owned, of ThemaPattern */
  GArray *exclusions;      /* owned, of ThemaPattern: the `not:` patterns */
  GArray *examples;        /* owned, of ThemaExample */
  char *rule;              /* owned: an expression; NULL: its passages are found by patterns */
  guint rule_line;         /* in the file; 0: that of the code */
  ThemaUnit rule_unit;     /* on which the rule is judged */
  ThemaRule *parsed;       /* owned: the rule, once sealed; CODEs have their index as number */
  ThemaNegated negated;
  gboolean exclusive; /* a passage gets only one of its sub-codes */
  guint line;
} ThemaCode;

typedef struct
{
  char *path;                                     /* owned: as given, for messages */
  char *title, *version, *language, *description; /* owned, "" when not given */
  GPtrArray *codes;                               /* owned, of ThemaCode */
  GArray *cues;       /* owned, of ThemaPattern: cues of negation; empty: the default ones */
  guint window;       /* a cue stands at most so many words before the passage */
  gboolean exclusive; /* a passage gets only one of the topmost codes */
  GArray *rule_order; /* owned, of guint32: once sealed, the codes with rules, each behind those
                         that its own rule depends on */
  gboolean own_form;  /* read from thema's own YAML, however it was recognized */
  GPtrArray *notes;   /* owned, of owned texts "FILE:LINE: ...": what a format holds and thema does
                         not, and what became of it */
} ThemaCodebook;

#define THEMA_NEGATION_WINDOW 3

/* How a file is read; all zero: as it shows itself. */
typedef struct
{
  const char *format;           /* borrowed: its name (see format.h), NULL: to be recognised */
  const char *encoding;         /* borrowed: as ICU knows it, NULL: to be recognised */
  const ThemaTokenRules *rules; /* borrowed: of the corpus, which tell what can match; NULL: the
                                   usual ones */
} ThemaCodebookOptions;

/* Reads a codebook in any format. What it holds and thema does not is in its notes. `options` may
 * be NULL. */
ThemaCodebook *thema_codebook_load (const char *path, const ThemaCodebookOptions *options,
                                    GError **error);
/* The same from memory; `path` stands in messages, and its extension may tell the format. */
ThemaCodebook *thema_codebook_parse (const char *path, const char *bytes, gsize length,
                                     GError **error);
ThemaCodebook *thema_codebook_parse_as (const char *path, const char *bytes, gsize length,
                                        const ThemaCodebookOptions *options, GError **error);
void thema_codebook_free (ThemaCodebook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCodebook, thema_codebook_free)

guint32 thema_codebook_n_codes (const ThemaCodebook *self);
const ThemaCode *thema_codebook_code (const ThemaCodebook *self, guint32 index);

/* What holds for a code's negated passages: never THEMA_NEGATED_INHERIT. */
ThemaNegated thema_codebook_negated (const ThemaCodebook *self, guint32 index);
/* Whether any pattern's weight is not one. */
gboolean thema_codebook_has_weights (const ThemaCodebook *self);
/* Whether a code marks negated passages. */
gboolean thema_codebook_marks_negation (const ThemaCodebook *self);

/* For readers of the file formats. */

ThemaCodebook *thema_codebook_new (const char *path);
/* A new code at the end; `parent_name` may be NULL. */
ThemaCode *thema_codebook_add (ThemaCodebook *self, const char *name, const char *parent_name,
                               guint line);
/* Adds a pattern of words to a list of a code (transfer full of nothing); returns it. */
ThemaPattern *thema_codebook_add_pattern (GArray *patterns, const char *text, ThemaMatch match,
                                          guint line);
/* Notes something in the file that is not read as it is meant there. */
void thema_codebook_note (ThemaCodebook *self, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Sets an error that names the file and a line, of a code that cannot be as it is stated; returns
 * FALSE. */
gboolean thema_codebook_fail (const ThemaCodebook *self, guint line, GError **error,
                              const char *format, ...) G_GNUC_PRINTF (4, 5);
/* Puts everything in order and checks it: names unique, parents known, rules parsed, no cycle of
 * parents or of rules. A rule depends on the codes that it names, and a code on its sub-codes. */
gboolean thema_codebook_seal (ThemaCodebook *self, GError **error);
