package org.ieum.securesum;

import java.util.Arrays;

/**
 * The public binary exponents of a vector's numbers, one a number: a word w stands for w ·
 * 2^−exponent.
 */
public final class Scales {
  private final int[] exponents;

  private Scales(int[] exponents) {
    this.exponents = exponents;
  }

  /** A copy of the given exponents. */
  public static Scales of(int... exponents) {
    return new Scales(exponents.clone());
  }

  public int size() {
    return exponents.length;
  }

  public int exponent(int index) {
    return exponents[index];
  }

  /** A copy of the exponents. */
  public int[] toArray() {
    return exponents.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scales that && Arrays.equals(exponents, that.exponents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(exponents);
  }

  @Override
  public String toString() {
    return "Scales[" + exponents.length + "]";
  }
}
