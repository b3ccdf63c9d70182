#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each folder golden/PROGRAM/CASE is a test: `cmd` is run by the shell in a fresh copy of the folder, and
# what it says and how it ends must be expected.stdout, expected.stderr and expected.status (a file that is
# missing stands for nothing and 0). Where there is a folder expected/, the tables in out/ must be its.
# A case that is to fail finds an output folder there already, which it must leave as it was.
# A cmd that ends with status 77 is skipped.
#
#   golden.sh            runs all cases
#   golden.sh --update [PROGRAM/CASE...]   writes anew what is expected; read the difference before you keep it
. "$(dirname "$0")/lib.sh"

golden=$top_srcdir/tests/golden
work=$scratch/work
said=$scratch/output
mkdir "$said"

# The files that a failing run must not touch.
make_old_output ()
{
  mkdir "$1"
  echo "doc_id,source" > "$1/documents.csv"
  echo "old" > "$1/term_frequencies.csv"
  echo "{ }" > "$1/manifest.json"
  echo "keep me" > "$1/notes.txt"
}

# run_case CASE WANTED_STATUS: leaves what came of it in $said and $work.
run_case ()
{
  rm -rf "$work"
  cp -r "$golden/$1" "$work"
  chmod -R u+w "$work"
  rm -rf "$work/expected" "$work"/expected.*
  test "$2" -eq 0 || test -e "$work/out" || make_old_output "$work/out"
  (cd "$work" && sh ./cmd) > "$said/stdout" 2> "$said/stderr" < /dev/null
  echo $? > "$said/status"
}

# expected CASE NAME DEFAULT: the text that is expected of the stream.
expected ()
{
  cat "$golden/$1/expected.$2" 2> /dev/null || printf '%s' "$3"
}

# The tables in out/ against those in expected/, both ways, so that one too many shows as well.
compare_tables ()
{
  test -d "$golden/$1/expected" || return 0
  mkdir -p "$scratch/tables"
  rm -f "$scratch/tables"/*
  cp "$work"/out/*.csv "$scratch/tables"
  diff -r "$golden/$1/expected" "$scratch/tables"
}

compare_untouched ()
{
  test "$2" -ne 0 && test ! -e "$golden/$1/out" || return 0
  rm -rf "$scratch/old"
  make_old_output "$scratch/old"
  diff -r "$scratch/old" "$work/out" && no_litter "$work" && no_litter "$TMPDIR"
}

compare_case ()
{
  result=0
  for stream in stdout stderr status; do
    default=
    test $stream != status || default='0
'
    expected "$1" $stream "$default" > "$scratch/wanted"
    echo "$stream:"
    diff "$scratch/wanted" "$said/$stream" || result=1
  done
  compare_tables "$1" || result=1
  compare_untouched "$1" "$2" || result=1
  return $result
}

# keep CASE STREAM NOTHING: writes the expectation, or removes it where there is nothing to expect.
keep ()
{
  if test "$(cat "$said/$2")" = "$3"; then
    rm -f "$golden/$1/expected.$2"
  else
    cp "$said/$2" "$golden/$1/expected.$2"
  fi
}

update_case ()
{
  keep "$1" stdout ''
  keep "$1" stderr ''
  keep "$1" status 0
  test -d "$golden/$1/expected" || return 0
  rm -rf "$golden/$1/expected"
  mkdir "$golden/$1/expected"
  cp "$work"/out/*.csv "$golden/$1/expected"
}

list_cases ()
{
  (cd "$golden" && for cmd in */*/cmd; do echo "${cmd%/cmd}"; done)
}

update=false
if test "${1-}" = --update; then
  update=true
  shift
fi
test $# -gt 0 || set -- $(list_cases)
for case in "$@"; do
  wanted=$(expected "$case" status 0)
  if $update; then
    run_case "$case" 0
    test "$(cat "$said/status")" -eq 77 || update_case "$case"
    continue
  fi
  run_case "$case" "$wanted"
  if test "$(cat "$said/status")" -eq 77; then
    skip "$case" "$(head -n 1 "$said/stderr")"
  else
    ok "$case" compare_case "$case" "$wanted"
  fi
done
$update || done_testing
