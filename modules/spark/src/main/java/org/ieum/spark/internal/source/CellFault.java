package org.ieum.spark.internal.source;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A cell, or a row, that is not what the dictionary says. Never holds the value itself.
 *
 * @param file path of the file
 * @param place line of a text file, row of a columnar one, both counted from 1
 * @param text what was expected and found, and what to do
 */
record CellFault(String file, long place, boolean line, String column, String text)
    implements Serializable {
  static final Comparator<CellFault> ORDER =
      Comparator.comparing(CellFault::file)
          .thenComparingLong(CellFault::place)
          .thenComparing(CellFault::column);

  String message() {
    String where = FileNames.shortName(file) + (line ? " line " : " row ") + place;
    return where + (column.isEmpty() ? "" : ", column '" + column + "'") + ": " + text;
  }
}
