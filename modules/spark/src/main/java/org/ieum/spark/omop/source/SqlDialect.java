package org.ieum.spark.omop.source;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What differs between databases. Names are those of the database's catalogue, quoted; so text of a
 * site's own never becomes SQL.
 */
interface SqlDialect {
  /** What is taken of a column. */
  enum Taken {
    AS_IT_IS,
    DAY,
    /** The day of a moment, in the source's time zone. */
    DAY_OF_MOMENT
  }

  /** A column as the database has it, and as the CDM names it. */
  record Selected(String found, String name, Taken taken) {}

  /** Class of the JDBC driver. */
  String driver();

  /** A name as an identifier. */
  String quote(String name);

  /** The day of a column that also has a time. */
  default String day(String column) {
    return "CAST(" + column + " AS DATE)";
  }

  /** Whether a type of the database's is of moments, which are days only in a time zone. */
  default boolean isMoment(int type, String typeName) {
    return type == Types.TIMESTAMP_WITH_TIMEZONE;
  }

  /** A moment as date and time of a zone, by its IANA id; empty where the database knows none. */
  default Optional<String> local(String moment, String zone) {
    return Optional.of("(" + moment + " AT TIME ZONE '" + zone + "')");
  }

  /** Connection properties: a read-only session, and an end to waiting on a dead network. */
  Properties session(int patienceSeconds);

  /** Whether a state or vendor code means that the login was refused. */
  default boolean refusesLogin(String state, int vendorCode) {
    return state.startsWith("28") || state.equals("3D000");
  }

  default String table(String schema, String table) {
    return schema.isEmpty() ? quote(table) : quote(schema) + "." + quote(table);
  }

  /** The columns under the CDM's names; no cast where the types suit, so that indexes serve. */
  default String select(String schema, String table, List<Selected> columns, String zone) {
    return "SELECT "
        + columns.stream().map(c -> column(c, zone)).collect(Collectors.joining(", "))
        + " FROM "
        + table(schema, table);
  }

  private String column(Selected column, String zone) {
    String found = quote(column.found());
    String taken =
        switch (column.taken()) {
          case AS_IT_IS -> found;
          case DAY -> day(found);
          case DAY_OF_MOMENT -> day(local(found, zone).orElseThrow());
        };
    return taken + " AS " + quote(column.name());
  }

  /** The select as something that a FROM can hold. */
  default String from(String select, String name) {
    return "(" + select + ") " + quote("ieum_" + name);
  }

  /** Least and greatest of a column, or two nulls. */
  default String bounds(String schema, String table, String column) {
    return "SELECT MIN("
        + quote(column)
        + "), MAX("
        + quote(column)
        + ") FROM "
        + table(schema, table);
  }

  /** How many rows, and the greatest of a column: what tells one state of a table from another. */
  default String snapshot(String schema, String table, String column) {
    return "SELECT COUNT(*), MAX(" + quote(column) + ") FROM " + table(schema, table);
  }

  /**
   * The dialect of an address.
   *
   * @throws org.ieum.federation.error.IeumException BAD_CONFIGURATION for an unknown database
   */
  static SqlDialect of(String url) {
    return SqlDialects.of(url);
  }
}
