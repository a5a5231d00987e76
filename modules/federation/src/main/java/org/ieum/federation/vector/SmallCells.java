package org.ieum.federation.vector;

import java.util.Arrays;

/**
 * Takes what a site may not say out of its finished sum: the numbers of cells that hold too few of
 * its records, and last their counts. The one place where {@link Field#cellSize} is heeded.
 */
public final class SmallCells {
  private SmallCells() {}

  /** The words of a site's whole answer, with those of cells that are too small set to zero. */
  public static long[] withheld(Shape shape, FixedPoint scale, long[] words) {
    long[] kept = words.clone();
    for (Field field : shape.fields()) {
      field.cellSize().ifPresent(size -> withhold(shape, scale, words, field, size, kept));
    }
    return kept;
  }

  private static void withhold(
      Shape shape, FixedPoint scale, long[] words, Field field, CellSize size, long[] kept) {
    int counts = shape.offset(size.counts());
    int cells = shape.field(size.counts()).length();
    int width = field.length() / cells;
    int first = shape.offset(field.name());
    for (int c = 0; c < cells; c++) {
      if (Math.round(scale.decode(words, counts + c)) < size.least()) {
        int from = (first + c * width) * scale.limbs();
        Arrays.fill(kept, from, from + width * scale.limbs(), 0);
      }
    }
  }
}
