package org.ieum.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ieum.federation.reference.Logistic;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/**
 * Patients drawn from a known logistic model, from a seed: continuous covariates {@code x1, x2, …},
 * normal with unit variance and cut at ±6, and an outcome of a given intercept and slopes.
 */
public final class SyntheticCohort {
  private static final double LIMIT = 6;

  private final double intercept;
  private final double[] slopes;

  public SyntheticCohort(double intercept, double... slopes) {
    this.intercept = intercept;
    this.slopes = slopes.clone();
  }

  /** A study of these covariates at {@code sites} sites with nothing held out. */
  public StudyManifest study(int sites) {
    List<Covariate> covariates = new ArrayList<>();
    for (int j = 1; j <= slopes.length; j++) {
      covariates.add(Covariate.continuous("x" + j, -LIMIT, LIMIT));
    }
    return study(sites, new FeatureDictionary(covariates));
  }

  /** A study of any dictionary at {@code sites} sites, hold-out 0, a cap of 2^20 records. */
  public static StudyManifest study(int sites, FeatureDictionary dictionary) {
    List<String> names = new ArrayList<>();
    for (int s = 1; s <= sites; s++) {
      names.add(String.format(Locale.ROOT, "site-%03d", s));
    }
    return new StudyManifest(
        "synthetic",
        "A synthetic study",
        "testing",
        names,
        "patients",
        "",
        "outcome",
        dictionary,
        new Split(0, "salt"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1L << 20,
        1);
  }

  /** Draws patients of a site whose covariates are shifted by {@code shift}. */
  public PatientTable draw(StudyManifest study, int rows, double shift, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[rows][slopes.length];
    boolean[] outcome = new boolean[rows];
    boolean[] heldOut = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double eta = intercept;
      for (int j = 0; j < slopes.length; j++) {
        x[i][j] = Math.max(-LIMIT, Math.min(LIMIT, shift + random.nextGaussian()));
        eta += slopes[j] * x[i][j];
      }
      outcome[i] = random.nextDouble() < Logistic.probability(eta);
      heldOut[i] = study.split().heldOut(seed + "-" + i);
    }
    return PatientTable.ofDesign(slopes.length, x, outcome, heldOut);
  }

  /** The slopes that the outcome was drawn with. */
  public double[] slopes() {
    return Arrays.copyOf(slopes, slopes.length);
  }
}
