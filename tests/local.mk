# SPDX-License-Identifier: GPL-3.0-or-later
# A unit test links its own floor and those below: a call upwards does not link.

UNIT_TESTS = \
  tests/unit/test-arena \
  tests/unit/test-interner \
  tests/unit/test-csv \
  tests/unit/test-output \
  tests/unit/test-container \
  tests/unit/test-pipeline \
  tests/unit/test-parallel \
  tests/unit/test-sort \
  tests/unit/test-spill \
  tests/unit/test-utf8 \
  tests/unit/test-fold \
  tests/unit/test-stemmer \
  tests/unit/test-stop-words \
  tests/unit/test-entities \
  tests/unit/test-display \
  tests/unit/test-clean \
  tests/unit/test-tokenizer \
  tests/unit/test-segmenter \
  tests/unit/test-cjk-dictionary \
  tests/unit/test-agreement \
  tests/unit/test-association \
  tests/unit/test-interval \
  tests/unit/test-adjust \
  tests/unit/test-bootstrap \
  tests/unit/test-collocation \
  tests/unit/test-log-linear \
  tests/unit/test-keyness \
  tests/unit/test-dispersion \
  tests/unit/test-structure \
  tests/unit/test-dispersion-parts \
  tests/unit/test-weight \
  tests/unit/test-lexical-diversity \
  tests/unit/test-power-law \
  tests/unit/test-crosstab \
  tests/unit/test-strata \
  tests/unit/test-carrier \
  tests/unit/test-exports \
  tests/unit/test-feed \
  tests/unit/test-source \
  tests/unit/test-source-table \
  tests/unit/test-source-bibtex \
  tests/unit/test-source-nbib \
  tests/unit/test-source-ris \
  tests/unit/test-source-wos \
  tests/unit/test-source-html \
  tests/unit/test-source-json \
  tests/unit/test-source-pubmed \
  tests/unit/test-where \
  tests/unit/test-tidy \
  tests/unit/test-records \
  tests/unit/test-duplicates \
  tests/unit/test-store \
  tests/unit/test-glob \
  tests/unit/test-rule \
  tests/unit/test-codebook \
  tests/unit/test-lint \
  tests/unit/test-codebook-write \
  tests/unit/test-codebook-formats \
  tests/unit/test-codebook-wild \
  tests/unit/test-matching \
  tests/unit/test-coding \
  tests/unit/test-segments \
  tests/unit/test-ngrams \
  tests/unit/test-analysis \
  tests/unit/test-groups \
  tests/unit/test-resample \
  tests/unit/test-network \
  tests/unit/test-tally \
  tests/unit/test-ledger \
  tests/unit/test-instrument \
  tests/unit/test-kwic \
  tests/unit/test-reliability \
  tests/unit/test-columns \
  tests/unit/test-methods \
  tests/unit/test-manifest

