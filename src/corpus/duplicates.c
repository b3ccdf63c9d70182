/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/duplicates.h"

#include <string.h>

/* Memory of a record: an Entry (24 bytes), its sketch (94 with its owner), twelve places in the
 * table of bands (5 bytes each, at most four fifths full: 75 to 113), and one for each of DOI and
 * title in the table of keys (12 bytes each, likewise: 30 to 45). */

typedef struct
{
  guint64 line;
  guint64 authors; /* as of its fingerprint */
  guint32 document;
  guint32 doi; /* of its hash; 0: it has none */
} Entry;

/* How many records share a band or a key: more than a handful do so only where texts are made from
 * one form. Those behind are found by other bands, and time does not grow with the square. */
#define MAX_SHARING 32

const char *const thema_duplicate_reasons[] = { "doi", "title_year", "text", NULL };

struct _ThemaDuplicates
{
  GArray *entries;  /* owned, of Entry */
  GArray *sketches; /* owned, of ThemaMinhash: of those entries that have one */
  GArray *owners;   /* owned, of guint32: the entry of each sketch */
  guint64 seed;     /* drawn anew: nobody who writes a corpus can know what will share a place */
  /* Keys, open addressing with linear probing; a key of 0 is an empty place. */
  guint64 *keys;        /* owned */
  guint32 *key_entries; /* owned */
  gsize n_keys, key_size;
  /* Bands likewise: which sketch has that band, plus one; 0 is an empty place. The bytes of the
   * band itself are looked up in the sketch. */
  guint32 *bands;    /* owned */
  guint8 *band_tags; /* owned: a byte of the hash of each */
  gsize n_bands, band_size;
};

static inline guint64
mix (guint64 x)
{
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93u;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93u;
  return x ^ (x >> 32);
}

/* A place below `size` from all bits of a hash. */
static inline gsize
place (guint64 hash, gsize size)
{
  return (gsize) (((unsigned __int128) hash * size) >> 64);
}

ThemaDuplicates *
thema_duplicates_new (void)
{
  ThemaDuplicates *self = g_new0 (ThemaDuplicates, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->sketches = g_array_new (FALSE, FALSE, sizeof (ThemaMinhash));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  self->key_size = 256;
  self->keys = g_new0 (guint64, self->key_size);
  self->key_entries = g_new (guint32, self->key_size);
  self->band_size = 1024;
  self->bands = g_new0 (guint32, self->band_size);
  self->band_tags = g_new (guint8, self->band_size);
  return self;
}

void
thema_duplicates_free (ThemaDuplicates *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->sketches);
  g_array_unref (self->owners);
  g_free (self->keys);
  g_free (self->key_entries);
  g_free (self->bands);
  g_free (self->band_tags);
  g_free (self);
}

/* Keys. */

static inline gsize
first_key (const ThemaDuplicates *self, guint64 key)
{
  return place (mix (key ^ self->seed), self->key_size);
}

static inline gsize
next_key (const ThemaDuplicates *self, gsize at)
{
  return at + 1 < self->key_size ? at + 1 : 0;
}

static void
put_key (ThemaDuplicates *self, guint64 key, guint32 entry)
{
  gsize at = first_key (self, key);
  while (self->keys[at] != 0)
    at = next_key (self, at);
  self->keys[at] = key;
  self->key_entries[at] = entry;
}

static void
grow_keys (ThemaDuplicates *self)
{
  g_autofree guint64 *keys = g_steal_pointer (&self->keys);
  g_autofree guint32 *entries = g_steal_pointer (&self->key_entries);
  gsize size = self->key_size;
  self->key_size = size / 2 * 3;
  self->keys = g_new0 (guint64, self->key_size);
  self->key_entries = g_new (guint32, self->key_size);
  for (gsize i = 0; i < size; i++)
    if (keys[i] != 0)
      put_key (self, keys[i], entries[i]);
}

/* Several have one key where it was not enough to make them the same: two papers of one title. */
static void
add_key (ThemaDuplicates *self, guint64 key, guint32 entry)
{
  if (key == 0)
    return;
  guint n_sharing = 0;
  for (gsize at = first_key (self, key); self->keys[at] != 0; at = next_key (self, at))
    if (self->keys[at] == key && (self->key_entries[at] == entry || ++n_sharing == MAX_SHARING))
      return;
  if (5 * (self->n_keys + 1) > 4 * self->key_size)
    grow_keys (self);
  put_key (self, key, entry);
  self->n_keys++;
}

