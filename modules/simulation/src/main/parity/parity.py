#!/usr/bin/env python3
"""Compares a federated model of three made-up hospitals with statsmodels' fit of all their rows.

    pip install statsmodels==0.14.5 'pandas<3'
    python3 modules/simulation/src/main/parity/parity.py DIR

DIR takes some hundred megabytes. Wants the build's Spark in modules/simulation/target. Prints the largest
relative differences of estimates and standard errors; status 1 where they exceed 1e-8 and 1e-7, or where
the model depends on the order of the sites or on Spark's partitions.
"""
import glob
import json
import pathlib
import subprocess
import sys

import numpy
import pandas
import statsmodels
import statsmodels.api

LARGEST_ESTIMATE, LARGEST_ERROR = 1e-8, 1e-7


def federated(directory, options):
    target = pathlib.Path(__file__).resolve().parents[3] / "target"
    jars = sorted((target / "engine").glob("*.jar"))
    application = next(j for j in jars if j.name.startswith("ieum-simulation"))
    command = [target / "spark-home/bin/spark-submit", "--master", "local[2]", "--conf", "spark.ui.enabled=false"]
    command += ["--class", "org.ieum.simulation.ParityMain"]
    command += ["--jars", ",".join(str(j) for j in jars if j != application), application, "--dir", directory, *options]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    lines = [line for line in run.stdout.splitlines() if not line.startswith("ieum-progress")]
    print("\n".join(lines))
    if run.returncode != 0:
        sys.exit(run.returncode)
    return any(line.startswith("the same") and line.endswith("yes") for line in lines)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    directory = sys.argv[1]
    same = federated(directory, sys.argv[2:])
    found = json.loads((pathlib.Path(directory) / "model.json").read_text())["coefficients"]
    files = sorted(glob.glob(f"{directory}/all.csv/*.csv"))
    rows = pandas.concat(pandas.read_csv(f, float_precision="round_trip") for f in files)
    names = [c["name"] for c in found[1:]]
    design = numpy.column_stack([numpy.ones(len(rows)), rows[names].to_numpy()])
    pooled = statsmodels.api.Logit(rows["outcome"].to_numpy(), design)
    # Newton to the end: statsmodels' own rule stops at 1e-8 of the parameters.
    fit = pooled.fit(method="newton", tol=1e-13, maxiter=50, disp=0)
    estimates = numpy.array([float.fromhex(c["estimate"]) for c in found])
    errors = numpy.array([float.fromhex(c["standardError"]) for c in found])
    far_estimate = numpy.max(numpy.abs(estimates / fit.params - 1))
    far_error = numpy.max(numpy.abs(errors / fit.bse - 1))
    print(f"{'statsmodels':<40} {statsmodels.__version__}, {len(rows)} rows")
    print(f"{'largest relative |Δβ|':<40} {far_estimate:.1e} (at most {LARGEST_ESTIMATE:.0e})")
    print(f"{'largest relative |ΔSE|':<40} {far_error:.1e} (at most {LARGEST_ERROR:.0e})")
    sys.exit(0 if same and far_estimate <= LARGEST_ESTIMATE and far_error <= LARGEST_ERROR else 1)


if __name__ == "__main__":
    main()
