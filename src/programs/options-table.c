/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of all options. */
#include "programs/options-private.h"

#include "codebook/format.h"
#include "corpus/formats.h"
#include "text/stop-words.h"

#define T THEMA_FOR_TOKENIZE
#define C THEMA_FOR_CODE
#define F THEMA_FOR_FREQ
#define O THEMA_FOR_COOC
#define R THEMA_FOR_RUN
#define V THEMA_FOR_COVERAGE
#define S THEMA_FOR_SENSITIVITY
#define D THEMA_FOR_DIFF
#define KEY THEMA_FOR_KEYNESS
#define COL THEMA_FOR_COLLOCATIONS
#define DIS THEMA_FOR_DISPERSION
#define DIV THEMA_FOR_DIVERSITY
#define CRO THEMA_FOR_CROSSTAB
#define STR THEMA_FOR_STRUCTURE
#define AGR THEMA_FOR_AGREE
#define SAM THEMA_FOR_SAMPLE
/* The programs that compute statistics of a store, and of terms in it. */
#define TERMS (KEY | COL | DIS | DIV | STR)
#define STATS (TERMS | CRO | SAM)

#define AT(field) G_STRUCT_OFFSET (ThemaOptions, field)

const ThemaOptionSpec thema_option_specs[] = {
  { "corpus", 'c', G_OPTION_ARG_FILENAME_ARRAY, AT (corpus), T | R, 0,
    "folder of .txt files, an export, a table or a text file; several by repeating the option",
    "PATH" },
  { "from", 0, G_OPTION_ARG_STRING, AT (from), T | R, T,
    "format of the corpus: " THEMA_SOURCE_FORMAT_NAMES " (default: as each file shows itself)",
    "FORMAT" },
  { "metadata", 0, G_OPTION_ARG_FILENAME, AT (metadata), T | R, 0,
    "CSV joined by id to a folder of files (default: documents.csv in it)", "FILE" },
  { "text-column", 0, G_OPTION_ARG_STRING, AT (text_column), T | R, T,
    "column that holds the text (default: abstract, text, AB, ...)", "NAME" },
  { "id-column", 0, G_OPTION_ARG_STRING, AT (id_column), T | R, T,
    "column that holds the id (default: id, doc_id, key, ...)", "NAME" },
  { "delimiter", 0, G_OPTION_ARG_STRING, AT (delimiter), T | R, T,
    "what parts the columns of a table: comma, semicolon, tab, pipe (default: as it shows itself)",
    "NAME" },
  { "quote", 0, G_OPTION_ARG_STRING, AT (quote), T | R, T,
    "quotes around its cells: double, single, backslash, none (default: as it shows itself)",
    "NAME" },
  { "split", 0, G_OPTION_ARG_STRING, AT (split), T | R, T,
    "documents of a text file: file, line or paragraph (default: file)", "HOW" },
  { "min-words", 0, G_OPTION_ARG_INT, AT (min_words), T | R, T,
    "leave out documents with fewer words (default: 0)", "N" },
  { "encoding", 0, G_OPTION_ARG_STRING, AT (encoding), T | R, T,
    "encoding of the corpus (default: UTF-8)", "NAME" },
  { "unwrap", 0, G_OPTION_ARG_NONE, AT (unwrap), T | R, T,
    "take a single line break inside a paragraph for a space", NULL },
  { "keep-going", 0, G_OPTION_ARG_NONE, AT (keep_going), T | R, T,
    "list documents that cannot be read in rejected.csv and go on", NULL },
  { "fields", 0, G_OPTION_ARG_STRING_ARRAY, AT (fields), T | R, T,
    "what of a record is coded, as paragraphs: title, abstract, other_abstract or columns; several "
    "with commas (default: abstract)",
    "LIST" },
  { "keep", 0, G_OPTION_ARG_STRING_ARRAY, AT (keep), T | R, T,
    "columns of metadata that are kept; several likewise (default: all)", "LIST" },
  { "where", 0, G_OPTION_ARG_STRING, AT (where), T | R, T,
    "records that are wanted, as \"year >= 2010 and language = en\" (default: all)", "CONDITION" },
  { "duplicates", 0, G_OPTION_ARG_STRING, AT (duplicates), T | R, T,
    "records that are there again: report them in duplicates.csv, drop them, or keep them unseen "
    "(default: report)",
    "WHAT" },
  { "detect-language", 0, G_OPTION_ARG_NONE, AT (detect_language), T | R, T,
    "guess the language of records that say none, by their abstract", NULL },
  { "verbatim", 0, G_OPTION_ARG_NONE, AT (verbatim), T | R, T,
    "take the texts of an export as they stand, with their markup and headings", NULL },
  { "tokenizer", 0, G_OPTION_ARG_STRING, AT (tokenizer), T | R, T,
    "unicode, or whitespace for tokenized text (default: unicode)", "NAME" },
  { "no-entities", 0, G_OPTION_ARG_NONE, AT (no_entities), T | R, T,
    "cut URLs, e-mail addresses, DOIs, hashtags and @mentions as other text", NULL },
  { "keep-hyphens", 0, G_OPTION_ARG_NONE, AT (keep_hyphens), T | R, T,
    "keep words that hyphens join whole: state-of-the-art", NULL },
  { "clean", 0, G_OPTION_ARG_STRING_ARRAY, AT (clean), T | R, T,
    "read remnants of markup as what they stand for: html, latex; several with commas "
    "(default: none)",
    "LIST" },
  { "language", 'l', G_OPTION_ARG_STRING, AT (language), T | R, T,
    "language whose abbreviations end no sentence, or none (default: en)", "CODE" },
  { "stemmer", 0, G_OPTION_ARG_STRING, AT (stemmer), T | R, T,
    "Snowball stemmer, or none (default: english)", "NAME" },
  { "codings", 0, G_OPTION_ARG_FILENAME_ARRAY, AT (codings), AGR, 0,
    "table of what coders said, CSV; several by repeating the option", "FILE" },
  { "store", 's', G_OPTION_ARG_FILENAME, AT (store), C | F | O | V | S | STATS | AGR, 0,
    "token store that thema-tokenize wrote", "FILE" },
  { "codebook", 'b', G_OPTION_ARG_FILENAME, AT (codebook), C | R | V | S, 0,
    "codebook: YAML, a spreadsheet, or a dictionary of another program", "FILE" },
  { "codebook-format", 0, G_OPTION_ARG_STRING, AT (codebook_format), C | R | V | S | D,
    C | V | S | D, "its format: " THEMA_FORMAT_NAMES " (default: as it shows itself)", "NAME" },
  { "codebook-encoding", 0, G_OPTION_ARG_STRING, AT (codebook_encoding), C | R | V | S | D,
    C | V | S | D, "its encoding (default: as it shows itself)", "NAME" },
  { "segments", 'g', G_OPTION_ARG_FILENAME, AT (segments), C | F | O | (STATS & ~DIV) | AGR, 0,
    "coded segments: thema-code writes the file, later stages read it", "FILE" },
  { "overlap", 0, G_OPTION_ARG_STRING, AT (overlap), C | R | V | S | D, C | V | S | D,
    "which of overlapping matches counts: leftmost or longest of a code, longest in the whole "
    "codebook, or all patterns (default: leftmost)",
    "HOW" },
  { "phrase-gap", 0, G_OPTION_ARG_STRING, AT (phrase_gap), C | R | V | S | D | COL,
    C | V | S | D | COL,
    "what parts the words of a phrase: words, or punctuation of any kind (default: words)",
    "WHAT" },
  { "parents", 0, G_OPTION_ARG_STRING, AT (parents), C | R | V | S | D, C | V | S | D,
    "what a code with sub-codes has: all of theirs, or its own only (default: all)", "WHAT" },
  { "ledger", 0, G_OPTION_ARG_NONE, AT (ledger), C | R, C,
    "write match_ledger.csv: every match, counted or not, and why", NULL },
  { "context", 0, G_OPTION_ARG_INT, AT (context), C | R | D, C | D,
    "tokens to the left and right of a coded passage (default: 10)", "N" },
  { "unit", 'u', G_OPTION_ARG_STRING_ARRAY, AT (units), O | R, O,
    "units of co-occurrence: document, paragraph, sentence; several with commas or by "
    "repeating the option (default: document,sentence)",
    "LIST" },
  { "top", 0, G_OPTION_ARG_INT, AT (top), O | R, O,
    "terms whose co-occurrence is counted, by documents (default: 500)", "N" },
  { "min-documents", 0, G_OPTION_ARG_INT, AT (min_documents), O | R, O,
    "of those only terms in at least N documents (default: 2)", "N" },
  { "top", 0, G_OPTION_ARG_INT, AT (top), V, V,
    "words that no code reaches, by frequency (default: 100)", "N" },
  { "min-documents", 0, G_OPTION_ARG_INT, AT (min_documents), V, V,
    "candidates are words in at least N documents (default: 3)", "N" },
  { "candidates", 0, G_OPTION_ARG_INT, AT (candidates), V, V,
    "candidates for each code, by log-likelihood (default: 20)", "N" },
  { "things", 0, G_OPTION_ARG_STRING, AT (things), STR, 0,
    "what is compared: codes or terms (default: codes where --segments are given)", "WHAT" },
  { "codes", 0, G_OPTION_ARG_STRING, AT (code_level), STR, STR,
    "which codes: leaves, those without sub-codes; top, those without a parent; or all (default: "
    "leaves)",
    "WHICH" },
  { "top", 0, G_OPTION_ARG_INT, AT (top), STR, STR,
    "terms that are compared, by documents (default: 100)", "N" },
  { "min-documents", 0, G_OPTION_ARG_INT, AT (min_documents), STR, STR,
    "of those only terms in at least N documents (default: 2)", "N" },
  { "unit", 'u', G_OPTION_ARG_STRING, AT (units), STR, STR,
    "unit in which things stand together: document, paragraph or sentence (default: document)",
    "UNIT" },
  { "distance", 0, G_OPTION_ARG_STRING, AT (distance), STR, STR,
    "distance between things: jaccard or hellinger (default: jaccard)", "NAME" },
  { "linkage", 0, G_OPTION_ARG_STRING, AT (linkage), STR, STR,
    "distance between clusters: average, complete or ward (default: average)", "NAME" },
  { "clusters", 0, G_OPTION_ARG_INT, AT (clusters), STR, STR,
    "cut the tree into N clusters (default: 0, do not cut it)", "N" },
  { "dimensions", 0, G_OPTION_ARG_INT, AT (dimensions), STR, STR,
    "dimensions of the maps (default: 2)", "N" },
  { "weight", 0, G_OPTION_ARG_STRING, AT (weight), STR, STR,
    "what an edge of the network weighs: count, jaccard, dice, phi, npmi or log-likelihood "
    "(default: jaccard)",
    "NAME" },
  { "min-weight", 0, G_OPTION_ARG_STRING, AT (min_weight), STR, STR,
    "leave out edges that weigh less (default: 0)", "NUMBER" },
  { "min-together", 0, G_OPTION_ARG_INT, AT (min_together), STR, STR,
    "leave out edges of things that stand together in fewer units (default: 1)", "N" },
  { "old", 0, G_OPTION_ARG_FILENAME, AT (old), 0, 0, "the codebook as it was", "FILE" },
  { "stem", 0, G_OPTION_ARG_NONE, AT (stem), F | O | R | TERMS, F | O | TERMS,
    "count stems instead of words", NULL },
  { "stopwords", 0, G_OPTION_ARG_STRING, AT (stopwords), F | O | R, 0,
    "stop words to leave out: a built-in list (" THEMA_STOP_WORDS_NAMES "), none, or a file "
    "(default: none for frequencies, that of the corpus's language for co-occurrence)",
    "LIST" },
  { "stopwords", 0, G_OPTION_ARG_STRING, AT (stopwords), V | STR, 0,
    "stop words to leave out: a built-in list (" THEMA_STOP_WORDS_NAMES "), none, or a file "
    "(default: that of the corpus's language)",
    "LIST" },
  { "tokens", 0, G_OPTION_ARG_STRING_ARRAY, AT (tokens), F | O | R | (TERMS & ~COL),
    F | O | (TERMS & ~COL),
    "what counts as a term: words, numbers, punctuation, symbols, addresses; several likewise "
    "(default: words)",
    "LIST" },
  { "document-terms", 0, G_OPTION_ARG_NONE, AT (document_terms), F | R, F,
    "also write document_terms.csv", NULL },
  { "stopwords", 0, G_OPTION_ARG_STRING, AT (stopwords), TERMS & ~STR, 0,
    "stop words to leave out: a built-in list (" THEMA_STOP_WORDS_NAMES "), none, or a file "
    "(default: none)",
    "LIST" },
  { "tokens", 0, G_OPTION_ARG_STRING_ARRAY, AT (tokens), COL, COL,
    "what counts as a term: words, numbers, symbols, addresses; several likewise "
    "(default: words)",
    "LIST" },
  { "size", 0, G_OPTION_ARG_STRING_ARRAY, AT (sizes), COL, COL,
    "words of the n-grams, 2 to 5; several with commas or by repeating the option "
    "(default: 2,3)",
    "LIST" },
  { "node", 0, G_OPTION_ARG_STRING_ARRAY, AT (node), COL, COL,
    "words whose collocates are sought, with * and ? as in a codebook; several likewise", "LIST" },
  { "node-code", 0, G_OPTION_ARG_STRING_ARRAY, AT (node_code), COL, COL,
    "codes whose collocates are sought; several likewise (default: all, with --segments)", "LIST" },
  { "span", 0, G_OPTION_ARG_STRING, AT (span), COL, COL,
    "words to the left and right of a node that are near it: 5, or 5,3 (default: 5)", "N" },
  { "within", 0, G_OPTION_ARG_STRING, AT (within), COL, COL,
    "what ends the span: sentence or document (default: sentence)", "UNIT" },
  { "min-frequency", 0, G_OPTION_ARG_INT, AT (min_frequency), COL, COL,
    "leave out n-grams that occur, and collocates that are near, fewer times (default: 2)", "N" },
  { "min-documents", 0, G_OPTION_ARG_INT, AT (min_documents), COL, COL,
    "leave out those in fewer documents (default: 1)", "N" },
  { "top", 0, G_OPTION_ARG_INT, AT (best), COL, COL,
    "n-grams of each size and collocates of each node that are listed, 0 for all "
    "(default: 1000)",
    "N" },
  { "tf", 0, G_OPTION_ARG_STRING, AT (tf), F | R, F,
    "what a term's count in a document weighs in tf_idf: count, share, boolean, log or augmented "
    "(default: count)",
    "HOW" },
  { "idf", 0, G_OPTION_ARG_STRING, AT (idf), F | R, F,
    "what its number of documents weighs: count, inverse, inversemax, inversesmooth, inverseprob "
    "or unary (default: inverse)",
    "HOW" },
  { "tf-idf-base", 0, G_OPTION_ARG_STRING, AT (tf_idf_base), F | R, F,
    "base of the logarithms in both: 10, 2 or e (default: 10)", "BASE" },
  { "window", 0, G_OPTION_ARG_INT, AT (window), DIV, DIV,
    "tokens in a window of the moving average type-token ratio (default: 100)", "N" },
  { "target", 0, G_OPTION_ARG_STRING, AT (target), KEY, KEY,
    "group that is compared: a value of the column (default: every value in turn)", "VALUE" },
  { "reference", 0, G_OPTION_ARG_STRING, AT (reference), KEY, KEY,
    "group that it is compared with (default: all documents with another value)", "VALUE" },
  { "reference-store", 0, G_OPTION_ARG_FILENAME, AT (reference_store), KEY, 0,
    "token store of another corpus to compare with", "FILE" },
  { "reference-segments", 0, G_OPTION_ARG_FILENAME, AT (reference_segments), KEY, 0,
    "its coded segments, to compare codes too", "FILE" },
  { "min-frequency", 0, G_OPTION_ARG_INT, AT (min_frequency), KEY, KEY,
    "test terms that occur at least N times on both sides together (default: 5)", "N" },
  { "min-documents", 0, G_OPTION_ARG_INT, AT (min_documents), KEY, KEY,
    "and in at least N documents (default: 2)", "N" },
  { "top", 0, G_OPTION_ARG_INT, AT (top), KEY, KEY,
    "rows of each comparison, by log-likelihood; 0 for all (default: 500)", "N" },
  { "permutations", 0, G_OPTION_ARG_INT, AT (permutations), KEY, KEY,
    "test also by dealing the documents out anew N times (default: 0)", "N" },
  { "time", 0, G_OPTION_ARG_STRING, AT (time), CRO, CRO,
    "metadata column that holds a year: whole numbers, or dates like 2019-03-31", "COLUMN" },
  { "baseline", 0, G_OPTION_ARG_STRING, AT (baseline), CRO, CRO,
    "group with which the regression compares the others (default: the largest)", "VALUE" },
  { "coders", 0, G_OPTION_ARG_STRING_ARRAY, AT (coders), AGR, AGR,
    "coders that take part, with commas; of a table with a column a coder these are its columns "
    "(default: all)",
    "LIST" },
  { "codes", 0, G_OPTION_ARG_STRING_ARRAY, AT (codes), AGR | SAM, AGR | SAM,
    "codes that count, with commas (default: all)", "LIST" },
  { "level", 0, G_OPTION_ARG_STRING, AT (level), AGR, AGR,
    "what values are: nominal, or numbers that are ordinal, interval or ratio (default: nominal)",
    "NAME" },
  { "weights", 0, G_OPTION_ARG_STRING, AT (weights), AGR, AGR,
    "how near two values are that differ: identity, linear or quadratic (default: by the level "
    "identity, linear, quadratic, quadratic)",
    "HOW" },
  { "values", 0, G_OPTION_ARG_STRING, AT (values), AGR, AGR,
    "what is said of a code: yesno, or any text (default: yesno)", "WHAT" },
  { "categories", 0, G_OPTION_ARG_STRING_ARRAY, AT (categories), AGR, AGR,
    "all values that there are, with commas (default: those that occur)", "LIST" },
  { "empty", 0, G_OPTION_ARG_STRING, AT (empty), AGR, AGR,
    "what an empty cell is: missing, or no (default: missing)", "WHAT" },
  { "gold", 0, G_OPTION_ARG_STRING, AT (gold), AGR, AGR,
    "coder whom precision and recall take to be right (default: each one, against thema)", "NAME" },
  { "sample-key", 0, G_OPTION_ARG_FILENAME, AT (sample_key), AGR, 0,
    "sample_key.csv of the sample that was coded: thema's codes, and figures for the whole corpus",
    "FILE" },
  { "n", 'n', G_OPTION_ARG_INT, AT (n), SAM, SAM, "units to draw (default: 200)", "N" },
  { "unit", 'u', G_OPTION_ARG_STRING, AT (sample_unit), SAM, SAM,
    "what is drawn: document or sentence (default: document)", "WHAT" },
  { "by", 0, G_OPTION_ARG_STRING, AT (by), SAM, SAM,
    "strata: code, or a metadata column (default: none)", "COLUMN" },
  { "allocation", 0, G_OPTION_ARG_STRING, AT (allocation), SAM, SAM,
    "units of each stratum: equal, proportional to its size, or to its root: sqrt (default: sqrt)",
    "HOW" },
  { "by", 0, G_OPTION_ARG_STRING, AT (by), KEY | DIS | DIV | CRO | STR, KEY | DIS | DIV | CRO | STR,
    "metadata column whose values make groups of documents", "COLUMN" },
  { "adjust", 0, G_OPTION_ARG_STRING, AT (adjust), KEY | CRO | COL, KEY | CRO | COL,
    "how p is adjusted for many tests: bh, holm or bonferroni (default: bh)", "HOW" },
  { "bootstrap", 0, G_OPTION_ARG_INT, AT (bootstrap), F | O | R, F | O,
    "also write intervals from drawing the documents again N times (default: 0, none)", "N" },
  { "seed", 0, G_OPTION_ARG_INT, AT (seed), F | O | R | KEY | STR | AGR | SAM,
    F | O | KEY | STR | AGR | SAM,
    "what random numbers start from: the same seed, the same numbers (default: 1)", "N" },
  { "bootstrap", 0, G_OPTION_ARG_INT, AT (bootstrap), AGR, AGR,
    "samples of units for the interval of Krippendorff's alpha, 0 for one without samples "
    "(default: 1000)",
    "N" },
  { "output", 'o', G_OPTION_ARG_FILENAME, AT (output), T | C | F | O | R | V | S | D | STATS | AGR,
    0, "where to write: a folder for tables, a file for the token store", "PATH" },
  { "excel", 0, G_OPTION_ARG_NONE, AT (excel), C | F | O | R | V | S | D | STATS | AGR,
    C | F | O | V | S | D | STATS | AGR,
    "write tables for a spreadsheet: byte order mark, formulas guarded", NULL },
  { "threads", 't', G_OPTION_ARG_INT, AT (threads), T | C | F | O | R | V | S | D | STATS | AGR, 0,
    "threads to use (default: all cores)", "N" },
  { "quiet", 'q', G_OPTION_ARG_NONE, AT (quiet), T | C | F | O | R | V | S | D | STATS | AGR, 0,
    "no progress and no summary", NULL },
  { "work", 0, G_OPTION_ARG_FILENAME, AT (work), R, 0,
    "folder for what lies between the stages, kept for the next run (default: .thema/NAME beside "
    "the study file NAME.ini)",
    "FOLDER" },
  { "force", 0, G_OPTION_ARG_NONE, AT (force), R, 0, "do again what is fresh, too", NULL },
  { "root", 0, G_OPTION_ARG_FILENAME, AT (root), T | C | F | O | R | V | S | D | STATS | AGR, 0,
    "folder from which the manifest's paths start (default: the current one, "
    "or the study file's)",
    "FOLDER" },
  { "version", 0, G_OPTION_ARG_NONE, AT (version), T | C | F | O | R | V | S | D | STATS | AGR, 0,
    "print the version", NULL },
  { 0 },
};

#undef T
#undef C
#undef F
#undef O
#undef R
#undef V
#undef S
#undef D
#undef KEY
#undef COL
#undef DIS
#undef DIV
#undef CRO
#undef STR
#undef AGR
#undef SAM
#undef TERMS
#undef STATS
