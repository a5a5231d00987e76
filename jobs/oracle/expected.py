#!/usr/bin/env python3
"""Fits a study on the pooled records of its sites, without Ieum, and writes what Ieum should find.

    expected.py STUDY.yaml NOTE SITE=FILE.csv … > expected.json

Needs numpy, PyYAML, statsmodels and scikit-learn. The study's rules, implemented a second time here:

  hold-out        SipHash-2-4 of the UTF-8 id, key = first 16 bytes of SHA-256 of the salt, unsigned,
                  modulo 100, below holdout-percent
  values          clamped to the dictionary's limits; an absent value becomes the training mean
  standardisation training mean and sample standard deviation (n - 1) over the present values
  estimate        maximum of the log-likelihood - n·λ/2·Σβ² on the standardised scale, intercept free
  figures         of the records of sites that hold 10 or more with and 10 or more without the outcome in the part
                  of the records, training or held out, that is judged
  errors          square roots of the diagonal of the inverse penalised information

Without a ridge, the estimate is checked against statsmodels; with one, against scikit-learn.
"""
import csv
import hashlib
import json
import math
import pathlib
import struct
import sys

import numpy as np
import sklearn.linear_model
import sklearn.metrics
import statsmodels.api
import yaml

MASK = (1 << 64) - 1
LEAST_OF_A_KIND = 10


