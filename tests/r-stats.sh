#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Single statistics against R, to a relative 1e-8: each program draw/draw-NAME prints a table of
# random cases, sparse and degenerate ones among them, and r/draw-NAME.R computes it again.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/r/lib.sh"

for script in "$top_srcdir"/tests/r/draw-*.R; do
  name=$(basename "$script" .R)
  ok "$name" sh -c "$top_builddir/tests/draw/$name > $scratch/$name.csv"
  run_r "$name" "$script" "$scratch/$name.csv"
done
done_testing
