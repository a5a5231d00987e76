package org.ieum.cli;

import java.util.Optional;

/** What no protocol for sums can change, said where a federation is made. */
public final class TwoSites {
  private TwoSites() {}

  /** The warning that a federation or a study of so many hospitals needs. */
  public static Optional<String> warning(int sites) {
    return switch (sites) {
      case 1 ->
          Optional.of(
              "Warning: with one hospital there is no sum: studies take two hospitals or more.");
      case 2 ->
          Optional.of(
              "Warning: with two hospitals, each can subtract its own part from the sum and is left"
                  + " with the other's; with three or more that takes all but one of them together.");
      default -> Optional.empty();
    };
  }
}
