package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ieum.federation.linear.SymmetricMatrix;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FloatingPointLiteralPrecision") // The digits as computed.
class NumericsTest {
  /** x and erfc(x) by mpmath 1.3 with 30 digits. */
  private static final double[][] ERFC = {
    {0, 1.0},
    {0.125, 0.859683795198666183},
    {0.46875, 0.507386526782062008},
    {0.5, 0.479500122186953462},
    {1, 0.157299207050285131},
    {2, 0.00467773498104726584},
    {3.875, 4.2513944082491122e-8},
    {4, 1.54172579002800189e-8},
    {4.125, 5.42340079956506601e-9},
    {6, 2.15197367124989131e-17},
    {10, 2.08848758376254476e-45},
    {20, 5.39586561160790093e-176},
    {26, 5.66319240885614285e-296}
  };

  @Test
  void complementaryErrorFunctionHasTheRightDigits() {
    for (double[] pair : ERFC) {
      assertThat(Normal.complementaryError(pair[0])).isCloseTo(pair[1], within(pair[1] * 5e-16));
    }
    assertThat(Normal.complementaryError(40)).isZero();
    assertThat(Normal.complementaryError(Double.NaN)).isNaN();
  }

  @Test
  void aNearlySingularMatrixIsFoundByItsConditionThoughEveryPivotIsLargeEnough() {
    // Hilbert matrices: pivots fall slowly, the condition number of order 8 is 1.5e10.
    assertThat(Dependence.of(hilbert(6), 0).found()).isFalse();
    assertThat(Dependence.of(hilbert(12), 0).found()).isTrue();
  }

  private static SymmetricMatrix hilbert(int n) {
    double[] packed = new double[n * (n + 1) / 2];
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        packed[at++] = 1.0 / (i + j + 1);
      }
    }
    return SymmetricMatrix.ofPacked(n, packed);
  }
}
