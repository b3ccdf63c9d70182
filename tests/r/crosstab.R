# SPDX-License-Identifier: GPL-3.0-or-later
# crosstab.R FOLDER BY TIME: computes the tables of thema-crosstab again from the documents and their
# codes, document_code_matrix.csv and documents.csv in FOLDER; `-` for BY or TIME stands for none.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "lib.R"), encoding = "UTF-8")
arguments <- commandArgs(trailingOnly = TRUE)
table_of <- function(name) read.csv(file.path(arguments[1], paste0(name, ".csv")), check.names = FALSE,
                                    na.strings = "", colClasses = c(code = "character"))
docs <- read.csv(file.path(arguments[1], "documents.csv"), check.names = FALSE, na.strings = "")
counts <- read.csv(file.path(arguments[1], "document_code_matrix.csv"), check.names = FALSE, na.strings = "")
by <- if (arguments[2] != "-") arguments[2]
time <- if (arguments[3] != "-") arguments[3]
year <- if (!is.null(time)) {
  text <- sub("^(\\d{4})-\\d\\d(-\\d\\d)?$", "\\1", as.character(docs[[time]]))
  as.integer(ifelse(grepl("^\\d{1,4}$", text), text, NA))
}
group <- if (!is.null(by)) as.character(docs[[by]])
codes <- table_of(if (is.null(by)) "code_trends" else "code_group_tests")$code
n <- sapply(codes, function(code) counts[[code]])
has <- n > 0
quietly <- function(x) tryCatch(suppressWarnings(x), error = function(e) NULL)
wilson <- function(x, n) t(mapply(function(x, n) quietly(prop.test(x, n, correct = FALSE))$conf.int[1:2], x, n))

# Rates of any division of the documents.
rates <- function(table, level, of, name) {
  d <- table_of(table)
  key <- as.character(d[[name]])
  sizes <- base::table(level); words <- tapply(docs$words, level, sum)
  sum_of <- function(x) tapply(x, level, sum)
  x <- unlist(lapply(codes, function(c) sum_of(has[, c])[key[d$code == c]]))
  s <- unlist(lapply(codes, function(c) sum_of(n[, c])[key[d$code == c]]))
  ends <- wilson(x, as.numeric(sizes[key]))
  want <- list(documents = x, size = as.numeric(sizes[key]), share = x / as.numeric(sizes[key]),
               share_ci_low = ends[, 1], share_ci_high = ends[, 2], segments = s,
               words = words[key], per_1000 = 1000 * s / words[key],
               documents_missing = rep(sum(is.na(level)), nrow(d)))
  names(want)[c(2, 7)] <- paste0(of, c("_documents", "_words"))
  ok(nrow(d) == length(codes) * length(sizes), paste(table, "has all rows"))
  ok_columns(d, want, table)
  d
}

