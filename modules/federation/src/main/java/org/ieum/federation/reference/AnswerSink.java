package org.ieum.federation.reference;

import org.ieum.federation.vector.WordSum;

/** Takes blocks of numbers for one part of an answer and adds them at that part's place. */
final class AnswerSink {
  private final WordSum sum;
  private final double[] whole;
  private final int offset;
  private final int length;

  AnswerSink(WordSum sum, int wholeLength, int offset, int length) {
    this.sum = sum;
    this.whole = new double[wholeLength];
    this.offset = offset;
    this.length = length;
  }

  void add(double[] block) {
    if (block.length != length) {
      throw new IllegalArgumentException(block.length + " numbers, expected " + length);
    }
    System.arraycopy(block, 0, whole, offset, length);
    sum.add(whole);
  }
}