tests_unit_test_arena_SOURCES = %D%/unit/test-arena.c
tests_unit_test_arena_LDADD = $(BASE_LIBS)
tests_unit_test_interner_SOURCES = %D%/unit/test-interner.c
tests_unit_test_interner_LDADD = $(BASE_LIBS)
tests_unit_test_csv_SOURCES = %D%/unit/test-csv.c
tests_unit_test_csv_LDADD = $(BASE_LIBS)
tests_unit_test_output_SOURCES = %D%/unit/test-output.c
tests_unit_test_output_LDADD = $(BASE_LIBS)
tests_unit_test_container_SOURCES = %D%/unit/test-container.c
tests_unit_test_container_LDADD = $(BASE_LIBS)
tests_unit_test_pipeline_SOURCES = %D%/unit/test-pipeline.c
tests_unit_test_pipeline_LDADD = $(BASE_LIBS)
tests_unit_test_parallel_SOURCES = %D%/unit/test-parallel.c
tests_unit_test_parallel_LDADD = $(BASE_LIBS)
tests_unit_test_spill_SOURCES = %D%/unit/test-spill.c
tests_unit_test_spill_LDADD = $(BASE_LIBS)
tests_unit_test_sort_SOURCES = %D%/unit/test-sort.c
tests_unit_test_sort_LDADD = $(BASE_LIBS)
tests_unit_test_utf8_SOURCES = %D%/unit/test-utf8.c
tests_unit_test_utf8_LDADD = $(TEXT_LIBS)
tests_unit_test_fold_SOURCES = %D%/unit/test-fold.c
tests_unit_test_fold_LDADD = $(TEXT_LIBS)
tests_unit_test_stemmer_SOURCES = %D%/unit/test-stemmer.c
tests_unit_test_stemmer_LDADD = $(TEXT_LIBS)
tests_unit_test_stop_words_SOURCES = %D%/unit/test-stop-words.c
tests_unit_test_stop_words_LDADD = $(TEXT_LIBS)
tests_unit_test_display_SOURCES = %D%/unit/test-display.c
tests_unit_test_display_LDADD = $(TEXT_LIBS)
tests_unit_test_clean_SOURCES = %D%/unit/test-clean.c
tests_unit_test_clean_LDADD = $(TEXT_LIBS)
tests_unit_test_entities_SOURCES = %D%/unit/test-entities.c
tests_unit_test_entities_LDADD = $(TEXT_LIBS)
tests_unit_test_tokenizer_SOURCES = %D%/unit/test-tokenizer.c
tests_unit_test_tokenizer_LDADD = $(TEXT_LIBS)
tests_unit_test_segmenter_SOURCES = %D%/unit/test-segmenter.c
tests_unit_test_segmenter_LDADD = $(TEXT_LIBS)
tests_unit_test_cjk_dictionary_SOURCES = %D%/unit/test-cjk-dictionary.c
tests_unit_test_cjk_dictionary_LDADD = $(TEXT_LIBS)
tests_unit_test_agreement_SOURCES = %D%/unit/test-agreement.c
tests_unit_test_agreement_LDADD = $(STATS_LIBS)
tests_unit_test_association_SOURCES = %D%/unit/test-association.c
tests_unit_test_association_LDADD = $(STATS_LIBS)
tests_unit_test_interval_SOURCES = %D%/unit/test-interval.c
tests_unit_test_interval_LDADD = $(STATS_LIBS)
tests_unit_test_adjust_SOURCES = %D%/unit/test-adjust.c
tests_unit_test_adjust_LDADD = $(STATS_LIBS)
tests_unit_test_bootstrap_SOURCES = %D%/unit/test-bootstrap.c
tests_unit_test_bootstrap_LDADD = $(STATS_LIBS)
tests_unit_test_collocation_SOURCES = %D%/unit/test-collocation.c
tests_unit_test_collocation_LDADD = $(STATS_LIBS)
tests_unit_test_log_linear_SOURCES = %D%/unit/test-log-linear.c
tests_unit_test_log_linear_LDADD = $(STATS_LIBS)
tests_unit_test_ngrams_SOURCES = %D%/unit/test-ngrams.c
tests_unit_test_ngrams_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_keyness_SOURCES = %D%/unit/test-keyness.c
tests_unit_test_keyness_LDADD = $(STATS_LIBS)
tests_unit_test_dispersion_SOURCES = %D%/unit/test-dispersion.c
tests_unit_test_dispersion_LDADD = $(STATS_LIBS)
tests_unit_test_structure_SOURCES = %D%/unit/test-structure.c
tests_unit_test_structure_LDADD = $(STATS_LIBS)
tests_unit_test_dispersion_parts_SOURCES = %D%/unit/test-dispersion-parts.c
tests_unit_test_dispersion_parts_LDADD = $(STATS_LIBS)
tests_unit_test_weight_SOURCES = %D%/unit/test-weight.c
tests_unit_test_weight_LDADD = $(STATS_LIBS)
tests_unit_test_lexical_diversity_SOURCES = %D%/unit/test-lexical-diversity.c
tests_unit_test_lexical_diversity_LDADD = $(STATS_LIBS)
tests_unit_test_power_law_SOURCES = %D%/unit/test-power-law.c
tests_unit_test_power_law_LDADD = $(STATS_LIBS)
tests_unit_test_crosstab_SOURCES = %D%/unit/test-crosstab.c
tests_unit_test_crosstab_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_strata_SOURCES = %D%/unit/test-strata.c
tests_unit_test_strata_LDADD = $(STATS_LIBS)
tests_unit_test_carrier_SOURCES = %D%/unit/test-carrier.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_carrier_LDADD = $(CORPUS_LIBS)
tests_unit_test_feed_SOURCES = %D%/unit/test-feed.c
tests_unit_test_feed_LDADD = $(CORPUS_LIBS)
tests_unit_test_exports_SOURCES = %D%/unit/test-exports.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_exports_LDADD = $(CORPUS_LIBS)
tests_unit_test_duplicates_SOURCES = %D%/unit/test-duplicates.c
tests_unit_test_duplicates_LDADD = $(CORPUS_LIBS)
tests_unit_test_records_SOURCES = %D%/unit/test-records.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_records_LDADD = $(CORPUS_LIBS)
tests_unit_test_tidy_SOURCES = %D%/unit/test-tidy.c
tests_unit_test_tidy_LDADD = $(CORPUS_LIBS)
tests_unit_test_where_SOURCES = %D%/unit/test-where.c
tests_unit_test_where_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_SOURCES = %D%/unit/test-source.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_source_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_table_SOURCES = %D%/unit/test-source-table.c
tests_unit_test_source_table_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_bibtex_SOURCES = %D%/unit/test-source-bibtex.c %D%/unit/entries.c %D%/unit/entries.h
tests_unit_test_source_bibtex_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_nbib_SOURCES = %D%/unit/test-source-nbib.c %D%/unit/entries.c %D%/unit/entries.h
tests_unit_test_source_nbib_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_ris_SOURCES = %D%/unit/test-source-ris.c %D%/unit/entries.c %D%/unit/entries.h
tests_unit_test_source_ris_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_wos_SOURCES = %D%/unit/test-source-wos.c %D%/unit/entries.c %D%/unit/entries.h
tests_unit_test_source_wos_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_html_SOURCES = %D%/unit/test-source-html.c %D%/unit/fixture-source.h
tests_unit_test_source_html_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_json_SOURCES = %D%/unit/test-source-json.c %D%/unit/fixture-source.h
tests_unit_test_source_json_LDADD = $(CORPUS_LIBS)
tests_unit_test_source_pubmed_SOURCES = %D%/unit/test-source-pubmed.c %D%/unit/fixture-source.h
tests_unit_test_source_pubmed_LDADD = $(CORPUS_LIBS)
tests_unit_test_store_SOURCES = %D%/unit/test-store.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_store_LDADD = $(CORPUS_LIBS)
tests_unit_test_glob_SOURCES = %D%/unit/test-glob.c
tests_unit_test_glob_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_rule_SOURCES = %D%/unit/test-rule.c
tests_unit_test_rule_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_codebook_SOURCES = %D%/unit/test-codebook.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_codebook_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_lint_SOURCES = %D%/unit/test-lint.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_lint_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_codebook_write_SOURCES = %D%/unit/test-codebook-write.c
tests_unit_test_codebook_write_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_codebook_formats_SOURCES = %D%/unit/test-codebook-formats.c
tests_unit_test_codebook_formats_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_codebook_wild_SOURCES = %D%/unit/test-codebook-wild.c
tests_unit_test_codebook_wild_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_matching_SOURCES = %D%/unit/test-matching.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_matching_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_coding_SOURCES = %D%/unit/test-coding.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_coding_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_segments_SOURCES = %D%/unit/test-segments.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_segments_LDADD = $(CODEBOOK_LIBS)
tests_unit_test_analysis_SOURCES = %D%/unit/test-analysis.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_analysis_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_groups_SOURCES = %D%/unit/test-groups.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_groups_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_resample_SOURCES = %D%/unit/test-resample.c
tests_unit_test_resample_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_network_SOURCES = %D%/unit/test-network.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_network_LDADD = $(ANALYSIS_LIBS) $(IGRAPH_LIBS)
tests_unit_test_tally_SOURCES = %D%/unit/test-tally.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_tally_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_ledger_SOURCES = %D%/unit/test-ledger.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_ledger_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_kwic_SOURCES = %D%/unit/test-kwic.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_kwic_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_reliability_SOURCES = %D%/unit/test-reliability.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_reliability_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_instrument_SOURCES = %D%/unit/test-instrument.c %D%/unit/fixture.c %D%/unit/fixture.h %D%/unit/fixture-coding.h
tests_unit_test_instrument_LDADD = $(ANALYSIS_LIBS)
tests_unit_test_methods_SOURCES = %D%/unit/test-methods.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_methods_LDADD = $(REPORT_LIBS)
tests_unit_test_columns_SOURCES = %D%/unit/test-columns.c
tests_unit_test_columns_LDADD = $(REPORT_LIBS)
tests_unit_test_manifest_SOURCES = %D%/unit/test-manifest.c %D%/unit/fixture.c %D%/unit/fixture.h
tests_unit_test_manifest_LDADD = $(REPORT_LIBS)

