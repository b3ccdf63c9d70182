/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every option of every program, in one table: on the command line, in a study file, and in the
 * manifest. */
#pragma once

#include "report/stage-record.h"
#include "stats/weight.h"

/* Which programs take an option: bits. */
typedef enum
{
  THEMA_FOR_TOKENIZE = 1 << 0,
  THEMA_FOR_CODE = 1 << 1,
  THEMA_FOR_FREQ = 1 << 2,
  THEMA_FOR_COOC = 1 << 3,
  THEMA_FOR_RUN = 1 << 4,
  THEMA_FOR_COVERAGE = 1 << 5, /* thema codebook coverage, and so on */
  THEMA_FOR_SENSITIVITY = 1 << 6,
  THEMA_FOR_DIFF = 1 << 7,
  THEMA_FOR_KEYNESS = 1 << 8,
  THEMA_FOR_COLLOCATIONS = 1 << 9,
  THEMA_FOR_DISPERSION = 1 << 10,
  THEMA_FOR_DIVERSITY = 1 << 11,
  THEMA_FOR_CROSSTAB = 1 << 12,
  THEMA_FOR_STRUCTURE = 1 << 13,
  THEMA_FOR_AGREE = 1 << 14,
  THEMA_FOR_SAMPLE = 1 << 15,
} ThemaPrograms;

/* The programs that a group of a study file turns on, in the order in which they are run. */
typedef struct
{
  ThemaPrograms program;
  const char *name; /* of the program, its stage and its group */
} ThemaStatistic;

#define THEMA_N_STATISTICS 6
extern const ThemaStatistic thema_statistics[THEMA_N_STATISTICS];

typedef struct _ThemaOptions ThemaOptions;

struct _ThemaOptions
{
  /* tokenize */
  char **corpus;                                                      /* owned: paths */
  char *from, *metadata, *encoding, *split, *text_column, *id_column; /* all owned */
  char *delimiter, *quote;                                            /* owned */
  char *tokenizer, *language, *stemmer;
  int min_words;
  gboolean unwrap, keep_going, no_entities, keep_hyphens;
  char *clean;                              /* owned */
  char *fields, *keep, *where, *duplicates; /* all owned */
  gboolean verbatim, detect_language;
  /* code */
  char *store, *codebook, *codebook_format, *codebook_encoding, *segments; /* all owned */
  char *overlap, *phrase_gap, *parents;                                    /* all owned */
  int context;
  gboolean ledger;
  /* freq and cooc */
  char *units, *stopwords, *tokens;
  gboolean stem, document_terms;
  int top, min_documents;
  char *tf, *idf, *tf_idf_base; /* owned; NULL: tf-idf as it always was */
  /* thema codebook */
  char *old; /* owned: the codebook as it was */
  int candidates;
  /* the statistics */
  char *by;       /* owned: the metadata column whose values are groups of documents */
  char *adjust;   /* owned: how p values are adjusted */
  char *time;     /* owned: the metadata column that holds a year */
  char *baseline; /* owned: the group that others are compared with */
  int seed, bootstrap;
  /* collocations */
  char *sizes, *node, *node_code, *span, *within; /* all owned */
  int min_frequency, best;
  /* structure */
  char *things, *code_level, *distance, *linkage, *weight; /* all owned */
  char *min_weight;                                        /* owned: a number */
  int clusters, dimensions, min_together;
  char *target, *reference;                   /* owned: groups of documents */
  char *reference_store, *reference_segments; /* owned: another corpus */
  int permutations;
  int window; /* tokens in a window of MATTR */
  /* agreement and samples for coders */
  char **codings;                                                              /* owned: files */
  char *coders, *codes, *level, *weights, *values, *categories, *empty, *gold; /* all owned */
  char *sample_key, *sample_unit, *allocation;                                 /* likewise */
  int n;
  /* all */
  char *output;
  int threads;
  gboolean excel, quiet, version;
  char *root; /* owned: the folder from which the manifest's paths start */
  /* run */
  char *study; /* owned: the study file; NULL: there is none */
  char *work;  /* owned: the folder for what lies between the stages */
  gboolean force;
  ThemaOptions *statistics[THEMA_N_STATISTICS]; /* owned; NULL: the study does without */
  const struct _ThemaShared *shared; /* borrowed: what a study's stages share; else NULL */
};

/* Everything at its default, which for some options is another one from program to program. */
ThemaOptions *thema_options_new (ThemaPrograms program);
void thema_options_free (ThemaOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaOptions, thema_options_free)

/* Parses the command line of a program (one bit of ThemaPrograms). `positional` is the option that
 * an argument without a name means ("store"), or several with blanks between, one for each such
 * argument in order; an option of
 * several files takes all that are left. With THEMA_FOR_RUN that argument is a study file,
 * whose settings stand behind those of the command line. FALSE: a wrong command line or study file.
 */
gboolean thema_options_parse (ThemaOptions *self, ThemaPrograms program, const char *positional,
                              const char *summary, int argc, char **argv, GError **error);

/* The same from a study file alone. */
gboolean thema_options_load_study (ThemaOptions *self, const char *path, GError **error);

/* For a command with a command line of its own that takes some of these options: an entry for each
 * of `names` (text options, NULL-terminated) whose value goes to the place in `texts`, all NULL
 * before; */
void thema_options_entries (const char *const *names, char **texts, GOptionEntry *entries);
/* and from there, once they are parsed, into `self` (transfer full). FALSE: one is wrong. */
gboolean thema_options_take (ThemaOptions *self, const char *const *names, char **texts,
                             GError **error);

/* Sets `error` unless each of the text options that are named (ended by NULL) was given. */
gboolean thema_options_require (const ThemaOptions *self, GError **error,
                                ...) G_GNUC_NULL_TERMINATED;

/* Records the options in force of one stage (any but THEMA_FOR_RUN). */
void thema_options_record (const ThemaOptions *self, ThemaPrograms stage, ThemaStageRecord *record);

/* The stop list that a stage was told to use: the one that is named, else NULL, which stands for
 * that of the corpus's language, for what occurs together, and "none" for all other tables. */
const char *thema_options_stopwords (const ThemaOptions *self, ThemaPrograms stage);

/* The number of threads: as asked for, else all cores. */
guint thema_options_threads (const ThemaOptions *self);

/* The folder below which inputs are named in the manifest. */
const char *thema_options_root (const ThemaOptions *self);

/* How the options weigh terms. FALSE: they say nothing of it. */
gboolean thema_options_weighting (const ThemaOptions *self, ThemaWeighting *weighting);

/* Bit i is set when names[i] is in `list`, an option's value with commas between its names; NULL is
 * empty. */
guint thema_options_mask (const char *list, const char *const *names, guint n);
