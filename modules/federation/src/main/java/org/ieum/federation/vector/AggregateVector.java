package org.ieum.federation.vector;

import java.util.Arrays;

/** The sum over sites of the answers to one query: what everyone may read. */
public final class AggregateVector {
  private final Shape shape;
  private final FixedPoint scale;
  private final long[] words;

  private AggregateVector(Shape shape, FixedPoint scale, long[] words) {
    this.shape = shape;
    this.scale = scale;
    this.words = words;
  }

  public static AggregateVector of(Shape shape, FixedPoint scale, long[] words) {
    if (words.length != scale.words() || shape.length() != scale.length()) {
      throw new IllegalArgumentException(words.length + " words for a shape of " + shape.length());
    }
    return new AggregateVector(shape, scale, words.clone());
  }

  public Shape shape() {
    return shape;
  }

  /** The words as summed, for journals. */
  public long[] words() {
    return words.clone();
  }

  /** The numbers of a field. */
  public double[] values(String field) {
    int offset = shape.offset(field);
    double[] out = new double[shape.field(field).length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = scale.decode(words, offset + i);
    }
    return out;
  }

  /** The single number of a field of length 1. */
  public double value(String field) {
    double[] v = values(field);
    if (v.length != 1) {
      throw new IllegalArgumentException(field + " holds " + v.length + " numbers");
    }
    return v[0];
  }

  /** The single number of a field that counts. */
  public long count(String field) {
    return Math.round(value(field));
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