static guint32
doi_tag (guint64 doi)
{
  return doi == 0 ? 0 : MAX ((guint32) mix (doi), 1);
}

/* Bands. */

static inline const ThemaMinhash *
sketch_at (const ThemaDuplicates *self, guint32 sketch)
{
  return &g_array_index (self->sketches, ThemaMinhash, sketch);
}

/* Where a band is looked for first, and what is compared before its bytes are. */
typedef struct
{
  gsize at;
  guint8 tag;
} BandPlace;

static inline BandPlace
band_place (const ThemaDuplicates *self, const ThemaMinhash *sketch, guint band)
{
  guint64 bytes = band;
  memcpy ((guint8 *) &bytes + 8 - THEMA_MINHASH_ROWS, thema_minhash_band (sketch, band),
          THEMA_MINHASH_ROWS);
  guint64 hash = mix (bytes ^ self->seed);
  return (BandPlace){ place (hash, self->band_size), (guint8) hash };
}

/* All bands of a sketch, soon at hand. */
static void
find_places (const ThemaDuplicates *self, const ThemaMinhash *sketch, BandPlace *places)
{
  for (guint band = 0; band < THEMA_MINHASH_BANDS; band++)
    {
      places[band] = band_place (self, sketch, band);
      __builtin_prefetch (&self->bands[places[band].at]);
      __builtin_prefetch (&self->band_tags[places[band].at]);
    }
}

static inline gsize
next_band (const ThemaDuplicates *self, gsize at)
{
  return at + 1 < self->band_size ? at + 1 : 0;
}

/* Whether the one at a place has the band as well. */
static inline gboolean
same_band (const ThemaDuplicates *self, gsize at, guint8 tag, const ThemaMinhash *sketch,
           guint band)
{
  return self->band_tags[at] == tag
         && memcmp (thema_minhash_band (sketch_at (self, self->bands[at] - 1), band),
                    thema_minhash_band (sketch, band), THEMA_MINHASH_ROWS)
                == 0;
}

static void
add_bands (ThemaDuplicates *self, guint32 number)
{
  const ThemaMinhash *sketch = sketch_at (self, number);
  BandPlace places[THEMA_MINHASH_BANDS];
  find_places (self, sketch, places);
  for (guint band = 0; band < THEMA_MINHASH_BANDS; band++)
    {
      gsize at = places[band].at;
      guint8 tag = places[band].tag;
      guint n_sharing = 0;
      for (; self->bands[at] != 0; at = next_band (self, at))
        n_sharing += same_band (self, at, tag, sketch, band);
      if (n_sharing >= MAX_SHARING)
        continue;
      self->bands[at] = number + 1;
      self->band_tags[at] = tag;
      self->n_bands++;
    }
}

static void
add_sketch (ThemaDuplicates *self, const ThemaMinhash *sketch, guint32 entry)
{
  guint32 number = self->sketches->len;
  g_array_append_vals (self->sketches, sketch, 1);
  g_array_append_val (self->owners, entry);
  if (5 * (self->n_bands + THEMA_MINHASH_BANDS) > 4 * self->band_size)
    {
      self->band_size = self->band_size / 2 * 3;
      g_free (self->bands);
      g_free (self->band_tags);
      self->bands = g_new0 (guint32, self->band_size);
      self->band_tags = g_new (guint8, self->band_size);
      self->n_bands = 0;
      for (guint32 i = 0; i < number; i++)
        add_bands (self, i);
    }
  add_bands (self, number);
}

/* The earliest sketch that is as similar as duplicates are; FALSE: there is none. */
static gboolean
find_sketch (const ThemaDuplicates *self, const ThemaMinhash *sketch, guint32 *found,
             double *similarity)
{
  BandPlace places[THEMA_MINHASH_BANDS];
  guint32 earliest = G_MAXUINT32, last = G_MAXUINT32;
  find_places (self, sketch, places);
  for (guint band = 0; band < THEMA_MINHASH_BANDS; band++)
    for (gsize at = places[band].at; self->bands[at] != 0; at = next_band (self, at))
      {
        guint32 number = self->bands[at] - 1;
        if (number >= earliest || number == last
            || !same_band (self, at, places[band].tag, sketch, band))
          continue;
        last = number;
        double estimate = thema_minhash_similarity (sketch_at (self, number), sketch);
        if (estimate < THEMA_DUPLICATE_SIMILARITY)
          continue;
        earliest = number;
        *similarity = estimate;
      }
  *found = earliest;
  return earliest != G_MAXUINT32;
}

