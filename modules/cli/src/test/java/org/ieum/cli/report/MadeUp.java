package org.ieum.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Appraisal.CurvePoint;
import org.ieum.federation.model.Appraisal.DecisionPoint;
import org.ieum.federation.model.Appraisal.RiskBand;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Performance.CalibrationGroup;
import org.ieum.federation.model.Performance.RocPoint;
import org.ieum.federation.model.ThresholdPerformance;
import org.ieum.federation.model.Withheld;

/** Performances of a population whose logits are normal; figures agree with each other roughly. */
final class MadeUp {
  private static final int BINS = 400;

  private final double[] logit = new double[BINS];
  private final double[] with = new double[BINS];
  private final double[] without = new double[BINS];
  private final double shift;
  private final double slope;

  private MadeUp(long records, double mean, double sd, double shift, double slope) {
    this.shift = shift;
    this.slope = slope;
    double all = 0;
    double[] density = new double[BINS];
    for (int k = 0; k < BINS; k++) {
      logit[k] = mean + sd * (-4 + 8.0 * (k + 0.5) / BINS);
      double z = (logit[k] - mean) / sd;
      density[k] = Math.exp(-z * z / 2);
      all += density[k];
    }
    for (int k = 0; k < BINS; k++) {
      double n = records * density[k] / all;
      with[k] = n * observed(logit[k]);
      without[k] = n - with[k];
    }
  }

  /** Records whose true logit is {@code shift + slope · predicted}. */
  static Performance performance(
      long records, double mean, double sd, double shift, double slope, List<Double> thresholds) {
    return new MadeUp(records, mean, sd, shift, slope).performance(records, thresholds);
  }

  private double observed(double l) {
    return risk(shift + slope * l);
  }

  private static double risk(double l) {
    return 1 / (1 + Math.exp(-l));
  }

  private Performance performance(long records, List<Double> thresholds) {
    double n1 = sum(with);
    double n0 = sum(without);
    double auc = 0;
    double expected = 0;
    double brier = 0;
    double below = 0;
    for (int k = 0; k < BINS; k++) {
      auc += with[k] * (below + without[k] / 2);
      below += without[k];
      double p = risk(logit[k]);
      expected += p * (with[k] + without[k]);
      brier += with[k] * (1 - p) * (1 - p) + without[k] * p * p;
    }
    auc /= n1 * n0;
    brier /= records;
    double rate = n1 / records;
    double error = Math.sqrt(auc * (1 - auc) / n1);
    double oe = n1 / expected;
    double slopeError = 1.1 / Math.sqrt(n1);
    Appraisal appraisal =
        new Appraisal(
            records,
            n1,
            expected,
            about(auc, error),
            1 - brier / (rate * (1 - rate)),
            new Estimate(
                oe,
                1 / Math.sqrt(n1),
                oe * Math.exp(-1.96 / Math.sqrt(n1)),
                oe * Math.exp(1.96 / Math.sqrt(n1))),
            about(slope, slopeError),
            about(shift, 3 * slopeError),
            about(Math.log(oe), 1 / Math.sqrt(n1)),
            1e-4,
            0.0011,
            0.0006,
            0.0031,
            curve(),
            decisions(records),
            thresholds.stream().map(t -> threshold(t, records)).toList(),
            bands(),
            Withheld.none());
    return new Performance(
        records,
        Math.round(n1),
        auc,
        2e-5,
        rate * 3,
        brier,
        rate * 3.2,
        slope,
        shift,
        roc(n1, n0),
        groups(),
        appraisal);
  }

  private static Estimate about(double value, double error) {
    return new Estimate(value, error, value - 1.96 * error, value + 1.96 * error);
  }

  private List<RocPoint> roc(double n1, double n0) {
    List<RocPoint> points = new ArrayList<>();
    double tp = 0;
    double fp = 0;
    for (int k = BINS - 1; k >= 0; k--) {
      tp += with[k];
      fp += without[k];
      if (k % 5 == 0) {
        points.add(new RocPoint(fp / n0, tp / n1));
      }
    }
    return points;
  }

  private List<CalibrationGroup> groups() {
    List<CalibrationGroup> groups = new ArrayList<>();
    double all = sum(with) + sum(without);
    double n = 0;
    double events = 0;
    double predicted = 0;
    for (int k = 0; k < BINS; k++) {
      n += with[k] + without[k];
      events += with[k];
      predicted += risk(logit[k]) * (with[k] + without[k]);
      if (n >= all / 10 || k == BINS - 1) {
        double noise = 1 + 0.12 * Math.sin(7.0 * k) / Math.sqrt(1 + events / 40);
        groups.add(new CalibrationGroup(Math.round(n), predicted / n, events / n * noise));
        n = 0;
        events = 0;
        predicted = 0;
      }
    }
    return groups;
  }

  private List<CurvePoint> curve() {
    List<CurvePoint> points = new ArrayList<>();
    for (int k = 20; k < BINS - 20; k += 8) {
      double p = observed(logit[k]);
      double width = 0.05 + 0.25 * Math.pow(2.0 * k / BINS - 1, 2);
      points.add(new CurvePoint(risk(logit[k]), p, p * (1 - width), Math.min(1, p * (1 + width))));
    }
    return points;
  }

  private double[] above(double threshold) {
    double tp = 0;
    double fp = 0;
    for (int k = 0; k < BINS; k++) {
      if (risk(logit[k]) >= threshold) {
        tp += with[k];
        fp += without[k];
      }
    }
    return new double[] {tp, fp};
  }

  private List<DecisionPoint> decisions(long records) {
    List<DecisionPoint> points = new ArrayList<>();
    double rate = sum(with) / records;
    for (int k = 1; k < 60; k++) {
      double t = k / 200.0;
      double[] above = above(t);
      double odds = t / (1 - t);
      points.add(
          new DecisionPoint(t, (above[0] - above[1] * odds) / records, rate - (1 - rate) * odds));
    }
    return points;
  }

  private ThresholdPerformance threshold(double t, long records) {
    double[] above = above(t);
    double n1 = sum(with);
    double n0 = sum(without);
    double flagged = above[0] + above[1];
    double odds = t / (1 - t);
    double rate = n1 / records;
    return new ThresholdPerformance(
        t,
        1,
        flagged / records,
        share(above[0], n1),
        share(n0 - above[1], n0),
        share(above[0], flagged),
        share(n0 - above[1], records - flagged),
        (above[0] - above[1] * odds) / records,
        rate - (1 - rate) * odds);
  }

  private static Estimate share(double part, double of) {
    double p = part / of;
    double error = Math.sqrt(p * (1 - p) / of);
    return new Estimate(p, error, Math.max(0, p - 1.96 * error), Math.min(1, p + 1.96 * error));
  }

  private List<RiskBand> bands() {
    List<RiskBand> bands = new ArrayList<>();
    double low = 0;
    double events = 0;
    double others = 0;
    for (int k = 0; k < BINS; k++) {
      events += with[k];
      others += without[k];
      if (events >= 5 && (k + 1) % 4 == 0) {
        double high = k == BINS - 1 ? 1 : risk((logit[k] + logit[k + 1]) / 2);
        bands.add(new RiskBand(low, high, events, others));
        low = high;
        events = 0;
        others = 0;
      }
    }
    return bands;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum;
  }
}
