package org.ieum.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.HoldOut;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;

/**
 * A flat table as a simple CSV file: a header, commas, no quotes; an empty cell is an absent value.
 */
public final class CsvTable {
  private final Path file;
  private final List<String> header;
  private final List<String[]> rows;

  private CsvTable(Path file, List<String> header, List<String[]> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @throws IeumException BAD_TABLE when it is not there or a row's length is not the header's
   */
  public static CsvTable read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_TABLE, file.getFileName() + ": expected a readable CSV file", e);
    }
    if (lines.isEmpty()) {
      throw new IeumException(
          ErrorCode.BAD_TABLE, file.getFileName() + ": expected a header, found an empty file");
    }
    List<String> header = List.of(lines.get(0).split(",", -1));
    List<String[]> rows = lines.stream().skip(1).map(l -> l.split(",", -1)).toList();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length != header.size()) {
        throw new IeumException(
            ErrorCode.BAD_TABLE,
            file.getFileName()
                + " line "
                + (i + 2)
                + ": expected "
                + header.size()
                + " cells, found "
                + rows.get(i).length);
      }
    }
    return new CsvTable(file, header, rows);
  }

  public int rows() {
    return rows.size();
  }

  /** The cells of a column as text. */
  public List<String> column(String name) {
    int at = index(name);
    return rows.stream().map(r -> r[at].trim()).toList();
  }

  /**
   * The table as the study sees it.
   *
   * @throws IeumException BAD_TABLE naming line and column of a cell that is not what the
   *     dictionary says
   */
  public PatientTable patients(StudyManifest study) {
    List<Covariate> covariates = study.dictionary().covariates();
    double[][] raw = new double[rows.size()][covariates.size()];
    for (int k = 0; k < covariates.size(); k++) {
      Covariate covariate = covariates.get(k);
      int at = index(covariate.column());
      for (int i = 0; i < raw.length; i++) {
        raw[i][k] = cell(covariate, rows.get(i)[at].trim(), i + 2);
      }
    }
    PatientTable patients =
        PatientTable.ofCovariates(study.dictionary(), raw, outcomes(study), heldOut(study));
    return study.preparation().weight().map(w -> patients.withWeights(weights(w))).orElse(patients);
  }

  private double[] weights(Preparation.Weight weight) {
    int at = index(weight.column());
    double[] weights = new double[rows.size()];
    for (int i = 0; i < weights.length; i++) {
      String text = rows.get(i)[at].trim();
      double w = text.isEmpty() ? Double.NaN : number(text, weight.column(), i + 2);
      if (!(w >= 0 && w <= weight.maximum())) {
        throw bad(i + 2, weight.column(), "a weight from 0 to " + weight.maximum());
      }
      weights[i] = w;
    }
    return weights;
  }

  private double[] observed(Outcome outcome) {
    int event = index(outcome.column());
    int time = index(outcome.time());
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      String happened = rows.get(i)[event].trim();
      String text = rows.get(i)[time].trim();
      double t = text.isEmpty() ? Double.NaN : number(text, outcome.time(), i + 2);
      if (!(t > 0) || !outcome.allows(t)) {
        throw bad(i + 2, outcome.time(), outcome.words());
      }
      if (!happened.equals("0") && !happened.equals("1")) {
        throw bad(i + 2, outcome.column(), "0 or 1");
      }
      values[i] = Outcome.observed(t, happened.equals("1"));
    }
    return values;
  }

  private double[] outcomes(StudyManifest study) {
    Outcome outcome = study.outcome();
    if (outcome.isTime()) {
      return observed(outcome);
    }
    int at = index(outcome.column());
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      String text = rows.get(i)[at].trim();
      double y = text.isEmpty() ? Double.NaN : number(text, outcome.column(), i + 2);
      if (!outcome.allows(y)) {
        throw bad(i + 2, outcome.column(), outcome.words());
      }
      values[i] = outcome.scaled(y);
    }
    return values;
  }

  private boolean[] heldOut(StudyManifest study) {
    HoldOut rule = study.split().rule();
    boolean[] flags = new boolean[rows.size()];
    int at = study.personId().isEmpty() ? -1 : index(study.personId());
    for (int i = 0; i < flags.length; i++) {
      flags[i] = rule.heldOut(at < 0 ? Integer.toString(i) : rows.get(i)[at].trim());
    }
    return flags;
  }

  private double cell(Covariate covariate, String text, int line) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    if (covariate.raw() == CovariateType.CATEGORICAL) {
      int level = covariate.levels().indexOf(text);
      if (level < 0) {
        throw bad(line, covariate.column(), "one of the levels " + covariate.levels());
      }
      return level;
    }
    if (covariate.raw() == CovariateType.BINARY && (text.equals("true") || text.equals("false"))) {
      return text.equals("true") ? 1 : 0;
    }
    double x = number(text, covariate.column(), line);
    if (covariate.raw() == CovariateType.BINARY && x != 0 && x != 1) {
      throw bad(line, covariate.column(), "0 or 1");
    }
    return x;
  }

  private double number(String text, String column, int line) {
    double x;
    try {
      x = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw bad(line, column, "a number");
    }
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      throw bad(line, column, "a finite number; leave the cell empty where the value is absent");
    }
    return x;
  }

  private int index(String column) {
    int at = header.indexOf(column);
    if (at < 0) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          file.getFileName()
              + ": expected a column '"
              + column
              + "', found "
              + Arrays.toString(header.toArray()));
    }
    return at;
  }

  private IeumException bad(int line, String column, String expected) {
    return new IeumException(
        ErrorCode.BAD_TABLE,
        file.getFileName() + " line " + line + ", column '" + column + "': expected " + expected);
  }
}
