package org.ieum.federation.reference;

import java.util.List;
import org.ieum.federation.query.ExternalScorer;
import org.ieum.federation.query.ExternalScores;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/** Score histograms of the study's own model and of published ones. */
final class HistogramAnswers {
  /** The logit that a model gives a row. */
  @FunctionalInterface
  private interface Scores {
    double logit(int row);
  }

  private final EvaluationSpec spec;
  private final Shape shape;
  private final List<GroupRule> rules;
  private final boolean weighted;
  private final int site;
  private final PatientTable patients;

  private HistogramAnswers(StudyManifest study, Query query, int site, PatientTable patients) {
    this.spec = study.evaluation();
    this.shape = query.shape(study);
    this.rules = GroupRule.of(study);
    this.weighted = study.preparation().weight().isPresent();
    this.site = spec.bySite() ? site : -1;
    this.patients = patients;
  }

  /** For a table of the site with this index, or −1 where it does not share its own figures. */
  static void answer(
      StudyManifest study, ScoreHistogram query, int site, PatientTable patients, AnswerSink sink) {
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    double[] beta = query.coefficients().toArray();
    double[] z = new double[beta.length];
    new HistogramAnswers(study, query, site, patients)
        .answer(
            query.partition(),
            row -> {
              rows.read(row, z);
              return StandardisedRows.dot(beta, z);
            },
            sink);
  }

  /** The same for a published model. */
  static void answer(
      StudyManifest study, ExternalScores query, int site, PatientTable patients, AnswerSink sink) {
    ExternalScorer scorer =
        new ExternalScorer(
            study.evaluation().comparators().get(query.model()),
            study.dictionary(),
            query.imputation().toArray());
    new HistogramAnswers(study, query, site, patients)
        .answer(query.partition(), row -> scorer.logit(patients.row(row), 0), sink);
  }

  private void answer(Partition partition, Scores scores, AnswerSink sink) {
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[shape.length()];
      for (int i = from; i < to; i++) {
        if (patients.heldOut(i) == (partition == Partition.HOLDOUT)) {
          double range = spec.logitRange();
          double logit = Math.max(-range, Math.min(range, scores.logit(i)));
          add(block, ScoreSections.ALL, 0, spec.bins(), logit, i);
          for (GroupRule rule : rules) {
            int group = rule.group(patients.row(i), 0);
            if (group >= 0) {
              add(block, ScoreSections.GROUPS, group, spec.siteBins(), logit, i);
            }
          }
          if (site >= 0) {
            add(block, ScoreSections.SITES, site, spec.siteBins(), logit, i);
          }
        }
      }
      sink.add(block);
    }
  }

  private void add(double[] block, String section, int cell, int bins, double logit, int row) {
    boolean event = patients.outcome(row);
    double w = patients.weight(row);
    double r = Logistic.residual(logit, event);
    int bin = cell * bins + ScoreHistogram.bin(logit, spec.logitRange(), bins);
    block[at(section, "records") + cell]++;
    block[at(section, "events") + cell] += event ? 1 : 0;
    block[at(section, "squaredError") + cell] += w * r * r;
    block[at(section, "logLikelihood") + cell] += w * Logistic.logLikelihood(logit, event);
    block[at(section, "expected") + cell] += w * Logistic.probability(logit);
    block[at(section, event ? "positives" : "negatives") + bin] += w;
    block[at(section, "logit") + bin] += w * logit;
    block[at(section, "positiveLogit") + bin] += event ? w * logit : 0;
    int thresholds = spec.thresholds().size();
    for (int t = 0; t < thresholds; t++) {
      if (logit >= ScoreSections.thresholdLogit(spec.thresholds().get(t))) {
        String field = event ? "thresholdPositives" : "thresholdNegatives";
        block[at(section, field) + cell * thresholds + t] += w;
      }
    }
    if (weighted) {
      block[at(section, "weight") + cell] += w;
      block[at(section, "eventWeight") + cell] += event ? w : 0;
      block[at(section, event ? "positiveSquares" : "negativeSquares") + bin] += w * w;
      block[at(section, "positiveCount") + bin] += event ? 1 : 0;
    }
  }

  private int at(String section, String field) {
    return shape.offset(ScoreSections.name(section, field));
  }
}
