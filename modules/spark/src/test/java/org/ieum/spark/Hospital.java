package org.ieum.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/** A hospital with every kind of column, absent values and values beyond the limits. */
final class Hospital {
  static final String SCHEMA =
      "id LONG, age DOUBLE, bmi FLOAT, visits INT, smoker BOOLEAN, stage STRING, arm LONG,"
          + " outcome INT";

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

  /** Writes one CSV file; ids begin after {@code firstId}. */
  static Path csv(Path file, int rows, long firstId, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("id,age,bmi,visits,smoker,stage,arm,outcome\n");
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
              "%d,%s,%s,%d,%s,%s,%d,%d%n",
              firstId + i,
              random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.2f", age),
              random.nextInt(5) == 0 ? "" : String.format(Locale.ROOT, "%.3f", bmi),
              random.nextInt(60),
              smoker,
              random.nextInt(20) == 0 ? "" : List.of("I", "II", "III").get(stage),
              arm,
              outcome));
    }
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same rows in the same order as one columnar file. */
  static Path columnar(Path csv, Path folder, String format, int rowGroupBytes) {
    Dataset<Row> rows =
        SharedSpark.session()
            .read()
            .option("header", "true")
            .option("enforceSchema", "true")
            .schema(SCHEMA)
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
