/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a code matches: the rules of docs/codebook.md as cases, and a plain reading of the same rules to
 * compare with on random codebooks and texts.
 *
 * A codebook is written in short, one line for each statement, lines parted by ";":
 *
 *   a = state* / human rights      patterns of the code a
 *   a ! data protection            what is not to count for a
 *   a.b = court*                   a.b is a sub-code of a
 *
 * Before a pattern `case:` stands for case: sensitive and `stem:` for match: stem.
 * What is found is written "a:states | a.b:court": code and passage, by place. */
#include "codebook/error.h"
#include "codebook/matcher.h"
#include "fixture.h"

#include <string.h>

/* Apostrophes, dashes and letters that ASCII lacks. */
#define CURLY "\xE2\x80\x99"
#define OPENING "\xE2\x80\x9C"
#define CLOSING "\xE2\x80\x9D"
#define EN_DASH "\xE2\x80\x93"
#define EM_DASH "\xE2\x80\x94"
#define HARD_HYPHEN "\xE2\x80\x91"
#define E_ACUTE "\xC3\xA9"
#define SHARP_S "\xC3\x9F"
#define SIGMA_CAPITAL "\xCE\xA3"
#define SIGMA "\xCF\x83"
#define SIGMA_FINAL "\xCF\x82"
#define I_DOTTED "\xC4\xB0"
#define I_DOTLESS "\xC4\xB1"
#define DOT_ABOVE "\xCC\x87"
#define NO_BREAK "\xC2\xA0"
#define EURO "\xE2\x82\xAC"

