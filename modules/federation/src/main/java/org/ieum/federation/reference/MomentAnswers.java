package org.ieum.federation.reference;

import java.util.List;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.PoissonFamily;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/** Counts, sums and squares. */
final class MomentAnswers {
  private MomentAnswers() {}

  static void moments(StudyManifest study, PatientTable patients, AnswerSink sink) {
    List<DesignColumn> design = study.dictionary().design();
    int d = design.size();
    boolean weighted = study.preparation().weight().isPresent();
    int outcome = 4 + 2 * d + (weighted ? 2 : 0);
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[new Moments().shape(study).length()];
      for (int i = from; i < to; i++) {
        int part = patients.heldOut(i) ? 2 : 0;
        block[part]++;
        block[part + 1] += event(study, patients, i) ? 1 : 0;
        for (int j = 0; part == 0 && j < d; j++) {
          double x = patients.value(i, j);
          if (!Double.isNaN(x)) {
            block[4 + j]++;
            block[4 + d + j] += x - design.get(j).middle();
          }
        }
        if (weighted && part == 0) {
          block[4 + 2 * d] += patients.weight(i);
          block[5 + 2 * d] += patients.outcome(i) ? patients.weight(i) : 0;
        }
        if (study.outcome().averages() && part == 0) {
          double y = patients.outcomeValue(i);
          block[outcome] += y;
          if (study.outcome().happens()) {
            block[outcome + 1] += PoissonFamily.logFactorial(y);
          }
        }
      }
      sink.add(block);
    }
  }

  /** Whether a row has the outcome; none has a continuous one. */
  static boolean event(StudyManifest study, PatientTable patients, int row) {
    return study.outcome().happens() && patients.outcome(row);
  }

  static void centred(CentredMoments query, PatientTable patients, AnswerSink sink) {
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[patients.columns()];
      for (int i = from; i < to; i++) {
        for (int j = 0; !patients.heldOut(i) && j < block.length; j++) {
          double x = patients.value(i, j) - query.centres().get(j);
          if (!Double.isNaN(x)) {
            block[j] += x * x;
          }
        }
      }
      sink.add(block);
    }
  }

  static void weighted(WeightedMoments query, PatientTable patients, AnswerSink sink) {
    int d = patients.columns();
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[3 * d];
      for (int i = from; i < to; i++) {
        for (int j = 0; !patients.heldOut(i) && j < d; j++) {
          double x = patients.value(i, j) - query.centres().get(j);
          if (!Double.isNaN(x)) {
            block[j] += patients.weight(i);
            block[d + j] += patients.weight(i) * x;
            block[2 * d + j] += patients.weight(i) * x * x;
          }
        }
      }
      sink.add(block);
    }
  }
}
