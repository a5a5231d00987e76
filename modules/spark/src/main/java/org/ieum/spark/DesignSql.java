package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Nfc;

/** The design columns as SQL over the raw columns: limits, levels, absent values. */
final class DesignSql {
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
    return "SELECT *, " + String.join(", ", parts) + " FROM __THIS__";
  }

  private String expression(int j) {
    DesignColumn column = design.get(j);
    Covariate covariate = dictionary.covariates().get(column.covariate());
    String raw = "`" + covariate.column().replace("`", "``") + "`";
    return switch (column.kind()) {
      case VALUE ->
          "coalesce(" + limited(number(raw, covariate), covariate) + ", " + imputed(j) + ")";
      case LEVEL ->
          "CASE WHEN "
              + absent(raw)
              + " THEN "
              + imputed(j)
              + " WHEN "
              + isLevel(raw, covariate, column.level())
              + " THEN 1D ELSE 0D END";
      case MISSING -> "CASE WHEN " + absent(raw) + " THEN 1D ELSE 0D END";
    };
  }

  private static String number(String raw, Covariate covariate) {
    String number = "try_cast(" + raw + " AS DOUBLE)";
    return switch (covariate.type()) {
      case CONTINUOUS -> number;
      // Text such as 'true' is a flag too.
      case BINARY ->
          "coalesce("
              + number
              + ", CASE lower(trim(CAST("
              + raw
              + " AS STRING))) WHEN 'true' THEN 1D WHEN 'false' THEN 0D END)";
      case CATEGORICAL -> throw new IllegalStateException("a level is not a number");
    };
  }

  private static String limited(String number, Covariate c) {
    String text = literal(c.min()) + ", least(" + literal(c.max()) + ", ";
    // greatest and least skip nulls, so an absent value has to stay absent here.
    return "CASE WHEN " + number + " IS NULL THEN NULL ELSE greatest(" + text + number + ")) END";
  }

  /** A null, or an empty cell of a text file. */
  private static String absent(String raw) {
    return "(" + raw + " IS NULL OR trim(CAST(" + raw + " AS STRING)) = '')";
  }

  /** By text, or by value where another spelling of a number is the level. */
  private static String isLevel(String raw, Covariate covariate, int level) {
    String name = covariate.levels().get(level);
    String text = "trim(CAST(" + raw + " AS STRING))";
    // A table that a Mac wrote may spell a level in parts.
    String byText = text + " IN (" + quoted(name) + ", " + quoted(Nfc.decomposed(name)) + ")";
    if (Nfc.decomposed(name).equals(name)) {
      byText = text + " = " + quoted(name);
    }
    String known =
        covariate.levels().stream().map(DesignSql::quoted).collect(Collectors.joining(", "));
    return "("
        + byText
        + " OR ("
        + text
        + " NOT IN ("
        + known
        + ") AND coalesce(try_cast("
        + text
        + " AS DOUBLE) = try_cast("
        + quoted(name)
        + " AS DOUBLE), false)))";
  }

  private String imputed(int j) {
    return literal(imputation.get(j));
  }

  private static String literal(double value) {
    return "(" + value + "D)";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