static const struct
{
  const char *codebook, *text, *found;
} cases[] = {
  /* 1. Words are whole. */
  { "a = state", "Every State agreed.", "a:State" },
  { "a = state", "All states agreed.", "" },
  { "a = state", "An estate, a statement.", "" },
  { "a = state", "The state's duty.", "" },
  { "a = state's", "The state's duty.", "a:state's" },
  { "a = don't", "They don't know.", "a:don't" },
  { "a = don", "They don't know.", "" },
  { "a = human", "A human-rights law.", "a:human" },
  { "a = rights", "A human-rights law.", "a:rights" },
  { "a = u.s", "The U.S. left.", "a:U.S" },
  { "a = state", "state state,state", "a:state | a:state | a:state" },

  /* 2. Upper and lower case are alike, unless the pattern says otherwise. */
  { "a = STATE", "state State STATE sTaTe", "a:state | a:State | a:STATE | a:sTaTe" },
  { "a = us", "The US left us.", "a:US | a:us" },
  { "a = case:US", "The US left.", "a:US" },
  { "a = case:US", "It left us.", "" },
  { "a = case:Us", "It left US and us.", "" },
  { "a = case:UN*", "UNESCO, the UN and under.", "a:UNESCO | a:UN" },
  { "a = case:U?", "UN US un Up", "a:UN | a:US | a:Up" },
  { "a = case:the US", "The US, the US, the us.", "a:the US" },
  { "a = us / case:US", "US us", "a:US | a:us" },

  /* Full case folding, no language's own. */
  { "a = stra" SHARP_S "e", "Die Strasse, die STRASSE.", "a:Strasse | a:STRASSE" },
  { "a = strasse", "Die Stra" SHARP_S "e.", "a:Stra" SHARP_S "e" },
  { "a = stra??e", "Die Stra" SHARP_S "e.", "a:Stra" SHARP_S "e" },
  { "a = case:strasse", "stra" SHARP_S "e strasse", "a:strasse" },
  { "a = " SIGMA SIGMA, SIGMA_CAPITAL SIGMA_CAPITAL " " SIGMA SIGMA_FINAL,
    "a:" SIGMA_CAPITAL SIGMA_CAPITAL " | a:" SIGMA SIGMA_FINAL },
  { "a = i" DOT_ABOVE "l", I_DOTTED "L il IL " I_DOTLESS "l", "a:" I_DOTTED "L" },
  { "a = il", I_DOTTED "L il IL " I_DOTLESS "l", "a:il | a:IL" },
  { "a = \xC3\x89tat", E_ACUTE "tat, e\xCC\x81tat", "a:" E_ACUTE "tat | a:" E_ACUTE "tat" },
  { "a = e\xCC\x81tat", "L'\xC3\x89tat, \xC3\x89tat", "a:\xC3\x89tat" },

  /* 3. Wildcards inside one word. */
  { "a = state*", "The state's duty.", "a:state's" },
  { "a = state*", "A statement followed the state.", "a:statement | a:state" },
  { "a = state?", "All states agreed.", "a:states" },
  { "a = state?", "The state agreed.", "" },
  { "a = *migrant*", "Immigrants arrived, a migrant left.", "a:Immigrants | a:migrant" },
  { "a = organi?ation*", "Two organisations met, one Organization.",
    "a:organisations | a:Organization" },
  { "a = *", "One, 2 $!", "a:One | a:2 | a:$" },
  { "a = **", "One 2", "a:One | a:2" },
  { "a = ?", "I am a man", "a:I | a:a" },
  { "a = ??", "I am a man", "a:am" },
  { "a = caf?", "caf" E_ACUTE " cafe caf", "a:caf" E_ACUTE " | a:cafe" },
  { "a = s*e*t", "sweet secret set tests", "a:sweet | a:secret | a:set" },
  { "a = *ob*ion", "obligations obligation probation", "a:obligation | a:probation" },
  { "a = state*ment", "state ment, state judgment, statement", "a:statement" },

  /* Apostrophes: each is its own character. */
  { "a = iom's", "IOM" CURLY "s and IOM's", "a:IOM's" },
  { "a = iom" CURLY "s", "IOM" CURLY "s and IOM's", "a:IOM" CURLY "s" },
  { "a = iom?s", "IOM" CURLY "s and IOM's mandate", "a:IOM" CURLY "s | a:IOM's" },
  { "a = iom*", "IOM" CURLY "s and IOM", "a:IOM" CURLY "s | a:IOM" },

  /* 4. The words of a phrase follow each other. */
  { "a = human rights", "Human rights matter.", "a:Human rights" },
  { "a = human rights", "human\t  rights", "a:human\t  rights" },
  { "a = human rights", "human" NO_BREAK "rights", "a:human" NO_BREAK "rights" },
  { "a = human rights", "Rights human.", "" },
  { "a = human rights", "Human and rights", "" },
  { "a = human  \t rights", "Human rights", "a:Human rights" },
  { "a = human right*", "human rightfulness, human right", "a:human rightfulness | a:human right" },
  { "a = stem:human right / case:Human", "Human rights", "a:Human rights" },
  { "a = a b a", "a b a b a", "a:a b a" },

  /* A hyphen without blanks does not part, in the text or in the pattern. */
  { "a = human rights", "Human-rights law applies.", "a:Human-rights" },
  { "a = human-rights", "Human rights law applies.", "a:Human rights" },
  { "a = human-rights", "human-rights", "a:human-rights" },
  { "a = human rights", "human" EN_DASH "rights", "a:human" EN_DASH "rights" },
  { "a = human rights", "human" HARD_HYPHEN "rights", "a:human" HARD_HYPHEN "rights" },
  { "a = non state actor*", "a non-state-actor", "a:non-state-actor" },
  { "a = *-based", "rights-based, need based", "a:rights-based | a:need based" },
  { "a = human rights", "human - rights", "" },
  { "a = human rights", "human -rights", "" },
  { "a = human rights", "human- rights", "" },
  { "a = human rights", "human--rights", "" },
  { "a = human rights", "human" EM_DASH "rights", "" },
  { "a = human rights", "human_rights", "" },
  { "a = human rights", "human/rights", "" },
  { "a = state", "-state- --state", "a:state | a:state" },

  /* An apostrophe that joins, and that of a plural possessive. */
  { "a = migrant* rights", "They defend migrants' rights.", "a:migrants' rights" },
  { "a = migrant* rights", "They defend migrants" CURLY " rights.", "a:migrants" CURLY " rights" },
  { "a = migrants' rights", "They defend migrants rights.", "a:migrants rights" },
  { "a = migrants' rights", "They defend migrants' rights.", "a:migrants' rights" },
  { "a = migrant rights", "They defend migrants' rights.", "" },
  { "a = migrant rights", "They defend migrant' rights.", "" },
  { "a = migrants rights", "They defend migrants 'rights.", "" },
  { "a = migrants rights", "They defend migrants ' rights.", "" },
  { "a = migrants rights", "They defend migrants'' rights.", "" },
  { "a = migrants rights", "They defend migrants', rights.", "" },
  { "a = states duty", "STATES' DUTY", "a:STATES' DUTY" },
  { "a = rock n roll", "rock'n'roll", "" },
  { "a = 90 s", "90's music", "a:90's" },
  { "a = violat* rights", "It violates migrants' rights.", "" },
  { "a = violat* * rights", "It violates migrants' rights.", "a:violates migrants' rights" },

  /* Other punctuation parts. */
  { "a = human rights", "The human, rights aside, is alone.", "" },
  { "a = human rights", "human; rights", "" },
  { "a = human rights", "human: rights", "" },
  { "a = human rights", "human (rights)", "" },
  { "a = human rights", "(human) rights", "" },
  { "a = human rights", "human [rights]", "" },
  { "a = human rights", "human \"rights\"", "" },
  { "a = human rights", OPENING "human" CLOSING " rights", "" },
  { "a = human rights", "human 'rights'", "" },
  { "a = human rights", "human & rights", "" },
  { "a = human rights", "human... rights", "" },
  { "a = human rights", "(human rights)", "a:human rights" },
  { "a = human rights", OPENING "Human rights" CLOSING, "a:Human rights" },
  { "a = norm breaker", "It is a norm \"breaker\".", "" },
  { "a = displaced persons * are", "displaced persons (IDPs) are protected", "" },

  /* The end of a sentence, a line or a paragraph parts. */
  { "a = human rights", "They are human. Rights matter.", "" },
  { "a = human rights", "All are human! Rights matter.", "" },
  { "a = human rights", "human\nrights", "" },
  { "a = human rights", "human\r\nrights", "" },
  { "a = human rights", "human\n\nrights", "" },
  { "a = * rights", "Ends.\nRights", "" },

  /* 5. There is no gap. */
  { "a = violat* * rights", "It violates the human rights of all.", "" },
  { "a = violat* * * rights", "It violates the human rights of all.", "a:violates the human rights" },
  { "a = violat* * rights", "It violates rights.", "" },
  { "a = * rights", "Human rights, rights", "a:Human rights" },
  { "a = rights *", "Human rights matter. Rights.", "a:rights matter" },
  { "a = * *", "one two three", "a:one two" },

  /* 6. Stems. */
  { "a = stem:comply", "It complied with them.", "a:complied" },
  { "a = stem:comply", "Compliance is rare.", "" },
  { "a = stem:complying", "It complies.", "a:complies" },
  { "a = stem:COMPLY", "They COMPLY.", "a:COMPLY" },
  { "a = stem:state", "state states State stated stately", "a:state | a:states | a:State | a:stated | a:stately" },
  { "a = stem:human rights", "Human right", "a:Human right" },
  { "a = stem:states", "statement", "" },

  /* Within a code: leftmost, then longest, no overlap. */
  { "a = obligation* / obligation* to states", "Obligations to states", "a:Obligations to states" },
  { "a = obligation* to states / obligation*", "Obligations to all", "a:Obligations" },
  { "a = a b / b c d", "a b c d", "a:a b" },
  { "a = a b / b c d / a", "a b c d b c d", "a:a b | a:b c d" },
  { "a = b / a b c", "a b c b", "a:a b c | a:b" },
  { "a = a / b", "a-b", "a:a | a:b" },
  { "a = state / state* / s*", "state", "a:state" },
  { "a = a b / b a", "a b a b a", "a:a b | a:a b" },
  { "a = x y / y / z", "x y z y", "a:x y | a:z | a:y" },

  /* Different codes overlap freely, and come by place: start, then end, then code. */
  { "a = human rights; b = rights", "Human rights", "a:Human rights | b:rights" },
  { "a = human rights; b = human", "Human rights", "b:Human | a:Human rights" },
  { "b = rights; a = rights", "rights", "a:rights | b:rights" },
  { "a = violat* * rights; b = * rights", "It violates migrants' rights",
    "a:violates migrants' rights | b:migrants' rights" },

  /* A parent's segments are its own and those below it, without overlap. */
  { "a = state; a.b = court", "state court", "a:state | a:court | a.b:court" },
  { "a = court; a.b = court", "court", "a:court | a.b:court" },
  { "a = supreme court; a.b = court order", "supreme court order",
    "a:supreme court | a.b:court order" },
  { "a = court; a.b = court order", "court order", "a:court order | a.b:court order" },
  { "a.b = court order; a.c = supreme court", "supreme court order",
    "a:supreme court | a.c:supreme court | a.b:court order" },
  { "a.b.c = court", "court", "a:court | a.b:court | a.b.c:court" },
  { "a = x; a.b = y; a.b.c = x y", "x y", "a:x y | a.b:x y | a.b.c:x y" },
  { "a.b = x; a.c = x", "x", "a:x | a.b:x | a.c:x" },
  { "a.b = x; c = x", "x", "a:x | a.b:x | c:x" },
  /* The union is resolved anew: the parent may have a passage that a sub-code's own choice hid. */
  { "a.b = x y / y z; a.c = w x", "w x y z", "a:w x | a.c:w x | a.b:x y | a:y z" },

  /* not: cancels what lies inside it. */
  { "a = protect*; a ! data protection", "data protection", "" },
  { "a = protect*; a ! data protection", "Data protection protects nobody.", "a:protects" },
  { "a = protect*; a ! protection", "protection", "" },
  { "a = protect* of; a ! data protection", "data protection of all", "a:protection of" },
  { "a = protect* / protect* of; a ! data protection", "data protection of all", "a:protection of" },
  { "a = x / x y; a ! x y", "x y", "" },
  { "a = x y / y; a ! x", "x y", "a:x y" },
  { "a = x y z / z; a ! x y z w", "x y z, x y z w", "a:x y z" },
  { "a = y; a ! x y / x y z", "x y, x y z, y z", "a:y" },
  { "a = x; a ! x y / y x", "y x y x x", "a:x" },
  { "a = without; a ! without violat*", "without violating migrants' rights", "" },
  { "a = violat* / violat* * rights; a ! without violat*", "without violating migrants' rights",
    "a:violating migrants' rights" },
  { "a = violat* / violat* * rights; a ! without violat* * rights",
    "without violating migrants' rights", "" },
  { "a = rights; a ! case:Rights", "Rights rights", "a:rights" },
  { "a = rights; a ! stem:property right", "property rights, rights", "a:rights" },
  { "a = rights; a ! property rights", "property; rights", "a:rights" },
  { "a = rights; a ! nothing here", "rights", "a:rights" },
  /* A canceled match makes room for one that it hid. */
  { "a = x y / y z; a ! x y", "x y z", "a:y z" },
  /* A cancellation ends with its code. */
  { "a = x; b = x; a ! x y", "x y", "b:x" },
  { "a = x; a ! x y; a.b = x", "x y", "a:x | a.b:x" },
  { "a = x; a.b = x; a.b ! x y", "x y", "a:x" },
  { "a.b = x; a.b ! x y; a.c = y", "x y", "a:y | a.c:y" },
  { "a = x; b = y; b ! x y", "x y", "a:x" },
  { "a = y; b = x; a ! x y z", "x y z", "b:x" },

  /* Numbers and symbols are words of a phrase; punctuation alone is none. */
  { "a = article 3", "Article 3 holds, article 33 not.", "a:Article 3" },
  { "a = 1951 convention", "The 1951 Convention", "a:1951 Convention" },
  { "a = article *", "article 3", "a:article 3" },
  { "a = 19??", "1951 195 2001", "a:1951" },
  { "a = 3.5", "3.5 or 35", "a:3.5" },
  { "a = $ *", "$ 5, $5", "a:$ 5 | a:$5" },
  { "a = " EURO "5", EURO " 5", "a:" EURO " 5" },
  { "a = c ++", "C++ code, C code", "a:C++" },
  /* Punctuation at a pattern's ends says nothing; for Unicode a per cent sign is punctuation too. */
  { "a = et al.", "Some et al found", "a:et al" },
  { "a = covid 19", "COVID-19", "a:COVID-19" },
  { "a = g7 / g 7", "G7, G-7", "a:G7 | a:G-7" },

  /* Scripts without blanks. */
  { "a = \xE7\xA7\xBB\xE6\xB0\x91", "\xE5\x9B\xBD\xE9\x99\x85\xE7\xA7\xBB\xE6\xB0\x91\xE3\x80\x82",
    "a:\xE7\xA7\xBB\xE6\xB0\x91" },
  { "a = \xE5\x9B\xBD\xE9\x99\x85\xE7\xA7\xBB\xE6\xB0\x91",
    "\xE5\x9B\xBD\xE9\x99\x85\xE7\xA7\xBB\xE6\xB0\x91\xE3\x80\x82",
    "a:\xE5\x9B\xBD\xE9\x99\x85\xE7\xA7\xBB\xE6\xB0\x91" },
  { "a = \xD0\xBC\xD0\xB8\xD0\xB3\xD1\x80*", "\xD0\x9C\xD0\xB8\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBD\xD1\x82",
    "a:\xD0\x9C\xD0\xB8\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBD\xD1\x82" },

  /* Nothing to find. */
  { "a = x", "", "" },
  { "a = x", " \n\n ", "" },
  { "a = x", "...", "" },
  { "a = a; b", "a", "a:a" },
};

