/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BibTeX and BibLaTeX files. */
#pragma once

#include "corpus/formats.h"

gboolean thema_source_bibtex_recognise (const ThemaHead *head);
