package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.ieum.clinical.cohort.Domain;
import org.ieum.spark.omop.CalendarDay;
import org.ieum.spark.omop.Internal;
import org.ieum.spark.omop.source.CdmColumn;
import org.ieum.spark.omop.source.CdmSpecification;
import org.ieum.spark.omop.source.CdmTable;
import org.ieum.spark.omop.source.CheckedCdm;
import org.ieum.spark.omop.source.ColumnType;

/**
 * The one pass over all rows of all tables: each row as {@code table, person, start, end, key,
 * concept, absent, unreadable, impossible}, counted where it is read. Nothing is shuffled.
 */
final class RowPass {
  /** Positions of columns; table is the place in the order of names. */
  static final int TABLE = 0;

  static final int PERSON = 1;
  static final int START = 2;
  static final int END = 3;
  static final int KEY = 4;
  static final int CONCEPT = 5;
  static final int ABSENT = 6;
  static final int UNREADABLE = 7;
  static final int IMPOSSIBLE = 8;

  private final CheckedCdm cdm;
  private final List<String> names;

  /**
   * Over some tables.
   *
   * @param names in their order
   */
  RowPass(CheckedCdm cdm, Collection<String> names) {
    this.cdm = cdm;
    this.names = List.copyOf(names);
  }

  /** Columns of a table that must hold a value, in the order of {@link RowTally#absent}. */
  static List<CdmColumn> required(CdmTable table) {
    return table.columns().stream().filter(CdmColumn::required).toList();
  }

  /** The key of a table whose values are numbers, as {@link RowTally#keys} has them. */
  static Optional<CdmColumn> numericKey(CdmTable table) {
    return table.key().filter(k -> k.type() == ColumnType.ID);
  }

  /** The tallies by table. */
  SortedMap<String, RowTally> run(SparkSession session, KnownPersons known, LocalDate today) {
    Dataset<Row> all = form(0);
    for (int t = 1; t < names.size(); t++) {
      all = all.union(form(t));
    }
    int day = (int) today.toEpochDay();
    int tables = names.size();
    Broadcast<KnownPersons> persons =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(known);
    try {
      RowTally[] sums = tallies(tables);
      for (RowTally[] part :
          Internal.rows(all)
              .mapPartitions(
                  rows ->
                      Collections.singletonList(counted(rows, tables, persons.value(), day))
                          .iterator())
              .collect()) {
        for (int t = 0; t < tables; t++) {
          sums[t].merge(part[t]);
        }
      }
      SortedMap<String, RowTally> byName = new TreeMap<>();
      for (int t = 0; t < tables; t++) {
        byName.put(names.get(t), sums[t]);
      }
      return byName;
    } finally {
      persons.destroy();
    }
  }

  private static RowTally[] tallies(int tables) {
    RowTally[] tallies = new RowTally[tables];
    Arrays.setAll(tallies, t -> new RowTally());
    return tallies;
  }

  private static RowTally[] counted(
      Iterator<InternalRow> rows, int tables, KnownPersons persons, int today) {
    RowTally[] tallies = tallies(tables);
    RowTally.Dates dates = new RowTally.Dates();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      tallies[row.getInt(TABLE)].add(row, persons, today, dates);
    }
    return tallies;
  }

  private Dataset<Row> form(int place) {
    CdmTable table = CdmSpecification.get().table(names.get(place)).orElseThrow();
    Optional<Domain> domain = domain(table.name());
    List<Column> columns = new ArrayList<>();
    columns.add(lit(place).as("table"));
    columns.add(
        table.column("person_id").map(c -> col(c.name())).orElse(nothing("bigint")).as("person"));
    columns.add(
        domain.map(d -> CalendarDay.of(col(d.startColumn()))).orElse(nothing("int")).as("start"));
    columns.add(
        domain.map(d -> CalendarDay.of(col(d.endColumn()))).orElse(nothing("int")).as("end"));
    columns.add(numericKey(table).map(k -> col(k.name())).orElse(nothing("bigint")).as("key"));
    columns.add(
        domain
            .filter(d -> d != Domain.OBSERVATION_PERIOD && d != Domain.DEATH)
            .map(d -> col(d.conceptColumn()))
            .orElse(nothing("bigint"))
            .as("concept"));
    columns.add(absent(table).as("absent"));
    columns.add(col(CheckedCdm.UNREADABLE).as("unreadable"));
    columns.add(col(CheckedCdm.IMPOSSIBLE).as("impossible"));
    return cdm.leniently(table.name()).select(columns.toArray(Column[]::new));
  }

  /** The domain of a table of events. */
  static Optional<Domain> domain(String table) {
    return Arrays.stream(Domain.values()).filter(d -> d.table().equals(table)).findFirst();
  }

  private static Column nothing(String type) {
    return lit(null).cast(type);
  }

  /** What is absent in the source itself, not for being impossible. */
  private static Column absent(CdmTable table) {
    List<CdmColumn> required = required(table);
    Column bits = lit(0L);
    for (int k = 0; k < required.size(); k++) {
      long place = 1L << table.columns().indexOf(required.get(k));
      Column possible = col(CheckedCdm.IMPOSSIBLE).bitwiseAND(place).equalTo(0L);
      Column absent = col(required.get(k).name()).isNull().and(possible);
      bits = bits.bitwiseOR(when(absent, 1L << k).otherwise(0L));
    }
    return bits;
  }
}
