/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the report floor. */
#pragma once

#include <glib.h>

#define THEMA_REPORT_ERROR (thema_report_error_quark ())

typedef enum
{
  THEMA_REPORT_ERROR_MANIFEST, /* a manifest that cannot be understood */
} ThemaReportError;

GQuark thema_report_error_quark (void);
