/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/carrier.h"
#include "corpus/parts.h"
#include "fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define TEXT "id,text\n1,a b\n2,c d\n"

/* A file that libarchive writes: a filter around raw bytes, or a zip archive of "name=contents". */
static char *
pack (const FixtureFolder *folder, const char *name, int filter, const char *const *members)
{
  char *path = fixture_path (folder, name);
  struct archive *archive = archive_write_new ();
  if (filter == ARCHIVE_FILTER_NONE)
    archive_write_set_format_zip (archive);
  else
    archive_write_set_format_raw (archive);
  archive_write_add_filter (archive, filter);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (; *members != NULL; members++)
    {
      g_auto (GStrv) parts = g_strsplit (*members, "=", 2);
      struct archive_entry *entry = archive_entry_new ();
      gboolean is_folder = g_str_has_suffix (parts[0], "/"), is_link = g_str_has_prefix (parts[1], "->");
      archive_entry_set_pathname_utf8 (entry, parts[0]);
      archive_entry_set_filetype (entry, is_folder ? AE_IFDIR : is_link ? AE_IFLNK : AE_IFREG);
      if (is_link)
        archive_entry_set_symlink (entry, parts[1] + 2);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, is_folder || is_link ? 0 : (la_int64_t) strlen (parts[1]));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      if (!is_folder && !is_link)
        archive_write_data (archive, parts[1], strlen (parts[1]));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return path;
}

/* gzip's bytes of a text (transfer full). */
static GBytes *
gzip (const char *text, gsize length)
{
  g_autoptr (GConverter) converter
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  g_assert_true (g_output_stream_write_all (stream, text, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static char *
write_bytes (const FixtureFolder *folder, const char *name, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return fixture_write (folder, name, data, (gssize) length);
}

/* All texts, each as "name|base|contents;" with lines as "/" (transfer full), or NULL. */
static char *
read_texts (const char *path, GError **error)
{
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, NULL, error);
  if (carrier == NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GString) texts = g_string_new (NULL);
  GError *failure = NULL;
  ThemaFeed *feed;
  while ((feed = thema_carrier_next (carrier, &failure)) != NULL)
    {
      gsize length;
      if (!thema_feed_want (feed, G_MAXSIZE, error))
        return NULL;
      const char *bytes = thema_feed_peek (feed, &length);
      g_autofree char *text = g_strndup (bytes, length);
      g_string_append_printf (texts, "%s|%s|%s;", thema_feed_name (feed) + strlen (folder) + 1,
                              thema_feed_base (feed), g_strdelimit (text, "\n", '/'));
    }
  if (failure == NULL)
    return g_string_free (g_steal_pointer (&texts), FALSE);
  g_propagate_error (error, failure);
  return NULL;
}

static void
test_packed (void)
{
  static const struct
  {
    const char *name, *base;
    int filter;
  } table[] = {
    { "a.csv.xz", "a.csv", ARCHIVE_FILTER_XZ },
    { "a.csv.zst", "a.csv", ARCHIVE_FILTER_ZSTD },
    { "a.csv.BZ2", "a.csv", ARCHIVE_FILTER_BZIP2 },
    { "misnamed.txt", "misnamed.txt", ARCHIVE_FILTER_XZ },
    { "a.csv.gz", "a.csv", ARCHIVE_FILTER_GZIP },
  };
  static const char *const members[] = { "x=" TEXT, NULL };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = pack (folder, table[i].name, table[i].filter, members);
      g_autofree char *texts = read_texts (path, &error);
      g_assert_no_error (error);
      g_autofree char *expected
          = g_strdup_printf ("%s|%s|id,text/1,a b/2,c d/;", table[i].name, table[i].base);
      g_assert_cmpstr (texts, ==, expected);

      /* Cut off at any place, and with something behind it: an error, or another kind of file. */
      g_autofree char *contents = NULL;
      gsize length;
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      for (gsize cut = 12; cut < length; cut++)
        {
          g_autofree char *short_path = fixture_write (folder, "cut", contents, (gssize) cut);
          g_autofree char *none = read_texts (short_path, &error);
          g_assert_null (none);
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, "cut: "));
          g_clear_error (&error);
        }
      g_autofree char *long_bytes = g_malloc (length + 5);
      memcpy (long_bytes, contents, length);
      memcpy (long_bytes + length, "more\n", 5);
      g_autofree char *long_path
          = fixture_write (folder, "longer", long_bytes, (gssize) length + 5);
      g_autofree char *none = read_texts (long_path, &error);
      g_assert_null (none);
      g_assert_nonnull (error);
    }
}

