package org.ieum.spark;

import java.util.List;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;
import org.ieum.spark.internal.kernel.Exponential;
import org.ieum.spark.internal.kernel.LogOnePlus;

/** Where one section of a score histogram stands in an answer, and how a score is added to it. */
final class ScoreCells {
  private final double range;
  private final int bins;
  private final double[] thresholds;
  private final boolean weighted;
  private final int records;
  private final int events;
  private final int squaredError;
  private final int logLikelihood;
  private final int expected;
  private final int negatives;
  private final int positives;
  private final int logit;
  private final int positiveLogit;
  private final int weight;
  private final int eventWeight;
  private final int negativeSquares;
  private final int positiveSquares;
  private final int positiveCount;
  private final int thresholdNegatives;
  private final int thresholdPositives;

  ScoreCells(StudyManifest study, Shape shape, String section, int bins) {
    EvaluationSpec spec = study.evaluation();
    this.range = spec.logitRange();
    this.bins = bins;
    this.thresholds = thresholds(spec.thresholds());
    this.weighted = study.preparation().weight().isPresent();
    Places places = name -> shape.offset(ScoreSections.name(section, name));
    records = places.of("records");
    events = places.of("events");
    squaredError = places.of("squaredError");
    logLikelihood = places.of("logLikelihood");
    expected = places.of("expected");
    negatives = places.of("negatives");
    positives = places.of("positives");
    logit = places.of("logit");
    positiveLogit = places.of("positiveLogit");
    weight = weighted ? places.of("weight") : 0;
    eventWeight = weighted ? places.of("eventWeight") : 0;
    negativeSquares = weighted ? places.of("negativeSquares") : 0;
    positiveSquares = weighted ? places.of("positiveSquares") : 0;
    positiveCount = weighted ? places.of("positiveCount") : 0;
    thresholdNegatives = thresholds.length > 0 ? places.of("thresholdNegatives") : 0;
    thresholdPositives = thresholds.length > 0 ? places.of("thresholdPositives") : 0;
  }

  /** The place of a field. */
  @FunctionalInterface
  private interface Places {
    int of(String field);
  }

  private static double[] thresholds(List<Double> risks) {
    return risks.stream().mapToDouble(ScoreSections::thresholdLogit).toArray();
  }

  void add(Score score, int cell, double[] out, int offset) {
    double w = score.weight();
    boolean event = score.event();
    int bin = offset + cell * bins + ScoreHistogram.bin(score.logit(), range, bins);
    out[offset + records + cell]++;
    out[offset + events + cell] += event ? 1 : 0;
    out[offset + squaredError + cell] += w * score.squaredError();
    out[offset + logLikelihood + cell] += w * score.logLikelihood();
    out[offset + expected + cell] += w * score.probability();
    out[bin + (event ? positives : negatives)] += w;
    out[bin + logit] += w * score.logit();
    out[bin + positiveLogit] += event ? w * score.logit() : 0;
    int at = offset + (event ? thresholdPositives : thresholdNegatives) + cell * thresholds.length;
    for (int t = 0; t < thresholds.length && score.logit() >= thresholds[t]; t++) {
      out[at + t] += w;
    }
    if (weighted) {
      out[offset + weight + cell] += w;
      out[offset + eventWeight + cell] += event ? w : 0;
      out[bin + (event ? positiveSquares : negativeSquares)] += w * w;
      out[bin + positiveCount] += event ? 1 : 0;
    }
  }

  /** One record's score, and what follows from it. */
  record Score(
      double logit,
      boolean event,
      double weight,
      double probability,
      double squaredError,
      double logLikelihood) {
    /** Of a logit that is set to ±range beyond it. */
    static Score of(double unlimited, double range, boolean event, double weight) {
      double logit = Math.max(-range, Math.min(range, unlimited));
      double e = Exponential.of(-Math.abs(logit));
      boolean agrees = event == logit >= 0;
      double miss = agrees ? e / (1 + e) : 1 / (1 + e);
      double loss = (agrees ? 0 : Math.abs(logit)) + LogOnePlus.of(e);
      double probability = logit >= 0 ? 1 / (1 + e) : e / (1 + e);
      return new Score(logit, event, weight, probability, miss * miss, -loss);
    }
  }
}
