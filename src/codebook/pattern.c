/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/pattern.h"

#include "codebook/rule-words.h"

#include <string.h>

#define SHOWN 100 /* characters of a text in a message */

void
thema_pattern_init (ThemaPattern *self, const char *text, ThemaMatch match, guint line)
{
  *self = (ThemaPattern){
    .text = g_strdup (text), .match = match, .weight = THEMA_WEIGHT_ONE, .line = line
  };
}

char *
thema_pattern_show (const char *text)
{
  if (g_utf8_strlen (text, 4 * SHOWN + 4) <= SHOWN)
    return g_strdup (text);
  g_autofree char *beginning = g_utf8_substring (text, 0, SHOWN);
  return g_strconcat (beginning, "...", NULL);
}

void
thema_pattern_clear (ThemaPattern *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->near, thema_near_free);
}

ThemaPattern *
thema_pattern_new (const char *text, ThemaMatch match, guint line)
{
  ThemaPattern *self = g_new (ThemaPattern, 1);
  thema_pattern_init (self, text, match, line);
  return self;
}

void
thema_pattern_free (ThemaPattern *self)
{
  if (self == NULL)
    return;
  thema_pattern_clear (self);
  g_free (self);
}

static void
free_pattern (gpointer data)
{
  thema_pattern_free (data);
}

ThemaNear *
thema_near_new (void)
{
  ThemaNear *self = g_new0 (ThemaNear, 1);
  self->words = g_ptr_array_new_with_free_func (free_pattern);
  self->unit = THEMA_UNIT_SENTENCE;
  return self;
}

void
thema_near_free (ThemaNear *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_free (self);
}

void
thema_pattern_copy (const ThemaPattern *self, ThemaPattern *copy)
{
  *copy = *self;
  copy->text = g_strdup (self->text);
  copy->near = NULL;
  if (self->near == NULL)
    return;
  copy->near = thema_near_new ();
  copy->near->within = self->near->within;
  copy->near->order = self->near->order;
  copy->near->unit = self->near->unit;
  for (guint i = 0; i < self->near->words->len; i++)
    {
      ThemaPattern *word = g_new (ThemaPattern, 1);
      thema_pattern_copy (g_ptr_array_index (self->near->words, i), word);
      g_ptr_array_add (copy->near->words, word);
    }
}

void
thema_pattern_set_near (ThemaPattern *self, ThemaNear *near)
{
  thema_near_free (self->near);
  self->near = near;
  char *text = thema_pattern_describe (self);
  g_free (self->text);
  self->text = text;
}

static int
compare_nears (const ThemaNear *a, const ThemaNear *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  for (guint i = 0; i < MIN (a->words->len, b->words->len); i++)
    {
      int order = thema_pattern_compare (g_ptr_array_index (a->words, i),
                                         g_ptr_array_index (b->words, i));
      if (order != 0)
        return order;
    }
  const guint x[] = { a->words->len, a->within, a->order, a->unit };
  const guint y[] = { b->words->len, b->within, b->order, b->unit };
  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    if (x[i] != y[i])
      return x[i] < y[i] ? -1 : 1;
  return 0;
}

int
thema_pattern_compare (const ThemaPattern *a, const ThemaPattern *b)
{
  int order = strcmp (a->text, b->text);
  if (order == 0)
    order = (int) a->match - (int) b->match;
  if (order == 0)
    order = (a->case_sensitive != FALSE) - (b->case_sensitive != FALSE);
  return order != 0 ? order : compare_nears (a->near, b->near);
}

static void
append_words (GString *out, const ThemaPattern *self)
{
  if (self->case_sensitive)
    g_string_append (out, "case(");
  if (self->match == THEMA_MATCH_STEM)
    g_string_append (out, "stem(");
  if (self->match == THEMA_MATCH_REGEX)
    g_string_append (out, "regex(");
  thema_rule_append_text (out, self->text, self->match == THEMA_MATCH_REGEX);
  if (self->match != THEMA_MATCH_WORD)
    g_string_append_c (out, ')');
  if (self->case_sensitive)
    g_string_append_c (out, ')');
}

char *
thema_pattern_describe (const ThemaPattern *self)
{
  GString *out = g_string_new (NULL);
  const ThemaNear *near = self->near;
  if (near == NULL)
    {
      append_words (out, self);
      return g_string_free (out, FALSE);
    }
  g_string_append (out, near->order == THEMA_ORDER_ANY ? "near(" : "seq(");
  for (guint i = 0; i < near->words->len; i++)
    {
      guint at = near->order == THEMA_ORDER_AFTER ? near->words->len - 1 - i : i;
      append_words (out, g_ptr_array_index (near->words, at));
      g_string_append (out, ", ");
    }
  g_string_append_printf (out, "%u", near->within);
  if (near->unit != THEMA_UNIT_SENTENCE)
    g_string_append_printf (out, ", %s", thema_unit_name (near->unit));
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

gboolean
thema_weight_parse (const char *text, gint64 *weight)
{
  gboolean negative = *text == '-', digits = FALSE;
  gint64 value = 0;
  const char *p = text + (*text == '-' || *text == '+');
  for (; g_ascii_isdigit (*p); p++, digits = TRUE)
    if ((value = 10 * value + (*p - '0')) > THEMA_WEIGHT_MAX)
      return FALSE;
  value *= THEMA_WEIGHT_ONE;
  if (*p == '.')
    {
      p++;
      for (gint64 unit = THEMA_WEIGHT_ONE / 10; g_ascii_isdigit (*p); p++, unit /= 10)
        {
          if (unit == 0 && *p != '0')
            return FALSE;
          value += (*p - '0') * unit;
          digits = TRUE;
        }
    }
  if (*p != '\0' || !digits || value > THEMA_WEIGHT_MAX)
    return FALSE;
  *weight = negative ? -value : value;
  return TRUE;
}

char *
thema_weight_format (gint64 weight)
{
  guint64 size = weight < 0 ? -(guint64) weight : (guint64) weight;
  char *text = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%06" G_GUINT64_FORMAT,
                                weight < 0 ? "-" : "", size / 1000000, size % 1000000);
  gsize length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  text[length - (text[length - 1] == '.')] = '\0';
  return text;
}
