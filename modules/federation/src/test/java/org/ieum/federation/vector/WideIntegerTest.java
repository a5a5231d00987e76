package org.ieum.federation.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WideIntegerTest {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(127);

  @Property
  void addsAsBigIntegersDo(
      @ForAll long lowA, @ForAll long highA, @ForAll long lowB, @ForAll long highB) {
    long[] words = {lowA, highA};
    BigInteger expected = value(lowA, highA).add(value(lowB, highB));
    if (expected.compareTo(LIMIT) >= 0 || expected.compareTo(LIMIT.negate()) < 0) {
      assertThatThrownBy(() -> WideInteger.addLimbs(words, 0, lowB, highB))
          .isInstanceOf(ArithmeticException.class);
      assertThat(words).containsExactly(lowA, highA);
    } else {
      WideInteger.addLimbs(words, 0, lowB, highB);
      assertThat(value(words[0], words[1])).isEqualTo(expected);
    }
  }

  @Property
  void encodesTheNearestIntegerTiesToEven(
      @ForAll double fraction, @ForAll @IntRange(min = -60, max = 120) int exponent) {
    double x = Math.scalb(fraction, -Math.max(0, Math.getExponent(fraction) - 5));
    BigDecimal exact = new BigDecimal(x).multiply(power(exponent));
    if (exact.abs().compareTo(power(126)) > 0) {
      return;
    }
    long[] words = new long[2];
    WideInteger.add(words, 0, x, exponent);
    assertThat(value(words[0], words[1]))
        .isEqualTo(exact.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact());
  }

  @Property
  void decodesToTheNearestDouble(
      @ForAll long low, @ForAll long high, @ForAll @IntRange(min = -20, max = 140) int exponent) {
    double exact = new BigDecimal(value(low, high)).multiply(power(-exponent)).doubleValue();
    assertThat(Math.abs(WideInteger.toDouble(low, high, exponent) - exact))
        .isLessThanOrEqualTo(Math.ulp(exact));
  }

  @Test
  void theBoundIsAcceptedAndTheNextDoubleRefusedOnBothSides() {
    for (double sign : new double[] {1, -1}) {
      long[] words = new long[2];
      WideInteger.add(words, 0, sign * 0x1p26, 100);
      assertThat(value(words[0], words[1]))
          .isEqualTo(BigInteger.ONE.shiftLeft(126).multiply(BigInteger.valueOf((long) sign)));
      double beyond = sign * Math.nextUp(0x1p26);
      assertThatThrownBy(() -> WideInteger.add(new long[2], 0, beyond, 100))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  private static BigInteger value(long low, long high) {
    return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
  }

  private static BigDecimal power(int exponent) {
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    return exponent >= 0 ? power : BigDecimal.ONE.divide(power);
  }
}