def siphash(key, message):
    k0, k1 = struct.unpack("<QQ", key)
    v = [k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573]

    def rotate(x, b):
        return ((x << b) | (x >> (64 - b))) & MASK

    def rounds(n):
        for _ in range(n):
            v[0] = (v[0] + v[1]) & MASK
            v[1] = rotate(v[1], 13) ^ v[0]
            v[0] = rotate(v[0], 32)
            v[2] = (v[2] + v[3]) & MASK
            v[3] = rotate(v[3], 16) ^ v[2]
            v[0] = (v[0] + v[3]) & MASK
            v[3] = rotate(v[3], 21) ^ v[0]
            v[2] = (v[2] + v[1]) & MASK
            v[1] = rotate(v[1], 17) ^ v[2]
            v[2] = rotate(v[2], 32)

    tail = message[len(message) // 8 * 8:]
    words = [struct.unpack_from("<Q", message, i)[0] for i in range(0, len(message) - 7, 8)]
    words.append((len(message) & 0xFF) << 56 | int.from_bytes(tail, "little"))
    for word in words:
        v[3] ^= word
        rounds(2)
        v[0] ^= word
    v[2] ^= 0xFF
    rounds(4)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def design(covariates, rows):
    """Design columns (name -> values, NaN where absent)."""
    columns = {}
    for c in covariates:
        cells = [row[c.get("column", c["name"])] for row in rows]
        if c["type"] == "categorical":
            for level in c["levels"][1:]:
                columns[f"{c['name']}={level}"] = np.array(
                    [math.nan if x == "" else float(x == level) for x in cells])
        else:
            x = np.array([math.nan if x == "" else float(x) for x in cells])
            columns[c["name"]] = np.clip(x, c.get("min", 0), c.get("max", 1))
        if c.get("missing-indicator"):
            columns[f"{c['name']} missing"] = np.array([float(x == "") for x in cells])
    return columns


def newton(z, y, ridge):
    x = np.column_stack([np.ones(len(z)), z])
    penalty = np.full(x.shape[1], ridge * len(y))
    penalty[0] = 0
    beta = np.zeros(x.shape[1])
    beta[0] = math.log(y.mean() / (1 - y.mean()))

    def objective(b):
        eta = x @ b
        return (y * eta - np.logaddexp(0, eta)).sum() - (penalty * b * b).sum() / 2

    for _ in range(100):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (y - p) - penalty * beta
        information = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(information, gradient)
        size = 1.0
        while objective(beta + size * step) < objective(beta) - 1e-9 and size > 1e-6:
            size /= 2
        beta = beta + size * step
        if gradient @ step < 1e-22 * max(1.0, abs(objective(beta))):
            break
    return beta, np.linalg.inv(information)


def check(z, y, ridge, beta):
    x = np.column_stack([np.ones(len(z)), z])
    if ridge == 0:
        other = statsmodels.api.Logit(y, x).fit(method="newton", maxiter=200, disp=0, tol=1e-14).params
    else:
        fit = sklearn.linear_model.LogisticRegression(
            C=1 / (ridge * len(y)), tol=1e-14, solver="newton-cholesky", max_iter=500).fit(z, y)
        other = np.concatenate([fit.intercept_, fit.coef_[0]])
    worst = np.max(np.abs(other - beta) / np.maximum(1e-3, np.abs(beta)))
    assert worst < 1e-6, f"the second fit differs by {worst}"
    return worst


def performance(eta, y, limit):
    eta = np.clip(eta, -limit, limit)
    p = 1 / (1 + np.exp(-eta))
    line = statsmodels.api.Logit(y, np.column_stack([np.ones(len(eta)), eta])).fit(disp=0, tol=1e-12).params
    return {
        "records": len(y),
        "events": int(y.sum()),
        "auc": sklearn.metrics.roc_auc_score(y, eta),
        "auprc": sklearn.metrics.average_precision_score(y, eta),
        "brier": float(np.mean((y - p) ** 2)),
        "logLoss": float(np.mean(np.logaddexp(0, eta) - y * eta)),
        "calibration": {"slope": float(line[1]), "intercept": float(line[0])},
    }


def judged(part, y, site):
    """The records of a part at the sites that hold enough of both kinds there to be judged."""
    keep = part.copy()
    for s in set(site):
        own = part & (site == s)
        if min((y[own] == 1).sum(), (y[own] == 0).sum()) < LEAST_OF_A_KIND:
            keep &= site != s
    return keep


def means(part, eta, y, site, kind):
    """Means of groups of ten neighbours and more, of one kind, site by site."""
    own = [np.sort(eta[part & (site == s) & (y == kind)]) for s in sorted(set(site[part]))]
    return [g.mean() for scores in own for g in np.array_split(scores, len(scores) // LEAST_OF_A_KIND)]


def separated(part, eta, y, site):
    """Whether a line through groups' means has no finite slope, so that Ieum tells none."""
    return max(means(part, eta, y, site, 0)) < min(means(part, eta, y, site, 1))


def main(study_file, note, *sites):
    study = yaml.safe_load(open(study_file))
    covariates = study.get("covariates")
    if covariates is None:
        covariates = yaml.safe_load(open(pathlib.Path(study_file).parent / study["dictionary"]))["covariates"]
    rows = []
    origin = []
    for site in sites:
        rows += list(csv.DictReader(open(site.split("=", 1)[1], encoding="utf-8")))
        origin += [site.split("=", 1)[0]] * (len(rows) - len(origin))
    origin = np.array(origin)
    y = np.array([float(row[study["outcome"]["column"]]) for row in rows])
    split = study.get("split", {})
    key = hashlib.sha256(split.get("salt", study["id"]).encode()).digest()[:16]
    ids = [row[study["population"]["person-id"]].encode() for row in rows]
    held = np.array([siphash(key, i) % 100 < split.get("holdout-percent", 25) for i in ids])

    columns = design(covariates, rows)
    raw = np.column_stack(list(columns.values()))
    centre = np.nanmean(raw[~held], axis=0)
    scale = np.nanstd(raw[~held], axis=0, ddof=1)
    names = [n for n, s in zip(columns, scale) if s > 0]
    keep = scale > 0
    z = np.nan_to_num((raw[:, keep] - centre[keep]) / scale[keep], nan=0.0)

    ridge = float(study.get("model", {}).get("ridge", 0))
    beta, covariance = newton(z[~held], y[~held], ridge)
    worst = check(z[~held], y[~held], ridge, beta)
    back = np.diag(np.concatenate([[1.0], 1 / scale[keep]]))
    back[0, 1:] = -centre[keep] / scale[keep]
    estimate = back @ beta
    errors = np.sqrt(np.diag(back @ covariance @ back.T))
    eta = np.column_stack([np.ones(len(z)), z]) @ beta
    training = judged(~held, y, origin)
    evaluation = judged(held, y, origin) if held.any() else training
    none = separated(training, eta, y, origin) or separated(evaluation, eta, y, origin)
    limit = float(study.get("evaluation", {}).get("logit-range", 12))
    json.dump(
        {
            "study": study["id"],
            "data": note,
            "sites": sorted(s.split("=", 1)[0] for s in sites),
            "records": int((~held).sum()),
            "events": int(y[~held].sum()),
            "coefficients": [
                {"name": n, "estimate": e, "standardError": s}
                for n, e, s in zip(["(Intercept)", *names], estimate, errors)
            ],
            "metrics": {
                "development": performance(eta[training], y[training], limit),
                "validation": performance(eta[evaluation], y[evaluation], limit),
            },
            "tolerances": {
                "note": "estimate and standardError relative; the others absolute; auc, auprc and calibration come from groups of ten scores, brier and logLoss from rounded sums; null: a figure that groups do not tell",
                "estimate": 1e-7,
                "standardError": 1e-6,
                "auc": 0.005,
                "auprc": 0.02,
                "brier": 1e-5,
                "logLoss": 1e-5,
                "calibrationSlope": None if none else 0.01,
                "calibrationIntercept": None if none else 0.05,
            },
        },
        sys.stdout,
        indent=1,
    )
    print()
    print(f"second fit differs by {worst:.1e}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
