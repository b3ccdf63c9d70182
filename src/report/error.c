/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/error.h"

G_DEFINE_QUARK (thema - report - error - quark, thema_report_error)
