/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling an abstract from what databases put in front or in place of it. */
#include "corpus/tidy.h"

#include "corpus/tidy-values.h"

#include <string.h>

/* In small letters, as they stand once brackets and punctuation are gone. */
static const char *const no_abstracts[] = {
  "no abstract available",
  "no abstract is available",
  "no abstract available for this article",
  "no abstract is available for this article",
  "there is no abstract available",
  "there is no abstract",
  "this article has no abstract",
  "this article does not have an abstract",
  "abstract not available",
  "abstract is not available",
  "abstract unavailable",
  "abstract available from the publisher",
  "abstract not provided",
  "no abstract provided",
  "no abstract present",
  "no abstract found",
  "no abstract was provided",
  "abstract missing",
  "no abstract",
  "not available",
  "no disponible",
  "resumen no disponible",
  "no hay resumen disponible",
  "sin resumen",
  "resumo não disponível",
  "sem resumo",
  "résumé non disponible",
  "pas de résumé",
  "kein abstract verfügbar",
  "keine zusammenfassung verfügbar",
  "n a",
  "na",
  "none",
  "null",
  "nan",
  "",
};

#define MAX_NO_ABSTRACT 64

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

gboolean
thema_tidy_is_no_abstract (ThemaSlice text)
{
  char plain[MAX_NO_ABSTRACT + 2];
  gsize n = 0;
  for (gsize i = 0; i < text.length; i++)
    {
      char c = text.bytes[i];
      if (!is_word_byte (c))
        c = ' ';
      if (c == ' ' && (n == 0 || plain[n - 1] == ' '))
        continue;
      if (n > MAX_NO_ABSTRACT)
        return FALSE;
      plain[n++] = c;
    }
  if (n > 0 && plain[n - 1] == ' ')
    n--;
  g_autofree char *valid = g_utf8_make_valid (plain, (gssize) n);
  g_autofree char *small = g_utf8_strdown (valid, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (no_abstracts); i++)
    if (strcmp (no_abstracts[i], small) == 0)
      return TRUE;
  return FALSE;
}

/* A heading as it stands in front of an ordinary and of a shouted text. */
typedef struct
{
  const char *ordinary, *capitals;
  gboolean is_english;
} Heading;

static const Heading headings[] = {
  { "Abstract", "ABSTRACT", TRUE },
  { "Abstrakt", "ABSTRAKT", FALSE },
  { "Resumo", "RESUMO", FALSE },
  { "Resumen", "RESUMEN", FALSE },
  { "Resume", "RESUME", FALSE },
  { "Résumé", "RÉSUMÉ", FALSE },
  { "Summary", "SUMMARY", TRUE },
  { "Zusammenfassung", "ZUSAMMENFASSUNG", FALSE },
  { "Kurzfassung", "KURZFASSUNG", FALSE },
  { "Riassunto", "RIASSUNTO", FALSE },
  { "Sommario", "SOMMARIO", FALSE },
  { "Samenvatting", "SAMENVATTING", FALSE },
  { "Resum", "RESUM", FALSE },
  { "Аннотация", "АННОТАЦИЯ", FALSE },
  { "Резюме", "РЕЗЮМЕ", FALSE },
  { "摘要", "摘要", FALSE },
};

/* Words that begin a sentence or a structured abstract, and that "abstract" never describes. */
static const char *const beginnings[] = {
  "A",          "Aim",       "Aims",         "Although", "An",      "As",      "At",
  "Background", "Based",     "Because",      "By",       "Context", "Despite", "Due",
  "Few",        "For",       "From",         "Here",     "How",     "However", "I",
  "If",         "In",        "Introduction", "It",       "Many",    "Methods", "Most",
  "Motivation", "Objective", "Objectives",   "On",       "Our",     "Over",    "Purpose",
  "Recent",     "Recently",  "Since",        "Some",     "The",     "There",   "These",
  "They",       "This",      "Through",      "To",       "Using",   "We",      "What",
  "When",       "While",     "Why",          "With",     NULL,
};

/* The same of Spanish, Portuguese, French, German, Italian and Dutch, behind headings that are no
 * English: "Abstract De Rham complexes" are something else. */
