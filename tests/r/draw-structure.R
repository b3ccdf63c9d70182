# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

cases <- split(drawn, drawn$number)
got <- list()
want <- list()
add <- function(what, ours, theirs) {
  if (length(ours) != length(theirs)) theirs <- rep(NaN, max(1, length(ours)))
  got[[what]] <<- c(got[[what]], ours)
  want[[what]] <<- c(want[[what]], theirs)
}
of <- function(case, what) case$value[case$what == what]
wide <- function(case, what) {
  d <- case[case$what == what, ]
  if (nrow(d) == 0) return(matrix(0, 0, 0))
  m <- matrix(NA_real_, max(d$i), max(d$j))
  m[cbind(d$i, d$j)] <- d$value
  m
}
# As thema chooses signs: the first of the greatest is positive.
signs <- function(m) apply(m, 2, function(x) sign(x[which(abs(x) >= (1 - 1e-6) * max(abs(x)))[1]]))

distances_of <- function(case, n) {
  m <- matrix(0, n, n)
  d <- case[case$what == "distance", ]
  m[cbind(d$i, d$j)] <- d$value
  as.dist(t(m))
}

methods <- c(average = "average", complete = "complete", ward = "ward.D2")
for (case in cases[as.integer(names(cases)) < 100]) {
  n <- of(case, "n")
  kind <- case$i[case$what == "n"]
  d <- distances_of(case, n)
  if (kind < 2) {
    x <- wide(case, "holds")
    if (kind == 1) x <- sqrt(x / rowSums(x))
    add(c("dist, binary", "dist of decostand's hellinger")[kind + 1], c(d),
        c(dist(x, if (kind == 0) "binary" else "euclidean")))
  }
  if (n < 2) next
  for (linkage in names(methods)) {
    h <- hclust(d, methods[[linkage]])
    part <- function(name) of(case, paste0(linkage, "_", name))
    add(paste("hclust$merge,", linkage), c(part("a"), part("b")), c(h$merge))
    add(paste("hclust$height,", linkage), part("height"), h$height)
    add(paste("hclust$order,", linkage), part("order"), h$order)
    add(paste("cutree,", linkage), part("cut"), c(cutree(h, k = 1:n)))
    r <- if (n < 3) NA else suppressWarnings(cor(d, cophenetic(h)))
    if (!is.na(r) && (sd(d) < 1e-9 || sd(cophenetic(h)) < 1e-9)) r <- NA
    add(paste("cophenetic,", linkage), part("r"), r)
  }
  if (n < 3) next
  map <- suppressWarnings(cmdscale(d, k = 2, eig = TRUE))
  values <- ifelse(abs(map$eig) > 1e-12 * max(abs(map$eig)), map$eig, 0)
  add("cmdscale, eigenvalues", of(case, "eigenvalue") / max(values, 1e-300), values / max(values, 1e-300))
  shown <- values > 0
  add("cmdscale, GOF[1]", of(case, "fit_absolute"), ifelse(shown, cumsum(values) / sum(abs(values)), NA))
  add("cmdscale, GOF[2]", of(case, "fit_positive"), ifelse(shown, cumsum(values) / sum(values[shown]), NA))
  # A dimension is determined where its eigenvalue has no equal.
  ours <- wide(case, "coordinate")
  for (k in seq_len(ncol(ours))) {
    if (min(abs(values[-k] - values[k])) < 1e-4 * values[1]) next
    theirs <- map$points[, k, drop = FALSE]
    add("cmdscale, points", ours[, k], theirs * signs(theirs))
  }
}

for (case in cases[as.integer(names(cases)) >= 100]) {
  n <- wide(case, "count")
  p <- n / sum(n)
  r <- rowSums(p)
  c <- colSums(p)
  s <- (p - r %o% c) / sqrt(r %o% c)
  chi2 <- if (nrow(n) > 1) suppressWarnings(chisq.test(n, correct = FALSE)$statistic) else 0
  add("inertia", of(case, "inertia"), chi2 / sum(n))
  add("row masses", of(case, "row_mass"), r)
  add("column masses", of(case, "column_mass"), c)
  add("row inertias", of(case, "row_inertia"), rowSums(s^2))
  add("column inertias", of(case, "column_inertia"), colSums(s^2))
  v <- svd(s)
  k <- sum(v$d > 1e-10)
  add("svd, inertias", of(case, "inertia_of") / max(v$d[1]^2, 1e-300), v$d[seq_len(k)]^2 / v$d[1]^2)
  if (k == 0) next
  gaps <- sapply(seq_len(k), function(i) min(abs(v$d[-i] - v$d[i])))
  flip <- signs(v$u[, seq_len(k), drop = FALSE])
  for (side in c("row", "column")) {
    mass <- if (side == "row") r else c
    u <- sweep((if (side == "row") v$u else v$v)[, seq_len(k), drop = FALSE], 2, flip, "*")
    standard <- u / sqrt(mass)
    principal <- sweep(standard, 2, v$d[seq_len(k)], "*")
    chosen <- which(gaps > 1e-4)
    cos2 <- principal^2 * mass / (if (side == "row") rowSums(s^2) else colSums(s^2))
    pick <- function(name) wide(case, paste0(side, "_", name))[, chosen]
    add(paste("svd, standard coordinates,", side), pick("standard"), standard[, chosen])
    add(paste("svd, principal coordinates,", side), pick("principal"), principal[, chosen])
    add(paste("svd, contributions,", side), pick("contribution"), u[, chosen]^2)
    add(paste("svd, cos2,", side), pick("cos2"), cos2[, chosen])
    add(paste("svd, quality,", side), pick("quality"), matrix(apply(cos2, 1, cumsum), ncol = k, byrow = TRUE)[, chosen])
  }
}

for (what in names(got)) {
  exact <- grepl("merge|order|cutree", what)
  agree(got[[what]], want[[what]], what, if (exact) 0 else 1e-11)
}
cat("done\n")
