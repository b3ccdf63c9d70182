/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dictionaries and codebooks that others wrote, each read as its format means: exact codes,
 * patterns and notes. They are read where they lie; without them the test skips. */
#include "base/csv-reader.h"
#include "codebook/codebook.h"

#include <string.h>

typedef struct
{
  const char *path, *encoding;
  const char *model; /* codes and patterns; a pattern behind "not" cancels */
  const char *notes; /* without the path */
} File;

#define MARY "A CATEGORY: lamb, little, more\nANOTHER CATEGORY: had, mary\n"
#define MARY_SMALL "A category: lamb, little, more\nAnother category: had, mary\n"
#define LATIN(a, b, c, x, y, z) "LATIN: " a ", " b ", " c "\nNON-LATIN: " x ", " y ", " z "\n"

static const File files[] = {
  { "codebooks/actually_ykd.cat", NULL, "# New dictionary\n" MARY_SMALL, "" },
  { "codebooks/euc-jp.cat", "euc-jp", LATIN ("A", "I", "U", "あ", "い", "う"), "" },
  { "codebooks/shift-jis.cat", "shift-jis", LATIN ("A", "I", "U", "あ", "い", "う"), "" },
  { "codebooks/iso-8859-1.cat", "iso-8859-1", LATIN ("B", "C", "D", "Bh", "Ch", "Dh"), "" },
  { "codebooks/iso-8859-14.cat", "iso-8859-14", LATIN ("B", "C", "D", "Ċ", "Ḃ", "Ḋ"), "" },
  { "codebooks/iso-8859-2.cat", "iso-8859-2", LATIN ("C", "D", "E", "Č", "Ď", "Ě"), "" },
  { "codebooks/windows-1252.cat", "windows-1252", LATIN ("S", "Y", "Z", "Š", "Ÿ", "Ž"), "" },
  { "codebooks/issue-459.cat", NULL,
    "SOUTH:\nSOUTH.BW: Botswana, Botswanan*, Gaborone\nSOUTH.LS: Lesotho, Lesothonian*, Maseru\n"
    "SOUTH.NA: Namibia, Namibian*, Windhoek\nSOUTH.SZ: Lobamba, Mbabane, Swazi*, Swaziland\n"
    "SOUTH.ZA: Cape Town, Johannesburg, S African, S African*, SA, South Africa, South African*\n",
    "" },
  { "codebooks/issue-819.ykd", NULL, "# Dictionary\npos:\npos.A: A word\npos.B: B word\n", "" },
  { "codebooks/yoshi.ykd", NULL,
    "# New dictionary\nA category: lamb, little\nA category.A subcategory: more\nAnother category: "
    "had, mary\n",
    "" },
  { "codebooks/mary.cat", NULL, "A CATEGORY: LAMB, LITTLE, MORE\nANOTHER CATEGORY: HAD, MARY\n",
    "" },
  { "codebooks/mary.lc3", NULL, MARY, "" },
  { "codebooks/mary.lcd", NULL, MARY_SMALL, "" },
  { "codebooks/mary.ykd", NULL, MARY, "" },
  { "codebooks/mary.yml", NULL, MARY, "" },
  { "codebooks/mary.dic", NULL, "ANOTHER_CATEGORY: had, mary\nA_CATEGORY: lamb, little, more\n",
    "" },
  { "codebooks/mary_doubleterm.dic", NULL,
    "ANOTHER_CATEGORY: had, little, mary\nA_CATEGORY: lamb, little, more\n", "" },
  { "codebooks/mary_multipletabs.dic", NULL,
    "ANOTHER_CATEGORY: had, little, mary\nA_CATEGORY: lamb, little, more\n", "" },
  { "codebooks/mary_missingcat.dic", NULL,
    "ANOTHER_CATEGORY: had, little, mary\nA_CATEGORY: lamb, little, more\n",
    "9: the category 03 of 'little' is not in the legend; it is left out\n" },
  { "codebooks/mary_zeropadding.dic", NULL,
    "ANOTHER_CATEGORY: had, little, mary\nA_CATEGORY: lamb, little, more\n",
    "9: the category 03 of 'little' is not in the legend; it is left out\n" },
  { "codebooks/liwc_extracodes.dic", NULL,
    "affect: kind, likeab*, liked, not kind of\ncause:\ncogmech: kind of, kinda\ndiscrep:\nfamily: "
    "kin\nfiller:\nfriend:\n"
    "humans:\ninsight:\npast: liked\nposemo: kind, likeab*, liked, not kind of\ntentat: kind of, "
    "kinda\ntime: like\n"
    "verb: liked\nwhatever: kin\nwhatever2: light\n",
    "20: the condition '<of>131/125' of 'kind' is read as the pattern 'kind of' of 'cogmech', and "
    "as 'kind' but not "
    "'kind of' of 'affect'\n"
    "20: the condition '<of>135/126' of 'kind' is read as the pattern 'kind of' of 'tentat', and "
    "as 'kind' but not "
    "'kind of' of 'posemo'\n"
    "23: thema does not know the condition '(02 134)125/464', '(02 134)126', '(02 134)126' of "
    "'like'; it is left out, "
    "and with it the categories that it names\n" },
  { "codebooks/liwc_hierarchical.dic", NULL,
    "else:\nelse.filler:\nelse.time: like\nelse.whatever2: light\nmisc:\nmisc.affect: kind, "
    "likeab*, liked, not kind of\n"
    "misc.family: kin\nmisc.friend:\nmisc.humans:\nmisc.posemo: kind, likeab*, liked, not kind "
    "of\nmisc.whatever: kin\n"
    "nothing:\npast: liked\npast.cogmech: kind of, "
    "kinda\npast.insight:\npast.insight.cause:\npast.insight.discrep:\n"
    "past.insight.tentat: kind of, kinda\nverb: liked\n",
    "16: the category 'else' has no number, so that no word has it; it is kept as a group\n"
    "20: the category 'nothing' has no number, so that no word has it; it is kept as a group\n"
    "23: the condition '<of>131/125' of 'kind' is read as the pattern 'kind of' of 'past.cogmech', "
    "and as 'kind' but "
    "not 'kind of' of 'misc.affect'\n"
    "23: the condition '<of>135/126' of 'kind' is read as the pattern 'kind of' of "
    "'past.insight.tentat', and as 'kind' "
    "but not 'kind of' of 'misc.posemo'\n"
    "26: thema does not know the condition '(02 134)125/464', '(02 134)126', '(02 134)126' of "
    "'like'; it is left out, "
    "and with it the categories that it names\n"
    "28: the category 721 of 'liked' is not in the legend; it is left out\n" },
  { "refi-qda/atlasti23.qdc", NULL,
    "# |Exported by ATLAS.ti Win "
    "23.4.0.\ncode1|description|#46AA00|1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294:\n",
    "9: the set 'code group 1' (codes in it: 1) is left out; thema has no sets of codes\n" },
  { "refi-qda/taguette_uto_tag.qdc", NULL,
    "# |Exported by Taguette 1.4.1.\nCodeBook|A2209CFF-8E89-5B0A-A7B0-CDDC4BE92936:\n"
    "Variables|DD1B8AD4-9B6E-5BE2-BD0B-FDE7DEAFDDA4:\nxsd:element "
    "name|098AC082-A9C7-50F4-9728-48730081A95E:\n",
    "" },
};

