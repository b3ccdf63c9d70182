# SPDX-License-Identifier: GPL-3.0-or-later
# What the shell tests share: where things are, a scratch folder, and TAP. Source it at the top:
#   . "$(dirname "$0")/lib.sh"
# Its own variables are $scratch, n_tests, n_failed and those with tap_ in front.

: "${top_srcdir:=$(cd "$(dirname "$0")/.." && pwd)}"
: "${top_builddir:=$top_srcdir}"
: "${THEMA_SHARED_DATA:=$top_srcdir/../shared/data}"
PATH=$top_builddir:$PATH
LC_ALL=C
TZ=UTC0
export PATH LC_ALL TZ THEMA_SHARED_DATA top_srcdir top_builddir

# A scratch folder of this test alone, in which thema's own temporary files lie too.
scratch=$(mktemp -d "${TMPDIR:-/tmp}/thema-test-XXXXXX") || exit 99
TMPDIR=$scratch/tmp
export TMPDIR
mkdir "$TMPDIR"
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

n_tests=0
n_failed=0

# pass NAME, fail NAME, skip NAME REASON: one line of TAP.
pass ()
{
  n_tests=$((n_tests + 1))
  echo "ok $n_tests - $1"
}

fail ()
{
  n_tests=$((n_tests + 1))
  n_failed=$((n_failed + 1))
  echo "not ok $n_tests - $1"
}

skip ()
{
  n_tests=$((n_tests + 1))
  echo "ok $n_tests - $1 # SKIP $2"
}

# diagnose < TEXT: as comments, the first lines of it.
diagnose ()
{
  sed -n -e 's/^/# /' -e '1,40p'
}

# ok NAME COMMAND...: passes when the command succeeds; otherwise shows what it said.
ok ()
{
  tap_name=$1
  shift
  if "$@" > "$scratch/said" 2>&1; then
    pass "$tap_name"
  else
    fail "$tap_name"
    diagnose < "$scratch/said"
  fi
}

# is_same NAME A B: two files or two folders of the same bytes.
is_same ()
{
  ok "$1" diff -r "$2" "$3"
}

# status WANTED COMMAND...: whether the command ends with just this status.
status ()
{
  tap_wanted=$1
  shift
  "$@"
  tap_got=$?
  test $tap_got -eq "$tap_wanted" && return 0
  echo "status $tap_got, not $tap_wanted"
  return 1
}

# no_litter FOLDER: whether no temporary file or folder of thema's was left in it.
no_litter ()
{
  tap_litter=$(find "$1" -name '*.tmp-*' -o -name 'thema-??????')
  test -z "$tap_litter" && return 0
  echo "left behind: $tap_litter"
  return 1
}

done_testing ()
{
  echo "1..$n_tests"
  test $n_failed -eq 0 || echo "# $n_failed of $n_tests failed"
  exit 0
}
