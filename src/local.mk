# SPDX-License-Identifier: GPL-3.0-or-later
# One static archive a floor. A floor may use itself and those after it in THEMA_FLOORS below.

noinst_LIBRARIES = \
  src/libthema-programs.a src/libthema-report.a src/libthema-analysis.a src/libthema-stats.a \
  src/libthema-codebook.a src/libthema-corpus.a src/libthema-text.a src/libthema-base.a

src_libthema_base_a_SOURCES = \
  %D%/base/arena.c \
  %D%/base/arena.h \
  %D%/base/bytes.h \
  %D%/base/cleanup.c \
  %D%/base/cleanup.h \
  %D%/base/closed-strings.h \
  %D%/base/container.c \
  %D%/base/container.h \
  %D%/base/csv-reader.c \
  %D%/base/csv-reader.h \
  %D%/base/csv-scan.c \
  %D%/base/csv-scan.h \
  %D%/base/csv-writer.c \
  %D%/base/csv-writer.h \
  %D%/base/digest.c \
  %D%/base/digest.h \
  %D%/base/error.c \
  %D%/base/error.h \
  %D%/base/folder.c \
  %D%/base/folder.h \
  %D%/base/input.c \
  %D%/base/input.h \
  %D%/base/interner.c \
  %D%/base/interner.h \
  %D%/base/slice.h \
  %D%/base/output.c \
  %D%/base/output.h \
  %D%/base/parallel.c \
  %D%/base/parallel.h \
  %D%/base/pipeline.c \
  %D%/base/pipeline.h \
  %D%/base/progress.h \
  %D%/base/sort.c \
  %D%/base/spill.c \
  %D%/base/spill.h \
  %D%/base/sort.h \
  %D%/base/span.h \
  %D%/base/string-list.c \
  %D%/base/string-list.h \
  %D%/base/xml-guard.c \
  %D%/base/xml-guard.h

src_libthema_text_a_SOURCES = \
  %D%/text/charset.c \
  %D%/text/charset.h \
  %D%/text/break-cjk.c \
  %D%/text/break-cjk.h \
  %D%/text/break-sentences.c \
  %D%/text/break-sentences.h \
  %D%/text/break-suppressions.c \
  %D%/text/break-suppressions.h \
  %D%/text/break-tables.c \
  %D%/text/break-tables.h \
  %D%/text/break-words-ascii.c \
  %D%/text/break-words-block.c \
  %D%/text/break-words-block.h \
  %D%/text/break-words.c \
  %D%/text/break-words.h \
  %D%/base/bytes.h \
  %D%/text/clean-compose.c \
  %D%/text/clean-html.c \
  %D%/text/html-references.c \
  %D%/text/html-references.h \
  %D%/text/clean-latex.c \
  %D%/text/clean-math.c \
  %D%/text/clean-private.h \
  %D%/text/clean.c \
  %D%/text/clean.h \
  %D%/text/display.c \
  %D%/text/display.h \
  %D%/text/entities-private.h \
  %D%/text/entities.c \
  %D%/text/entities.h \
  %D%/text/entity-shapes.c \
  %D%/text/cjk-dictionary.c \
  %D%/text/cjk-dictionary.h \
  %D%/text/error.c \
  %D%/text/error.h \
  %D%/text/fold.c \
  %D%/text/fold.h \
  %D%/text/hyphens.c \
  %D%/text/hyphens.h \
  %D%/text/latex-commands.c \
  %D%/text/segmenter-check.c \
  %D%/text/segmenter-check.h \
  %D%/text/segmenter-icu.c \
  %D%/text/segmenter-icu.h \
  %D%/text/segmenter-spans.h \
  %D%/text/segmenter-utf8.h \
  %D%/text/segmenter.c \
  %D%/text/segmenter.h \
  %D%/text/stemmer.c \
  %D%/text/stemmer.h \
  %D%/text/stop-words-germanic.c \
  %D%/text/stop-words-lists.h \
  %D%/text/stop-words-romance.c \
  %D%/text/stop-words-slavic.c \
  %D%/text/stop-words.c \
  %D%/text/stop-words.h \
  %D%/text/tokenizer.c \
  %D%/text/tokenizer.h \
  %D%/text/utf8.c \
  %D%/text/utf8.h