/* The path of a file in the folder of shared data (transfer full); NULL, and the test is skipped:
 * it is not there. */
static char *
shared (const char *name)
{
  const char *data = g_getenv ("THEMA_SHARED_DATA");
  g_autofree char *path = g_build_filename (data != NULL ? data : "", name, NULL);
  if (data != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_autofree char *message = g_strdup_printf ("%s is not there (THEMA_SHARED_DATA)", name);
  g_test_skip (message);
  return NULL;
}

static ThemaCodebook *
load (const char *path, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  const ThemaCodebookOptions options = { .encoding = encoding };
  ThemaCodebook *codebook = thema_codebook_load (path, &options, &error);
  g_assert_no_error (error);
  return codebook;
}

static void
describe_patterns (GString *out, const GArray *patterns, const char *kind, gboolean *first)
{
  for (guint i = 0; i < patterns->len; i++, *first = FALSE)
    g_string_append_printf (out, "%s %s%s", *first ? "" : ",", kind,
                            g_array_index (patterns, ThemaPattern, i).text);
}

static char *
describe (const ThemaCodebook *codebook)
{
  GString *out = g_string_new (NULL);
  if (*codebook->title != '\0')
    g_string_append_printf (out, "# %s\n", codebook->title);
  if (*codebook->description != '\0')
    g_string_append_printf (out, "# |%s\n", codebook->description);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      const char *fields[] = { code->definition, code->color, code->guid };
      gboolean first = TRUE;
      g_assert_true (g_str_has_suffix (code->name, code->label));
      g_string_append (out, code->name);
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        if (*fields[f] != '\0')
          g_string_append_printf (out, "|%s", fields[f]);
      g_string_append_c (out, ':');
      describe_patterns (out, code->patterns, "", &first);
      describe_patterns (out, code->exclusions, "not ", &first);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
test_file (gconstpointer data)
{
  const File *file = data;
  g_autofree char *path = shared (file->path);
  if (path == NULL)
    return;
  g_autoptr (ThemaCodebook) codebook = load (path, file->encoding);
  g_autofree char *model = describe (codebook);
  g_autoptr (GString) notes = g_string_new (NULL);
  for (guint i = 0; i < codebook->notes->len; i++)
    g_string_append_printf (
        notes, "%s\n", (const char *) g_ptr_array_index (codebook->notes, i) + strlen (path) + 1);
  g_assert_cmpstr (model, ==, file->model);
  g_assert_cmpstr (notes->str, ==, file->notes);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Sorted, each once, a line each. */
static char *
join (GPtrArray *lines)
{
  GString *out = g_string_new (NULL);
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    if (i == 0 || strcmp (lines->pdata[i - 1], lines->pdata[i]) != 0)
      g_string_append_printf (out, "%s\n", (const char *) lines->pdata[i]);
  return g_string_free (out, FALSE);
}

/* "CODE: pattern", in lower case as the other program has its patterns. */
static char *
flatten (const ThemaCodebook *codebook)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      for (guint j = 0; j < code->patterns->len; j++)
        {
          g_autofree char *lower
              = g_utf8_strdown (g_array_index (code->patterns, ThemaPattern, j).text, -1);
          g_ptr_array_add (lines, g_strdup_printf ("%s: %s", code->name, lower));
        }
    }
  return join (lines);
}

/* The same of a table of key and value; it keeps underscores, which part the words of a phrase. */
static char *
flatten_table (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) csv = thema_csv_reader_new (path, bytes, length, ',');
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (thema_csv_reader_next (csv, arena, NULL));
  while (thema_csv_reader_next (csv, arena, NULL))
    {
      const ThemaSlice *fields = thema_csv_reader_fields (csv, &n);
      g_assert_cmpuint (n, ==, 2);
      g_autofree char *value = g_strndup (fields[1].bytes, fields[1].length);
      g_strdelimit (value, "_", ' ');
      g_ptr_array_add (
          lines, g_strdup_printf ("%.*s: %s", (int) fields[0].length, fields[0].bytes, value));
    }
  return join (lines);
}

