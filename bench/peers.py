# SPDX-License-Identifier: GPL-3.0-or-later
"""python3 peers.py PATTERN CORPUS.csv COLUMN: what bench/peers has scikit-learn do.

PATTERN is default (CountVectorizer's own: words of two or more letters, digits or underscores) or words
(nearer to UAX #29: of one or more, joined by apostrophes and full stops). The table goes into the folder out.
Prints "step NAME SECONDS PROCESSOR_SECONDS" and "count NAME NUMBER", parted by tabs.
"""
import csv
import os
import sys
import time

import numpy
from sklearn.feature_extraction.text import CountVectorizer

OPTIONS = {"default": {}, "words": {"token_pattern": r"\w+(?:['’.]\w+)*"}}


def timed(step, work):
    begin, processor = time.perf_counter(), time.process_time()
    value = work()
    print("step", step, "%.3f" % (time.perf_counter() - begin),
          "%.3f" % (time.process_time() - processor), sep="\t")
    return value


def read(path, column):
    csv.field_size_limit(2**31 - 1)
    with open(path, newline="", encoding="utf-8-sig") as f:
        return [row[column] for row in csv.DictReader(f)]


def write(vectorizer, matrix):
    frequency = numpy.asarray(matrix.sum(axis=0)).ravel()
    documents = numpy.bincount(matrix.indices, minlength=matrix.shape[1])
    with open("out/term_frequencies.csv", "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f)
        out.writerow(("term", "frequency", "documents"))
        out.writerows(zip(vectorizer.get_feature_names_out(), frequency, documents))


pattern, path, column = sys.argv[1:]
os.mkdir("out")
texts = timed("read", lambda: read(path, column))
vectorizer = CountVectorizer(**OPTIONS[pattern])
matrix = timed("fit", lambda: vectorizer.fit_transform(texts))
timed("table", lambda: write(vectorizer, matrix))
print("count", "tokens", matrix.sum(), sep="\t")
print("count", "types", matrix.shape[1], sep="\t")
