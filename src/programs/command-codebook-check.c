/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook check FILE: what in a codebook is hardly meant as it is written? */
#include "programs/command-codebook.h"

#include "base/csv-writer.h"
#include "codebook/format.h"
#include "codebook/lint.h"
#include "programs/console.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  char *codebook_format, *encoding, *language, *stemmer, *store,
      *format; /* owned; NULL: not given */
  gboolean no_entities, keep_hyphens, strict;
  int broad;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->codebook_format);
  g_free (self->encoding);
  g_free (self->language);
  g_free (self->stemmer);
  g_free (self->store);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* On one line, whatever a text of the codebook holds. */
static void
print_finding (const char *path, const ThemaFinding *finding)
{
  g_autoptr (GString) message = g_string_new (NULL);
  for (const char *p = finding->message; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (message, g_unichar_iscntrl (c) ? ' ' : c);
    }
  printf ("%s:%u: %s: %s [%s]\n", path, finding->line, thema_severity_name (finding->severity),
          message->str, finding->lint);
}

static void
print_table (const char *path, const GArray *findings)
{
  static const char *const columns[]
      = { "file", "line", "severity", "lint", "code", "pattern", "message", NULL };
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  gsize length;
  thema_csv_writer_header (csv, columns);
  for (guint i = 0; i < findings->len; i++)
    {
      const ThemaFinding *finding = &g_array_index (findings, ThemaFinding, i);
      thema_csv_writer_text (csv, path);
      thema_csv_writer_count (csv, finding->line);
      thema_csv_writer_text (csv, thema_severity_name (finding->severity));
      thema_csv_writer_text (csv, finding->lint);
      thema_csv_writer_text (csv, finding->code);
      thema_csv_writer_text (csv, finding->pattern);
      thema_csv_writer_text (csv, finding->message);
      thema_csv_writer_end_row (csv);
    }
  const char *rows = thema_csv_writer_rows (csv, &length);
  fwrite (rows, 1, length, stdout);
}

static int
report (const ThemaCodebook *codebook, const GArray *findings, const Options *options)
{
  guint counts[THEMA_SEVERITY_ERROR + 1] = { 0 };
  gboolean is_table = options->format != NULL && strcmp (options->format, "csv") == 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const ThemaFinding *finding = &g_array_index (findings, ThemaFinding, i);
      counts[finding->severity]++;
      if (!is_table)
        print_finding (codebook->path, finding);
    }
  if (is_table)
    print_table (codebook->path, findings);
  else
    printf ("%u codes, %u errors, %u warnings, %u notes\n", thema_codebook_n_codes (codebook),
            counts[THEMA_SEVERITY_ERROR], counts[THEMA_SEVERITY_WARNING],
            counts[THEMA_SEVERITY_NOTE]);
  guint bad = counts[THEMA_SEVERITY_ERROR] + (options->strict ? counts[THEMA_SEVERITY_WARNING] : 0);
  return bad > 0 ? THEMA_EXIT_INPUT : 0;
}

/* "none" and "" are no stemmer or language. */
static const char *
not_none (const char *name)
{
  return name != NULL && strcmp (name, "none") == 0 ? "" : name;
}

static int
check (const char *program, const char *path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store
      = options->store != NULL ? thema_store_open (options->store, &error) : NULL;
  if (error != NULL)
    return thema_console_fail (program, error);
  const ThemaTokenRules rules
      = { .entities = !options->no_entities, .hyphens = options->keep_hyphens };
  const ThemaCodebookOptions codebook_options
      = { options->codebook_format, options->encoding,
          store != NULL ? thema_store_rules (store) : &rules };
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (path, &codebook_options, &error);
  if (codebook == NULL)
    return thema_console_fail (program, error);
  const char *language = options->language != NULL     ? options->language
                         : *codebook->language != '\0' ? codebook->language
                                                       : "en";
  const ThemaLintOptions lint_options
      = { .rules = rules,
          .language = not_none (language),
          .stemmer = not_none (options->stemmer != NULL ? options->stemmer : "english"),
          .store = store,
          .broad = (guint) options->broad };
  g_autoptr (GArray) findings = thema_codebook_lint (codebook, &lint_options, &error);
  if (findings == NULL)
    return thema_console_fail (program, error);
  return report (codebook, findings, options);
}

static int
refuse (const char *program, const char *message)
{
  fprintf (stderr, "%s: %s\n", program, message);
  return THEMA_EXIT_USAGE;
}

int
thema_command_codebook_check (int argc, char **argv)
{
  g_auto (Options) options = { .broad = THEMA_LINT_BROAD };
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "codebook-format", 0, 0, G_OPTION_ARG_STRING, &options.codebook_format,
      "of the file: " THEMA_FORMAT_NAMES " (default: as it shows itself)", "NAME" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding,
      "of the file (default: as it shows itself)", "NAME" },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &options.store,
      "also look at what the patterns match in this store", "STORE" },
    { "broad", 0, 0, G_OPTION_ARG_INT, &options.broad,
      "with --store: a wildcard that matches more words is broad (default: 50)", "N" },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "fail on warnings, too", NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "text or csv (default: text)",
      "FORMAT" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options.language,
      "of the stop words (default: the codebook's, or en)", "CODE" },
    { "stemmer", 0, 0, G_OPTION_ARG_STRING, &options.stemmer,
      "as for thema-tokenize (default: english)", "NAME" },
    { "no-entities", 0, 0, G_OPTION_ARG_NONE, &options.no_entities, "as for thema-tokenize", NULL },
    { "keep-hyphens", 0, 0, G_OPTION_ARG_NONE, &options.keep_hyphens, "as for thema-tokenize",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = thema_console_parse (argc, argv, "FILE - say what in a codebook is hardly meant",
                                    entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 1)
    return thema_console_say (argv[0], "FILE");
  if (options.format != NULL && strcmp (options.format, "text") != 0
      && strcmp (options.format, "csv") != 0)
    return refuse (argv[0], "--format must be text or csv");
  if (options.broad < 0)
    return refuse (argv[0], "--broad must be 0 or more");
  if (options.store != NULL
      && (options.language != NULL || options.stemmer != NULL || options.no_entities
          || options.keep_hyphens))
    return refuse (argv[0], "with --store, language, stemmer and words are those of the store; "
                            "leave the other options out");
  return check (argv[0], rest[0], &options);
}
