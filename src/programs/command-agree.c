/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema agree: coders against each other, and against thema's own codes. */
#include "programs/commands.h"

#include "analysis/reliability.h"
#include "programs/action.h"
#include "programs/checks.h"
#include "programs/work.h"

#include <stdio.h>
#include <string.h>

#define BOOTSTRAP 1000
/* Coefficients look at every pair of categories. */
#define MAX_VALUES 10000

/* What the options name in lists. */
typedef struct
{
  char **coders, **codes, **categories; /* owned */
} Lists;

static char **
split (const char *list)
{
  return list != NULL ? g_strsplit (list, ",", -1) : NULL;
}

static void
lists_clear (Lists *self)
{
  g_strfreev (self->coders);
  g_strfreev (self->codes);
  g_strfreev (self->categories);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

static ThemaLevel
level_of (const ThemaOptions *options)
{
  static const char *const names[] = { "nominal", "ordinal", "interval", "ratio" };
  return thema_check_find (options->level, names);
}

static const char *const weights_names[] = { "identity", "linear", "quadratic" };

static ThemaWeights
weights_of (const ThemaOptions *options)
{
  static const ThemaWeights of_level[] = { THEMA_WEIGHTS_IDENTITY, THEMA_WEIGHTS_LINEAR,
                                           THEMA_WEIGHTS_QUADRATIC, THEMA_WEIGHTS_QUADRATIC };
  return options->weights != NULL ? thema_check_find (options->weights, weights_names)
                                  : of_level[level_of (options)];
}

/* Options that do not go together. */
static gboolean
check_options (const ThemaOptions *options, GError **error)
{
  gboolean numbers = level_of (options) != THEMA_LEVEL_NOMINAL;
  gboolean any = strcmp (options->values, "any") == 0;
  if (!numbers && weights_of (options) != THEMA_WEIGHTS_IDENTITY)
    return thema_check_refuse (
        "--weights needs values that are numbers: say --level=ordinal, interval or "
        "ratio",
        error);
  if (options->sample_key != NULL && options->segments != NULL)
    return thema_check_refuse ("thema's codes are in the --sample-key; leave out --segments",
                               error);
  if ((numbers || any)
      && (options->segments != NULL || options->sample_key != NULL || options->gold != NULL))
    return thema_check_refuse (
        "thema's codes and a --gold standard are compared in yes and no: leave out "
        "--level and --values",
        error);
  if ((numbers || any) && strcmp (options->empty, "no") == 0)
    return thema_check_refuse ("--empty=no is for values that are yes or no", error);
  return TRUE;
}

/* Categories are there once each, and numbers where values are. */
static gboolean
check_categories (const Lists *lists, gboolean numbers, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (char **category = lists->categories; category != NULL && *category != NULL; category++)
    {
      char *end;
      g_ascii_strtod (*category, &end);
      if (numbers && (end == *category || *end != '\0'))
        return thema_check_fail ("categories", *category, "numbers, as --level says", error);
      if (!g_hash_table_add (seen, *category))
        return thema_check_fail ("categories", *category, "each value once", error);
    }
  return TRUE;
}

static gboolean
read_codings (ThemaWork *work, ThemaCodings *codings, GError **error)
{
  const char *root = thema_options_root (work->options);
  for (char **path = work->options->codings; *path != NULL; path++)
    {
      ThemaSheet *sheet = thema_sheet_open (*path, error);
      if (sheet == NULL || !thema_codings_read (codings, sheet, error)
          || !thema_stage_record_input (work->record, *path, root, error))
        return FALSE;
    }
  return thema_codings_seal (codings, error);
}

static gboolean fail_input (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail_input (GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, text);
  return FALSE;
}

/* Each coder and code that was asked for must have a rating. */
static gboolean
check_asked_for (const ThemaCodings *codings, GError **error)
{
  const char *const *codes = codings->options.codes;
  guint32 n = thema_interner_size (codings->coders);
  g_autofree guint8 *seen = g_new0 (guint8, n + 1);
  for (guint i = 0; i < codings->codings->len; i++)
    seen[g_array_index (codings->codings, ThemaCoding, i).coder] = 1;
  for (guint32 i = 0; i < n; i++)
    if (!seen[i])
      return fail_input (error, "the coder '%s' has rated nothing",
                         thema_interner_string (codings->coders, i));
  for (; codes != NULL && *codes != NULL; codes++)
    if (thema_interner_find (codings->codes, *codes, strlen (*codes)) == THEMA_NO_ID)
      return fail_input (error, "nobody has rated the code '%s' of --codes", *codes);
  return TRUE;
}

static gboolean
check_numbers (const ThemaCodings *codings, ThemaLevel level, GError **error)
{
  for (guint i = 0; level == THEMA_LEVEL_RATIO && i < codings->codings->len; i++)
    {
      const ThemaCoding *coding = &g_array_index (codings->codings, ThemaCoding, i);
      if (g_array_index (codings->numbers, double, coding->value) < 0)
        return fail_input (error,
                           "%s:%" G_GUINT64_FORMAT ": %s is below 0; ratios need values of 0 and "
                           "more, --level=interval takes any",
                           (const char *) g_ptr_array_index (codings->files, coding->file),
                           coding->line, thema_interner_string (codings->values, coding->value));
    }
  return TRUE;
}

static gboolean
check_codings (const ThemaCodings *codings, const ThemaOptions *options, GError **error)
{
  if (codings->codings->len == 0)
    return fail_input (error, "%s: no rating was found: every cell is empty%s", options->codings[0],
                       options->codes != NULL ? ", or --codes names none of the codes" : "");
  if (thema_interner_size (codings->values) > MAX_VALUES)
    return fail_input (error, "%u different values, more than %u: is the right column read?",
                       thema_interner_size (codings->values), MAX_VALUES);
  return check_asked_for (codings, error) && check_numbers (codings, level_of (options), error);
}

/* thema as a coder, where its codes were given. */
static gboolean
add_machine (ThemaWork *work, ThemaCodings *codings, ThemaSampleKey **key, GError **error)
{
  const char *path = work->options->sample_key;
  if (work->segments != NULL)
    return thema_codings_add_segments (codings, work->store, work->segments, error);
  if (path == NULL)
    return TRUE;
  g_autoptr (ThemaSheet) sheet = thema_sheet_open (path, error);
  if (sheet == NULL)
    return FALSE;
  *key = thema_codings_add_key (codings, sheet, error);
  return *key != NULL
         && thema_stage_record_input (work->record, path, thema_options_root (work->options),
                                      error);
}

static gboolean
check_number_of_coders (const ThemaCodings *codings, GError **error)
{
  if (thema_interner_size (codings->coders) > 1)
    return TRUE;
  return fail_input (error,
                     "there is one coder, '%s': agreement needs two. If the columns of a table are "
                     "coders, name them with --coders; if thema's codes are the other coder, give "
                     "--store and --segments, or --sample-key",
                     thema_interner_string (codings->coders, 0));
}

static gboolean
find_gold (const ThemaCodings *codings, const char *name, guint32 *gold, GError **error)
{
  *gold = name != NULL ? thema_interner_find (codings->coders, name, strlen (name)) : THEMA_NO_ID;
  if (name == NULL || *gold != THEMA_NO_ID)
    return TRUE;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint32 i = 0; i < thema_interner_size (codings->coders); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            thema_interner_string (codings->coders, i));
  return fail_input (error, "there is no coder '%s' to be the gold standard; there are: %s", name,
                     list->str);
}

