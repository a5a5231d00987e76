package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.ieum.spark.omop.CalendarDay;
import org.ieum.spark.omop.Internal;
import org.ieum.spark.omop.source.CheckedCdm;

/**
 * The pass over the tables that have a row or a few a person: persons, deaths, observation periods,
 * together and by person.
 */
final class PersonPass {
  private static final int PERSON = 0;
  private static final int DEATH = 1;
  private static final int PERIOD = 2;
  private static final int UNKNOWN = Integer.MAX_VALUE;

  private PersonPass() {}

  /**
   * The persons of a partition.
   *
   * @param withPeriods persons who have observation periods, whether known or not
   * @param overlapping those of them whose periods overlap
   */
  record Part(long[] ids, int[] births, int[] deaths, long withPeriods, long overlapping)
      implements Serializable {}

  static List<Part> over(CheckedCdm cdm, boolean deaths) {
    // A missing month or day is taken as the earliest, so that nothing is called too early wrongly.
    Column birth =
        col("year_of_birth")
            .multiply(10_000)
            .plus(coalesce(col("month_of_birth"), lit(0)).multiply(100))
            .plus(coalesce(col("day_of_birth"), lit(0)));
    Dataset<Row> rows =
        rows(cdm, "person", PERSON, coalesce(birth.try_cast("int"), lit(UNKNOWN)), lit(0))
            .union(
                rows(
                    cdm,
                    "observation_period",
                    PERIOD,
                    CalendarDay.of(col("observation_period_start_date")),
                    CalendarDay.of(col("observation_period_end_date"))));
    if (deaths) {
      Column day = CalendarDay.of(col("death_date"));
      rows = rows.union(rows(cdm, "death", DEATH, day, day));
    }
    return Internal.rows(
            rows.repartition(col("person_id"))
                .sortWithinPartitions("person_id", "kind", "day_from", "day_to"))
        .mapPartitions(sorted -> List.of(part(sorted)).iterator())
        .collect();
  }

  private static Dataset<Row> rows(CheckedCdm cdm, String table, int kind, Column from, Column to) {
    return cdm.leniently(table)
        .select(col("person_id"), lit(kind).as("kind"), from.as("day_from"), to.as("day_to"))
        .where("person_id IS NOT NULL AND day_from IS NOT NULL AND day_to IS NOT NULL");
  }

  private static Part part(Iterator<InternalRow> sorted) {
    Gathering gathering = new Gathering();
    sorted.forEachRemaining(gathering::add);
    return gathering.part();
  }

  /** Takes rows in the order of persons, of each the person first and the periods last. */
  private static final class Gathering {
    private long[] ids = new long[64];
    private int[] births = new int[64];
    private int[] deaths = new int[64];
    private int persons;
    private long withPeriods;
    private long overlapping;
    private boolean any;
    private long current;
    private int periods;
    private int lastDay;
    private boolean overlap;

    void add(InternalRow row) {
      long id = row.getLong(0);
      if (!any || id != current) {
        any = true;
        current = id;
        periods = 0;
        overlap = false;
      }
      switch (row.getInt(1)) {
        case PERSON -> person(id, row.getInt(2));
        case DEATH -> {
          if (isKnown(id)) {
            deaths[persons - 1] = Math.min(deaths[persons - 1], row.getInt(2));
          }
        }
        default -> period(row.getInt(2), row.getInt(3));
      }
    }

    private boolean isKnown(long id) {
      return persons > 0 && ids[persons - 1] == id;
    }

    /** Of several rows the first one counts, whose birth is the earliest. */
    private void person(long id, int birth) {
      if (isKnown(id)) {
        return;
      }
      if (persons == ids.length) {
        ids = Arrays.copyOf(ids, 2 * persons);
        births = Arrays.copyOf(births, 2 * persons);
        deaths = Arrays.copyOf(deaths, 2 * persons);
      }
      ids[persons] = id;
      births[persons] = birth == UNKNOWN ? KnownPersons.NEVER : birth;
      deaths[persons] = KnownPersons.ALIVE;
      persons++;
    }

    private void period(int from, int to) {
      withPeriods += periods == 0 ? 1 : 0;
      if (periods > 0 && from <= lastDay && !overlap) {
        overlap = true;
        overlapping++;
      }
      lastDay = periods == 0 ? to : Math.max(lastDay, to);
      periods++;
    }

    Part part() {
      return new Part(
          Arrays.copyOf(ids, persons),
          Arrays.copyOf(births, persons),
          Arrays.copyOf(deaths, persons),
          withPeriods,
          overlapping);
    }
  }
}
