package org.ieum.federation.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;

/**
 * Patients in memory, one row each: design columns on the raw scale (NaN where absent), outcome on
 * the scale of the fit, hold-out flag, weight (1 unless set), and whose values lay outside which
 * covariate's limits. Immutable.
 */
public final class PatientTable {
  private final int columns;
  private final double[][] design;
  private final double[] outcome;
  private final boolean[] heldOut;
  private final double[] weight;
  private final BitSet[] outside;

  private PatientTable(
      int columns,
      double[][] design,
      double[] outcome,
      boolean[] heldOut,
      double[] weight,
      BitSet[] outside) {
    if (design.length != outcome.length
        || design.length != heldOut.length
        || design.length != weight.length) {
      throw new IllegalArgumentException(
          design.length + " rows, " + outcome.length + " outcomes, " + heldOut.length + " flags");
    }
    this.columns = columns;
    this.design = design;
    this.outcome = outcome;
    this.heldOut = heldOut;
    this.weight = weight;
    this.outside = outside;
  }

  private static BitSet[] none(int rows) {
    BitSet[] none = new BitSet[rows];
    Arrays.setAll(none, i -> new BitSet());
    return none;
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The same patients with these held out. */
  public PatientTable withHeldOut(boolean... flags) {
    return new PatientTable(columns, design, outcome, flags.clone(), weight, outside);
  }

  /** The same patients with these outcomes, on the scale of the fit. */
  public PatientTable withOutcomes(double... outcomes) {
    return new PatientTable(columns, design, outcomes.clone(), heldOut, weight, outside);
  }

  private static double[] numbers(boolean[] flags) {
    double[] numbers = new double[flags.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = flags[i] ? 1 : 0;
    }
    return numbers;
  }

  /** The same patients with these weights, one a row. */
  public PatientTable withWeights(double... weights) {
    return new PatientTable(columns, design, outcome, heldOut, weights.clone(), outside);
  }

  /** From rows of design columns as they are. */
  public static PatientTable ofDesign(
      int columns, double[][] rows, boolean[] outcome, boolean[] heldOut) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " columns, expected " + columns);
      }
      copy[i] = rows[i].clone();
    }
    return new PatientTable(
        columns, copy, numbers(outcome), heldOut.clone(), ones(rows.length), none(rows.length));
  }

  /**
   * From rows of raw covariates in the dictionary's order: a number, 0 or 1, or a level's ordinal;
   * NaN where absent. Numbers beyond the dictionary's limits count as absent.
   */
  public static PatientTable ofCovariates(
      FeatureDictionary dictionary, double[][] rows, boolean[] outcome, boolean[] heldOut) {
    return ofCovariates(dictionary, rows, numbers(outcome), heldOut);
  }

  /** The same with outcomes that need not be 0 or 1, on the scale of the fit. */
  public static PatientTable ofCovariates(
      FeatureDictionary dictionary, double[][] rows, double[] outcome, boolean[] heldOut) {
    List<DesignColumn> columns = dictionary.design();
    double[][] design = new double[rows.length][columns.size()];
    BitSet[] outside = none(rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < dictionary.covariates().size(); k++) {
        outside[i].set(k, dictionary.covariates().get(k).outside(rows[i][k]));
      }
      for (int j = 0; j < design[i].length; j++) {
        DesignColumn column = columns.get(j);
        int k = column.covariate();
        double raw = outside[i].get(k) ? Double.NaN : rows[i][k];
        design[i][j] = value(dictionary.covariates().get(k), column, raw);
      }
    }
    return new PatientTable(
        columns.size(), design, outcome.clone(), heldOut.clone(), ones(rows.length), outside);
  }

  private static double value(Covariate covariate, DesignColumn column, double raw) {
    if (column.kind() == DesignColumn.Kind.MISSING) {
      return Double.isNaN(raw) ? 1 : 0;
    }
    return covariate.terms(new double[] {raw}).get(column.term())[0];
  }

  /** Whether the row's value of this covariate lay outside its limits. */
  public boolean outside(int row, int covariate) {
    return outside[row].get(covariate);
  }

  public int rows() {
    return design.length;
  }

  public int columns() {
    return columns;
  }

  public double value(int row, int column) {
    return design[row][column];
  }

  /** Whether the row's outcome is above 0. */
  public boolean outcome(int row) {
    return outcome[row] > 0;
  }

  /** The row's outcome on the scale of the fit. */
  public double outcomeValue(int row) {
    return outcome[row];
  }

  public boolean heldOut(int row) {
    return heldOut[row];
  }

  public double weight(int row) {
    return weight[row];
  }

  /** A copy of a row of the design matrix. */
  double[] row(int row) {
    return design[row].clone();
  }

  /** The rows at these positions, in this order. */
  public PatientTable take(int... positions) {
    double[][] rows = new double[positions.length][];
    double[] outcomes = new double[positions.length];
    boolean[] flags = new boolean[positions.length];
    double[] weights = new double[positions.length];
    BitSet[] beyond = new BitSet[positions.length];
    for (int i = 0; i < positions.length; i++) {
      rows[i] = design[positions[i]];
      outcomes[i] = outcome[positions[i]];
      flags[i] = heldOut[positions[i]];
      weights[i] = weight[positions[i]];
      beyond[i] = outside[positions[i]];
    }
    return new PatientTable(columns, rows, outcomes, flags, weights, beyond);
  }

  /** Cuts into {@code k} runs of neighbouring rows of about equal length. */
  public List<PatientTable> split(int k) {
    int[] site = new int[rows()];
    for (int i = 0; i < site.length; i++) {
      site[i] = (int) ((long) i * k / site.length);
    }
    return split(site, k);
  }

  /** Deals row i to part {@code part[i]} of {@code k}. */
  public List<PatientTable> split(int[] part, int k) {
    List<PatientTable> parts = new ArrayList<>();
    for (int s = 0; s < k; s++) {
      int[] mine = new int[rows()];
      int n = 0;
      for (int i = 0; i < mine.length; i++) {
        if (part[i] == s) {
          mine[n++] = i;
        }
      }
      parts.add(take(Arrays.copyOf(mine, n)));
    }
    return parts;
  }

  /** The rows of several tables one after the other. */
  public static PatientTable concatenate(List<PatientTable> tables) {
    int rows = tables.stream().mapToInt(PatientTable::rows).sum();
    double[][] design = new double[rows][];
    double[] outcome = new double[rows];
    boolean[] heldOut = new boolean[rows];
    double[] weight = new double[rows];
    BitSet[] outside = new BitSet[rows];
    int at = 0;
    for (PatientTable t : tables) {
      System.arraycopy(t.design, 0, design, at, t.rows());
      System.arraycopy(t.outcome, 0, outcome, at, t.rows());
      System.arraycopy(t.heldOut, 0, heldOut, at, t.rows());
      System.arraycopy(t.weight, 0, weight, at, t.rows());
      System.arraycopy(t.outside, 0, outside, at, t.rows());
      at += t.rows();
    }
    return new PatientTable(tables.get(0).columns, design, outcome, heldOut, weight, outside);
  }
}