/* Tables that hold what was found, and not what was not, leave out most of the agreement. */
static void
note_yes_alone (const ThemaCodings *codings, const char *program)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint32 machine
      = thema_interner_find (codings->coders, THEMA_MACHINE_CODER, strlen (THEMA_MACHINE_CODER));
  for (guint32 code = 0; code < thema_interner_size (codings->codes); code++)
    {
      gsize n, no = 0;
      const ThemaCoding *ratings = thema_codings_of (codings, code, &n);
      for (gsize i = 0; i < n; i++)
        no += ratings[i].value != THEMA_VALUE_YES && ratings[i].coder != machine;
      if (n > 0 && no == 0 && thema_interner_length (codings->codes, code) > 0)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                                thema_interner_string (codings->codes, code));
    }
  if (list->len == 0)
    return;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (notes,
                   g_strdup_printf ("nobody said no of: %s. A unit that a table leaves out is a "
                                    "missing rating, not a no; write the no's, too, or say "
                                    "--empty=no where they are empty cells",
                                    list->str));
  thema_console_note (program, notes);
}

static void
print_summary (const ThemaWork *work, const ThemaCodings *codings)
{
  printf ("coders      ");
  for (guint32 i = 0; i < thema_interner_size (codings->coders); i++)
    printf ("%s%s", i > 0 ? ", " : "", thema_interner_string (codings->coders, i));
  printf ("\nunits       %u\n", codings->units->len);
  if (thema_interner_size (codings->codes) > 1)
    printf ("codes       %u\n", thema_interner_size (codings->codes));
  printf ("ratings     %u\ntables      %s\n", codings->codings->len, work->options->output);
}