static void
test_gzip (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = gzip (TEXT, strlen (TEXT));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  for (guint i = 0; i < 2; i++)
    g_byte_array_append (bytes, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_autofree char *two = fixture_write (folder, "two.gz", (char *) bytes->data, bytes->len);
  g_autofree char *texts = read_texts (two, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (texts, ==, "two.gz|two|id,text/1,a b/2,c d/id,text/1,a b/2,c d/;");

  static const guint8 zeros[600] = { 0 };
  g_byte_array_append (bytes, zeros, sizeof zeros);
  g_autofree char *padded = fixture_write (folder, "two.gz", (char *) bytes->data, bytes->len);
  g_autofree char *again = read_texts (padded, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, texts);

  /* Each bit of the checksum and of the length counts. */
  gsize length = g_bytes_get_size (first);
  for (gsize at = length - 8; at < length; at++)
    {
      g_autofree char *copy = g_memdup2 (g_bytes_get_data (first, NULL), length);
      copy[at] ^= 4;
      g_autofree char *path = fixture_write (folder, "flipped.gz", copy, (gssize) length);
      g_autofree char *none = read_texts (path, &error);
      g_assert_null (none);
      g_assert_nonnull (strstr (error->message, "flipped.gz: its gzip data is damaged"));
      g_clear_error (&error);
    }
}

/* A bomb, and what is as large but no bomb. */
static void
test_bomb (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  gsize length = (gsize) 80 << 20;
  g_autofree char *zeros = g_malloc0 (length);
  memset (zeros, '\n', length);
  g_autoptr (GBytes) bomb = gzip (zeros, length);
  g_autofree char *path = write_bytes (folder, "bomb.gz", bomb);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, NULL, &error);
  ThemaFeed *feed = thema_carrier_next (carrier, &error);
  g_assert_no_error (error);
  gboolean good = TRUE;
  for (gsize n = 1; good && n > 0;)
    {
      good = thema_feed_want (feed, 1 << 20, &error);
      thema_feed_peek (feed, &n);
      if (good)
        thema_feed_skip (feed, n);
    }
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "bomb.gz: becomes more than 250 times as large"));
}

