package org.ieum.testkit;

import java.util.List;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/** Counts, sums and squares. */
final class MomentAnswers {
  private MomentAnswers() {}

  static void moments(StudyManifest study, PatientTable patients, AnswerSink sink) {
    List<DesignColumn> design = study.dictionary().design();
    int d = design.size();
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[4 + 2 * d];
      for (int i = from; i < to; i++) {
        int part = patients.heldOut(i) ? 2 : 0;
        block[part]++;
        block[part + 1] += patients.outcome(i) ? 1 : 0;
        for (int j = 0; part == 0 && j < d; j++) {
          double x = patients.value(i, j);
          if (!Double.isNaN(x)) {
            block[4 + j]++;
            block[4 + d + j] += x - design.get(j).middle();
          }
        }
      }
      sink.add(block);
    }
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
}
