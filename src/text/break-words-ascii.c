/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-words-block.h"

/* Looking flags up takes most of the time of a block when it is done byte by byte.  Many processors
 * look up 64 or 32 at once. */

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

/* Two instructions of AVX-512 VBMI do it: one looks 64 bytes up in a table of 128, and one makes a
 * mask of a flag. */
__attribute__ ((target ("avx512f,avx512bw,avx512vbmi"))) static gboolean
masks_by_avx512 (const guint8 flags[128], const guint8 *text, guint64 masks[N_MASKS])
{
  __m512i bytes = _mm512_loadu_si512 (text);
  __m512i found;

  if (_mm512_movepi8_mask (bytes) != 0)
    return FALSE;
  found = _mm512_permutex2var_epi8 (_mm512_loadu_si512 (flags), bytes,
                                    _mm512_loadu_si512 (flags + 64));
  if (_mm512_movepi8_mask (found) != 0)
    return FALSE;
  for (guint mask = 0; mask < N_MASKS; mask++)
    masks[mask] = _mm512_test_epi8_mask (found, _mm512_set1_epi8 ((char) (1 << mask)));
  return TRUE;
}

/* AVX2 looks bytes up in tables of 16, by their lower half, and gives 0 where the highest bit is
 * set.  So there are eight tables, one for each value of the upper half, and to any byte of another
 * upper half that bit is given first: the exclusive or leaves it 16 or more, and adding 112 with
 * saturation takes that to 128 or more. */
__attribute__ ((target ("avx2"))) static inline __m256i
find_flags (const guint8 flags[128], __m256i bytes)
{
  __m256i found = _mm256_setzero_si256 ();

  for (guint upper = 0; upper < 8; upper++)
    {
      __m256i table
          = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) (flags + 16 * upper)));
      __m256i rest = _mm256_xor_si256 (bytes, _mm256_set1_epi8 ((char) (upper << 4)));

      found = _mm256_or_si256 (
          found, _mm256_shuffle_epi8 (table, _mm256_adds_epu8 (rest, _mm256_set1_epi8 (0x70))));
    }
  return found;
}

__attribute__ ((target ("avx2"))) static gboolean
masks_by_avx2 (const guint8 flags[128], const guint8 *text, guint64 masks[N_MASKS])
{
  __m256i low = _mm256_loadu_si256 ((const __m256i *) text);
  __m256i high = _mm256_loadu_si256 ((const __m256i *) (text + 32));

  if (_mm256_movemask_epi8 (_mm256_or_si256 (low, high)) != 0)
    return FALSE;
  low = find_flags (flags, low);
  high = find_flags (flags, high);
  if (_mm256_movemask_epi8 (_mm256_or_si256 (low, high)) != 0)
    return FALSE;
  for (guint mask = N_MASKS; mask-- > 0;)
    {
      /* The mask's bit is the highest now. */
      low = _mm256_add_epi8 (low, low);
      high = _mm256_add_epi8 (high, high);
      masks[mask] = (guint32) _mm256_movemask_epi8 (low)
                    | (guint64) (guint32) _mm256_movemask_epi8 (high) << 32;
    }
  return TRUE;
}

guint
thema_ascii_masks (ThemaAsciiMasks ways[2])
{
  guint n = 0;

  __builtin_cpu_init ();
  if (__builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512vbmi"))
    ways[n++] = masks_by_avx512;
  if (__builtin_cpu_supports ("avx2"))
    ways[n++] = masks_by_avx2;
  return n;
}

#else

guint
thema_ascii_masks (ThemaAsciiMasks ways[2] G_GNUC_UNUSED)
{
  return 0;
}

#endif
