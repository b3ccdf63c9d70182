# SPDX-License-Identifier: GPL-3.0-or-later
# For the tests that need R: skips where there is none. Source it behind lib.sh.

: "${RSCRIPT:=$(command -v Rscript || echo no)}"

if test "$RSCRIPT" = no || ! test -x "$RSCRIPT"; then
  echo "1..0 # SKIP R is not installed (Debian: apt-get install r-base-core)"
  exit 0
fi

# run_r NAME SCRIPT ARGUMENT...: the script prints lines of TAP without numbers, and "done" at its
# end. R takes the strings of a file for UTF-8 only where the locale says so.
run_r ()
{
  name=$1
  shift
  LC_ALL=C.UTF-8 "$RSCRIPT" --vanilla "$@" > "$scratch/out" 2> "$scratch/err"
  while read -r line; do
    case $line in
      "ok - "*) pass "$name: ${line#ok - }" ;;
      "not ok - "*) fail "$name: ${line#not ok - }" ;;
      "#"*) echo "$line" ;;
    esac
  done < "$scratch/out"
  if test "$(tail -n 1 "$scratch/out")" != done; then
    fail "$name: R came to the end of its script"
    diagnose < "$scratch/err"
  fi
}
