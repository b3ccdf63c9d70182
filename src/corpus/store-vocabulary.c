/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/store-vocabulary.h"

#include "corpus/store-format.h"

struct _ThemaStoreVocabulary
{
  ThemaTokenRules rules;
  ThemaStemmer *stemmer;                /* owned; NULL: none */
  ThemaInterner *forms, *types, *stems; /* owned */
  GArray *form_types;                   /* owned, of guint32 */
  GArray *form_widths;                  /* owned, of guint32 */
  GArray *form_frequencies;             /* owned, of guint64 */
  GByteArray *type_classes;             /* owned */
  GArray *type_stems;                   /* owned, of guint32 */
  GPtrArray
      *form_ids; /* owned, by worker: of GArray of guint32, the worker's form ids made global */
  ThemaStringList strings_at_hand; /* scratch: types, or stems */
};

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

ThemaStoreVocabulary *
thema_store_vocabulary_new (const ThemaTokenRules *rules, ThemaStemmer *stemmer, guint n_workers)
{
  ThemaStoreVocabulary *self = g_new0 (ThemaStoreVocabulary, 1);
  self->rules = *rules;
  self->stemmer = stemmer;
  self->forms = thema_interner_new ();
  self->types = thema_interner_new ();
  self->stems = thema_interner_new ();
  self->form_types = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_widths = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_frequencies = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->type_classes = g_byte_array_new ();
  self->type_stems = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_ids = g_ptr_array_new_with_free_func (unref_array);
  for (guint i = 0; i < n_workers; i++)
    g_ptr_array_add (self->form_ids, g_array_new (FALSE, FALSE, sizeof (guint32)));
  thema_string_list_init (&self->strings_at_hand);
  return self;
}

void
thema_store_vocabulary_free (ThemaStoreVocabulary *self)
{
  if (self == NULL)
    return;
  thema_stemmer_free (self->stemmer);
  thema_interner_free (self->forms);
  thema_interner_free (self->types);
  thema_interner_free (self->stems);
  g_array_unref (self->form_types);
  g_array_unref (self->form_widths);
  g_array_unref (self->form_frequencies);
  g_byte_array_unref (self->type_classes);
  g_array_unref (self->type_stems);
  g_ptr_array_unref (self->form_ids);
  thema_string_list_clear (&self->strings_at_hand);
  g_free (self);
}

/* Types, from the first one on that is new: class and stem. Only words have stems; whatever else
 * stands for itself. */
static void
learn_types (ThemaStoreVocabulary *self, guint32 first)
{
  thema_string_list_empty (&self->strings_at_hand);
  for (guint32 type = first; type < thema_interner_size (self->types); type++)
    {
      const char *string = thema_interner_string (self->types, type);
      gsize length = thema_interner_length (self->types, type);
      guint8 class = (guint8) thema_token_class_of (&self->rules, string, length);
      g_byte_array_append (self->type_classes, &class, 1);
      if (self->stemmer != NULL && class == THEMA_CLASS_WORD)
        string = thema_stemmer_stem (self->stemmer, string, length, &length);
      if (self->stemmer != NULL)
        thema_string_list_append (&self->strings_at_hand, string, length);
    }
  thema_string_list_intern (&self->strings_at_hand, self->stems, self->type_stems);
}

/* Learns the worker's new forms, in the order in which they first occur, and the types of those
 * that the corpus had not shown before. */
static void
learn_forms (ThemaStoreVocabulary *self, ThemaBlock *block, GArray *ids)
{
  guint first = ids->len;
  guint32 known_forms = thema_interner_size (self->forms);
  guint32 known_types = thema_interner_size (self->types);
  thema_string_list_intern (&block->new_forms, self->forms, ids);
  g_array_set_size (self->form_frequencies, thema_interner_size (self->forms));
  thema_string_list_empty (&self->strings_at_hand);
  for (guint i = first; i < ids->len; i++)
    {
      if (g_array_index (ids, guint32, i) < known_forms)
        continue;
      gsize length;
      const char *key = thema_string_list_get (&block->new_forms, i - first, &length);
      ThemaForm form = thema_form_of_key (key, length);
      g_array_append_val (self->form_widths, form.width);
      const char *type = thema_string_list_get (&block->new_types, i - first, &length);
      thema_string_list_append (&self->strings_at_hand, type, length);
    }
  thema_string_list_intern (&self->strings_at_hand, self->types, self->form_types);
  learn_types (self, known_types);
}

