package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.ieum.spark.omop.cohort.History;

/** When persons were born. */
final class Births {
  private Births() {}

  /**
   * Day of birth of a row of {@code person}, as days since 1970-01-01: 1 July where the month is
   * absent or none, the first where the day is, the month's last where the day is beyond it.
   */
  static Column day() {
    Column month = col("month_of_birth").cast("int");
    Column known = month.between(1, 12);
    Column first =
        make_date(col("year_of_birth").cast("int"), when(known, month).otherwise(7), lit(1));
    Column length = dayofmonth(last_day(first));
    Column day = col("day_of_birth").cast("int");
    Column after = when(known.and(day.geq(1)), least(day, length).minus(1)).otherwise(0);
    return coalesce(unix_date(first).plus(after), lit(History.NONE));
  }
}
