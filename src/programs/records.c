/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/records.h"

#include "corpus/parts.h"
#include "corpus/table-sniff.h"
#include "text/stop-words.h"

#include <string.h>

static ThemaSplit
split_of (const ThemaOptions *options)
{
  if (strcmp (options->split, "line") == 0)
    return THEMA_SPLIT_LINE;
  return strcmp (options->split, "paragraph") == 0 ? THEMA_SPLIT_PARAGRAPH : THEMA_SPLIT_FILE;
}

ThemaSourceOptions
thema_record_source_options (const ThemaOptions *options)
{
  return (ThemaSourceOptions){
    .paths = (const char *const *) options->corpus,
    .format = options->from,
    .split = split_of (options),
    .text_column = options->text_column,
    .id_column = options->id_column,
    .delimiter = options->delimiter != NULL ? thema_table_delimiter (options->delimiter) : 0,
    .quote = options->quote,
    .metadata_path = options->metadata,
    .encoding = options->encoding,
    .fields = options->fields,
    .keep = options->keep,
    .where = options->where,
    .detect = options->detect_language,
    .verbatim = options->verbatim,
    .keep_going = options->keep_going,
  };
}

/* How the manifest calls a stop list. A file that is called like a built-in list keeps its "./". */
static char *
name_of_stopwords (const char *stopwords, const char *root)
{
  const char *path = thema_stop_words_path (stopwords);
  if (path == NULL)
    return g_strdup (thema_stop_words_name (stopwords));
  g_autofree char *below = thema_path_below (path, root);
  return thema_stop_words_path (below) != NULL ? g_steal_pointer (&below)
                                               : g_strconcat ("./", below, NULL);
}

const char *
thema_record_choose_stopwords (const ThemaOptions *options, ThemaPrograms stage,
                               const char *language)
{
  const char *stopwords = thema_options_stopwords (options, stage);
  return stopwords != NULL ? stopwords : thema_stop_words_for_language (language);
}

gboolean
thema_record_add_stopwords (const ThemaOptions *options, const char *stopwords,
                            ThemaStageRecord *record, GError **error)
{
  const char *path = thema_stop_words_path (stopwords);
  g_autofree char *shown = name_of_stopwords (stopwords, thema_options_root (options));
  thema_stage_record_text (record, "stopwords", shown);
  return path == NULL
         || thema_stage_record_input (record, path, thema_options_root (options), error);
}

/* One of the corpus's files. */
static gboolean
record_file (ThemaStageRecord *record, const ThemaOptions *options, const ThemaSource *source,
             const char *path, GError **error)
{
  guint64 length;
  const char *digest = strcmp (path, "-") == 0
                           ? thema_parts_stdin_digest (thema_source_parts (source), &length)
                           : NULL;
  if (digest == NULL)
    return thema_stage_record_input (record, path, thema_options_root (options), error);
  thema_stage_record_stdin (record, length, digest);
  return TRUE;
}

ThemaStageRecord *
thema_record_of_source (const ThemaOptions *options, const ThemaSource *source, GError **error)
{
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_options_record (options, THEMA_FOR_TOKENIZE, record);
  for (const char *const *file = thema_source_files (source); *file != NULL; file++)
    if (!record_file (record, options, source, *file, error))
      return NULL;
  return g_steal_pointer (&record);
}

/* The inputs of a stage other than the stop list: options that name a file. */
static gboolean
add_inputs (const ThemaOptions *options, ThemaPrograms stage, ThemaStageRecord *record,
            GError **error)
{
  const struct
  {
    ThemaPrograms stage;
    const char *path;
  } inputs[] = { { THEMA_FOR_CODE, options->codebook },
                 { THEMA_FOR_KEYNESS, options->reference_store },
                 { THEMA_FOR_KEYNESS, options->reference_segments } };
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i].stage == stage && inputs[i].path != NULL
        && !thema_stage_record_input (record, inputs[i].path, thema_options_root (options), error))
      return FALSE;
  return TRUE;
}

/* In a study there are always codes to compare. */
static gboolean
compares_terms (const ThemaOptions *options)
{
  return g_strcmp0 (options->things, "terms") == 0;
}

static gboolean
has_terms (const ThemaOptions *options, ThemaPrograms stage)
{
  const guint all = THEMA_FOR_FREQ | THEMA_FOR_COOC | THEMA_FOR_KEYNESS | THEMA_FOR_COLLOCATIONS
                    | THEMA_FOR_DISPERSION | THEMA_FOR_DIVERSITY;
  return (stage & all) != 0 || (stage == THEMA_FOR_STRUCTURE && compares_terms (options));
}

static ThemaStageRecord *
begin_tokenize (const ThemaOptions *options, GError **error)
{
  const ThemaSourceOptions how = thema_record_source_options (options);
  g_autoptr (ThemaSource) source = thema_source_open (&how, error);
  return source != NULL ? thema_record_of_source (options, source, error) : NULL;
}

ThemaStageRecord *
thema_record_begin (const ThemaOptions *options, ThemaPrograms stage, GError **error)
{
  if (stage == THEMA_FOR_TOKENIZE)
    return begin_tokenize (options, error);
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_options_record (options, stage, record);
  if (!add_inputs (options, stage, record, error))
    return NULL;
  if (stage == THEMA_FOR_STRUCTURE)
    thema_stage_record_text (record, "things", compares_terms (options) ? "terms" : "codes");
  const char *language = strcmp (options->language, "none") == 0 ? "" : options->language;
  if (has_terms (options, stage)
      && !thema_record_add_stopwords (
          options, thema_record_choose_stopwords (options, stage, language), record, error))
    return NULL;
  return g_steal_pointer (&record);
}

char *
thema_record_of (const ThemaOptions *options, ThemaPrograms stage, GError **error)
{
  g_autoptr (ThemaStageRecord) record = thema_record_begin (options, stage, error);
  return record != NULL ? thema_stage_record_to_json (record) : NULL;
}
