package org.ieum.federation.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The public shape of an answer: named segments, and for every number a bound on what one record
 * can contribute to it. Follows from the query and the manifest alone.
 */
public final class Layout {
  private final List<Segment> segments;
  private final double[] bounds;

  private Layout(List<Segment> segments, double[] bounds) {
    this.segments = List.copyOf(segments);
    this.bounds = bounds;
  }

  /** Number of numbers in an answer. */
  public int length() {
    return bounds.length;
  }

  public List<Segment> segments() {
    return segments;
  }

  /** Bound on the absolute contribution of one record to number {@code index}. */
  public double bound(int index) {
    return bounds[index];
  }

  public Segment segment(String name) {
    for (Segment s : segments) {
      if (s.name().equals(name)) {
        return s;
      }
    }
    throw new IllegalArgumentException("no segment " + name + " among " + segments);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The layouts one after the other; segment {@code s} of part {@code i} is named {@code i.s}. */
  public static Layout concatenate(List<Layout> parts) {
    Builder all = builder();
    for (int i = 0; i < parts.size(); i++) {
      Layout part = parts.get(i);
      for (Segment s : part.segments) {
        int end = s.offset() + s.length();
        all.add(i + "." + s.name(), Arrays.copyOfRange(part.bounds, s.offset(), end));
      }
    }
    return all.build();
  }

  /** Collects segments in order. */
  public static final class Builder {
    private final List<Segment> segments = new ArrayList<>();
    private double[] bounds = new double[0];

    private Builder() {}

    public Builder add(String name, int length, double bound) {
      double[] same = new double[length];
      Arrays.fill(same, bound);
      return add(name, same);
    }

    public Builder add(String name, double... segmentBounds) {
      for (double b : segmentBounds) {
        if (!(b > 0) || Double.isInfinite(b)) {
          throw new IllegalArgumentException(
              "segment " + name + " has a bound that is not positive and finite");
        }
      }
      segments.add(new Segment(name, bounds.length, segmentBounds.length));
      int from = bounds.length;
      bounds = Arrays.copyOf(bounds, from + segmentBounds.length);
      System.arraycopy(segmentBounds, 0, bounds, from, segmentBounds.length);
      return this;
    }

    public Layout build() {
      return new Layout(segments, bounds.clone());
    }
  }
}
