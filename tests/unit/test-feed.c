/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/error.h"
#include "corpus/feed-private.h"

#include <string.h>

/* Bytes that come in pieces of one size. */
typedef struct
{
  const char *bytes;
  gsize length, piece;
} Pieces;

static gssize
read_pieces (gpointer data, char *buffer, gsize length, G_GNUC_UNUSED GError **error)
{
  Pieces *self = data;
  gsize n = MIN (MIN (length, self->piece), self->length);
  memcpy (buffer, self->bytes, n);
  self->bytes += n;
  self->length -= n;
  return (gssize) n;
}

/* All of the text, by windows of any size (transfer full). */
static char *
read_all (ThemaFeed *feed, gsize step, gsize *length, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (;;)
    {
      gsize at_hand;
      if (!thema_feed_want (feed, step, error))
        return NULL;
      const char *bytes = thema_feed_peek (feed, &at_hand);
      if (at_hand == 0)
        break;
      g_string_append_len (text, bytes, (gssize) MIN (at_hand, step));
      thema_feed_skip (feed, MIN (at_hand, step));
    }
  g_assert_true (thema_feed_at_end (feed));
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define TEXT(bytes) bytes, sizeof (bytes) - 1

static const struct
{
  const char *name, *encoding, *bytes;
  gsize length;
  const char *text, *is; /* what is read, NULL: an error; its encoding */
  gsize text_length;
} texts[] = {
  { "plain", NULL, TEXT ("a\nb\n"), "a\nb\n", "UTF-8", 4 },
  { "nothing", NULL, TEXT (""), "", "UTF-8", 0 },
  { "one byte", NULL, TEXT ("a"), "a", "UTF-8", 1 },
  { "CR LF", NULL, TEXT ("a\r\nb\r\n\r\nc"), "a\nb\n\nc", "UTF-8", 6 },
  { "CR", NULL, TEXT ("a\rb\r\rc\r"), "a\nb\n\nc\n", "UTF-8", 7 },
  { "CR CR LF", NULL, TEXT ("a\r\r\nb"), "a\n\nb", "UTF-8", 4 },
  { "LF CR", NULL, TEXT ("a\n\rb"), "a\n\nb", "UTF-8", 4 },
  { "a mark of UTF-8", NULL, TEXT ("\xEF\xBB\xBF" "a\r\n"), "a\n", "UTF-8", 2 },
  { "only a mark", NULL, TEXT ("\xEF\xBB\xBF"), "", "UTF-8", 0 },
  { "half of a mark", NULL, TEXT ("\xEF\xBB"), "\xEF\xBB", "UTF-8", 2 },
  { "one mark goes, not two", NULL, TEXT ("\xEF\xBB\xBF\xEF\xBB\xBF"), "\xEF\xBB\xBF", "UTF-8", 3 },
  { "UTF-16 by its mark", NULL, TEXT ("\xFF\xFE" "a\0\r\0\n\0\x3D\xD8\x00\xDE"), "a\n\xF0\x9F\x98\x80", "UTF-16LE", 6 },
  { "the other way round", NULL, TEXT ("\xFE\xFF\0a\0\r\0\n\xD8\x3D\xDE\x00"), "a\n\xF0\x9F\x98\x80", "UTF-16BE", 6 },
  { "UTF-32 by its mark", NULL, TEXT ("\xFF\xFE\0\0a\0\0\0\r\0\0\0\n\0\0\0"), "a\n", "UTF-32LE", 2 },
  { "the other way round", NULL, TEXT ("\0\0\xFE\xFF\0\0\0a\0\0\0\r"), "a\n", "UTF-32BE", 2 },
  { "half a unit at the end", NULL, TEXT ("\xFF\xFE" "a\0b"), NULL, NULL, 0 },
  { "half a surrogate", NULL, TEXT ("\xFF\xFE\x3D\xD8" "a\0"), NULL, NULL, 0 },
  { "UTF-16 as it was told", "UTF-16LE", TEXT ("a\0\n\0"), "a\n", "UTF-16LE", 2 },
  { "windows-1252", "windows-1252", TEXT ("caf\xE9 \x93\r\n"), "caf\xC3\xA9 \xE2\x80\x9C\n", "windows-1252", 10 },
  { "Shift JIS", "Shift_JIS", TEXT ("\x93\xFA\x96\x7B\r\n"), "\xE6\x97\xA5\xE6\x9C\xAC\n", "Shift_JIS", 7 },
  { "what an encoding does not have", "US-ASCII", TEXT ("abc\xE9" "abc"), NULL, NULL, 0 },
  { "UTF-8 as it was told keeps what is faulty", "UTF-8", TEXT ("\xE9\xE9\xE9\xE9\xE9 a"), "\xE9\xE9\xE9\xE9\xE9 a", "UTF-8", 7 },
  { "NUL is a byte", NULL, TEXT ("a\0b"), "a\0b", "UTF-8", 3 },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize piece = 1; piece <= 8; piece++)
      for (gsize step = 1; step <= 65; step += 16)
        {
          Pieces pieces = { texts[i].bytes, texts[i].length, piece };
          g_autoptr (GError) error = NULL;
          g_autoptr (ThemaFeed) feed
              = thema_feed_new ("a.txt", texts[i].encoding, read_pieces, &pieces, &error);
          g_assert_no_error (error);
          gsize length;
          g_test_message ("%s, pieces of %u", texts[i].name, (guint) piece);
          g_autofree char *text = read_all (feed, step, &length, &error);
          if (texts[i].text == NULL)
            {
              g_assert_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT);
              continue;
            }
          g_assert_no_error (error);
          g_assert_cmpuint (length, ==, texts[i].text_length);
          g_assert_true (memcmp (text, texts[i].text, length) == 0);
          g_assert_cmpstr (thema_feed_encoding (feed, NULL), ==, texts[i].is);
          g_assert_cmpuint (thema_feed_position (feed), ==, texts[i].length);
        }
}