/* Both. */

static gboolean
other_doi (const Entry *entry, const ThemaFingerprint *record)
{
  return entry->doi != 0 && record->doi != 0 && entry->doi != doi_tag (record->doi);
}

static gboolean
other_author (const Entry *entry, const ThemaFingerprint *record)
{
  return entry->authors != 0 && record->authors != 0 && (entry->authors & record->authors) == 0;
}

/* Whether a key that both have is enough to make them the same. */
typedef gboolean (*Agree) (const Entry *entry, const ThemaFingerprint *record);

static gboolean
always (G_GNUC_UNUSED const Entry *entry, G_GNUC_UNUSED const ThemaFingerprint *record)
{
  return TRUE;
}

static gboolean
titles_agree (const Entry *entry, const ThemaFingerprint *record)
{
  return !other_doi (entry, record) || (!record->is_weak && !other_author (entry, record));
}

static gboolean
texts_agree (const Entry *entry, const ThemaFingerprint *record)
{
  return !other_author (entry, record);
}

/* The earliest that has the key and agrees; FALSE: there is none. */
static gboolean
look_up (const ThemaDuplicates *self, guint64 key, Agree agree, const ThemaFingerprint *record,
         guint32 *entry)
{
  *entry = G_MAXUINT32;
  if (key == 0)
    return FALSE;
  for (gsize at = first_key (self, key); self->keys[at] != 0; at = next_key (self, at))
    {
      guint32 found = self->key_entries[at];
      if (self->keys[at] == key && found < *entry
          && agree (&g_array_index (self->entries, Entry, found), record))
        *entry = found;
    }
  return *entry != G_MAXUINT32;
}

static gboolean
find_entry (const ThemaDuplicates *self, const ThemaFingerprint *record, guint32 *entry,
            ThemaDuplicate *duplicate)
{
  duplicate->is_estimate = FALSE;
  duplicate->similarity = 1;
  duplicate->reason = THEMA_DUPLICATE_DOI;
  if (look_up (self, record->doi, always, record, entry))
    return TRUE;
  duplicate->reason = THEMA_DUPLICATE_TITLE_YEAR;
  if (look_up (self, record->title, titles_agree, record, entry)
      || look_up (self, record->title_and_text, always, record, entry))
    return TRUE;
  duplicate->reason = THEMA_DUPLICATE_TEXT;
  if (look_up (self, record->text, texts_agree, record, entry))
    return TRUE;
  guint32 sketch;
  if (!record->has_sketch || !find_sketch (self, &record->sketch, &sketch, &duplicate->similarity))
    return FALSE;
  duplicate->is_estimate = TRUE;
  *entry = g_array_index (self->owners, guint32, sketch);
  return TRUE;
}

static void
add_keys (ThemaDuplicates *self, const ThemaFingerprint *record, guint32 entry)
{
  add_key (self, record->doi, entry);
  add_key (self, record->title, entry);
  add_key (self, record->title_and_text, entry);
  add_key (self, record->text, entry);
}

gboolean
thema_duplicates_find (ThemaDuplicates *self, const ThemaFingerprint *record,
                       ThemaDuplicate *duplicate)
{
  guint32 entry;
  if (!find_entry (self, record, &entry, duplicate))
    return FALSE;
  const Entry *first = &g_array_index (self->entries, Entry, entry);
  duplicate->document = first->document;
  duplicate->line = first->line;
  add_keys (self, record, entry);
  return TRUE;
}

void
thema_duplicates_add (ThemaDuplicates *self, const ThemaFingerprint *record, guint32 document,
                      guint64 line)
{
  Entry entry = { line, record->authors, document, doi_tag (record->doi) };
  guint32 number = self->entries->len;
  g_array_append_val (self->entries, entry);
  add_keys (self, record, number);
  if (record->has_sketch)
    add_sketch (self, &record->sketch, number);
}

gsize
thema_duplicates_memory (const ThemaDuplicates *self)
{
  return self->entries->len * sizeof (Entry)
         + self->sketches->len * (sizeof (ThemaMinhash) + sizeof (guint32))
         + self->key_size * (sizeof (guint64) + sizeof (guint32))
         + self->band_size * (sizeof (guint32) + sizeof (guint8));
}
