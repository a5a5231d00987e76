package org.ieum.federation.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

class FixedPointTest {
  @Property
  void theSumOverAllRecordsAtTheBoundFitsIn62Bits(
      @ForAll @LongRange(min = 1, max = 1L << 40) long records,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1e9) double bound) {
    FixedPoint scale = scale(bound, records);
    BigDecimal sum =
        new BigDecimal(bound).multiply(new BigDecimal(records)).multiply(power(scale.exponent(0)));
    int top = scale.limbs() == 1 ? 62 : 126;
    assertThat(sum).isLessThanOrEqualTo(power(top).multiply(BigDecimal.valueOf(1 + 1e-15)));
    assertThat(sum).isGreaterThan(power(top - 1).multiply(BigDecimal.valueOf(1 - 1e-15)));
    assertThat(scale.exponent(0)).isGreaterThanOrEqualTo(30);
  }

  @Test
  void aSecondLimbIsTakenWhereFewerThan30FractionalBitsWouldBeLeft() {
    assertThat(scale(0x1p12, 1L << 20).limbs()).isEqualTo(1);
    assertThat(scale(0x1p12, 1L << 20).exponents()).containsExactly(30);
    assertThat(scale(Math.nextUp(0x1p12), 1L << 20).limbs()).isEqualTo(2);
    assertThat(scale(Math.nextUp(0x1p12), 1L << 20).exponents()).containsExactly(29 + 64);
    FixedPoint mixed =
        FixedPoint.of(
            Shape.of(Field.sum("a", "", Labels.one(), 1), Field.sum("b", "", Labels.one(), 1e9)),
            1L << 20);
    assertThat(scale(0x1p-20, 1L << 32).limbs()).isEqualTo(1);
    assertThat(scale(0x1p-20, (1L << 32) + 1).limbs()).isEqualTo(2);
    assertThat(mixed.limbs()).isEqualTo(2);
    assertThat(mixed.words()).isEqualTo(4);
    assertThat(mixed.exponents()).containsExactly(42 + 64, 12 + 64);
  }

  @Property(tries = 300)
  void sumsAreExactIntegerSumsOfRoundedBlocksInAnyOrder(
      @ForAll long seed, @ForAll @LongRange(min = 20, max = 1L << 40) long records) {
    Random random = new Random(seed);
    double bound = Math.scalb(1 + random.nextDouble(), random.nextInt(40) - 10);
    FixedPoint scale = scale(bound, records);
    List<Double> blocks = new ArrayList<>();
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 20; i++) {
      double x = (2 * random.nextDouble() - 1) * bound;
      blocks.add(x);
      expected =
          expected.add(
              new BigDecimal(x)
                  .multiply(power(scale.exponent(0)))
                  .setScale(0, RoundingMode.HALF_EVEN)
                  .toBigIntegerExact());
    }
    WordSum forward = new WordSum(scale);
    blocks.forEach(x -> forward.add(new double[] {x}));
    assertThat(value(forward.words())).isEqualTo(expected);
    Collections.shuffle(blocks, random);
    WordSum left = new WordSum(scale);
    WordSum right = new WordSum(scale);
    for (int i = 0; i < blocks.size(); i++) {
      (i % 3 == 0 ? left : right).add(new double[] {blocks.get(i)});
    }
    assertThat(left.addWords(right.words()).words()).isEqualTo(forward.words());
    assertThat(scale.decode(forward.words(), 0))
        .isCloseTo(blocks.stream().mapToDouble(x -> x).sum(), within(20 * bound * 0x1p-30));
  }

  @Test
  void aNumberAtTheBoundIsAcceptedAndBeyondItRefused() {
    FixedPoint one = scale(1, 1L << 20);
    for (double sign : new double[] {1, -1}) {
      WordSum atBound = new WordSum(one).add(new double[] {sign * 0x1p20});
      assertThat(atBound.words()).containsExactly((long) sign << 62);
      overflows(() -> new WordSum(one).add(new double[] {sign * Math.nextUp(0x1p20)}));
      overflows(() -> atBound.add(new double[] {sign * 0x1p20}).add(new double[] {sign}));
    }
  }

  @Test
  void whatIsNotFiniteIsRefusedWithOneLimbAndWithTwo() {
    for (FixedPoint scale : List.of(scale(1, 1000), scale(1e12, 1L << 30))) {
      for (double x :
          new double[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE
          }) {
        overflows(() -> new WordSum(scale).add(new double[] {x}));
      }
    }
  }

  @Test
  void sumsOfWordsBeyondTheLimbsAreRefused() {
    overflows(
        () ->
            new WordSum(scale(1, 1000))
                .addWords(new long[] {Long.MAX_VALUE})
                .addWords(new long[] {1}));
    overflows(
        () ->
            new WordSum(scale(1e12, 1L << 30))
                .addWords(new long[] {-1, Long.MAX_VALUE})
                .addWords(new long[] {1, 0}));
    overflows(
        () ->
            new WordSum(scale(1e12, 1L << 30))
                .addWords(new long[] {0, Long.MIN_VALUE})
                .addWords(new long[] {-1, -1}));
  }

  @Test
  void aSiteVectorShowsItsShapeOnly() {
    SiteVector vector = SiteVector.of(scale(1, 1000), new long[] {42});
    assertThat(vector.toString()).isEqualTo("SiteVector[1 numbers, 1 limb(s)]");
    assertThat(vector.words(SiteVectorAccess.get())).containsExactly(42);
    assertThatThrownBy(() -> SiteVector.of(scale(1, 1000), new long[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Against arithmetic in BigInteger, with one limb and with two. */
  @Property(tries = 500)
  void aSitesSumIsRoundedOnceToItsFieldsResolution(
      @ForAll @Scale(6) @DoubleRange(min = -1000, max = 1000) double x,
      @ForAll @LongRange(min = -12, max = 8) long exponent,
      @ForAll boolean wide) {
    Field field = Field.sum("x", "", Labels.one(), wide ? 1e6 : 4).roundedTo((int) exponent);
    Field whole = Field.sum("y", "", Labels.one(), wide ? 1e6 : 4);
    assertThat(field.named("z").movedInAtMost(1).withoutSensitivity().release().resolution())
        .hasValue((int) exponent);
    Shape shape = Shape.of(field, whole);
    FixedPoint scale = FixedPoint.of(shape, 1L << 20);
    assertThat(scale.limbs()).isEqualTo(wide ? 2 : 1);
    WordSum sum = new WordSum(scale).add(new double[] {x, x}).add(new double[] {x / 3, x / 3});
    long[] words = SiteVector.of(shape, scale, sum).words(SiteVectorAccess.get());
    BigInteger exact = integer(sum.words(), 0, scale.limbs());
    BigInteger step = BigInteger.ONE.shiftLeft(scale.exponent(0) + (int) exponent);
    BigInteger expected =
        exact.add(step.shiftRight(1)).subtract(exact.add(step.shiftRight(1)).mod(step));
    assertThat(integer(words, 0, scale.limbs())).isEqualTo(expected);
    assertThat(integer(words, 1, scale.limbs())).isEqualTo(exact);
  }

  private static BigInteger integer(long[] words, int index, int limbs) {
    return limbs == 1
        ? BigInteger.valueOf(words[index])
        : BigInteger.valueOf(words[2 * index + 1])
            .shiftLeft(64)
            .add(new BigInteger(Long.toUnsignedString(words[2 * index])));
  }

  @Test
  void boundsMustBePositiveAndFinite() {
    for (double bound : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Field.sum("x", "", Labels.one(), bound))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("field x");
    }
  }

  private static FixedPoint scale(double bound, long records) {
    return FixedPoint.of(Shape.of(Field.sum("x", "", Labels.one(), bound)), records);
  }

  private static void overflows(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERFLOW));
  }

  private static BigInteger value(long[] words) {
    BigInteger low = BigInteger.valueOf(words[0]);
    return words.length == 1
        ? low
        : BigInteger.valueOf(words[1])
            .shiftLeft(64)
            .add(new BigInteger(Long.toUnsignedString(words[0])));
  }

  private static BigDecimal power(int exponent) {
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    return exponent >= 0 ? power : BigDecimal.ONE.divide(power);
  }
}