# Programs that print statistics of random numbers: R computes them again, and other compilers must
# come to the same digits.
DRAWING = \
  tests/draw/draw-adjust \
  tests/draw/draw-agreement \
  tests/draw/draw-strata \
  tests/draw/draw-association \
  tests/draw/draw-bootstrap \
  tests/draw/draw-collocation \
  tests/draw/draw-log-linear \
  tests/draw/draw-structure \
  tests/draw/draw-keyness \
  tests/draw/draw-dispersion \
  tests/draw/draw-diversity \
  tests/draw/draw-power-law \
  tests/draw/draw-contingency \
  tests/draw/draw-fisher-groups \
  tests/draw/draw-logistic \
  tests/draw/draw-stratified \
  tests/draw/draw-trend
tests_draw_draw_adjust_SOURCES = %D%/draw/draw-adjust.c %D%/draw/draw.h
tests_draw_draw_adjust_LDADD = $(STATS_LIBS)
tests_draw_draw_agreement_SOURCES = %D%/draw/draw-agreement.c %D%/draw/draw.h
tests_draw_draw_agreement_LDADD = $(STATS_LIBS)
tests_draw_draw_strata_SOURCES = %D%/draw/draw-strata.c %D%/draw/draw.h
tests_draw_draw_strata_LDADD = $(STATS_LIBS)
tests_draw_draw_association_SOURCES = %D%/draw/draw-association.c %D%/draw/draw.h
tests_draw_draw_association_LDADD = $(STATS_LIBS)
tests_draw_draw_bootstrap_SOURCES = %D%/draw/draw-bootstrap.c %D%/draw/draw.h
tests_draw_draw_bootstrap_LDADD = $(STATS_LIBS)
tests_draw_draw_collocation_SOURCES = %D%/draw/draw-collocation.c %D%/draw/draw.h
tests_draw_draw_collocation_LDADD = $(STATS_LIBS)
tests_draw_draw_log_linear_SOURCES = %D%/draw/draw-log-linear.c %D%/draw/draw.h
tests_draw_draw_log_linear_LDADD = $(STATS_LIBS)
tests_draw_draw_structure_SOURCES = %D%/draw/draw-structure.c %D%/draw/draw.h
tests_draw_draw_structure_LDADD = $(STATS_LIBS)
tests_draw_draw_keyness_SOURCES = %D%/draw/draw-keyness.c %D%/draw/draw.h
tests_draw_draw_keyness_LDADD = $(STATS_LIBS)
tests_draw_draw_dispersion_SOURCES = %D%/draw/draw-dispersion.c %D%/draw/draw.h
tests_draw_draw_dispersion_LDADD = $(STATS_LIBS)
tests_draw_draw_diversity_SOURCES = %D%/draw/draw-diversity.c %D%/draw/draw.h
tests_draw_draw_diversity_LDADD = $(STATS_LIBS)
tests_draw_draw_power_law_SOURCES = %D%/draw/draw-power-law.c %D%/draw/draw.h
tests_draw_draw_power_law_LDADD = $(STATS_LIBS)
tests_draw_draw_contingency_SOURCES = %D%/draw/draw-contingency.c %D%/draw/draw.h
tests_draw_draw_contingency_LDADD = $(STATS_LIBS)
tests_draw_draw_fisher_groups_SOURCES = %D%/draw/draw-fisher-groups.c %D%/draw/draw.h
tests_draw_draw_fisher_groups_LDADD = $(STATS_LIBS)
tests_draw_draw_trend_SOURCES = %D%/draw/draw-trend.c %D%/draw/draw.h
tests_draw_draw_trend_LDADD = $(STATS_LIBS)
tests_draw_draw_stratified_SOURCES = %D%/draw/draw-stratified.c %D%/draw/draw.h
tests_draw_draw_stratified_LDADD = $(STATS_LIBS)
tests_draw_draw_logistic_SOURCES = %D%/draw/draw-logistic.c %D%/draw/draw.h
tests_draw_draw_logistic_LDADD = $(STATS_LIBS)

