/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/prose.h"

#include "report/works.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

typedef enum
{
  RUN_TEXT,
  RUN_CODE,
  RUN_TITLE,
  RUN_CITATION, /* of keys with blanks between */
  RUN_END,      /* of a paragraph */
} RunKind;

typedef struct
{
  RunKind kind;
  char *text; /* owned */
} Run;

struct _ThemaProse
{
  GArray *runs;         /* owned, of Run */
  GHashTable *versions; /* owned: of works, by key */
};

static void
run_clear (gpointer data)
{
  g_free (((Run *) data)->text);
}

ThemaProse *
thema_prose_new (void)
{
  ThemaProse *self = g_new0 (ThemaProse, 1);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (self->runs, run_clear);
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
thema_prose_free (ThemaProse *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->runs);
  g_hash_table_unref (self->versions);
  g_free (self);
}

static void
add_run (ThemaProse *self, RunKind kind, char *text)
{
  Run run = { kind, text };
  g_array_append_val (self->runs, run);
}

/* One line of valid UTF-8: what is no letter in any format cannot do harm in none. */
static char *
tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);
      if (g_unichar_isspace (c) || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (line, ' ');
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
        g_string_append (line, REPLACEMENT);
      else
        g_string_append_unichar (line, c);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

void
thema_prose_set_version (ThemaProse *self, const char *key, const char *version)
{
  g_hash_table_replace (self->versions, g_strdup (key), tidy (version));
}

void
thema_prose_quote (ThemaProse *self, const char *text)
{
  add_run (self, RUN_TEXT, tidy (text));
}

void
thema_prose_code (ThemaProse *self, const char *text)
{
  add_run (self, RUN_CODE, tidy (text));
}

void
thema_prose_title (ThemaProse *self, const char *text)
{
  add_run (self, RUN_TITLE, tidy (text));
}

void
thema_prose_say (ThemaProse *self, const char *words)
{
  while (*words != '\0')
    {
      gsize plain = strcspn (words, "[`");
      if (plain > 0)
        add_run (self, RUN_TEXT, g_strndup (words, plain));
      words += plain;
      if (*words == '\0')
        return;
      const char *end = strchr (words + 1, *words == '[' ? ']' : '`');
      g_return_if_fail (end != NULL);
      char *inside = g_strndup (words + 1, (gsize) (end - words - 1));
      if (*words == '[')
        g_strdelimit (inside, ";", ' ');
      add_run (self, *words == '[' ? RUN_CITATION : RUN_CODE, inside);
      words = end + 1;
    }
}

static char *
group_digits (guint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autoptr (GString) number = g_string_new (NULL);
  for (gsize length = strlen (digits), i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (number, ',');
      g_string_append_c (number, digits[i]);
    }
  return g_string_free (g_steal_pointer (&number), FALSE);
}

void
thema_prose_count (ThemaProse *self, guint64 n, const char *one, const char *many)
{
  g_autofree char *number = group_digits (n);
  if (one == NULL)
    add_run (self, RUN_TEXT, g_steal_pointer (&number));
  else
    add_run (self, RUN_TEXT, g_strconcat (number, " ", n == 1 ? one : many, NULL));
}

void
thema_prose_list (ThemaProse *self, const char *const *items)
{
  for (guint i = 0; items[i] != NULL; i++)
    {
      if (i > 0)
        thema_prose_say (self, items[i + 1] != NULL ? ", " : " and ");
      thema_prose_say (self, items[i]);
    }
}

void
thema_prose_end_paragraph (ThemaProse *self)
{
  add_run (self, RUN_END, NULL);
}

static const struct
{
  char c;
  const char *tex;
} tex_characters[] = {
  { '\\', "\\textbackslash{}" },
  { '{', "\\{" },
  { '}', "\\}" },
  { '$', "\\$" },
  { '&', "\\&" },
  { '#', "\\#" },
  { '%', "\\%" },
  { '_', "\\_" },
  { '~', "\\textasciitilde{}" },
  { '^', "\\textasciicircum{}" },
  { '<', "\\textless{}" },
  { '>', "\\textgreater{}" },
  { '|', "\\textbar{}" },
  { '"', "\\symbol{34}" },
  { '`', "\\symbol{96}" },
};

static void
append_tex (GString *out, const char *text)
{
  guint run = 0; /* of letters and digits: a digest must break somewhere */
  for (; *text != '\0'; text++)
    {
      gsize i = 0;
      while (i < G_N_ELEMENTS (tex_characters) && tex_characters[i].c != *text)
        i++;
      run = g_ascii_isalnum (*text) ? run + 1 : 0;
      if (i < G_N_ELEMENTS (tex_characters))
        g_string_append (out, tex_characters[i].tex);
      else
        g_string_append_c (out, *text);
      if (*text == '-' && text[1] == '-')
        g_string_append (out, "{}"); /* two hyphens, no dash */
      if (run > 0 && run % 16 == 0 && g_ascii_isalnum (text[1]))
        g_string_append (out, "\\allowbreak{}");
    }
}

static void
append_markdown (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (strchr ("\\`*_[]<>@$~^#|&{}", *text) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text);
    }
}

