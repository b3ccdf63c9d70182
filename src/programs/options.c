/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/options-private.h"

#include <string.h>

typedef ThemaOptionSpec Spec;

const ThemaStatistic thema_statistics[THEMA_N_STATISTICS] = {
  { THEMA_FOR_KEYNESS, "keyness" },       { THEMA_FOR_COLLOCATIONS, "collocations" },
  { THEMA_FOR_DISPERSION, "dispersion" }, { THEMA_FOR_DIVERSITY, "diversity" },
  { THEMA_FOR_CROSSTAB, "crosstab" },     { THEMA_FOR_STRUCTURE, "structure" },
};

static gsize
count_specs (void)
{
  gsize n = 0;
  while (thema_option_specs[n].name != NULL)
    n++;
  return n;
}

gboolean
thema_option_is_text (const Spec *spec)
{
  return spec->kind == G_OPTION_ARG_STRING || spec->kind == G_OPTION_ARG_FILENAME
         || spec->kind == G_OPTION_ARG_STRING_ARRAY;
}

gboolean
thema_option_is_files (const Spec *spec)
{
  return spec->kind == G_OPTION_ARG_FILENAME_ARRAY;
}

gpointer
thema_option_field (const ThemaOptions *self, const Spec *spec)
{
  return (char *) self + spec->offset;
}

const Spec *
thema_option_find (const char *name, guint programs)
{
  for (const Spec *spec = thema_option_specs; spec->name != NULL; spec++)
    if (strcmp (spec->name, name) == 0
        && (programs == THEMA_FOR_ANY || (spec->programs & programs) != 0))
      return spec;
  return NULL;
}

/* Defaults that are not those of the other programs. */
static void
set_defaults_of (ThemaOptions *self, ThemaPrograms program)
{
  if (program == THEMA_FOR_KEYNESS)
    self->min_frequency = 5;
  if (program == THEMA_FOR_COLLOCATIONS)
    self->min_documents = 1;
  if (program != THEMA_FOR_STRUCTURE)
    return;
  self->top = 100;
  g_free (self->units);
  self->units = g_strdup ("document");
}

ThemaOptions *
thema_options_new (ThemaPrograms program)
{
  ThemaOptions *self = g_new0 (ThemaOptions, 1);
  self->split = g_strdup ("file");
  self->duplicates = g_strdup ("report");
  self->tokenizer = g_strdup ("unicode");
  self->language = g_strdup ("en");
  self->stemmer = g_strdup ("english");
  self->units = g_strdup ("document,sentence");
  self->tokens = g_strdup ("words");
  self->overlap = g_strdup ("leftmost");
  self->phrase_gap = g_strdup ("words");
  self->parents = g_strdup ("all");
  self->context = 10;
  self->top = 500;
  self->min_documents = 2;
  self->candidates = 20;
  self->seed = 1;
  self->adjust = g_strdup ("bh");
  self->sizes = g_strdup ("2,3");
  self->span = g_strdup ("5");
  self->within = g_strdup ("sentence");
  self->min_frequency = 2;
  self->best = 1000;
  self->code_level = g_strdup ("leaves");
  self->distance = g_strdup ("jaccard");
  self->linkage = g_strdup ("average");
  self->weight = g_strdup ("jaccard");
  self->min_weight = g_strdup ("0");
  self->dimensions = 2;
  self->min_together = 1;
  self->window = 100;
  self->level = g_strdup ("nominal");
  self->values = g_strdup ("yesno");
  self->empty = g_strdup ("missing");
  self->sample_unit = g_strdup ("document");
  self->allocation = g_strdup ("sqrt");
  self->n = 200;
  set_defaults_of (self, program);
  return self;
}

void
thema_options_free (ThemaOptions *self)
{
  if (self == NULL)
    return;
  for (const Spec *spec = thema_option_specs; spec->name != NULL; spec++)
    if (thema_option_is_text (spec)) /* two options may have one field */
      g_clear_pointer ((char **) thema_option_field (self, spec), g_free);
    else if (thema_option_is_files (spec))
      g_clear_pointer ((char ***) thema_option_field (self, spec), g_strfreev);
  for (guint i = 0; i < THEMA_N_STATISTICS; i++)
    thema_options_free (self->statistics[i]);
  g_free (self->study);
  g_free (self);
}

/* Sets a text option to what the command line gave, if it gave anything (transfer full). */
static void
take_text (ThemaOptions *self, const Spec *spec, gpointer given)
{
  char **target = thema_option_field (self, spec);
  if (given == NULL)
    return;
  if (thema_option_is_files (spec))
    {
      g_strfreev (*(char ***) thema_option_field (self, spec));
      *(char ***) thema_option_field (self, spec) = given;
      return;
    }
  g_free (*target);
  *target = given;
  if (spec->kind != G_OPTION_ARG_STRING_ARRAY)
    return;
  *target = g_strjoinv (",", given);
  g_strfreev (given);
}

