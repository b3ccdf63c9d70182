/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/study-find.h"

#include "codebook/format.h"
#include "programs/study-trial.h"

#include <glib/gstdio.h>
#include <string.h>

/* Tables are larger than this before codebooks are. */
#define MOST_CODEBOOK_BYTES ((goffset) 8 * 1024 * 1024)

#define TEXT_SUFFIX ".txt"

/* The table that is joined to a folder of texts. */
#define METADATA "documents.csv"

/* What is coded where no record has an abstract. */
#define TITLES "title"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* What stands in the folder, sorted (transfer full). Hidden names are nobody's corpus, and a name
 * that is no plain text cannot be written into a study file. */
static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  g_autoptr (GPtrArray) names = new_list ();
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean plain = g_utf8_validate (name, -1, NULL);
      for (const char *c = name; plain && *c != '\0'; c++)
        plain = !g_ascii_iscntrl (*c);
      if (plain && *name != '.')
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static void
leave_out (ThemaFound *self, const char *folder, const char *name, const char *reason)
{
  /* Most messages begin with the path that was opened, as in "PATH:1: ..." */
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *line = g_str_has_prefix (reason, path) ? g_strconcat (name, reason + strlen (path), NULL)
                                               : g_strdup_printf ("%s: %s", name, reason);
  g_ptr_array_add (self->left_out, g_strdelimit (line, "\r\n", ' '));
}

/* Codebooks. */

typedef enum
{
  NO_CODEBOOK,
  CODEBOOK,
  BROKEN_CODEBOOK, /* one by its name, that cannot be read */
} Verdict;

/* A table is one when it has the columns of one; files with the other endings mean to be one. */
static Verdict
judge_codebook (const char *path, const char *name, GError **error)
{
  const ThemaFormat *format = thema_format_of_path (name);
  GStatBuf info;
  if (format == NULL || g_stat (path, &info) != 0 || info.st_size > MOST_CODEBOOK_BYTES)
    return NO_CODEBOOK;
  g_autoptr (GError) cause = NULL;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (path, NULL, &cause);
  if (codebook != NULL && thema_codebook_n_codes (codebook) > 0)
    return CODEBOOK;
  if (format->id == THEMA_FORMAT_CSV)
    return NO_CODEBOOK;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return BROKEN_CODEBOOK;
}

/* Corpora. */

/* Whether a file of this name may be a corpus although it is plain text, as everything is that is
 * nothing else. */
static gboolean
may_be_text (const char *name)
{
  return g_str_has_suffix (name, TEXT_SUFFIX) && g_ascii_strncasecmp (name, "readme", 6) != 0;
}

static void
add_corpus (ThemaFound *self, const char *name, const ThemaSourceFormat *format, guint n_files,
            guint64 n)
{
  g_autofree char *title
      = n_files > 1 ? g_strdup_printf ("%u files", n_files) : g_strdup (format->title);
  g_ptr_array_add (self->corpora, g_strdup (name));
  g_ptr_array_add (self->formats, (gpointer) format->name);
  g_ptr_array_add (self->kinds, g_strdup_printf ("%s, %" G_GUINT64_FORMAT " record%s", title, n,
                                                 n == 1 ? "" : "s"));
}

/* Whether there are titles to be coded where there is nothing else; how many records there are. */
static gboolean
has_titles (const char *path, guint64 *n)
{
  const char *const paths[] = { path, NULL };
  ThemaRecordCounts counts;
  gboolean good = thema_trial_read (paths, TITLES, &counts, NULL);
  *n = counts.n[THEMA_COUNT_IDENTIFIED];
  return good && counts.n[THEMA_COUNT_KEPT] > 0;
}

static void
leave_out_bare (ThemaFound *self, const char *folder, const char *name, guint64 n,
                const char *advice)
{
  g_autofree char *reason
      = n == 0 ? g_strdup ("holds no records")
               : g_strdup_printf ("holds %" G_GUINT64_FORMAT " record%s without any abstract%s", n,
                                  n == 1 ? "" : "s", advice);
  leave_out (self, folder, name, reason);
}

static void
try_corpus (ThemaFound *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) cause = NULL;
  ThemaRecordCounts counts;
  gboolean good = thema_trial_read (paths, NULL, &counts, &cause);
  guint64 n = counts.n[THEMA_COUNT_IDENTIFIED], n_titles;
  guint n_files = 1;
  const ThemaSourceFormat *format
      = good && counts.n[THEMA_COUNT_KEPT] > 0 ? thema_trial_format (path, NULL, &n_files) : NULL;
  if (format == NULL && has_titles (path, &n_titles))
    g_ptr_array_add (self->titles, g_strdup (name));
  else if (!good)
    leave_out (self, folder, name, cause->message);
  else if (format == NULL)
    leave_out_bare (self, folder, name, n, " or title");
  else if (strcmp (format->name, "text") != 0 || may_be_text (name))
    add_corpus (self, name, format, n_files, n);
}

static gboolean
is_plain_text (const char *path)
{
  guint n_files;
  const ThemaSourceFormat *format = thema_trial_format (path, NULL, &n_files);
  return format != NULL && strcmp (format->name, "text") == 0;
}

/* Whether a folder has texts in it or in one below it, which are no exports by another name. A
 * report is thema's own. */
static gboolean
has_texts (const char *folder, guint depth)
{
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);
  g_autoptr (GPtrArray) names = list_folder (folder, NULL);
  if (names == NULL || g_file_test (manifest, G_FILE_TEST_EXISTS))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if ((g_str_has_suffix (name, TEXT_SUFFIX) && is_plain_text (path))
          || (depth > 0 && g_file_test (path, G_FILE_TEST_IS_DIR) && has_texts (path, depth - 1)))
        return TRUE;
    }
  return FALSE;
}

