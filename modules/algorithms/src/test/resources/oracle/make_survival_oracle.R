# Makes the fixtures of the stratified Cox regression test: survival.csv, and survival-oracle.csv
# with lines `case,quantity,value`.
#
# Three sites with their own baseline hazards, covariates and ways of writing time down (whole days;
# whole 30 days, rounded up; whole weeks, rounded up), so that many times are tied, censorings with
# events too.
#
# cox: coxph of the training rows, strata(site), ties by Efron's method.
# ridge: the maximum of loglik(b) - n * lambda / 2 * sum((b_j * sd_j)^2) over the n training rows,
#   sd_j being the standard deviation (n - 1) of a design column over all of them; standard errors
#   from the inverse of the penalised information, logLikelihood without the penalty.
# holdout, train, and of these site0, …: Harrell's concordance of the first model's linear predictor, over pairs of the same site:
#   (concordant + tied / 2) / pairs. A pair is comparable when the shorter time is an event; two
#   events at one time are not compared, and a censoring at the time of an event lived longer.
#   `error` is the root of the infinitesimal jackknife's variance, survival's own.
# baseline: mean over sites, by training rows, of the cumulative hazard (Breslow's, ties after Efron)
#   of a row with the mean of every column until a horizon; a site tells of it where 10 rows or more had
#   the event since the horizon before that it tells, and 10 or more were observed for longer.
# risk: of hold-out rows at these horizons, over the sites that tell of them in the same way: Uno's
#   AUC, Graf's Brier score, the mean of the sites' Kaplan-Meier estimates with Greenwood's variance,
#   and the mean risk. G, of still being observed, takes events at a time to come before censorings.
# slope: the coefficient of that linear predictor in the hold-out rows, strata(site): score and
#   information at 1, one Newton step from 1, and the maximum of the partial likelihood.
#
# Made with R 4.2.2 and survival 3.5-3.
#
#     Rscript make_survival_oracle.R

suppressPackageStartupMessages(library(survival))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
here <- if (length(script) == 1) dirname(script) else "."
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
lambda <- 0.05

table_of <- function(data, name) {
  write.csv(data, file.path(here, name), quote = FALSE, row.names = FALSE)
  read.csv(file.path(here, name))
}

oracle <- function(values, name) {
  lines <- sprintf("%s,%.17g", names(values), unlist(values))
  writeLines(c("case,quantity,value", lines), file.path(here, name))
}

named <- function(prefix, values) setNames(as.list(values), paste0(prefix, names(values)))

near <- function(a, b, tolerance) {
  stopifnot(all(abs(a - b) <= tolerance * pmax(abs(a), abs(b), 1e-3)))
}

# One site's rows. `unit` is the step of its times, `last` the end of its follow-up.
site_rows <- function(site, n, age, marker, female, stages, scale, shape, unit, last) {
  d <- data.frame(
    site = site,
    time = 0,
    event = 0,
    age = round(pmin(pmax(rnorm(n, age, 9), 40), 90), 1),
    marker = round(pmin(pmax(rnorm(n, marker, 1.1), -4), 5), 3),
    female = as.integer(runif(n) < female),
    stage = sample(c("I", "II", "III"), n, TRUE, stages),
    held = as.integer(runif(n) < 0.3)
  )
  # A few records with the covariates of another, so that linear predictors are tied.
  for (held in 0:1) {
    i <- which(d$held == held)[1:8]
    d[i[5:8], c("age", "marker", "female", "stage")] <-
      d[i[1:4], c("age", "marker", "female", "stage")]
  }
  eta <- 0.035 * (d$age - 65) + 0.3 * d$marker - 0.4 * d$female +
    0.45 * (d$stage == "II") + 0.95 * (d$stage == "III")
  dies <- scale * (-log(runif(n)) / exp(eta))^(1 / shape)
  leaves <- pmin(last, runif(n, 0.1, 1.4) * last)
  d$time <- pmin(ceiling(pmin(dies, leaves) / unit) * unit, last)
  d$event <- as.integer(dies <= leaves)
  d
}

