package org.ieum.federation.vector;

import java.util.Arrays;

/**
 * The public scale of every number of an answer: number j travels as the integer nearest to x ·
 * 2^e<sub>j</sub>, with e<sub>j</sub> = ⌊62 − log2(N<sub>max</sub> · B<sub>j</sub>)⌋, so that the
 * sum over N<sub>max</sub> records of bound B<sub>j</sub> cannot exceed 2^62. Where that leaves
 * fewer than 30 fractional bits for some number, or fewer than 30 bits of some number's bound,
 * every number of the answer takes two 64-bit limbs, least significant first, and 64 bits more
 * scale. Sums of integers are exact and free of order.
 */
public final class FixedPoint {
  private static final int FEWEST_FRACTIONAL_BITS = 30;

  private final int[] exponents;
  private final int limbs;

  private FixedPoint(int[] exponents, int limbs) {
    this.exponents = exponents;
    this.limbs = limbs;
  }

  /** The scales of a shape when at most {@code maxRecords} records take part in the federation. */
  public static FixedPoint of(Shape shape, long maxRecords) {
    int[] exponents = new int[shape.length()];
    int least = 62 - ceilLog2((double) maxRecords);
    int j = 0;
    for (Field field : shape.fields()) {
      for (int i = 0; i < field.length(); i++) {
        exponents[j] = 62 - ceilLog2(maxRecords * field.bound(i));
        least = Math.min(least, exponents[j++]);
      }
    }
    if (least >= FEWEST_FRACTIONAL_BITS) {
      return new FixedPoint(exponents, 1);
    }
    for (j = 0; j < exponents.length; j++) {
      exponents[j] += 64;
    }
    return new FixedPoint(exponents, 2);
  }

  /** Numbers in an answer. */
  public int length() {
    return exponents.length;
  }

  /** 64-bit words a number: 1 or 2. */
  public int limbs() {
    return limbs;
  }

  /** 64-bit words in an answer. */
  public int words() {
    return exponents.length * limbs;
  }

  /** The binary exponents of the scales, one a number. */
  public int[] exponents() {
    return exponents.clone();
  }

  int exponent(int index) {
    return exponents[index];
  }

  /** The number that {@code words} hold at {@code index}. */
  public double decode(long[] words, int index) {
    if (limbs == 1) {
      return Math.scalb((double) words[index], -exponents[index]);
    }
    return WideInteger.toDouble(words[2 * index], words[2 * index + 1], exponents[index]);
  }

  /** The words with every number of a field rounded to the field's resolution, halves up. */
  long[] rounded(Shape shape, long[] words) {
    long[] out = words.clone();
    int j = 0;
    for (Field field : shape.fields()) {
      for (int i = 0; i < field.length(); i++, j++) {
        int dropped = exponents[j] + field.release().resolution().orElse(-exponents[j]);
        if (dropped > 0 && limbs == 1) {
          out[j] = (out[j] + (1L << (dropped - 1))) >> dropped << dropped;
        } else if (dropped > 0) {
          WideInteger.round(out, 2 * j, dropped);
        }
      }
    }
    return out;
  }

  private static int ceilLog2(double x) {
    int e = Math.getExponent(x);
    return Math.scalb(1.0, e) < x ? e + 1 : e;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FixedPoint f
        && limbs == f.limbs
        && Arrays.equals(exponents, f.exponents);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(exponents) + limbs;
  }
}
