package org.ieum.clinical.covariate;

import java.util.OptionalInt;

/**
 * Days before the index date, both ends included. The end is −1 or earlier: what happens on the
 * index date may already be the work-up of the outcome (PROBAST, signalling question 2.3).
 *
 * @param from first day, such as −730; absent for all history
 * @param to last day, at most −1
 */
public record LookBack(OptionalInt from, int to) {
  public LookBack {
    if (to > -1 || (from.isPresent() && from.getAsInt() > to)) {
      throw new IllegalArgumentException("look-back: expected from ≤ to ≤ −1, found to " + to);
    }
  }

  public static LookBack days(int from, int to) {
    return new LookBack(OptionalInt.of(from), to);
  }

  public static LookBack history() {
    return new LookBack(OptionalInt.empty(), -1);
  }
}
