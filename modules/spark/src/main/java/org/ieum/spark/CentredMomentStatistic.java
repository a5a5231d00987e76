package org.ieum.spark;

import java.util.Arrays;
import org.ieum.federation.query.CentredMoments;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.Kernel;
import org.ieum.spark.internal.kernel.Kernels;

/** Squares about public centres. */
final class CentredMomentStatistic implements BlockStatistic {
  private final Kernel kernel = Kernels.best();
  private final int columns;
  private final double[] centres;
  private final double[] squares;

  CentredMomentStatistic(CentredMoments query) {
    double[] given = query.centres().toArray();
    columns = given.length;
    centres = Block.row(given);
    squares = new double[centres.length];
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    Arrays.fill(squares, 0);
    kernel.squares(block.values(), block.training(), centres, squares);
    System.arraycopy(squares, 1, out, offset, columns);
  }
}
