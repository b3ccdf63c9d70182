/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the codebook floor. */
#pragma once

#include <glib.h>

#define THEMA_CODEBOOK_ERROR (thema_codebook_error_quark ())

typedef enum
{
  THEMA_CODEBOOK_ERROR_SYNTAX,   /* not YAML, or not the YAML of a codebook */
  THEMA_CODEBOOK_ERROR_CODE,     /* a code that is named twice, unknown or its own ancestor */
  THEMA_CODEBOOK_ERROR_PATTERN,  /* a pattern that could never match */
  THEMA_CODEBOOK_ERROR_MISMATCH, /* artefacts that were not made from one another */
} ThemaCodebookError;

GQuark thema_codebook_error_quark (void);

/* Sets `error` to "PATH:LINE: what is wrong", for the functions by which readers do so of what they
 * read. Always returns FALSE. */
gboolean thema_codebook_error_at (const char *path, guint line, ThemaCodebookError code,
                                  GError **error, const char *format, va_list arguments)
    G_GNUC_PRINTF (5, 0);