static gboolean
write_tables (ThemaWork *work, const ThemaReliability *reliability, GError **error)
{
  /* Only their functions make the tables differ, and they change nothing. */
  gpointer data = (gpointer) reliability;
  gboolean is_accurate
      = work->segments != NULL || reliability->key != NULL || reliability->gold != THEMA_NO_ID;
  ThemaTable tables[5] = {
    { .name = "agreement.csv", .write = thema_reliability_write_agreement, .data = data },
    { .name = "agreement_pairs.csv", .write = thema_reliability_write_pairs, .data = data },
    { .name = "disagreements.csv", .write = thema_reliability_write_disagreements, .data = data },
    { .name = "accuracy.csv", .write = thema_reliability_write_accuracy, .data = data },
    { .name = "corpus_accuracy.csv", .write = thema_reliability_write_corpus, .data = data },
  };
  return thema_work_write (work, tables, is_accurate ? (reliability->key != NULL ? 5 : 4) : 3,
                           error)
         && thema_work_commit (work, error);
}

static gboolean
compare (ThemaWork *work, ThemaCodings *codings, GError **error)
{
  const ThemaOptions *options = work->options;
  g_autoptr (ThemaSampleKey) key = NULL;
  ThemaReliability reliability = { .codings = codings,
                                   .store = work->store,
                                   .level = level_of (options),
                                   .weights = weights_of (options),
                                   .n_bootstrap = (gsize) options->bootstrap,
                                   .seed = (guint64) options->seed,
                                   .n_threads = thema_options_threads (options) };
  if (!read_codings (work, codings, error) || !check_codings (codings, options, error)
      || !add_machine (work, codings, &key, error) || !check_number_of_coders (codings, error)
      || !find_gold (codings, options->gold, &reliability.gold, error))
    return FALSE;
  reliability.key = key;
  if (!write_tables (work, &reliability, error))
    return FALSE;
  if (!options->quiet && !codings->options.numbers && !codings->options.any)
    note_yes_alone (codings, work->console->program);
  if (!options->quiet)
    print_summary (work, codings);
  return TRUE;
}

static gboolean
agree (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (Lists) lists
      = { split (options->coders), split (options->codes), split (options->categories) };
  g_auto (ThemaWork) work = { 0 };
  const ThemaCodingsOptions how = {
    .coders = (const char *const *) lists.coders,
    .codes = (const char *const *) lists.codes,
    .categories = (const char *const *) lists.categories,
    .numbers = level_of (options) != THEMA_LEVEL_NOMINAL,
    .any = strcmp (options->values, "any") == 0,
    .empty_is_no = strcmp (options->empty, "no") == 0,
  };
  if (!thema_options_require (options, error, "codings", "output", NULL)
      || !check_options (options, error) || !check_categories (&lists, how.numbers, error)
      || !thema_work_open_without (&work, options, console, THEMA_FOR_AGREE, "agree", error))
    return FALSE;
  if (options->weights == NULL)
    thema_stage_record_text (work.record, "weights", weights_names[weights_of (options)]);
  g_autoptr (ThemaCodings) codings = thema_codings_new (&how);
  return compare (&work, codings, error);
}

int
thema_command_agree (int argc, char **argv)
{
  ThemaOptions *options = thema_options_new (THEMA_FOR_AGREE);
  options->bootstrap = BOOTSTRAP;
  return thema_action_run (options, THEMA_FOR_AGREE, "codings",
                           "[FILE...] - compare coders with each other, and with thema's codes",
                           agree, argc, argv);
}
