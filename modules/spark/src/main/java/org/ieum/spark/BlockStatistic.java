package org.ieum.spark;

import org.ieum.spark.internal.kernel.Block;

/** Numbers of one block: the same rows give the same bits. Made anew in every task. */
interface BlockStatistic {
  /** Adds the block's numbers from {@code offset}; what stands there before is zero. */
  void addTo(Block block, double[] out, int offset);
}
