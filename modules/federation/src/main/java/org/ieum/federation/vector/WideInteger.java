package org.ieum.federation.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** 128-bit two's complement integers as two longs, the low limb first. */
final class WideInteger {
  private WideInteger() {}

  /** Adds the integer nearest to {@code x · 2^exponent} to the limbs at {@code at}. */
  static void add(long[] words, int at, double x, int exponent) {
    if (x == 0) {
      return;
    }
    long bits = Double.doubleToLongBits(x);
    int biased = (int) ((bits >>> 52) & 0x7ff);
    int binary = Math.max(1, biased) - 1075 + exponent;
    long mantissa = (bits & 0xfffffffffffffL) | (biased == 0 ? 0 : 1L << 52);
    long low;
    long high;
    if (binary >= 0) {
      if (binary > 126 - 52 || (binary == 126 - 52 && mantissa > 1L << 52)) {
        throw new ArithmeticException("number exceeds 2^126");
      }
      low = binary >= 64 ? 0 : mantissa << binary;
      high =
          binary >= 64 ? mantissa << (binary - 64) : binary == 0 ? 0 : mantissa >>> (64 - binary);
    } else {
      low = (long) Math.rint(Math.scalb((double) mantissa, binary));
      high = 0;
    }
    if (bits < 0) {
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
    addLimbs(words, at, low, high);
  }

  /** Adds (low, high) to the limbs at {@code at}; refuses a signed overflow. */
  static void addLimbs(long[] words, int at, long low, long high) {
    long sum = words[at] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    long before = words[at + 1];
    long top = before + high + carry;
    if (((before ^ top) & (high ^ top)) < 0) {
      throw new ArithmeticException("sum exceeds 128 bits");
    }
    words[at] = sum;
    words[at + 1] = top;
  }

  /** Rounds the limbs at {@code at} to a multiple of 2^dropped, halves up; 0 < dropped < 127. */
  static void round(long[] words, int at, int dropped) {
    int half = dropped - 1;
    addLimbs(words, at, half < 64 ? 1L << half : 0, half < 64 ? 0 : 1L << (half - 64));
    words[at] = dropped < 64 ? words[at] >> dropped << dropped : 0;
    if (dropped > 64) {
      words[at + 1] = words[at + 1] >> (dropped - 64) << (dropped - 64);
    }
  }

  static double toDouble(long low, long high, int exponent) {
    BigInteger value =
        BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    BigDecimal exact = new BigDecimal(value);
    BigDecimal scale = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    return exponent >= 0
        ? exact.divide(scale, new MathContext(40)).doubleValue()
        : exact.multiply(scale).doubleValue();
  }
}
