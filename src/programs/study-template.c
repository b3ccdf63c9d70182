/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/study-template.h"

#include "programs/options-private.h"

#include <string.h>

typedef ThemaOptionSpec Spec;

/* How wide a comment may become. */
#define COLUMNS 100

/* Keys that have a value above, belong to the command line, or to the study as a whole. */
static const char *const written[] = { "corpus", "codebook", "output", "force", "version", NULL };
static const char *const common[]
    = { "store", "segments", "output", "excel", "threads", "quiet", "root", "version", NULL };

/* Values as a study file has them, with semicolons between them (transfer full). */
static char *
escape (const char *const *values, gsize n)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_key_file_set_string_list (file, "g", "k", values, n);
  char *list = g_key_file_get_value (file, "g", "k", NULL);
  list[strlen (list) - 1] = '\0'; /* that behind the last one */
  return list;
}

/* The same of a key that takes one (transfer full). */
static char *
escape_one (const char *value)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_key_file_set_string (file, "g", "k", value);
  return g_key_file_get_value (file, "g", "k", NULL);
}

/* As comments, broken between words. */
static void
append_comment (GString *out, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize column = 0;
  for (char **word = words; *word != NULL; word++)
    {
      gsize length = strlen (*word);
      if (column == 0 || column + length + 1 > COLUMNS)
        {
          g_string_append (out, column == 0 ? "#" : "\n#");
          column = 1;
        }
      g_string_append_printf (out, " %s", *word);
      column += length + 1;
    }
  g_string_append_c (out, '\n');
}

/* The default as it would be written; what an option takes, where it has none (transfer full). */
static char *
default_of (const ThemaOptions *options, const Spec *spec)
{
  gpointer field = thema_option_field (options, spec);
  if (spec->kind == G_OPTION_ARG_NONE)
    return g_strdup (*(gboolean *) field ? "true" : "false");
  if (spec->kind == G_OPTION_ARG_INT)
    return g_strdup_printf ("%d", *(int *) field);
  const char *text = thema_option_is_text (spec) ? *(char **) field : NULL;
  return g_strdup (text != NULL ? text : spec->argument);
}

static void
append_key (GString *out, const ThemaOptions *options, const Spec *spec)
{
  g_autofree char *value = default_of (options, spec);
  append_comment (out, spec->help);
  g_string_append_printf (out, "#%s = %s\n\n", spec->name, value);
}

/* In which of the groups a key of `thema run` stands. */
typedef enum
{
  OF_STUDY,
  OF_TOKENIZE,
  OF_CODE,
  OF_COUNTS,
  OF_FREQ,
  OF_COOC,
  N_GROUPS
} Group;

static const struct
{
  const char *name, *title;
} groups[N_GROUPS] = {
  [OF_STUDY] = { "study", "The study as a whole." },
  [OF_TOKENIZE] = { "tokenize", "Stage 1: how the corpus is read and cut into words." },
  [OF_CODE] = { "code", "Stage 2: how the codebook is applied." },
  [OF_COUNTS] = { "counts", "Stages 3 and 4: what is counted." },
  [OF_FREQ] = { "freq", "Stage 3: how often." },
  [OF_COOC] = { "cooc", "Stage 4: what occurs together." },
};

static Group
group_of (const Spec *spec)
{
  const guint all = THEMA_FOR_TOKENIZE | THEMA_FOR_CODE | THEMA_FOR_FREQ | THEMA_FOR_COOC;
  guint programs = spec->programs & all;
  if (programs == THEMA_FOR_TOKENIZE)
    return OF_TOKENIZE;
  if (programs == THEMA_FOR_CODE)
    return OF_CODE;
  if (programs == THEMA_FOR_FREQ)
    return OF_FREQ;
  if (programs == THEMA_FOR_COOC)
    return OF_COOC;
  return programs == (THEMA_FOR_FREQ | THEMA_FOR_COOC) ? OF_COUNTS : OF_STUDY;
}

static void
append_keys (GString *out, const ThemaOptions *options, Group group)
{
  for (const Spec *spec = thema_option_specs; spec->name != NULL; spec++)
    if ((spec->programs & THEMA_FOR_RUN) != 0 && group_of (spec) == group
        && !g_strv_contains (written, spec->name))
      append_key (out, options, spec);
}

static void
append_statistic (GString *out, const ThemaStatistic *statistic, const char *title)
{
  g_autoptr (ThemaOptions) options = thema_options_new (statistic->program);
  g_string_append_printf (out, "# thema %s: %s\n#[%s]\n\n", statistic->name, title,
                          statistic->name);
  for (const Spec *spec = thema_option_specs; spec->name != NULL; spec++)
    if ((spec->programs & statistic->program) != 0 && !g_strv_contains (common, spec->name))
      append_key (out, options, spec);
}

