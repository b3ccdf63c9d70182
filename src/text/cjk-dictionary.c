/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/cjk-dictionary.h"

#include <string.h>
#include <unicode/udata.h>

/* A trie is a row of nodes, each with a lead unit that tells its kind:
 *
 *   0x0000..0x002F  a branch: the number of its units less 1, or 0 and that in the next unit
 *   0x0030..0x003F  a chain of 1 to 16 units, which the next node follows
 *   0x0040..0x7FFF  one of these two in the lower six bits, where a word ends; its value above them
 *   0x8000..        the value of a word that no other goes on from
 *
 * A branch of more than MAX_LIST units is parted in two: the first unit of the upper half, the way
 * to the lower half, the upper half.  What is left is a list: of each unit itself and a value, be
 * it a word's or the way to a node, and of the last unit only itself, its node following. */
#define MIN_CHAIN 0x30u
#define MIN_VALUE 0x40u
#define KIND_MASK 0x3Fu
#define FINAL 0x8000u
#define MAX_LIST 5u

/* A ThemaCjkNode is sixteen times the index of a lead unit plus 1, so that none is 0; or within a
 * chain, sixteen times that of the unit to match next, plus the number of units left to match. */
#define LEFT_MASK 15u
#define MAX_UNITS ((gsize) 0x0FFFFF00)
G_STATIC_ASSERT (THEMA_CJK_ROOT == 1 << 4);

struct _ThemaCjkDictionary
{
  UDataMemory *memory;  /* owned, of the units; may be NULL */
  const guint16 *units; /* borrowed */
  gsize n_units;
  ThemaCjkNode first[0x10000]; /* from the root */
};

static const ThemaCjkStep no_step = { THEMA_CJK_NOWHERE, -1 };

/* Beyond the end stands what no word goes on from. */
static inline guint32
unit_at (const ThemaCjkDictionary *self, gsize at)
{
  return G_LIKELY (at < self->n_units) ? self->units[at] : FINAL;
}

static inline guint32
next_unit (const ThemaCjkDictionary *self, gsize *at)
{
  return unit_at (self, (*at)++);
}

/* What follows is LEAD, if below TWO; LEAD - TWO and one more unit, if below THREE; or two more. */
static inline gsize
read_number (const ThemaCjkDictionary *self, gsize *at, guint32 lead, guint32 two, guint32 three)
{
  guint32 high;

  if (lead < two)
    return lead;
  high = lead < three ? lead - two : next_unit (self, at);
  return high << 16 | next_unit (self, at);
}

/* A value in a list or of a word that no other goes on from. */
static inline gsize
read_value (const ThemaCjkDictionary *self, gsize *at)
{
  guint32 lead = next_unit (self, at) & ~FINAL;

  return read_number (self, at, lead, 0x4000, 0x7FFF);
}

/* The way to the lower half of a branch. */
static inline gsize
read_delta (const ThemaCjkDictionary *self, gsize *at)
{
  guint32 lead = next_unit (self, at);

  return read_number (self, at, lead, 0xFC00, 0xFFFF);
}

/* The value in the LEAD of a branch or chain, and behind it. */
static inline gsize
read_node_value (const ThemaCjkDictionary *self, gsize *at, guint32 lead)
{
  guint32 value = (lead & ~KIND_MASK) - MIN_VALUE, two = 0x4000, three = 0x7F80;

  if (value < two)
    return value >> 6;
  if (value < three)
    return (gsize) (value - two) << 10 | next_unit (self, at);
  return read_number (self, at, three, 0, three);
}

static inline gint32
cost_of (gsize value)
{
  return (gint32) MIN (value, THEMA_CJK_MAX_COST);
}

static inline ThemaCjkNode
node_at (const ThemaCjkDictionary *self, gsize at, guint32 n_left)
{
  return at < self->n_units ? (ThemaCjkNode) (at + 1) << 4 | n_left : THEMA_CJK_NOWHERE;
}

