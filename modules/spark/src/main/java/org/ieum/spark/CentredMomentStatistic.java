package org.ieum.spark;

import java.util.Arrays;
import org.ieum.federation.query.CentredMoments;
import org.ieum.spark.internal.kernel.Block;

/** Squares about public centres. */
final class CentredMomentStatistic implements BlockStatistic {
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
    double[] x = block.values();
    for (int i = 0, at = 0; i < block.training(); i++, at += centres.length) {
      for (int j = 0; j < centres.length; j++) {
        double centred = x[at + j] - centres[j];
        squares[j] += Double.isNaN(centred) ? 0 : centred * centred;
      }
    }
    System.arraycopy(squares, 1, out, offset, columns);
  }
}