# Fuzz targets replay their seeds and past failures in every `make check`; with --enable-fuzzing they are
# also built as libFuzzer programs.
FUZZ_TARGETS = \
  source-bibtex \
  source-nbib \
  source-ris \
  source-wos \
  source-csl \
  source-html \
  source-openalex \
  source-pubmed \
  carrier \
  feed \
  source-table \
  source-text \
  clean \
  coding \
  codings \
  csv \
  codebook \
  codebook-cat \
  codebook-csv \
  codebook-dic \
  codebook-lc3 \
  codebook-qdc \
  codebook-ykd \
  entities \
  glob \
  manifest \
  rule \
  segmenter \
  segments \
  store \
  tidy \
  tokenizer \
  where
FUZZ_REPLAYS = \
  tests/fuzz/replay-source-bibtex \
  tests/fuzz/replay-source-nbib \
  tests/fuzz/replay-source-ris \
  tests/fuzz/replay-source-wos \
  tests/fuzz/replay-source-csl \
  tests/fuzz/replay-source-html \
  tests/fuzz/replay-source-openalex \
  tests/fuzz/replay-source-pubmed \
  tests/fuzz/replay-carrier \
  tests/fuzz/replay-feed \
  tests/fuzz/replay-source-table \
  tests/fuzz/replay-source-text \
  tests/fuzz/replay-clean \
  tests/fuzz/replay-coding \
  tests/fuzz/replay-codings \
  tests/fuzz/replay-csv \
  tests/fuzz/replay-codebook \
  tests/fuzz/replay-codebook-cat \
  tests/fuzz/replay-codebook-csv \
  tests/fuzz/replay-codebook-dic \
  tests/fuzz/replay-codebook-lc3 \
  tests/fuzz/replay-codebook-qdc \
  tests/fuzz/replay-codebook-ykd \
  tests/fuzz/replay-entities \
  tests/fuzz/replay-glob \
  tests/fuzz/replay-manifest \
  tests/fuzz/replay-rule \
  tests/fuzz/replay-segmenter \
  tests/fuzz/replay-segments \
  tests/fuzz/replay-store \
  tests/fuzz/replay-tidy \
  tests/fuzz/replay-tokenizer \
  tests/fuzz/replay-where