src_libthema_corpus_a_SOURCES = \
  %D%/corpus/bibtex.h \
  %D%/corpus/bibtex-scan.c \
  %D%/corpus/bibtex-scan.h \
  %D%/corpus/bibtex-value.c \
  %D%/corpus/bibtex-value.h \
  %D%/corpus/block.c \
  %D%/corpus/block.h \
  %D%/corpus/carrier.c \
  %D%/corpus/carrier.h \
  %D%/corpus/draft.c \
  %D%/corpus/draft.h \
  %D%/corpus/decoder.c \
  %D%/corpus/decoder.h \
  %D%/corpus/duplicates.c \
  %D%/corpus/duplicates.h \
  %D%/corpus/entry.c \
  %D%/corpus/entry.h \
  %D%/corpus/error.c \
  %D%/corpus/error.h \
  %D%/corpus/feed-private.h \
  %D%/corpus/feed.c \
  %D%/corpus/feed.h \
  %D%/corpus/folder-parts.c \
  %D%/corpus/folder-parts.h \
  %D%/corpus/formats.c \
  %D%/corpus/formats.h \
  %D%/corpus/html-meta.c \
  %D%/corpus/html-meta.h \
  %D%/corpus/html-page.c \
  %D%/corpus/html-page.h \
  %D%/corpus/html-text.c \
  %D%/corpus/html-tokens.c \
  %D%/corpus/html-tokens.h \
  %D%/corpus/ingest.c \
  %D%/corpus/ingest.h \
  %D%/corpus/json-parser.c \
  %D%/corpus/json-parser.h \
  %D%/corpus/json-scan.c \
  %D%/corpus/json-scan.h \
  %D%/corpus/json-source.c \
  %D%/corpus/json-source.h \
  %D%/corpus/json-stream.c \
  %D%/corpus/json-stream.h \
  %D%/corpus/parts.c \
  %D%/corpus/parts.h \
  %D%/corpus/source-bibtex.c \
  %D%/corpus/fingerprint.c \
  %D%/corpus/fingerprint.h \
  %D%/corpus/folded.c \
  %D%/corpus/folded.h \
  %D%/corpus/ids.c \
  %D%/corpus/ids.h \
  %D%/corpus/minhash.c \
  %D%/corpus/minhash.h \
  %D%/corpus/record-counts.c \
  %D%/corpus/record-counts.h \
  %D%/corpus/record-keys.c \
  %D%/corpus/record-keys.h \
  %D%/corpus/selection.c \
  %D%/corpus/selection.h \
  %D%/corpus/settle.c \
  %D%/corpus/settle.h \
  %D%/corpus/source-folder.c \
  %D%/corpus/source-nbib.c \
  %D%/corpus/source-csl.c \
  %D%/corpus/source-html.c \
  %D%/corpus/source-openalex.c \
  %D%/corpus/source-pubmed.c \
  %D%/corpus/language-guess.c \
  %D%/corpus/language-guess.h \
  %D%/corpus/packing.c \
  %D%/corpus/packing.h \
  %D%/corpus/parts-open.c \
  %D%/corpus/parts-private.h \
  %D%/corpus/raw-file.c \
  %D%/corpus/raw-file.h \
  %D%/corpus/source-reader.c \
  %D%/corpus/source-reader.h \
  %D%/corpus/source-ris.c \
  %D%/corpus/source-table.c \
  %D%/corpus/table-columns.c \
  %D%/corpus/table-columns.h \
  %D%/corpus/table-fill.c \
  %D%/corpus/table-names.c \
  %D%/corpus/table-names.h \
  %D%/corpus/table-sniff.c \
  %D%/corpus/table-sniff.h \
  %D%/corpus/source-text.c \
  %D%/corpus/source-wos.c \
  %D%/corpus/source.c \
  %D%/corpus/source.h \
  %D%/corpus/store-documents.c \
  %D%/corpus/store-format.h \
  %D%/corpus/store-open.c \
  %D%/corpus/store-private.h \
  %D%/corpus/store-vocabulary.c \
  %D%/corpus/store-vocabulary.h \
  %D%/corpus/store-writer.c \
  %D%/corpus/store-writer.h \
  %D%/corpus/store.c \
  %D%/corpus/store.h \
  %D%/corpus/tagged.c \
  %D%/corpus/tagged.h \
  %D%/corpus/text-file.c \
  %D%/corpus/unpack-archive.c \
  %D%/corpus/unpack-gzip.c \
  %D%/corpus/units.c \
  %D%/corpus/units.h \
  %D%/corpus/values.c \
  %D%/corpus/values.h \
  %D%/corpus/xml-stream.c \
  %D%/corpus/xml-stream.h \
  %D%/corpus/tidy-heading.c \
  %D%/corpus/tidy-language.c \
  %D%/corpus/tidy-values.c \
  %D%/corpus/tidy-values.h \
  %D%/corpus/tidy.c \
  %D%/corpus/tidy.h \
  %D%/corpus/where-parse.c \
  %D%/corpus/where-private.h \
  %D%/corpus/where.c \
  %D%/corpus/where.h

