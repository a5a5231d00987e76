"""Makes the fixtures of FirthOracleTest: a small table (firth.csv) and results (firth-oracle.csv).

Firth's logistic regression of a rare outcome over the rows whose `held` is 0, where all three
records with `mutation` have the outcome. Estimates come from data augmentation (Heinze and Schemper
2002): each record stands with weight 1 + h/2 and once more with the other outcome and weight h/2,
maximum likelihood in turn with hat values until nothing moves; the script also maximises the
penalised likelihood itself, by scipy, and asserts that both agree. Absent ages are set to the mean
of the training rows, as Ieum does.

    python make_firth_oracle.py
"""

import csv
import os

import numpy as np
from scipy.optimize import minimize

HERE = os.path.dirname(os.path.abspath(__file__))
N = 300
COLUMNS = ["(Intercept)", "age", "marker", "mutation"]


def rows():
    r = np.random.default_rng(20261202)
    age = np.round(r.normal(64, 10, N).clip(25, 95), 1)
    marker = np.round(r.gamma(2, 3, N), 2)
    mutation = np.zeros(N)
    held = (r.random(N) < 0.2).astype(int)
    mutation[np.flatnonzero(held == 0)[[7, 90, 151]]] = 1
    eta = -5.2 + 0.03 * age + 0.12 * marker + 20 * mutation
    died = (r.random(N) < 1 / (1 + np.exp(-eta))).astype(int)
    absent = r.random(N) < 0.05
    site = r.integers(0, 4, N)
    return [
        [f"p{i}", site[i], "" if absent[i] else age[i], marker[i], int(mutation[i]), died[i],
         held[i]]
        for i in range(N)
    ]


def table():
    path = os.path.join(HERE, "firth.csv")
    with open(path, "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["id", "site", "age", "marker", "mutation", "died", "held"])
        out.writerows(rows())
    with open(path) as f:
        return list(csv.DictReader(f))


def information(x, beta):
    p = 1 / (1 + np.exp(-x @ beta))
    return p, x.T @ (x * (p * (1 - p))[:, None])


def penalised(beta, x, y):
    eta = x @ beta
    p, info = information(x, beta)
    return (y * eta - np.logaddexp(0, eta)).sum() + np.linalg.slogdet(info)[1] / 2


def maximum_likelihood(x, y, w, beta):
    for _ in range(200):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve(x.T @ (x * (w * p * (1 - p))[:, None]), x.T @ (w * (y - p)))
        beta = beta + step
        if np.abs(step).max() < 1e-14:
            return beta
    return beta


def augmented(x, y):
    beta = np.zeros(x.shape[1])
    for _ in range(2000):
        p, info = information(x, beta)
        h = p * (1 - p) * np.einsum("ij,jk,ik->i", x, np.linalg.inv(info), x)
        both = np.vstack([x, x])
        after = maximum_likelihood(
            both, np.concatenate([y, 1 - y]), np.concatenate([1 + h / 2, h / 2]), beta)
        if np.abs(after - beta).max() < 1e-13:
            return after
        beta = after
    raise RuntimeError("did not converge")


def main():
    data = [r for r in table() if r["held"] == "0"]
    age = np.array([float(r["age"]) if r["age"] else np.nan for r in data])
    age[np.isnan(age)] = np.nanmean(age)
    x = np.column_stack(
        [np.ones(len(data)), age] + [[float(r[c]) for r in data] for c in COLUMNS[2:]])
    y = np.array([float(r["died"]) for r in data])
    assert y[x[:, 3] == 1].all() and (x[:, 3] == 1).sum() == 3
    beta = augmented(x, y)
    scale = np.array([1, 60, 6, 1])
    direct = minimize(lambda b: -penalised(b / scale, x, y), beta * scale * 0.9, method="BFGS")
    assert np.abs(direct.x / scale - beta).max() < 1e-3, (direct.x / scale, beta)
    assert penalised(beta, x, y) >= -direct.fun - 1e-12
    p, info = information(x, beta)
    se = np.sqrt(np.diag(np.linalg.inv(info)))
    out = [["firth", "records", len(y)], ["firth", "events", int(y.sum())]]
    for j, name in enumerate(COLUMNS):
        out += [["firth", f"b:{name}", repr(float(beta[j]))],
                ["firth", f"se:{name}", repr(float(se[j]))]]
    eta = x @ beta
    out.append(["firth", "logLikelihood", repr(float((y * eta - np.logaddexp(0, eta)).sum()))])
    with open(os.path.join(HERE, "firth-oracle.csv"), "w", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(["case", "quantity", "value"])
        writer.writerows(out)


if __name__ == "__main__":
    main()
