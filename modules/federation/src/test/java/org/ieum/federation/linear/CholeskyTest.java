package org.ieum.federation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  @Property
  void solvesAndInvertsPositiveDefiniteSystems(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int p) {
    Random random = new Random(seed);
    SymmetricMatrix a = gram(random, p);
    double[] x = random.doubles(p, -1, 1).toArray();
    Cholesky factor = Cholesky.of(a, 1e-12);
    double[] found = factor.solve(a.times(x));
    SymmetricMatrix inverse = factor.inverse();
    for (int i = 0; i < p; i++) {
      assertThat(found[i]).isCloseTo(x[i], within(1e-9));
      double[] unit = new double[p];
      unit[i] = 1;
      double[] column = a.times(inverse.times(unit));
      for (int j = 0; j < p; j++) {
        assertThat(column[j]).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void solvesASystemKnownByHand() {
    // [[4, 2], [2, 3]] x = (2, 5) has x = (−1/2, 2).
    SymmetricMatrix a = SymmetricMatrix.ofPacked(2, new double[] {4, 2, 3});
    assertThat(Cholesky.of(a, 0).solve(new double[] {2, 5}))
        .containsExactly(new double[] {-0.5, 2}, within(1e-15));
  }

  @Test
  void namesTheFirstColumnThatDependsOnThoseBefore() {
    // Column 2 is the sum of columns 0 and 1.
    SymmetricMatrix a = SymmetricMatrix.ofPacked(3, new double[] {2, 1, 3, 2, 3, 6});
    assertThatThrownBy(() -> Cholesky.of(a, 1e-10))
        .isInstanceOfSatisfying(
            SingularMatrixException.class, e -> assertThat(e.column()).isEqualTo(2));
    SymmetricMatrix zero = SymmetricMatrix.zero(2);
    assertThatThrownBy(() -> Cholesky.of(zero, 0)).isInstanceOf(SingularMatrixException.class);
    SymmetricMatrix nan = SymmetricMatrix.ofPacked(1, new double[] {Double.NaN});
    assertThatThrownBy(() -> Cholesky.of(nan, 0)).isInstanceOf(SingularMatrixException.class);
  }

  @Test
  void packedIndicesEnumerateTheUpperTriangleByRows() {
    int p = 7;
    int at = 0;
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        assertThat(Packed.index(p, i, j)).isEqualTo(at++);
      }
    }
    assertThat(at).isEqualTo(Packed.length(p));
  }

  private static SymmetricMatrix gram(Random random, int p) {
    double[] packed = new double[Packed.length(p)];
    for (int row = 0; row < 3 * p; row++) {
      double[] z = random.doubles(p, -1, 1).toArray();
      for (int i = 0; i < p; i++) {
        for (int j = i; j < p; j++) {
          packed[Packed.index(p, i, j)] += z[i] * z[j];
        }
      }
    }
    double[] ridge = new double[p];
    Arrays.fill(ridge, 0.1);
    return SymmetricMatrix.ofPacked(p, packed).plusDiagonal(ridge);
  }
}