static void
rewrite_forms (ThemaBlock *block, const GArray *ids)
{
  const guint32 *global = (const guint32 *) (gconstpointer) ids->data;
  guint32 *forms = (guint32 *) (gpointer) block->tokens.forms->data;
  for (guint i = 0; i < block->tokens.forms->len; i++)
    forms[i] = global[forms[i]];
}

void
thema_store_vocabulary_learn (ThemaStoreVocabulary *self, ThemaBlock *block)
{
  GArray *ids = g_ptr_array_index (self->form_ids, block->worker);
  learn_forms (self, block, ids);
  /* The ids of an only worker are global ones. */
  if (self->form_ids->len > 1)
    rewrite_forms (block, ids);
}

void
thema_store_vocabulary_count (ThemaStoreVocabulary *self, guint worker, guint32 form,
                              guint64 frequency)
{
  const GArray *ids = g_ptr_array_index (self->form_ids, worker);
  g_return_if_fail (form < ids->len);
  g_array_index (self->form_frequencies, guint64, g_array_index (ids, guint32, form)) += frequency;
}

static void
write_array (ThemaContainerWriter *container, guint32 id, const GArray *array, guint32 element_size)
{
  thema_container_writer_section (container, id, element_size, array->data, array->len);
}

static void
write_strings (ThemaContainerWriter *container, guint32 id, guint32 ends_id,
               const ThemaInterner *strings)
{
  guint32 n = thema_interner_size (strings);
  g_autofree guint64 *ends = g_new (guint64, MAX (n, 1));
  guint64 end = 0;
  thema_container_writer_begin (container, id, 1);
  for (guint32 i = 0; i < n; i++)
    {
      /* Of a form's key what is read; types and stems hold nothing else. */
      ThemaForm string = thema_form_of_key (thema_interner_string (strings, i),
                                            thema_interner_length (strings, i));
      thema_container_writer_append (container, string.string, string.length);
      ends[i] = end += string.length;
    }
  thema_container_writer_section (container, ends_id, sizeof *ends, ends, n);
}

void
thema_store_vocabulary_write (const ThemaStoreVocabulary *self, ThemaContainerWriter *container)
{
  guint32 n_types = thema_interner_size (self->types);
  g_autofree guint64 *frequencies = g_new0 (guint64, MAX (n_types, 1));
  for (guint i = 0; i < self->form_types->len; i++)
    frequencies[g_array_index (self->form_types, guint32, i)]
        += g_array_index (self->form_frequencies, guint64, i);

  write_strings (container, THEMA_SECTION_FORMS, THEMA_SECTION_FORM_ENDS, self->forms);
  write_array (container, THEMA_SECTION_FORM_TYPES, self->form_types, sizeof (guint32));
  write_array (container, THEMA_SECTION_FORM_WIDTHS, self->form_widths, sizeof (guint32));
  write_strings (container, THEMA_SECTION_TYPES, THEMA_SECTION_TYPE_ENDS, self->types);
  thema_container_writer_section (container, THEMA_SECTION_TYPE_CLASSES, 1,
                                  self->type_classes->data, self->type_classes->len);
  write_array (container, THEMA_SECTION_TYPE_STEMS, self->type_stems, sizeof (guint32));
  thema_container_writer_section (container, THEMA_SECTION_TYPE_FREQUENCIES, sizeof *frequencies,
                                  frequencies, n_types);
  write_strings (container, THEMA_SECTION_STEMS, THEMA_SECTION_STEM_ENDS, self->stems);
}
