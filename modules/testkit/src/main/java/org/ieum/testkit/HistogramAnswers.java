package org.ieum.testkit;

import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/** The score histogram. */
final class HistogramAnswers {
  private final ScoreHistogram query;
  private final EvaluationSpec spec;
  private final Layout layout;
  private final int site;

  /** For a table of the site with this index, or −1 where it does not share its own figures. */
  HistogramAnswers(StudyManifest study, ScoreHistogram query, int site) {
    this.query = query;
    this.spec = study.evaluation();
    this.layout = query.layout(study);
    this.site = spec.bySite() ? site : -1;
  }

  void answer(PatientTable patients, AnswerSink sink) {
    StandardisedRows rows = new StandardisedRows(patients, query.scaling(), true);
    double[] beta = query.coefficients().toArray();
    double[] z = new double[beta.length];
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[layout.length()];
      for (int i = from; i < to; i++) {
        if (rows.in(i, query.partition())) {
          rows.read(i, z);
          double logit = StandardisedRows.dot(beta, z);
          double range = spec.logitRange();
          add(block, Math.max(-range, Math.min(range, logit)), patients.outcome(i));
        }
      }
      sink.add(block);
    }
  }

  private void add(double[] block, double logit, boolean event) {
    double r = Logistic.residual(logit, event);
    int bin = ScoreHistogram.bin(logit, spec.logitRange(), spec.bins());
    block[at("records")]++;
    block[at("events")] += event ? 1 : 0;
    block[at("squaredError")] += r * r;
    block[at("logLikelihood")] += Logistic.logLikelihood(logit, event);
    block[at(event ? "positives" : "negatives") + bin]++;
    block[at("logit") + bin] += logit;
    if (site >= 0) {
      int cell =
          site * spec.siteBins() + ScoreHistogram.bin(logit, spec.logitRange(), spec.siteBins());
      block[at("siteRecords") + site]++;
      block[at("siteEvents") + site] += event ? 1 : 0;
      block[at("siteSquaredError") + site] += r * r;
      block[at(event ? "sitePositives" : "siteNegatives") + cell]++;
      block[at("siteLogit") + cell] += logit;
    }
  }

  private int at(String segment) {
    return layout.segment(segment).offset();
  }
}
