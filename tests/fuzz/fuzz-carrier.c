/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens any bytes as a file that may be packed, and reads all texts in it, a bounded number of bytes of
 * each. It ends by an error or with every text read. */

#include "corpus/carrier.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define MOST ((gsize) 1 << 20)

static void
read_text (ThemaFeed *feed, GError **error)
{
  gsize total = 0, n = 1;
  g_assert_cmpuint (strlen (thema_feed_name (feed)), >, 0);
  g_assert_true (g_utf8_validate (thema_feed_base (feed), -1, NULL));
  while (n > 0 && total < MOST && thema_feed_want (feed, 4096, error))
    {
      thema_feed_peek (feed, &n);
      thema_feed_skip (feed, n);
      total += n;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd = memfd_create ("carrier", MFD_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, NULL, &error);
  ThemaFeed *feed;
  g_assert_true ((carrier == NULL) == (error != NULL));
  while (carrier != NULL && error == NULL && (feed = thema_carrier_next (carrier, &error)) != NULL)
    {
      g_assert_no_error (error);
      read_text (feed, &error);
    }
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  close (fd);
  return 0;
}
