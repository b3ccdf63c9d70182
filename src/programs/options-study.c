/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Study files: groups of keys, which are the long options of `thema run`; a group that is called
 * like one of the statistics turns that program on, and its keys are the program's options. */
#include "programs/options-private.h"

#include "text/stop-words.h"

#include <string.h>

typedef ThemaOptionSpec Spec;

/* What a study says once for all of its stages. */
static const char *const common_names[]
    = { "store", "segments", "output", "excel", "threads", "quiet", "root", "version", NULL };

/* A path of a study file, which starts at the study's folder (both transfer full). */
static char *
resolve (char *path, const char *folder)
{
  if (strcmp (folder, ".") == 0 || strcmp (path, "-") == 0 || g_path_is_absolute (path))
    return path;
  char *resolved = g_build_filename (folder, path, NULL);
  g_free (path);
  return resolved;
}

/* Where a key stands. */
typedef struct
{
  GKeyFile *file;     /* borrowed, as is all here */
  const char *path;   /* of the file */
  const char *folder; /* that it lies in */
  const char *group;
} Place;

/* Several paths, with semicolons between them. */
static gboolean
set_files (ThemaOptions *self, const Spec *spec, const Place *place, GError **error)
{
  char **paths = g_key_file_get_string_list (place->file, place->group, spec->name, NULL, error);
  if (paths == NULL)
    return FALSE;
  for (char **path = paths; *path != NULL; path++)
    *path = resolve (g_strstrip (*path), place->folder);
  if (paths[0] == NULL)
    g_clear_pointer (&paths, g_strfreev);
  g_strfreev (*(char ***) thema_option_field (self, spec));
  *(char ***) thema_option_field (self, spec) = paths;
  return TRUE;
}

static gboolean
set_text (ThemaOptions *self, const Spec *spec, const Place *place, GError **error)
{
  char *value = g_key_file_get_string (place->file, place->group, spec->name, error);
  if (value == NULL)
    return FALSE;
  /* A stop list may be a file too. */
  gboolean is_path
      = spec->kind == G_OPTION_ARG_FILENAME
        || (strcmp (spec->name, "stopwords") == 0 && thema_stop_words_path (value) != NULL);
  char **target = thema_option_field (self, spec);
  g_free (*target);
  *target = is_path ? resolve (value, place->folder) : value;
  return TRUE;
}

static gboolean
set_from_key (ThemaOptions *self, const Spec *spec, const Place *place, GError **error)
{
  GError *failure = NULL;
  if (thema_option_is_files (spec))
    return set_files (self, spec, place, error);
  if (thema_option_is_text (spec))
    return set_text (self, spec, place, error);
  if (spec->kind == G_OPTION_ARG_NONE)
    *(gboolean *) thema_option_field (self, spec)
        = g_key_file_get_boolean (place->file, place->group, spec->name, &failure);
  else
    *(int *) thema_option_field (self, spec)
        = g_key_file_get_integer (place->file, place->group, spec->name, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
fail_key (const Place *place, ThemaPrograms program, const char *key, GError **error)
{
  if (program == THEMA_FOR_RUN)
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND,
                 "%s: [%s] has the unknown key '%s'; keys are the long options of 'thema run'",
                 place->path, place->group, key);
  else if (g_strv_contains (common_names, key))
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND,
                 "%s: [%s] has the key '%s', which is that of the whole study; say it in another "
                 "group, or leave it out",
                 place->path, place->group, key);
  else
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND,
                 "%s: [%s] has the unknown key '%s'; this group turns on 'thema %s', and its keys "
                 "are the long options of that program",
                 place->path, place->group, key, place->group);
  return FALSE;
}

static gboolean
read_group (ThemaOptions *self, ThemaPrograms program, const Place *place, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (place->file, place->group, NULL, NULL);
  for (char **key = keys; *key != NULL; key++)
    {
      g_autoptr (GError) cause = NULL;
      const Spec *spec = thema_option_find (*key, program);
      if (spec == NULL || (program != THEMA_FOR_RUN && g_strv_contains (common_names, *key)))
        return fail_key (place, program, *key, error);
      if (set_from_key (self, spec, place, &cause))
        continue;
      g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, "%s: [%s] %s", place->path,
                   place->group, cause->message);
      return FALSE;
    }
  return TRUE;
}

/* The statistic that the group turns on; THEMA_N_STATISTICS: none. */
static guint
find_statistic (const char *group)
{
  guint i = 0;
  while (i < THEMA_N_STATISTICS && strcmp (thema_statistics[i].name, group) != 0)
    i++;
  return i;
}

/* GKeyFile puts groups of one name together, in which the second would change the first without a
 * word. */
static gboolean
check_groups (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  guint seen = 0, number = 0;
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      number++;
      char *end = strchr (g_strstrip (*line), ']');
      if (**line != '[' || end == NULL)
        continue;
      *end = '\0';
      guint i = find_statistic (*line + 1);
      if (i < THEMA_N_STATISTICS && (seen & 1u << i) != 0)
        {
          g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE,
                       "%s:%u: [%s] stands there twice, and a study has 'thema %s' once; run it a "
                       "second time by itself, into another folder",
                       path, number, *line + 1, *line + 1);
          return FALSE;
        }
      seen |= i < THEMA_N_STATISTICS ? 1u << i : 0;
    }
  return TRUE;
}

/* Beside the study file, so that it is found from wherever the program is called. */
static char *
name_work_folder (const char *path, const char *folder)
{
  g_autofree char *base = g_path_get_basename (path);
  if (g_str_has_suffix (base, ".ini") && strlen (base) > strlen (".ini"))
    base[strlen (base) - strlen (".ini")] = '\0';
  return resolve (g_build_filename (".thema", base, NULL), folder);
}

gboolean
thema_options_read_study (ThemaOptions *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) cause = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &cause))
    {
      g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, "%s: %s", path, cause->message);
      return FALSE;
    }
  if (!check_groups (path, error))
    return FALSE;
  g_free (self->study);
  self->study = g_strdup (path);
  g_free (self->root);
  self->root = g_strdup (folder);
  g_free (self->work);
  self->work = name_work_folder (path, folder);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    {
      const Place place = { file, path, folder, *group };
      guint i = find_statistic (*group);
      ThemaPrograms program = THEMA_FOR_RUN;
      ThemaOptions *options = self;
      if (i < THEMA_N_STATISTICS)
        {
          program = thema_statistics[i].program;
          thema_options_free (self->statistics[i]);
          options = self->statistics[i] = thema_options_new (program);
        }
      if (!read_group (options, program, &place, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_copy (char **target, const char *text)
{
  g_free (*target);
  *target = g_strdup (text);
}

gboolean
thema_options_complete_study (ThemaOptions *self, GError **error)
{
  for (guint i = 0; i < THEMA_N_STATISTICS; i++)
    {
      ThemaOptions *options = self->statistics[i];
      if (options == NULL)
        continue;
      set_copy (&options->output, self->output);
      set_copy (&options->root, self->root);
      set_copy (&options->language, self->language); /* chooses stop words */
      options->threads = self->threads;
      options->excel = self->excel;
      options->quiet = TRUE; /* the study sums up for all */
      if (thema_options_check (options, error))
        continue;
      g_prefix_error (error, "%s: [%s] ", self->study, thema_statistics[i].name);
      return FALSE;
    }
  return TRUE;
}

gboolean
thema_options_load_study (ThemaOptions *self, const char *path, GError **error)
{
  return thema_options_read_study (self, path, error) && thema_options_check (self, error)
         && thema_options_complete_study (self, error);
}
