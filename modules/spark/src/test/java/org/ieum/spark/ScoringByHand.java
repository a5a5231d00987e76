package org.ieum.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import org.apache.spark.sql.Row;

/** Scores a row by {@code scoring.json} and the rules of SCORING.md, and by nothing else. */
record ScoringByHand(JsonNode scoring) {
  private static final String DECIMAL = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?";

  /** NaN where the row is not scored. */
  double linearPredictor(Row row) {
    double sum = scoring.path("intercept").asDouble();
    for (JsonNode covariate : scoring.path("covariates")) {
      int at = row.fieldIndex(covariate.path("column").asText());
      String cell = row.isNullAt(at) ? "" : row.get(at).toString().strip();
      for (JsonNode column : covariate.path("columns")) {
        sum += column.path("coefficient").asDouble() * value(covariate, column, cell);
      }
    }
    return sum;
  }

  private static double value(JsonNode covariate, JsonNode column, String cell) {
    if (isAbsent(covariate, cell)) {
      return column.path("absent").asDouble();
    }
    return switch (column.path("kind").asText()) {
      case "missing" -> column.path("present").asDouble();
      case "value", "level" -> {
        if (column.has("formula")) {
          double x = number(covariate, cell);
          yield Double.isNaN(x) ? x : new FormulaByHand(column.path("formula").asText(), x).value();
        }
        if (column.path("kind").asText().equals("value")) {
          yield number(covariate, cell);
        }
        String level = level(covariate, cell);
        yield level.isEmpty() ? Double.NaN : level.equals(column.path("level").asText()) ? 1 : 0;
      }
      default -> throw new IllegalStateException("kind " + column.path("kind"));
    };
  }

  private static boolean isAbsent(JsonNode covariate, String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    double x = cell.matches(DECIMAL) ? Double.parseDouble(cell) : Double.NaN;
    return covariate.has("min")
        && (x < covariate.path("min").asDouble() || x > covariate.path("max").asDouble());
  }

  private static double number(JsonNode covariate, String cell) {
    double x = cell.matches(DECIMAL) ? Double.parseDouble(cell) : Double.NaN;
    boolean flag = covariate.path("type").asText().equals("binary");
    return flag && x != 0 && x != 1 ? Double.NaN : x;
  }

  /** The listed level that a cell names; empty where it names none. */
  private static String level(JsonNode covariate, String cell) {
    for (JsonNode level : covariate.path("levels")) {
      if (nfc(level.asText()).equals(nfc(cell))) {
        return level.asText();
      }
    }
    for (JsonNode level : covariate.path("levels")) {
      if (cell.matches(DECIMAL)
          && level.asText().matches(DECIMAL)
          && Double.parseDouble(level.asText()) == Double.parseDouble(cell)) {
        return level.asText();
      }
    }
    return "";
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