/* The same of text that is tokenized already: blanks part tokens, a line is a sentence. */
static const struct
{
  const char *codebook, *text, *found;
} tokenized_cases[] = {
  { "a = human-rights", "the Human-Rights law", "a:Human-Rights" },
  { "a = human rights", "the human-rights law", "" },
  { "a = rights", "rights, rights", "a:rights" },
  { "a = rights,", "rights, rights", "a:rights," },
  { "a = rights*", "rights,rights", "a:rights,rights" },
  { "a = human rights", "human , rights", "" },
  { "a = human rights", "human . rights", "" },
  { "a = x y", "x\ny x y", "a:x y" },
  { "a = do n't", "they do n't know", "a:do n't" },
};

/* Patterns that could never match, or that the corpus cannot serve. */
static const struct
{
  const char *codebook, *message;
} faults[] = {
  { "a = norms, rules", "test.yaml:5: the pattern 'norms, rules' holds punctuation*" },
  { "a = (rights)", "test.yaml:5: the pattern '(rights)' holds punctuation*" },
  { "a = 5 %", "test.yaml:5: the pattern '5 %' holds punctuation*" },
  { "a = x; b = human (rights)", "test.yaml:8: the pattern 'human (rights)' holds punctuation*" },
  { "a = human - rights", "test.yaml:5: *holds punctuation*" },
  { "a = migrant' rights", "test.yaml:5: *holds punctuation*" },
  { "a = x. y", "test.yaml:5: *holds punctuation*" },
  { "a = ...", "test.yaml:5: the pattern '...' holds no word" },
  { "a = -", "test.yaml:5: the pattern '-' holds no word" },
  { "a = x; a ! ,", "test.yaml:7: the pattern ',' holds punctuation*" },
  { "a = stem:comp*", "test.yaml:5: *is matched by stem and cannot hold a wildcard*" },
  { "a = x; a ! stem:compl?", "test.yaml:7: *is matched by stem and cannot hold a wildcard*" },
  { "a = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33",
    "test.yaml:5: *has more than 32 words*" },
};