static void
append_statistics (GString *out)
{
  static const char *const titles[THEMA_N_STATISTICS] = {
    "what one group of documents has more or less of than another; needs by",
    "words that stand together more often than by chance",
    "how evenly terms and codes are spread over the corpus",
    "how rich the vocabulary is",
    "codes between groups of documents and over years; needs by or time",
    "trees, maps and networks of codes or terms",
  };
  g_string_append (out, "# Further stages. Take the # before the name of a group away, and the "
                        "study has that stage; then\n# before the keys that you want to change. "
                        "They are the options of the program of that name.\n\n");
  for (guint i = 0; i < THEMA_N_STATISTICS; i++)
    append_statistic (out, &thema_statistics[i], titles[i]);
}

static void
append_found (GString *out, const ThemaFound *found, const char *codebook, const char *output)
{
  g_autofree char *paths
      = escape ((const char *const *) found->corpora->pdata, found->corpora->len);
  g_autofree char *book = escape_one (codebook);
  g_string_append (out, "# The corpus: exports, tables, folders of texts; several with ; between "
                        "them.\n");
  for (guint i = 0; i < found->corpora->len; i++)
    g_string_append_printf (out, "# %s: %s\n", (char *) g_ptr_array_index (found->corpora, i),
                            (char *) g_ptr_array_index (found->kinds, i));
  g_string_append_printf (out, "corpus = %s\n\n", paths);
  g_string_append_printf (out, "# The codebook: what is looked for.\ncodebook = %s\n", book);
  for (guint i = 0; i < found->codebooks->len; i++)
    {
      const char *other = g_ptr_array_index (found->codebooks, i);
      g_autofree char *value = escape_one (other);
      if (strcmp (other, codebook) != 0)
        g_string_append_printf (out, "#codebook = %s\n", value);
    }
  g_string_append_printf (out, "\n# The folder for the tables.\noutput = %s\n\n", output);
  if (found->fields != NULL)
    g_string_append_printf (out, "# What is coded: no record has an abstract.\nfields = %s\n\n",
                            found->fields);
  if (found->left_out->len > 0)
    g_string_append (out, "# Files that were not taken:\n");
  for (guint i = 0; i < found->left_out->len; i++)
    append_comment (out, g_ptr_array_index (found->left_out, i));
  if (found->left_out->len > 0)
    g_string_append_c (out, '\n');
}

char *
thema_study_template (const ThemaFound *found, const char *codebook, const char *output)
{
  g_autoptr (ThemaOptions) options = thema_options_new (THEMA_FOR_RUN);
  GString *out = g_string_new ("# A study, to be run by: thema run study.ini\n"
                               "# 'thema status study.ini' says what is to be done again, and why."
                               "\n#\n# A line that begins with # is a comment. Keys that are "
                               "commented out show their defaults, or in\n# CAPITALS what they "
                               "take. Paths start at the folder of this file.\n\n");
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_string_append_printf (out, "# %s\n[%s]\n\n", groups[i].title, groups[i].name);
      if (i == OF_STUDY)
        append_found (out, found, codebook, output);
      append_keys (out, options, i);
    }
  append_statistics (out);
  g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *
thema_codebook_template (void)
{
  return g_strdup (
      "# A codebook: what is looked for in the corpus, and what it is called. Put your own codes "
      "in "
      "the\n# place of these two, and try them: thema codebook test codebook.yaml\n"
      "thema: 1\n"
      "title: A first codebook\n"
      "version: \"0.1\"\n"
      "language: en\n"
      "codes:\n"
      "  # A code has a name without blanks, and a label for tables and figures.\n"
      "  - code: method\n"
      "    label: How it was studied\n"
      "    # What it means, and what it takes in and leaves out, in words for the people who read "
      "your work.\n"
      "    definition: The text says by what method something was found.\n"
      "    include: Experiments, surveys, interviews and models alike.\n"
      "    exclude: Methods that are only recommended.\n"
      "    # What it is found by. * stands for any letters, ? for one.\n"
      "    patterns:\n"
      "      - experiment*\n"
      "      - survey*\n"
      "      - interview*\n"
      "      - method*\n"
      "    # Sentences that must be found, and that must not be.\n"
      "    examples:\n"
      "      positive:\n"
      "        - \"We interviewed forty nurses.\"\n"
      "      negative:\n"
      "        - \"Forty nurses were ill.\"\n"
      "  - code: result\n"
      "    label: What was found\n"
      "    definition: The text says what came out.\n"
      "    include: Results of any kind, also that there was no effect.\n"
      "    exclude: What others have found before.\n"
      "    patterns:\n"
      "      - result*\n"
      "      - finding*\n"
      "      - we find\n"
      "      - we found\n"
      "    examples:\n"
      "      positive:\n"
      "        - \"Our findings are the same in both years.\"\n"
      "      negative:\n"
      "        - \"Both years were dry.\"\n");
}
