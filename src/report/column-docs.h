/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What docs/tables.md says of the tables and their columns; column-docs.awk makes it from that page
 * when thema is built. */
#pragma once

typedef struct
{
  const char *table, *row; /* the file's name, and what a row is */
} ThemaTableDoc;

typedef struct
{
  const char *table, *column; /* "*" for columns that the corpus, the codebook or the coders name */
  const char *meaning, *values;
} ThemaColumnDoc;

/* Both end with a row of NULL. */
extern const ThemaTableDoc thema_table_docs[];
extern const ThemaColumnDoc thema_column_docs[];
