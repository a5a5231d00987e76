package org.ieum.clinical;

import java.util.List;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.study.Outcome;

/** Reads what a study over flat tables predicts. */
final class Outcomes {
  private static final double GREATEST = 1e15;
  private static final double LEAST_TIME = 1e-9;

  private static final String ENTRY =
      "this version begins every record's time at 0; leave entry out";

  private Outcomes() {}

  static Outcome read(YamlObject outcome) {
    if (outcome.has("time") || outcome.has("event")) {
      return timeToEvent(outcome);
    }
    outcome.refuse("max-time", "no max-time without a time", "name the columns 'time' and 'event'");
    String column = outcome.text("column");
    return switch (outcome.choice("type", Outcome.Kind.class, Outcome.Kind.BINARY)) {
      case BINARY -> binary(outcome, column);
      case CONTINUOUS -> continuous(outcome, column);
      case COUNT -> count(outcome, column);
      case TIME_TO_EVENT -> {
        outcome.fault(
            "type",
            "a value's type",
            "time-to-event",
            "name the columns 'time' and 'event' instead");
        yield Outcome.binary(column);
      }
    };
  }

  private static Outcome timeToEvent(YamlObject outcome) {
    for (String key : new String[] {"column", "type", "min", "max"}) {
      outcome.refuse(key, "no '" + key + "' beside a time", "leave it out");
    }
    outcome.unsupported("entry", ENTRY);
    String time = outcome.text("time");
    String event = outcome.text("event");
    double most = outcome.number("max-time", LEAST_TIME, GREATEST);
    boolean same = time.equals(event);
    if (same && outcome.has("time") && outcome.has("event")) {
      outcome.fault(
          "event", "another column than time's", "the same", "name the column of 0 and 1");
    }
    // Where a key is faulty, what stands for it is not to be blamed in its turn.
    return withHorizons(
        Outcome.timeToEvent(
            same ? "time" : time, same ? "event" : event, most > 0 ? most : GREATEST),
        outcome);
  }

  /** The same with the horizons that an object names. */
  static Outcome withHorizons(Outcome times, YamlObject object) {
    List<Double> horizons =
        AscendingNumbers.read(object, "horizons", 0, GREATEST, Outcome.MOST_HORIZONS);
    if (horizons.stream().allMatch(h -> h > 0 && h < times.max())) {
      return times.withHorizons(horizons);
    }
    object.fault(
        "horizons",
        "times above 0 and below the greatest",
        "others",
        "give times at which a risk is wanted");
    return times;
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
