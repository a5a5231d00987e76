package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.SitePreview;
import org.ieum.spark.omop.source.CdmColumn;
import org.ieum.spark.omop.source.CdmSpecification;
import org.ieum.spark.omop.source.CdmTable;
import org.ieum.spark.omop.source.CheckedCdm;
import org.ieum.spark.omop.source.ColumnLimits;

/** Rows, unreadable cells, absent values and doubled keys of the tables, one after another. */
final class TableChecks {
  /** The share of a column's rows above which its impossible cells keep a study from running. */
  private static final double MOST_IMPOSSIBLE = 0.2;

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

  void judge(String name, RowTally tally) {
    CdmTable table = CdmSpecification.get().table(name).orElseThrow();
    scanned.add(new SitePreview.Count(name, tally.rows));
    if (datatypes(table, tally)) {
      readable.add(name);
      impossibleCells(table, tally);
      absentValues(table, tally);
      table.key().ifPresent(key -> doubled(table, key, tally));
    }
  }

  private boolean datatypes(CdmTable table, RowTally tally) {
    List<CdmColumn> checked = cdm.checked(table.name());
    boolean fine = true;
    for (int k = 0; k < checked.size(); k++) {
      CdmColumn column = checked.get(k);
      long bad = tally.unreadable[k];
      if (bad > 0) {
        fine = false;
        add(
            Finding.Code.DATATYPE,
            table.name() + "." + column.name(),
            bad,
            tally.rows,
            "expected "
                + column.type().words()
                + ", found cells that are none; "
                + column.type().remedy());
      }
    }
    return fine;
  }

  /** A few cells are only absent; many mean that the column holds something else. */
  private void impossibleCells(CdmTable table, RowTally tally) {
    for (int k = 0; k < table.columns().size(); k++) {
      CdmColumn column = table.columns().get(k);
      long count = tally.impossible[k];
      if (count > 0) {
        boolean many = count > MOST_IMPOSSIBLE * tally.rows;
        findings.add(
            new Finding(
                Finding.Code.IMPOSSIBLE_CELLS,
                many ? Finding.Severity.BLOCK : Finding.Severity.WARN,
                table.name() + "." + column.name(),
                count,
                tally.rows,
                "expected "
                    + ColumnLimits.words(column).orElseThrow()
                    + ", found cells that are none"
                    + (many
                        ? ", too many to take as absent; correct the export, or leave out what is"
                            + " not known"
                        : ", which are taken as absent; correct the export")));
      }
    }
  }

  private void absentValues(CdmTable table, RowTally tally) {
    List<CdmColumn> required = RowPass.required(table);
    for (int k = 0; k < required.size(); k++) {
      CdmColumn column = required.get(k);
      if (tally.absent[k] > 0) {
        add(
            column.filled() ? Finding.Code.END_ABSENT : Finding.Code.REQUIRED,
            table.name() + "." + column.name(),
            tally.absent[k],
            tally.rows,
            column.filled()
                ? "expected a value in every row, found rows without, whose end is taken from start"
                    + " and days_supply"
                : "expected a value in every row, found rows without; fill it in the ETL");
      }
    }
  }

  /** Counts doubles, by a shuffle of the keys, only where the one pass could not rule them out. */
  private void doubled(CdmTable table, CdmColumn key, RowTally tally) {
    if (RowPass.numericKey(table).isPresent() && KeyRuns.apart(tally.keys)) {
      return;
    }
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
          tally.rows,
          "expected each value once, found "
              + found.getLong(0)
              + " values in several rows; remove the doubles in the ETL");
    }
  }

  private void add(Finding.Code code, String subject, long count, long of, String text) {
    findings.add(Finding.of(code, subject, count, of, text));
  }
}