static void
look_at (ThemaFound *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) cause = NULL;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (has_texts (path, 2))
        try_corpus (self, folder, name);
      return;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || g_str_has_suffix (name, ".ini"))
    return;
  switch (judge_codebook (path, name, &cause))
    {
    case CODEBOOK:
      g_ptr_array_add (self->codebooks, g_strdup (name));
      return;
    case BROKEN_CODEBOOK:
      leave_out (self, folder, name, cause != NULL ? cause->message : "holds no codes");
      return;
    case NO_CODEBOOK:
      try_corpus (self, folder, name);
      return;
    }
}

static void
remove_corpus (ThemaFound *self, guint i)
{
  g_ptr_array_remove_index (self->corpora, i);
  g_ptr_array_remove_index (self->kinds, i);
  g_ptr_array_remove_index (self->formats, i);
}

static gboolean
is_format (const ThemaFound *self, guint i, const char *format)
{
  return strcmp (g_ptr_array_index (self->formats, i), format) == 0;
}

/* What was found out of a file that is none of the corpora by itself. */
static void
forget (ThemaFound *self, const char *name)
{
  gsize length = strlen (name);
  for (guint i = self->corpora->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (self->corpora, i - 1), name) == 0)
      remove_corpus (self, i - 1);
  for (guint i = self->titles->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (self->titles, i - 1), name) == 0)
      g_ptr_array_remove_index (self->titles, i - 1);
  for (guint i = self->left_out->len; i > 0; i--)
    {
      const char *line = g_ptr_array_index (self->left_out, i - 1);
      if (g_str_has_prefix (line, name) && line[length] == ':')
        g_ptr_array_remove_index (self->left_out, i - 1);
    }
}

/* Several texts side by side are a folder of texts, which is the one that is looked at; unless
 * exports are called like texts, which a folder would take for some. */
static void
gather_texts (ThemaFound *self, const char *folder)
{
  guint n = 0;
  for (guint i = 0; i < self->corpora->len; i++)
    if (is_format (self, i, "text"))
      n++;
    else if (g_str_has_suffix (g_ptr_array_index (self->corpora, i), TEXT_SUFFIX))
      return;
  if (n < 2)
    return;
  for (guint i = self->corpora->len; i > 0; i--)
    if (is_format (self, i - 1, "text") || is_format (self, i - 1, "folder"))
      remove_corpus (self, i - 1);
  try_corpus (self, folder, ".");
  forget (self, METADATA);
}

/* Paths of the first `n` corpora and of corpus `last` (transfer full). */
static GStrv
paths_of (const ThemaFound *self, const char *folder, guint n, guint last)
{
  GStrv paths = g_new0 (char *, (gsize) n + 2);
  for (guint i = 0; i < n; i++)
    paths[i] = g_build_filename (folder, g_ptr_array_index (self->corpora, i), NULL);
  if (last < self->corpora->len)
    paths[n] = g_build_filename (folder, g_ptr_array_index (self->corpora, last), NULL);
  return paths;
}

/* Files may be good each and not together, as when two tables of a researcher's have a document of
 * the same id: then those that come later stay out. */
static void
keep_compatible (ThemaFound *self, const char *folder)
{
  ThemaRecordCounts counts;
  g_auto (GStrv) all = paths_of (self, folder, self->corpora->len, G_MAXUINT);
  if (self->corpora->len < 2
      || thema_trial_read ((const char *const *) all, self->fields, &counts, NULL))
    return;
  for (guint i = 1; i < self->corpora->len;)
    {
      g_autoptr (GError) cause = NULL;
      g_auto (GStrv) paths = paths_of (self, folder, i, i);
      if (thema_trial_read ((const char *const *) paths, self->fields, &counts, &cause))
        {
          i++;
          continue;
        }
      leave_out (self, folder, g_ptr_array_index (self->corpora, i), cause->message);
      remove_corpus (self, i);
    }
}

/* Titles are better than nothing, and worse than anything else. */
static void
settle_titles (ThemaFound *self, const char *folder)
{
  if (self->corpora->len == 0 && self->titles->len > 0)
    self->fields = TITLES;
  for (guint i = 0; i < self->titles->len; i++)
    {
      const char *name = g_ptr_array_index (self->titles, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      guint64 n;
      guint n_files = 1;
      const ThemaSourceFormat *format
          = has_titles (path, &n) ? thema_trial_format (path, TITLES, &n_files) : NULL;
      if (self->fields != NULL && format != NULL)
        add_corpus (self, name, format, n_files, n);
      else
        leave_out_bare (self, folder, name, n, "; fields = title,abstract codes titles, too");
    }
}

gboolean
thema_find (ThemaFound *self, const char *folder, GError **error)
{
  *self = (ThemaFound){ .corpora = new_list (),
                        .kinds = new_list (),
                        .formats = g_ptr_array_new (),
                        .codebooks = new_list (),
                        .left_out = new_list (),
                        .titles = new_list () };
  g_autoptr (GPtrArray) names = list_folder (folder, error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    look_at (self, folder, g_ptr_array_index (names, i));
  gather_texts (self, folder);
  settle_titles (self, folder);
  keep_compatible (self, folder);
  return TRUE;
}

void
thema_found_clear (ThemaFound *self)
{
  g_clear_pointer (&self->corpora, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->codebooks, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
}
