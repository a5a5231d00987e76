package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;

/**
 * The design columns as SQL over the raw columns, by the rules of a site's table: absent values and
 * those outside limits are imputed; a cell that a site's table may not hold makes a design column
 * NaN, and {@value #PROBLEM} says which column it is in and what was expected there.
 */
final class DesignSql {
  /** Column that is null where every cell of the row is one that the study takes. */
  static final String PROBLEM = "ieum_problem";

  private static final String NOT_A_NUMBER = "double('NaN')";

  private final FeatureDictionary dictionary;
  private final List<DesignColumn> design;
  private final List<Double> imputation;

  /**
   * For a dictionary.
   *
   * @param imputation value of an absent one, per design column
   */
  DesignSql(FeatureDictionary dictionary, List<Double> imputation) {
    this.dictionary = dictionary;
    this.design = dictionary.design();
    this.imputation = imputation;
  }

  /** Names of the columns that the statement adds. */
  List<String> columns() {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < design.size(); j++) {
      names.add("ieum_x" + j);
    }
    return names;
  }

  String statement() {
    List<String> names = columns();
    List<String> parts = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      parts.add(expression(j) + " AS " + names.get(j));
    }
    String problems =
        dictionary.covariates().stream()
            .map(c -> "CASE WHEN " + faulty(c) + " THEN " + RawCell.quoted(problem(c)) + " END")
            .distinct()
            .collect(Collectors.joining(", "));
    parts.add("nullif(concat_ws('; ', " + problems + "), '') AS " + PROBLEM);
    return RawColumn.around(
        dictionary.covariates().stream().map(c -> new RawColumn(c.column())).toList(),
        "SELECT *, " + String.join(", ", parts) + " FROM __THIS__");
  }

  private String expression(int j) {
    DesignColumn column = design.get(j);
    Covariate covariate = dictionary.covariates().get(column.covariate());
    String imputed = literal(imputation.get(j));
    return switch (column.kind()) {
      case VALUE, LEVEL ->
          "CASE WHEN "
              + absent(covariate)
              + " THEN "
              + imputed
              // One column of a covariate is enough to spoil the row's features.
              + (column.term() == 0 ? " WHEN " + faulty(covariate) + " THEN " + NOT_A_NUMBER : "")
              + " ELSE "
              + term(covariate, column.term())
              + " END";
      case MISSING -> "CASE WHEN " + absent(covariate) + " THEN 1D ELSE 0D END";
    };
  }

  /** Of a cell that is there and that the study takes. */
  private static String term(Covariate covariate, int term) {
    if (covariate.raw() == CovariateType.CATEGORICAL) {
      RawCell cell = new RawCell(covariate.column());
      String is = new LevelSql(covariate.levels()).is(term + 1, cell);
      return "CASE WHEN " + is + " THEN 1D ELSE 0D END";
    }
    return covariate.basis().terms(number(covariate), new SqlArithmetic()).get(term);
  }

  /** A null, an empty cell of a text file, or a number outside the limits. */
  private static String absent(Covariate c) {
    RawCell cell = new RawCell(c.column());
    if (!c.limited()) {
      return cell.empty();
    }
    String number = cell.number();
    return "("
        + cell.empty()
        + " OR coalesce("
        + number
        + " < "
        + literal(c.min())
        + " OR "
        + number
        + " > "
        + literal(c.max())
        + ", false))";
  }

  /** Whether a cell is there and none that the study takes. */
  private static String faulty(Covariate c) {
    RawCell cell = new RawCell(c.column());
    String known =
        c.raw() == CovariateType.CATEGORICAL
            ? new LevelSql(c.levels()).isAny(cell)
            : number(c) + " IS NOT NULL";
    return "(NOT " + cell.empty() + " AND NOT (" + known + "))";
  }

  private static String number(Covariate c) {
    RawCell cell = new RawCell(c.column());
    return c.raw() == CovariateType.BINARY ? cell.flag() : cell.number();
  }

  private static String problem(Covariate c) {
    String expected =
        switch (c.raw()) {
          case CONTINUOUS -> "a finite decimal number";
          case BINARY -> "0, 1, true or false";
          case CATEGORICAL -> "one of the levels " + String.join(", ", c.levels());
        };
    return "column '"
        + c.column()
        + "': expected "
        + expected
        + ", or null where it is absent, found another";
  }

  private static String literal(double value) {
    return "(" + value + "D)";
  }
}