/* From the short form to YAML. */

static void
append_quoted (GString *yaml, const char *text)
{
  g_string_append_c (yaml, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (yaml, '\\');
      if (*p == '\t')
        g_string_append (yaml, "\\t");
      else
        g_string_append_c (yaml, *p);
    }
  g_string_append_c (yaml, '"');
}

static void
append_pattern (GString *yaml, const char *pattern)
{
  gboolean is_case = g_str_has_prefix (pattern, "case:"), is_stem = g_str_has_prefix (pattern, "stem:");
  g_string_append (yaml, "      - {pattern: ");
  append_quoted (yaml, pattern + (is_case || is_stem ? 5 : 0));
  g_string_append (yaml, is_case ? ", case: sensitive}\n" : is_stem ? ", match: stem}\n" : "}\n");
}

/* Parts of a string, each trimmed (transfer full). */
static char **
split (const char *text, const char *delimiter)
{
  char **parts = g_strsplit (text, delimiter, -1);
  for (char **part = parts; *part != NULL; part++)
    g_strstrip (*part);
  return parts;
}

/* The statements about the code `name` of one kind, '=' or '!'. */
static void
append_list (GString *yaml, char **lines, const char *name, char sign)
{
  gboolean started = FALSE;
  for (; *lines != NULL; lines++)
    {
      gsize length = strcspn (*lines, "=!");
      g_autofree char *other = g_strstrip (g_strndup (*lines, length));
      if (strcmp (other, name) != 0 || (*lines)[length] != sign)
        continue;
      if (!started)
        g_string_append_printf (yaml, "    %s:\n", sign == '=' ? "patterns" : "not");
      started = TRUE;
      g_auto (GStrv) patterns = split (*lines + length + 1, " / ");
      for (char **pattern = patterns; *pattern != NULL; pattern++)
        append_pattern (yaml, *pattern);
    }
}

/* A code and, first, those above it, unless they are there. */
static void
append_code (GString *yaml, char **lines, const char *name, GHashTable *done)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *parent = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;
  if (!g_hash_table_add (done, g_strdup (name)))
    return;
  if (parent != NULL)
    append_code (yaml, lines, parent, done);
  g_string_append_printf (yaml, "  - code: %s\n", name);
  append_list (yaml, lines, name, '=');
  append_list (yaml, lines, name, '!');
  if (parent != NULL)
    g_string_append_printf (yaml, "    parent: %s\n", parent);
}

static char *
expand (const char *codebook)
{
  GString *yaml = g_string_new ("thema: 1\ncodes:\n");
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = split (codebook, ";");
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *name = g_strstrip (g_strndup (*line, strcspn (*line, "=!")));
      append_code (yaml, lines, name, done);
    }
  return g_string_free (yaml, FALSE);
}

static ThemaCodebook *
codebook_new (const char *codebook)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *yaml = expand (codebook);
  ThemaCodebook *self = thema_codebook_parse ("test.yaml", yaml, strlen (yaml), &error);
  if (self == NULL)
    g_error ("%s: %s\n%s", codebook, error->message, yaml);
  return self;
}

/* What the codebook finds in the first document. */

static char *
describe (const ThemaCodebook *codebook, const ThemaDocument *document, const GArray *segments)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
      g_string_append_printf (out, "%s%s:", i > 0 ? " | " : "",
                              thema_codebook_code (codebook, segment->code)->name);
      g_string_append_len (out, document->text + segment->start, segment->end - segment->start);
    }
  return g_string_free (out, FALSE);
}

