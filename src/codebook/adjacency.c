/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/adjacency.h"

#include <string.h>

guint8
thema_role_of (const char *token, gsize length, ThemaTokenClass class)
{
  switch (class)
    {
    case THEMA_CLASS_WORD:
      return memchr ("sxzSXZ", token[length - 1], 6) != NULL ? THEMA_ROLE_ITEM | THEMA_ROLE_SIBILANT
                                                             : THEMA_ROLE_ITEM;
    case THEMA_CLASS_NUMBER:
    case THEMA_CLASS_SYMBOL:
    case THEMA_CLASS_ADDRESS:
      return THEMA_ROLE_ITEM;
    case THEMA_CLASS_BLANK:
      return THEMA_ROLE_BLANK;
    case THEMA_CLASS_PUNCTUATION:
    default:
      if (thema_token_is_hyphen (token, length))
        return THEMA_ROLE_HYPHEN;
      return thema_token_is_apostrophe (token, length) ? THEMA_ROLE_APOSTROPHE : THEMA_ROLE_PARTING;
    }
}