tests_fuzz_replay_carrier_SOURCES = %D%/fuzz/fuzz-carrier.c %D%/fuzz/replay-main.c
tests_fuzz_replay_carrier_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_feed_SOURCES = %D%/fuzz/fuzz-feed.c %D%/fuzz/replay-main.c
tests_fuzz_replay_feed_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_clean_SOURCES = %D%/fuzz/fuzz-clean.c %D%/fuzz/replay-main.c
tests_fuzz_replay_clean_LDADD = $(TEXT_LIBS)
tests_fuzz_replay_coding_SOURCES = %D%/fuzz/fuzz-coding.c %D%/fuzz/replay-main.c
tests_fuzz_replay_coding_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codings_SOURCES = %D%/fuzz/fuzz-codings.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codings_LDADD = $(ANALYSIS_LIBS)
tests_fuzz_replay_csv_SOURCES = %D%/fuzz/fuzz-csv.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_csv_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_codebook_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_cat_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codebook_cat_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"cat"'
tests_fuzz_replay_codebook_cat_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_csv_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codebook_csv_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"csv"'
tests_fuzz_replay_codebook_csv_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_dic_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codebook_dic_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"dic"'
tests_fuzz_replay_codebook_dic_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_lc3_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codebook_lc3_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"lc3"'
tests_fuzz_replay_codebook_lc3_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_qdc_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codebook_qdc_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"qdc"'
tests_fuzz_replay_codebook_qdc_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_codebook_ykd_SOURCES = %D%/fuzz/fuzz-codebook.c %D%/fuzz/replay-main.c
tests_fuzz_replay_codebook_ykd_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"ykd"'
tests_fuzz_replay_codebook_ykd_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_entities_SOURCES = %D%/fuzz/fuzz-entities.c %D%/fuzz/replay-main.c
tests_fuzz_replay_entities_LDADD = $(TEXT_LIBS)
tests_fuzz_replay_glob_SOURCES = %D%/fuzz/fuzz-glob.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_glob_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_source_bibtex_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_bibtex_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"bibtex"'
tests_fuzz_replay_source_bibtex_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_nbib_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_nbib_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"nbib"'
tests_fuzz_replay_source_nbib_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_ris_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_ris_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"ris"'
tests_fuzz_replay_source_ris_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_wos_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_wos_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"wos"'
tests_fuzz_replay_source_wos_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_csl_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_csl_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"csl"'
tests_fuzz_replay_source_csl_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_html_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_html_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"html"'
tests_fuzz_replay_source_html_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_openalex_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_openalex_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"openalex"'
tests_fuzz_replay_source_openalex_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_pubmed_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_pubmed_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"pubmed"'
tests_fuzz_replay_source_pubmed_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_table_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_table_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"table"'
tests_fuzz_replay_source_table_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_source_text_SOURCES = %D%/fuzz/fuzz-source.c %D%/fuzz/replay-main.c
tests_fuzz_replay_source_text_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"text"'
tests_fuzz_replay_source_text_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_manifest_SOURCES = %D%/fuzz/fuzz-manifest.c %D%/fuzz/replay-main.c
tests_fuzz_replay_manifest_LDADD = $(REPORT_LIBS)
tests_fuzz_replay_rule_SOURCES = %D%/fuzz/fuzz-rule.c %D%/fuzz/replay-main.c
tests_fuzz_replay_rule_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_segmenter_SOURCES = %D%/fuzz/fuzz-segmenter.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_segmenter_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_segments_SOURCES = %D%/fuzz/fuzz-segments.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_segments_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_store_SOURCES = %D%/fuzz/fuzz-store.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_store_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_replay_tidy_SOURCES = %D%/fuzz/fuzz-tidy.c %D%/fuzz/replay-main.c
tests_fuzz_replay_tidy_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_where_SOURCES = %D%/fuzz/fuzz-where.c %D%/fuzz/replay-main.c
tests_fuzz_replay_where_LDADD = $(CORPUS_LIBS)
tests_fuzz_replay_tokenizer_SOURCES = %D%/fuzz/fuzz-tokenizer.c %D%/fuzz/replay-main.c %D%/fuzz/artefact.h
tests_fuzz_replay_tokenizer_LDADD = $(CODEBOOK_LIBS)

