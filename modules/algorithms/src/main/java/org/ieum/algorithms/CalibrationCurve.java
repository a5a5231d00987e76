package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ieum.federation.linear.Cholesky;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SingularMatrixException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.Appraisal.CurvePoint;

/**
 * Smoothed observed risk as a function of the predicted one: logistic regression of the outcome on
 * a restricted cubic spline of the logit, knots at its 5, 35, 65 and 95 % quantiles (Harrell 2015,
 * section 2.4), over binned scores; and the distances from it (Austin and Steyerberg 2019). Where
 * the spline has no finite fit, the line takes its place.
 */
final class CalibrationCurve {
  private static final double[] KNOTS = {0.05, 0.35, 0.65, 0.95};
  private static final int MOST_STEPS = 60;
  private static final int POINTS = 50;

  private final ScoreBins bins;
  private final double[] knots;
  private final double[] beta;
  private final SymmetricMatrix covariance;

  private CalibrationCurve(
      ScoreBins bins, double[] knots, double[] beta, SymmetricMatrix covariance) {
    this.bins = bins;
    this.knots = knots;
    this.beta = beta;
    this.covariance = covariance;
  }

  static Optional<CalibrationCurve> fit(ScoreBins bins) {
    if (!bins.twoSided()) {
      return Optional.empty();
    }
    double[] knots = Arrays.stream(KNOTS).map(bins::quantile).toArray();
    boolean apart = IntStream.range(1, knots.length).allMatch(k -> knots[k] - knots[k - 1] > 1e-6);
    return (apart ? newton(bins, knots) : Optional.<CalibrationCurve>empty())
        .or(() -> newton(bins, new double[0]));
  }

  private static Optional<CalibrationCurve> newton(ScoreBins bins, double[] knots) {
    int p = basis(0, knots).length;
    double[] beta = new double[p];
    beta[1] = 1;
    double last = Double.NEGATIVE_INFINITY;
    double[] step = new double[p];
    try {
      for (int k = 0; k < MOST_STEPS; k++) {
        Sums at = new Sums(bins, knots, beta);
        if (at.value < last - 1e-12 * Math.abs(last)) {
          step = FitColumns.scaled(step, 0.5);
          beta = FitColumns.sum(beta, FitColumns.scaled(step, -1));
          continue;
        }
        last = at.value;
        step = Cholesky.of(at.information(), 1e-13).solve(at.gradient);
        beta = FitColumns.sum(beta, step);
        if (FitColumns.dot(step, at.gradient) < 1e-12) {
          return Optional.of(
              new CalibrationCurve(bins, knots, beta, new Sums(bins, knots, beta).covariance()));
        }
      }
    } catch (SingularMatrixException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** 1, x, and one cubic term a knot but the last two; linear beyond the outer knots. */
  private static double[] basis(double x, double[] t) {
    double[] out = new double[Math.max(2, t.length)];
    out[0] = 1;
    out[1] = x;
    int k = t.length;
    for (int j = 0; j < k - 2; j++) {
      double last = t[k - 1] - t[k - 2];
      double span = t[k - 1] - t[0];
      out[j + 2] =
          (cube(x - t[j])
                  - cube(x - t[k - 2]) * (t[k - 1] - t[j]) / last
                  + cube(x - t[k - 1]) * (t[k - 2] - t[j]) / last)
              / (span * span);
    }
    return out;
  }

  private static double cube(double x) {
    return x > 0 ? x * x * x : 0;
  }

  private static double probability(double eta) {
    double e = StrictMath.exp(-Math.abs(eta));
    return eta >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** {@value #POINTS} points, evenly on the logit scale, between the 0.5 and 99.5 % quantiles. */
  List<CurvePoint> points() {
    double from = bins.quantile(0.005);
    double to = bins.quantile(0.995);
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      double x = from + (to - from) * i / (POINTS - 1);
      double[] z = basis(x, knots);
      double eta = FitColumns.dot(beta, z);
      double reach = Intervals.QUANTILE * Math.sqrt(FitColumns.dot(z, covariance.times(z)));
      points.add(
          new CurvePoint(
              probability(x),
              probability(eta),
              probability(eta - reach),
              probability(eta + reach)));
    }
    return points;
  }

  /** Mean, median and 90th percentile over records of |smoothed observed − predicted|. */
  double[] distances() {
    int n = bins.count();
    double[] distance = new double[n];
    double total = 0;
    double mean = 0;
    List<Integer> filled = new ArrayList<>();
    for (int b = 0; b < n; b++) {
      if (bins.weight(b) > 0) {
        double x = bins.logit(b);
        double observed = probability(FitColumns.dot(beta, basis(x, knots)));
        distance[b] = Math.abs(observed - probability(x));
        mean += bins.weight(b) * distance[b];
        total += bins.weight(b);
        filled.add(b);
      }
    }
    filled.sort(Comparator.comparingDouble((Integer b) -> distance[b]).thenComparing(b -> b));
    return new double[] {
      mean / total,
      percentile(filled, distance, total / 2),
      percentile(filled, distance, 0.9 * total)
    };
  }

  private double percentile(List<Integer> ascending, double[] distance, double target) {
    double before = 0;
    for (int b : ascending) {
      before += bins.weight(b);
      if (before >= target) {
        return distance[b];
      }
    }
    return distance[ascending.get(ascending.size() - 1)];
  }

  /** Log-likelihood and its derivatives at one curve. */
  private static final class Sums {
    private final boolean weighted;
    private final double[] gradient;
    private final double[] information;
    private final double[] middle;
    private double value;

    Sums(ScoreBins bins, double[] knots, double[] beta) {
      int p = beta.length;
      weighted = bins.weighted();
      gradient = new double[p];
      information = new double[Packed.length(p)];
      middle = new double[information.length];
      for (int b = 0; b < bins.count(); b++) {
        if (bins.weight(b) > 0) {
          add(bins, b, basis(bins.logit(b), knots), beta);
        }
      }
    }

    private void add(ScoreBins bins, int b, double[] z, double[] beta) {
      double eta = FitColumns.dot(beta, z);
      double pi = probability(eta);
      double softplus = Math.max(eta, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(eta)));
      double n = bins.weight(b);
      double residual = bins.positives()[b] - n * pi;
      double curve = n * pi * (1 - pi);
      double square =
          bins.positiveSquares()[b] * (1 - pi) * (1 - pi) + bins.negativeSquares()[b] * pi * pi;
      value += bins.positives()[b] * eta - n * softplus;
      for (int i = 0, at = 0; i < z.length; i++) {
        gradient[i] += residual * z[i];
        for (int j = i; j < z.length; j++, at++) {
          information[at] += curve * z[i] * z[j];
          middle[at] += square * z[i] * z[j];
        }
      }
    }

    SymmetricMatrix information() {
      return SymmetricMatrix.ofPacked(gradient.length, information);
    }

    SymmetricMatrix covariance() {
      SymmetricMatrix inverse = Cholesky.of(information(), 1e-13).inverse();
      return weighted
          ? Sandwich.of(inverse, SymmetricMatrix.ofPacked(gradient.length, middle))
          : inverse;
    }
  }
}
