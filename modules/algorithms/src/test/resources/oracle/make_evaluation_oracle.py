"""Makes the fixtures of EvaluationOracleTest: a table (weighted.csv) and results (evaluation.csv).

Reference, over single records and never over bins: statsmodels' GLM for fits, calibration and
robust standard errors (HC0); DeLong's placements pair by pair; REML by maximising the restricted
likelihood. Made with numpy 2.4, scipy 1.17, statsmodels 0.15.

    python make_evaluation_oracle.py
"""

import csv
import os

import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = []


def add(case, quantity, value):
    OUT.append((case, quantity, repr(float(value))))


def expit(x):
    return 1 / (1 + np.exp(-x))


def glm(y, x, w, robust, offset=None):
    fit = sm.GLM(y, x, family=sm.families.Binomial(), freq_weights=w, offset=offset).fit(
        tol=1e-14, maxiter=100)
    info = (x * (w * fit.fittedvalues * (1 - fit.fittedvalues))[:, None]).T @ x
    cov = np.linalg.inv(info)
    if robust:
        u = x * (w * (y - fit.fittedvalues))[:, None]
        cov = cov @ (u.T @ u) @ cov
        k = w > 0
        hc0 = sm.GLM(y[k], x[k], family=sm.families.Binomial(), var_weights=w[k],
                     offset=None if offset is None else offset[k]).fit(
            tol=1e-14, maxiter=100, cov_type="HC0")
        assert np.allclose(hc0.bse, np.sqrt(np.diag(cov)), rtol=1e-6)
    else:
        assert np.allclose(fit.bse, np.sqrt(np.diag(cov)), rtol=1e-6)
    return fit.params, np.sqrt(np.diag(cov))


def auc(y, eta, w):
    """Weighted AUC, its standard error by placements, pair by pair."""
    p, n = y == 1, y == 0
    win = (eta[p][:, None] > eta[n]) + 0.5 * (eta[p][:, None] == eta[n])
    wp, wn = w[p], w[n]
    place_p, place_n = win @ wn / wn.sum(), wp @ win / wp.sum()
    a = place_p @ wp / wp.sum()
    mp, mn = wp.sum() ** 2 / (wp**2).sum(), wn.sum() ** 2 / (wn**2).sum()
    var = ((wp * (place_p - a)) ** 2).sum() / wp.sum() ** 2 * mp / (mp - 1)
    var += ((wn * (place_n - a)) ** 2).sum() / wn.sum() ** 2 * mn / (mn - 1)
    return a, np.sqrt(var)


def quantile(x, w, share):
    order = np.argsort(x, kind="stable")
    return x[order][np.searchsorted(np.cumsum(w[order]), share * w.sum())]


def spline(x, t):
    cube = lambda v: np.maximum(v, 0) ** 3
    cols = [np.ones_like(x), x]
    for j in range(2):
        cols.append((cube(x - t[j]) - cube(x - t[2]) * (t[3] - t[j]) / (t[3] - t[2])
                     + cube(x - t[3]) * (t[2] - t[j]) / (t[3] - t[2])) / (t[3] - t[0]) ** 2)
    return np.column_stack(cols)


def judge(case, y, eta, w, weighted):
    pi, total = expit(eta), w.sum()
    a, se = auc(y, eta, w)
    add(case, "auc", a)
    add(case, "auc se", se)
    reach = stats.norm.ppf(0.975) * se / (a * (1 - a))
    add(case, "auc low", expit(np.log(a / (1 - a)) - reach))
    brier = (w * (y - pi) ** 2).sum() / total
    rate = (w * y).sum() / total
    add(case, "brier", brier)
    add(case, "scaled brier", 1 - brier / (rate * (1 - rate)))
    add(case, "o/e", (w * y).sum() / (w * pi).sum())
    add(case, "o/e se", np.sqrt((w**2 * (y - rate) ** 2).sum()) / (w * y).sum())
    line, error = glm(y, np.column_stack([np.ones_like(eta), eta]), w, weighted)
    add(case, "intercept", line[0])
    add(case, "intercept se", error[0])
    add(case, "slope", line[1])
    add(case, "slope se", error[1])
    large, error = glm(y, np.ones((len(y), 1)), w, weighted, offset=eta)
    add(case, "in the large", large[0])
    add(case, "in the large se", error[0])
    knots = [quantile(eta, w, q) for q in (0.05, 0.35, 0.65, 0.95)]
    basis = spline(eta, knots)
    curve, _ = glm(y, basis, w, weighted)
    distance = np.abs(expit(basis @ curve) - pi)
    add(case, "ici", (w * distance).sum() / total)
    add(case, "e50", quantile(distance, w, 0.5))
    add(case, "e90", quantile(distance, w, 0.9))
    for t in (0.05, 0.2):
        flag = pi >= t
        tp, fp = (w * flag * y).sum(), (w * flag * (1 - y)).sum()
        add(case, f"sensitivity {t}", tp / (w * y).sum())
        add(case, f"specificity {t}", 1 - fp / (w * (1 - y)).sum())
        add(case, f"ppv {t}", tp / (tp + fp))
        add(case, f"npv {t}", (w * (~flag) * (1 - y)).sum() / (w * ~flag).sum())
        add(case, f"net benefit {t}", (tp - fp * t / (1 - t)) / total)
    low, high = stats.binomtest(int((flag * y).sum()), int(y.sum())).proportion_ci(method="wilson")
    add(case, "sensitivity low", low)
    add(case, "sensitivity high", high)
    return a, se, line[1], error


