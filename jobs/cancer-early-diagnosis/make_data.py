#!/usr/bin/env python3
"""Splits the Wisconsin Diagnostic Breast Cancer data over three hospitals.

    make_data.py breast_cancer.csv FOLDER

breast_cancer.csv is scikit-learn's copy: a first line that is not a header, then 30 features and a
last column that is 0 for malignant and 1 for benign. Row n of it (from 1) becomes patient n. The rule
is deterministic and makes the hospitals differ, as hospitals do:

    daejeon   patients whose number is divisible by 4
    seoul     of the others, those with texture_mean below 18.84 (the median of all)
    boston    the rest
"""
import csv
import pathlib
import sys

PARTS = ["mean", "error", "worst"]
MEASURES = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
            "concave_points", "symmetry", "fractal_dimension"]
FEATURES = [f"{m}_{p}" for p in PARTS for m in MEASURES]


def hospital(patient, texture_mean):
    if patient % 4 == 0:
        return "daejeon"
    return "seoul" if texture_mean < 18.84 else "boston"


def main(source, folder):
    rows = list(csv.reader(open(source)))[1:]
    out = {}
    for patient, row in enumerate(rows, start=1):
        malignant = 1 - int(row[30])
        site = hospital(patient, float(row[FEATURES.index("texture_mean")]))
        out.setdefault(site, []).append([str(patient), *row[:30], str(malignant)])
    for site, patients in out.items():
        with open(pathlib.Path(folder) / f"{site}.csv", "w", newline="") as f:
            writer = csv.writer(f, lineterminator="\n")
            writer.writerow(["id", *FEATURES, "malignant"])
            writer.writerows(patients)
        print(site, len(patients), sum(int(p[-1]) for p in patients))


if __name__ == "__main__":
    main(*sys.argv[1:])
