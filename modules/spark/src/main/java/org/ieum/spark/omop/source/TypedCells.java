package org.ieum.spark.omop.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import scala.Option;

/**
 * Cells of columns that have types, as values of the CDM.
 *
 * @param zone in which moments are calendar days; empty where the source declares none
 * @param writer time zone of the clock that moments are found on, as {@link OrcWriter} has it;
 *     empty where they are found as they are
 */
record TypedCells(String zone, CdmTable table, String writer) {
  /** Whether cells of a type are moments that without a time zone are no days. */
  boolean needTimeZone(DataType type) {
    return zone.isEmpty() && type.equals(DataTypes.TimestampType);
  }

  Column value(CdmColumn column, Column cell, DataType type) {
    if (column.type() == ColumnType.DATE && type.equals(DataTypes.TimestampType)) {
      return day(cell);
    }
    if (column.type() == ColumnType.ID && type instanceof DecimalType) {
      return whole(column, cell);
    }
    return cell;
  }

  /** Of the declared zone, whatever the session's. */
  private Column day(Column moment) {
    return ExpressionUtils.column(
        new Cast(
            ExpressionUtils.expression(
                writer.isEmpty() ? moment : to_utc_timestamp(moment, writer)),
            DataTypes.DateType,
            Option.apply(zone),
            EvalMode.LEGACY()));
  }

  /** A decimal that no long holds is impossible where the column has limits, else unreadable. */
  private Column whole(CdmColumn column, Column decimal) {
    Column tried = decimal.try_cast(DataTypes.LongType);
    Column beyond =
        column.limits().isPresent()
            ? lit(Long.MAX_VALUE)
            : raise_error(lit(TextCell.UNREADABLE + table.name() + "." + column.name()))
                .cast(DataTypes.LongType);
    return when(decimal.isNotNull(), coalesce(tried, beyond));
  }
}
