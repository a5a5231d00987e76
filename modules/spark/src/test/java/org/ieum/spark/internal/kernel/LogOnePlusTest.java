package org.ieum.spark.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogOnePlusTest {
  @Test
  void isWithinTwoUnitsInTheLastPlaceOfTheReference() {
    Random random = new Random(6);
    for (int i = 0; i < 200_000; i++) {
      double e = i % 2 == 0 ? random.nextDouble() : StrictMath.exp(-700 * random.nextDouble());
      double expected = StrictMath.log1p(e);
      // The reference itself is within one unit.
      assertThat(Math.abs(LogOnePlus.of(e) - expected))
          .as("%s", e)
          .isLessThanOrEqualTo(3 * Math.ulp(expected));
    }
  }

  @Test
  void holdsAtBothEnds() {
    assertThat(LogOnePlus.of(0)).isZero();
    assertThat(LogOnePlus.of(1)).isEqualTo(StrictMath.log(2));
    assertThat(LogOnePlus.of(Double.MIN_VALUE)).isBetween(0.0, Double.MIN_VALUE);
    assertThat(LogOnePlus.of(Double.NaN)).isNaN();
  }
}
