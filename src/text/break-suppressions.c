/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-suppressions.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>

/* ICU keeps two tries.  The backward one holds what may stand before a boundary: an abbreviation
 * without a full stop but the last, which settles the matter, or the head of some abbreviation up
 * to its first full stop ("Ph." of "Ph.D."), which must then be found whole by the forward trie,
 * starting from the head.  An abbreviation that is itself such a head ("Lt." beside "Lt.Cdr.") is
 * in the forward trie alone.
 *
 * Here the backward trie is buckets of strings by their last byte but one, longest first, and the
 * forward trie is the sorted list. */

typedef struct
{
  char *ending; /* owned */
  gsize length;
  gboolean is_head;
} Ending;

struct _ThemaSuppressions
{
  GPtrArray *list;     /* owned, of char *: sorted, each once */
  GArray *endings;     /* owned, of Ending, by bucket, longest first */
  guint16 bucket[257]; /* where each begins in ENDINGS */
};

static void
ending_clear (gpointer ending)
{
  g_free (((Ending *) ending)->ending);
}

static guint8
bucket_of (const Ending *ending)
{
  return (guint8) ending->ending[ending->length - 2];
}

static gint
compare_endings (gconstpointer a, gconstpointer b)
{
  const Ending *x = a, *y = b;

  if (bucket_of (x) != bucket_of (y))
    return bucket_of (x) < bucket_of (y) ? -1 : 1;
  return x->length > y->length ? -1 : x->length < y->length;
}

static gint
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Reads ICU's list; FALSE on failure, no list at all being none. */
static gboolean
read_list (const char *language, GPtrArray *list)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  UResourceBundle *bundle, *strings;
  gboolean ok = TRUE;

  uloc_forLanguageTag (language, locale, sizeof locale, NULL, &status);
  bundle = ures_open (U_ICUDATA_NAME "-brkitr", locale, &status);
  /* The default locale stands in for an unknown one, here but not in the iterator. */
  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING)
    {
      ures_close (bundle);
      return TRUE;
    }
  strings = ures_getByKey (bundle, "exceptions", NULL, &status);
  strings = ures_getByKey (strings, "SentenceBreak", strings, &status);
  for (int32_t i = 0, n = U_SUCCESS (status) ? ures_getSize (strings) : 0; i < n && ok; i++)
    {
      int32_t length;
      const UChar *utf16 = ures_getStringByIndex (strings, i, &length, &status);
      char *utf8 = U_SUCCESS (status) ? g_utf16_to_utf8 (utf16, length, NULL, NULL, NULL) : NULL;

      ok = utf8 != NULL && strlen (utf8) >= 2;
      if (utf8 != NULL)
        g_ptr_array_add (list, utf8);
    }
  ures_close (strings);
  ures_close (bundle);
  g_ptr_array_sort (list, compare_strings);
  return ok;
}

static gsize
head_length (const char *string)
{
  const char *stop = strchr (string, '.');

  return stop != NULL ? (gsize) (stop - string) + 1 : strlen (string);
}

/* Whether the I-th abbreviation shares its head with another, or goes on behind it. */
static gboolean
is_headed (const GPtrArray *list, guint i)
{
  const char *string = g_ptr_array_index (list, i);
  gsize head = head_length (string);

  if (string[head] != '\0')
    return TRUE;
  for (guint j = 0; j < list->len; j++)
    if (j != i && strncmp (g_ptr_array_index (list, j), string, head) == 0
        && string[head - 1] == '.')
      return TRUE;
  return FALSE;
}

static void
add_endings (ThemaSuppressions *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const char *string = g_ptr_array_index (self->list, i);
      gsize head = head_length (string);
      Ending ending = { g_strndup (string, head), head, is_headed (self->list, i) };

      if (head < 2)
        g_free (ending.ending);
      else
        g_array_append_val (self->endings, ending);
    }
  g_array_sort (self->endings, compare_endings);
  for (guint i = 0, bucket = 0; bucket < G_N_ELEMENTS (self->bucket); bucket++)
    {
      while (i < self->endings->len
             && bucket_of (&g_array_index (self->endings, Ending, i)) < bucket)
        i++;
      self->bucket[bucket] = (guint16) i;
    }
}

ThemaSuppressions *
thema_suppressions_new (const char *language)
{
  g_autoptr (ThemaSuppressions) self = g_new0 (ThemaSuppressions, 1);

  self->list = g_ptr_array_new_with_free_func (g_free);
  self->endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  g_array_set_clear_func (self->endings, ending_clear);
  if (language != NULL && !read_list (language, self->list))
    return NULL;
  add_endings (self);
  return g_steal_pointer (&self);
}

void
thema_suppressions_free (ThemaSuppressions *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_array_unref (self->endings);
  g_free (self);
}

const GPtrArray *
thema_suppressions_list (const ThemaSuppressions *self)
{
  return self->list;
}

/* Whether the trie walk along TEXT[0, LENGTH) meets no obstacle.  It goes as far as it can, so
 * that an abbreviation that others continue ("U.S." beside "U.S.A.") does not stop it; where the
 * text breaks off, ICU is content with any beginning of an abbreviation. */
static gboolean
match_forward (const ThemaSuppressions *self, const guint8 *text, gsize length)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const char *string = g_ptr_array_index (self->list, i);
      gsize n = strlen (string);

      if (memcmp (string, text, MIN (n, length)) != 0)
        continue;
      if (n >= length || i + 1 == self->list->len
          || !g_str_has_prefix (g_ptr_array_index (self->list, i + 1), string))
        return TRUE;
    }
  return FALSE;
}

gboolean
thema_suppressions_match (const ThemaSuppressions *self, const guint8 *text, gsize length, gsize at)
{
  gsize end = at - (at > 0 && text[at - 1] == ' ');
  guint8 bucket;

  if (end < 2)
    return FALSE;
  bucket = text[end - 2];
  for (guint i = self->bucket[bucket]; i < self->bucket[bucket + 1]; i++)
    {
      const Ending *ending = &g_array_index (self->endings, Ending, i);

      if (ending->length <= end
          && memcmp (ending->ending, text + end - ending->length, ending->length) == 0)
        return !ending->is_head
               || match_forward (self, text + end - ending->length, length - end + ending->length);
    }
  return FALSE;
}
