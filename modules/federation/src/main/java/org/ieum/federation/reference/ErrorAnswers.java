package org.ieum.federation.reference;

import java.util.List;
import org.ieum.federation.query.GlmFamily;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/** How far predictions are from outcomes that are not binary. */
final class ErrorAnswers {
  private final Shape shape;
  private final GlmFamily family;
  private final PredictionErrors query;

  private ErrorAnswers(StudyManifest study, PredictionErrors query) {
    this.shape = query.shape(study);
    this.family = GlmFamily.of(study);
    this.query = query;
  }

  /** For a table of the site with this index, or −1 where it does not share its own figures. */
  static void answer(
      StudyManifest study,
      PredictionErrors query,
      int site,
      PatientTable patients,
      AnswerSink sink) {
    ErrorAnswers answers = new ErrorAnswers(study, query);
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    List<GroupRule> rules = query.sections() ? GroupRule.of(study) : List.of();
    double[] beta = query.coefficients().toArray();
    double[] z = new double[beta.length];
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[answers.shape.length()];
      for (int i = from; i < to; i++) {
        if (rows.in(i, query.partition())) {
          rows.read(i, z);
          double y = patients.outcomeValue(i);
          double eta = StandardisedRows.dot(beta, z);
          answers.add(block, ScoreSections.ALL, 0, y, eta);
          for (GroupRule rule : rules) {
            int group = rule.group(patients.row(i), 0);
            if (group >= 0) {
              answers.add(block, ScoreSections.GROUPS, group, y, eta);
            }
          }
          if (query.sections() && study.evaluation().bySite() && site >= 0) {
            answers.add(block, ScoreSections.SITES, site, y, eta);
          }
        }
      }
      sink.add(block);
    }
  }

  private void add(double[] block, String section, int cell, double y, double eta) {
    double[] numbers = new double[PredictionErrors.FIELDS.size()];
    query.ofRecord(family, y, eta, numbers);
    for (int f = 0; f < numbers.length; f++) {
      String field = ScoreSections.name(section, PredictionErrors.FIELDS.get(f));
      block[shape.offset(field) + cell] += numbers[f];
    }
  }
}
