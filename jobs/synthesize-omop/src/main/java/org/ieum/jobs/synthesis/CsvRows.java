package org.ieum.jobs.synthesis;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.ieum.jobs.synthesis.cdm.CdmTable;

/**
 * A table as CSV without a header (RFC 4180; absent values empty), for a database's bulk loader.
 */
public final class CsvRows {
  private static final int FLUSH = 1 << 18;

  private CsvRows() {}

  /** Writes all rows, person by person. */
  public static void write(Hospital hospital, CdmTable table, Writer out) throws IOException {
    StringBuilder text = new StringBuilder(2 * FLUSH);
    if (!table.ofPersons()) {
      hospital.fixedRows(table, row -> line(row, text));
      out.write(text.toString());
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (long person = 1; person <= hospital.persons(); person++) {
      hospital.rows(table, person, person, rows::add);
      rows.forEach(row -> line(row, text));
      rows.clear();
      if (text.length() > FLUSH || person == hospital.persons()) {
        out.write(text.toString());
        text.setLength(0);
      }
    }
  }

  private static void line(Object[] row, StringBuilder text) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      if (row[i] instanceof String words) {
        text.append('"').append(words.replace("\"", "\"\"")).append('"');
      } else if (row[i] != null) {
        text.append(row[i]);
      }
    }
    text.append('\n');
  }
}