src_libthema_codebook_a_SOURCES = \
  %D%/codebook/adjacency.c \
  %D%/codebook/adjacency.h \
  %D%/codebook/choices.c \
  %D%/codebook/choices.h \
  %D%/codebook/claims.c \
  %D%/codebook/claims.h \
  %D%/codebook/codebook-load.c \
  %D%/codebook/codebook-rules.c \
  %D%/codebook/codebook-rules.h \
  %D%/codebook/codebook-yaml.c \
  %D%/codebook/codebook-yaml.h \
  %D%/codebook/codebook-yaml-patterns.c \
  %D%/codebook/codebook-yaml-plain.c \
  %D%/codebook/codebook-yaml-private.h \
  %D%/codebook/codebook-yaml-values.c \
  %D%/codebook/codebook.c \
  %D%/codebook/codebook.h \
  %D%/codebook/decider.c \
  %D%/codebook/decider.h \
  %D%/codebook/dic-conditions.c \
  %D%/codebook/dic-conditions.h \
  %D%/codebook/dictionary.c \
  %D%/codebook/dictionary.h \
  %D%/codebook/encoding.c \
  %D%/codebook/encoding.h \
  %D%/codebook/error.c \
  %D%/codebook/error.h \
  %D%/codebook/examples.c \
  %D%/codebook/examples.h \
  %D%/codebook/finder.c \
  %D%/codebook/finder.h \
  %D%/codebook/form-lists.c \
  %D%/codebook/form-lists.h \
  %D%/codebook/glob-compare.c \
  %D%/codebook/glob-compare.h \
  %D%/codebook/format.c \
  %D%/codebook/format.h \
  %D%/codebook/glob.c \
  %D%/codebook/glob.h \
  %D%/codebook/judge.c \
  %D%/codebook/judge.h \
  %D%/codebook/matcher-plan.c \
  %D%/codebook/lint-codes.c \
  %D%/codebook/lint-overlaps.c \
  %D%/codebook/lint-patterns.c \
  %D%/codebook/lint-private.h \
  %D%/codebook/lint-rules.c \
  %D%/codebook/lint-store.c \
  %D%/codebook/lint.c \
  %D%/codebook/lint.h \
  %D%/codebook/matcher-private.h \
  %D%/codebook/matcher.c \
  %D%/codebook/matcher.h \
  %D%/codebook/near-words.c \
  %D%/codebook/near-words.h \
  %D%/codebook/passage-counts.c \
  %D%/codebook/passage-counts.h \
  %D%/codebook/pattern-words.c \
  %D%/codebook/pattern-words.h \
  %D%/codebook/pattern.c \
  %D%/codebook/pattern.h \
  %D%/codebook/phrase-trie.c \
  %D%/codebook/phrase-trie.h \
  %D%/codebook/read-cat.c \
  %D%/codebook/read-cat.h \
  %D%/codebook/read-csv.c \
  %D%/codebook/read-csv.h \
  %D%/codebook/read-dic.c \
  %D%/codebook/read-dic.h \
  %D%/codebook/read-lc3.c \
  %D%/codebook/read-lc3.h \
  %D%/codebook/read-qdc.c \
  %D%/codebook/read-qdc.h \
  %D%/codebook/read-ykd.c \
  %D%/codebook/read-ykd.h \
  %D%/codebook/rule-describe.c \
  %D%/codebook/rule-fail.c \
  %D%/codebook/rule-scanner.c \
  %D%/codebook/rule-scanner.h \
  %D%/codebook/rule-words.c \
  %D%/codebook/rule-words.h \
  %D%/codebook/proximity.c \
  %D%/codebook/proximity.h \
  %D%/codebook/regex.c \
  %D%/codebook/regex.h \
  %D%/codebook/rule.c \
  %D%/codebook/rule.h \
  %D%/codebook/search.c \
  %D%/codebook/segments-format.h \
  %D%/codebook/segments-make.c \
  %D%/codebook/segments.c \
  %D%/codebook/segments.h \
  %D%/codebook/variant.c \
  %D%/codebook/variant.h \
  %D%/codebook/vocabulary.c \
  %D%/codebook/vocabulary.h \
  %D%/codebook/word-index.c \
  %D%/codebook/word-index.h \
  %D%/codebook/write-cat.c \
  %D%/codebook/write-csv.c \
  %D%/codebook/write-dic.c \
  %D%/codebook/write-lc3.c \
  %D%/codebook/write-losses.c \
  %D%/codebook/write-losses.h \
  %D%/codebook/write-qdc.c \
  %D%/codebook/write-quanteda.c \
  %D%/codebook/write-thema.c \
  %D%/codebook/write-xml.c \
  %D%/codebook/write-xml.h \
  %D%/codebook/write-yaml.c \
  %D%/codebook/write-yaml.h \
  %D%/codebook/write-ykd.c \
  %D%/codebook/write.h \
  %D%/codebook/xml-text.c \
  %D%/codebook/xml-text.h \
  %D%/codebook/yaml-node.c \
  %D%/codebook/yaml-node.h

