"""A made-up CDM of a few hundred persons, and the analysis table that it must give.

Usage: python3 oracle.py   (writes cdm/*.csv, expected.csv, times.csv and attrition.csv beside itself; seeded)

Written from the definitions alone, without a line of the Java code: plain loops over plain rows, so
that a reader can follow one person by hand. OracleTest builds the same definition in Java.
"""
import csv
import datetime as dt
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
PERSONS = 400
EPOCH = dt.date(1970, 1, 1)

VISITS = [9202, 9201]
DEMENTIA = [4182210, 378419, 443605]
RX = [715997, 40000001]
HTN = [316866, 320128, 44821949]  # descendants, and a source concept that maps to it
CANCER = [443388, 40000010]  # descendants minus those of 254591
SBP = [3004249]
BMI = [3038553]
SMOKING = [4275495]
SMOKER, NEVER, EX = 45879404, 45879405, 45883458


def day(d):
    return (d - EPOCH).days


def date(n):
    return EPOCH + dt.timedelta(days=n)


def generate(rng):
    t = {name: [] for name in ("person", "observation_period", "visit_occurrence",
         "condition_occurrence", "drug_exposure", "measurement", "observation", "death")}
    for p in range(1, PERSONS + 1):
        pid = p * 7 + (1 << 33 if p % 50 == 0 else 0)  # some ids need more than an int
        year = rng.randint(1925, 1962)
        month = rng.choice([None, 1, 2, 6, 12, rng.randint(1, 12)])
        dom = None if month is None else rng.choice([None, 1, 15, 31 if month != 2 else 30])
        t["person"].append((pid, rng.choice([8507, 8532, 8532, 0]), year, month, dom,
                            rng.choice([8527, 8515, 0]), 0))
        start = day(dt.date(rng.randint(2006, 2014), 1, 1)) + rng.randint(0, 364)
        spans = [(start, start + rng.randint(300, 4500))]
        if rng.random() < 0.25:
            again = spans[0][1] + rng.randint(1, 400)
            spans.append((again, again + rng.randint(100, 2500)))
        for s, e in spans:
            t["observation_period"].append((len(t["observation_period"]) + 1, pid, date(s), date(e), 32817))
        died = rng.random() < 0.12
        end = spans[-1][1]
        if died:
            t["death"].append((pid, date(end - rng.choice([0, 0, 0, -20, 5])), 32817))

        def when():
            s, e = rng.choice(spans)
            return rng.randint(s - 30, e + 20)

        visits = []
        for _ in range(rng.randint(0, 14)):
            d = when()
            vid = len(t["visit_occurrence"]) + 1
            visits.append((vid, d))
            t["visit_occurrence"].append((vid, pid, rng.choice([9202, 9202, 9201, 9203]), date(d),
                                          date(d + rng.choice([0, 0, 3])), 32817))

        def visit_day():
            if visits and rng.random() < 0.7:
                return rng.choice(visits)
            return None, when()

        for concept, odds, most in ((316866, 0.3, 3), (320128, 0.3, 4), (44821949, 0.1, 1), (443388, 0.1, 2),
                                    (254591, 0.1, 1), (40000010, 0.05, 1), (4182210, 0.2, 3),
                                    (378419, 0.22, 5), (443605, 0.05, 2), (201826, 0.2, 2)):
            if rng.random() < odds:
                for _ in range(rng.randint(1, most)):
                    v, d = visit_day()
                    t["condition_occurrence"].append(
                        (len(t["condition_occurrence"]) + 1, pid, concept, date(d),
                         date(d + 5) if rng.random() < 0.3 else None, 32817, v))
        for concept, odds in ((715997, 0.05), (40000001, 0.2), (1545958, 0.3)):
            if rng.random() < odds:
                for _ in range(rng.randint(1, 3)):
                    v, d = visit_day()
                    t["drug_exposure"].append((len(t["drug_exposure"]) + 1, pid, concept, date(d),
                                               date(d + 30), 32817, v))
        for _ in range(rng.randint(0, 9)):
            v, d = visit_day()
            unit = rng.choice([8876, 8876, 44777602, None, 9999])
            x = round(rng.gauss(135, 22), 1)
            x = rng.choice([x, x, x, x, 999.0, 12.0, None])
            if unit == 44777602 and x is not None:
                x = round(x / 7.50062, 2)
            t["measurement"].append((len(t["measurement"]) + 1, pid, 3004249, date(d), 32817, x, None, unit, v))
        for _ in range(rng.randint(0, 3)):
            v, d = visit_day()
            t["measurement"].append((len(t["measurement"]) + 1, pid, 3038553, date(d), 32817,
                                     round(rng.gauss(26, 6), 1), None, 9531, v))
        for _ in range(rng.randint(0, 3)):
            v, d = visit_day()
            t["observation"].append((len(t["observation"]) + 1, pid, 4275495, date(d), 32817, None,
                                     rng.choice([SMOKER, NEVER, EX, 0, None, 1]), v))
    return t


