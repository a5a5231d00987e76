package org.ieum.cli.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FitStep;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Performance.CalibrationGroup;
import org.ieum.federation.model.Performance.RocPoint;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/** A report of made-up figures. */
public final class Samples {
  private Samples() {}

  /** A study of OMOP tables whose covariate {@code sbp} has a label in Hangul. */
  public static FetchedStudy labelled() {
    StudyManifest study = OmopSample.study();
    return new FetchedStudy(study, ModelSample.result(ModelSample.model(study)));
  }

  /** With a title that HTML must escape. */
  public static Report report(boolean truths) {
    StudyManifest study =
        new StudyManifest(
            "sample",
            "Risk <before> & \"after\"",
            "To see the page",
            List.of("boston", "seoul"),
            "patients",
            "id",
            "outcome",
            new FeatureDictionary(List.of(Covariate.continuous("age", 0, 100))),
            new Split(25, "salt"),
            ModelSpec.logistic(),
            EvaluationSpec.standard(),
            1000,
            20);
    FittedModel model = model(study);
    TreeMap<String, Long> bytes = new TreeMap<>(Map.of("boston", 31_200L, "seoul", 31_300L));
    TreeMap<Integer, java.util.SortedMap<String, Long>> rounds = new TreeMap<>();
    for (int round = 1; round <= 6; round++) {
      rounds.put(round, new TreeMap<>(Map.of("boston", 900L * round, "seoul", 901L * round)));
    }
    Map<String, Double> seconds = new LinkedHashMap<>(Map.of("study", 12.3, "total", 45.6));
    return new Report(
        study,
        new StudyResultJson(model, List.of("boston", "seoul"), bytes, new TreeMap<>(), seconds),
        new Comparison(
            List.of(
                new Comparison.Row("(Intercept)", -1, 0.1, -1, 0.1, -1.0001, -1.1),
                new Comparison.Row("age", 0.5, 0.02, 0.5 + 1e-12, 0.02, 0.5001, 0.51)),
            truths),
        List.of(
            new LedgerLine("coordinator", 40, "ab".repeat(32), true, model.digest(), true),
            new LedgerLine("seoul", 38, "cd".repeat(32), false, model.digest(), false)),
        rounds,
        Map.of("seoul", 210_000_000L),
        Instant.parse("2026-03-01T09:00:00Z"));
  }

  private static FittedModel model(StudyManifest study) {
    Performance performance =
        new Performance(
            250,
            90,
            0.81,
            2e-4,
            0.7,
            0.15,
            0.4,
            0.98,
            0.02,
            List.of(new RocPoint(0.1, 0.5), new RocPoint(0.4, 0.9)),
            List.of(new CalibrationGroup(125, 0.2, 0.22), new CalibrationGroup(125, 0.6, 0.57)));
    return new FittedModel(
        study.id(),
        study.digest(),
        6,
        750,
        270,
        -300.5,
        List.of(55.0),
        List.of(
            new Coefficient("(Intercept)", -1, 0.1, -10, 1e-20, -1.2, -0.8),
            new Coefficient("age", 0.5, 0.02, 25, 1e-90, 0.46, 0.54)),
        List.of(),
        List.of(
            new FitStep(3, -320, 12.5), new FitStep(4, -301, 0.4), new FitStep(5, -300.5, 1e-9)),
        performance,
        performance,
        List.of());
  }
}
