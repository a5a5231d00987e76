"""Makes the fixtures of OracleTest: small tables (CSV) and reference results (oracle.csv).

Reference: Newton's method in 80-bit extended precision (numpy.longdouble), written here from the
textbook and compared with statsmodels' GLM where that fits the same model; AUC and average precision
by scikit-learn. Made with numpy 2.4, statsmodels 0.15, scikit-learn 1.9.

    python make_oracle.py [folder of shared data]

With the folder, the cases on FLamby Heart Disease and WDBC are made as well; without it, their lines
are kept as they are in oracle.csv.
"""

import csv
import os
import sys

import numpy as np
import statsmodels.api as sm
from sklearn.metrics import average_precision_score, roc_auc_score

HERE = os.path.dirname(os.path.abspath(__file__))
L = np.longdouble


def solve(a, b):
    """Gaussian elimination with partial pivoting in extended precision."""
    a = np.array(a, dtype=L)
    b = np.array(b, dtype=L).reshape(len(a), -1)
    n = len(a)
    for k in range(n):
        pivot = k + int(np.argmax(np.abs(a[k:, k])))
        a[[k, pivot]], b[[k, pivot]] = a[[pivot, k]], b[[pivot, k]]
        for i in range(k + 1, n):
            f = a[i, k] / a[k, k]
            a[i, k:] -= f * a[k, k:]
            b[i] -= f * b[k]
    x = np.zeros_like(b)
    for k in range(n - 1, -1, -1):
        x[k] = (b[k] - a[k, k + 1:] @ x[k + 1:]) / a[k, k]
    return x


def newton(x, y, penalty):
    """Maximises the log-likelihood less ½ Σ penalty·β²; returns β, covariance, log-likelihood."""
    x, y, penalty = x.astype(L), y.astype(L), np.array(penalty, dtype=L)

    def value(b):
        eta = x @ b
        return (y * eta - np.maximum(eta, 0) - np.log1p(np.exp(-np.abs(eta)))).sum() - (
            penalty * b * b
        ).sum() / 2

    b = np.zeros(x.shape[1], dtype=L)
    for _ in range(200):
        pi = 1 / (1 + np.exp(-(x @ b)))
        info = (x * (pi * (1 - pi))[:, None]).T @ x + np.diag(penalty)
        step = solve(info, x.T @ (y - pi) - penalty * b)[:, 0]
        t = L(1)
        while value(b + t * step) < value(b) - L(1e-13) * abs(value(b)):
            t /= 2
        b = b + t * step
        if np.max(np.abs(step)) < 1e-17 * (1 + np.max(np.abs(b))):
            break
    pi = 1 / (1 + np.exp(-(x @ b)))
    info = (x * (pi * (1 - pi))[:, None]).T @ x + np.diag(penalty)
    eta = x @ b
    loglik = (y * eta - np.maximum(eta, 0) - np.log1p(np.exp(-np.abs(eta)))).sum()
    return b, solve(info, np.eye(len(b))), loglik


def standardise(x):
    """Mean and sd over present values; absent ones set to the mean."""
    x = x.astype(L)
    centre = np.array([np.mean(c[~np.isnan(c)]) for c in x.T])
    scale = np.array([np.sqrt(((c[~np.isnan(c)] - m) ** 2).sum() / ((~np.isnan(c)).sum() - 1))
                      for c, m in zip(x.T, centre)])
    x = np.where(np.isnan(x), centre, x)
    return x, (x - centre) / scale, centre, scale


class Out:
    def __init__(self):
        self.rows = []

    def add(self, case, quantity, value):
        self.rows.append((case, quantity, repr(float(value))))

    def model(self, case, names, beta, cov):
        for j, name in enumerate(names):
            self.add(case, "b:" + name, beta[j])
            self.add(case, "se:" + name, np.sqrt(cov[j, j]))


def logistic(out, case, names, x, y, ridge=0.0, check=True):
    raw, z, centre, scale = standardise(x)
    n, d = z.shape
    zi = np.column_stack([np.ones(n, dtype=L), z])
    b, cov, loglik = newton(zi, y, [0] + [n * ridge] * d)
    t = np.zeros((d + 1, d + 1), dtype=L)
    t[0, 0] = 1
    t[0, 1:] = -centre / scale
    t[1:, 1:] = np.diag(1 / scale)
    beta, cov = t @ b, t @ cov @ t.T
    if ridge == 0 and check:
        fit = sm.GLM(y, sm.add_constant(raw.astype(float)), family=sm.families.Binomial()).fit(
            tol=1e-14, maxiter=100)
        assert np.allclose(fit.params, beta.astype(float), rtol=1e-7, atol=1e-9), case
        assert np.allclose(fit.bse, np.sqrt(np.diag(cov)).astype(float), rtol=1e-6), case
    out.model(case, ["(Intercept)"] + names, beta, cov)
    eta = (zi @ b).astype(float)
    pi = 1 / (1 + np.exp(-eta))
    out.add(case, "logLikelihood", loglik)
    out.add(case, "auc", roc_auc_score(y, eta))
    out.add(case, "auprc", average_precision_score(y, eta))
    out.add(case, "brier", np.mean((y - pi) ** 2))
    out.add(case, "logLoss", -loglik / n)


