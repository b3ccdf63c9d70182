# SPDX-License-Identifier: GPL-3.0-or-later
# structure.R FOLDER LINKAGE
#
# Computes what thema-structure wrote into FOLDER again from its tables of counts.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "lib.R"), encoding = "UTF-8")
folder <- commandArgs(trailingOnly = TRUE)[1]
linkage <- commandArgs(trailingOnly = TRUE)[2]
read <- function(name)
  read.csv(file.path(folder, paste0(name, ".csv")), encoding = "UTF-8", na.strings = "")

summary <- read("cluster_summary")
clusters <- read("clusters")
things <- clusters$name[order(clusters$number)]
holds <- clusters$units_with[order(clusters$number)]
n <- length(things)
d <- read("distances")
ok(n > 5 && summary$things == n && nrow(d) == n * (n - 1) / 2, "distances: each pair has a row")
ok(d$n_a == holds[match(d$a, things)] & d$n_b == holds[match(d$b, things)], "distances: n_a, n_b")
ok_columns(d, list(distance = switch(
  summary$distance, jaccard = 1 - d$n_ab / (d$n_a + d$n_b - d$n_ab),
  hellinger = sqrt(2 * (1 - d$n_ab / sqrt(as.numeric(d$n_a) * d$n_b))))), "distances", 1e-7)

m <- matrix(0, n, n)
exact <- switch(summary$distance, jaccard = 1 - d$n_ab / (d$n_a + d$n_b - d$n_ab),
                hellinger = sqrt(2 * (1 - d$n_ab / sqrt(as.numeric(d$n_a) * d$n_b))))
m[cbind(match(d$b, things), match(d$a, things))] <- exact
distances <- as.dist(m)
h <- hclust(distances, linkage)
merges <- read("cluster_merges")
ok_columns(merges, list(height = h$height), "cluster_merges", 1e-7)
# Rounding may decide among ties: the trees are the same where the heights are all different.
same <- all(merges$a == h$merge[, 1] & merges$b == h$merge[, 2])
ok(same || any(diff(h$height) < 1e-9), "cluster_merges: a, b")
if (same) {
  ok(things[h$order] == clusters$name, "clusters: the order")
  cut <- cutree(h, k = summary$clusters)
  ok_columns(clusters, list(cluster = cut[clusters$number],
                            cluster_size = table(cut)[cut[clusters$number]]), "clusters")
  ok_columns(summary, list(cophenetic_correlation = cor(distances, cophenetic(h))), "cluster_summary")
}

map <- cmdscale(distances, k = 2, eig = TRUE)
eigenvalues <- read("mds_eigenvalues")
ok_columns(eigenvalues, list(eigenvalue = map$eig), "mds_eigenvalues", 1e-12 * map$eig[1])
ok_columns(eigenvalues[2, ], list(fit_absolute = map$GOF[1], fit_positive = map$GOF[2]), "mds_eigenvalues")
points <- matrix(read("mds")$coordinate, n, byrow = TRUE)
ok(near(abs(c(dist(points))), c(dist(map$points)), 1e-7), "mds: the map, but for its signs")
ok(apply(points, 2, function(x) x[which.max(round(abs(x) / max(abs(x)), 5))] > 0), "mds: the signs")

counts <- read("ca_counts")
table <- xtabs(units_with ~ factor(name, things) + factor(group, unique(group)), counts)
table <- table[rowSums(table) > 0, colSums(table) > 0]
p <- table / sum(table)
r <- rowSums(p)
c <- colSums(p)
s <- (p - r %o% c) / sqrt(r %o% c)
v <- svd(s)
inertia <- read("ca_inertia")
k <- nrow(inertia)
ok(k == sum(v$d > 1e-10), "ca_inertia: dimensions")
ok_columns(inertia, list(
  singular_value = v$d[1:k], inertia = v$d[1:k]^2, total_inertia = rep(sum(s^2), k),
  share = v$d[1:k]^2 / sum(s^2), cumulative_share = cumsum(v$d[1:k]^2) / sum(s^2)), "ca_inertia")
