package org.ieum.spark.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.ieum.federation.query.Scaling;
import org.junit.jupiter.api.Test;

class KernelTest {
  /** Columns that leave odd and even numbers of eights, and rows that leave a partial panel. */
  private static final int[] COLUMNS = {1, 3, 4, 7, 8, 11, 16, 30};

  @Test
  void everyKernelGivesTheSameBits() {
    for (int columns : COLUMNS) {
      Block block = block(columns, 150, 11 + columns);
      Scaling scaling = scaling(columns);
      double[] beta = coefficients(scaling);
      double[] expected = GlmSums.logistic(new ScalarKernel(), scaling, beta).of(block, 150);
      assertThat(GlmSums.logistic(new VectorKernel(), scaling, beta).of(block, 150))
          .as(columns + " columns")
          .containsExactly(expected);
    }
  }

  @Test
  void everyKernelGivesTheSameMomentsAndSquaresAroundAbsentValues() {
    for (int columns : COLUMNS) {
      Block block = block(columns, 150, 31 + columns);
      double[] centres = new double[block.stride()];
      Arrays.setAll(centres, j -> j / 7.0);
      double[][] expected = momentsAndSquares(new ScalarKernel(), block, 0, centres);
      double[][] found = momentsAndSquares(new VectorKernel(), block, 77, centres);
      assertThat(found[0][1]).isBetween(1.0, 150.0);
      for (int k = 0; k < expected.length; k++) {
        assertThat(found[k]).as(columns + " columns").containsExactly(expected[k]);
      }
    }
  }

  private static double[][] momentsAndSquares(
      Kernel kernel, Block block, int cut, double[] centres) {
    double[][] found = new double[3][centres.length];
    kernel.moments(block.values(), 0, cut, centres, found[0], found[1], found[2]);
    kernel.moments(block.values(), cut, 140, centres, found[0], found[1], found[2]);
    return found;
  }

  @Test
  void interceptSumsAreThoseOfTheWholeSums() {
    Block block = block(9, 140, 3);
    Scaling scaling = scaling(9);
    GlmSums sums = GlmSums.logistic(Kernels.best(), scaling, coefficients(scaling));
    double[] whole = sums.of(block, 130);
    int p = scaling.activeColumns().length + 1;
    assertThat(sums.intercept(block, 130)[0]).isCloseTo(whole[2], within());
    assertThat(sums.intercept(block, 130)[1]).isCloseTo(whole[2 + p], within());
  }

  @Test
  void scalarKernelIsChosenOnRequest() {
    System.setProperty(Kernels.PROPERTY, "scalar");
    try {
      assertThat(Kernels.best()).isInstanceOf(ScalarKernel.class);
    } finally {
      System.clearProperty(Kernels.PROPERTY);
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-11);
  }

  private static Block block(int columns, int rows, long seed) {
    Random random = new Random(seed);
    int stride = Block.stride(columns);
    double[] values = new double[rows * stride];
    double[] outcomes = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i * stride] = 1;
      for (int j = 1; j <= columns; j++) {
        values[i * stride + j] = random.nextInt(6) == 0 ? Double.NaN : 50 * random.nextGaussian();
      }
      outcomes[i] = random.nextInt(2);
    }
    return new Block(new BlockKey("file", 0), stride, rows, values, outcomes);
  }

  private static Scaling scaling(int columns) {
    double[] centres = new double[columns];
    double[] scales = new double[columns];
    for (int j = 0; j < columns; j++) {
      centres[j] = j - 3.3;
      scales[j] = j % 5 == 4 ? 0 : 20 + j;
    }
    return new Scaling(centres, scales);
  }

  private static double[] coefficients(Scaling scaling) {
    double[] beta = new double[scaling.activeColumns().length + 1];
    Arrays.setAll(beta, j -> 0.7 * StrictMath.cos(j));
    return beta;
  }
}