made <- function() {
  set.seed(20261203)
  rbind(
    site_rows(0, 120, 66, 0.2, 0.45, c(0.4, 0.35, 0.25), 1500, 1.0, 1, 1500),
    site_rows(1, 150, 71, 0.8, 0.55, c(0.3, 0.4, 0.3), 2000, 1.3, 30, 1500),
    site_rows(2, 90, 60, -0.5, 0.35, c(0.5, 0.3, 0.2), 1000, 0.8, 7, 1092)
  )
}

# Efron's partial log-likelihood of strata, its gradient and information, by its definition.
efron <- function(b, x, time, event, site) {
  x <- sweep(x, 2, colMeans(x))
  r <- exp(drop(x %*% b))
  value <- 0
  score <- numeric(length(b))
  information <- matrix(0, length(b), length(b))
  for (s in unique(site)) {
    for (t in unique(time[site == s & event == 1])) {
      risk <- site == s & time >= t
      dead <- site == s & time == t & event == 1
      a <- x[risk, , drop = FALSE]
      e <- x[dead, , drop = FALSE]
      value <- value + sum(e %*% b)
      score <- score + colSums(e)
      for (part in (seq_len(sum(dead)) - 1) / sum(dead)) {
        s0 <- sum(r[risk]) - part * sum(r[dead])
        s1 <- (colSums(a * r[risk]) - part * colSums(e * r[dead])) / s0
        s2 <- (crossprod(a, a * r[risk]) - part * crossprod(e, e * r[dead])) / s0
        value <- value - log(s0)
        score <- score - s1
        information <- information + s2 - tcrossprod(s1)
      }
    }
  }
  list(value = value, score = score, information = information)
}

# coxph, begun once more from its own result so that the last Newton step is lost in rounding.
fitted <- function(formula, data) {
  first <- coxph(formula, data, ties = "efron", control = control)
  fit <- coxph(formula, data, ties = "efron", control = control, init = coef(first))
  near(coef(first), coef(fit), 1e-9)
  fit$loglik0 <- first$loglik[1]
  fit
}

checked <- function(fit, x, d) {
  own <- efron(coef(fit), x, d$time, d$event, d$site)
  near(own$value, fit$loglik[2], 1e-13)
  near(efron(0 * coef(fit), x, d$time, d$event, d$site)$value, fit$loglik0, 1e-13)
  near(sqrt(diag(solve(own$information))), sqrt(diag(vcov(fit))), 1e-11)
  stopifnot(abs(own$score) * sqrt(diag(vcov(fit))) < 1e-11)
}

estimates <- function(fit, names) {
  c(
    named("cox,b:", setNames(coef(fit), names)),
    named("cox,se:", setNames(sqrt(diag(vcov(fit))), names)),
    setNames(list(fit$loglik[2], fit$loglik0), c("cox,logLikelihood", "cox,logLikelihood0"))
  )
}

ridge_values <- function(x, d) {
  sds <- apply(x, 2, sd)
  penalty <- nrow(x) * lambda * sds^2
  b <- numeric(ncol(x))
  for (i in 1:60) {
    at <- efron(b, x, d$time, d$event, d$site)
    step <- drop(solve(at$information + diag(penalty), at$score - penalty * b))
    b <- b + step
    if (all(abs(step * sds) < 1e-15)) break
  }
  stopifnot(all(abs(step * sds) < 1e-14))
  at <- efron(b, x, d$time, d$event, d$site)
  error <- sqrt(diag(solve(at$information + diag(penalty))))
  # ridge() writes the same penalty: theta / 2 * sum(variance_j * b_j^2).
  theta <- nrow(x) * lambda
  peer <- coxph(
    Surv(time, event) ~ ridge(x, theta = theta, scale = TRUE) + strata(site), d,
    ties = "efron", control = control)
  near(coef(peer), b, 1e-7)
  near(sqrt(diag(peer$var)), error, 1e-7)
  c(
    named("ridge,b:", setNames(b, colnames(x))),
    named("ridge,se:", setNames(error, colnames(x))),
    setNames(list(at$value), "ridge,logLikelihood")
  )
}

