package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Heterogeneity;
import org.ieum.federation.model.SitePerformance;

/**
 * Random effects over sites: REML by the fixed-point iteration of Viechtbauer (2005), starting from
 * DerSimonian and Laird's estimate; interval after Hartung, Knapp, Sidik and Jonkman; prediction
 * interval after Higgins, Thompson and Spiegelhalter (2009).
 */
final class MetaAnalysis {
  private static final int FEWEST_SITES = 3;
  private static final int MOST_STEPS = 1000;

  private final List<Double> values = new ArrayList<>();
  private final List<Double> variances = new ArrayList<>();

  private void add(double value, double error) {
    if (Double.isFinite(value) && error > 0 && Double.isFinite(error)) {
      values.add(value);
      variances.add(error * error);
    }
  }

  static List<Heterogeneity> of(List<SitePerformance> sites) {
    MetaAnalysis auc = new MetaAnalysis();
    MetaAnalysis ratio = new MetaAnalysis();
    MetaAnalysis slope = new MetaAnalysis();
    for (SitePerformance site : sites) {
      Appraisal a = site.performance().appraisal();
      double share = a.auc().value();
      auc.add(StrictMath.log(share / (1 - share)), a.auc().standardError() / (share * (1 - share)));
      Estimate observed = a.observedExpected();
      ratio.add(StrictMath.log(observed.value()), observed.standardError());
      slope.add(a.calibrationSlope().value(), a.calibrationSlope().standardError());
    }
    List<Heterogeneity> out = new ArrayList<>();
    auc.pool("auc", x -> 1 / (1 + StrictMath.exp(-x)), out);
    ratio.pool("observed/expected", StrictMath::exp, out);
    slope.pool("calibration slope", x -> x, out);
    return out;
  }

  private void pool(String measure, DoubleUnaryOperator back, List<Heterogeneity> out) {
    if (values.size() >= FEWEST_SITES) {
      out.add(pooled(measure, back));
    }
  }

  private Heterogeneity pooled(String measure, DoubleUnaryOperator back) {
    int k = values.size();
    double q = scatter(0, mean(0));
    double tau2 = betweenSites(Math.max(0, dersimonianLaird(q)));
    double mean = mean(tau2);
    double error = Math.sqrt(scatter(tau2, mean) / (k - 1) / total(tau2));
    double reach = StudentT.upper(k - 1) * error;
    double prediction = StudentT.upper(k - 2) * Math.sqrt(tau2 + error * error);
    return new Heterogeneity(
        measure,
        k,
        back.applyAsDouble(mean),
        back.applyAsDouble(mean - reach),
        back.applyAsDouble(mean + reach),
        back.applyAsDouble(mean - prediction),
        back.applyAsDouble(mean + prediction),
        Math.sqrt(tau2),
        q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0,
        q);
  }

  private double weight(int i, double tau2) {
    return 1 / (variances.get(i) + tau2);
  }

  private double total(double tau2) {
    double total = 0;
    for (int i = 0; i < values.size(); i++) {
      total += weight(i, tau2);
    }
    return total;
  }

  private double mean(double tau2) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += weight(i, tau2) * values.get(i);
    }
    return sum / total(tau2);
  }

  private double scatter(double tau2, double mean) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      double d = values.get(i) - mean;
      sum += weight(i, tau2) * d * d;
    }
    return sum;
  }

  private double dersimonianLaird(double q) {
    double squares = 0;
    for (int i = 0; i < values.size(); i++) {
      squares += weight(i, 0) * weight(i, 0);
    }
    double total = total(0);
    return (q - (values.size() - 1)) / (total - squares / total);
  }

  /** τ² = Σ w²((y − μ)² − v) / Σ w² + 1 / Σ w, iterated. */
  private double betweenSites(double start) {
    double tau2 = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      double mean = mean(tau2);
      double top = 0;
      double bottom = 0;
      for (int i = 0; i < values.size(); i++) {
        double w = weight(i, tau2);
        double d = values.get(i) - mean;
        top += w * w * (d * d - variances.get(i));
        bottom += w * w;
      }
      double next = Math.max(0, top / bottom + 1 / total(tau2));
      boolean settled = Math.abs(next - tau2) <= 1e-13 * (1 + tau2);
      tau2 = next;
      if (settled) {
        break;
      }
    }
    return tau2;
  }
}
