/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/record-keys.h"

#include "base/digest.h"
#include "corpus/folded.h"
#include "corpus/tidy-values.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#define MIN_TITLE_WORDS 4
#define MIN_TITLE_LETTERS 25
#define MANY_TITLE_LETTERS 60 /* of scripts that put no blanks between words, too */
#define HASH_DIGITS 16

/* Long enough, and yet in every volume; letters alone, and only how they begin. */
static const char *const common_titles[] = {
  "acknowledgementofreviewers",
  "acknowledgmentofreviewers",
  "acknowledgmenttoreviewers",
  "editorialintroductiontothe",
  "foreword",
  "guesteditorial",
  "introductiontothespecial",
  "introductiontothethemed",
  "introductiontothisspecial",
  "introductiontotheissue",
  "introductiontothisissue",
  "lettertotheeditor",
  "lettersfromtheeditor",
  "listofreviewers",
  "messagefromtheeditor",
  "notefromtheeditor",
  "tableofcontents",
  "thankstoreviewers",
};

void
thema_key_maker_init (ThemaKeyMaker *self)
{
  self->composed = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  self->joined = g_string_new (NULL);
}

void
thema_key_maker_clear (ThemaKeyMaker *self)
{
  g_string_free (self->composed, TRUE);
  g_string_free (self->folded, TRUE);
  g_string_free (self->joined, TRUE);
}

/* Never 0, which stands for no key. Kinds of keys share no hash. */
static guint64
hash (const GString *string, guint64 kind)
{
  guint64 key = XXH3_64bits_withSeed (string->str, string->len, kind);
  return MAX (key, 1);
}

static guint
count_words (ThemaSlice text)
{
  guint n = 0;
  gboolean inside = FALSE;
  for (gsize i = 0; i < text.length; i++)
    {
      gboolean blank = g_ascii_isspace (text.bytes[i]);
      n += !blank && !inside;
      inside = !blank;
    }
  return n;
}

static gboolean
says_little (ThemaSlice title, const GString *letters)
{
  if (letters->len < MIN_TITLE_LETTERS
      || (letters->len < MANY_TITLE_LETTERS && count_words (title) < MIN_TITLE_WORDS))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (common_titles); i++)
    if (g_str_has_prefix (letters->str, common_titles[i]))
      return TRUE;
  return FALSE;
}

/* Up to the first comma, semicolon or blank: most often the family name. */
static ThemaSlice
first_author (const ThemaEntry *entry)
{
  ThemaSlice authors = thema_slice_trim (entry->fields[THEMA_FIELD_AUTHORS]);
  gsize n = 0;
  while (n < authors.length && strchr (",; \t\n", authors.bytes[n]) == NULL)
    n++;
  return (ThemaSlice){ authors.bytes, n };
}

/* Up to the first semicolon, so that "Yann LeCun", "LeCun, Y." and "LeCun Y., Bengio Y." have a
 * name in common. Initials are none. */
static guint64
author_names (ThemaKeyMaker *self, const ThemaEntry *entry)
{
  ThemaSlice authors = entry->fields[THEMA_FIELD_AUTHORS];
  const char *end = memchr (authors.bytes, ';', authors.length);
  if (end != NULL)
    authors.length = (gsize) (end - authors.bytes);
  guint64 names = 0;
  for (gsize i = 0, n; i < authors.length; i += n + 1)
    {
      for (n = 0; i + n < authors.length && strchr (",. \t\n", authors.bytes[i + n]) == NULL;)
        n++;
      thema_folded_letters ((ThemaSlice){ authors.bytes + i, n }, self->composed, self->folded);
      if (self->folded->len > 2)
        names |= (guint64) 1 << (XXH3_64bits (self->folded->str, self->folded->len) & 63);
    }
  return names;
}

/* Title and year into `joined`; FALSE: there is no title. */
static gboolean
join_title (ThemaKeyMaker *self, const ThemaEntry *entry)
{
  thema_folded_letters (entry->fields[THEMA_FIELD_TITLE], self->composed, self->folded);
  g_string_assign (self->joined, self->folded->str);
  g_string_append_c (self->joined, '\n');
  ThemaSlice year = thema_tidy_year (entry->fields[THEMA_FIELD_YEAR]);
  g_string_append_len (self->joined, year.bytes, (gssize) year.length);
  return self->folded->len > 0;
}

ThemaRecordKeys
thema_record_keys (ThemaKeyMaker *self, const ThemaEntry *entry, ThemaArena *arena)
{
  ThemaRecordKeys keys = { 0 };
  ThemaSlice doi = thema_tidy_doi (entry->fields[THEMA_FIELD_DOI], arena);
  if (doi.length > 0)
    keys.doi = MAX (XXH3_64bits_withSeed (doi.bytes, doi.length, 1), 1);
  keys.authors = author_names (self, entry);
  if (!join_title (self, entry))
    return keys;
  if (!says_little (entry->fields[THEMA_FIELD_TITLE], self->folded))
    {
      keys.title = hash (self->joined, 2);
      return keys;
    }
  keys.weak_title = hash (self->joined, 3);
  thema_folded_letters (first_author (entry), self->composed, self->folded);
  if (self->folded->len == 0)
    return keys;
  g_string_append_c (self->joined, '\n');
  g_string_append (self->joined, self->folded->str);
  keys.title = hash (self->joined, 4);
  return keys;
}

ThemaSlice
thema_record_make_id (ThemaKeyMaker *self, const ThemaEntry *entry, ThemaSlice text,
                      ThemaArena *arena)
{
  ThemaSlice id = thema_tidy_doi (entry->fields[THEMA_FIELD_DOI], arena);
  if (id.length == 0)
    id = thema_slice_trim (entry->fields[THEMA_FIELD_ACCESSION]);
  if (id.length > 0)
    return id;
  if (!join_title (self, entry))
    {
      thema_folded_letters (text, self->composed, self->folded);
      g_string_assign (self->joined, self->folded->str);
    }
  g_autofree char *hex = thema_digest_of_bytes (self->joined->str, self->joined->len);
  g_autofree char *made = g_strdup_printf ("h%.*s", HASH_DIGITS, hex);
  gsize length = strlen (made);
  return (ThemaSlice){ thema_arena_copy (arena, made, length), length };
}