HEADERS = {
    "person": "person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,race_concept_id,ethnicity_concept_id",
    "observation_period": "observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id",
    "visit_occurrence": "visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date,visit_type_concept_id",
    "condition_occurrence": "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,condition_type_concept_id,visit_occurrence_id",
    "drug_exposure": "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_type_concept_id,visit_occurrence_id",
    "measurement": "measurement_id,person_id,measurement_concept_id,measurement_date,measurement_type_concept_id,value_as_number,value_as_concept_id,unit_concept_id,visit_occurrence_id",
    "observation": "observation_id,person_id,observation_concept_id,observation_date,observation_type_concept_id,value_as_number,value_as_concept_id,visit_occurrence_id",
    "death": "person_id,death_date,death_type_concept_id",
}
CONCEPTS = sorted(set(VISITS + DEMENTIA + RX + HTN + CANCER + SBP + BMI + SMOKING + [
    9203, 254591, 201826, 1545958, 8507, 8532, 8527, 8515, 32817, 8876, 44777602, 9531, SMOKER, NEVER, EX,
    0, 4048171, 40000002, 40000003]))
ANCESTORS = [(4182210, 4182210), (4182210, 378419), (4182210, 443605), (715997, 715997), (715997, 40000001),
             (316866, 316866), (316866, 320128), (316866, 40000003), (443388, 443388), (443388, 254591),
             (443388, 40000010), (254591, 254591), (4048171, 4048171)]