def reml(case, y, se):
    y, v, k = np.array(y), np.array(se) ** 2, len(y)

    def loss(t):
        w = 1 / (v + t)
        mu = (w * y).sum() / w.sum()
        return 0.5 * (np.log(v + t).sum() + np.log(w.sum()) + (w * (y - mu) ** 2).sum())

    best = optimize.minimize_scalar(loss, bounds=(0, 4), method="bounded",
                                    options={"xatol": 1e-13})
    tau2 = best.x if best.fun < loss(0) else 0.0
    w = 1 / (v + tau2)
    mu = (w * y).sum() / w.sum()
    error = np.sqrt((w * (y - mu) ** 2).sum() / (k - 1) / w.sum())
    fixed = (y / v).sum() / (1 / v).sum()
    add(case, "mean", mu)
    add(case, "tau", np.sqrt(tau2))
    add(case, "q", ((y - fixed) ** 2 / v).sum())
    add(case, "low", mu - stats.t.ppf(0.975, k - 1) * error)
    add(case, "high", mu + stats.t.ppf(0.975, k - 1) * error)
    spread = stats.t.ppf(0.975, k - 2) * np.sqrt(tau2 + error**2)
    add(case, "prediction low", mu - spread)
    add(case, "prediction high", mu + spread)


def main():
    r = np.random.default_rng(31)
    n = 2400
    site = np.repeat([0, 1, 2, 3], [800, 700, 500, 400])
    age = np.round(r.normal(66 + 2 * site, 8), 1).clip(45, 95)
    marker = np.round(r.normal(0, 1, n), 3).clip(-5, 5)
    sex = r.integers(0, 2, n)
    eta = -2.6 + 0.06 * (age - 66) + (0.3 + 0.25 * site) * marker + 0.4 * sex + 0.3 * (site == 2)
    y = (r.random(n) < expit(eta)).astype(int)
    w = np.where(r.random(n) < 0.1, 0, np.round(r.gamma(4, 0.3, n), 3)).clip(0, 5)
    with open(os.path.join(HERE, "weighted.csv"), "w", newline="\n") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["site", "age", "marker", "sex", "w", "y"])
        out.writerows(zip(site, age, marker, sex, w, y))
    x = np.column_stack([np.ones(n), age, marker, sex])
    names = ["(Intercept)", "age", "marker", "sex"]
    one = np.ones(n)
    for case, weight in (("weighted", w), ("plain", one)):
        b, se = glm(y, x, weight, case == "weighted")
        for j, name in enumerate(names):
            add(case, "b:" + name, b[j])
            add(case, "se:" + name, se[j])
        judge(case, y, x @ b, weight, case == "weighted")
        score = x @ b
        published = -8 + 0.07 * age + 0.5 * sex
        add(case, "comparator auc", auc(y, published, weight)[0])
        add(case, "comparator slope",
            glm(y, np.column_stack([one, published]), weight, case == "weighted")[0][1])
        for name, group in (("women", sex == 1), ("below 60", age < 60), ("old", age >= 75)):
            add(case, name + " auc", auc(y[group], score[group], weight[group])[0])
            add(case, name + " events", y[group].sum())
    logits, errors, slopes, slope_errors, ratios, ratio_errors = [], [], [], [], [], []
    for s in range(4):
        mine = site == s
        a, se = auc(y[mine], score[mine], one[mine])
        line, error = glm(y[mine], np.column_stack([one, score])[mine], one[mine], False)
        add(f"site {s}", "auc", a)
        add(f"site {s}", "slope", line[1])
        logits.append(np.log(a / (1 - a)))
        errors.append(se / (a * (1 - a)))
        slopes.append(line[1])
        slope_errors.append(error[1])
        ratios.append(np.log(y[mine].sum() / expit(score[mine]).sum()))
        ratio_errors.append(np.sqrt((1 - y[mine].mean()) / y[mine].sum()))
        b, _ = glm(y[~mine], x[~mine], one[~mine], False)
        away = x[mine] @ b
        for j, name in enumerate(names):
            add(f"without {s}", "b:" + name, b[j])
        add(f"without {s}", "auc", auc(y[mine], away, one[mine])[0])
        add(f"without {s}", "slope",
            glm(y[mine], np.column_stack([one[mine], away]), one[mine], False)[0][1])
    reml("auc", logits, errors)
    reml("slope", slopes, slope_errors)
    reml("o/e", ratios, ratio_errors)
    for k in (1, 2, 3, 7, 30):
        add("t", str(k), stats.t.ppf(0.975, k))
    with open(os.path.join(HERE, "evaluation.csv"), "w", newline="\n") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["case", "quantity", "value"])
        out.writerows(OUT)


main()
