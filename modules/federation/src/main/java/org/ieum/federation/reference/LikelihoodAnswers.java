package org.ieum.federation.reference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmFamily;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.Partition;
import org.ieum.federation.study.StudyManifest;

/** Log-likelihood, gradient and information with one intercept for all sites. */
final class LikelihoodAnswers {
  private LikelihoodAnswers() {}

  static void answer(
      StudyManifest study, GlmDerivatives query, PatientTable patients, AnswerSink sink) {
    GlmFamily family = GlmFamily.of(study);
    boolean weighted = study.preparation().weight().isPresent();
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    double[] beta = query.coefficients().toArray();
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = block(family, rows, patients, beta, from, to);
      sink.add(weighted ? block : Arrays.copyOf(block, block.length - 1));
    }
  }

  /**
   * {@code records, logLikelihood, gradient, information, weight} over training rows from..to−1.
   */
  static double[] block(
      GlmFamily family,
      StandardisedRows rows,
      PatientTable patients,
      double[] beta,
      int from,
      int to) {
    int p = beta.length;
    double[] out = new double[2 + p + Packed.length(p) + 1];
    double[] z = new double[p];
    for (int i = from; i < to; i++) {
      if (rows.in(i, Partition.TRAIN)) {
        rows.read(i, z);
        double eta = StandardisedRows.dot(beta, z);
        double w = patients.weight(i);
        out[0]++;
        double y = patients.outcomeValue(i);
        out[1] += w * family.logLikelihood(y, eta);
        addRow(out, 2, z, w * family.residual(y, eta), w * family.weight(eta));
        out[out.length - 1] += w;
      }
    }
    return out;
  }

  /** Firth's correction over training rows. */
  static void firth(FirthCorrection query, PatientTable patients, AnswerSink sink) {
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    double[] beta = query.coefficients().toArray();
    double[] inverse = query.inverse().toArray();
    int[] places = IntStream.range(0, beta.length).toArray();
    double[] z = new double[beta.length];
    double[] factors = new double[2];
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[beta.length + Packed.length(beta.length)];
      for (int i = from; i < to; i++) {
        if (rows.in(i, Partition.TRAIN)) {
          rows.read(i, z);
          double eta = StandardisedRows.dot(beta, z);
          FirthCorrection.ofRecord(eta, inverse, z, 0, places, factors);
          addRow(block, 0, z, factors[0], factors[1]);
        }
      }
      sink.add(block);
    }
  }

  /** Σ w²(y − π)² z zᵀ over training rows. */
  static void products(GlmScoreProducts query, PatientTable patients, AnswerSink sink) {
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    double[] beta = query.coefficients().toArray();
    double[] z = new double[beta.length];
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[Packed.length(beta.length)];
      for (int i = from; i < to; i++) {
        if (rows.in(i, Partition.TRAIN)) {
          rows.read(i, z);
          double eta = StandardisedRows.dot(beta, z);
          double score = patients.weight(i) * Logistic.residual(eta, patients.outcome(i));
          for (int a = 0, at = 0; a < z.length; a++) {
            for (int b = a; b < z.length; b++) {
              block[at++] += score * z[a] * (score * z[b]);
            }
          }
        }
      }
      sink.add(block);
    }
  }

  /** Adds r·z and the upper triangle of w·z·zᵀ from {@code at}. */
  static void addRow(double[] out, int at, double[] z, double r, double w) {
    int information = at + z.length;
    for (int a = 0; a < z.length; a++) {
      out[at + a] += r * z[a];
      double wz = w * z[a];
      for (int b = a; b < z.length; b++) {
        out[information++] += wz * z[b];
      }
    }
  }
}
