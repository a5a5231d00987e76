"""Makes rcspline.csv: restricted cubic splines for BasisTest, in exact rational arithmetic.

rcspline.eval(x, knots, norm=2, inclx=TRUE) of R's package Hmisc, transcribed from its source:

    kd = (knots[nk] - knots[1])^(2/3)
    xx = pmax((x - knots[j]) / kd, 0)^3
         + ((knots[nk-1] - knots[j]) * pmax((x - knots[nk]) / kd, 0)^3
            - (knots[nk] - knots[j]) * pmax((x - knots[nk-1]) / kd, 0)^3) / (knots[nk] - knots[nk-1])

kd^3 is the square of the distance of the outer knots, which is rational.

    python make_rcspline.py
"""

import os
from fractions import Fraction as F

KNOTS = ["0 1 2", "45 60 75 85", "-3.5 -1 0.25 2 8", "1 2 3 5 8 13 21", "100 100.5 250 1000"]


def positive(x):
    return x if x > 0 else F(0)


def terms(x, t):
    k = len(t)
    kd3 = (t[-1] - t[0]) ** 2
    out = [x]
    for j in range(k - 2):
        cubes = [positive(x - s) ** 3 / kd3 for s in (t[j], t[k - 1], t[k - 2])]
        tail = (t[k - 2] - t[j]) * cubes[1] - (t[k - 1] - t[j]) * cubes[2]
        out.append(cubes[0] + tail / (t[k - 1] - t[k - 2]))
    return out


def main():
    lines = ["knots,x,terms"]
    for text in KNOTS:
        t = [F(s) for s in text.split()]
        width = t[-1] - t[0]
        points = sorted({t[0] - width / 4 + width * F(i, 16) for i in range(25)} | set(t))
        for point in points:
            x = F(float(point))
            values = " ".join(repr(float(v)) for v in terms(x, t))
            lines.append(f"{text},{float(x)!r},{values}")
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "rcspline.csv"), "w", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


main()
