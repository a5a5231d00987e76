package org.ieum.spark.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void isWithinOneUnitInTheLastPlaceOfTheReference() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      double x = -StrictMath.exp(StrictMath.log(708) - 40 * random.nextDouble());
      double expected = StrictMath.exp(x);
      // The reference itself is within one unit.
      assertThat(Math.abs(Exponential.of(x) - expected))
          .isLessThanOrEqualTo(2 * Math.ulp(expected));
    }
  }

  @Test
  void isOneAtZeroAndTinyBelowItsLeastArgument() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isBetween(0.0, 1e-307);
    assertThat(Exponential.of(Double.NaN)).isNaN();
  }
}