static char *
find (const char *short_codebook, const char *text, ThemaTokenizerKind tokenizer)
{
  g_autoptr (GError) error = NULL;
  FixtureText texts[] = { { "1", text }, { NULL, NULL } };
  FixtureOptions options = { .tokenizer = tokenizer, .stemmer = "english" };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  g_autoptr (ThemaCodebook) codebook = codebook_new (short_codebook);
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  ThemaDocument document = fixture_document (store, 0);
  thema_search_document (search, &document, segments, NULL, NULL);
  return describe (codebook, &document, segments);
}

static guint
check_case (const char *codebook, const char *text, ThemaTokenizerKind tokenizer, const char *expected)
{
  g_autofree char *found = find (codebook, text, tokenizer);
  if (strcmp (found, expected) == 0)
    return 0;
  g_test_message ("the codebook   %s", codebook);
  g_test_message ("on the text    %s", text);
  g_test_message ("should find    %s", expected);
  g_test_message ("but finds      %s", found);
  return 1;
}

static void
test_cases (void)
{
  guint n_wrong = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    n_wrong += check_case (cases[i].codebook, cases[i].text, THEMA_TOKENIZER_UNICODE, cases[i].found);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_tokenized (void)
{
  guint n_wrong = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (tokenized_cases); i++)
    n_wrong += check_case (tokenized_cases[i].codebook, tokenized_cases[i].text,
                           THEMA_TOKENIZER_WHITESPACE, tokenized_cases[i].found);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_faults (void)
{
  static const FixtureText texts[] = { { "1", "Some text." }, { NULL, NULL } };
  FixtureOptions options = { .stemmer = "english" };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook = codebook_new (faults[i].codebook);
      g_assert_null (thema_matcher_new (codebook, store, NULL, &error));
      g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN);
      if (!g_pattern_match_simple (faults[i].message, error->message))
        g_error ("%s: the message is '%s'", faults[i].codebook, error->message);
    }
}

static void
test_no_stemmer (void)
{
  static const FixtureText texts[] = { { "1", "Some text." }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaCodebook) codebook = codebook_new ("a = text / stem:comply");
  g_assert_null (thema_matcher_new (codebook, store, NULL, &error));
  g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN);
  g_assert_nonnull (strstr (error->message, "test.yaml:"));
  g_assert_nonnull (strstr (error->message, "--stemmer"));
}

/* A segment's numbers: tokens and bytes of its document, a joiner in between, words without the number. */
static void
test_segment (void)
{
  static const FixtureText texts[]
      = { { "0", "" },
          { "1", "Caf\xC3\xA9 (3). Now the migrants' human-rights 2000, and" },
          { NULL, NULL } };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaCodebook) codebook = codebook_new ("a = nowhere; b = migrants * * 2000");
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, NULL);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  ThemaDocument document = fixture_document (store, 1);
  thema_search_document (search, &document, segments, NULL, NULL);
  g_assert_cmpuint (segments->len, ==, 1);
  const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, 0);
  g_assert_cmpuint (segment->document, ==, 1);
  g_assert_cmpuint (segment->code, ==, 1);
  g_assert_cmpuint (segment->pattern, ==, 1);
  g_assert_cmpuint (segment->sentence, ==, 1);
  g_assert_cmpuint (segment->first_token, ==, 7);
  g_assert_cmpuint (segment->end_token, ==, 13);
  g_assert_cmpuint (segment->start, ==, 19);
  g_assert_cmpuint (segment->end, ==, 46);
  g_assert_cmpuint (segment->n_words, ==, 3);
}

/* A run of blanks too long for a gap is a token of its own, and still only a blank. */
static void
test_long_blanks (void)
{
  g_autofree char *blanks = g_strnfill (600, ' ');
  g_autofree char *text = g_strdup_printf ("human%srights", blanks);
  g_autofree char *hyphened = g_strdup_printf ("human%s-rights", blanks);
  g_autofree char *expected = g_strdup_printf ("a:%s", text);
  g_assert_cmpuint (check_case ("a = human rights", text, THEMA_TOKENIZER_UNICODE, expected), ==, 0);
  g_assert_cmpuint (check_case ("a = human rights", hyphened, THEMA_TOKENIZER_UNICODE, ""), ==, 0);
}

/* What each pattern did: "pattern segments documents unique example", by pattern. */
static const struct
{
  const char *codebook;
  const char *texts[4];
  const char *uses;
} uses[] = {
  { "a = state / nothing", { "state State state", "a state.", "none" },
    "nothing 0 0 0 - | state 4 2 4 state" },
  /* Of patterns that fit the same passage the first by its text gets it; nothing of it is unique. */
  { "a = state* / state", { "state states" }, "state 1 1 0 state | state* 1 1 1 states" },
  { "a = x y / y z", { "x y z", "y z" }, "x y 1 1 0 x y | y z 1 1 1 y z" },
  { "a = x y / y", { "x y, y" }, "x y 1 1 0 x y | y 1 1 1 y" },
  /* Other codes do not matter, neither those above nor those below. */
  { "a = x; a.b = x y; c = x", { "x y" }, "x 1 1 1 x | x y 1 1 1 x y | x 1 1 1 x" },
  /* What not: canceled catches nothing. */
  { "a = x / x*; a ! x y", { "x y, x, x" }, "x 2 1 0 x | x* 0 0 0 -" },
  { "a = x / y; a ! x y", { "x y" }, "x 0 0 0 - | y 0 0 0 -" },
  { "a = x z / z; a ! x", { "x z" }, "x z 1 1 0 x z | z 0 0 0 -" },
  /* The passage made most often; of equals the first by code points. */
  { "a = s*", { "sb sa", "sa sb", "sc" }, "s* 5 3 5 sa" },
  { "a = s*", { "sb sa", "sb" }, "s* 3 2 3 sb" },
};