static inline gsize
place_of (ThemaCjkNode node)
{
  return (gsize) (node >> 4) - 1;
}

/* What the value at *AT in a list leads to; a word's value is a node by itself.  Moves *AT behind
 * it. */
static inline ThemaCjkNode
follow_value (const ThemaCjkDictionary *self, gsize *at)
{
  gsize value_at = *at, value = read_value (self, at);

  return node_at (self, unit_at (self, value_at) >= FINAL ? value_at : *at + value, 0);
}

ThemaCjkStep
thema_cjk_dictionary_enter (const ThemaCjkDictionary *self, ThemaCjkNode node)
{
  gsize at = place_of (node);
  guint32 lead;

  if (node == THEMA_CJK_NOWHERE)
    return no_step;
  if ((node & LEFT_MASK) != 0)
    return (ThemaCjkStep){ node, -1 };
  lead = unit_at (self, at);
  if (lead >= FINAL)
    return (ThemaCjkStep){ THEMA_CJK_NOWHERE, cost_of (read_value (self, &at)) };
  at++;
  return (ThemaCjkStep){ node,
                         lead < MIN_VALUE ? -1 : cost_of (read_node_value (self, &at, lead)) };
}

/* The units that go on from a node. */
typedef struct
{
  gsize at;
  guint32 n;
  gboolean is_chain;
} Match;

static inline gboolean
open_node (const ThemaCjkDictionary *self, ThemaCjkNode node, Match *match)
{
  gsize at = place_of (node);
  guint32 lead;

  *match = (Match){ at, node & LEFT_MASK, TRUE };
  if (node == THEMA_CJK_NOWHERE || match->n > 0)
    return match->n > 0;
  lead = next_unit (self, &at);
  if (lead >= FINAL)
    return FALSE;
  if (lead >= MIN_VALUE)
    read_node_value (self, &at, lead);
  lead &= KIND_MASK;
  match->is_chain = lead >= MIN_CHAIN;
  match->n = 1 + (match->is_chain ? lead - MIN_CHAIN : lead > 0 ? lead : next_unit (self, &at));
  match->at = at;
  return TRUE;
}

/* Where the next unit of CHAIN leads. */
static inline ThemaCjkNode
follow_chain (const ThemaCjkDictionary *self, const Match *chain)
{
  return node_at (self, chain->at + 1, chain->n - 1);
}

/* Where UNIT leads in a branch of LENGTH units at AT. */
static inline ThemaCjkNode
search_branch (const ThemaCjkDictionary *self, gsize at, guint32 length, guint32 unit)
{
  while (length > MAX_LIST)
    {
      gboolean is_lower = unit < next_unit (self, &at);
      gsize delta = read_delta (self, &at);

      at += is_lower ? delta : 0;
      length = is_lower ? length / 2 : length - length / 2;
    }
  for (; length > 1; length--)
    {
      if (unit == next_unit (self, &at))
        return follow_value (self, &at);
      read_value (self, &at);
    }
  return unit == unit_at (self, at) ? node_at (self, at + 1, 0) : THEMA_CJK_NOWHERE;
}

ThemaCjkStep
thema_cjk_dictionary_next (const ThemaCjkDictionary *self, ThemaCjkNode node, guint16 unit)
{
  ThemaCjkNode next = THEMA_CJK_NOWHERE;
  Match match;

  if (!open_node (self, node, &match))
    return no_step;
  if (!match.is_chain)
    next = search_branch (self, match.at, match.n, unit);
  else if (unit == unit_at (self, match.at))
    next = follow_chain (self, &match);
  return thema_cjk_dictionary_enter (self, next);
}

/* As search_branch (), for all its units. */
static void
visit_branch (const ThemaCjkDictionary *self, gsize at, guint32 length, ThemaCjkFunc func,
              gpointer data)
{
  while (length > MAX_LIST)
    {
      gsize delta;

      at++;
      delta = read_delta (self, &at);
      visit_branch (self, at + delta, length / 2, func, data);
      length -= length / 2;
    }
  for (; length > 1; length--)
    {
      guint32 unit = next_unit (self, &at);

      func ((guint16) unit, follow_value (self, &at), data);
    }
  func ((guint16) unit_at (self, at), node_at (self, at + 1, 0), data);
}

