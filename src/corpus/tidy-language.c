/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages by their codes and names, as ICU knows them. */
#include "corpus/tidy-values.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_NAME 64

struct _ThemaLanguages
{
  GHashTable *codes; /* owned: names and codes in lower case (owned) -> ISO 639 code (borrowed) */
};

/* Codes of libraries (MARC, ISO 639-2/B) that differ from those of ISO 639-3, and names that ICU
 * does not give. */
static const char *const library_codes[][2] = {
  { "alb", "sq" },
  { "arm", "hy" },
  { "baq", "eu" },
  { "bur", "my" },
  { "chi", "zh" },
  { "cze", "cs" },
  { "dut", "nl" },
  { "fre", "fr" },
  { "geo", "ka" },
  { "ger", "de" },
  { "gre", "el" },
  { "ice", "is" },
  { "mac", "mk" },
  { "mao", "mi" },
  { "may", "ms" },
  { "per", "fa" },
  { "rum", "ro" },
  { "scc", "sr" },
  { "scr", "hr" },
  { "slo", "sk" },
  { "tib", "bo" },
  { "wel", "cy" },
  { "american english", "en" },
  { "bahasa indonesia", "id" },
  { "brazilian portuguese", "pt" },
  { "british english", "en" },
  { "castellano", "es" },
  { "castilian", "es" },
  { "espanol", "es" },
  { "farsi", "fa" },
  { "flemish", "nl" },
  { "francais", "fr" },
  { "mandarin", "zh" },
  { "mandarin chinese", "zh" },
  { "modern greek", "el" },
  { "moldavian", "ro" },
  { "portugues", "pt" },
  { "simplified chinese", "zh" },
  { "slovene", "sl" },
  { "traditional chinese", "zh" },
  { "valencian", "ca" },
};

static char *
lower_key (const char *bytes, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, (gssize) length);
  return g_utf8_strdown (valid, -1);
}

static void
learn (ThemaLanguages *self, const char *name, const char *code)
{
  char *key = lower_key (name, strlen (name));
  if (*key == '\0' || g_hash_table_contains (self->codes, key))
    g_free (key);
  else
    g_hash_table_insert (self->codes, key, (gpointer) code);
}

/* The language's name in the words of `locale`. */
static void
learn_name (ThemaLanguages *self, const char *code, const char *locale)
{
  UChar wide[MAX_NAME];
  char name[4 * MAX_NAME];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = uloc_getDisplayLanguage (code, locale, wide, MAX_NAME, &status), length;
  if (U_FAILURE (status))
    return;
  u_strToUTF8 (name, sizeof name - 1, &length, wide, n, &status);
  if (U_FAILURE (status))
    return;
  name[length] = '\0';
  learn (self, name, code);
}

ThemaLanguages *
thema_languages_new (void)
{
  ThemaLanguages *self = g_new0 (ThemaLanguages, 1);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* First all codes, then names: those of a small language must not hide those of a large one. */
  const char *const *languages = uloc_getISOLanguages ();
  for (guint i = 0; languages[i] != NULL; i++)
    learn (self, languages[i], languages[i]);
  for (guint i = 0; i < G_N_ELEMENTS (library_codes); i++)
    learn (self, library_codes[i][0], library_codes[i][1]);
  for (guint i = 0; languages[i] != NULL; i++)
    learn (self, uloc_getISO3Language (languages[i]), languages[i]);
  for (guint i = 0; languages[i] != NULL; i++)
    learn_name (self, languages[i], "en");
  for (guint i = 0; languages[i] != NULL; i++)
    learn_name (self, languages[i], languages[i]);
  return self;
}

void
thema_languages_free (ThemaLanguages *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->codes);
  g_free (self);
}

ThemaSlice
thema_languages_tidy (const ThemaLanguages *self, ThemaSlice value)
{
  ThemaSlice whole = thema_slice_trim (value);
  /* The whole of it first, then what stands before other languages or a region. */
  static const char *const stops[] = { "", ";,/|\n", ";,/|\n(-_" };
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gsize n = 0;
      while (n < whole.length
             && (whole.bytes[n] == '\0' || strchr (stops[i], whole.bytes[n]) == NULL))
        n++;
      ThemaSlice first = thema_slice_trim ((ThemaSlice){ whole.bytes, n });
      if (first.length == 0 || first.length > 4 * MAX_NAME)
        continue;
      g_autofree char *key = lower_key (first.bytes, first.length);
      const char *code = g_hash_table_lookup (self->codes, key);
      if (code != NULL)
        return (ThemaSlice){ code, strlen (code) };
    }
  return whole;
}