def site_intercepts(out, case, names, x, y, site, ridge=0.0):
    raw, z, centre, scale = standardise(x)
    n, d = z.shape
    k = int(site.max()) + 1
    dummies = np.array([[float(s == j) for j in range(k)] for s in site])
    b, cov, loglik = newton(np.column_stack([dummies, z]), y, [0] * k + [n * ridge] * d)
    share = np.array([np.mean(site == j) for j in range(k)], dtype=L)
    t = np.zeros((d + 1, d + k), dtype=L)
    t[0, :k] = share
    t[0, k:] = -centre / scale
    t[1:, k:] = np.diag(1 / scale)
    if ridge == 0:
        fit = sm.GLM(y, np.column_stack([dummies, raw.astype(float)]),
                     family=sm.families.Binomial()).fit(tol=1e-14, maxiter=100)
        assert np.allclose(fit.params[k:], (t @ b)[1:].astype(float), rtol=1e-7, atol=1e-9), case
    out.model(case, ["(Intercept)"] + names, t @ b, t @ cov @ t.T)
    out.add(case, "logLikelihood", loglik)


def within(x, least, most):
    """A value outside the plausible limits is absent."""
    return np.where((x < least) | (x > most), np.nan, x)


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", newline="\n") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(rows)


def plain(out):
    r = np.random.default_rng(20261123)
    n = 450
    site = np.repeat([0, 1, 2], [200, 150, 100])
    age = np.round(r.normal(70 + 3 * site, 8), 1)
    score = np.round(r.normal(26 - site, 3), 2)
    ratio = np.round(np.exp(r.normal(-3, 0.6, n)), 5)
    eta = -1.2 + 0.4 * site + 0.06 * (age - 70) - 0.25 * (score - 26) + 8 * (ratio - 0.05)
    y = (r.random(n) < 1 / (1 + np.exp(-eta))).astype(int)
    write("plain.csv", ["id", "site", "age", "score", "ratio", "y"],
          [[f"p{i}", site[i], age[i], score[i], ratio[i], y[i]] for i in range(n)])
    names = ["age", "score", "ratio"]
    x = np.column_stack([within(age, 50, 90), within(score, 0, 30), within(ratio, 0, 1)])
    logistic(out, "plain", names, x, y)
    logistic(out, "ridge", names, x, y, ridge=0.05)
    site_intercepts(out, "siteIntercepts", names, x, y, site)
    site_intercepts(out, "siteInterceptsRidge", names, x, y, site, ridge=0.02)


def mixed(out):
    r = np.random.default_rng(7)
    n = 600
    site = np.repeat([0, 1, 2], [250, 250, 100])
    age = np.round(r.normal(65, 10, n), 1)
    sex = r.integers(0, 2, n)
    stage = r.choice(["I", "II", "III", "IV"], n, p=[0.4, 0.3, 0.2, 0.1])
    bmi = np.round(r.normal(25, 4, n), 2)
    eta = -1 + 0.03 * (age - 65) + 0.5 * sex + np.array(
        [{"I": 0, "II": 0.4, "III": 0.9, "IV": 1.6}[s] for s in stage]) - 0.05 * (bmi - 25)
    y = (r.random(n) < 1 / (1 + np.exp(-eta))).astype(int)
    no_bmi = r.random(n) < np.where(site == 2, 0.4, 0.1)
    no_sex = r.random(n) < 0.05
    no_stage = r.random(n) < 0.08
    write("mixed.csv", ["id", "site", "age", "sex", "stage", "bmi", "y"],
          [[f"m{i}", site[i], age[i], "" if no_sex[i] else sex[i],
            "" if no_stage[i] else stage[i], "" if no_bmi[i] else bmi[i], y[i]] for i in range(n)])
    nan = np.nan
    cols = [within(age, 40, 85), np.where(no_sex, nan, sex)]
    names = ["age", "sex"]
    for level in ["II", "III", "IV"]:
        cols.append(np.where(no_stage, nan, (stage == level).astype(float)))
        names.append("stage=" + level)
    bmi = np.where(no_bmi, nan, within(bmi, 15, 40))
    cols += [bmi, np.isnan(bmi).astype(float)]
    names += ["bmi", "bmi missing"]
    logistic(out, "mixed", names, np.column_stack(cols), y)


def heart(out, folder):
    path = os.path.join(folder, "flamby-heart-disease", "heart_flamby_complete.csv")
    rows = list(csv.DictReader(open(path)))
    col = lambda c: np.array([float(r[c]) for r in rows])
    cols, names = [], []
    for c in "0123456789":
        v = col(c)
        if c in "26":
            for level in sorted(set(v))[1:]:
                cols.append((v == level).astype(float))
                names.append(f"{c}={level}")
        else:
            cols.append(v)
            names.append(c)
    x, y, site = np.column_stack(cols), (col("13") > 0).astype(int), col("site").astype(int)
    logistic(out, "heart", names, x, y)
    site_intercepts(out, "heartSiteIntercepts", names, x, y, site)


def wdbc(out, folder):
    path = os.path.join(folder, "wdbc", "breast_cancer.csv")
    rows = list(csv.reader(open(path)))[1:]
    x = np.array([[float(v) for v in r[:-1]] for r in rows])
    y = np.array([1 - int(r[-1]) for r in rows])
    logistic(out, "wdbc", [f"x{j}" for j in range(x.shape[1])], x, y, ridge=0.01)


def main():
    out = Out()
    plain(out)
    mixed(out)
    path = os.path.join(HERE, "oracle.csv")
    if len(sys.argv) > 1:
        heart(out, sys.argv[1])
        wdbc(out, sys.argv[1])
    elif os.path.exists(path):
        out.rows += [tuple(r) for r in list(csv.reader(open(path)))[1:]
                     if r[0].startswith("heart") or r[0] == "wdbc"]
    write("oracle.csv", ["case", "quantity", "value"], out.rows)


main()
