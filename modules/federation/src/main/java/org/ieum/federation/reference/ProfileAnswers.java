package org.ieum.federation.reference;

import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.Partition;

/** The profile likelihood of the slopes after the site has maximised over its own intercept. */
final class ProfileAnswers {
  private ProfileAnswers() {}

  static void answer(GlmDerivatives query, PatientTable patients, AnswerSink sink) {
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), false);
    double[] beta = query.coefficients().toArray();
    int p = beta.length;
    int packed = Packed.length(p);
    double[] out = new double[2 + p + packed + 2 + p];
    double[] offsets = new double[patients.rows()];
    double[] z = new double[p];
    long n = 0;
    long events = 0;
    for (int i = 0; i < patients.rows(); i++) {
      if (rows.in(i, Partition.TRAIN)) {
        rows.read(i, z);
        offsets[i] = StandardisedRows.dot(beta, z);
        n++;
        events += patients.outcome(i) ? 1 : 0;
      }
    }
    if (n == 0) {
      sink.add(out);
      return;
    }
    if (events == 0 || events == n) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "site intercept: expected training records with and without the outcome, found one kind"
              + " only; run the study without site intercepts, or without this site");
    }
    double alpha =
        intercept(patients, rows, offsets, StrictMath.log((double) events / (n - events)));
    double informationAlpha = 0;
    double[] cross = new double[p];
    for (int i = 0; i < patients.rows(); i++) {
      if (rows.in(i, Partition.TRAIN)) {
        rows.read(i, z);
        double eta = alpha + offsets[i];
        double w = Logistic.weight(eta);
        out[1] += Logistic.logLikelihood(eta, patients.outcome(i));
        LikelihoodAnswers.addRow(out, 2, z, Logistic.residual(eta, patients.outcome(i)), w);
        informationAlpha += w;
        for (int j = 0; j < p; j++) {
          cross[j] += w * z[j];
        }
      }
    }
    int at = 2 + p;
    for (int a = 0; a < p; a++) {
      for (int b = a; b < p; b++) {
        out[at++] -= cross[a] * cross[b] / informationAlpha;
      }
    }
    out[0] = n;
    out[at++] = n * alpha;
    for (int j = 0; j < p; j++) {
      out[at++] = n * cross[j] / informationAlpha;
    }
    out[at] = n * Math.min(n / informationAlpha, GlmDerivatives.LARGEST_INTERCEPT_VARIANCE);
    sink.add(out);
  }

  /** The root of Σ (y − π): Newton steps, kept inside a bracket by bisection. */
  private static double intercept(
      PatientTable patients, StandardisedRows rows, double[] offsets, double start) {
    double low = -GlmDerivatives.LARGEST_INTERCEPT;
    double high = GlmDerivatives.LARGEST_INTERCEPT;
    double alpha = Math.max(low, Math.min(high, start));
    for (int step = 0; step < 200; step++) {
      double gradient = 0;
      double weight = 0;
      for (int i = 0; i < offsets.length; i++) {
        if (rows.in(i, Partition.TRAIN)) {
          gradient += Logistic.residual(alpha + offsets[i], patients.outcome(i));
          weight += Logistic.weight(alpha + offsets[i]);
        }
      }
      if (gradient > 0) {
        low = alpha;
      } else {
        high = alpha;
      }
      double next = alpha + gradient / weight;
      if (!(next > low && next < high)) {
        next = low + (high - low) / 2;
      }
      if (Math.abs(next - alpha) <= 1e-15 * (1 + Math.abs(alpha))) {
        return next;
      }
      alpha = next;
    }
    return alpha;
  }
}
