package org.ieum.spark.omop.source;

/** SQL that reads a cell of a text file as a value of the CDM. */
final class CellSql {
  /** Begins the message of a cell that cannot be read; the column follows, never the cell. */
  static final String UNREADABLE = "unreadable cell in ";

  private CellSql() {}

  /** The value; the query fails, naming the column alone, at a cell that is none. */
  static String value(ColumnType type, String raw, String subject) {
    if (type == ColumnType.TEXT) {
      return text(raw);
    }
    return "CASE WHEN "
        + text(raw)
        + " IS NULL THEN NULL ELSE coalesce("
        + tried(type, raw)
        + ", raise_error('"
        + UNREADABLE
        + subject
        + "')) END";
  }

  /** The value; null at a cell that is none. */
  static String valueOrNull(ColumnType type, String raw) {
    return type == ColumnType.TEXT ? text(raw) : tried(type, raw);
  }

  /** Whether the cell holds something that is no value of the type. */
  static String unreadable(ColumnType type, String raw) {
    return type == ColumnType.TEXT
        ? "false"
        : "(" + text(raw) + " IS NOT NULL AND " + tried(type, raw) + " IS NULL)";
  }

  private static String text(String raw) {
    return "nullif(trim(" + raw + "), '')";
  }

  /** The value, or null. */
  private static String tried(ColumnType type, String raw) {
    String cell = "trim(" + raw + ")";
    return switch (type) {
      // Some programs write a column of whole numbers with gaps as 8507.0.
      case ID ->
          "coalesce(try_cast("
              + cell
              + " AS BIGINT), CASE WHEN "
              + cell
              + " LIKE '%.0' THEN try_cast(substring_index("
              + cell
              + ", '.', 1) AS BIGINT) END)";
      case NUMBER -> "try_cast(" + cell + " AS DOUBLE)";
      // 2019-05-31, with a time after it, or 20190531 as vocabularies are handed out.
      case DATE ->
          "CASE WHEN length("
              + cell
              + ") >= 10 THEN try_cast("
              + cell
              + " AS DATE) WHEN length("
              + cell
              + ") = 8 THEN try_cast(concat_ws('-', substr("
              + cell
              + ", 1, 4), substr("
              + cell
              + ", 5, 2), substr("
              + cell
              + ", 7, 2)) AS DATE) END";
      case TEXT -> cell;
    };
  }
}