if FUZZING
noinst_PROGRAMS = \
  tests/fuzz/fuzz-source-bibtex \
  tests/fuzz/fuzz-source-nbib \
  tests/fuzz/fuzz-source-ris \
  tests/fuzz/fuzz-source-wos \
  tests/fuzz/fuzz-source-csl \
  tests/fuzz/fuzz-source-html \
  tests/fuzz/fuzz-source-openalex \
  tests/fuzz/fuzz-source-pubmed \
  tests/fuzz/fuzz-carrier \
  tests/fuzz/fuzz-feed \
  tests/fuzz/fuzz-source-table \
  tests/fuzz/fuzz-source-text \
  tests/fuzz/fuzz-clean \
  tests/fuzz/fuzz-coding \
  tests/fuzz/fuzz-codings \
  tests/fuzz/fuzz-csv \
  tests/fuzz/fuzz-codebook \
  tests/fuzz/fuzz-codebook-cat \
  tests/fuzz/fuzz-codebook-csv \
  tests/fuzz/fuzz-codebook-dic \
  tests/fuzz/fuzz-codebook-lc3 \
  tests/fuzz/fuzz-codebook-qdc \
  tests/fuzz/fuzz-codebook-ykd \
  tests/fuzz/fuzz-entities \
  tests/fuzz/fuzz-glob \
  tests/fuzz/fuzz-manifest \
  tests/fuzz/fuzz-rule \
  tests/fuzz/fuzz-segmenter \
  tests/fuzz/fuzz-segments \
  tests/fuzz/fuzz-store \
  tests/fuzz/fuzz-tidy \
  tests/fuzz/fuzz-tokenizer \
  tests/fuzz/fuzz-where
