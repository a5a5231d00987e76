package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.omop.Cdm;

/** Whether a person's observation periods overlap. */
final class PeriodChecks {
  private final Cdm cdm;

  PeriodChecks(Cdm cdm) {
    this.cdm = cdm;
  }

  List<Finding> findings() {
    WindowSpec before =
        Window.partitionBy("person_id")
            .orderBy("observation_period_start_date", "observation_period_end_date")
            .rowsBetween(Window.unboundedPreceding(), -1);
    Row found =
        cdm.table("observation_period")
            .withColumn("before", max("observation_period_end_date").over(before))
            .agg(
                count_distinct(
                    org.apache.spark.sql.functions.when(
                        col("observation_period_start_date").leq(col("before")), col("person_id"))),
                count_distinct(col("person_id")))
            .head();
    return found.getLong(0) == 0
        ? List.of()
        : List.of(
            Finding.of(
                Finding.Code.OVERLAPPING_PERIODS,
                "observation_period",
                found.getLong(0),
                found.getLong(1),
                "expected periods of a person that do not overlap, found persons with such; join"
                    + " them in the ETL"));
  }
}
