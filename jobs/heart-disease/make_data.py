#!/usr/bin/env python3
"""Splits the UCI heart disease data, as FLamby prepared it, into one file a hospital.

    make_data.py heart_flamby_complete.csv FOLDER

The source has the columns 0..9, 13 (the degree of disease, 0 to 4) and site (0 to 3). A blood pressure or
cholesterol of 0 was never measured: the cell is left empty. Row n of the source (from 1) becomes patient n.
"""
import csv
import pathlib
import sys

SITES = ["cleveland", "hungary", "switzerland", "va"]
COLUMNS = ["age", "male", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak"]
NEVER_ZERO = {"trestbps", "chol"}


def cell(column, text):
    value = float(text)
    if column in NEVER_ZERO and value == 0:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def main(source, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    out = {site: [] for site in SITES}
    for patient, row in enumerate(csv.DictReader(open(source)), start=1):
        cells = [cell(c, row[str(i)]) for i, c in enumerate(COLUMNS)]
        out[SITES[int(row["site"])]].append([patient, *cells, int(int(row["13"]) > 0)])
    for site, patients in out.items():
        with open(folder / f"{site}.csv", "w", newline="") as f:
            writer = csv.writer(f, lineterminator="\n")
            writer.writerow(["id", *COLUMNS, "disease"])
            writer.writerows(patients)
        print(site, len(patients), sum(p[-1] for p in patients))


if __name__ == "__main__":
    main(*sys.argv[1:])