tests_fuzz_fuzz_clean_SOURCES = %D%/fuzz/fuzz-clean.c
tests_fuzz_fuzz_clean_LDADD = $(TEXT_LIBS)
tests_fuzz_fuzz_clean_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_coding_SOURCES = %D%/fuzz/fuzz-coding.c
tests_fuzz_fuzz_coding_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_coding_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codings_SOURCES = %D%/fuzz/fuzz-codings.c
tests_fuzz_fuzz_codings_LDADD = $(ANALYSIS_LIBS)
tests_fuzz_fuzz_codings_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_csv_SOURCES = %D%/fuzz/fuzz-csv.c
tests_fuzz_fuzz_csv_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_csv_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_cat_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_cat_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"cat"'
tests_fuzz_fuzz_codebook_cat_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_cat_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_csv_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_csv_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"csv"'
tests_fuzz_fuzz_codebook_csv_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_csv_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_dic_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_dic_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"dic"'
tests_fuzz_fuzz_codebook_dic_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_dic_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_lc3_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_lc3_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"lc3"'
tests_fuzz_fuzz_codebook_lc3_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_lc3_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_qdc_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_qdc_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"qdc"'
tests_fuzz_fuzz_codebook_qdc_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_qdc_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_codebook_ykd_SOURCES = %D%/fuzz/fuzz-codebook.c
tests_fuzz_fuzz_codebook_ykd_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"ykd"'
tests_fuzz_fuzz_codebook_ykd_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_codebook_ykd_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_entities_SOURCES = %D%/fuzz/fuzz-entities.c
tests_fuzz_fuzz_entities_LDADD = $(TEXT_LIBS)
tests_fuzz_fuzz_entities_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_glob_SOURCES = %D%/fuzz/fuzz-glob.c
tests_fuzz_fuzz_glob_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_glob_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_bibtex_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_bibtex_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"bibtex"'
tests_fuzz_fuzz_source_bibtex_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_bibtex_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_nbib_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_nbib_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"nbib"'
tests_fuzz_fuzz_source_nbib_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_nbib_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_ris_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_ris_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"ris"'
tests_fuzz_fuzz_source_ris_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_ris_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_wos_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_wos_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"wos"'
tests_fuzz_fuzz_source_wos_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_wos_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_csl_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_csl_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"csl"'
tests_fuzz_fuzz_source_csl_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_csl_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_html_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_html_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"html"'
tests_fuzz_fuzz_source_html_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_html_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_openalex_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_openalex_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"openalex"'
tests_fuzz_fuzz_source_openalex_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_openalex_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_pubmed_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_pubmed_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"pubmed"'
tests_fuzz_fuzz_source_pubmed_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_pubmed_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_carrier_SOURCES = %D%/fuzz/fuzz-carrier.c
tests_fuzz_fuzz_carrier_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_carrier_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_feed_SOURCES = %D%/fuzz/fuzz-feed.c
tests_fuzz_fuzz_feed_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_feed_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_table_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_table_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"table"'
tests_fuzz_fuzz_source_table_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_table_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_source_text_SOURCES = %D%/fuzz/fuzz-source.c
tests_fuzz_fuzz_source_text_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_FORMAT='"text"'
tests_fuzz_fuzz_source_text_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_source_text_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_manifest_SOURCES = %D%/fuzz/fuzz-manifest.c
tests_fuzz_fuzz_manifest_LDADD = $(REPORT_LIBS)
tests_fuzz_fuzz_manifest_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_rule_SOURCES = %D%/fuzz/fuzz-rule.c
tests_fuzz_fuzz_rule_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_rule_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_segmenter_SOURCES = %D%/fuzz/fuzz-segmenter.c
tests_fuzz_fuzz_segmenter_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_segmenter_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_segments_SOURCES = %D%/fuzz/fuzz-segments.c
tests_fuzz_fuzz_segments_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_segments_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_store_SOURCES = %D%/fuzz/fuzz-store.c
tests_fuzz_fuzz_store_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_store_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_tidy_SOURCES = %D%/fuzz/fuzz-tidy.c
tests_fuzz_fuzz_tidy_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_tidy_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_where_SOURCES = %D%/fuzz/fuzz-where.c
tests_fuzz_fuzz_where_LDADD = $(CORPUS_LIBS)
tests_fuzz_fuzz_where_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_tokenizer_SOURCES = %D%/fuzz/fuzz-tokenizer.c
tests_fuzz_fuzz_tokenizer_LDADD = $(CODEBOOK_LIBS)
tests_fuzz_fuzz_tokenizer_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
endif

