package org.ieum.federation.vector;

/** A named run of numbers in a layout: {@code length} numbers from {@code offset}. */
public record Segment(String name, int offset, int length) {
  public Segment {
    if (name.isBlank() || offset < 0 || length < 0) {
      throw new IllegalArgumentException("segment " + name + " at " + offset + " of " + length);
    }
  }
}
