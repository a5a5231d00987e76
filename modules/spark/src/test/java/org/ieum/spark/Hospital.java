package org.ieum.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;

/** A hospital with every kind of column, absent values and values beyond the limits. */
final class Hospital {
  static final String SCHEMA =
      "id LONG, age DOUBLE, bmi FLOAT, visits INT, smoker BOOLEAN, stage STRING, arm LONG,"
          + " outcome INT, weight DOUBLE, stay DOUBLE, falls INT, days INT";

  private Hospital() {}

  static StudyManifest study() {
    FeatureDictionary dictionary =
        new FeatureDictionary(
            List.of(
                Covariate.continuous("age", 18, 100),
                Covariate.continuous("bmi", 12, 60).withMissingIndicator(),
                Covariate.continuous("visits", 0, 50),
                Covariate.binary("smoker"),
                new Covariate(
                    "Tumour stage",
                    "stage",
                    CovariateType.CATEGORICAL,
                    0,
                    1,
                    List.of("I", "II", "III"),
                    true,
                    "",
                    ""),
                Covariate.categorical("arm", List.of("1", "2"))));
    return of(dictionary);
  }

  /** The same with one column in several covariates, transformed in every way. */
  static StudyManifest transformed() {
    return of(
        new FeatureDictionary(
            List.of(
                age("age2").withBasis(new Power(60, 2)),
                age("age3").withBasis(new Power(55.5, 3)).withMissingIndicator(),
                age("age"),
                age("age-s").withBasis(new Spline(List.of(40.0, 55.0, 62.5, 70.0, 85.0))),
                Covariate.bands("age-band", 18, 100, List.of(50.0, 62.25, 75.0))
                    .ofColumn("age")
                    .withMissingIndicator(),
                Covariate.continuous("log-bmi", 12, 60)
                    .ofColumn("bmi")
                    .withBasis(new Logarithm())
                    .withMissingIndicator(),
                Covariate.bands("often", 0, 50, List.of(10.0)).ofColumn("visits"),
                Covariate.binary("smoker"),
                Covariate.categorical("stage", List.of("I", "II", "III")))));
  }

  private static Covariate age(String name) {
    return Covariate.continuous(name, 18, 100).ofColumn("age");
  }

  static StudyManifest of(FeatureDictionary dictionary) {
    return new StudyManifest(
        "hospital",
        "A study",
        "testing",
        List.of("a", "b", "c"),
        "patients",
        "id",
        "outcome",
        dictionary,
        new Split(20, "salt"),
        ModelSpec.logistic(),
        new EvaluationSpec(200, 12, true, 50),
        1L << 20,
        20);
  }

  /** The same with everything that an evaluation can ask for, and records that carry weights. */
  static StudyManifest weighted() {
    StudyManifest study = study();
    ExternalModel published =
        new ExternalModel(
            "published",
            "",
            ExternalModel.Link.COMPLEMENTARY_LOG_LOG,
            -5,
            List.of(
                new Term.Power("age", 50, 10, 2, 0.1),
                new Term.Power("bmi", 0, 25, -1, -0.5),
                new Term.Band("bmi", 30, Double.POSITIVE_INFINITY, 0.3),
                Term.linear("smoker", 0.7),
                new Term.Level("Tumour stage", "I", -0.4),
                new Term.Level("arm", "2", 0.2)));
    return study
        .withSites(List.of("a", "b", "c", "d"))
        .withEvaluation(
            study
                .evaluation()
                .withThresholds(List.of(0.1, 0.25, 0.9))
                .withSubgroups(
                    List.of(
                        Subgroup.bands("age band", "age", List.of(45.0, 70.0)),
                        Subgroup.levels("smoking", "smoker"),
                        new Subgroup("stage", "Tumour stage", List.of(), List.of("III", "I"))))
                .withComparators(List.of(published))
                .withLeaveOneSiteOut())
        .withPreparation(
            new Preparation(
                Optional.of(new Preparation.Weight("weight", 4)),
                "{}",
                List.of("entry events", "first exposure")));
  }

  /** The same of an outcome that is not binary, judged by site and by subgroup. */
  static StudyManifest of(ModelSpec.Family family) {
    Outcome outcome =
        switch (family) {
          case LOGISTIC -> Outcome.binary("outcome");
          case LINEAR -> Outcome.continuous("stay", 0, 90);
          case POISSON -> Outcome.count("falls", 40);
          case COX ->
              Outcome.timeToEvent("days", "outcome", 900).withHorizons(List.of(100.0, 300.5));
        };
    StudyManifest study = study();
    return study
        .withEvaluation(
            study
                .evaluation()
                .withSubgroups(List.of(Subgroup.bands("age band", "age", List.of(45.0, 100.0)))))
        .withOutcome(outcome, ModelSpec.of(family));
  }

  /** Writes one CSV file; ids begin after {@code firstId}. */
  static Path csv(Path file, int rows, long firstId, long seed) {
    Random random = new Random(seed);
    Random values = new Random(~seed);
    StringBuilder text =
        new StringBuilder("id,age,bmi,visits,smoker,stage,arm,outcome,weight,stay,falls,days\n");
    for (int i = 0; i < rows; i++) {
      double age = 60 + 15 * random.nextGaussian();
      double bmi = Math.rint(8 * (26 + 5 * random.nextGaussian())) / 8;
      boolean smoker = random.nextInt(3) == 0;
      int stage = random.nextInt(3);
      int arm = 1 + random.nextInt(2);
      double eta = -2 + 0.04 * (age - 60) + 0.08 * (bmi - 26) + (smoker ? 0.5 : 0) + 0.4 * stage;
      int outcome = random.nextDouble() < 1 / (1 + StrictMath.exp(-eta)) ? 1 : 0;
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%d,%s,%s,%d,%d,%.3f,%.2f,%d,%d%n",
              firstId + i,
              random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.2f", age),
              random.nextInt(5) == 0 ? "" : String.format(Locale.ROOT, "%.3f", bmi),
              random.nextInt(60),
              smoker,
              random.nextInt(20) == 0 ? "" : List.of("I", "II", "III").get(stage),
              arm,
              outcome,
              random.nextInt(9) == 0 ? 0 : 4 * random.nextDouble(),
              Math.max(0, Math.min(90, 20 + 8 * eta + 6 * values.nextGaussian())),
              (int) Math.min(40, StrictMath.exp(eta + 2 * values.nextDouble())),
              1 + (int) Math.min(899, -300 * Math.log(values.nextDouble()) * Math.exp(-eta))));
    }
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same rows in the same order as one columnar file. */
  static Path columnar(Path csv, Path folder, String format, int rowGroupBytes) {
    return columnar(csv, folder, format, rowGroupBytes, "LONG");
  }

  /** The same with ids of the given type. */
  static Path columnar(Path csv, Path folder, String format, int rowGroupBytes, String idType) {
    Dataset<Row> rows =
        SharedSpark.session()
            .read()
            .option("header", "true")
            .option("enforceSchema", "true")
            .schema(SCHEMA.replaceFirst("LONG", idType))
            .csv(csv.toString())
            .coalesce(1);
    rows.write()
        .mode(SaveMode.Append)
        .option("parquet.block.size", Integer.toString(rowGroupBytes))
        .option("parquet.page.size", "4096")
        .option("orc.stripe.size", Integer.toString(rowGroupBytes))
        .format(format)
        .save(folder.toString());
    return folder;
  }
}
