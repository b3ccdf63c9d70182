#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every fuzz target survives its seeds and the inputs on which it failed once.
: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${top_builddir:=$top_srcdir}"
n=0
for program in "$top_builddir"/tests/fuzz/replay-*; do
  case $program in *.*) continue ;; esac
  target=${program##*/replay-}
  n=$((n + 1))
  if "$program" "$top_srcdir/tests/fuzz/seeds/fuzz-$target" >&2; then
    echo "ok $n - $target"
  else
    echo "not ok $n - $target"
  fi
done
echo "1..$n"
