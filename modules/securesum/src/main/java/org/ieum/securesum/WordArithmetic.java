package org.ieum.securesum;

/** Addition modulo 2^64 and 2^128 in place. */
final class WordArithmetic {
  private WordArithmetic() {}

  /**
   * Adds or subtracts {@code count} words of {@code term} into {@code sum} from index {@code at}
   * on. With two limbs, {@code at} and {@code count} are even.
   */
  static void accumulate(long[] sum, int at, long[] term, int count, int limbs, boolean subtract) {
    if (limbs == 1) {
      oneLimb(sum, at, term, count, subtract);
    } else if (subtract) {
      subtractTwoLimbs(sum, at, term, count);
    } else {
      addTwoLimbs(sum, at, term, count);
    }
  }

  private static void oneLimb(long[] sum, int at, long[] term, int count, boolean subtract) {
    if (subtract) {
      for (int i = 0; i < count; i++) {
        sum[at + i] -= term[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        sum[at + i] += term[i];
      }
    }
  }

  private static void addTwoLimbs(long[] sum, int at, long[] term, int count) {
    for (int i = 0; i < count; i += 2) {
      long low = sum[at + i] + term[i];
      long carry = Long.compareUnsigned(low, term[i]) < 0 ? 1 : 0;
      sum[at + i] = low;
      sum[at + i + 1] += term[i + 1] + carry;
    }
  }

  private static void subtractTwoLimbs(long[] sum, int at, long[] term, int count) {
    for (int i = 0; i < count; i += 2) {
      long borrow = Long.compareUnsigned(sum[at + i], term[i]) < 0 ? 1 : 0;
      sum[at + i] -= term[i];
      sum[at + i + 1] -= term[i + 1] + borrow;
    }
  }
}