if (!is.null(by)) {
  d <- rates("code_groups", group, "group", "group")
  tested <- lapply(codes, function(c) if (length(unique(na.omit(group))) > 1 && length(unique(has[!is.na(group), c])) > 1)
    quietly(chisq.test(base::table(factor(group), factor(has[, c], c(FALSE, TRUE))), correct = FALSE)))
  pick <- function(part) unlist(Map(function(c, t) {
    k <- d$group[d$code == c]
    if (is.null(t)) rep(NA, length(k)) else unname(t[[part]][k, "TRUE"])
  }, codes, tested))
  residual <- pick("stdres")
  ok_columns(d, list(adjusted_residual = residual,
                     p_adjusted = p.adjust(2 * pnorm(-abs(residual)), "BH")), "code_groups", 1e-9)
  t <- table_of("code_group_tests")
  value <- function(f) sapply(tested, function(x) if (is.null(x)) NA else f(x))
  chi <- value(function(x) x$statistic)
  some <- !is.na(chi)
  ok_columns(t[some, ], list(
    chi_squared = chi[some], df = value(function(x) x$parameter)[some],
    p_chi_squared = value(function(x) x$p.value)[some],
    p_chi_squared_adjusted = p.adjust(value(function(x) x$p.value), "BH")[some],
    cramers_v = sqrt(chi / sum(!is.na(group)))[some],
    least_expected = value(function(x) min(x$expected))[some],
    cells_below_5 = value(function(x) sum(x$expected < 5))[some]), "code_group_tests", 1e-9)
  exact <- which(!is.na(t$p_fisher) & some)
  ok_columns(t[exact, ], list(p_fisher = sapply(tested[exact], function(x)
    quietly(fisher.test(x$observed, workspace = 2e7)$p.value))), "code_group_tests")
  if (!is.null(time)) {
    both <- !is.na(group) & !is.na(year)
    cmh <- lapply(codes, function(c) {
      x <- base::table(factor(group[both]), factor(!has[both, c], c(FALSE, TRUE)), factor(year[both]))
      x <- x[, , apply(x, 3, sum) > 1, drop = FALSE]
      quietly(mantelhaen.test(x, correct = FALSE))
    })
    done <- which(!sapply(cmh, is.null) & sapply(cmh, function(x) length(x$parameter) > 0 && x$parameter == nlevels(factor(group)) - 1))
    ok_columns(t[done, ], list(mantel_haenszel = sapply(cmh[done], function(x) x$statistic),
                               p_mantel_haenszel = sapply(cmh[done], function(x) x$p.value)), "code_group_tests", 1e-9)
  }
}
if (!is.null(time)) {
  d <- rates("code_years", year, "year", "year")
  t <- table_of("code_trends")
  sizes <- base::table(year); at <- as.numeric(names(sizes))
  ca <- sapply(codes, function(c) {
    x <- as.numeric(tapply(has[, c], year, sum))
    r <- if (sum(x) > 0 && sum(x) < sum(sizes)) quietly(prop.trend.test(x, as.numeric(sizes), at))
    y <- x / as.numeric(sizes)
    tau <- if (length(unique(y)) > 1) cor(at, y, method = "kendall") else NA
    slopes <- outer(y, y, "-") / outer(at, at, "-")
    c(if (is.null(r)) NA else r$statistic, if (is.null(r)) NA else r$p.value, tau,
      if (length(y) > 1) sum(sign(slopes[lower.tri(slopes)])) else NA,
      if (length(y) > 1) median(slopes[lower.tri(slopes)]) else NA)
  })
  ok_columns(t, list(cochran_armitage_chi_squared = ca[1, ], p_cochran_armitage = ca[2, ],
                     p_cochran_armitage_adjusted = p.adjust(ca[2, ], "BH"), tau_b = ca[3, ],
                     mann_kendall_s = ca[4, ], sens_slope = ca[5, ]), "code_trends", 1e-9)
}

# glm () of the documents; groups whose documents are all alike are left out, as their estimates are.
d <- table_of("code_regression")
centre <- if (!is.null(time)) d$year_centre[1] else 0
base <- if (!is.null(by)) as.character(d$baseline[1])
got <- want <- error <- null <- numeric(0)
for (code in codes) {
  x <- data.frame(y = has[, code])
  if (!is.null(by)) x$g <- group
  if (!is.null(time)) x$t <- year - centre
  x <- x[complete.cases(x), , drop = FALSE]
  r <- d[d$code == code, ]
  ok(all(r$model_documents == nrow(x)) && all(r$documents == sum(x$y)) &&
       all(r$documents_missing == nrow(docs) - nrow(x)), paste("code_regression:", code, "counts"))
  if (length(unique(x$y)) < 2) {
    ok(all(is.na(r$estimate)) && all(grepl("document", r$note)), paste("code_regression:", code, "has no model"))
    next
  }
  if (!is.null(by)) {
    share <- tapply(x$y, x$g, mean)
    mixed <- names(share)[share > 0 & share < 1]
    x <- x[x$g %in% mixed, , drop = FALSE]
    if (nrow(x) == 0 || !base %in% mixed) next
    x$g <- relevel(factor(x$g), base)
  }
  terms <- c(if (!is.null(by) && nlevels(x$g) > 1) "g", if (!is.null(time)) "t")
  f <- reformulate(if (length(terms)) terms else "1", "y")
  m <- quietly(glm(f, binomial, x, control = glm.control(1e-12, 100)))
  m <- quietly(glm(f, binomial, x, control = glm.control(1e-12, 100), etastart = m$linear.predictors))
  if (any(grepl("^separation", r$note))) {
    ok(all(is.na(r$estimate)) && max(sqrt(diag(vcov(m))), na.rm = TRUE) > 1000,
       paste("code_regression:", code, "is separated"))
    next
  }
  row <- ifelse(r$term == "intercept", "(Intercept)", ifelse(!is.na(r$level), paste0("g", r$level), "t"))
  got <- c(got, r$estimate, r$deviance[1]); null <- c(null, r$std_error)
  want <- c(want, unname(coef(m)[row]), deviance(m))
  error <- c(error, unname(sqrt(diag(vcov(m)))[row]))
}
same <- near(got, want, 1e-8)
ok(length(got) > 0 && all(same), sprintf("code_regression: estimates and deviances of glm () (%d values)", length(got)),
   sprintf("%.10g, R has %.10g", got[!same], want[!same]))
same <- near(null, error, 1e-8)
ok(all(same), "code_regression: standard errors of glm ()", sprintf("%.10g, R has %.10g", null[!same], error[!same]))
cat("done\n")
