package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column to the left, the others to the right. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private boolean words;

  /** A table with these headings. */
  public static Table of(String... headings) {
    return new Table().row(headings);
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The same table with every column to the left. */
  public Table ofWords() {
    words = true;
    return this;
  }

  /** The rows, columns aligned and two spaces apart. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        width[c] = Math.max(width[c], row.get(c).length());
      }
    }
    return rows.stream().map(row -> line(row, width, words)).toList();
  }

  private static String line(List<String> row, int[] width, boolean words) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String pad = " ".repeat(width[c] - row.get(c).length());
      line.append(
          c == 0 ? row.get(c) + pad : words ? "  " + row.get(c) + pad : "  " + pad + row.get(c));
    }
    return line.toString().stripTrailing();
  }
}