# The longest come first, so that make -j has others to run beside them.
SHELL_TESTS = \
  %D%/hostile.sh %D%/hostile-corpora.sh %D%/golden.sh %D%/r.sh %D%/r-stats.sh %D%/spreadsheet.sh %D%/properties.sh \
  %D%/interrupt.sh %D%/io-errors.sh %D%/study.sh %D%/edges.sh %D%/digits.sh %D%/reports.sh %D%/fuzz.sh %D%/style.sh \
  %D%/formats.sh %D%/quanteda.sh

check_PROGRAMS = $(UNIT_TESTS) $(FUZZ_REPLAYS) $(DRAWING)
TESTS = $(SHELL_TESTS) $(UNIT_TESTS)

# Unit tests print TAP when they are asked to; scripts print nothing else.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_FLAGS =
TEST_EXTENSIONS = .sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/unit/run
AM_TESTS_ENVIRONMENT = \
  top_srcdir='$(abs_top_srcdir)'; top_builddir='$(abs_top_builddir)'; \
  RSCRIPT='$(RSCRIPT)'; SOFFICE='$(SOFFICE)'; CLANG_FORMAT='$(CLANG_FORMAT)'; \
  THEMA_SHARED_DATA="$${THEMA_SHARED_DATA-$(abs_top_srcdir)/../shared/data}"; \
  export top_srcdir top_builddir RSCRIPT SOFFICE CLANG_FORMAT THEMA_SHARED_DATA;

EXTRA_DIST += $(SHELL_TESTS) %D%/lib.sh %D%/unit/run %D%/fuzz/seeds %D%/golden %D%/r %D%/spreadsheet

# Longer exercises, by hand.
check-valgrind: $(check_PROGRAMS)
	$(MAKE) check TESTS='$(UNIT_TESTS)' LOG_COMPILER='valgrind -q --error-exitcode=9 --leak-check=full' \
	  LOG_FLAGS='--tap'

FUZZ_SECONDS = 60
if FUZZING
fuzz: $(noinst_PROGRAMS)
	for target in $(FUZZ_TARGETS); do \
	  mkdir -p fuzz-corpus/$$target; \
	  tests/fuzz/fuzz-$$target -max_total_time=$(FUZZ_SECONDS) -timeout=20 fuzz-corpus/$$target \
	    $(srcdir)/tests/fuzz/seeds/fuzz-$$target || exit 1; \
	done
else
fuzz:
	@echo "configure with CC=clang --enable-fuzzing --enable-sanitizers first"; exit 1
endif

bench: all
	BUILD='$(abs_top_builddir)' $(srcdir)/bench/run
bench-peers: all
	BUILD='$(abs_top_builddir)' $(srcdir)/bench/peers

coverage: check
	@command -v gcovr >/dev/null || { echo "apt-get install gcovr"; exit 1; }
	gcovr --root $(srcdir) --filter $(srcdir)/src --txt coverage.txt && cat coverage.txt

# For scripts that fuzz some of them only.
fuzz-targets:
	@echo $(FUZZ_TARGETS)

.PHONY: bench bench-peers check-valgrind coverage fuzz fuzz-targets
