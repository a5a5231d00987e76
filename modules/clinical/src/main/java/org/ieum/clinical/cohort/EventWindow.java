package org.ieum.clinical.cohort;

import java.util.OptionalInt;

/**
 * A window of whole days, both ends included.
 *
 * @param from days from the anchor, negative before it; absent for all time before
 * @param to days from the anchor; absent for all time after
 * @param fromIndexEnd the anchor is the other event's end instead of its start
 * @param ofEventEnd what must lie in the window is the event's end instead of its start
 */
public record EventWindow(
    OptionalInt from, OptionalInt to, boolean fromIndexEnd, boolean ofEventEnd) {
  /** All time. */
  public static final EventWindow ANY =
      new EventWindow(OptionalInt.empty(), OptionalInt.empty(), false, false);

  public EventWindow {
    if (from.isPresent() && to.isPresent() && from.getAsInt() > to.getAsInt()) {
      throw new IllegalArgumentException(
          "window: expected from ≤ to, found " + from.getAsInt() + ", " + to.getAsInt());
    }
  }

  public static EventWindow days(int from, int to) {
    return new EventWindow(OptionalInt.of(from), OptionalInt.of(to), false, false);
  }

  /** From any time before to so many days from the anchor. */
  public static EventWindow until(int to) {
    return new EventWindow(OptionalInt.empty(), OptionalInt.of(to), false, false);
  }
}