static const char *const other_beginnings[] = {
  "Al",       "Antecedentes", "Ao",        "Aos",  "Com",   "Con",    "El",         "Em",
  "En",       "Entre",        "Esta",      "Este", "Foi",   "Foram",  "Fundamento", "La",
  "Las",      "Los",          "Na",        "Nas",  "Nesta", "Neste",  "No",         "Nos",
  "O",        "Objetivo",     "Objetivos", "Os",   "Para",  "Por",    "Se",         "Um",
  "Uma",      "Un",           "Una",       "Afin", "Ce",    "Ces",    "Cet",        "Cette",
  "Contexte", "Dans",         "L",         "Le",   "Les",   "Nous",   "Objectif",   "Objectifs",
  "Une",      "Das",          "Der",       "Die",  "Diese", "Dieser", "Dieses",     "Ein",
  "Eine",     "Hintergrund",  "Im",        "Wir",  "Ziel",  "Gli",    "Il",         "Lo",
  "Nel",      "Obiettivo",    "Questo",    "De",   "Deze",  "Dit",    "Doel",       "Een",
  "Het",      "Wij",          NULL,
};

static gboolean
begins_with (ThemaSlice text, const char *word)
{
  gsize n = strlen (word);
  return n <= text.length && memcmp (text.bytes, word, n) == 0;
}

/* The first word, letters of any script. */
static ThemaSlice
first_word (ThemaSlice text)
{
  gsize n = 0;
  while (n < text.length && is_word_byte (text.bytes[n]))
    n++;
  return (ThemaSlice){ text.bytes, n };
}

static gboolean
is_one_of (ThemaSlice word, const char *const *words, gboolean capitals)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == word.length
        && (capitals ? g_ascii_strncasecmp (*words, word.bytes, word.length)
                     : memcmp (*words, word.bytes, word.length))
               == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_beginning (ThemaSlice word, const Heading *heading, gboolean capitals)
{
  return is_one_of (word, beginnings, capitals)
         || (!heading->is_english && is_one_of (word, other_beginnings, capitals));
}

/* "The", "A", "We": a capital, and no other behind it. */
static gboolean
is_ordinary_case (ThemaSlice word)
{
  return word.length > 0 && g_ascii_isupper (word.bytes[0])
         && (word.length == 1 ? word.bytes[0] == 'A' || word.bytes[0] == 'I'
                              : g_ascii_islower (word.bytes[1]));
}

/* The bytes of a colon, full stop or dash in front of the text; 0: there is none. A hyphen or short
 * dash that is glued to small letters joins two words. */
static gsize
count_separator (ThemaSlice text)
{
  static const char *const separators[] = { ":", ".", "：", "—", "–", "-", NULL };
  for (guint i = 0; separators[i] != NULL; i++)
    if (begins_with (text, separators[i]))
      {
        gsize n = strlen (separators[i]);
        gboolean joins = i >= 4 && n < text.length && text.bytes[n] != '-'
                         && !g_ascii_isspace (text.bytes[n]) && !g_ascii_isupper (text.bytes[n]);
        return joins ? 0 : n;
      }
  return 0;
}

/* Whether what follows the word shows that it was a heading. */
static gboolean
is_heading (ThemaSlice rest, const Heading *heading, gboolean capitals)
{
  if (rest.length == 0)
    return TRUE;
  if (count_separator (rest) > 0)
    return TRUE;
  if (is_word_byte (rest.bytes[0]))
    {
      ThemaSlice glued = first_word (rest);
      return is_ordinary_case (glued) && (glued.length > 1 || rest.length > 1);
    }
  gsize blanks = 0;
  while (blanks < rest.length && (rest.bytes[blanks] == ' ' || rest.bytes[blanks] == '\t'))
    blanks++;
  ThemaSlice behind = { rest.bytes + blanks, rest.length - blanks };
  if (behind.length == 0 || *behind.bytes == '\n' || count_separator (behind) > 0)
    return TRUE;
  if (blanks == 0)
    return FALSE;
  ThemaSlice word = first_word (behind);
  if (capitals)
    return is_ordinary_case (word)
           || (is_beginning (word, heading, TRUE) && word.length < behind.length
               && behind.bytes[word.length] == ':');
  return is_beginning (word, heading, FALSE);
}

/* Separators and blanks behind a heading. */
static ThemaSlice
skip_separators (ThemaSlice text)
{
  for (;;)
    {
      text = thema_slice_trim (text);
      gsize n = count_separator (text);
      if (n == 0)
        return text;
      text = (ThemaSlice){ text.bytes + n, text.length - n };
    }
}

ThemaSlice
thema_tidy_skip_heading (ThemaSlice text)
{
  ThemaSlice trimmed = thema_slice_trim (text);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    for (guint capitals = 0; capitals < 2; capitals++)
      {
        const char *word = capitals ? headings[i].capitals : headings[i].ordinary;
        if (!begins_with (trimmed, word))
          continue;
        gsize n = strlen (word);
        ThemaSlice rest = { trimmed.bytes + n, trimmed.length - n };
        if (is_heading (rest, &headings[i], capitals != 0))
          return skip_separators (rest);
      }
  return text;
}