# Pairs of one site, by their definition: concordant, discordant, tied.
pairs_of <- function(d) {
  i <- rep(seq_len(nrow(d)), nrow(d))
  j <- rep(seq_len(nrow(d)), each = nrow(d))
  first <- d$site[i] == d$site[j] & d$event[i] == 1 &
    (d$time[i] < d$time[j] | (d$time[i] == d$time[j] & d$event[j] == 0))
  lp <- sign(d$lp[i] - d$lp[j])[first]
  c(sum(lp > 0), sum(lp < 0), sum(lp == 0))
}

ranked <- function(name, d) {
  values <- list()
  for (s in c("", unique(d$site))) {
    rows <- if (s == "") d else d[d$site == s, ]
    fit <- if (s == "") {
      concordance(Surv(time, event) ~ lp + strata(site), rows, reverse = TRUE)
    } else {
      concordance(Surv(time, event) ~ lp, rows, reverse = TRUE)
    }
    count <- if (is.matrix(fit$count)) colSums(fit$count) else fit$count
    count <- count[c("concordant", "discordant", "tied.x")]
    stopifnot(count == pairs_of(rows))
    near((count[1] + count[3] / 2) / sum(count), fit$concordance, 1e-14)
    values <- c(values, named(
      paste0(name, if (s == "") "" else paste0(" site", s), ","),
      c(concordance = fit$concordance, error = sqrt(fit$var), pairs = sum(count), tied = count[[3]])))
  }
  values
}

slope_values <- function(d) {
  at1 <- coxph(
    Surv(time, event) ~ lp + strata(site), d, ties = "efron", init = 1,
    control = coxph.control(iter.max = 0))
  score <- sum(residuals(at1, "score"))
  information <- 1 / at1$var[1, 1]
  own <- efron(1, cbind(d$lp), d$time, d$event, d$site)
  near(c(own$score, own$information), c(score, information), 1e-11)
  best <- fitted(Surv(time, event) ~ lp + strata(site), d)
  checked(best, cbind(d$lp), d)
  named("slope,", c(
    score = score, information = information, step = 1 + score / information,
    best = coef(best)[[1]], error = sqrt(vcov(best)[1, 1])))
}

horizons <- c(300, 900)

# Rows with the event until a horizon, and observed for longer.
until <- function(d, h) c(sum(d$event == 1 & d$time <= h), sum(d$time > h), sum(d$time <= h))

baseline_values <- function(d, b, columns, means) {
  totals <- matrix(0, length(horizons), 2)
  for (site in unique(d$site)) {
    rows <- d[d$site == site, ]
    r <- exp(drop(sweep(as.matrix(rows[columns]), 2, means) %*% b))
    before <- 0
    for (k in seq_along(horizons)) {
      n <- until(rows, horizons[k])
      if (n[1] - before >= 10 && n[2] >= 10) {
        before <- n[1]
        hazard <- 0
        for (t in unique(rows$time[rows$event == 1 & rows$time <= horizons[k]])) {
          dead <- rows$time == t & rows$event == 1
          part <- (seq_len(sum(dead)) - 1) / sum(dead)
          hazard <- hazard + sum(1 / (sum(r[rows$time >= t]) - part * sum(r[dead])))
        }
        totals[k, ] <- totals[k, ] + nrow(rows) * c(1, hazard)
      }
    }
  }
  totals
}

# Kaplan-Meier estimates of no event, with Greenwood's sum, and of still being observed.
kaplan_meier <- function(d, h) {
  s <- 1
  g <- 1
  greenwood <- 0
  before <- numeric(nrow(d))
  for (t in sort(unique(d$time[d$time <= h]))) {
    n <- sum(d$time >= t)
    died <- sum(d$time == t & d$event == 1)
    lost <- sum(d$time == t & d$event == 0)
    before[d$time == t] <- g
    s <- s * (1 - died / n)
    if (died < n) greenwood <- greenwood + died / n / (n - died)
    if (lost > 0) g <- g * (1 - lost / (n - died))
  }
  fit <- summary(survfit(Surv(time, event) ~ 1, d), times = h)
  near(c(s, s * sqrt(greenwood)), c(fit$surv, fit$std.err), 1e-12)
  list(s = s, g = g, variance = s^2 * greenwood, before = before)
}

