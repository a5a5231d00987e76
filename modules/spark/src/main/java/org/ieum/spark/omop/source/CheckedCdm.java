package org.ieum.spark.omop.source;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.spark.omop.Cdm;

/** A CDM whose tables have been looked at, and what the pre-run gates ask beyond {@link Cdm}. */
public final class CheckedCdm implements Cdm {
  /** Name of the further column of {@link #leniently}. */
  public static final String UNREADABLE = "ieum_unreadable";

  /** Name of another one. */
  public static final String IMPOSSIBLE = "ieum_impossible";

  private final String address;
  private final String version;
  private final Map<String, TableReader> tables;
  private final Supplier<String> snapshot;

  CheckedCdm(
      String address, String version, Map<String, TableReader> tables, Supplier<String> snapshot) {
    this.address = address;
    this.version = version;
    this.tables = new TreeMap<>(tables);
    this.snapshot = snapshot;
  }

  @Override
  public Dataset<Row> table(String name) {
    return ColumnLimits.keep(specified(name), reader(name).rows());
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String snapshot() {
    return snapshot.get();
  }

  @Override
  public String address() {
    return address;
  }

  /** The tables that can be asked for. */
  public List<String> tables() {
    return List.copyOf(tables.keySet());
  }

  /** Sentences about what is read though it is not quite as the CDM has it. */
  public List<String> remarks() {
    return tables.values().stream().flatMap(t -> t.remarks().stream()).toList();
  }

  /**
   * The rows of a table, with null for a cell that cannot be read, and two columns: bit k of {@link
   * #UNREADABLE} says that the cell of the k-th of {@link #checked} could not be, bit k of {@link
   * #IMPOSSIBLE} that the cell of the table's k-th column is outside {@link ColumnLimits}.
   */
  public Dataset<Row> leniently(String name) {
    CdmTable table = specified(name);
    return ColumnLimits.keep(
        table, reader(name).leniently().withColumn(IMPOSSIBLE, ColumnLimits.impossible(table)));
  }

  private static CdmTable specified(String name) {
    return CdmSpecification.get().table(name).orElseThrow();
  }

  /** The columns of a table whose cells are text that may not be readable as their type. */
  public List<CdmColumn> checked(String name) {
    return reader(name).checked();
  }

  private TableReader reader(String name) {
    TableReader reader = tables.get(name);
    if (reader == null) {
      CdmFaults faults = new CdmFaults(address);
      faults.missingTable(name, tables.keySet());
      faults.refuseAny();
      throw new IllegalStateException("refuseAny refuses a fault");
    }
    return reader;
  }
}
