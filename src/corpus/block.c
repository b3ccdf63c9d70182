/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/block.h"

static void
clear_reject (gpointer data)
{
  ThemaReject *reject = data;
  g_free (reject->source);
  g_free (reject->id);
  g_free (reject->reason);
}

ThemaBlock *
thema_block_new (guint n_columns)
{
  ThemaBlock *self = g_new0 (ThemaBlock, 1);
  self->arena = thema_arena_new ();
  self->records = g_array_new (FALSE, FALSE, sizeof (ThemaRecord));
  self->n_columns = n_columns;
  self->documents = g_array_new (FALSE, FALSE, sizeof (ThemaBlockDocument));
  thema_tokens_init (&self->tokens);
  self->text = g_string_new (NULL);
  self->strings = g_string_new (NULL);
  self->string_ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->rejected = g_array_new (FALSE, FALSE, sizeof (ThemaReject));
  g_array_set_clear_func (self->rejected, clear_reject);
  self->fingerprints = g_array_new (FALSE, FALSE, sizeof (ThemaFingerprint));
  self->duplicates = g_array_new (FALSE, TRUE, sizeof (ThemaStoreDuplicate));
  self->duplicate_strings = g_string_new (NULL);
  self->dropped_forms = g_array_new (FALSE, FALSE, sizeof (guint32));
  thema_string_list_init (&self->new_forms);
  thema_string_list_init (&self->new_types);
  return self;
}

void
thema_block_free (ThemaBlock *self)
{
  if (self == NULL)
    return;
  thema_arena_free (self->arena);
  g_array_unref (self->records);
  g_array_unref (self->documents);
  thema_tokens_clear (&self->tokens);
  g_string_free (self->text, TRUE);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->string_ends);
  g_array_unref (self->rejected);
  g_array_unref (self->fingerprints);
  g_array_unref (self->duplicates);
  g_string_free (self->duplicate_strings, TRUE);
  g_array_unref (self->dropped_forms);
  thema_string_list_clear (&self->new_forms);
  thema_string_list_clear (&self->new_types);
  g_free (self);
}