src_libthema_stats_a_SOURCES = \
  %D%/stats/adjust.c \
  %D%/stats/adjust.h \
  %D%/stats/accuracy.c \
  %D%/stats/accuracy.h \
  %D%/stats/agreement.c \
  %D%/stats/agreement.h \
  %D%/stats/agreement-private.h \
  %D%/stats/alpha.c \
  %D%/stats/alpha.h \
  %D%/stats/association.c \
  %D%/stats/association.h \
  %D%/stats/bootstrap.c \
  %D%/stats/bootstrap.h \
  %D%/stats/collocation.c \
  %D%/stats/collocation.h \
  %D%/stats/axis.c \
  %D%/stats/axis.h \
  %D%/stats/cluster.c \
  %D%/stats/cluster.h \
  %D%/stats/correspondence.c \
  %D%/stats/correspondence.h \
  %D%/stats/contingency.c \
  %D%/stats/contingency.h \
  %D%/stats/dispersion.c \
  %D%/stats/dispersion.h \
  %D%/stats/distance.c \
  %D%/stats/distance.h \
  %D%/stats/dispersion-distances.c \
  %D%/stats/dispersion-distances.h \
  %D%/stats/dispersion-parts.c \
  %D%/stats/dispersion-parts.h \
  %D%/stats/distribution.c \
  %D%/stats/distribution.h \
  %D%/stats/fisher.c \
  %D%/stats/fisher-groups.c \
  %D%/stats/fisher-groups.h \
  %D%/stats/interval.c \
  %D%/stats/interval.h \
  %D%/stats/log-linear.c \
  %D%/stats/log-linear.h \
  %D%/stats/keyness.c \
  %D%/stats/keyness.h \
  %D%/stats/lexical-diversity.c \
  %D%/stats/lexical-diversity.h \
  %D%/stats/power-law.c \
  %D%/stats/power-law.h \
  %D%/stats/random.c \
  %D%/stats/random.h \
  %D%/stats/scaling.c \
  %D%/stats/scaling.h \
  %D%/stats/kappa.c \
  %D%/stats/strata.c \
  %D%/stats/strata.h \
  %D%/stats/strata-split.c \
  %D%/stats/table.c \
  %D%/stats/table.h \
  %D%/stats/weight.c \
  %D%/stats/weight.h \
  %D%/stats/logistic.c \
  %D%/stats/logistic.h \
  %D%/stats/logistic-check.c \
  %D%/stats/logistic-fit.c \
  %D%/stats/logistic-private.h \
  %D%/stats/noncentral.c \
  %D%/stats/noncentral.h \
  %D%/stats/stratified.c \
  %D%/stats/stratified.h \
  %D%/stats/trend.c \
  %D%/stats/trend.h

