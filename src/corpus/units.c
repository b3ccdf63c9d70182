/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/units.h"

const char *
thema_unit_name (ThemaUnit unit)
{
  static const char *const names[THEMA_N_UNITS] = { "document", "paragraph", "sentence" };
  return names[unit];
}

guint32
thema_unit_count (ThemaUnit unit, const ThemaDocument *document)
{
  switch (unit)
    {
    case THEMA_UNIT_PARAGRAPH:
      return document->n_paragraphs;
    case THEMA_UNIT_SENTENCE:
      return document->n_sentences;
    case THEMA_UNIT_DOCUMENT:
    case THEMA_N_UNITS:
    default:
      return 1;
    }
}

guint32
thema_unit_end (ThemaUnit unit, const ThemaDocument *document, guint32 i)
{
  switch (unit)
    {
    case THEMA_UNIT_PARAGRAPH:
      return document->sentence_ends[document->paragraph_ends[i] - 1];
    case THEMA_UNIT_SENTENCE:
      return document->sentence_ends[i];
    case THEMA_UNIT_DOCUMENT:
    case THEMA_N_UNITS:
    default:
      return document->n_tokens;
    }
}