static const struct
{
  const char *name;
  const char *members[6];
  const char *texts, *message; /* one of the two; a pattern */
} archives[] = {
  { "members in their order", { "b.csv=" TEXT, "a.txt=A\r\n", NULL },
    "a.zip/b.csv|b.csv|id,text/1,a b/2,c d/;a.zip/a.txt|a.txt|A/;", NULL },
  { "folders and junk", { "x/=", "x/a.txt=A", "__MACOSX/x/._a.txt=B", "x/.DS_Store=C", NULL },
    "a.zip/x/a.txt|x/a.txt|A;", NULL },
  { "a name that is not ASCII", { "\xC3\xA9.txt=A", NULL }, "a.zip/\xC3\xA9.txt|\xC3\xA9.txt|A;", NULL },
  { "an empty member", { "a.txt=", NULL }, "a.zip/a.txt|a.txt|;", NULL },
  { "out of the archive", { "../a.txt=A", NULL }, NULL, "a.zip: *leads out of the archive*(../a.txt)" },
  { "out of it further on", { "x/../../a.txt=A", NULL }, NULL, "a.zip: *leads out of the archive*" },
  { "as Windows would", { "..\\a.txt=A", NULL }, NULL, "a.zip: *leads out of the archive*" },
  { "from the root", { "/etc/passwd=A", NULL }, NULL, "a.zip: *leads out of the archive*" },
  { "from a drive", { "C:\\a.txt=A", NULL }, NULL, "a.zip: *leads out of the archive*" },
  { "a name of two lines", { "a\nb.txt=A", NULL }, NULL, "a.zip: *no line of text*(a\\nb.txt)" },
  { "a link", { "a.txt=->/etc/passwd", NULL }, NULL, "a.zip/a.txt: is a link*" },
  { "an archive within it", { "b.gz=\x1F\x8B\x08 and so on", NULL }, NULL, "a.zip/b.gz: is packed twice*" },
  { "a PDF", { "b.pdf=%PDF-1.4 and so on", NULL }, NULL, "a.zip/b.pdf: is a PDF document*" },
  { "Excel", { "[Content_Types].xml=<a/>", "_rels/.rels=<a/>", "xl/workbook.xml=<a/>", NULL }, NULL,
    "a.zip: is a spreadsheet: save it as CSV*" },
  { "Word", { "[Content_Types].xml=<a/>", "_rels/.rels=<a/>", "word/document.xml=<a/>", NULL }, NULL,
    "a.zip: is a document of a word processor*" },
  { "another office document", { "[Content_Types].xml=<a/>", "visio/x.xml=<a/>", NULL }, NULL,
    "a.zip: is an office document*" },
  { "OpenDocument", { "mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml=<a/>", NULL }, NULL,
    "a.zip: is a spreadsheet: save it as CSV*" },
};

static void
test_archives (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *path = pack (folder, "a.zip", ARCHIVE_FILTER_NONE, archives[i].members);
      g_test_message ("%s", archives[i].name);
      g_autofree char *texts = read_texts (path, &error);
      g_assert_cmpstr (texts, ==, archives[i].texts);
      if (archives[i].message == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_nonnull (error);
      g_autofree char *message = fixture_strip (folder, error->message);
      if (!g_pattern_match_simple (archives[i].message, message))
        g_error ("the message is '%s'", message);
    }
}

