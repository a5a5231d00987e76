package org.ieum.spark;

/** A cell of a raw column of any type, in SQL. */
final class RawCell {
  /** Strict decimal numbers, as in a site's table; without a backslash, which SQL would take. */
  static final String DECIMAL = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$";

  private final String raw;

  RawCell(String column) {
    raw = new RawColumn(column).sql();
  }

  String text() {
    return "trim(CAST(" + raw + " AS STRING))";
  }

  /** A null, or an empty cell of a text file. */
  String empty() {
    return "(" + raw + " IS NULL OR " + text() + " = '')";
  }

  /** The finite number; null where the cell is none. */
  String number() {
    String number = "try_cast(" + raw + " AS DOUBLE)";
    return "CASE WHEN "
        + text()
        + " RLIKE '"
        + DECIMAL
        + "' AND abs("
        + number
        + ") <= "
        + Double.MAX_VALUE
        + "D THEN "
        + number
        + " END";
  }

  /** 0 or 1; null where the cell is neither. */
  String flag() {
    return "CASE lower("
        + text()
        + ") WHEN 'true' THEN 1D WHEN 'false' THEN 0D ELSE CASE WHEN "
        + number()
        + " IN (0D, 1D) THEN "
        + number()
        + " END END";
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