/* The patterns as another program read them. */
static void
check_table (const char *name, const char *table, guint n_codes)
{
  g_autofree char *path = shared (name), *table_path = shared (table);
  if (path == NULL || table_path == NULL)
    return;
  g_autoptr (ThemaCodebook) codebook = load (path, NULL);
  g_autofree char *ours = flatten (codebook), *theirs = flatten_table (table_path);
  g_assert_cmpstr (ours, ==, theirs);
  g_assert_cmpuint (thema_codebook_n_codes (codebook), ==, n_codes);
  g_assert_cmpuint (codebook->notes->len, ==, 0);
}

static void
test_laver_garry (void)
{
  check_table ("codebooks/laver-garry.cat", "reference/dict_lgcat_flat.csv", 26);
}

static void
test_moral_foundations (void)
{
  check_table ("codebooks/moral_foundations_dictionary.dic", "reference/dict_mfd1_flat.csv", 11);
}

/* The categories above the patterns, by looking at nothing but the tags in their order. */
static char *
flatten_tags (const char *path)
{
  g_autofree char *bytes = NULL;
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_autoptr (GRegex) tag = g_regex_new ("<(cnode|pnode) name=\"([^\"]*)\"|</cnode>", 0, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (tag, bytes, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *kind = g_match_info_fetch (match, 1), *name = g_match_info_fetch (match, 2);
      if (g_strcmp0 (kind, "cnode") == 0)
        g_ptr_array_add (open, g_steal_pointer (&name));
      else if (g_strcmp0 (kind, "pnode") != 0)
        g_ptr_array_set_size (open, (int) open->len - 1);
      else
        {
          g_autoptr (GString) line = g_string_new (NULL);
          /* The outermost one is the dictionary. */
          for (guint i = 1; i < open->len; i++)
            g_string_append_printf (line, "%s%s", i > 1 ? "." : "", (const char *) open->pdata[i]);
          g_ptr_array_add (lines, g_strdup_printf ("%s: %s", line->str, name));
        }
    }
  return join (lines);
}

static void
test_laver_garry_xml (void)
{
  g_autofree char *path = shared ("codebooks/laver-garry.ykd");
  if (path == NULL)
    return;
  g_autoptr (ThemaCodebook) codebook = load (path, NULL);
  g_autofree char *ours = flatten (codebook), *tags = flatten_tags (path);
  g_assert_cmpstr (codebook->title, ==, "Laver and Garry");
  g_assert_cmpstr (ours, ==, tags);
  g_assert_cmpuint (codebook->notes->len, ==, 0);
}

/* Every file is looked at by some test. */
static void
test_all_files (void)
{
  static const char *const elsewhere[]
      = { "laver-garry.cat", "laver-garry.ykd", "moral_foundations_dictionary.dic", NULL };
  g_autofree char *folder = shared ("codebooks");
  if (folder == NULL)
    return;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      gboolean known = g_strv_contains (elsewhere, name);
      for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
        known |= g_str_has_suffix (files[i].path, name);
      if (!known)
        g_error ("no test looks at %s", name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat ("/codebook-wild/", files[i].path, NULL);
      g_test_add_data_func (name, &files[i], test_file);
    }
  g_test_add_func ("/codebook-wild/laver-garry", test_laver_garry);
  g_test_add_func ("/codebook-wild/laver-garry-xml", test_laver_garry_xml);
  g_test_add_func ("/codebook-wild/moral-foundations", test_moral_foundations);
  g_test_add_func ("/codebook-wild/all-files", test_all_files);
  return g_test_run ();
}
