#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The statistics have the same digits whatever compiles them: the programs of draw/, built by gcc and by
# clang, without and with optimisation, print the same bytes as those of this build.
. "$(dirname "$0")/lib.sh"

flags=$(pkg-config --cflags --libs glib-2.0 gsl 2> /dev/null) || {
  echo "1..0 # SKIP pkg-config is not installed"
  exit 0
}

# A line of 17 digits more or less would show here before it shows in a table of eight.
for program in "$top_srcdir"/tests/draw/draw-*.c; do
  name=$(basename "$program" .c)
  ok "$name" sh -c "$top_builddir/tests/draw/$name > $scratch/$name.csv"
done

# build CC LEVEL: every program of draw/, in the folder CC-LEVEL; $flags are words.
build ()
{
  folder=$scratch/$1-O$2
  mkdir -p "$folder/stats"
  for source in "$top_srcdir"/src/stats/*.c "$top_srcdir/src/base/sort.c"; do
    echo "$source"
  done | xargs -P 2 -I '{}' sh -c "$1 -O$2 -std=gnu11 -ffp-contract=off -D_GNU_SOURCE -w -c \
      -I$top_srcdir/src $flags {} -o $folder/stats/\$(basename {} .c).o" || return 1
  for program in "$top_srcdir"/tests/draw/draw-*.c; do
    echo "$program"
  done | xargs -P 2 -I '{}' sh -c "$1 -O$2 -std=gnu11 -ffp-contract=off -D_GNU_SOURCE -w \
      -I$top_srcdir/src {} $folder/stats/*.o $flags -lm -o $folder/\$(basename {} .c)"
}

for compiler in gcc clang; do
  for level in 0 2; do
    if ! command -v $compiler > /dev/null; then
      skip "$compiler -O$level" "$compiler is not installed"
      continue
    fi
    ok "$compiler -O$level builds" build $compiler $level
    for program in "$top_srcdir"/tests/draw/draw-*.c; do
      name=$(basename "$program" .c)
      "$scratch/$compiler-O$level/$name" > "$scratch/again.csv" 2> /dev/null
      is_same "$compiler -O$level: $name" "$scratch/$name.csv" "$scratch/again.csv"
    done
  done
done
done_testing
