"""Makes the fixtures of GlmOracleTest: a small table (glm.csv) and reference results (glm-oracle.csv).

Linear regression of `stay` and Poisson regression of `falls`, with and without the offset
`log_years`, over the rows whose `held` is 0, by statsmodels; errors of both over the rows whose
`held` is 1, by numpy. Absent ages are set to the mean of the training rows, as Ieum does.

    python make_glm_oracle.py
"""

import csv
import os

import numpy as np
import statsmodels.api as sm

HERE = os.path.dirname(os.path.abspath(__file__))
N = 640


def rows():
    r = np.random.default_rng(20261201)
    age = np.round(r.normal(68, 11, N).clip(20, 100), 1)
    frail = (r.random(N) < 0.35).astype(float)
    dose = np.round(r.gamma(2, 4, N), 2)
    log_years = np.round(np.log(r.uniform(0.25, 6, N)), 4)
    stay = np.round(2 + 0.12 * age + 3.5 * frail - 0.2 * dose + r.normal(0, 4, N), 2).clip(0, 60)
    falls = r.poisson(np.exp(-3.2 + 0.025 * age + 0.6 * frail + log_years)).clip(0, 50)
    held = (r.random(N) < 0.3).astype(float)
    absent = r.random(N) < 0.06
    site = r.integers(0, 4, N)
    return [
        [f"p{i}", site[i], "" if absent[i] else age[i], int(frail[i]), dose[i], log_years[i],
         stay[i], falls[i], int(held[i])]
        for i in range(N)
    ]


def table():
    path = os.path.join(HERE, "glm.csv")
    with open(path, "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(
            ["id", "site", "age", "frail", "dose", "log_years", "stay", "falls", "held"])
        out.writerows(rows())
    with open(path) as f:
        return list(csv.DictReader(f))


def main():
    data = table()
    held = np.array([r["held"] == "1" for r in data])
    age = np.array([float(r["age"]) if r["age"] else np.nan for r in data])
    age[np.isnan(age)] = np.nanmean(age[~held])
    x = np.column_stack([age] + [[float(r[c]) for r in data] for c in ("frail", "dose")])
    x = sm.add_constant(x)
    offset = np.array([float(r["log_years"]) for r in data])
    stay = np.array([float(r["stay"]) for r in data])
    falls = np.array([float(r["falls"]) for r in data])
    out = []

    def told(case, fit, predicted, y, scale):
        for name, b, se in zip(("(Intercept)", "age", "frail", "dose"), fit.params, fit.bse):
            out.append([case, "b:" + name, repr(float(b))])
            out.append([case, "se:" + name, repr(float(se))])
        out.append([case, "logLikelihood", repr(float(fit.llf))])
        out.append([case, "dispersion", repr(float(scale))])
        error = y - predicted
        out.append([case, "r2", repr(float(1 - (error**2).sum() / ((y - y.mean()) ** 2).sum()))])
        out.append([case, "rmse", repr(float(np.sqrt((error**2).mean())))])
        out.append([case, "mae", repr(float(np.abs(error).mean()))])
        line = sm.OLS(y, sm.add_constant(predicted)).fit()
        out.append([case, "slope", repr(float(line.params[1]))])
        out.append([case, "slopeError", repr(float(line.bse[1]))])
        out.append([case, "intercept", repr(float(line.params[0]))])
        out.append([case, "interceptError", repr(float(line.bse[0]))])

    linear = sm.OLS(stay[~held], x[~held]).fit()
    told("linear", linear, linear.predict(x[held]), stay[held], linear.scale)
    for case, known in (("poisson", np.zeros(len(offset))), ("offset", offset)):
        model = sm.GLM(
            falls[~held], x[~held], family=sm.families.Poisson(), offset=known[~held])
        fit = model.fit(tol=1e-14, maxiter=100)
        predicted = fit.predict(x[held], offset=known[held])
        told(case, fit, predicted, falls[held], 1)
        out.append([
            case, "meanDeviance",
            repr(float(sm.families.Poisson().deviance(falls[held], predicted) / held.sum()))])
    with open(os.path.join(HERE, "glm-oracle.csv"), "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["case", "quantity", "value"])
        w.writerows(out)


main()