/* What no program would unpack. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *message;
  } table[] = {
    { "%PDF-1.7\n", -1, "a: is a PDF document*" },
    { "{\\rtf1", -1, "a: is an RTF document*" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", -1, "a: is a document of an office program*" },
    { "7z\xBC\xAF\x27\x1C", -1, "a: is a 7z archive*" },
    { "Rar!\x1A\7", -1, "a: is a RAR archive*" },
    { "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, "a: is an archive in which there is nothing" },
  };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = fixture_write (folder, "a", table[i].bytes, table[i].length);
      g_autofree char *none = read_texts (path, &error);
      g_assert_null (none);
      g_autofree char *message = fixture_strip (folder, error->message);
      if (!g_pattern_match_simple (table[i].message, message))
        g_error ("the message is '%s'", message);
    }
}

/* The parts of a folder, "path format records;" each, or the message. */
static char *
read_parts (const char *path, const char *from, GPtrArray *notes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL }, .format = from };
  g_autoptr (ThemaParts) parts = thema_parts_open (&options, &error);
  ThemaEntry entry;
  while (parts != NULL && thema_parts_next (parts, arena, &entry, &error))
    ;
  if (error != NULL)
    return g_strdup (error->message);
  const GPtrArray *said = thema_parts_notes (parts);
  for (guint i = 0; i < said->len; i++)
    g_ptr_array_add (notes, g_strdup (g_ptr_array_index (said, i)));
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < thema_parts_count (parts); i++)
    {
      ThemaPartInfo info = thema_parts_info (parts, i);
      g_string_append_printf (list, "%s %s %u;", info.name, info.format, (guint) info.n_records);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
test_folders (void)
{
  static const struct
  {
    const char *name, *files[6], *from, *parts, *note;
  } table[] = {
    { "exports in the order of names", { "b.csv=" TEXT, "a.csv=" TEXT, "x/c.csv=" TEXT, NULL }, NULL,
      "a.csv table 2;b.csv table 2;x/c.csv table 2;", NULL },
    { "what is no export", { "a.csv=" TEXT, "notes.md=A", "b.pdf=%PDF-1.4", NULL }, NULL,
      "a.csv table 2;", "*: 2 files are passed over, no exports: b.pdf, notes.md" },
    { "texts with a table beside them", { "a.txt=A", "b.csv=" TEXT, NULL }, NULL, "* folder 1;",
      "*: 1 file is passed over, tables beside texts: b.csv" },
    { "texts with their metadata", { "a.txt=A", "documents.csv=id,x\na,1\n", NULL }, NULL, "* folder 1;",
      NULL },
    { "all are read as what is forced", { "a.txt=" TEXT, "b.csv=" TEXT, NULL }, "table",
      "a.txt table 2;b.csv table 2;", NULL },
    { "texts, when they are forced", { "a.txt=" TEXT, "b.csv=" TEXT, NULL }, "text", "* folder 1;",
      "*: 1 file is passed over, no .txt files: b.csv" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
      for (const char *const *file = table[i].files; *file != NULL; file++)
        {
          g_auto (GStrv) halves = g_strsplit (*file, "=", 2);
          g_free (fixture_write (folder, halves[0], halves[1], -1));
        }
      g_test_message ("%s", table[i].name);
      g_autofree char *list = read_parts (folder->path, table[i].from, notes);
      g_auto (GStrv) pieces = g_strsplit (list, folder->path, -1);
      g_autofree char *bare = g_strjoinv ("", pieces);
      g_auto (GStrv) names = g_strsplit (bare, ";/", -1);
      g_autofree char *joined = g_strjoinv (";", names);
      const char *shown = *joined == '/' ? joined + 1 : joined;
      if (!g_pattern_match_simple (table[i].parts, shown))
        g_error ("the parts are '%s'", shown);
      g_assert_cmpuint (notes->len, ==, table[i].note != NULL);
      if (table[i].note != NULL && !g_pattern_match_simple (table[i].note, notes->pdata[0]))
        g_error ("the note is '%s'", (char *) notes->pdata[0]);
    }
}

/* Compressed files in a folder, and texts and archives that do not go together. */
static void
test_packed_folders (void)
{
  static const char *const members[] = { "b.csv=" TEXT, "c.csv=" TEXT, NULL };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) text = gzip ("A", 1);
  g_autofree char *a = write_bytes (folder, "a.txt.gz", text);
  g_autofree char *list = read_parts (folder->path, NULL, notes);
  g_assert_true (g_str_has_suffix (list, " folder 1;"));
  g_free (pack (folder, "z.zip", ARCHIVE_FILTER_NONE, members));
  g_autofree char *message = read_parts (folder->path, NULL, notes);
  g_assert_nonnull (strstr (message, ": holds texts (a.txt.gz) and exports (z.zip); put them"));
  g_unlink (a);
  g_autofree char *both = read_parts (folder->path, NULL, notes);
  g_assert_true (g_str_has_suffix (both, "/z.zip/c.csv table 2;"));
}

/* What cannot be read in a folder is an error, as it might hold records; what other programs made is passed over,
 * and so are folders that links lead to. */
static void
test_damaged_folders (void)
{
  static const char *const members[] = { "b.csv=" TEXT, NULL };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) text = gzip (TEXT, strlen (TEXT));
  g_free (fixture_write (folder, "a.csv", TEXT, -1));
  g_free (fixture_write (folder, "b.pdf", "%PDF-1.4 and so on", -1));
  g_autofree char *link = g_build_filename (folder->path, "link", NULL);
  g_autofree char *dead = g_build_filename (folder->path, "dead", NULL);
  g_assert_cmpint (symlink (folder->path, link), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/at/all", dead), ==, 0);
  g_autofree char *good = read_parts (folder->path, NULL, notes);
  g_assert_true (g_str_has_suffix (good, "/a.csv table 2;"));
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (notes->pdata[0], ": 3 files are passed over, no exports: b.pdf, dead, link"));

  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (text, 0, g_bytes_get_size (text) - 3);
  g_autofree char *packed = write_bytes (folder, "c.csv.gz", cut);
  g_autofree char *message = read_parts (folder->path, NULL, notes);
  g_assert_nonnull (strstr (message, "c.csv.gz: its gzip data ends in the middle"));
  g_unlink (packed);

  g_autofree char *zip = pack (folder, "c.zip", ARCHIVE_FILTER_NONE, members);
  g_assert_cmpint (truncate (zip, 60), ==, 0);
  g_autofree char *other = read_parts (folder->path, NULL, notes);
  g_assert_nonnull (strstr (other, "c.zip: what is packed in it is damaged or cut off"));
}