src_libthema_analysis_a_SOURCES = \
  %D%/analysis/bag.c \
  %D%/analysis/bag.h \
  %D%/analysis/code-bootstrap.c \
  %D%/analysis/code-bootstrap.h \
  %D%/analysis/code-bootstrap-private.h \
  %D%/analysis/code-bootstrap-tables.c \
  %D%/analysis/code-frequency.c \
  %D%/analysis/code-frequency.h \
  %D%/analysis/code-ratings.c \
  %D%/analysis/code-ratings.h \
  %D%/analysis/code-units.c \
  %D%/analysis/code-units.h \
  %D%/analysis/codebook-diff.c \
  %D%/analysis/codebook-diff.h \
  %D%/analysis/codebook-diff-private.h \
  %D%/analysis/codebook-diff-tables.c \
  %D%/analysis/coder-sample.c \
  %D%/analysis/coder-sample.h \
  %D%/analysis/coder-sample-private.h \
  %D%/analysis/coder-sample-tables.c \
  %D%/analysis/coding-tables.c \
  %D%/analysis/coding-tables.h \
  %D%/analysis/collocates.c \
  %D%/analysis/collocates.h \
  %D%/analysis/collocates-private.h \
  %D%/analysis/collocates-table.c \
  %D%/analysis/collocations.c \
  %D%/analysis/collocations.h \
  %D%/analysis/contrast.c \
  %D%/analysis/contrast.h \
  %D%/analysis/codings.c \
  %D%/analysis/codings.h \
  %D%/analysis/codings-private.h \
  %D%/analysis/codings-read.c \
  %D%/analysis/cooccurrence.c \
  %D%/analysis/cooccurrence.h \
  %D%/analysis/cooccurrence-private.h \
  %D%/analysis/cooccurrence-table.c \
  %D%/analysis/coverage.c \
  %D%/analysis/coverage.h \
  %D%/analysis/coverage-private.h \
  %D%/analysis/coverage-tables.c \
  %D%/analysis/coverage-words.c \
  %D%/analysis/dispersion.c \
  %D%/analysis/dispersion.h \
  %D%/analysis/diversity.c \
  %D%/analysis/diversity.h \
  %D%/analysis/crosstab.c \
  %D%/analysis/crosstab.h \
  %D%/analysis/crosstab-groups.c \
  %D%/analysis/crosstab-model.c \
  %D%/analysis/crosstab-private.h \
  %D%/analysis/crosstab-years.c \
  %D%/analysis/document-terms.c \
  %D%/analysis/documents.c \
  %D%/analysis/documents.h \
  %D%/analysis/error.c \
  %D%/analysis/error.h \
  %D%/analysis/explain.c \
  %D%/analysis/explain.h \
  %D%/analysis/find-document.c \
  %D%/analysis/find-document.h \
  %D%/analysis/group-counts.c \
  %D%/analysis/group-counts.h \
  %D%/analysis/group-map.c \
  %D%/analysis/group-map.h \
  %D%/analysis/groups.c \
  %D%/analysis/groups.h \
  %D%/analysis/key-table.c \
  %D%/analysis/key-table.h \
  %D%/analysis/keyness.c \
  %D%/analysis/keyness.h \
  %D%/analysis/keyness-permutation.c \
  %D%/analysis/keyness-private.h \
  %D%/analysis/keyness-spread.c \
  %D%/analysis/keyness-table.c \
  %D%/analysis/kwic.c \
  %D%/analysis/kwic.h \
  %D%/analysis/leave-out.c \
  %D%/analysis/leave-out.h \
  %D%/analysis/ledger.c \
  %D%/analysis/ledger.h \
  %D%/analysis/lists.c \
  %D%/analysis/lists.h \
  %D%/analysis/machine-coder.c \
  %D%/analysis/machine-coder.h \
  %D%/analysis/match-ledger.c \
  %D%/analysis/match-ledger.h \
  %D%/analysis/metadata.c \
  %D%/analysis/metadata.h \
  %D%/analysis/ngram-matches.c \
  %D%/analysis/ngrams.c \
  %D%/analysis/ngrams.h \
  %D%/analysis/ngrams-private.h \
  %D%/analysis/network.c \
  %D%/analysis/network.h \
  %D%/analysis/network-tables.c \
  %D%/analysis/pairs.c \
  %D%/analysis/pairs.h \
  %D%/analysis/pass.h \
  %D%/analysis/passage.c \
  %D%/analysis/passage.h \
  %D%/analysis/reliability-accuracy.c \
  %D%/analysis/reliability.c \
  %D%/analysis/reliability.h \
  %D%/analysis/resample.c \
  %D%/analysis/resample.h \
  %D%/analysis/runs.c \
  %D%/analysis/runs.h \
  %D%/analysis/places.c \
  %D%/analysis/places.h \
  %D%/analysis/scan.c \
  %D%/analysis/scan.h \
  %D%/analysis/sensitivity.c \
  %D%/analysis/sensitivity.h \
  %D%/analysis/sensitivity-private.h \
  %D%/analysis/sensitivity-tables.c \
  %D%/analysis/tally.c \
  %D%/analysis/tally.h \
  %D%/analysis/tally-pass.c \
  %D%/analysis/tally-private.h \
  %D%/analysis/spreads.c \
  %D%/analysis/spreads.h \
  %D%/analysis/sheet.c \
  %D%/analysis/sheet.h \
  %D%/analysis/term-frequency.c \
  %D%/analysis/term-frequency.h \
  %D%/analysis/term-pass.h \
  %D%/analysis/term-selection.c \
  %D%/analysis/term-selection.h \
  %D%/analysis/term-union.c \
  %D%/analysis/term-union.h \
  %D%/analysis/terms.c \
  %D%/analysis/terms.h \
  %D%/analysis/things.c \
  %D%/analysis/things.h \
  %D%/analysis/tree.c \
  %D%/analysis/tree.h \
  %D%/analysis/text-laws.c \
  %D%/analysis/text-laws.h \
  %D%/analysis/unit-codes.c \
  %D%/analysis/unit-codes.h \
  %D%/analysis/unit-sets.c \
  %D%/analysis/unit-sets.h \
  %D%/analysis/years.c \
  %D%/analysis/years.h \
  %D%/analysis/unit-text.c \
  %D%/analysis/unit-text.h

