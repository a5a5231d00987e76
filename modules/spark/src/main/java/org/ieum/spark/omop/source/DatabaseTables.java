package org.ieum.spark.omop.source;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.Canonical;
import org.ieum.spark.TableSource;

/** The tables of a CDM in a database. */
final class DatabaseTables {
  private final SparkSession session;
  private final DatabaseOptions options;
  private final Map<String, DatabaseCatalogue.FoundTable> found;

  private DatabaseTables(
      SparkSession session,
      DatabaseOptions options,
      Map<String, DatabaseCatalogue.FoundTable> found) {
    this.session = session;
    this.options = options;
    this.found = found;
  }

  static DatabaseTables of(SparkSession session, TableSource source) {
    DatabaseOptions options = DatabaseOptions.of(source);
    return new DatabaseTables(session, options, DatabaseCatalogue.tables(options));
  }

  static long persons(DatabaseOptions options) {
    DatabaseCatalogue.FoundTable person = DatabaseCatalogue.tables(options).get("person");
    return person == null
        ? 0
        : DatabaseCatalogue.rows(options, person.name(), person.columns().get(0).name());
  }

  String address() {
    return options.address();
  }

  Set<String> tables() {
    return found.keySet();
  }

  /** The table, if its schema suits. */
  Optional<TableReader> open(CdmTable table, CdmFaults faults) {
    return Optional.ofNullable(found.get(table.name()))
        .flatMap(
            there ->
                selected(options, there, table, faults)
                    .map(s -> new DatabaseReader(session, options, there, table, s)));
  }

  /** What is taken of a table, if its schema suits. */
  static Optional<List<SqlDialect.Selected>> selected(
      DatabaseOptions options,
      DatabaseCatalogue.FoundTable there,
      CdmTable table,
      CdmFaults faults) {
    SqlDialect dialect = options.dialect();
    ColumnNames names = new ColumnNames(table, there.names());
    List<SqlDialect.Selected> selected = new ArrayList<>();
    boolean whole = true;
    for (CdmColumn column : table.columns()) {
      Optional<Integer> place = names.place(column.name());
      if (place.isEmpty()) {
        if (column.required()) {
          faults.missingColumn(table, column, there.names());
          whole = false;
        }
        continue;
      }
      DatabaseCatalogue.FoundColumn at = there.columns().get(place.get());
      SqlDialect.Taken taken = taken(dialect, column, at);
      boolean moment = taken == SqlDialect.Taken.DAY_OF_MOMENT;
      if (moment && options.zone().isEmpty()) {
        faults.withoutTimeZone(table, column, at.typeName());
        whole = false;
      } else if (moment
          ? dialect.local(at.name(), options.zone()).isEmpty()
          : !at.suits(column.type())) {
        faults.wrongType(table, column, at.typeName());
        whole = false;
      }
      selected.add(new SqlDialect.Selected(at.name(), column.name(), taken));
    }
    return whole ? Optional.of(selected) : Optional.empty();
  }

  private static SqlDialect.Taken taken(
      SqlDialect dialect, CdmColumn column, DatabaseCatalogue.FoundColumn at) {
    if (column.type() != ColumnType.DATE || at.type() == Types.DATE) {
      return SqlDialect.Taken.AS_IT_IS;
    }
    return dialect.isMoment(at.type(), at.typeName())
        ? SqlDialect.Taken.DAY_OF_MOMENT
        : SqlDialect.Taken.DAY;
  }

  /** Digest of the tables' row counts and greatest keys. */
  String snapshot(Set<String> names) {
    Map<String, Object> content = new TreeMap<>();
    for (String name : names) {
      CdmTable table = CdmSpecification.get().table(name).orElseThrow();
      DatabaseCatalogue.FoundTable there = found.get(name);
      if (there != null) {
        String key = table.key().map(CdmColumn::name).orElse(table.columns().get(0).name());
        int place = new ColumnNames(table, there.names()).place(key).orElseThrow();
        content.put(
            name,
            DatabaseCatalogue.snapshot(options, there.name(), there.columns().get(place).name()));
      }
    }
    return Canonical.sha256(Canonical.write(content));
  }
}