/* The command line of `argv`, set over what `self` holds. What has no name is left in `*rest`. */
static gboolean
parse_arguments (ThemaOptions *self, ThemaPrograms program, const char *summary, char **argv,
                 GStrv *rest, GError **error)
{
  gsize n_specs = count_specs (), n = 0;
  g_autofree GOptionEntry *entries = g_new0 (GOptionEntry, n_specs + 2);
  g_autofree gpointer *texts = g_new0 (gpointer, n_specs); /* char *, or char ** for lists */
  for (gsize i = 0; i < n_specs; i++)
    {
      const Spec *spec = &thema_option_specs[i];
      gpointer place = thema_option_is_text (spec) || thema_option_is_files (spec)
                           ? (gpointer) &texts[i]
                           : thema_option_field (self, spec);
      if (spec->programs & program)
        entries[n++] = (GOptionEntry){ spec->name, spec->letter,  0, spec->kind, place,
                                       spec->help, spec->argument };
    }
  entries[n++]
      = (GOptionEntry){ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (summary);
  g_option_context_add_main_entries (context, entries, NULL);
  g_auto (GStrv) copy = g_strdupv (argv);
  gboolean good = g_option_context_parse_strv (context, &copy, error);
  for (gsize i = 0; i < n_specs; i++)
    take_text (self, &thema_option_specs[i], texts[i]);
  return good;
}

static gboolean
fail_surplus (const char *argument, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "one argument too many: %s",
               argument);
  return FALSE;
}

/* Sets the options that the arguments without a name mean, in their order. */
static gboolean
take_positionals (ThemaOptions *self, ThemaPrograms program, const char *positional, GStrv rest,
                  GError **error)
{
  g_auto (GStrv) names = g_strsplit (positional, " ", -1);
  for (guint i = 0; rest != NULL && rest[i] != NULL; i++)
    {
      if (i == g_strv_length (names))
        return fail_surplus (rest[i], error);
      const Spec *spec = thema_option_find (names[i], program);
      if (spec == NULL) /* on the command line it has no name */
        spec = thema_option_find (names[i], THEMA_FOR_ANY);
      if (thema_option_is_files (spec))
        {
          take_text (self, spec, g_strdupv (rest + i));
          return TRUE;
        }
      take_text (self, spec, g_strdup (rest[i]));
    }
  return TRUE;
}

gboolean
thema_options_parse (ThemaOptions *self, ThemaPrograms program, const char *positional,
                     const char *summary, int argc, char **argv, GError **error)
{
  g_auto (GStrv) arguments = g_new0 (char *, (gsize) argc + 1);
  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);
  g_auto (GStrv) rest = NULL;
  if (!parse_arguments (self, program, summary, arguments, &rest, error))
    return FALSE;
  if (self->version)
    return TRUE;
  if (program != THEMA_FOR_RUN)
    return take_positionals (self, program, positional, rest, error)
           && thema_options_check (self, error);
  if (rest != NULL && rest[0] != NULL)
    {
      /* The study first, then the command line once more, which has the last word. */
      g_auto (GStrv) again = NULL;
      if (rest[1] != NULL)
        return fail_surplus (rest[1], error);
      if (!thema_options_read_study (self, rest[0], error)
          || !parse_arguments (self, program, summary, arguments, &again, error))
        return FALSE;
    }
  return thema_options_check (self, error) && thema_options_complete_study (self, error);
}

void
thema_options_entries (const char *const *names, char **texts, GOptionEntry *entries)
{
  for (; *names != NULL; names++)
    {
      const Spec *spec = thema_option_find (*names, THEMA_FOR_ANY);
      *entries++ = (GOptionEntry){ spec->name, spec->letter,  0, spec->kind, texts++,
                                   spec->help, spec->argument };
    }
}

gboolean
thema_options_take (ThemaOptions *self, const char *const *names, char **texts, GError **error)
{
  for (; *names != NULL; names++)
    take_text (self, thema_option_find (*names, THEMA_FOR_ANY), *texts++);
  return thema_options_check (self, error);
}

gboolean
thema_options_require (const ThemaOptions *self, GError **error, ...)
{
  const Spec *missing = NULL;
  const char *name;
  va_list names;
  va_start (names, error);
  while (missing == NULL && (name = va_arg (names, const char *)) != NULL)
    {
      const Spec *spec = thema_option_find (name, THEMA_FOR_ANY);
      if (*(char **) thema_option_field (self, spec) == NULL)
        missing = spec;
    }
  va_end (names);
  if (missing == NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--%s=%s is missing: %s",
               missing->name, missing->argument, missing->help);
  return FALSE;
}

void
thema_options_record (const ThemaOptions *self, ThemaPrograms stage, ThemaStageRecord *record)
{
  for (const Spec *spec = thema_option_specs; spec->name != NULL; spec++)
    {
      if (!(spec->stages & stage))
        continue;
      if (spec->kind == G_OPTION_ARG_NONE)
        thema_stage_record_flag (record, spec->name, *(gboolean *) thema_option_field (self, spec));
      else if (spec->kind == G_OPTION_ARG_INT)
        thema_stage_record_number (record, spec->name, *(int *) thema_option_field (self, spec));
      else if (*(char **) thema_option_field (self, spec) != NULL)
        thema_stage_record_text (record, spec->name, *(char **) thema_option_field (self, spec));
    }
}
