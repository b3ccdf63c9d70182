/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/regex.h"

#include "codebook/error.h"

#include <string.h>

/* PCRE2's words for the limits: steps, and how deeply they nest. The just-in-time compiler counts
 * otherwise, and not every machine has it. */
#define LIMITS "(*NO_JIT)(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=5000)"
#define MAX_LENGTH 1000

struct _ThemaRegex
{
  GRegex *regex; /* owned */
  char *path;    /* owned */
  char *text;    /* owned */
  guint line;
};

static void
fail (const char *path, guint line, const char *text, GError **error, const char *what)
{
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN,
               "%s:%u: the regular expression '%s' %s", path, line, text, what);
}

/* What PCRE2 knows and a word has no use for: a way out before the word's end, and half a letter.
 */
static const char *
find_trick (const char *text)
{
  if (strstr (text, "(*ACCEPT") != NULL)
    return "cannot be used: (*ACCEPT) would match a part of a word";
  for (const char *p = text; (p = strchr (p, '\\')) != NULL && p[1] != '\0'; p += 2)
    if (p[1] == 'C')
      return "cannot be used: \\C is a byte, which may be a part of a letter; write a dot";
  return NULL;
}

ThemaRegex *
thema_regex_new (const char *path, const ThemaPattern *pattern, GError **error)
{
  if (strlen (pattern->text) > MAX_LENGTH)
    {
      fail (path, pattern->line, "...", error, "is longer than 1000 bytes; write several patterns");
      return NULL;
    }
  const char *trick = find_trick (pattern->text);
  if (trick != NULL)
    {
      fail (path, pattern->line, pattern->text, error, trick);
      return NULL;
    }
  g_autoptr (GError) cause = NULL;
  GRegexCompileFlags flags = pattern->case_sensitive ? 0 : G_REGEX_CASELESS;
  /* By itself first: what is wrong with it is told by its own places, and not by those of the
   * wrapped one. */
  g_autoptr (GRegex) bare = g_regex_new (pattern->text, flags, 0, &cause);
  g_autofree char *wrapped = g_strdup_printf (LIMITS "\\A(?:%s)\\z", pattern->text);
  g_autoptr (GRegex) regex = bare != NULL ? g_regex_new (wrapped, flags, 0, &cause) : NULL;
  if (regex == NULL)
    {
      g_autofree char *what = g_strdup_printf ("cannot be used: %s", cause->message);
      fail (path, pattern->line, pattern->text, error, what);
      return NULL;
    }
  ThemaRegex self
      = { g_steal_pointer (&regex), g_strdup (path), g_strdup (pattern->text), pattern->line };
  return g_memdup2 (&self, sizeof self);
}

void
thema_regex_free (ThemaRegex *self)
{
  if (self == NULL)
    return;
  g_regex_unref (self->regex);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

gboolean
thema_regex_match (const ThemaRegex *self, const char *word, gsize length, gboolean *matches,
                   GError **error)
{
  g_autoptr (GError) cause = NULL;
  *matches = g_regex_match_full (self->regex, word, (gssize) length, 0, 0, NULL, &cause);
  if (cause == NULL)
    return TRUE;
  g_autofree char *what
      = g_strdup_printf ("takes too many steps on the word '%.*s'; write it without nested "
                         "repetitions such as (a+)+",
                         (int) MIN (length, 100), word);
  fail (self->path, self->line, self->text, error, what);
  return FALSE;
}
