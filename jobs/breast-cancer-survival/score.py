#!/usr/bin/env python3
"""Judges a model by the patients that FLamby holds out, and compares its coefficients with expected.json.

    score.py MODEL/scoring.json data/test

Scores every patient from the model's decimal numbers, and prints how often, of two patients of whom it is known who lived
longer, the one who died first has the greater hazard: within regions, and over all. Needs Python alone. Exit status 1 where
a coefficient is further from expected.json than its tolerance.
"""
import csv
import json
import pathlib
import sys


def concordance(patients):
    right = pairs = 0
    for days, died, score in patients:
        for other_days, other_died, other in patients:
            if died and (days < other_days or (days == other_days and not other_died)):
                pairs += 1
                right += 1 if score > other else 0.5 if score == other else 0
    return right, pairs


def main(scoring, folder):
    columns = {c["column"]: c["columns"][0]["coefficient"] for c in json.load(open(scoring))["covariates"]}
    regions = {}
    for file in sorted(pathlib.Path(folder).glob("*.csv")):
        regions[file.stem] = [
            (float(r["days"]), r["died"] == "1", sum(b * float(r[c]) for c, b in columns.items()))
            for r in csv.DictReader(open(file))
        ]
    within = [concordance(p) for p in regions.values()]
    right, pairs = (sum(x) for x in zip(*within))
    print(f"within regions {right / pairs:.4f} of {pairs} pairs")
    right, pairs = concordance([p for patients in regions.values() for p in patients])
    print(f"over all       {right / pairs:.4f} of {pairs} pairs")
    expected = json.load(open(pathlib.Path(__file__).parent / "expected.json"))
    worst = max(abs(columns[c["name"]] - c["estimate"]) / abs(c["estimate"]) for c in expected["coefficients"])
    print(f"coefficients   within {worst:.1e} of expected.json, relative")
    return 0 if worst <= expected["relativeTolerance"] else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
