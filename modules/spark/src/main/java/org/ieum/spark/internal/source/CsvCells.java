package org.ieum.spark.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.HoldOut;
import org.ieum.federation.study.Nfc;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;

/** Reads the cells of CSV rows strictly. */
final class CsvCells {
  private final CsvFormat format;
  private final List<Covariate> covariates;
  private final List<Levels> levels = new ArrayList<>();
  private final SharedColumns shared;
  private final int[] positions;
  private final Outcome outcome;
  private final int outcomePosition;
  private final int timePosition;
  private final String person;
  private final int personPosition;
  private final HoldOut holdOut;
  private final Optional<Preparation.Weight> weight;
  private final int weightPosition;

  CsvCells(StudyManifest study, CsvFormat format, List<String> header) {
    this.format = format;
    covariates = study.dictionary().covariates();
    shared = new SharedColumns(covariates);
    positions = covariates.stream().mapToInt(c -> header.indexOf(Nfc.of(c.column()))).toArray();
    covariates.forEach(c -> levels.add(new Levels(c.levels())));
    outcome = study.outcome();
    outcomePosition = header.indexOf(Nfc.of(outcome.column()));
    timePosition = outcome.isTime() ? header.indexOf(Nfc.of(outcome.time())) : -1;
    person = study.personId();
    personPosition = header.indexOf(Nfc.of(person));
    holdOut = study.split().rule();
    weight = study.preparation().weight();
    weightPosition = weight.map(w -> header.indexOf(Nfc.of(w.column()))).orElse(-1);
  }

  /**
   * Reads rows that all have the header's width.
   *
   * @param lines the rows' lines in the file
   * @param rowsBefore rows of the file before these
   */
  Chunk read(List<String[]> rows, List<Long> lines, long rowsBefore, Faults faults) {
    int n = rows.size();
    double[][] values = new double[covariates.size()][n];
    double[] outcomes = new double[n];
    boolean[] heldOut = new boolean[n];
    long[] persons = new long[person.isEmpty() ? 0 : n];
    int known = 0;
    double[] weights = new double[weight.isPresent() ? n : 0];
    for (int i = 0; i < n; i++) {
      String[] row = rows.get(i);
      long line = lines.get(i);
      for (int k = 0; k < positions.length; k++) {
        int first = shared.first(k);
        values[k][i] = first < k ? values[first][i] : cell(k, row[positions[k]], line, faults);
      }
      outcomes[i] =
          outcome.isTime()
              ? observed(row[timePosition], row[outcomePosition], line, faults)
              : outcome(row[outcomePosition], line, faults);
      byte[] id = id(row, line, rowsBefore + i, faults).getBytes(UTF_8);
      heldOut[i] = holdOut.heldOut(id, 0, id.length);
      if (!person.isEmpty() && id.length > 0) {
        persons[known++] = PersonNumber.of(id);
      }
      if (weight.isPresent()) {
        weights[i] = weight(weight.get(), row[weightPosition], line, faults);
      }
    }
    return new Chunk(n, values, outcomes, heldOut, Arrays.copyOf(persons, known), weights);
  }

  private double weight(Preparation.Weight expected, String text, long line, Faults faults) {
    double w = format.isAbsent(text) ? Double.NaN : Numbers.parse(text);
    if (!(w >= 0 && w <= expected.maximum())) {
      faults.add(line, expected.column(), Expectation.weight(expected.maximum()));
      return 0;
    }
    return w;
  }

  private double cell(int k, String text, long line, Faults faults) {
    if (format.isAbsent(text)) {
      return Double.NaN;
    }
    Covariate c = covariates.get(k);
    if (c.raw() == CovariateType.CATEGORICAL) {
      int level = levels.get(k).index(text);
      if (level < 0) {
        faults.add(line, c.column(), Expectation.level(c));
      }
      return level;
    }
    if (c.raw() == CovariateType.BINARY) {
      return flag(text, line, c.column(), Expectation.BINARY, faults);
    }
    double x = Numbers.parse(text);
    if (Double.isNaN(x)) {
      faults.add(line, c.column(), Expectation.NUMBER);
    } else if (Double.isInfinite(x)) {
      faults.add(line, c.column(), Expectation.FINITE);
    }
    return x;
  }

  private double outcome(String text, long line, Faults faults) {
    if (format.isAbsent(text)) {
      faults.add(line, outcome.column(), Expectation.noOutcome(outcome));
      return outcome.min();
    }
    double y = outcome.binary() ? flag(text) : Numbers.parse(text);
    if (!outcome.allows(y)) {
      faults.add(line, outcome.column(), Expectation.outcome(outcome));
      return outcome.min();
    }
    return y;
  }

  private double observed(String time, String event, long line, Faults faults) {
    double happened = format.isAbsent(event) ? Double.NaN : flag(event);
    if (happened != 0 && happened != 1) {
      faults.add(line, outcome.column(), Expectation.event());
      return 0;
    }
    double t = format.isAbsent(time) ? Double.NaN : Numbers.parse(time);
    if (!(t > 0) || !outcome.allows(t)) {
      faults.add(
          line,
          outcome.time(),
          format.isAbsent(time) ? Expectation.noOutcome(outcome) : Expectation.outcome(outcome));
      return 0;
    }
    return Outcome.observed(t, happened == 1);
  }

  private static double flag(
      String text, long line, String column, String expected, Faults faults) {
    double x = flag(text);
    if (x != 0 && x != 1) {
      faults.add(line, column, expected);
      return 0;
    }
    return x;
  }

  private static double flag(String text) {
    if (text.equalsIgnoreCase("true")) {
      return 1;
    }
    return text.equalsIgnoreCase("false") ? 0 : Numbers.parse(text);
  }

  private String id(String[] row, long line, long position, Faults faults) {
    if (person.isEmpty()) {
      return Long.toString(position);
    }
    String id = row[personPosition];
    if (format.isAbsent(id)) {
      faults.add(line, person, Expectation.NO_PERSON);
      return "";
    }
    return id;
  }
}
