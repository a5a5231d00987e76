package org.ieum.spark.internal.kernel;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a block comes from; orders the blocks of a table.
 *
 * @param file path of its file
 * @param firstRow index of its first row in the file, from 0
 */
public record BlockKey(String file, long firstRow) implements Serializable, Comparable<BlockKey> {
  private static final Comparator<BlockKey> ORDER =
      Comparator.comparing(BlockKey::file).thenComparingLong(BlockKey::firstRow);

  @Override
  public int compareTo(BlockKey other) {
    return ORDER.compare(this, other);
  }
}
