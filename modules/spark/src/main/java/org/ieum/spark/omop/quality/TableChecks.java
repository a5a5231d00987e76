package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.SitePreview;
import org.ieum.spark.omop.source.CdmColumn;
import org.ieum.spark.omop.source.CdmSpecification;
import org.ieum.spark.omop.source.CdmTable;
import org.ieum.spark.omop.source.CheckedCdm;

/** Rows, unreadable cells, absent values and doubled keys of one table. */
final class TableChecks {
  private final CheckedCdm cdm;
  private final List<Finding> findings = new ArrayList<>();
  private final List<SitePreview.Count> scanned = new ArrayList<>();
  private final List<String> readable = new ArrayList<>();

  TableChecks(CheckedCdm cdm) {
    this.cdm = cdm;
  }

  List<Finding> findings() {
    return findings;
  }

  List<SitePreview.Count> scanned() {
    return scanned;
  }

  /** The tables whose every cell can be read; the others stop a query that meets such a cell. */
  List<String> readable() {
    return readable;
  }

  void look(String name) {
    CdmTable table = CdmSpecification.get().table(name).orElseThrow();
    if (datatypes(table)) {
      readable.add(name);
      absentValues(table);
      table.key().ifPresent(key -> doubled(table, key));
    }
  }

  private boolean datatypes(CdmTable table) {
    Map<String, String> conditions = cdm.unreadable(table.name());
    if (conditions.isEmpty()) {
      return true;
    }
    List<String> columns = List.copyOf(conditions.keySet());
    List<Column> sums = new ArrayList<>();
    columns.forEach(c -> sums.add(times(expr(conditions.getOrDefault(c, "false")))));
    Row found = cdm.raw(table.name()).agg(count(lit(1)), sums.toArray(Column[]::new)).head();
    boolean fine = true;
    for (int i = 0; i < columns.size(); i++) {
      long bad = found.isNullAt(i + 1) ? 0 : found.getLong(i + 1);
      if (bad > 0) {
        fine = false;
        String words =
            table.column(columns.get(i)).map(c -> c.type().words()).orElse("other cells");
        add(
            Finding.Code.DATATYPE,
            table.name() + "." + columns.get(i),
            bad,
            found.getLong(0),
            "expected " + words + ", found cells that are none; correct the export");
      }
    }
    if (!fine) {
      scanned.add(new SitePreview.Count(table.name(), found.getLong(0)));
    }
    return fine;
  }

  private void absentValues(CdmTable table) {
    List<CdmColumn> required = table.columns().stream().filter(CdmColumn::required).toList();
    List<Column> sums = required.stream().map(c -> times(col(c.name()).isNull())).toList();
    Row found = cdm.table(table.name()).agg(count(lit(1)), sums.toArray(Column[]::new)).head();
    long rows = found.getLong(0);
    scanned.add(new SitePreview.Count(table.name(), rows));
    for (int i = 0; i < required.size(); i++) {
      long absent = found.isNullAt(i + 1) ? 0 : found.getLong(i + 1);
      CdmColumn column = required.get(i);
      if (absent > 0) {
        add(
            column.filled() ? Finding.Code.END_ABSENT : Finding.Code.REQUIRED,
            table.name() + "." + column.name(),
            absent,
            rows,
            column.filled()
                ? "expected a value in every row, found rows without, whose end is taken from start"
                    + " and days_supply"
                : "expected a value in every row, found rows without; fill it in the ETL");
      }
    }
  }

  private void doubled(CdmTable table, CdmColumn key) {
    Row found =
        cdm.table(table.name())
            .where(col(key.name()).isNotNull())
            .groupBy(key.name())
            .count()
            .where("count > 1")
            .agg(count(lit(1)), sum("count"))
            .head();
    if (found.getLong(0) > 0) {
      add(
          Finding.Code.PRIMARY_KEY,
          table.name() + "." + key.name(),
          found.getLong(1),
          Optional.of(scanned.get(scanned.size() - 1)).map(SitePreview.Count::count).orElse(0L),
          "expected each value once, found "
              + found.getLong(0)
              + " values in several rows; remove the doubles in the ETL");
    }
  }

  private void add(Finding.Code code, String subject, long count, long of, String text) {
    findings.add(Finding.of(code, subject, count, of, text));
  }

  private static Column times(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }
}
