package org.ieum.clinical.yaml;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in a file, line and column counted from 1. */
record Spot(Path file, int line, int column) {
  static final Comparator<Spot> ORDER =
      Comparator.comparing(Spot::file).thenComparing(Spot::line).thenComparing(Spot::column);

  static Spot of(Path file, Optional<Mark> mark) {
    return mark.map(m -> new Spot(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new Spot(file, 1, 1));
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
