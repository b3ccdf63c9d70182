/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/folder-parts.h"

#include "corpus/carrier.h"
#include "corpus/error.h"
#include "corpus/formats.h"

#include <string.h>

#define TEXT_SUFFIX ".txt"
#define METADATA_NAME "documents.csv"
#define MAX_DEPTH 32
/* As many names stand in a note. */
#define SHOWN 5

typedef enum
{
  KIND_TEXT,     /* a .txt file that is nothing else */
  KIND_EXPORT,   /* of a database or a reference manager, or an archive */
  KIND_TABLE,    /* beside texts it is not read, else it is an export */
  KIND_METADATA, /* documents.csv, which belongs to texts, where there are any */
  KIND_OTHER,    /* of no use */
  N_KINDS
} Kind;

typedef struct
{
  const ThemaSourceOptions *options; /* borrowed */
  const char *path;                  /* borrowed */
  GPtrArray *all;                    /* owned, of owned: paths below the folder */
  GPtrArray *names[N_KINDS];         /* owned, of borrowed from all */
} Search;

void
thema_folder_parts_free (ThemaFolderParts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
list_folder (GPtrArray *names, const char *folder, const char *prefix, guint depth, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return FALSE;
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (name[0] == '.' || strcmp (name, "__MACOSX") == 0)
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *below
          = prefix != NULL ? g_build_filename (prefix, name, NULL) : g_strdup (name);
      /* Folders that links lead to may lead back. */
      if (!g_file_test (path, G_FILE_TEST_IS_DIR) || depth == MAX_DEPTH
          || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        g_ptr_array_add (names, g_steal_pointer (&below));
      else if (!list_folder (names, path, below, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_text_name (const char *name)
{
  g_autofree char *bare = thema_carrier_strip_suffix (name);
  return strlen (bare) > strlen (TEXT_SUFFIX) && g_str_has_suffix (bare, TEXT_SUFFIX);
}

/* Sets the format of a file by its beginning; NULL: there is nothing in it. FALSE: it cannot be
 * read. */
static gboolean
find_format (ThemaCarrier *carrier, const ThemaSourceFormat **format, GError **error)
{
  ThemaFeed *feed = thema_carrier_next (carrier, error);
  if (feed == NULL || !thema_feed_want (feed, THEMA_HEAD_SIZE, error))
    return FALSE;
  ThemaHead head = { .name = thema_feed_base (feed) };
  head.bytes = thema_feed_peek (feed, &head.length);
  *format = head.length > 0 ? thema_source_format_recognise (&head) : NULL;
  return TRUE;
}

/* The kind of a file by what is in it. FALSE: it is damaged, or may not be read. */
static gboolean
find_kind (const char *path, const char *encoding, gboolean is_text, Kind *kind, GError **error)
{
  const ThemaSourceFormat *format = NULL;
  *kind = is_text ? KIND_TEXT : KIND_OTHER;
  /* Such as a link that leads nowhere. */
  if (!is_text && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, encoding, error);
  if (carrier == NULL)
    return FALSE;
  if (thema_carrier_is_archive (carrier))
    {
      GError *failure = NULL;
      if (thema_carrier_next (carrier, &failure) != NULL)
        *kind = KIND_EXPORT;
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
  if (!find_format (carrier, &format, error))
    return FALSE;
  if (format != NULL && strcmp (format->name, "text") != 0)
    *kind = strcmp (format->name, "table") == 0 && !is_text ? KIND_TABLE : KIND_EXPORT;
  return TRUE;
}

static gboolean
kind_of (const Search *self, const char *name, Kind *kind, GError **error)
{
  gboolean is_text = is_text_name (name);
  const char *format = self->options->format;
  *kind = KIND_METADATA;
  if (strcmp (name, METADATA_NAME) == 0)
    return TRUE;
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    is_text = FALSE;
  *kind = is_text ? KIND_TEXT : KIND_OTHER;
  if (format != NULL)
    {
      if (strcmp (format, "text") != 0 && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        *kind = KIND_EXPORT;
      return TRUE;
    }
  GError *failure = NULL;
  if (find_kind (path, self->options->encoding, is_text, kind, &failure))
    return TRUE;
  /* What other programs make is of no use. But a file that is damaged might be an export, and
   * nobody would miss its records. */
  if (g_error_matches (failure, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_FOREIGN))
    {
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

static void
note_left_out (const Search *self, const GPtrArray *names, const char *why, GPtrArray *notes)
{
  if (names->len == 0)
    return;
  g_autofree char *folder = g_filename_display_name (self->path);
  g_autoptr (GString) note = g_string_new (folder);
  g_string_append_printf (note, ": %u file%s passed over, %s: ", names->len,
                          names->len > 1 ? "s are" : " is", why);
  for (guint i = 0; i < names->len && i < SHOWN; i++)
    {
      g_autofree char *name = g_filename_display_name (g_ptr_array_index (names, i));
      g_string_append_printf (note, "%s%s", i > 0 ? ", " : "", name);
    }
  if (names->len > SHOWN)
    g_string_append (note, ", ...");
  g_ptr_array_add (notes, g_string_free (g_steal_pointer (&note), FALSE));
}

static void
take (ThemaFolderParts *parts, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (parts->names, g_strdup (g_ptr_array_index (names, i)));
}

static ThemaFolderParts *
choose (const Search *self, GPtrArray *notes, GError **error)
{
  GPtrArray *const *names = self->names;
  if (names[KIND_TEXT]->len > 0 && names[KIND_EXPORT]->len > 0)
    {
      g_autofree char *folder = g_filename_display_name (self->path);
      g_autofree char *text = g_filename_display_name (g_ptr_array_index (names[KIND_TEXT], 0));
      g_autofree char *export = g_filename_display_name (g_ptr_array_index (names[KIND_EXPORT], 0));
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s: holds texts (%s) and exports (%s); put them into folders of their own, or "
                   "name the files",
                   folder, text, export);
      return NULL;
    }
  ThemaFolderParts *parts = g_new0 (ThemaFolderParts, 1);
  parts->names = g_ptr_array_new_with_free_func (g_free);
  parts->are_exports
      = names[KIND_TEXT]->len == 0 && names[KIND_EXPORT]->len + names[KIND_TABLE]->len > 0;
  if (parts->are_exports)
    {
      take (parts, names[KIND_EXPORT]);
      take (parts, names[KIND_TABLE]);
      take (parts, names[KIND_METADATA]);
    }
  else
    {
      take (parts, names[KIND_TEXT]);
      note_left_out (self, names[KIND_TABLE], "tables beside texts", notes);
    }
  g_ptr_array_sort (parts->names, compare_names);
  note_left_out (self, names[KIND_OTHER], parts->are_exports ? "no exports" : "no .txt files",
                 notes);
  return parts;
}

static gboolean
sort_out (Search *self, GError **error)
{
  if (!list_folder (self->all, self->path, NULL, 0, error))
    return FALSE;
  g_ptr_array_sort (self->all, compare_names);
  for (guint i = 0; i < self->all->len; i++)
    {
      char *name = g_ptr_array_index (self->all, i);
      Kind kind;
      if (!kind_of (self, name, &kind, error))
        return FALSE;
      g_ptr_array_add (self->names[kind], name);
    }
  return TRUE;
}

ThemaFolderParts *
thema_folder_parts_find (const ThemaSourceOptions *options, const char *path, GPtrArray *notes,
                         GError **error)
{
  Search search = { options, path, g_ptr_array_new_with_free_func (g_free), { NULL } };
  for (guint kind = 0; kind < N_KINDS; kind++)
    search.names[kind] = g_ptr_array_new ();
  ThemaFolderParts *parts = sort_out (&search, error) ? choose (&search, notes, error) : NULL;
  for (guint kind = 0; kind < N_KINDS; kind++)
    g_ptr_array_unref (search.names[kind]);
  g_ptr_array_unref (search.all);
  return parts;
}
