package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.List;

/** The faults of one block: how many, and the first few in detail. */
final class Faults {
  private static final int DETAILED = 20;

  private final String file;
  private final boolean lines;
  private final List<CellFault> first = new ArrayList<>();
  private long count;

  /** For a file whose places are lines of text, or rows. */
  Faults(String file, boolean lines) {
    this.file = file;
    this.lines = lines;
  }

  void add(long place, String column, String text) {
    count++;
    if (first.size() < DETAILED) {
      first.add(new CellFault(file, place, lines, column, text));
    }
  }

  long count() {
    return count;
  }

  List<CellFault> first() {
    return List.copyOf(first);
  }
}