static char *
describe_uses (const ThemaMatcher *matcher, const ThemaSearch *search)
{
  g_autoptr (GArray) counts = thema_search_pattern_uses (search);
  GString *out = g_string_new (NULL);
  g_assert_cmpuint (counts->len, ==, thema_matcher_n_patterns (matcher));
  for (guint32 i = 0; i < counts->len; i++)
    {
      const ThemaPatternUse *use = &g_array_index (counts, ThemaPatternUse, i);
      g_string_append_printf (out,
                              "%s%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s",
                              i > 0 ? " | " : "", thema_matcher_pattern (matcher, i)->text, use->segments,
                              use->documents, use->unique_segments,
                              use->example != NULL ? use->example : "-");
    }
  return g_string_free (out, FALSE);
}

/* Also by one search for each document, merged: from the last to the first. */
static void
test_uses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      FixtureText texts[G_N_ELEMENTS (uses[i].texts) + 1] = { 0 };
      static const char *const ids[] = { "1", "2", "3", "4" };
      for (guint d = 0; d < G_N_ELEMENTS (uses[i].texts) && uses[i].texts[d] != NULL; d++)
        texts[d] = (FixtureText) { ids[d], uses[i].texts[d] };
      g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
      g_autoptr (ThemaCodebook) codebook = codebook_new (uses[i].codebook);
      g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, NULL);
      g_autoptr (ThemaSearch) whole = thema_search_new (matcher), merged = thema_search_new (matcher);
      g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
      guint32 n = thema_store_n_documents (store);
      for (guint32 d = 0; d < n; d++)
        {
          g_autoptr (ThemaSearch) one = thema_search_new (matcher);
          ThemaDocument first = fixture_document (store, d);
          ThemaDocument last = fixture_document (store, n - 1 - d);
          thema_search_document (whole, &first, segments, NULL, NULL);
          thema_search_document (one, &last, segments, NULL, NULL);
          thema_search_merge (merged, one);
        }
      g_autofree char *by_whole = describe_uses (matcher, whole);
      g_autofree char *by_merged = describe_uses (matcher, merged);
      g_assert_cmpstr (by_whole, ==, uses[i].uses);
      g_assert_cmpstr (by_merged, ==, uses[i].uses);
    }
}

/* The reference: the rules once more, read slowly.
 *
 * A text is made of words and of what stands before each: nothing else is needed to know what is joined
 * and where a sentence begins. */

typedef struct
{
  const char *word;
  gboolean joined;   /* the neighbour of the word before */
  guint32 start, end; /* bytes in the text */
} RefWord;

typedef struct
{
  const char *between;
  gboolean joins;
  gboolean joins_after_s;
} RefGap;

static const RefGap ref_gaps[] = {
  { " ", TRUE, TRUE },    { " ", TRUE, TRUE },   { " ", TRUE, TRUE },        { "  ", TRUE, TRUE },
  { "-", TRUE, TRUE },    { ", ", FALSE, FALSE }, { " - ", FALSE, FALSE },    { "\n", FALSE, FALSE },
  { "' ", FALSE, TRUE },  { " (", FALSE, FALSE }, { CURLY " ", FALSE, TRUE }, { "-- ", FALSE, FALSE },
};

static const char *const ref_words[] = { "a", "b", "as", "bs", "A", "Ab", "ab", "ba", "7" };
static const char *const ref_globs[] = { "a", "b", "as", "B", "a*", "*s", "?", "??", "*", "ab", "*b*", "7" };

typedef struct
{
  char *words[3];
  guint n_words;
  char *text; /* the words with blanks between */
  gboolean sensitive;
} RefPattern;

typedef struct
{
  const char *name;
  int parent;
  RefPattern patterns[4], exclusions[2];
  guint n_patterns, n_exclusions;
} RefCode;

typedef struct
{
  guint start, end; /* words */
  guint code, pattern;
} RefHit;

#define N_REF_CODES 5
static const char *const ref_names[N_REF_CODES] = { "p", "p.q", "p.q.r", "p.s", "t" };
static const int ref_parents[N_REF_CODES] = { -1, 0, 1, 0, -1 };

