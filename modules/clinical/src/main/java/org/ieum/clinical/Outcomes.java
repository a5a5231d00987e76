package org.ieum.clinical;

import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.study.Outcome;

/** Reads what a study over flat tables predicts. */
final class Outcomes {
  private static final double GREATEST = 1e15;

  private static final String TIMES =
      "this version predicts a value, not the time to an event: name its column with 'column'";

  private Outcomes() {}

  static Outcome read(YamlObject outcome) {
    for (String key : new String[] {"time", "event", "entry", "max-time", "horizons"}) {
      outcome.unsupported(key, TIMES);
    }
    String column = outcome.text("column");
    return switch (outcome.choice("type", Outcome.Kind.class, Outcome.Kind.BINARY)) {
      case BINARY -> binary(outcome, column);
      case CONTINUOUS -> continuous(outcome, column);
      case COUNT -> count(outcome, column);
    };
  }

  private static Outcome binary(YamlObject outcome, String column) {
    for (String key : new String[] {"min", "max"}) {
      outcome.refuse(
          key, "no limits of an outcome that is 0 or 1", "leave it out, or say its type");
    }
    return Outcome.binary(column);
  }

  private static Outcome continuous(YamlObject outcome, String column) {
    double min = outcome.number("min", -GREATEST, GREATEST);
    double max = outcome.number("max", -GREATEST, GREATEST);
    if (min < max) {
      return Outcome.continuous(column, min, max);
    }
    if (outcome.has("min") && outcome.has("max")) {
      outcome.fault("max", "more than min", "no more", "give the limits that values may have");
    }
    return Outcome.continuous(column, 0, 1);
  }

  private static Outcome count(YamlObject outcome, String column) {
    outcome.refuse("min", "no min of a count, which begins at 0", "leave it out");
    return Outcome.count(column, outcome.integer("max", 1, Outcome.MOST_COUNT));
  }
}
