/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the base floor, and the helpers by which any floor says where an input is wrong.
 *
 * A message about an input reads "FILE:LINE: what is wrong, and what to do"; programs/ puts the
 * program's name before it. */
#pragma once

#include <glib.h>

#define THEMA_BASE_ERROR (thema_base_error_quark ())

typedef enum
{
  THEMA_BASE_ERROR_IO,      /* the system could not read or write */
  THEMA_BASE_ERROR_SYNTAX,  /* malformed CSV or JSON */
  THEMA_BASE_ERROR_DAMAGED, /* a binary artefact that fails its checks */
  THEMA_BASE_ERROR_LIMIT,   /* larger than the format can hold */
} ThemaBaseError;

GQuark thema_base_error_quark (void);

/* Sets `error` from errno: "PATH: could not VERB it: REASON". Always returns FALSE. */
gboolean thema_error_set_errno (GError **error, const char *path, const char *verb,
                                int saved_errno);
