package org.ieum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/**
 * Made-up patients: covariates of about unit variance and an outcome from a logistic model, every
 * number a hash of patient, column and seed, so that the same call writes the same rows.
 */
final class SyntheticTable {
  private static final double LIMIT = 6;
  private static final int MOST_DAYS = 3650;

  private SyntheticTable() {}

  static StudyManifest study(int columns, List<String> sites) {
    List<Covariate> covariates = new ArrayList<>();
    for (int j = 1; j <= columns; j++) {
      covariates.add(Covariate.continuous("x" + j, -LIMIT, LIMIT));
    }
    return new StudyManifest(
        "synthetic",
        "Synthetic patients",
        "benchmark",
        sites,
        "patients",
        "patient",
        "outcome",
        new FeatureDictionary(covariates),
        new Split(0, "benchmark"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1L << 24,
        10);
  }

  /** The same of the days to the outcome, or without it to the end of observation. */
  static StudyManifest times(int columns, List<String> sites) {
    return study(columns, sites)
        .withOutcome(
            Outcome.timeToEvent("days", "outcome", MOST_DAYS), ModelSpec.of(ModelSpec.Family.COX));
  }

  /** Writes Parquet; {@code shift} moves the covariates' means, as sites differ. */
  static void write(
      SparkSession session, String folder, int rows, int columns, long seed, double shift) {
    List<String> select = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    for (int j = 1; j <= columns; j++) {
      select.add(normal(j, seed, shift) + " AS x" + j);
      double slope = 0.4 * StrictMath.sin(j);
      terms.add(String.format(Locale.ROOT, "%.6f * x%d", slope, j));
    }
    // A sum written out would nest as deep as it has terms.
    String eta =
        "aggregate(array(" + String.join(", ", terms) + "), -1.5D, (sum, term) -> sum + term)";
    session
        .range(0, rows, 1, 4)
        .selectExpr(concat("id", select))
        .selectExpr(
            "* EXCEPT (id)",
            "id AS patient",
            "CAST(" + uniform(0, seed) + " < 1 / (1 + exp(-(" + eta + "))) AS INT) AS outcome",
            "1 + CAST(" + MOST_DAYS + " * " + uniform(1, seed) + " AS INT) AS days")
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder);
  }

  private static String[] concat(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all.toArray(String[]::new);
  }

  /** The sum of four uniforms, centred, of unit variance. */
  private static String normal(int column, long seed, double shift) {
    StringBuilder sum = new StringBuilder("-2");
    for (int k = 0; k < 4; k++) {
      sum.append(" + ").append(uniform(column * 4 + k, seed));
    }
    return "(" + sum + ") * 1.7320508075688772D + " + shift + "D";
  }

  private static String uniform(int stream, long seed) {
    return "(CAST(shiftrightunsigned(xxhash64(id, "
        + stream
        + ", "
        + seed
        + "L), 11) AS DOUBLE) / 9007199254740992D)";
  }
}
