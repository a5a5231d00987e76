package org.ieum.spark.omop.quality;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** What was counted over the rows of one table, in the form of {@link RowPass}. */
final class RowTally implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int EARLIEST_YEAR = 1900;

  long rows;

  /** Rows by required column that is null there. */
  final long[] absent = new long[Long.SIZE];

  /** Rows by checked column whose cell cannot be read. */
  final long[] unreadable = new long[Long.SIZE];

  /** Rows by column of the table whose cell is impossible. */
  final long[] impossible = new long[Long.SIZE];

  long orphans;
  long beforeBirth;
  long afterDeath;
  long startAfterEnd;
  long outOfTime;
  final LongCounts years = new LongCounts();
  final LongCounts concepts = new LongCounts();

  /** One of each partition. */
  final List<KeyRuns> keys = new ArrayList<>(List.of(new KeyRuns()));

  /** Counts a row. */
  void add(InternalRow row, KnownPersons persons, int today, Dates dates) {
    rows++;
    count(row.getLong(RowPass.ABSENT), absent);
    count(row.getLong(RowPass.UNREADABLE), unreadable);
    count(row.getLong(RowPass.IMPOSSIBLE), impossible);
    if (!row.isNullAt(RowPass.KEY)) {
      keys.get(0).add(row.getLong(RowPass.KEY));
    }
    if (!row.isNullAt(RowPass.CONCEPT)) {
      concepts.add(row.getLong(RowPass.CONCEPT), 1);
    }
    int person = row.isNullAt(RowPass.PERSON) ? -1 : persons.place(row.getLong(RowPass.PERSON));
    orphans += person < 0 && !row.isNullAt(RowPass.PERSON) ? 1 : 0;
    if (row.isNullAt(RowPass.START)) {
      return;
    }
    int start = row.getInt(RowPass.START);
    dates.to(start);
    years.add(dates.year, 1);
    outOfTime += dates.year < EARLIEST_YEAR || start > today ? 1 : 0;
    startAfterEnd += !row.isNullAt(RowPass.END) && start > row.getInt(RowPass.END) ? 1 : 0;
    if (person >= 0) {
      beforeBirth += dates.yyyymmdd < persons.birth(person) ? 1 : 0;
      afterDeath += start > persons.death(person) ? 1 : 0;
    }
  }

  private static void count(long bits, long[] counts) {
    for (long left = bits; left != 0; left &= left - 1) {
      counts[Long.numberOfTrailingZeros(left)]++;
    }
  }

  void merge(RowTally other) {
    rows += other.rows;
    for (int k = 0; k < Long.SIZE; k++) {
      absent[k] += other.absent[k];
      unreadable[k] += other.unreadable[k];
      impossible[k] += other.impossible[k];
    }
    orphans += other.orphans;
    beforeBirth += other.beforeBirth;
    afterDeath += other.afterDeath;
    startAfterEnd += other.startAfterEnd;
    outOfTime += other.outOfTime;
    years.merge(other.years);
    concepts.merge(other.concepts);
    keys.addAll(other.keys);
  }

  /** A day's year and its digits; the last one is kept, for rows of a day are neighbours often. */
  static final class Dates {
    private int day = Integer.MIN_VALUE;
    private int year;
    private int yyyymmdd;

    void to(int epochDay) {
      if (epochDay != day) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        day = epochDay;
        year = date.getYear();
        yyyymmdd = year * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
      }
    }
  }
}
