package org.ieum.federation.basis;

/**
 * The operations of which terms are made, over whatever stands for numbers: doubles, or expressions
 * of some language.
 *
 * @param <T> what stands for a number
 */
public interface Arithmetic<T> {
  T number(double value);

  T plus(T a, T b);

  T minus(T a, T b);

  T times(T a, T b);

  /** The natural logarithm. */
  T log(T a);

  /** The number where it is above 0, else 0. */
  T positivePart(T a);

  /** 1 where low ≤ a < high, else 0; an end may be infinite. */
  T within(T a, double low, double high);

  /** The number times itself, from the left. */
  default T power(T base, int exponent) {
    T value = base;
    for (int k = 1; k < exponent; k++) {
      value = times(value, base);
    }
    return value;
  }
}
