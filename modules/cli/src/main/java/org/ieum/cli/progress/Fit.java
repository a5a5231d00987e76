package org.ieum.cli.progress;

import java.util.ArrayList;
import java.util.List;

/** Lines that fit a terminal: broken between cells, then between words, then cut. */
final class Fit {
  private static final String INDENT = "    ";
  private static final String CELLS = "(?<=\\S)\\s{2,}(?=\\S)";

  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private String line = "";

  private Fit(int columns) {
    this.columns = columns;
  }

  /** The same text in lines of at most {@code columns} characters. */
  static List<String> lines(String text, int columns) {
    if (text.length() <= columns) {
      return List.of(text);
    }
    Fit fit = new Fit(columns);
    boolean first = true;
    for (String cell : text.stripTrailing().split(CELLS, -1)) {
      if (!first && fit.longer("  ", cell) && INDENT.length() + cell.strip().length() <= columns) {
        fit.end();
      }
      fit.cell(first ? cell : "  " + cell);
      first = false;
    }
    fit.end();
    return List.copyOf(fit.lines);
  }

  private boolean longer(String gap, String more) {
    return line.length() + gap.length() + more.length() > columns;
  }

  private void cell(String cell) {
    if (line.equals(INDENT)) {
      cell = cell.stripLeading();
    }
    if (!longer("", cell)) {
      line += cell;
      return;
    }
    for (String word : cell.split("(?<=\\S)(?=\\s)", -1)) {
      word(word);
    }
  }

  private void word(String word) {
    if (longer("", word) && !line.isBlank()) {
      end();
    }
    String plain = line.isBlank() && !lines.isEmpty() ? word.stripLeading() : word;
    int room = columns - line.length();
    line += plain.length() <= room ? plain : plain.substring(0, Math.max(0, room - 1)) + "…";
  }

  private void end() {
    if (!line.isBlank()) {
      lines.add(line);
    }
    line = INDENT;
  }
}
