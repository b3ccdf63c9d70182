/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/rule.h"

void
thema_rule_free (ThemaRule *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_free (self->code);
  thema_pattern_clear (&self->pattern);
  g_free (self);
}

void
thema_rule_foreach (ThemaRule *self, void (*visit) (ThemaRule *rule, gpointer user_data),
                    gpointer user_data)
{
  visit (self, user_data);
  for (guint i = 0; self->operands != NULL && i < self->operands->len; i++)
    thema_rule_foreach (g_ptr_array_index (self->operands, i), visit, user_data);
}