void
thema_cjk_dictionary_visit (const ThemaCjkDictionary *self, ThemaCjkNode node, ThemaCjkFunc func,
                            gpointer data)
{
  Match match;

  if (!open_node (self, node, &match))
    return;
  if (match.is_chain)
    func ((guint16) unit_at (self, match.at), follow_chain (self, &match), data);
  else
    visit_branch (self, match.at, match.n, func, data);
}

ThemaCjkStep
thema_cjk_dictionary_first (const ThemaCjkDictionary *self, guint16 unit)
{
  return thema_cjk_dictionary_enter (self, self->first[unit]);
}

static void
fill_first (guint16 unit, ThemaCjkNode node, gpointer data)
{
  ThemaCjkDictionary *self = data;

  self->first[unit] = node;
}

ThemaCjkDictionary *
thema_cjk_dictionary_new (const guint16 *units, gsize n_units)
{
  ThemaCjkDictionary *self = g_new0 (ThemaCjkDictionary, 1);

  self->units = units;
  self->n_units = MIN (n_units, MAX_UNITS);
  thema_cjk_dictionary_visit (self, THEMA_CJK_ROOT, fill_first, self);
  return self;
}

void
thema_cjk_dictionary_free (ThemaCjkDictionary *self)
{
  if (self != NULL && self->memory != NULL)
    udata_close (self->memory);
  g_free (self);
}

/* A dictionary's data begin with these numbers (ICU's dictionarydata.h); offsets are in bytes. */
enum
{
  TRIE_START,
  TRIE_END,
  TOTAL_SIZE = 3,
  TRIE_TYPE,
  TRANSFORM,
  N_INDEXES = 8
};

#define TYPE_MASK 7
#define TYPE_UNITS 1
#define TYPE_HAS_VALUES 8

static gboolean
is_format_known (UDataMemory *memory)
{
  UDataInfo info = { .size = sizeof info };

  udata_getInfo (memory, &info);
  return info.isBigEndian == U_IS_BIG_ENDIAN && info.sizeofUChar == sizeof (UChar)
         && memcmp (info.dataFormat, "Dict", 4) == 0 && info.formatVersion[0] == 1;
}

/* Where the trie is in DATA, as those numbers have it. */
static const guint16 *
find_trie (const void *data, gsize *n_units)
{
  const gint32 *indexes = data;
  gint32 start = indexes[TRIE_START], end = indexes[TRIE_END];

  if (start < N_INDEXES * (gint32) sizeof *indexes || start % 2 != 0 || end < start
      || end > indexes[TOTAL_SIZE] || indexes[TRANSFORM] != 0
      || (indexes[TRIE_TYPE] & (TYPE_MASK | TYPE_HAS_VALUES)) != (TYPE_UNITS | TYPE_HAS_VALUES))
    return NULL;
  *n_units = (gsize) (end - start) / sizeof (guint16);
  return (const guint16 *) ((const guint8 *) data + start);
}

static gpointer
open_icu_dictionary (gpointer unused G_GNUC_UNUSED)
{
  UErrorCode status = U_ZERO_ERROR;
  UDataMemory *memory = udata_open (U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &status);
  const guint16 *units = NULL;
  gsize n_units = 0;
  ThemaCjkDictionary *self;

  if (U_FAILURE (status))
    return NULL;
  if (is_format_known (memory))
    units = find_trie (udata_getMemory (memory), &n_units);
  if (units == NULL)
    {
      udata_close (memory);
      return NULL;
    }
  self = thema_cjk_dictionary_new (units, n_units);
  self->memory = memory;
  return self;
}

const ThemaCjkDictionary *
thema_cjk_dictionary_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_icu_dictionary, NULL);
}
