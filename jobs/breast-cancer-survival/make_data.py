#!/usr/bin/env python3
"""Splits the TCGA-BRCA clinical data, as FLamby prepared them, into one file a region, to train on and to judge by.

    make_data.py brca.csv train_test_split.csv FOLDER

Writes FOLDER/train/REGION.csv and FOLDER/test/REGION.csv. The columns keep FLamby's order under shorter names. Records that
were not observed for a day or more (T of 0 or less, none of them with the event) tell nothing of a hazard and are left out,
as are the patients that the split does not name.
"""
import csv
import pathlib
import re
import sys

REGIONS = ["northeast", "south", "west", "midwest", "europe", "canada"]


def short(column):
    name = re.sub(r"[^a-z0-9]+", "-", column.lower()).strip("-")
    for long, said in [("ajcc-pathologic-stage-stage", "ajcc-stage"), ("ajcc-pathologic", "ajcc"),
                       ("ajcc-staging-system-edition", "edition"), ("tumor-stage-stage", "tumor-stage"),
                       ("primary-diagnosis", "diagnosis"), ("treatment-or-therapy", "treatment")]:
        name = name.replace(long, said)
    return "age" if name == "age-at-index" else name


def main(source, split, folder):
    place = {r["pid"]: r["fold2"].split("_") for r in csv.DictReader(open(split))}
    rows = list(csv.reader(open(source)))
    columns = [short(c) for c in rows[0][1:-2]]
    if len(set(columns)) != 39:
        sys.exit("expected 39 columns of different names between pid and E, found others; take FLamby's brca.csv")
    out = {}
    for row in rows[1:]:
        days = float(row[-1])
        if row[0] in place and days > 0:
            part, region = place[row[0]]
            cells = [str(int(float(c))) for c in row[1:-2]]
            out.setdefault((part, int(region)), []).append([row[0], int(days), int(float(row[-2])), *cells])
        elif float(row[-2]) == 1 and days <= 0:
            sys.exit("expected no event on day 0 or before, found one; take FLamby's brca.csv")
    for (part, region), patients in sorted(out.items()):
        path = pathlib.Path(folder) / part / f"{REGIONS[region]}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", newline="") as f:
            writer = csv.writer(f, lineterminator="\n")
            writer.writerow(["id", "days", "died", *columns])
            writer.writerows(patients)
        print(path, len(patients), sum(p[2] for p in patients))


if __name__ == "__main__":
    main(*sys.argv[1:])
