/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the analysis floor. */
#pragma once

#include <glib.h>

#define THEMA_ANALYSIS_ERROR (thema_analysis_error_quark ())

typedef enum
{
  THEMA_ANALYSIS_ERROR_STEMMER, /* stems are asked for where there are none */
  THEMA_ANALYSIS_ERROR_LIMIT,   /* more pairs than memory holds */
  THEMA_ANALYSIS_ERROR_QUERY,   /* something is asked for that there is not */
  THEMA_ANALYSIS_ERROR_TABLE,   /* a table that people filled in is not as it must be */
} ThemaAnalysisError;

GQuark thema_analysis_error_quark (void);
