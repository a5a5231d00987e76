package org.ieum.spark.omop.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.ieum.clinical.cohort.Domain;
import org.ieum.federation.preview.Finding;

/** Persons, birth, death, order of dates and yearly counts of the events of each table. */
final class EventChecks {
  private static final double BREAK = 5;
  private static final long FEWEST_A_YEAR = 100;

  private EventChecks() {}

  /**
   * The findings.
   *
   * @param tallies by table, of which those of events are judged
   * @param readable names of the tables whose cells can be read, person among them
   */
  static List<Finding> findings(SortedMap<String, RowTally> tallies, List<String> readable) {
    List<Finding> findings = new ArrayList<>();
    tallies.forEach(
        (table, tally) -> {
          if (readable.contains(table) && RowPass.domain(table).isPresent()) {
            judge(table, tally, readable.contains("death"), findings);
          }
        });
    return findings;
  }

  private static void judge(String table, RowTally t, boolean deaths, List<Finding> findings) {
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
        deaths && !table.equals(Domain.OBSERVATION_PERIOD.table()) ? t.afterDeath : 0,
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
        "expected dates from "
            + RowTally.EARLIEST_YEAR
            + " to today, found others; correct the dates");
    breaks(table, t, findings);
  }

  /** Neighbouring whole years whose counts differ by a factor; first and last year are partial. */
  private static void breaks(String table, RowTally t, List<Finding> findings) {
    TreeSet<Integer> seen = new TreeSet<>();
    t.years.forEach((year, rows) -> seen.add((int) year));
    List<Integer> years = List.copyOf(seen);
    List<String> broken = new ArrayList<>();
    for (int i = 2; i < years.size() - 1; i++) {
      long before = t.years.of(years.get(i) - 1);
      long now = t.years.of(years.get(i));
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

  private static void note(
      List<Finding> findings, Finding.Code code, String subject, long count, long of, String text) {
    if (count > 0) {
      findings.add(Finding.of(code, subject, count, of, text));
    }
  }
}
