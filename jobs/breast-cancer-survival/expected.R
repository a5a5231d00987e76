# The fit that the study must find, by R's survival: expected.json.
#
#     Rscript expected.R data > expected.json
#
# coxph of the training records of six regions, strata(region), ties by Efron's method, with
# ridge(theta = 5) of standardised columns: 5/2 * sum(beta^2). Made with R 4.2.2 and survival 3.5-3.
suppressPackageStartupMessages(library(survival))

folder <- commandArgs(TRUE)[1]
part <- function(name) {
  files <- sort(list.files(file.path(folder, name), full.names = TRUE))
  do.call(rbind, lapply(files, function(f) {
    cbind(region = sub("\\.csv$", "", basename(f)), read.csv(f, check.names = FALSE))
  }))
}
train <- part("train")
test <- part("test")
columns <- setdiff(names(train), c("region", "id", "days", "died"))
x <- as.matrix(train[columns])
fit <- coxph(
  Surv(days, died) ~ ridge(x, theta = 5, scale = TRUE) + strata(region), train,
  ties = "efron",
  control = coxph.control(eps = 1e-14, toler.chol = 1e-18, iter.max = 200, outer.max = 50))
b <- unname(coef(fit))
se <- sqrt(diag(fit$var))
test$lp <- drop(as.matrix(test[columns]) %*% b)
within <- concordance(Surv(days, died) ~ lp + strata(region), test, reverse = TRUE)
pooled <- concordance(Surv(days, died) ~ lp, test, reverse = TRUE)
rows <- sprintf(
  '    {"name": "%s", "estimate": %.12g, "standardError": %.12g}', columns, b, se)
cat(
  "{\n",
  '  "madeBy": "expected.R: survival::coxph, strata(region), ridge(theta = 5)",\n',
  sprintf('  "records": %d,\n  "events": %d,\n', nrow(train), sum(train$died)),
  sprintf('  "testRecords": %d,\n  "testEvents": %d,\n', nrow(test), sum(test$died)),
  sprintf('  "withinRegionConcordance": %.12g,\n', within$concordance),
  sprintf('  "pooledConcordance": %.12g,\n', pooled$concordance),
  '  "relativeTolerance": 1e-6,\n',
  '  "coefficients": [\n', paste(rows, collapse = ",\n"), "\n  ]\n}\n", sep = "")