static guint
pick (GRand *random, guint n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static char *
make_text (GRand *random, GArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = pick (random, 25);
  g_array_set_size (words, 0);
  for (guint i = 0; i < n; i++)
    {
      RefWord word = { ref_words[pick (random, G_N_ELEMENTS (ref_words))], FALSE, 0, 0 };
      if (i > 0)
        {
          const RefGap *gap = &ref_gaps[pick (random, G_N_ELEMENTS (ref_gaps))];
          gboolean after_s = text->str[text->len - 1] == 's';
          word.joined = after_s ? gap->joins_after_s : gap->joins;
          g_string_append (text, gap->between);
        }
      word.start = (guint32) text->len;
      g_string_append (text, word.word);
      word.end = (guint32) text->len;
      g_array_append_val (words, word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static RefPattern
make_pattern (GRand *random)
{
  RefPattern pattern = { .n_words = 1 + pick (random, 3), .sensitive = pick (random, 4) == 0 };
  char *list[4] = { NULL };
  for (guint i = 0; i < pattern.n_words; i++)
    list[i] = pattern.words[i] = g_strdup (ref_globs[pick (random, G_N_ELEMENTS (ref_globs))]);
  pattern.text = g_strjoinv (" ", list);
  return pattern;
}

static int
compare_ref_patterns (gconstpointer a, gconstpointer b)
{
  const RefPattern *x = a, *y = b;
  int order = strcmp (x->text, y->text);
  return order != 0 ? order : x->sensitive - y->sensitive;
}

static void
clear_pattern (RefPattern *pattern)
{
  for (guint i = 0; i < pattern->n_words; i++)
    g_free (pattern->words[i]);
  g_free (pattern->text);
}

/* Sorted, each once. */
static guint
make_patterns (GRand *random, RefPattern *patterns, guint n)
{
  guint kept = 0;
  for (guint i = 0; i < n; i++)
    patterns[i] = make_pattern (random);
  if (n > 0)
    qsort (patterns, n, sizeof *patterns, compare_ref_patterns);
  for (guint i = 0; i < n; i++)
    if (kept > 0 && compare_ref_patterns (&patterns[kept - 1], &patterns[i]) == 0)
      clear_pattern (&patterns[i]);
    else
      patterns[kept++] = patterns[i];
  return kept;
}

static void
append_statement (GPtrArray *lines, const char *name, const char *sign, const RefPattern *patterns, guint n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%s %s %s%s", name, sign,
                                             patterns[i].sensitive ? "case:" : "", patterns[i].text));
}

/* The codebook in short, its statements in any order. */
static char *
make_codebook (GRand *random, RefCode *codes)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint c = 0; c < N_REF_CODES; c++)
    {
      codes[c] = (RefCode) { .name = ref_names[c], .parent = ref_parents[c] };
      codes[c].n_patterns = make_patterns (random, codes[c].patterns, c == 0 ? 1 : pick (random, 4));
      codes[c].n_exclusions = make_patterns (random, codes[c].exclusions, pick (random, 3));
      g_ptr_array_add (lines, g_strdup (codes[c].name));
      append_statement (lines, codes[c].name, "=", codes[c].patterns, codes[c].n_patterns);
      append_statement (lines, codes[c].name, "!", codes[c].exclusions, codes[c].n_exclusions);
    }
  for (guint i = lines->len; i > 1; i--)
    {
      guint k = pick (random, i);
      gpointer swap = lines->pdata[i - 1];
      lines->pdata[i - 1] = lines->pdata[k];
      lines->pdata[k] = swap;
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (";", (char **) lines->pdata);
}

static gboolean
ref_glob (const char *glob, const char *word)
{
  if (*glob == '\0')
    return *word == '\0';
  if (*glob == '*')
    return ref_glob (glob + 1, word) || (*word != '\0' && ref_glob (glob, word + 1));
  return *word != '\0' && (*glob == '?' || *glob == *word) && ref_glob (glob + 1, word + 1);
}

static gboolean
ref_word_fits (const RefPattern *pattern, guint i, const char *word)
{
  if (pattern->sensitive)
    return ref_glob (pattern->words[i], word);
  g_autofree char *glob = g_ascii_strdown (pattern->words[i], -1);
  g_autofree char *folded = g_ascii_strdown (word, -1);
  return ref_glob (glob, folded);
}

static gboolean
ref_fits (const RefPattern *pattern, const GArray *words, guint start)
{
  if (start + pattern->n_words > words->len)
    return FALSE;
  for (guint i = 0; i < pattern->n_words; i++)
    {
      const RefWord *word = &g_array_index (words, RefWord, start + i);
      if ((i > 0 && !word->joined) || !ref_word_fits (pattern, i, word->word))
        return FALSE;
    }
  return TRUE;
}

/* Every place where one of the code's own patterns fits and no `not:` pattern covers it. */
static void
ref_own_hits (const RefCode *codes, guint code, const GArray *words, GArray *hits)
{
  const RefCode *self = &codes[code];
  for (guint start = 0; start < words->len; start++)
    for (guint p = 0; p < self->n_patterns; p++)
      {
        RefHit hit = { start, start + self->patterns[p].n_words, code, p };
        if (!ref_fits (&self->patterns[p], words, start))
          continue;
        gboolean covered = FALSE;
        for (guint x = 0; x < self->n_exclusions; x++)
          for (guint at = 0; at <= start; at++)
            covered |= at + self->exclusions[x].n_words >= hit.end
                       && ref_fits (&self->exclusions[x], words, at);
        if (!covered)
          g_array_append_val (hits, hit);
      }
}

static gboolean
ref_is_below (guint code, guint ancestor)
{
  for (int c = (int) code; c >= 0; c = ref_parents[c])
    if ((guint) c == ancestor)
      return TRUE;
  return FALSE;
}

/* Whether `a` is to be taken before `b`. */
static gboolean
ref_is_better (const RefHit *a, const RefHit *b)
{
  if (a->start != b->start)
    return a->start < b->start;
  if (a->end != b->end)
    return a->end > b->end;
  return a->code != b->code ? a->code < b->code : a->pattern < b->pattern;
}

static gboolean
ref_overlap (const RefHit *a, const RefHit *b)
{
  return a->start < b->end && b->start < a->end;
}

/* Takes the best hit, drops what overlaps it, and so on. */
static void
ref_choose (GArray *hits, GArray *chosen)
{
  while (hits->len > 0)
    {
      RefHit best = g_array_index (hits, RefHit, 0);
      for (guint i = 1; i < hits->len; i++)
        if (ref_is_better (&g_array_index (hits, RefHit, i), &best))
          best = g_array_index (hits, RefHit, i);
      g_array_append_val (chosen, best);
      for (guint i = hits->len; i-- > 0;)
        if (ref_overlap (&g_array_index (hits, RefHit, i), &best))
          g_array_remove_index (hits, i);
    }
}

typedef struct
{
  guint32 start, end;
  guint code;
  guint pattern_code, pattern;
} RefSegment;

static int
compare_ref_segments (gconstpointer a, gconstpointer b)
{
  const RefSegment *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

static void
ref_search (const RefCode *codes, const GArray *words, GArray *segments)
{
  g_array_set_size (segments, 0);
  for (guint code = 0; code < N_REF_CODES; code++)
    {
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (RefHit));
      g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (RefHit));
      for (guint below = 0; below < N_REF_CODES; below++)
        if (ref_is_below (below, code))
          ref_own_hits (codes, below, words, hits);
      ref_choose (hits, chosen);
      for (guint i = 0; i < chosen->len; i++)
        {
          const RefHit *hit = &g_array_index (chosen, RefHit, i);
          RefSegment segment = { g_array_index (words, RefWord, hit->start).start,
                                 g_array_index (words, RefWord, hit->end - 1).end, code, hit->code,
                                 hit->pattern };
          g_array_append_val (segments, segment);
        }
    }
  g_array_sort (segments, compare_ref_segments);
}

