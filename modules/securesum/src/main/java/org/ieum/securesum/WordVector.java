package org.ieum.securesum;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An immutable vector of {@code length} integers of one or two 64-bit limbs, the lower limb first,
 * with arithmetic modulo 2^64 or 2^128. Read as signed numbers in two's complement. Its text shows
 * the shape and no value.
 */
public final class WordVector {
  /** The most words a vector may have: 2^27, one gibibyte. */
  public static final int MAX_WORDS = 1 << 27;

  private final int limbs;
  private final long[] words;

  private WordVector(int limbs, long[] words) {
    this.limbs = limbs;
    this.words = words;
  }

  /**
   * A copy of the given words.
   *
   * @param limbs 1 or 2
   * @param words {@code length · limbs} words, at least one number
   * @throws SecureSumException MALFORMED_MESSAGE for any other shape
   */
  public static WordVector of(int limbs, long[] words) {
    return owning(limbs, words.clone());
  }

  /** All zeros. */
  public static WordVector zero(int limbs, int length) {
    Shape.vector(length, limbs);
    return new WordVector(limbs, new long[length * limbs]);
  }

  /** Takes over an array that nobody else holds. */
  static WordVector owning(int limbs, long[] words) {
    Shape.words(words.length, limbs);
    return new WordVector(limbs, words);
  }

  /** The number of integers. */
  public int length() {
    return words.length / limbs;
  }

  public int limbs() {
    return limbs;
  }

  /** A copy of the words: {@code length · limbs}, lower limb first. */
  public long[] toWords() {
    return words.clone();
  }

  /**
   * The sum, number by number, modulo 2^64 or 2^128.
   *
   * @throws SecureSumException SHAPE_MISMATCH if the shapes differ
   */
  public WordVector plus(WordVector other) {
    return combined(other, false);
  }

  /**
   * The difference, number by number, modulo 2^64 or 2^128.
   *
   * @throws SecureSumException SHAPE_MISMATCH if the shapes differ
   */
  public WordVector minus(WordVector other) {
    return combined(other, true);
  }

  /**
   * Proves that a sum over {@code members} such vectors cannot wrap: every number is at most
   * ⌊(2^63−1)/members⌋ in magnitude (2^127 with two limbs).
   *
   * @throws SecureSumException OVERFLOW naming the first index that is too large, and nothing of
   *     its value
   */
  public void checkHeadroom(int members) {
    if (members < 1) {
      throw Refusal.bug("headroom for " + members + " members");
    }
    int bad = limbs == 1 ? beyondOneLimb(members) : beyondTwoLimbs(members);
    if (bad >= 0) {
      throw Refusal.overflow(bad, limbs, members);
    }
  }

  private int beyondOneLimb(int members) {
    long bound = Long.MAX_VALUE / members;
    for (int i = 0; i < words.length; i++) {
      if (words[i] > bound || words[i] < -bound) {
        return i;
      }
    }
    return -1;
  }

  private int beyondTwoLimbs(int members) {
    BigInteger bound =
        BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE).divide(BigInteger.valueOf(members));
    long low = bound.longValue();
    long high = bound.shiftRight(64).longValue();
    long negatedLow = -low;
    long negatedHigh = ~high + (low == 0 ? 1 : 0);
    for (int i = 0; i < words.length; i += 2) {
      if (compare(words[i + 1], words[i], high, low) > 0
          || compare(words[i + 1], words[i], negatedHigh, negatedLow) < 0) {
        return i / 2;
      }
    }
    return -1;
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(low, otherLow);
  }

  private WordVector combined(WordVector other, boolean subtract) {
    Shape.same(this, other);
    long[] result = words.clone();
    WordArithmetic.accumulate(result, 0, other.words, result.length, limbs, subtract);
    return new WordVector(limbs, result);
  }

  boolean sameShape(WordVector other) {
    return limbs == other.limbs && words.length == other.words.length;
  }

  /** The words themselves; never written to. */
  long[] view() {
    return words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordVector that
        && limbs == that.limbs
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return 31 * limbs + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "WordVector[length=" + length() + ", limbs=" + limbs + "]";
  }
}
