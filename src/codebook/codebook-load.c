/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to a codebook: its format, its encoding, its reader. */
#include "base/input.h"
#include "codebook/codebook.h"
#include "codebook/dictionary.h"
#include "codebook/encoding.h"
#include "codebook/format.h"
#include "codebook/pattern-words.h"

#include <string.h>

/* The file's text (transfer full), and its format where `*format` is NULL. */
static char *
decode (ThemaCodebook *self, const char *bytes, gsize length, const char *encoding,
        const ThemaFormat **format, gsize *text_length, GError **error)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  const char *stated = encoding != NULL ? encoding : thema_encoding_stated (bytes, length, scratch);
  if (stated != NULL)
    {
      char *text = thema_encoding_convert (self, bytes, length, stated, text_length, error);
      if (text != NULL && *format == NULL)
        *format = thema_format_recognize (self->path, text, *text_length);
      return text;
    }
  if (*format == NULL)
    *format = thema_format_recognize (self->path, bytes, length);
  if (!(*format)->is_unicode)
    return thema_encoding_guess (self, bytes, length, text_length, error);
  thema_dictionary_fail (self, thema_encoding_fault_line (bytes, length), error,
                         "the bytes here are not UTF-8, in which codebooks of the format '%s' are; "
                         "save the file as UTF-8, or state its encoding",
                         (*format)->name);
  return NULL;
}

/* The reason in the message of thema_pattern_words (): without file and line, and without advice.
 */
static char *
reason_of (const ThemaCodebook *self, guint line, const char *message)
{
  g_autofree char *place = g_strdup_printf ("%s:%u: ", self->path, line);
  if (g_str_has_prefix (message, place))
    message += strlen (place);
  const char *quote = strrchr (message, '\'');
  const char *advice = strstr (quote != NULL ? quote : message, "; ");
  return advice != NULL ? g_strndup (message, (gsize) (advice - message)) : g_strdup (message);
}

/* Leaves out the patterns that can never match, so that the others can be used. */
static void
drop_patterns (ThemaCodebook *self, GArray *patterns, ThemaPatternCutter *cutter)
{
  guint n = 0;
  ThemaPattern *all = (ThemaPattern *) (gpointer) patterns->data;
  for (guint i = 0; i < patterns->len; i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GPtrArray) words = thema_pattern_words (cutter, self->path, &all[i], &cause);
      ThemaPattern pattern = all[i];
      if (words == NULL)
        {
          g_autofree char *reason = reason_of (self, pattern.line, cause->message);
          thema_codebook_note (self, pattern.line, "%s; it is left out", reason);
          continue;
        }
      all[i] = all[n];
      all[n++] = pattern;
    }
  g_array_set_size (patterns, n);
}

static void
drop_useless (ThemaCodebook *self, const ThemaTokenRules *rules)
{
  static const ThemaTokenRules usual = { .entities = TRUE };
  g_autoptr (ThemaPatternCutter) cutter = thema_pattern_cutter_new (rules != NULL ? rules : &usual);
  for (guint32 i = 0; i < thema_codebook_n_codes (self); i++)
    {
      ThemaCode *code = g_ptr_array_index (self->codes, i);
      drop_patterns (self, code->patterns, cutter);
      drop_patterns (self, code->exclusions, cutter);
    }
}

/* By line, whenever they were written. `user_data` is the length of what stands before the line. */
static int
compare_notes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *x = *(char *const *) a, *y = *(char *const *) b;
  gsize at = GPOINTER_TO_SIZE (user_data);
  guint64 line_x = g_ascii_strtoull (x + at, NULL, 10),
          line_y = g_ascii_strtoull (y + at, NULL, 10);
  return line_x != line_y ? (line_x < line_y ? -1 : 1) : strcmp (x, y);
}

ThemaCodebook *
thema_codebook_parse_as (const char *path, const char *bytes, gsize length,
                         const ThemaCodebookOptions *options, GError **error)
{
  static const ThemaCodebookOptions none = { 0 };
  g_autoptr (ThemaCodebook) self = thema_codebook_new (path);
  const ThemaFormat *format = NULL;
  gsize text_length;
  if (options == NULL)
    options = &none;
  if (options->format != NULL && (format = thema_format_find (options->format)) == NULL)
    {
      thema_dictionary_fail (self, 1, error, "there is no format '%s' of codebooks; choose %s",
                             options->format, THEMA_FORMAT_NAMES);
      return NULL;
    }
  if (length > THEMA_MAX_CODEBOOK)
    {
      thema_dictionary_fail (self, 1, error, "the file has more than %u MiB; is it a codebook?",
                             THEMA_MAX_CODEBOOK >> 20);
      return NULL;
    }
  g_autofree char *text
      = decode (self, bytes, length, options->encoding, &format, &text_length, error);
  if (text == NULL || !format->read (self, text, text_length, error)
      || !thema_codebook_seal (self, error))
    return NULL;
  if (format->is_foreign && !self->own_form)
    drop_useless (self, options->rules);
  g_ptr_array_sort_with_data (self->notes, compare_notes,
                              GSIZE_TO_POINTER (strlen (self->path) + 1));
  return g_steal_pointer (&self);
}

ThemaCodebook *
thema_codebook_parse (const char *path, const char *bytes, gsize length, GError **error)
{
  return thema_codebook_parse_as (path, bytes, length, NULL, error);
}

ThemaCodebook *
thema_codebook_load (const char *path, const ThemaCodebookOptions *options, GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return NULL;
  return thema_codebook_parse_as (path, input->bytes, input->length, options, error);
}