/* Code in Markdown stands between more backticks than there are in it. */
static void
append_markdown_code (GString *out, const char *text)
{
  guint longest = 0, run = 0;
  for (const char *at = text; *at != '\0'; at++)
    {
      run = *at == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  const char *blank = longest > 0 ? " " : "";
  g_autofree char *fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (out, "%s%s%s%s%s", fence, blank, text[0] != '\0' ? text : " ", blank,
                          fence);
}

/* A citation belongs to the word before it. */
static void
append_citation (const ThemaProse *self, GString *out, ThemaProseFormat format, const char *keys)
{
  static const char *const before[] = { " [", "~\\citep{", " (" }, *const after = "]})";
  static const char *const between[] = { "; ", ",", "; " };
  g_auto (GStrv) list = g_strsplit_set (keys, " ", -1);
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append (out, before[format]);
  guint n = 0;
  for (char **key = list; *key != NULL; key++)
    {
      if (**key == '\0')
        continue;
      const ThemaWork *work = thema_work_find (*key);
      g_return_if_fail (work != NULL);
      if (n++ > 0)
        g_string_append (out, between[format]);
      g_autofree char *cite = thema_work_cite (work, g_hash_table_lookup (self->versions, *key));
      g_string_append_printf (out, "%s%s", format == THEMA_PROSE_MARKDOWN ? "@" : "",
                              format == THEMA_PROSE_PLAIN ? cite : *key);
    }
  g_string_append_c (out, after[format]);
}

/* Words, between marks that belong to their kind. */
static void
append_words (GString *out, ThemaProseFormat format, const Run *run)
{
  static const char *const before[][3]
      = { { "", "", "" }, { "", "\\texttt{", "" }, { "\"", "``", "\"" } };
  static const char *const after[][3] = { { "", "", "" }, { "", "}", "" }, { "\"", "''", "\"" } };
  /* Nothing but marks tells where code of several words ends in plain text. */
  gboolean marked
      = format == THEMA_PROSE_PLAIN && run->kind == RUN_CODE && strchr (run->text, ' ') != NULL;
  g_string_append (out, marked ? "\"" : before[run->kind][format]);
  if (format == THEMA_PROSE_PLAIN)
    g_string_append (out, run->text);
  else if (format == THEMA_PROSE_LATEX)
    append_tex (out, run->text);
  else if (run->kind == RUN_CODE)
    append_markdown_code (out, run->text);
  else
    append_markdown (out, run->text);
  g_string_append (out, marked ? "\"" : after[run->kind][format]);
}

static void
append_run (const ThemaProse *self, GString *out, ThemaProseFormat format, const Run *run)
{
  if (run->kind == RUN_CITATION)
    append_citation (self, out, format, run->text);
  else if (run->kind == RUN_END)
    {
      while (g_str_has_suffix (out->str, " "))
        g_string_truncate (out, out->len - 1);
      g_string_append (out, "\n\n");
    }
  else
    append_words (out, format, run);
}

/* The works cited, in the order of the table. */
static GPtrArray *
list_works (const ThemaProse *self)
{
  g_autoptr (GHashTable) cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      g_auto (GStrv) keys = g_strsplit_set (run->kind == RUN_CITATION ? run->text : "", " ", -1);
      for (char **key = keys; *key != NULL; key++)
        g_hash_table_add (cited, g_strdup (*key));
    }
  GPtrArray *works = g_ptr_array_new ();
  for (const ThemaWork *work = thema_works; work->key != NULL; work++)
    if (g_hash_table_contains (cited, work->key))
      g_ptr_array_add (works, (gpointer) work);
  return works;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_references (const ThemaProse *self, GString *out)
{
  g_autoptr (GPtrArray) works = list_works (self);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < works->len; i++)
    {
      const ThemaWork *work = works->pdata[i];
      const char *version = g_hash_table_lookup (self->versions, work->key);
      g_ptr_array_add (lines, thema_work_reference (work, version));
    }
  if (lines->len == 0)
    return;
  g_ptr_array_sort (lines, compare_texts);
  g_string_append (out, "References\n\n");
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) lines->pdata[i]);
}

char *
thema_prose_render (const ThemaProse *self, ThemaProseFormat format)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < self->runs->len; i++)
    append_run (self, out, format, &g_array_index (self->runs, Run, i));
  if (format == THEMA_PROSE_PLAIN)
    append_references (self, out);
  else if (g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
thema_prose_bibliography (const ThemaProse *self)
{
  g_autoptr (GPtrArray) works = list_works (self);
  g_autoptr (GString) out = g_string_new (THEMA_BIBLIOGRAPHY_HEAD "\n");
  for (guint i = 0; i < works->len; i++)
    {
      const ThemaWork *work = works->pdata[i];
      const char *version = g_hash_table_lookup (self->versions, work->key);
      g_autofree char *entry = thema_work_bibtex (work, version);
      g_string_append_printf (out, "\n%s", entry);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
