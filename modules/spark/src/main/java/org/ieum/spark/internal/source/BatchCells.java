package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.HoldOut;
import org.ieum.federation.study.StudyManifest;

/** Reads and checks the columns of a batch. */
final class BatchCells {
  private final StudyManifest study;
  private final List<Covariate> covariates;
  private final List<Levels> levels = new ArrayList<>();
  private final BatchColumns columns;
  private final HoldOut holdOut;

  BatchCells(StudyManifest study, BatchColumns columns) {
    this.study = study;
    this.columns = columns;
    covariates = study.dictionary().covariates();
    covariates.forEach(c -> levels.add(new Levels(c.levels())));
    holdOut = study.split().rule();
  }

  Chunk read(ColumnarBatch batch, long firstRow, Faults faults) {
    int n = batch.numRows();
    double[][] values = new double[covariates.size()][n];
    for (int k = 0; k < values.length; k++) {
      ColumnVector column = batch.column(columns.positions()[k]);
      CellType type = columns.types()[k];
      Covariate c = covariates.get(k);
      switch (c.type()) {
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
    return new Chunk(
        n,
        values,
        outcomes(batch, firstRow, faults),
        heldOut(batch, firstRow, faults),
        weights(batch, firstRow, faults));
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

  private double[] outcomes(ColumnarBatch batch, long firstRow, Faults faults) {
    int at = covariates.size();
    ColumnVector column = batch.column(columns.positions()[at]);
    double[] y = new double[batch.numRows()];
    columns.types()[at].numbers(column, y);
    checkFlags(column, y, firstRow, study.outcome(), Expectation.OUTCOME, faults);
    for (int i = 0; i < y.length; i++) {
      if (column.isNullAt(i)) {
        faults.add(firstRow + i + 1, study.outcome(), Expectation.NO_OUTCOME);
        y[i] = 0;
      }
    }
    return y;
  }

  private boolean[] heldOut(ColumnarBatch batch, long firstRow, Faults faults) {
    boolean[] held = new boolean[batch.numRows()];
    if (study.personId().isEmpty()) {
      for (int i = 0; i < held.length; i++) {
        held[i] = holdOut.heldOut(Long.toString(firstRow + i));
      }
      return held;
    }
    int at = covariates.size() + 1;
    ColumnVector column = batch.column(columns.positions()[at]);
    CellType type = columns.types()[at];
    for (int i = 0; i < held.length; i++) {
      if (column.isNullAt(i)) {
        faults.add(firstRow + i + 1, study.personId(), Expectation.NO_PERSON);
      } else {
        held[i] = holdOut.heldOut(type.text(column, i));
      }
    }
    return held;
  }
}
