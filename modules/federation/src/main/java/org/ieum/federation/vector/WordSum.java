package org.ieum.federation.vector;

import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * A running integer sum of answers. Each block of rows adds its numbers once, rounded to the public
 * scale; the result does not depend on the order or grouping of blocks. Not thread-safe.
 */
public final class WordSum {
  private final FixedPoint scale;
  private final long[] words;

  public WordSum(FixedPoint scale) {
    this.scale = scale;
    this.words = new long[scale.words()];
  }

  /**
   * Adds one block's numbers.
   *
   * @throws IeumException OVERFLOW for NaN, an infinity, or a number beyond its public bound
   */
  public WordSum add(double[] numbers) {
    if (numbers.length != scale.length()) {
      throw new IllegalArgumentException(numbers.length + " numbers, shape has " + scale.length());
    }
    for (int j = 0; j < numbers.length; j++) {
      addNumber(j, numbers[j]);
    }
    return this;
  }

  private void addNumber(int j, double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      throw overflow(j, "is not finite");
    }
    try {
      if (scale.limbs() == 2) {
        WideInteger.add(words, 2 * j, x, scale.exponent(j));
        return;
      }
      double scaled = Math.rint(Math.scalb(x, scale.exponent(j)));
      if (Math.abs(scaled) > 0x1p62) {
        throw overflow(j, "exceeds its public bound");
      }
      words[j] = Math.addExact(words[j], (long) scaled);
    } catch (ArithmeticException e) {
      throw new IeumException(
          ErrorCode.OVERFLOW, "answer: number " + j + " exceeds its public bound", e);
    }
  }

  /** Adds the words of another sum of the same scale. */
  public WordSum addWords(long[] other) {
    if (other.length != words.length) {
      throw new IllegalArgumentException(other.length + " words, expected " + words.length);
    }
    try {
      for (int j = 0; j < scale.length(); j++) {
        if (scale.limbs() == 2) {
          WideInteger.addLimbs(words, 2 * j, other[2 * j], other[2 * j + 1]);
        } else {
          words[j] = Math.addExact(words[j], other[j]);
        }
      }
    } catch (ArithmeticException e) {
      throw new IeumException(
          ErrorCode.OVERFLOW, "answer: a sum of blocks exceeds its public bound", e);
    }
    return this;
  }

  /** The words so far: {@link FixedPoint#words()} of them. */
  public long[] words() {
    return words.clone();
  }

  private static IeumException overflow(int index, String what) {
    return new IeumException(
        ErrorCode.OVERFLOW,
        "answer: number "
            + index
            + " "
            + what
            + "; the cohort exceeds the study's max-records or a value is beyond the dictionary's limits");
  }
}
