#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A study that is interrupted at any moment: the report is the old one or the new one, the next run ends with the
# bytes of an undisturbed one, and nothing is left behind.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

n_kills=24
awk 'BEGIN {
  print "id,group,text"
  for (d = 1; d <= 2000; d++) {
    printf "%d,%s,\"", d, d % 2 ? "odd" : "even"
    for (w = 1; w <= 12; w++) printf "word%d protects people%d. ", (d * w) % 997, (d + w) % 401
    print "\""
  }
}' > corpus.csv
printf 'thema: 1\ncodes:\n  - code: protection\n    patterns: [protect*]\n' > old.yaml
printf '  - code: people\n    patterns: [people1*, people2*]\n' | cat old.yaml - > new.yaml
cat > study.ini << 'END'
[study]
corpus = corpus.csv
codebook = book.yaml
output = report
[freq]
document-terms = true
[dispersion]
[keyness]
by = group
END

now ()
{
  date +%s%N | cut -c 1-13
}

cp old.yaml book.yaml
thema run --quiet study.ini
cp -r report old-report
cp new.yaml book.yaml

before=$(now)
thema run --quiet --force study.ini --work undisturbed --output undisturbed-report
after=$(now)
whole=$((after - before))
test $whole -lt 1000 || n_kills=8 # a build with sanitizers

# is_whole: whether the report is that of the old codebook or of the new one, and not something between.
is_whole ()
{
  diff -r old-report report > old.said && return 0
  diff -r undisturbed-report report
}

# in_milliseconds N: as sleep takes it.
in_seconds ()
{
  printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000))
}

# A number that looks drawn, the same in each run of this test.
seed=7
draw ()
{
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  drawn=$((seed / 65536 % $1))
}

# Killed at growing delays over the whole of a run; every third from the beginning, the others on what is there.
n_bad=0
n_killed=0
i=0
while test $i -lt $n_kills; do
  i=$((i + 1))
  if test $((i % 3)) -eq 0 || diff -r undisturbed-report report > new.said; then
    rm -rf .thema report
    cp -r old-report report
  fi
  draw $((whole / n_kills + 2))
  thema run --quiet study.ini 2> killed.said &
  pid=$!
  sleep "$(in_seconds $((whole * i / n_kills + drawn)))"
  kill -KILL $pid 2> /dev/null && n_killed=$((n_killed + 1))
  wait $pid 2> /dev/null
  is_whole > whole.said 2>&1 || { n_bad=$((n_bad + 1)); diagnose < whole.said; }
done
echo "# killed $n_killed of $n_kills runs of $whole ms"
ok "runs were killed before their end" test $n_killed -gt 0
ok "killed at growing delays: the report was never a half" test $n_bad -eq 0
ok "a run to the end" thema run --quiet study.ini
is_same "after all kills: the bytes of an undisturbed run" undisturbed-report report
is_same "after all kills: the coded segments, too" undisturbed/corpus.segments .thema/study/corpus.segments
is_same "after all kills: the token store, too" undisturbed/corpus.thema .thema/study/corpus.thema
ok "after all kills: status" thema status study.ini

# nothing_left: no temporary file, and the working folder holds what is documented.
nothing_left ()
{
  no_litter . || return 1
  ls -A .thema/study "$TMPDIR"
  test -z "$(ls -A "$TMPDIR")" || return 1
  for tap_file in $(ls -A .thema/study); do
    case $tap_file in
      corpus.segments | corpus.thema | lock | version) ;;
      *) return 1 ;;
    esac
  done
}
ok "after all kills: nothing is left behind" nothing_left

