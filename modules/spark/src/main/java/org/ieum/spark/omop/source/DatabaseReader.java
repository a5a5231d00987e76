package org.ieum.spark.omop.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A table in a database. Spark's reader is told the CDM's types, so that no cast stands between a
 * filter and the database's index.
 */
final class DatabaseReader implements TableReader {
  private static final String PERSON = "person_id";

  private final SparkSession session;
  private final DatabaseOptions options;
  private final DatabaseCatalogue.FoundTable found;
  private final CdmTable table;
  private final List<SqlDialect.Selected> selected;
  private Optional<DatabaseCatalogue.Bounds> bounds = Optional.empty();

  DatabaseReader(
      SparkSession session,
      DatabaseOptions options,
      DatabaseCatalogue.FoundTable found,
      CdmTable table,
      List<SqlDialect.Selected> selected) {
    this.session = session;
    this.options = options;
    this.found = found;
    this.table = table;
    this.selected = List.copyOf(selected);
  }

  @Override
  public Dataset<Row> rows() {
    SqlDialect dialect = options.dialect();
    Map<String, String> spark = new HashMap<>();
    spark.put("url", options.url());
    spark.put("driver", dialect.driver());
    spark.put(
        "dbtable",
        dialect.from(
            dialect.select(options.schema(), found.name(), selected, options.zone()),
            table.name()));
    spark.put("customSchema", schema());
    spark.put("user", options.user());
    spark.put("password", options.password());
    spark.put("fetchsize", String.valueOf(options.fetchSize()));
    spark.put("queryTimeout", String.valueOf(options.queryTimeout()));
    spark.put("connectionProvider", DatabaseLogin.NAME);
    spark.put(DatabaseLogin.CONNECTIONS, String.valueOf(options.connections()));
    spark.put(DatabaseLogin.PATIENCE, String.valueOf(options.patience()));
    spark.put(DatabaseLogin.ADDRESS, options.address());
    slices().ifPresent(spark::putAll);
    Dataset<Row> read = session.read().format("jdbc").options(spark).load();
    return all(
        options.partitions() > options.connections() && slices().isPresent()
            ? read.coalesce(options.connections())
            : read);
  }

  /** Columns that the site lacks are null. */
  private Dataset<Row> all(Dataset<Row> read) {
    List<String> there = selected.stream().map(SqlDialect.Selected::name).toList();
    if (there.size() == table.columns().size()) {
      return read;
    }
    List<Column> columns = new ArrayList<>();
    for (CdmColumn c : table.columns()) {
      columns.add(
          there.contains(c.name())
              ? read.col(c.name())
              : functions.lit(null).cast(c.type().type()).as(c.name()));
    }
    return read.select(columns.toArray(Column[]::new));
  }

  private String schema() {
    List<String> types = new ArrayList<>();
    for (SqlDialect.Selected s : selected) {
      table
          .column(s.name())
          .ifPresent(c -> types.add("`" + c.name() + "` " + c.type().type().sql()));
    }
    return String.join(", ", types);
  }

  /** By person, in equal ranges of ids; one slice for small ranges and for the vocabulary. */
  private Optional<Map<String, String>> slices() {
    Optional<SqlDialect.Selected> person =
        selected.stream().filter(s -> s.name().equals(PERSON)).findFirst();
    if (person.isEmpty() || options.partitions() == 1) {
      return Optional.empty();
    }
    DatabaseCatalogue.Bounds range = bounds(person.get().found());
    if (range.greatest() - range.least() < options.partitions()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            "partitionColumn", PERSON,
            "lowerBound", String.valueOf(range.least()),
            "upperBound", String.valueOf(Math.max(range.greatest(), range.greatest() + 1)),
            "numPartitions", String.valueOf(options.partitions())));
  }

  private synchronized DatabaseCatalogue.Bounds bounds(String column) {
    if (bounds.isEmpty()) {
      bounds = Optional.of(DatabaseCatalogue.bounds(options, found.name(), column));
    }
    return bounds.get();
  }
}
