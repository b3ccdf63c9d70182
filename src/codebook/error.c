/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/error.h"

G_DEFINE_QUARK (thema - codebook - error - quark, thema_codebook_error)
