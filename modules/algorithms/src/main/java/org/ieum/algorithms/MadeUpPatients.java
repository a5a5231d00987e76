package org.ieum.algorithms;

import java.util.Arrays;
import java.util.List;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;

/**
 * Patients over whom any analysis of a study's dictionary runs to its end: each covariate takes
 * every part of its limits, or every level, about equally often and independently of the others,
 * half of the records have the outcome (of a continuous or counted one, a greater value), and where
 * absence has a column of its own a quarter is absent. Numbers and flags lean towards the outcome,
 * so that a fit has something to find, the less the more there are, so that none separates it. The
 * same study gives the same patients.
 */
final class MadeUpPatients {
  private static final int FEWEST = 200;

  /** Records a column, so that nearly no split of them by the outcome is without an overlap. */
  private static final int PER_COLUMN = 8;

  private static final int ABSENT_OF = 4;

  /** Exponent of all leanings together. */
  private static final double LEANING = 0.5;

  private static final int FEW = 5;

  private static final double SHARE_OF_GREATEST_WEIGHT = 0.75;

  private final StudyManifest study;
  private final double[][] rows;
  private final boolean[] outcome;
  private final boolean[] heldOut;
  private final int[] site;

  private MadeUpPatients(StudyManifest study) {
    this.study = study;
    int sites = study.sites().size();
    int columns = study.dictionary().design().size() + sites;
    int whole = Math.max(FEWEST, PER_COLUMN * columns);
    // A fit without one of the sites has as many records left.
    int quarter = (study.evaluation().leaveOneSiteOut() ? 2 * whole : whole) / 4;
    int training = 2 * quarter;
    int held = study.split().holdoutPercent() > 0 ? quarter : 0;
    int records = 2 * (training + held);
    rows = new double[records][study.dictionary().covariates().size()];
    outcome = new boolean[records];
    heldOut = new boolean[records];
    site = new int[records];
    fill(0, training, false, false);
    fill(training, training, true, false);
    fill(2 * training, held, false, true);
    fill(2 * training + held, held, true, true);
  }

  /** One table a site. */
  static List<PatientTable> of(StudyManifest study) {
    MadeUpPatients all = new MadeUpPatients(study);
    PatientTable table =
        PatientTable.ofCovariates(study.dictionary(), all.rows, all.values(), all.heldOut);
    if (study.preparation().weight().isPresent()) {
      double[] weights = new double[all.rows.length];
      Arrays.fill(weights, SHARE_OF_GREATEST_WEIGHT * study.preparation().maximumWeight());
      table = table.withWeights(weights);
    }
    return table.split(all.site, study.sites().size());
  }

  /** The outcomes on the scale of the fit: in turn one of a few values, or one of a few greater. */
  private double[] values() {
    double[] values = new double[outcome.length];
    for (int i = 0; i < values.length; i++) {
      double part = (outcome[i] ? 2 : 1) / 4.0 + i % FEW / (4.0 * FEW);
      values[i] =
          switch (study.outcome().kind()) {
            case BINARY -> outcome[i] ? 1 : 0;
            case CONTINUOUS -> 2 * part - 1;
            case COUNT -> Math.min(study.outcome().max(), (outcome[i] ? 2 : 0) + i % 2);
            case TIME_TO_EVENT -> Outcome.observed(study.outcome().max() * (1 - part), outcome[i]);
          };
    }
    return values;
  }

  /** Records of one kind, dealt to the sites in turn. */
  private void fill(int from, int records, boolean event, boolean held) {
    for (int i = 0; i < records; i++) {
      outcome[from + i] = event;
      heldOut[from + i] = held;
      site[from + i] = i % study.sites().size();
    }
    List<Covariate> covariates = study.dictionary().covariates();
    double lean = StrictMath.exp((event ? -LEANING : LEANING) / Math.sqrt(covariates.size()));
    for (int k = 0; k < covariates.size(); k++) {
      int[] order = shuffled(records, (long) from * covariates.size() + k);
      double[] values = values(covariates.get(k), records, lean);
      for (int i = 0; i < records; i++) {
        rows[from + order[i]][k] = values[i];
      }
    }
  }

  private static double[] values(Covariate covariate, int records, double lean) {
    int absent = covariate.missingIndicator() ? records / ABSENT_OF : 0;
    int present = records - absent;
    double[] values = new double[records];
    Arrays.fill(values, present, records, Double.NaN);
    for (int i = 0; i < present; i++) {
      double part = StrictMath.pow((i + 0.5) / present, lean);
      values[i] =
          switch (covariate.raw()) {
            case BINARY -> part < 0.5 ? 0 : 1;
            case CATEGORICAL -> i % covariate.levels().size();
            case CONTINUOUS -> covariate.min() + (covariate.max() - covariate.min()) * part;
          };
    }
    return values;
  }

  /** A permutation (Fisher and Yates) by SplitMix64 (Steele, Lea and Flood 2014). */
  private static int[] shuffled(int length, long seed) {
    int[] order = new int[length];
    long state = seed * 0x632be59bd9b4e019L;
    for (int i = 0; i < length; i++) {
      state += 0x9e3779b97f4a7c15L;
      long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
      int other = (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), i + 1L);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
