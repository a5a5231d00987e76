package org.ieum.cli.report.page;

import java.util.List;

/** A sentence and what belongs below it. */
public record Clause(String text, List<Clause> parts) {
  public Clause {
    parts = List.copyOf(parts);
  }

  public static Clause of(String text) {
    return new Clause(text, List.of());
  }

  /** Sentences without anything below them. */
  public static List<Clause> each(List<String> texts) {
    return texts.stream().map(Clause::of).toList();
  }
}
