package org.ieum.federation.vector;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a site tells of its own sum of a field, where that is not the whole.
 *
 * @param resolution the power of two whose multiples it tells
 * @param cellSize what a cell must hold for the site to say anything about it
 */
public record Release(OptionalInt resolution, Optional<CellSize> cellSize) {
  /** The sum as it is. */
  static final Release WHOLE = new Release(OptionalInt.empty(), Optional.empty());

  Release under(String prefix) {
    return new Release(resolution, cellSize.map(size -> size.under(prefix)));
  }
}
