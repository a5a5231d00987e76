package org.ieum.spark.omop.source;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.spark.omop.CalendarDay;

/**
 * Cells that a column cannot hold: numbers that are not finite, years and days of supply that no
 * calculation could use, dates outside the calendar. They are taken as absent, and counted.
 */
public final class ColumnLimits {
  private ColumnLimits() {}

  /** What is possible in a column, for messages; empty where anything is. */
  public static Optional<String> words(CdmColumn column) {
    return switch (column.type()) {
      case ID ->
          column.limits().map(l -> "whole numbers from " + l.least() + " to " + l.greatest());
      case NUMBER -> Optional.of("finite decimal numbers");
      case DATE -> Optional.of("dates of years from 1 to 9999");
      case TEXT -> Optional.empty();
    };
  }

  /**
   * The rows with absent values for impossible numbers. Dates stay, so that filters on them reach
   * the source; whoever counts with them asks {@link CalendarDay#of}.
   */
  static Dataset<Row> keep(CdmTable table, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    boolean limited = false;
    for (CdmColumn c : table.columns()) {
      Column value = col(c.name());
      boolean numeric = c.type() == ColumnType.NUMBER || c.limits().isPresent();
      limited |= numeric;
      columns.add(numeric ? when(possible(c), value).as(c.name()) : value);
    }
    if (!limited) {
      return rows;
    }
    for (String name : rows.columns()) {
      if (table.column(name).isEmpty()) {
        columns.add(col(name));
      }
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /** Bits: the k-th is set where the row's cell of the table's k-th column is impossible. */
  static Column impossible(CdmTable table) {
    Column bits = lit(0L);
    for (int k = 0; k < table.columns().size(); k++) {
      CdmColumn c = table.columns().get(k);
      if (words(c).isPresent()) {
        Column found = coalesce(not(possible(c)), lit(false));
        bits = bits.bitwiseOR(when(found, 1L << k).otherwise(0L));
      }
    }
    return bits;
  }

  /** Null where the cell is absent. */
  private static Column possible(CdmColumn column) {
    Column value = col(column.name());
    return switch (column.type()) {
      case ID -> column.limits().map(l -> value.between(l.least(), l.greatest())).orElse(lit(true));
      case NUMBER -> abs(value).leq(Double.MAX_VALUE);
      case DATE -> CalendarDay.possible(value);
      case TEXT -> lit(true);
    };
  }
}
