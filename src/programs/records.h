/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the manifest says of a stage: the options in force, and what was read. It is known before
 * the stage has run, so that a study can tell what is still as it was. */
#pragma once

#include "corpus/source.h"
#include "programs/options.h"

/* The record of any of the stages that a study has, as JSON (transfer full); `options` are those of
 * the study, or of the statistic. Reads the inputs to digest them: NULL when that fails. */
char *thema_record_of (const ThemaOptions *options, ThemaPrograms stage, GError **error);

/* The same while more can be added to it (transfer full). */
ThemaStageRecord *thema_record_begin (const ThemaOptions *options, ThemaPrograms stage,
                                      GError **error);

/* How the options say that a corpus is read; what it points to is borrowed. */
ThemaSourceOptions thema_record_source_options (const ThemaOptions *options);

/* The record of stage 1 for a corpus that is open (transfer full), but for what became of it. */
ThemaStageRecord *thema_record_of_source (const ThemaOptions *options, const ThemaSource *source,
                                          GError **error);

/* The stop list of a stage, for a corpus in `language` ("" for none); borrowed. */
const char *thema_record_choose_stopwords (const ThemaOptions *options, ThemaPrograms stage,
                                           const char *language);

/* Adds it, and its file if it is one. */
gboolean thema_record_add_stopwords (const ThemaOptions *options, const char *stopwords,
                                     ThemaStageRecord *record, GError **error);
