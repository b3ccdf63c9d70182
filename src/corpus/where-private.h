/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A condition as a tree, between its parser (where-parse.c) and its use (where.c). */
#pragma once

#include "corpus/tidy-values.h"
#include "corpus/where.h"

typedef enum
{
  THEMA_WHERE_AND,
  THEMA_WHERE_OR,
  THEMA_WHERE_NOT,   /* of the left */
  THEMA_WHERE_EQUAL, /* to one of the literals */
  THEMA_WHERE_LESS,
  THEMA_WHERE_AT_MOST,
  THEMA_WHERE_GREATER,
  THEMA_WHERE_AT_LEAST,
  THEMA_WHERE_CONTAINS,
  THEMA_WHERE_EMPTY,
} ThemaWhereKind;

typedef struct
{
  GString *folded; /* owned */
  double number;
  gboolean is_number;
} ThemaWhereLiteral;

typedef struct _ThemaWhereNode ThemaWhereNode;
struct _ThemaWhereNode
{
  ThemaWhereKind kind;
  ThemaWhereNode *left, *right; /* owned */
  guint name;                   /* in the list of names */
  GArray *literals;             /* owned, of ThemaWhereLiteral; NULL: compares nothing */
};

struct _ThemaWhere
{
  ThemaWhereNode *root;       /* owned */
  GPtrArray *names;           /* owned, of owned; closed by NULL */
  GString *composed, *folded; /* owned: scratch */
};

void thema_where_node_free (gpointer node);

/* Whether the value is a decimal number. */
gboolean thema_where_number (ThemaSlice value, double *number);