/* Zip archives of which members would be lost: two in a file; a bit that makes a folder of a file. */
static void
test_false_folder (void)
{
  static const char *const members[] = { "a.csv=" TEXT, "b.csv=" TEXT, NULL };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *zip = pack (folder, "a.zip", ARCHIVE_FILTER_NONE, members);
  g_autofree char *contents = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (zip, &contents, &length, NULL));
  g_autoptr (GString) two = g_string_new_len (contents, (gssize) length);
  g_string_append_len (two, contents, (gssize) length);
  g_autofree char *both = fixture_write (folder, "both.zip", two->str, (gssize) two->len);
  g_autofree char *several = read_parts (both, NULL, notes);
  g_assert_nonnull (strstr (several, "several zip archives one behind the other"));
  char *entry = memmem (contents, length, "PK\1\2", 4);
  g_assert_nonnull (entry);
  /* The file's mode, as Unix knows it, in the upper half of its attributes. */
  entry[41] = 0x41;
  g_assert_true (g_file_set_contents (zip, contents, (gssize) length, NULL));
  g_autofree char *message = read_parts (zip, NULL, notes);
  g_assert_nonnull (strstr (message, "a.csv/: is a folder that holds text"));
}

/* Standard input is a file here, as in `thema-tokenize - < a.csv`. */
static void
test_stdin (void)
{
  static const char *const members[] = { "b.csv=" TEXT, NULL };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *plain = fixture_write (folder, "a.csv", TEXT, -1);
  g_autofree char *zip = pack (folder, "a.zip", ARCHIVE_FILTER_NONE, members);
  const char *paths[] = { plain, zip };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaArena) arena = thema_arena_new ();
      g_autofree char *contents = NULL;
      gsize length;
      g_assert_true (g_file_get_contents (paths[i], &contents, &length, NULL));
      g_assert_nonnull (freopen (paths[i], "r", stdin));
      ThemaSourceOptions options
          = { .paths = (const char *const[]){ "-", NULL }, .format = "table" };
      g_autoptr (ThemaParts) parts = thema_parts_open (&options, &error);
      g_assert_no_error (error);
      ThemaEntry entry;
      guint n = 0;
      while (thema_parts_next (parts, arena, &entry, &error))
        n++;
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, 2);
      guint64 bytes;
      g_autofree char *digest
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      g_assert_cmpstr (thema_parts_stdin_digest (parts, &bytes), ==, digest);
      g_assert_cmpuint (bytes, ==, length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carrier/packed", test_packed);
  g_test_add_func ("/carrier/gzip", test_gzip);
  g_test_add_func ("/carrier/damaged folders", test_damaged_folders);
  g_test_add_func ("/carrier/false folder", test_false_folder);
  g_test_add_func ("/carrier/bomb", test_bomb);
  g_test_add_func ("/carrier/archives", test_archives);
  g_test_add_func ("/carrier/kinds", test_kinds);
  g_test_add_func ("/carrier/folders", test_folders);
  g_test_add_func ("/carrier/packed-folders", test_packed_folders);
  g_test_add_func ("/carrier/stdin", test_stdin);
  return g_test_run ();
}
