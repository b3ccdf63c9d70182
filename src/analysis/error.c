/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/error.h"

G_DEFINE_QUARK (thema - analysis - error - quark, thema_analysis_error)