/* Lines that are longer than what is read at a time. */
static void
test_window (void)
{
  gsize size = (gsize) 3 << 20;
  g_autofree char *bytes = g_malloc (2 * size);
  memset (bytes, 'a', 2 * size);
  bytes[size - 1] = bytes[2 * size - 1] = '\n';
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("a.txt", bytes, 2 * size);
  for (guint line = 1; line <= 2; line++)
    {
      const char *start;
      gsize length, skip;
      g_assert_true (thema_feed_peek_line (feed, &start, &length, &skip, &error));
      g_assert_cmpuint (length, ==, size - 1);
      g_assert_cmpuint (skip, ==, size);
      g_assert_true (start[0] == 'a' && start[length - 1] == 'a');
      g_assert_cmpuint (thema_feed_line (feed), ==, line);
      thema_feed_skip (feed, skip);
    }
  const char *start;
  gsize length, skip;
  g_assert_false (thema_feed_peek_line (feed, &start, &length, &skip, &error));
  g_assert_no_error (error);
}

static void
test_limit (void)
{
  gsize size = (gsize) 3 << 20;
  g_autofree char *bytes = g_malloc (size);
  memset (bytes, 'a', size);
  bytes[1] = '\n';
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("a.txt", bytes, size);
  const char *start;
  gsize length, skip;
  thema_feed_set_limit (feed, 1 << 20);
  g_assert_true (thema_feed_peek_line (feed, &start, &length, &skip, &error));
  thema_feed_skip (feed, skip);
  g_assert_false (thema_feed_peek_line (feed, &start, &length, &skip, &error));
  g_assert_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "a.txt:2: what starts here is longer than 1 MiB"));
}

/* Which encoding is guessed; NULL: none is, and the bytes stay as they are. */
static const struct
{
  const char *name, *bytes, *guess, *text;
} guesses[] = {
  { "UTF-8", "na\xC3\xAFve caf\xC3\xA9, \xC3\xA9t\xC3\xA9, g\xC3\xA9n\xC3\xA9ral", NULL, NULL },
  { "nothing but ASCII", "naive", NULL, NULL },
  { "a text of western Europe", "na\xEFve caf\xE9, \xE9t\xE9, le g\xE9n\xE9ral et la for\xEAt \xE0 c\xF4t\xE9\r",
    "windows-1252",
    "na\xC3\xAFve caf\xC3\xA9, \xC3\xA9t\xC3\xA9, le g\xC3\xA9n\xC3\xA9ral et la for\xC3\xAAt \xC3\xA0 c\xC3\xB4t\xC3\xA9\n" },
  { "too few to tell", "caf\xE9 caf\xE9", NULL, NULL },
  { "UTF-8 with damaged bytes", "\xC3\xA9t\xC3\xA9 g\xC3\xA9n\xC3\xA9ral \xFF\xFE\xFF\xFF\xFF", NULL, NULL },
  { "a mark says UTF-8", "\xEF\xBB\xBF\xE9\xE9\xE9\xE9\xE9t\xE9", NULL, NULL },
};

static void
test_guesses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      gboolean guessed;
      g_autoptr (ThemaFeed) feed
          = thema_feed_new_from_bytes ("a.csv", guesses[i].bytes, strlen (guesses[i].bytes));
      g_test_message ("%s", guesses[i].name);
      g_assert_true (thema_feed_want (feed, 64 * 1024, &error));
      g_assert_true (thema_feed_guess_encoding (feed, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (thema_feed_encoding (feed, &guessed), ==,
                       guesses[i].guess != NULL ? guesses[i].guess : "UTF-8");
      g_assert_true (guessed == (guesses[i].guess != NULL));
      g_autofree char *text = read_all (feed, 7, &length, &error);
      if (guesses[i].text != NULL)
        g_assert_cmpstr (text, ==, guesses[i].text);
    }
}

/* What comes behind the head must fit the guess, and a CR LF may lie on the border between them. */
static void
test_guess_goes_on (void)
{
  static const char head[] = "\xE4\xBA\xF1\xE5\xED\xE8\xE5 \xEF\xF0\xE8\xED\xFF\xF2\xEE \xE2\xF7\xE5\xF0\xE0\r";
  g_autoptr (GString) bytes = g_string_new (head);
  g_string_append (bytes, "\n\xE4\xE0\r\n");
  Pieces pieces = { bytes->str, bytes->len, strlen (head) };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaFeed) feed = thema_feed_new ("a.csv", NULL, read_pieces, &pieces, &error);
  g_assert_true (thema_feed_want (feed, strlen (head), &error));
  g_assert_true (thema_feed_guess_encoding (feed, &error));
  g_assert_cmpstr (thema_feed_encoding (feed, NULL), ==, "windows-1251");
  gsize length;
  g_autofree char *text = read_all (feed, 3, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "\xD0\xB0\n\xD0\xB4\xD0\xB0\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/texts", test_texts);
  g_test_add_func ("/feed/window", test_window);
  g_test_add_func ("/feed/limit", test_limit);
  g_test_add_func ("/feed/guesses", test_guesses);
  g_test_add_func ("/feed/guess-goes-on", test_guess_goes_on);
  return g_test_run ();
}