/* Adds what the code's patterns did by themselves in one document. */
static void
ref_count_uses (const RefCode *codes, guint code, const GArray *words, ThemaPatternUse *counts)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (RefHit));
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (RefHit));
  gboolean seen[4] = { FALSE };
  ref_own_hits (codes, code, words, hits);
  g_autoptr (GArray) all = g_array_copy (hits);
  ref_choose (hits, chosen);
  for (guint i = 0; i < chosen->len; i++)
    {
      const RefHit *hit = &g_array_index (chosen, RefHit, i);
      gboolean alone = TRUE;
      for (guint k = 0; k < all->len; k++)
        {
          const RefHit *other = &g_array_index (all, RefHit, k);
          alone &= other->pattern == hit->pattern || !ref_overlap (other, hit);
        }
      counts[hit->pattern].segments++;
      counts[hit->pattern].unique_segments += alone;
      counts[hit->pattern].documents += !seen[hit->pattern];
      seen[hit->pattern] = TRUE;
    }
}

/* The number of the pattern `pattern` of `code` in the codebook. */
static guint32
number_of (const RefCode *codes, guint code, guint pattern)
{
  guint32 number = pattern;
  for (guint c = 0; c < code; c++)
    number += codes[c].n_patterns;
  return number;
}

static gboolean
same_segments (const RefCode *codes, const GArray *found, const GArray *expected)
{
  gboolean same = found->len == expected->len;
  for (guint i = 0; same && i < found->len; i++)
    {
      const ThemaSegment *x = &g_array_index (found, ThemaSegment, i);
      const RefSegment *y = &g_array_index (expected, RefSegment, i);
      same = x->start == y->start && x->end == y->end && x->code == y->code
             && x->pattern == number_of (codes, y->pattern_code, y->pattern);
    }
  return same;
}

static void
report_difference (const char *codebook, const char *text, const GArray *found, const GArray *expected)
{
  g_test_message ("%s", codebook);
  g_test_message ("on '%s'", text);
  for (guint i = 0; i < expected->len; i++)
    {
      const RefSegment *segment = &g_array_index (expected, RefSegment, i);
      g_test_message ("expected %s: %u to %u", ref_names[segment->code], segment->start, segment->end);
    }
  for (guint i = 0; i < found->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (found, ThemaSegment, i);
      g_test_message ("found    %s: %u to %u", ref_names[segment->code], segment->start, segment->end);
    }
  g_error ("the matcher and the reference differ");
}

#define N_REF_TEXTS 40

typedef struct
{
  char *texts[N_REF_TEXTS];    /* owned */
  GArray *words[N_REF_TEXTS]; /* owned, of RefWord */
} RefCorpus;

static ThemaStore *
make_corpus (GRand *random, RefCorpus *corpus)
{
  FixtureText texts[N_REF_TEXTS + 1] = { 0 };
  char ids[N_REF_TEXTS][8];
  for (guint i = 0; i < N_REF_TEXTS; i++)
    {
      corpus->words[i] = g_array_new (FALSE, FALSE, sizeof (RefWord));
      corpus->texts[i] = make_text (random, corpus->words[i]);
      g_snprintf (ids[i], sizeof ids[i], "%u", i);
      texts[i] = (FixtureText) { ids[i], corpus->texts[i] };
    }
  return fixture_store_new (texts, NULL);
}

/* Codes all texts by one random codebook, by the matcher and by the reference. */
static void
compare_codings (GRand *random, const ThemaStore *store, const RefCorpus *corpus)
{
  RefCode codes[N_REF_CODES];
  ThemaPatternUse counts[N_REF_CODES][4] = { 0 };
  g_autofree char *short_codebook = make_codebook (random, codes);
  g_autoptr (ThemaCodebook) codebook = codebook_new (short_codebook);
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, NULL);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (RefSegment));
  for (guint32 i = 0; i < N_REF_TEXTS; i++)
    {
      ThemaDocument document = fixture_document (store, i);
      g_array_set_size (found, 0);
      thema_search_document (search, &document, found, NULL, NULL);
      ref_search (codes, corpus->words[i], expected);
      if (!same_segments (codes, found, expected))
        report_difference (short_codebook, corpus->texts[i], found, expected);
      for (guint c = 0; c < N_REF_CODES; c++)
        ref_count_uses (codes, c, corpus->words[i], counts[c]);
    }
  g_autoptr (GArray) made = thema_search_pattern_uses (search);
  for (guint c = 0; c < N_REF_CODES; c++)
    {
      for (guint p = 0; p < codes[c].n_patterns; p++)
        {
          const ThemaPatternUse *use
              = &g_array_index (made, ThemaPatternUse, number_of (codes, c, p));
          if (use->segments != counts[c][p].segments || use->documents != counts[c][p].documents
              || use->unique_segments != counts[c][p].unique_segments)
            g_error ("%s: the counts of '%s' differ", short_codebook, codes[c].patterns[p].text);
          clear_pattern (&codes[c].patterns[p]);
        }
      for (guint x = 0; x < codes[c].n_exclusions; x++)
        clear_pattern (&codes[c].exclusions[x]);
    }
}

static void
test_against_reference (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  for (guint round = 0; round < 8; round++)
    {
      RefCorpus corpus;
      g_autoptr (ThemaStore) store = make_corpus (random, &corpus);
      for (guint i = 0; i < 50; i++)
        compare_codings (random, store, &corpus);
      for (guint i = 0; i < N_REF_TEXTS; i++)
        {
          g_free (corpus.texts[i]);
          g_array_unref (corpus.words[i]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/cases", test_cases);
  g_test_add_func ("/matching/tokenized", test_tokenized);
  g_test_add_func ("/matching/faults", test_faults);
  g_test_add_func ("/matching/no-stemmer", test_no_stemmer);
  g_test_add_func ("/matching/segment", test_segment);
  g_test_add_func ("/matching/long-blanks", test_long_blanks);
  g_test_add_func ("/matching/uses", test_uses);
  g_test_add_func ("/matching/against-reference", test_against_reference);
  return g_test_run ();
}
