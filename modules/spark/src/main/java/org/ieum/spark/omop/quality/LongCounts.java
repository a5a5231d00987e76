package org.ieum.spark.omop.quality;

import java.io.Serializable;

/** How often each of some whole numbers was seen; two words a number, however often. */
final class LongCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Takes a number and how often it was seen. */
  @FunctionalInterface
  interface Taker {
    void take(long number, long times);
  }

  private long[] numbers = new long[16];
  private long[] times = new long[16];
  private int size;

  void add(long number, long more) {
    int at = place(number);
    if (times[at] == 0) {
      numbers[at] = number;
      size++;
    }
    times[at] += more;
    if (2 * size > numbers.length) {
      grow();
    }
  }

  long of(long number) {
    return times[place(number)];
  }

  /** In no particular order. */
  void forEach(Taker taker) {
    for (int i = 0; i < numbers.length; i++) {
      if (times[i] > 0) {
        taker.take(numbers[i], times[i]);
      }
    }
  }

  void merge(LongCounts others) {
    others.forEach(this::add);
  }

  private int place(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    int mask = numbers.length - 1;
    int at = (int) (mixed >>> 40) & mask;
    while (times[at] != 0 && numbers[at] != number) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    LongCounts wider = new LongCounts();
    wider.numbers = new long[2 * numbers.length];
    wider.times = new long[2 * numbers.length];
    forEach(wider::add);
    numbers = wider.numbers;
    times = wider.times;
  }
}
