package org.ieum.algorithms;

import java.util.List;
import java.util.Locale;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Performance;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.study.StudyManifest;

/** By the distance of predictions from a number or a count. */
final class ErrorEvaluation extends CellEvaluation {
  private final Standardisation standard;

  ErrorEvaluation(StudyManifest study, Standardisation standard) {
    super(study);
    this.standard = standard;
  }

  @Override
  PredictionErrors query(Coefficients fitted, Partition partition, boolean sections) {
    return new PredictionErrors(
        standard.scaling(), fitted, standard.meanOutcome(), partition, sections);
  }

  @Override
  List<Performance> cells(Answer sum, String section) {
    return ErrorCell.read(study.outcome(), standard.meanOutcome(), sum, section).stream()
        .map(ErrorCell::performance)
        .toList();
  }

  @Override
  String words(Performance performance) {
    Accuracy accuracy = performance.nearness();
    return String.format(Locale.ROOT, "R² %.4f, RMSE %.4g", accuracy.r2(), accuracy.rmse());
  }
}
