package org.ieum.spark.omop.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A cell of a text file as a value of the CDM.
 *
 * @param zone in which times with an offset from UTC are days; empty where the source declares none
 */
record TextCell(CdmColumn column, String zone) {
  /** Begins the message of a cell that cannot be read; the column follows, never the cell. */
  static final String UNREADABLE = "unreadable cell in ";

  /** Whether a cell may hold what cannot be read, and is then neither a value nor absent. */
  boolean canBeUnreadable() {
    return column.type() == ColumnType.ID || column.type() == ColumnType.DATE;
  }

  /** The value; the query fails, naming the column alone, at a cell that cannot be read. */
  Column value(Column raw, String subject) {
    if (!canBeUnreadable()) {
      return valueOrNull(raw);
    }
    Column error = raise_error(lit(UNREADABLE + subject));
    return when(text(raw).isNotNull(), coalesce(valueOrNull(raw), error));
  }

  /** The value; null at a cell that cannot be read. */
  Column valueOrNull(Column raw) {
    return switch (column.type()) {
      case ID -> called(column.limits().isPresent() ? "count" : "whole", raw);
      case NUMBER -> called("number", raw);
      case DATE -> called("day", raw, lit(zone));
      case TEXT -> text(raw);
    };
  }

  /** Whether the cell holds something that cannot be read. */
  Column unreadable(Column raw) {
    return canBeUnreadable() ? text(raw).isNotNull().and(valueOrNull(raw).isNull()) : lit(false);
  }

  private static Column text(Column raw) {
    return nullif(trim(raw), lit(""));
  }

  /** Calls a method of {@link CellValues}; null where the cell is. */
  private Column called(String method, Column... arguments) {
    DataType type = column.type().type();
    Seq<Expression> given =
        CollectionConverters.asScala(
                List.of(arguments).stream().map(ExpressionUtils::expression).toList())
            .toSeq();
    return ExpressionUtils.column(
        new StaticInvoke(
            CellValues.class,
            type,
            method,
            given,
            CollectionConverters.asScala(List.<org.apache.spark.sql.types.AbstractDataType>of())
                .toSeq(),
            true,
            true,
            true,
            Option.empty()));
  }
}