def write(tables):
    os.makedirs(os.path.join(HERE, "cdm"), exist_ok=True)

    def dump(name, header, rows):
        with open(os.path.join(HERE, "cdm", name + ".csv"), "w", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(header.split(","))
            out.writerows([["" if c is None else c for c in r] for r in rows])

    for name, rows in tables.items():
        dump(name, HEADERS[name], rows)
    dump("concept", "concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,"
         "concept_code,valid_start_date,valid_end_date,invalid_reason",
         [(c, "concept %d" % c, "Condition", "SNOMED", "Class", "S", c, "1970-01-01", "2099-12-31",
           "D" if c == 40000003 else None) for c in CONCEPTS])
    dump("concept_ancestor", "ancestor_concept_id,descendant_concept_id,min_levels_of_separation,"
         "max_levels_of_separation", [(a, d, int(a != d), int(a != d)) for a, d in ANCESTORS])
    dump("concept_relationship", "concept_id_1,concept_id_2,relationship_id,valid_start_date,valid_end_date,"
         "invalid_reason", [(44821949, 320128, "Maps to", "1970-01-01", "2099-12-31", None),
                            (40000002, 320128, "Maps to", "1970-01-01", "2099-12-31", "D"),
                            (320128, 44821949, "Mapped from", "1970-01-01", "2099-12-31", None)])
    dump("cdm_source", "cdm_source_name,cdm_release_date,cdm_version,vocabulary_version",
         [("Oracle", "2025-03-01", "v5.4", "v5.0 27-FEB-25")])


def in_period(spans, d):
    return next(((s, e) for s, e in spans if s <= d <= e), None)


def analyse(t):
    by = {name: {} for name in t}
    for name, rows in t.items():
        at = 0 if name in ("person", "death") else 1
        for r in rows:
            by[name].setdefault(r[at], []).append(r)
    counts = [0] * 8
    members = []
    for person in t["person"]:
        pid = person[0]
        get = lambda name: by[name].get(pid, [])
        spans = sorted((day(r[2]), day(r[3])) for r in get("observation_period"))
        conditions = [(day(r[3]), r[0], r[2]) for r in get("condition_occurrence")]
        drugs = [(day(r[3]), r[0], r[2]) for r in get("drug_exposure")]
        sbp = [(day(r[3]), r[0]) for r in get("measurement") if r[2] in SBP]
        # Entry: visits of 2010 to 2018 at age 60 to 84, 365 days into an observation period.
        entries = []
        for r in get("visit_occurrence"):
            d = day(r[3])
            if r[2] in VISITS and dt.date(2010, 1, 1) <= r[3] <= dt.date(2018, 12, 31) \
                    and 60 <= r[3].year - person[2] <= 84:
                span = in_period(spans, d)
                if span and span[0] + 365 <= d:
                    entries.append((d, r[0], span))
        if not entries:
            continue
        counts[0] += 1
        # Rules: no dementia so far; hypertension in the year before, or two pressures in two years.
        entries = [e for e in entries
                   if not any(c in DEMENTIA and e[2][0] <= d <= min(e[0], e[2][1]) for d, _, c in conditions)]
        if not entries:
            continue
        counts[1] += 1
        entries = [e for e in entries
                   if any(c in HTN and e[0] - 365 <= d <= e[0] and e[2][0] <= d for d, _, c in conditions)
                   or len({d for d, _ in sbp if e[0] - 730 <= d <= e[0] and e[2][0] <= d}) >= 2]
        if not entries:
            continue
        counts[2] += 1
        index, _, span = min(entries)
        counts[3] += 1  # the cohort ends with observation, on or after its start
        counts[4] += 1  # the first time only; there is one
        if index - span[0] < 400:
            continue
        counts[5] += 1
        # Outcomes: dementia inside observation, confirmed by another day within a year, or a drug.
        outcomes = []
        for d, _, c in conditions:
            if c in DEMENTIA:
                own = in_period(spans, d)
                if own:
                    codes = {x for x, _, k in conditions if k in DEMENTIA and d <= x <= d + 365 and x <= own[1]}
                    rx = [x for x, _, k in drugs if k in RX and d - 30 <= x <= d + 365 and own[0] <= x <= own[1]]
                    if len(codes) >= 2 or rx:
                        outcomes.append(d)
        if any(index - 99999 < d < index + 1 for d in outcomes):
            continue
        counts[6] += 1
        horizon = index + 1095
        last = min(horizon, span[1])
        inside = [d for d in outcomes if index + 1 <= d <= last]
        deaths = [day(r[1]) for r in get("death")]
        if inside:
            members.append((pid, index, 1, True, min(inside) - index))
        else:
            # Not 30 observed days at risk.
            if last - (index + 1) < 30:
                continue
            if deaths and min(deaths) <= last:
                members.append((pid, index, 0, True, max(0, min(deaths) - index)))
            else:
                members.append((pid, index, 0, span[1] >= horizon, last - index))
        counts[7] += 1
    weights = weigh(members)
    table = []
    people = {p[0]: p for p in t["person"]}
    for (pid, index, outcome, _, _), weight in zip(members, weights):
        table.append([pid, outcome, weight] + covariates(people[pid], index, {n: by[n].get(pid, []) for n in by}))
    table.sort()
    # Days at risk, of which the day after the index date is the first.
    times = sorted((pid, max(1, days)) for pid, _, _, _, days in members)
    return counts, table, times


def weigh(members):
    free = {}
    g = 1.0
    for d in sorted({m[4] for m in members}):
        free[d] = g
        at_risk = sum(1 for m in members if m[4] > d or (m[4] == d and not m[3]))
        lost = sum(1 for m in members if m[4] == d and not m[3])
        if lost:
            g *= 1 - lost / at_risk
    return [min(1 / free[m[4]], 2.5) if m[3] else 0.0 for m in members]


def covariates(person, index, rows):
    _, gender, year, month, dom, race, _ = person
    if month is None:
        born = dt.date(year, 7, 1)
    else:
        length = ((dt.date(year + month // 12, month % 12 + 1, 1)) - dt.timedelta(days=1)).day
        born = dt.date(year, month, min(dom or 1, length))
    age = (index - day(born)) / 365.25
    on = date(index)
    conditions = [(day(r[3]), r[2]) for r in rows["condition_occurrence"]]
    out = [
        (age - 70.0) * (age - 70.0) if 60 <= age <= 85 else None,
        on.year + (on.timetuple().tm_yday - 1) / 365.25,
        int(gender == 8507),
        None if race == 0 else int(race == 8515),
        int(any(c in HTN and d <= index - 1 for d, c in conditions)),
        int(any(c in CANCER and index - 730 <= d <= index - 1 for d, c in conditions)),
        int(any(c in RX and index - 365 <= d <= index - 1 for d, c in
                [(day(r[3]), r[2]) for r in rows["drug_exposure"]])
            or any(c in DEMENTIA and index - 365 <= d <= index - 1 for d, c in conditions)),
    ]
    days = {day(r[3]) for r in rows["visit_occurrence"] if r[2] in VISITS and index - 365 <= day(r[3]) <= index - 1}
    out.append(float(len(days)) if len(days) <= 6 else None)
    best = None
    for r in rows["measurement"]:
        d = day(r[3])
        if r[2] in SBP and index - 730 <= d <= index - 1 and r[5] is not None and (r[7] or 0) in (0, 8876, 44777602):
            x = r[5] * 7.50062 + 0.0 if r[7] == 44777602 else r[5] * 1.0 + 0.0
            if 60 <= x <= 260:
                best = max(best or (d, r[0], x), (d, r[0], x))
    out.append(best[2] if best else None)
    values = [(day(r[3]), r[0], r[5]) for r in rows["measurement"]
              if r[2] in BMI and day(r[3]) <= index - 30 and 12 <= r[5] <= 60]
    out.append(max(values)[2] if values else None)
    levels = {NEVER: "never", SMOKER: "current", EX: "former", 1: "former"}
    seen = [(day(r[3]), r[0], levels[r[6]]) for r in rows["observation"]
            if r[2] in SMOKING and day(r[3]) <= index - 1 and r[6] in levels]
    out.append(max(seen)[2] if seen else None)
    out.append(None)  # a presence of which the site has no row
    return out


COLUMNS = ("person_id,outcome,weight,age2,index_year,male,asian,htn,cancer,treated,visit_days,sbp,bmi,smoking,"
           "never_recorded").split(",")

if __name__ == "__main__":
    tables = generate(random.Random(20260301))
    write(tables)
    counts, table, times = analyse(tables)
    with open(os.path.join(HERE, "expected.csv"), "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows([["" if c is None else repr(c) if isinstance(c, float) else c for c in r] for r in table])
    with open(os.path.join(HERE, "times.csv"), "w") as f:
        f.write("person_id,time\n" + "".join("%d,%d\n" % t for t in times))
    with open(os.path.join(HERE, "attrition.csv"), "w") as f:
        f.write("persons\n" + "".join("%d\n" % c for c in counts))
    print(counts, len(table), sum(r[1] for r in table), sum(r[2] == 0 for r in table))