src_libthema_report_a_SOURCES = \
  %D%/report/column-docs.h \
  %D%/report/columns.c \
  %D%/report/columns.h \
  %D%/report/data-package-check.c \
  %D%/report/data-package.c \
  %D%/report/data-package.h \
  %D%/report/error.c \
  %D%/report/error.h \
  %D%/report/manifest-adopt.c \
  %D%/report/manifest-private.h \
  %D%/report/manifest.c \
  %D%/report/manifest.h \
  %D%/report/nesting.c \
  %D%/report/nesting.h \
  %D%/report/record-compare.c \
  %D%/report/record-compare.h \
  %D%/report/members.c \
  %D%/report/members.h \
  %D%/report/methods-corpus.c \
  %D%/report/methods-groups.c \
  %D%/report/methods-private.h \
  %D%/report/methods-records.c \
  %D%/report/methods-statistics.c \
  %D%/report/methods-table.c \
  %D%/report/methods.c \
  %D%/report/methods.h \
  %D%/report/prose.c \
  %D%/report/prose.h \
  %D%/report/report.c \
  %D%/report/report.h \
  %D%/report/stage-record.c \
  %D%/report/stage-record.h \
  %D%/report/table-shape.c \
  %D%/report/table-shape.h \
  %D%/report/works-table.c \
  %D%/report/works.c \
  %D%/report/works.h

