package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class EigenvaluesTest {
  /** A matrix with these eigenvalues: a diagonal between random reflections. */
  static double[][] withSpectrum(double[] spectrum, Random random) {
    int n = spectrum.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = spectrum[i];
    }
    for (int turn = 0; turn < 3; turn++) {
      double[] v = random.doubles(n, -1, 1).toArray();
      double half = Arrays.stream(v).map(x -> x * x).sum() / 2;
      for (double[] row : a) {
        reflect(row, v, half);
      }
      for (int j = 0; j < n; j++) {
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
          column[i] = a[i][j];
        }
        reflect(column, v, half);
        for (int i = 0; i < n; i++) {
          a[i][j] = column[i];
        }
      }
    }
    return a;
  }

  private static void reflect(double[] x, double[] v, double half) {
    double along = 0;
    for (int i = 0; i < x.length; i++) {
      along += x[i] * v[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] -= along / half * v[i];
    }
  }

  private static void findsAll(double[] ascending, double[][] a) {
    double greatest = Arrays.stream(ascending).map(Math::abs).max().orElseThrow();
    Eigenvalues found = Eigenvalues.of(a);
    for (int k = 0; k < ascending.length; k++) {
      assertThat(found.at(k)).isCloseTo(ascending[k], within(2e-15 * ascending.length * greatest));
    }
    assertThat(found.least()).isEqualTo(found.at(0));
    assertThat(found.greatest()).isEqualTo(found.at(ascending.length - 1));
  }

  @Test
  void findsEveryEigenvalueOfMatricesWithKnownSpectra() {
    Random random = new Random(7);
    IntToDoubleFunction[] spectra = {
      i -> Math.pow(10, -i), // condition numbers that studies are refused for
      i -> i < 3 ? 1 : 2, // repeated
      i -> i % 2 == 0 ? i : -i, // both signs
      i -> i == 0 ? 0 : 1e6 * i, // singular
      i -> 1 + 1e-9 * i, // close together
      i -> 3
    };
    for (IntToDoubleFunction spectrum : spectra) {
      for (int n : new int[] {1, 2, 3, 7, 40}) {
        double[] values = new double[n];
        Arrays.setAll(values, spectrum);
        double[][] a = withSpectrum(values, random);
        Arrays.sort(values);
        findsAll(values, a);
      }
    }
  }

  @Test
  void findsTheEigenvaluesOfSecondDifferences() {
    // Order n has 2 − 2·cos(kπ/(n+1)); reversed order of rows changes nothing.
    int n = 60;
    double[][] a = new double[n][n];
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1));
      a[i][i] = 2;
      if (i > 0) {
        a[i][i - 1] = -1;
        a[i - 1][i] = -1;
      }
    }
    findsAll(values, a);
  }

  @Test
  void takesMatricesThatAreDiagonalOrHaveZeroRows() {
    findsAll(new double[] {-2, 0, 5}, new double[][] {{5, 0, 0}, {0, -2, 0}, {0, 0, 0}});
    findsAll(new double[] {0, 0, 0}, new double[3][3]);
    findsAll(new double[] {-1, 0, 1}, new double[][] {{0, 0, 1}, {0, 0, 0}, {1, 0, 0}});
  }

  @Test
  void aMatrixThatIsNotANumberHasNoEigenvaluesThatAreOne() {
    assertThat(Eigenvalues.of(new double[][] {{1, 0}, {Double.NaN, 1}}).least()).isNaN();
  }

  @Test
  void leavesTheMatrixAsItWas() {
    double[][] a = withSpectrum(new double[] {1, 2, 3}, new Random(1));
    double[][] before = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    double first = Eigenvalues.of(a).least();
    assertThat(a).isDeepEqualTo(before);
    assertThat(Eigenvalues.of(a).least()).isEqualTo(first);
  }
}
