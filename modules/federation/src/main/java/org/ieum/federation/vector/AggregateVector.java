package org.ieum.federation.vector;

import java.util.Arrays;

/** The sum over sites of the answers to one query: what everyone may read. */
public final class AggregateVector {
  private final Layout layout;
  private final FixedPoint scale;
  private final long[] words;

  private AggregateVector(Layout layout, FixedPoint scale, long[] words) {
    this.layout = layout;
    this.scale = scale;
    this.words = words;
  }

  public static AggregateVector of(Layout layout, FixedPoint scale, long[] words) {
    if (words.length != scale.words() || layout.length() != scale.length()) {
      throw new IllegalArgumentException(
          words.length + " words for a layout of " + layout.length());
    }
    return new AggregateVector(layout, scale, words.clone());
  }

  public Layout layout() {
    return layout;
  }

  /** The words as summed, for journals. */
  public long[] words() {
    return words.clone();
  }

  /** The numbers of a segment. */
  public double[] values(String segment) {
    Segment s = layout.segment(segment);
    double[] out = new double[s.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = scale.decode(words, s.offset() + i);
    }
    return out;
  }

  /** The single number of a segment of length 1. */
  public double value(String segment) {
    double[] v = values(segment);
    if (v.length != 1) {
      throw new IllegalArgumentException(segment + " holds " + v.length + " numbers");
    }
    return v[0];
  }

  /** The single number of a segment that counts. */
  public long count(String segment) {
    return Math.round(value(segment));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AggregateVector a
        && scale.equals(a.scale)
        && Arrays.equals(words, a.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
