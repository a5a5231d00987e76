package org.ieum.spark.omop.source;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** What the driver asks a database itself: its tables and columns, ranges of ids, counts. */
final class DatabaseCatalogue {
  private DatabaseCatalogue() {}

  /** A column as the database has it; {@code type} of {@link Types}. */
  record FoundColumn(String name, int type, int scale, String typeName) {
    boolean suits(ColumnType wanted) {
      boolean whole =
          type == Types.BIGINT
              || type == Types.INTEGER
              || type == Types.SMALLINT
              || type == Types.TINYINT;
      boolean decimal = type == Types.NUMERIC || type == Types.DECIMAL;
      return switch (wanted) {
        case ID -> whole || (decimal && scale <= 0);
        case NUMBER ->
            whole || decimal || type == Types.DOUBLE || type == Types.FLOAT || type == Types.REAL;
        case DATE -> type == Types.DATE || type == Types.TIMESTAMP;
        case TEXT ->
            type == Types.VARCHAR
                || type == Types.CHAR
                || type == Types.NVARCHAR
                || type == Types.NCHAR
                || type == Types.LONGVARCHAR
                || type == Types.LONGNVARCHAR;
      };
    }
  }

  /** A table as the database names it. */
  record FoundTable(String name, List<FoundColumn> columns) {
    FoundTable {
      columns = List.copyOf(columns);
    }

    List<String> names() {
      return columns.stream().map(FoundColumn::name).toList();
    }
  }

  /** Ids from least to greatest; both 0 in an empty table. */
  record Bounds(long least, long greatest) {}

  /** Something that is asked over one connection. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** What a row says. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The tables and views of the schema by their names in lower case. */
  static Map<String, FoundTable> tables(DatabaseOptions options) {
    return ask(
        options,
        connection -> {
          Map<String, List<FoundColumn>> columns = new TreeMap<>();
          String schema = options.schema().isEmpty() ? connection.getSchema() : options.schema();
          try (ResultSet rows =
              connection.getMetaData().getColumns(connection.getCatalog(), schema, null, null)) {
            while (rows.next()) {
              columns
                  .computeIfAbsent(rows.getString("TABLE_NAME"), n -> new ArrayList<>())
                  .add(
                      new FoundColumn(
                          rows.getString("COLUMN_NAME"),
                          rows.getInt("DATA_TYPE"),
                          rows.getInt("DECIMAL_DIGITS"),
                          rows.getString("TYPE_NAME")));
            }
          }
          Map<String, FoundTable> tables = new TreeMap<>();
          columns.forEach(
              (name, all) -> tables.put(name.toLowerCase(Locale.ROOT), new FoundTable(name, all)));
          return tables;
        });
  }

  static Bounds bounds(DatabaseOptions options, String table, String column) {
    String sql = options.dialect().bounds(options.schema(), table, column);
    return ask(
        options,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(options.queryTimeout());
            try (ResultSet rows = statement.executeQuery(sql)) {
              rows.next();
              return new Bounds(rows.getLong(1), rows.getLong(2));
            }
          }
        });
  }

  /** Row count and greatest key, as text. */
  static String snapshot(DatabaseOptions options, String table, String column) {
    return counted(options, table, column, rows -> rows.getString(1) + " " + rows.getString(2));
  }

  static long rows(DatabaseOptions options, String table, String column) {
    return counted(options, table, column, rows -> rows.getLong(1));
  }

  private static <T> T counted(
      DatabaseOptions options, String table, String column, Reading<T> reading) {
    String sql = options.dialect().snapshot(options.schema(), table, column);
    return ask(
        options,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(options.queryTimeout());
            try (ResultSet rows = statement.executeQuery(sql)) {
              rows.next();
              return reading.of(rows);
            }
          }
        });
  }

  /** Whether the login may read those columns: no row is asked for. */
  static void probe(DatabaseOptions options, FoundTable table, List<SqlDialect.Selected> columns) {
    String sql =
        options.dialect().select(options.schema(), table.name(), columns, options.zone())
            + " WHERE 1 = 0";
    ask(
        options,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(options.queryTimeout());
            try (ResultSet rows = statement.executeQuery(sql)) {
              return rows.next();
            }
          }
        });
  }

  private static <T> T ask(DatabaseOptions options, Question<T> question) {
    try (Connection connection =
        DatabaseConnections.open(
            driver(options),
            options.url(),
            options.address(),
            DatabaseLogin.properties(
                options.dialect(), options.user(), options.password(), options.patience()),
            options.connections(),
            options.patience())) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw DatabaseFailure.of(options.address(), e);
    }
  }

  private static Driver driver(DatabaseOptions options) {
    String name = options.dialect().driver();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, loader)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "CDM "
              + options.address()
              + ": expected the JDBC driver "
              + name
              + " on the engine's class path, found none; add its jar to the property spark.jars"
              + " (a node's 'engine: conf')");
    }
  }
}
