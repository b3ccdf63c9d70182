# SPDX-License-Identifier: GPL-3.0-or-later
# collocations.R TEXT FOLDER STOP GAP WITHIN LEFT RIGHT: the tables of thema-collocations over the
# corpus of make-lines.R, counted again place by place. STOP is a stop word or "none".
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "lib.R"), encoding = "UTF-8")
a <- commandArgs(trailingOnly = TRUE)
collocations <- read.csv(file.path(a[2], "collocations.csv"), colClasses = c(collocation = "character"))
collocates <- read.csv(file.path(a[2], "collocates.csv"))
stop_word <- a[3]
left <- as.integer(a[6])
right <- as.integer(a[7])

documents <- strsplit(strsplit(paste(readLines(a[1]), collapse = "\n"), "\n\n")[[1]], "\n")
# A row a token: document, sentence, word; what counts as a term, and what is punctuation.
sentence <- rep(seq_along(unlist(documents)), lengths(strsplit(unlist(documents), " ")))
tokens <- data.frame(word = unlist(strsplit(unlist(documents), " ")), sentence = sentence,
                     document = rep(seq_along(documents), lengths(documents))[sentence])
tokens$term <- grepl("[a-z]", tokens$word) & tokens$word != stop_word
parting <- tokens$word == ","
n_words <- sum(grepl("[a-z]", tokens$word))

# Runs: by sentence or by document, parted by commas.
unit <- if (a[4] == "words") tokens$sentence else tokens$document
items <- tokens[!parting, ]
run <- paste(unit, cumsum(parting))[!parting]
first_places <- function(size) {
  n <- nrow(items)
  p <- seq_len(max(n - size + 1, 0))
  p[run[p] == run[p + size - 1]]
}

check_size <- function(size, next_size) {
  p <- first_places(size)
  words <- vapply(seq_len(size), function(k) items$word[p + k - 1], character(length(p)))
  terms <- rowSums(vapply(seq_len(size), function(k) items$term[p + k - 1], logical(length(p)))) == size
  text <- apply(words, 1, paste, collapse = " ")
  frequency <- table(text[terms])
  frequency <- frequency[frequency >= 2]
  d <- collocations[collocations$size == size, ]
  ok(setequal(d$collocation, names(frequency)), sprintf("%d words: which are listed", size))
  split_words <- strsplit(d$collocation, " ")
  # The terms around each place, side by side.
  stretch <- paste(run, cumsum(!items$term))
  long <- if (is.na(next_size)) rep(FALSE, nrow(items)) else
    ave(seq_along(stretch), ifelse(items$term, stretch, paste("no", seq_along(stretch))), FUN = length) >= next_size
  counted <- vapply(split_words, function(w) {
    same <- vapply(seq_len(size), function(k) words[, k] == w[k], logical(length(p)))
    code <- as.vector(same %*% 2^(seq_len(size) - 1))
    cells <- tabulate(code + 1, 2^size)
    full <- code == 2^size - 1
    bits <- vapply(seq_len(2^size) - 1, function(i) sum(bitwAnd(bitwShiftR(i, 0:4), 1)), 0)
    lambda <- sum((-1)^(size - bits) * log(cells + 0.5))
    c(sum(full), sum(long[p[full]]), length(unique(items$document[p[full]])),
      colSums(same), rep(NA, 5 - size), lambda, sqrt(sum(1 / (cells + 0.5))))
  }, numeric(10))
  se <- counted[10, ]
  z <- counted[9, ] / se
  ok_columns(d, list(
    frequency = counted[1, ], nested = counted[2, ], documents = counted[3, ],
    f_1 = counted[4, ], f_2 = counted[5, ], f_3 = counted[6, ], f_4 = counted[7, ],
    f_5 = counted[8, ], ngrams = rep(length(p), nrow(d)), words = rep(n_words, nrow(d)),
    per_1000 = 1000 * counted[1, ] / n_words, lambda = counted[9, ],
    lambda_low = counted[9, ] - qnorm(0.975) * se, lambda_high = counted[9, ] + qnorm(0.975) * se,
    z = z), sprintf("%d words", size))
  ok(order(-d$z, d$collocation, method = "radix") == seq_len(nrow(d)),
     sprintf("%d words: the greatest z first", size))
}

sizes <- sort(unique(collocations$size))
for (i in seq_along(sizes))
  check_size(sizes[i], sizes[i + 1])

# Windows, token by token.
end_of <- if (a[5] == "sentence") items$sentence else items$document
check_node <- function(node, pattern) {
  d <- collocates[collocates$node == node, ]
  inside <- grepl(pattern, items$word)
  at <- which(inside)
  n <- nrow(items)
  near_left <- near_right <- rep(FALSE, n)
  for (p in at) {
    before <- setdiff(seq(max(1, p - left), p), p)
    behind <- setdiff(seq(p, min(n, p + right)), p)
    near_left[before[end_of[before] == end_of[p]]] <- TRUE
    near_right[behind[end_of[behind] == end_of[p]]] <- TRUE
  }
  near <- (near_left | near_right) & !inside & items$term
  far <- !inside & items$term
  count <- function(which) as.numeric(table(factor(items$word[which], d$collocate)))
  o <- count(near)
  c1 <- count(far)
  r1 <- sum(near)
  all <- sum(far)
  seen <- unique(items[near, c("word", "document")])
  documents <- as.numeric(table(factor(seen$word, d$collocate)))
  ok(setequal(d$collocate, names(which(table(items$word[near]) >= 2))),
     paste(node, ": which are listed"))
  e <- r1 * c1 / all
  o21 <- c1 - o
  g <- function(o, e) ifelse(o > 0, o * log(o / e), 0)
  g2 <- 2 * (g(o, e) + g(r1 - o, r1 * (1 - c1 / all)) + g(o21, c1 * (1 - r1 / all)) +
               g(all - r1 - o21, (all - r1) * (1 - c1 / all)))
  reach <- ifelse(o21 > 0, qnorm(0.975) * sqrt(1 / o - 1 / r1 + 1 / o21 - 1 / (all - r1)) / log(2), NA)
  ratio <- ifelse(o21 > 0, log2((o / r1) / (o21 / (all - r1))), NA)
  p <- pchisq(d$log_likelihood, 1, lower.tail = FALSE)
  same <- function(x) rep(x, nrow(d))
  ok_columns(d, list(
    f_node = same(length(at)), node_documents = same(length(unique(items$document[at]))),
    f_collocate = c1, window_tokens = same(r1), tokens = same(all), observed = o,
    observed_left = count(near & near_left), observed_right = count(near & near_right),
    documents = documents, expected = e, mi = log2(o / e), mi3 = log2(o^3 / e),
    t_score = (o - e) / sqrt(o), z_score = (o - e) / sqrt(e),
    log_dice = 14 + log2(2 * o / (length(at) + c1)),
    delta_p_forward = o / r1 - o21 / (all - r1), delta_p_backward = o / c1 - (r1 - o) / (all - c1),
    log_ratio = ratio, log_ratio_low = ratio - reach, log_ratio_high = ratio + reach,
    log_likelihood = g2, p_log_likelihood = p, p_adjusted = p.adjust(p, "BH")),
    paste("near", node), 1e-9)
  weight <- ifelse(o >= e, d$log_likelihood, -d$log_likelihood)
  ok(order(-weight, d$collocate, method = "radix") == seq_len(nrow(d)),
     paste(node, ": attraction first"))
}
check_node("tea", "^tea$")
check_node("w2*", "^w2")
cat("done\n")