coordinates <- read("ca_coordinates")
for (kind in c("row", "column")) {
  mass <- if (kind == "row") r else c
  u <- if (kind == "row") v$u else v$v
  total <- if (kind == "row") rowSums(s^2) else colSums(s^2)
  for (dimension in 1:2) {
    sign <- sign(v$u[which.max(round(abs(v$u[, dimension]), 5)), dimension])
    got <- coordinates[coordinates$kind == kind & coordinates$dimension == dimension, ]
    standard <- sign * u[, dimension] / sqrt(mass)
    principal <- standard * v$d[dimension]
    known <- mass * (sweep(u[, 1:dimension, drop = FALSE] / sqrt(mass), 2, v$d[1:dimension], "*"))^2 / total
    ok(got$name == names(mass), paste("ca_coordinates: the", kind, "names"))
    ok_columns(got, list(
      principal = principal, standard = standard, contribution = mass * standard^2,
      cos2 = mass * principal^2 / total, quality = rowSums(known), count = mass * sum(table),
      total = rep(sum(table), length(mass)), mass = mass, inertia = total),
      paste0("ca_coordinates, ", kind, "s, dimension ", dimension), 1e-9)
  }
}

nodes <- read("network_nodes")
edges <- read("network_edges")
network <- read("network_summary")
ok(nodes$name == things & nodes$units_with == holds, "network_nodes: all things")
key <- paste(d$a, d$b)
found <- match(paste(edges$a, edges$b), key)
ok(!anyNA(found) && all(edges$n_ab == d$n_ab[found]), "network_edges: n_ab")
weight <- function(both, a, b, units) switch(
  network$weight, count = both, jaccard = both / (a + b - both), dice = 2 * both / (a + b),
  npmi = ifelse(both > 0, log(both * units / a / b) / -log(both / units), -1))
all <- weight(d$n_ab, d$n_a, d$n_b, d$units)
ok_columns(edges, list(expected = as.numeric(edges$n_a) * edges$n_b / edges$units, weight = all[found]),
           "network_edges")
wanted <- all > 0 & d$n_ab >= network$min_together & all >= network$min_weight
ok(setequal(found, which(wanted)), "network_edges: which are edges")
w <- matrix(0, n, n)
w[cbind(match(edges$a, things), match(edges$b, things))] <- all[found]
w <- w + t(w)
strength <- rowSums(w)

# Shortest paths: lengths by Floyd, their number from each source by rising length.
length <- 1 / w
diag(length) <- 0
for (i in seq_len(n)) length <- pmin(length, outer(length[, i], length[i, ], "+"))
equal <- function(x, y) is.finite(y) & abs(x - y) < 1e-9 * y
paths <- t(sapply(seq_len(n), function(source) {
  number <- as.numeric(seq_len(n) == source)
  for (to in order(length[source, ])[-1]) {
    before <- which(w[, to] > 0)
    last <- equal(length[source, before] + 1 / w[before, to], length[source, to])
    number[to] <- sum(number[before[last]])
  }
  number
}))
between <- sapply(seq_len(n), function(i) {
  over <- paths[, i] %o% paths[i, ] / paths * equal(outer(length[, i], length[i, ], "+"), length)
  sum(over[-i, -i][upper.tri(over[-i, -i])], na.rm = TRUE)
})
ok_columns(nodes, list(
  degree = rowSums(w > 0), strength = strength, betweenness = between,
  betweenness_share = between / ((n - 1) * (n - 2) / 2)), "network_nodes", 1e-9)
inside <- outer(nodes$module, nodes$module, "==") %in% TRUE
modularity <- sum(((w - strength %o% strength / sum(w)) / sum(w))[inside])
ok(is.na(nodes$module) == (strength == 0), "network_nodes: nodes without edges are in no module")
ok_columns(network, list(
  nodes = n, isolated = sum(strength == 0), pairs = nrow(d), edges = nrow(edges),
  density = nrow(edges) / nrow(d), modules = max(c(0, nodes$module), na.rm = TRUE),
  modularity = modularity), "network_summary")
cat("done\n")
