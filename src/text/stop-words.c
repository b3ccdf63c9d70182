/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/stop-words.h"

#include "base/input.h"
#include "text/error.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

/* English function words by class, after the closed classes that any grammar lists (Quirk et al.
 * 1985, A Comprehensive Grammar of the English Language, 2.34-2.39): what a count of content words
 * leaves out. Contracted forms stand with the straight and are matched with the curly apostrophe as
 * well. */
static const char english[] =
    /* determiners and quantifiers */
    "a an the this that these those each every either neither some any no all both half such what "
    "which whose another other others enough much many more most few fewer little less least "
    "several "
    /* personal, possessive, reflexive and indefinite pronouns */
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself "
    "she her hers herself it its itself they them their theirs themselves one ones oneself "
    "who whom someone somebody something anyone anybody anything everyone everybody everything "
    "nobody "
    "nothing none "
    /* primary and modal verbs, with their contracted forms */
    "am is are was were be been being have has had having do does did doing done can could may "
    "might "
    "must shall should will would ought cannot i'm you're he's she's it's we're they're i've "
    "you've "
    "we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll they'll isn't "
    "aren't "
    "wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't "
    "can't "
    "couldn't mustn't let's that's who's what's here's there's when's where's why's how's "
    /* prepositions */
    "about above across after against along alongside amid among amongst around as at before "
    "behind "
    "below beneath beside besides between beyond by despite down during except for from in inside "
    "into "
    "like near of off on onto out outside over past per since than through throughout to toward "
    "towards "
    "under underneath unlike until up upon versus via vis with within without "
    /* conjunctions and subordinators */
    "and but or nor so yet if because although though while whilst whereas unless whether once "
    "lest "
    /* adverbs of place, time, degree and connection that carry no topic */
    "here there where when why how now then again further also too very quite rather just only "
    "even "
    "still already ever never not always often sometimes hence thus therefore however moreover "
    "furthermore nevertheless nonetheless otherwise instead indeed perhaps almost thereby therein "
    "whereby "
    "wherein etc eg ie et al e.g i.e ";

const char *
thema_stop_words_path (const char *spec)
{
  if (spec == NULL || g_str_equal (spec, "none") || g_str_equal (spec, "en"))
    return NULL;
  return spec;
}

/* Also under the typographic apostrophe, as the same word is often printed. */
static void
add_word (ThemaInterner *words, const char *word, gsize length)
{
  thema_interner_add (words, word, length);
  const char *apostrophe = memchr (word, '\'', length);
  if (apostrophe == NULL)
    return;
  g_autoptr (GString) curly = g_string_new_len (word, apostrophe - word);
  g_string_append (curly, "\xE2\x80\x99");
  g_string_append_len (curly, apostrophe + 1, (gssize) length - (apostrophe + 1 - word));
  thema_interner_add (words, curly->str, curly->len);
}

static void
add_built_in (ThemaInterner *words, const char *list)
{
  for (const char *end; (end = strchr (list, ' ')) != NULL; list = end + 1)
    add_word (words, list, (gsize) (end - list));
}

static gboolean
add_file (ThemaInterner *words, const char *path, GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return FALSE;
  gsize fault = thema_utf8_find_fault (input->bytes, input->length);
  if (fault < input->length)
    {
      g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_ENCODING,
                   "%s: byte %" G_GSIZE_FORMAT " is not UTF-8; save the list as UTF-8", path,
                   fault);
      return FALSE;
    }
  g_autofree char *text = g_strndup (input->bytes, input->length);
  g_auto (GStrv) lines
      = g_strsplit (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text, "\n", -1);
  g_autoptr (GString) composed = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      strchrnul (*line, '#')[0] = '\0';
      const char *word = g_strstrip (*line);
      g_string_set_size (composed, 0);
      if (!thema_nfc_append (word, strlen (word), composed, error)
          || !thema_fold (composed->str, composed->len, folded, error))
        return FALSE;
      if (folded->len > 0)
        add_word (words, folded->str, folded->len);
    }
  return TRUE;
}

ThemaInterner *
thema_stop_words_new (const char *spec, GError **error)
{
  g_autoptr (ThemaInterner) words = thema_interner_new ();
  const char *path = thema_stop_words_path (spec);
  if (path != NULL && !add_file (words, path, error))
    return NULL;
  if (g_strcmp0 (spec, "en") == 0)
    add_built_in (words, english);
  return g_steal_pointer (&words);
}
