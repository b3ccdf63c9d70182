/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/where-private.h"

#include "corpus/folded.h"

#include <math.h>
#include <string.h>

void
thema_where_node_free (gpointer data)
{
  ThemaWhereNode *self = data;
  if (self == NULL)
    return;
  thema_where_node_free (self->left);
  thema_where_node_free (self->right);
  g_clear_pointer (&self->literals, g_array_unref);
  g_free (self);
}

void
thema_where_free (ThemaWhere *self)
{
  if (self == NULL)
    return;
  thema_where_node_free (self->root);
  g_ptr_array_unref (self->names);
  g_string_free (self->folded, TRUE);
  g_string_free (self->composed, TRUE);
  g_free (self);
}

const char *const *
thema_where_names (const ThemaWhere *self)
{
  return (const char *const *) self->names->pdata;
}

gboolean
thema_where_number (ThemaSlice value, double *number)
{
  char copy[64];
  if (value.length == 0 || value.length >= sizeof copy)
    return FALSE;
  for (gsize i = 0; i < value.length; i++)
    if (!g_ascii_isdigit (value.bytes[i]) && strchr ("+-.eE", value.bytes[i]) == NULL)
      return FALSE;
  memcpy (copy, value.bytes, value.length);
  copy[value.length] = '\0';
  char *end;
  *number = g_ascii_strtod (copy, &end);
  return end == copy + value.length && isfinite (*number);
}

/* The value compared with the literal: less than, equal to or greater than 0. */
static int
compare (const GString *folded, gboolean is_number, double number, const ThemaWhereLiteral *literal)
{
  if (is_number && literal->is_number)
    return (number > literal->number) - (number < literal->number);
  gsize n = MIN (folded->len, literal->folded->len);
  int order = memcmp (folded->str, literal->folded->str, n);
  return order != 0 ? order : (folded->len > n) - (literal->folded->len > n);
}

static gboolean
holds_of (const ThemaWhereNode *node, const GString *folded, gboolean is_number, double number,
          const ThemaWhereLiteral *literal)
{
  if (node->kind == THEMA_WHERE_CONTAINS)
    return memmem (folded->str, folded->len, literal->folded->str, literal->folded->len) != NULL;
  int order = compare (folded, is_number, number, literal);
  switch (node->kind)
    {
    case THEMA_WHERE_LESS:
      return order < 0;
    case THEMA_WHERE_AT_MOST:
      return order <= 0;
    case THEMA_WHERE_GREATER:
      return order > 0;
    case THEMA_WHERE_AT_LEAST:
      return order >= 0;
    default:
      return order == 0;
    }
}

static gboolean
compare_value (ThemaWhere *self, const ThemaWhereNode *node, const ThemaSlice *values)
{
  ThemaSlice value = thema_slice_trim (values[node->name]);
  if (node->kind == THEMA_WHERE_EMPTY)
    return value.length == 0;
  if (value.length == 0)
    return FALSE;
  double number = 0;
  gboolean is_number = thema_where_number (value, &number);
  thema_folded (value, self->composed, self->folded);
  for (guint i = 0; i < node->literals->len; i++)
    if (holds_of (node, self->folded, is_number, number,
                  &g_array_index (node->literals, ThemaWhereLiteral, i)))
      return TRUE;
  return FALSE;
}

/* As deep as the parser let it become. */
static gboolean
evaluate (ThemaWhere *self, const ThemaWhereNode *node, const ThemaSlice *values)
{
  switch (node->kind)
    {
    case THEMA_WHERE_AND:
      return evaluate (self, node->left, values) && evaluate (self, node->right, values);
    case THEMA_WHERE_OR:
      return evaluate (self, node->left, values) || evaluate (self, node->right, values);
    case THEMA_WHERE_NOT:
      return !evaluate (self, node->left, values);
    default:
      return compare_value (self, node, values);
    }
}

gboolean
thema_where_holds (ThemaWhere *self, const ThemaSlice *values)
{
  return evaluate (self, self->root, values);
}
