#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The edges of a corpus and of what coders say, by name, for every program that computes statistics: it ends
# with the status that its man page says, each row of its tables has as many fields as the head and no cell
# that is no number, `thema verify` accepts the report, and neither threads nor the locale change a byte.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

cat > book.yaml << 'END'
thema: 1
codes:
  - code: people
    patterns: [people]
  - code: law
    patterns: [law*]
    codes:
      - code: duty
        patterns: [dut*]
  - code: never
    patterns: [xyzzy]
END

# A decimal comma, and an i whose capital is another letter: by turns, as far as they are installed.
locales=
for name in de_DE.UTF-8 tr_TR.UTF-8; do
  if test "$(LC_ALL=$name locale charmap 2> /dev/null)" = UTF-8; then
    locales="$locales $name"
  else
    skip "the locale $name changes nothing" "it is not installed"
  fi
done
next_locale ()
{
  # shellcheck disable=SC2086 # words
  set -- $locales
  locale=${1:-C}
  test $# -eq 0 || { shift; locales="$* $locale"; }
}

cat > tables.awk << 'END'
function tell(what) { print FILENAME ":" FNR ": " substr(what, 1, 100); wrong = 1 }
FNR == 1 { n_fields = 0; row = ""; sub(/^\357\273\277/, "") }
{
  row = row $0
  if (gsub(/"/, "&", row) % 2) { row = row " "; next }
  if (guarded && row ~ /(^|,)"?[=+@]/) tell("a formula in " row)
  gsub(/"[^"]*"/, "quoted", row)
  n = split(row, cells, ",")
  if (n_fields == 0) {
    n_fields = n
    split("", seen)
    for (i = 1; i <= n; i++) if (cells[i] != "quoted" && seen[cells[i]]++) tell("two columns " cells[i])
  }
  if (n != n_fields) tell(n " fields and not " n_fields)
  for (i = 1; i <= n; i++)
    if (tolower(cells[i]) ~ /^[-+]?(nan|inf|infinity)$/ || cells[i] ~ /^-0(\.0*)?$/) tell(cells[i])
  row = ""
}
END { if (row != "") tell("a quote is not closed"); exit wrong }
END

# good_report FOLDER: its tables and its manifest.
good_report ()
{
  awk -v guarded="$guarded" -f tables.awk "$1"/*.csv && thema verify "$1"
}

# programs COLUMN: what is run on each corpus.
programs ()
{
  cat << END
thema-freq --segments=segments --bootstrap=20
thema-cooc --segments=segments --bootstrap=20 --min-documents=1
thema-keyness --segments=segments --by=$1 --min-frequency=1 --min-documents=1 --permutations=9
thema-collocations --segments=segments --min-frequency=1
thema-dispersion --segments=segments --by=$1
thema-diversity --by=$1 --window=3
thema-crosstab --segments=segments --by=$1 --time=year
thema-structure --segments=segments --by=$1 --codes=all
thema-sample --segments=segments --by=$1 --n=30
END
}

# edge NAME COLUMN [PROGRAM...] < CORPUS: the programs that are named end with 1, all others with 0. OPTIONS
# are given to all.
edge ()
{
  name=$1 column=$2
  shift 2
  rm -rf corpus.* segments one three
  cat > corpus.csv
  thema-tokenize -q corpus.csv -o corpus.thema
  thema-code -q corpus.thema -b book.yaml -g segments -o coded
  next_locale
  programs "$column" > run
  while read -r program arguments; do
    case " $* " in
      *" $program "*) wanted=1 ;;
      *) wanted=0 ;;
    esac
    # shellcheck disable=SC2086 # words
    ok "$name: $program" status $wanted $program corpus.thema $arguments $options --threads=1 --output=one
    # shellcheck disable=SC2086
    LC_ALL=$locale $program -q corpus.thema $arguments $options --threads=3 --output=three 2> errors
  done < run
  ok "$name: the report" good_report one
  rm one/manifest.json three/manifest.json
  is_same "$name: threads change nothing, nor does the locale $locale" one three
}

options= guarded=0

printf 'id,year,group,text\n' > corpus.csv
ok "no document makes no store" status 1 thema-tokenize corpus.csv --output none.thema
edge "documents without words" group thema-keyness << 'END'
id,year,group,text
1,2001,a,
2,2002,b,"... !"
3,2003,b,
END
edge "one document" group thema-keyness << 'END'
id,year,group,text
1,2001,a,"The people know the law. Duty calls the people, and duties."
END
edge "one word" group thema-keyness << 'END'
id,year,group,text
1,2001,a,people
END
edge "all documents coded, and all alike" group << 'END'
id,year,group,text
1,2001,a,"People, law, duty. People, law, duty."
2,2002,a,"People, law, duty. People, law, duty."
3,2001,b,"People, law, duty. People, law, duty."
4,2002,b,"People, law, duty. People, law, duty."
END
edge "no document coded" group << 'END'
id,year,group,text
1,2001,a,Nothing of this is there.
2,2002,b,Nothing else is there.
END
edge "zero cells" group << 'END'
id,year,group,text
1,2001,a,People are here. And people are there.
2,2001,a,People are here.
3,2002,b,The law is here.
4,2002,b,The law is here. And the law is there.
END
edge "one group" group thema-keyness << 'END'
id,year,group,text
1,2001,a,"The people know the law."
2,2001,a,"Duty calls."
END
edge "every document its own group" id2 << 'END'
id,year,id2,text
1,2001,a,"The people know the law."
2,2002,b,"Duty calls, and people."
3,2003,c,
4,2004,d,"People."
END
edge "a column that is empty everywhere" group thema-keyness thema-crosstab << 'END'
id,year,group,text
1,,,"The people know the law."
2,,,"Duty calls, and people."
END
edge "columns that are called like ours" code << 'END'
id,year,code,words,people,segments,doc_id,"a,b","new
line",text
1,2001,a,7,0,x,d,1,2,"The people know the law."
2,2002,b,8,1,y,d,1,2,"Duty calls, and people."
3,2003,,,,,,,,"Duty, and law."
END

# A value with all that a table must quote, a formula, and one of 100,000 letters.
options=--excel guarded=1
{
  cat << 'END'
id,year,group,text
1,2001,"a,b ""c""
d",People know the law.
2,2002,=1+1,Duty calls people.
3,2003,@x,Law.
4,2004,😀,People.
5,2005, \0 ,The law.
6,2006,(missing),People and law.
7,2007,,Duty.
END
  awk 'BEGIN { printf "8,2008,"; for (i = 0; i < 10000; i++) printf "abcdefghij"; print ",People." }'
} > values
edge "values that must be quoted" group < values
options= guarded=0

# agree NAME STATUS [OPTION...] < RATINGS
agree ()
{
  name=$1 wanted=$2
  shift 2
  rm -rf one three
  cat > ratings.csv
  ok "$name: thema-agree" status "$wanted" thema-agree ratings.csv "$@" --bootstrap=50 --threads=1 --output=one
  test "$wanted" -eq 0 || return 0
  next_locale
  LC_ALL=$locale thema-agree -q ratings.csv "$@" --bootstrap=50 --threads=3 --output=three
  ok "$name: the report" good_report one
  rm one/manifest.json three/manifest.json
  is_same "$name: threads change nothing, nor does the locale $locale" one three
}

agree "one coder" 1 --coders=a --values=any << 'END'
unit,a
1,1
2,0
END
agree "constant ratings" 0 --coders=a,b << 'END'
unit,a,b
1,1,1
2,1,1
END
agree "constant numbers" 0 --coders=a,b --level=ratio << 'END'
unit,a,b
1,0,0
2,0,0
END
agree "a unit that nobody rated" 0 --coders=a,b,c --level=interval << 'END'
unit,a,b,c
1,1.5,2,
2,,,
3,-3,-3,1000000000000000
END
agree "no unit that two rated" 0 --coders=a,b << 'END'
unit,a,b
1,1,
2,,0
END
agree "a coder who rated nothing" 1 --coders=a,b << 'END'
unit,a,b
1,1,
2,0,
END
agree "one unit" 0 --coders=a,b --gold=a << 'END'
unit,a,b
1,1,0
END
agree "nothing is there" 0 --coders=a,b --gold=a << 'END'
unit,code,a,b
1,x,0,0
2,x,0,0
END

ok "nothing is left behind" no_litter .

done_testing