risk_values <- function(d, hazards) {
  totals <- matrix(0, length(horizons), 7)
  for (site in unique(d$site)) {
    rows <- d[d$site == site, ]
    before <- 0
    for (k in seq_along(horizons)) {
      h <- horizons[k]
      n <- until(rows, h)
      km <- kaplan_meier(rows, h)
      if (n[1] >= 10 && n[2] >= 10 && n[3] - before >= 10 && km$g >= 0.05) {
        before <- n[3]
        case <- rows$event == 1 & rows$time <= h
        longer <- rows$time > h
        w <- ifelse(case, 1 / km$before, ifelse(longer, 1 / km$g, 0))
        risk <- 1 - exp(-hazards[k] * exp(rows$lp))
        pair <- outer(w[case], w[longer])
        right <- outer(rows$lp[case], rows$lp[longer], function(a, b) (a > b) + (a == b) / 2)
        totals[k, ] <- totals[k, ] + c(
          nrow(rows), sum(pair), sum(pair * right), sum(w * (case - risk)^2),
          nrow(rows) * (1 - km$s), nrow(rows)^2 * km$variance, sum(risk))
      }
    }
  }
  values <- list()
  for (k in seq_along(horizons)) {
    t <- totals[k, ]
    stopifnot(t[1] > 0)
    values <- c(values, named(paste0("risk", horizons[k], ","), c(
      records = t[1], auc = t[3] / t[2], brier = t[4] / t[1], observed = t[5] / t[1],
      expected = t[7] / t[1], error = sqrt(t[6]) / t[5])))
  }
  values
}

sizes <- function(name, d) {
  setNames(list(nrow(d), sum(d$event)), paste0(name, c(",records", ",events")))
}

survival_oracle <- function() {
  d <- table_of(made(), "survival.csv")
  d$II <- as.integer(d$stage == "II")
  d$III <- as.integer(d$stage == "III")
  columns <- c("age", "marker", "female", "II", "III")
  names <- c("age", "marker", "female", "stage=II", "stage=III")
  train <- d[d$held == 0, ]
  x <- as.matrix(train[columns])
  colnames(x) <- names
  fit <- fitted(Surv(time, event) ~ age + marker + female + stage + strata(site), train)
  checked(fit, x, train)
  # Not predict(): it centres, and differs between strata. Summed by columns, equal rows stay equal.
  d$lp <- Reduce(`+`, Map(`*`, d[columns], coef(fit)))
  train <- d[d$held == 0, ]
  held <- d[d$held == 1, ]
  means <- colMeans(train[columns])
  totals <- baseline_values(train, coef(fit), columns, means)
  hazards <- totals[, 2] / totals[, 1]
  centred <- held
  centred$lp <- held$lp - sum(coef(fit) * means)
  shared <- function(s) any(
    d$time[d$site == s & d$event == 0 & d$time < max(d$time[d$site == s])] %in%
      d$time[d$site == s & d$event == 1])
  stopifnot(
    d$time == round(d$time), d$time >= 1, d$time <= 1500, d$age >= 40, d$age <= 90,
    shared(1), shared(2), table(d$site) == c(120, 150, 90), table(d$site, d$stage, d$held) > 0)
  oracle(
    c(
      sizes("train", train), sizes("holdout", held), estimates(fit, names),
      ridge_values(x, train), ranked("holdout", held), ranked("train", train),
      slope_values(held),
      named("baseline,", setNames(c(totals[, 1], hazards), c(
        paste0("records", horizons), paste0("hazard", horizons)))),
      risk_values(centred, hazards)),
    "survival-oracle.csv")
}

survival_oracle()