# What only a killed process can leave: the next run knows it and removes it.
mkdir .report.tmp-Ab3xYz
touch .report.tmp-Ab3xYz/documents.csv .thema/study/corpus.thema.tmp-Ab3xYz
rm -f report/documents.csv
ok "left by a killed run" thema run --quiet study.ini
is_same "left by a killed run: the report" undisturbed-report report
ok "left by a killed run: it is gone" nothing_left
mkdir .report.tmp-Ab3xYz
ok "left by a killed run that was done" thema run --quiet study.ini
ok "left by a killed run that was done: it is gone" nothing_left
mv report .report.tmp-Ab3xYz.old
ok "killed with the old report aside" thema run --quiet study.ini
is_same "killed with the old report aside: the report" undisturbed-report report
ok "killed with the old report aside: nothing is left" nothing_left

# Ctrl-C and the like clean up. In the background a shell would have SIGINT ignored.
interrupted ()
{
  rm -rf .thema report
  cp -r old-report report
  mkdir -p .thema/study
  timeout -s "$1" "$(in_seconds "$2")" thema run --quiet study.ini
  tap_got=$?
  echo "status $tap_got"
  nothing_left && is_whole
}
if timeout --version > /dev/null 2>&1; then
  for signal in INT TERM HUP; do
    ok "SIG$signal early: nothing is left" interrupted $signal $((whole / 5 + 1))
    ok "SIG$signal late: nothing is left" interrupted $signal $((whole * 3 / 4))
  done
  timeout -s TERM "$(in_seconds $((whole / 4)))" thema run --quiet --corpus corpus.csv --codebook book.yaml --output other
  ok "SIGTERM without a study: nothing is left" nothing_left
else
  skip "SIGINT, SIGTERM and SIGHUP" "there is no timeout"
fi

# Two runs at once. The first one is stopped while it works.
rm -rf .thema report
thema run --quiet --threads 1 study.ini &
pid=$!
tries=0
while test ! -s .thema/study/lock && test $tries -lt 1000; do
  tries=$((tries + 1))
  sleep 0.005
done
kill -STOP $pid
ok "a second run of the study ends" sh -c 'thema run study.ini 2> second.said; test $? -eq 1'
ok "a second run says why" grep -q "another run of this study is at work (process $pid)" second.said
kill -KILL $pid
wait $pid 2> /dev/null
ok "the lock of a killed run does not hold" thema run --quiet study.ini
is_same "the lock of a killed run: the report" undisturbed-report report

# No room: a limit on the size of files stands for a full disk, where none can be mounted.
full ()
{
  cp old.yaml book.yaml
  rm -rf .thema report
  thema run --quiet study.ini
  cp new.yaml book.yaml
  sh -c "trap '' XFSZ; ulimit -f $1 && thema run --quiet study.ini" 2> full.said
  tap_got=$?
  cat full.said
  test $tap_got -eq 1 && grep -q "could not write it: File too large" full.said \
    && diff -r old-report report && nothing_left
}
if (trap '' XFSZ; ulimit -f 8 2> /dev/null && ! head -c 100000 /dev/zero > limited) 2> /dev/null; then
  ok "no room for the tables" full 600
  ok "more room" thema run --quiet study.ini
  is_same "more room: the report" undisturbed-report report
else
  skip "no room on the disk" "this shell cannot limit the size of files"
fi
mkdir disk
if mount -t tmpfs -o size=90m tmpfs disk 2> /dev/null; then
  full_disk ()
  {
    thema run --quiet study.ini --work disk/work --output disk/report 2> full.said
    tap_got=$?
    cat full.said
    test $tap_got -eq 1 && grep -q "No space left on device" full.said && no_litter disk \
      && diff -r old-report disk/report
  }
  cp -r old-report disk/report
  cat /dev/zero > disk/ballast 2> full.said
  for room in 0 1000000 8000000; do
    truncate -s -$room disk/ballast 2> full.said
    ok "a disk with room for $room bytes more" full_disk
  done
  rm -f disk/ballast
  ok "a disk with room" thema run --quiet study.ini --work disk/work --output disk/report
  is_same "a disk with room: the report" undisturbed-report disk/report
  umount disk
else
  skip "a full disk" "none can be mounted here"
fi

done_testing
