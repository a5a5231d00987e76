package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.clinical.cohort.Domain;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.omop.Cdm;

/** Persons, birth, death, order of dates and yearly counts of all events, in one pass. */
final class EventChecks {
  private static final int EARLIEST_YEAR = 1900;
  private static final double BREAK = 5;
  private static final long FEWEST_A_YEAR = 100;

  private final Cdm cdm;
  private final LocalDate today;

  EventChecks(Cdm cdm, LocalDate today) {
    this.cdm = cdm;
    this.today = today;
  }

  /** Sums over the years of a table. */
  private static final class Tally {
    private long rows;
    private long orphans;
    private long beforeBirth;
    private long afterDeath;
    private long startAfterEnd;
    private long outOfTime;
    private final TreeMap<Integer, Long> years = new TreeMap<>();
  }

  /**
   * The findings.
   *
   * @param tables names of tables of events that may be read
   */
  List<Finding> findings(List<String> tables) {
    Optional<Dataset<Row>> events = events(tables);
    if (events.isEmpty()) {
      return List.of();
    }
    Map<String, Tally> tallies = new TreeMap<>();
    for (Row r : counted(events.get(), tables.contains("death")).collectAsList()) {
      add(tallies.computeIfAbsent(r.getString(0), k -> new Tally()), r);
    }
    List<Finding> findings = new ArrayList<>();
    tallies.forEach((table, tally) -> judge(table, tally, findings));
    return findings;
  }

  private Optional<Dataset<Row>> events(List<String> tables) {
    Optional<Dataset<Row>> all = Optional.empty();
    for (Domain domain : Domain.values()) {
      if (tables.contains(domain.table())) {
        Dataset<Row> events =
            cdm.table(domain.table())
                .select(
                    lit(domain.table()).as("table"),
                    col("person_id"),
                    col(domain.startColumn()).as("start"),
                    col(domain.endColumn()).as("end"));
        all = Optional.of(all.map(a -> a.union(events)).orElse(events));
      }
    }
    return all;
  }

  private Dataset<Row> counted(Dataset<Row> events, boolean deaths) {
    // A missing month or day is taken as the earliest, so that nothing is called too early wrongly.
    Dataset<Row> persons =
        cdm.table("person")
            .groupBy(col("person_id").as("known"))
            .agg(
                min(col("year_of_birth")
                        .multiply(10_000)
                        .plus(coalesce(col("month_of_birth"), lit(0)).multiply(100))
                        .plus(coalesce(col("day_of_birth"), lit(0))))
                    .as("birth"));
    Dataset<Row> joined =
        events.join(persons, events.col("person_id").equalTo(persons.col("known")), "left");
    Column died = lit(null).cast("date");
    if (deaths) {
      Dataset<Row> death =
          cdm.table("death").groupBy(col("person_id").as("dead")).agg(min("death_date").as("died"));
      joined = joined.join(death, joined.col("person_id").equalTo(death.col("dead")), "left");
      died = col("died");
    }
    Column start = col("start");
    Column day =
        year(start).multiply(10_000).plus(month(start).multiply(100)).plus(dayofmonth(start));
    Column period = col("table").equalTo(Domain.OBSERVATION_PERIOD.table());
    return joined
        .groupBy(col("table"), year(start).as("year"))
        .agg(
            count(lit(1)),
            times(col("known").isNull()),
            times(day.lt(col("birth"))),
            times(start.gt(died).and(period.equalTo(false))),
            times(start.gt(col("end"))),
            times(year(start).lt(EARLIEST_YEAR).or(start.gt(lit(java.sql.Date.valueOf(today))))));
  }

  private static Column times(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }

  private static void add(Tally t, Row r) {
    t.rows += r.getLong(2);
    t.orphans += r.getLong(3);
    t.beforeBirth += r.getLong(4);
    t.afterDeath += r.getLong(5);
    t.startAfterEnd += r.getLong(6);
    t.outOfTime += r.getLong(7);
    if (!r.isNullAt(1)) {
      t.years.merge(r.getInt(1), r.getLong(2), Long::sum);
    }
  }

  private void judge(String table, Tally t, List<Finding> findings) {
    note(
        findings,
        Finding.Code.FOREIGN_KEY,
        table + ".person_id",
        t.orphans,
        t.rows,
        "expected persons of the table person, found others; load the persons or remove the rows");
    note(
        findings,
        Finding.Code.BEFORE_BIRTH,
        table,
        t.beforeBirth,
        t.rows,
        "expected rows on or after the person's birth, found earlier ones; correct the dates");
    note(
        findings,
        Finding.Code.AFTER_DEATH,
        table,
        t.afterDeath,
        t.rows,
        "expected rows on or before the person's death, found later ones; correct the dates");
    note(
        findings,
        Finding.Code.START_AFTER_END,
        table,
        t.startAfterEnd,
        t.rows,
        "expected starts on or before ends, found later ones; correct the dates");
    note(
        findings,
        Finding.Code.DATE_RANGE,
        table,
        t.outOfTime,
        t.rows,
        "expected dates from " + EARLIEST_YEAR + " to today, found others; correct the dates");
    breaks(table, t, findings);
  }

  /** Neighbouring whole years whose counts differ by a factor; first and last year are partial. */
  private static void breaks(String table, Tally t, List<Finding> findings) {
    List<Integer> years = new ArrayList<>(t.years.keySet());
    List<String> broken = new ArrayList<>();
    for (int i = 2; i < years.size() - 1; i++) {
      long before = rowsOf(t, years.get(i) - 1);
      long now = rowsOf(t, years.get(i));
      if (Math.max(before, now) >= FEWEST_A_YEAR
          && Math.max(before, now) > BREAK * Math.min(before, now)) {
        broken.add(years.get(i) + " (" + before + " → " + now + ")");
      }
    }
    note(
        findings,
        Finding.Code.YEARLY_BREAK,
        table,
        broken.size(),
        0,
        "expected rows a year that change by less than five times, found breaks at "
            + String.join(", ", broken.subList(0, Math.min(5, broken.size())))
            + "; ask which source began or ended then");
  }

  private static long rowsOf(Tally t, int year) {
    return t.years.getOrDefault(year, 0L);
  }

  private static void note(
      List<Finding> findings, Finding.Code code, String subject, long count, long of, String text) {
    if (count > 0) {
      findings.add(Finding.of(code, subject, count, of, text));
    }
  }
}