# What the tables' columns mean is written on one page alone.
nodist_src_libthema_report_a_SOURCES = %D%/report/column-docs.c
CLEANFILES += %D%/report/column-docs.c
EXTRA_DIST += %D%/report/column-docs.awk
%D%/report/column-docs.c: %D%/report/column-docs.awk docs/tables.md
	$(AM_V_GEN)$(MKDIR_P) %D%/report
	$(AM_V_at)LC_ALL=C $(AWK) -f $(srcdir)/%D%/report/column-docs.awk $(srcdir)/docs/tables.md > $@.tmp && mv $@.tmp $@

src_libthema_programs_a_SOURCES = \
  %D%/programs/action.c \
  %D%/programs/action.h \
  %D%/programs/checks.c \
  %D%/programs/checks.h \
  %D%/programs/command-agree.c \
  %D%/programs/command-codebook.c \
  %D%/programs/command-codebook.h \
  %D%/programs/command-codebook-check.c \
  %D%/programs/command-codebook-convert.c \
  %D%/programs/command-codebook-coverage.c \
  %D%/programs/command-codebook-diff.c \
  %D%/programs/command-codebook-sensitivity.c \
  %D%/programs/command-codebook-test.c \
  %D%/programs/command-collocations.c \
  %D%/programs/command-dispersion.c \
  %D%/programs/command-diversity.c \
  %D%/programs/command-crosstab.c \
  %D%/programs/command-explain.c \
  %D%/programs/command-keyness.c \
  %D%/programs/command-methods.c \
  %D%/programs/command-kwic.c \
  %D%/programs/command-sample.c \
  %D%/programs/command-init.c \
  %D%/programs/command-run.c \
  %D%/programs/command-stages.c \
  %D%/programs/command-status.c \
  %D%/programs/command-structure.c \
  %D%/programs/command-verify.c \
  %D%/programs/commands.h \
  %D%/programs/console.c \
  %D%/programs/console.h \
  %D%/programs/dispatch.c \
  %D%/programs/dispatch.h \
  %D%/programs/interrupt.c \
  %D%/programs/interrupt.h \
  %D%/programs/memory.c \
  %D%/programs/memory.h \
  %D%/programs/options.c \
  %D%/programs/options.h \
  %D%/programs/options-check.c \
  %D%/programs/options-private.h \
  %D%/programs/options-study.c \
  %D%/programs/options-table.c \
  %D%/programs/options-values.c \
  %D%/programs/passes.c \
  %D%/programs/passes.h \
  %D%/programs/records.c \
  %D%/programs/records.h \
  %D%/programs/screen.c \
  %D%/programs/screen.h \
  %D%/programs/stages.c \
  %D%/programs/stages-count.c \
  %D%/programs/stages.h \
  %D%/programs/statistics.h \
  %D%/programs/study-find.c \
  %D%/programs/study-find.h \
  %D%/programs/study-folder.c \
  %D%/programs/study-folder.h \
  %D%/programs/study-template.c \
  %D%/programs/study-template.h \
  %D%/programs/study-trial.c \
  %D%/programs/study-trial.h \
  %D%/programs/study.c \
  %D%/programs/study.h \
  %D%/programs/summary.c \
  %D%/programs/summary.h \
  %D%/programs/work.c \
  %D%/programs/work.h

