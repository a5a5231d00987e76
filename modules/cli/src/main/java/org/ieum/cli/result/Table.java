package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A table of text: the first column to the left, the others to the right. */
public final class Table {
  private static final Set<Character.UnicodeScript> WIDE =
      EnumSet.of(
          Character.UnicodeScript.HANGUL,
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA);

  private final List<List<String>> rows = new ArrayList<>();
  private boolean words;
  private boolean wordsAtTheEnd;

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

  /** The same table with its last column to the left. */
  public Table lastOfWords() {
    wordsAtTheEnd = true;
    return this;
  }

  /** The rows, columns aligned and two spaces apart. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        width[c] = Math.max(width[c], width(row.get(c)));
      }
    }
    return rows.stream().map(row -> line(row, width)).toList();
  }

  private String line(List<String> row, int[] width) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String pad = " ".repeat(width[c] - width(row.get(c)));
      boolean left = c == 0 || words || (wordsAtTheEnd && c == width.length - 1);
      line.append(c == 0 ? "" : "  ").append(left ? row.get(c) + pad : pad + row.get(c));
    }
    return line.toString().stripTrailing();
  }

  /** Columns of a terminal: Hangul, kana and ideographs take two. */
  static int width(String text) {
    return text.codePoints().map(c -> WIDE.contains(Character.UnicodeScript.of(c)) ? 2 : 1).sum();
  }
}
