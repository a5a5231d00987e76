package org.ieum.federation.reference;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ieum.federation.query.ExternalScorer;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.ScoreQuery;
import org.ieum.federation.query.ScoreRows;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;

/** The scores that a model gives a table's records. */
final class ScoreReader {
  private ScoreReader() {}

  static ScoreRows read(StudyManifest study, ScoreQuery query, PatientTable patients) {
    ScoredModel model = query.model();
    Partition partition = query.partition();
    IntToDoubleFunction logit =
        model instanceof ScoredModel.Own own
            ? own(own, patients)
            : published(study, (ScoredModel.Published) model, patients);
    List<GroupRule> rules = GroupRule.of(study);
    ScoreRows rows = ScoreRows.none(study, query.sections());
    for (int i = 0; i < patients.rows(); i++) {
      if (patients.heldOut(i) == (partition == Partition.HOLDOUT)) {
        rows.add(
            logit.applyAsDouble(i),
            patients.outcomeValue(i),
            patients.weight(i),
            rules,
            patients.row(i),
            0);
      }
    }
    return rows;
  }

  private static IntToDoubleFunction own(ScoredModel.Own model, PatientTable patients) {
    StandardisedRows rows = new StandardisedRows(patients, model.scaling(), true);
    double[] beta = model.coefficients().toArray();
    double[] z = new double[beta.length];
    return row -> {
      rows.read(row, z);
      return StandardisedRows.dot(beta, z);
    };
  }

  private static IntToDoubleFunction published(
      StudyManifest study, ScoredModel.Published model, PatientTable patients) {
    ExternalScorer.Scores scores = ExternalScorer.of(study, model);
    return row -> scores.of(patients.row(row), 0);
  }
}