# What a program or a test of each floor links: its own archive and those below.
BASE_LIBS = src/libthema-base.a $(LIBRARIES_USED)
TEXT_LIBS = src/libthema-text.a $(BASE_LIBS)
CORPUS_LIBS = src/libthema-corpus.a $(TEXT_LIBS)
CODEBOOK_LIBS = src/libthema-codebook.a $(CORPUS_LIBS)
STATS_LIBS = src/libthema-stats.a $(BASE_LIBS)
ANALYSIS_LIBS = src/libthema-analysis.a src/libthema-stats.a $(CODEBOOK_LIBS)
REPORT_LIBS = src/libthema-report.a $(ANALYSIS_LIBS)
PROGRAM_LIBS = src/libthema-programs.a $(REPORT_LIBS)

bin_PROGRAMS += \
  thema thema-tokenize thema-code thema-freq thema-cooc \
  thema-keyness thema-collocations thema-dispersion thema-diversity \
  thema-crosstab thema-structure thema-sample thema-agree
# igraph takes a while to load: only what calls analysis/network.h is linked with it. It stands behind GSL,
# whose CBLAS must not be taken from the BLAS that igraph brings, or digits would depend on the machine.
thema_SOURCES = %D%/programs/thema.c
thema_LDADD = $(PROGRAM_LIBS) $(IGRAPH_LIBS)
thema_tokenize_SOURCES = %D%/programs/thema-tokenize.c
thema_tokenize_LDADD = $(PROGRAM_LIBS)
thema_code_SOURCES = %D%/programs/thema-code.c
thema_code_LDADD = $(PROGRAM_LIBS)
thema_freq_SOURCES = %D%/programs/thema-freq.c
thema_freq_LDADD = $(PROGRAM_LIBS)
thema_cooc_SOURCES = %D%/programs/thema-cooc.c
thema_cooc_LDADD = $(PROGRAM_LIBS)
thema_collocations_SOURCES = %D%/programs/thema-collocations.c
thema_collocations_LDADD = $(PROGRAM_LIBS)
thema_structure_SOURCES = %D%/programs/thema-structure.c
thema_structure_LDADD = $(PROGRAM_LIBS) $(IGRAPH_LIBS)
thema_keyness_SOURCES = %D%/programs/thema-keyness.c
thema_keyness_LDADD = $(PROGRAM_LIBS)
thema_dispersion_SOURCES = %D%/programs/thema-dispersion.c
thema_dispersion_LDADD = $(PROGRAM_LIBS)
thema_diversity_SOURCES = %D%/programs/thema-diversity.c
thema_diversity_LDADD = $(PROGRAM_LIBS)
thema_crosstab_SOURCES = %D%/programs/thema-crosstab.c
thema_crosstab_LDADD = $(PROGRAM_LIBS)
thema_agree_SOURCES = %D%/programs/thema-agree.c
thema_agree_LDADD = $(PROGRAM_LIBS)
thema_sample_SOURCES = %D%/programs/thema-sample.c
thema_sample_LDADD = $(PROGRAM_LIBS)
