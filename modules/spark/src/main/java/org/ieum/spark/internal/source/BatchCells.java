package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.HoldOut;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;

/** Reads and checks the columns of a batch. */
final class BatchCells {
  private static final byte[] NO_TEXT = {};

  private final StudyManifest study;
  private final List<Covariate> covariates;
  private final List<Levels> levels = new ArrayList<>();
  private final SharedColumns shared;
  private final BatchColumns columns;
  private final HoldOut holdOut;
  private final boolean splits;

  BatchCells(StudyManifest study, BatchColumns columns) {
    this.study = study;
    this.columns = columns;
    covariates = study.dictionary().covariates();
    shared = new SharedColumns(covariates);
    covariates.forEach(c -> levels.add(new Levels(c.levels())));
    holdOut = study.split().rule();
    splits = study.split().holdoutPercent() > 0;
  }

  Chunk read(ColumnarBatch batch, long firstRow, Faults faults) {
    int n = batch.numRows();
    double[][] values = new double[covariates.size()][n];
    for (int k = 0; k < values.length; k++) {
      if (shared.first(k) < k) {
        values[k] = values[shared.first(k)].clone();
        continue;
      }
      ColumnVector column = batch.column(columns.positions()[k]);
      CellType type = columns.types()[k];
      Covariate c = covariates.get(k);
      switch (c.raw()) {
        case CONTINUOUS -> {
          type.numbers(column, values[k]);
          checkFinite(column, values[k], firstRow, c.column(), faults);
        }
        case BINARY -> {
          type.numbers(column, values[k]);
          checkFlags(column, values[k], firstRow, c.column(), Expectation.BINARY, faults);
        }
        case CATEGORICAL -> levels(k, type, column, values[k], firstRow, faults);
      }
    }
    double[] outcomes = outcomes(batch, firstRow, faults);
    boolean[] heldOut = new boolean[n];
    long[] persons =
        study.personId().isEmpty()
            ? byPosition(firstRow, heldOut)
            : byPerson(batch, firstRow, heldOut, faults);
    return new Chunk(n, values, outcomes, heldOut, persons, weights(batch, firstRow, faults));
  }

  private double[] weights(ColumnarBatch batch, long firstRow, Faults faults) {
    if (study.preparation().weight().isEmpty()) {
      return new double[0];
    }
    int at = columns.positions().length - 1;
    double most = study.preparation().maximumWeight();
    double[] w = new double[batch.numRows()];
    columns.types()[at].numbers(batch.column(columns.positions()[at]), w);
    for (int i = 0; i < w.length; i++) {
      if (!(w[i] >= 0 && w[i] <= most)) {
        String column = study.preparation().weight().orElseThrow().column();
        faults.add(firstRow + i + 1, column, Expectation.weight(most));
        w[i] = 0;
      }
    }
    return w;
  }

  private static void checkFinite(
      ColumnVector column, double[] values, long firstRow, String name, Faults faults) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) && !column.isNullAt(i)) {
        faults.add(firstRow + i + 1, name, Expectation.FINITE);
      }
    }
  }

  private static void checkFlags(
      ColumnVector column,
      double[] values,
      long firstRow,
      String name,
      String expected,
      Faults faults) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && values[i] != 1 && !column.isNullAt(i)) {
        faults.add(firstRow + i + 1, name, expected);
        values[i] = 0;
      }
    }
  }

  private void levels(
      int k, CellType type, ColumnVector column, double[] out, long firstRow, Faults faults) {
    boolean text = type == CellType.TEXT || type == CellType.BOOLEAN;
    if (!text) {
      type.numbers(column, out);
    }
    for (int i = 0; i < out.length; i++) {
      if (column.isNullAt(i)) {
        out[i] = Double.NaN;
        continue;
      }
      int level = text ? levels.get(k).index(type.text(column, i)) : levels.get(k).index(out[i]);
      if (level < 0) {
        Covariate c = covariates.get(k);
        faults.add(firstRow + i + 1, c.column(), Expectation.level(c));
      }
      out[i] = level;
    }
  }

  /** Signed times; see {@link Outcome.Kind#TIME_TO_EVENT}. */
  private double[] observed(ColumnarBatch batch, long firstRow, Faults faults) {
    int at = columns.positions().length - 1;
    Outcome outcome = study.outcome();
    ColumnVector times = batch.column(columns.positions()[at]);
    ColumnVector events = batch.column(columns.positions()[covariates.size()]);
    double[] time = new double[batch.numRows()];
    double[] event = new double[batch.numRows()];
    columns.types()[at].numbers(times, time);
    columns.types()[covariates.size()].numbers(events, event);
    for (int i = 0; i < time.length; i++) {
      boolean known = !times.isNullAt(i) && time[i] > 0 && outcome.allows(time[i]);
      if (events.isNullAt(i) || (event[i] != 0 && event[i] != 1)) {
        faults.add(firstRow + i + 1, outcome.column(), Expectation.event());
      } else if (!known) {
        faults.add(
            firstRow + i + 1,
            outcome.time(),
            times.isNullAt(i) ? Expectation.noOutcome(outcome) : Expectation.outcome(outcome));
      }
      time[i] = Outcome.observed(known ? time[i] : 0, event[i] == 1);
    }
    return time;
  }

  private double[] outcomes(ColumnarBatch batch, long firstRow, Faults faults) {
    if (study.outcome().isTime()) {
      return observed(batch, firstRow, faults);
    }
    int at = covariates.size();
    ColumnVector column = batch.column(columns.positions()[at]);
    double[] y = new double[batch.numRows()];
    columns.types()[at].numbers(column, y);
    Outcome outcome = study.outcome();
    for (int i = 0; i < y.length; i++) {
      if (column.isNullAt(i) || !outcome.allows(y[i])) {
        String expected =
            column.isNullAt(i) ? Expectation.noOutcome(outcome) : Expectation.outcome(outcome);
        faults.add(firstRow + i + 1, outcome.column(), expected);
        y[i] = outcome.min();
      }
    }
    return y;
  }

  private long[] byPosition(long firstRow, boolean[] heldOut) {
    for (int i = 0; i < heldOut.length; i++) {
      heldOut[i] = holdOut.heldOut(Long.toString(firstRow + i));
    }
    return new long[0];
  }

  /** Fills {@code heldOut}; returns the {@link PersonNumber}s of rows that have an id. */
  private long[] byPerson(ColumnarBatch batch, long firstRow, boolean[] heldOut, Faults faults) {
    int at = covariates.size() + 1;
    ColumnVector column = batch.column(columns.positions()[at]);
    CellType type = columns.types()[at];
    long[] persons = new long[heldOut.length];
    int known = 0;
    for (int i = 0; i < heldOut.length; i++) {
      if (column.isNullAt(i)) {
        faults.add(firstRow + i + 1, study.personId(), Expectation.NO_PERSON);
      } else {
        boolean text = type == CellType.TEXT;
        byte[] id = text || splits ? type.utf8(column, i) : NO_TEXT;
        heldOut[i] = holdOut.heldOut(id, 0, id.length);
        persons[known++] = text ? PersonNumber.of(id) : PersonNumber.of(type.whole(column, i));
      }
    }
    return Arrays.copyOf(persons, known);
  }
}
